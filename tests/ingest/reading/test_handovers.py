"""Papers that hand a plan over to the next, and reports that part a card by numbered headings."""

from decimal import Decimal

import pytest

from graph.facts import (
    Budget,
    DepartmentMention,
    Evaluation,
    Figure,
    MeasureMention,
    Observation,
    Placement,
    PlanEntry,
    Reading,
    Responsibility,
    Statement,
    Succession,
)
from tests.ingest.reading.made import bullet, heading, of, paragraph, read, table

OPENING = (
    "令和6年度に終了する「第3次緑川市緑の計画」（令和2年度～令和6年度）の事業を評価し、"
    "「第4次緑川市緑の計画」（令和7年度～令和11年度）への引継ぎをまとめました。"
)


def test_an_old_plan_s_measures_with_their_ratings_beside_the_new_ones() -> None:
    """In a table of the old and the new plan ratings and departments of the old side are of the old measure, in the year that
    the legend above tells; a reason in brackets in the place of a new name ends it; the paper is of the new plan.
    """
    reading = read(
        paragraph(OPENING),
        paragraph("達成度（令和6年度）　Ａ：達成　Ｂ：未達成"),
        table(
            [
                ["第3次緑川市緑の計画", "<", "<", "<", "取扱い", "第4次緑川市緑の計画", "<"],
                ["No.", "事業名", "担当課", "達成度", "^", "No.", "事業名・終了の理由"],
                ["1", "花壇の手入れ", "公園課", "Ａ", "名称を改めて継続", "101", "花と緑の相談"],
                ["2", "苗木の配布", "農政課", "Ｂ", "終了", "", "（県の事業と重なるため）"],
            ],
            head=2,
        ),
        title="前計画の事業の評価と新計画への引継ぎ",
    )
    assert {f.about.title for f in of(reading, PlanEntry)} == {"第3次緑川市緑の計画", "第4次緑川市緑の計画"}
    rated = {(f.about.name, f.about.plan.title, f.rating, f.year) for f in of(reading, Evaluation)}
    assert rated == {
        ("花壇の手入れ", "第3次緑川市緑の計画", "Ａ", 2024),
        ("苗木の配布", "第3次緑川市緑の計画", "Ｂ", 2024),
    }
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("花壇の手入れ", "公園課"),
        ("苗木の配布", "農政課"),
    }
    links = {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}
    assert links == {("花壇の手入れ", "花と緑の相談", "renamed"), ("苗木の配布", "", "ended")}
    assert {f.text for f in of(reading, Statement) if f.kind == "reason"} == {"県の事業と重なるため"}
    assert "（県の事業と重なるため）" not in {f.name for f in of(reading, Placement)}


def names(side: tuple[object, ...]) -> str:
    """The names of one side of a succession."""
    return "・".join(m.name for m in side if isinstance(m, MeasureMention | DepartmentMention))


def test_an_old_column_that_says_in_brackets_that_there_was_none() -> None:
    """（前計画になし） names no old measure: what stands beside it is new."""
    reading = read(
        table(
            [
                ["第2期の事業名", "担当課", "第1期の事業名", "区分"],
                ["花と緑の相談", "公園課", "花壇の手入れ", "変更"],
                ["屋上の緑化", "公園課", "（第1期計画になし）", "新規"],
            ]
        ),
        title="第2期緑川市緑の計画",
    )
    links = {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}
    assert links == {("花壇の手入れ", "花と緑の相談", "renamed"), ("", "屋上の緑化", "created")}


def test_numbered_labels_part_a_card_and_leave_it_open() -> None:
    """Under １　指標の達成状況 and ２　施策の評価 stands what is said of the measure whose card is above."""
    card = table([["政策", "Ⅰ　緑のまち"], ["施策", "Ⅰ-1　公園の手入れ"]], head=0)
    reading = read(
        paragraph("緑川市総合計画（令和3年度～令和12年度）の施策について、評価を行いました。"),
        card,
        heading("１　指標の達成状況", level=2),
        table([["指標名", "単位", "R6実績値", "R12目標値"], ["公園の数", "か所", "12", "15"]]),
        heading("２　施策の評価", level=2),
        table([["評価", "Ｂ"], ["課題", "手入れをする人が足りない。"]], head=0),
        heading("３　施策を構成する事務事業", level=2),
        table([["事務事業名", "担当課"], ["花壇の管理", "公園課"], ["芝の管理", "公園課"]]),
        title="施策評価シート（令和6年度）",
    )
    assert {f.about.name for f in of(reading, Evaluation)} == {"公園の手入れ"}
    assert {f.indicator.measure.name for f in of(reading, Observation)} == {"公園の手入れ"}
    parents = {f.name: f.about.parent.name for f in of(reading, Placement) if f.about.parent}
    assert parents["花壇の管理"] == parents["芝の管理"] == "公園の手入れ"


