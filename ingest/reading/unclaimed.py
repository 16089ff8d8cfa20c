"""Tables that no reader of measures has claimed: their running text, and numbers that are told by year or under a measure.

A table of a plan's population or money says nothing of its measures and is passed over. Read are: how many measures got
which rating in which year; small tables of numbers in the place of a measure; sentences in cells, for the measure and the
year that their column and row are headed with.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.facts import AnyFact, Evidence, Figure, MeasureMention, Placement, PlanMention
from ingest.document import Cell, Place, Table
from ingest.reading import grades
from ingest.reading.evidence import evidence
from ingest.reading.lexicon import lexicon
from ingest.reading.narrative import Names
from ingest.reading.plans import PlanContext
from ingest.reading.prose import Paragraph
from ingest.text import numbers, years

_SMALL = (10, 8)  # rows and columns of a table that is read as numbers
_MOSTLY = 0.6  # of its body's cells are numbers
_CAPTION = 40  # characters of a line above a table that may tell its year
_LONG = 30  # characters of a cell that holds running text
_EACH = re.compile(
    r"[1１一](?:人|世帯|日|か月)(?:当たり|あたり|当り)"
)  # what is told of each is no number of a measure
_SENTENCE_END = re.compile(
    r"。|(?:しました|した|する|ます|開始|実施|拡充|導入)(?:\s|$|[・✓●○])|[(（][^()（）]*[0-9０-９][^()（）]*[)）]"
)

# Each table with the measure of its place and what stands right above it.
Passed = Sequence[tuple[Table, MeasureMention | None, str]]


def figures(passed: Passed, facts: Iterable[AnyFact], context: PlanContext) -> list[Figure]:
    """The numbers of tables that gave no fact: ratings counted by year, and small tables under a measure."""
    claimed = _claimed(facts)
    found: list[Figure] = []
    for table, measure, caption in passed:
        about = bool(measure) and lexicon().other_tables.find(caption) is None and not _EACH.search(caption)
        if _is_free(table, claimed) and (about or _counts_ratings(table)) and _is_of_numbers(table):
            default = years.only(caption, context.year) if len(caption) <= _CAPTION else None
            found += _cells(table, measure or context.plan, context.year, default)
    return found


def paragraphs(passed: Passed, facts: Iterable[AnyFact], context: PlanContext) -> list[Paragraph]:
    """The cells with running text of tables that gave no fact, with the measure and the year they are headed with."""
    known = list(facts)
    claimed = _claimed(known)
    names = Names(dict.fromkeys(fact.about for fact in known if isinstance(fact, Placement)))
    return [
        Paragraph(cell.text, _headed(table, cell, names) or measure, "", (), _year(table, cell, context.year))
        for table, measure, _ in passed
        if _is_free(table, claimed)
        for cell in table.cells
        if len(cell.text.text) >= _LONG and _SENTENCE_END.search(cell.text.text)
    ]


def _claimed(facts: Iterable[AnyFact]) -> dict[int, list[Evidence]]:
    """What facts rest on, by page."""
    pages: dict[int, list[Evidence]] = {}
    for fact in facts:
        for piece in fact.evidence:
            pages.setdefault(piece.page, []).append(piece)
    return pages


def _is_free(table: Table, claimed: Mapping[int, list[Evidence]]) -> bool:
    return not any(_inside(piece, place) for place in table.places for piece in claimed.get(place.page, ()))


def _inside(piece: Evidence, place: Place) -> bool:
    """Whether the middle of a piece of evidence lies in a place on its page."""
    x, y = (piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2
    return place.box[0] <= x <= place.box[2] and place.box[1] <= y <= place.box[3]


def _counts_ratings(table: Table) -> bool:
    """Whether a table has years above and ratings at the left."""
    heads = [years.head(cell.text.text) for cell in table.cells if cell.row <= 1 and cell.column > 0]
    stub = [cell.text.text for cell in table.cells if cell.column == 0 and cell.row > 0 and cell.text]
    return any(heads) and len(stub) > 1 and grades.is_scale(stub[:2])


def _is_of_numbers(table: Table) -> bool:
    if table.rows > _SMALL[0] or table.columns > _SMALL[1]:
        return False
    body = [cell for cell in table.cells if cell.row > 0 and cell.column > 0 and cell.text]
    return bool(body) and sum(map(_is_number, body)) >= _MOSTLY * len(body)


def _is_number(cell: Cell) -> bool:
    found = numbers.quantities(cell.text.text)
    return len(found) == 1 and found[0].end - found[0].start >= len(cell.text.text.strip()) - 1


def _cells(table: Table, about: MeasureMention | PlanMention, now: int | None, default: int | None) -> Iterator[Figure]:
    """A figure for each cell that is a number with words or a year above and at its left."""
    grid = table.grid()
    for cell in table.cells:
        left, above = grid.get((cell.row, 0)), _head_of(table, grid, cell)
        if not (left and above and left.text and above.text and _is_number(cell)) or left is cell or above is cell:
            continue
        unit = numbers.unit_of(above.text.text) or numbers.unit_of(left.text.text)
        (quantity,) = numbers.quantities(cell.text.text, unit=unit)
        year = years.head(above.text.text, now) or years.head(left.text.text, now)
        if quantity.value is None:
            continue
        yield Figure(
            evidence=evidence(left.text, above.text, cell.text),
            about=about,
            quantity=_what(left, above, now),
            value=quantity.value,
            text=cell.text.text.strip(),
            unit=quantity.unit,
            year=year.last if year else default,
        )


def _head_of(table: Table, grid: dict[tuple[int, int], Cell], cell: Cell) -> Cell | None:
    """The lowest head above a cell that is no number itself."""
    rows = range(min(cell.row, max(table.header_rows, 2)) - 1, -1, -1)
    heads = [grid[row, cell.column] for row in rows if (row, cell.column) in grid]
    return next((head for head in heads if head.text and not _is_number(head)), None)


def _what(left: Cell, above: Cell, now: int | None) -> str:
    words = [cell.text.text.strip() for cell in (above, left) if not years.head(cell.text.text, now)]
    words = [f"{word}評価" if grades.is_scale([word, word]) else word for word in words]
    return " ".join(words)


def _headed(table: Table, cell: Cell, names: Names) -> MeasureMention | None:
    """The measure that names the column of a cell."""
    head = table.at(0, cell.column)
    return names.exact(head.text.text) if head and head is not cell else None


def _year(table: Table, cell: Cell, now: int | None) -> int | None:
    """The year that heads the row or the column of a cell."""
    for head in (table.at(cell.row, 0), table.at(0, cell.column)):
        span = years.head(head.text.text, now) if head and head is not cell else None
        if span and span.first == span.last:
            return span.first
    return None
