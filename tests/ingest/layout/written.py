"""A reading of pages as text that people can check against the page: what stands where, without measures of length."""

from collections.abc import Iterator
from itertools import groupby

from ingest.document import Bar, Block, Cell, ChartLabel, Diagram, Document, Panel, Passage, Place, Table, Text

LONGEST = 44  # characters of a text that are written whole
OPENING, ENDING = 28, 8  # characters of longer ones that are written
LEFT, ABOVE = "<", "^"  # a place of the grid that belongs to the cell at its left, or above it


def written(document: Document) -> str:
    """The whole document: a heading for each page, a line for each passage, a table as its grid with its bars."""
    lines = [line for block in document.blocks for line in _with_page(block)]
    told = [f"{remark.kind}, p. {remark.place.page}" if remark.place else remark.kind for remark in document.remarks]
    around = [f"p. {line.place.page}: {line.text}" for line in document.furniture]
    pages = [f"p. {page.number}: {page.layer}" for page in document.pages if page.layer != "text"]
    joined = [f"p. {diagram.nodes[0].place.page}: {lead}" for diagram in document.diagrams for lead in _leads(diagram)]
    parts = [
        _paged(lines),
        *_list("diagrams", joined),
        *_list("furniture", around),
        *_list("remarks", told),
        *_list("layers", pages),
    ]
    return "\n".join(part for part in parts if part) + "\n"


def _leads(diagram: Diagram) -> Iterator[str]:
    """What leads to what, and what nothing leads to or from."""
    names = [_short(node.text) for node in diagram.nodes]
    yield from (f"{names[each.source]} {'->' if each.headed else '--'} {names[each.target]}" for each in diagram.leads)
    linked = {number for lead in diagram.leads for number in (lead.source, lead.target)}
    yield from (f"({name})" for number, name in enumerate(names) if number not in linked)


def _paged(lines: list[tuple[int, str]]) -> str:
    """Lines under the pages on which they begin."""
    pages = groupby(lines, key=lambda each: each[0])
    return "\n\n".join(f"=== p. {page}\n" + "\n".join(line for _, line in each) for page, each in pages)


def _list(name: str, lines: list[str]) -> list[str]:
    return [f"\n=== {name}\n" + "\n".join(lines)] if lines else []


def _with_page(block: Block) -> Iterator[tuple[int, str]]:
    page = _places(block)[0].page
    yield from ((page, line) for line in _lines(block))


def _places(block: Block) -> tuple[Place, ...]:
    if isinstance(block, Table):
        return block.places
    return (block.place,) if isinstance(block, Panel) else block.text.places


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Passage):
        yield _passage(block)
    elif isinstance(block, Panel):
        yield f"panel [{_short(block.label) if block.label else ''}]"
        yield from (f"  {_passage(passage)}" for passage in block.passages)
    elif isinstance(block, ChartLabel):
        tied = f"  ({block.category} / {block.series})" if block.category or block.series else ""
        yield f"chart: {_short(block.text)}{tied}"
    else:
        yield from _table(block)


def _passage(passage: Passage) -> str:
    name = f"h{passage.level}" if passage.role == "heading" else passage.role
    return f"{name}: {_short(passage.text)}{_pages(passage.text.places)}"


def _pages(places: tuple[Place, ...]) -> str:
    return f"  (p. {places[0].page}-{places[-1].page})" if len(places) > 1 else ""


def _short(text: Text) -> str:
    whole = text.text
    return whole if len(whole) <= LONGEST else f"{whole[:OPENING]} … {whole[-ENDING:]} ({len(whole)})"


def _table(table: Table) -> Iterator[str]:
    yield f"table {table.rows} x {table.columns}{_pages(table.places)}"
    grid = table.grid()
    for row in range(table.rows):
        if row and row == table.header_rows:
            yield "  ----"
        yield "  " + " | ".join(_at(grid, row, column) for column in range(table.columns))
    yield from (f"  {_bar(bar, table)}" for bar in table.bars)


def _at(grid: dict[tuple[int, int], Cell], row: int, column: int) -> str:
    """What stands at a place of the grid; heads below the head rows have an asterisk."""
    cell = grid.get((row, column))
    if cell is None:
        return "(no cell)"
    if column > cell.column:
        return LEFT
    return ABOVE if row > cell.row else _said(cell)


def _said(cell: Cell) -> str:
    meant = f" = {_short(cell.meant)}" if cell.meant else ""
    return f"{'*' if cell.header else ''}{_short(cell.text)}{meant}"


def _bar(bar: Bar, table: Table) -> str:
    grid = table.grid()
    first, last = (_head(grid, table, column) for column in (bar.first, bar.last))
    return f"{'bar' if bar.drawn else 'arrow'} in row {bar.row}, {first} to {last}: {_short(bar.text)}"


def _head(grid: dict[tuple[int, int], Cell], table: Table, column: int) -> str:
    """A column by its number and the lowest of its heads."""
    heads = [cell.text.text for row in range(table.header_rows) if (cell := grid.get((row, column))) is not None]
    return f"{column} {heads[-1]}" if heads else str(column)
