"""Values of indicators: baseline, target and actual, by year."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.facts import IndicatorKind, IndicatorMention, MeasureMention, Observation, Statement, ValueRole
from ingest.document import Cell, Line, Text
from ingest.reading import evaluations, names
from ingest.reading.evidence import evidence
from ingest.reading.labels import Label, read_label
from ingest.reading.records import Field, Record
from ingest.text import numbers, years
from ingest.text.normal import normal

_LATER = re.compile(r"決定|設定|検討|調整|公表|策定後|別途")
_UNIT_AT_END = re.compile(r"\s*[(（〔\[](?:単位\s*[:：]?\s*)?([^()（）〔〕\[\]]{1,8})[)）〕\]]$")
_AHEAD = re.compile(r"見込|目標|計画|確保|予定")
_MARKS_ONLY = frozenset("◎○〇◯△▲×✕●")
_BROKEN = re.compile(r"[0-9](?:\.|,[0-9]{0,2})\s*$")  # the first part of a number that a narrow cell breaks
_TWO = 2  # values of one year and role in the cells of a row at most: of two departments, of two halves of a year
_LONGEST_NAME = 120  # letters; longer is a column of many names whose rows are lost
_LONG_VALUE = 15  # letters; longer words without a number are a text, not a value
_ROLES: dict[str, ValueRole] = {
    "value.baseline": "baseline",
    "value.target": "target",
    "value.actual": "actual",
    "statement.state": "baseline",
    "statement.target": "target",
    "name_or.target": "target",
    "statement.result": "actual",
    "schedule": "target",
    "done": "actual",
}
# What names, before a row, the numbers by year behind it.
_ROW_LABELS = ("indicator", "statement", "name_or", "budget.reduction")
_KINDS: dict[str, IndicatorKind] = {"indicator.outcome": "outcome", "indicator.output": "output"}


@dataclass(frozen=True)
class Indicator:
    """An indicator as a row names it; ``over`` is the head that names it over its values alone, ``saves`` says that it is
    what a measure saves.
    """

    name: str
    kind: IndicatorKind | None
    unit: str
    texts: tuple[Text, ...]
    over: Cell | None = None
    saves: bool = False


def is_row(record: Record) -> bool:
    """Whether a record gives values of an indicator."""
    return indicator_of(record) is not None


def gives_values(record: Record, now: int | None) -> bool:
    """Whether all that a record holds are short values with a role or year, as in a card below its indicator."""
    full = [f for f in record.fields if f.cell.text and not f.label.means("unit", "stub")]
    return bool(full) and all(
        _role(f, now) is not None and len(f.text) <= _LONG_VALUE and bool(numbers.quantities(f.text)) for f in full
    )


def indicator_of(record: Record) -> Indicator | None:
    """The indicator of a record: of its indicator column, else the texts before values by year or role."""
    cells = tuple(f for f in record.all("indicator") if f.label.first is None)
    cells = cells or tuple(_unlabelled_names(record)) or tuple(_row_label(record))
    if not cells:
        return _of_head(record)
    kinds = tuple(f for f in cells if _is_kind(f))
    told, cells = cells, tuple(f for f in cells if f not in kinds) or cells
    name = "".join(f.text for f in cells) if len(cells) < 3 else cells[-1].text
    if cells[0].stub.means("budget") and cells[0].label.means("stub"):
        name = cells[0].stub.word  # 効果額（千円）: the unit is the values', not part of the name
    bare, own_unit = _split_unit(names.clean(" ".join(f.text for f in cells) if len(cells) > 1 else name))
    unit = next((f.text for f in record.all("unit")), "") or own_unit or cells[0].label.unit
    texts = tuple(f.cell.text for f in told)
    kind = next((_KINDS[read_label(f.text).meaning] for f in kinds), None) or _kind(record, cells)
    return Indicator(bare, kind, unit, texts) if names.has_letters(bare) and len(bare) <= _LONGEST_NAME else None


def apart(record: Record) -> list[Record]:
    """A row with several indicators, each with values behind it, as a row for each (活動指標 | 実績 | 成果指標 | 実績)."""
    starts = [f.cell.column for f in record.all("indicator") if f.label.first is None and not _is_kind(f)]
    ends = [*starts[1:], max((f.cell.column for f in record.fields), default=0) + 1]
    parts = [
        replace(record, fields=tuple(f for f in record.fields if start <= f.cell.column < end))
        for start, end in zip(starts, ends, strict=False)
    ]
    valued = all(any(_role(f, None) and f.cell.text for f in part.fields) for part in parts)
    return parts if len(parts) > 1 and valued else [record]


def _is_kind(field: Field) -> bool:
    """Whether a cell beside an indicator's name, under one head with it, says its kind (成果（アウトカム） | 利用件数)."""
    return read_label(field.text).meaning in _KINDS


