"""Cards and sheets of one measure: labels with values, bands as titles, panels and labels on a page."""

from decimal import Decimal

import msgspec
import pytest

from graph.facts import (
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Relation,
    Responsibility,
    ScheduleItem,
    Statement,
    Succession,
)
from ingest.document import Place, Table
from tests.ingest.reading.made import bullet, chain, heading, of, panel, paragraph, read, table


def said(statements: list[Statement]) -> set[tuple[str, str, str]]:
    """Measure, kind and text of each."""
    return {(f.about.name, f.kind, f.text) for f in statements if hasattr(f.about, "name")}


def test_a_sheet_of_labels_and_values() -> None:
    """Levels beside names make the chain from the top, whatever their order; what follows is about the lowest."""
    reading = read(
        table(
            [
                ["整理番号", "12", "事務事業名", "苗木の配布"],
                ["基本政策", "緑の都市", "施策", "緑をふやす"],
                ["所管課", "公園課", "関係課", "農政課"],
                ["目的", "市民が木に親しむ。", "<", "<"],
            ],
            head=0,
        ),
        table([["課題", "今後の方向性"], ["応募が多い。", "拡充する予定である。"]]),
    )
    detail = next(f for f in of(reading, Placement) if f.name == "苗木の配布")
    assert chain(detail.about) == [("", "緑の都市"), ("", "緑をふやす"), ("12", "苗木の配布")]
    assert {(f.name, f.role) for f in of(reading, Responsibility)} == {("公園課", "lead"), ("農政課", "related")}
    assert said(of(reading, Statement)) == {
        ("苗木の配布", "purpose", "市民が木に親しむ。"),
        ("苗木の配布", "issue", "応募が多い。"),
        ("苗木の配布", "outlook", "拡充する予定である。"),
    }


def test_a_band_with_head_rows_and_plan_and_result_rows() -> None:
    """A card of a band, a head over one row, plan and result rows over years, and a row of its own at the end."""
    reading = read(
        table(
            [
                ["方針２　緑に親しむ", "<", "<", "環境基本計画"],
                ["取組内容", "目的", "<", "推進課"],
                ["７|花壇コンクール", "花を楽しむ人を増やします。", "<", "公園課"],
                ["活動内容", "<", "2021年度", "2022年度"],
                ["参加者を募り、審査します。", "計画", "", ""],
                ["^", "実績", "・20組が参加しました。", "・31組が参加しました。|・表彰式を開きました。"],
                ["目標", "①毎年度20組以上の参加を得ます。⇒達成（2021年度：20組、2022年度：31組）", "<", "<"],
            ],
            bars=[(4, 2, 3, "募集・審査")],
        )
    )
    place = next(f for f in of(reading, Placement) if f.name == "花壇コンクール")
    assert chain(place.about) == [("２", "緑に親しむ"), ("７", "花壇コンクール")]
    assert [f.related.title for f in of(reading, Relation)] == ["環境基本計画"]
    assert {(f.text, f.start, f.end) for f in of(reading, ScheduleItem)} == {("募集・審査", 2021, 2022)}
    assert {(f.kind, f.year, f.text) for f in of(reading, Statement)} == {
        ("purpose", None, "花を楽しむ人を増やします。"),
        ("action", None, "参加者を募り、審査します。"),
        ("result", 2021, "20組が参加しました。"),
        ("result", 2022, "31組が参加しました。"),
        ("result", 2022, "表彰式を開きました。"),
        ("target", None, "毎年度20組以上の参加を得ます。"),
    }
    assert {(f.year, f.rating) for f in of(reading, Evaluation)} == {(2021, "達成"), (2022, "達成")}


