"""A table taken apart into records: each value with the label above it or before it, whatever way the table is laid out.

A table may be a list under a head, a card of labels with values beside or below them, or several of these one under another.
All come out as records, one a row: fields (a label and a cell), in the order of the columns.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import msgspec

from ingest.document import Bar, Cell, Table, Text
from ingest.reading import labelled
from ingest.reading.filled import reach
from ingest.reading.labelled import Labelled
from ingest.reading.labels import Label, combined, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.painted import with_heads
from ingest.reading.ticks import as_ticked
from ingest.text import numbers, years
from ingest.text.normal import normal

_HEAD_SHARE = 0.6  # of the cells of a head, so many are labels that someone knows
_ROW_WORDS = (
    "schedule",
    "done",
    "ignored",
    "share",
    "unit",
    "statement.result",
    "statement.target",
    "value",
    "budget",
    "rating",
    "indicator",
)
_BANNERS = (
    "statement",
    "name_or",
    "indicator",
    "schedule",
    "value",
    "budget",
    "rating",
    "level",
    "remark",
    "department",
)
_MAY_BE_STATUS = ("level", "name", "name_or", "stub", "remark", "statement.outlook", "statement.result")
_ROLES = ("value", "statement.result", "statement.target", "name_or.target", "done")  # of the values of an indicator
_EDITION = re.compile(r"第([0-9一二三四五六七八九])[期次]")
_NUMERALS = {kanji: str(number) for number, kanji in enumerate("一二三四五六七八九", 1)}
_SIDES = 2
_YEARS = 3  # values side by side that only years explain
_SIGNS = frozenset("●○〇◯◎■✓✔☑レ★☆")  # that tick a column
_LONG = 24  # letters; a longer cell without a label is no head


_NO_LABEL = Label()


@dataclass(frozen=True)
class Field:
    """A value with what it means; ``heads`` are the cells that say so, ``stub`` the label before it in its row, if any.

    ``years`` are the fiscal years of all columns that its cell covers, where these are columns of years.
    """

    label: Label
    cell: Cell
    heads: tuple[Cell, ...] = ()
    stub: Label = _NO_LABEL
    years: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The value as one text."""
        return self.cell.text.text

    @property
    def evidence(self) -> tuple[Text, ...]:
        """The texts that say what the value means, then the value itself."""
        return (*(head.text for head in self.heads), self.cell.text)


@dataclass(frozen=True)
class Record:
    """The fields of one row. ``region`` counts the heads of the table: rows under one head are of one region."""

    row: int
    region: int
    fields: tuple[Field, ...]
    bars: tuple[Bar, ...] = ()

    def all(self, *meanings: str) -> tuple[Field, ...]:
        """The fields of these meanings that are not empty."""
        return tuple(f for f in self.fields if f.label.means(*meanings) and f.cell.text)


@dataclass(frozen=True)
class Band:
    """A row of a table without labels that runs over its whole width: a title or the name of the group that follows."""

    row: int
    cells: tuple[Cell, ...]


