"""What happened to measures and to their departments, in one answer."""

import pytest

from graph.store import View
from query.department_moves import moves
from query.querier import Querier
from query.trace import ancestors
from query.trees import lineage_trees
from tests.query.generations import iri
from tests.query.moved import store_of_moved


@pytest.fixture(scope="module")
def querier(tmp_path_factory: pytest.TempPathFactory) -> Querier:
    """Asks the store of two plans."""
    view = View.open(store_of_moved(tmp_path_factory.mktemp("moved")))
    return Querier(view.graph, view.base.iri)


def test_a_renamed_department_and_a_change_of_department_are_told_apart(querier: Querier) -> None:
    """社会教育課 became 生涯学習課, a document says; the library's measure went to another department."""
    found = {
        move.old.name: move for move in moves(querier, ancestors(querier, iri(querier, "図書館の本の充実と貸出し")))
    }
    (renamed,) = found["蔵書の充実"].offices
    assert (renamed.how, renamed.old[0].name, renamed.new[0].name) == ("became", "社会教育課", "生涯学習課")
    assert [(link.kind, link.year) for link in renamed.links] == [("renamed", 2021)]
    (moved,) = found["図書の貸出しの拡大"].offices
    assert (moved.how, moved.old[0].name, moved.new[0].name, moved.links) == ("moved", "図書館", "生涯学習課", ())
    assert {link.kind for move in found.values() for link in move.links} == {"merged"}


def test_the_tree_tells_of_departments(querier: Querier) -> None:
    """A line of descent on the terminal says what became of the department, with the page that says so."""
    trees = list(lineage_trees(querier, ancestors(querier, iri(querier, "図書館の本の充実と貸出し"))))
    printed = [str(child.label) for tree in trees for child in tree.children]
    assert any("department 社会教育課 → 生涯学習課: renamed  FY2021  after.pdf p.4" in line for line in printed)
    assert any("department 図書館 → 生涯学習課" in line for line in printed)
