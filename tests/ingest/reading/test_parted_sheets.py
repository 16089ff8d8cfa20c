"""Sheets of one measure each that numbered headings part anew, and headings that name the sheet."""

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from graph.facts import Observation, Placement, Reading
from ingest.document import Block, Passage
from tests.ingest.reading.made import chain, heading, of, read, table

_SHEETS = (("1-1", "緑を守る", "生垣の助成"), ("1-2", "花を育てる", "花壇の手入れ"), ("1-3", "水を引く", "池の掃除"))


_PARTS = [
    ("１　ものさしの動き", "２　取組の様子"),
    ("ものさしの動き", "取組の様子"),
    ("■ 環境指標の推移", "■ 個別取組の実施状況"),
    ("①ものさしの動き", "②取組の様子"),
]


def _sheets(line: Callable[[str], Passage], parts: tuple[str, str]) -> Iterator[Block]:
    """A card for each measure, and below it two parts."""
    for number, name, project in _SHEETS:
        yield table([["基本目標", "１　緑のまち"], ["基本施策", f"{number}　{name}"], ["主管課", "公園課"]], head=0)
        yield line(parts[0])
        yield table([["指標名", "単位", "令和５年度実績"], [f"{project}の件数", "件", "12"]])
        yield line(parts[1])
        yield table([["No.", "個別取組", "実施課"], ["①", project, "公園課"], ["②", f"{name}講座", "公園課"]])


def _is_parted(reading: Reading) -> None:
    """What stands below the parts is about the measure of the card, and they name nothing."""
    assert {(o.about.name, o.indicator.name) for o in of(reading, Observation)} == {
        (name, f"{project}の件数") for _, name, project in _SHEETS
    }
    chains = {tuple(name for _, name in chain(place.about)) for place in of(reading, Placement)}
    assert chains == {
        ("緑のまち",),
        *(("緑のまち", name) for _, name, _ in _SHEETS),
        *(("緑のまち", name, project) for _, name, project in _SHEETS),
        *(("緑のまち", name, f"{name}講座") for _, name, _ in _SHEETS),
    }


@pytest.mark.parametrize("parts", _PARTS)
def test_headings_that_come_again_below_each_card_part_it(parts: tuple[str, str]) -> None:
    """Headings that come again below the card of each measure, numbered or not, leave it open, though a heading in the same
    type went before the first card.
    """
    _is_parted(read(heading("３　評価の方法", 4), *_sheets(lambda words: heading(words, 4), parts)))


def test_numbered_lines_that_come_again_above_tables_part_a_card() -> None:
    """So do numbered lines in the type of the text, each right above a table: they are no names either."""
    _is_parted(read(*_sheets(lambda words: replace(heading(words, 4), role="paragraph"), _PARTS[0])))


def test_a_title_of_sheets_with_brackets_behind_it_names_no_measure() -> None:
    """評価シート（施策1-1） only says which sheet follows, as 評価シート does."""
    blocks: list[Block] = []
    for number, name in (("1-1", "緑を守る"), ("1-2", "花を育てる")):
        blocks += [
            heading(f"評価シート（施策{number}）", 3),
            table([["政策", "１", "緑のまち"], ["施策", number, name], ["主管課", "公園課", "<"]], head=0),
        ]
    assert {p.name for p in of(read(*blocks), Placement)} == {"緑のまち", "緑を守る", "花を育てる"}
