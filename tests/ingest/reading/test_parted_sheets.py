"""Sheets of one measure each that numbered headings part anew, and headings that name the sheet."""

from graph.facts import Observation, Placement
from ingest.document import Block
from tests.ingest.reading.made import chain, heading, of, read, table

_SHEETS = (("1-1", "緑を守る", "生垣の助成"), ("1-2", "花を育てる", "花壇の手入れ"), ("1-3", "水を引く", "池の掃除"))


def test_numbered_headings_that_come_again_below_each_card_part_it() -> None:
    """Headings counted anew below the card of each measure (１ …, ２ …) leave it open, though a heading in the same type went
    before the first card: what stands below them is about the measure of the card.
    """
    blocks: list[Block] = []
    for number, name, project in _SHEETS:
        blocks += [
            table([["基本目標", "１　緑のまち"], ["基本施策", f"{number}　{name}"], ["主管課", "公園課"]], head=0),
            heading("１　ものさしの動き", 4),
            table([["指標名", "単位", "令和５年度実績"], [f"{project}の件数", "件", "12"]]),
            heading("２　取組の様子", 4),
            table([["No.", "個別取組", "実施課"], ["①", project, "公園課"], ["②", f"{name}講座", "公園課"]]),
        ]
    reading = read(heading("３　評価の方法", 4), *blocks)
    assert {(o.about.name, o.indicator.name) for o in of(reading, Observation)} == {
        ("緑を守る", "生垣の助成の件数"),
        ("花を育てる", "花壇の手入れの件数"),
        ("水を引く", "池の掃除の件数"),
    }
    chains = {tuple(name for _, name in chain(place.about)) for place in of(reading, Placement)}
    assert ("緑のまち", "緑を守る", "生垣の助成") in chains
    assert ("緑のまち", "花を育てる", "花壇の手入れ") in chains


def test_a_title_of_sheets_with_brackets_behind_it_names_no_measure() -> None:
    """評価シート（施策1-1） only says which sheet follows, as 評価シート does."""
    blocks: list[Block] = []
    for number, name in (("1-1", "緑を守る"), ("1-2", "花を育てる")):
        blocks += [
            heading(f"評価シート（施策{number}）", 3),
            table([["政策", "１", "緑のまち"], ["施策", number, name], ["主管課", "公園課", "<"]], head=0),
        ]
    assert {p.name for p in of(read(*blocks), Placement)} == {"緑のまち", "緑を守る", "花を育てる"}
