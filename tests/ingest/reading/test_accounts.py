"""Tables of a budget book: accounts are no measures, projects stand as numbered lines under 説明."""

from decimal import Decimal

import pytest

from graph.facts import Budget, MeasureMention, Placement
from ingest.document import Cell, Line, Place, Table, Text
from tests.ingest.reading.made import heading, of, paragraph, read, table


def _explained(*lines: tuple[str, int], unit: str = "千円") -> Table:
    """目 | 節 (区分, 金額) | 説明, with lines under 説明, each as far to the right as its number says."""
    whole = table(
        [
            ["目", "節", "<", "説明"],
            ["^", "区分", "金額", "^"],
            ["1 公園費", "1 報酬", "120", "…"],
            ["", "2 給料", "450", "^"],
        ],
        head=2,
    )
    told = (
        Line(words, words, Place(2, (300 + x, 100 + 12 * i, 500, 110 + 12 * i)), 10.0)
        for i, (words, x) in enumerate(lines)
    )
    named = Line(unit, unit, Place(2, (480, 90, 500, 98)), 8.0)
    cells = tuple(
        Cell(c.row, c.column, Text((named, *told)), c.place, c.rows, c.columns) if c.text.text == "…" else c
        for c in whole.cells
    )
    return Table(whole.places, whole.rows, whole.columns, cells, whole.header_rows, ())


def _above(about: MeasureMention) -> list[str]:
    return [about.name] if about.parent is None else [*_above(about.parent), about.name]


def test_numbered_lines_under_explanations_are_projects() -> None:
    """Each has its number and its money in the unit of the table, and stands below the one further left."""
    reading = read(
        _explained(
            ("001 公園緑化費　1,500", 0),
            ("001 花壇管理事業費　900", 8),
            ("苗木購入負担金　300", 20),
            ("002 公園見回り事業費　600", 8),
            ("002 動物園費　2,000", 0),
        )
    )
    assert [
        (b.about.notation, _above(b.about), b.amount)
        for b in of(reading, Budget)
        if isinstance(b.about, MeasureMention)
    ] == [
        ("001", ["公園緑化費"], Decimal(1_500_000)),
        ("001", ["公園緑化費", "花壇管理事業費"], Decimal(900_000)),
        ("002", ["公園緑化費", "公園見回り事業費"], Decimal(600_000)),
        ("002", ["動物園費"], Decimal(2_000_000)),
    ]


def test_accounts_are_no_measures() -> None:
    """The kinds of cost beside the explanations, and tables of nothing but accounts, name none; nor is their money one's of
    the heading above.
    """
    reading = read(
        heading("１　歳入歳出予算", 2),
        table([["款", "項", "金額"], ["1 市税", "", "900"], ["", "1 市民税", "500"], ["", "2 固定資産税", "400"]]),
        heading("２　歳出", 2),
        _explained(("001 公園緑化費　1,500", 0)),
    )
    assert {p.name for p in of(reading, Placement)} == {"公園緑化費"}
    assert len(of(reading, Budget)) == 1


def test_projects_beside_their_accounts_are_read_as_any_list() -> None:
    """款 and 項 beside a column of projects only tell from which account these are paid."""
    rows = [
        ["款", "項", "事業名", "予算額（千円）"],
        ["8", "4", "花壇の手入れ", "900"],
        ["8", "4", "苗木の配布", "300"],
    ]
    assert {(b.about.name, b.amount) for b in of(read(table(rows)), Budget)} == {
        ("花壇の手入れ", Decimal(900_000)),
        ("苗木の配布", Decimal(300_000)),
    }


@pytest.mark.parametrize("words", ["第１項　営業収益", "第２款 資本的支出", "３項　予備費"])
def test_accounts_with_their_money_on_a_line_are_no_projects(words: str) -> None:
    """A line of running text that names an account and its money is none of a list of projects."""
    lines = [paragraph(f"{words}　　{amount}千円") for amount in ("100", "250", "300")]
    assert not of(read(*lines), Placement)


def test_without_a_unit_there_is_no_money() -> None:
    """Where nothing tells the unit the projects are read and their money is not guessed."""
    reading = read(_explained(("001 公園緑化費　1,500", 0), unit="円未満切捨て"))
    assert len(of(reading, Placement)) == 1
    assert not of(reading, Budget)


def test_lines_that_reckon_an_amount_are_no_projects() -> None:
    """A number without a blank behind it belongs to the words (2号分), and ×, = tell how an amount was reckoned."""
    reckoned = (
        ("2号分 1,200×1/2　600", 0),
        ("3歳児健診　100", 0),
        ("1 苗木 300×2　600", 0),
        ("2 花壇管理事業費　900", 0),
    )
    assert {p.name for p in of(read(_explained(*reckoned)), Placement)} == {"花壇管理事業費"}
