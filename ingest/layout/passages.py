"""Lines in reading order → headings, paragraphs, bullets."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from ingest.document import Cell, Line, Panel, Passage, Place, Table, Text, around
from ingest.layout.headings import NOTE, bullet, is_boxed, is_caption, marker

END = "。．！？」）】］〕"
FEW = 3
BLANK = "\u3000"  # of full width, between a number and a name
MOST_BANDS = 3  # of colour right below each other that are headings
LABEL_AND_TEXT = 2  # cells of a frame drawn as a table
FULL = 2.5  # ems from the right edge of its column within which a line is full
HANGING = 0.7  # type sizes that a line may start right of the one above; more only under a marker
DEEPEST = 2.6  # type sizes that the first line of a paragraph may be indented
APART = 1.1  # line heights of white between two paragraphs at least
WIDE = 0.75  # share of its column that a line without a full stop fills where its sentence goes on
LONGEST_HEADING = 60  # characters
MOST_LINES = 3  # of a heading or caption
LIGHT = 200  # of 255
LARGE = 1.12  # times the running text: so large is a heading
LARGER = 1.08  # the same where the running text is set for reading, not to fill tables
READING, SMALL_READING = 10.0, 9.0  # points of type set for reading at least; the same around short lines
FEWEST_LETTERS, FEW_LETTERS = 4, 30  # of a heading so little larger
SMALL = 0.92  # times the running text: notes are smaller
SAME = 0.05  # share by which one type size may differ
LOW = 0.6  # share of the page height below which footnotes stand
UNSURE = (
    "",
    "mark",
    "half",
    "letter",
    "article",
    "bracketed",
    "circled",
    "kana",
    "kana-bracketed",
)  # lists use them too
_DIGITS = "0-9０-９元〇一二三四五六七八九十"
_DATE = re.compile(rf"(?:令和|平成|昭和)?[{_DIGITS}]{{1,4}}年(?:[{_DIGITS}]{{1,3}}月)?(?:[{_DIGITS}]{{1,3}}日)?")
# A level with its number before a name: 政策2　安心して暮らせるまち, 取組1-(1)-②　図書館の充実.
_COUNTED = re.compile(r"[^\s0-9０-９、。]{1,8}[0-9０-９Ⅰ-Ⅻ①-⑳](?:[-－‐]?[(（]?[0-9０-９①-⑳]+[)）]?)*[\s　]+\S")
# A short label before what it tells: 担当：…, 令和6年度計画額（千円）：….
_LED = re.compile(r"[^\s、。:：「」()（）]{2,12}(?:[(（][^()（）]{1,8}[)）])?[:：]")
_OPENING, _CLOSING = re.compile("[(（]"), re.compile("[)）]")
_QUOTED = re.compile("[^。！？][」』]$")  # a name in quotes, no whole sentence
_FOOT = re.compile(r"[0-9０-９]{1,3}[\s　)）.]?|[*＊]")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of lines looks like: its edges, and on its page the running text's type size and the page's height."""

    left: float
    right: float
    body: float
    height: float
    bottom: float  # of the lines set vertically


def passages(lines: list[Line], body: float, height: float, reach: float = 0.0) -> list[Passage]:
    """The passages of one column. ``body`` is the type size of the running text, ``height`` the page's, ``reach`` how far
    to the right the column's lines are known to go.
    """
    if not lines:
        return []
    left = min(line.place.box[0] for line in lines)
    bottom = max((line.place.box[3] for line in lines if line.vertical), default=0.0)
    column = Column(left, max(right_edge(lines), reach), body, height, bottom)
    return [_passage(group, column) for group in _groups(_with_asides_first(lines), column)]


def _with_asides_first(lines: list[Line]) -> list[Line]:
    """Words set apart at the right of the first line of a title, in other type, put before it: they do not part its lines."""
    done = list(lines)
    for number, (title, aside, line) in enumerate(zip(lines, lines[1:], lines[2:], strict=False)):
        beside = aside.place.box[0] > title.place.box[2] and aside.place.box[1] < title.place.box[3]
        alike = abs(title.size - line.size) < SAME * line.size < abs(title.size - aside.size)
        if beside and alike and _centred(title, line):
            done[number : number + 2] = aside, title
    return done


def right_edge(lines: list[Line]) -> float:
    """How far the lines go to the right, one that sticks out left aside."""
    return sorted(line.place.box[2] for line in lines)[-2 if len(lines) > FEW else -1]


