"""Words in brackets in the titles of cards and before names, as the layout gives badges: numbers, offices, kinds, ratings."""

import pytest

from graph.facts import (
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Relation,
    Responsibility,
    Statement,
    Succession,
)
from ingest.document import Block, Panel, Place
from tests.ingest.reading.made import chain, heading, of, panel, paragraph, read, table


def _name(fact: Relation | Statement) -> str:
    return fact.about.name if isinstance(fact.about, MeasureMention) else ""


def _card(number: int, name: str, title: str) -> list[list[str | None]]:
    return [
        [f"【取組{number}】　{name}　令和6年度評価　Ａ", "<", "<", "<"],
        [title, "<", "<", "<"],
        ["取組概要", "市民と手入れをします。", "<", "<"],
        ["課題", "担い手が足りない。", "<", "<"],
    ]


def test_a_card_under_a_title_that_rates_its_measure() -> None:
    """A title with level and number names the card's measure though it ends on a rating; labels in the row below it tell
    offices and plans of it.
    """
    offices = "【所管課】　公園課　【関係課】　農政課、道路課　【関連計画】　すみれ市緑の基本計画"
    found = read(
        heading("推進項目1-1　緑を増やす", 3),
        table(_card(1, "花壇の手入れ", offices), head=0),
        table(_card(2, "苗木の配布", "【所管課】　農政課　【関係課】　公園課"), head=0),
    )
    assert {chain(f.about)[-1] for f in of(found, Placement) if f.level == "取組"} == {
        ("1", "花壇の手入れ"),
        ("2", "苗木の配布"),
    }
    assert {(f.about.name, f.rating, f.year) for f in of(found, Evaluation)} == {
        ("花壇の手入れ", "Ａ", 2024),
        ("苗木の配布", "Ａ", 2024),
    }
    assert {(f.about.name, f.role, f.department.name) for f in of(found, Responsibility)} == {
        ("花壇の手入れ", "lead", "公園課"),
        ("花壇の手入れ", "related", "農政課"),
        ("花壇の手入れ", "related", "道路課"),
        ("苗木の配布", "lead", "農政課"),
        ("苗木の配布", "related", "公園課"),
    }
    assert {(_name(f), f.related.title) for f in of(found, Relation)} == {("花壇の手入れ", "すみれ市緑の基本計画")}
    assert {_name(f) for f in of(found, Statement)} == {"花壇の手入れ", "苗木の配布"}


@pytest.mark.parametrize("flag", ["新規", "拡充"])
def test_badges_before_the_name_in_the_title_of_a_card(flag: str) -> None:
    """A number, a flag and the label of names stand before the name, whose title is no label by what these mean."""
    rows = [
        [f"3　【{flag}】　【事業名】　花壇の手入れ　担当課：公園課", "<", "<"],
        ["【事業内容】|・花壇を市民と手入れします。", "予算額", "1,200千円"],
        ["^", "前年度予算額", "－"],
    ]
    found = read(heading("柱1　緑のまち", 2), table(rows, head=0), title="令和7年度当初予算　主な事業")
    assert {chain(f.about)[-1] for f in of(found, Placement)} == {("1", "緑のまち"), ("3", "花壇の手入れ")}
    assert {(f.about.name, f.name) for f in of(found, Responsibility)} == {("花壇の手入れ", "公園課")}
    assert {_name(f) for f in of(found, Statement)} == {"花壇の手入れ"}
    assert [f.kind for f in of(found, Succession)] == (["created"] if flag == "新規" else [])


@pytest.mark.parametrize("behind", ["令和6年度の評価　【Ｂ】", "評価：【Ｂ】"])
def test_a_rating_in_brackets_behind_its_label(behind: str) -> None:
    """Label and rating at the end of a title are no part of the name."""
    rows = [
        [f"【施策1】　花壇の手入れ　{behind}", "<", "<"],
        ["指標", "令和5年度", "令和6年度"],
        ["花壇の数", "12か所", "14か所"],
    ]
    found = read(heading("基本目標1　緑のまち", 2), table(rows, head=0))
    assert {(f.about.name, f.rating) for f in of(found, Evaluation)} == {("花壇の手入れ", "Ｂ")}
    assert {f.about.name for f in of(found, Observation)} == {"花壇の手入れ"}


