"""Which lines of a document may be its headings, how deep each stands and the measure that each may name.

Besides what the layout set as headings these are numbered lines right above a table or a heading, lines with level and
number above departments, and the first lines of frames.
"""

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.document import Block, Document, Panel, Passage, Table, Text
from ingest.reading import counted, inline, names
from ingest.reading.alike import in_frames, over_tables, over_texts, says_kind, series
from ingest.reading.headings import LONGEST, heading_node
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.reading.passages import is_chapter, is_label, is_note_or_unit
from ingest.reading.subheads import Run, runs
from ingest.text.normal import normal

_OFTEN = 3  # a heading that stands so often is a label
_BELOW_ALL = 1000  # the level of numbered lines that are headings only by standing above a table
_ABOVE_ALL = 1.5  # that of such lines with the word of a plan's highest level (政策１ …)
_TOP = 1  # the rank of these
_HALF = 0.5  # a level between that of the heading below and the one above it
_NEAR = 4  # a table so many blocks on stands under a line, where only notes lie between
_COVER = 4  # documents of so many pages and more have a cover
_WITH_TEXT = 2  # passages of a frame: its heading and a text
_IN_BRACKETS = re.compile(r"【[^【】]{2,40}】")
_LETTER = re.compile(r"[A-ZＡ-Ｚ]")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_CONTENTS = frozenset(("目次", "もくじ", "目次一覧", "CONTENTS", "Contents"))


@dataclass
class Step:
    """A heading: its depth in the outline and the measure that it names, None where it names none."""

    index: int
    level: float
    node: Node | None
    end: int = 0
    direct: str = ""  # "sheet", "list", "tree" or "": what stands right under it
    bears: bool = False
    announced: bool = False  # by the text under the heading above it, and told in prose alone
    parent: int = -1
    sums_up: bool = False  # a label of the whole row of measures before it
    until: int = 0  # of a name under a label: the place behind the last of these names
    parts: bool = False  # only what is said of the measure of a card above it


def candidates(document: Document, titles: list[str], town: str) -> list[Step]:
    """The headings from the first page to the last; ``titles`` of plans and the ``town`` name no measure."""
    labels = _repeated(document) | {normal(town)}
    contents = _contents(document)
    counted_on = series(document, titles, labels) | over_texts(document, titles, labels)
    boxed = in_frames(document, titles, labels) | over_tables(document, titles, labels)
    covered = _has_cover(document)
    under = {
        i: run
        for run in runs(document.blocks, lambda line: heading_node(line, titles, labels), names.kind_of_number)
        for i in run.named
    }
    steps: list[Step] = []
    entries: list[str] = []
    for i, block in enumerate(document.blocks):
        if isinstance(block, Passage) and _is_entry(block, contents):
            if not _begins(block, entries):
                entries.append(normal(block.text.text))
                continue
            contents -= {block.text.lines[0].place.page}
        step = _like_earlier(document, i, block, titles, labels, steps) or _step(
            document, i, block, titles, labels, covered=covered
        )
        step = step or _above_departments(document, i, block, titles, labels, steps)
        step = step or _framed(i, block, titles, labels, steps) or _labelled(i, block, steps)
        if step is None and i in boxed:
            above = next((s.level for s in reversed(steps) if s.index not in boxed), _BELOW_ALL)
            step = Step(i, above + _HALF, boxed[i])
        if i in under and (step is None or step.level == _BELOW_ALL):
            step = _below_label(i, under[i], steps)
        if step is None and i in counted_on:
            step = _below_the_last(i, counted_on[i], steps, {*counted_on})
        if step is not None:
            if steps and steps[-1].index in boxed and _stand_beside(steps[-1], step):
                step.level = steps[-1].level
            steps.append(step)
    _lower_between(document.blocks, steps)
    _in_the_alphabet(steps)
    _tell_levels(steps)
    return steps


