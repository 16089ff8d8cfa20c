"""Designed pages: badges, pills, discs before items, large numbers beside names, columns that end unevenly."""

from collections.abc import Callable
from typing import Any

from ingest.document import Document, Panel, Passage, Table

GREEN, WHITE = (0.2, 0.5, 0.3), (1, 1, 1)


def words(document: Document) -> list[str]:
    """What the passages of a document say, those of panels, too, in reading order."""
    blocks = (b.passages if isinstance(b, Panel) else (b,) for b in document.blocks)
    return [each.text.text for block in blocks for each in block if isinstance(each, Passage)]


def badge(sheet: Any, x: float, y: float, text: str, size: float = 8) -> None:
    """Words on a small box of colour whose baseline is ``y``."""
    sheet.box(x, y - size - 2, x + size * len(text) + 8, y + 4, GREEN)
    sheet.text(x + 4, y, text, size, WHITE)


def pill(sheet: Any, x0: float, y0: float, x1: float, y1: float) -> None:
    """A white box with round corners and no outline."""
    sheet.canvas.setFillColorRGB(*WHITE)
    sheet.canvas.roundRect(x0, sheet.height - y1, x1 - x0, y1 - y0, 3, stroke=0, fill=1)


def disc(sheet: Any, x: float, y: float) -> None:
    """A disc of 3 points."""
    sheet.canvas.setFillColorRGB(0, 0, 0)
    sheet.canvas.circle(x, sheet.height - y, 1.5, stroke=0, fill=1)


def test_a_badge_at_the_left_of_a_line_is_read_before_it(reading: Callable[..., Document]) -> None:
    """A label in a badge comes before its value, also where the value is larger; two on one line part what stands between."""

    def draw(sheet: Any) -> None:
        badge(sheet, 60, 100, "予算額")
        sheet.text(110, 100, "2億円", 18)
        badge(sheet, 60, 140, "関連計画")
        sheet.text(110, 140, "緑の計画", 10)
        badge(sheet, 160, 140, "担当課")
        sheet.text(205, 140, "公園課", 10)

    assert words(reading(draw)) == ["予算額", "2億円", "関連計画", "緑の計画", "担当課", "公園課"]


def test_a_level_and_number_in_a_badge_are_of_the_name_beside_it(reading: Callable[..., Document]) -> None:
    """A badge that tells level and number is one line with the name at its right; other badges stay lines of their own."""

    def draw(sheet: Any) -> None:
        badge(sheet, 60, 100, "施策2")
        sheet.text(105, 100, "緑を増やす", 14)
        badge(sheet, 60, 140, "新規")
        sheet.text(105, 140, "公園の整備", 14)

    assert words(reading(draw)) == ["施策2\u3000緑を増やす", "新規", "公園の整備"]


def test_a_number_below_its_level_in_a_badge_is_of_the_name_beside_it(reading: Callable[..., Document]) -> None:
    """施策 in small and 1 in large type below each other in one box, the name at its right: one line."""

    def draw(sheet: Any) -> None:
        sheet.box(48, 88, 93, 136, (0.8, 0.3, 0.3))
        sheet.text(60, 104, "施策", 11, (1, 1, 1))
        sheet.text(66, 128, "1", 20, (1, 1, 1))
        sheet.text(108, 121, "花と緑", 22)
        sheet.text(48, 170, "花を植え、緑を増やします。")

    assert words(reading(draw)) == ["施策1\u3000花と緑", "花を植え、緑を増やします。"]


def test_discs_drawn_before_lines_are_bullets(reading: Callable[..., Document]) -> None:
    """Discs below each other, drawn and not written, begin items of a list: the lines stay apart, as bulleted ones do."""
    items = ["・公園に木を植え、日陰のある広場を市内の各地区につくる", "・ 30本の街路樹を植え替える"]

    def draw(sheet: Any) -> None:
        for number, item in enumerate(items):
            disc(sheet, 66, 96 + 16 * number)
            sheet.text(72, 100 + 16 * number, item.lstrip("・ "))

    document = reading(draw)
    assert words(document) == items
    assert [block.role for block in document.blocks if isinstance(block, Passage)] == ["bullet", "bullet"]


