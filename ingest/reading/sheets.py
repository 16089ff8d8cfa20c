"""The tables of a document taken apart, each once, and what kind of table each is."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from graph.facts import Finding
from ingest.document import Document, Table
from ingest.reading import counting, grades, indicators, listing, money_units, schedules, title_cells
from ingest.reading.accounts import lists_accounts
from ingest.reading.bearing import table_kind
from ingest.reading.evidence import evidence
from ingest.reading.held import as_held
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.naming import Columns, columns_of
from ingest.reading.rated_items import as_items
from ingest.reading.records import Record, Sheet
from ingest.reading.regions import Region
from ingest.reading.statuses import is_status
from ingest.reading.titled import titled
from ingest.reading.told_years import Told, dated
from ingest.reading.wholes import parts_whole
from ingest.text import numbers
from ingest.text.normal import normal

_FEWEST_GRADES = 2  # of a scale
_TOP = 1  # the rank of the highest levels below a plan's vision
_DAY = re.compile(r"(?:(?:令和|平成)?(?:[0-9]+|元)年)?[0-9]{1,2}月[0-9]{1,2}日(?:\([月火水木金土日](?:曜日?)?\))?")
_DEFINED = re.compile(r"[るた](?:事業|取組|取り組み|施策|項目|もの)。?$")  # how a flag is explained
_FILLED_IN = ("statement", "rating", "name_or")  # what a form asks for


class Sheets:
    """The tables of a document, each taken apart once; ``told`` are the years that its texts give to heads of values."""

    def __init__(self, document: Document, year: int | None, told: Told) -> None:
        self.document = document
        self.year = year
        self.told = told
        self._sheets: dict[int, Sheet] = {}

    def of(self, table: Table) -> Sheet:
        """A table taken apart."""
        if id(table) not in self._sheets:
            sheet = self._sheets[id(table)] = Sheet(table, self.year)
            for region in sheet.regions:
                region.columns.update({column: dated(label, self.told) for column, label in region.columns.items()})
                region.columns.update(as_held(sheet, region))
                region.columns.update(as_items(sheet, region))
        return self._sheets[id(table)]

    @cached_property
    def money_unit(self) -> str:
        """The unit that the document tells of its money, for tables near which none is told."""
        return money_units.of_document(self.document)

    @cached_property
    def go_on(self) -> bool:
        """Whether the document has schedules in which a step goes on over several years."""
        return any(schedules.go_on(self.of(block)) for block in self.document.blocks if isinstance(block, Table))

    def lists_again(self, table: Table) -> bool:
        """Whether a table has just the heads under which another of the document lists several measures."""
        return any(heads in self._lists for heads in _head_rows(self.of(table)))

    def heads(self, table: Table) -> tuple[str, ...]:
        """The words of the heads of a table that has one row of them at its top; () of another."""
        return next(_head_rows(self.of(table)), ())

    @cached_property
    def _lists(self) -> set[tuple[str, ...]]:
        """The heads of the tables that list several measures."""
        sheets = [self.of(block) for block in self.document.blocks if isinstance(block, Table)]
        return {
            heads
            for sheet in sheets
            if len(sheet.regions) == 1 and count_measures(sheet, sheet.regions[0]) > 1
            for heads in _head_rows(sheet)
        }

    def is_titled(self, table: Table) -> bool:
        """Whether a table is a card whose title names its measure, as those of other cards with the same labels do; labels of
        levels in it are then of what stands above that.
        """
        return self.of(table) in self._titled

    @cached_property
    def _titled(self) -> set[Sheet]:
        sheets = [self.of(block) for block in self.document.blocks if isinstance(block, Table)]
        return titled(sheets) | title_cells.alike(sheets)

    def kind(self, table: Table) -> str:
        """Whether a table is a "list" of measures, a "tree" with its highest levels or with old measures beside the new,
        a "sheet" of one measure, or "" for none of these.
        """
        if lists_accounts(table):
            return ""
        sheet = self.of(table)
        if any(is_count_table(sheet, region, columns_of(sheet, region)) for region in sheet.regions):
            return ""
        if any(explains_labels(sheet, region) or parts_whole(sheet, region) for region in sheet.regions):
            return ""
        if sheet.regions and all(lists_days(sheet, r) or lists_persons(sheet, r) for r in sheet.regions):
            return ""
        listed = sum(count_measures(sheet, region) for region in sheet.regions)
        kind = table_kind(sheet, listed)
        if kind == "list" and any(_is_whole(sheet, region) for region in sheet.regions):
            return "tree"
        valued = not kind and any(isinstance(item, Record) and indicators.is_row(item) for item in sheet.items())
        return "sheet" if valued else kind


def _head_rows(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    """The words of the heads of a table that has one row of them at its top."""
    for region in sheet.regions if len(sheet.regions) == 1 else []:
        if region.heads:
            yield tuple(normal(cell.text.text) for cells in region.heads.values() for cell in cells)


def _is_whole(sheet: Sheet, region: Region) -> bool:
    """Whether a list begins at the top of the tree (柱 | 施策 | 事業), or tells what became of the measures of a plan."""
    columns = columns_of(sheet, region)
    if columns.leaf is None:
        return False
    outermost = region.columns[columns.names[0]]
    grouped = len(columns.names) > 1 and outermost.means("level") and lexicon().rank(outermost.word) <= _TOP
    return grouped or any(label.means("old_name") for label in region.columns.values())


def count_measures(sheet: Sheet, region: Region) -> int:
    """How many measures the rows under a head name."""
    columns = columns_of(sheet, region)
    rows = [listing.chain(sheet, region, columns, row)[1] for row in region.rows]
    return len({node.name for measures in rows for nodes in measures for node in nodes})


def unknown_heads(sheet: Sheet, index: int, columns: Columns) -> Iterator[Finding]:
    """A finding for each column of a region whose head nobody listed and under which something stands."""
    region = sheet.regions[index]
    used = {*columns.names, *columns.numbers.values()}
    for column, label in region.columns.items():
        heads = region.heads.get(column, ())
        unread = not label.known and column not in used
        if not (unread or label.likened) or not heads or heads[-1].column != column:
            continue
        if any((cell := sheet.grid.get((row, column))) is not None and cell.text for row in region.rows):
            words = heads[-1].text.text
            if label.likened:
                said = f"似た見出しと下の内容から {label.meaning} と見なして読みました。"
                yield Finding(
                    "likened-header", f"表の見出し「{words}」は語彙にないので、{said}", evidence(heads[-1].text)
                )
            else:
                message = f"表の見出し「{words}」の意味がわからないため、この列は読んでいません。"
                yield Finding("unknown-header", message, evidence(heads[-1].text))


def is_empty_form(sheet: Sheet, region: Region) -> bool:
    """Whether all columns that should be filled in are empty: a form that repeats what it asks about."""
    asked = [c for c, label in region.columns.items() if label.means(*_FILLED_IN) and region.heads.get(c)]
    told = [
        c for c in asked if any((cell := sheet.grid.get((row, c))) is not None and cell.text for row in region.rows)
    ]
    others = [
        c for c, label in region.columns.items() if label.means("department", "budget", "value", "year", "status")
    ]
    empty = [c for c in asked if c not in told]
    return len(empty) > 1 and not others and len(told) <= 1 and not sheet.table.bars and len(region.rows) > 1


def is_legend(sheet: Sheet, region: Region) -> bool:
    """Whether a region only says what the ratings of a scale stand for: each once, with words beside it; it may do so of two
    scales side by side, one of them of what comes next (拡充, 継続, 廃止), or of flags (新規 | 本計画で新たに実施する事業).
    """
    rows = [[cell.text.text.strip() for cell in sheet.row(row)] for row in region.rows]
    full = [[text for text in texts if text] for texts in rows]
    if all(len(texts) == 2 for texts in full):
        flags = all(_DEFINED.search(words) for _, words in full) and _is_scale(full, is_status)
        return flags or _is_scale(full, grades.rating)
    left, right = [texts[:2] for texts in rows if texts[0]], [texts[2:] for texts in rows if any(texts[2:])]
    abreast = all(len(texts) == 4 for texts in rows)
    return (
        abreast
        and _is_scale(left, grades.rating)
        and _is_scale(right, lambda text: grades.rating(text) or is_status(text))
    )


def _is_scale(rows: list[list[str]], is_grade: Callable[[str], object]) -> bool:
    """Whether each row is a grade that no other has and words that say what it stands for, which may be grades themselves
    (Ｃ | 遅れている).
    """
    marks, told = [row[0] for row in rows], [row[1] for row in rows]
    scale = len(rows) >= _FEWEST_GRADES and all(map(is_grade, marks)) and len(set(marks)) == len(marks)
    return scale and all(len(normal(text)) > 1 and not numbers.quantities(text)[:1] for text in told)


def explains_labels(sheet: Sheet, region: Region) -> bool:
    """Whether a region only says in sentences what the labels of the paper mean (事業費 | 人件費は含みません。), not all of them
    labels of texts, which a card would have.
    """
    heads = [cells[-1].text.text for _, cells in sorted(region.heads.items()) if cells]
    rows = [[cell.text.text for cell in sheet.row(row) if cell.text] for row in region.rows]
    if len(heads) != 2 or not lexicon().is_value("meanings", heads[1]) or any(len(cells) != 2 for cells in rows):
        return False
    labels = [read_label(label) for label, _ in rows]
    said = all(words.rstrip().endswith("。") for _, words in rows)
    return said and all(label.known for label in labels) and not all(label.means("statement") for label in labels)


def lists_days(sheet: Sheet, region: Region) -> bool:
    """Whether each row begins with a day (開催日 | 内容): meetings and events, which make the heading above no measure."""
    first = [cell.text.text for row in region.rows if (cell := sheet.grid.get((row, 0))) is not None]
    return bool(region.columns) and bool(first) and all(_DAY.fullmatch(normal(text)) for text in first)


def lists_persons(sheet: Sheet, region: Region) -> bool:
    """Whether each row is of a person (氏名 | 所属等), and none names a measure: whom a report was shown to, or who made it."""
    heads = (cells[-1].text.text for cells in region.heads.values() if cells)
    named = any(lexicon().is_value("persons", words) for words in heads)
    return named and columns_of(sheet, region).leaf is None


def is_count_table(sheet: Sheet, region: Region, columns: Columns) -> bool:
    """Whether the rows only count measures: whole numbers under words that are no values, money or years, and of all the
    measures what share these are.
    """
    others = [c for c in region.columns if c not in columns.names and c not in columns.numbers.values()]
    texts = [
        (r, cell.text.text)
        for c in others
        if not lexicon().is_value("pages", region.columns[c].word)
        for r in region.rows
        if (cell := sheet.grid.get((r, c))) is not None and cell.column == c and not numbers.nothing(cell.text.text)
    ]
    valued = any(region.columns[c].means("value", "budget", "indicator", "year", "share", "rating") for c in others)
    shares = {row for row in region.rows if any(sheet.label(cell).means("share") for cell in sheet.row(row))}
    counted = [text for row, text in texts if row not in shares]
    shared = (numbers.quantities(text)[:1] for row, text in texts if row in shares)
    return (
        not valued
        and bool(counted)
        and all(map(counting.is_count, counted))
        and all(found and found[0].unit == "%" for found in shared)
    )
