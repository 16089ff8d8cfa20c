"""What a viewer does not show is no text: what was drawn over, and layers that are turned off."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from ingest.document import Document
from ingest.reader import read_document
from tests.ingest.objects import pdf_of, stream

Reading = Callable[..., Document]
PINK = (1, 0.8, 0.8)
STRANGERS = Path(__file__).parents[2] / "corpus" / "strangers"


def words(document: Document) -> list[str]:
    """The texts of all passages."""
    return [passage.text.text for passage in document.passages()]


def unseen(document: Document) -> list[str]:
    """The lines that are kept as not shown."""
    return [line.text for line in document.unseen]


def kinds(document: Document) -> list[str]:
    """What the remarks are about."""
    return [remark.kind for remark in document.remarks]


def picture(sheet: Any, box: tuple[float, float, float, float], colour: tuple[int, int, int, int]) -> None:
    """A picture of one colour, its last number how opaque it is; the box counts from the top left."""
    x0, y0, x1, y1 = box
    image = ImageReader(Image.new("RGBA", (20, 20), colour))
    sheet.canvas.drawImage(image, x0, sheet.height - y1, x1 - x0, y1 - y0, mask="auto")


def test_words_under_a_later_shape_are_kept_apart(reading: Reading) -> None:
    """An opaque shape drawn after words hides them, and only those that it covers; they are kept, and a remark tells."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "隠れた文字")
        sheet.text(100, 200, "見える文字です。")
        sheet.box(90, 85, 300, 110, PINK)

    document = reading(draw)
    assert words(document) == ["見える文字です。"]
    assert unseen(document) == ["隠れた文字"]
    assert kinds(document) == ["covered-text"]
    assert "5字" in document.remarks[0].message


def test_words_on_an_earlier_shape_are_read(reading: Reading) -> None:
    """A shape of any colour that was drawn before its words is their ground."""

    def draw(sheet: Any) -> None:
        sheet.box(90, 85, 300, 110, PINK)
        sheet.text(100, 100, "帯の上の文字です。")

    document = reading(draw)
    assert words(document) == ["帯の上の文字です。"]
    assert not document.remarks


def test_words_under_glass_are_read(reading: Reading) -> None:
    """A shape through which words are seen, as of a marker pen, hides nothing."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "印を付けた文字です。")
        sheet.canvas.setFillAlpha(0.4)
        sheet.box(90, 85, 300, 110, (1, 1, 0))

    document = reading(draw)
    assert words(document) == ["印を付けた文字です。"]
    assert not document.remarks


def test_words_under_a_picture(reading: Reading) -> None:
    """An opaque picture hides words, one that is clear where they stand does not."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "写真の下の文字")
        picture(sheet, (90, 85, 300, 110), (200, 220, 200, 255))
        sheet.text(100, 200, "透けて見える文字です。")
        picture(sheet, (90, 185, 300, 210), (200, 220, 200, 0))

    document = reading(draw)
    assert words(document) == ["透けて見える文字です。"]
    assert unseen(document) == ["写真の下の文字"]


def test_label_that_was_replaced(reading: Reading) -> None:
    """Words, a white box over them and other words in the same place: the last are read."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "古い目標値です。")
        sheet.box(90, 85, 300, 110, (1, 1, 1))
        sheet.text(100, 100, "新しい目標値です。")
        sheet.box(90, 300, 300, 310, PINK)

    document = reading(draw)
    assert words(document) == ["新しい目標値です。"]
    assert unseen(document) == ["古い目標値です。"]


def test_white_words_on_a_badge_no_larger_than_they_are(reading: Reading) -> None:
    """A box of colour just around two letters is their ground."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 60, "区分を示した事業の一覧です。")
        sheet.box(98, 91.5, 119, 100, (0.8, 0, 0))
        sheet.text(100, 99, "新規", 8, (1, 1, 1))

    document = reading(draw)
    assert "新規" in words(document)
    assert not unseen(document)


