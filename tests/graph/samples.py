"""Small readings to test with: a builder that gives each fact evidence of its own."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Literal

from graph.decisions import Decision, Review, Verdict, stamp
from graph.derived import derived_quads
from graph.facts import (
    AnyFact,
    Budget,
    DepartmentMention,
    Evaluation,
    Evidence,
    Figure,
    IndicatorMention,
    MeasureMention,
    MunicipalityMention,
    Observation,
    Placement,
    PlanEntry,
    PlanMention,
    Reading,
    Relation,
    Responsibility,
    ScheduleItem,
    Statement,
    Succession,
)
from graph.identity import Identity
from graph.lineage.accepted import lineage_quads
from graph.outline import outline_of
from graph.periods import with_corrections
from graph.plan_graph import plan_quads
from graph.plans import Plans
from graph.rdf import Page
from graph.store import View
from graph.theme_graph import scheme_quads
from graph.vocabulary import Base

TOWN = MunicipalityMention("秦野市")
PLAN = PlanMention("はだのDX推進計画", TOWN)
OLD_PLAN = PlanMention("はだのICT活用推進計画", TOWN)


def evidence(words: str, page: int = 1, top: float = 0.0) -> tuple[Evidence, ...]:
    """One piece of evidence."""
    return (Evidence(page, (10.0, top, 200.0, top + 12.5), words),)


def measure(
    name: str, notation: str = "", parent: MeasureMention | None = None, plan: PlanMention = PLAN
) -> MeasureMention:
    """A mention of a measure."""
    return MeasureMention(plan, name, notation, parent)


def placed(
    mention: MeasureMention,
    group: str = "",
    source: Literal["detail", "list", "reference"] = "list",
    page: int = 1,
    level: str = "",
) -> Placement:
    """The mention stands in its plan's tree."""
    where = evidence(mention.name, page, float(len(mention.name)))
    return Placement(evidence=where, about=mention, name=mention.name, source=source, group=group, level=level)


def entry(plan: PlanMention = PLAN, start: int | None = None, end: int | None = None) -> PlanEntry:
    """The plan is named."""
    return PlanEntry(evidence=evidence(plan.title), about=plan, name=plan.title, start=start, end=end)


def reading(name: str, facts: Sequence[AnyFact], plans: Sequence[PlanMention] = (PLAN,)) -> Reading:
    """A document of that name with these facts."""
    return Reading(sha256(name.encode()).hexdigest(), f"{name}.pdf", 9, tuple(facts), plans=tuple(plans))


def pdf(directory: Path, item: Reading) -> Path:
    """A file to take in for a reading."""
    file = directory / item.file_name
    file.write_bytes(f"%PDF-1.4 {item.file_name}".encode())
    return file


def whole() -> list[Reading]:
    """Two documents of one municipality that hold every kind of fact, a succession between their plans among them."""
    return [reading("old", old_facts(), [OLD_PLAN]), reading("new", new_facts(), [PLAN])]


def old_facts() -> list[AnyFact]:
    """The old plan's report: a tree, departments, evaluations, a budget."""
    policy = measure("効率的な行政運営の推進", "②", plan=OLD_PLAN)
    rpa = measure("RPAの導入による事務の効率化", "2-1-(1)", policy, OLD_PLAN)
    bare = measure("RPAの導入による事務の効率化", plan=OLD_PLAN)
    office = DepartmentMention("デジタル推進課")
    return [
        entry(OLD_PLAN, 2021, 2025),
        placed(policy, "tree", level="基本方針"),
        placed(rpa, "tree", level="個別事業"),
        Responsibility(
            evidence=evidence("デジタル推進課"), about=bare, department=office, role="lead", name="デジタル推進課"
        ),
        Evaluation(evidence=evidence("A", 2), about=bare, rating="A", year=2023),
        Budget(
            evidence=evidence("1,234千円", 2),
            about=bare,
            amount=Decimal(1234000),
            kind="initial",
            text="1,234千円",
            year=2024,
        ),
        Relation(evidence=evidence("自治体DX推進計画", 2), about=OLD_PLAN, related=PlanMention("自治体DX推進計画")),
    ]


