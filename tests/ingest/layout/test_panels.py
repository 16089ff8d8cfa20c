"""Frames with text, and what looks like one: shapes behind the writing, labels of text that stands beside them."""

from collections.abc import Callable
from typing import Any

from ingest.document import Document, Panel, Passage


def test_a_shape_that_cuts_a_word_frames_nothing(reading: Callable[..., Document]) -> None:
    """A decoration under the end of a title does not part its last letters from the others."""

    def draw(sheet: Any) -> None:
        sheet.canvas.setFillColorRGB(0.8, 0.9, 0.9)
        sheet.canvas.circle(420, sheet.height - 150, 90, stroke=0, fill=1)
        sheet.text(100, 180, "すみれ市花いっぱい計画", 24)
        sheet.text(200, 400, "令和7年3月", 10)

    assert [p.text.text for p in reading(draw).passages()] == ["すみれ市花いっぱい計画", "令和7年3月"]


def _frame(sheet: Any, label: str, *lines: str, middle: float = 0.0) -> None:
    sheet.rounded(50, 100, 500, 104 + 18 * len(lines))
    sheet.text(58, 114 + middle, label)
    for number, words in enumerate(lines):
        sheet.text(110, 114 + 18 * number, words)


def test_a_label_at_the_left_of_a_frame(reading: Callable[..., Document]) -> None:
    """A word level with the middle of sentences, or on the line of the only one, in one frame with them is their label."""
    (two,) = reading(
        lambda sheet: _frame(sheet, "現状", "・花壇を世話する人が減っています。", "・苗木が足りません。", middle=9)
    ).blocks
    assert isinstance(two, Panel)
    assert two.label is not None
    assert two.label.text == "現状"
    assert [p.text.text for p in two.passages] == ["・花壇を世話する人が減っています。", "・苗木が足りません。"]
    (one,) = reading(lambda sheet: _frame(sheet, "課題", "花壇の世話をする市民を増やす必要があります。")).blocks
    assert isinstance(one, Panel)
    assert one.label is not None
    assert one.label.text == "課題"


def test_what_begins_a_line_in_a_frame_is_no_label(reading: Callable[..., Document]) -> None:
    """A number before a sentence, a label before a name, and several labels in one frame stay in their lines."""
    lines = ("花壇の手入れを市民と進めます。",)
    frames = (("１", *lines), ("担当課", "公園課"))
    for frame in frames:
        blocks = reading(lambda sheet, frame=frame: _frame(sheet, *frame)).blocks
        assert not any(isinstance(block, Panel) and block.label for block in blocks)

    def two(sheet: Any) -> None:
        _frame(sheet, "現状", "花壇を世話する人が減っています。", "世話をする人を増やします。")
        sheet.text(58, 132, "課題")

    assert not any(isinstance(block, Panel) and block.label for block in reading(two).blocks)


def test_a_tag_at_the_left_of_a_band_is_read_before_its_title(reading: Callable[..., Document]) -> None:
    """A dark tag on a band with a title labels no frame below; level and number over a name in it are one line."""

    def draw(sheet: Any) -> None:
        sheet.box(50, 60, 550, 100, (0.1, 0.3, 0.5))
        sheet.box(50, 60, 170, 100, (0.05, 0.2, 0.3))
        sheet.text(60, 76, "政策1", 9, (1, 1, 1))
        sheet.text(60, 91, "花と緑のまち", 9, (1, 1, 1))
        sheet.text(180, 85, "施策1-2　花壇の手入れ", 14, (1, 1, 1))
        sheet.rounded(50, 106, 300, 160)
        for y, words in ((122, "めざす姿"), (140, "花壇がよく手入れされています。")):
            sheet.text(60, y, words, 9)

    blocks = reading(draw).blocks
    assert [b.text.text for b in blocks[:2] if isinstance(b, Passage)] == [
        "政策1　花と緑のまち",
        "施策1-2　花壇の手入れ",
    ]
    assert not any(isinstance(block, Panel) and block.label for block in blocks)


def test_a_label_with_text_beside_it_names_that_text(reading: Callable[..., Document]) -> None:
    """A label on a ground of colour is read before the text at its right; the frame right below has no label."""

    def draw(sheet: Any) -> None:
        sheet.box(50, 100, 90, 116, (0.4, 0.4, 0.4))
        sheet.text(58, 112, "課題", 9, (1, 1, 1))
        sheet.text(100, 112, "花壇の世話をする市民が減っている。")
        sheet.rounded(50, 122, 300, 200)
        for y, words in ((138, "苗木の配布"), (156, "苗木を配ります。"), (174, "担当課　公園課")):
            sheet.text(60, y, words)

    label, text, frame = reading(draw).blocks
    assert isinstance(label, Passage)
    assert isinstance(text, Passage)
    assert (label.text.text, text.text.text) == ("課題", "花壇の世話をする市民が減っている。")
    assert isinstance(frame, Panel)
    assert frame.label is None