def test_words_drawn_again_over_what_covers_them(reading: Reading) -> None:
    """A box and its words drawn several times over each other, as office programs do, are a box with words."""

    def draw(sheet: Any) -> None:
        for _ in range(3):
            sheet.box(90, 85, 300, 110, PINK)
            sheet.text(100, 100, "重ねて描かれた文字です。")

    document = reading(draw)
    assert words(document) == ["重ねて描かれた文字です。"]
    assert not document.remarks


def test_words_partly_covered(reading: Reading) -> None:
    """Of a line that a shape covers in part the rest is read."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "前半は見える後半は隠れる")
        sheet.box(160, 85, 300, 110, PINK)

    document = reading(draw)
    assert words(document) == ["前半は見える"]
    assert unseen(document) == ["後半は隠れる"]


def test_words_under_the_scan_of_a_page_are_what_was_recognised(reading: Reading) -> None:
    """A page's words under a picture of it that shows ink where they stand are read, and marked as recognised."""
    said = "走査した頁にある文字で、認識した結果が下に置かれています。"

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, said)
        image = Image.new("RGB", (595, 842), (250, 250, 245))
        image.paste((20, 20, 20), (98, 90, 395, 104))
        sheet.canvas.drawImage(ImageReader(image), 0, 0, 595, 842)

    document = reading(draw)
    assert words(document) == [said]
    assert document.pages[0].layer == "ocr"


def test_white_page_over_words_hides_them(reading: Reading) -> None:
    """A picture of nothing but paper over a page is no scan of it."""
    said = "消された頁の文字で、紙の色の画像が上に重ねられています。"

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, said)
        picture(sheet, (0, 0, 595, 842), (255, 255, 255, 255))

    document = reading(draw)
    assert words(document) == []
    assert unseen(document) == [said]


LAYERS = {
    "on": "/D << /ON [8 0 R] >>",
    "off": "/D << /OFF [8 0 R] >>",
    "all off": "/D << /BaseState /OFF >>",
    "off in view": "/D << /ON [8 0 R] /AS [<< /Event /View /Category [/View] /OCGs [8 0 R] >>] >>",
}


def layered(path: Path, usual: str) -> Path:
    """A file of two lines, of which the second is on a layer; ``usual`` is how the layer is when the file is opened."""
    drawing = b"BT /F 12 Tf 100 700 Td (seen words.) Tj ET /OC /L BDC BT /F 12 Tf 100 600 Td (layer, words.) Tj ET EMC"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [8 0 R] {usual} >> >>".encode(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>",
        stream(drawing),
        b"<< /Font << /F 6 0 R >> /Properties << /L 8 0 R >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< >>",
        b"<< /Type /OCG /Name (draft) /Usage << /View << /ViewState /OFF >> >> >>",
    ]
    path.write_bytes(pdf_of(objects))
    return path


@pytest.mark.parametrize(("state", "shown"), [("on", True), ("off", False), ("all off", False), ("off in view", False)])
def test_layers(tmp_path: Path, state: str, *, shown: bool) -> None:
    """Words on a layer are read where viewers show it; else they are kept apart, and a remark tells of them."""
    document = read_document(layered(tmp_path / "layered.pdf", LAYERS[state]))
    assert words(document) == ["seen words.", "layer, words."][: 1 + shown]
    assert unseen(document) == ([] if shown else ["layer, words."])
    assert kinds(document) == ([] if shown else ["hidden-layer"])


def test_white_words_on_a_shade_are_read() -> None:
    """A shade from one colour to another is a pattern, which PDFium calls white; white words on it are seen and read."""
    document = read_document(STRANGERS / "dev-hakusho" / "dev-hakusho.pdf")
    assert "分野1　地球温暖化への備え" in words(document)
    assert "hidden-text" not in kinds(document)


def test_white_words_on_a_white_box_are_not_read(reading: Reading) -> None:
    """Words of the colour of the box that they stand on are seen by no one."""

    def draw(sheet: Any) -> None:
        sheet.box(90, 85, 300, 110, (1, 1, 1))
        sheet.text(100, 100, "白い文字です。", colour=(1, 1, 1))
        sheet.text(100, 200, "黒い文字です。")

    assert words(reading(draw)) == ["黒い文字です。"]
