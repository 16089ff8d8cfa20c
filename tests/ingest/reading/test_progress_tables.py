"""Tables of progress and forms of evaluation: sentences beside values, grades under 進捗状況, heads of a city's own making."""

import msgspec

from graph.facts import Evaluation, MeasureMention, Observation, Placement, Responsibility, ScheduleItem, Statement
from ingest.document import Document, Line, Page, Passage, Place, Table, Text
from ingest.reading import read_facts
from tests.ingest.reading.made import heading, of, paragraph, read, table


def _said(*blocks: Table) -> set[tuple[str, str, int | None, str]]:
    facts = of(read(*blocks), Statement)
    return {(f.about.name, f.kind, f.year, f.text) for f in facts if isinstance(f.about, MeasureMention)}


def test_sentences_of_a_year_beside_values_are_texts_and_grades_are_ratings() -> None:
    """What was done in a year, told in a sentence with numbers, is no value of the indicator; 完了 and 一部着手 under
    進捗状況 are grades.
    """
    rows = [
        ["取組", "担当課", "評価指標", "R6実績値", "R9目標値", "進捗状況", "令和6年度の取組状況"],
        ["相談会", "住宅課", "開いた回数", "4回", "6回", "実施中", "弁護士が立ち会う相談会を4回開いた。"],
        ["勧告", "住宅課", "勧告した件数", "2件", "5件", "一部着手", "2件を勧告した。"],
        ["調査", "住宅課", "調べた戸数", "1,248戸", "1,150戸", "完了", "全ての地区を調べた。"],
    ]
    reading = read(table(rows))
    assert {f.text for f in of(reading, Observation)} == {"4回", "6回", "2件", "5件", "1,248戸", "1,150戸"}
    grades = {(f.about.name, f.year, f.rating) for f in of(reading, Evaluation)}
    assert grades == {("相談会", 2024, "実施中"), ("勧告", 2024, "一部着手"), ("調査", 2024, "完了")}
    assert ("勧告", "result", 2024, "2件を勧告した。") in _said(table(rows))


def test_a_head_of_sentences_tells_by_its_last_words() -> None:
    """「生きる支援」の視点からの取組 over sentences tells what is done, 地域から見た課題 a problem."""
    rows = [
        ["事業名", "「生きる支援」の視点からの取組", "地域から見た課題"],
        ["納税相談", "相談の窓口に同行する。", "気づきが遅れる。"],
        ["消費生活相談", "弁護士会と相談会を開く。", "来る人が限られる。"],
    ]
    assert _said(table(rows)) == {
        ("納税相談", "action", None, "相談の窓口に同行する。"),
        ("納税相談", "issue", None, "気づきが遅れる。"),
        ("消費生活相談", "action", None, "弁護士会と相談会を開く。"),
        ("消費生活相談", "issue", None, "来る人が限られる。"),
    }


def test_a_painted_label_of_a_card_tells_by_its_last_words() -> None:
    """In a card the colour of the labels shows that the words are one."""
    rows = [
        ["事業名", "相談"],
        ["担当課", "福祉課"],
        ["概要", "聴く。"],
        ["命を支える視点での取組", "つなぐ。"],
        ["課題", "足りない。"],
    ]
    card = table(rows, head=0)
    cells = tuple(msgspec.structs.replace(c, fill=(200, 220, 240) if c.column == 0 else None) for c in card.cells)
    assert ("相談", "action", None, "つなぐ。") in _said(msgspec.structs.replace(card, cells=cells))


def test_a_title_along_the_side_makes_no_head_of_labels_and_values() -> None:
    """改善 along the side of two rows: 拡充 is the value of 今後の方向性 beside it, and heads nothing."""
    rows = [
        ["基本", "事業名", "検診"],
        ["評価", "課題", "受診が少ない。"],
        ["改善", "今後の方向性", "拡充"],
        ["^", "^", "ウェブで予約を受け付ける。"],
    ]
    told = _said(table(rows, head=0))
    assert told >= {("検診", "outlook", None, "拡充"), ("検診", "outlook", None, "ウェブで予約を受け付ける。")}


def _card(name: str) -> Table:
    return table([["事務事業名", name], ["担当課", "福祉課"], ["事業の目的", "支える。"]], head=0)


def test_a_card_has_the_number_on_the_line_above_it() -> None:
    """整理番号 and the like above a card, alone on their line, number the card's measure."""
    for label in ("整理番号　010203", "事業コード：A-12"):
        reading = read(paragraph(label), _card("配食サービス"))
        assert {f.about.notation for f in of(reading, Placement)} == {label.replace("：", "　").split("　")[1]}


