"""Which headings name measures where no table tells: those in brackets over labels, and those with nothing but prose."""

from collections.abc import Sequence

import pytest

from graph.facts import Evaluation, MeasureMention, Observation, Placement, Responsibility, Statement
from ingest.document import Block, Panel, Place, Table
from tests.ingest.reading.made import bullet, chain, heading, of, paragraph, read, table

PROSE = "市民が苗木を選び、庭先に植える取組を広げていきます。"
CARD = table([["担当課", "公園課"]], head=0)


def names(*blocks: Block) -> list[str]:
    """The names of the measures that are read from these blocks."""
    return [p.name for p in of(read(*blocks), Placement)]


def test_departments_behind_a_short_name_are_no_remark() -> None:
    """Also where they are longer than the name, and behind their label."""
    for behind in ("（都市計画課／公園緑地課）", "（担当課：都市計画課／公園緑地課）"):
        names = [heading(f"{name}{behind}", 2) for name in ("公園の整備", "花壇の整備")]
        reading = read(*(block for name in names for block in (name, heading("取組結果", 3), paragraph(PROSE))))
        assert [f.name for f in of(reading, Placement)] == ["公園の整備", "花壇の整備"]
        assert [f.name for f in of(reading, Responsibility)] == 2 * ["都市計画課", "公園緑地課"]


def test_headings_in_brackets_over_labels_name_measures() -> None:
    """【苗木の配布】 with ＜課題＞ right under it is a measure below the numbered heading, and the texts are about it."""
    one: list[Block] = [heading("【苗木の配布】", 5), heading("＜課題＞", 6), paragraph("苗木が足りません。")]
    two: list[Block] = [heading("【花壇の手入れ】", 5), heading("＜課題＞", 6), paragraph("担い手が足りません。")]
    reading = read(heading("（１）緑を増やす", 4), *one, *two)
    told = {s.text: chain(s.about) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)}
    assert told == {
        "苗木が足りません。": [("（１）", "緑を増やす"), ("", "苗木の配布")],
        "担い手が足りません。": [("（１）", "緑を増やす"), ("", "花壇の手入れ")],
    }


def test_lines_above_small_tables_with_the_same_heads_name_measures() -> None:
    """Plain lines, each right above a table of one row with department and grade: the measures that the tables tell of, below
    the last heading; a grade alone in its row is no number. Two such lines may be captions.
    """

    def small(grade: str) -> Table:
        return table([["評価", "決算額（千円）", "担当課"], [grade, "1,200", "公園課"]])

    called = ["花の道の整備", "苗木の配布", "花壇の手入れ"]
    blocks = [block for name, grade in zip(called, "BAB", strict=True) for block in (paragraph(name), small(grade))]
    reading = read(heading("基本目標1　緑のまち", 2), *blocks)
    assert {tuple(chain(f.about)) for f in of(reading, Placement)} == {
        (("1", "緑のまち"),),
        *((("1", "緑のまち"), ("", name)) for name in called),
    }
    assert [(r.about.name, r.name) for r in of(reading, Responsibility)] == [(name, "公園課") for name in called]
    assert not {f.name for f in of(read(heading("基本目標1　緑のまち", 2), *blocks[:4]), Placement)} & {*called}


def test_captions_in_brackets_name_nothing() -> None:
    """【参考】 or 【市民の声】 over prose, and 【課題】 itself, are no measures."""
    assert names(heading("【市民の声】", 5), paragraph(PROSE), heading("【課題】", 5), paragraph(PROSE)) == []


def test_sentences_behind_labels_make_a_heading_a_measure() -> None:
    """A heading names a measure where a sentence stands behind its label on one line (【課題】…。)."""
    assert names(heading("１　苗木の配布", 3), paragraph("【課題】苗木を置く場所が足りません。")) == ["苗木の配布"]


@pytest.mark.parametrize(("bearing", "expected"), [(2, True), (1, False)])
def test_a_heading_with_prose_among_measures_is_one(bearing: int, expected: bool) -> None:
    """A numbered heading with nothing but prose is a measure where most beside it bear something of measures."""
    all_names = ["苗木の配布", "花壇の手入れ", "公園の見回り"]
    below: list[Sequence[Block]] = [[CARD]] * bearing + [[paragraph(PROSE)]] * (3 - bearing)
    blocks = [[heading(f"({i}) {name}", 4), *b] for i, (name, b) in enumerate(zip(all_names, below, strict=True), 1)]
    found = names(heading("３　緑を増やす", 3), *(block for part in blocks for block in part))
    assert ("公園の見回り" in found) is expected


