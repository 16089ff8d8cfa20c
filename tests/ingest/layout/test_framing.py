"""What stands in one frame is read together, columns within it one after the other."""

from collections.abc import Callable
from typing import Any

from ingest.document import Document, Passage, Table


def _card(sheet: Any, top: float, number: str, name: str) -> None:
    """A frame with a band for its name, two columns of text and a table."""
    sheet.rounded(40, top, 555, top + 180)
    sheet.box(40, top, 555, top + 22, (0.1, 0.3, 0.6))
    sheet.text(50, top + 15, number, 11, (1, 1, 1))
    sheet.text(100, top + 15, name, 11, (1, 1, 1))
    for y, words in (
        (50, "取組の概要"),
        (68, f"{name}を市民と一緒に行い、花や緑に"),
        (82, "親しむ人を増やしていきます。"),
    ):
        sheet.text(50, top + y, words)
    sheet.text(300, top + 50, "指標")
    sheet.grid(
        [300, 420, 480, 540], [top + 60, top + 80, top + 100], [["指標名", "R5", "R6"], ["参加者", "10人", "20人"]]
    )


def test_a_frame_is_read_before_the_next(reading: Callable[..., Document]) -> None:
    """The columns of a card are read before the card below it, whose columns stand at the same places."""

    def draw(sheet: Any) -> None:
        _card(sheet, 80, "1-1", "花壇の手入れ")
        _card(sheet, 280, "1-2", "苗木の配布")

    blocks = reading(draw).blocks
    order = [block.text.text if isinstance(block, Passage) else "table" for block in blocks]
    assert all(isinstance(block, Passage | Table) for block in blocks)
    assert order == [
        *(
            "1-1　花壇の手入れ",
            "取組の概要",
            "花壇の手入れを市民と一緒に行い、花や緑に親しむ人を増やしていきます。",
            "指標",
            "table",
        ),
        *(
            "1-2　苗木の配布",
            "取組の概要",
            "苗木の配布を市民と一緒に行い、花や緑に親しむ人を増やしていきます。",
            "指標",
            "table",
        ),
    ]


def test_bands_along_the_top_of_a_frame_are_no_table(reading: Callable[..., Document]) -> None:
    """The name and what belongs to it stand on two bands of colour, below which the frame goes on."""

    def draw(sheet: Any) -> None:
        sheet.rounded(40, 80, 555, 300)
        sheet.box(40, 80, 555, 102, (0.1, 0.3, 0.6))
        sheet.text(50, 95, "花壇の手入れ", 11, (1, 1, 1))
        sheet.box(40, 102, 555, 130, (0.9, 0.95, 1))
        sheet.text(50, 120, "担当課　公園課")
        sheet.text(50, 150, "花壇を市民と手入れします。")

    assert not [block for block in reading(draw).blocks if isinstance(block, Table)]
