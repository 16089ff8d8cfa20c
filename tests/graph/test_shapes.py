"""What a whole fact is, and that the ontology names everything that the graph uses."""

from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, parse

from graph.check import problems
from graph.facts import AnyFact, Evaluation, ScheduleItem, Statement
from graph.store import Store
from graph.vocabulary import KF, ONTOLOGY_FILE, RDF, SHAPES_FILE
from tests.graph.samples import entry, evidence, measure, pdf, placed, quads_in, quads_of, reading


@pytest.fixture(scope="module")
def graph(store: Store) -> rdflib.Graph:
    """The union of the store's graphs."""
    union = rdflib.Graph()
    for quad in store.quads():
        if "reference" not in str(quad.graph_name) or quad.subject == NamedNode(f"{store.base.iri}142115"):
            union.parse(data=f"{quad.subject} {quad.predicate} {quad.object} .", format="nt")
    return union


def valid(graph: rdflib.Graph) -> bool:
    """Whether the shapes find nothing."""
    conforms, _, _ = pyshacl.validate(graph, shacl_graph=rdflib.Graph().parse(SHAPES_FILE))
    return bool(conforms)


def test_store_with_every_kind_of_fact_is_whole(graph: rdflib.Graph) -> None:
    """What the program writes satisfies its own shapes."""
    assert valid(graph)


@pytest.mark.parametrize(
    "update",
    [
        "DELETE { ?f prov:wasDerivedFrom ?e } WHERE { ?f a kf:Statement ; prov:wasDerivedFrom ?e }",
        "DELETE { ?e kf:quote ?q } INSERT { ?e kf:quote '' } WHERE { ?e kf:quote ?q }",
        "DELETE { ?f kf:role ?r } INSERT { ?f kf:role 'boss' } WHERE { ?f kf:role ?r }",
        "INSERT { ?f kf:successor ?m } WHERE { ?f kf:successionKind 'renamed' . ?m a kf:Evidence }",
        """DELETE { ?f kf:successor ?m } INSERT { ?f kf:predecessor ?m }
           WHERE { ?f kf:successionKind 'created' ; kf:successor ?m }""",
        "DELETE { ?m kf:inPlan ?p } WHERE { ?m a kf:Measure ; kf:inPlan ?p }",
        "DELETE { ?f kf:fromFiscalYear ?y } INSERT { ?f kf:fromFiscalYear 2099 } WHERE { ?f kf:fromFiscalYear ?y }",
    ],
)
def test_broken_fact_is_noticed(graph: rdflib.Graph, update: str) -> None:
    """Each of these makes a fact that is not whole, and the shapes say so."""
    broken = rdflib.Graph()
    for triple in graph:
        broken.add(triple)
    before = set(broken)
    broken.update(update, initNs={"kf": KF.iri, "prov": "http://www.w3.org/ns/prov#"})
    assert set(broken) != before
    assert not valid(broken)


def test_fact_that_is_not_whole_does_not_get_in(tmp_path: Path) -> None:
    """A year that cannot be, an end before its start, empty words: a finding with the place instead; the rest gets in."""
    about = measure("窓口の予約")
    broken: list[AnyFact] = [
        Evaluation(evidence=evidence("A", 2), about=about, rating="A", year=20260),
        ScheduleItem(evidence=evidence("試行", 3), about=about, text="試行", start=2027, end=2026),
        Statement(evidence=evidence("空", 4), about=about, kind="purpose", text=""),
    ]
    good = Evaluation(evidence=evidence("B", 5), about=about, rating="B", year=2026)
    item = reading("a", [entry(), placed(about), good, *broken])
    with Store.open(tmp_path / "store") as store:
        store.add(item, pdf(tmp_path, item))
        counts = store.counts()
        assert counts.facts == {"PlanEntry": 1, "Placement": 1, "Evaluation": 1}
        assert counts.findings == {"broken-fact": 3}
        assert problems(store) == []
        assert quads_in(store) == quads_of([item])


def test_ontology_defines_every_term_of_the_graph(store: Store) -> None:
    """Each kf: class and property in use is defined, with a label and a comment in both languages."""
    used = {quad.predicate.value for quad in store.quads()}
    used |= {q.object.value for q in store.quads() if q.predicate == RDF.type and isinstance(q.object, NamedNode)}
    languages: dict[str, list[tuple[str, str | None]]] = {}
    for triple in parse(path=str(ONTOLOGY_FILE), format=RdfFormat.TURTLE):
        known = languages.setdefault(str(triple.subject).strip("<>"), [])
        known.append((triple.predicate.value, getattr(triple.object, "language", None)))
    assert {iri for iri in used if iri.startswith(KF.iri)} <= set(languages)
    for iri, told in languages.items():
        for term in ("label", "comment"):
            found = {language for predicate, language in told if predicate.endswith(f"#{term}")}
            assert found == {"en", "ja"}, iri


def test_ontology_ties_to_the_vocabularies_it_names() -> None:
    """PROV-O, ORG, DCTERMS, SKOS and Web Annotation are tied to, not only mentioned."""
    words = Path(ONTOLOGY_FILE).read_text(encoding="utf-8")
    for tie in (
        "rdfs:subPropertyOf prov:used",
        "rdfs:subPropertyOf prov:generated",
        "rdfs:subClassOf org:OrganizationalUnit",
        "rdfs:subPropertyOf dcterms:isReplacedBy",
        "rdfs:range skos:Concept",
        "oa:SpecificResource",
    ):
        assert tie in words
