"""Cards and lists of projects in 実施計画 and 主要事業: classes of work, flags, levels left out, offices as headings."""

import pytest
from msgspec import structs

from graph.facts import MeasureMention, Placement, Statement, Succession
from ingest.document import Bar, Block, Passage, Text
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table, text


def test_classes_of_work_name_no_measure() -> None:
    """What stands beside 事業区分 (ソフト事業) is a class of work."""
    card = table(
        [["事業名", "見守りタクシー事業", "事業区分", "ソフト事業"], ["担当課", "福祉課", "施策", "1-1　移動の支援"]],
        head=0,
    )
    assert {p.name for p in of(read(card), Placement)} == {"見守りタクシー事業", "移動の支援"}


def test_a_flag_above_a_card_is_of_its_measure() -> None:
    """新規 in a box above a card, beside the name of the form, says that its measure is new; a legend with several flags
    says nothing.
    """
    blocks: list[Block] = [
        paragraph("新規"),
        paragraph("拡充"),
        table([["事業名", "花いっぱい事業", "担当課", "緑課"]], head=0),
        paragraph("継続"),
        paragraph("事業計画書"),
        table([["事業名", "並木の手入れ事業", "担当課", "緑課"]], head=0),
        paragraph("新規"),
        paragraph("事業計画書"),
        table([["事業名", "苗木の配布事業", "担当課", "緑課"]], head=0),
    ]
    new = [m.name for s in of(read(*blocks), Succession) for m in s.successors if isinstance(m, MeasureMention)]
    assert new == ["苗木の配布事業"]


@pytest.mark.parametrize(("left", "new"), [(20, True), (400, False)])
def test_a_flag_at_the_left_of_a_heading(*, left: float, new: bool) -> None:
    """新規 in the line of a heading, before it, flags the measure that the heading names."""
    flag = Passage(text("新規", x=left, y=100), "heading", 4, "", "新規")
    name = Passage(text("施策1　花壇の手入れ", x=100, y=100), "heading", 3, "", "施策1　花壇の手入れ")
    reading = read(flag, name, paragraph("担当課：公園課"))
    assert [f.kind for f in of(reading, Succession)] == (["created"] if new else [])


def test_a_list_may_leave_out_levels_that_the_cards_tell() -> None:
    """A list of projects by 基本目標 leaves out the 施策 that each card has between: the project stands under that."""
    listed = table(
        [
            ["No.", "基本目標", "事業名", "担当課"],
            ["1", "1　緑のまち", "花いっぱい事業", "緑課"],
            ["2", "^", "苗木の配布事業", "緑課"],
        ]
    )
    cards = [
        table(
            [
                ["No.", number, "事業名", name],
                ["基本目標", "1　緑のまち", "施策", policy],
                ["担当課", "緑課", "<", "<"],
            ],
            head=0,
        )
        for number, name, policy in (("1", "花いっぱい事業", "1-1　花の推進"), ("2", "苗木の配布事業", "1-2　緑の保全"))
    ]
    above = {p.name: {a for _, a in chain(p.about)} for p in of(read(listed, *cards), Placement) if p.source == "list"}
    assert above["花いっぱい事業"] == {"緑のまち", "花の推進", "花いっぱい事業"}
    assert above["苗木の配布事業"] == {"緑のまち", "緑の保全", "苗木の配布事業"}


def test_an_office_as_a_heading_is_no_measure() -> None:
    """Lists of projects under the names of departments (総務部, 教育委員会) have nothing above them, and a mark in brackets
    instead of a text (（重点）) tells nothing.
    """
    reading = read(
        heading("Ⅳ　部局別主要事業", 2),
        heading("総務部", 3),
        table([["事業名", "担当課", "事業内容"], ["庁舎照明更新事業", "管財課", "（重点）"]]),
        heading("教育委員会", 3),
        table([["事業名", "担当課", "事業内容"], ["放課後学習支援事業", "学校教育課", "学習支援を行う。"]]),
    )
    assert {(p.name, p.about.parent) for p in of(reading, Placement)} == {
        ("庁舎照明更新事業", None),
        ("放課後学習支援事業", None),
    }
    assert [s.text for s in of(reading, Statement)] == ["学習支援を行う。"]


def test_a_badge_is_quoted_where_it_stands() -> None:
    """A badge left of a name (新規) is quoted before it, one behind it behind."""
    listed = table([["事業名", "担当課"], ["苗木の配布事業", "緑課"], ["花いっぱい事業", "緑課"]])
    name = listed.cells[2].text.lines[0]
    badge = structs.replace(name, text="新規", printed="新規")
    for x, quoted in ((-60, "新規苗木の配布事業"), (200, "苗木の配布事業新規")):
        left, top, right, bottom = name.place.box
        line = structs.replace(badge, place=structs.replace(name.place, box=(left + x, top, right + x, bottom)))
        shown = structs.replace(listed, bars=(Bar(Text((line,)), line.place, 1, 0, 0),))
        (created,) = of(read(shown), Succession)
        assert "".join(piece.quote for piece in created.evidence).replace("\n", "") == quoted
