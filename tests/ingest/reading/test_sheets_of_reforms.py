"""Sheets of a reform: steps planned and done by year, money saved by year, and what stands once behind several measures."""

from decimal import Decimal

from graph.facts import (
    Budget,
    DepartmentMention,
    Evaluation,
    Figure,
    Observation,
    Placement,
    Responsibility,
    ScheduleItem,
    Statement,
    Succession,
)
from ingest.document import Passage, Table
from tests.ingest.reading.made import bullet, chain, heading, of, paragraph, read, table

_YEARS = ["区分", "<", "R4", "R5", "R6"]


def _sheet(steps: list[str], done: list[str], word: str = "効果額（千円）") -> Table:
    return table(
        [
            ["改革項目", "<", "2-04　催しの見直し", "<", "<"],
            _YEARS,
            ["工程", "計画", *steps],
            ["^", "実績", *done],
            [word, "目標", "0", "0", "4,000"],
            ["^", "実績", "0", "0", "4,200"],
            ["令和6年度実績", "<", "三つの催しをまとめた。", "<", "<"],
            ["課題", "<", "担い手の負担が増えた。", "<", "<"],
        ],
        head=0,
    )


def test_results_under_a_plan_with_its_results_are_no_steps() -> None:
    """Results by year under a label of plans with results are told results, and an indicator's name over all years no step."""
    sheet = table(
        [
            ["改革項目", "<", "2-04　催しの見直し", "<", "<"],
            ["", "年度", "令和4年度", "令和5年度", "令和6年度"],
            ["", "工程", "検討", "試行", "統廃合"],
            ["年度別の計画と実績", "取組実績", "担い手に聞いた。", "二つを試した。", "三つをまとめた。"],
            ["指標", "指標名", "催しの来場者の満足度", "<", "<"],
            ["^", "目標値", "50%", "60%", "70%"],
        ],
        head=0,
    )
    reading = read(sheet)
    assert {f.text for f in of(reading, ScheduleItem)} == {"検討", "試行", "統廃合"}
    told = {f.text for f in of(reading, Statement) if f.kind == "result"}
    assert told == {"担い手に聞いた。", "二つを試した。", "三つをまとめた。"}


def test_words_under_years_are_steps_though_they_may_be_labels() -> None:
    """評価, 見直し and 点検 are steps of a schedule where a row begins with 計画 or 実績 under years, and head no columns."""
    reading = read(_sheet(["評価", "<", "統廃合"], ["点検", "見直し", ""]))
    steps = {(f.text, f.start, f.end) for f in of(reading, ScheduleItem)}
    assert steps == {("評価", 2022, 2023), ("統廃合", 2024, 2024), ("点検", 2022, 2022), ("見直し", 2023, 2023)}
    told = {(f.kind, f.text) for f in of(reading, Statement)}
    assert told == {("result", "三つの催しをまとめた。"), ("issue", "担い手の負担が増えた。")}


def test_what_is_saved_is_named_apart_from_what_was_planned_and_reached() -> None:
    """目標 and 実績 behind 効果額 tell the role of the values, and are no part of the indicator's name."""
    for word in ("効果額（千円）", "財政効果（千円）"):
        reading = read(_sheet(["調査", "<", "実施"], ["調査", "実施", ""], word))
        values = {(f.indicator.name, f.role, f.year, f.value) for f in of(reading, Observation)}
        name = word.removesuffix("（千円）")
        expected = {("target", 2024, 4_000_000), ("actual", 2024, 4_200_000)}
        assert values >= {(name, *value) for value in expected}
        assert {name for name, *_ in values} == {name}


def _goals(name: str) -> Table:
    return table([["指標", "現状値（R5）", "目標値（R12）"], [name, "10%", "20%"]])


def _list(first: str, second: str) -> Table:
    return table([["取組", "担当課"], [first, "公園課"], [second, "公園課"]])


def test_a_label_once_behind_several_measures_is_of_what_they_stand_under() -> None:
    """数値目標 in the type of （１） and （２）, behind both, gives the indicators of the goal above them."""
    reading = read(
        heading("基本目標Ⅰ　緑を守る", 2),
        heading("（１）　木を植える", 3),
        _list("苗木の配布", "植樹祭"),
        heading("（２）　公園を守る", 3),
        _list("清掃", "点検"),
        heading("数値目標", 3),
        _goals("緑の割合"),
        heading("基本目標Ⅱ　水を守る", 2),
        heading("（１）　川を守る", 3),
        _list("川の清掃", "水質の検査"),
        heading("数値目標", 3),
        _goals("澄んだ川の割合"),
    )
    about = {(f.about.name, f.indicator.name) for f in of(reading, Observation)}
    assert about == {("緑を守る", "緑の割合"), ("水を守る", "澄んだ川の割合")}


