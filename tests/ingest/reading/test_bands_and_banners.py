"""Titles over the whole width of a table: groups in groups, and labels with their text below."""

import pytest

from graph.facts import Evaluation, MeasureMention, Observation, Placement, Responsibility, ScheduleItem, Statement
from ingest.document import Panel, Passage, Place, Table
from tests.ingest.reading.made import bullet, chain, heading, of, paragraph, read, table, text


def _ways(*blocks: Table) -> set[tuple[str, ...]]:
    facts = of(read(*blocks), Placement)
    return {tuple(f"{number}{name}" for number, name in chain(f.about)) for f in facts if f.level == "事業"}


def _grouped(*bands: str) -> Table:
    """A list with a measure below each band that ends in "!"."""
    rows: list[list[str | None]] = [["No.", "事業名", "事業内容", "担当課"]]
    for band in bands:
        rows.append([band.rstrip("!"), "<", "<", "<"])
        if band.endswith("!"):
            rows.append([str(len(rows)), f"健診{len(rows)}", "費用を助成する。", "健康課"])
    return table(rows)


def test_a_band_may_name_the_whole_way_down() -> None:
    """Two levels with their numbers in one band, parted by a stroke or a blank alone, stand one under the other."""
    for between in ("　／　", "　＞　", "　"):
        goals = _grouped(
            f"基本目標Ⅰ　産み育てる{between}基本施策１　母子の健康!",
            f"基本目標Ⅱ　ともに育つ{between}基本施策１　居場所!",
        )
        assert _ways(goals) == {
            ("Ⅰ産み育てる", "１母子の健康", "2健診2"),
            ("Ⅱともに育つ", "１居場所", "4健診4"),
        }


def test_bands_of_two_kinds_are_groups_in_groups() -> None:
    """（1） below 基本目標1 is a group of it, and 基本目標2 closes both; so do other numbers and words."""
    goals = _grouped(
        "基本目標1　産み育てる", "（1）母子の健康!", "（2）保育の充実!", "基本目標2　ともに育つ", "（1）居場所!"
    )
    assert _ways(goals) == {
        ("1産み育てる", "（1）母子の健康", "3健診3"),
        ("1産み育てる", "（2）保育の充実", "5健診5"),
        ("2ともに育つ", "（1）居場所", "8健診8"),
    }
    plain = _grouped("Ⅰ　健やかに", "１　食べる!", "２　動く!", "Ⅱ　つながる", "１　集う!")
    assert {way[:2] for way in _ways(plain)} == {
        ("Ⅰ健やかに", "１食べる"),
        ("Ⅰ健やかに", "２動く"),
        ("Ⅱつながる", "１集う"),
    }


def test_bands_beside_a_group_are_groups_within_it() -> None:
    """Numbered names over all columns from that of names on stand between the group at their left and the rows below them; a
    list at the end that leaves them out, under the heading of the last group, has the same measures.
    """
    head = ["施策", "事業名", "事業内容", "備考"]
    rows = [
        ["１　緑を育てる", "（１）苗木", "<", "<"],
        ["^", "苗木の配布", "苗を配る。", ""],
        ["^", "（２）花壇", "<", "<"],
        ["^", "花壇の手入れ", "花を植える。", ""],
    ]
    last = [["２　水を守る", "（１）池と川", "<", "<"], ["^", "池の清掃", "池をさらう。", ""]]
    costs = [["施策", "事業名", "令和8年度", "令和9年度"], ["１　緑を育てる", "苗木の配布", "100", "120"]]
    reading = read(
        heading("１　緑を育てる", 2), table([head, *rows]),
        heading("２　水を守る", 2), table([head, *last]),
        paragraph("年度別概算事業費（単位：千円）"),
        table([*costs, ["２　水を守る", "池の清掃", "30", "30"]]),
    )  # fmt: skip
    chains = {tuple(name for _, name in chain(f.about)) for f in of(reading, Placement)}
    assert chains == {
        ("緑を育てる",),
        ("緑を育てる", "苗木"),
        ("緑を育てる", "苗木", "苗木の配布"),
        ("緑を育てる", "花壇"),
        ("緑を育てる", "花壇", "花壇の手入れ"),
        ("水を守る",),
        ("水を守る", "池と川"),
        ("水を守る", "池と川", "池の清掃"),
    }


