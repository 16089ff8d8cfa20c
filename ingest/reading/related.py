"""Other plans and laws that a measure belongs to, from cells that name them."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from graph.facts import AnyFact, MeasureMention, PlanMention, Relation
from ingest.document import Line, Text
from ingest.reading.evidence import evidence
from ingest.reading.lexicon import lexicon
from ingest.reading.predecessors import ORDINAL_HEAD
from ingest.reading.records import Record
from ingest.text import numbers
from ingest.text.names import kind_of
from ingest.text.normal import folded, normal

_LAW = re.compile(r"(?:に関する|のための|に係る)[^、]*法律?$")
_LONGEST = 40
_ARTICLE = re.compile(r"第\s*[0-9０-９一二三四五六七八九十]+\s*条.*$")  # of a law: スポーツ基本法第13条
_SIGNS = "・●○◎■□◆◇▶★☆"
_EDGES = re.compile(rf"^[\s{_SIGNS}【「『（(]+|[\s※＊*】」』）)]+$")
_OPEN = re.compile(r"[(（][^()（）]*$")


def plans(text: Text) -> Iterator[tuple[str, Text]]:
    """The plans and laws named in a cell, each with its lines."""
    for line in _joined(text):
        for part in _whole_laws(re.split(r"[、，,/／;；]|[\s　]+(?=\S{4})", line.text)):
            name = _EDGES.sub("", part)
            if _OPEN.search(name):  # 実行計画（事務事業編）: its own bracket
                name = part[: part.rindex(name) + len(name) + 1].strip(f" 　{_SIGNS}")
            if name and len(name) <= _LONGEST and not numbers.nothing(name):
                yield name, line


def _whole_laws(parts: list[str]) -> list[str]:
    """The parts of a line, those of a law's name that has a comma of its own put together (高齢者、障害者等の…に関する法律)."""
    found: list[str] = []
    for part in parts:
        name = part
        while found and _LAW.search(part) and not is_plan(found[-1]):
            name = f"{found.pop()}、{name}"
        found.append(name)
    return found


def is_plan(name: str) -> bool:
    """Whether a text ends as names of plans and laws do, or with the edition behind that (…ビジョン2030, …計画第2次)."""
    bare = _EDGES.sub("", _ARTICLE.sub("", re.sub(r"[(（][^()（）]*[)）]$", "", name)))
    return len(name) <= _LONGEST and (lexicon().is_value("plan", bare) or kind_of(bare) == "plan")


def is_plan_list(text: str) -> bool:
    """Whether a text is nothing but names of plans and laws."""
    parts = [part for part in re.split(r"[、，,/／;；\s　]+", text) if _EDGES.sub("", part)]
    return bool(parts) and all(is_plan(part) for part in parts)


def from_record(record: Record, about: MeasureMention, name: Iterable[Text]) -> list[Relation]:
    """The relations that the fields of a record tell."""
    facts = []
    for field in record.all("related_plan", "remark"):
        if field.label.means("remark") and not is_plan_list(field.cell.text.text):
            continue
        heads = (*name, *(head.text for head in field.heads))
        facts += from_text(field.cell.text, about, heads)
    return facts


def from_text(text: Text, about: MeasureMention, heads: Iterable[Text]) -> list[Relation]:
    """The relations to the plans that a text names."""
    return [
        Relation(evidence=evidence(*heads, part), about=about, related=PlanMention(plan))
        for plan, part in plans(text)
        if is_plan(plan)
    ]


def in_full(facts: Iterable[AnyFact], town: str) -> Iterator[AnyFact]:
    """The facts, with relations to plans that the document also names with the ``town`` before their names, or behind their
    numbers (第2次○○市総合計画), to these.
    """
    told = list(facts)
    full = {normal(fact.related.title): fact.related for fact in told if isinstance(fact, Relation)}
    for fact in told:
        if town and isinstance(fact, Relation):
            title = folded(fact.related.title)
            number = ORDINAL_HEAD.match(title)
            behind = number.end() if number else 0
            named = full.get(normal(title[:behind] + town + title[behind:]), fact.related)
            yield msgspec.structs.replace(fact, related=named)
        else:
            yield fact


def _joined(text: Text) -> Iterator[Text]:
    """Lines joined until they end as a plan's name does."""
    held: tuple[Line, ...] = ()
    for line in text.lines:
        held = (*held, line)
        if is_plan(Text(held).text.split("、")[-1].split("/")[-1]):
            yield Text(held)
            held = ()
    if held:
        yield Text(held)
