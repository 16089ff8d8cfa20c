"""Labels of levels with the names of measures beside them (施策 | …, 事業名 | …), and the name that begins a card before who runs
it: the boxes of a card.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.facts import PlanMention
from ingest.document import Line, Text
from ingest.reading import items, listing, names, projects, title_cells
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.naming import Columns
from ingest.reading.records import Field, Record, Sheet
from ingest.reading.scope import Scope
from ingest.text.names import kind_of

_LONGEST_NAME = 80  # letters
_WHOLE_PLAN = re.compile("総合(?:振興)?計画")
_CODE = re.compile(r"(?=.{0,7}[0-9０-９①-⑳])\S{1,16}")  # 2101, ①-1, 01-02-003


class Boxes:
    """The boxes of one table; each row's are taken once."""

    def __init__(self, sheet: Sheet, columns: Mapping[int, Columns], scope: Scope, *, titled: bool) -> None:
        self._sheet, self._columns, self._scope, self._titled = sheet, columns, scope, titled
        self._taken: set[int] = set()

    def take(self, record: Record) -> list[Node]:
        """The measures that the boxes from this row on name, from the top of the tree down, up to one of a level again."""
        if record.row in self._taken:
            return []
        boxes: dict[str, Node] = {}
        apart: dict[str, Field] = {}  # numbers in rows of their own (事業コード | 2101), by their labels
        for other in self._sheet.items():
            if not isinstance(other, Record) or other.row < record.row or self._columns[other.region].leaf is not None:
                continue
            found = list(self._of(other))
            numbers = {} if found else {f.label.word: f for f in other.all("number") if _is_code(f.text)}
            if {*boxes, *apart} & {*numbers, *(word for word, _ in found)}:
                break
            boxes.update(found)
            apart.update(numbers)
            self._taken.add(other.row)
        ranks = self._scope.known.ranks
        # a title without any word of its own (No.1 | …) is what the card is of
        nodes = [node for _, node in sorted(boxes.items(), key=lambda box: (box[0] == "", ranks.key(box[0])))]
        for label, number in apart.items():
            nodes = _with_number(nodes, label, number)
        return nodes

    def in_row(self, record: Record) -> list[Field]:
        """The boxes of a row. One that gives a measure's number too, or is the first and names who runs it, is no action."""
        counted = any(names.is_number(f.text) for f in record.all("level", "name", "number"))
        heads = record.row == 0 and bool(record.all("department"))
        title = self._title(record)
        return [
            replace(f, label=Label("level")) if f is title else f
            for f in record.fields
            if f is title or self._is_box(f, named=counted or heads)
        ]

    def _title(self, record: Record) -> Field | None:
        """The name that begins a card before a label of departments, if it is numbered, told elsewhere, or one of several."""
        first = title_cells.title(record)
        if first is None or self._titled or title_cells.numbered(record, first):
            return first
        return first if self._scope.known.only(self._scope.plan, names.read_name(first.cell.text).name) else None

    def _is_box(self, f: Field, *, named: bool) -> bool:
        """Whether a level's label has the name of a measure beside it, and not what is done for the measure of the place."""
        if not f.label.means("level", "name") or not f.cell.text or len(f.text) > _LONGEST_NAME:
            return False
        if items.has_bullets(f.cell.text) and len(items.bullets(f.cell.text)) > 1:
            return False
        if lexicon().succession.exact(f.text) is not None:
            return False
        if self._tells_vision(f):
            return False
        below = self._tells_action(f.label.word) or lists_projects(f)
        return (named or not below) and not f.text.rstrip().endswith("。")

    def _of(self, record: Record) -> Iterator[tuple[str, Node]]:
        yield from _placed(record, self._scope.plan)
        number = next((f for f in record.fields if f.label.means("number") and f.cell.text), None)
        number = number or _counting(record, self._sheet)
        boxed = self.in_row(record)
        named = [f for f in boxed if not names.is_number(f.text)] or boxed
        if number is None and len(named) == 1 < len(boxed):  # 実施項目 | Ⅰ-1 | 証明書の交付
            number = next(f for f in boxed if f is not named[0])
        deepest = max(named, key=lambda f: self._scope.known.ranks.key(f.label.word), default=None)
        if number is not None and named and not any(f.label.word in number.label.word for f in named):
            deepest = min(named, key=lambda f: abs(f.cell.column - number.cell.column))  # beside the name it belongs to
        for f in named:
            found = names.read_name(f.cell.text)
            if not names.is_name(found.name):
                continue
            mine = number if f is deepest and not found.number else None
            texts = (f.cell.text,) if mine is None else (mine.cell.text, f.cell.text)
            told = found.number or (names.tidy_number(mine.text) if mine is not None else listing.label_number(f))
            yield f.label.word, listing.node(found.name, told, found.level or listing.level_word(f.label), texts)

    def _tells_vision(self, f: Field) -> bool:
        """Whether words without a number beside 目指す姿 tell how the measure of the place should come out: such words name
        what stands above measures, not below one.
        """
        inside = any(lexicon().visions.exact(step.word) is None for step in self._scope.chain)
        return inside and lexicon().visions.exact(f.label.word) is not None and not names.read_name(f.cell.text).number

    def _tells_action(self, word: str) -> bool:
        """Whether a level's word heads what is done for the measure of the place, as no list or card uses it for names."""
        names_measures = word in self._scope.known.ranks or any(step.word == word for step in self._scope.chain)
        return bool(self._scope.chain) and not names_measures and lexicon().actions.exact(word) is not None


