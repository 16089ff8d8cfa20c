"""Heads over several columns in tables without vertical rules: a rule shorter than the table runs below the group's name."""

from collections.abc import Sequence
from itertools import pairwise

from ingest.layout.stacks import Rule, extent
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, merged

LEVEL = 1.0  # points that the pieces of one rule may differ in height


def spanning(lines: Sequence[Rule], rows: Sequence[list[Stroke]], row: int) -> list[tuple[Rule, list[Stroke]]]:
    """The shorter rules right below a row, each with the texts over it that name groups: fewer than stand below the rule."""
    x0, x1 = extent(list(lines))
    low = lines[row + 1][0]
    below = next((rows[n] for n in range(row + 1, len(rows)) if lines[n + 1][0] - low > LEVEL), [])
    found = []
    for rule in (line for line in lines if abs(line[0] - low) <= LEVEL):
        shorter = rule[1] > x0 + ALIGNED or rule[2] < x1 - ALIGNED
        over, under = (_along(rule, texts) for texts in (rows[row], below))
        if shorter and over and len(merged(over)) < len(merged(under)):
            found.append((rule, over))
    return found


def _along(rule: Rule, texts: list[Stroke]) -> list[Stroke]:
    """The texts that stand between the ends of a rule."""
    return [s for s in texts if rule[1] - ALIGNED <= s.box[0] and s.box[2] <= rule[2] + ALIGNED]


def parting(walls: list[float], groups: list[tuple[Rule, list[Stroke]]]) -> list[float]:
    """The walls between columns that run up into a row of groups' names: not those below a name, which stands in the middle
    of its columns.
    """
    kept = list(walls)
    for rule, over in groups:
        inner = [wall for wall in walls if rule[1] + ALIGNED < wall < rule[2] - ALIGNED]
        names = merged(over)
        start, ends = rule[1], []
        for (left, right), (follows, _) in pairwise(names):
            middle = (left + right) / 2
            between = [wall for wall in inner if right <= wall <= follows]
            if between:
                start = min(between, key=lambda wall: abs((start + wall) / 2 - middle))
                ends.append(start)
        kept = [wall for wall in kept if wall not in inner or wall in ends]
    return kept
