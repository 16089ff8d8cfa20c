"""The measures that the rows of a list name: each with its number, its level and the groups above it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Cell, Line, Text
from ingest.reading import bracketed, counted, items, leads, names, rated
from ingest.reading.bracketed import Offices
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.naming import Columns, is_sentence
from ingest.reading.rated import Rated
from ingest.reading.records import Field, Sheet
from ingest.reading.regions import Region
from ingest.text.normal import normal

_LABEL_NUMBER = re.compile(r"(?P<word>[^0-9０-９]+?)\s*(?P<number>[0-9０-９]+(?:[-－][0-9０-９]+)*|[①-⑳])")
_OF_EDITION = re.compile(r"^第[0-9０-９一二三四五六七八九十]+[期次](?:計画|プラン)?(?:における|での|の)")


@dataclass(frozen=True)
class Node:
    """A measure as a place names it: number, name and level as printed, and the texts that say so; ``departments`` are
    those behind the name, with their parts, ``rated`` its rating there; ``regroups`` says that what stands under it does so
    besides the place that a list gives it.
    """

    name: str
    number: str
    level: str
    texts: tuple[Text, ...]
    departments: Offices = ()
    rated: Rated | None = None
    regroups: bool = False


def node(name: str, number: str, level: str, texts: tuple[Text, ...], *, told: bool = False) -> Node:
    """A measure by its name as printed; ``told`` says that departments stand in brackets behind such names."""
    bare, mark = rated.split(name, texts)
    bare, departments = bracketed.split(bare, texts, told=told)
    if mark is None:
        bare, mark = rated.split(bare, texts)
    return Node(names.clean(bare) if departments or mark else name, number, level, texts, departments, mark)


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
    if cell is None or leaf is None or names.is_nothing(cell.text.text) or _says_end(cell.text.text):
        return groups, []
    leaves = list(_leaves(sheet, region, columns, leaf, cell, row))
    groups = [
        group for group in groups if all(group.texts != leaf.texts for leaf in leaves)
    ]  # the row of a group itself
    return groups, [[leaf] for leaf in leaves]


def is_sum(text: str) -> bool:
    """Whether a name is one of a sum (合計, 福祉部　計)."""
    return names.is_sum(text)


def _goes_on(region: Region) -> bool:
    """Whether rows without a name are about the measure above: further indicators of it."""
    return any(label.means("indicator") for label in region.columns.values())


def _leaves(sheet: Sheet, region: Region, columns: Columns, column: int, cell: Cell, row: int) -> Iterator[Node]:
    parts = _parts(cell.text) if column not in columns.numbers else []
    if len(parts) > 1 and not any(is_sentence(part.text) for part in parts):
        for part in parts:
            found = names.read_name(part)
            if found.name:
                yield node(found.name, found.number, found.level or region.columns[column].word, (part,))
        return
    if found_node := _node(sheet, region, columns, column, cell, row):
        yield found_node


def _parts(text: Text) -> list[Text]:
    """The bullets of a cell, or its lines where several begin with the number of a measure (施策1-1 …, 施策1-2 …)."""
    if items.has_bullets(text):
        return [part for _, part in items.bullets(text)]
    groups: list[list[Line]] = []
    counts: list[str] = []
    for line in text.lines:
        found = names.split_name(line.text)
        if found.number and (found.level or names.is_compound(found.number)):
            groups.append([line])
            counts.append(found.level + names.kind_of_number(found.number))
        elif groups:
            groups[-1].append(line)
        else:
            return []
    return [Text(tuple(group)) for group in groups] if len(set(counts)) == 1 else []


def _node(sheet: Sheet, region: Region, columns: Columns, column: int, cell: Cell, row: int) -> Node | None:
    text = _without_department(cell.text)
    if led := leads.lead(text):
        name = names.split_name(led.name)
        return node(name.name, name.number, name.level or level_word(region.columns[column]), (text,), told=True)
    found = names.chapter(text.text) or counted.under(_unknown_word(region.columns[column]), text)
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


def _unknown_word(label: Label) -> str:
    """The word of a head that nobody knows."""
    return "" if label.known else label.word


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
    """The level's word of a column's head: 事業名 → 事業, 第２期の施策 → 施策."""
    printed = _OF_EDITION.sub("", label.word)
    word = normal(printed).rstrip("0123456789-")
    for ending in lexicon().level_endings:
        if word.endswith(ending) and len(word) > len(ending) and word[: -len(ending)] in lexicon().levels:
            return printed[: -len(ending)]
    return re.sub(r"[0-9０-９－-]+$", "", printed)


def label_number(f: Field) -> str:
    """The number of a measure that stands behind its label: 事業1 | 妊産婦の健康相談."""
    heads = [head.text.text.strip() for head in f.heads[-1:]]
    match = _LABEL_NUMBER.fullmatch(heads[0]) if heads else None
    return match["number"] if match and read_label(match["word"]).means("level", "name") else ""


def _filled(sheet: Sheet, region: Region, column: int, row: int) -> Cell | None:
    """The group cell of a row; for an empty one that of the rows above (a merged cell parted by a page's end)."""
    for above in range(row, region.rows[0] - 1, -1):
        cell = sheet.grid.get((above, column))
        if cell is not None and cell.text:
            return cell
    return next((cell for r in region.rows if (cell := sheet.grid.get((r, column))) is not None and cell.text), None)


def _says_end(text: str) -> bool:
    """Whether a word in the place of a name says that the measure ends (終了)."""
    return lexicon().succession.exact(text) == "ended"
