"""The file as PDFium reads it: places, what is seen, what is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ingest.document import Document, Passage
from ingest.limits import Limits
from ingest.pdf import UnreadableError
from ingest.reader import read_document


def words(document: Document) -> list[str]:
    """The texts of all passages."""
    return [passage.text.text for passage in document.passages()]


def place(document: Document, text: str) -> tuple[float, ...]:
    """Where a passage stands."""
    (found,) = [p for p in document.passages() if p.text.text == text]
    return found.text.places[0].box


def test_box_is_from_the_top_left(reading: Callable[..., Document]) -> None:
    """A text at 100, 200 from the top left has its box there, as high as its type."""
    document = reading(lambda sheet: sheet.text(100, 200, "見出しの文字", 12))
    x0, y0, _, y1 = place(document, "見出しの文字")
    assert x0 == pytest.approx(100, abs=0.5)
    assert y1 == pytest.approx(200 + 0.12 * 12, abs=0.5)
    assert y1 - y0 == pytest.approx(12, abs=0.1)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_page_has_boxes_as_shown(typeset: Callable[..., Path], tmp_path: Path, turn: int) -> None:
    """On a page shown turned, the box that is read holds the words that PDFium finds there."""
    source = typeset(lambda sheet: sheet.text(100, 200, "回したページ"))
    turned = tmp_path / "turned.pdf"
    with pypdfium2.PdfDocument(source) as pdf:
        pdf[0].set_rotation(turn)
        pdf.save(turned)
    document = read_document(turned)
    page = document.pages[0]
    (passage,) = document.passages()
    x0, y0, x1, y1 = passage.text.places[0].box
    assert 0 <= x0 < x1 <= page.width
    assert 0 <= y0 < y1 <= page.height
    expected = {90: (842 - 200, 100), 180: (595 - 100, 842 - 200), 270: (200, 595 - 100)}[turn]
    corners = [(x, y) for x in (x0, x1) for y in (y0, y1)]
    assert min(abs(x - expected[0]) + abs(y - expected[1]) for x, y in corners) < 8


def test_crop_box_moves_the_origin(typeset: Callable[..., Path], tmp_path: Path) -> None:
    """Boxes count from the corner of the crop box, and words outside of it are not read."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 200, "内側の文字")
        sheet.text(100, 20, "外側の文字")

    source = typeset(draw)
    cropped = tmp_path / "cropped.pdf"
    with pypdfium2.PdfDocument(source) as pdf:
        pdf[0].set_cropbox(50, 0, 595, 742)
        pdf.save(cropped)
    document = read_document(cropped)
    assert words(document) == ["内側の文字"]
    assert place(document, "内側の文字")[0] == pytest.approx(50, abs=0.5)
    assert place(document, "内側の文字")[3] == pytest.approx(101.2, abs=0.5)


def test_white_on_white_is_not_read_but_white_on_colour_is(reading: Callable[..., Document]) -> None:
    """White words are text only where something dark is painted under them; the page gets a remark."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "見えない", 10, (1, 1, 1))
        sheet.box(90, 200, 300, 230, (0.1, 0.2, 0.5))
        sheet.text(100, 220, "帯の上の見出し", 10, (1, 1, 1))

    document = reading(draw)
    assert words(document) == ["帯の上の見出し"]
    assert [remark.kind for remark in document.remarks] == ["hidden-text"]


def test_word_printed_twice_is_read_once(reading: Callable[..., Document]) -> None:
    """Bold made by printing a word again a third of a point beside does not double its characters."""

    def draw(sheet: Any) -> None:
        for shift in (0, 0.3, 0.6):
            sheet.text(100 + shift, 100, "太字の見出し", 12)

    assert words(reading(draw)) == ["太字の見出し"]


def test_page_without_text_is_named(reading: Callable[..., Document]) -> None:
    """A page with lines only has the layer "none" and a remark."""
    document = reading(lambda sheet: sheet.line(100, 100, 300, 100))
    assert document.pages[0].layer == "none"
    assert [remark.kind for remark in document.remarks] == ["no-text-layer"]


def test_limits_of_characters_and_pages(typeset: Callable[..., Path]) -> None:
    """Too many characters cut a page short with a remark; too many pages are an error."""
    path = typeset(lambda sheet: sheet.text(100, 100, "あいうえおかきくけこ"))
    document = read_document(path, limits=Limits(characters=4))
    assert words(document) == ["あいうえ"]
    assert "too-many-characters" in {remark.kind for remark in document.remarks}
    with pytest.raises(UnreadableError, match="more than 0"):
        read_document(path, limits=Limits(pages=0))


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"plain words", "not a PDF"), (b"%PDF-1.7\n1 0 obj\n<<", "damaged")],
)
def test_what_is_no_pdf_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    """Empty, foreign and truncated files are refused with the file's name and a reason."""
    path = tmp_path / "bad.pdf"
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=reason) as caught:
        read_document(path)
    assert caught.value.file == path
    assert str(caught.value).startswith("bad.pdf")


@pytest.mark.parametrize("password", ["", "secret"])
def test_encrypted(tmp_path: Path, password: str) -> None:
    """A file whose user password is empty opens; one with a password is refused."""
    path = tmp_path / "locked.pdf"
    canvas = Canvas(str(path), encrypt=StandardEncryption(password, ownerPassword="owner"))
    canvas.drawString(100, 700, "open words")
    canvas.save()
    if password:
        with pytest.raises(UnreadableError, match="password"):
            read_document(path)
    else:
        assert words(read_document(path)) == ["open words"]


def test_role_of_passage_is_kept_in_json_order(reading: Callable[..., Document]) -> None:
    """Blocks stand from top to bottom whatever the order of drawing."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 300, "三番目の段落です。")
        sheet.text(100, 100, "一番目の段落です。")
        sheet.text(100, 200, "二番目の段落です。")

    document = reading(draw)
    assert words(document) == ["一番目の段落です。", "二番目の段落です。", "三番目の段落です。"]
    assert all(isinstance(block, Passage) for block in document.blocks)