def test_a_list_inside_a_card_hangs_under_it() -> None:
    """Below labels with values, a list names what is done for the measure of the card."""
    reading = read(
        heading("基本目標１　緑を守る", 2),
        table(
            [
                ["施策３　里山の保全", "<", "<", "<"],
                ["担当課", "公園課", "関連計画", "農業振興計画"],
                ["めざす姿", "里山が守られている。", "<", "<"],
                ["成果指標", "指標名", "現状値（R3）", "目標値（R8）"],
                ["^", "里山の面積", "40ha", "40ha"],
                ["主な取組", "取組名", "取組内容", "<"],
                ["^", "下草刈り", "市民と刈ります。", "<"],
                ["^", "散策路の整備", "案内板を立てます。", "<"],
            ],
        ),
    )
    placed = {f.name: chain(f.about) for f in of(reading, Placement)}
    assert placed["下草刈り"] == [("１", "緑を守る"), ("３", "里山の保全"), ("", "下草刈り")]
    assert ("里山の保全", "vision", "里山が守られている。") in said(of(reading, Statement))
    assert {(f.about.name, f.indicator.kind, f.value) for f in of(reading, Observation)} == {
        ("里山の保全", "outcome", Decimal(40))
    }


def test_panels_and_labels_under_a_heading() -> None:
    """Labels on frames and lines of their own tell what the bullets below say of the measure of the heading."""
    reading = read(
        heading("1-1　屋上の緑化", 3),
        paragraph("建物の屋上に緑をふやします。"),
        panel("現状", "・屋上の利用は少ない。"),
        panel("主な取組", "・補助金を設ける。"),
        heading("1-2　壁面の緑化", 3),
        paragraph("＜現状と課題＞"),
        bullet("・夏の暑さが増しています。"),
        bullet("・費用の負担が課題です。"),
        paragraph("＜施策の方向性＞"),
        bullet("・見本となる建物をつくります。"),
    )
    assert said(of(reading, Statement)) == {
        ("屋上の緑化", "purpose", "建物の屋上に緑をふやします。"),
        ("屋上の緑化", "state", "屋上の利用は少ない。"),
        ("屋上の緑化", "action", "補助金を設ける。"),
        ("壁面の緑化", "state", "夏の暑さが増しています。"),
        ("壁面の緑化", "issue", "費用の負担が課題です。"),
        ("壁面の緑化", "outlook", "見本となる建物をつくります。"),
    }


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        (
            [
                ["基本目標", "2　緑のまち", "施策", "2-1　里山の保全"],
                ["事業コード", "2101", "担当課", "公園課"],
                ["事業名", "下草刈り事業", "電話", "123"],
            ],
            {"緑のまち": "2", "里山の保全": "2-1", "下草刈り事業": "2101"},
        ),
        (
            [
                ["施策名", "里山の保全", "担当部署", "公園課"],
                ["施策番号", "B-4", "区分", "継続"],
                ["事業の名称", "下草刈り事業", "作成者", "公園係"],
                ["整理番号", "0017", "目的", "里山を守る。"],
            ],
            {"里山の保全": "B-4", "下草刈り事業": "0017"},
        ),
        (
            [["事業No.", "12-3", "所管", "公園課"], ["政策", "緑を守る", "<", "<"], ["事業名", "下草刈り", "<", "<"]],
            {"緑を守る": "", "下草刈り": "12-3"},
        ),
    ],
)
def test_a_number_in_a_row_of_its_own(rows: list[list[str]], numbers: dict[str, str]) -> None:
    """A number in a row without a name is that of the measure its label speaks of, else of the card's own."""
    placed = of(read(table(rows, head=0)), Placement)
    assert {f.name: f.about.notation for f in placed} == numbers


def test_a_name_above_a_card_names_nothing_of_the_table_below_it() -> None:
    """A group's name above a card stands above that alone: the table of values below the card is of the card's measure."""
    tree = table([["基本取組", "事業名"], ["緑を増やす取組", "苗木の配布"], ["^", "花壇の手入れ"]])
    card = table([["1-1　苗木の配布", "<"], ["概要", "市民に苗木を配る。"], ["主管課", "公園課"]], head=0)
    values = table([["年度", "<", "R8", "R9"], ["指標", "配った本数", "10本", "20本"]])
    found = of(read(tree, paragraph("緑を増やす取組"), card, values), Observation)
    assert {(fact.about.name, fact.year) for fact in found if fact.about} == {
        ("苗木の配布", 2026),
        ("苗木の配布", 2027),
    }


