"""A table taken apart into records: each value with the label above it or before it, whatever way the table is laid out.

A table may be a list under a head, a card of labels with values beside or below them, or several of these one under another.
All come out as records, one a row: fields (a label and a cell), in the order of the columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from ingest.document import Bar, Cell, Table, Text
from ingest.reading import labelled, marked_steps, names, paired, steps, timed, work_and_money
from ingest.reading.abreast import one_below_another
from ingest.reading.arrows import is_mark
from ingest.reading.badges import with_badges
from ingest.reading.boxheads import is_band, is_head
from ingest.reading.cells import Cells
from ingest.reading.column_units import with_units_in_heads
from ingest.reading.columns import columns_under, settle
from ingest.reading.crossing import crossing
from ingest.reading.filled import reach
from ingest.reading.folded import unfolded
from ingest.reading.inner_bands import with_inner_bands
from ingest.reading.labelled import Labelled
from ingest.reading.labels import Label, combined
from ingest.reading.lexicon import lexicon
from ingest.reading.marked_steps import MarkedStep
from ingest.reading.painted import with_heads
from ingest.reading.regions import Region, leaves, region_like
from ingest.reading.shared_rows import with_rows_apart
from ingest.reading.side_bands import with_side_bands
from ingest.reading.stacked import with_indicators_apart
from ingest.reading.statuses import is_status, tells_status
from ingest.reading.ticks import as_ticked
from ingest.reading.tiers import with_tiers_apart
from ingest.reading.transposed import upright
from ingest.reading.year_parts import with_parts_apart
from ingest.text import numbers

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
_NAMING = ("name", "level", "number", "old_name", "new_name")
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


class Sheet(Cells):
    """A table with its cells read as labels and values."""

    def __init__(self, table: Table, now: int | None = None) -> None:
        whole = upright(
            one_below_another(
                with_tiers_apart(
                    unfolded(with_parts_apart(with_heads(with_badges(with_inner_bands(with_side_bands(table))))))
                )
            ),
            now,
        )
        super().__init__(with_indicators_apart(with_rows_apart(as_ticked(with_units_in_heads(whole)))), now)
        self.regions: list[Region] = []
        self._region_of: dict[int, int] = {}
        self._bands: dict[int, Band] = {}
        self._steps: dict[int, list[MarkedStep]] = {}
        self._divide()

    def items(self) -> Iterator[Record | Band]:
        """Records and bands from top to bottom."""
        for row in range(self.table.rows):
            if row in self._bands:
                yield self._bands[row]
            elif row in self._region_of:
                fields = tuple(self._fields_of_step(row) if row in self._steps else self._fields(row))
                bars = tuple(bar for bar in self.table.bars if bar.row == row and row not in self._steps)
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
            if is_band(self, row) and not (
                head and len(self.row(head[-1])) == 1
            ):  # below a label over the whole width: its text
                self._bands[row] = Band(row, tuple(cell for cell in self.row(row) if cell.text))
                continue
            marked = marked_steps.steps(self, row)
            if not marked and self._heads(head, row):
                head.append(row)
                continue
            if head:
                self.regions.append(columns_under(self, self.regions, head))
                head = []
            if marked:
                self._steps[row] = marked
            self._open_region(row)
            self._region_of[row] = len(self.regions) - 1
            self.regions[-1].rows.append(row)
        if head:
            self.regions.append(columns_under(self, self.regions, head))
        for region in self.regions:
            settle(self, region)

    def _open_region(self, row: int) -> None:
        """Begin a new region with a row that does not go on with the last one."""
        if row in self._steps:
            breaks = self._steps[row][0].within and bool(self.regions) and bool(self.regions[-1].columns)
        elif again := region_like(self, self.regions, row):
            self.regions.append(Region(again.columns, again.heads, [], row))
            return
        else:
            breaks = leaves(self, self.regions, row) if self.regions else False
        if breaks or not self.regions:
            self.regions.append(Region(first=row))

    def _heads(self, head: list[int], row: int) -> bool:
        """Whether a row heads the columns below it, or goes on with the ``head`` above it."""
        is_new = is_head(self, row) and not self._goes_by_year(head, row)
        return is_new or (bool(head) and (self._is_rest_of_head(row) or self._is_within_head(head, row)))

    def _goes_by_year(self, head: list[int], row: int) -> bool:
        """Whether a row holds steps under the years of the head above it, and heads nothing."""
        above = columns_under(self, self.regions, head) if head else (self.regions or [Region()])[-1]
        return steps.go_by_year(self, above.columns, row)

    def _is_rest_of_head(self, row: int) -> bool:
        """Whether a row below a head has nothing of its own but goes on from it (where units stood alone)."""
        full = [cell for cell in self.row(row) if cell.text]
        return bool(full) and all(cell.row < row for cell in full) and all(bar.row != row for bar in self.table.bars)

    def _is_within_head(self, head: list[int], row: int) -> bool:
        """Whether the head of names above a row reaches down beside it, and all that is its own stands under wider heads."""
        full = [cell for cell in self.row(row) if cell.text]
        reaching = [cell for cell in full if cell.row in head]
        above = [self.grid.get((row - 1, cell.column)) for cell in full if cell.row == row]
        named = any(self.label(cell).means(*_NAMING, "indicator") for cell in reaching)
        return named and all(cell is not None and cell.row in head and cell.columns > 1 for cell in above)

    def _fields(self, row: int) -> Iterator[Field]:
        """The values of a row, each with its label: of its column, of the label before it, or of both."""
        region = self.regions[self._region_of[row]]
        stub, stub_cell = Label(), None
        for cell in self.row(row):
            own = self.label(cell)
            if status := self._status(region, stub, stub_cell, cell):
                yield status
                continue
            if stub_cell is not None and self._ends(region, row, stub, stub_cell, cell):
                stub, stub_cell = Label(), None
            column, heads = self._over(region, cell, stub_cell)
            if cell in heads:
                stub, stub_cell = own, cell  # a label of the head that reaches down beside its rows
                yield from _counted(own, cell)
                continue
            if stub_cell is not None and _beside(stub_cell, cell) and self._is_value(stub, stub_cell, own, cell):
                own = Label()
            if own.known and cell.text and self._may_be_stub(region, column, cell):
                stub, stub_cell = combined(stub, own) if _goes_on(stub, stub_cell, cell) else own, cell
                if not column.means("stub", "schedule", ""):
                    continue
                yield Field(Label("stub", own.word), cell, (), own)
                continue
            if column.meaning == "status_mark" and cell.text and region.heads.get(cell.column):
                yield self._marked(region, cell, column)
                continue
            told, before = _before(stub, stub_cell, column, cell)
            heads += before
            pair = paired.parts(heads[-1], column, cell, self.now) if heads and cell.text else []
            pair = pair or work_and_money.parts(heads, column, cell)
            if parts := pair or self._labelled(cell, crossing(column, told)):
                yield from (_own(part, cell, heads, told) for part in parts)
                continue
            yield Field(self._of_steps(crossing(column, told), cell), cell, heads, told, self._years_of(region, cell))

    def _status(self, region: Region, stub: Label, stub_cell: Cell | None, cell: Cell) -> Field | None:
        """What a cell says became of its measure, behind a label or as a flag behind the title of a card."""
        if stub_cell is not None:
            return _status(region, stub, stub_cell, cell)
        return Field(Label("status"), cell) if self._flags_title(region, cell) else None

    def _flags_title(self, region: Region, cell: Cell) -> bool:
        """Whether a cell alone says what became of the measure that a text before it in the first row of a card names."""
        if cell.row or region.columns or not is_status(cell.text.text):
            return False
        full = [other for other in self.row(cell.row) if other.text]
        return full[0] is not cell and sum(is_status(other.text.text) for other in full) == 1

    def _fields_of_step(self, row: int) -> Iterator[Field]:
        """The step of a row that marks its years, for each run of these, and what else the row tells."""
        told = self._steps[row]
        first = min(head.column for step in told for head in step.heads)
        yield from (f for f in self._fields(row) if f.cell is not told[0].name and not self._is_marked(f, first))
        for step in told:
            yield Field(step.meaning, step.name, (step.label, *step.heads), years=step.years)

    def _is_marked(self, field: Field, first: int) -> bool:
        """Whether a field is the mark of a step, or an empty place for one."""
        return field.cell.column >= first and (not field.cell.text or is_mark(field.text))

    def _of_steps(self, label: Label, cell: Cell) -> Label:
        """A label that says nothing itself, as one of a schedule where steps with their years stand behind it."""
        return label if label.known or not timed.are_steps(cell.text, self.now) else replace(label, meaning="schedule")

    def _over(self, region: Region, cell: Cell, stub: Cell | None) -> tuple[Label, tuple[Cell, ...]]:
        """The label of the column that a cell stands in, with the cells of its head; none where the label before the cell
        stands under that head too.
        """
        if stub is not None and _beside(stub, cell) and self._shares_head(region, stub):
            return _NO_LABEL, ()
        if stub is not None and _beside(stub, cell) and self._names_for_all(region, stub, cell):
            return _NO_LABEL, ()
        if stub is None and not region.columns and (head := self._edge_label(region, cell)) is not None:
            return self.label(head), (head,)
        return region.columns.get(cell.column, _NO_LABEL), region.heads.get(cell.column, ())

    def _names_for_all(self, region: Region, stub: Cell, cell: Cell) -> bool:
        """Whether a text behind the label of an indicator reaches over all years: its name, of no year."""
        dated = [column for column, label in region.columns.items() if label.first is not None]
        over = len(dated) > 1 and cell.column <= min(dated) and max(dated) < cell.column + cell.columns
        return over and self.label(stub).means("indicator") and not numbers.quantities(cell.text.text)

    def _edge_label(self, region: Region, cell: Cell) -> Cell | None:
        """The label at the right edge of a card right above a cell as wide, which it is of: beside it no value has room, and it
        is no value of a label itself.
        """
        above = self.grid.get((cell.row - 1, cell.column))
        before = self.grid.get((above.row, above.column - 1)) if above is not None else None
        if above is None or above.row not in region.rows or before is None or self.label(before).known:
            return None
        fits = above.column + above.columns == self.table.columns and above.column == cell.column
        return above if fits and self.label(above).known and not self.label(cell).known else None

    def _is_value(self, stub: Label, stub_cell: Cell, own: Label, cell: Cell) -> bool:
        """Whether a known word behind a label is its value: a department, an indicator's name, a name that looks like none of
        the table's labels (事業名 | 受益者負担の適正化).
        """
        named = stub.means(*_NAMING) and stub_cell.header and not cell.header and cell.fill != stub_cell.fill
        behind = any(other.text for other in self.row(cell.row) if other.column > cell.column)
        step = stub.first is not None and own.means("done") and own.first is None and not behind  # 令和7年度 | 実施
        return named or step or _is_value_of(stub, own, "department") or _names_indicator(stub, own)

    def _ends(self, region: Region, row: int, stub: Label, stub_cell: Cell, cell: Cell) -> bool:
        """Whether what the label before a cell asks for stands before the cell: the name, or the departments."""
        if stub.means("department"):
            return not _may_be_office(stub_cell, self.label(cell), cell)
        return stub.means(*_NAMING) and self._is_named(region, row, stub_cell, cell)

    def _is_named(self, region: Region, row: int, stub: Cell, cell: Cell) -> bool:
        """Whether a name stands between the label of names in a row and a cell: such a label has one name, perhaps a number,
        and none under years.
        """
        undated = [other for other in self.row(row) if region.columns.get(other.column, _NO_LABEL).first is None]
        between = [other for other in undated if stub.column < other.column < cell.column and other.text]
        return any(not names.is_number(other.text.text) for other in between)

    def _labelled(self, cell: Cell, label: Label) -> list[Labelled]:
        """The values with labels of their own in a cell, where neither its column nor its row makes it a text or a name;
        among departments, those that bring another part of theirs along (主管課 | 財政課 | 関係課：農政課).
        """
        free = not label.known or label.means("indicator", "value", "stub", "year", "schedule", "name_or.target")
        offices = label.means("department")
        parts = labelled.parts(cell.text, self.now) if free or offices else []
        return parts if free or all(part.label.means("department") for part in parts) else []

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
        if column.first is not None or self._shares_head(region, cell):
            return column.first is None
        valued = any(label.means("value", "unit") for label in region.columns.values())
        if valued and column.means("name_or.nothing") and own.means("ignored", "share"):
            return False  # 項目 | 単位 | 目標: 延床面積 is what is counted
        if column.means("statement", "name_or", "rating", "budget"):
            dated = any(region.columns.get(c, Label()).first is not None for c in behind)
            return dated and own.means(*_ROW_WORDS)
        beside = own.means("budget", "ignored") and self._crosses_heads(
            region, cell
        )  # 指標 | 単位, and below them 事業費
        if column.means("indicator") and (beside or own.means("rating")):  # 評価項目 | 必要性
            return True
        if column.known and not column.means("stub", "schedule", "year", "name_or.nothing"):
            return False
        return bool(behind) or cell.row == 0 or own.means("year")

    def _shares_head(self, region: Region, cell: Cell) -> bool:
        """Whether a cell stands with a text beside it under one wide head of texts (評価の理由: 今後の方向性 | 拡充)."""
        head, beside = region.heads.get(cell.column, ())[-1:], self.grid.get((cell.row, cell.column + cell.columns))
        if not head or beside is None or not beside.text or not self.label(cell).known:
            return False
        if self.label(beside).known and not tells_status(self.label(cell), beside):
            return False
        reaching = head[0].column + head[0].columns == beside.column + beside.columns
        return reaching and region.columns[cell.column].means("statement", "remark")

    def _crosses_heads(self, region: Region, cell: Cell) -> bool:
        """Whether a cell stands under several heads."""
        covered = range(cell.column, cell.column + cell.columns)
        return len({region.heads[c][-1:] for c in covered if region.heads.get(c)}) > 1


def _own(part: Labelled, cell: Cell, heads: tuple[Cell, ...], stub: Label) -> Field:
    """The field of a value that brings its label along; the label's words are one more head."""
    said = msgspec.structs.replace(cell, text=part.value)
    return Field(part.label, said, (*heads, msgspec.structs.replace(cell, text=part.head)), stub)


