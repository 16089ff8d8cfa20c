"""Reviews told in lines of running text, and tables of what became of the projects of an ended plan."""

import pytest

from graph.facts import Evaluation, Observation, Placement, PlanEntry, Responsibility, Statement, Succession
from tests.ingest.reading.made import bullet, chain, heading, of, paragraph, read, table


def test_a_line_above_departments_is_a_heading() -> None:
    """施策(1) … right above 所管：… is a heading though it is set like running text; the rating stands in the same line."""
    reading = read(
        heading("基本方針1　学びの土台をつくる", 2),
        paragraph("施策(1)　読み解く力の育成"),
        paragraph("所管：学び推進課　評定：Ａ"),
        heading("＜ねらい＞", 3),
        paragraph("資料を正しく読む力を育てる。"),
        heading("＜成果を測る物差し＞", 3),
        table([["指標", "現状（令和4年度）", "目標（令和9年度）"], ["読書が好きな児童の割合（％）", "72.8", "80.0"]]),
        paragraph("施策(2)　校舎の改修"),
        paragraph("所管：施設課　評定：Ｂ"),
        heading("＜令和6年度の実績＞", 3),
        bullet("○ 外壁を改修した。"),
        title="すみれ市緑のまちづくり計画 令和6年度点検",
    )
    assert {tuple(chain(p.about)) for p in of(reading, Placement)} == {
        (("1", "学びの土台をつくる"),),
        (("1", "学びの土台をつくる"), ("(1)", "読み解く力の育成")),
        (("1", "学びの土台をつくる"), ("(2)", "校舎の改修")),
    }
    assert {(r.about.name, r.name) for r in of(reading, Responsibility)} == {
        ("読み解く力の育成", "学び推進課"),
        ("校舎の改修", "施設課"),
    }
    assert {(e.about.name, e.rating) for e in of(reading, Evaluation)} == {
        ("読み解く力の育成", "Ａ"),
        ("校舎の改修", "Ｂ"),
    }
    assert {(s.kind, s.text) for s in of(reading, Statement)} == {
        ("purpose", "資料を正しく読む力を育てる。"),
        ("result", "外壁を改修した。"),
    }
    assert {(o.about.name, o.role) for o in of(reading, Observation)} == {
        ("読み解く力の育成", "baseline"),
        ("読み解く力の育成", "target"),
    }


def test_names_under_the_titles_of_two_plans_are_old_and_new() -> None:
    """What became of an ended plan's projects: each title heads number and name, a column between tells the change.

    A list of the old plan's projects is of that plan, and the sign of the legend marks the new one's that are new.
    """
    reading = read(
        paragraph(
            "令和2年度から令和6年度までの「すみれ市緑のアクションプラン」を総括し、その後を継ぐ「すみれ市緑のビジョン」を定めた。"
        ),
        heading("１　主な事業の達成状況", 2),
        table(
            [
                ["事業", "指標", "単位", "目標（R6）", "実績（R6）"],
                ["花いっぱい運動", "参加者数", "人", "100", "90"],
                ["菊の展覧会", "来場者数", "人", "300", "120"],
            ]
        ),
        table(
            [
                ["すみれ市緑のアクションプラン", "<", "行方", "すみれ市緑のビジョン", "<", "取りやめの理由"],
                ["番号", "事業", "^", "番号", "事業", "^"],
                ["1", "花いっぱい運動", "改題", "A1", "花の通りづくり", ""],
                ["2", "苗の配布", "引継ぎ", "A2", "苗の配布", ""],
                ["3", "菊の展覧会", "取りやめ", "", "", "担い手がいなくなった。"],
            ],
            head=2,
        ),
        heading("２　ビジョンの事業（★印は、初めて取り組む事業）", 2),
        table(
            [
                ["柱", "", "番号", "事業", "担当"],
                ["柱Ａ　育てる", "", "A1", "花の通りづくり", "公園課"],
                ["^", "", "A2", "苗の配布", "公園課"],
                ["^", "★", "A3", "緑の学校", "公園課"],
            ]
        ),
        title="すみれ市緑のビジョン",
    )
    found = {
        (s.kind, tuple(m.name for m in s.predecessors), tuple(m.name for m in s.successors))  # type: ignore[union-attr]
        for s in of(reading, Succession)
    }
    assert found == {
        ("renamed", ("花いっぱい運動",), ("花の通りづくり",)),
        ("continued", ("苗の配布",), ("苗の配布",)),
        ("ended", ("菊の展覧会",), ()),
        ("created", (), ("緑の学校",)),
    }
    results = {(o.about.plan.title, o.about.notation, o.about.name) for o in of(reading, Observation)}
    assert results == {
        ("すみれ市緑のアクションプラン", "1", "花いっぱい運動"),
        ("すみれ市緑のアクションプラン", "3", "菊の展覧会"),
    }
    assert {e.predecessor.title for e in of(reading, PlanEntry) if e.predecessor} == {"すみれ市緑のアクションプラン"}


