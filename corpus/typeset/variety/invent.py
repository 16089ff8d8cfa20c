"""The facts of a plan that does not exist, from a random seed."""

import random
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DATA: dict[str, Any] = tomllib.loads(Path(__file__).with_name("themes.toml").read_text(encoding="utf-8"))

SOME, MOST = 0.25, 0.7  # shares of the measures with a second department or indicator, of the shares with tenths


@dataclass
class Indicator:
    """What is counted: values by role (baseline, target, actual) and fiscal year."""

    name: str
    unit: str
    values: dict[str, dict[int, str]]


@dataclass
class Measure:
    """A node of the plan's tree; what is known of it stands with its leaves only."""

    name: str
    number: str
    level: str
    above: "Measure | None" = None
    below: list["Measure"] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    texts: dict[str, list[str]] = field(default_factory=dict)
    indicators: list[Indicator] = field(default_factory=list)
    rating: dict[int, int] = field(default_factory=dict)  # fiscal year → place on the scale
    money: dict[str, dict[int, int]] = field(default_factory=dict)  # planned, settled → fiscal year → thousands of yen
    bars: list[tuple[str, int, int]] = field(default_factory=list)
    old: list[str] = field(default_factory=list)
    kind: str = ""  # of the succession: continued, renamed, merged, created

    @property
    def path(self) -> list["Measure"]:
        """The measures above it, from the top."""
        return [] if self.above is None else [*self.above.path, self.above]


@dataclass
class Plan:
    """A plan of one municipality, or the yearly report of one: ``now`` is the year that a report is of."""

    city: str
    title: str
    before: str
    start: int
    end: int
    now: int
    report: bool
    roots: list[Measure]
    ended: list[str] = field(default_factory=list)

    @property
    def leaves(self) -> list[Measure]:
        """The measures without others below, in order."""
        return [leaf for root in self.roots for leaf in _leaves(root)]

    @property
    def years(self) -> list[int]:
        """The fiscal years of the plan."""
        return list(range(self.start, self.end + 1))


def _leaves(measure: Measure) -> list[Measure]:
    return [leaf for one in measure.below for leaf in _leaves(one)] if measure.below else [measure]


