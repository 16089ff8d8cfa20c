"""Tables that give no fact about measures: counts of ratings by year, numbers under a measure, running text in cells."""

from graph.facts import Evidence, Figure, MeasureMention, Placement, PlanMention, Statement
from ingest.document import Cell, Line, Place, Table, Text
from ingest.reading import prose, unclaimed
from ingest.reading.plans import PlanContext
from ingest.reading.prose import Paragraph

PLAN = PlanMention("三島市環境基本計画")
MEASURE = MeasureMention(PLAN, "ごみの減量")
CONTEXT = PlanContext(PLAN, 2023, ())


def text(words: str, top: float = 0) -> Text:
    """A text of one line."""
    return Text((Line(words, words, Place(1, (0, top, 100, top + 10))),) if words else ())


def table(*rows: list[str]) -> Table:
    """A table with a head of one row."""
    cells = [
        Cell(r, c, text(words, 20 * r), Place(1, (100 * c, 20 * r, 100 * c + 100, 20 * r + 20)))
        for r, row in enumerate(rows)
        for c, words in enumerate(row)
    ]
    area = Place(1, (0, 0, 100 * len(rows[0]), 20 * len(rows)))
    return Table((area,), len(rows), len(rows[0]), tuple(cells), 1)


def told(found: list[Figure]) -> set[tuple[str, int | None, str, str]]:
    """What the figures say."""
    return {(f.quantity, f.year, str(f.value), f.unit) for f in found}


RATINGS = table(["評価", "R4", "R5"], ["A", "12", "15"], ["B", "3", "0"])
STAFF = table(["", "職員数", "比率"], ["男性", "３５", "81.4％"], ["女性", "８", "18.6％"])


def test_ratings_counted_by_year() -> None:
    """How many measures got which rating in which year are figures of the plan, noughts among them."""
    assert told(unclaimed.figures([(RATINGS, None, "")], [], CONTEXT)) == {
        ("A評価", 2022, "12", ""),
        ("A評価", 2023, "15", ""),
        ("B評価", 2022, "3", ""),
        ("B評価", 2023, "0", ""),
    }


def test_numbers_under_a_measure() -> None:
    """A small table of numbers in the place of a measure is of that measure, in the year of its caption."""
    found = unclaimed.figures([(STAFF, MEASURE, "男女比率（H28.4.1）")], [], CONTEXT)
    assert ("比率 女性", 2016, "18.6", "%") in told(found)
    assert len(found) == 4
    assert {figure.about for figure in found} == {MEASURE}


def test_other_tables_are_passed_over() -> None:
    """Numbers that belong to no measure are no figures; nor are those of a table of which a fact was read."""
    assert unclaimed.figures([(STAFF, None, "")], [], CONTEXT) == []
    piece = Evidence(1, (10, 25, 60, 35), "男性")
    fact = Statement(evidence=(piece,), about=MEASURE, kind="state", text="男性")
    assert unclaimed.figures([(STAFF, MEASURE, "")], [fact], CONTEXT) == []


def test_sentences_in_cells() -> None:
    """A cell with sentences is a paragraph of the year that heads its row."""
    review = table(
        ["年度", "主な取組"], ["R4", "生ごみ処理機の購入を補助し、利用が120件に増えました。市民の関心が高まりました。"]
    )
    (paragraph,) = unclaimed.paragraphs([(review, None, "")], [], CONTEXT)
    assert paragraph.year == 2022
    facts = [fact for fact in prose.read([paragraph], [], CONTEXT).facts if isinstance(fact, Figure)]
    assert [(str(f.value), f.unit, f.year, f.about) for f in facts] == [("120", "件", 2022, PLAN)]


def test_paragraph_about_the_measure_it_names() -> None:
    """A paragraph that begins with a measure's name in 「」 is a statement about it, and its figures are the measure's."""
    placement = Placement(evidence=(Evidence(1, (0, 0, 1, 1), "ごみの減量"),), about=MEASURE, name="ごみの減量")
    words = "「ごみの減量」については、回収が300件に増え、令和5年度末で事業を終了した。"
    facts = prose.read([Paragraph(text(words), None, "result", (), 2023)], [placement], CONTEXT).facts
    statements = [fact for fact in facts if isinstance(fact, Statement)]
    assert [(fact.about, fact.kind, fact.year) for fact in statements] == [(MEASURE, "result", 2023)]
    assert {fact.about for fact in facts if isinstance(fact, Figure)} == {MEASURE}
    assert [type(fact).__name__ for fact in facts].count("Succession") == 1


def test_a_table_of_the_population_tells_nothing_of_the_measure_above() -> None:
    """A caption that says what else a table is about, or that it tells what each one has, keeps its numbers from the measure."""
    people = table(["区分", "令和4年", "令和5年"], ["総人口", "61,204", "60,518"])
    assert unclaimed.figures([(people, MEASURE, "４　人口の推移と推計")], [], CONTEXT) == []
    assert unclaimed.figures([(people, MEASURE, "市民１人当たりの予算")], [], CONTEXT) == []
    assert len(unclaimed.figures([(people, MEASURE, "利用した人")], [], CONTEXT)) == 2