def test_one_disc_is_no_list(reading: Callable[..., Document]) -> None:
    """A single disc before a line, or discs before the numbers of a chart, are no bullets."""

    def draw(sheet: Any) -> None:
        disc(sheet, 66, 96)
        sheet.text(72, 100, "緑を増やす")
        for number in range(2):
            disc(sheet, 266, 196 + 40 * number)
            sheet.text(272, 200 + 40 * number, "12.5")

    assert words(reading(draw)) == ["緑を増やす", "12.5", "12.5"]


def test_a_white_pill_on_a_band_is_read_apart(reading: Callable[..., Document]) -> None:
    """Words in a white pill on a band of colour are no part of the line that they stand level with."""

    def draw(sheet: Any) -> None:
        sheet.box(60, 80, 540, 130, GREEN)
        sheet.text(80, 110, "緑を増やす", 18, WHITE)
        pill(sheet, 260, 90, 440, 120)
        sheet.text(266, 102, "関連計画：みどりの基本計画", 8)
        sheet.text(266, 114, "（公園編）", 8)

    found = words(reading(draw))
    assert "緑を増やす" in found
    assert [text for text in found if "公園編" in text] == ["関連計画：みどりの基本計画（公園編）"]


def test_a_large_number_beside_two_lines_is_of_the_larger_one(reading: Callable[..., Document]) -> None:
    """A number as high as both lines beside it stands in the line of the name; the line above the name is one of its own."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 134, "1-2", 42)
        sheet.text(180, 106, "人が集うまちをともにつくる", 9)
        sheet.text(180, 132, "緑を増やす", 18)

    assert words(reading(draw)) == ["人が集うまちをともにつくる", "1-2\u3000緑を増やす"]


def test_a_level_on_top_of_a_heading_is_no_running_head(reading: Callable[..., Document]) -> None:
    """Level and number right above a larger name stand on each page's top and are kept; the title of the plan is not."""

    def draw(sheet: Any) -> None:
        for number, name in enumerate(("緑を増やす", "水を守る", "道を直す"), 1):
            sheet.text(400, 40, "みどりの計画", 8)
            sheet.text(60, 60, f"基本目標{number}", 9)
            sheet.text(60, 82, name, 16)
            sheet.text(60, 120, "市民とともに進めていく取組を、次のとおり定めます。")
            sheet.next()

    found = words(reading(draw))
    assert [text for text in found if "基本目標" in text]
    assert "みどりの計画" not in found


def test_the_last_line_of_a_shorter_column(reading: Callable[..., Document]) -> None:
    """A line below the last one of the other column goes on its own, where something over both columns follows."""
    left = ["公園に木を植えて", "広場を整え、市民の", "憩いの場とする計", "画を進めます。"]
    right = ["水路を掃除して、", "魚が住める川にす", "る取組を進める。"]

    def draw(sheet: Any) -> None:
        for x, lines in ((60, left), (320, right)):
            for number, line in enumerate(lines):
                sheet.text(x, 100 + 16 * number + (3 if x > 60 else 0), line, 10)
        sheet.text(60, 220, "市民と市が力を合わせて、緑と水に親しめるまちを次の世代に引き継いでいきます。", 10)

    found = "".join(words(reading(draw)))
    assert "".join(left) + "".join(right) in found


def test_a_heading_with_a_bar_of_colour_before_it_is_no_table(reading: Callable[..., Document]) -> None:
    """A bar of colour at the left of an underlined heading is decoration; a wider one has room for a number, and is a cell."""

    def draw(sheet: Any) -> None:
        for y, width in ((100, 9), (160, 40)):
            sheet.box(60, y, 60 + width, y + 25, GREEN)
            sheet.line(60, y, 500, y)
            sheet.line(60, y + 25, 500, y + 25)
            sheet.line(60, y, 60, y + 25)
            sheet.line(60 + width, y, 60 + width, y + 25)
            sheet.line(500, y, 500, y + 25)
            sheet.text(64 + width, y + 18, "苗木を育てる", 14)
            sheet.text(60, y + 45, "苗木を育て、庭のない家にも配ります。", 10)

    document = reading(draw)
    assert [p.text.text for p in document.passages() if p.role == "heading"] == ["苗木を育てる"]
    assert len([block for block in document.blocks if isinstance(block, Table)]) == 1