def test_bands_of_one_kind_follow_each_other() -> None:
    """A band takes the place of the one like it."""
    assert {way[0] for way in _ways(_grouped("施策1　産む!", "施策2　育てる!"))} == {"1産む", "2育てる"}
    assert {way[0] for way in _ways(_grouped("母子保健!", "保育!"))} == {"母子保健", "保育"}


def test_bands_of_departments_are_no_groups() -> None:
    """The department over its rows is no measure, with brackets or without: these stand where they stood."""
    assert _ways(_grouped("【総務部】!", "教育委員会!", "■ 健康福祉部　長寿課!")) == {
        ("2健診2",), ("4健診4",), ("6健診6",),
    }  # fmt: skip
    assert _ways(_grouped("施策1　産む", "（健康福祉部）!")) == {("1産む", "3健診3")}


def test_a_department_over_rows_without_one_runs_them() -> None:
    """■緑政部, below it 公園課: the lower one runs the measures of the rows that follow, where no column tells it."""
    rows = [["事業名", "予算額（千円）"], ["■緑政部", "<"], ["公園課", "<"], ["花壇の手入れ", "500"]]
    rows += [["緑地課", "<"], ["苗木の配布", "700"], ["放課後の園芸教室", "<"], ["種まき", "90"]]
    reading = read(table(rows))
    told = [(f.about.name, f.name) for f in of(reading, Responsibility)]
    assert told == [("花壇の手入れ", "公園課"), ("苗木の配布", "緑地課"), ("種まき", "緑地課")]
    assert {f.name for f in of(reading, Placement)} == {"花壇の手入れ", "苗木の配布", "放課後の園芸教室", "種まき"}


def test_a_band_over_a_legend_names_no_measure() -> None:
    """総合評価の区分 over letters and what they mean orders the page."""
    legend = table(
        [["総合評価の区分", "<"], ["A", "順調に進んでいる"], ["B", "おおむね順調である"], ["C", "遅れている"]], head=0
    )
    assert (
        of(read(legend, heading("施策1　花壇の手入れ", 2), paragraph("担当課：公園課")), Placement)[0].name
        == "花壇の手入れ"
    )


def test_a_text_below_a_label_over_the_whole_width_is_said_under_it() -> None:
    """（1）事業の概要 over the whole width, and under it its text just as wide: no title of a group."""
    rows = [
        ["（1）事業の概要", "<", "<"],
        ["学童の保育を行う。", "<", "<"],
        ["（2）実績と目標", "<", "<"],
        ["指標", "R5実績", "R11目標"],
        ["利用児童数", "500人", "620人"],
        ["（3）担当課", "<", "<"],
        ["子育て支援課", "<", "<"],
    ]
    reading = read(heading("1-2　放課後児童クラブの充実", 3), table(rows, head=0))
    assert {f.name for f in of(reading, Placement)} == {"放課後児童クラブの充実"}
    assert {(f.kind, f.text) for f in of(reading, Statement)} == {("purpose", "学童の保育を行う。")}
    assert {f.name for f in of(reading, Responsibility)} == {"子育て支援課"}
    assert {f.text for f in of(reading, Observation)} == {"500人", "620人"}


def test_names_with_words_of_orderly_headings_are_measures() -> None:
    """自主防災組織, 財政の健全化 and 人口の減少 in a heading with a department below name measures; 財政の見通し orders."""
    named = ["自主防災組織の育成", "財政健全化の推進", "人口減少対策の推進", "推進体制の強化", "資料館の整備"]
    blocks = [b for i, name in enumerate(named, 1) for b in (heading(f"（{i}）{name}", 3), paragraph("担当：政策課"))]
    assert [f.name for f in of(read(*blocks), Placement)] == named
    ordering = read(
        heading("（1）財政の見通し", 3),
        paragraph("担当：政策課"),
        heading("（2）窓口の整備", 3),
        paragraph("担当：政策課"),
    )
    assert [f.name for f in of(ordering, Placement)] == ["窓口の整備"]


