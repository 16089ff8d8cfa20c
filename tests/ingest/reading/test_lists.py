"""Lists of measures: names, numbers, groups, departments, texts."""

import pytest

from graph.facts import (
    Budget,
    MeasureMention,
    Observation,
    Placement,
    PlanEntry,
    Relation,
    Responsibility,
    Statement,
    Succession,
)
from ingest.document import Block
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table


@pytest.mark.parametrize("head", [["取組", "R5", "R6"], ["取組", "令和6年度評価", "担当課"], ["No.", "取組名", "評価"]])
def test_a_list_that_has_the_measure_of_the_place_among_others_stands_beside_it(head: list[str]) -> None:
    """A table of all measures at the end of the last one's part lists none under that one; one of other measures does."""
    told = ["Ａ", "緑地課"] if "担当課" in head else ["Ａ", "Ｂ"]
    numbered = "No." in head
    rows = [
        [number, name, told[0]] if numbered else [f"{number}　{name}", *told]
        for number, name in (("①", "花壇の手入れ"), ("②", "苗木の配布"))
    ]
    above = [paragraph("〔担当　緑地課〕"), paragraph("▶結果"), paragraph("花を植えた。")]
    reading = read(
        heading("基本目標１　花のまち", 2),
        *(
            block
            for number, name in (("①", "花壇の手入れ"), ("②", "苗木の配布"))
            for block in (heading(f"取組{number}　{name}", 3), *above)
        ),
        heading("◇取組の評価", 4),
        table([head, *rows]),
    )
    assert {tuple(name for _, name in chain(f.about)) for f in of(reading, Placement)} == {
        ("花のまち",),
        ("花のまち", "花壇の手入れ"),
        ("花のまち", "苗木の配布"),
    }


def test_groups_merged_over_rows_are_the_parents_of_their_rows() -> None:
    """A cell that reaches over rows is what stands above the measures in these rows, with its own number and level."""
    reading = read(
        table(
            [
                ["基本目標", "施策名", "所管課"],
                ["基本目標１|豊かな緑を守る", "(1) 里山の保全", "公園課"],
                ["^", "(2) 街路樹の手入れ", "道路課"],
                ["基本目標２|緑に親しむ", "(3) 花のまつり", "観光課"],
            ]
        )
    )
    placed = {f.name: f for f in of(reading, Placement)}
    assert chain(placed["街路樹の手入れ"].about) == [("１", "豊かな緑を守る"), ("(2)", "街路樹の手入れ")]
    assert chain(placed["花のまつり"].about) == [("２", "緑に親しむ"), ("(3)", "花のまつり")]
    assert placed["豊かな緑を守る"].level == "基本目標"
    assert placed["里山の保全"].level == "施策"


def test_a_word_of_texts_between_levels_is_a_level_of_the_tree() -> None:
    """Numbered names under 課題 between columns of levels are what those at the right stand under, and no issues of these."""
    reading = read(
        table(
            [
                ["基本目標", "課題", "施策の方向"],
                ["Ⅰ　緑のまち", "１　里山の手入れ", "（１）森の学校の開設"],
                ["^", "^", "（２）間伐の支援"],
                ["^", "２　街路樹の更新", "（１）苗木の配布"],
            ]
        )
    )
    placed = {f.name: f for f in of(reading, Placement)}
    assert chain(placed["間伐の支援"].about) == [("Ⅰ", "緑のまち"), ("１", "里山の手入れ"), ("（２）", "間伐の支援")]
    assert placed["街路樹の更新"].level == "課題"
    assert not of(reading, Statement)


def test_a_department_cell_over_several_rows_counts_for_each() -> None:
    """A merged cell of departments gives its departments to every row, one fact for each department."""
    reading = read(
        table([["番号", "事業名", "主管課"], ["1", "苗木の配布", "公園課|農政課"], ["2", "剪定枝の活用", "^"]]),
    )
    found = {(f.about.name, f.name, f.role) for f in of(reading, Responsibility)}
    assert found == {
        (measure, department, "lead")
        for measure in ("苗木の配布", "剪定枝の活用")
        for department in ("公園課", "農政課")
    }


