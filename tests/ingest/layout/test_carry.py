"""Tables that run on over the end of a page."""

from ingest.document import Cell, Line, Place, Table, Text
from ingest.layout.carry import joined


def cell(row: int, column: int, text: str, rows: int = 1, page: int = 1) -> Cell:
    """A cell with one line of text, or none."""
    place = Place(page, (0.0, 0.0, 10.0, 10.0))
    return Cell(row, column, Text((Line(text, text, place),)) if text else Text(), place, rows)


def part(page: int, rows: int, cells: list[Cell], head: int = 0) -> Table:
    """The part of a table that stands on one page, of two columns."""
    return Table((Place(page, (0.0, 0.0, 20.0, 20.0)),), rows, 2, tuple(cells), head)


def test_a_merged_cell_open_at_the_page_end_goes_on_below() -> None:
    """Rows at the end of a page without a group cell belong to the group whose text stands on the next page."""
    above = part(
        1,
        5,
        [
            cell(0, 0, "方針"),
            cell(0, 1, "取組名"),
            cell(1, 0, "交通", rows=2),
            *(cell(row, 1, f"取組{row}") for row in range(1, 5)),
        ],
        head=1,
    )
    below = part(2, 2, [cell(0, 0, "環境", rows=2, page=2), cell(0, 1, "取組5", page=2), cell(1, 1, "取組6", page=2)])
    grid = joined(above, below).grid()
    groups = [grid[row, 0].text.text for row in range(1, 7)]
    assert groups == ["交通"] * 2 + ["環境"] * 4


def test_a_cell_of_one_row_is_no_part_of_the_last_row_of_the_page_before() -> None:
    """A reason in the first row of a page stays that row's, where the last row of the page before has none and reasons cover
    two rows elsewhere.
    """
    above = part(
        1,
        5,
        [
            cell(0, 0, "取組名"),
            cell(0, 1, "理由"),
            *(cell(row, 0, f"取組{row}") for row in range(1, 5)),
            cell(1, 1, "一体で進めるため", rows=2),
            cell(3, 1, "役目を終えたため"),
            cell(4, 1, ""),
        ],
        head=1,
    )
    below = part(2, 1, [cell(0, 0, "取組5", page=2), cell(0, 1, "新しく始めるため", page=2)])
    grid = joined(above, below).grid()
    assert [grid[row, 1].text.text for row in range(3, 6)] == ["役目を終えたため", "", "新しく始めるため"]