def test_groups_of_like_names_stand_each_in_its_own_place() -> None:
    """1 緑を守る is not the 2-1 川を守る of another group, though their names are much alike."""
    rows = [
        ["基本目標", "施策", "取組", "指標", "<", "評価"],
        ["^", "^", "^", "項目", "R5実績", "^"],
        ["1　緑を守る", "1-1　木を守る", "手入れ", "本数", "100", "A"],
        ["2　水を守る", "2-1　川を守る", "清掃", "参加者数", "300", "B"],
    ]
    reading = read(table(rows, head=2))
    tops = {chain(f.about)[0] for f in of(reading, Placement)}
    assert tops == {("1", "緑を守る"), ("2", "水を守る")}


def test_a_rating_behind_values_of_several_years_is_of_the_last() -> None:
    """R4, R5, R6 under 実績, then 評価: what is judged is R6."""
    rows = [
        ["取組", "指標", "実績", "<", "<", "目標", "評価"],
        ["^", "^", "R4", "R5", "R6", "R10", "^"],
        ["手入れ", "本数", "100", "120", "140", "200", "B"],
        ["清掃", "参加者数", "300", "280", "350", "400", "C"],
    ]
    assert {(f.rating, f.year) for f in of(read(table(rows, head=2)), Evaluation)} == {("B", 2024), ("C", 2024)}


def test_steps_with_remarks_are_no_ratings_and_sentences_no_indicators() -> None:
    """実施（全窓口） under years is a step; what is done, in a sentence before numbers, names no indicator."""
    rows = [
        ["取組項目", "取組内容", "R6", "R7", "R8", "所管"],
        ["窓口", "申請書をなくす。", "準備", "導入", "⇒", "市民課"],
        ["申請", "手続を増やす。", "30手続", "50手続", "80手続", "情報課"],
        ["支払", "広げる。", "実施（全窓口）", "<", "<", "会計課"],
    ]
    reading = read(table(rows))
    assert not of(reading, Evaluation)
    assert not of(reading, Observation)
    steps = {(f.text, f.start, f.end) for f in of(reading, ScheduleItem) if isinstance(f.about, MeasureMention)}
    assert steps >= {("準備", 2024, 2024), ("導入", 2025, 2026), ("実施（全窓口）", 2024, 2026)}


def test_indicators_below_a_band_are_of_what_the_band_names() -> None:
    """In a table of goals, each with its indicators and its measures under heads of their own, the band names the goal."""
    rows = []
    for number, goal, counted in (("1", "温室効果ガスを減らす", "排出量"), ("2", "ごみを減らす", "ごみの量")):
        rows += [
            [f"目標{number}　{goal}", "<", "<", "<"],
            ["指標", "基準（H25）", "実績（R5）", "目標（R12）"],
            [counted, "520", "450", "260"],
            ["取組", "R6年度の実績", "<", "担当課"],
            [f"{counted}の調査", "調べた。", "<", "環境課"],
            [f"{counted}の公表", "知らせた。", "<", "環境課"],
        ]
    values = {(f.about.name, f.indicator.name) for f in of(read(table(rows, head=0)), Observation)}
    assert values == {("温室効果ガスを減らす", "排出量"), ("ごみを減らす", "ごみの量")}


def test_a_chapter_that_opens_measures_opens_those_two_steps_down() -> None:
    """Under 施策の展開 the numbered headings with nothing but sentences are measures, those below them too."""
    chapter = Passage(text("第3章　施策の展開"), "heading", 1, "第3章", "施策の展開")
    parts = [heading("1 緑を守る", 2), paragraph("緑は大切です。"), heading("(1) 手入れ", 3), paragraph("点検します。")]
    parts += [heading("(2) 配布", 3), paragraph("配ります。"), heading("2 水を守る", 2), heading("(1) 清掃", 3)]
    parts += [paragraph("清掃します。"), heading("(2) 検査", 3), paragraph("検査します。")]
    ways = {tuple(name for _, name in chain(f.about)) for f in of(read(chapter, *parts), Placement)}
    assert ways >= {("緑を守る", "手入れ"), ("緑を守る", "配布"), ("水を守る", "清掃"), ("水を守る", "検査")}


