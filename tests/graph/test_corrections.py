"""A corrected fact stays as printed; what follows from it follows from what is right, whatever is read when."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from graph.corrections import check_settings, settings
from graph.decision_table import read_table, write_table
from graph.decisions import Decision, DecisionError
from graph.store import Store
from graph.vocabulary import DEFAULT_BASE, KF
from tests.graph.samples import decided, pdf, quads_in, quads_of, whole

NEW = whole()[1]
DOCUMENT = f"{DEFAULT_BASE}document/{NEW.sha256}"


def fact(store: Store, kind: NamedNode) -> NamedNode:
    """The only fact of this kind in the new plan's document."""
    (found,) = {q.subject for q in store.graph.quads(store.base.document_graph(NEW.sha256)) if q.object == kind}
    assert isinstance(found, NamedNode)
    return found


def correct(second: int, about: NamedNode, *to: tuple[str, str]) -> Decision:
    """A fact of the new plan's document is set right."""
    return decided(second, "correct", about.value, DOCUMENT, to=to)


def values(store: Store, subject: NamedNode, predicate: NamedNode) -> set[object]:
    """What the union of the graphs says."""
    return {quad.object for quad in store.quads() if (quad.subject, quad.predicate) == (subject, predicate)}


def test_corrected_value_is_told_beside_the_printed_one(tmp_path: Path) -> None:
    """The document's graph is untouched; the right value, its property and the decision are in the derived graph."""
    with Store.open(tmp_path / "store") as store:
        store.add(NEW, pdf(tmp_path, NEW))
        before = set(store.graph.quads(store.base.document_graph(NEW.sha256)))
        observed = fact(store, KF.Observation)
        made = correct(1, observed, ("value", "120"), ("unit", "人時"))
        store.decide(made)
        assert set(store.graph.quads(store.base.document_graph(NEW.sha256))) == before
        nodes = {quad.subject for quad in store.quads() if (quad.predicate, quad.object) == (KF.corrects, observed)}
        told = {
            (*values(store, node, KF.correctedProperty), *values(store, node, KF.correctedValue))
            for node in nodes
            if isinstance(node, NamedNode)
        }
        right = Literal("120", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal"))
        assert told == {(KF.value, right), (KF.unit, Literal("人時"))}
        assert quads_in(store) == quads_of([NEW], [made])


def test_what_follows_rests_on_what_is_right(tmp_path: Path) -> None:
    """A department's part and a plan's years are as corrected; the latest correction counts, and undo brings back the printed."""
    with Store.open(tmp_path / "store") as store:
        store.add(NEW, pdf(tmp_path, NEW))
        about = store.base.below("142115/はだのDX推進計画/RPAとAIによる業務の自動化")
        plan = store.base.below("142115/はだのDX推進計画")
        assert values(store, about, KF.leadDepartment)
        made = [
            correct(1, fact(store, KF.Responsibility), ("role", "related")),
            correct(2, fact(store, KF.PlanEntry), ("endFiscalYear", "2029")),
            correct(3, fact(store, KF.PlanEntry), ("endFiscalYear", "2031")),
        ]
        store.decide(*made)
        assert values(store, about, KF.relatedDepartment)
        assert not values(store, about, KF.leadDepartment)
        assert {v.value for v in values(store, plan, KF.endFiscalYear) if isinstance(v, Literal)} == {"2031"}
        assert quads_in(store) == quads_of([NEW], made)
        undone = [decided(4, "undo", made[2].name), decided(5, "undo", made[0].name)]
        store.decide(*undone)
        assert {v.value for v in values(store, plan, KF.endFiscalYear) if isinstance(v, Literal)} == {"2029"}
        assert values(store, about, KF.leadDepartment)


def test_corrections_outlive_forgetting_and_reading_again(tmp_path: Path) -> None:
    """Forgotten and read again, alone or beside others, the document has its corrections."""
    old, new = whole()
    with Store.open(tmp_path / "store") as store:
        store.add(new, pdf(tmp_path, new))
        made = [
            correct(1, fact(store, KF.Observation), ("value", "7")),
            correct(2, fact(store, KF.PlanEntry), ("startFiscalYear", "2025")),
        ]
        store.decide(*made)
        store.forget(new.sha256)
        assert quads_in(store) == quads_of([], made)
        store.add(old, pdf(tmp_path, old))
        store.add(new, pdf(tmp_path, new))
        assert quads_in(store) == quads_of([new, old], made)


def test_corrections_go_through_a_table(tmp_path: Path) -> None:
    """What was set, also over several properties, comes back from the exported table."""
    made = [decided(1, "correct", f"{DEFAULT_BASE}fact/a", DOCUMENT, to=(("value", "1"), ("text", "a=b")))]
    write_table(tmp_path / "decided.csv", made)
    assert read_table(tmp_path / "decided.csv") == made


@pytest.mark.parametrize(
    ("to", "complaint"),
    [
        ("colour=red", "what can: "),
        ("basis=inferred", "cannot be set"),
        ("value=many", "cannot be the value"),
        ("fiscalYear=20260", "cannot be the fiscalYear"),
        ("valueRole=goal", "use baseline, target, actual"),
        ("about=x", "cannot be set"),
    ],
)
def test_what_cannot_be_right_is_refused(to: str, complaint: str) -> None:
    """Only what a document prints can be set, to a value that the shapes allow."""
    with pytest.raises(DecisionError, match=complaint):
        check_settings(KF.Observation, settings([to]))


@pytest.mark.parametrize("words", [[], ["value"], ["=1"], ["value="]])
def test_setting_needs_a_name_and_a_value(words: list[str]) -> None:
    """A sentence with an example."""
    with pytest.raises(DecisionError, match="--set value=120"):
        settings(words)
