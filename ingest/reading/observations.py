"""Values of indicators: baseline, target and actual, by year."""

import re
from collections.abc import Iterable, Iterator

from graph.facts import IndicatorMention, MeasureMention, Observation, Statement, ValueRole
from ingest.document import Line, Text
from ingest.reading import nowthen, worded
from ingest.reading.evidence import evidence
from ingest.reading.indicators import Indicator
from ingest.reading.records import Field, Record
from ingest.reading.value_roles import is_now, is_planned, is_put_off, role_of
from ingest.text import numbers, years
from ingest.text.normal import normal

_BROKEN = re.compile(r"[0-9](?:\.|,[0-9]{0,2})\s*$")  # the first part of a number that a narrow cell breaks
_TWO = 2  # values of one year and role in the cells of a row at most: of two departments, of two halves of a year


def observations(
    record: Record, indicator: Indicator, about: MeasureMention, name: Iterable[Text], now: int | None, unit: str = ""
) -> list[Observation | Statement]:
    """The values of an indicator in a record; of a text that puts a target off, a statement of the target instead.

    ``now`` is the document's own year: years after it hold targets, years up to it actual values, where no word says.
    """
    mention = IndicatorMention(about, indicator.name, indicator.kind)
    facts: list[Observation | Statement] = []
    planned, unclear, told_of = is_planned(record, now), _unclear(record, now), _years_of_roles(record, now)
    for field in record.fields:
        role = role_of(field, now)
        role = "target" if role == "actual" and planned and field.label.last == now else role
        role = "actual" if role == "baseline" and is_now(field, record, now) else role
        if role is None or not field.cell.text or _is_void(field.text) or (field.label.last, role) in unclear:
            continue
        if role in told_of and years.head(field.text):
            continue
        if indicator.over is not None and indicator.over not in field.heads:
            continue
        heads = (*name, *indicator.texts, *(head.text for head in field.heads))
        if is_put_off(field.text):
            facts.append(
                Statement(evidence=evidence(*heads, field.cell.text), about=about, kind="target", text=field.text)
            )
            continue
        counted_in = indicator.unit or field.label.unit or unit
        several = worded.in_cell(field.cell.text, counted_in, now) or nowthen.in_cell(field.text, role, counted_in, now)
        if several:
            facts += [worded.observation(value, mention, evidence(*heads, field.cell.text)) for value in several]
            continue
        for told in _years(record, field):
            year = (
                now if told is None and indicator.saves else told
            )  # what was to be saved, and was, in the report's year
            year = told_of.get(role) if year is None else year
            facts += _values(field, mention, role, year, counted_in, heads, now)
    return facts


def _years_of_roles(record: Record, now: int | None) -> dict[ValueRole, int]:
    """The years that columns of their own give to the values beside them (基準値 | 基準年度 | 目標値 | 目標年度)."""
    told = ((role_of(f, now), years.head(f.text)) for f in record.fields if f.cell.text and f.label.first is None)
    return {role: span.last for role, span in told if role and span and span.first == span.last}


def _unclear(record: Record, now: int | None) -> set[tuple[int | None, ValueRole]]:
    """The years and roles of which the cells of a row give so many values that something not understood tells them apart
    (areas, ages).
    """
    told: dict[tuple[int | None, ValueRole], set[str]] = {}
    for field in record.fields:
        if field.cell.text and field.label.last is not None and (role := role_of(field, now)):
            told.setdefault((field.label.last, role), set()).add(field.text)
    return {key for key, values in told.items() if len(values) > _TWO}


def _values(
    field: Field,
    mention: IndicatorMention,
    role: ValueRole,
    year: int | None,
    unit: str,
    heads: tuple[Text, ...],
    now: int | None,
) -> Iterator[Observation]:
    for text in _parts(field.cell.text, unit):
        printed = text.text.strip()
        told = years.spans(printed, now)
        found = [q for q in numbers.quantities(printed, unit=unit, now=now) if not q.nested] or numbers.quantities(
            printed, unit=unit
        )
        value = found[0] if found else None
        yield Observation(
            evidence=evidence(*heads, text),
            about=mention.measure,
            indicator=mention,
            role=role,
            text=printed,
            year=told[-1].last if told else year,
            value=value.value if value else None,
            unit=value.unit if value else "",
        )


def _parts(text: Text, unit: str) -> list[Text]:
    """A cell with a value on each line as so many texts; else the cell as one."""
    groups: list[list[Line]] = []
    for line in text.lines:
        bare = re.sub(r"[(（][^()（）]*[)）]?", "", line.text)
        starts = numbers.quantities(bare, unit=unit) and re.match(r"\s*[約延累計の△▲]*\s*[0-9０-９]", bare)
        if (starts and not _BROKEN.search(groups[-1][-1].text if groups else "")) or not groups:
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Text(tuple(group)) for group in groups]


def _years(record: Record, field: Field) -> Iterable[int | None]:
    """The years that a value is for: those of all columns its cell covers, else the one that a cell beside it tells."""
    if field.label.last is not None:
        several = len(field.years) > 1 and field.cell.columns > 1
        return field.years if several else (field.label.last,)
    beside = [f for f in record.all("stub", "year") if f.label.first is not None]
    return (beside[0].label.last,) if len(beside) == 1 else (None,)


def _is_void(text: str) -> bool:
    return normal(text) in ("", "-", "/", "...", "…", "〃", "*")