def test_what_was_to_be_saved_and_was_is_an_indicator() -> None:
    """効果額 over 目標 and 実績 is an indicator of the report's year; the texts beside it stay texts."""
    reading = read(
        table(
            [
                ["取組", "担当課", "令和6年度の取組状況", "効果額（千円）", "<"],
                ["^", "^", "^", "目標", "実績"],
                ["広告の掲載", "財政課", "3か所に増やした。", "1,500", "1,820"],
                ["車両の削減", "管財課", "11台を減らした。", "－", "－"],
            ],
            head=2,
        ),
        title="緑川市行革プラン令和6年度取組状況報告",
    )
    values = {(f.about.name, f.indicator.name, str(f.role), f.year, f.value) for f in of(reading, Observation)}
    assert values == {
        ("広告の掲載", "効果額", "target", 2024, Decimal(1500000)),
        ("広告の掲載", "効果額", "actual", 2024, Decimal(1820000)),
    }
    assert {f.text for f in of(reading, Statement)} == {"3か所に増やした。", "11台を減らした。"}
    assert of(reading, Evaluation) == []


def test_a_report_in_sentences_under_headings_with_their_department() -> None:
    """【担当：課】 below a heading is its department; what was done is a result of the report's year; sentences that only tell
    what measures became are no results, and new names belong to the plan that follows.
    """
    reading = read(
        heading("令和６年度実施状況", level=2),
        paragraph("緑川市"),
        heading("第１　取組の状況", level=2),
        heading("ア　水源の監視", level=3),
        heading("【担当：浄水課】", level=4),
        paragraph("「水源の監視」については、上流の5地点に測定器を置いた。"),
        heading("イ　紙の請求書", level=3),
        heading("【担当：経営課】", level=4),
        paragraph("「紙の請求書」については、9,730人に送った。"),
        heading("第２　今後に向けて", level=2),
        paragraph(
            "令和8年度からは、緑川市水道ビジョンの後継となる緑川市水道ビジョン2035（令和8年度～令和17年度）により進める。"
        ),
        paragraph("「水源の監視」及び「紙の請求書」は、「水道アプリの運用」に統合する。"),
        paragraph("工務課は、令和8年度に浄水課と統合し、水道整備課となる。"),
        title="緑川市水道ビジョン",
    )
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("水源の監視", "浄水課"),
        ("紙の請求書", "経営課"),
    }
    assert {(names((f.about,)), str(f.kind)) for f in of(reading, Statement)} == {
        ("水源の監視", "result"),
        ("紙の請求書", "result"),
    }
    assert {(f.value, f.year) for f in of(reading, Figure)} == {(Decimal(5), 2024), (Decimal(9730), 2024)}
    links = {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}
    assert links == {
        ("水源の監視", "水道アプリの運用", "merged"),
        ("紙の請求書", "水道アプリの運用", "merged"),
        ("工務課", "水道整備課", "merged"),
        ("浄水課", "水道整備課", "merged"),
    }
    new = {m.plan.title for f in of(reading, Succession) for m in f.successors if isinstance(m, MeasureMention)}
    assert new == {"緑川市水道ビジョン2035"}


def test_a_town_that_no_table_has_may_end_like_one_that_it_has() -> None:
    """名栗原市 is not 栗原市, where the document never writes that name alone."""
    reading = read(paragraph("「第4期名栗原市緑の計画」（令和8年度～令和12年度）です。"), title="第4期名栗原市緑の計画")
    assert {f.about.municipality.name for f in of(reading, PlanEntry) if f.about.municipality} == {"名栗原市"}


