"""Lines of labels and values by turns, with nothing but blanks between them."""

import pytest

from graph.facts import Evaluation, Relation, Responsibility
from ingest.reading import turns
from tests.ingest.reading.made import heading, of, paragraph, read, text

_LINE = "所管課　公園課　関係課　総務課、市民課　関連計画　緑の基本計画　評価　令和5年度　B　令和6年度　A"


def test_labels_and_values_by_turns() -> None:
    """A line of labels in pills tells departments in their parts, plans and a rating for each year beside it."""
    reading = read(heading("施策１　苗木の配布", 3), paragraph(_LINE))
    assert [(r.role, r.name) for r in of(reading, Responsibility)] == [
        ("lead", "公園課"),
        ("related", "総務課"),
        ("related", "市民課"),
    ]
    assert [(e.year, e.rating) for e in of(reading, Evaluation)] == [(2023, "B"), (2024, "A")]
    assert [r.related.title for r in of(reading, Relation)] == ["緑の基本計画"]


def test_a_value_that_may_be_a_label_itself() -> None:
    """関係各課 right before the next label, or at the end, is the value of the label before it."""
    reading = read(
        heading("施策１　苗木の配布", 3), paragraph("所管課　公園課　関係課　関係各課　関連計画　緑の基本計画")
    )
    assert [(r.role, r.name) for r in of(reading, Responsibility)] == [("lead", "公園課"), ("related", "関係各課")]
    assert turns.parts(text("所管課　関係課　総務課")) == []


@pytest.mark.parametrize(
    "line", ["所管課　評価　A", "担当課　公園課　苗木を配る　", "新規　担当課　公園課", "評価　B　目標を達成した"]
)
def test_lines_that_hold_anything_else(line: str) -> None:
    """A label without a value, or a value that its label does not ask for, leaves the whole line unread."""
    assert turns.parts(text(line)) == []