@pytest.mark.parametrize(("outcome", "output"), [("成果指標", "活動指標"), ("成果", "活動")])
def test_the_kind_of_an_indicator_before_its_name(outcome: str, output: str) -> None:
    """成果指標 or 活動 in brackets before a name is the indicator's kind; other words belong to the name."""
    rows = [
        ["指標", "令和5年度", "令和6年度"],
        [f"【{outcome}】　手入れした人の満足度", "62％", "70％"],
        [f"【{output}】　花壇の数", "12か所", "14か所"],
        ["【新】苗木の数", "30本", "40本"],
    ]
    told = of(read(heading("施策1　花壇の手入れ", 2), table(rows)), Observation)
    found = {(f.indicator.name, f.indicator.kind) for f in told}
    assert {("手入れした人の満足度", "outcome"), ("花壇の数", "output")} < found
    assert len(found) == 3


def _frame(name: str, office: str) -> Panel:
    said = paragraph(f"{name[2:]}を市民と進めます。")
    passages = (heading(name, 0), paragraph("事業内容"), said, paragraph(f"【担当課】　{office}"))
    return Panel(None, passages, Place(2, (40, 40, 400, 400)))


def test_frames_that_begin_with_a_name_over_the_same_label() -> None:
    """The first lines of frames with one label below them are measures under the heading above; a mark behind one is none."""
    found = read(
        heading("施策の方向（1）緑を増やす", 3),
        _frame("1　花壇の手入れ", "公園課"),
        _frame("2　苗木の配布", "農政課"),
        heading("施策の方向（2）緑を守る", 3),
        _frame("3　里山の見回り", "公園課／農政課"),
        _frame("1　花壇の手入れ【再掲】", "公園課"),
    )
    ways = {tuple(name for _, name in chain(f.about)) for f in of(found, Placement)}
    assert {way for way in ways if len(way) > 1} == {
        ("緑を増やす", "花壇の手入れ"),
        ("緑を増やす", "苗木の配布"),
        ("緑を守る", "里山の見回り"),
        ("緑を守る", "花壇の手入れ"),
    }
    assert {(f.about.name, f.department.name) for f in of(found, Responsibility)} == {
        ("花壇の手入れ", "公園課"),
        ("苗木の配布", "農政課"),
        ("里山の見回り", "公園課"),
        ("里山の見回り", "農政課"),
    }
    assert {f.kind for f in of(found, Statement)} == {"action"}


def test_a_frame_alone_names_no_measure() -> None:
    """One or two frames that begin so do not show how a document names its measures."""
    found = read(heading("3　緑のまち", 3), _frame("1　花壇の手入れ", "公園課"), paragraph("花壇はまちの顔です。"))
    assert "花壇の手入れ" not in {f.about.name for f in of(found, Placement)}


def test_numbers_that_count_on_within_a_line_part_names() -> None:
    """Names behind ① ② ③ on one line of a cell are measures of their own; a number that does not count on parts nothing."""
    rows = [
        ["基本目標", "施策", "取組"],
        ["1　緑のまち", "1-1　緑を増やす", "①花壇の手入れ　②苗木の配布|③緑の学校"],
        ["1　緑のまち", "1-2　緑を守る", "①里山の見回り　③古木の診断"],
    ]
    ways = [[name for _, name in chain(f.about)][-2:] for f in of(read(table(rows)), Placement)]
    assert [way for way in ways if way[0] == "緑を増やす"] == [
        ["緑を増やす", "花壇の手入れ"],
        ["緑を増やす", "苗木の配布"],
        ["緑を増やす", "緑の学校"],
    ]
    assert ["緑を守る", "古木の診断"] not in ways


def test_a_kanji_of_a_word_is_no_number() -> None:
    """取組一覧 is no measure 一; 基本目標一　… with a blank is one."""
    rows = [
        ["No.", "取組", "所管課", "評価"],
        ["1", "花壇の手入れ", "公園課", "Ａ"],
        ["2", "苗木の配布", "農政課", "Ｂ"],
    ]
    found = of(read(heading("取組一覧と評価の結果", 3), table(rows)), Placement)
    assert {f.name for f in found} == {"花壇の手入れ", "苗木の配布"}
    found = of(read(heading("基本目標一　緑のまち", 3), table(rows)), Placement)
    assert {"緑のまち"} < {f.name for f in found}


def test_what_was_done_in_the_year_of_its_label() -> None:
    """実施内容 of a year is a result where it tells what was done, an action where it tells what is planned."""
    rows = [
        ["担当課", "公園課"],
        ["令和6年度の実施内容", "市民と花壇を手入れした。"],
        ["令和7年度の実施内容", "花壇をさらに増やす。"],
    ]
    found = of(read(heading("施策1　花壇の手入れ", 2), table(rows, head=0)), Statement)
    assert {(f.kind, f.year) for f in found} == {("result", 2024), ("action", 2025)}