@dataclass
class Region:
    """The rows under one head; ``columns`` are the labels by column, ``heads`` the cells of the head above each."""

    columns: dict[int, Label] = field(default_factory=dict)
    heads: dict[int, tuple[Cell, ...]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    first: int = 0


class Sheet:
    """A table with its cells read as labels and values."""

    def __init__(self, table: Table, now: int | None = None) -> None:
        self.table = as_ticked(with_heads(table))
        self.now = now
        self.grid = self.table.grid()
        self._labels: dict[int, Label] = {}
        self.regions: list[Region] = []
        self._region_of: dict[int, int] = {}
        self._bands: dict[int, Band] = {}
        self._divide()

    def label(self, cell: Cell) -> Label:
        """What a cell means as a label."""
        if id(cell) not in self._labels:
            self._labels[id(cell)] = read_label(cell.text.text, self.now)
        return self._labels[id(cell)]

    def row(self, row: int) -> list[Cell]:
        """The cells that cover a row, from left to right, each once."""
        cells = [self.grid.get((row, column)) for column in range(self.table.columns)]
        return list(dict.fromkeys(cell for cell in cells if cell is not None))

    def items(self) -> Iterator[Record | Band]:
        """Records and bands from top to bottom."""
        for row in range(self.table.rows):
            if row in self._bands:
                yield self._bands[row]
            elif row in self._region_of:
                fields = tuple(self._fields(row))
                bars = tuple(bar for bar in self.table.bars if bar.row == row)
                if fields or bars:
                    yield Record(row, self._region_of[row], fields, bars)

    def years(self, row: int, column: int) -> tuple[int, int] | None:
        """First and last fiscal year that the head above a place of the grid tells."""
        for region in reversed(self.regions):
            label = region.columns.get(column, Label())
            if region.first <= row and label.first is not None and label.last is not None:
                return label.first, label.last
        return None

    def _divide(self) -> None:
        """Sort the rows into heads, bands, and rows under a head or with labels of their own."""
        head: list[int] = []
        for row in range(self.table.rows):
            if self._is_band(row):
                self._bands[row] = Band(row, tuple(cell for cell in self.row(row) if cell.text))
                continue
            if self._is_head(row, follows=bool(head)):
                head.append(row)
                continue
            if head:
                self.regions.append(self._region(head))
                head = []
            if again := self._region_like(row):
                self.regions.append(Region(again.columns, again.heads, [], row))
            elif not self.regions or self._leaves(row):
                self.regions.append(Region(first=row))
            self._region_of[row] = len(self.regions) - 1
            self.regions[-1].rows.append(row)
        if head:
            self.regions.append(self._region(head))
        for region in self.regions:
            self._settle(region)

    def _is_band(self, row: int) -> bool:
        """One text over the whole width that is no label, or a title with remarks at its right."""
        cells = self.row(row)
        full = [cell for cell in cells if cell.text]
        if not full or self.label(full[0]).known or full[0].rows > 1:
            return False
        if len(cells) == 1:
            return cells[0].columns >= self.table.columns > 1
        wide = full[0].columns * 2 >= self.table.columns > 2
        return wide and len(cells) == 2 and row + 1 < self.table.rows and self._is_head(row + 1, follows=False)

    def _is_head(self, row: int, *, follows: bool) -> bool:
        cells = self.row(row)
        full = [cell for cell in cells if cell.text]
        known = [cell for cell in full if self.label(cell).known]
        if not known or (len(full) > 1 and self._is_pairs(row, cells)):
            return False
        if len(full) == 1:
            return self._is_banner(row, full[0])
        if row < self.table.header_rows:
            return len(full) > 1 or follows
        if len(full) < 2 or len(known) < 2 or len(known) < _HEAD_SHARE * len(full):
            return False
        if all(cell.row < row for cell in known):
            return False
        return not any(self._is_value(cell) for cell in full if cell not in known)

    def _is_banner(self, row: int, cell: Cell) -> bool:
        """Whether a label over the whole width heads what stands below: a text, or a head of its own."""
        if cell.columns < self.table.columns or row + 1 >= self.table.rows or cell.rows > 1:
            return False
        below = [c for c in self.row(row + cell.rows) if c.text]
        if not below or not self.label(cell).means(*_BANNERS):
            return False
        if len(below) == 1:
            return not self.label(below[0]).known and below[0].columns == cell.columns
        return self._is_head(row + cell.rows, follows=True)

    def _is_pairs(self, row: int, cells: list[Cell]) -> bool:
        """Label, value, label, value ...: every value has a label before it, and the labels no values of theirs below."""
        signs = [self.label(cell).known if cell.text else None for cell in cells]
        for i, (left, cell) in enumerate(pairwise(cells), 1):
            if left.text and _tells_status(self.label(left), cell):
                signs[i] = False
        if not signs or signs[0] is not True:
            return False
        own = [cell for cell in cells if cell.row == row]
        if False in signs:
            lonely = [i for i, sign in enumerate(signs) if sign is False and (signs[i - 1] is not True)]
            return not lonely and not self._columnar(own)
        if None not in signs:
            return False
        return not self._columnar(own)

    def _columnar(self, cells: list[Cell]) -> bool:
        """Whether most labels of a row have a value of just their own width below them."""
        labels = [cell for cell in cells if cell.text and self.label(cell).known]
        below = [self.table_cell(cell.row + cell.rows, cell.column) for cell in labels]
        fits = [
            value is not None
            and (
                (not self.label(value).known and (value.column, value.columns) == (label.column, label.columns))
                or self._divides(label, value)
            )
            for label, value in zip(labels, below, strict=True)
        ]
        return len(labels) > 1 and sum(fits) > len(labels) / 2

    def _divides(self, upper: Cell, lower: Cell) -> bool:
        """Whether labels divide the cell above them, as an inner head does (現行 over 部 | 課)."""
        row = [cell for cell in self.row(lower.row) if upper.column <= cell.column < upper.column + upper.columns]
        return len(row) > 1 and all(self.label(cell).known for cell in row)

    def table_cell(self, row: int, column: int) -> Cell | None:
        """The cell at a place of the grid."""
        return self.grid.get((row, column))

    def _is_value(self, cell: Cell) -> bool:
        text = cell.text.text
        if len(text) > _LONG or "。" in text:
            return True
        return bool(numbers.quantities(text)) or lexicon().is_value("department", text)

    def _leaves(self, row: int) -> bool:
        """Whether a row is none of the region above: it begins with a label, and its value breaks the region's columns."""
        region = self.regions[-1]
        if not region.columns or not region.rows:
            return False
        own = [cell for cell in self.row(row) if cell.row == row and cell.text]
        if len(own) < 2 or not self.label(own[0]).known or own[0].column != 0:
            return False
        paired = any(
            self.label(cell).known
            and not self.label(cell).means("year")
            and region.columns.get(cell.column, Label()).first is not None
            for cell in own[1:]
        )
        return paired or any(self._crosses(region, cell) for cell in own[1:])

    def _region_like(self, row: int) -> Region | None:
        """An earlier head of the table under which a row fits cell by cell, where it breaks the columns of the last one.

        Cards that follow each other under one head, whose repetition was left out, come back to it this way.
        """
        if len(self.regions) < 2 or not self.regions[-1].rows:
            return None
        cells = [cell for cell in self.row(row) if cell.row == row]
        if dated := self._dated_again(cells):
            return dated
        if len(cells) < 3 or any(self.label(cell).known for cell in cells) or not self._breaks(self.regions[-1], cells):
            return None
        for region in self.regions[:-1]:
            if region.rows and region.columns and not self._breaks(region, cells) and cells[0].text:
                return region
        return None

    def _dated_again(self, cells: list[Cell]) -> Region | None:
        """The head of years above, under which the values behind a label stand one by one again (目標値 | 10 | 12 | 15)."""
        values = cells[1:]
        if len(values) < _YEARS or self.regions[-1].columns or not self.label(cells[0]).known:
            return None
        if any(self.label(cell).known for cell in values):
            return None
        for region in reversed(self.regions[:-1]):
            dated = all(region.columns.get(cell.column, Label()).first is not None for cell in values)
            if dated and not self._breaks(region, values):
                return region
        return None

    def _breaks(self, region: Region, cells: list[Cell]) -> bool:
        """Whether cells do not stand each under one cell of the region's head of just the same width."""
        for cell in cells:
            head = region.heads.get(cell.column, ())[-1:]
            if not head or (head[0].column, head[0].columns) != (cell.column, cell.columns):
                return True
        return False

    def _crosses(self, region: Region, cell: Cell) -> bool:
        heads = {region.heads[c][-1:] for c in range(cell.column, cell.column + cell.columns) if region.heads.get(c)}
        labels = {region.columns.get(c, Label()) for c in range(cell.column, cell.column + cell.columns)}
        return len(heads) > 1 and not all(label.first is not None for label in labels)

    def _region(self, head: list[int]) -> Region:
        """The labels of the columns under the rows of a head."""
        region = Region(first=head[0])
        for column in range(self.table.columns):
            stack = [
                self.grid[row, column] for row in head if (row, column) in self.grid and self.grid[row, column].text
            ]
            cells = tuple(dict.fromkeys(stack))
            label = Label()
            for cell in cells:
                label = combined(label, self.label(cell)) if label != Label() else self.label(cell)
            region.columns[column], region.heads[column] = label, cells
        self._years_above(region)
        self._bare_years(region)
        self._by_edition(region)
        return region

    def _years_above(self, region: Region) -> None:
        """A cell of an inner head (目標値) that runs over several year columns of the head above keeps their years."""
        if not self.regions:
            return
        above = self.regions[-1]
        for column, label in region.columns.items():
            cell = region.heads[column][-1] if region.heads[column] else None
            if (
                cell is None
                or cell.columns == 1
                or label.first is not None
                or not label.means("value", "budget", "rating")
            ):
                continue
            under = range(cell.column, cell.column + cell.columns)
            spans = [above.columns.get(c, Label()) for c in under]
            if all(span.first is not None for span in spans) and len({span.first for span in spans}) == cell.columns:
                dated = above.columns[column]
                region.columns[column] = replace(label, first=dated.first, last=dated.last)
                region.heads[column] = (*above.heads.get(column, ()), *region.heads[column])

    def _by_edition(self, region: Region) -> None:
        """Columns of the first and the second edition of a plan (第１期の事業名, 第２期の事業名) are its old and new side."""
        editions = {}
        for column, heads in region.heads.items():
            found = [m for cell in heads if (m := _EDITION.search(normal(cell.text.text)))]
            if found and region.columns[column].means("name", "level", "number", "name_or", "department", ""):
                editions[column] = _NUMERALS.get(found[0][1], found[0][1])
        if len(set(editions.values())) != _SIDES:
            return
        new = max(editions.values())
        for column, edition in editions.items():
            side = "new" if edition == new else "old"
            label = region.columns[column]
            kind = "number" if label.means("number") else "name"
            meaning = label.meaning if label.means("department") else f"{side}_{kind}"
            region.columns[column] = replace(label, meaning=meaning, side=side)

    def _bare_years(self, region: Region) -> None:
        """Columns headed by a bare number beside columns headed by years: 30, 元, 2."""
        texts = [region.heads[c][-1].text.text if region.heads.get(c) else "" for c in range(self.table.columns)]
        if not any(years.head(text) for text in texts):
            return
        for column, span in enumerate(years.heads(texts, self.now)):
            if span and region.columns[column].first is None and not region.columns[column].known:
                region.columns[column] = replace(
                    region.columns[column], meaning="year", first=span.first, last=span.last
                )

    def _settle(self, region: Region) -> None:
        """Give columns nobody knows a meaning by the shape of what stands under them."""
        for column, label in region.columns.items():
            cells = list(dict.fromkeys(self.grid[r, column] for r in region.rows if (r, column) in self.grid))
            texts = [cell.text.text for cell in cells if cell.text]
            if texts and _is_status(label.word) and all(text.strip() in _SIGNS for text in texts):
                region.columns[column] = replace(label, meaning="status_mark")
            elif texts and not label.known:
                region.columns[column] = replace(label, meaning=_shape(texts))
            elif texts and label.means(*_MAY_BE_STATUS) and _are_statuses(texts):
                region.columns[column] = replace(label, meaning="status")
        _take_new_side(region)

    def _fields(self, row: int) -> Iterator[Field]:
        """The values of a row, each with its label: of its column, of the label before it, or of both."""
        region = self.regions[self._region_of[row]]
        stub, stub_cell = Label(), None
        for cell in self.row(row):
            own = self.label(cell)
            column = region.columns.get(cell.column, Label())
            if cell in region.heads.get(cell.column, ()):
                stub, stub_cell = own, cell  # a label of the head that reaches down beside its rows
                continue
            if _beside(stub_cell, cell) and (_is_value_of(stub, own, "department") or _names_indicator(stub, own)):
                own = Label()
            if stub_cell is not None and _beside(stub_cell, cell) and not column.known and _tells_status(stub, cell):
                yield Field(replace(stub, meaning="status"), cell, (stub_cell,), stub)
                continue
            if own.known and cell.text and self._may_be_stub(region, column, cell):
                stub, stub_cell = combined(stub, own) if stub.known and stub_cell is not None else own, cell
                if not column.means("stub", "schedule", ""):
                    continue
                yield Field(Label("stub", own.word), cell, (), own)
                continue
            if column.meaning == "status_mark" and cell.text and region.heads.get(cell.column):
                yield self._marked(region, cell, column)
                continue
            heads = region.heads.get(cell.column, ()) + ((stub_cell,) if stub_cell is not None else ())
            if parts := self._labelled(cell, _both(column, stub)):
                yield from (_own(part, cell, heads, stub) for part in parts)
                continue
            yield Field(_both(column, stub), cell, heads, stub, self._years_of(region, cell))

    def _labelled(self, cell: Cell, label: Label) -> list[Labelled]:
        """The values with labels of their own in a cell, where neither its column nor its row makes it a text or a name."""
        free = not label.known or label.means("indicator", "value", "stub", "year", "schedule", "name_or.target")
        return labelled.parts(cell.text, self.now) if free else []

    def _marked(self, region: Region, cell: Cell, column: Label) -> Field:
        """A sign under a word of what became of a measure (新規 | ●) as that word."""
        head = region.heads[cell.column][-1]
        said = msgspec.structs.replace(cell, text=head.text)
        return Field(replace(column, meaning="status"), said, (cell,), Label())

    def _years_of(self, region: Region, cell: Cell) -> tuple[int, ...]:
        """The fiscal years of the columns that a cell covers, or colours together with empty cells beside it."""
        covered = (
            reach(self.grid, cell, self.table.columns) if cell.text else range(cell.column, cell.column + cell.columns)
        )
        labels = (region.columns.get(c, Label()) for c in covered)
        spans = [range(x.first, x.last + 1) for x in labels if x.first is not None and x.last is not None]
        return tuple(sorted({year for span in spans for year in span}))

    def _may_be_stub(self, region: Region, column: Label, cell: Cell) -> bool:
        """Whether a known word in a row is a label: in a column that says nothing itself, or with a value beside it."""
        own, behind = self.label(cell), range(cell.column + cell.columns, self.table.columns)
        if column.first is not None:
            return False
        if column.means("statement", "name_or", "rating", "budget"):
            dated = any(region.columns.get(c, Label()).first is not None for c in behind)
            return dated and own.means(*_ROW_WORDS)
        if column.means("indicator") and own.means("rating"):
            return True  # 評価項目 | 必要性
        if column.known and not column.means("stub", "schedule", "year", "name_or.nothing"):
            return False
        return bool(behind) or cell.row == 0 or own.means("year")


def _own(part: Labelled, cell: Cell, heads: tuple[Cell, ...], stub: Label) -> Field:
    """The field of a value that brings its label along; the label's words are one more head."""
    said = msgspec.structs.replace(cell, text=part.value)
    return Field(part.label, said, (*heads, msgspec.structs.replace(cell, text=part.head)), stub)


def _beside(left: Cell | None, cell: Cell) -> bool:
    return left is not None and left.column + left.columns == cell.column


def _is_value_of(stub: Label, own: Label, meaning: str) -> bool:
    """Whether a known word is the value of the label before it, being of its kind (関係課 | 各課)."""
    return stub.means(meaning) and own.means(meaning)


def _names_indicator(stub: Label, own: Label) -> bool:
    """Whether a known word behind 成果指標 or the like is the indicator's name (成果 | 費用の削減額)."""
    return stub.means("indicator") and not own.means(
        "indicator", "value", "year", "unit", "stub", "name_or", "statement"
    )


def _both(column: Label, stub: Label) -> Label:
    """The meaning of a value from the label of its column and the one before it in its row."""
    if not column.known or (column.means("stub") and stub.known):
        return stub if stub.known and not stub.means("stub") else column
    if not stub.known or stub.means("stub", "indicator"):
        return column
    criterion = column.means("rating") and stub.means("rating.criterion")
    unread = stub.means("ignored") and column.means("budget", "year")
    if (
        criterion
        or unread
        or (column.means("name_or") and stub.means("statement", "schedule", "done", "rating", "department"))
    ):
        return stub
    if column.first is not None and column.means(*_ROLES) and stub.means(*_ROLES):
        return replace(stub, first=column.first, last=column.last)  # 目標 | R4実績, R5見込: the row tells the role
    if column.means("year", "schedule") and not stub.means("year"):
        return replace(stub, first=column.first, last=column.last, unit=stub.unit or column.unit)
    years_of_row = stub.means("year") and column.first is None
    return replace(column, first=stub.first, last=stub.last) if years_of_row else column


def _tells_status(label: Label, cell: Cell) -> bool:
    """Whether the value beside a label in a card is what became of a measure (区分 | 継続)."""
    return label.means("status", *_MAY_BE_STATUS) and _is_status(cell.text.text)


def _are_statuses(texts: list[str]) -> bool:
    """Whether all cells of a column but dashes and words of sums are words of what became of a measure."""
    told = [text for text in texts if not numbers.nothing(text) and not lexicon().is_value("sums", text)]
    return bool(told) and all(map(_is_status, told))


def _is_status(text: str) -> bool:
    """Whether a cell is a word of what became of a measure (継続, 廃止)."""
    return lexicon().succession.exact(text.strip("（）()【】 　")) is not None


def _take_new_side(region: Region) -> None:
    """A table with an old and a new side is a list of the new measures, each with its old one beside it."""
    labels = region.columns.values()
    sides = {label.meaning for label in labels}
    if not {"old_name", "new_name"} <= sides or any(
        label.means("name", "level") and not label.side for label in labels
    ):
        return
    names = {"new_name": "name", "new_number": "number"}
    ordered = sorted(region.columns)
    for left, right in pairwise(ordered):
        if region.columns[left].meaning == "number" and region.columns[right].meaning == "old_name":
            region.columns[left] = replace(region.columns[left], meaning="old_number", side="old")
    for column, label in region.columns.items():
        if label.side == "new" or label.meaning in names:
            region.columns[column] = replace(label, meaning=names.get(label.meaning, label.meaning), side="")


def _shape(texts: list[str]) -> str:
    """The meaning of a column by what stands under it, "" where that says nothing."""
    words = lexicon()

    def most(count: int) -> bool:
        return count >= 2 and count >= 0.8 * len(texts)

    if most(sum(words.is_value("department", text.split("、")[0]) and len(text) <= _LONG for text in texts)):
        return "department.lead"
    if most(sum(words.succession.exact(text) is not None for text in texts)):
        return "status"
    return ""
