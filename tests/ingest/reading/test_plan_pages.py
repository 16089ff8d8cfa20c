"""Pages of a basic plan: the tree with its pages, names under 主な取組 with what is done for each, projects by their names."""

import pytest

from graph.facts import Observation, Placement, Responsibility, Statement
from ingest.document import Panel, Place
from tests.ingest.reading.made import bullet, chain, heading, of, paragraph, read, table, text

TREE = table(
    [
        ["基本目標", "施策", "主な取組", "ページ"],
        ["基本目標1　健やかなまち", "1-1　福祉の充実", "(1)見守りの推進|(2)住まいの確保", "12"],
        ["基本目標2　学びのまち", "2-1　学校教育の充実", "(1)学力の育成|(2)施設の整備", "14"],
    ]
)


def test_numbers_of_pages_count_no_measures() -> None:
    """A tree with the pages on which its measures stand is a list of them, down to names counted in one cell."""
    chains = [chain(p.about) for p in of(read(heading("施策の体系", 2), TREE), Placement)]
    assert [("1", "健やかなまち"), ("1-1", "福祉の充実"), ("(2)", "住まいの確保")] in chains
    assert len(chains) == 8


def test_names_with_sentences_under_a_label_are_measures() -> None:
    """Numbered lines that look like text, each with sentences below, are measures under 主な取組; what follows the last is of
    the measure above.
    """
    reading = read(
        heading("施策1-1　福祉の充実", 2),
        heading("主な取組", 3),
        bullet("（1）見守りの推進"),
        bullet("・声かけの輪を広げます。"),
        bullet("（2）住まいの確保"),
        bullet("・空き家の改修を助けます。"),
        table([["指標", "現状値（R5）"], ["見守り協力店", "12店"]]),
    )
    said = {(getattr(s.about, "name", ""), s.kind, s.text) for s in of(reading, Statement)}
    assert said == {
        ("見守りの推進", "action", "声かけの輪を広げます。"),
        ("住まいの確保", "action", "空き家の改修を助けます。"),
    }
    assert {o.about.name for o in of(reading, Observation)} == {"福祉の充実"}


def test_names_with_sentences_in_a_frame_are_measures() -> None:
    """The same where all stands in a frame with the label; the next label is of the measure above."""
    box = Panel(
        text("主な取組"),
        (
            paragraph("（1）見守りの推進"),
            paragraph("声かけの輪を広げます。"),
            paragraph("（2）住まいの確保"),
            paragraph("改修を助けます。"),
        ),
        Place(2, (40, 40, 400, 400)),
    )
    reading = read(heading("施策1-1　福祉の充実", 2), box, table([["担当課", "福祉課"]], head=0))
    assert {(getattr(s.about, "name", ""), s.kind, s.text) for s in of(reading, Statement)} == {
        ("見守りの推進", "action", "声かけの輪を広げます。"),
        ("住まいの確保", "action", "改修を助けます。"),
    }
    assert [r.about.name for r in of(reading, Responsibility)] == ["福祉の充実"]


def test_headings_under_a_label_of_what_is_done() -> None:
    """Numbered headings with sentences under 施策の方向 are measures; the next label is of the measure above them again, the
    goal in the heading above is that of the number that theirs begins with.
    """
    reading = read(
        heading("基本目標１　健やかなまち", 2),
        heading("政策１－１　福祉の充実", 2),
        heading("施策の方向", 3),
        heading("１　見守りの推進", 4),
        paragraph("声かけの輪を広げます。"),
        heading("２　住まいの確保", 4),
        paragraph("空き家の改修を助けます。"),
        heading("主な事業", 3),
        bullet("◆見守り支援事業　◆住宅改修補助事業"),
    )
    top = [("１", "健やかなまち"), ("１－１", "福祉の充実")]
    assert [chain(p.about) for p in of(reading, Placement)] == [
        top[:1],
        top,
        [*top, ("１", "見守りの推進")],
        [*top, ("２", "住まいの確保")],
        [*top, ("", "見守り支援事業")],
        [*top, ("", "住宅改修補助事業")],
    ]
    assert {s.kind for s in of(reading, Statement)} == {"action"}


