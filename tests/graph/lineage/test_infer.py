"""Inference over whole readings."""

from collections.abc import Sequence

from pyoxigraph import Literal, Quad

from graph.facts import (
    AnyFact,
    DepartmentMention,
    MeasureMention,
    PlanEntry,
    PlanMention,
    Reading,
    Responsibility,
    Succession,
)
from graph.identity import Identity
from graph.lineage.infer import inferred_quads, pairings
from graph.rdf import Page
from graph.vocabulary import KF, PROV
from tests.graph.samples import OLD_PLAN, PLAN, entry, evidence, measure, placed, reading

OLD_NAMES = ["救急車の更新", "窓口の予約受付", "道路の舗装", "図書館の運営"]
NEW_NAMES = ["救急車の増車", "窓口予約の拡大", "歯科検診", "図書館の運営"]


def run_by(about: MeasureMention, office: str) -> Responsibility:
    """A department runs a measure."""
    return Responsibility(
        evidence=evidence(office),
        about=about,
        department=DepartmentMention(office, PLAN.municipality),
        role="lead",
        name=office,
    )


def plan_facts(plan: PlanMention, names: Sequence[str]) -> list[AnyFact]:
    """A list of measures, each with a department named after its first two letters."""
    found: list[AnyFact] = []
    for number, name in enumerate(names):
        mention = measure(name, str(number + 1), plan=plan)
        found += [placed(mention, "list", page=number + 1), run_by(mention, f"{name[:2]}課")]
    return found


def readings(*more: AnyFact) -> list[Reading]:
    """An old plan, and the new one that says whom it replaced."""
    says = PlanEntry(evidence=evidence("後継"), about=PLAN, name=PLAN.title, start=2026, end=2030, predecessor=OLD_PLAN)
    old = reading("old", [entry(OLD_PLAN, 2021, 2025), *plan_facts(OLD_PLAN, OLD_NAMES)], [OLD_PLAN])
    return [old, reading("new", [says, *plan_facts(PLAN, NEW_NAMES), *more], [PLAN])]


def inferred(
    items: Sequence[Reading], rejected: Sequence[tuple[str, str]] = (), confirmed: Sequence[tuple[str, str]] = ()
) -> set[Quad]:
    """The quads of these readings."""
    identity = Identity(items)
    pages = [Page(item, identity) for item in identity.readings]
    return set(inferred_quads(identity, pages, confirmed, rejected))


def ends(quads: set[Quad]) -> set[tuple[str, str]]:
    """The names of old and new measures that are tied."""
    pairs = [(quad.subject, quad.object) for quad in quads if quad.predicate == KF.mayBeSucceededBy]
    return {(str(a).rstrip(">").rpartition("/")[2], str(b).rstrip(">").rpartition("/")[2]) for a, b in pairs}


def test_likely_pairs_are_tied_and_others_are_not() -> None:
    """道路の舗装 has no successor, 歯科検診 no predecessor."""
    assert ends(inferred(readings())) == {
        ("救急車の更新", "救急車の増車"),
        ("窓口の予約受付", "窓口予約の拡大"),
        ("図書館の運営", "図書館の運営"),
    }


def test_every_link_has_evidence_of_both_ends_and_reasons_in_two_languages() -> None:
    """That is what a reader can check."""
    quads = inferred(readings())
    facts = {quad.subject for quad in quads if quad.predicate == KF.basis}
    for fact in facts:
        own = [quad for quad in quads if quad.subject == fact]
        languages = {q.object.language for q in own if q.predicate == KF.reason and isinstance(q.object, Literal)}
        assert languages == {"ja", "en"}
        assert sum(quad.predicate == PROV.wasDerivedFrom for quad in own) == 2
        assert [quad.object for quad in own if quad.predicate == KF.status] == [Literal("inferred")]


def test_a_measure_whose_fate_is_stated_is_left_alone() -> None:
    """Neither an ended old measure nor a created new one is tied."""
    old, new = measure("救急車の更新", "1", plan=OLD_PLAN), measure("窓口予約の拡大", "2")
    stated = [
        Succession(evidence=evidence("廃止"), kind="ended", predecessors=(old,)),
        Succession(evidence=evidence("新規"), kind="created", successors=(new,)),
    ]
    assert ends(inferred(readings(*stated))) == {("図書館の運営", "図書館の運営")}


def test_a_rejected_pair_is_not_tied_again() -> None:
    """What people decided wins."""
    identity = Identity(readings())
    pair = next(iter(pairings(identity, [Page(item, identity) for item in identity.readings])))
    old = next(profile.iri for profile in pair.old if profile.name == "図書館の運営")
    new = next(profile.iri for profile in pair.new if profile.name == "図書館の運営")
    assert ("図書館の運営", "図書館の運営") not in ends(inferred(readings(), [(old, new)]))


def test_a_confirmed_link_is_no_undecided_one() -> None:
    """Its status says so and it has no shortcut of an inferred one."""
    identity = Identity(readings())
    pair = next(iter(pairings(identity, [Page(item, identity) for item in identity.readings])))
    old = next(profile.iri for profile in pair.old if profile.name == "図書館の運営")
    new = next(profile.iri for profile in pair.new if profile.name == "図書館の運営")
    quads = inferred(readings(), confirmed=[(old, new)])
    assert [str(q.object) for q in quads if q.predicate == KF.status].count('"confirmed"') == 1
    assert ("図書館の運営", "図書館の運営") not in ends(quads)


def test_the_order_of_documents_means_nothing() -> None:
    """A pure function of the set of readings."""
    assert inferred(readings()) == inferred(readings()[::-1])
