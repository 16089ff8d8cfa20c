"""The graph is made part by part, again only where something changed, and whole after any interruption."""

from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest
from pyoxigraph import Quad

from graph.decisions import Review
from graph.embedded import WritableEmbedded
from graph.facts import MunicipalityMention, PlanMention, Reading, Relation
from graph.maker import Made, Maker
from graph.outline import outline_of
from graph.parts import Part, Parts
from graph.plans import Plans
from graph.store import Store
from graph.vocabulary import Base
from tests.graph.samples import entry, evidence, measure, pdf, placed, quads_in, quads_of, reading, whole

ELSEWHERE = PlanMention("平塚市デジタル化基本方針", MunicipalityMention("平塚市"))
NATIONAL = PlanMention("自治体DX推進計画")


def other_town() -> Reading:
    """A document of another municipality that mentions the same national plan as ``whole`` does."""
    mention = measure("RPAの活用", "1", plan=ELSEWHERE)
    related = Relation(evidence=evidence(NATIONAL.title), about=mention, related=NATIONAL)
    return reading("elsewhere", [entry(ELSEWHERE), placed(mention, "t"), related], [ELSEWHERE])


def test_documents_of_one_town_are_one_part() -> None:
    """A plan that two towns only refer to does not tie them together."""
    plans = Plans(map(outline_of, [*whole(), other_town()]))
    _, parts = Parts(plans, Base()).change(plans.outlines, Review())
    assert sorted(len(part.documents) for part in parts) == [1, 2]


def test_only_what_changed_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document of one town leaves the part of another alone."""
    made: list[tuple[str, ...]] = []
    original = Maker._make_part

    def watched(self: Maker, part: Part, of: Made, review: Review) -> None:
        made.append(part.documents)
        original(self, part, of, review)

    monkeypatch.setattr(Maker, "_make_part", watched)
    old, new = whole()
    with Store.open(tmp_path / "store") as store:
        for item in (old, other_town(), new):
            store.add(item, pdf(tmp_path, item))
        both = tuple(sorted((old.sha256, new.sha256)))
        assert made == [(old.sha256,), (other_town().sha256,), both]
        assert quads_in(store) == quads_of([old, new, other_town()])


def test_new_town_of_a_title_moves_the_documents_that_only_gave_the_title(tmp_path: Path) -> None:
    """A bare title means the only plan of that title, until a second town has one."""
    first, bare = reading("first", [entry()]), PlanMention("はだのDX推進計画")
    loose = reading("loose", [placed(measure("RPAの活用", plan=bare))], [bare])
    namesake = PlanMention(bare.title, MunicipalityMention("平塚市"))
    second = reading("second", [entry(namesake)], [namesake])
    with Store.open(tmp_path / "store") as store:
        for item in (loose, first, second):
            store.add(item, pdf(tmp_path, item))
        assert quads_in(store) == quads_of([first, loose, second])
        store.forget(second.sha256)
        assert quads_in(store) == quads_of([first, loose])


@pytest.mark.parametrize("step", range(5))
def test_interruption_at_any_step_is_made_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """Stopped before its nth change to the graph, the next opening makes the graph whole."""
    old, new = whole()
    with Store.open(tmp_path / "store") as store, store.batch():
        for item in (old, other_town()):
            store.add(item, pdf(tmp_path, item))
    original, steps = WritableEmbedded.replace, iter(range(100))

    def failing(self: WritableEmbedded, old: AbstractSet[Quad], new: AbstractSet[Quad]) -> None:
        if next(steps) == step:
            raise InterruptedError
        original(self, old, new)

    def change() -> None:
        with Store.open(tmp_path / "store") as store, store.batch():
            store.add(new, pdf(tmp_path, new))
            store.forget(other_town().sha256)

    with monkeypatch.context() as patched:
        patched.setattr(WritableEmbedded, "replace", failing)
        with pytest.raises(InterruptedError):
            change()
        assert (tmp_path / "store" / "pending").exists()
    with Store.open(tmp_path / "store") as store:
        assert quads_in(store) == quads_of([old, new])


def test_graph_made_by_other_rules_is_made_again(tmp_path: Path) -> None:
    """What an older version of the program made gives way to what this one makes, decisions aside."""
    items = whole()
    with Store.open(tmp_path / "store") as store, store.batch():
        for item in items:
            store.add(item, pdf(tmp_path, item))
    (tmp_path / "store" / "parts" / "rules").write_text("others")
    with Store.open(tmp_path / "store") as store:
        assert quads_in(store) == quads_of(items)
        assert (tmp_path / "store" / "parts" / "rules").read_text() != "others"
