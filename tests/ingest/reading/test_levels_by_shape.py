"""Levels, heads and plans that are known by their shape, where nobody knows their words."""

from decimal import Decimal

import msgspec
import pytest

from graph.facts import Budget, MeasureMention, Observation, Placement, Responsibility, Statement, Succession
from ingest.document import Block, Diagram, Document, Lead, Node, Page, Place, Table, Text
from ingest.reading import read_facts
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table, text

LABEL, VALUE = (200, 220, 240), (255, 255, 240)


def _painted(made: Table, *labels: str) -> Table:
    """The table with the cells of these words in one colour, all others in another."""
    cells = (msgspec.structs.replace(c, fill=LABEL if c.text.text in labels else VALUE) for c in made.cells)
    return msgspec.structs.replace(made, cells=tuple(cells))


@pytest.mark.parametrize(("first", "second"), [("１", "２"), ("2-1", "2-2"), ("（１）", "（２）")])
def test_bands_that_count_on_behind_the_same_words_are_a_level(first: str, second: str) -> None:
    """道しるべ１　… and 道しるべ２　… are measures with level, number and name; one band alone is named as printed."""
    rows = [["№", "事業名", "担当課"], [f"道しるべ{first}　木を植える", "<", "<"], ["1", "苗木の里親", "公園課"]]
    more = [[f"道しるべ{second}　水を守る", "<", "<"], ["2", "池の掃除", "環境課"]]
    placed = {(f.level, *chain(f.about)[0]) for f in of(read(table([*rows, *more])), Placement) if f.level != "事業"}
    assert placed == {("道しるべ", first, "木を植える"), ("道しるべ", second, "水を守る")}
    alone = {chain(f.about)[0] for f in of(read(table(rows)), Placement)}
    assert alone == {("", f"道しるべ{first}　木を植える")}


def test_a_line_that_leads_down_the_tree_names_each_level() -> None:
    """政策１ … ▶ 施策１－２ … in the band of a card are two measures, one under the other, above that of the card."""
    card = table(
        [
            ["政策１　緑のまち　▶　施策１－２　木陰づくり", "<", "<"],
            ["事業番号", "事業名", "所管課"],
            ["12", "並木の手入れ", "公園課"],
            ["目的", "夏の日ざしをやわらげる。", "<"],
        ],
        head=0,
    )
    (made,) = of(read(card), Responsibility)
    assert chain(made.about) == [("１", "緑のまち"), ("１－２", "木陰づくり"), ("12", "並木の手入れ")]


def test_a_small_line_right_above_a_larger_heading_stands_above_it() -> None:
    """基本目標２ in small type over 施策2-1 in large type is what the policy stands under, on each page anew."""
    blocks: list[Block] = []
    for goal, number, name in (("基本目標１　まもる", "1-1", "木陰"), ("基本目標２　ふやす", "2-1", "花壇")):
        blocks += [heading(goal, 3), heading(f"施策{number}　{name}づくり", 2)]
        blocks += [table([["取組", "担当課"], [f"{name}の見回り", "公園課"], [f"{name}の教室", "環境課"]])]
    tops = {f.about.name: chain(f.about)[0] for f in of(read(*blocks), Responsibility)}
    assert tops == {
        "木陰の見回り": ("１", "まもる"),
        "木陰の教室": ("１", "まもる"),
        "花壇の見回り": ("２", "ふやす"),
        "花壇の教室": ("２", "ふやす"),
    }


def test_a_row_painted_like_the_labels_is_a_head() -> None:
    """A row all in the colour of the labels heads what stands below, also where nobody knows most of its words."""
    made = table(
        [
            ["事業番号", "事業名", "<", "所管課"],
            ["7", "池の掃除", "<", "環境課"],
            ["目的", "<", "ひとこと", "<"],
            ["水鳥が来る池にする。", "<", "住民と泥をさらう。", "<"],
            ["指標", "単位", "このごろ", "この先"],
            ["^", "^", "令和6年度", "令和9年度"],
            ["来た水鳥", "羽", "12", "30"],
            ["事業費（百万円）", "<", "<", "1.5"],
        ],
        head=0,
    )
    words = (
        "事業番号",
        "事業名",
        "所管課",
        "目的",
        "ひとこと",
        "指標",
        "単位",
        "このごろ",
        "この先",
        "令和6年度",
        "令和9年度",
    )
    reading = read(paragraph("本計画の計画期間は、令和7年度から令和9年度までとします。"), _painted(made, *words))
    assert ("purpose", "水鳥が来る池にする。") in {(f.kind, f.text) for f in of(reading, Statement)}
    values = {(f.indicator.name, f.year, f.role, f.value) for f in of(reading, Observation)}
    assert values == {("来た水鳥", 2024, "actual", Decimal(12)), ("来た水鳥", 2027, "target", Decimal(30))}
    assert {(f.year, f.amount) for f in of(reading, Budget)} == {(2027, Decimal(1500000))}


