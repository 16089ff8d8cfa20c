"""In which ways a plan may be printed: each dimension with its choices, those that fit what was chosen before."""

import random
from collections.abc import Callable, Sequence

Choice = dict[str, str]

LISTS = ("wide rows", "two rows")
CARDS = ("card", "four columns", "labels above", "titled card", "cards in pairs")
HEADED = ("paragraphs", "small tables", "panels")


def _tree(choice: Choice) -> Sequence[str]:
    if choice["depth"] == "1":
        return ["flat"]
    if choice["form"] in LISTS:
        return ["merged cells", "chapters", "group rows"]
    bullets = [] if choice["numbers"] == "none" else ["bullets"]
    return ["chapters", "overview", *bullets, *(["path rows"] if choice["form"] in CARDS else [])]


def _departments(choice: Choice) -> Sequence[str]:
    listed = ["matrix"] if choice["form"] == "wide rows" else []
    headed = ["line below"] if choice["form"] in HEADED else []
    return ["field", "field", "field", "in brackets", "end of text", "in one cell", "by role", *listed, *headed]


def _extras(choice: Choice) -> Sequence[str]:
    """What is told besides: pairs of families, since a page has room for so many."""
    if choice["document"] == "report":
        return [
            "ratings",
            "ratings indicators",
            "indicators budgets",
            "ratings budgets",
            "indicators",
            "ratings indicators",
        ]
    return ["indicators", "indicators schedules", "budgets schedules", "indicators successions", "budgets successions",
            "schedules successions", "schedules", "budgets indicators", "successions"]  # fmt: skip


def _has(family: str, *ways: str, **more: str) -> Callable[[Choice], Sequence[str]]:
    """The ways of a family where the plan has it; ``more`` by the kind of document."""

    def possible(choice: Choice) -> Sequence[str]:
        if family not in choice["extras"].split():
            return ["none"]
        return [*ways, *filter(None, more.get(choice["document"], "").split("/"))]

    return possible


def _indicator_tables(choice: Choice) -> Sequence[str]:
    ways = list(_has("indicators", "columns", "stacked", "arrow", "table by name")(choice))
    if ways == ["none"]:
        return ways
    if choice["form"] == "cards in pairs":  # too narrow for years beside each other
        return ways
    ways.append("years across")
    numbered = choice["numbers"] in ("path", "bracketed path", "letters", "running")
    return [*ways, *(["table by number"] if numbered else []), *(["pairs"] if choice["document"] == "report" else [])]


def _kinds(choice: Choice) -> Sequence[str]:
    """Which texts stand with a measure."""
    if choice["document"] == "report":
        return ["result", "result outlook", "purpose result outlook", "result issue opinion"]
    return ["purpose", "action", "purpose action", "state issue action", "purpose issue action"]


# Which families of facts a dimension is mostly about: the F1 of these is told first.
ABOUT = {
    "tree": ["measures"], "depth": ["measures"], "numbers": ["measures"], "departments": ["departments"],
    "between": ["departments"], "indicators": ["observations"], "units": ["observations"], "baseline": ["observations"],
    "ratings": ["evaluations"], "scale": ["evaluations"], "budgets": ["budgets"], "schedules": ["schedules"],
    "successions": ["successions"], "texts": ["statements"], "labels": ["statements"], "title": ["plans"],
}  # fmt: skip

PAIRS = "planned and settled/this year and last"

DIMENSIONS: dict[str, Callable[[Choice], Sequence[str]]] = {
    "document": lambda _: ["plan", "report"],
    "depth": lambda _: ["1", "2", "2", "3"],
    "form": lambda _: ["wide rows", "wide rows", *LISTS, *CARDS, *HEADED],
    "numbers": lambda c: ["path", "running", "none", "letters"]
    + (["signs", "kana", "bracketed path"] if c["depth"] != "1" else []),
    "tree": _tree,
    "extras": _extras,
    "place of number": lambda c: ["none"] if c["numbers"] == "none" else ["own field", "own field", "before name"],
    "level word": lambda _: ["with number", "none"],
    "order": lambda _: ["departments first", "texts first", "texts last"],
    "departments": _departments,
    "between": lambda _: ["、", "・", "break", "／"],
    "kinds": _kinds,
    "texts": lambda _: ["fields", "fields", "one cell", "bullets"],
    "labels": lambda _: ["【】", "：", "■", "〈〉", "line"],
    "indicators": _indicator_tables,
    "units": _has("indicators", "column", "in the name", "behind values"),
    "baseline": _has("indicators", "year in head", "year in cell"),
    "ratings": _has("ratings", "field", "by year"),
    "scale": _has("ratings", "letters", "signs", "words", "in brackets"),
    "budgets": _has("budgets", "thousands", "by year", "yen", "unit in cell", "own table", report=PAIRS),
    "schedules": _has("schedules", "shapes", "text arrows", "words", "bars", "marks"),
    "successions": _has("successions", "old name", "remark", "old and new", "status", "status table", "sentences"),
    "years": lambda c: ["R6", "R6", "2024年度"]
    if c["form"] == "cards in pairs"
    else ["令和6年度", "令和6年度", "R6", "R6", "令和6(2024)年度", "2024年度"]
    + (["spanning"] if c["form"] in LISTS else []),
    "digits": lambda _: ["half", "half", "full"],
    "title": lambda _: ["heading", "cover", "running head"],
    "paper": lambda c: ["landscape"] if c["form"] in LISTS else ["portrait", "portrait", "landscape"],
    "font": lambda _: ["IPAexGothic", "IPAexMincho", "Noto Sans CJK JP", "Noto Serif CJK JP"],
    "size": lambda c: ["7.5pt", "8.5pt"] if c["form"] in LISTS else ["8.5pt", "9.5pt", "10.5pt"],
    "rules": lambda _: ["grid", "grid", "grid", "horizontal", "grey", "outer"],
    "colour": lambda c: ["#dbe7f3", "#e4f0dc", "#2f5d8a", "#f6e3cf"]
    + (["none"] if c["rules"] in ("grid", "grey") and c["form"] != "labels above" else []),
    "head": lambda _: ["on each page", "once"],
    "words": lambda _: ["known", "known", "known", "strange"],
}  # fmt: skip


def choose(chance: random.Random, fixed: Choice) -> Choice:
    """One choice for each dimension; ``fixed`` ones are not left to chance."""
    choice: Choice = {}
    for dimension, possible in DIMENSIONS.items():
        choice[dimension] = fixed.get(dimension) or chance.choice(possible(choice))
    return choice