def test_a_heading_may_say_that_measures_follow() -> None:
    """Under 具体的な取組 numbered headings are measures with prose alone; under any other words they are not."""
    below: list[Block] = [
        heading("(1) 苗木の配布", 4),
        paragraph(PROSE),
        heading("(2) 花壇の手入れ", 4),
        paragraph(PROSE),
    ]
    assert names(heading("３　具体的な取組", 3), *below) == ["苗木の配布", "花壇の手入れ"]
    assert names(heading("３　本書の読み方", 3), *below) == []


def test_the_year_of_a_section_is_that_of_what_was_done() -> None:
    """Under ２ 令和5年度の取組 a label 取組内容 tells what was done in that year; behind the next section it is a plan again."""
    first: list[Block] = [
        heading("【苗木の配布】", 5),
        heading("＜取組内容＞", 6),
        paragraph("苗木を四百本配りました。"),
    ]
    then: list[Block] = [heading("【花壇の手入れ】", 5), heading("＜取組内容＞", 6), paragraph("花壇を手入れします。")]
    reading = read(
        heading("２　令和5年度の取組", 3),
        *first,
        heading("３　これから", 3),
        *then,
        title="すみれ市緑の計画 令和5年度取組状況",
    )
    assert [(s.kind, s.year) for s in of(reading, Statement)] == [("result", 2023), ("action", None)]


def test_a_higher_numbered_heading_closes_measures_also_where_it_reads_as_a_label() -> None:
    """３ 取組の実績 behind measures of deeper headings is no label of the last one: its table stands under none of them."""
    rows = [
        ["取組", "指標", "令和5年度実績値"],
        ["苗木の配布", "配った本数", "400本"],
        ["花壇の手入れ", "花壇の数", "12か所"],
    ]
    measure: list[Block] = [heading("（１）緑を守る", 4), CARD, heading("（２）緑を増やす", 4), CARD]
    reading = read(heading("２　施策", 3), *measure, heading("３　取組の実績", 3), table(rows))
    assert {p.about.parent for p in of(reading, Placement) if p.name == "苗木の配布"} == {None}


@pytest.mark.parametrize("way", ["基本目標1　緑のまち　施策1-{0}　{1}", "基本目標1　緑のまち　▶　施策1-{0}　{1}"])
def test_a_heading_that_tells_the_way_down_the_tree_is_a_heading_for_each_step(way: str) -> None:
    """Each step with level and number is a measure; what stands below is of the last, also where the first comes again."""
    cards = [table([["事業名", name], ["担当課", "公園課"]], head=0) for name in ("苗木の配布", "花壇の手入れ")]
    reading = read(
        heading(way.format(1, "緑をふやす"), 3), cards[0], heading(way.format(2, "緑をまもる"), 3), cards[1]
    )  # fmt: skip
    told = {p.name: chain(p.about) for p in of(reading, Placement)}
    assert told["苗木の配布"] == [("1", "緑のまち"), ("1-1", "緑をふやす"), ("", "苗木の配布")]
    assert told["花壇の手入れ"] == [("1", "緑のまち"), ("1-2", "緑をまもる"), ("", "花壇の手入れ")]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("＜主な取組の実績＞", "result"),
        ("■取組の成果", "result"),
        ("【主な取組】", "action"),
    ],
)
def test_a_label_over_measures_says_what_their_sentences_tell(label: str, kind: str) -> None:
    """Sentences right under each of the measures below a label of results are results, under one of actions actions."""
    reading = read(
        heading("施策1-1　緑の回廊", 3), heading(label, 5),
        heading("○苗木の配布【公園課】", 6), paragraph("苗木を300本配りました。"),
        heading("○花壇の手入れ【公園課】", 6), paragraph("花壇を12か所で手入れしました。"),
        heading("○公園の見回り【公園課】", 6), paragraph("公園を毎週見回りました。"),
    )  # fmt: skip
    assert {s.kind for s in of(reading, Statement)} == {kind}
    assert {p.about.parent.name for p in of(reading, Placement) if p.about.parent} == {"緑の回廊"}


