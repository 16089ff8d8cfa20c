"""Labels that stand once behind several measures (数値目標 behind （１） and （２）): of what these stand under.

As a heading such a label may be set smaller than the measures, as if it were of the last of them: in each row it stands there
alone. So does one on a frame behind the cards of a section.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from ingest.document import Block, Panel, Passage, Table
from ingest.reading.candidates import Step
from ingest.reading.labels import read_label
from ingest.reading.passages import is_label
from ingest.text.normal import normal

_SEVERAL = 2  # measures in a row


def find(steps: Sequence[Step], blocks: Sequence[Block]) -> Iterator[tuple[Step, list[Step]]]:
    """The headings that are labels of the whole row of measures before them, with these: they stand once in each row, behind
    its last measure, and the measures have no such headings of their own.
    """
    labels: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        block = blocks[step.index]
        if step.node is None and isinstance(block, Passage) and is_label(block, None):
            labels[normal(block.text.text)].append(step)
    for found in labels.values():
        beside = [(label, _row(steps, label)) for label in found]
        below = [(label, _row_above(steps, label)) for label in found]
        told = beside if _sum_up(beside) else below if _stand_below_last(below) else []
        yield from ((label, row) for label, row in told if row)


def frames_behind(steps: Sequence[Step], blocks: Sequence[Block]) -> dict[int, float]:
    """The places of labelled frames and texts that are of what a row of headings stands under, each with
    the level of its row: such a label stands behind the last measure of each row that has it, most of them of several measures.
    """
    found: dict[str, list[tuple[int, list[Step]]]] = defaultdict(list)
    named = [step for step in steps if step.node is not None]
    headings = {step.index for step in steps}
    for i, block in enumerate(blocks):
        if i not in headings and (label := _label(block)):
            above = [step for step in named if step.index < i]
            found[label].append((i, _row_behind(steps, above[-1], i) if above else []))
    return {
        place: row[-1].level
        for told in found.values()
        if all(row for _, row in told)
        and len({row[-1].index for _, row in told}) == len(told)
        and 2 * sum(len(row) >= _SEVERAL for _, row in told) > len(told) >= _SEVERAL
        for place, row in told
    }


def _label(block: Block) -> str:
    """The words of a frame's label, of one that is the first line in it, of one that stands alone, or of one beside or above the
    only text of a table; "" of other blocks.
    """
    if isinstance(block, Table):
        cells = [cell.text.text for cell in block.cells if cell.text]
        alone = len(cells) == len(("label", "text")) and read_label(cells[0]).means("statement")
        return normal(cells[0]) if alone else ""
    if isinstance(block, Panel) and block.label is not None:
        return normal(block.label.text)
    first = block if isinstance(block, Passage) else block.passages[0] if isinstance(block, Panel) else None
    return normal(first.text.text) if first is not None and is_label(first, None) else ""


def _row_behind(steps: Sequence[Step], last: Step, place: int) -> list[Step]:
    """The measures beside ``last`` where it is the last of them, and the place is within its part."""
    row = [step for step in steps if (step.parent, step.level) == (last.parent, last.level) and step.node is not None]
    return row if row[-1] is last and place < last.end and last.parent >= 0 else []


def frames(steps: Sequence[Step], blocks: Sequence[Block], is_card: Callable[[Block], bool]) -> set[int]:
    """The places of labelled frames that are of a whole section: a label stands once in each section that has it, behind all
    cards of this, and in one of them at least behind several.
    """
    starts = [step.index for step in steps if step.node is not None]
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)  # place of the frame and number of cards, by the label
    for start, end in pairwise([*starts, len(blocks)]):
        cards = [i for i in range(start, end) if is_card(blocks[i])]
        for i in range(start, end):
            if isinstance(block := blocks[i], Panel) and block.label is not None:
                whole = len(cards) if cards and cards[-1] < i else 0
                found[normal(block.label.text)].append((i, whole))
    sections = {i: start for start, end in pairwise([*starts, len(blocks)]) for i in range(start, end)}
    return {
        place
        for told in found.values()
        if all(cards for _, cards in told)
        and any(cards >= _SEVERAL for _, cards in told)
        and len({sections[place] for place, _ in told}) == len(told)
        for place, _ in told
    }


def _row_above(steps: Sequence[Step], label: Step) -> list[Step]:
    """The row of measures of which the last has a label below it."""
    last = next((step for step in steps if step.index == label.parent and step.node is not None), None)
    if last is None:
        return []
    row = [step for step in steps if (step.parent, step.level) == (last.parent, last.level) and step.node is not None]
    return row if row[-1] is last else []


def _stand_below_last(found: list[tuple[Step, list[Step]]]) -> bool:
    """Whether a label stands below the last of several measures in each of several rows, and below no other."""
    return len(found) >= _SEVERAL and all(len(row) >= _SEVERAL for _, row in found)


def _row(steps: Sequence[Step], label: Step) -> list[Step]:
    """The measures that stand before a label beside or below it, all under one heading; none where others of its rank stand
    between them, or a measure behind it.
    """
    beside = [step for step in steps if step.parent == label.parent and step.level >= label.level]
    row = [step for step in beside if step.node is not None]
    if not row or row[-1].index > label.index:
        return []
    own = [step for step in beside if step.node is None and row[0].index < step.index < row[-1].index]
    return [] if own else row


def _sum_up(found: list[tuple[Step, list[Step]]]) -> bool:
    """Whether a label stands once in each of its places, in one of them at least behind several measures."""
    once = len({label.parent for label, _ in found}) == len(found)
    return once and all(row for _, row in found) and any(len(row) >= _SEVERAL for _, row in found)
