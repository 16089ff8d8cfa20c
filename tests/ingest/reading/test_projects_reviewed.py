"""Reports on projects and reforms: money saved under a caption, remarks in the place of new names, offices behind headings."""

from decimal import Decimal

import pytest

from graph.facts import (
    Evaluation,
    Figure,
    MeasureMention,
    Observation,
    Placement,
    Responsibility,
    Statement,
    Succession,
)
from tests.ingest.reading.made import bullet, heading, of, paragraph, read, table


@pytest.mark.parametrize("caption", ["５　財政効果額", "取組別の効果額の推移（単位：千円）", "３　削減効果額一覧"])
def test_a_caption_names_what_the_measures_below_save(caption: str) -> None:
    """Amounts by year under the name of what is saved are values of that indicator, and no money spent."""
    reading = read(
        heading(caption, 2),
        paragraph("（単位：千円）"),
        table(
            [
                ["No.", "取組項目", "令和５年度", "令和６年度", "<", "<"],
                ["^", "^", "実績", "計画", "実績", "差引"],
                ["1", "広告収入の確保", "3,960", "4,500", "4,120", "△380"],
                ["2", "電力の調達", "0", "8,000", "9,720", "1,720"],
                ["合計", "<", "3,960", "12,500", "13,840", "1,340"],
            ],
            head=2,
        ),
        title="花町市行財政改革プラン進捗状況報告書",
    )
    told = {(o.about.name, o.role, o.year, o.value, o.unit) for o in of(reading, Observation)}
    assert told == {
        ("広告収入の確保", "actual", 2023, Decimal(3_960_000), "円"),
        ("広告収入の確保", "target", 2024, Decimal(4_500_000), "円"),
        ("広告収入の確保", "actual", 2024, Decimal(4_120_000), "円"),
        ("電力の調達", "actual", 2023, Decimal(0), "円"),
        ("電力の調達", "target", 2024, Decimal(8_000_000), "円"),
        ("電力の調達", "actual", 2024, Decimal(9_720_000), "円"),
    }
    assert {o.indicator.name for o in of(reading, Observation)} <= {"財政効果額", "効果額", "削減効果額"}


def test_a_head_of_new_names_and_remarks() -> None:
    """Under 統合先・備考 a name alone is a new one; words that say what a measure becomes are a remark and tell it."""
    rows = [
        ["番号", "事務事業名", "担当課", "今後の方向性", "統合先・備考"],
        ["1", "見守り事業", "福祉課", "継続", ""],
        ["2", "訪問事業", "福祉課", "統合", "１「見守り事業」に統合"],
        ["3", "バス運行事業", "福祉課", "廃止", "令和６年度末で廃止"],
        ["4", "出前講座事業", "学習課", "継続", "令和８年度から「まるごと講座」に名称変更"],
    ]
    reading = read(heading("評価結果", 2), table(rows), title="花町市事務事業評価結果一覧")
    told = {
        (s.kind, *(side.name if isinstance(side, MeasureMention) else "" for side in (*s.predecessors, *s.successors)))
        for s in of(reading, Succession)
    }
    assert told == {
        ("merged", "訪問事業", "見守り事業"),
        ("ended", "バス運行事業"),
        ("renamed", "出前講座事業", "まるごと講座"),
    }
    assert {p.name for p in of(reading, Placement)} == {"見守り事業", "訪問事業", "バス運行事業", "出前講座事業"}
    assert {s.text for s in of(reading, Statement) if s.kind == "reason"} == {row[4] for row in rows[2:]}


@pytest.mark.parametrize(
    "behind",
    [
        "　担当課　市民課　関係課　税務課、福祉課",
        "　所管：市民課　連携課：税務課、福祉課",
        "（担当：市民課　関係課：税務課、福祉課）",
        "（担当：市民課）（関係課：税務課、福祉課）",
        "　【担当課】市民課　【関係課】税務課・福祉課",
    ],
)
def test_offices_with_their_parts_behind_a_heading(behind: str) -> None:
    """Behind the name of a measure each list of departments has the part that its own label tells."""
    reading = read(
        heading(f"１-１　窓口の改善{behind}", 2),
        bullet("・待ち時間を短くします。"),
        heading("１-２　届出の簡素化　担当課　総務課　関係課　各課", 2),
        bullet("・様式を減らします。"),
    )
    assert {(r.about.name, r.role, r.name) for r in of(reading, Responsibility)} == {
        ("窓口の改善", "lead", "市民課"),
        ("窓口の改善", "related", "税務課"),
        ("窓口の改善", "related", "福祉課"),
        ("届出の簡素化", "lead", "総務課"),
        ("届出の簡素化", "related", "各課"),
    }


