"""PDFs that carry more than pages: they are read as paper, and a finding says what was there."""

import zlib
from pathlib import Path

import pytest

from ingest.reader import read_document
from ingest.reading import read_facts

PAGE = b"BT /F1 12 Tf 72 700 Td (Read as paper) Tj ET"
THINGS = {
    "javascript": b"<< /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:9/'\\)) >>",
    "launch-action": b"<< /S /Launch /F (calc.exe) >>",
    "external-reference": b"<< /S /GoToR /F (other.pdf) /D [0 /Fit] >>",
    "rich-media": b"<< /S /Rendition /OP 0 >>",
}


def pdf(path: Path, *objects: bytes, catalog: bytes = b"") -> Path:
    """A PDF of one page with a line of text; ``objects`` are numbered from 6 on."""
    whole = [
        b"<< /Type /Catalog /Pages 2 0 R " + catalog + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(PAGE), PAGE),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *objects,
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, each in enumerate(whole, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(whole) + 1, table)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(whole) + 1, start)
    path.write_bytes(out)
    return path


def findings(file: Path) -> set[str]:
    """The kinds of findings of a file; the words on its page are read whatever it carries."""
    document = read_document(file)
    assert "Read as paper" in {block.text.text for block in document.blocks if hasattr(block, "text")}
    return {finding.kind for finding in read_facts(document).findings}


def packed(thing: bytes) -> bytes:
    """An object stream that holds the thing."""
    body = zlib.compress(b"9 0 " + thing)
    return b"<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (
        len(body),
        body,
    )


@pytest.mark.parametrize(("kind", "thing"), THINGS.items(), ids=THINGS)
def test_an_action_when_the_document_opens(kind: str, thing: bytes, tmp_path: Path) -> None:
    """An action is told, also where it is packed away or its name is written in another way."""
    name = thing.split(b"/S /")[1].split(b" ")[0]
    escaped = thing.replace(b"/" + name, b"/#%02X%s" % (name[0], name[1:]))
    assert kind in findings(pdf(tmp_path / "plain.pdf", thing, catalog=b"/OpenAction 6 0 R"))
    assert kind in findings(pdf(tmp_path / "escaped.pdf", escaped, catalog=b"/OpenAction 6 0 R"))
    assert kind in findings(pdf(tmp_path / "packed.pdf", packed(thing)))


def test_a_file_inside(tmp_path: Path) -> None:
    """An attached file is told, and stays where it is."""
    body = b"MZ this is no program"
    names = b"/Names << /EmbeddedFiles << /Names [(setup.exe) 6 0 R] >> >>"
    spec = b"<< /Type /Filespec /F (setup.exe) /EF << /F 7 0 R >> >>"
    held = b"<< /Type /EmbeddedFile /Length %d >>\nstream\n%s\nendstream" % (len(body), body)
    assert "embedded-file" in findings(pdf(tmp_path / "carrier.pdf", spec, held, catalog=names))
    assert {file.name for file in tmp_path.iterdir()} == {"carrier.pdf"}


def test_paper_has_none(tmp_path: Path) -> None:
    """A plain document, and one that only has such words on its page or in a picture's bytes, has no such finding."""
    body = b"/JavaScript /Launch /EmbeddedFile"
    assert findings(pdf(tmp_path / "plain.pdf")) == set()
    picture = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)
    assert findings(pdf(tmp_path / "words.pdf", picture)) == set()


def test_streams_without_an_end_take_no_time(tmp_path: Path) -> None:
    """A file made to keep the search busy (streams that never end) is looked through once."""
    file = pdf(tmp_path / "endless.pdf")
    file.write_bytes(file.read_bytes() + b"stream\n" * 2_000_000 + b"\n%%EOF\n")
    assert findings(file) == set()