def _beside(left: Cell | None, cell: Cell) -> bool:
    return left is not None and left.column + left.columns == cell.column


def _goes_on(stub: Label, stub_cell: Cell | None, cell: Cell) -> bool:
    """Whether a label counts for another behind it in its row, too; one of what is not read does not where it has its value
    between them (会計 | 一般会計 | 関連計画 | …).
    """
    if not stub.known or stub_cell is None:
        return False
    return not stub.means("ignored") or _beside(stub_cell, cell) or stub_cell.rows > cell.rows


def _before(stub: Label, stub_cell: Cell | None, column: Label, cell: Cell) -> tuple[Label, tuple[Cell, ...]]:
    """The label before a cell of its row; none for a value of a year that reaches over rows with other labels, too."""
    if stub_cell is None or (column.first is not None and cell.rows > stub_cell.rows):
        return (_NO_LABEL if stub_cell is not None else stub), ()
    return stub, (stub_cell,)


def _status(region: Region, stub: Label, stub_cell: Cell, cell: Cell) -> Field | None:
    """What a cell behind a label says became of its measure: its value (区分 | 継続), or in a card a flag behind the name or the
    department (担当課 | 税務課 | 新規).
    """
    known = region.columns.get(cell.column, Label()).known
    if _beside(stub_cell, cell) and not known and tells_status(stub, cell):
        return Field(replace(stub, meaning="status"), cell, (stub_cell,), stub)
    flagged = stub.means(*_NAMING, "department") and not region.columns and not _beside(stub_cell, cell)
    return Field(Label("status"), cell) if flagged and is_status(cell.text.text) else None


def _counted(label: Label, cell: Cell) -> Iterator[Field]:
    """A label beside rows that names what these count: what is saved."""
    if label.means("budget.reduction"):
        yield Field(Label("stub", label.word), cell, (), label)


def _may_be_office(stub: Cell, own: Label, cell: Cell) -> bool:
    """Whether a cell behind a label of departments may hold some: it stands right beside it, or looks like one."""
    if _beside(stub, cell) or own.means("department", "role") or not cell.text:
        return True
    return any(lexicon().is_value("department", line.text.strip()) for line in cell.text.lines)


def _is_value_of(stub: Label, own: Label, meaning: str) -> bool:
    """Whether a known word is the value of the label before it, being of its kind (関係課 | 各課)."""
    return stub.means(meaning) and own.means(meaning)


def _names_indicator(stub: Label, own: Label) -> bool:
    """Whether a known word behind 成果指標 or the like is the indicator's name (成果 | 費用の削減額), or one with its unit behind
    the label of values (目標値 | 職員数（人）).
    """
    if stub.means("value") and own.means("ignored"):
        return own.unit != "" and own.unit not in numbers.MONEY
    return stub.means("indicator") and not own.means(
        "indicator", "value", "year", "unit", "stub", "name_or", "statement"
    )
