"""What people decide holds, whatever is read when, and whatever the program would say."""

from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from pyoxigraph import QueryBoolean

from graph.decisions import Decision, Review
from graph.facts import AnyFact, DepartmentMention, Reading, Responsibility, Statement, Succession
from graph.identity import Identity
from graph.lineage import infer
from graph.lineage.probability import model
from graph.store import Store
from graph.vocabulary import KF, PROV
from tests.graph.samples import (
    OLD_PLAN,
    PLAN,
    decided,
    entry,
    evidence,
    measure,
    pdf,
    placed,
    quads_in,
    quads_of,
    reading,
)

OLD, NEW = ("https://w3id.org/keifu/id/142115/" + plan.title for plan in (OLD_PLAN, PLAN))
PAPERLESS = f"{OLD}/ペーパーレス会議の推進", f"{NEW}/会議のペーパーレス化"
STATED = f"{OLD}/RPAの導入", f"{NEW}/定型業務の自動化"
UNLIKELY = f"{OLD}/図書館の改修", f"{NEW}/公園の整備"


def documents() -> list[Reading]:
    """An old and a new plan: one link is stated, one can be inferred, the rest has nothing to do with each other."""
    names = [
        ("RPAの導入", "定型業務の自動化"),
        ("ペーパーレス会議の推進", "会議のペーパーレス化"),
        ("図書館の改修", "公園の整備"),
    ]
    olds = [measure(old, str(i), plan=OLD_PLAN) for i, (old, _) in enumerate(names)]
    news = [measure(new, str(i)) for i, (_, new) in enumerate(names)]
    sides: list[list[AnyFact]] = []
    for side, offices in ((olds, ("総務課", "総務課", "図書館")), (news, ("総務課", "総務課", "公園課"))):
        words = ("定型業務を自動で行う。", "会議の資料を電子化し、ペーパーレス会議を進める。", "建物を直す。")
        facts: list[AnyFact] = [placed(mention, "t") for mention in side]
        for mention, office, content in zip(side, offices, words, strict=True):
            place = evidence(office, 2, float(len(facts)))
            department = DepartmentMention(office)
            facts.append(Responsibility(evidence=place, about=mention, department=department, role="lead", name=office))
            facts.append(Statement(evidence=evidence(content, 3), about=mention, kind="purpose", text=content))
        sides.append(facts)
    told = Succession(evidence=evidence("→"), kind="renamed", predecessors=(olds[0],), successors=(news[0],))
    return [
        reading("old", [entry(OLD_PLAN, 2021, 2025), *sides[0]], [OLD_PLAN]),
        reading("new", [entry(PLAN, 2026, 2030), *sides[1], told], [PLAN]),
    ]


def told(store: Store, pattern: str) -> bool:
    """Whether the union of all graphs holds a pattern."""
    answer = store.query(f"PREFIX kf: <{KF.iri}> PREFIX prov: <{PROV.iri}> ASK {{ {pattern} }}")
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


def shortcut(store: Store, link: tuple[str, str]) -> bool:
    """Whether the old thing is succeeded by the new one."""
    return told(store, f"<{link[0]}> kf:succeededBy <{link[1]}> . <{link[1]}> kf:succeeds <{link[0]}>")


def statuses(store: Store, link: tuple[str, str]) -> set[str]:
    """The status of each fact that ties old and new."""
    words = ("stated", "inferred", "confirmed", "rejected")
    fact = f"?f a kf:Succession ; kf:predecessor <{link[0]}> ; kf:successor <{link[1]}> ; kf:status"
    return {word for word in words if told(store, f"{fact} '{word}'")}