def _of_head(record: Record) -> Indicator | None:
    """An indicator that only the head over the values names (ＫＰＩ over 目標 and 実績, 効果額 over years)."""
    saved = (f for f in record.all("budget.reduction") if f.label.first is not None)
    for field in (*record.all("value"), *saved):
        for head in field.heads:
            label = read_label(head.text.text)
            if label.means("indicator", "budget.reduction") and numbers.quantities(field.text):
                named = names.clean(_split_unit(head.text.text)[0])
                saves = label.means("budget.reduction")
                bare = label.word if saves else named
                return Indicator(bare, _kind(record, ()), "", (head.text,), head, saves)
    return None


def observations(
    record: Record, indicator: Indicator, about: MeasureMention, name: Iterable[Text], now: int | None, unit: str = ""
) -> list[Observation | Statement]:
    """The values of an indicator in a record; of a text that puts a target off, a statement of the target instead.

    ``now`` is the document's own year: years after it hold targets, years up to it actual values, where no word says.
    """
    mention = IndicatorMention(about, indicator.name, indicator.kind)
    facts: list[Observation | Statement] = []
    planned, unclear, told_of = _is_planned(record, now), _unclear(record, now), _years_of_roles(record, now)
    for field in record.fields:
        role = _role(field, now)
        role = "target" if role == "actual" and planned and field.label.last == now else role
        if role is None or not field.cell.text or _is_void(field.text) or (field.label.last, role) in unclear:
            continue
        if role in told_of and years.head(field.text):
            continue
        if indicator.over is not None and indicator.over not in field.heads:
            continue
        heads = (*name, *indicator.texts, *(head.text for head in field.heads))
        if _is_put_off(field.text):
            facts.append(
                Statement(evidence=evidence(*heads, field.cell.text), about=about, kind="target", text=field.text)
            )
            continue
        for told in _years(record, field):
            year = (
                now if told is None and indicator.saves else told
            )  # what was to be saved, and was, in the report's year
            year = told_of.get(role) if year is None else year
            facts += _values(field, mention, role, year, indicator.unit or field.label.unit or unit, heads, now)
    return facts


def _years_of_roles(record: Record, now: int | None) -> dict[ValueRole, int]:
    """The years that columns of their own give to the values beside them (基準値 | 基準年度 | 目標値 | 目標年度)."""
    told = ((_role(f, now), years.head(f.text)) for f in record.fields if f.cell.text and f.label.first is None)
    return {role: span.last for role, span in told if role and span and span.first == span.last}


def _unclear(record: Record, now: int | None) -> set[tuple[int | None, ValueRole]]:
    """The years and roles of which the cells of a row give so many values that something not understood tells them apart
    (areas, ages).
    """
    told: dict[tuple[int | None, ValueRole], set[str]] = {}
    for field in record.fields:
        if field.cell.text and field.label.last is not None and (role := _role(field, now)):
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


def _role(field: Field, now: int | None) -> ValueRole | None:
    label, counted = field.label, bool(numbers.quantities(field.text))
    if label.means("statement.result") and label.first is None and field.text.rstrip().endswith("。"):
        return None
    if label.meaning in _ROLES:
        return _ROLES[label.meaning] if counted or _may_be_value(field) else None
    if (label.means("year", "indicator", "budget.reduction") or _is_row_label(field)) and label.first is not None:
        if (evaluations.rating(field.text) or numbers.nothing(field.text)) and not counted:
            return None
        ahead = (now is not None and (label.last or 0) > now) or bool(_AHEAD.search(field.stub.word))
        return "target" if ahead else "actual"
    return None