def test_a_legend_above_a_list_hides_no_measures() -> None:
    """凡例　準備　実施 above a list says what its bars stand for; the list is read."""
    reading = read(
        paragraph("凡例　準備・検討　実施"),
        table([["番号", "事業", "担当課"], ["1-1", "花壇の管理", "公園課"], ["1-2", "芝の管理", "公園課"]]),
        title="緑川市緑の計画",
    )
    assert {f.name for f in of(reading, Placement)} == {"花壇の管理", "芝の管理"}


def test_a_heading_says_that_the_sentences_below_it_are_of_measures() -> None:
    """Under ２　統合する事業 a sentence in 「」 ties measures also where no list has them; a class (教室) is no department."""
    reading = read(
        heading("１　統合する事業", level=2),
        bullet("（１）「母親学級」と「父親教室」を統合し、「パパママ教室」とします。"),
        bullet("２　新たに始める事業"),
        table([["事業名", "所管課"], ["子の居場所", "こども課"], ["水の計測", "水道課"]]),
        title="令和7年度事務事業の見直しについて",
    )
    links = {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}
    assert links == {
        ("母親学級", "パパママ教室", "merged"),
        ("父親教室", "パパママ教室", "merged"),
        ("", "子の居場所", "created"),
        ("", "水の計測", "created"),
    }
    assert {"母親学級", "父親教室", "パパママ教室"} <= {f.name for f in of(reading, Placement)}


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "緑川市では、令和7年度から令和9年度までの3年間に取り組む事業を「緑川市緑の実施計画」として取りまとめました。",
            "緑川市緑の実施計画",
        ),
        ("令和7年度から令和9年度までの3年間に行う再配置について、道筋を示します。", "緑川市緑の計画ロードマップ"),
    ],
)
def test_the_years_in_which_the_work_of_a_plan_is_done_are_its_period(sentence: str, title: str) -> None:
    """…までの3年間に取り組む事業を「…」として tells the plan's years; a plan's roadmap is that plan's."""
    reading = read(paragraph(sentence), title=title)
    told = {(f.about.title, f.start, f.end) for f in of(reading, PlanEntry) if f.start}
    assert told == {(title.removesuffix("ロードマップ"), 2025, 2027)}


def test_columns_of_two_editions_are_old_and_new_by_their_numbers() -> None:
    """第2期計画 beside 第3期計画 is the old side; why it was reviewed is told of the new measure, where there is one."""
    reading = read(
        table(
            [
                ["第2期計画", "<", "第3期計画", "<", "<", "区分", "見直しの理由"],
                ["番号", "施策", "番号", "施策", "担当課", "^", "^"],
                ["1-1", "英語の授業", "1-1", "外国語の授業", "学校教育課", "名称変更", "交流を加えたため。"],
                ["1-2", "土曜の授業", "－", "", "", "廃止", "平日に行えるため。"],
                ["－", "", "1-2", "居場所の設置", "学校教育課", "新設", "不登校が増えたため。"],
            ],
            head=2,
        ),
        title="第3期緑川市緑の計画",
    )
    links = {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}
    assert links == {
        ("英語の授業", "外国語の授業", "renamed"),
        ("土曜の授業", "", "ended"),
        ("", "居場所の設置", "created"),
    }
    reasons = {(names((f.about,)), f.text) for f in of(reading, Statement) if f.kind == "reason"}
    assert reasons == {
        ("外国語の授業", "交流を加えたため。"),
        ("土曜の授業", "平日に行えるため。"),
        ("居場所の設置", "不登校が増えたため。"),
    }


