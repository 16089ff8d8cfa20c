"""Layouts and words of plans that the reader was not made on."""

from decimal import Decimal

import msgspec
import pytest

from graph.facts import (
    Budget,
    Evaluation,
    Figure,
    MeasureMention,
    Observation,
    Placement,
    Responsibility,
    ScheduleItem,
    Statement,
    Succession,
)
from ingest.document import Block, Panel, Place
from ingest.reading.framed import table_of
from tests.ingest.reading.made import heading, of, paragraph, read, table, text


def test_what_is_ticked_is_what_a_cell_says() -> None:
    """Of boxes to tick only the ticked one counts, of circles before such words the filled one; a choice left open says
    nothing.
    """
    reading = read(
        heading("１　学校図書館の整備", 2),
        table([["担当課", "教育課"], ["今後の方向性", "□拡充　■継続　□縮小　□廃止"]], head=0),
        heading("２　部活動の移行", 2),
        table([["担当課", "教育課"], ["今後の方向性", "拡充・継続・縮小・廃止"]], head=0),
        heading("３　給食の献立", 2),
        table([["担当課", "教育課"], ["今後の方向性", "○拡充　○継続　●縮小　○重点化"]], head=0),
    )
    assert [(s.about.name, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)] == [
        ("学校図書館の整備", "継続"),
        ("給食の献立", "縮小"),
    ]


def test_departments_in_brackets_behind_a_name() -> None:
    """Departments in brackets at the end of a heading run its measure and are no part of its name; other brackets are."""
    reading = read(
        heading("①　空き家バンクの運営（定住促進課、都市計画課）", 2),
        table([["指標", "基準値（R1）"], ["成約件数", "5件"]]),
        heading("②　一時預かり（在園児型）", 2),
        table([["指標", "基準値（R1）"], ["利用者数", "8人"]]),
    )
    assert {p.name for p in of(reading, Placement)} == {"空き家バンクの運営", "一時預かり（在園児型）"}
    assert [r.name for r in of(reading, Responsibility)] == ["定住促進課", "都市計画課"]


def test_an_indicator_of_a_card_goes_on_over_its_rows() -> None:
    """In a card the indicator stands in one row and its values in the rows below."""
    reading = read(
        heading("１　街角コンサート", 2),
        table([["担当", "文化課"], ["目標指標", "開催回数"], ["基準値(R3)", "6回"], ["目標値(R9)", "12回"]], head=0),
    )
    found = {(o.indicator.name, o.year, o.role, o.value) for o in of(reading, Observation)}
    assert found == {("開催回数", 2021, "baseline", Decimal(6)), ("開催回数", 2027, "target", Decimal(12))}


def test_a_sign_under_a_word_of_change_is_that_word() -> None:
    """● under 新規 tells a new measure, ● under 継続 nothing."""
    reading = read(
        table(
            [
                ["No.", "事業名", "新規", "継続", "担当課"],
                ["1", "省エネ診断", "", "●", "環境課"],
                ["2", "電気自動車の導入", "●", "", "総務課"],
            ]
        )
    )
    assert [getattr(m, "name", "") for s in of(reading, Succession) for m in s.successors] == ["電気自動車の導入"]


def test_money_in_the_unit_of_the_head_and_as_a_whole() -> None:
    """The unit beside 事業費 counts for all columns, and of parts and their sum only the sum is the measure's money."""
    reading = read(
        heading("１　配食サービス", 2),
        table([["担当課", "福祉課"]], head=0),
        table(
            [["事業費（千円）", "R4決算", "R5決算"], ["直接事業費", "1,250", "1,310"], ["総事業費", "1,850", "1,910"]]
        ),
    )
    assert {(b.year, b.amount) for b in of(reading, Budget)} == {(2022, Decimal(1850000)), (2023, Decimal(1910000))}


def test_sides_of_a_rating_and_the_whole() -> None:
    """Where rows rate 必要性 and the like and one row rates the whole, the whole alone is the measure's rating."""
    reading = read(
        heading("１　サロンの運営", 2),
        table([["評価項目", "評価", "担当課"], ["必要性", "A", ""], ["効率性", "C", ""], ["総合評価", "B", "福祉課"]]),
    )
    assert [e.rating for e in of(reading, Evaluation)] == ["B"]


def test_prose_with_departments_below_makes_measures_of_headings() -> None:
    """A heading over nothing but sentences names a measure where a line tells who is in charge."""
    reading = read(
        heading("（１）老朽管の更新", 3),
        paragraph("水道管を更新します。"),
        paragraph("担当：水道課"),
        heading("（２）水質検査の充実", 3),
        paragraph("検査を続けます。"),
        paragraph("担当：浄水課"),
    )
    assert {(p.about.notation, p.name) for p in of(reading, Placement)} == {
        ("（１）", "老朽管の更新"),
        ("（２）", "水質検査の充実"),
    }
    assert {r.name for r in of(reading, Responsibility)} == {"水道課", "浄水課"}