def _may_be_value(field: Field) -> bool:
    """Whether words without a number stand for a value (県平均以上), and are no text, no mark and no rating."""
    label, text = field.label, field.text.strip()
    if text in _MARKS_ONLY or (label.means("statement.result") and (label.first is None or text.endswith("。"))):
        return False
    return len(text) <= _LONG_VALUE or not label.means("statement", "schedule")


def _is_planned(record: Record, now: int | None) -> bool:
    """Whether the columns of years of a record begin with the document's own year and go on: what is planned from now on."""
    told = {f.label.last for f in record.fields if f.label.means("year", "indicator") and f.label.last is not None}
    worded = any(f.label.means("value", "statement.result", "done") or f.stub.means("done") for f in record.fields)
    return not worded and now is not None and len(told) > 1 and min(told) == now


def _is_row_label(field: Field) -> bool:
    """Whether a value has its meaning from the label before its row alone, and not one of a role."""
    return (
        field.stub.known
        and field.label.meaning == field.stub.meaning
        and field.label.means("statement.action", "name_or")
    )


def _unlabelled_names(record: Record) -> Iterator[Field]:
    """The texts before the first value where no column is one of indicators but the values have years or roles."""
    counted = bool(record.all("unit"))  # 項目 | 単位 | 現状 | 目標
    valued = [
        f
        for f in record.fields
        if _is_value_column(f.label) or (counted and f.label.meaning in _ROLES and numbers.quantities(f.text))
    ]
    if not valued or not any(numbers.quantities(f.text) or _is_put_off(f.text) for f in valued if f.cell.text):
        return
    for field in record.fields:
        if field.cell.column >= valued[0].cell.column:
            return
        if not field.cell.text or field.label.means("number", "unit", "ignored") or _is_only_stub(field):
            continue
        if field.label.means(
            "", "stub", "schedule", "indicator", "name_or", "statement.target"
        ) and not field.label.means("level", "name"):
            yield field


def _row_label(record: Record) -> Iterator[Field]:
    """The label before the row, where it is all that names the numbers by year behind it (量の見込み)."""
    dated = [f for f in record.fields if f.label.first is not None and f.cell.text]
    counted = [f for f in dated if numbers.quantities(f.text) and len(f.text) <= _LONG_VALUE]
    if not counted or len(counted) + sum(numbers.nothing(f.text) for f in dated) < len(dated):
        return
    for field in record.all("stub"):
        if field.stub.means(*_ROW_LABELS) and field.cell.column < dated[0].cell.column:
            yield field


def _is_only_stub(field: Field) -> bool:
    return (
        field.label.means("stub")
        and field.stub.known
        and read_label(field.text).means("indicator", "value", "year", "stub")
    )


def _is_value_column(label: Label) -> bool:
    return label.means("value") or (label.means("year", "indicator") and label.first is not None)


def _kind(record: Record, cells: Iterable[Field]) -> IndicatorKind | None:
    """Outcome or output by the column's head, the label before the row, or a cell of the row that is such a word."""
    labels = (
        [f.label for f in cells] + [f.stub for f in record.fields] + [read_label(f.text) for f in record.all("stub")]
    )
    return next((_KINDS[label.meaning] for label in labels if label.meaning in _KINDS), None)


def _split_unit(name: str) -> tuple[str, str]:
    """The name as printed and the unit in brackets at its end; what says 単位 is no part of the name."""
    match = _UNIT_AT_END.search(name)
    if match and not re.match(r"[年月週]|日.", match[1].strip()) and numbers.unit_of(f"({match[1]})"):
        return (name[: match.start()] if "単位" in match[0] else name), match[1].strip()
    return name, ""


def _is_void(text: str) -> bool:
    return normal(text) in ("", "-", "/", "...", "…", "〃", "*")


def _is_put_off(text: str) -> bool:
    return len(text) > 8 and bool(_LATER.search(text)) and not numbers.quantities(text)
