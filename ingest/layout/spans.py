"""Heads over several columns in tables without vertical rules: a rule shorter than the table runs below the group's name."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.layout.stacks import Rule, extent
from ingest.layout.strokes import Stroke
from ingest.layout.whitespace import ALIGNED, Span, columns_of, merged

NARROW = 0.25  # type sizes of white between two texts under the name of a group
EDGE = 1.5  # points that texts which begin at one place differ
LEVEL = 1.0  # points that the pieces of one rule may differ in height


class Group(NamedTuple):
    """A rule with the texts right over it that name groups of columns, and those under it."""

    rule: Rule
    over: list[Stroke]
    under: list[Stroke]


def spanning(lines: Sequence[Rule], rows: Sequence[list[Stroke]], row: int) -> list[Group]:
    """The shorter rules right below a row with texts over them that name groups: fewer than stand below the rule."""
    x0, x1 = extent(list(lines))
    low = lines[row + 1][0]
    below = next((rows[n] for n in range(row + 1, len(rows)) if lines[n + 1][0] - low > LEVEL), [])
    found = []
    for rule in (line for line in lines if abs(line[0] - low) <= LEVEL):
        shorter = rule[1] > x0 + ALIGNED or rule[2] < x1 - ALIGNED
        over, under = (_along(rule, texts) for texts in (rows[row], below))
        if shorter and over and len(merged(over)) < len(merged(under, NARROW)):
            found.append(Group(rule, over, under))
    return found


def _along(rule: Rule, texts: list[Stroke]) -> list[Stroke]:
    """The texts that stand between the ends of a rule."""
    return [s for s in texts if rule[1] - ALIGNED <= s.box[0] and s.box[2] <= rule[2] + ALIGNED]


def parting(walls: list[float], groups: list[Group]) -> list[float]:
    """The walls between columns that run up into a row of groups' names: not those below a name. A row with a text in each
    column has no such names.
    """
    kept = list(walls)
    for rule, over, under in groups:
        inner = [wall for wall in walls if rule[1] + ALIGNED < wall < rule[2] - ALIGNED]
        if len(columns_of(over, [rule[1], *inner, rule[2]])) > len(inner):
            continue
        names, begins = merged(over), [stroke.box[0] for stroke in under]
        at_start = all(min(abs(left - x) for x in begins) <= EDGE for left, _ in names)
        ends = list(_before(names, inner) if at_start else _between(names, inner, rule[1]))
        kept = [wall for wall in kept if wall not in inner or wall in ends]
    return kept


def _before(names: list[Span], inner: list[float]) -> Iterator[float]:
    """The last wall before each name but the first: all stand where the columns of their groups begin."""
    for (_, right), (follows, _) in pairwise(names):
        yield from [wall for wall in inner if right <= wall <= follows][-1:]


def _between(names: list[Span], inner: list[float], start: float) -> Iterator[float]:
    """The walls between names that stand in the middle of the columns of their groups, the first of which has this start."""
    for (left, right), (follows, _) in pairwise(names):
        edge, middle = start, (left + right) / 2
        between = [wall for wall in inner if right <= wall <= follows]
        if between:
            start = min(between, key=lambda wall: abs((edge + wall) / 2 - middle))
            yield start
