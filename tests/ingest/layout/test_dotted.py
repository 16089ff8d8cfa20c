"""Rules drawn dot by dot, and dots that are none."""

from ingest.drawn.sheet import Shape
from ingest.layout.dotted import with_dotted_lines


def dot(x: float, y: float) -> Shape:
    """A small filled square."""
    box = (x, y, x + 0.75, y + 0.75)
    corners = ((x, y), (x, y + 0.75), (x + 0.75, y + 0.75), (x + 0.75, y))
    return Shape(corners, box, closed=True, curved=False, fill=(0, 0, 0), stroke=None, width=0, z=1)


def line(x0: float, y0: float, x1: float, y1: float) -> Shape:
    """A stroke."""
    return Shape(((x0, y0), (x1, y1)), (x0, y0, x1, y1), closed=False, curved=False, fill=None, stroke=(0, 0, 0),
                 width=1, z=0)  # fmt: skip


def test_dots_between_two_rules_are_a_rule() -> None:
    """A row of dots that ends on other lines is one line; a lone dot stays what it is."""
    walls = [line(100, 50, 100, 150), line(160, 50, 160, 150)]
    found = with_dotted_lines([*walls, *(dot(100 + 1.5 * i, 100) for i in range(40)), dot(300, 300)])
    (rule,) = [shape for shape in found if not shape.closed and shape not in walls]
    assert (rule.box[0], round(rule.box[2])) == (100, 159)
    assert rule.box[1] == rule.box[3]
    assert sum(shape.closed for shape in found) == 1


def test_leaders_and_patterns_are_no_rules() -> None:
    """Dots from words on to a number end on nothing; dots all over an area are a pattern."""
    leader = [dot(100 + 1.5 * i, 100) for i in range(40)]
    assert not any(not shape.closed for shape in with_dotted_lines(leader))
    pattern = [dot(100 + 1.5 * i, 200 + 1.5 * k) for i in range(20) for k in range(20)]
    assert with_dotted_lines(pattern) == pattern