def test_rows_painted_in_turn_are_no_heads() -> None:
    """Every other row in one colour holds values like those between, though a word in it is also a label."""
    rows = [["事業名", "担当課", "概要"], ["池の掃除", "環境課", "泥さらい"], ["苗木の里親", "公園課", "内容"]]
    made = table([*rows, ["落ち葉集め", "公園課", "堆肥づくり"]])
    cells = tuple(msgspec.structs.replace(c, fill=LABEL if c.row % 2 == 0 else VALUE) for c in made.cells)
    told = {f.about.name for f in of(read(msgspec.structs.replace(made, cells=cells)), Responsibility)}
    assert told == {"池の掃除", "苗木の里親", "落ち葉集め"}


def test_a_word_nobody_knows_with_a_year_heads_values_beside_others() -> None:
    """みちなかば 令和10年度 beside 現状値 and an indicator holds values of that year; words in such a column are none."""
    plan = paragraph("本計画の計画期間は、令和8年度から令和13年度までとします。")
    head = ["指標", "現状値（令和6年度）", "みちなかば|令和10年度"]
    values = of(read(plan, heading("施策1　木陰", 2), table([head, ["並木の長さ", "3km", "5km"]])), Observation)
    assert {(f.year, f.role, f.value) for f in values} == {
        (2024, "baseline", Decimal(3)),
        (2028, "target", Decimal(5)),
    }
    words = of(read(plan, heading("施策1　木陰", 2), table([head, ["並木の長さ", "3km", "駅前から"]])), Observation)
    assert {f.year for f in words} == {2024}


def test_a_list_of_the_edition_before_is_of_that_plan() -> None:
    """Under 第１次計画に… the names are those of the first plan, and a heading of what is not carried on ends them."""
    reading = read(
        paragraph("「第1次すみれ市緑の計画」（令和2年度～令和6年度）を改め、本計画を策定しました。"),
        heading("１　第２次計画の事業", 2),
        table([["番号", "事業名", "担当課"], ["1", "苗木の里親", "公園課"], ["2", "池の掃除", "環境課"]]),
        heading("２　第２次計画に載せない事業", 2),
        table(
            [
                ["番号", "第１次計画の事業", "終了の理由"],
                ["4", "花の暦", "担い手がいないため"],
                ["5", "菊の会", "役目を終えたため"],
            ]
        ),
        title="第2次すみれ市緑の計画",
    )
    ended = {
        old.name: old for f in of(reading, Succession) for old in f.predecessors if isinstance(old, MeasureMention)
    }
    assert {name: (old.plan.title, old.parent) for name, old in ended.items()} == {
        "花の暦": ("第1次すみれ市緑の計画", None),
        "菊の会": ("第1次すみれ市緑の計画", None),
    }
    assert {f.kind for f in of(reading, Succession)} == {"ended"}
    assert not any("計画" in f.name for f in of(reading, Placement))