def test_projects_by_their_names_alone_are_measures() -> None:
    """Beside or below a label such as 主な事業, a list of nothing but names of projects places them under the measure."""
    reading = read(
        heading("施策1-1　福祉の充実", 2),
        table([["主な事業", "○見守り支援事業|○住宅改修補助事業"], ["担当課", "福祉課"]], head=0),
        heading("施策1-2　健康の増進", 2),
        heading("■主な事業", 3),
        bullet("・健康教室事業"),
        bullet("・歯科健診事業（健康課）"),
        heading("■現状", 3),
        paragraph("健診を受ける人が増えています。"),
    )
    assert {(p.name, p.about.parent.name) for p in of(reading, Placement) if p.about.parent} == {
        ("見守り支援事業", "福祉の充実"),
        ("住宅改修補助事業", "福祉の充実"),
        ("健康教室事業", "健康の増進"),
        ("歯科健診事業", "健康の増進"),
    }
    assert [(getattr(s.about, "name", ""), s.kind) for s in of(reading, Statement)] == [("健康の増進", "state")]


@pytest.mark.parametrize("label", ["主な事業", "取組"])
def test_names_of_measures_told_elsewhere_are_no_texts(label: str) -> None:
    """Names in a table of the whole tree that other places tell as measures under the one of the row place these; words that
    name none are what is done.
    """
    rows = [
        ["基本目標", "施策", label],
        ["１　緑", "1-1　緑を増やす", "・苗木の配布|・緑の教室"],
        ["２　花", "2-1　花を増やす", "・花壇の手入れ|・種まき"],
    ]
    reading = read(
        table(rows),
        heading("施策1-1　緑を増やす", 2),
        table([["事業名", "担当課"], ["苗木の配布", "公園課"], ["緑の教室", "公園課"]]),
        heading("施策2-1　花を増やす", 2),
        table([["事業名", "担当課"], ["花壇の手入れ", "公園課"], ["花の展示", "公園課"]]),
    )
    assert {f.text for f in of(reading, Statement)} == {"花壇の手入れ", "種まき"}
    placed = {(p.name, p.about.parent.name) for p in of(reading, Placement) if p.about.parent}
    assert {("苗木の配布", "緑を増やす"), ("緑の教室", "緑を増やす"), ("花の展示", "花を増やす")} <= placed


@pytest.mark.parametrize(
    "row", [["基本目標１", "緑のまち"], ["基本目標", "１", "緑のまち"], ["基本目標", "１　緑のまち"]]
)
def test_a_table_of_nothing_but_level_and_name_is_a_heading(row: list[str]) -> None:
    """Sentences right below level, number and name side by side tell the purpose of what they name."""
    reading = read(
        table([row], head=0),
        paragraph("緑に囲まれて暮らせるまちにします。"),
        heading("(1)　緑を増やす", 3),
        heading("【現状】", 4),
        bullet("・木が減っています。"),
        heading("【市民の皆さんにお願いしたいこと】", 4),
        bullet("・庭に木を植えましょう。"),
    )
    assert {(getattr(f.about, "name", ""), f.kind, f.text) for f in of(reading, Statement)} == {
        ("緑のまち", "purpose", "緑に囲まれて暮らせるまちにします。"),
        ("緑を増やす", "state", "木が減っています。"),
        ("緑を増やす", "action", "庭に木を植えましょう。"),
    }


@pytest.mark.parametrize(
    "caption", ["基本目標１の評価指標", "基本目標１に関する数値", "■基本目標１　成果指標", "◆基本目標Ⅱの成果指標"]
)
def test_a_caption_tells_whose_the_table_below_is(caption: str) -> None:
    """Values at the end of a part whose caption begins with level and number of what stands above, in whatever numerals, are
    of that measure.
    """
    reading = read(
        heading(f"基本目標{'Ⅱ' if 'Ⅱ' in caption else '１'}　緑のまち", 2),
        heading("(1)　緑を増やす", 3),
        heading("【現状】", 4),
        bullet("・木が減っています。"),
        paragraph(caption),
        table([["指標", "現状値（令和５年度）", "目標値（令和11年度）"], ["植えた木の数", "120本", "300本"]]),
        heading("(2)　緑を守る", 3),
        heading("【現状】", 4),
        bullet("・木が枯れています。"),
    )
    assert {f.about.name for f in of(reading, Observation)} == {"緑のまち"}
    assert [getattr(f.about, "name", "") for f in of(reading, Statement)] == ["緑を増やす", "緑を守る"]