def _placed(record: Record, plan: PlanMention) -> Iterator[tuple[str, Node]]:
    """What stands above a card's measure, where each line beside the label of its place in the plan (総合計画の位置付け) tells a
    level, its number and its name; places in other plans tell nothing of the tree.
    """
    own = kind_of(plan.title) != "plan"
    for f in record.all("related_plan"):
        if not own and not ((told := _WHOLE_PLAN.search(f.label.word)) and told[0] in plan.title):
            continue
        lines: list[list[Line]] = []
        for line in f.cell.text.lines:
            name = names.split_name(line.text)
            if name.level and name.number:
                lines.append([line])
            elif lines:
                lines[-1].append(line)
        texts = [Text(tuple(each)) for each in lines]
        named = [(names.split_name(text.text), text) for text in texts]
        if sum(len(each) for each in lines) == len(f.cell.text.lines):
            yield from ((name.level, listing.node(name.name, name.number, name.level, (text,))) for name, text in named)


def lists_projects(f: Field) -> bool:
    """Whether a label of what is done (主な事業), or one of a level, has several names of projects beside it, the first also
    one alone, and nothing else.
    """
    listed = projects.named(f.cell.text, f.label)
    several = f.label.means("level") and len(listed) > 1
    return several or (bool(listed) and lexicon().actions.exact(f.label.word) is not None)


def _counting(record: Record, sheet: Sheet) -> Field | None:
    """The bare number that stands before all labels of a row (3 | 事業名 | 産後ケア), or before the title of a card."""
    first = record.fields[0] if record.fields else None
    titles = first is not None and first.cell is sheet.numbered_title
    bare = first is not None and (titles or first.label.means("")) and names.is_number(first.text)
    return first if bare and record.row == 0 else None


def _is_code(text: str) -> bool:
    """Whether a text is the code of a project or the number of a measure (2101, ①-1, ア)."""
    return bool(_CODE.fullmatch(text.strip())) or names.is_number(text)


def _with_number(nodes: list[Node], label: str, number: Field) -> list[Node]:
    """The measures of a card, of which the one that a number's label is about gets it: 事業コード is of the 事業, 整理番号 of
    the last.
    """
    named = [node for node in nodes if node.level and node.level in label] or nodes
    mine = named[-1] if named and not named[-1].number else None
    told = names.tidy_number(number.text)
    return [replace(n, number=told, texts=(number.cell.text, *n.texts)) if n is mine else n for n in nodes]