def test_names_lose_their_number_and_marks() -> None:
    """The number is apart from the name; marks such as 再掲 and 新規 are no part of it."""
    reading = read(
        table(
            [
                ["№", "取組名", "担当課"],
                ["3", "壁面緑化の助成【再掲】", "環境課"],
                ["4", "（令和4年度追加）ビオトープの整備※", "環境課"],
            ]
        )
    )
    assert {(f.about.notation, f.name) for f in of(reading, Placement)} == {
        ("3", "壁面緑化の助成"),
        ("4", "ビオトープの整備"),
    }


def test_sums_and_count_tables_are_no_measures() -> None:
    """Rows of sums are left out, and a table that only counts measures places none."""
    reading = read(
        table([["事業名", "担当課", "事業費（千円）"], ["苗木の配布", "公園課", "100"], ["合計", "", "100"]]),
        table([["基本目標", "継続", "終了", "事業数"], ["緑を守る", "3", "1", "4"], ["合計", "3", "1", "4"]]),
    )
    assert [f.name for f in of(reading, Placement)] == ["苗木の配布"]


def test_an_empty_form_says_nothing() -> None:
    """A form that repeats goals and has nothing filled in gives no fact."""
    reading = read(
        table(
            [
                ["目標", "進捗状況", "改善策"],
                ["苗木を毎年500本配る", "", ""],
                ["公園を点検する", "", ""],
            ]
        )
    )
    assert not of(reading, Placement)
    assert not of(reading, Statement)


def test_headings_side_by_side_stand_above_their_lists() -> None:
    """Headings with a level's word, and numbered ones under them, are the parents of the measures of their tables."""
    rows = [
        ["事業名", "事業内容", "担当"],
        ["苗木の配布", "市民に苗木を配ります。", "公園課"],
        ["緑の相談", "樹木医が答えます。", "公園課"],
    ]
    other = [
        ["事業名", "事業内容", "担当"],
        ["花壇づくり", "花の種を配ります。", "公園課"],
        ["植樹祭", "秋に開きます。", "公園課"],
    ]
    reading = read(
        heading("第３章　施策の展開", 2),
        heading("基本方針１　緑をふやす", 3),
        heading("（１）みんなで育てる", 4),
        table(rows),
        heading("（２）まちを飾る", 4),
        table(other),
    )
    placed = {f.name: chain(f.about) for f in of(reading, Placement)}
    assert placed["緑の相談"] == [("１", "緑をふやす"), ("（１）", "みんなで育てる"), ("", "緑の相談")]
    assert placed["植樹祭"] == [("１", "緑をふやす"), ("（２）", "まちを飾る"), ("", "植樹祭")]
    assert ("苗木の配布", "action") in {(f.about.name, f.kind) for f in of(reading, Statement)}  # type: ignore[union-attr]


@pytest.mark.parametrize("above", [[], [paragraph("（単位：千円）")]])
def test_a_table_of_something_else_is_nothing(above: list[Block]) -> None:
    """A chronology and a list of members hold no measures."""
    reading = read(
        *above,
        heading("策定経過", 2),
        table(
            [
                ["年月日", "会議名", "内容"],
                ["令和5年4月1日", "第１回委員会", "骨子について"],
                ["令和5年6月1日", "第２回委員会", "案について"],
            ]
        ),
        heading("委員名簿", 2),
        table([["氏名", "所属"], ["山田太郎", "すみれ大学"], ["鈴木花子", "市民公募"]]),
    )
    assert not of(reading, Placement)


def test_remarks_that_are_plans_are_relations_and_others_reasons() -> None:
    """備考 with names of plans ties the measure to them; with words it tells a reason."""
    reading = read(
        table(
            [
                ["№", "事業名", "備考"],
                ["1", "苗木の配布", "◇環境基本計画　◇農業振興計画"],
                ["2", "緑の募金", "会場がなくなったため"],
            ]
        )
    )
    assert {(f.about.name, f.related.title) for f in of(reading, Relation)} == {  # type: ignore[union-attr]
        ("苗木の配布", "環境基本計画"),
        ("苗木の配布", "農業振興計画"),
    }
    assert [(f.kind, f.text) for f in of(reading, Statement)] == [("reason", "会場がなくなったため")]