def test_a_level_parted_by_a_wide_blank_from_its_name_needs_no_number() -> None:
    """重点施策　見守りの強化 is the 重点施策 of that name; 施策　体系図 is none."""
    rows = [["取組", "担当課"], ["見守り隊", "福祉課"], ["機器の貸出", "福祉課"]]
    placed = {(f.level, f.name) for f in of(read(heading("重点施策　見守りの強化", 2), table(rows)), Placement)}
    assert ("重点施策", "見守りの強化") in placed
    assert not [f for f in of(read(heading("施策　体系図", 2), table(rows)), Placement) if f.level == "施策"]


def test_a_label_before_a_colon_tells_what_its_sentence_is() -> None:
    """■取組内容：…。 and ■目標：…。 under a measure, each on a line of its own."""
    told = [bullet("■担当課：市民課"), bullet("■取組内容：申請書をなくす。"), bullet("■目標：待ち時間を10分にする。")]
    facts = of(read(heading("1　書かない窓口の導入", 3), *told), Statement)
    assert {(f.kind, f.text) for f in facts} == {("action", "申請書をなくす。"), ("target", "待ち時間を10分にする。")}


def test_plan_and_result_under_each_year_are_two_schedules() -> None:
    """計画 | 実績 under R4, R5 and R6, all with steps: what was planned when, and what was done when."""
    rows = [
        ["取組名", "R4", "<", "R5", "<"],
        ["^", "計画", "実績", "計画", "実績"],
        ["広告", "検討", "調査", "実施", "一部実施"],
        ["売却", "調査", "調査", "売却", "検討"],
    ]
    reading = read(table(rows, head=2))
    steps = {(f.text, f.start) for f in of(reading, ScheduleItem) if f.about.name == "広告"}
    assert steps == {("検討", 2022), ("調査", 2022), ("実施", 2023), ("一部実施", 2023)}
    assert not of(reading, Statement)


@pytest.mark.parametrize(
    ("first", "second", "third", "corner"),
    [
        ("１　施策の成果指標", "２　施策を構成する事業", "３　施策の評価", ""),
        ("【成果指標】", "■ 主な事業", "■ 評価", "年度"),
    ],
)
def test_titles_part_a_sheet_of_one_measure(first: str, second: str, third: str, corner: str) -> None:
    """A title over heads of indicators says nothing of the labels under their empty head (目標, 実績); one over labels with
    values names no measure of the list above it.
    """
    rows = [
        ["施策", "<", "1-1　子育て環境の充実", "<", "主管課", "福祉課"],
        [first, "<", "<", "<", "<", "<"],
        ["指標名", "<", "単位", corner, "R4", "R5"],
        ["支援センターの利用者数", "<", "人", "目標", "4,300", "4,400"],
        ["^", "^", "^", "実績", "3,540", "4,266"],
        [second, "<", "<", "<", "<", "<"],
        ["№", "事業名", "<", "担当", "決算額（千円）", "評価"],
        ["1", "支援センターの運営", "<", "福祉課", "11,842", "Ａ"],
        ["2", "医療費の助成", "<", "福祉課", "38,214", "Ａ"],
        [third, "<", "<", "<", "<", "<"],
        ["課題", "保育士が不足している。", "<", "<", "<", "<"],
    ]
    reading = read(table(rows, head=0))
    assert {f.name for f in of(reading, Placement)} == {"子育て環境の充実", "支援センターの運営", "医療費の助成"}
    values = {(f.indicator.name, f.year, f.role, f.unit, str(f.value)) for f in of(reading, Observation)}
    assert values == {
        ("支援センターの利用者数", 2022, "target", "人", "4300"),
        ("支援センターの利用者数", 2023, "target", "人", "4400"),
        ("支援センターの利用者数", 2022, "actual", "人", "3540"),
        ("支援センターの利用者数", 2023, "actual", "人", "4266"),
    }
    said = {(f.about.name, f.text) for f in of(reading, Statement) if isinstance(f.about, MeasureMention)}
    assert said == {("子育て環境の充実", "保育士が不足している。")}