def test_words_with_a_number_under_years_are_steps() -> None:
    """40歳以上で実施 under years is what is done, not a value."""
    reading = read(
        table(
            [
                ["取組", "実施主体", "2024年度", "2025年度", "2026年度"],
                ["歯周病検診", "健康課", "40歳以上で実施", "20歳以上に拡大", ">"],
                ["禁煙外来", "健康課", "検討", "助成", ">"],
            ]
        )
    )
    assert {s.text for s in of(reading, ScheduleItem)} >= {"40歳以上で実施", "20歳以上に拡大"}


def test_a_label_before_departments_in_brackets() -> None:
    """Any label of departments may stand in the brackets behind a name (［主な担当：…］)."""
    reading = read(
        heading("1-①　太陽光を増やす　［主な担当：脱炭素室］", 2),
        table([["指標", "基準値（R1）"], ["設備の数", "5件"]]),
        heading("1-②　むだを減らす　［主な担当：脱炭素室、管財課］", 2),
        table([["指標", "基準値（R1）"], ["電力", "8件"]]),
    )
    assert {p.name for p in of(reading, Placement)} == {"太陽光を増やす", "むだを減らす"}
    assert [r.name for r in of(reading, Responsibility)] == ["脱炭素室", "脱炭素室", "管財課"]


def test_a_card_without_rules_is_an_indicator() -> None:
    """A frame with a name, labels over years, values and a word of judgement is an indicator of the place, and rates it."""
    lines = (
        "植樹の本数",
        "出発点　前回　今回　めざす値",
        "（R3）　（R6）　（R7）　（R12）",
        "1,050本　…　2,745本　3,000本",
        "判定　前進",
    )
    card = panel_of(*lines)
    reading = read(
        heading("環境目標１　緑のまち", 2),
        card,
        table([["事業", "担当課"], ["苗木の配布", "公園課"], ["屋上緑化", "環境課"]]),
    )
    found = {(o.about.name, o.indicator.name, o.year, o.role, o.value, o.unit) for o in of(reading, Observation)}
    assert found == {
        ("緑のまち", "植樹の本数", 2021, "baseline", Decimal(1050), "本"),
        ("緑のまち", "植樹の本数", 2025, "actual", Decimal(2745), "本"),
        ("緑のまち", "植樹の本数", 2030, "target", Decimal(3000), "本"),
    }
    assert [(e.rating, e.year) for e in of(reading, Evaluation)] == [("前進", 2025)]


def test_a_card_with_each_value_below_its_label_is_an_indicator() -> None:
    """The name behind the label of indicators, on two lines, the value of the year in large type, then those at the start and
    the end: the frame names no measure by its first line.
    """
    cards = [
        panel_of(
            f"環境指標　{name}",
            "の本数",
            "令和６年度実績",
            "2,745本",
            "基準値（令和元年度）　目標値（令和12年度）",
            "1,050本　3,000本",
        )
        for name in ("植えた苗木", "配った苗木", "育った苗木")
    ]
    reading = read(heading("環境目標１　緑のまち", 2), *cards)
    assert {p.name for p in of(reading, Placement)} == {"緑のまち"}
    assert {(o.year, o.role, o.text) for o in of(reading, Observation) if o.indicator.name == "植えた苗木の本数"} == {
        (2019, "baseline", "1,050本"),
        (2024, "actual", "2,745本"),
        (2030, "target", "3,000本"),
    }


@pytest.mark.parametrize(
    "lines",
    [
        ("お知らせ", "場所　時間", "公園　9時", "広場　10時"),
        ("植樹の本数", "出発点　めざす値", "1,050本　3,000本", "苗木は無料で配ります。"),
        ("指標　植樹の本数", "令和6年度実績", "2,745本", "目標値（令和12年度）"),
    ],
)
def test_other_frames_are_no_cards(lines: tuple[str, ...]) -> None:
    """Words in columns that are no labels of values, or sentences below the values, make no indicator."""
    assert table_of(panel_of(*lines), 2025) is None


def test_results_are_of_the_year_that_their_heading_tells() -> None:
    """What was done has the year of the heading above its table where the columns tell none, and so have its figures."""
    reading = read(
        heading("１　緑のまち", 2),
        heading("■令和6年度の動き", 3),
        table(
            [["事業", "実施したこと"], ["苗木の配布", "苗木435本を配りました。"], ["屋上緑化", "相談に応じました。"]]
        ),
    )
    assert {f.year for f in of(reading, Statement)} == {2024}
    assert [(f.value, f.unit, f.year) for f in of(reading, Figure)] == [(Decimal(435), "本", 2024)]


def test_a_council_of_social_welfare_runs_measures() -> None:
    """A 社会福祉協議会 in brackets behind a name is a department as 課 are."""
    reading = read(
        heading("(1) 家計の相談（社会福祉協議会）", 3),
        paragraph("収支の表を作ります。"),
        heading("(2) 食品の配布（産業課・社会福祉協議会）", 3),
        paragraph("食品を届けます。"),
    )
    assert {(r.about.name, r.name) for r in of(reading, Responsibility)} == {
        ("家計の相談", "社会福祉協議会"),
        ("食品の配布", "産業課"),
        ("食品の配布", "社会福祉協議会"),
    }


