"""Diagrams: boxes joined by straight lines, elbows and arrows."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from ingest.document import Document


def box(sheet: Any, x: float, y: float, words: str) -> None:
    """A box 100 points wide and 20 high with words in it."""
    sheet.box(x, y, x + 100, y + 20)
    sheet.text(x + 10, y + 14, words, 9)


def path(sheet: Any, corners: Sequence[tuple[float, float]], *, fill: bool = False) -> None:
    """A line through these corners, or a filled shape."""
    drawn = sheet.canvas.beginPath()
    drawn.moveTo(corners[0][0], sheet.height - corners[0][1])
    for x, y in corners[1:]:
        drawn.lineTo(x, sheet.height - y)
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.canvas.drawPath(drawn, stroke=0 if fill else 1, fill=1 if fill else 0)


def filled(sheet: Any, x: float, y: float) -> None:
    """A head that points to the right, filled."""
    path(sheet, [(x, y), (x - 7, y - 3), (x - 7, y + 3), (x, y)], fill=True)


def opened(sheet: Any, x: float, y: float) -> None:
    """The same of two strokes."""
    path(sheet, [(x - 6, y - 3), (x, y), (x - 6, y + 3)])


def leads(document: Document) -> set[tuple[str, str, bool]]:
    """What leads to what in all diagrams, and whether it has a head."""
    return {
        (diagram.nodes[each.source].text.text, diagram.nodes[each.target].text.text, each.headed)
        for diagram in document.diagrams
        for each in diagram.leads
    }


@pytest.mark.parametrize("head", [filled, opened])
def test_elbows_with_heads(reading: Callable[..., Document], head: Callable[..., None]) -> None:
    """Two boxes lead to one, and one to two, through elbows that meet; the head says which way, also to the left."""

    def draw(sheet: Any) -> None:
        box(sheet, 60, 100, "甲の仕事")
        box(sheet, 60, 140, "乙の仕事")
        box(sheet, 300, 120, "丙の仕事")
        for y in (110, 150):
            path(sheet, [(160, y), (230, y), (230, 130), (298, 130)])
        head(sheet, 300, 130)
        box(sheet, 60, 220, "丁の仕事")
        box(sheet, 300, 200, "戊の仕事")
        box(sheet, 300, 240, "己の仕事")
        for y in (210, 250):
            path(sheet, [(160, 230), (230, 230), (230, y), (298, y)])
            head(sheet, 300, y)

    assert leads(reading(draw)) == {
        ("甲の仕事", "丙の仕事", True),
        ("乙の仕事", "丙の仕事", True),
        ("丁の仕事", "戊の仕事", True),
        ("丁の仕事", "己の仕事", True),
    }


def test_a_tree_without_heads(reading: Callable[..., Document]) -> None:
    """Lines without heads lead to the right, or down; a bracket of many pieces is one connector."""

    def draw(sheet: Any) -> None:
        box(sheet, 60, 130, "計画の柱")
        for y, words in ((100, "一つ目の施策"), (130, "二つ目の施策"), (160, "三つ目の施策")):
            box(sheet, 300, y, words)
            sheet.line(230, y + 10, 300, y + 10)
        sheet.line(160, 140, 230, 140)
        sheet.line(230, 110, 230, 170)
        box(sheet, 60, 300, "本部")
        box(sheet, 60, 360, "部会")
        sheet.line(110, 320, 110, 360)

    assert leads(reading(draw)) == {
        ("計画の柱", "一つ目の施策", False),
        ("計画の柱", "二つ目の施策", False),
        ("計画の柱", "三つ目の施策", False),
        ("本部", "部会", False),
    }


def test_lines_that_cross_join_nothing(reading: Callable[..., Document]) -> None:
    """Where two connectors cross, each leads where its own ends are."""

    def draw(sheet: Any) -> None:
        for x, y, words in ((60, 100, "左の上"), (60, 200, "左の下"), (300, 100, "右の上"), (300, 200, "右の下")):
            box(sheet, x, y, words)
        sheet.line(160, 110, 300, 210)
        sheet.line(160, 210, 300, 110)

    assert leads(reading(draw)) == {("左の上", "右の下", False), ("左の下", "右の上", False)}


def test_boxes_in_line_and_the_words_above(reading: Callable[..., Document]) -> None:
    """A box that nothing leads to is kept where it stands in line with others; every box has the words above its column."""

    def draw(sheet: Any) -> None:
        sheet.text(90, 90, "今の係", 9)
        sheet.text(330, 90, "次の係", 9)
        for y, left, right in ((100, "庶務係", "総務係"), (140, "統計係", ""), (180, "", "広聴係")):
            for x, words in ((60, left), (300, right)):
                if words:
                    box(sheet, x, y, words)
        sheet.line(160, 110, 298, 110)
        filled(sheet, 300, 110)
        box(sheet, 420, 300, "離れた箱")

    (diagram,) = reading(draw).diagrams
    heads = {node.text.text: node.head.text for node in diagram.nodes}
    assert heads == {"庶務係": "今の係", "総務係": "次の係", "統計係": "今の係", "広聴係": "次の係"}
    assert len(diagram.leads) == 1


def test_tables_and_charts_are_no_diagrams(reading: Callable[..., Document]) -> None:
    """The rules of a table, coloured cells and bars with numbers join nothing."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 100, 160, 120, (0.8, 0.9, 1))
        sheet.box(160, 100, 300, 120, (0.8, 0.9, 1))
        sheet.grid([60, 160, 300], [100, 120, 140, 160], [["事業", "担当"], ["道", "土木課"], ["橋", "土木課"]])
        for x, top in ((100, 300), (200, 320)):
            sheet.box(x, top, x + 40, 400, (0.4, 0.6, 0.9))
            sheet.text(x + 8, 360, "12.5", 8)
        sheet.line(140, 300, 200, 320)

    assert not reading(draw).diagrams