@pytest.mark.parametrize(
    "legend",
    [
        "Ａ：計画どおり　Ｂ：改善の余地あり　Ｃ：見直しが必要",
        "Ａ計画どおり　Ｂ改善の余地あり　Ｃ見直しが必要　Ｄ終了・廃止",
    ],
)
def test_the_legend_of_grades_is_no_opinion(legend: str) -> None:
    """Beside a rating, what the grades mean is nothing that is said of the measure."""
    rows = [["事業名", "花壇の手入れ", "<"], ["総合評価", "Ａ", legend], ["課題", "担い手が足りない。", "<"]]
    found = read(table(rows, head=0))
    assert [f.kind for f in of(found, Statement)] == ["issue"]
    assert [f.rating for f in of(found, Evaluation)] == ["Ａ"]


@pytest.mark.parametrize(
    ("between", "owners"), [(False, {"緑のまち", "水のまち"}), (True, {"花壇の手入れ", "苗木の配布", "水辺の再生"})]
)
def test_a_frame_behind_all_cards_of_a_section_is_of_the_section(*, between: bool, owners: set[str]) -> None:
    """A label that stands once behind the cards of each section tells of what the section names; behind each card, of this."""
    goals = (("基本目標1　緑のまち", ("花壇の手入れ", "苗木の配布")), ("基本目標2　水のまち", ("水辺の再生",)))
    blocks: list[Block] = []
    for goal, names in goals:
        blocks.append(heading(goal, 2))
        for number, name in enumerate(names, 1):
            blocks.append(table(_card(number, name, "【所管課】　公園課　【関係課】　農政課"), head=0))
            if between or name == names[-1]:
                blocks.append(panel("審議会の意見", f"・{name}を広く知らせてください。"))
    said = of(read(*blocks), Statement)
    assert {_name(f) for f in said if f.kind == "opinion"} == owners


def test_a_label_in_brackets_may_count_its_measure_behind_it() -> None:
    """【審議会の意見（基本目標1）】 behind the cards below tells of that measure, and not of the last card."""
    blocks: list[Block] = []
    for number, goal in enumerate(("緑のまち", "水のまち"), 1):
        blocks.append(heading(f"基本目標{number}　{goal}", 2))
        for place, name in enumerate(("花壇の手入れ", "苗木の配布"), 1):
            blocks.append(heading(f"施策（{place}）　{goal}の{name}", 3))
            blocks.append(table([["担当課", "公園課"], ["目的", f"{goal}を広げる。"]], head=0))
        blocks.append(heading(f"【審議会の意見（基本目標{number}）】", 4))
        blocks.append(paragraph(f"{goal}を広く知らせてください。"))
    said = of(read(*blocks), Statement)
    assert [(_name(f), f.text) for f in said if f.kind == "opinion"] == [
        ("緑のまち", "緑のまちを広く知らせてください。"),
        ("水のまち", "水のまちを広く知らせてください。"),
    ]


@pytest.mark.parametrize("quoted", [False, True])
def test_a_frame_whose_label_names_a_level_is_about_that_level(*, quoted: bool) -> None:
    """A label that begins with level and number (基本目標1に対する意見) or with a name in 「」 tells of the measure of these,
    also behind one below.
    """
    blocks: list[Block] = []
    for number, goal in enumerate(("緑のまち", "水のまち"), 1):
        blocks.append(heading(f"基本目標{number}　{goal}", 2))
        for place, name in enumerate(("花壇の手入れ", "苗木の配布"), 1):
            blocks.append(heading(f"施策{number}-{place}　{goal}の{name}", 3))
            blocks.append(paragraph("担当課：公園課"))
        called = f"「{goal}」" if quoted else f"基本目標{number}"
        blocks.append(panel(f"{called}に対する審議会の意見", f"・{goal}を広く知らせてください。"))
    said = of(read(*blocks), Statement)
    assert [(_name(f), f.text) for f in said if f.kind == "opinion"] == [
        ("緑のまち", "緑のまちを広く知らせてください。"),
        ("水のまち", "水のまちを広く知らせてください。"),
    ]


def test_a_legend_or_two_side_by_side_rate_nothing() -> None:
    """What grades stand for, a grade in words too, and beside them what may come next: no measure, no rating."""
    rows = [
        ["総合評価", "判断の目安", "今後の方向性", "内容"],
        ["Ａ", "目標を上回る", "拡充", "対象や内容を広げる"],
        ["Ｂ", "おおむね目標どおり", "継続", "今の内容で続ける"],
        ["", "", "廃止", "事業を終える"],
    ]
    for told in (rows, [row[:2] for row in rows[:3]] + [["Ｃ", "遅れている"]]):
        reading = read(heading("２　評価の区分", 2), table(told))
        assert not [fact for fact in reading.facts if isinstance(fact, Placement | Evaluation | Succession | Statement)]