@pytest.mark.parametrize(
    "entries", [["第１章　緑の現状　・・・２", "第２章　施策　・・・２"], ["第１章　緑の現状", "第２章　施策"]]
)
def test_chapters_below_the_table_of_contents_on_its_page_are_headings(entries: list[str]) -> None:
    """The body begins where a chapter's heading says an entry again, also on the page of the table of contents."""
    listed = [heading(entry, 2) if "・" not in entry else bullet(entry) for entry in entries]
    reading = read(
        heading("目次", 2), *listed, heading("第１章　緑の現状", 2), paragraph(PROSE), heading("第２章　施策", 2),
        heading("基本方針1　緑を増やす", 3), table([["番号", "事業名", "担当課"], ["1101", "苗木の配布", "公園課"]]),
    )  # fmt: skip
    assert ("苗木の配布", "緑を増やす") in {
        (p.name, p.about.parent and p.about.parent.name) for p in of(reading, Placement)
    }


@pytest.mark.parametrize(
    ("first", "second"), [("４　取組項目別の進捗状況", "５　財政効果額"), ("Ⅱ　取組の一覧", "Ⅲ　効果の一覧")]
)
def test_a_heading_that_counts_on_closes_the_highest_lines_between(first: str, second: str) -> None:
    """改革の柱１ … in the type of running text, behind the heading 4, ends where the heading 5 stands."""
    listed = table([["No.", "取組項目", "担当課"], ["1", "苗木の配布", "公園課"], ["2", "花の教室", "公園課"]])
    saved = table([["No.", "取組項目", "財政効果額（千円）"], ["2", "花の教室", "300"], ["1", "苗木の配布", "120"]])
    reading = read(
        heading(first, 2), paragraph("改革の柱１　緑を増やす"), listed, paragraph("改革の柱２　水を守る"),
        table([["No.", "取組項目", "担当課"], ["3", "雨庭の整備", "河川課"]]), heading(second, 2), saved,
    )  # fmt: skip
    told = {(p.name, p.about.parent.name) for p in of(reading, Placement) if p.about.parent}
    assert told == {("苗木の配布", "緑を増やす"), ("花の教室", "緑を増やす"), ("雨庭の整備", "水を守る")}


def test_lines_that_count_measures_on_are_headings() -> None:
    """Lines of text with a level and a number, each with something of its own below, head that; in contents none does."""
    lines = [f"取組1-{n}　{name}" for n, name in enumerate(("苗木の配布", "花壇の手入れ", "落ち葉の回収"), 1)]
    told = [paragraph(words) for line in lines for words in (line, "市民と進めます。", "担当課：公園緑地課")]
    reading = read(heading("基本目標1　みどりを増やす", 2), *told)
    assert [(r.about.notation, r.about.name) for r in of(reading, Responsibility)] == [
        ("1-1", "苗木の配布"), ("1-2", "花壇の手入れ"), ("1-3", "落ち葉の回収"),
    ]  # fmt: skip
    contents = read(heading("基本目標1　みどりを増やす", 2), *map(paragraph, lines), paragraph("市民と進めます。"))
    assert not [p for p in of(contents, Placement) if p.about.notation == "1-3"]


def test_a_legend_tells_no_year_of_ratings() -> None:
    """A year in what a grade stands for is none of the ratings."""
    rows = [
        ["取組", "実績（R5）", "目標（R9）", "判定"],
        ["苗木の配布", "12", "20", "Ａ"],
        ["花壇の手入れ", "3", "9", "Ｂ"],
    ]
    legend = paragraph("【判定】Ａ：令和9年度の目標に達した　Ｂ：近づいた")
    found = of(read(legend, table(rows), title="すみれ市緑の計画　令和6年度評価"), Evaluation)
    assert {fact.year for fact in found} <= {2023, 2024}
    assert found