def test_a_group_named_right_above_a_card_that_names_its_own_measure() -> None:
    """What a card says is of the measure in its first row, also where a line above it names what that stands under."""
    tree = table(
        [["推進項目", "番号", "実施項目"], ["(1)緑を増やす取組", "1", "苗木の配布"], ["^", "2", "花壇の手入れ"]]
    )
    card = table([["実施項目", "1", "苗木の配布"], ["主管課", "公園課", "<"], ["課題", "応募が少ない。", "<"]], head=0)
    reading = read(tree, paragraph("推進項目(1)　緑を増やす取組"), card)
    assert {f.about.name for f in of(reading, Responsibility)} == {"苗木の配布"}
    assert said(of(reading, Statement)) == {("苗木の配布", "issue", "応募が少ない。")}


@pytest.mark.parametrize(
    "rows",
    [[["目指す姿"], ["木陰で憩えるまち、歩いて楽しいまち"]], [["目指す姿", "木陰で憩えるまち、歩いて楽しいまち"]]],
)
def test_what_should_come_out_names_no_measure(rows: list[list[str]]) -> None:
    """目指す姿 without a number, over or beside its words below the heading of a measure, is a text about that measure."""
    reading = read(heading("施策１　並木の手入れ", 2), table([["担当課", "公園課"]], head=0), table(rows, head=0))
    assert {f.about.name for f in of(reading, Placement)} == {"並木の手入れ"}
    told = said(of(reading, Statement))
    assert told == {("並木の手入れ", "vision", "木陰で憩えるまち、歩いて楽しいまち")}


@pytest.mark.parametrize("period", ["平成10年度～", "平成10年度～令和9年度"])
def test_the_years_of_a_project_date_nothing_below_them(period: str) -> None:
    """事業期間 and its years are a label and its value, not the head of the labels below."""
    rows = [
        ["事業名", "並木の手入れ", "担当課", "公園課"],
        ["事業期間", period, "<", "<"],
        ["目的", "夏の日ざしをやわらげる。", "<", "<"],
    ]
    (told,) = of(read(table(rows, head=0)), Statement)
    assert (told.kind, told.year) == ("purpose", None)


def test_a_list_of_one_in_a_sheet_is_no_card_where_others_list_several() -> None:
    """One project under heads that list two in another sheet does not take the texts behind it from the sheet's measure."""
    heads = ["事業名", "予算額", "決算額"]
    sheets = [
        (["施策", "1-1　緑をふやす"], [["苗木の配布", "120千円", "100千円"], ["花壇の手入れ", "80千円", "70千円"]]),
        (["施策", "1-2　水を守る"], [["川の清掃", "60千円", "50千円"]]),
    ]
    blocks = [
        block
        for measure, projects in sheets
        for block in (
            table([measure], head=0),
            paragraph("交付金を活用した事業"),
            table([heads, *projects]),
            table([["課題", "人手が足りない。"], ["今後の方向性", "仲間を募る。"]], head=0),
        )
    ]
    told = {(name, kind) for name, kind, _ in said(of(read(*blocks), Statement))}
    assert told == {(name, kind) for name in ("緑をふやす", "水を守る") for kind in ("issue", "outlook")}


def test_a_number_between_the_label_of_a_level_and_its_name() -> None:
    """取組項目 | 1-1-1 | name | 区分 | 新規 is a row of labels and values and heads nothing, though most cells are known."""
    reading = read(
        table(
            [
                ["推進項目", "1-1　窓口の改善", "<", "<", "<"],
                ["取組項目", "1-1-1", "書かない窓口", "区分", "新規"],
                ["担当課", "市民課", "<", "関係課", "税務課"],
                ["課題", "記入が多い。", "<", "<", "<"],
            ],
            head=0,
        )
    )
    assert {(f.about.name, f.name, f.role) for f in of(reading, Responsibility)} == {
        ("書かない窓口", "市民課", "lead"),
        ("書かない窓口", "税務課", "related"),
    }
    assert said(of(reading, Statement)) == {("書かない窓口", "issue", "記入が多い。")}
    assert ("1-1-1", "書かない窓口") in {(f.about.notation, f.name) for f in of(reading, Placement)}


def _titled(title: str, group: str, office: str) -> Table:
    rows = [[title, "<"], ["中項目", group], ["担当課", office], ["目的", f"{title}のために行います。"]]
    return table(rows, head=0)


