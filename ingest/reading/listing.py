"""Which columns of a region name the measure of each row, its groups above it and their numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.document import Cell, Text
from ingest.reading import bracketed, items, leads, names
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field, Sheet
from ingest.reading.regions import Region
from ingest.text import numbers
from ingest.text.normal import normal

_LABEL_NUMBER = re.compile(r"(?P<word>[^0-9０-９]+?)\s*(?P<number>[0-9０-９]+(?:[-－][0-9０-９]+)*|[①-⑳])")
_DECIMAL = 2  # parts of a number with one point
_FIRST = 9  # an outline begins with a small number
_LONG_NAME = 60  # letters; most names are shorter, most sentences end in a full stop


@dataclass(frozen=True)
class Node:
    """A measure as a place names it: number, name and level as printed, and the texts that say so; ``departments`` are
    those in brackets behind the name.
    """

    name: str
    number: str
    level: str
    texts: tuple[Text, ...]
    departments: Text | None = None


def node(name: str, number: str, level: str, texts: tuple[Text, ...], *, told: bool = False) -> Node:
    """A measure by its name as printed; ``told`` says that departments stand in brackets behind such names."""
    bare, departments = bracketed.split(name, texts, told=told)
    return Node(names.clean(bare) if departments else name, number, level, texts, departments)


@dataclass
class Columns:
    """The columns of a region that name measures, from the highest group to the measure of the row itself."""

    names: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)

    @property
    def leaf(self) -> int | None:
        """The column that names the measure of each row; None where none does."""
        return self.names[-1] if self.names else None


def columns_of(sheet: Sheet, region: Region) -> Columns:
    """The naming columns of a region."""
    if not region.columns or not region.rows:
        return Columns()
    own = {c: label for c, label in region.columns.items() if not label.side and _first_of_cells(sheet, region, c)}
    numbered = [c for c, label in own.items() if _is_number_column(sheet, region, c, label)]
    named = [c for c, label in own.items() if c not in numbered and _names_measures(sheet, region, c, label)]
    found = _without_actions(sheet, region, _without_sentences(sheet, region, named))
    deeper = [
        c
        for c, label in own.items()
        if label.means("name_or.action") and not _mostly_sentences(_texts(sheet, region, c))
    ]
    if found and deeper and _distinct(sheet, region, deeper[0]) > max(_distinct(sheet, region, c) for c in found):
        found = sorted([*found, deeper[0]])
    found = found or _stand_in(sheet, region, own, numbered)
    if not found:
        return Columns()
    leaf = max(found, key=lambda c: (_distinct(sheet, region, c), c))
    ordered = [c for c in found if c < leaf] + [leaf]
    return Columns(ordered, _numbers_of(ordered, numbered))


def chain(sheet: Sheet, region: Region, columns: Columns, row: int) -> tuple[list[Node], list[list[Node]]]:
    """The groups above a row's measure, outermost first, and the measures of the row with their own name each.

    A row may name several measures (a bulleted cell); each comes as a list of one node.
    """
    groups = []
    for column in columns.names[:-1]:
        cell = _filled(sheet, region, column, row)
        if cell is not None and (group := _node(sheet, region, columns, column, cell, row)):
            groups.append(group)
    leaf = columns.leaf
    cell = sheet.grid.get((row, leaf)) if leaf is not None else None
    if leaf is not None and cell is not None and not cell.text and _goes_on(region):
        cell = _filled(sheet, region, leaf, row)
    if cell is None or leaf is None or names.is_nothing(cell.text.text):
        return groups, []
    return groups, [[node] for node in _leaves(sheet, region, columns, leaf, cell, row)]


def is_sum(text: str) -> bool:
    """Whether a name is a word of sums (合計, 小計)."""
    return lexicon().is_value("sums", text)


def _goes_on(region: Region) -> bool:
    """Whether rows without a name are about the measure above: further indicators of it."""
    return any(label.means("indicator") for label in region.columns.values())


def _leaves(sheet: Sheet, region: Region, columns: Columns, column: int, cell: Cell, row: int) -> Iterator[Node]:
    parts = items.bullets(cell.text) if items.has_bullets(cell.text) and column not in columns.numbers else []
    if len(parts) > 1 and all(not _is_sentence(words) for words, _ in parts):
        for _, part in parts:
            found = names.read_name(part)
            if found.name:
                yield node(found.name, found.number, found.level or region.columns[column].word, (part,))
        return
    if found_node := _node(sheet, region, columns, column, cell, row):
        yield found_node


def _node(sheet: Sheet, region: Region, columns: Columns, column: int, cell: Cell, row: int) -> Node | None:
    text = _without_department(cell.text)
    if led := leads.lead(text):
        name = names.split_name(led.name)
        return node(name.name, name.number, name.level or level_word(region.columns[column]), (text,), told=True)
    found = names.read_name(text)
    number, texts = found.number, [text]
    if (place := columns.numbers.get(column)) is not None:
        beside = sheet.grid.get((row, place))
        if beside is not None and beside.text:
            number, texts = names.tidy_number(beside.text.text), [beside.text, text]
            whole = not found.level and found.number != number
            found = names.Name(names.clean(text.text) if whole else found.name, number, found.level)
    level = found.level or level_word(region.columns[column])
    nameless = not names.is_name(found.name) or read_label(found.name).means("year", "stub", "unit", "share")
    told = any(_names_departments(head.text.text) for head in region.heads.get(column, ()))
    return None if nameless else node(found.name, number, level, tuple(texts), told=told)


def _names_departments(head: str) -> bool:
    """Whether a head names departments in brackets beside what it is about: 事業名（担当課）."""
    return any(read_label(part).means("department") for part in re.findall(r"[(（]([^()（）]+)[)）]", head))


def _without_department(text: Text) -> Text:
    """The lines of a cell before a department in 【】 on the last line."""
    lines = text.lines
    if len(lines) > 1 and bracketed_department(lines[-1].text):
        return Text(lines[:-1])
    return text


def bracketed_department(text: str) -> str:
    """The department that a line is, in brackets (【総務課】); "" where it is none."""
    bare = text.strip()
    if (
        len(bare) > 2
        and bare[0] in "【［[(（〔"
        and bare[-1] in "】］])）〕"
        and lexicon().is_value("department", bare[1:-1])
    ):
        return bare[1:-1].strip()
    return ""


def level_word(label: Label) -> str:
    """The level's word of a column's head: 事業名 → 事業."""
    word = normal(label.word).rstrip("0123456789-")
    for ending in lexicon().level_endings:
        if word.endswith(ending) and len(word) > len(ending) and word[: -len(ending)] in lexicon().levels:
            return label.word[: -len(ending)]
    return re.sub(r"[0-9０-９－-]+$", "", label.word)


def label_number(f: Field) -> str:
    """The number of a measure that stands behind its label: 事業1 | 妊産婦の健康相談."""
    heads = [head.text.text.strip() for head in f.heads[-1:]]
    match = _LABEL_NUMBER.fullmatch(heads[0]) if heads else None
    return match["number"] if match and read_label(match["word"]).means("level", "name") else ""


def _first_of_cells(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether cells begin in a column (and do not all reach into it from the left)."""
    heads = region.heads.get(column, ())
    cells = (sheet.grid.get((row, column)) for row in region.rows)
    return any(cell is not None and cell.column == column and cell not in heads for cell in cells)