def test_a_label_under_each_measure_is_of_that_measure() -> None:
    """成果指標 under （１） and again under （２), in the same type, gives the indicators of each."""
    reading = read(
        heading("基本目標Ⅰ　緑を守る", 2),
        heading("（１）　木を植える", 3),
        _list("苗木の配布", "植樹祭"),
        heading("成果指標", 3),
        _goals("緑の割合"),
        heading("（２）　公園を守る", 3),
        _list("清掃", "点検"),
        heading("成果指標", 3),
        _goals("公園の面積"),
    )
    about = {(f.about.name, f.indicator.name) for f in of(reading, Observation)}
    assert about == {("木を植える", "緑の割合"), ("公園を守る", "公園の面積")}


def test_an_issue_behind_several_measures_is_told_of_the_goal() -> None:
    """Not only tables: the bullets under such a label too are about what stands above."""
    reading = read(
        heading("基本目標Ⅰ　緑を守る", 2),
        heading("（１）　木を植える", 3),
        _list("苗木の配布", "植樹祭"),
        heading("（２）　公園を守る", 3),
        _list("清掃", "点検"),
        heading("【課題】", 3),
        bullet("・担い手が減っています。"),
    )
    told = {(f.about.name, f.kind) for f in of(reading, Statement)}  # type: ignore[union-attr]
    assert told == {("緑を守る", "issue")}


def test_a_band_with_a_number_of_the_tree_names_a_measure() -> None:
    """事業1-4　駅の改善 and 2-1　窓口の改善の推進 over a card name its measure, though 改善 parts cards elsewhere."""
    cards = [
        table([[band, "<"], ["事業内容", "・備える。"], ["実施主体", "市民課"]], head=0)
        for band in ("事業1-4　駅の改善", "事業1-5　広場の整備", "2-1　窓口の改善の推進")
    ]
    reading = read(heading("目標1　出かけやすいまち", 2), *cards)
    told = {(f.about.notation, f.about.name) for f in of(reading, Statement)}  # type: ignore[union-attr]
    assert told == {("1-4", "駅の改善"), ("1-5", "広場の整備"), ("2-1", "窓口の改善の推進")}


def test_names_of_goals_are_no_values() -> None:
    """A column of goals (目標) beside indicators names what these are of."""
    rows = [
        ["目標", "評価指標", "現況値（R5）", "目標値（R11）"],
        ["目標1　幹線を守る", "利用者数", "10人", "20人"],
        ["^", "収支率", "6%", "8%"],
    ]
    reading = read(heading("計画の評価指標", 2), table(rows))
    values = {(f.about.name, f.indicator.name, f.role, f.text) for f in of(reading, Observation)}
    assert {text for *_, text in values} == {"10人", "20人", "6%", "8%"}
    assert {tuple(chain(f.about)) for f in of(reading, Placement)} == {(("1", "幹線を守る"),)}


def test_departments_that_share_a_cell_were_merged_or_split() -> None:
    """Also where no word tells it, and where the head of the old side is no known word."""
    reading = read(
        table(
            [
                ["ただいまの組織", "改正後の組織"],
                ["文化課", "文化振興課"],
                ["文化財保護室", "^"],
                ["都市計画課", "都市政策課"],
                ["^", "住まい対策課"],
                ["管財課", "資産経営課"],
            ]
        )
    )
    changes = {
        (old.name, new.name, str(f.kind))
        for f in of(reading, Succession)
        for old in f.predecessors
        for new in f.successors
        if isinstance(old, DepartmentMention) and isinstance(new, DepartmentMention)
    }
    assert changes == {
        ("文化課", "文化振興課", "merged"),
        ("文化財保護室", "文化振興課", "merged"),
        ("都市計画課", "都市政策課", "split"),
        ("都市計画課", "住まい対策課", "split"),
        ("管財課", "資産経営課", "renamed"),
    }


def test_what_was_done_by_year_beside_what_was_planned_is_a_schedule() -> None:
    """結果 under 予定, with steps under the same years, tells what was done when; sentences there are results."""
    rows = [
        ["実施項目", "広告収入の確保", "<", "<"],
        ["年度", "令和4年度", "令和5年度", "令和6年度"],
        ["予定", "検討", "実施", "→"],
        ["結果", "検討", "一部実施", "実施"],
    ]
    steps = {(f.text, f.start, f.end) for f in of(read(table(rows, head=0)), ScheduleItem)}
    assert steps == {("検討", 2022, 2022), ("実施", 2023, 2024), ("一部実施", 2023, 2023), ("実施", 2024, 2024)}
    told = [*rows[:3], ["結果", "検討した。", "一部で始めた。", "全てで始めた。"]]
    results = {(f.kind, f.text) for f in of(read(table(told, head=0)), Statement)}
    assert results == {("result", "検討した。"), ("result", "一部で始めた。"), ("result", "全てで始めた。")}