def test_titles_of_cards_name_their_measures_below_the_levels_inside() -> None:
    """Where cards of one kind have titles of their own and share what stands beside a level's label, the title is the measure
    and the label tells what it stands under; a list of the measures below the last card is not all under that.
    """
    reading = read(
        _titled("苗木の配布", "緑の都市", "公園課"),
        _titled("花壇の管理", "緑の都市", "農政課"),
        _titled("星空の観察会", "学びの都市", "社会教育課"),
        table([["事業名", "決算額（千円）"], ["苗木の配布", "120"], ["花壇の管理", "80"], ["星空の観察会", "15"]]),
    )
    chains = {tuple(name for _, name in chain(f.about)) for f in of(reading, Placement)}
    tree = {("緑の都市", "苗木の配布"), ("緑の都市", "花壇の管理"), ("学びの都市", "星空の観察会")}
    assert {path for path in chains if len(path) > 1} == tree
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("苗木の配布", "公園課"),
        ("花壇の管理", "農政課"),
        ("星空の観察会", "社会教育課"),
    }


def test_titles_of_cards_that_group_their_measures() -> None:
    """Titles that come again over cards whose labels name each another measure stand above these."""
    reading = read(
        _titled("緑の都市", "苗木の配布", "公園課"),
        _titled("緑の都市", "花壇の管理", "農政課"),
        _titled("学びの都市", "星空の観察会", "社会教育課"),
    )
    chains = {tuple(name for _, name in chain(f.about)) for f in of(reading, Placement)}
    assert ("緑の都市", "苗木の配布") in chains
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("苗木の配布", "公園課"),
        ("花壇の管理", "農政課"),
        ("星空の観察会", "社会教育課"),
    }


def test_a_number_before_the_label_of_a_name_counts_the_card() -> None:
    """3 | 事業名 | 苗木の配布 on top of a card is its measure with its number, and no head of the columns below."""

    def card(number: str, name: str) -> Table:
        rows = [
            [number, "事業名", name, "<", "<"],
            ["事業概要", "<", "木を育てます。", "<", "<"],
            ["指標", "<", "配った本数", "担当課", "公園課"],
            ["現状値（令和5年度）", "<", "120本", "目標値（令和11年度）", "300本"],
        ]
        return table(rows, head=1)

    reading = read(heading("基本施策(1)　緑をふやす", 3), card("1", "苗木の配布"), card("2", "花壇の手入れ"))
    assert [chain(r.about)[-1] for r in of(reading, Responsibility)] == [("1", "苗木の配布"), ("2", "花壇の手入れ")]
    assert [int(o.value or 0) for o in of(reading, Observation)] == [120, 300, 120, 300]
    assert said(of(reading, Statement)) == {
        ("苗木の配布", "purpose", "木を育てます。"),
        ("花壇の手入れ", "purpose", "木を育てます。"),
    }


def test_another_label_behind_the_departments_of_a_card() -> None:
    """所管課 | 公園課 | 区分 | 継続: what stands behind a further word in the row is no department; 実施 beside a year is the
    step of that year, though the word heads columns elsewhere.
    """
    for word in ("区分", "取組の区分"):
        rows: list[list[str | None]] = [
            ["所管課", "公園課", word, "継続"],
            ["取組内容", "苗木を配る。", "<", "<"],
            ["スケジュール", "令和6年度", "試行", "<"],
            ["^", "令和7年度", "実施", "<"],
            ["^", "令和8年度", "実施", "<"],
        ]
        reading = read(heading("取組２　苗木の配布", 2), table(rows, head=0))
        assert {r.name for r in of(reading, Responsibility)} == {"公園課"}
        assert [(s.text, s.start) for s in of(reading, ScheduleItem)] == [
            ("試行", 2024),
            ("実施", 2025),
            ("実施", 2026),
        ]