def test_a_card_has_the_number_at_the_edge_of_its_page() -> None:
    """Where each page repeats the label at its edge, the number there is that of the page's card."""
    title = "すみれ市地域福祉計画"
    cover = Passage(Text((Line(title, title, Place(1, (100, 200, 400, 230)), 24.0),)), "heading", 1, "", title)
    words = "整理番号　010203"
    edge = (
        Line(words, words, Place(2, (400, 30, 500, 40)), 10.0),
        Line("2", "2", Place(2, (290, 810, 300, 820)), 10.0),
    )
    pages = (Page(1, 595, 842), Page(2, 595, 842))
    reading = read_facts(Document("0" * 64, "a.pdf", pages, (cover, _card("配食サービス")), edge))
    assert {f.about.notation for f in of(reading, Placement)} == {"010203"}


def test_a_legend_of_grades_is_no_measure() -> None:
    """A line that says what the grades mean stands above nothing, whatever its type."""
    reading = read(heading("総合評価の区分　Ａ：期待以上　Ｂ：期待どおり　Ｃ：不十分", 2), _card("配食サービス"))
    assert [(f.name, f.about.parent) for f in of(reading, Placement)] == [("配食サービス", None)]


def test_a_step_that_comes_again_after_another_is_told_again() -> None:
    """実施 with an arrow over two years, then 見直し, then 実施 once more."""
    rows = [
        ["取組", "担当課", "R6", "R7", "R8", "R9"],
        ["チーム", "政策課", "実施", "→", "見直し", "実施"],
        ["公募", "政策課", "検討", "実施", "→", "→"],
    ]
    steps = {
        (f.about.name, f.text, f.start, f.end) for f in of(read(table(rows, bars=[(1, 2, 3, "実施")])), ScheduleItem)
    }
    assert {step[1:] for step in steps if step[0] == "チーム"} == {
        ("実施", 2024, 2025),
        ("見直し", 2026, 2026),
        ("実施", 2027, 2027),
    }


def test_a_painted_label_before_departments_is_that_of_departments() -> None:
    """A word of the city's own in the colour of the labels, with nothing but departments beside it, names who leads."""
    rows = [
        ["事業名", "相談"],
        ["汗をかくところ", "福祉課、健康課"],
        ["概要", "聴く。"],
        ["取組内容", "つなぐ。"],
        ["課題", "足りない。"],
    ]
    card = table(rows, head=0)
    cells = tuple(msgspec.structs.replace(c, fill=(200, 220, 240) if c.column == 0 else None) for c in card.cells)
    offices = of(read(msgspec.structs.replace(card, cells=cells)), Responsibility)
    assert {(f.name, f.role) for f in offices} == {("福祉課", "lead"), ("健康課", "lead")}


def test_a_painted_head_before_the_head_of_departments_is_no_label_of_them() -> None:
    """A head that nobody knows, at the left of 担当課 in the colour of all heads, heads what stands below it."""
    rows = [
        ["No.", "事業名", "事業の概要", "命を支える視点での取組", "担当課"],
        ["1", "納税相談", "相談に乗る。", "窓口に同行する。", "税務課"],
        ["2", "消費相談", "聴く。", "相談会を開く。", "市民課"],
    ]
    made = table(rows)
    cells = tuple(msgspec.structs.replace(c, fill=(200, 220, 240) if c.row == 0 else None) for c in made.cells)
    reading = read(msgspec.structs.replace(made, cells=cells))
    assert {f.name for f in of(reading, Responsibility)} == {"税務課", "市民課"}
    assert {f.text for f in of(reading, Statement) if f.kind == "action"} == {"窓口に同行する。", "相談会を開く。"}


def test_a_head_beside_one_like_names_of_offices() -> None:
    """A head that nobody listed is told by what stands below it, and not by the next head (窓口となる課)."""
    made = table(
        [
            ["取組番号", "取組の題名", "窓口となる課", "目的", "課題"],
            ["1", "苗木の配布", "公園課", "緑をふやすためです。", "応募が多い。"],
            ["2", "花壇の手入れ", "農政課", "花を楽しむためです。", "担い手が少ない。"],
        ]
    )
    cells = tuple(msgspec.structs.replace(c, fill=(200, 220, 240) if c.row == 0 else None) for c in made.cells)
    reading = read(msgspec.structs.replace(made, cells=cells))
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("苗木の配布", "公園課"),
        ("花壇の手入れ", "農政課"),
    }


def test_an_explanation_under_a_head_of_progress_tells_the_result() -> None:
    """進捗状況 over 区分 and 説明: the grade, and what came of the measure."""
    rows = [
        ["取組", "担当課", "進捗状況", "<"],
        ["^", "^", "区分", "説明"],
        ["相談会", "住宅課", "計画どおり", "四回開いた。"],
        ["勧告", "住宅課", "やや遅れ", "二件にとどまった。"],
    ]
    made = table(rows, head=2)
    assert {(name, kind, text) for name, kind, _, text in _said(made)} == {
        ("相談会", "result", "四回開いた。"),
        ("勧告", "result", "二件にとどまった。"),
    }
    assert {f.rating for f in of(read(made), Evaluation)} == {"計画どおり", "やや遅れ"}
