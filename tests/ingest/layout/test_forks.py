"""Trees of boxes: the box at the left is read before those at its right that belong to it."""

from collections.abc import Callable
from typing import Any

import pytest

from ingest.document import Document

GOALS = {"花の咲くまち": ["花壇", "花の市"], "緑のまち": ["街路樹", "屋上の緑", "里山"]}


def tree(sheet: Any, shift: float) -> None:
    """Two goals with level and number above their names, and measures at their right, each in a box."""
    sheet.text(50, 80, "施策の体系", 14)
    top, count = 110.0, 0
    for number, (goal, measures) in enumerate(GOALS.items(), 1):
        middle = top + 20 * len(measures) - 5 + shift
        sheet.box(50, middle - 25, 250, middle + 25, (0.4, 0.7, 0.5))
        sheet.text(60, middle - 5, f"基本目標{number}", 9, (1, 1, 1))
        sheet.text(60, middle + 12, goal, 10, (1, 1, 1))
        for measure in measures:
            count += 1
            sheet.box(320, top, 540, top + 30)
            sheet.text(330, top + 20, f"施策{count}　{measure}")
            top += 40
        top += 30


@pytest.mark.parametrize(("shift", "by_branch"), [(0.0, True), (40.0, False)])
def test_boxes_level_with_the_middle_of_others(
    reading: Callable[..., Document], shift: float, *, by_branch: bool
) -> None:
    """Boxes that each stand level with the middle of theirs are read branch by branch, level and number with the name; boxes
    that do not are two columns.
    """
    texts = [passage.text.text for passage in reading(lambda sheet: tree(sheet, shift)).passages()]
    together = [
        "施策の体系",
        *("基本目標1\u3000花の咲くまち", "施策1\u3000花壇", "施策2\u3000花の市"),
        *("基本目標2\u3000緑のまち", "施策3\u3000街路樹", "施策4\u3000屋上の緑", "施策5\u3000里山"),
    ]
    assert (texts == together) == by_branch
