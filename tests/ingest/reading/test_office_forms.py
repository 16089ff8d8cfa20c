"""Forms that most offices print: sheets parted by bands, offices at the end of a line, goals in the place of a name."""

from decimal import Decimal

import pytest

from graph.facts import (
    Budget,
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Relation,
    Responsibility,
    Statement,
    Succession,
)
from tests.ingest.reading.made import chain, heading, of, panel, paragraph, read, table


def test_numbered_bands_part_a_sheet_and_name_nothing() -> None:
    """２ 指標の推移 and ３ 事業費の推移（単位：千円） in a sheet name nothing: what follows is of its measure."""
    reading = read(
        table(
            [
                ["事務事業名", "苗の配布", "<", "<"],
                ["１　事業の概要", "<", "<", "<"],
                ["意図", "庭に緑を増やす", "<", "<"],
                ["２　指標の推移", "<", "<", "<"],
                ["指標名", "単位", "令和5年度実績", "令和6年度実績"],
                ["配った苗の数", "本", "310", "402"],
                ["３　事業費の推移（単位：千円）", "<", "<", "<"],
                ["区分", "<", "令和5年度決算", "令和6年度決算"],
                ["事業費", "<", "1,200", "1,350"],
                ["４　今後の方向性", "<", "<", "<"],
                ["課題", "置き場が足りない。", "<", "<"],
            ],
            head=0,
        )
    )
    assert {p.name for p in of(reading, Placement)} == {"苗の配布"}
    assert {(o.about.name, o.year, o.value) for o in of(reading, Observation)} == {
        ("苗の配布", 2023, Decimal(310)),
        ("苗の配布", 2024, Decimal(402)),
    }
    assert {(b.year, b.amount) for b in of(reading, Budget)} == {(2023, Decimal(1200000)), (2024, Decimal(1350000))}
    assert {(s.kind, s.text) for s in of(reading, Statement)} >= {("issue", "置き場が足りない。")}


def test_offices_alone_in_brackets_are_those_of_the_measure_above() -> None:
    """A line 【学校教育課、社会福祉協議会】 ends a numbered undertaking told in prose; a bracket of other words does not."""
    reading = read(
        heading("基本目標１　支え合うまち", 2),
        heading("【市の取組】", 4),
        heading("① 福祉教育の推進", 4),
        paragraph("小中学校で体験の授業を行います。"),
        heading("【学校教育課、社会福祉協議会】", 5),
        heading("② 福祉のつどい", 4),
        paragraph("成果を伝える場を設けます。"),
        heading("【福祉総務課】", 5),
    )
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("福祉教育の推進", "学校教育課"),
        ("福祉教育の推進", "社会福祉協議会"),
        ("福祉のつどい", "福祉総務課"),
    }
    assert {s.kind for s in of(reading, Statement)} == {"action"}


def test_a_rating_stands_a_blank_behind_its_label() -> None:
    """令和6年度の達成度　○ on a line of its own rates the measure above in the year that the label tells."""
    reading = read(
        heading("基本目標１　みどりのまち", 2),
        table([["指標", "基準値（R元）", "目標値（R12）"], ["緑地の面積", "12.4", "16.0"]]),
        paragraph("令和6年度の達成度　○"),
    )
    assert [(e.about.name, e.year, e.rating) for e in of(reading, Evaluation)] == [("みどりのまち", 2024, "○")]


def test_numbers_under_a_review_are_values() -> None:
    """中間評価（R元） and 最終評価（R6） over numbers are values of the indicator; the grade beside them judges the last."""
    reading = read(
        heading("分野１　運動", 2),
        table(
            [
                ["指標", "策定時（H26）", "中間評価（R元）", "最終評価（R6）", "目標値（R7）", "判定"],
                ["1日の平均歩数（歩）", "6,980", "7,020", "7,310", "8,000", "B"],
                ["運動する人の割合（％）", "24.6", "27.7", "33.4", "33.0", "A"],
            ]
        ),
    )
    assert {(o.year, o.role) for o in of(reading, Observation)} == {
        (2014, "baseline"),
        (2019, "actual"),
        (2024, "actual"),
        (2025, "target"),
    }
    assert {(e.year, e.rating) for e in of(reading, Evaluation)} == {(2024, "A"), (2024, "B")}