def test_a_grade_over_all_columns_of_values_is_no_value() -> None:
    """評価 and 今後の方向性 below the values of an indicator, with one cell beside them, are of the measure."""
    rows = [
        ["事務事業名", "敬老会の開催", "<", "<"],
        ["指標", "R5実績", "R6実績", "R7目標"],
        ["参加者数（人）", "300", "320", "350"],
        ["評価", "A", "<", "<"],
        ["今後の方向性", "継続", "<", "<"],
    ]
    reading = read(table(rows, head=0))
    assert {(f.indicator.name, f.value) for f in of(reading, Observation)} == {
        ("参加者数（人）", Decimal(value)) for value in (300, 320, 350)
    }
    assert [f.rating for f in of(reading, Evaluation)] == ["A"]
    assert {(f.kind, f.text) for f in of(reading, Statement)} == {("outlook", "継続")}


def test_a_year_with_a_unit_of_money_heads_money() -> None:
    """前年度（千円） beside 予算額 is the money of the year before."""
    rows = [
        ["事業名", "予算額（千円）", "前年度（千円）", "担当課"],
        ["奨学金", "3,000", "2,500", "商工課"],
        ["図書館", "500", "－", "図書館"],
    ]
    reading = read(table(rows), title="令和7年度すみれ市主要事業一覧")
    money = {(f.about.name, f.year, int(f.amount)) for f in of(reading, Budget)}
    assert money == {("奨学金", 2025, 3_000_000), ("奨学金", 2024, 2_500_000), ("図書館", 2025, 500_000)}


def test_roles_below_a_head_of_years_are_of_the_indicator_named_above() -> None:
    """指標 | 受診率 above years, and 目標 and 実績 below them: the values are of 受診率, in its unit."""
    rows = [
        ["事業名", "健診", "<", "<"],
        ["指標", "受診率", "単位", "%"],
        ["年度", "R5", "R6", "R7"],
        ["目標", "90", "95", "98"],
        ["実績", "91", "94", ""],
    ]
    values = {(f.indicator.name, f.role, f.year, f.text, f.unit) for f in of(read(table(rows, head=0)), Observation)}
    assert values >= {("受診率", "target", 2025, "98", "%"), ("受診率", "actual", 2024, "94", "%")}
    assert {name for name, *_ in values} == {"受診率"}


def test_a_unit_right_below_a_table_counts_for_it() -> None:
    """（単位：千円） below the last table is its unit; between two tables it is that of the second, of the first only where no
    other is told.
    """
    rows = [["事業名", "令和7年度予算額", "担当課"], ["健診", "1,200", "健康課"], ["講座", "300", "健康課"]]
    last = of(read(table(rows), paragraph("（単位：千円）")), Budget)
    assert {int(f.amount) for f in last} == {1_200_000, 300_000}
    others = [["事業名", "令和7年度予算額", "担当課"], ["相談", "50", "健康課"], ["訪問", "70", "健康課"]]
    reading = read(paragraph("（単位：円）"), table(rows), paragraph("（単位：千円）"), table(others))
    both = {f.about.name: int(f.amount) for f in of(reading, Budget)}
    assert both == {"健診": 1_200, "講座": 300, "相談": 50_000, "訪問": 70_000}


def test_a_unit_in_the_corner_of_money_heads_no_column() -> None:
    """（単位：千円） at the corner of amounts by year says their unit; the sources of the money below it give none."""
    rows = [
        ["事業名", "配食", "<", "<"],
        ["（単位：千円）", "<", "R4決算", "R5予算"],
        ["財源内訳", "国・県支出金", "100", "200"],
        ["^", "一般財源", "300", "400"],
        ["事業費計", "<", "400", "600"],
    ]
    money = {(f.year, int(f.amount)) for f in of(read(table(rows, head=0)), Budget)}
    assert money == {(2022, 400_000), (2023, 600_000)}


def test_what_is_saved_may_be_an_amount_that_is_expected() -> None:
    """見込額 behind 財政効果額, under years and a sum of them in a card: targets, in the unit of the head; a sum is no year's."""
    rows = [
        ["実施項目", "広告収入の確保", "<", "<", "<"],
        ["数値目標", "指標名（単位）", "現状値(R4)", "R6", "R7"],
        ["^", "広告の数（件）", "3", "5", "8"],
        ["財政効果額", "（単位：千円）", "２年間計", "R6", "R7"],
        ["^", "見込額", "1,500", "△500", "2,000"],
    ]
    values = {
        (f.indicator.name, str(f.role), f.year, int(f.value or 0)) for f in of(read(table(rows, head=0)), Observation)
    }
    saved = {("財政効果額", "target", 2024, -500_000), ("財政効果額", "target", 2025, 2_000_000)}
    assert values == saved | {
        ("広告の数（件）", role, year, value)
        for role, year, value in (("baseline", 2022, 3), ("target", 2024, 5), ("target", 2025, 8))
    }