def test_words_under_years_before_the_name_of_an_indicator_are_steps() -> None:
    """What stands in the row of 計画 before a column 成果指標 is done in these years, and no value of what that names."""
    rows = [
        ["事業名", "苗木の配布", "<", "<"],
        ["", "R7", "R8", "成果指標"],
        ["計画", "・苗木の注文", "・土地の調査|・苗木の注文", "配った苗木の本数"],
    ]
    reading = read(table(rows, head=0))
    assert not of(reading, Observation)
    assert {(i.text, i.start) for i in of(reading, ScheduleItem)} == {
        ("苗木の注文", 2025), ("土地の調査", 2026), ("苗木の注文", 2026),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "values"),
    [
        ([["現状値（R5）", "目標値（R7）", "目標値（R8）"], ["20", "25", "30"]], {(2023, 20), (2025, 25), (2026, 30)}),
        ([["単位", "現状値（R5）", "目標値（R8）"], ["本", "20", "30"]], {(2023, 20), (2026, 30)}),
        ([["事業費（千円）", "R5", "R6"], ["事業費", "20", "30"]], set()),
    ],
)
def test_heads_of_roles_right_below_the_name_of_an_indicator(
    rows: list[list[str]], values: set[tuple[int, int]]
) -> None:
    """成果指標 | 配った苗木 above heads of roles over a row of mere values: these are of what that row names; money is not."""
    card = [["事業名", "苗木の配布", "<"], ["担当課", "公園課", "<"], ["成果指標", "配った苗木（単位：本）", "<"]]
    found = of(read(table([*card, *rows], head=0)), Observation)
    assert {(o.year, int(o.value or 0)) for o in found} == values
    assert {(o.indicator.name, o.unit) for o in found} <= {("配った苗木", "本")}


def test_a_label_at_the_right_edge_of_a_card_stands_above_its_value() -> None:
    """関連計画 with nothing at its right is of the cell below it."""
    rows = [
        ["事業名", "苗木の配布", "関連計画"],
        ["担当課", "公園課", "すみれ市環境基本計画"],
        ["事業目的", "市民が木に親しむ。", "^"],
    ]
    reading = read(table(rows, head=0))
    assert {r.related.title for r in of(reading, Relation)} == {"すみれ市環境基本計画"}


def test_a_table_within_a_cell_holds_the_values_of_what_the_cell_names() -> None:
    """Under 成果指標 a cell names the indicator, and a table in the same cell its values with their roles and years; what
    stands under years beside it are steps.
    """
    card = table(
        [
            ["事業名", "苗木の配布", "<", "<"],
            ["", "R7", "R8", "成果指標"],
            ["計画", "・苗木の注文", "・土地の調査|・苗木の注文", "配った苗木|（単位：本）"],
        ],
        head=0,
    )
    inner = table([["現状値（R5）", "20"], ["目標値（R8）", "30"]], head=0)
    around = next(cell.place.box for cell in card.cells if cell.text.text.startswith("配った"))
    inside = msgspec.structs.replace(inner, places=(Place(2, (around[0] + 5, around[1] + 12, *around[2:])),))
    reading = read(card, inside)
    assert {(o.about.name, o.indicator.name, o.year, o.role, o.value, o.unit) for o in of(reading, Observation)} == {
        ("苗木の配布", "配った苗木", 2023, "baseline", Decimal(20), "本"),
        ("苗木の配布", "配った苗木", 2026, "target", Decimal(30), "本"),
    }
    assert {(i.text, i.start) for i in of(reading, ScheduleItem)} == {
        ("苗木の注文", 2025), ("土地の調査", 2026), ("苗木の注文", 2026),
    }  # fmt: skip


def test_a_number_before_the_title_of_a_card() -> None:
    """No.1 | 花壇の手入れ in the first row of a card, where labels stand before their values below, names its measure; the labels
    of levels below it tell what that stands under.
    """
    cards = [
        table(
            [
                [f"No.{number}", name, "評価", "Ａ"],
                ["基本方針", "１　緑のまち", "<", "<"],
                ["重点項目", "（１）花をふやす", "<", "<"],
                ["担当課", "公園課", "関係課", "緑地課"],
                ["取組の概要", "花を植える。", "<", "<"],
                ["今後の方向性", "続ける。", "<", "<"],
            ],
            head=0,
        )
        for number, name in enumerate(("花壇の手入れ", "苗木の配布"), 1)
    ]
    reading = read(heading("４　進み具合", 1), *cards)
    assert {tuple(name for _, name in chain(e.about)) for e in of(reading, Evaluation)} == {
        ("緑のまち", "花をふやす", "花壇の手入れ"),
        ("緑のまち", "花をふやす", "苗木の配布"),
    }
    assert {r.about.name for r in of(reading, Responsibility)} == {"花壇の手入れ", "苗木の配布"}


