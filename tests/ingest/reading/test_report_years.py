"""The year of figures in sentences of a report that tell none themselves."""

import pytest

from graph.facts import Evaluation, Figure, Statement
from ingest.document import Passage
from tests.ingest.reading.made import heading, of, paragraph, read, table

ROW = ["まちなか緑化", "公園課", "参加者が142人集まった。"]


@pytest.mark.parametrize(
    ("title", "head", "year"),
    [
        ("すみれ市緑のまちづくり計画 達成状況（令和6年度末）", "評価・今後の取組", 2024),
        ("すみれ市緑のまちづくり計画 令和6年度取組実績報告書（令和7年5月）", "評価", 2024),
        ("すみれ市緑のまちづくり計画 令和6年度取組実績報告書", "課題", None),
        ("すみれ市緑のまちづくり計画（令和6年度改定）", "評価", None),
    ],
)
def test_figures_of_a_report_are_of_its_year(title: str, head: str, year: int | None) -> None:
    """A figure in an assessment without a year is of the year that a report's title tells; elsewhere it has no year."""
    reading = read(table([["施策名", "担当課", head], ROW]), title=title)
    assert [(int(f.value), f.year) for f in of(reading, Figure)] == [(142, year)]


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("この報告書は、計画に掲げた取組の令和6年度の進捗状況を取りまとめたものです。", 2024),
        ("本年報は、2024（令和６）年度の実績を公表するものです。", 2024),
        ("このたび、令和６年度の実績について点検しましたので、その結果を報告します。", 2024),
        ("（対象：令和６年度事業）", 2024),
        ("（令和６年度の取組に対する評価）", 2024),
        ("計画（令和５年度～令和９年度）に掲げる施策のうち、令和６年度に実施した事業を対象としています。", 2024),
        ("この計画は、令和６年度の実績を踏まえて策定したものです。", None),
    ],
)
def test_a_report_may_say_of_itself_which_year_it_is_of(sentence: str, year: int | None) -> None:
    """What a report says of itself on its first pages tells the year of its figures, too; other sentences do not."""
    reading = read(
        paragraph(sentence), table([["施策名", "担当課", "実績"], ROW]), title="すみれ市緑のまちづくり計画 年次報告書"
    )
    assert [f.year for f in of(reading, Figure) if f.value == 142] == [year]


@pytest.mark.parametrize(
    "words",
    ["四つの目標について、令和５年度末時点の取組状況を評価しました。", "令和5年度における実施状況を点検した結果です。"],
)
def test_a_sentence_above_a_table_tells_the_year_that_was_rated(words: str) -> None:
    """What it says was looked at gives the year of ratings and results below that tell none."""
    rows = [
        ["基本目標", "評価", "主な成果"],
        ["目標１　緑を守る", "Ａ", "木を植えた。"],
        ["目標２　水", "Ｂ", "済んだ。"],
    ]
    reading = read(paragraph(words), table(rows), title="すみれ市緑の計画（令和７年度～令和11年度）")
    assert {f.year for f in of(reading, Evaluation)} == {2023}
    assert {f.year for f in of(reading, Statement)} == {2023}


def test_the_line_that_explains_the_grades_tells_their_year() -> None:
    """When measures were rated, told before what the grades mean, is the year of the ratings below, and of those in the next
    table with the same heads.
    """
    heads = ["施策名", "担当課", "評価"]
    reading = read(
        paragraph("評価の区分（令和５年度末現在）Ａ：よくできたＢ：まずまずＣ：できなかった"),
        table([heads, ["緑の教室", "公園課", "Ａ"], ["花の教室", "公園課", "Ｂ"]]),
        table([heads, ["木の教室", "公園課", "Ｂ"], ["水の教室", "公園課", "Ｃ"]]),
        title="すみれ市緑の計画（令和７年度～令和11年度）",
    )
    assert {(f.about.name, f.year) for f in of(reading, Evaluation)} == {
        (name, 2023) for name in ("緑の教室", "花の教室", "木の教室", "水の教室")
    }


def test_the_year_of_a_target_among_the_grades_is_none_of_the_ratings() -> None:
    """A legend that only tells for which year the targets are says nothing of when measures were rated."""
    reading = read(
        paragraph("評価の見方（令和11年度の目標に対する進捗、令和11年度末）　Ａ：届く　Ｂ：届かない"),
        table([["施策名", "担当課", "評価"], ["緑の教室", "公園課", "Ａ"], ["花の教室", "公園課", "Ｂ"]]),
        title="すみれ市緑の計画 令和6年度取組実績報告書",
    )
    assert {f.year for f in of(reading, Evaluation)} == {2024}


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (heading("３　事業の評価（令和５年度末時点）", 2), ()),
        (paragraph("評価は令和５年度末時点の状況によります。"), ()),
        (paragraph("令和５年度末の達成状況を示します。"), ()),
        (heading("３　事業の評価", 2), (paragraph("※評価は令和５年度末現在のものです。"),)),
    ],
)
def test_words_around_a_table_tell_as_of_when_it_rates(above: Passage, below: tuple[Passage, ...]) -> None:
    """A heading, a sentence or a note with the end of the year at which measures were rated dates the ratings."""
    rows = [["施策名", "担当課", "評価"], ["緑の教室", "公園課", "Ａ"], ["花の教室", "公園課", "Ｂ"]]
    reading = read(above, table(rows), *below, title="すみれ市緑の計画（令和７年度～令和11年度）")
    assert {f.year for f in of(reading, Evaluation)} == {2023}


def test_a_rating_is_not_of_the_year_whose_end_is_aimed_at() -> None:
    """The year at whose end targets should be reached is none of the ratings."""
    rows = [["施策名", "担当課", "評価"], ["緑の教室", "公園課", "Ａ"], ["花の教室", "公園課", "Ｂ"]]
    words = "令和11年度末の目標値に対する達成率を示します。"
    reading = read(paragraph(words), table(rows), title="すみれ市緑の計画 令和6年度取組実績報告書")
    assert {f.year for f in of(reading, Evaluation)} == {2024}
