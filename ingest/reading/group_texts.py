"""Texts of a list that are about a group of its measures: 施策 | 施策の内容 | 取組, where the second reaches down just as far as
the first.
"""

import re

from ingest.document import Cell
from ingest.reading import statements
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node, level_word
from ingest.reading.naming import Columns
from ingest.reading.records import Field, Record
from ingest.reading.regions import Region
from ingest.text.normal import normal

_MAIN = re.compile(r"^(?:主な|主要な|具体的な|重点的な)")  # 主な取組 | 取組の内容


def of_group(record: Record, region: Region, columns: Columns, group: Node) -> list[Field]:
    """The texts of a row that stand between the name of a ``group`` and the measure's own, beside all rows of the group and
    under a head that says its level's word again.
    """
    leaf = columns.leaf
    if leaf is None:
        return []
    first = min(leaf, columns.numbers.get(leaf, leaf))
    named = [f for f in record.fields if f.cell.column in columns.names[:-1] and f.cell.text is group.texts[-1]]
    return [f for f in record.fields if named and f.cell.column < first and _is_about(f, named[0], region)]


def kind_of(field: Field) -> str:
    """The kind of such a text: what a group does its measures say, so its own text says what it is for, unless it is itself
    what is done (取組 | 取組の内容 | 事業).
    """
    kind, acts = statements.kind_of(field), any(map(field.label.word.startswith, lexicon().actions.words()))
    return "purpose" if kind == "action" and not acts else kind


def _is_about(field: Field, named: Field, region: Region) -> bool:
    word, level = (
        normal(_MAIN.sub("", words)) for words in (field.label.word, level_word(region.columns[named.cell.column]))
    )
    again = bool(level) and word.startswith(level) and word != level
    return again and _rows(field.cell) == _rows(named.cell) and statements.kind_of(field) != ""


def _rows(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.rows)