def _lower_between(blocks: Sequence[Block], steps: list[Step]) -> None:
    """Set the highest lines (政策１ …) between two headings of which one counts on from the other (４ …, ５ …) below these."""
    for place, step in enumerate(steps):
        if step.level != _ABOVE_ALL or not place:
            continue
        before = next((s for s in reversed(steps[:place]) if s.level > _ABOVE_ALL), None)
        after = next((s for s in steps[place:] if before is not None and s.level == before.level), None)
        if before is not None and after is not None and _counts_on(blocks[before.index], blocks[after.index]):
            for between in steps:
                if before.index < between.index < after.index and between.level == _ABOVE_ALL:
                    between.level = before.level + _HALF


def _in_the_alphabet(steps: list[Step]) -> None:
    """Set a heading I or V, which looks like a number of Rome, where those of its neighbours in the alphabet stand (H, J)."""
    lettered = [step for step in steps if step.node is not None and _LETTER.fullmatch(step.node.number)]
    for before, step in pairwise(lettered):
        letters = [normal(each.node.number) for each in (before, step) if each.node is not None]
        alike = sum(other.level == before.level for other in lettered)
        if letters[1] in _ROMAN and ord(letters[1]) == ord(letters[0]) + 1 and alike >= _OFTEN:
            step.level = before.level


def _counts_on(one: Block, two: Block) -> bool:
    """Whether the numbers of two headings follow each other."""
    if not isinstance(one, Passage) or not isinstance(two, Passage):
        return False
    first, second = (re.sub(r"[^0-9IVX]", "", normal(heading.marker)) for heading in (one, two))
    if first in _ROMAN[:-1]:
        return second == _ROMAN[_ROMAN.index(first) + 1]
    return first.isdecimal() and second.isdecimal() and int(second) == int(first) + 1


def _tell_levels(steps: list[Step]) -> None:
    """Take level and number off the names that count on behind a word that nobody knows for a level (チャレンジ１ …)."""
    plain = [step for step in steps if step.node is not None and not step.node.level and not step.node.number]
    words = counted.level_words(step.node.name for step in plain if step.node is not None)
    for step in plain:
        if step.node is not None and (found := counted.split(step.node.name, words)):
            step.node = replace(step.node, name=found.name, number=found.number, level=found.level)


def _has_cover(document: Document) -> bool:
    """Whether the first page only tells whose plan it is: it is one of several, and has neither tables nor labels."""
    tables = any(place.page == 1 for b in document.blocks if isinstance(b, Table) for place in b.places)
    first = (p for p in document.passages() if p.text and p.text.lines[0].place.page == 1)
    return len(document.pages) >= _COVER and not tables and not any(is_label(passage, None) for passage in first)


def _contents(document: Document) -> set[int]:
    """The pages that hold a table of contents: what stands there are no headings."""
    heads = (p for p in document.passages() if _says_contents(p))
    return {line.place.page for passage in heads for line in passage.text.lines}


def _says_contents(passage: Passage) -> bool:
    return normal(passage.text.text).strip("-・") in _CONTENTS


def _is_entry(passage: Passage, contents: set[int]) -> bool:
    """Whether a passage stands in a table of contents; the heading of that closes what stands above it."""
    return bool(passage.text) and passage.text.lines[0].place.page in contents and not _says_contents(passage)


def _begins(passage: Passage, entries: list[str]) -> bool:
    """Whether a heading says an entry above it again: a chapter that begins below the table of contents on its page."""
    text = normal(passage.text.text)
    chapter = is_chapter(passage) or any(entry.startswith(text) for entry in entries[:1])
    return passage.role == "heading" and chapter and any(entry.startswith(text) for entry in entries)


def _repeated(document: Document) -> set[str]:
    """The texts that are headings again and again, or numbered lines right above a table: labels, not names."""
    lines = (b for b in document.passages() if b.role == "heading")
    above = (b for b, table in pairwise(document.blocks) if isinstance(table, Table) and isinstance(b, Passage))
    numbered = (b for b in above if b.role != "heading" and names.is_number(b.marker))
    times = Counter(normal(p.text.text) for p in (*lines, *numbered))
    return {text for text, count in times.items() if count >= _OFTEN}


