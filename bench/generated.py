"""Plans made up at random, to measure speed with: a municipality's plan in any number of editions."""

import random
from decimal import Decimal
from hashlib import sha256

from graph.facts import (
    AnyFact,
    DepartmentMention,
    Evidence,
    IndicatorMention,
    MeasureMention,
    MunicipalityMention,
    Observation,
    Placement,
    PlanEntry,
    PlanMention,
    Reading,
    Responsibility,
    Statement,
)

WORDS = """
    救急 消防 防災 避難 道路 河川 公園 緑地 森林 農地 漁港 商店街 観光 雇用 創業 子育て 保育 学校 給食 図書館
    博物館 文化財 スポーツ 健診 介護 障害 福祉 年金 税務 窓口 証明書 広報 統計 住宅 空き家 上水道 下水道 ごみ
    資源 太陽光 騒音 景観 交通 バス 自転車 人権 国際 自治会 選挙 監査 契約 財産 職員 研修
""".split()  # noqa: SIM905 - reads better than a list
CHANGED = 0.3  # of the measures of an edition get another name


def town(seed: int, editions: int, measures: int) -> list[Reading]:
    """The editions of one municipality's plan, each naming the one that it replaced."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    mayor = MunicipalityMention(f"架空{seed}町")
    subjects = [[chance.choice(WORDS) for _ in range(3)] for _ in range(measures)]
    found: list[Reading] = []
    before: PlanMention | None = None
    for number in range(editions):
        plan = PlanMention(f"第{number + 1}次架空{seed}町総合計画", mayor)
        start = 2000 + 5 * number
        entry = PlanEntry(
            evidence=_said(plan.title), about=plan, name=plan.title, start=start, end=start + 4, predecessor=before
        )
        facts: list[AnyFact] = [entry]
        for place, subject in enumerate(subjects):
            if chance.random() < CHANGED:
                subject[2] = chance.choice(WORDS)
            facts += _measure(chance, plan, place, subject, start)
        name = sha256(plan.title.encode()).hexdigest()
        found.append(Reading(name, f"{plan.title}.pdf", measures, tuple(facts), plans=(plan,)))
        before = plan
    return found


def _measure(chance: random.Random, plan: PlanMention, place: int, subject: list[str], start: int) -> list[AnyFact]:
    above = MeasureMention(plan, f"{WORDS[place // 10 % len(WORDS)]}の充実{place // 10}", f"{place // 10 + 1}")
    about = MeasureMention(plan, f"{'・'.join(subject)}の推進{place}", f"{place // 10 + 1}-{place % 10 + 1}", above)
    office = DepartmentMention(f"{subject[0]}課", plan.municipality)
    text = f"{subject[0]}と{subject[1]}について、" + "や".join(chance.choice(WORDS) for _ in range(15)) + "を進める。"
    gauge = IndicatorMention(about, f"{subject[0]}の利用件数")
    value = chance.randint(1, 9999)
    said = _said(about.name, place + 1)
    return [
        Placement(evidence=said, about=about, name=about.name, level="施策", source="detail"),
        Responsibility(evidence=said, about=about, department=office, role="lead", name=office.name),
        Statement(evidence=said, about=about, kind="purpose", text=text),
        Observation(
            evidence=said, about=about, indicator=gauge, role="baseline", text=f"{value}件", year=start,
            value=Decimal(value), unit="件",
        ),
    ]  # fmt: skip


def _said(words: str, page: int = 1) -> tuple[Evidence, ...]:
    return (Evidence(page, (10.0, 10.0, 200.0, 22.0), words),)