def invent(seed: int, chance: random.Random, choice: dict[str, str]) -> Plan:
    """A plan with what its choices need: the depth of its tree, a plan or a report."""
    cities, sites = DATA["cities"], DATA["sites"]
    city = cities[seed % len(cities)] + sites[seed // len(cities) % len(sites)]
    ordinal, kind = chance.randint(2, 6), chance.choice(DATA["titles"])
    start = chance.randint(2021, 2025)
    end = start + chance.choice([3, 4, 4])
    title, before = (f"第{number}次{city}{kind}" for number in (ordinal, ordinal - 1))
    report = choice["document"] == "report"
    now = chance.randint(start + 1, start + 2) if report else start
    plan = Plan(city, title, before, start, end, now, report, _tree(chance, int(choice["depth"])))
    for leaf in plan.leaves:
        _fill(chance, plan, leaf)
    names = {leaf.name for leaf in plan.leaves}
    others = [row[0] for theme in DATA["themes"] for row in theme["measures"] if row[0] not in names]
    plan.ended = chance.sample(others, 2)
    _number(plan.roots, choice["numbers"], ())
    if choice["numbers"] == "running":
        for count, leaf in enumerate(plan.leaves, 1):
            leaf.number = str(count)
    return plan


def _tree(chance: random.Random, depth: int) -> list[Measure]:
    levels = chance.choice(DATA["levels"])[3 - depth :]
    themes = chance.sample(DATA["themes"], {1: 2, 2: chance.randint(2, 4), 3: 2}[depth])
    roots: list[Measure] = []
    for theme in themes:
        rows = chance.sample(theme["measures"], chance.randint(3, 4) if depth == 2 else chance.randint(4, 6))
        leaves = [Measure(row[0], "", levels[-1]) for row in rows]
        if depth == 1:
            roots += leaves
            continue
        root = Measure(theme["goal"], "", levels[0])
        roots.append(root)
        if depth == 2:
            _hang(root, leaves)
            continue
        half = len(leaves) // 2
        for aim, share in zip(theme["aims"], (leaves[:half], leaves[half:]), strict=False):
            middle = Measure(aim, "", levels[1])
            _hang(root, [middle])
            _hang(middle, share)
    return roots


def _hang(above: Measure, below: list[Measure]) -> None:
    for one in below:
        one.above = above
        above.below.append(one)


CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
KANA = "アイウエオカキクケコサシスセソ"
ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ"


def _number(measures: list[Measure], family: str, above: tuple[int, ...]) -> None:
    """The numbers of one family: whole paths (1-2-3), or signs that differ by level (１, (1), ①)."""
    for place, measure in enumerate(measures, 1):
        path = (*above, place)
        leaf, deep = not measure.below, len(path)
        if family == "path":
            measure.number = "-".join(map(str, path))
        elif family == "bracketed path":
            signs = [
                f"{path[0]}",
                *(f"({n})" if i == 1 and len(path) > 2 else f"{n}" for i, n in enumerate(path[1:], 1)),
            ]
            measure.number = "-".join([*signs[:-1], CIRCLED[place - 1]] if leaf and deep > 1 else signs)
        elif family == "signs":
            measure.number = CIRCLED[place - 1] if leaf else (str(place) if deep == 1 else f"({place})")
        elif family == "kana":
            measure.number = KANA[place - 1] if leaf else (ROMAN[place - 1] if deep == 1 else str(place))
        elif family == "letters":
            measure.number = "-".join([chr(64 + path[0]), *map(str, path[1:])])
        elif family == "running" and not leaf:
            measure.number = "-".join(map(str, path))
        _number(measure.below, family, path)


def _row(name: str) -> tuple[list[Any], list[str]]:
    return next((row, theme["offices"]) for theme in DATA["themes"] for row in theme["measures"] if row[0] == name)


def _fill(chance: random.Random, plan: Plan, leaf: Measure) -> None:
    row, offices = _row(leaf.name)
    subject, (gauge, unit, least, most) = row[1], row[2:]
    mine = chance.sample(offices, 4)
    leaf.lead, leaf.related = mine[: 1 + (chance.random() < SOME)], mine[2 : 2 + chance.randint(0, 2)]
    for kind, sentences in DATA["texts"].items():
        leaf.texts[kind] = [chance.choice(sentences).format(s=subject) + chance.choice(DATA["more"])]
    leaf.texts["bullets"] = [one.format(s=subject) for one in chance.sample(DATA["bullets"], chance.randint(2, 3))]
    leaf.indicators = [Indicator(gauge, unit, _values(chance, plan, least, most, unit))]
    if chance.random() < SOME:
        extra = f"{subject}に関する説明会の開催回数"
        leaf.indicators.append(Indicator(extra, "回", _values(chance, plan, 1, 24, "回")))
    leaf.rating = {year: chance.choice([0, 0, 1, 1, 1, 2, 3]) for year in range(plan.start, plan.now + 1)}
    base = chance.randint(3, 900) * chance.choice([10, 37, 52, 108])
    planned = {year: round(base * chance.uniform(0.8, 1.3)) for year in range(plan.start - 1, plan.end + 1)}
    settled = {year: round(planned[year] * chance.uniform(0.8, 0.99)) for year in range(plan.start - 1, plan.now + 1)}
    leaf.money = {"planned": planned, "settled": settled}
    turn = chance.randint(plan.start, plan.end)
    works = DATA["works"]
    leaf.bars = [(chance.choice(works["run"]), turn, plan.end)]
    if turn > plan.start:
        leaf.bars.insert(0, (chance.choice(works["plan"]), plan.start, turn - 1))
    leaf.kind = chance.choice(["continued", "continued", "renamed", "renamed", "created", "merged"])
    olds = [f"{subject}推進事業", f"{subject}強化事業"]
    leaf.old = {"continued": [leaf.name], "renamed": olds[:1], "created": [], "merged": olds}[leaf.kind]


def _values(chance: random.Random, plan: Plan, least: int, most: int, unit: str) -> dict[str, dict[int, str]]:
    """A baseline of the year before the plan, a goal for each year, and what was reached until now."""
    start, goal = sorted(chance.uniform(least, most) for _ in range(2))
    step = (goal - start) / (len(plan.years) or 1)
    tenths = unit == "％" and chance.random() < MOST

    def printed(value: float) -> str:
        return f"{value:.1f}" if tenths else f"{round(value):,}"

    goals = {year: printed(start + step * (place + 1)) for place, year in enumerate(plan.years)}
    reached = {
        year: printed(start + step * (place + chance.uniform(0.4, 1.3)))
        for place, year in enumerate(range(plan.start, plan.now + 1))
    }
    return {"baseline": {plan.start - 1: printed(start)}, "target": goals, "actual": reached}