def test_the_years_in_which_work_went_by_the_plan_before() -> None:
    """…までの10年間にわたり「…」に基づいて: the years are those of the plan that is named."""
    reading = read(
        paragraph(
            "本市は、平成23年度から令和2年度までの10年間にわたり「第2次すみれ市緑の計画」に基づいて施策を進めました。"
        ),
        paragraph("令和3年3月に後継となる「第3次すみれ市緑の計画」を策定しました。"),
        title="第3次すみれ市緑の計画",
    )
    assert ("第2次すみれ市緑の計画", 2011, 2020) in {(e.name, e.start, e.end) for e in of(reading, PlanEntry)}


@pytest.mark.parametrize("dated", ["令和6年度（2024年度）実績", "令和6年度実績"])
def test_the_years_along_a_chart_date_no_document(dated: str) -> None:
    """A line of many years, up to those of a target, is no date; 実績 may stand behind a second way to write the year."""
    rows = [["事業名", "評価"], ["花壇の手入れ", "Ａ"], ["苗木の配布", "Ｂ"]]
    reading = read(paragraph(dated), paragraph("H30 R3 R4 R5 R6 R12(目標)"), heading("1　評価", 2), table(rows))
    assert {f.year for f in of(reading, Evaluation)} == {2024}


@pytest.mark.parametrize(
    "sentence",
    [
        "令和7年度から令和9年度までの3年間に取り組む事業を「すみれ市緑のまちづくり計画」として取りまとめました。",
        "「すみれ市管理方針」に基づき、令和7年度から令和9年度までの3年間に行う再配置の道筋を示します。",
    ],
)
def test_the_years_of_what_is_done_are_those_of_the_plan(sentence: str) -> None:
    """The years in which work is done are the period of the plan that tells it, not of the one that it rests on."""
    reading = read(paragraph(sentence))
    assert {(e.name, e.start, e.end) for e in of(reading, PlanEntry) if e.start} == {
        ("すみれ市緑のまちづくり計画", 2025, 2027)
    }


@pytest.mark.parametrize(
    "words", ["第1期計画の評価", "前計画の評価", "前期計画の評価", "現行計画の評価", "第1期すみれ市緑の計画の評価"]
)
def test_a_chapter_that_looks_back_is_of_the_plan_before(words: str) -> None:
    """What stands in a chapter named for the old plan's review is of that plan, up to the next chapter."""
    reading = read(
        paragraph("本計画は、「第1期すみれ市緑の計画」を継承し、「第2期すみれ市緑の計画」として策定します。"),
        heading(f"第２章　{words}", 2),
        table(
            [
                ["施策", "評価", "実績"],
                ["1-1　苗の配布", "Ｂ", "苗を配りました。"],
                ["1-2　花壇", "Ａ", "花を植えました。"],
            ]
        ),
        heading("第３章　施策の展開", 2),
        table([["施策", "内容"], ["1-1　街路樹の手入れ", "枝を払います。"], ["1-2　公園の芝", "芝を張ります。"]]),
        title="第2期すみれ市緑の計画",
    )
    assert {(p.about.plan.title[:3], p.name) for p in of(reading, Placement)} == {
        ("第1期", "苗の配布"),
        ("第1期", "花壇"),
        ("第2期", "街路樹の手入れ"),
        ("第2期", "公園の芝"),
    }


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("令和5年度末までの進捗状況を担当課で評価しました。評価は、Ａ・Ｂ・Ｃです。", 2023),
        ("令和4年度の取組実績について、外部の委員が点検・評価を行いました。", 2022),
        ("この評価は、令和7年度に行いました。", 2024),
    ],
)
def test_ratings_are_of_the_year_whose_work_a_sentence_above_says_was_rated(said: str, year: int) -> None:
    """What was rated above a table gives its ratings their year; when it was rated does not."""
    rows = [["事業", "実施状況", "評価"], ["苗の配布", "苗を配った。", "Ａ"], ["花壇", "花を植えた。", "Ｂ"]]
    reading = read(heading("２　取組の評価", 2), paragraph(said), table(rows), title="すみれ市緑の計画　令和6年度版")
    assert {(e.about.name, e.year) for e in of(reading, Evaluation)} == {("苗の配布", year), ("花壇", year)}