BROAD = {
    "block": [(0, 5), (18, 5), (18, 0), (28, 10), (18, 20), (18, 15), (0, 15)],
    "triangle": [(0, 0), (20, 10), (0, 20)],
    "chevron": [(0, 0), (18, 0), (28, 10), (18, 20), (0, 20), (10, 10)],
}


@pytest.mark.parametrize("form", BROAD)
def test_broad_arrows(reading: Callable[..., Document], form: str) -> None:
    """A broad arrow without words leads from the boxes right behind it to those right before it, whichever way it points."""

    def draw(sheet: Any) -> None:
        for y, words in ((100, "甲の仕事"), (130, "乙の仕事")):
            box(sheet, 60, y, words)
        box(sheet, 200, 115, "丙の仕事")
        path(sheet, [(166 + x, 115 + y) for x, y in (*BROAD[form], BROAD[form][0])], fill=True)
        box(sheet, 200, 190, "丁の仕事")
        path(sheet, [(260 - y, 145 + x) for x, y in (*BROAD[form], BROAD[form][0])], fill=True)

    assert leads(reading(draw)) == {
        ("甲の仕事", "丙の仕事", True),
        ("乙の仕事", "丙の仕事", True),
        ("丙の仕事", "丁の仕事", True),
    }


def test_shapes_that_point_nowhere(reading: Callable[..., Document]) -> None:
    """A diamond, an octagon and a bullet between boxes lead nowhere."""

    def draw(sheet: Any) -> None:
        for row, corners in enumerate(
            (
                [(10, 0), (20, 10), (10, 20), (0, 10)],
                [(6, 0), (14, 0), (20, 6), (20, 14), (14, 20), (6, 20), (0, 14), (0, 6)],
                [(0, 8), (4, 10), (0, 12)],
            )
        ):
            y = 100 + 60 * row
            box(sheet, 60, y, f"左の{row}")
            box(sheet, 190, y, f"右の{row}")
            path(sheet, [(165 + dx, y + dy) for dx, dy in (*corners, corners[0])], fill=True)

    assert not reading(draw).diagrams