def test_a_new_flag_makes_a_measure_created() -> None:
    """新規 in a status column gives a created measure; 継続 alone says nothing."""
    reading = read(
        table([["区分", "事業名", "担当課"], ["新規", "屋上緑化", "環境課"], ["継続", "苗木の配布", "公園課"]])
    )
    assert [(f.kind, [m.name for m in f.successors]) for f in of(reading, Succession)] == [  # type: ignore[union-attr]
        ("created", ["屋上緑化"])
    ]


def test_a_remark_over_several_columns_hides_no_flags() -> None:
    """Flags in a column stay such beside a row whose remark reaches over it (ほかに掲載)."""
    head = ["番号", "事業名", "取組内容", "担当課", "区分"]
    rows = [["1", "花の道", "花を植える。", "公園課", "新規"], ["2", "花の橋", "橋を飾る。", "公園課", "継続"]]
    reading = read(table([head, *rows, ["3", "花の駅（再掲）", "基本目標２に掲載", "<", "<"]]))
    assert [[str(getattr(m, "name", "")) for m in f.successors] for f in of(reading, Succession)] == [["花の道"]]


def test_circled_numbers_under_no_head_are_the_numbers_of_their_rows() -> None:
    """① before a name is its number also where no head says so; bare figures there only count the rows."""
    head = ["", "取組", "実施状況", "担当課"]
    circled = read(table([head, ["①", "花の道", "花を植えた。", "公園課"], ["②", "花の橋", "橋を飾った。", "公園課"]]))
    bare = read(table([head, ["1", "花の道", "花を植えた。", "公園課"], ["2", "花の橋", "橋を飾った。", "公園課"]]))
    assert {(f.about.notation, f.name) for f in of(circled, Placement)} == {("①", "花の道"), ("②", "花の橋")}
    assert {f.about.notation for f in of(bare, Placement)} == {""}


def test_names_behind_numbers_under_a_head_nobody_knows() -> None:
    """A column behind 番号 with another short name in each row, beside sentences of what was done, names the measures, also
    where an indicator has columns of its own.
    """
    head = ["番号", "ことのしだい", "実施状況", "指標", "単位", "R5", "R6"]
    rows = [
        ["1", "花の道", "花を植えた。", "花の数", "本", "20", "30"],
        ["2", "花の橋", "飾った。", "橋の数", "基", "4", "5"],
    ]
    reading = read(table([head, *rows]))
    assert {f.name for f in of(reading, Placement)} == {"花の道", "花の橋"}


def test_signs_beside_a_flag_of_what_is_new_hide_nothing() -> None:
    """区分 with 新, ◎ and both in one cell: those with 新 are created, a sign of weight alone tells nothing."""
    head = ["番号", "事業名", "区分", "担当課"]
    rows = [["1", "花の道", "", "公園課"], ["2", "花の橋", "新", "公園課"], ["3", "花の駅", "新|◎", "交通課"]]
    reading = read(table([head, *rows, ["4", "花の港", "◎", "港湾課"]]))
    assert [[str(getattr(m, "name", "")) for m in f.successors] for f in of(reading, Succession)] == [
        ["花の橋"],
        ["花の駅"],
    ]


def test_a_plan_with_kana_in_its_name_is_named_in_a_text() -> None:
    """橋りょう長寿命化計画に基づき: the kana belong to the name."""
    rows = [
        ["事業名", "事業概要"],
        ["橋の手入れ", "橋りょう長寿命化計画に基づき、橋を直す。"],
        ["道の手入れ", "道を直す。"],
    ]
    assert [f.related.title for f in of(read(table(rows)), Relation)] == ["橋りょう長寿命化計画"]


def test_every_fact_carries_the_words_it_rests_on() -> None:
    """The pieces of evidence of a fact hold its own text and the measure's name, each in a box on its page."""
    reading = read(table([["事業名", "事業概要", "担当課"], ["苗木の配布", "市民に苗木を|配ります。", "公園課"]]))
    for fact in reading.facts:
        assert fact.evidence
        assert all(piece.quote and piece.page and piece.box[0] < piece.box[2] for piece in fact.evidence)
    statement = of(reading, Statement)[0]
    quotes = [piece.quote for piece in statement.evidence]
    assert "市民に苗木を配ります。" in quotes
    assert "苗木の配布" in quotes