def _groups(lines: list[Line], column: Column) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group, line, column):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: list[Line], line: Line, column: Column) -> bool:
    before = group[-1]
    size = max(before.size, line.size, 1.0)
    gap = line.place.box[1] - before.place.box[3]
    full = before.place.box[2] > column.right - FULL * size
    unfinished = full and before.text[-1:] not in END
    looks = (before.bold != line.bold) + (before.colour != line.colour)
    looks += looks > 0 and abs(before.size - line.size) > SAME * size  # a label over its value
    alike = abs(before.size - line.size) < 0.12 * size and looks <= unfinished
    if before.vertical or line.vertical:
        return alike and before.vertical == line.vertical and not _begins(line.text) and _goes_on(before, line, column)
    is_open = len(group) < MOST_LINES and _is_open(group)
    if (
        not alike
        or not -size <= gap <= (2 if is_open else 1) * APART * size
        or _begins(line.text)
        or _stands_alone(before.text)
        or (_COUNTED.match(line.text) and _COUNTED.match(group[0].text))
        or (_LED.match(line.text) and _LED.match(group[0].text) and before.text[-1:] in END)
    ):
        return False
    return _closes(group, line) or _reads_on(group, line, column, full=full)


def _reads_on(group: list[Line], line: Line, column: Column, *, full: bool) -> bool:
    """Whether a line set like those before it goes on from the last of them, by where both begin and end."""
    before, size = group[-1], max(group[-1].size, line.size, 1.0)
    wide = before.place.box[2] - column.left > WIDE * (column.right - column.left)
    at_left = line.place.box[0] - column.left < HANGING * size  # below the indent of a paragraph
    if _centred(before, line) and ((wide and not at_left) or line.size > LARGE * column.body):
        return before.text[-1:] not in END
    indent = line.place.box[0] - group[0].place.box[0]
    indented = group[0].place.box[0] - column.left > HANGING * size
    ends = before.text[-1:] in END and not (full and _QUOTED.search(before.text))
    both_begin = indented and abs(indent) < HANGING * size and ends
    if both_begin or (indent > HANGING * size and not _marked(group[0].text)) or indent < -DEEPEST * size:
        return False
    if len(group) > 1:
        return full and line.place.box[0] - before.place.box[0] < HANGING * size
    return full or (before.text[-1:] not in END and wide)


def _is_open(group: list[Line]) -> bool:
    """Whether a name in 「」 that begins on the last line does not end there."""
    return group[-1].text.rfind("「") > group[-1].text.rfind("」")


def _closes(group: list[Line], line: Line) -> bool:
    """Whether round brackets that begin on the lines before end on a line, before others begin."""
    above, ends = "".join(each.text for each in group), _CLOSING.search(line.text)
    begins = _OPENING.search(line.text)
    is_open = len(_OPENING.findall(above)) > len(_CLOSING.findall(above))
    return is_open and ends is not None and (begins is None or ends.start() < begins.start())


def _goes_on(before: Line, line: Line, column: Column) -> bool:
    """Whether a line set vertically is full and the next one right beside it."""
    full = before.place.box[3] > column.bottom - FULL * before.size
    return full and before.place.box[0] - line.place.box[2] <= APART * line.size


def _stands_alone(text: str) -> bool:
    """Whether no line goes on from a line: one in brackets, or the date of issue above the name of the city."""
    return is_boxed(text) or bool(_DATE.fullmatch(text))


def _centred(before: Line, line: Line) -> bool:
    one, two = before.place.box, line.place.box
    return abs((one[0] + one[2]) - (two[0] + two[2])) < line.size and abs(two[0] - one[0]) > 0.4 * line.size


def _marked(text: str) -> bool:
    return bool(marker(text)[0] or bullet(text)[0] or NOTE.match(text) or _FOOT.match(text))


def _begins(text: str) -> bool:
    family, _, rest = marker(text)
    return bool((family and rest) or bullet(text)[0] or text.startswith("【") or is_boxed(text))


def _passage(group: list[Line], column: Column) -> Passage:
    text = Text(tuple(group))
    whole = text.text
    family, mark, rest = marker(whole)
    if _is_note(whole, group[0], column):
        return Passage(text, "note", title=whole)
    if is_caption(whole) and len(group) <= MOST_LINES:
        return Passage(text, "caption", title=whole)
    if _is_heading(whole, group, family, rest, column):
        return Passage(text, "heading", marker=mark if rest else "", title=rest or whole)
    point, tail = bullet(whole)
    if point:
        return Passage(text, "bullet", marker=point, title=tail)
    if mark and rest:
        return Passage(text, "bullet", marker=mark, title=rest)
    return Passage(text, "paragraph", title=whole)


def _is_note(whole: str, first: Line, column: Column) -> bool:
    """Small type with a mark, or with a number at the foot of the page."""
    small = first.size < SMALL * column.body
    low = first.place.box[1] > LOW * column.height
    return (bool(NOTE.match(whole)) and (small or low)) or (small and low and bool(_FOOT.match(whole)))


