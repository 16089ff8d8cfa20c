"""Which headings of a document name measures, and how deep each stands.

A heading names a measure where a sheet stands right under it, where it prints the word of a level (基本目標１ …), or where
several headings like it stand side by side with measures under each. One that has all of a document's measures under it,
or a list of the whole tree, only orders the document.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Block, Document, Panel, Passage, Table
from ingest.reading import inline, led, names, paid
from ingest.reading.depths import raise_small, told_apart
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.reading.priced import Priced
from ingest.reading.records import Sheet
from ingest.reading.scope import heading_node
from ingest.reading.statements import kind_of_label
from ingest.reading.tagged import Tagged
from ingest.text.normal import normal

_OFTEN = 3  # a heading that stands so often is a label
_BELOW_ALL = 1000  # the level of numbered lines that are headings only by standing above a table
_ABOVE_ALL = 1.5  # that of such lines with the word of a plan's highest level (政策１ …)
_TOP = 1  # the rank of these
_HALF = 0.5  # a level between that of the heading below and the one above it
_NEAR = 4  # a table so many blocks on stands under a line, where only notes lie between
_COVER = 4  # documents of so many pages and more have a cover
_LONGEST = 60
_WITH_TEXT = 2  # passages of a frame: its heading and a text
_LONGEST_LABEL = 30  # letters
_IN_BRACKETS = re.compile(r"【[^【】]{2,40}】")
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


def outline(
    document: Document, titles: list[str], town: str, kind_of: Callable[[Table], str], priced: Priced, tagged: Tagged
) -> dict[int, Step]:
    """The headings of a document by the index of their block; ``kind_of`` tells what a table holds."""
    blocks = document.blocks
    labels = _repeated(document) | {normal(town)}
    steps: list[Step] = []
    contents = _contents(document)
    for i, block in enumerate(blocks):
        if isinstance(block, Passage) and _is_entry(block, contents):
            continue
        step = _step(document, i, block, titles, labels) or _like_earlier(document, i, block, titles, labels, steps)
        step = step or _above_departments(document, i, block, titles, labels, steps)
        step = step or _framed(i, block, titles, labels, steps)
        if step is not None:
            steps.append(step)
    if not steps:
        return {}
    kinds = [_bearing(block, kind_of, priced, tagged) for block in blocks]
    ends = [step.index for step in steps[1:]] + [len(blocks)]
    raise_small(steps)
    told_apart(steps, [any(kinds[step.index + 1 : end]) for step, end in zip(steps, ends, strict=True)])
    for place, step in enumerate(steps):
        following = steps[place + 1 :]
        step.end = next((s.index for s in following if s.level <= step.level), len(blocks))
        sure = _is_sure(step, blocks[step.index], tagged)
        step.bears = any(kinds[step.index + 1 : step.end]) or sure
        own_end = next((s.index for s in following if not kinds[s.index]), len(blocks))
        step.direct = next((kind for kind in kinds[step.index + 1 : own_end] if kind), "")
        step.direct = step.direct or ("sheet" if sure else "")
        above = [s.index for s in steps[:place] if s.end > step.index or s.end == 0]
        step.parent = above[-1] if above else -1
    _announce(steps, blocks)
    _tell_alike(steps, blocks)
    for step in steps:
        if step.node is not None and not step.node.level and "tree" in kinds[step.index + 1 : step.end]:
            step.node = None
    beside = Counter(_family(document, step) for step in steps if step.bears and step.node is not None)
    for step in reversed(steps):
        above_measures = any(s.parent == step.index and s.node is not None and s.bears for s in steps)
        numbered = step.node is not None and step.node.number != ""
        siblings = beside[_family(document, step)] + (numbered and above_measures)
        if step.node is not None and not _names_measure(step, siblings):
            step.node = None
    return {step.index: step for step in steps}


def _announce(steps: list[Step], blocks: Sequence[Block]) -> None:
    """Numbered headings are measures, also with nothing but prose under them, where the text right under the heading above
    says so (以下の取組を行います); so is that heading.
    """
    for above, below in pairwise(steps):
        between = blocks[above.index + 1 : below.index]
        listed = [step for step in steps if step.parent == above.index and step.node is not None and step.node.number]
        if above.node is not None and listed and any(map(_announces, between)):
            for step in (above, *listed):
                step.announced = not step.bears and step is not above
                step.bears, step.direct = True, step.direct or "sheet"


def _tell_alike(steps: list[Step], blocks: Sequence[Block]) -> None:
    """Numbered headings with nothing but sentences under them are measures where most of those beside them bear something
    of measures, or where the heading above says that measures follow (施策の展開).
    """
    rows: dict[tuple[int, float, str], list[Step]] = {}
    for step in steps:
        if step.node is not None and step.node.number:
            rows.setdefault((step.parent, step.level, _shape(step.node.number)), []).append(step)
    for (parent, _, _), row in rows.items():
        bearing = sum(step.bears for step in row)
        told = [step for step in row if not step.bears and _is_told(blocks[step.index + 1 : step.end])]
        opened = parent >= 0 and _opens_measures(blocks[parent]) and len(told) == len(row) > 1
        for step in told if opened or (bearing > 1 and bearing > len(row) / 2) else ():
            step.bears, step.direct, step.announced = True, "sheet", opened


def _opens_measures(block: Block) -> bool:
    return isinstance(block, Passage) and (block.title or block.text.text).strip() in lexicon().opening_measures


def _is_told(below: Sequence[Block]) -> bool:
    """Whether sentences, and nothing else, stand under a heading."""
    return (
        bool(below)
        and all(isinstance(b, Passage) and b.role in ("paragraph", "bullet", "note") for b in below)
        and any(isinstance(b, Passage) and b.text.text.rstrip().endswith("。") for b in below)
    )


def _announces(block: Block) -> bool:
    return isinstance(block, Passage) and block.text.text in lexicon().announcements


def _is_sure(step: Step, heading: Block, tagged: Tagged) -> bool:
    """Whether a heading says itself that it names a measure: it heads a frame with its text, or has the department in
    brackets behind it (① … （学校教育課）), one without a number as other lines do.
    """
    if isinstance(heading, Panel):
        return step.node is not None
    named = step.node is not None and step.node.departments is not None
    return named and (
        step.node is None or step.node.number != "" or (isinstance(heading, Passage) and tagged.at(heading) is not None)
    )


def _contents(document: Document) -> set[int]:
    """The pages that hold a table of contents: what stands there are no headings."""
    heads = (p for p in document.passages() if _says_contents(p))
    return {line.place.page for passage in heads for line in passage.text.lines}


def _says_contents(passage: Passage) -> bool:
    return normal(passage.text.text).strip("-・") in _CONTENTS


def _is_entry(passage: Passage, contents: set[int]) -> bool:
    """Whether a passage stands in a table of contents; the heading of that closes what stands above it."""
    return bool(passage.text) and passage.text.lines[0].place.page in contents and not _says_contents(passage)


def _family(document: Document, step: Step) -> tuple[str, float, str]:
    """What headings that stand side by side have in common: level and kind of number, or the text above them."""
    if step.node is not None and step.node.number:
        return "", step.level, _shape(step.node.number)
    parent = document.blocks[step.parent] if step.parent >= 0 else None
    return (normal(parent.text.text) if isinstance(parent, Passage) else ""), step.level, ""


def _names_measure(step: Step, siblings: int) -> bool:
    if not step.bears or step.node is None:
        return False
    return bool(step.node.level) or step.direct == "sheet" or siblings > 1


def _step(document: Document, i: int, block: Block, titles: list[str], labels: set[str]) -> Step | None:
    if not isinstance(block, Passage) or not block.text:
        return None
    page = block.text.lines[0].place.page
    if (
        page == 1
        and len(document.pages) >= _COVER
        and not names.split_name(block.text.text).number
        and block.role == "heading"
    ):
        return Step(i, block.level, None)
    if inline.department(block.text) is not None:
        return None
    if block.role == "heading":
        return Step(i, block.level, heading_node(block, titles, labels) or _above_label(document, i, block))
    after = next((b for b in document.blocks[i + 1 : i + _NEAR] if not _is_note(b)), None)
    text = block.text.text.strip()
    numbered = names.is_number(block.marker) or (not block.marker and names.split_name(text).number != "")
    numbered = numbered and not _ends_scale(document.blocks[i - 1] if i else block, block)
    if isinstance(after, Table) and numbered and len(text) <= _LONGEST and not text.endswith("。"):
        node = heading_node(block, titles, labels)
        top = node is not None and node.level and node.number and lexicon().rank(node.level) <= _TOP
        return Step(i, _ABOVE_ALL if top else _BELOW_ALL, node)
    return None


def _ends_scale(above: Block, passage: Passage) -> bool:
    """Whether a line tells what a letter of a scale means, right below the letter before (Ｃ　変わらない, Ｄ　悪化した)."""
    if not isinstance(above, Passage) or above.role == "heading":
        return False
    letters = [normal(p.marker or names.split_name(p.text.text).number) for p in (above, passage)]
    return all(re.fullmatch("[A-E]", letter) for letter in letters) and ord(letters[1]) == ord(letters[0]) + 1


def _above_label(document: Document, i: int, block: Passage) -> Node | None:
    """The measure that a heading in brackets names where a label of a text stands right under it (【苗木の配布】 ＜課題＞)."""
    after = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
    text = block.text.text.strip()
    if not isinstance(after, Passage) or not _says_kind(after) or not _IN_BRACKETS.fullmatch(text):
        return None
    found = names.split_name(text[1:-1])
    known = read_label(text).known or found.name in lexicon().structure
    return None if known or not names.is_name(found.name) else named_node(found.name, found.number, "", (block.text,))


def _says_kind(passage: Passage) -> bool:
    """Whether a passage is a label that says of what kind the text below it is."""
    return len(passage.text.text) <= _LONGEST_LABEL and bool(kind_of_label(read_label(passage.text.text), None))


def _like_earlier(
    document: Document, i: int, block: Block, titles: list[str], labels: set[str], steps: list[Step]
) -> Step | None:
    """A numbered line right before a heading is a heading too, where an earlier one is numbered like it (１ … ２ …)."""
    after = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
    if not isinstance(block, Passage) or not isinstance(after, Passage) or after.role != "heading":
        return None
    node = heading_node(block, titles, labels)
    if node is None or not node.number:
        return None
    if node.level:
        return Step(i, after.level - _HALF, node)
    alike = [
        s
        for s in steps
        if s.node is not None and s.level < after.level and _shape(s.node.number) == _shape(node.number)
    ]
    return Step(i, alike[-1].level, node) if alike else None


def _above_departments(
    document: Document, i: int, block: Block, titles: list[str], labels: set[str], steps: list[Step]
) -> Step | None:
    """A line with level and number (施策(1) …) right above one that names departments is a heading below the last one of
    another level.
    """
    after = document.blocks[i + 1] if i + 1 < len(document.blocks) else None
    if not isinstance(block, Passage) or not isinstance(after, Passage) or not inline.departments(after.text):
        return None
    node = heading_node(block, titles, labels)
    return _below_the_last(i, node, steps) if node is not None and node.number and node.level else None


def _framed(i: int, block: Block, titles: list[str], labels: set[str], steps: list[Step]) -> Step | None:
    """The first line of a frame is a heading where it has level and number and a text below it (施策１ … in a box)."""
    if not isinstance(block, Panel) or block.label is not None or len(block.passages) < _WITH_TEXT:
        return None
    first, second = block.passages[:_WITH_TEXT]
    node = heading_node(first, titles, labels) if second.text.text.rstrip().endswith("。") else None
    return _below_the_last(i, node, steps) if node is not None and node.number and node.level else None


def _below_the_last(i: int, node: Node, steps: list[Step]) -> Step:
    """A heading as deep as the last one with its word of a level, else one below the last that names anything."""
    named = [step for step in steps if step.node is not None]
    alike = next((step for step in reversed(named) if step.node is not None and step.node.level == node.level), None)
    if alike is not None:
        return Step(i, alike.level, node)
    return Step(i, named[-1].level + _HALF if named else _BELOW_ALL, node)


def _shape(number: str) -> str:
    """A number with one sign for all of its kind: 1-2 and 3-4 are of one shape, as are A and B, (ア) and (イ)."""
    if letter := re.fullmatch(r"(\W*)(?:([A-ZＡ-Ｚ])|[ア-ン])(\W*)", number):
        return letter[1] + ("A" if letter[2] else "ア") + letter[3]
    return re.sub(r"[0-9０-９]+", "9", re.sub(r"[①-⑳]", "①", re.sub(r"[ivxIVXⅠ-Ⅻⅰ-ⅻ]+", "i", number)))


def _is_note(block: Block) -> bool:
    return isinstance(block, Passage) and (
        block.role in ("note", "caption") or block.text.text.strip().startswith(("※", "＊", "(単位", "（単位"))
    )


def _bearing(block: Block, kind_of: Callable[[Table], str], priced: Priced, tagged: Tagged) -> str:
    if isinstance(block, Table):
        return kind_of(block)
    if isinstance(block, Panel):
        return "sheet" if block.label is not None and read_label(block.label.text).means("statement") else ""
    if isinstance(block, Passage):
        if priced.at(block):
            return "list"
        if tag := tagged.at(block):
            return "list" if tag.node else "sheet"
        text = block.text.text
        labelled = len(text) <= _LONGEST_LABEL and read_label(text).means("statement", "department")
        said = (
            labelled
            or inline.department(block.text) is not None
            or led.parts(block.text, None)
            or paid.is_told(block.text)
        )
        return "sheet" if said else ""
    return ""


def table_kind(sheet: Sheet, listed: int) -> str:
    """What a table holds: "list" of measures, "sheet" of one, or "" for tables of neither; ``listed`` counts its measures."""
    if listed > 1:
        return "list"
    known = {
        label.meaning
        for cell in sheet.table.cells
        if (label := sheet.label(cell)).means(
            "department",
            "statement",
            "rating",
            "budget",
            "indicator",
            "value",
            "schedule",
            "name_or",
            "level",
            "related_plan",
        )
    }
    return "sheet" if known or sheet.table.bars else ""


def _repeated(document: Document) -> set[str]:
    """The texts that are headings again and again: labels, not names."""
    times = Counter(normal(p.text.text) for p in document.passages() if p.role == "heading")
    return {text for text, count in times.items() if count >= _OFTEN}