def _texts(sheet: Sheet, region: Region, column: int) -> list[str]:
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    return [cell.text.text for cell in cells if cell is not None and cell.column == column and cell.text]


def _distinct(sheet: Sheet, region: Region, column: int) -> int:
    return len(set(_texts(sheet, region, column)))


def _is_number_column(sheet: Sheet, region: Region, column: int, label: Label) -> bool:
    texts = _texts(sheet, region, column)
    if label.means("number"):
        return bool(texts) and sum(len(text) <= 16 for text in texts) >= 0.8 * len(texts)
    bare = all(normal(text).isdigit() for text in texts)
    if not _ascends(texts):
        return False
    return (
        label.means("level", "name", "")
        and bool(texts)
        and not (bare and not label.known)
        and all(map(names.is_number, texts))
    )


def _ascends(texts: list[str]) -> bool:
    """Whether decimals that stand under each other may be numbers of an outline (1.1, 1.2, 2.1), not measured (33.1, 29.9)."""
    parts = [normal(text).split(".") for text in texts]
    if not parts or not all(len(part) == _DECIMAL and all(map(str.isdecimal, part)) for part in parts):
        return True
    told = [(int(whole), int(rest)) for whole, rest in parts]
    return told == sorted(told) and all(rest for _, rest in told) and told[0][0] <= _FIRST