def test_a_card_with_a_number_of_the_tree_is_no_part_of_a_sheet() -> None:
    """The title of a card whose number has brackets between its parts (2-(2)-①) names a measure, whatever its last words are."""

    def card(title: str, said: str) -> Table:
        return table([[title, "<"], ["推進項目", "（2）　窓口"], ["課題", said]], head=0)

    reading = read(card("2-(2)-①　受付の運用改善", "待ち時間が長い。"), card("2-(2)-②　案内板の更新", "字が小さい。"))
    told = {s.text: s.about for s in of(reading, Statement)}
    names = {words: about.name for words, about in told.items() if isinstance(about, MeasureMention)}
    assert names == {"待ち時間が長い。": "受付の運用改善", "字が小さい。": "案内板の更新"}


def test_a_numbered_name_alone_in_its_row_groups_the_rows_below() -> None:
    """In a list without merged cells, １ … with nothing beside it is the group of the rows numbered (1), (2) below."""
    rows: list[list[str | None]] = [
        ["実施項目", "担当課", "取組の内容", "取組実績"],
        ["１　花をふやす", "", "", ""],
        ["(1) 花の講座", "公園課", "講座を開く。", "二回開いた。"],
        ["(2) 種の配布", "公園課", "種を配る。", "百人に配った。"],
        ["２　緑を守る", "", "", ""],
        ["(1) 木の講座", "緑地課", "講座を開く。", "一回開いた。"],
    ]
    reading = read(heading("取組の実績", 1), table(rows))
    assert [[name for _, name in chain(p.about)] for p in of(reading, Placement)] == [
        ["花をふやす"],
        ["花をふやす", "花の講座"],
        ["花をふやす", "種の配布"],
        ["緑を守る"],
        ["緑を守る", "木の講座"],
    ]


def test_empty_rows_of_a_list_group_nothing() -> None:
    """Where the rows with nothing beside their names are numbered as the others, they are of the list."""
    rows: list[list[str | None]] = [["実施項目", "担当課", "取組の内容", "取組実績"]]
    rows += [["(1) 花の講座", "", "", ""], ["(2) 緑の講座", "公園課", "講座を開く。", "二回開いた。"]]
    reading = read(heading("取組の実績", 1), table(rows))
    assert all(p.about.parent is None for p in of(reading, Placement))


def test_a_frame_of_a_name_a_label_and_its_texts() -> None:
    """Level, number and name at the top of a frame, ［主な取組］ and bullets below: what is done is of that measure."""
    frames = [
        Panel(None, (paragraph(name), paragraph("［主な取組］"), bullet(act)), Place(2, (40, y, 400, y + 80)))
        for y, name, act in (
            (40, "取組方針①　花壇の充実", "・花壇を増やします。"),
            (140, "取組方針②　苗木の配布", "・苗木を配ります。"),
        )
    ]
    card = table([["主管課", "公園課"], ["関係課", "道路課"]], head=0)
    reading = read(heading("施策1　緑のまち", 2), paragraph("現状"), paragraph("緑が減っています。"), *frames, card)
    acts = [f for f in of(reading, Statement) if f.kind == "action"]
    assert {(tuple(chain(f.about)), f.text) for f in acts if isinstance(f.about, MeasureMention)} == {
        ((("1", "緑のまち"), ("①", "花壇の充実")), "花壇を増やします。"),
        ((("1", "緑のまち"), ("②", "苗木の配布")), "苗木を配ります。"),
    }
    assert {f.about.name for f in of(reading, Responsibility)} == {"緑のまち"}