def test_a_table_that_only_counts_gives_figures() -> None:
    """How many of each kind each group has, and all together: also where dashes stand for none; the group is the one of its
    heading, whose number is its own.
    """
    rows = [["取組項目", "担当課"], ["広告収入の確保", "総務課"], ["電力の調達", "管財課"]]
    reading = read(
        heading("２　評価結果の集計", 2),
        table(
            [
                ["基本方針", "順調", "遅れ", "計"],
                ["１　財政基盤の確立", "1", "－", "1"],
                ["２　行政運営の推進", "1", "1", "2"],
                ["合計", "2", "1", "3"],
            ]
        ),
        heading("３　取組項目", 2),
        heading("（１）財政基盤の確立", 3),
        table(rows),
        heading("（２）行政運営の推進", 3),
        table([rows[0], ["窓口の改善", "市民課"], ["申請の電子化", "総務課"]]),
        title="花町市行財政改革プラン令和６年度進捗状況報告書",
    )
    told = {(isinstance(f.about, MeasureMention) and f.about.name, f.quantity, f.value) for f in of(reading, Figure)}
    assert told == {
        ("財政基盤の確立", "順調", Decimal(1)),
        ("財政基盤の確立", "計", Decimal(1)),
        ("行政運営の推進", "順調", Decimal(1)),
        ("行政運営の推進", "遅れ", Decimal(1)),
        ("行政運営の推進", "計", Decimal(2)),
        (False, "順調", Decimal(2)),
        (False, "遅れ", Decimal(1)),
        (False, "計", Decimal(3)),
    }
    groups = {(p.about.notation, p.name) for p in of(reading, Placement) if p.about.notation}
    assert groups == {("（１）", "財政基盤の確立"), ("（２）", "行政運営の推進")}


@pytest.mark.parametrize(
    "sentence",
    [
        "令和６年度に実施した事務事業のうち、市の裁量がある事業を対象としました。",
        "令和６年度に取り組んだ事業について、担当課が評価しました。",
        "事業について、令和６年度末の進捗状況を担当課が自己評価し、審議会で確認しました。",
    ],
)
def test_ratings_are_of_the_year_whose_work_was_looked_at(sentence: str) -> None:
    """A list of 令和7年度 that rates what was done the year before tells ratings of that year."""
    reading = read(
        heading("１　評価の対象", 2),
        paragraph(sentence),
        heading("２　評価結果", 2),
        table(
            [
                ["番号", "事務事業名", "担当課", "評価"],
                ["1", "見守り事業", "福祉課", "Ａ"],
                ["2", "訪問事業", "福祉課", "Ｂ"],
            ]
        ),
        title="令和７年度花町市事務事業評価結果一覧",
    )
    assert {(e.year, e.rating) for e in of(reading, Evaluation)} == {(2024, "Ａ"), (2024, "Ｂ")}


def test_time_saved_is_counted_and_a_limit_is_not() -> None:
    """2,150時間の作業時間を削減 is a figure, 60分を超える a threshold."""
    reading = read(
        heading("１-１　窓口の改善", 2),
        table(
            [["担当課", "市民課"], ["現状", "年間2,150時間の作業時間を削減した。待ち時間が60分を超えることがある。"]]
        ),
    )
    assert [(f.value, f.unit) for f in of(reading, Figure)] == [(Decimal(2150), "時間")]


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        ([["今後の方向性", "改善", "<"], ["具体的な内容", "教室を開く。", "<"]], "outlook"),
        ([["今後の方向性", "改善して継続", "<"], ["内容", "教室を開く。", "<"]], "outlook"),
        ([["今後の方向性", "区分", "拡充"], ["^", "内容", "教室を開く。"]], "outlook"),
        ([["区分", "継続", "<"], ["具体的な内容", "教室を開く。", "<"]], "action"),
        ([["今後の方向性", "改善", "<"], ["対象者", "市民", "<"], ["具体的な内容", "教室を開く。", "<"]], "action"),
    ],
)
def test_what_goes_on_from_a_choice_is_of_its_kind(rows: list[list[str]], kind: str) -> None:
    """In a card the text below the choice of what comes next tells what will be done; below others what is done."""
    card = [["事業名", "緑の教室", "<"], ["担当課", "公園課", "<"], *rows]
    assert [f.kind for f in of(read(table(card, head=0)), Statement) if f.text == "教室を開く。"] == [kind]
