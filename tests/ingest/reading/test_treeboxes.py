"""Trees of measures in boxes side by side."""

import msgspec
import pytest

from graph.facts import Placement, Statement
from ingest.document import Table, Text
from tests.ingest.reading.made import chain, heading, of, read, table

SMALL = 8.0


def _boxes(top: str, below: str, said: int) -> Table:
    """A row of two boxes; the last lines of the first one, so many, are set smaller."""
    made = table([[top, below]], head=0)
    first, second = made.cells
    lines = first.text.lines
    kept = lines[: len(lines) - said]
    smaller = (msgspec.structs.replace(line, size=SMALL) for line in lines[len(kept) :])
    return msgspec.structs.replace(made, cells=(msgspec.structs.replace(first, text=Text((*kept, *smaller))), second))


def test_a_measure_in_a_box_beside_those_under_it() -> None:
    """Each box at the left is a measure over those in the box beside it; the sentence in smaller type tells what it is for."""
    found = read(
        heading("２　施策の体系", 2),
        _boxes("柱1|緑のまち|誰もが緑に親しめるま|ちをつくります。", "施策1-1　花壇の手入れ|施策1-2　苗木の配布", 2),
        _boxes("柱2|水のまち", "施策2-1　水路の見回り", 0),
    )
    assert {tuple(chain(f.about)) for f in of(found, Placement)} == {
        (("1", "緑のまち"),),
        (("1", "緑のまち"), ("1-1", "花壇の手入れ")),
        (("1", "緑のまち"), ("1-2", "苗木の配布")),
        (("2", "水のまち"),),
        (("2", "水のまち"), ("2-1", "水路の見回り")),
    }
    assert [(getattr(f.about, "name", ""), f.kind, f.text) for f in of(found, Statement)] == [
        ("緑のまち", "purpose", "誰もが緑に親しめるまちをつくります。")
    ]


@pytest.mark.parametrize(
    ("top", "below"),
    [("柱1|緑のまち", "花壇を手入れします。"), ("緑のまち", "施策1-1　花壇の手入れ"), ("施策1　緑", "柱1　緑のまち")],
)
def test_other_boxes_side_by_side_are_no_tree(top: str, below: str) -> None:
    """Where a box holds anything but levels, numbers and names, or higher levels stand under lower ones, none is told so."""
    found = read(heading("２　本文", 2), _boxes(top, below, 0))
    assert all(f.about.parent is None for f in of(found, Placement))
