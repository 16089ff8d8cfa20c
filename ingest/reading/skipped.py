"""Rows of tables that gave no fact, with why: none is passed over in silence but sums, legends, notes and empty forms."""

from graph.facts import Finding
from ingest.reading import listing, names
from ingest.reading.evidence import evidence
from ingest.reading.naming import Columns
from ingest.reading.records import Field, Record, Sheet
from ingest.reading.reorganisation import is_of_departments
from ingest.reading.sheets import is_count_table, is_empty_form, is_legend
from ingest.text import numbers

_LONGEST = 20  # letters of a label that a finding names
_NOTE = ("※", "＊", "*", "注", "（注", "(注")


def finding(sheet: Sheet, record: Record, columns: Columns, *, placed: bool) -> Finding | None:
    """Why a row that gave no fact gave none, None where it says nothing of any measure; ``placed`` tells whether the place
    of the table has a measure, of which rows without a name of their own would tell.
    """
    region = sheet.regions[record.region]
    if is_empty_form(sheet, region) or is_legend(sheet, region) or is_of_departments(sheet, region):
        return None
    if columns.leaf is not None and is_count_table(sheet, region, columns):
        return None
    told = [f for f in record.fields if _tells(f)]
    if not told or told[0].text.strip().startswith(_NOTE) or any(_is_sum(sheet, record, f) for f in told):
        return None
    why = _why(told, columns, placed=placed)
    return Finding("skipped-row", f"{why}、この行は読んでいません。", evidence(*(f.cell.text for f in told)))


def _tells(f: Field) -> bool:
    return bool(f.cell.text) and not numbers.nothing(f.text) and not f.label.means("ignored", "stub", "number", "share")


def _is_sum(sheet: Sheet, record: Record, f: Field) -> bool:
    return any(listing.is_sum(cell.text.text) for cell in (*sheet.row(record.row), *f.heads))


def _why(told: list[Field], columns: Columns, *, placed: bool) -> str:
    if columns.leaf is not None:
        return "表の行に施策・事業の名称がないため"
    if not placed:
        return "表の行がどの施策・事業のものかわからないため"
    word = next((f.label.word or f.text for f in told if not f.label.known), "")
    if not names.is_name(word) or len(word) > _LONGEST:
        return "表の行の値を読み取れないため"
    return f"表の行の見出し「{word}」の意味がわからないため"
