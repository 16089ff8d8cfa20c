"""The sentences right under a measure's heading."""

from graph.facts import MeasureMention, Statement
from ingest.document import Block
from tests.ingest.reading.made import heading, of, paragraph, read


def _statements(*sentences: Block) -> list[tuple[str, str, str]]:
    """Kind, measure and text of the statements under a heading, with a second measure below."""
    reading = read(
        heading("(1) 緑の地図の公開", 3),
        *sentences,
        paragraph("【担当課】公園課"),
        heading("(2) 花の苗の配布", 3),
        paragraph("【担当課】公園課"),
    )
    told = of(reading, Statement)
    return [(s.kind, s.about.name, s.text) for s in told if isinstance(s.about, MeasureMention)]


def test_a_purpose_may_begin_with_a_quoted_name_that_is_no_measure() -> None:
    """「緑マップ」は… right under a heading tells what the measure is for where no measure is called so."""
    words = "「緑マップ」は、公園の場所を確かめられる地図です。"
    assert _statements(paragraph(words)) == [("purpose", "緑の地図の公開", words)]


def test_sentences_about_another_measure_are_not_its_purpose() -> None:
    """「花の苗の配布」については… under the heading of another measure is about the one that it names."""
    words = "「花の苗の配布」については、苗を市民に配った。"
    assert _statements(paragraph(words)) == [("result", "花の苗の配布", words)]
