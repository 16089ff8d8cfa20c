"""Lists of a plan's editions: 計画名 | 計画期間 | 前身の計画, a row each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Document, Table, Text
from ingest.text import years
from ingest.text.names import kind_of
from ingest.text.normal import folded
from ingest.text.years import YearSpan

_NOUN = "(?:計画|プラン|方針|戦略|ビジョン|大綱)"
_NAME = re.compile(rf"(?:{_NOUN}の?)?名称?|{_NOUN}")
_PERIOD = re.compile(rf"(?:{_NOUN}の?)?(?:期間|年度|年次)")
_OLDER = re.compile(rf"(?:前身|前|旧|従前|以前|先行)(?:の|する)?{_NOUN}(?:名称?)?|前身")


@dataclass(frozen=True, slots=True)
class Edition:
    """A plan as a row lists it: ``older`` is the plan before it, "" where none is told; ``text`` holds the row's cells."""

    name: str
    years: YearSpan | None
    older: str
    text: Text


def editions(document: Document) -> Iterator[Edition]:
    """The rows of the document's tables that have a column for the plan before; lists of other plans have none."""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _rows(block)


def _rows(table: Table) -> Iterator[Edition]:
    grid = table.grid()
    heads = {c: folded(grid[0, c].text.text).strip() for c in range(table.columns) if (0, c) in grid}
    name, period, older = (
        next((c for c, head in heads.items() if pattern.fullmatch(head)), None) for pattern in (_NAME, _PERIOD, _OLDER)
    )
    if name is None or older is None:
        return
    for row in range(1, table.rows):
        texts = {c: grid[row, c].text for c in (name, period, older) if c is not None and (row, c) in grid}
        title = texts[name].text.strip() if name in texts else ""
        before = texts[older].text.strip() if older in texts else ""
        if kind_of(title) != "plan":
            continue
        span = years.head(texts[period].text) if period is not None and period in texts else None
        lines = tuple(line for text in texts.values() for line in text.lines)
        yield Edition(title, span, before if kind_of(before) == "plan" else "", Text(lines))
