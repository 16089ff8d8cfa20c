"""Headings painted over their whole width above a table."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document, Table

_GREEN = (0.8, 0.9, 0.8)
_ROWS = [["目標", "方向"], ["緑のまち", "花壇を増やす"]]


@pytest.mark.parametrize(("gap", "rows"), [(0.0, 3), (2.4, 2), (3.0, 2), (6.0, 2)])
def test_a_white_gap_parts_a_painted_heading_from_a_table(
    gap: float, rows: int, reading: Callable[..., Document]
) -> None:
    """A band right above a ruled table is its title; one with white below it, however narrow, is a line of its own."""

    def draw(sheet: Any) -> None:
        sheet.box(80, 100 - gap - 22, 480, 100 - gap, _GREEN)
        sheet.text(86, 100 - gap - 7, "５　施策の体系", 11)
        sheet.grid([80, 280, 480], [100, 120, 140], _ROWS)

    document = reading(draw)
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.rows == rows
    lines = [line.text for passage in document.passages() for line in passage.text.lines]
    assert ("５　施策の体系" in lines) == (rows == len(_ROWS))