def test_a_column_nobody_knows_is_a_finding() -> None:
    """A head that the lexicon does not have is named in a finding; known and empty columns give none."""
    reading = read(table([["事業名", "担当課", "こぼれ話", "備考"], ["苗木の配布", "公園課", "雨の日だった", ""]]))
    assert [f.kind for f in reading.findings] == ["unknown-header"]
    assert "こぼれ話" in reading.findings[0].message
    assert [piece.quote for piece in reading.findings[0].evidence] == ["こぼれ話"]


def test_a_row_that_gives_no_fact_is_a_finding() -> None:
    """A row without a name among rows that have one is named with its words; sums, notes and empty rows are passed over."""
    rows = [
        ["事業名", "担当課", "予算額（千円）"],
        ["苗木の配布", "公園課", "100"],
        ["", "緑地課", "25"],
        ["合計", "", "125"],
        ["", "", "-"],
        ["", "※緑地課の分は概算", ""],
    ]
    (found,) = [f for f in read(table(rows)).findings if f.kind == "skipped-row"]
    assert "名称がない" in found.message
    assert [piece.quote for piece in found.evidence] == ["緑地課", "25"]
    card = table([["担当課", "公園課"], ["よもやま", "雨の日もあった"]], head=0)
    (found,) = read(
        heading("１　苗木の配布", 2), card, heading("２　花壇", 2), table([["担当課", "公園課"]], head=0)
    ).findings
    assert (found.kind, "よもやま" in found.message) == ("skipped-row", True)


def test_a_line_that_names_the_plan_before_leaves_the_list_with_its_own_plan() -> None:
    """前計画：○○ above a list tells what the plan replaced; the list below is not one of that older plan."""
    reading = read(
        paragraph("前計画：すみれ市緑の基本計画"),
        table([["番号", "事業名", "主管課"], ["1", "苗木の配布", "公園課"], ["2", "街路樹の手入れ", "道路課"]]),
    )
    assert {f.about.plan.title for f in of(reading, Placement)} == {"すみれ市緑のまちづくり計画"}
    assert {e.predecessor.title for e in of(reading, PlanEntry) if e.predecessor} == {"すみれ市緑の基本計画"}


def test_two_projects_in_one_row_are_two_measures() -> None:
    """A row with two whole names, each beside its department, tells of both what it says once; a broken name is one."""
    reading = read(
        table(
            [
                ["担当課", "事業名", "予算額（千円）"],
                ["福祉課|公園課", "敬老会事業費（補助金）|公園管理費（遊具）", "1,200"],
                ["福祉課|公園課", "地域の見守りと声かけを|続ける事業", "300"],
            ]
        )
    )
    ran = {(r.about.name, r.name) for r in of(reading, Responsibility)}
    assert ran == {
        ("敬老会事業費（補助金）", "福祉課"),
        ("公園管理費（遊具）", "公園課"),
        ("地域の見守りと声かけを続ける事業", "福祉課"),
        ("地域の見守りと声かけを続ける事業", "公園課"),
    }
    paid = {(b.about.name, int(b.amount)) for b in of(reading, Budget)}
    assert paid == {
        ("敬老会事業費（補助金）", 1_200_000),
        ("公園管理費（遊具）", 1_200_000),
        ("地域の見守りと声かけを続ける事業", 300_000),
    }


def test_headings_that_a_text_announces_are_measures() -> None:
    """Under 以下の取組を行います numbered headings with nothing but prose are measures, and the prose what is done."""
    told = "相談の窓口を本庁に置きます。"
    announced = [heading("支える体制", 2), paragraph("体制を整えるため、以下の取組を行います。")]
    items = [heading("①　窓口の設置", 3), paragraph(told), heading("②　研修の実施", 3), paragraph("毎年行います。")]
    reading = read(*announced, *items)
    assert {(p.name, p.about.notation) for p in of(reading, Placement)} == {
        ("支える体制", ""),
        ("窓口の設置", "①"),
        ("研修の実施", "②"),
    }
    assert ("action", told) in {(s.kind, s.text) for s in of(reading, Statement)}
    assert not of(read(heading("支える体制", 2), paragraph("体制が要ります。"), *items), Placement)
    again = [heading("③　台帳の電子化（再掲）", 3), paragraph("台帳を電子化します。")]
    said = {(s.kind, s.text) for s in of(read(*announced, *items, *again), Statement)}
    assert ("action", "台帳を電子化します。") in said


