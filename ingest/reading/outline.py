"""Which headings of a document name measures, and how deep each stands.

A heading names a measure where a sheet stands right under it, where it prints the word of a level (基本目標１ …), or where
several headings like it stand side by side with measures under each. One that has all of a document's measures under it,
or a list of the whole tree, only orders the document.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, zip_longest

from ingest.document import Block, Document, Panel, Passage, Table
from ingest.reading import chapters, names, summing
from ingest.reading.bearing import bearing
from ingest.reading.candidates import Step, candidates
from ingest.reading.depths import lower_labels, raise_small, told_apart
from ingest.reading.forms import Forms
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.partings import lower_partings
from ingest.reading.passages import is_label
from ingest.reading.tagged import Tagged
from ingest.text.normal import normal

_OFTEN = 3  # a heading that stands so often is a label
_IDLE = 2  # numbered headings without measures beside the only one that has any


def outline(
    document: Document, titles: list[str], town: str, kind_of: Callable[[Table], str], forms: Forms
) -> dict[int, Step]:
    """The headings of a document by the index of their block; ``kind_of`` tells what a table holds."""
    blocks = document.blocks
    steps = candidates(document, titles, town)
    if not steps:
        return {}
    kinds = [bearing(block, after, kind_of, forms) for block, after in zip_longest(blocks, blocks[1:])]
    for i in (step.index for step in steps if step.node is not None and not step.node.level):
        if isinstance(blocks[i], Panel):  # a frame with its name tells of that measure
            kinds[i] = kinds[i] or "sheet"
    ends = [*(step.index for step in steps[1:]), len(blocks)]
    lower_labels(steps, blocks)
    lower_partings(steps, blocks, kinds)
    raise_small(steps)
    told_apart(steps, [any(kinds[step.index + 1 : end]) for step, end in zip(steps, ends, strict=True)])
    _look_below(steps, blocks, kinds, forms.tagged)
    _name_chapters(document, steps)
    _announce(steps, blocks)
    _tell_alike(steps, blocks)
    _told_in_tables(steps, blocks)
    _keep_measures(steps, blocks, kinds)
    for label, row in list(summing.find(steps, blocks)):
        label.sums_up, label.level = True, min(label.level, row[-1].level)
    return {step.index: step for step in steps}


def _look_below(steps: list[Step], blocks: Sequence[Block], kinds: Sequence[str], tagged: Tagged) -> None:
    """Set where the part under each heading ends, what of measures it holds, and the heading above it."""
    labels = _labels(steps, blocks)
    first = {normal(step.node.name) for step in steps if step.node and not _stands_again(blocks[step.index])}
    for place, step in enumerate(steps):
        following = steps[place + 1 :]
        step.end = next((s.index for s in following if s.level <= step.level), len(blocks))
        sure = _is_sure(step, blocks[step.index], tagged, first)
        step.bears = any(kinds[step.index + 1 : step.end]) or sure
        own_end = next((s.index for s in following if not kinds[s.index] and s.index not in labels), len(blocks))
        step.direct = next((kind for kind in kinds[step.index + 1 : own_end] if kind), "")
        step.direct = step.direct or ("sheet" if sure else "")
        above = [s.index for s in steps[:place] if s.end > step.index or s.end == 0]
        step.parent = above[-1] if above else -1


def _name_chapters(document: Document, steps: list[Step]) -> None:
    """Chapters that are levels of the tree name measures."""
    blocks = document.blocks
    listing = {step.index for step in steps if step.direct == "list"}
    sections = [
        step for step in steps if step.node is not None and step.bears and chapters.is_section(blocks[step.index])
    ]
    sectioned = {step.parent for step in sections}
    named = chapters.named(blocks, listing, sectioned, chapters.told(document))
    for step in steps:
        told = step.direct or step.index in sectioned
        step.node = step.node or (named.get(step.index) if told else None)


def _labels(steps: Sequence[Step], blocks: Sequence[Block]) -> set[int]:
    """The headings that are labels and stand again and again: what is below them stands under the heading above."""
    told = {
        step.index: normal(block.text.text)
        for step in steps
        if step.node is None and isinstance(block := blocks[step.index], Passage) and is_label(block, None)
    }
    times = Counter(told.values())
    return {index for index, text in told.items() if times[text] >= _OFTEN}


def _keep_measures(steps: list[Step], blocks: Sequence[Block], kinds: Sequence[str]) -> None:
    """Take the measure from each heading that names none, from the bottom up."""
    whole = [step for step in steps if "tree" in kinds[step.index + 1 : step.end]]
    listed = _in_cells(blocks) if whole else set()
    for step in whole:
        node = step.node
        if node is not None and not node.level and not _begins_numbers(step, blocks) and _told_as(node) not in listed:
            step.node = None
    beside = Counter(_family(blocks, step) for step in steps if step.bears and step.node is not None)
    for step in reversed(steps):
        above_measures = any(s.parent == step.index and s.node is not None and s.bears for s in steps)
        numbered = step.node is not None and step.node.number != "" and not _orders(steps, blocks, step)
        siblings = beside[_family(blocks, step)] + (numbered and above_measures)
        if step.node is not None and not _names_measure(step, siblings):
            step.node = None


def _begins_numbers(step: Step, blocks: Sequence[Block]) -> bool:
    """Whether all numbers in tables under a heading begin with its own (A-1 above A-1-1, A-1-2): they go on from it."""
    number = normal(step.node.number) if step.node is not None else ""
    tables = (block for block in blocks[step.index + 1 : step.end] if isinstance(block, Table))
    told = {plain for table in tables for cell in table.cells if names.is_number(plain := normal(cell.text.text))}
    paths = [plain for plain in told if "-" in plain]
    return bool(number) and len(paths) > 1 and all(plain.startswith(f"{number}-") for plain in paths)


def _announce(steps: list[Step], blocks: Sequence[Block]) -> None:
    """Numbered headings are measures, also with nothing but prose under them, where the text right under the heading above
    says so (以下の取組を行います); so is that heading.
    """
    for above, below in pairwise(steps):
        between = blocks[above.index + 1 : below.index]
        listed = [step for step in steps if step.parent == above.index and step.node is not None and step.node.number]
        if above.node is not None and listed and any(map(_announces, between)):
            for step in (above, *listed):
                step.announced = step is not above and (not step.bears or _stands_again(blocks[step.index]))
                step.bears, step.direct = True, step.direct or "sheet"


def _stands_again(heading: Block) -> bool:
    return isinstance(heading, Passage) and names.is_again(heading.text.text)


def _tell_alike(steps: list[Step], blocks: Sequence[Block]) -> None:
    """Numbered headings with nothing but sentences under them are measures where most of those beside them bear something
    of measures, or where the heading above says that measures follow (施策の展開).
    """
    ends = {step.index: step.end for step in steps}
    rows: dict[tuple[int, float, str], list[Step]] = {}
    for step in steps:
        if step.node is not None and step.node.number:
            rows.setdefault((step.parent, step.level, names.kind_of_number(step.node.number)), []).append(step)
    for (parent, _, _), row in rows.items():
        bearing = sum(step.bears for step in row)
        told = [step for step in row if not step.bears and _is_told(blocks[step.index + 1 : step.end])]
        opened = len(told) == len(row) > 1 and any(_opens_measures(blocks[i]) for i in _above(steps, parent))
        for step in told if opened or (bearing > 1 and bearing > len(row) / 2) else ():
            step.bears, step.direct, step.announced = True, "sheet", opened
            step.until = ends[parent] if opened and _opens_measures(blocks[parent]) else 0
        for step in steps if opened else ():
            step.bears = step.bears or (step.index in set(_above(steps, parent)) and step.node is not None)


def _told_in_tables(steps: list[Step], blocks: Sequence[Block]) -> None:
    """Headings of level and number with nothing but sentences under them are measures where cells of tables have their names
    with these numbers: the chapter that says what each of the highest measures aims at, before all are listed.
    """
    idle = [s for s in steps if s.node is not None and s.node.level and s.node.number and not s.bears]
    told = [step for step in idle if _is_told(blocks[step.index + 1 : step.end])]
    listed = _in_cells(blocks) if told else set()
    for step in told:
        if step.node is not None and _told_as(step.node) in listed:
            step.bears, step.direct = True, "sheet"


def _in_cells(blocks: Sequence[Block]) -> set[tuple[str, str]]:
    """The numbers with their names that cells of tables hold."""
    cells = (cell.text for block in blocks if isinstance(block, Table) for cell in block.cells if cell.text)
    found = map(names.read_name, cells)
    return {(normal(name.number), normal(name.name)) for name in found if name.number}


def _told_as(node: Node) -> tuple[str, str]:
    return normal(node.number), normal(node.name)


def _above(steps: list[Step], parent: int) -> Iterator[int]:
    """A heading and all headings above it."""
    parents = {step.index: step.parent for step in steps}
    while parent >= 0:
        yield parent
        parent = parents[parent]


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


def _is_sure(step: Step, heading: Block, tagged: Tagged, first: set[str]) -> bool:
    """Whether a heading says itself that it names a measure: it heads a frame with its text, stands with its sentences under
    a label of what is done, stands here again (③ … 再掲) with a number or as what one of the ``first`` names, or has the
    department in brackets behind it (① … （学校教育課）), one without a number as other lines do.
    """
    if step.until:
        return True
    if isinstance(heading, Panel):
        return step.node is not None
    if _stands_again(heading):
        return step.node is not None and (step.node.number != "" or normal(step.node.name) in first)
    named = step.node is not None and step.node.departments != ()
    return named and (
        step.node is None or step.node.number != "" or (isinstance(heading, Passage) and tagged.at(heading) is not None)
    )


def _family(blocks: Sequence[Block], step: Step) -> tuple[str, float, str]:
    """What headings that stand side by side have in common: level and kind of number, or the text above them."""
    if step.node is not None and step.node.number:
        return "", step.level, names.kind_of_number(step.node.number)
    parent = blocks[step.parent] if step.parent >= 0 else None
    return (normal(parent.text.text) if isinstance(parent, Passage) else ""), step.level, ""


def _orders(steps: list[Step], blocks: Sequence[Block], step: Step) -> bool:
    """Whether a heading stands among numbered ones that bear nothing of measures (１ 背景, ２ 期間, ３ 取組): such numbers order
    the document.
    """
    beside = [other for other in steps if (other.parent, other.level) == (step.parent, step.level)]
    return sum(not other.bears and _is_numbered(blocks[other.index]) for other in beside) >= _IDLE


def _is_numbered(block: Block) -> bool:
    return isinstance(block, Passage) and names.is_number(block.marker)


def _names_measure(step: Step, siblings: int) -> bool:
    if not step.bears or step.node is None:
        return False
    return bool(step.node.level) or step.direct == "sheet" or siblings > 1
