"""Which municipality a printed name means: the table of all of them, and names that exist twice."""

import csv
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import msgspec

from graph.facts import MunicipalityMention
from graph.spelling import normal, slug

TABLE = Path(__file__).with_name("municipalities.tsv")


class Municipality(msgspec.Struct, frozen=True):
    """A municipality or prefecture; ``code`` is its six-digit code, "" where the name did not tell which it is."""

    name: str
    code: str = ""
    prefecture: str = ""

    @property
    def segment(self) -> str:
        """Its segment of an IRI: the code, or the name where that is all there is."""
        return self.code or slug(self.name)


@cache
def table() -> dict[str, Municipality]:
    """All municipalities and prefectures of Japan by code."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["code"]: Municipality(row["name"], row["code"], row["prefecture"]) for row in rows}


@cache
def by_name() -> dict[str, tuple[Municipality, ...]]:
    """The same by normal name; a name that exists twice has several."""
    names: defaultdict[str, list[Municipality]] = defaultdict(list)
    for municipality in table().values():
        names[normal(municipality.name)].append(municipality)
    return {name: tuple(found) for name, found in names.items()}


@cache
def prefectures() -> tuple[str, ...]:
    """The names of the 47 prefectures."""
    return tuple(m.name for m in table().values() if m.name == m.prefecture)


@cache
def candidates(mention: MunicipalityMention) -> tuple[Municipality, ...]:
    """Every municipality that the mention can mean: one where it is clear, none where the name is unknown."""
    coded = table().get(_full_code(mention.code))
    name, prefecture = normal(mention.name), normal(mention.prefecture)
    if coded and (not name or name.endswith(normal(coded.name))):
        return (coded,)
    for known in prefectures():
        if name.startswith(known) and name != known:
            name, prefecture = name.removeprefix(known), known
    found = by_name().get(name) or by_name().get(re.sub(r"^.+?郡", "", name)) or ()
    return tuple(m for m in found if not prefecture or m.prefecture == prefecture)


def by_code(code: str) -> tuple[Municipality, ...]:
    """Whoever can have this code: six digits, five without the check digit, or five whose leading 0 a spreadsheet took."""
    digits = normal(code)
    found = (table().get(each) for each in dict.fromkeys((_full_code(digits), f"0{digits}")))
    return tuple(town for town in found if town)


def _full_code(code: str) -> str:
    """A code of six digits; one of five gets its check digit."""
    digits = normal(code)
    if not re.fullmatch(r"\d{5}", digits):
        return digits
    total = sum(int(digit) * weight for digit, weight in zip(digits, (6, 5, 4, 3, 2), strict=True))
    return f"{digits}{(11 - total % 11) % 10}"


def resolve(mention: MunicipalityMention, others: tuple[MunicipalityMention, ...] = ()) -> Municipality:
    """The municipality that is meant; ``others`` are the document's other mentions, whose prefectures settle a tie.

    Where it stays open, the result has the name and no code.
    """
    found = candidates(mention)
    if len(found) == 1:
        return found[0]
    clear = {c[0] for other in others if len(c := candidates(other)) == 1}
    settled = [m for m in found if m in clear] or [m for m in found if m.prefecture in {c.prefecture for c in clear}]
    if len(settled) == 1:
        return settled[0]
    return Municipality(normal(mention.name), "", normal(mention.prefecture))