def new_facts() -> list[AnyFact]:
    """The new plan: its tree, indicators, a schedule, texts, and what became of the old one."""
    vision = measure("業務を効率化し、価値ある仕事に集中", "②")
    auto = measure("RPAとAIによる業務の自動化", "②-2", vision)
    old = measure("RPAの導入による事務の効率化", "2-1-(1)", plan=OLD_PLAN)
    hours = IndicatorMention(auto, "自動化した業務の時間", "output")
    return [
        PlanEntry(
            evidence=evidence(PLAN.title), about=PLAN, name=PLAN.title, start=2026, end=2030, predecessor=OLD_PLAN
        ),
        placed(vision, "tree", level="目指す姿"),
        placed(auto, "tree", level="取組"),
        placed(auto, "", "detail", 5),
        placed(old, "", "reference", 6),
        Responsibility(
            evidence=evidence("ＤＸ推進課"),
            about=auto,
            department=DepartmentMention("ＤＸ推進課"),
            role="lead",
            name="ＤＸ推進課",
        ),
        Observation(
            evidence=evidence("1,200時間", 5),
            about=auto,
            indicator=hours,
            role="target",
            text="1,200時間",
            year=2027,
            value=Decimal(1200),
            unit="時間",
        ),
        ScheduleItem(evidence=evidence("試行", 5), about=auto, text="試行", start=2026, end=2027),
        Statement(
            evidence=evidence("定型業務を自動化する。", 5), about=auto, kind="purpose", text="定型業務を自動化する。"
        ),
        Statement(evidence=evidence("人口が減る。", 2), about=PLAN, kind="issue", text="人口が減る。"),
        Figure(
            evidence=evidence("40事業", 3),
            about=PLAN,
            quantity="個別事業数",
            value=Decimal(40),
            text="40事業",
            unit="事業",
        ),
        Succession(
            evidence=evidence("旧名称 RPAの導入による事務の効率化", 6),
            kind="renamed",
            predecessors=(old,),
            successors=(auto,),
        ),
        Succession(evidence=evidence("新規", 6, 40), kind="created", successors=(vision,)),
        Succession(
            evidence=evidence("デジタル推進課をＤＸ推進課に改称", 7),
            kind="renamed",
            year=2026,
            predecessors=(DepartmentMention("デジタル推進課"),),
            successors=(DepartmentMention("ＤＸ推進課"),),
        ),
    ]


def decided(
    second: int, verdict: Verdict, *on: str, by: str = "山田", to: tuple[tuple[str, str], ...] = ()
) -> Decision:
    """A decision of that second."""
    at = stamp(datetime(2026, 4, 1, tzinfo=UTC) + timedelta(seconds=second))
    return Decision(verdict, on, by, at, "窓口で確認", to)


def quads_of(readings: Sequence[Reading], decisions: Sequence[Decision] = ()) -> set[str]:
    """Everything that readings and decisions make in one go: their own graphs, ``derived`` and ``inferred``."""
    review = Review(decisions)
    plans = Plans(with_corrections(outline_of(item), item, review, Base()) for item in readings)
    identity = Identity(readings, plans=plans, review=review)
    pages = [Page(item, identity) for item in identity.readings]
    made = {quad for page in pages for quad in page.quads()}
    made.update(derived_quads(identity, pages), lineage_quads(identity, pages))
    made.update(plan_quads(identity.plans, identity.base, review), scheme_quads(identity.base))
    return set(map(str, made))


def quads_in(store: View) -> set[str]:
    """The same graphs of a store."""
    left_out = (store.base.intake, store.base.review, store.base.reference)
    return {str(quad) for quad in store.quads() if quad.graph_name not in left_out}
