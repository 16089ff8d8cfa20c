"""What a value means where a column and a row cross: by the label of the column and the one before the value in its row."""

from dataclasses import replace

from ingest.reading.kinds import kind_before
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon

_ROLES = ("value", "statement.result", "statement.target", "name_or.target", "done")  # of the values of an indicator
# What a row of one year may be called besides its year: 令和6年度決算, 令和7年度予算, 令和8年度計画.
_KINDS_OF_YEAR = (*_ROLES, "budget", "schedule")
_SPENT = ("budget.settled", "value.actual", "statement.result", "done")
_DONE = ("level", "name_or.action")  # before what is planned for each year
_INSTEAD_OF_NAMES = ("statement", "schedule", "done", "rating", "department")


def crossing(column: Label, row: Label) -> Label:
    """The meaning of a value from the label of its column and the one before it in its row."""
    if not column.known or (column.means("stub") and row.known):
        return row if row.known and not row.means("stub") else column
    if not row.known or row.means("stub", "indicator") or (column.means("value") and kind_before(row)):
        return column
    if _tells_alone(column, row):
        return row
    counted = column.means(*_ROLES) and (row.means(*_ROLES) or _is_money(row))
    if column.first is not None and (counted or (column.means("indicator") and row.means(*_ROLES))):
        return _of_roles(column, row)
    if column.means("year", "schedule", "budget.reduction") and not row.means("year"):
        return _under_years(column, row)
    return column if column.first is not None else _in_year(column, row)


def _under_years(column: Label, row: Label) -> Label:
    """The same under years: of the row, but what is done (取組) is a plan of steps there."""
    acts = row.means("level") if column.means("year") else row.means(*_DONE)
    if acts and column.first is not None:
        return replace(column, meaning="schedule")
    if column.means("budget.reduction"):
        return column if column.first is not None else _in_year(column, row)
    return replace(row, first=column.first, last=column.last, unit=row.unit or column.unit)


def _of_roles(column: Label, row: Label) -> Label:
    """The same where both tell a role: that of the row (目標 | R4実績, R5見込), but the value of the year in which all began
    is no target and no result (策定時（R3）).
    """
    return column if column.means("value.baseline") else replace(row, first=column.first, last=column.last)


def _is_money(row: Label) -> bool:
    """Whether the label before a row is of money spent, and not of what was saved, which is an indicator."""
    return row.means("budget") and not row.means("budget.reduction")


def _tells_alone(column: Label, row: Label) -> bool:
    """Whether the row says what its values are, whatever stands over them: one side of a rating, what is not read, a text,
    the money of a year under the sum of its sources.
    """
    whole = bool(column.first) and _sums(row)  # under years the sum of them is the whole money
    return (
        (column.means("ignored") and _sums(column) and _is_money(row) and row.first is not None)
        or (column.means("rating") and row.means("rating.criterion"))
        or (row.means("share") and column.means("indicator") and column.first is not None)
        or (row.means("ignored") and column.means("budget", "year") and not whole)
        or (column.means("name_or") and row.means(*_INSTEAD_OF_NAMES))
    )


def _sums(label: Label) -> bool:
    return lexicon().is_value("sums", label.word)


def _in_year(column: Label, row: Label) -> Label:
    """The same for a row of one year, which may tell of money what kind it is (令和6年度決算)."""
    if not row.means("year", *_KINDS_OF_YEAR) or (column.means("budget") and row.first != row.last):
        return column
    spent = column.means("budget") and row.means(*_SPENT)
    return replace(column, meaning="budget.settled" if spent else column.meaning, first=row.first, last=row.last)