def test_a_number_and_a_title_in_the_painted_first_row_of_a_card() -> None:
    """Ⅰ－1 | 花壇の手入れ in a coloured first row, which looks like a head, names the measure of the card all the same."""
    cards = [
        table(
            [
                [f"Ⅰ－{number}", name, "<", "<", "<"],
                ["担当課", "公園課", "関係課", "緑地課", "<"],
                ["取組内容", "花を植える。", "<", "<", "<"],
                ["数値指標", "指標名", "区分", "令和5年度", "令和6年度"],
                ["^", "花の数", "目標値", "10本", "12本"],
                ["^", "^", "実績値", "11本", "14本"],
                ["課題", "水が足りない。", "<", "<", "<"],
                ["今後の方向性", "続ける。", "<", "<", "<"],
            ]
        )
        for number, name in enumerate(("花壇の手入れ", "苗木の配布"), 1)
    ]
    reading = read(heading("基本方針Ⅰ　緑のまち", 2), *cards)
    own = [("緑のまち", "花壇の手入れ"), ("緑のまち", "苗木の配布")]
    assert {tuple(name for _, name in chain(o.about)) for o in of(reading, Observation)} == {*own}
    assert {
        (s.about.notation, s.text)
        for s in of(reading, Statement)
        if isinstance(s.about, MeasureMention) and s.kind == "issue"
    } == {
        ("Ⅰ－1", "水が足りない。"),
        ("Ⅰ－2", "水が足りない。"),
    }


@pytest.mark.parametrize(
    "first",
    [
        [["<", "<"], ["担当課", "公園課", "<", "<"]],
        [["担当課", "公園課"], ["課題", "水が足りない。", "<", "<"]],
        [["<", "<"], ["^", "担当課", "公園課", "<"]],
    ],
)
@pytest.mark.parametrize("head", [0, 1])
def test_a_number_and_a_title_above_few_labels(first: list[list[str]], head: int) -> None:
    """Where nothing but known labels stands below the number, two are enough below a title that fills its row, three else."""
    labels = [["取組内容", "花を植える。", "<", "<"], ["今後の方向性", "続ける。", "<", "<"]]
    cards = [
        table([[number, name, *first[0]], *first[1:], *labels], head=head)
        for number, name in (("Ⅰ－1", "花壇の手入れ"), ("Ⅰ－2", "苗木の配布"))
    ]
    reading = read(heading("基本方針Ⅰ　緑のまち", 2), *cards)
    told = {(r.role, r.about.notation, r.about.name) for r in of(reading, Responsibility) if r.name == "公園課"}
    assert told == {("lead", "Ⅰ－1", "花壇の手入れ"), ("lead", "Ⅰ－2", "苗木の配布")}


def test_a_card_that_begins_with_its_name_and_who_runs_it() -> None:
    """A numbered name that begins a card, before a label of departments, is its measure under the heading; flags behind it tell
    that it is new.
    """
    cards = [
        table(
            [
                [name, "<", "担当", office],
                ["事業の内容", said, "<", "<"],
                ["活動指標", "単位", "令和５年度（実績値）", "令和６年度（計画値）"],
                ["回数", "回", "3", "4"],
            ],
            head=0,
        )
        for name, office, said in (
            ("①花壇の手入れ", "公園課", "花を植えます。"),
            ("②樹木の点検【新規】", "道路課", "木を調べます。"),
        )
    ]
    reading = read(heading("（１）緑をふやす", 3), *cards)
    places = {f.name: (chain(f.about), f.level) for f in of(reading, Placement)}
    assert places["花壇の手入れ"] == ([("（１）", "緑をふやす"), ("①", "花壇の手入れ")], "")
    assert places["樹木の点検"] == ([("（１）", "緑をふやす"), ("②", "樹木の点検")], "")
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("花壇の手入れ", "公園課"),
        ("樹木の点検", "道路課"),
    }
    assert said(of(reading, Statement)) == {
        ("花壇の手入れ", "action", "花を植えます。"),
        ("樹木の点検", "action", "木を調べます。"),
    }
    assert {(f.about.name, f.year, f.text) for f in of(reading, Observation)} == {
        ("花壇の手入れ", 2023, "3"),
        ("花壇の手入れ", 2024, "4"),
        ("樹木の点検", 2023, "3"),
        ("樹木の点検", 2024, "4"),
    }
    assert [[m.name for m in f.successors if isinstance(m, MeasureMention)] for f in of(reading, Succession)] == [
        ["樹木の点検"]
    ]