@pytest.mark.parametrize("told", ["の量の見込みと確保の内容", "の量の見込み及び確保方策", "の見込量と確保のための方策"])
def test_a_heading_that_says_what_is_told_of_a_group_names_the_group(told: str) -> None:
    """Headings name the group of the measures below them before the words that say what is told of each; brackets behind a
    name without a number belong to it. There they stand besides their places in a list.
    """
    counted = [["区分", "令和7年度", "令和8年度"], ["量の見込み①", "20", "21"], ["確保の内容②", "30", "30"]]
    reading = read(
        heading("施策の展開", 1),
        table(
            [
                ["柱", "取組", "担当課"],
                ["緑を守る", "枝払い", "公園課"],
                ["^", "見回り", "公園課"],
                ["緑をふやす", "植樹", "公園課"],
            ]
        ),
        heading("量の見込みと確保方策", 1),
        heading(f"1　花壇{told}", 2),
        heading("■１号の花壇（３月以降に手入れをするもの）", 3),
        table(counted),
        heading("■２号の花壇（６月以降に手入れをするもの）", 3),
        table(counted),
        heading(f"2　街路樹{told}", 2),
        heading("(1)　枝払い", 3),
        table(counted),
        heading("(2)　水やり", 3),
        table(counted),
        title="すみれ市緑の計画（令和7年度～令和8年度）",
    )
    assert {tuple(chain(p.about)) for p in of(reading, Placement) if p.source == "detail"} == {
        (("1", "花壇"),),
        (("1", "花壇"), ("", "１号の花壇（３月以降に手入れをするもの）")),
        (("1", "花壇"), ("", "２号の花壇（６月以降に手入れをするもの）")),
        (("2", "街路樹"),),
        (("2", "街路樹"), ("(1)", "枝払い")),
        (("2", "街路樹"), ("(2)", "水やり")),
    }


@pytest.mark.parametrize(
    "told",
    [
        "■基本目標１の数値目標",
        "基本目標１における指標",
        "基本目標１「緑をふやす」の数値目標",
        "基本目標１の達成を測る指標",
        "成果指標（基本目標１）",
    ],
)
def test_a_heading_of_the_indicators_of_a_group_comes_back_to_it(told: str) -> None:
    """基本目標１の数値目標 behind the lists of its measures names no measure: the values below are of 基本目標１."""
    projects = [["No.", "事業名", "担当課"], ["1", "苗木の配布", "公園課"], ["2", "花壇の手入れ", "公園課"]]
    indicators = [["指標", "現状値（R5）", "目標値（R10）"], ["植えた本数", "100本", "200本"]]
    reading = read(
        heading("【基本目標１】　緑をふやす", 2),
        heading("基本施策（１）植える", 3),
        table(projects),
        heading(told, 4),
        table(indicators),
    )
    assert {f.about.name for f in of(reading, Observation) if f.about} == {"緑をふやす"}
    assert {f.name for f in of(reading, Placement)} == {"緑をふやす", "植える", "苗木の配布", "花壇の手入れ"}


@pytest.mark.parametrize("imprint", ["令和６年３月　すみれ市", "令和６年３月策定"])
def test_an_imprint_in_large_type_names_no_measure(imprint: str) -> None:
    """When a paper was made, and by whom, stands above none of its measures."""
    card = [["施策", "A-1　花のまち", "主管課", "公園課"], ["目的", "花を増やす。", "<", "<"]]
    other = [["施策", "A-2　水のまち", "主管課", "水道課"], ["目的", "水を守る。", "<", "<"]]
    reading = read(heading(imprint, 2), table(card, head=0), table(other, head=0))
    assert {(f.name, f.about.parent) for f in of(reading, Placement)} == {("花のまち", None), ("水のまち", None)}


def test_a_heading_that_stands_here_again() -> None:
    """A numbered heading marked 再掲 has a second place in the tree, under the heading above it, with nothing below it."""
    reading = read(
        heading("基本施策(1)　花のまち", 2),
        heading("①　苗木の配布", 3),
        paragraph("担当課：公園課"),
        heading("基本施策(2)　緑のまち", 2),
        paragraph("担当課：緑地課"),
        heading("①　苗木の配布　再掲", 3),
    )
    placed = [(p.name, p.about.parent.name) for p in of(reading, Placement) if p.about.parent]
    assert placed == [("苗木の配布", "花のまち"), ("苗木の配布", "緑のまち")]


