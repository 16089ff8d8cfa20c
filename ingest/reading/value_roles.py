"""Which values a row gives: baseline, target or actual, by the words and years over and before them."""

import re

from graph.facts import ValueRole
from ingest.reading import grades, spanners
from ingest.reading.records import Field, Record
from ingest.text import numbers

_LATER = re.compile(r"決定|設定|検討|調整|公表|策定後|別途")
_AHEAD = re.compile(r"見込|目標|計画|確保|予定")
_MIDWAY = "中間値"  # reached or to be reached, as the year says
_MARKS_ONLY = frozenset("◎○〇◯△▲×✕●")
LONG_VALUE = 15  # letters; longer words without a number are a text, not a value
ROLES: dict[str, ValueRole] = {
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


def role_of(field: Field, now: int | None) -> ValueRole | None:
    """What a value is by its own label, else by its year: years after ``now`` hold targets; None where it is no value."""
    label, counted = field.label, bool(numbers.quantities(field.text))
    if label.means("statement.result", "statement.state") and field.text.rstrip().endswith("。"):
        return None
    if label.meaning in ROLES:
        ahead = label.word.startswith(_MIDWAY) and now is not None and (label.last or 0) > now
        told: ValueRole = "target" if ahead else ROLES[label.meaning]
        return told if counted or _may_be_value(field) else None
    dated = label.means("year", "indicator", "budget.reduction") or _is_row_label(field) or spanners.counts_year(field)
    if dated and label.first is not None:
        if (grades.rating(field.text) or numbers.nothing(field.text)) and not counted:
            return None
        worded = _AHEAD.search(field.stub.word) or _AHEAD.search(label.word)
        ahead = (now is not None and (label.last or 0) > now) or bool(worded)
        return "target" if ahead else "actual"
    return None


def _may_be_value(field: Field) -> bool:
    """Whether words without a number stand for a value (県平均以上), and are no text, no mark and no rating."""
    label, text = field.label, field.text.strip()
    if text in _MARKS_ONLY or (label.means("statement.result") and label.first is None):
        return False
    return len(text) <= LONG_VALUE or not label.means("statement", "schedule")


def is_now(field: Field, record: Record, now: int | None) -> bool:
    """Whether 現状 of the document's own year stands beside a base value of an earlier one: it is what has been reached."""
    own = now is not None and field.label.last == now and "現" in field.label.word
    earlier = (f for f in record.fields if f.label.last is not None and now is not None and f.label.last < now)
    return own and any(role_of(f, now) == "baseline" for f in earlier)


def is_planned(record: Record, now: int | None) -> bool:
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


def is_put_off(text: str) -> bool:
    """Whether a text in the place of a value says that it is told later (今後設定)."""
    return len(text) > 8 and bool(_LATER.search(text)) and not numbers.quantities(text)
