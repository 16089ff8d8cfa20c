"""Rows of two or three tiers that a head explains: 事業名（上段） 概要（下段）, 上段：計画 下段：実績.

Each tier gets columns of its own, so that every measure stands in one row, as in any other list.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from ingest.document import Bar, Cell, Table, Text
from ingest.reading.labelled import saying
from ingest.reading.labels import read_label
from ingest.text.normal import folded

_TIERS = ("上段", "中段", "下段")
_ANY = "|".join(_TIERS)
_BEFORE = re.compile(
    rf"[\s/・、,]*(?P<words>(?:[^()]|\((?!{_ANY})[^()]*\))+?)\s*\((?P<tier>{_ANY})[・、,:\s]*(?P<note>[^()]*)\)\s*"
)
_BEHIND = re.compile(
    rf"[\s/・、,(]*(?P<tier>{_ANY})[\s:は=…]+(?P<words>(?:(?!{_ANY})(?:[^()]|\([^()]*\)))+?)(?P<note>)[\s/・、,)]*(?=$|{_ANY})"
)
_DONE = ("level", "name_or.action", "statement.action")


@dataclass(frozen=True)
class _Head:
    """A head of tiers: its cell, and the words for each tier from the top."""

    cell: Cell
    words: tuple[Text, ...]

    @property
    def columns(self) -> range:
        return range(self.cell.column, self.cell.column + self.cell.columns)


def with_tiers_apart(table: Table) -> Table:
    """The table with columns of their own for each tier that its heads name; as it is where its rows are not of such tiers."""
    named = ((cell, _tiers(cell.text)) for cell in table.cells if cell.row < max(table.header_rows, 1))
    heads = [_Head(cell, words) for cell, words in named if words]
    if not heads or len({len(head.words) for head in heads}) > 1:
        return table
    apart = _Apart(table, heads)
    return apart.table() if apart.fits() else table


def _tiers(text: Text) -> tuple[Text, ...]:
    """What a head says of each tier, from the top; nothing where it names no tiers in their order."""
    plain = folded(text.text)
    for pattern in (_BEFORE, _BEHIND):
        found = list(pattern.finditer(plain))
        tiers = [_TIERS.index(match["tier"]) for match in found]
        whole = bool(found) and found[-1].end() == len(plain)
        if len(found) > 1 and whole and tiers == sorted(set(tiers)):
            over = text.text[: found[0].start()].strip()
            return tuple(_said(text, match, over) for match in found)
    return ()


def _said(text: Text, match: re.Match[str], over: str) -> Text:
    """What a head says of a tier: the words ``over`` all tiers, where these are of a plan by years and the tier of what is done
    (年度別計画（上段：取組 …）).
    """
    words = text.text[slice(*match.span("words"))].strip()
    note = text.text[slice(*match.span("note"))]
    if read_label(over).means("schedule") and read_label(words).means(*_DONE):
        words = over
    return saying(text.part(*match.span("words")), f"{words}（{note}）" if note else words)


class _Apart:
    """A table, the heads of its tiers, and which of its rows belong together."""

    def __init__(self, table: Table, heads: list[_Head]) -> None:
        self.source, self.heads = table, heads
        self.count = len(heads[0].words)
        self.places: dict[int, tuple[int, int]] = {}  # by row below the head: the row it becomes, and its tier
        last = [cell for cell in table.cells if cell.row + cell.rows == table.header_rows]
        self.unheaded = {cell.column for cell in last if not cell.text}
        self._pair_rows()

    def _pair_rows(self) -> None:
        """Rows from the head down: a band alone, else as many together as there are tiers."""
        bands = {cell.row for cell in self.source.cells if cell.columns == self.source.columns}
        row, new = 0, 0
        while row < self.source.rows:
            together = 1 if row < self.source.header_rows or row in bands else self.count
            self.places |= {row + tier: (new, tier) for tier in range(together)}
            row, new = row + together, new + 1
        self.rows = new

    def fits(self) -> bool:
        """Whether all rows come out even: each cell of a tier is one row high, all others as high as whole rows."""
        body = [cell for cell in self.source.cells if cell.row >= self.source.header_rows]
        return max(self.places) == self.source.rows - 1 and all(map(self._fits, body))

    def _fits(self, cell: Cell) -> bool:
        last, next_tier = cell.row + cell.rows - 1, self.places.get(cell.row + cell.rows, (0, 0))[1]
        within = self._head_of(cell.column, cell.columns) is not None
        return (within and self.places[last][0] == self.places[cell.row][0]) or (
            self.places[cell.row][1] == 0 and next_tier == 0
        )

    def _head_of(self, column: int, columns: int) -> _Head | None:
        """The head of tiers under which columns stand, none where they reach beyond it."""
        return next((h for h in self.heads if column in h.columns and column + columns - 1 in h.columns), None)

    def _start(self, column: int) -> int:
        """Where a column's first copy stands."""
        added = sum(len(h.columns) * (self.count - 1) for h in self.heads if h.columns.stop <= column)
        return column + added

    def table(self) -> Table:
        """The table with a column for each column and tier."""
        columns = self.source.columns + sum(len(h.columns) * (self.count - 1) for h in self.heads)
        cells = tuple(new for cell in self.source.cells for new in self._cells(cell))
        bars = tuple(map(self._bar, self.source.bars))
        return msgspec.structs.replace(self.source, rows=self.rows, columns=columns, cells=cells, bars=bars)

    def _cells(self, cell: Cell) -> Iterator[Cell]:
        """What a cell becomes: one in each tier for those of the head, else one."""
        head = self._head_of(cell.column, cell.columns)
        (row, tier), (last, _) = self.places[cell.row], self.places[cell.row + cell.rows - 1]
        start, rows = self._start(cell.column), last - row + 1
        if head is None:
            end = self._start(cell.column + cell.columns)
            yield msgspec.structs.replace(cell, row=row, rows=rows, column=start, columns=end - start)
            return
        heading = cell.row < self.source.header_rows
        again = not heading and cell.column in self.unheaded  # a word for the tier: the head has said it
        for each in range(self.count) if heading else (tier,):
            text = head.words[each] if cell is head.cell else Text(()) if again else cell.text
            column = start + each * len(head.columns)
            yield msgspec.structs.replace(cell, row=row, rows=rows, column=column, text=text)

    def _bar(self, bar: Bar) -> Bar:
        row, tier = self.places[bar.row]
        head = self._head_of(bar.first, bar.last - bar.first + 1)
        moved = self._start(bar.first) - bar.first + (tier * len(head.columns) if head else 0)
        return msgspec.structs.replace(bar, row=row, first=bar.first + moved, last=bar.last + moved)