def _is_heading(whole: str, group: list[Line], family: str, rest: str, column: Column) -> bool:
    if len(whole) > LONGEST_HEADING or len(group) > MOST_LINES or whole.endswith(("。", "、")):
        return False
    first = group[0]
    short = FEWEST_LETTERS <= len(whole) <= FEW_LETTERS
    set_for_reading = column.body >= (SMALL_READING if short else READING)
    large = first.size > (LARGER if set_for_reading else LARGE) * column.body
    large = large or (first.bold and first.size >= 0.9 * column.body)
    boxed = is_boxed(whole)
    large = large or min(first.colour) > LIGHT  # white words stand on a coloured band
    alone = len(group) == 1 and first.place.box[2] < column.right - FULL * first.size
    return large or boxed or (family not in UNSURE and bool(rest) and alone)


def boxed_text(table: Table, body: float, height: float) -> Panel | None:
    """A table of one column that is a frame around running text: its head is the frame's label."""
    if table.columns != 1 or not 1 <= len(table.cells) <= LABEL_AND_TEXT or table.bars:
        return None
    *heads, rest = sorted(table.cells, key=lambda cell: cell.row)
    label = heads[0].text if heads else None
    long = label is not None and (len(label.lines) > MOST_LINES or len(label.text) > LONGEST_HEADING)
    if not rest.text or long or (label is not None and label.text.endswith("。")):
        return None
    place = around(heads[0].place.box, rest.place.box) if heads else rest.place.box
    inside = passages(list(rest.text.lines), body, height)
    return Panel(label, tuple(inside), Place(rest.place.page, place))


def stacked_bands(table: Table, body: float, height: float) -> list[Passage]:
    """The headings that a table of nothing but bands of colour is, each with one line and right below the other; none of
    another table.
    """
    full = sorted((cell for cell in table.cells if cell.text), key=lambda cell: cell.row)
    alone = len(full) == len({cell.row for cell in full}) == table.rows and not table.bars
    bands = alone and all(_is_band(cell) for cell in full)
    if not bands or not 1 < len(full) <= MOST_BANDS:
        return []
    found = (passage for cell in full for passage in passages(list(cell.text.lines), body, height))
    return [msgspec.structs.replace(passage, role="heading") for passage in found]


def numbered_band(table: Table, body: float) -> list[Passage]:
    """The heading that a table of one row is whose cells are a number on a colour and a name in large type or on a band, or
    beside a number of several parts (1-1) in any type; none of another table.
    """
    full = sorted((cell for cell in table.cells if cell.text), key=lambda cell: cell.column)
    if table.rows > 1 or len(full) != LABEL_AND_TEXT or table.bars:
        return []
    (number, name), (first, *rest) = full, full[1].text.lines
    least = body if marker(number.text.text.strip())[0] == "joined" else LARGE * body
    if not _counts(number) or not (_is_band(name) or _is_title(name, body, least)):
        return []
    (mark,) = number.text.lines
    place = msgspec.structs.replace(first.place, box=around(mark.place.box, first.place.box))
    line = msgspec.structs.replace(first, text=mark.text + BLANK + first.text, printed=mark.printed + first.printed)
    whole = (msgspec.structs.replace(line, place=place), *rest)
    family, found, title = marker(Text(whole).text)
    return [Passage(Text(whole), "heading", marker=found, title=title)] if family and title else []


def _counts(cell: Cell) -> bool:
    """Whether a cell is nothing but the number of a heading, on a colour."""
    family, found, rest = marker(cell.text.text.strip() + BLANK)
    bare = bool(family) and not rest and found.strip() == cell.text.text.strip()
    return bare and len(cell.text.lines) == 1 and (cell.fill is not None or min(cell.text.lines[0].colour) > LIGHT)


def _is_title(cell: Cell, body: float, least: float) -> bool:
    """Whether a cell is a name in the type of headings, which is bold or not smaller than the ``least``."""
    words, first = cell.text.text, cell.text.lines[0]
    short = len(words) <= LONGEST_HEADING and len(cell.text.lines) <= MOST_LINES and not words.endswith(("。", "、"))
    return short and (first.size >= least or (first.bold and first.size >= body))


def _is_band(cell: Cell) -> bool:
    """Whether a cell is a line of words on a coloured ground, and no row of heads side by side."""
    words, lines = cell.text.text, cell.text.lines
    coloured = cell.fill is not None or min(lines[0].colour) > LIGHT
    one = len(lines) == 1 and words.count(BLANK) <= 1
    return coloured and one and len(words) <= LONGEST_HEADING and not words.endswith(("。", "、"))


def body_size(lines: Iterable[Line]) -> float:
    """The type size of most characters."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=10.5)
