"""Badges, pills, discs and boxes of numbers, as designed booklets set them."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.facts import Evaluation, Observation, Placement, Responsibility, Statement
from ingest.document import Block, Document, Line, Panel, Passage, Place, Text
from ingest.reading import read_facts
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table


def at(words: str, x: float, y: float, role: str = "heading", level: int = 3) -> Passage:
    """A line at a place of the page."""
    line = Line(words, words, Place(2, (x, y, x + 10 * len(words), y + 10)), 10.0)
    return Passage(Text((line,)), "heading" if role == "heading" else "paragraph", level, title=words)


def test_pills_in_cells_say_what_cells_say() -> None:
    """In a table without years a department in a pill is that of the row, and no bar of a schedule."""
    rows = [["番号", "事業名", "取組内容", "担当課", "関係課"], ["1", "苗木の配布", "苗木を配ります。", "", "農政課"]]
    reading = read(table(rows, bars=[(1, 3, 3, "公園課")]))
    assert {(r.name, r.role) for r in of(reading, Responsibility)} == {("公園課", "lead"), ("農政課", "related")}
    rated = read(table([["取組", "評価"], ["苗木の配布", ""], ["花壇", ""]], bars=[(1, 1, 1, "A"), (2, 1, 1, "B")]))
    assert {(e.about.name, e.rating) for e in of(rated, Evaluation)} == {("苗木の配布", "A"), ("花壇", "B")}


def test_a_status_in_large_type_closes_nothing() -> None:
    """新規 or 拡充 on a line of its own, large as a heading, leaves what follows with the measure above it."""
    reading = read(
        heading("１　苗木の配布", 2),
        table([["担当課", "公園課"]], head=0),
        heading("拡充", 2),
        paragraph("【課題】"),
        paragraph("苗木が足りない。"),
    )
    assert [s.about.name for s in of(reading, Statement) if hasattr(s.about, "name")] == ["苗木の配布"]


def test_a_name_in_a_frame_labelled_with_its_level_and_number() -> None:
    """基本目標１ on a small box and the name in the frame beside it are one heading: what follows stands under it."""

    def aim(number: str, name: str) -> Panel:
        return Panel(
            Text((Line(number, number, Place(2, (40, 40, 90, 50))),)), (at(name, 100, 42),), Place(2, (30, 30, 500, 60))
        )

    indicators = [["指標", "現状値（R5）"], ["植えた本数", "120本"]]
    blocks: list[Block] = [heading("第2章　施策の展開", 2), aim("基本目標１", "緑をふやす"), table(indicators)]
    more: list[Block] = [
        heading("施策1-1　苗木の配布", 4),
        table([["担当課", "公園課"]], head=0),
        aim("基本目標２", "水を守る"),
    ]
    reading = read(*blocks, *more, table(indicators))
    assert [getattr(o.about, "name", "") for o in of(reading, Observation)] == ["緑をふやす", "水を守る"]
    placed = next(p for p in of(reading, Placement) if p.name == "苗木の配布")
    assert chain(placed.about) == [("１", "緑をふやす"), ("1-1", "苗木の配布")]


@pytest.mark.parametrize(("above", "number"), [(0, "1-2-1"), (40, "")])
def test_a_number_in_a_box_beside_the_name(reading: Callable[..., Document], above: float, number: str) -> None:
    """A number that stands alone left of a heading is its number; one above it is not."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 84 - above, 110, 106 - above, (0.7, 0.8, 0.9))
        sheet.text(68, 100 - above, "1-2-1", 11)
        sheet.text(122, 100, "苗木の配布", 14)
        sheet.grid([60, 140, 400], [120, 140], [["担当課", "公園課"]])

    found = of(read_facts(reading(draw)), Placement)
    assert [p.about.notation for p in found if p.name == "苗木の配布"] == [number]
