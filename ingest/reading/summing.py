"""Labels that stand as headings once behind several measures (数値目標 behind （１） and （２）): of what these stand under."""

from collections import defaultdict
from collections.abc import Sequence

from ingest.document import Block, Passage
from ingest.reading.candidates import Step
from ingest.reading.passages import is_label
from ingest.text.normal import normal

_SEVERAL = 2  # measures in a row


def find(steps: Sequence[Step], blocks: Sequence[Block]) -> list[Step]:
    """The headings that are labels of the whole row of measures before them: they stand once in each row, behind its last
    measure, and the measures have no such headings of their own.
    """
    rows: dict[str, list[tuple[Step, list[Step]]]] = defaultdict(list)
    for step in steps:
        block = blocks[step.index]
        if step.node is None and isinstance(block, Passage) and is_label(block, None):
            rows[normal(block.text.text)].append((step, _row(steps, step)))
    return [label for found in rows.values() if _sum_up(found) for label, row in found if row]


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