def test_a_head_above_a_band_is_a_head() -> None:
    """Labels that have a group's title over the whole width below them head the rows under it, also with one unknown."""
    reading = read(
        table(
            [
                ["番号", "取組名", "おもな樹種", "所管課"],
                ["方針１　緑をふやす", "<", "<", "<"],
                ["1-1", "苗木の配布", "さくら", "公園課"],
                ["1-2", "屋上緑化", "つた", "環境課"],
            ]
        )
    )
    placed = {f.name: f.about for f in of(reading, Placement)}
    assert chain(placed["屋上緑化"]) == [("１", "緑をふやす"), ("1-2", "屋上緑化")]
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("苗木の配布", "公園課"),
        ("屋上緑化", "環境課"),
    }


def test_a_sum_below_numbers_leaves_them_numbers() -> None:
    """A row of the sum that covers the columns of numbers and names makes neither of the other."""
    reading = read(
        table(
            [
                ["取組項目", "<", "令和5年度", "<"],
                ["^", "^", "計画額（円）", "決算額（円）"],
                ["1-1", "苗木の配布", "100", "90"],
                ["2-1", "屋上緑化", "200", "210"],
                ["計", "<", "300", "300"],
            ],
            head=2,
        )
    )
    assert {
        (*chain(f.about)[-1], int(f.amount)) for f in of(reading, Budget) if isinstance(f.about, MeasureMention)
    } == {
        ("1-1", "苗木の配布", 100),
        ("1-1", "苗木の配布", 90),
        ("2-1", "屋上緑化", 200),
        ("2-1", "屋上緑化", 210),
    }


def test_a_project_merged_into_another_of_the_same_list() -> None:
    """Where no plan follows, what a project is merged into is the one of that name in the list itself, placed once."""
    reading = read(
        table([["番号", "事業名", "担当課"], ["1", "花の教室", "公園課"], ["2", "緑の教室", "環境課"]]),
        table([["番号", "事業名", "方向性", "統合先の事業"], ["1", "花の教室", "統合", "2　緑の教室"]]),
        title="令和6年度事務事業評価一覧",
    )
    (link,) = of(reading, Succession)
    assert link.kind == "merged"
    assert link.successors == tuple({f.about for f in of(reading, Placement) if f.name == "緑の教室"})


def test_a_label_below_a_measure_says_nothing_of_the_next() -> None:
    """What stands right under a heading is a purpose, though a label for what is done closed the measure before it."""
    reading = read(
        heading("(1) 花の教室", 3),
        paragraph("花の育て方を伝えます。"),
        paragraph("◆実施方法"),
        paragraph("講師を招きます。"),
        heading("(2) 緑の教室", 3),
        paragraph("木の育て方を伝えます。"),
        paragraph("◆実施方法"),
        paragraph("公園で開きます。"),
    )
    found = of(reading, Statement)
    assert [(f.about.name, f.kind, f.text) for f in found if isinstance(f.about, MeasureMention)] == [
        ("花の教室", "purpose", "花の育て方を伝えます。"),
        ("花の教室", "action", "講師を招きます。"),
        ("緑の教室", "purpose", "木の育て方を伝えます。"),
        ("緑の教室", "action", "公園で開きます。"),
    ]


def test_a_list_that_leaves_out_levels_has_the_measures_of_the_tree() -> None:
    """Savings listed under 基本方針 alone are of the measures that the tree has under its 推進項目, not of others like them."""
    tree = table(
        [
            ["基本方針", "推進項目", "番号", "取組名"],
            ["１　緑を守る", "（１）手入れ", "1", "枝の剪定"],
            ["^", "（２）見守り", "2", "樹木の診断"],
        ]
    )
    short = table(
        [
            ["番号", "取組名", "効果額（千円）"],
            ["基本方針１　緑を守る", "<", "<"],
            ["1", "枝の剪定", "300"],
            ["2", "樹木の診断", "200"],
        ]
    )
    paths = {tuple(name for _, name in chain(f.about)) for f in of(read(tree, short), Placement)}
    assert paths == {
        ("緑を守る",),
        ("緑を守る", "手入れ"),
        ("緑を守る", "見守り"),
        ("緑を守る", "手入れ", "枝の剪定"),
        ("緑を守る", "見守り", "樹木の診断"),
    }


