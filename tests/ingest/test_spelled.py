"""Characters that the file spells itself, in the page and in a form that is drawn smaller and elsewhere."""

from pathlib import Path

import pytest

from ingest.reader import read_document
from tests.ingest.objects import pdf_of, stream

WORDS = b"BT /F 20 Tf 100 600 Td (seen wor) Tj /Span << /ActualText (d) >> BDC (q) Tj EMC (s.) Tj ET"
PLACED = b"q 0.5 0 0 0.5 20 100 cm /X Do Q"  # the form


def _file(page: bytes, form: bytes, turn: int) -> bytes:
    fonts = b"/Resources << /Font << /F 6 0 R >> /XObject << /X 5 0 R >> >>"
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] "
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate %d /Contents 4 0 R %s >>" % (turn, fonts),
            stream(page),
            stream(form, kind + fonts),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


@pytest.mark.parametrize("turn", [0, 90])
@pytest.mark.parametrize("within", [False, True])
def test_spelled_characters_stand_in_their_line(tmp_path: Path, *, within: bool, turn: int) -> None:
    """Such a character stands between those before and behind it, in a form as well as on the page itself."""
    path = tmp_path / "spelled.pdf"
    path.write_bytes(_file(PLACED if within else WORDS, WORDS if within else b"", turn))
    assert [passage.text.text for passage in read_document(path).passages()] == ["seen words."]
