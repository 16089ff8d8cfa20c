"""The indicator that a head over values names alone: over the heads of its roles, or over what its rows of single years count.

年度   | 学級数（学級）  | 利用率（％）         年度   | 量の見込み | 確保方策
       | 目標  | 実績    | 目標  | 実績         令和6年 | 120人      | 130人
令和6年 | 12    | 11      | 60    | 58
"""

from ingest.document import Cell
from ingest.reading import names
from ingest.reading.labels import read_label
from ingest.reading.records import Field
from ingest.text import numbers

_LONG_VALUE = 15  # letters; what is longer is a text
_NAMING = ("indicator", "budget.reduction")
_ROLES = ("name_or.target", "statement.target", "statement.result", "done", "schedule")
_COUNTED = ("indicator", "statement.action", "name_or.action")  # heads over what rows of single years count


def over(field: Field) -> Cell | None:
    """The head that names the indicator of a value; None where none does.

    Words that nobody knows do where a head over them says that they are an indicator (成果指標), or where the row is of one
    year and they stand over the heads of roles; of several the lowest. Over or beside mere years, or beside roles (現状（R5）),
    they must tell a unit.
    """
    heads = [head for head in field.heads if head.row + head.rows <= field.cell.row]
    if not heads or counts_year(field):
        return heads[-1] if heads else None
    if field.label.means("year") or _says_row_its_role(field):
        return next((head for head in reversed(heads) if _is_bare(field) and _tells_unit(head)), None)
    if not _may_have_name_above(field):
        return None
    labels = [read_label(head.text.text) for head in heads]
    named = [i for i, label in enumerate(labels) if label.means(*_NAMING)]
    first = named[0] + 1 if named else 0 if _is_of_year(field) else len(heads)
    worded = [i for i in range(first, len(heads) - 1) if not labels[i].known and names.has_letters(heads[i].text.text)]
    return heads[(worded or named)[-1]] if worded or named else None


def counts_year(field: Field) -> bool:
    """Whether a field is a mere number in a row of one year, under a head that may name an indicator (量の見込み)."""
    return _is_bare(field) and field.label.means(*_COUNTED) and _is_of_year(field)


def _is_bare(field: Field) -> bool:
    """Whether a value is a number and no more than that."""
    found = numbers.quantities(field.text)
    return len(found) == 1 and found[0].text == field.text.strip()


def _says_row_its_role(field: Field) -> bool:
    """Whether only the label before the row says what its values are (現状（R5）, 目標値)."""
    return field.label.means("value", "statement.state", *_ROLES) and field.label == field.stub


def _tells_unit(head: Cell) -> bool:
    """Whether words that nobody knows tell the unit of what they count, and no money (参加者数（人）)."""
    label = read_label(head.text.text)
    return not label.known and bool(label.unit) and label.unit not in numbers.MONEY


def _may_have_name_above(field: Field) -> bool:
    """Whether a field is a value by its label, a number under a role in a row of one year, or what is saved in a year."""
    if field.label.means("budget.reduction"):
        return field.label.first is not None
    counted = len(field.text) <= _LONG_VALUE and bool(numbers.quantities(field.text))
    return field.label.means("value") or (counted and _is_of_year(field) and field.label.means(*_ROLES))


def _is_of_year(field: Field) -> bool:
    return field.stub.means("year") and field.stub.first is not None and field.stub.first == field.stub.last