def test_words_over_years_are_a_head() -> None:
    """A head in two rows is one though nobody knows some of its words: years stand under 現況 and what is aimed at."""
    reading = read(
        table(
            [
                ["基本目標", "はかるもの", "現況", "のぞむ値", "<"],
                ["^", "^", "令和6年度", "令和9年度", "令和12年度"],
                ["１　緑のまち", "木の数", "10本", "12本", "15本"],
                ["２　花のまち", "花の数", "20本", "22本", "25本"],
            ],
            head=2,
        )
    )
    assert {(p.about.notation, p.name) for p in of(reading, Placement)} == {("１", "緑のまち"), ("２", "花のまち")}
    assert {(o.indicator.name, o.year) for o in of(reading, Observation)} == {
        (name, year) for name in ("木の数", "花の数") for year in (2024, 2027, 2030)
    }


def panel_of(*lines: str) -> Panel:
    """A frame without a label, a passage a line."""
    return Panel(None, tuple(paragraph(line) for line in lines), Place(2, (40, 40, 400, 400)))


def _framed(label: str, *lines: str) -> Panel:
    """A frame with words on its edge."""
    return msgspec.structs.replace(panel_of(*lines), label=text(label))


def test_heads_on_the_edge_of_a_frame_stand_over_its_lines() -> None:
    """指標　現状（R5）　目標（R11） on the edge of a frame head a name and its values in each of its lines; a line with
    anything else makes no table of it.
    """
    label = "重要業績指標（ＫＰＩ）　現状（Ｒ５）　目標（Ｒ11）"
    found = table_of(_framed(label, "○苗木の配布数　120本　→　300本", "○花壇の数　8箇所　→　12箇所"), 2025)
    assert found is not None
    assert [cell.text.text for cell in found.cells] == [
        *("重要業績指標（ＫＰＩ）", "現状（Ｒ５）", "目標（Ｒ11）"),
        *("苗木の配布数", "120本", "300本"),
        *("花壇の数", "8箇所", "12箇所"),
    ]
    assert table_of(_framed(label, "○苗木の配布数　120本　→　300本", "市民とともに配ります。"), 2025) is None
    assert table_of(_framed("現状　目標（Ｒ11）", "○苗木の配布数　120本　→　300本"), 2025) is None


def test_a_frame_behind_each_row_of_measures_is_of_what_they_stand_under() -> None:
    """A labelled frame that stands once in each section, behind the last of its measures, tells the section's values; a measure
    without a number that stands there again is one of them.
    """
    blocks: list[Block] = []
    for number, names in (("1-1", ("花壇の手入れ", "苗木の配布")), ("1-2", ("里山の手入れ", "花壇の手入れ（再掲）"))):
        blocks.append(heading(f"{number}　{'花の少ない町' if number == '1-1' else '荒れた里山'}", 2))
        for name in names:
            blocks += [heading(f"◆{name}", 3), *([] if "再掲" in name else [heading("【公園課】", 4)])]
            blocks.append(paragraph("→1-1に記載" if "再掲" in name else "市民とともに手を入れる。"))
        blocks.append(_framed("指標　現状（R5）　目標（R11）", "○花壇の数　8箇所　→　12箇所"))
    reading = read(*blocks)
    assert {(f.about.name, f.year) for f in of(reading, Observation)} == {
        (name, year) for name in ("花の少ない町", "荒れた里山") for year in (2023, 2029)
    }
    again = {f.about.parent.name for f in of(reading, Placement) if f.name == "花壇の手入れ" and f.about.parent}
    assert again == {"花の少ない町", "荒れた里山"}


OPINION = ("審議会の意見", "講座をふやされたい。")


@pytest.mark.parametrize(
    "told",
    [
        [panel_of(*OPINION)],
        [paragraph(line) for line in OPINION],
        [table([OPINION], head=0)],
        [table([[line] for line in OPINION])],
    ],
)
def test_a_label_behind_each_row_of_measures_is_of_what_they_stand_under(told: list[Block]) -> None:
    """What stands once under each group, behind the last of its measures, is said of the group, in a frame that the label
    begins, in a table of its own or without any; where a measure before the last has the label, too, each has its own.
    """

    def said(*under: str) -> set[str]:
        blocks: list[Block] = []
        for group, names in (("花の町", ("花壇の手入れ", "苗木の配布")), ("里山の町", ("里山の手入れ", "木の植替え"))):
            blocks.append(heading(f"基本目標{1 if group == '花の町' else 2}　{group}", 2))
            for i, name in enumerate(names, 1):
                blocks.append(heading(f"施策{i}　{name}", 3))
                blocks.append(table([["取組", "担当課"], *([f"{name}の{act}", "公園課"] for act in ("講座", "催し"))]))
                blocks += told if name in under else []
        facts = of(read(*blocks), Statement)
        return {s.about.name for s in facts if isinstance(s.about, MeasureMention) and s.kind == "opinion"}

    assert said("苗木の配布", "木の植替え") == {"花の町", "里山の町"}
    assert said("花壇の手入れ", "苗木の配布", "木の植替え") == {"花壇の手入れ", "苗木の配布", "木の植替え"}