def test_goals_in_the_place_of_a_name_are_those_of_the_group() -> None:
    """数値目標 where other rows name a measure names none: its indicator is that of the band above; remarks are results."""
    reading = read(
        table(
            [
                ["施策", "担当課", "KPI", "実績値（R6）", "目標値（R8）", "評価・今後の取組"],
                ["基本目標１　働く場をつくる", "<", "<", "<", "<", "<"],
                ["数値目標", "<", "町内の事業所数", "312", "330", ""],
                ["1-1 起業の応援", "商工課", "起業の件数", "24件", "25件", "相談に142人が訪れた。"],
            ]
        )
    )
    assert {p.name for p in of(reading, Placement)} == {"働く場をつくる", "起業の応援"}
    assert {(o.about.name, o.indicator.name, o.value) for o in of(reading, Observation) if o.role == "actual"} == {
        ("働く場をつくる", "町内の事業所数", Decimal(312)),
        ("起業の応援", "起業の件数", Decimal(24)),
    }
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [("result", "相談に142人が訪れた。")]


def test_the_number_of_an_edition_decides_which_side_is_old() -> None:
    """第２期計画 left of 第３期計画 is the old side, whatever 第２期計画 alone may say."""
    reading = read(
        table(
            [
                ["第２期計画", "<", "第３期計画", "<", "<", "区分"],
                ["番号", "施策", "番号", "施策", "担当課", "^"],
                ["1-1", "英語教育の充実", "1-2", "世界とつながる教育", "学校教育課", "名称変更"],
                ["1-2", "土曜授業の実施", "－", "", "", "廃止"],
                ["－", "", "1-3", "居場所の設置", "指導課", "新設"],
            ],
            head=2,
        )
    )
    told = {
        (
            f.kind,
            *(m.name for m in (*f.predecessors, *f.successors) if isinstance(m, MeasureMention)),
        )
        for f in of(reading, Succession)
    }
    assert told == {
        ("renamed", "英語教育の充実", "世界とつながる教育"),
        ("ended", "土曜授業の実施"),
        ("created", "居場所の設置"),
    }


def test_a_number_in_its_own_cell_before_the_name_in_a_card() -> None:
    """実施項目 | Ⅰ-1 | 証明書の交付: the first cell is the number; what was done is told under a year with a particle."""
    reading = read(
        heading("重点項目Ⅰ　人材の育成", 2),
        table(
            [
                ["実施項目", "Ⅰ-1", "証明書の交付", "担当課", "市民課"],
                ["令和6年度に実施したこと", "38件を出した。", "<", "関係課", "税務課"],
            ],
            head=0,
        ),
    )
    assert [("Ⅰ", "人材の育成"), ("Ⅰ-1", "証明書の交付")] in [chain(p.about) for p in of(reading, Placement)]
    assert [(s.kind, s.year) for s in of(reading, Statement)] == [("result", 2024)]


def test_last_year_in_brackets_under_this_year() -> None:
    """予算額（前年度） over 6,380（5,120） are amounts of two years, （－） is none; 〔新規〕 makes a measure new."""
    reading = read(
        paragraph("（単位：千円）"),
        table(
            [
                ["区分", "事業名（担当課）", "予算額|（前年度）", "事業の概要"],
                ["〔新規〕", "防災アプリ導入事業|（総務課）", "6,380|（－）", "アプリを入れます。"],
                ["〔拡充〕", "消防団活動費|（総務課）", "31,425|（28,770）", "報酬を上げます。"],
                ["", "耐震化促進事業|（建設課）", "7,650|（7,650）", "改修を助けます。"],
            ]
        ),
        title="令和7年度当初予算 主要事業の概要",
    )
    assert {(b.about.name, b.year, int(b.amount / 1000)) for b in of(reading, Budget)} == {
        ("防災アプリ導入事業", 2025, 6380),
        ("消防団活動費", 2025, 31425),
        ("消防団活動費", 2024, 28770),
        ("耐震化促進事業", 2025, 7650),
        ("耐震化促進事業", 2024, 7650),
    }
    created = [f.successors[0] for f in of(reading, Succession) if f.kind == "created"]
    assert [m.name for m in created if isinstance(m, MeasureMention)] == ["防災アプリ導入事業"]


def test_a_money_unit_in_a_column_of_units_stays_there() -> None:
    """千円 below 人 under 単位 is the unit of its own row, and none of the amounts of another."""
    reading = read(
        table(
            [
                ["事務事業名", "まつりの開催", "<", "<"],
                ["指標名", "単位", "令和5年度実績", "令和6年度実績"],
                ["来場者数", "人", "5,400", "6,150"],
                ["協賛金の額", "千円", "4,480", "5,360"],
            ],
            head=0,
        )
    )
    assert {(o.indicator.name, o.unit) for o in of(reading, Observation)} == {("来場者数", "人"), ("協賛金の額", "円")}