def test_a_number_with_that_of_the_measure_above_means_the_one_that_has_both() -> None:
    """A row 1-2① is the measure ① under 1-2, wherever the row stands."""
    reading = read(
        table(
            [
                ["基本目標", "施策", "取組"],
                ["１　緑を守る", "1-1　森の手入れ", "①　下草刈り"],
                ["^", "1-2　木の手入れ", "①　枝払い"],
            ]
        ),
        heading("年次計画", 2),
        table(
            [["取組名", "令和6年度", "令和7年度"], ["1-2①　枝払い", "調査", "実施"], ["1-1①　下草刈り", "実施", "実施"]]
        ),
    )
    leaves = {tuple(chain(p.about)) for p in of(reading, Placement) if p.name in ("枝払い", "下草刈り")}
    assert leaves == {
        (("１", "緑を守る"), ("1-1", "森の手入れ"), ("①", "下草刈り")),
        (("１", "緑を守る"), ("1-2", "木の手入れ"), ("①", "枝払い")),
    }


def test_a_separator_that_begins_a_line_parts_departments() -> None:
    """Where a line end stands before ／ or 、, what stands above it is a whole name."""
    reading = read(
        table([["事業名", "担当課"], ["苗木の配布", "公園課|／緑地|課"], ["花壇の手入れ", "公園課|、建築|課"]])
    )
    assert [f.name for f in of(reading, Responsibility)] == ["公園課", "緑地課", "公園課", "建築課"]


def test_measures_in_the_lines_of_one_cell() -> None:
    """Lines that each begin with level and number, or a number of several parts, name a measure each; others go on."""
    reading = read(
        table(
            [
                ["基本目標", "施策"],
                ["基本目標1　緑のまち", "施策1-1　苗木の配布|施策1-2　花壇の手入れと|水やり"],
                ["基本目標2　水のまち", "2-1　川の清掃|2-2　池の清掃"],
            ]
        )
    )
    told = [(f.about.notation, f.name) for f in of(reading, Placement) if f.about.parent]
    assert told == [("1-1", "苗木の配布"), ("1-2", "花壇の手入れと水やり"), ("2-1", "川の清掃"), ("2-2", "池の清掃")]


def test_the_end_of_a_department_s_name_on_a_line_of_its_own() -> None:
    """課 alone goes on from the line above, also where that could be a name (みどり公園)."""
    rows = [["事業名", "担当課"], ["里山の保全", "環境保全課|みどり公園|課"], ["川の清掃", "河川課"]]
    assert [f.name for f in of(read(table(rows)), Responsibility)] == ["環境保全課", "みどり公園課", "河川課"]


def test_what_a_formula_reckons_is_no_indicator() -> None:
    """②－① under 量の見込み and 確保方策 is a difference of theirs."""
    rows = [["区分", "R7", "R8"], ["①量の見込み", "10", "12"], ["②確保方策", "15", "15"], ["②－①（過不足）", "5", "3"]]
    reading = read(heading("基本目標１　子育て", 2), heading("（１）　学童保育", 3), table(rows))
    assert {f.indicator.name for f in of(reading, Observation)} == {"量の見込み", "確保方策"}


def test_flags_under_what_is_to_come_are_no_texts() -> None:
    """今後の方向性 over 新規, 継続 and 拡充 alone tells what is new; over sentences it tells an outlook."""
    heads = ["事業名", "担当課", "今後の方向性"]
    flags = read(table([heads, ["花壇の手入れ", "公園課", "新規"], ["苗木の配布", "公園課", "継続"]]))
    assert not of(flags, Statement)
    created = [new for f in of(flags, Succession) if f.kind == "created" for new in f.successors]
    assert [new.name for new in created if isinstance(new, MeasureMention)] == ["花壇の手入れ"]
    texts = read(table([heads, ["花壇の手入れ", "公園課", "区域を広げる。"], ["苗木の配布", "公園課", "続ける。"]]))
    assert {f.kind for f in of(texts, Statement)} == {"outlook"}


