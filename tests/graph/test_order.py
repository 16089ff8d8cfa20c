"""The graph depends on which documents are held, and on nothing else."""

import random
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.decisions import Decision
from graph.facts import (
    AnyFact,
    DepartmentMention,
    IndicatorMention,
    MeasureMention,
    MunicipalityMention,
    Observation,
    PlanMention,
    Reading,
    Responsibility,
    Succession,
)
from graph.identity import Identity
from graph.rdf import Page
from graph.store import Store
from graph.vocabulary import DEFAULT_BASE, KF
from tests.graph.samples import decided, entry, evidence, measure, pdf, placed, quads_in, quads_of, reading

PLANS = [
    PlanMention("はだのDX推進計画", MunicipalityMention("秦野市")),
    PlanMention("秦野市はだのDX推進計画", MunicipalityMention("秦野市")),
    PlanMention("はだのDX推進計画"),
    PlanMention("はだのICT活用推進計画", MunicipalityMention("秦野市")),
    PlanMention("府中市総合計画", MunicipalityMention("府中市")),
]
NAMES = [
    "公共施設予約のオンライン化",
    "公共施設予約オンライン化",
    "公共施設予約のオンライン化事業",
    "庁内ネットワークの無線化の推進",
    "市内ネットワークの無線化の推進",
    "情報化の推進",
]

mentions = st.builds(
    measure, st.sampled_from(NAMES), st.sampled_from(["", "1", "1-1", "２"]), st.none(), st.sampled_from(PLANS)
)
nested = st.builds(
    lambda above, name, number: MeasureMention(above.plan, name, number, above),
    mentions, st.sampled_from(NAMES), st.sampled_from(["", "1", "1-1"]),
)  # fmt: skip
measures = mentions | nested
offices = st.builds(DepartmentMention, st.sampled_from(["ＤＸ推進課", "DX推進課", "総務課"]))
facts = st.one_of(
    st.builds(
        placed, measures, st.sampled_from(["", "t", "u"]), st.sampled_from(["detail", "list", "reference"]),
        st.integers(1, 9), st.sampled_from(["", "施策", "事業"]),
    ),
    st.builds(
        lambda old, new, page: Succession(evidence=evidence("→", page), kind="renamed", predecessors=(old,), successors=(new,)),
        measures, measures, st.integers(1, 3),
    ),
    st.builds(
        lambda about, office: Responsibility(evidence=evidence("課"), about=about, department=office, role="lead", name="課"),
        measures, offices,
    ),
    st.builds(
        lambda about, unit, kind, year: Observation(
            evidence=evidence(f"5{unit}"), about=about, indicator=IndicatorMention(about, "利用者数", kind), role="target",
            text=f"5{unit}", year=year, unit=unit,
        ),
        measures, st.sampled_from(["", "人", "千人", "%"]), st.sampled_from([None, "output", "outcome"]),
        st.none() | st.integers(2020, 2026),
    ),
    st.builds(entry, st.sampled_from(PLANS), st.none() | st.integers(2020, 2026)),
)  # fmt: skip
ends = st.builds(
    lambda plan, name: f"{plan}/{name}",
    st.sampled_from(["142115/はだのDX推進計画", "142115/はだのICT活用推進計画"]),
    st.sampled_from(NAMES),
)
decisions = st.lists(
    st.builds(
        lambda second, verdict, one, other: decided(second, verdict, *(DEFAULT_BASE + end for end in (one, other))),
        st.integers(0, 9), st.sampled_from(["accept", "reject", "same", "different"]), ends, ends,
    ),
    max_size=4,
)  # fmt: skip
Drawn = list[tuple[list[AnyFact], list[PlanMention]]]

documents = st.lists(
    st.tuples(st.lists(facts, min_size=1, max_size=6), st.lists(st.sampled_from(PLANS), max_size=1)),
    min_size=1,
    max_size=4,
)


def canonical(quads: set[str]) -> str:
    """One quad a line, sorted."""
    return "\n".join(sorted(quads))


def build(directory: Path, runs: Sequence[Sequence[tuple[str, Reading | Decision]]]) -> str:
    """The canonical dump of a store after these runs of steps ("add", "forget", "decide"), each by a process of its own.

    Every second run makes the graph after each step, the others at their end.
    """
    directory.mkdir()
    for number, steps in enumerate(runs):
        with Store.open(directory / "store") as store, nullcontext() if number % 2 else store.batch():
            for step, item in steps:
                if isinstance(item, Decision):
                    store.decide(item)
                elif step == "add":
                    store.add(item, pdf(directory, item))
                else:
                    store.forget(item.sha256)
    with Store.open(directory / "store") as store:
        return canonical(quads_in(store))


def shuffled(item: Reading, chance: random.Random) -> Reading:
    """The same reading with its facts in another order."""
    facts: list[AnyFact] = list(item.facts)
    chance.shuffle(facts)
    return msgspec.structs.replace(item, facts=tuple(facts))


def corrections(items: Sequence[Reading], chance: random.Random) -> list[Decision]:
    """Some of the facts are corrected."""
    made = []
    for item in items:
        page = Page(item, Identity([item]))
        for told in chance.sample(page.printed, min(2, len(page.printed))):
            to = {KF.PlanEntry: ("startFiscalYear", "2019"), KF.Responsibility: ("role", "related")}.get(told.kind)
            if to:
                on = (told.node.value, f"{DEFAULT_BASE}document/{item.sha256}")
                made.append(decided(chance.randint(0, 9), "correct", *on, to=(to,)))
    return made


def of(drawn: Drawn) -> list[Reading]:
    """The drawn documents as readings."""
    return [reading(f"d{i}", found, plans) for i, (found, plans) in enumerate(drawn)]


@settings(max_examples=100, deadline=None)
@given(documents, decisions, st.randoms(use_true_random=False))
def test_order_of_documents_and_facts_leaves_the_same_bytes(
    drawn: Drawn, judged: list[Decision], chance: random.Random
) -> None:
    """The quads are a pure function of the set of readings, the sets of their facts, and the set of decisions."""
    items = of(drawn)
    other = [shuffled(item, chance) for item in items]
    chance.shuffle(other)
    judged = judged + corrections(items, chance)
    mixed = chance.sample(judged, len(judged))
    assert canonical(quads_of(items, judged)) == canonical(quads_of(other, mixed))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(documents, decisions, st.randoms(use_true_random=False))
def test_steps_on_the_way_leave_no_trace_in_the_store(
    drawn: Drawn, judged: list[Decision], chance: random.Random
) -> None:
    """Documents and decisions in any order, in one run or several, some forgotten and added again: the same bytes."""
    items = of(drawn)
    other: list[tuple[str, Reading | Decision]] = [("add", shuffled(item, chance)) for item in items]
    judged = judged + corrections(items, chance)
    other += [("decide", decision) for decision in judged]
    chance.shuffle(other)
    again = chance.choice(items)
    with tempfile.TemporaryDirectory() as directory:
        cut = chance.randint(0, len(other))
        last: list[list[tuple[str, Reading | Decision]]] = [
            [("forget", again)],
            [("add", again), ("forget", again), ("add", again)],
        ]
        runs = [other[:cut], other[cut:], *last]
        assert build(Path(directory) / "a", runs) == canonical(quads_of(items, judged))