def test_annexes_tell_of_the_edition_before() -> None:
    """In annexes behind the last measure nothing stands under that: neither the two sides of what was renamed, under the whole
    titles of two editions of a part of the plan, nor what ended of the edition that a sentence names.
    """
    own, before = "第４次緑川市緑の計画第２期実施計画", "第４次緑川市緑の計画第１期実施計画"
    renamed = [
        [before, "<", own, "<"],
        ["事業番号", "事業名", "事業番号", "事業名"],
        ["12", "花の教室", "12", "花の学校"],
        ["13", "木の教室", "13", "木の学校"],
    ]
    ended = [["事業番号", "事業名", "終了理由"], ["14", "温室の建替え", "完成したため"]]
    reading = read(
        paragraph(f"本計画は、{before}（令和４年度～令和６年度）を見直して策定しました。"),
        heading("政策１　緑のまち", 2),
        heading("施策１－１　花を育てる", 3),
        table([["事業番号", "事業名", "担当課"], ["12", "花の学校", "公園課"], ["13", "木の学校", "公園課"]]),
        heading("参考１　名称を変更した事業", 3),
        table(renamed, head=2),
        heading("参考２　終了した事業", 3),
        paragraph(f"{before}に掲載した事業のうち、終了した事業は次のとおりです。"),
        table(ended),
        title=own,
    )
    assert links(reading) == {
        ("花の教室", "花の学校", "renamed"),
        ("木の教室", "木の学校", "renamed"),
        ("温室の建替え", "", "ended"),
    }
    placed = {f.name: f.about for f in of(reading, Placement)}
    assert {name for name, about in placed.items() if about.plan.title == before} == {
        "花の教室",
        "木の教室",
        "温室の建替え",
    }
    assert {about.parent.name for name, about in placed.items() if name.endswith("学校") and about.parent} == {
        "花を育てる"
    }


def test_numbers_of_two_editions_are_no_names() -> None:
    """第2期計画番号 and 第3期計画番号 head the numbers of the names beside them."""
    rows = [
        ["第2期計画番号", "第2期計画　取組項目", "第3期計画番号", "第3期計画　取組項目", "区分"],
        ["1-1-1", "英語の授業", "1-1-2", "外国語の授業", "名称変更"],
        ["1-1-3", "土曜の授業", "－", "－", "廃止"],
    ]
    reading = read(table(rows), title="第3期緑川市緑の計画")
    links = {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}
    assert links == {("英語の授業", "外国語の授業", "renamed"), ("土曜の授業", "", "ended")}
    assert {old.notation for f in of(reading, Succession) for old in f.predecessors if hasattr(old, "notation")} == {
        "1-1-1",
        "1-1-3",
    }


def test_last_year_s_money_in_brackets() -> None:
    """6,380（4,100） under 予算額（前年度） are two amounts; 〔新規〕 says that a project is new."""
    reading = read(
        paragraph("（単位：千円）"),
        table(
            [
                ["区分", "事業名（担当課）", "予算額（前年度）", "事業の概要"],
                ["〔新規〕", "防災アプリ導入事業（総務課）", "6,380（－）", "アプリを導入します。"],
                ["〔拡充〕", "消防団活動費（総務課）", "31,425（28,770）", "報酬を引き上げます。"],
                ["", "耐震化促進事業（建設課）", "7,650（7,650）", "診断に補助します。"],
            ]
        ),
        title="令和7年度当初予算　主要事業の概要",
    )
    money = {(names((f.about,)), f.year, int(f.amount)) for f in of(reading, Budget) if f.amount is not None}
    assert money == {
        ("防災アプリ導入事業", 2025, 6380000),
        ("消防団活動費", 2025, 31425000),
        ("消防団活動費", 2024, 28770000),
        ("耐震化促進事業", 2025, 7650000),
        ("耐震化促進事業", 2024, 7650000),
    }
    assert {(names(f.successors), f.kind) for f in of(reading, Succession)} == {("防災アプリ導入事業", "created")}


def test_departments_alone_in_brackets_below_what_they_do() -> None:
    """【学校教育課、社会福祉協議会】 on a line of its own names who does the numbered measure above it."""
    reading = read(
        heading("(1)福祉の意識づくり", level=2),
        heading("【市の取組】", level=3),
        heading("①福祉教育の推進", level=3),
        paragraph("小中学校で認知症の人の話を聴く授業を行います。"),
        heading("【学校教育課、社会福祉協議会】", level=4),
        heading("②つどいの開催", level=3),
        paragraph("団体が成果を伝える場を設けます。"),
        heading("【福祉総務課】", level=4),
    )
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("福祉教育の推進", "学校教育課"),
        ("福祉教育の推進", "社会福祉協議会"),
        ("つどいの開催", "福祉総務課"),
    }