def test_an_empty_cell_under_a_head_of_projects_lists_none() -> None:
    """A list may have a second column of names, empty in some rows: these say nothing there."""
    reading = read(
        table(
            [
                ["取組名", "担当課", "関連事業"],
                ["花壇の手入れ", "公園課", "苗木配布事業"],
                ["生垣の助成", "公園課", ""],
                ["水路の掃除", "道路課", "用水路清掃事業"],
            ]
        )
    )
    assert {"花壇の手入れ", "生垣の助成", "水路の掃除"} <= {p.name for p in of(reading, Placement)}


def test_labels_below_the_row_of_a_measure_beside_its_number() -> None:
    """Rows of a label and a text below the row of a measure, beside the number that reaches down to them, tell of it."""
    rows: list[list[str | None]] = [
        ["№", "事業名", "<", "担当課", "補正額（千円）"],
        ["1", "苗木の配布", "<", "公園課", "120"],
        ["^", "補正理由", "申込みが増えたため", "<", "<"],
        ["^", "事業内容", "苗木を配る。", "<", "<"],
        ["2", "花壇の手入れ", "<", "緑地課", "80"],
        ["^", "補正理由", "大雨で傷んだため", "<", "<"],
        ["^", "事業内容", "花を植える。", "<", "<"],
    ]
    reading = read(table(rows))
    assert {p.name for p in of(reading, Placement)} == {"苗木の配布", "花壇の手入れ"}
    assert [(s.about.name, s.kind, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)] == [
        ("苗木の配布", "reason", "申込みが増えたため"),
        ("苗木の配布", "action", "苗木を配る。"),
        ("花壇の手入れ", "reason", "大雨で傷んだため"),
        ("花壇の手入れ", "action", "花を植える。"),
    ]


def test_a_first_column_of_acts_names_what_the_next_tells() -> None:
    """市の取組 beside 取組内容 in sentences and 担当課 heads the names of measures; without names it tells what is done."""
    head = ["市の取組", "取組内容", "担当課"]
    rows = [["苗木の配布", "苗木を市民に配ります。", "公園課"], ["花壇の手入れ", "花を植えます。", "緑地課"]]
    reading = read(heading("１　緑をふやす", 2), table([head, *rows]))
    assert [(o.about.name, o.name) for o in of(reading, Responsibility)] == [
        ("苗木の配布", "公園課"),
        ("花壇の手入れ", "緑地課"),
    ]
    told = [
        ["苗木を市民に配ります。", "庭に緑がふえます。", "公園課"],
        ["花を植えます。", "まちに花がふえます。", "緑地課"],
    ]
    said = read(heading("１　緑をふやす", 2), table([head, *told]))
    assert {p.name for p in of(said, Placement)} == {"緑をふやす"}


@pytest.mark.parametrize("top", ["Ⅰ", "1"])
def test_a_number_within_a_group_is_the_one_of_the_measure_s_own_page(top: str) -> None:
    """(1) under Ⅰ-1 in a list is the measure whose page says Ⅰ-1-(1), and no second one."""
    tree = table(
        [
            ["基本方針", "推進項目", "取組項目", "担当課"],
            [f"{top}　緑を守る", f"{top}-1　森の手入れ", "(1)　下草刈り", "公園課"],
            ["^", f"{top}-2　木の手入れ", "(1)　枝払い", "農政課"],
        ]
    )
    cards = [
        table(
            [
                ["取組番号", f"{top}-{group[0]}-(1)", "取組項目", name],
                ["推進項目", f"{top}-{group}", "<", "<"],
                ["取組内容", "毎年続けます。", "<", "<"],
            ],
            head=0,
        )
        for group, name in (("1　森の手入れ", "下草刈り"), ("2　木の手入れ", "枝払い"))
    ]
    placed = of(read(heading("計画の体系", 2), tree, heading("取組項目の個票", 2), *cards), Placement)
    assert {tuple(chain(p.about)) for p in placed if p.name in ("下草刈り", "枝払い")} == {
        ((top, "緑を守る"), (f"{top}-1", "森の手入れ"), (f"{top}-1-(1)", "下草刈り")),
        ((top, "緑を守る"), (f"{top}-2", "木の手入れ"), (f"{top}-2-(1)", "枝払い")),
    }
