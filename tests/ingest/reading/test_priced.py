"""Projects named on lines with their money, where texts above the list say how the lines are to be read."""

from decimal import Decimal

from graph.facts import Budget, Relation, Responsibility, Statement, Succession
from ingest.document import Passage
from tests.ingest.reading.made import heading, of, paragraph, read, text


def _line(words: str, x: float, y: float) -> Passage:
    return Passage(text(words, x, y), "paragraph", title=words)


def _project(name: str, amount: str, before: str, said: str, y: float) -> list[Passage]:
    right = 500.0
    amounts = [_line(words, right - 10 * len(words), y + 14 * i) for i, words in enumerate([amount, before])]
    return [_line(name, 50, y), *amounts, _line(said, 70, y + 30)]


_PROJECTS = [
    *_project("◎花壇の手入れ（公園課）", "1,200", "（－）", "種を配ります。", 100),
    *_project("○図書の宅配（図書館）", "800", "（650）", "本を届けます。", 200),
    *_project("橋の点検（道路課）", "2,400", "（2,100）", "傷みを調べます。", 300),
]
_OPENING = paragraph("「花町市総合計画」の柱に沿って主要な事業を示します。")
_LEGEND = [paragraph("◎：新規　○：拡充　無印：継続"), paragraph("金額の単位は千円、（　）内は前年度当初予算額")]


def test_amounts_without_a_unit_are_read_by_what_the_text_above_says_of_all() -> None:
    """The unit, the year of what stands in brackets below and the sign of what is new hold for every line of the list."""
    reading = read(heading("令和8年度花町市予算案の概要", 1), _OPENING, *_LEGEND, *_PROJECTS)
    budgets = {(b.about.name, b.year, b.amount) for b in of(reading, Budget)}
    assert budgets == {
        ("花壇の手入れ", 2026, Decimal(1200000)),
        ("図書の宅配", 2026, Decimal(800000)),
        ("図書の宅配", 2025, Decimal(650000)),
        ("橋の点検", 2026, Decimal(2400000)),
        ("橋の点検", 2025, Decimal(2100000)),
    }
    assert {r.name for r in of(reading, Responsibility)} == {"公園課", "図書館", "道路課"}
    assert {(s.kind, s.text) for s in of(reading, Statement)} == {
        ("purpose", "種を配ります。"),
        ("purpose", "本を届けます。"),
        ("purpose", "傷みを調べます。"),
    }
    assert [s.successors[0] for s in of(reading, Succession)] == [
        b.about for b in of(reading, Budget) if b.about.name == "花壇の手入れ"
    ]
    assert [r.related.title for r in of(reading, Relation)] == ["花町市総合計画"]


def test_numbers_at_the_right_of_names_are_no_money_without_a_unit() -> None:
    """Where no text tells a unit of money, a number beside a name may be anything."""
    reading = read(heading("令和8年度花町市予算案の概要", 1), *_PROJECTS)
    assert of(reading, Budget) == []