def test_a_heading_behind_frames_that_it_counts_on_from() -> None:
    """A name alone in its box behind frames with names numbered like it stands beside these, not under the last of them."""

    def card(name: str) -> Panel:
        lines = (heading(name, 4), paragraph("事業内容"), paragraph("市民と行います。"))
        return Panel(None, lines, Place(2, (40, 40, 400, 400)))

    reading = read(
        heading("基本施策(1)　花のまち", 2),
        *map(card, ("①　花壇の手入れ", "②　公園の見回り", "③　苗木の配布")),
        heading("基本施策(2)　緑のまち", 2),
        *map(card, ("①　落ち葉集め", "②　生垣の助成")),
        heading("③　苗木の配布　再掲", 5),
    )
    again = [p.about.parent.name for p in of(reading, Placement) if p.name == "苗木の配布" and p.about.parent]
    assert again == ["花のまち", "緑のまち"]


def test_what_the_highest_measures_aim_at_beside_the_list_of_all() -> None:
    """Lines of level and number with nothing but sentences under them are measures where a table has their names with these
    numbers; what a table does not have stays text.
    """

    def opened(*names: str) -> set[tuple[str, str]]:
        lines = [
            block
            for number, name in enumerate(names, 1)
            for block in (paragraph(f"基本方針{number}　{name}"), paragraph(f"{name}をめざします。"))
        ]
        reading = read(
            heading("第２章　体系と方針", 2),
            heading("１　体系", 3),
            table(
                [
                    ["基本方針", "番号", "取組名", "担当課"],
                    ["1　花のまち", "1-1", "花壇の手入れ", "公園課"],
                    ["2　木のまち", "2-1", "街路樹の植替え", "道路課"],
                    ["3　草のまち", "3-1", "芝生の管理", "公園課"],
                ]
            ),
            heading("２　方針", 3),
            paragraph("次の方針のもとに緑を増やします。"),
            *lines,
        )
        told = of(reading, Statement)
        return {(s.about.name, s.text) for s in told if isinstance(s.about, MeasureMention)}

    names = ("花のまち", "木のまち", "草のまち")
    assert opened(*names) == {(name, f"{name}をめざします。") for name in names}
    assert not opened("水のまち", "風のまち", "土のまち")


def test_a_table_of_days_makes_no_measure_of_its_heading() -> None:
    """A heading with nothing but meetings on their days below it names no measure."""
    reading = read(
        heading("１　花壇の手入れ", 2),
        table([["担当課", "公園課"]], head=0),
        heading("第３章　計画の進行管理", 1),
        heading("緑の審議会における審議", 2),
        table([["開催日", "内容"], ["令和6年8月6日", "進み具合（報告）"], ["令和6年10月18日", "年次報告書案（審議）"]]),
    )
    assert {p.name for p in of(reading, Placement)} == {"花壇の手入れ"}


def test_what_paper_it_is_and_what_of_the_plan_is_told_name_no_measure() -> None:
    """年次報告書 on a cover without a page of its own, and プランの期間 beside numbered measures."""
    reading = read(
        heading("年次報告書", 2),
        heading("（令和5年度実績）", 3),
        heading("プランの期間", 2),
        paragraph("令和5年度から5年間です。"),
        heading("施策1　花壇の手入れ", 3),
        table([["取組", "担当課", "評価"], ["水やり", "公園課", "Ａ"], ["草取り", "公園課", "Ｂ"]]),
    )
    assert {p.name for p in of(reading, Placement)} == {"花壇の手入れ", "水やり", "草取り"}


def test_a_heading_that_counts_within_its_chapter_may_name_a_listed_measure() -> None:
    """What stands below （１） … in a chapter of figures is of the measure of that name that a list has under its goal."""
    years = ["令和7年度", "令和8年度", "令和9年度"]
    reading = read(
        heading("基本目標１　育つまち", 2),
        table(
            [
                ["No.", "事業名", "事業の内容", "担当課"],
                ["7", "通常保育", "保育を行います。", "子育て課"],
                ["8", "延長保育", "時間を延ばします。", "子育て課"],
            ]
        ),
        heading("第５章　量の見込み", 1),
        heading("（１）　延長保育", 2),
        table([["区分", *years], ["量の見込み", "46人", "45人", "44人"], ["確保方策", "50人", "50人", "50人"]]),
    )
    placed = [p for p in of(reading, Placement) if p.name == "延長保育"]
    ways = {tuple(name for _, name in chain(p.about)) for p in placed}
    assert ways == {("育つまち", "延長保育")}
    counted = {tuple(name for _, name in chain(o.about)) for o in of(reading, Observation)}
    assert counted == ways


