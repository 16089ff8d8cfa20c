"""Tables as files to keep: CSV that spreadsheets open as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from flask import Response

BOM = "\ufeff"  # Excel takes a file without it for another encoding
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so may be run by a spreadsheet


def table(name: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> Response:
    """Rows under a head, as a file called ``name``.csv; text that a spreadsheet would run gets an apostrophe before it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    answer = Response(BOM + text.getvalue(), content_type="text/csv; charset=utf-8")
    # RFC 6266: a header is ASCII, whatever letters the name has
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}.csv"
    return answer


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text
