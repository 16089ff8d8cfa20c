"""Two towns made up for the saved questions: each question finds something here that is easy to tell beforehand."""

from decimal import Decimal
from pathlib import Path

import msgspec

from graph.facts import (
    AnyFact,
    Budget,
    DepartmentMention,
    Evaluation,
    Evidence,
    Finding,
    Given,
    IndicatorMention,
    MeasureMention,
    Mention,
    MunicipalityMention,
    Observation,
    PlanEntry,
    PlanMention,
    Reading,
    Responsibility,
    ScheduleItem,
    Succession,
    SuccessionKind,
    ValueRole,
)
from graph.store import Store
from query.querier import Querier
from tests.graph.samples import decided, entry, evidence, measure, pdf, placed, reading

NAMES = "SELECT ?it ?name { ?it a kf:Measure ; skos:prefLabel ?name }"
WEST, EAST = MunicipalityMention("秦野市"), MunicipalityMention("茅ヶ崎市")
OLD, NEW = PlanMention("西の第1次計画", WEST), PlanMention("西の第2次計画", WEST)
OTHER, EARLIER = PlanMention("東の計画", EAST), PlanMention("東の旧計画", EAST)

LENDING = measure("本の貸出", "1", plan=OLD)
E_LENDING = measure("電子書籍の貸出", "1", plan=NEW)
STREET_LIGHTS = measure("街路灯の更新", "2", plan=OLD)
LED = measure("街路灯の省電力化", "2", plan=NEW)
FAX = measure("ファクスの配備", "3", plan=OLD)
RADIO = measure("防災無線の点検", "4", plan=OLD)
CHAT = measure("窓口案内の自動応答", "3", plan=NEW)
PARK, GARDEN = measure("公園の手入れ", "5", plan=OLD), measure("花壇の手入れ", "6", plan=OLD)
GREEN = measure("公園と花壇の手入れ", "4", plan=NEW)
MINUTES = measure("会議録の公開", "7", plan=OLD)
RADIO_AGAIN = measure("防災無線の点検と更新", "5", plan=NEW)
BUS = measure("循環バスの運行", "1", plan=OTHER)

BORROWERS = IndicatorMention(LENDING, "貸出の件数", "output")
E_BORROWERS = IndicatorMention(E_LENDING, "貸出の件数", "output")
POWER = IndicatorMention(LED, "街路灯の使用電力")
BEDS = IndicatorMention(GARDEN, "花壇の数")
LAMPS = IndicatorMention(STREET_LIGHTS, "更新した街路灯の数")
NEW_LIGHTS = DepartmentMention("みどり環境課", WEST)
OLD_LIGHTS = DepartmentMention("道路課", WEST)
LIBRARY = DepartmentMention("図書館", WEST)


def said(
    indicator: IndicatorMention, role: ValueRole, year: int, value: int, unit: str = "件", *, by_ocr: bool = False
) -> Observation:
    """A value of an indicator."""
    text = f"{value}{unit}"
    place = (Evidence(3, (10.0, float(year - 2000), 200.0, float(year - 1990)), text, by_ocr),)
    return Observation(
        evidence=place, about=indicator.measure, indicator=indicator, role=role, text=text, year=year,
        value=Decimal(value), unit=unit,
    )  # fmt: skip


def runs(mention: MeasureMention, office: DepartmentMention) -> Responsibility:
    """A department leads a measure."""
    return Responsibility(
        evidence=evidence(office.name, 2), about=mention, department=office, role="lead", name=office.name
    )


def link(
    kind: SuccessionKind, old: tuple[Mention, ...], new: tuple[Mention, ...], reason: str = "", year: int | None = None
) -> Succession:
    """Old and new in one row of page 5."""
    return Succession(
        evidence=evidence(f"{kind}{len(old)}{len(new)}{reason}{old or new}"[:40], 5),
        kind=kind, predecessors=old, successors=new, reason=reason, year=year,
    )  # fmt: skip