def _names_measures(sheet: Sheet, region: Region, column: int, label: Label) -> bool:
    texts = _texts(sheet, region, column)
    if not texts:
        return False
    if label.means("statement", "name_or") and _are_counted_levels(sheet, region, column):
        return True
    if label.means("level", "name"):
        return not all(numbers.nothing(text) or text.isdigit() for text in texts)
    if label.means("stub", "name_or") and not _mostly_sentences(texts):
        found = [names.split_name(text) for text in texts]
        return all(name.level for name in found) or (
            label.means("name_or") and all(name.number and names.has_letters(name.name) for name in found)
        )
    return False


def _are_counted_levels(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether all texts of a column begin with a level and its number (課題(1) …), whatever else their head may mean."""
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    found = [names.read_name(cell.text) for cell in cells if cell is not None and cell.column == column and cell.text]
    return all(name.level and name.number for name in found)


def _without_sentences(sheet: Sheet, region: Region, columns: list[int]) -> list[int]:
    """The columns that hold names, without those that hold sentences where names stand beside them."""
    short = [c for c in columns if not _mostly_sentences(_texts(sheet, region, c))]
    return short or columns


def _without_actions(sheet: Sheet, region: Region, columns: list[int]) -> list[int]:
    """Without columns of bulleted lists of what is done (主な取組), where other columns hold names."""
    return [c for c in columns if not _lists_actions(sheet, region, c)]


def _lists_actions(sheet: Sheet, region: Region, column: int) -> bool:
    if lexicon().actions.exact(region.columns[column].word) is None:
        return False
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    return bool(texts) and sum(len(items.bullets(text)) > 1 for text in texts) > len(texts) / 2


def _mostly_sentences(texts: list[str]) -> bool:
    return bool(texts) and sum(map(_is_sentence, texts)) > len(texts) / 2


def _is_sentence(text: str) -> bool:
    return text.rstrip("」）)").endswith("。") or len(text) > _LONG_NAME


def _stand_in(sheet: Sheet, region: Region, own: dict[int, Label], numbered: list[int]) -> list[int]:
    """The column that names measures where no head says so: 取組内容 or 目標 with short words, or a text beside a number."""
    listed = bool(numbered) or any(label.means("department", "budget") for label in own.values())
    valued = any(label.means("value", "indicator", "unit") for label in own.values())
    if valued or not (listed or any(label.means("status", "rating", "statement") for label in own.values())):
        return []
    maybe = [c for c, label in own.items() if label.means("name_or") and _texts(sheet, region, c)]
    short = [c for c in maybe if not _mostly_sentences(_texts(sheet, region, c))]
    goals = [c for c in maybe if own[c].means("name_or.target") and listed]
    if short or goals:
        return (short or goals)[:1]
    unknown = [c for c, label in own.items() if not label.known and _texts(sheet, region, c)]
    unknown = [c for c in unknown if not _are_labels(_texts(sheet, region, c))]
    plain = [
        c for c in unknown if not _mostly_sentences(_texts(sheet, region, c)) and not _numeric(_texts(sheet, region, c))
    ]
    return plain[:1] if listed or (plain and plain[0] == min(own)) else []


def _are_labels(texts: list[str]) -> bool:
    """Whether most texts of a column are labels of the values beside them (事業費, うち一般財源) and no names."""
    told = [read_label(text).means("budget", "ignored", "value", "rating", "share", "unit") for text in texts]
    return sum(told) > len(told) / 2


def _numeric(texts: list[str]) -> bool:
    return all(numbers.quantities(text) or numbers.nothing(text) for text in texts)


def _numbers_of(named: list[int], numbered: list[int]) -> dict[int, int]:
    """For each naming column the column of its numbers: one alone belongs to the measure of the row, of several each to
    the name at its right, else at its left.
    """
    if len(numbered) == 1:
        return {named[-1]: numbered[0]}
    found: dict[int, int] = {}
    for number in numbered:
        right = [c for c in named if c > number and c not in found]
        left = [c for c in named if c < number and c not in found]
        if right:
            found[min(right)] = number
        elif left:
            found[max(left)] = number
    return found


def _filled(sheet: Sheet, region: Region, column: int, row: int) -> Cell | None:
    """The group cell of a row; for an empty one that of the rows above (a merged cell parted by a page's end)."""
    for above in range(row, region.rows[0] - 1, -1):
        cell = sheet.grid.get((above, column))
        if cell is not None and cell.text:
            return cell
    return next((cell for r in region.rows if (cell := sheet.grid.get((r, column))) is not None and cell.text), None)
