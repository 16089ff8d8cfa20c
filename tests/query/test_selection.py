"""Part of a plan's tree: what is looked for, with what stands above it, and how far indicators reach."""

from query.outline import Node, Tie
from query.selection import Choices, Coverage, Selection, choices, coverage

RENAMED = Tie("old", "旧称", "", "renamed", stated=True)


def node(
    name: str, *below: Node, departments: tuple[str, ...] = (), ratings: tuple[str, ...] = (), before: tuple[Tie, ...] = (),
    values: frozenset[str] | None = None,
) -> Node:  # fmt: skip
    """A measure of the tree."""
    return Node(name, name, "", "", departments, before, (), ratings, values, below)


TREE = (
    node(
        "窓口",
        node(
            "予約", departments=("市民課",), ratings=("A",), before=(RENAMED,), values=frozenset({"target", "actual"})
        ),
        node("案内", departments=("市民課", "広報課"), ratings=("B",), values=frozenset({"target"})),
    ),
    node("学校", node("給食", departments=("学校課",), values=frozenset())),
)


def names(tree: tuple[Node, ...]) -> list[str]:
    """All names in a tree."""
    return [each.name for top in tree for each in top.all]


def test_what_is_looked_for_stands_below_what_is_above_it() -> None:
    """A department's measures keep those above them, and all else goes."""
    assert names(Selection(department="市民課").of(TREE)) == ["窓口", "予約", "案内"]
    assert names(Selection(department="学校課").of(TREE)) == ["学校", "給食"]


def test_all_that_is_asked_must_hold() -> None:
    """Department, rating and kind of change together leave what has all three."""
    assert names(Selection("市民課", "A", "renamed").of(TREE)) == ["窓口", "予約"]
    assert names(Selection("市民課", "B", "renamed").of(TREE)) == []


def test_what_no_link_ties_can_be_looked_for() -> None:
    """The measures of which no link is known are a choice of their own."""
    assert names(Selection(change="none").of(TREE)) == ["窓口", "案内", "学校", "給食"]


def test_only_what_is_there_can_be_chosen() -> None:
    """The choices are the departments, ratings and kinds that some measure has."""
    assert choices(TREE) == Choices(("学校課", "市民課", "広報課"), ("A", "B"), frozenset({"renamed", "none"}))


def test_coverage_counts_projects_once() -> None:
    """An indicator without a value is one; what has something below it, or stands there twice, is not counted again."""
    assert coverage(TREE) == Coverage(projects=3, indicators=3, targets=2, actuals=1)
    assert coverage((*TREE, *TREE)) == coverage(TREE)
    assert coverage((node("窓口"),)) == Coverage(1, 0, 0, 0)
