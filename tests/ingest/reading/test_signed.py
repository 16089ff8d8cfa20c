"""Names behind a sign under a label of what was done, with bullets below each that end with their department."""

from graph.facts import Placement, PlanEntry, Responsibility, Statement
from ingest.document import Block
from tests.ingest.reading.made import bullet, heading, of, paragraph, read, table

_LABEL = "【令和5年度の主な実績】"


def _page() -> list[Block]:
    return [
        heading("1-1　緑を守る", 2),
        heading(_LABEL, 3),
        bullet("■保存樹の指定"),
        bullet("・大きな木を74本指定しました。（公園課）"),
        bullet("・木の手入れを助けました。（公園課、農政課）"),
        heading("■花いっぱい運動", 3),
        paragraph("・花の苗を配りました。（環境課）"),
        heading("1-2　緑をふやす", 2),
        heading(_LABEL, 3),
        bullet("■苗木の配布"),
        bullet("・苗木を配りました。（植物センター）"),
    ]


def test_names_behind_a_sign_under_a_label_of_results_are_measures() -> None:
    """■… is a measure, also where it looks like a heading; the bullets below are its results in the label's year, and who
    stands behind them runs it.
    """
    reading = read(*_page())
    told = [(f.about.name, f.kind, f.year, f.text) for f in of(reading, Statement) if hasattr(f.about, "name")]
    assert told == [
        ("保存樹の指定", "result", 2023, "大きな木を74本指定しました。"),
        ("保存樹の指定", "result", 2023, "木の手入れを助けました。"),
        ("花いっぱい運動", "result", 2023, "花の苗を配りました。"),
        ("苗木の配布", "result", 2023, "苗木を配りました。"),
    ]
    assert {(f.about.name, f.about.parent and f.about.parent.name, f.name) for f in of(reading, Responsibility)} == {
        ("保存樹の指定", "緑を守る", "公園課"),
        ("保存樹の指定", "緑を守る", "農政課"),
        ("花いっぱい運動", "緑を守る", "環境課"),
        ("苗木の配布", "緑をふやす", "植物センター"),
    }


def test_a_cell_of_several_names_told_elsewhere_names_each() -> None:
    """保存樹の指定、花いっぱい運動 in one cell are two measures where both have a place of their own."""
    rows = [
        ["基本施策", "主な取組"],
        ["1-1　緑を守る", "保存樹の指定、花いっぱい運動"],
        ["1-2　緑をふやす", "苗木、種の配布"],
    ]
    names = {f.name for f in of(read(table(rows), *_page()), Placement)}
    assert {"保存樹の指定", "花いっぱい運動", "苗木、種の配布"} <= names
    assert "保存樹の指定、花いっぱい運動" not in names


def test_a_report_is_on_the_plan_that_the_sentence_is_about() -> None:
    """第３次…は、第２次…（平成23年度～令和2年度）の後継計画として: the years in brackets are those of the plan before."""
    words = "第３次すみれ市環境基本計画は、第２次すみれ市環境基本計画（平成23年度～令和2年度）の後継計画として策定しました。"
    reading = read(
        paragraph(words), paragraph("計画期間は、令和3年度から令和12年度までの10年間です。"), title="すみれ市環境白書"
    )
    told = {(f.about.title, f.start, f.end) for f in of(reading, PlanEntry) if f.start}
    assert ("第３次すみれ市環境基本計画", 2021, 2030) in told
    assert reading.plans[0].title == "第３次すみれ市環境基本計画"


def test_sentences_on_the_year_of_the_report_tell_results() -> None:
    """A text below a heading that tells what came about in the year reported on is a result, however it ends."""
    page = [
        heading("1-1　緑を守る", 2),
        paragraph("令和5年度の緑地は12ha減少しました。緑は減る傾向にあります。"),
        *_page()[1:],
    ]
    reading = read(*page, title="すみれ市緑のまちづくり計画　令和5年度実績報告書")
    first = next(f for f in of(reading, Statement))
    assert (first.kind, first.text) == ("result", "令和5年度の緑地は12ha減少しました。緑は減る傾向にあります。")
