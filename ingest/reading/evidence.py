"""Evidence: where on its pages a text stands, with the words as the file has them."""

from collections.abc import Iterable

from graph.facts import Evidence
from ingest.document import Line, Text, join_lines


def evidence(*texts: Text) -> tuple[Evidence, ...]:
    """One piece for each text on each page that it stands on, each once, in order; none for empty texts."""
    return tuple(dict.fromkeys(piece for text in texts for piece in _of_lines(text.lines)))


def _of_lines(lines: Iterable[Line]) -> list[Evidence]:
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.printed.strip():
            pages.setdefault(line.place.page, []).append(line)
    return [_piece(page, found) for page, found in sorted(pages.items())]


def _piece(page: int, lines: list[Line]) -> Evidence:
    (place,) = Text(tuple(lines)).places
    return Evidence(page, place.box, join_lines(line.printed for line in lines), any(line.by_ocr for line in lines))