def candidate(store: Store, link: tuple[str, str]) -> bool:
    """Whether the link waits for somebody to decide."""
    return told(store, f"<{link[0]}> kf:mayBeSucceededBy <{link[1]}>")


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that tie whatever has anything in common."""
    weights = msgspec.structs.replace(model(), threshold=0.0)
    monkeypatch.setattr(infer, "model", lambda: weights)


def filled(directory: Path, *made: Decision, items: list[Reading] | None = None) -> Store:
    """A store with the documents, then the decisions."""
    store = Store.open(directory / "store")
    with store.batch():
        for item in items or documents():
            store.add(item, pdf(directory, item))
    store.decide(*made)
    return store


@pytest.mark.usefixtures("eager")
def test_an_inferred_link_waits_for_a_decision(tmp_path: Path) -> None:
    """Undecided it is a candidate and no more: what the other tests decide about."""
    with filled(tmp_path) as store:
        assert candidate(store, PAPERLESS)
        assert not shortcut(store, PAPERLESS)
        assert statuses(store, PAPERLESS) == {"inferred"}


@pytest.mark.usefixtures("eager")
def test_accepted_inferred_link_is_confirmed(tmp_path: Path) -> None:
    """It has the shortcuts of a stated one, its status says that people confirmed it, and it is no candidate."""
    with filled(tmp_path, decided(1, "accept", *PAPERLESS)) as store:
        assert shortcut(store, PAPERLESS)
        assert statuses(store, PAPERLESS) == {"confirmed"}
        assert not candidate(store, PAPERLESS)
        assert told(store, "?link a kf:Succession ; prov:wasInformedBy/kf:verdict 'accept'")


@pytest.mark.usefixtures("eager")
def test_rejected_inferred_link_is_gone(tmp_path: Path) -> None:
    """Nothing of it is left in the union of all graphs but the decision."""
    with filled(tmp_path, decided(1, "reject", *PAPERLESS)) as store:
        assert not shortcut(store, PAPERLESS)
        assert not statuses(store, PAPERLESS)
        assert not candidate(store, PAPERLESS)


def test_rejected_stated_link_keeps_its_fact(tmp_path: Path) -> None:
    """What a document states stays in the graph, marked, without shortcut."""
    with filled(tmp_path) as store:
        assert shortcut(store, STATED)
        store.decide(decided(1, "reject", *STATED))
        assert not shortcut(store, STATED)
        assert statuses(store, STATED) == {"rejected"}
        assert told(store, f"<{STATED[0]}> kf:notSucceededBy <{STATED[1]}>")


def test_of_several_pairs_of_one_fact_one_can_be_rejected(tmp_path: Path) -> None:
    """The fact stays stated, the rejected pair has no shortcut, the other keeps its own."""
    old, new, other = measure("窓口の予約", plan=OLD_PLAN), measure("窓口の待ち時間の短縮"), measure("職員の研修")
    fact = Succession(evidence=evidence("→"), kind="split", predecessors=(old,), successors=(new, other))
    items = [reading("new", [entry(), entry(OLD_PLAN), fact])]
    wrong, right = ((f"{OLD}/{old.name}", f"{NEW}/{mention.name}") for mention in (other, new))
    with filled(tmp_path, decided(1, "reject", *wrong), items=items) as store:
        assert not shortcut(store, wrong)
        assert shortcut(store, right)
        assert statuses(store, right) == {"stated"}


def test_pair_that_nobody_thought_of_can_be_accepted(tmp_path: Path) -> None:
    """It becomes a confirmed link with the evidence of both ends' places."""
    with filled(tmp_path, decided(1, "accept", *UNLIKELY)) as store:
        assert shortcut(store, UNLIKELY)
        assert statuses(store, UNLIKELY) == {"confirmed"}
        ends = "?f kf:successor <{}> ; prov:wasDerivedFrom/kf:quote '{}'"
        assert all(told(store, ends.format(UNLIKELY[1], quote)) for quote in ("図書館の改修", "公園の整備"))


def test_link_between_departments_and_between_plans(tmp_path: Path) -> None:
    """People tie departments and plans as they tie measures."""
    offices = tuple(f"https://w3id.org/keifu/id/142115/department/{name}" for name in ("図書館", "公園課"))
    with filled(tmp_path, decided(1, "accept", *offices), decided(2, "accept", OLD, NEW)) as store:
        assert shortcut(store, (offices[0], offices[1]))
        assert shortcut(store, (OLD, NEW))
        store.decide(decided(3, "reject", OLD, NEW))
        assert not shortcut(store, (OLD, NEW))


JUDGED = [
    decided(1, "accept", *PAPERLESS),
    decided(2, "reject", *STATED),
    decided(3, "accept", *UNLIKELY),
    decided(4, "reject", PAPERLESS[0], UNLIKELY[1]),
]


def holds(store: Store) -> bool:
    """Whether everything is as JUDGED says."""
    return (
        shortcut(store, PAPERLESS)
        and statuses(store, PAPERLESS) == {"confirmed"}
        and statuses(store, STATED) == {"rejected"}
        and not shortcut(store, STATED)
        and statuses(store, UNLIKELY) == {"confirmed"}
        and not statuses(store, (PAPERLESS[0], UNLIKELY[1]))
    )


@pytest.mark.usefixtures("eager")
def test_decisions_hold_whatever_is_read_again_when(tmp_path: Path) -> None:
    """Made once, they hold after all is forgotten and read again in another order, and after a restart."""
    old, new = documents()
    with filled(tmp_path, *JUDGED) as store:
        assert holds(store)
        before = quads_in(store)
        for item in (new, old):
            store.forget(item.sha256)
        assert store.decisions() == JUDGED
        assert not shortcut(store, PAPERLESS)
        for item in (new, old):
            store.add(item, pdf(tmp_path, item))
        assert quads_in(store) == before
    with Store.open(tmp_path / "store") as store:
        assert holds(store)