def test_the_last_of_lines_that_only_name_measures_is_no_heading() -> None:
    """基本方針１ …, 基本方針２ … right below each other are a list of names, also where a heading follows the last of them."""
    tree = table([["基本方針", "取組"], ["１　緑を増やす", "苗木の配布"], ["２　水を守る", "雨庭の整備"]])
    reading = read(
        heading("第１章　計画の考え方", 2), heading("１　方針", 3),
        paragraph("基本方針１　緑を増やす"), paragraph("基本方針２　水を守る"),
        heading("２　体系", 3), tree,
    )  # fmt: skip
    above = {p.name: p.about.parent and p.about.parent.name for p in of(reading, Placement)}
    assert above == {
        "緑を増やす": None, "水を守る": None, "苗木の配布": "緑を増やす", "雨庭の整備": "水を守る",
    }  # fmt: skip


def test_headings_among_opinions_name_those_that_they_are_of() -> None:
    """In a section of opinions a heading that names a measure told elsewhere opens those on it; other headings open none."""
    said = ["苗木は地域で配ってほしい。", "雨庭を増やすとよい。", "会議の記録を残す。"]
    tree = table([["基本方針", "取組"], ["1　緑を増やす", "苗木の配布"], ["2　水を守る", "雨庭の整備"]])
    reading = read(
        heading("第１章　施策の体系", 2), tree, heading("第２章　審議会からの意見", 2),
        heading("【基本方針1　緑を増やす】", 3), bullet(f"・{said[0]}"),
        heading("雨庭の整備", 3), bullet(f"・{said[1]}"),
        heading("運営", 3), bullet(f"・{said[2]}"),
    )  # fmt: skip
    told = [(s.about.name, s.kind, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)]
    assert told == [("緑を増やす", "opinion", said[0]), ("雨庭の整備", "opinion", said[1])]


def test_headings_whose_numbers_go_on_in_lists_of_old_and_new_names() -> None:
    """Several lists with former names, each under a heading with which its numbers begin, have these headings above them."""

    def listed(number: str, *items: str) -> list[Block]:
        rows = [[f"{number}-{n}", item, "－" if n > 1 else "緑の相談"] for n, item in enumerate(items, 1)]
        return [table([["番号", "取組名", "旧名称"], *rows])]

    reading = read(
        heading("A　緑のまち", 2),
        heading("A-1　緑の保全", 3),
        *listed("A-1", "里山の見回り", "緑の学校"),
        heading("A-2　緑の育成", 3),
        *listed("A-2", "苗木の配布", "花壇の手入れ"),
    )
    ways = {tuple(name for _, name in chain(p.about)) for p in of(reading, Placement) if p.source == "list"}
    assert ("緑のまち", "緑の保全", "里山の見回り") in ways
    assert ("緑のまち", "緑の育成", "苗木の配布") in ways


def test_headings_that_the_tree_has_above_lists_of_old_and_new_names() -> None:
    """Lists with former names under headings of number and name that a table of the tree has, too: these stand above their rows.
    A heading that no table has only says what the list is.
    """
    tree = [["基本目標", "施策の方向"], ["基本目標1　緑のまち", "（１）緑の保全"], ["^", "（２）緑の育成"]]
    head = ["No.", "事業名", "担当課", "旧計画の事業名", "区分"]
    rows = [["1", "里山の見回り", "公園課", "3　里山の番", "名称変更"], ["2", "緑の学校", "公園課", "－", "新規"]]
    reading = read(
        heading("計画の体系", 1),
        table(tree),
        heading("基本目標1　緑のまち", 2),
        heading("（１）緑の保全", 3),
        table([head, *rows]),
        heading("（２）緑の育成", 3),
        table([head, ["3", "苗木の配布", "公園課", "－", "新規"], ["4", "花壇の手入れ", "公園課", "－", "新規"]]),
    )
    ways = {tuple(name for _, name in chain(p.about)) for p in of(reading, Placement) if p.level == "事業"}
    assert {("緑のまち", "緑の保全", "里山の見回り"), ("緑のまち", "緑の育成", "苗木の配布")} <= ways
    told = read(heading("（１）旧事業との対照", 3), table([head, *rows]))
    assert "旧事業との対照" not in {p.name for p in of(told, Placement)}