def test_headings_that_count_on_behind_the_same_word_are_of_a_level() -> None:
    """チャレンジ１　… and チャレンジ２　… are measures with level, number and name, also where みちすじ counts anew in each;
    図表１ … counts no level.
    """
    blocks: list[Block] = []
    for challenge, paths in (
        ("１　緑を守る", ("木を植える", "公園を守る")),
        ("２　水を守る", ("川を拭く", "池を掘る")),
    ):
        blocks.append(heading(f"チャレンジ{challenge}", 2))
        for number, path in enumerate(paths, 1):
            rows = [["取組", "担当課"], [f"{path}会", "公園課"], [f"{path}隊", "公園課"]]
            blocks += [heading(f"みちすじ{number}　{path}", 3), table(rows)]
    placed = {(f.level, *chain(f.about)[-1]) for f in of(read(*blocks), Placement)}
    assert placed >= {("チャレンジ", "１", "緑を守る"), ("みちすじ", "1", "木を植える"), ("みちすじ", "2", "池を掘る")}
    rows = [["取組", "担当課"], ["苗木", "公園課"], ["植樹", "公園課"]]
    figures = [block for n in "12" for block in (heading(f"図表{n}　緑の割合", 3), table(rows))]
    assert "図表" not in {f.level for f in of(read(*figures), Placement)}


def test_numbered_groups_under_a_word_nobody_knows_are_measures() -> None:
    """Cells over several rows with number and name, at the left of the measures, are what these stand under; the cells may
    say the word of their head again. Single cells of a stage (1 準備) are none.
    """
    rows = [
        ["みちしるべ", "みちすじ", "取組名", "担当課"],
        ["みちしるべ１　緑を守る", "1-1　木を植える", "苗木", "公園課"],
        ["^", "1-2　花を飾る", "花壇", "公園課"],
        ["みちしるべ２　水を守る", "2-1　川を拭く", "清掃", "公園課"],
        ["^", "^", "検査", "河川課"],
    ]
    ways = {tuple(chain(f.about)) for f in of(read(table(rows)), Placement) if f.level == "取組"}
    first, second = ("１", "緑を守る"), ("２", "水を守る")
    assert ways == {
        (first, ("1-1", "木を植える"), ("", "苗木")),
        (first, ("1-2", "花を飾る"), ("", "花壇")),
        (second, ("2-1", "川を拭く"), ("", "清掃")),
        (second, ("2-1", "川を拭く"), ("", "検査")),
    }
    stages = [["段階", "取組名", "担当課"], ["1　準備", "苗木", "公園課"], ["2　実施", "花壇", "公園課"]]
    assert {f.name for f in of(read(table(stages)), Placement)} == {"苗木", "花壇"}


@pytest.mark.parametrize("head", ["目標", "項目"])
@pytest.mark.parametrize("level", ["施策", "基本施策"])
def test_names_beside_several_rows_of_a_level(head: str, level: str) -> None:
    """Under a head that also heads texts, names beside several rows of a level each stand above them."""
    rows = [
        [head, level, "取組", "担当"],
        ["花のまち", "1-1 花壇", "花壇の手入れ", "公園課"],
        ["^", "1-2 苗木", "苗木の配布", "緑地課"],
        ["水のまち", "2-1 川の水", "川の清掃", "河川課"],
        ["^", "2-2 池の水", "池の清掃", "河川課"],
    ]
    found = {f.name: [name for _, name in chain(f.about)] for f in of(read(table(rows)), Placement)}
    assert found["池の清掃"] == ["水のまち", "池の水", "池の清掃"]
    assert found["花のまち"] == ["花のまち"]


def test_numbers_in_the_boxes_of_a_diagram() -> None:
    """A box of a diagram tells the number of a measure that a list names without it."""
    boxes = ("基本目標1|花のまち", "基本目標2|水のまち", "1-1　花壇")
    nodes = tuple(Node(text(words), Place(1, (0, 0, 9, 9)), Text()) for words in boxes)
    rows = [
        ["目標", "施策"],
        ["花のまち", "1-1 花壇"],
        ["^", "1-2 苗木"],
        ["水のまち", "2-1 川の水"],
        ["^", "2-2 池の水"],
    ]
    pages = tuple(Page(number, 595, 842) for number in (1, 2))
    listed = table([[*row, "公園課" if i else "担当"] for i, row in enumerate(rows)])
    diagram = Diagram(nodes, (Lead(0, 2, headed=False),))
    reading = read_facts(Document("0" * 64, "made.pdf", pages, (listed,), diagrams=(diagram,)))
    numbers = {f.name: f.about.notation for f in of(reading, Placement)}
    assert (numbers["花のまち"], numbers["水のまち"], numbers["池の水"]) == ("1", "2", "2-2")