def test_decisions_hold_whatever_the_weights_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that tie everything and weights that tie nothing leave the same links where people decided."""
    for n, threshold in enumerate((0.0, 2.0, 0.0)):
        weights = msgspec.structs.replace(model(), threshold=threshold)
        monkeypatch.setattr(infer, "model", lambda weights=weights: weights)
        (tmp_path / "store" / "parts").mkdir(parents=True, exist_ok=True)
        (tmp_path / "store" / "parts" / "rules").write_text("others")  # as after an upgrade
        with filled(tmp_path, *JUDGED) if not n else Store.open(tmp_path / "store") as store:
            assert holds(store)
            assert (store.decisions(), sum(quad.predicate == KF.verdict for quad in store.quads())) == (JUDGED, 4)


@pytest.mark.usefixtures("eager")
def test_undo_is_a_decision_too(tmp_path: Path) -> None:
    """Taken back, a decision has no effect, but is still on record; and taking back can be taken back."""
    accepted = decided(1, "accept", *PAPERLESS)
    undone = decided(2, "undo", accepted.name)
    with filled(tmp_path) as store:
        before = quads_in(store)
        store.decide(accepted)
        after = quads_in(store)
        store.decide(undone)
        assert quads_in(store) == before
        assert store.decisions() == [accepted, undone]
        assert told(store, "?undo kf:verdict 'undo' ; kf:on/kf:verdict 'accept'")
        store.decide(decided(3, "undo", undone.name))
        assert quads_in(store) == after


def test_the_latest_decision_on_a_pair_holds() -> None:
    """In whatever order they come; and taken back, the one before it holds again."""
    first, second = decided(1, "accept", "a:a", "a:b"), decided(2, "reject", "a:a", "a:b")
    other, undo = decided(3, "accept", "a:b", "a:a"), decided(4, "undo", second.name)
    for order in permutations([first, second, other]):
        assert Review(order).in_force == [other, second]
    assert Review([undo, second, other, first]).in_force == [other, first]


def test_decision_follows_a_measure_to_its_new_name(tmp_path: Path) -> None:
    """A document that gives a measure another name, and so another IRI, does not shake off what was decided."""
    renamed = placed(measure("ペーパーレス会議の推進事業", "1", plan=OLD_PLAN), "", "detail", 7)
    other = reading("detail", [renamed], [OLD_PLAN])
    with filled(tmp_path, decided(1, "accept", *PAPERLESS)) as store:
        store.add(other, pdf(tmp_path, other))
        assert not told(store, f"<{PAPERLESS[0]}> a kf:Measure")
        assert shortcut(store, (f"{PAPERLESS[0]}事業", PAPERLESS[1]))


ROOMS = [f"{NEW}/{name}" for name in ("会議室の予約", "会議室の予約の改善", "公用車の予約")]


def names(*made: Decision, listed: bool = True) -> list[str]:
    """The names of the measures of a plan whose documents name ROOMS, each in its own list."""
    rows = [placed(measure(iri.rpartition("/")[2]), f"t{i}" if listed else "t") for i, iri in enumerate(ROOMS)]
    return sorted(found.name for found in Identity([reading("a", rows)], review=Review(made)).measures())


def test_people_say_what_is_the_same() -> None:
    """Two measures are made one, which has the weightier name and the other as another spelling."""
    assert len(names(listed=False)) == 3
    made = decided(1, "same", ROOMS[0], ROOMS[2])
    assert len(names(made, listed=False)) == 2
    assert names(made, listed=False) == names(decided(1, "same", ROOMS[2], ROOMS[0]), listed=False)


def test_people_say_what_is_different() -> None:
    """Two spellings that the program takes for one measure are two, and stay two when a third comes between."""
    one, other = "庁内ネットワークの無線化の推進", "市内ネットワークの無線化の推進"
    between = "庁内ネットワークの無線化推進"
    apart = Review([decided(1, "different", f"{NEW}/{other}", f"{NEW}/{one}")])
    a, b, c = (reading(name, [placed(measure(name))]) for name in (one, other, between))
    assert len(Identity([a, b]).measures()) == 1
    assert len(Identity([a, b], review=apart).measures()) == 2
    assert len(Identity([a, b, c], review=apart).measures()) == 2


def test_the_latest_word_on_sameness_wins() -> None:
    """Of statements that cannot all be true the earliest gives way."""
    a, b, c = ROOMS
    contradiction = [decided(1, "same", a, b), decided(2, "same", b, c), decided(3, "different", a, c)]
    assert names(*contradiction, listed=False) == names(*contradiction[1:], listed=False)


def test_sameness_changes_only_its_own_part(tmp_path: Path) -> None:
    """A store makes one of two measures and two again, as if it had always been so; links follow."""
    same = decided(1, "same", PAPERLESS[1], UNLIKELY[1])
    link = decided(2, "accept", *UNLIKELY)
    with filled(tmp_path) as store:
        before = quads_in(store)
        store.decide(same, link)
        assert quads_in(store) == quads_of(documents(), [link, same])
        ends = [iri for iri in (PAPERLESS[1], UNLIKELY[1]) if told(store, f"<{iri}> a kf:Measure")]
        assert [shortcut(store, (UNLIKELY[0], end)) for end in ends] == [True]
        store.decide(decided(3, "undo", same.name), decided(4, "undo", link.name))
        assert quads_in(store) == before
