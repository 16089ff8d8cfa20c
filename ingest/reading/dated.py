"""Years that words near a table give to its values (現状値は令和4年度, ※目標値：令和12年度)."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from graph.facts import Observation, Statement, ValueRole
from ingest.document import Passage, Text
from ingest.reading.evidence import evidence
from ingest.reading.labels import Label, read_label
from ingest.text import years
from ingest.text.normal import folded
from ingest.text.years import YearSpan

_BEFORE = re.compile(
    r"(?:^|[\s、。・※*(（「【〔])(?P<label>[^\s、。・※*()（）「」【】〔〕:]{2,10}?)(?:の年度?|の時点)?」?\s*(?:は|:|=)、?\s*$"
)
_AFTER = re.compile(
    r"\s*(?:$|[\s、。・※)）」】〕,]|の(?:値|数値|実績)|末|時点|現在|です|である|とし)"
)  # not 令和7年度に見直す
_OF_YEAR = re.compile(
    r"年?度?の(?P<labels>[^\s、。のをはがに]{2,5}(?:(?:と|・|及び|並びに|や)(?:そ?の)?[^\s、。のをはがにと]{2,5})*)(?=を|の|は|が|に|で)"
)
_LONGEST = 40  # letters of a title
_AND = re.compile(r"と|・|及び|並びに|や")
_ROLES: dict[str, ValueRole] = {
    "value.baseline": "baseline",
    "statement.state": "baseline",
    "value.target": "target",
    "name_or.target": "target",
    "value.actual": "actual",
    "statement.result": "actual",
}

Dated = Mapping[ValueRole, tuple[int, Text]]  # the year of each role's values, with the text that tells it


def dated(texts: Iterable[Text], now: int | None) -> Dated:
    """The years that texts give to the values of a table, the nearest text last; none to a role that they give two."""
    found: dict[ValueRole, tuple[int, Text]] = {}
    for text in texts:
        told = list(_told(text.text, now))
        roles = [role for role, _ in told]
        found.update({role: (year, text) for role, year in told if roles.count(role) == 1})
    return found


def of_caption(caption: Passage | None, labels: Collection[Label], now: int | None) -> Dated:
    """The one year that a title above (令和6年度の目標と実績) gives to values of a table that looks back: it has actual
    values, none of the start, and no head tells the year of either.
    """
    if caption is None or len(caption.text.text) > _LONGEST or caption.text.text.rstrip().endswith("。"):
        return {}
    year = years.only(caption.text.text, now)
    if year is None or not _look_back(labels):
        return {}
    return {"target": (year, caption.text), "actual": (year, caption.text)}


def of_report(labels: Collection[Label], reviewed: int | None) -> Dated:
    """The year that a report looks back on, of values of a table that tells none: of those reached, and of their targets where
    the table compares both (目標値 | 実績値 | 達成率); nothing where it has values of the start, too.
    """
    if reviewed is None or not _look_back(labels):
        return {}
    compares = any(label.means("share", "rating") for label in labels)
    told: Dated = {"actual": (reviewed, Text())}
    return {**told, "target": (reviewed, Text())} if compares else told


def _look_back(labels: Collection[Label]) -> bool:
    """Whether the heads of a table are of values reached, none of the start, and tell no year."""
    roles = {_ROLES.get(label.meaning) for label in labels}
    return "actual" in roles and "baseline" not in roles and all(label.first is None for label in labels)


def _told(words: str, now: int | None) -> Iterator[tuple[ValueRole, int]]:
    for span in years.spans(words, now):
        ends = span.first == span.last and _AFTER.match(words, span.end)
        match = _BEFORE.search(folded(words)[: span.start]) if ends else None
        labels = [match["label"]] if match else _labels_behind(words, span)
        roles = [_ROLES.get(read_label(label).meaning) for label in labels]
        yield from ((role, span.last) for role in roles if role and None not in roles)


def _labels_behind(words: str, span: YearSpan) -> list[str]:
    """The words behind a year that they are of (令和6年度の目標と実績を比べ)."""
    match = _OF_YEAR.match(words, span.end) if span.first == span.last else None
    return _AND.split(match["labels"]) if match else []


def with_years(facts: Iterable[Observation | Statement], told: Dated) -> Iterator[Observation | Statement]:
    """The observations, those without a year with that of their role and the text that tells it."""
    for fact in facts:
        if isinstance(fact, Observation) and fact.year is None and fact.role in told:
            year, text = told[fact.role]
            yield msgspec.structs.replace(fact, year=year, evidence=(*fact.evidence, *evidence(text)))
        else:
            yield fact