def test_a_label_above_a_table_of_two_plans_closes_what_stands_above() -> None:
    """次期計画への引継ぎ, a label elsewhere, heads a table of old and new measures: these are not part of the last field."""
    reading = read(
        heading("分野１　運動", 2),
        table([["番号", "取組", "成果", "所管"], ["1-1", "歩く会", "120人が参加しました。", "健康課"]]),
        heading("次期計画への引継ぎ", 2),
        paragraph("取組は次のように取り扱います。"),
        table(
            [
                ["第2次計画の取組", "<", "取扱い", "第3次計画の取組", "<"],
                ["番号", "名称", "^", "番号", "名称"],
                ["1-1", "歩く会", "名称を変更して継続", "1-1", "歩くまちプロジェクト"],
                ["－", "－", "新規", "1-2", "女性の健康応援"],
            ],
            head=2,
        ),
    )
    new = [p.about for p in of(reading, Placement) if p.name in ("歩くまちプロジェクト", "女性の健康応援")]
    assert len(new) == 2
    assert all(measure.parent is None for measure in new)


def test_an_article_of_a_law_is_named_with_it() -> None:
    """根拠法令等 | スポーツ基本法第13条 ties the measure to the law as it is printed; －, as in other sheets, ties to none."""
    reading = read(
        table(
            [["事務事業名", "体育施設の開放"], ["根拠法令等", "スポーツ基本法第13条"], ["意図", "運動を続ける。"]],
            head=0,
        )
    )
    assert [f.related.title for f in of(reading, Relation)] == ["スポーツ基本法第13条"]


@pytest.mark.parametrize("headed", [True, False])
def test_signs_below_departments_tell_their_parts(*, headed: bool) -> None:
    """Below the names of departments, with a head over them or not, ◎ tells who leads a measure and ○ who has another part."""
    heads = [["取組", "担当課", "<", "目的"], ["^", "公園緑地課", "都市計画課", "^"]]
    rows = [["苗木の配布", "◎", "○", "緑をふやす。"], ["花壇の管理", "", "○", "花をふやす。"]]
    heads = heads if headed else [["取組", "公園緑地課", "都市計画課", "目的"]]
    reading = read(table([*heads, *rows], head=len(heads)))
    assert {(f.about.name, f.role, f.name) for f in of(reading, Responsibility)} == {
        ("苗木の配布", "lead", "公園緑地課"),
        ("苗木の配布", "related", "都市計画課"),
        ("花壇の管理", "lead", "都市計画課"),
    }


def test_signs_below_departments_behind_rows_of_values() -> None:
    """The sign of a measure that reaches over its rows of 目標値 and 実績値 is of the department above it."""
    heads = [["取組", "指標", "区分", "R5", "R6", "担当課", "<"], ["^", "^", "^", "^", "^", "公園緑地課", "都市計画課"]]
    rows = [["苗木の配布", "本数", "目標値", "10", "12", "◎", "○"], ["^", "^", "実績値", "9", "12", "^", "^"]]
    reading = read(table([*heads, *rows], head=2))
    assert {(f.role, f.name) for f in of(reading, Responsibility)} == {
        ("lead", "公園緑地課"),
        ("related", "都市計画課"),
    }


def test_signs_below_whoever_carries_out_a_measure() -> None:
    """Under 実施主体 each column is of one party, an office or not, also where its name stands on two lines."""
    heads = [["取組", "取組内容", "実施主体", "<", "<"], ["^", "^", "町|農林課", "農協", "農業者"]]
    rows = [["苗木の配布", "苗を配る。", "◎", "○", ""], ["花壇の管理", "花を植える。", "", "◎", "○"]]
    reading = read(table([*heads, *rows], head=2))
    assert {(f.about.name, f.role, f.name) for f in of(reading, Responsibility)} == {
        ("苗木の配布", "lead", "町農林課"),
        ("苗木の配布", "related", "農協"),
        ("花壇の管理", "lead", "農協"),
        ("花壇の管理", "related", "農業者"),
    }


def test_departments_behind_the_last_bullet() -> None:
    """Where a document has no place for departments, those in brackets behind the last bullet of a list run the measure."""
    reading = read(
        table(
            [
                ["取組名", "主な取組内容", "目的"],
                ["苗木の配布", "・苗木の配布|・講座の開催（公園緑地課）", "緑をふやす。"],
            ]
        )
    )
    assert [(f.about.name, f.name) for f in of(reading, Responsibility)] == [("苗木の配布", "公園緑地課")]
    assert {f.text for f in of(reading, Statement) if f.kind == "action"} == {"苗木の配布", "講座の開催"}


def test_departments_in_a_frame_under_their_label() -> None:
    """A frame whose label is one of departments names those of the measure of the place."""
    reading = read(heading("１　苗木の配布", 2), panel("担当課", "公園緑地課"), panel("目的", "緑をふやします。"))
    assert [(f.about.name, f.name) for f in of(reading, Responsibility)] == [("苗木の配布", "公園緑地課")]