def _step(
    document: Document, i: int, block: Block, titles: list[str], labels: set[str], *, covered: bool
) -> Step | None:
    if not isinstance(block, Passage) or not block.text:
        return None
    page = block.text.lines[0].place.page
    if page == 1 and covered and not names.split_name(block.text.text).number and block.role == "heading":
        return Step(i, block.level, None)
    if inline.departments(block.text) or is_note_or_unit(block):
        return None
    if block.role == "heading":
        return Step(i, block.level, heading_node(block, titles, labels) or _above_label(document, i, block))
    return _numbered_line(document, i, block, titles, labels)


def _numbered_line(document: Document, i: int, block: Passage, titles: list[str], labels: set[str]) -> Step | None:
    """A numbered line right above a table or a label is a heading of its own."""
    after = next((b for b in document.blocks[i + 1 : i + _NEAR] if not _is_note(b)), None)
    text = block.text.text.strip()
    numbered = names.is_number(block.marker) or (not block.marker and names.split_name(text).number != "")
    numbered = numbered and not _ends_scale(document.blocks[i - 1] if i else block, block)
    opens = isinstance(after, Table) or (isinstance(after, Passage) and is_label(after, None))
    if not opens or not numbered or len(text) > LONGEST or text.endswith("。"):
        return None
    node = heading_node(block, titles, labels)
    if isinstance(after, Passage) and after.role == "heading":
        return Step(i, after.level - _HALF, node)
    top = node is not None and node.level and node.number and lexicon().rank(node.level) <= _TOP
    return Step(i, _ABOVE_ALL if top else _BELOW_ALL, node)


def _ends_scale(above: Block, passage: Passage) -> bool:
    """Whether a line tells what a letter of a scale means, right below the letter before (Ｃ　変わらない, Ｄ　悪化した)."""
    if not isinstance(above, Passage) or above.role == "heading":
        return False
    letters = [normal(p.marker or names.split_name(p.text.text).number) for p in (above, passage)]
    return all(re.fullmatch("[A-E]", letter) for letter in letters) and ord(letters[1]) == ord(letters[0]) + 1


def _is_note(block: Block) -> bool:
    return isinstance(block, Passage) and (
        block.role in ("note", "caption") or block.text.text.strip().startswith(("※", "＊", "(単位", "（単位"))
    )


def _above_label(document: Document, i: int, block: Passage) -> Node | None:
    """The measure that a heading in brackets names where a label of a text stands right under it (【苗木の配布】 ＜課題＞)."""
    after = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
    text = block.text.text.strip()
    if not isinstance(after, Passage) or not says_kind(after) or not _IN_BRACKETS.fullmatch(text):
        return None
    found = names.split_name(text[1:-1])
    known = read_label(text).known or found.name in lexicon().structure
    return None if known or not names.is_name(found.name) else named_node(found.name, found.number, "", (block.text,))


def _like_earlier(
    document: Document, i: int, block: Block, titles: list[str], labels: set[str], steps: list[Step]
) -> Step | None:
    """A numbered line right before a heading is a heading too, where an earlier one is numbered like it (１ … ２ …)."""
    after = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
    if not isinstance(block, Passage) or block.role == "heading":
        return None
    if not isinstance(after, Passage) or after.role != "heading":
        return None
    node = heading_node(block, titles, labels)
    if node is None or not node.number or _ends_row(document.blocks[i - 1] if i else block, node):
        return None
    alike = [
        s
        for s in steps
        if s.node is not None
        and s.level < after.level
        and names.kind_of_number(s.node.number) == names.kind_of_number(node.number)
        and node.level in ("", s.node.level)
    ]
    if not alike and not node.level:
        return None
    return Step(i, alike[-1].level if alike else after.level - _HALF, node)