def test_a_name_behind_its_number_in_a_cell_of_its_own_is_no_action() -> None:
    """実施項目 | Ⅰ-1 | 証明書の交付 names the card's measure, also below a heading that names one."""
    reading = read(
        heading("重点項目Ⅰ　事務の効率化", level=2),
        table(
            [["実施項目", "Ⅰ-1", "証明書の交付", "担当課", "市民課"], ["取組内容", "市と交わす。", "<", "<", "<"]],
            head=0,
        ),
        table(
            [["実施項目", "Ⅰ-2", "現金の廃止", "担当課", "会計課"], ["取組内容", "カードを使う。", "<", "<", "<"]],
            head=0,
        ),
    )
    assert {(f.about.name, f.about.notation, f.name) for f in of(reading, Responsibility)} == {
        ("証明書の交付", "Ⅰ-1", "市民課"),
        ("現金の廃止", "Ⅰ-2", "会計課"),
    }


def test_an_edition_beside_the_short_name_of_the_plan() -> None:
    """第2期計画 left of こども計画, with what became of each, is the old side."""
    reading = read(
        table(
            [
                ["第2期計画", "<", "こども計画", "<", "移行区分", "終了理由"],
                ["No.", "事業名", "No.", "事業名", "^", "^"],
                ["1", "子ども食堂の支援", "3", "こども食堂の応援", "名称変更", ""],
                ["2", "三世代の同居", "－", "－", "終了", "申請が減ったため"],
            ],
            head=2,
        ),
        title="緑川市こども計画",
    )
    links = {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}
    assert links == {("子ども食堂の支援", "こども食堂の応援", "renamed"), ("三世代の同居", "", "ended")}
    assert {(names((f.about,)), f.text) for f in of(reading, Statement)} == {("三世代の同居", "申請が減ったため")}


def links(reading: Reading) -> set[tuple[str, str, str]]:
    """Old and new names and the kind of each link."""
    return {(names(f.predecessors), names(f.successors), f.kind) for f in of(reading, Succession)}


def test_levels_under_both_editions_are_no_measures_that_end() -> None:
    """Under 第1次計画 and 第2次計画 the names are those of the lowest level; 施策 beside them stands above."""
    rows = [
        ["第1次計画", "<", "第2次計画", "<", "変更点"],
        ["施策", "事業", "施策", "事業", "^"],
        ["緑の保全", "苗木の配布", "緑化の推進", "花の苗の配布", "名称変更"],
        ["緑の保全", "花壇の手入れ", "－", "－", "終了"],
    ]
    reading = read(table(rows, head=2), title="第2次緑川市緑の計画")
    assert links(reading) == {("苗木の配布", "花の苗の配布", "renamed"), ("花壇の手入れ", "", "ended")}


def test_a_dash_under_the_plan_before_says_that_a_measure_is_new() -> None:
    """－ under 前計画 beside a new name: there was none before, also where no word says so."""
    rows = [["前計画", "本計画"], ["苗木の配布", "花の苗の配布"], ["－", "緑の教室"]]
    reading = read(table(rows), title="第2次緑川市緑の計画")
    assert links(reading) == {("苗木の配布", "花の苗の配布", "renamed"), ("", "緑の教室", "created")}


def test_several_old_names_in_a_cell_are_merged_into_one() -> None:
    """Bullets under the old side are so many measures that went into the new one."""
    rows = [
        ["旧事業", "新事業", "区分"],
        ["・苗木の配布|・花の配布", "緑の配布", "統合"],
        ["木の相談", "木の相談", "継続"],
    ]
    reading = read(table(rows), title="第2次緑川市緑の計画")
    assert links(reading) >= {("苗木の配布", "緑の配布", "merged"), ("花の配布", "緑の配布", "merged")}


def test_a_status_may_name_what_a_measure_becomes() -> None:
    """「…」に名称変更 in the place of 終了 names the measure of the next plan."""
    rows = [
        ["事業名", "方向性"],
        ["苗木の配布", "「花の苗の配布」に名称変更"],
        ["花壇の手入れ", "終了"],
        ["花の教室", "「緑の教室」に統合"],
    ]
    reading = read(table(rows), title="緑川市緑の計画　総括報告書")
    assert links(reading) == {
        ("苗木の配布", "花の苗の配布", "renamed"),
        ("花壇の手入れ", "", "ended"),
        ("花の教室", "緑の教室", "merged"),
    }