@pytest.mark.parametrize(
    ("count", "told"), [(2, set()), (1, {("花壇の手入れ", "opinion", "花をもっと植えてほしい。")})]
)
def test_a_numbered_heading_as_high_as_that_of_several_cards_ends_them(
    count: int, told: set[tuple[str, str, str]]
) -> None:
    """Behind the sheets of several measures a section of opinions, numbered as that of the sheets is, tells of none of them;
    behind the one sheet of a paper it tells of its measure.
    """
    cards = [
        table([["施策", "緑をふやす", "事業名", name], ["所管課", "公園課", "目的", "花を楽しむ。"]], head=0)
        for name in ("苗木の配布", "花壇の手入れ")[-count:]
    ]
    reading = read(
        heading("４　評価シート", 2), *cards, heading("５　学識経験者の意見", 2), paragraph("花をもっと植えてほしい。")
    )
    assert {row for row in said(of(reading, Statement)) if row[1] == "opinion"} == told


@pytest.mark.parametrize(
    "first",
    [
        [["花壇の手入れ", "新規", "担当課", "公園課"], ["樹木の点検", "継続", "担当課", "道路課"]],
        [["【新規】花壇の手入れ", "<", "担当課", "公園課"], ["樹木の点検", "<", "担当課", "道路課"]],
        [["1", "【新規】花壇の手入れ", "担当課", "公園課"], ["2", "樹木の点検", "担当課", "道路課"]],
    ],
)
def test_names_that_begin_cards_before_the_same_label(first: list[list[str]]) -> None:
    """Several cards that begin with another name each before 担当課 are of these, a number before the name or a flag behind it
    tell of them; what begins several cards alike names nothing.
    """
    reading = read(
        heading("（１）緑をふやす", 3),
        *(table([row, ["事業の内容", f"{row[-1]}が行います。", "<", "<"]], head=0) for row in first),
    )
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("花壇の手入れ", "公園課"),
        ("樹木の点検", "道路課"),
    }
    created = [m.name for f in of(reading, Succession) for m in f.successors if isinstance(m, MeasureMention)]
    assert created == ["花壇の手入れ"]
    alike = (["主な内容と体制", "<", "担当課", office] for office in ("公園課", "道路課"))
    reading = read(
        *(
            block
            for number, row in enumerate(alike, 1)
            for block in (heading(f"（{number}）緑の{number}番", 3), table([row, ["目的", "緑。", "<", "<"]], head=0))
        )
    )
    assert {f.about.name for f in of(reading, Responsibility)} == {"緑の1番", "緑の2番"}


def test_the_place_in_the_plan_beside_one_label_of_a_card() -> None:
    """総合計画の位置付け with levels, numbers and names line by line, the words of levels spread, tells what stands above; and
    in the card of another plan nothing.
    """
    rows = [
        ["整理番号", "12", "担当課", "公園課"],
        ["事務事業名", "花壇整備事業", "<", "<"],
        ["総合計画の位置付け", "政　策　１　花の咲くまち|施　策　１－３　花壇の充実", "<", "<"],
        ["目的", "花壇を増やす。", "<", "<"],
    ]
    placed = of(read(table(rows, head=0), title="第６次すみれ市総合計画"), Placement)
    assert chain(placed[-1].about) == [("１", "花の咲くまち"), ("１－３", "花壇の充実"), ("12", "花壇整備事業")]
    assert [f.name for f in of(read(table(rows, head=0)), Placement)] == ["花壇整備事業"]


def test_what_is_ticked_beside_a_label_in_two_steps_is_the_outlook() -> None:
    """今後の方向性 | 区分 | □拡充 ■改善して継続: the choice is what comes next, as it is without 区分."""
    rows = [
        ["事業名", "花壇整備事業", "<"],
        ["今後の方向性", "区分", "□拡充　■改善して継続　□終了"],
        ["^", "内容", "花を増やす。"],
    ]
    assert ("花壇整備事業", "outlook", "改善して継続") in said(of(read(table(rows, head=0)), Statement))