def _ends_row(above: Block, node: Node) -> bool:
    """Whether a line is the last of several that only name measures, one right below the other (基本方針１ …, 基本方針２ …)."""
    if not isinstance(above, Passage) or above.role == "heading":
        return False
    before = names.split_name(above.text.text.strip())
    same = before.level == node.level and names.kind_of_number(before.number) == names.kind_of_number(node.number)
    return same and before.number not in ("", node.number)


def _above_departments(
    document: Document, i: int, block: Block, titles: list[str], labels: set[str], steps: list[Step]
) -> Step | None:
    """A numbered line (施策(1) …) right above one that names departments is a heading below the last one of another level."""
    after = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
    if not isinstance(block, Passage) or not isinstance(after, Passage) or not inline.departments(after.text):
        return None
    node = heading_node(block, titles, labels)
    return _below_the_last(i, node, steps) if node is not None and node.number else None


def _framed(i: int, block: Block, titles: list[str], labels: set[str], steps: list[Step]) -> Step | None:
    """The first line of a frame is a heading where it has level and number and a text below it (施策１ … in a box), or a label
    and what stands below that: all that is said of it then, and what follows the frame is of the measure above.
    """
    if not isinstance(block, Panel) or block.label is not None or len(block.passages) < _WITH_TEXT:
        return None
    first, second = block.passages[:_WITH_TEXT]
    labelled = len(block.passages) > _WITH_TEXT and says_kind(second)
    told = labelled or second.text.text.rstrip().endswith("。")
    node = heading_node(first, titles, labels) if told else None
    if node is None or not node.number or not node.level:
        return None
    return replace(_below_the_last(i, node, steps), until=i + 1 if labelled else 0)


def _labelled(i: int, block: Block, steps: list[Step]) -> Step | None:
    """A name alone in a frame labelled with its level and number (基本目標１) is a heading beside those of its level, else
    below the last heading.
    """
    if not isinstance(block, Panel) or block.label is None or len(block.passages) != 1:
        return None
    if (node := _under_its_number(block.label, block.passages[0])) is None:
        return None
    alike = [step.level for step in steps if step.node is not None and step.node.level == node.level]
    return Step(i, alike[-1] if alike else steps[-1].level + _HALF if steps else _BELOW_ALL, node)


def _under_its_number(label: Text, words: Passage) -> Node | None:
    """The measure whose name stands alone in a frame labelled with its level and number (基本目標１)."""
    told = names.split_name(f"{label.text}　{words.text.text}")
    counted = names.split_name(label.text).name in ("", label.text) and told.name == names.clean(words.text.text)
    if not counted or not told.level or not told.number or told.name.endswith("。"):
        return None
    return named_node(told.name, told.number, told.level, (label, words.text))


def _stand_beside(frame: Step, heading: Step) -> bool:
    """Whether a deeper heading is numbered as the frame before it is (③ … 再掲 alone behind the frames ① and ②)."""
    if frame.node is None or heading.node is None or heading.level < frame.level:
        return False
    return frame.node.number != "" and names.kind_of_number(frame.node.number) == names.kind_of_number(
        heading.node.number
    )


def _below_the_last(i: int, node: Node, steps: list[Step], row: Container[int] = ()) -> Step:
    """A heading as deep as the last one with its word of a level, of those without one in its ``row`` of lines, else one below
    the last that names anything.
    """
    named = [step for step in steps if step.node is not None]
    alone = row if row and not node.level else ()
    same = (s for s in reversed(named) if s.node is not None and s.node.level == node.level)
    alike = next((step for step in same if not alone or step.index in alone), None)
    if alike is not None:
        return Step(i, alike.level, node)
    return Step(i, named[-1].level + _HALF if named else _BELOW_ALL, node)


def _below_label(i: int, run: Run, steps: list[Step]) -> Step:
    """A name under a label of what is done is a heading right below the label, or the last heading before it."""
    above = [step for step in steps if step.index <= run.label]
    level = above[-1].level + _HALF if above else _BELOW_ALL
    return Step(i, level, run.named[i], announced=True, until=run.end)