def test_what_was_saved_in_a_report_is_of_its_year() -> None:
    """効果額 without a year, in the report of one, is what each measure of the list saved in it."""
    rows = [
        ["番号", "取組項目", "令和5年度の取組実績", "効果額（千円）"],
        ["1", "窓口の委託", "委託した。", "820"],
        ["2", "寄附の募集", "寄附が減った。", "△1,200"],
    ]
    reading = read(table(rows), title="すみれ市行政改革プラン　令和5年度取組実績報告書")
    values = {
        (f.about.name, f.indicator.name, str(f.role), f.year, int(f.value or 0)) for f in of(reading, Observation)
    }
    assert values == {
        ("窓口の委託", "効果額", "actual", 2023, 820_000),
        ("寄附の募集", "効果額", "actual", 2023, -1_200_000),
    }
    assert {f.text for f in of(reading, Statement)} == {"委託した。", "寄附が減った。"}


def test_a_flag_behind_a_card_s_department_says_that_its_measure_is_new() -> None:
    """新規 in a cell of its own behind the department, or behind the name, is no department but what the measure is."""
    for row in (["担当課", "税務課", "新規"], ["担当課", "税務課", "継続"]):
        reading = read(table([["実施項目", "収納の向上", "<"], row, ["取組内容", "早く催告する。", "<"]], head=0))
        assert {f.name for f in of(reading, Responsibility)} == {"税務課"}
        assert {str(f.kind) for f in of(reading, Succession)} == ({"created"} if row[-1] == "新規" else set())


def test_measures_counted_by_their_grades_are_told_of_their_group_and_of_the_plan() -> None:
    """合計 and the shares below it (割合) are of the plan; a count may have its share in brackets."""
    listed = table([["改革の柱", "取組"], ["１　窓口を変える", "委託"], ["２　お金を生む", "寄附"]])
    for counts in (["3", "1"], ["3（75.0%）", "1（25.0%）"]):
        rows = [["改革の柱", "◎", "○"], ["１　窓口を変える", *counts], ["２　お金を生む", "2", "2"]]
        rows += [["合計", "5", "3"], ["割合", "62.5%", "37.5%"]]
        reading = read(listed, table(rows), title="すみれ市行政改革プラン　令和5年度取組実績報告書")
        told = {(getattr(f.about, "name", ""), f.quantity, float(f.value), f.year) for f in of(reading, Figure)}
        expected = {("窓口を変える", "◎", 3), ("お金を生む", "○", 2), ("", "◎", 5), ("", "◎の割合", 62.5)}
        assert told >= {(*figure, 2023) for figure in expected}
        assert (("窓口を変える", "○の割合", 25, 2023) in told) is ("25.0" in counts[1])


def test_a_label_below_the_last_measure_of_each_row_is_of_the_row() -> None:
    """【総括】 in small type below the last of several measures, again and again, sums up what all of them brought."""

    def measure(name: str, what: str) -> tuple[Passage, Table]:
        return heading(name, 4), table([["取組", "担当課"], [what, "公園課"]])

    reading = read(
        heading("基本目標１　緑を守る", 3),
        *measure("1-1　木を植える", "苗木の配布"),
        *measure("1-2　公園を守る", "公園の清掃"),
        heading("【総括】", 5),
        paragraph("緑が増えました。"),
        heading("基本目標２　水を守る", 3),
        *measure("2-1　川を守る", "川の清掃"),
        *measure("2-2　海を守る", "浜の清掃"),
        heading("【総括】", 5),
        paragraph("水が澄みました。"),
    )
    told = {(getattr(f.about, "name", ""), f.kind, f.text) for f in of(reading, Statement)}
    assert told == {("緑を守る", "result", "緑が増えました。"), ("水を守る", "result", "水が澄みました。")}


def test_of_two_levels_alike_the_one_with_more_names_is_the_deeper() -> None:
    """推進項目 and 取組名 of cards rank alike: the word of the level is what counts, not that of the label."""
    cards = [
        table([["推進項目", item, "取組名", name], ["内容", "備える。", "<", "<"]], head=0)
        for item, name in (("①　情報", "1　広報"), ("①　情報", "2　窓口"), ("②　参画", "3　公募"))
    ]
    told = {tuple(chain(f.about)) for f in of(read(*cards), Placement)}
    assert (("①", "情報"), ("1", "広報")) in told
    assert (("②", "参画"), ("3", "公募")) in told
