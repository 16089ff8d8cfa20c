"""Labels on lines of their own that the layout joined to the sentence above them."""

from graph.facts import Statement
from ingest.document import Line, Panel, Passage, Place, Text
from tests.ingest.reading.made import heading, of, read, table

PLACE = Place(1, (50, 100, 500, 160))


def passage(*lines: str) -> Passage:
    """A paragraph of such lines."""
    text = Text(tuple(Line(line, line, PLACE) for line in lines))
    return Passage(text, "paragraph", title=text.text)


def test_a_label_behind_a_sentence_heads_what_follows() -> None:
    """今後の方向性 on a line of its own behind the sentence of 課題 is the label of the next sentence, in a frame or not; such
    words in the middle of a sentence are part of it.
    """
    framed = Panel(
        None, (passage("課題"), passage("苗木が足りない。", "今後の方向性"), passage("苗木を多く育てる。")), PLACE
    )
    reading = read(
        heading("施策１　苗木の配布", 2),
        table([["担当課", "公園課"]], head=0),
        framed,
        heading("施策２　花壇の手入れ", 2),
        table([["担当課", "公園課"]], head=0),
        passage("現状"),
        passage("花壇は二十ある。", "課題", "手入れには人が要り、", "課題", "も多い。"),
    )
    assert [(s.about.name, s.kind, s.text) for s in of(reading, Statement) if hasattr(s.about, "name")] == [
        ("苗木の配布", "issue", "苗木が足りない。"),
        ("苗木の配布", "outlook", "苗木を多く育てる。"),
        ("花壇の手入れ", "state", "花壇は二十ある。"),
        ("花壇の手入れ", "issue", "手入れには人が要り、課題も多い。"),
    ]