def old_plan() -> list[AnyFact]:
    """The first plan of the western town."""
    return [
        entry(OLD, 2016, 2020),
        *(placed(each, "tree") for each in (LENDING, STREET_LIGHTS, FAX, RADIO, PARK, GARDEN, MINUTES)),
        said(BORROWERS, "target", 2020, 100),
        said(BORROWERS, "actual", 2020, 80, by_ocr=True),
        said(BEDS, "target", 2020, 12, "か所"),
        said(LAMPS, "target", 2020, 30, "基"),
        runs(LENDING, LIBRARY),
        runs(STREET_LIGHTS, OLD_LIGHTS),
        Evaluation(evidence=evidence("B", 4), about=LENDING, rating="B", year=2019),
        Budget(
            evidence=evidence("20万円", 4),
            about=LENDING,
            amount=Decimal(200_000),
            kind="initial",
            text="200千円",
            year=2019,
        ),
        Budget(
            evidence=evidence("30万円", 4),
            about=RADIO,
            amount=Decimal(300_000),
            kind="initial",
            text="300千円",
            year=2019,
        ),
    ]


def report() -> list[AnyFact]:
    """A report of the first plan, which gives another value for one year."""
    return [entry(OLD), said(BORROWERS, "actual", 2020, 85), placed(measure("本の貸し出し", "1", plan=OLD))]


def new_plan() -> list[AnyFact]:
    """The second plan of the western town, with what became of the first."""
    return [
        PlanEntry(evidence=evidence(NEW.title), about=NEW, name=NEW.title, start=2021, end=2025, predecessor=OLD),
        *(placed(each, "tree") for each in (E_LENDING, LED, CHAT, GREEN, RADIO_AGAIN)),
        link("renamed", (LENDING,), (E_LENDING,)),
        link("renamed", (STREET_LIGHTS,), (LED,)),
        link("merged", (PARK, GARDEN), (GREEN,)),
        link("ended", (FAX,), (), "電子メールに替わったため", 2020),
        link("created", (), (CHAT,)),
        link("renamed", (OLD_LIGHTS,), (NEW_LIGHTS,), year=2021),
        said(E_BORROWERS, "target", 2023, 200),
        said(E_BORROWERS, "actual", 2023, 250),
        said(POWER, "baseline", 2020, 90, "kWh"),
        said(POWER, "target", 2023, 50, "kWh"),
        said(POWER, "actual", 2023, 40, "kWh"),
        runs(E_LENDING, LIBRARY),
        runs(LED, NEW_LIGHTS),
        ScheduleItem(evidence=evidence("試行", 6), about=CHAT, text="試行", start=2022, end=2023),
    ]


def other_town() -> list[AnyFact]:
    """The plan of the eastern town, which dropped something in the same year; of its earlier plan no document is held."""
    return [
        PlanEntry(
            evidence=evidence(OTHER.title), about=OTHER, name=OTHER.title, start=2021, end=2024, predecessor=EARLIER
        ),
        placed(BUS, "tree"),
        link("ended", (measure("駅前の駐輪場", plan=EARLIER),), (), year=2020),
    ]


def readings() -> list[Reading]:
    """The four documents."""
    finding = Finding("unknown-header", "「備忘」という列が何を表すか分かりません。")
    given = Given(source="https://east.example/", licence="CC BY 4.0", rights_holder="東")
    return [
        reading("西1", old_plan(), [OLD]),
        reading("西1報告", report(), [OLD]),
        reading("西2", new_plan(), [NEW]),
        msgspec.structs.replace(reading("東", other_town(), [OTHER]), findings=(finding,), given=given),
    ]


def store_of_two_towns(directory: Path) -> Path:
    """A store with the documents, and one decision; the directory of the store."""
    store = directory / "two-towns"
    with Store.open(store) as opened, opened.batch():
        for item in readings():
            opened.add(item, pdf(directory, item))
    with Store.open(store) as opened:
        names = {row["name"]: row["it"] for row in Querier(opened.graph).rows(NAMES)}
        opened.decide(decided(1, "reject", names["ファクスの配備"], names["窓口案内の自動応答"]))
    return store
