"""Sheets of a report on a whole plan: years over several blocks of rows, indicators named between them, and its last year."""

from graph.facts import Evaluation, Observation, Placement, ScheduleItem, Statement
from tests.ingest.reading.made import heading, of, paragraph, read, table

REPORT = "すみれ市行政改革実施計画　取組結果"
PERIOD = "本計画の計画期間は、令和4年度から令和6年度までの3年間です。"


def test_the_years_go_on_below_the_name_of_an_indicator() -> None:
    """指標名 | … over all columns breaks the years only for its own row; the sum behind them is of no year; a name that
    means something else heads nothing; 年度別実績 in sentences tells results.
    """
    for indicator in ("来庁者数（人）", "職員数（人）"):
        rows = [
            ["取組項目", "<", "窓口の委託", "<", "<", "<"],
            ["区分", "<", "令和4年度", "令和5年度", "令和6年度", "合計"],
            ["年度別計画", "<", "検討", "委託", "<", ""],
            ["年度別実績", "<", "仕様を決めた。", "業者を選んだ。", "委託を始めた。", ""],
            ["指標名（単位）", "<", indicator, "<", "<", "<"],
            ["目標値", "<", "10", "20", "30", "60"],
            ["実績値", "<", "11", "19", "33", "63"],
            ["効果額（千円）", "目標", "0", "500", "900", "1,400"],
            ["^", "実績", "0", "400", "950", "1,350"],
            ["達成状況", "<", "○", "△", "◎", ""],
            ["総合評価", "<", "Ａ", "取組の成果", "待ち時間が短くなった。", "<"],
        ]
        reading = read(paragraph(PERIOD), paragraph("令和7年8月　すみれ市"), table(rows, head=0), title=REPORT)
        values = {(f.indicator.name, str(f.role), f.year, int(f.value or 0)) for f in of(reading, Observation)}
        assert values == {
            (name, role, 2022 + i, value)
            for name, role, row in (
                (indicator, "target", (10, 20, 30)),
                (indicator, "actual", (11, 19, 33)),
                ("効果額", "target", (0, 500_000, 900_000)),
                ("効果額", "actual", (0, 400_000, 950_000)),
            )
            for i, value in enumerate(row)
        }
        rated = [(f.year, f.rating) for f in of(reading, Evaluation)]
        assert rated == [(2022, "○"), (2023, "△"), (2024, "◎"), (2024, "Ａ")]
        assert [(f.kind, f.year, f.text) for f in of(reading, Statement)] == [
            ("result", 2022, "仕様を決めた。"),
            ("result", 2023, "業者を選んだ。"),
            ("result", 2024, "委託を始めた。"),
            ("result", None, "待ち時間が短くなった。"),
        ]
        assert [(f.text, f.start, f.end) for f in of(reading, ScheduleItem)] == [
            ("検討", 2022, 2022),
            ("委託", 2023, 2024),
        ]


def test_how_sheets_are_to_be_read_is_no_fact() -> None:
    """A table under シートの見方 tells what labels mean, and nothing of the plan."""
    legend = table([["総合評価", "計画期間全体の取組の結果を、次の区分で評価しています。"]], head=0)
    assert not of(read(heading("シートの見方", 2), legend, title=REPORT), Statement)


def test_words_that_only_tell_where_a_measure_went_are_no_outlook() -> None:
    """「○○」に統合 and …をもって終了 beside a status tell a succession; what goes on is the outlook."""
    for words, kinds in (
        ("第３次計画「窓口改革の推進」に統合", []),
        ("計画期間の満了をもって終了", []),
        ("対象を広げながら続けていく。", ["outlook"]),
    ):
        rows = [["取組項目", "窓口の委託", "<"], ["次期計画での取扱い", "終了", words]]
        assert [f.kind for f in of(read(table(rows, head=0), title=REPORT), Statement)] == kinds


def test_items_over_their_indicators_are_measures_where_they_are_rated_as_a_whole() -> None:
    """Counted items beside several indicators each are measures where ratings and departments are as tall as they; with a
    rating for each indicator, they only say what the indicators are of.
    """
    head = ["分野", "№", "目標項目", "指標", "基準値（令和２年度）", "実績値（令和６年度）", "評価", "担当課"]
    first = ["緑", "1-1", "花を植える人の増加", "花壇の数", "3か所", "5か所", "Ａ", "公園課"]
    last = ["^", "1-2", "木を育てる人の増加", "苗木の数", "10本", "8本", "Ｄ", "農政課"]
    whole = [first, ["^", "^", "^", "参加者数", "20人", "31人", "^", "^"], last]
    reading = read(table([head, *whole]), title=REPORT)
    assert {(f.about.name, f.about.notation, f.rating) for f in of(reading, Evaluation)} == {
        ("花を植える人の増加", "1-1", "Ａ"),
        ("木を育てる人の増加", "1-2", "Ｄ"),
    }
    assert {(f.about.name, f.indicator.name) for f in of(reading, Observation)} == {
        ("花を植える人の増加", "花壇の数"),
        ("花を植える人の増加", "参加者数"),
        ("木を育てる人の増加", "苗木の数"),
    }
    for other in ("Ｂ", ""):
        single = [first, ["^", "^", "^", "参加者数", "20人", "31人", other, "農政課"], last]
        assert "花を植える人の増加" not in {f.name for f in of(read(table([head, *single]), title=REPORT), Placement)}
