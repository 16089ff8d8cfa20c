"""What is not whole is told with the place to look at."""

from pathlib import Path

from click.testing import CliRunner
from pyoxigraph import Literal, Quad

from graph.check import problems
from graph.store import Store
from graph.vocabulary import KF
from keifu import main
from tests.graph.samples import pdf, whole
from tests.graph.test_decisions import JUDGED, filled


def test_store_with_decisions_is_whole(tmp_path: Path) -> None:
    """Confirmed, rejected and newly made links, and the decisions themselves, satisfy the shapes."""
    with filled(tmp_path, *JUDGED) as store:
        assert problems(store) == []


def test_problem_says_where_to_look(tmp_path: Path) -> None:
    """A broken fact is found, with its class, the property, and the file and page on which it stands; status 1."""
    with Store.open(tmp_path / "store") as store, store.batch():
        for item in whole():
            store.add(item, pdf(tmp_path, item))
    command = ["check", "--store", str(tmp_path / "store")]
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert (done.exit_code, done.stdout) == (0, "Everything is whole.\n")
    with Store.open(tmp_path / "store") as store:
        named = {quad.subject for quad in store.quads() if quad.object == Literal("ＤＸ推進課")}
        right = {quad for quad in store.quads() if quad.predicate == KF.role and quad.subject in named}
        store.graph.replace(right, {Quad(q.subject, q.predicate, Literal("boss"), q.graph_name) for q in right})
        (problem,) = problems(store)
        store.graph.publish()
    assert (problem.kind, problem.path, problem.value) == ("Responsibility", "role", "boss")
    assert (problem.file, problem.page) == ("new.pdf", 1)
    done = CliRunner().invoke(main, command, catch_exceptions=False)
    assert done.exit_code == 1
    assert "new.pdf p.1" in done.stdout
    assert "Not whole: 1." in done.stderr
