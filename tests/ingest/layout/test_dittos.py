"""Cells that mean another cell."""

from collections.abc import Callable
from typing import Any

import pytest

from graph.facts import Responsibility
from ingest.document import Document, Table
from ingest.reading import read_facts

Reading = Callable[..., Document]
XS, YS = [60.0, 220.0, 340.0, 460.0], [100.0, 125.0, 150.0, 175.0, 200.0]


def table(reading: Reading, rows: list[list[str]]) -> Table:
    """The one table of a page with these cells."""
    (found,) = [b for b in reading(lambda sheet: sheet.grid(XS, YS, rows)).blocks if isinstance(b, Table)]
    return found


def meant(found: Table, row: int, column: int) -> str | None:
    """What a cell stands for, None where it stands for itself."""
    cell = found.at(row, column)
    assert cell is not None
    return cell.meant.text if cell.meant else None


@pytest.mark.parametrize("mark", ["〃", "同上", "々", "″", "（同上）", "同　上"])
def test_cell_means_the_one_above(reading: Reading, mark: str) -> None:
    """Marks one below the other all mean the cell above the first, whose text they have with its
    place; they stay as printed.
    """
    rows = [
        ["事業名", "担当課", "方向"],
        ["図書館の充実", "企画課", "継続"],
        ["公園の整備", mark, "拡充"],
        ["道路の補修", mark, "縮小"],
    ]
    found = table(reading, rows)
    assert [meant(found, row, 1) for row in (1, 2, 3)] == [None, "企画課", "企画課"]
    above, below = found.at(1, 1), found.at(3, 1)
    assert above is not None
    assert below is not None
    assert below.meant == above.text
    assert below.text.text.replace("　", "") == mark.replace("　", "")


def test_cell_means_the_one_beside(reading: Reading) -> None:
    """同左 means the cell at its left, 同右 the one at its right."""
    rows = [
        ["指標", "前期", "後期"],
        ["利用者数", "10人", "同左"],
        ["参加者数", "同右", "20人"],
        ["来館者数", "30人", "40人"],
    ]
    found = table(reading, rows)
    assert meant(found, 1, 2) == "10人"
    assert meant(found, 2, 1) == "20人"


def test_mark_below_a_head_or_nothing_stays(reading: Reading) -> None:
    """A mark with a head or an empty cell above means nothing that is known."""
    rows = [
        ["事業名", "担当課", "方向"],
        ["図書館の充実", "〃", "継続"],
        ["公園の整備", "企画課", ""],
        ["道路の補修", "財政課", "〃"],
    ]
    found = table(reading, rows)
    assert meant(found, 1, 1) is None
    assert meant(found, 3, 2) is None


def test_words_that_hold_a_mark_stay(reading: Reading) -> None:
    """々 in a word and 同上 in a sentence mean no cell."""
    rows = [
        ["事業名", "担当課", "方向"],
        ["図書館の充実", "企画課", "継続"],
        ["佐々木地区", "佐々木", "同上とする。"],
        ["道路の補修", "財政課", "縮小"],
    ]
    found = table(reading, rows)
    assert not any(cell.meant for cell in found.cells)


def test_facts_are_read_of_what_is_meant(reading: Reading) -> None:
    """A measure whose department is 〃 has the department above, and its evidence is where that is printed."""

    def draw(sheet: Any) -> None:
        sheet.text(60, 60, "見本市総合計画　令和３年度～令和７年度", 16)
        rows = [
            ["事業名", "担当課", "方向性"],
            ["図書館の充実", "企画課", "継続"],
            ["公園の整備", "〃", "拡充"],
            ["道路の補修", "財政課", "縮小"],
        ]
        sheet.grid(XS, YS, rows)

    facts = read_facts(reading(draw)).facts
    found = {fact.about.name: fact for fact in facts if isinstance(fact, Responsibility)}
    assert found["公園の整備"].department.name == "企画課"
    assert "企画課" in [piece.quote for piece in found["公園の整備"].evidence]
