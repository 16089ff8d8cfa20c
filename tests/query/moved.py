"""Two plans of which the second merges two measures, while a department is renamed and an indicator changes its unit."""

from decimal import Decimal
from pathlib import Path

from graph.facts import (
    AnyFact,
    DepartmentMention,
    IndicatorMention,
    MeasureMention,
    Observation,
    PlanMention,
    Responsibility,
    Succession,
)
from graph.store import Store
from tests.graph.samples import TOWN, entry, evidence, measure, pdf, placed, reading

BEFORE, AFTER = (PlanMention(title, TOWN) for title in ("読書計画", "学びの計画"))
LOANS = measure("図書の貸出しの拡大", "1", plan=BEFORE)
STOCK = measure("蔵書の充実", "2", plan=BEFORE)
BOTH = measure("図書館の本の充実と貸出し", "1", plan=AFTER)


def value(about: MeasureMention, indicator: str, year: int, number: int, unit: str, page: int = 2) -> Observation:
    """What was reached in a year."""
    text = f"{number}{unit}"
    return Observation(
        evidence=evidence(text, page, year - 2000), about=about, indicator=IndicatorMention(about, indicator), role="actual",
        text=text, year=year, value=Decimal(number), unit=unit,
    )  # fmt: skip


def runs(about: MeasureMention, office: str, page: int = 3) -> Responsibility:
    """A department leads a measure."""
    return Responsibility(
        evidence=evidence(office, page),
        about=about,
        department=DepartmentMention(office, TOWN),
        role="lead",
        name=office,
    )


def old_facts() -> list[AnyFact]:
    """Two measures of one department, each with an indicator."""
    return [
        entry(BEFORE, 2016, 2020),
        *(placed(each, "tree") for each in (LOANS, STOCK)),
        runs(LOANS, "図書館"),
        runs(STOCK, "社会教育課"),
        value(LOANS, "図書の貸出冊数", 2019, 900, "冊"),
        value(LOANS, "図書の貸出冊数", 2020, 950, "冊"),
        value(STOCK, "蔵書数", 2020, 7000, "冊"),
    ]


def new_facts() -> list[AnyFact]:
    """One measure that came of both, with other numbers for the last year of the old plan."""
    offices = (DepartmentMention(name, TOWN) for name in ("社会教育課", "生涯学習課"))
    renamed = Succession(
        evidence=evidence("社会教育課を生涯学習課に改称", 4), kind="renamed", year=2021,
        predecessors=(next(offices),), successors=(next(offices),),
    )  # fmt: skip
    return [
        entry(AFTER, 2021, 2025),
        placed(BOTH, "tree"),
        Succession(evidence=evidence("統合", 5), kind="merged", predecessors=(LOANS, STOCK), successors=(BOTH,)),
        renamed,
        runs(BOTH, "生涯学習課"),
        value(BOTH, "図書の貸出点数", 2021, 40, "点"),
        value(BOTH, "蔵書数", 2020, 7100, "冊"),
        value(BOTH, "蔵書数", 2021, 7300, "冊"),
    ]


def store_of_moved(directory: Path) -> Path:
    """A store with both documents; the directory of the store."""
    store = directory / "store"
    with Store.open(store) as opened, opened.batch():
        for name, facts, plan in (("before", old_facts(), BEFORE), ("after", new_facts(), AFTER)):
            item = reading(name, facts, [plan])
            opened.add(item, pdf(directory, item))
    return store
