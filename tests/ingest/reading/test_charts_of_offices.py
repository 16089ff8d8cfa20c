"""What became of departments, told by a chart of boxes that lines join."""

from collections.abc import Sequence

import pytest

from graph.facts import DepartmentMention, Succession
from ingest.document import Diagram, Document, Lead, Node, Page, Passage, Text
from ingest.reading import read_facts
from tests.ingest.reading.made import text


def chart(
    boxes: Sequence[tuple[str, str]], leads: Sequence[tuple[str, str]]
) -> set[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """The changes of departments that a chart tells: boxes with the words above them, and which leads to which."""
    nodes = tuple(
        Node(words, words.places[0], text(head, 50, 20) if head else Text())
        for words, head in ((text(name, 50, 100 + 30 * n), head) for n, (name, head) in enumerate(boxes))
    )
    names = [name for name, _ in boxes]
    joined = tuple(Lead(names.index(source), names.index(target), headed=True) for source, target in leads)
    cover = Passage(text("すみれ市行政改革プラン", page=1), "heading", 1, "", "すみれ市行政改革プラン")
    pages = (Page(1, 595, 842), Page(2, 595, 842))
    document = Document("0" * 64, "made.pdf", pages, (cover,), diagrams=(Diagram(nodes, joined),))
    return {
        (fact.kind, names_of(fact.predecessors), names_of(fact.successors))
        for fact in read_facts(document).facts
        if isinstance(fact, Succession)
    }


def names_of(side: Sequence[object]) -> tuple[str, ...]:
    """The names of departments."""
    return tuple(each.name for each in side if isinstance(each, DepartmentMention))


@pytest.mark.parametrize(("old", "new"), [("改編前", "改編後"), ("令和6年度", "令和7年度"), ("旧組織", "新組織")])
def test_boxes_under_an_old_and_a_new_side(old: str, new: str) -> None:
    """Boxes joined over the sides are one change; one that nothing leads to or from was made anew or ended."""
    boxes = [("管財課", old), ("契約課", old), ("資産課", new), ("農務課", old), ("農政課", new), ("林政課", new)]
    boxes += [("支所整備室", old), ("港湾課", new)]
    leads = [("管財課", "資産課"), ("契約課", "資産課"), ("農務課", "農政課"), ("農務課", "林政課")]
    assert chart(boxes, leads) == {
        ("merged", ("管財課", "契約課"), ("資産課",)),
        ("split", ("農務課",), ("農政課", "林政課")),
        ("ended", ("支所整備室",), ()),
        ("created", (), ("港湾課",)),
    }


def test_a_tree_of_an_organisation_tells_no_change() -> None:
    """Lines from a division to its departments, without an old and a new side or within one of them, end and make nothing."""
    tree = [("総務部", ""), ("管財課", ""), ("契約課", "")]
    leads = [("総務部", "管財課"), ("総務部", "契約課")]
    assert not chart(tree, leads)
    sided = [("総務部", "改編前"), ("管財課", "改編前"), ("契約課", "改編前"), ("資産課", "改編後")]
    assert chart(sided, [*leads, ("管財課", "資産課"), ("契約課", "資産課")]) == {
        ("merged", ("管財課", "契約課"), ("資産課",))
    }


def test_a_box_that_stands_on_both_sides_has_not_changed() -> None:
    """A department of one name before and after is neither ended nor made anew, joined by a line or not."""
    boxes = [
        ("会計課", "改編前"),
        ("市民課", "改編前"),
        ("市民課 ", "改編後"),
        ("税務課", "改編前"),
        ("納税課", "改編後"),
    ]
    assert chart(boxes, [("税務課", "納税課")]) == {
        ("ended", ("会計課",), ()),
        ("renamed", ("税務課",), ("納税課",)),
    }


def test_boxes_that_are_no_departments() -> None:
    """A chart of work before and after tells nothing of departments."""
    assert not chart([("紙の申請", "改編前"), ("電子の申請", "改編後")], [("紙の申請", "電子の申請")])
