"""Lines in reading order → headings, paragraphs, bullets."""

from collections.abc import Iterable, Iterator

from ingest.document import Line, Passage, Text
from ingest.layout.headings import NOTE, bullet, marker

END = "。．！？」）】"
FULL = 1.6  # ems from the right edge of its column within which a line is full
HANGING = 0.7  # type sizes that a line may start right of the one above; more only under a marker
DEEPEST = 2.6  # type sizes that the first line of a paragraph may be indented
APART = 1.1  # line heights of white between two paragraphs at least
LONGEST_HEADING = 60


def passages(lines: list[Line], body: float) -> list[Passage]:
    """The passages of one column. ``body`` is the type size of the running text."""
    if not lines:
        return []
    right = max(line.place.box[2] for line in lines)
    left = min(line.place.box[0] for line in lines)
    return [_passage(group, body, left) for group in _groups(lines, right, left)]


def _groups(lines: list[Line], right: float, left: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group, line, right, left):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: list[Line], line: Line, right: float, left: float) -> bool:
    before = group[-1]
    size = max(before.size, line.size, 1.0)
    gap = line.place.box[1] - before.place.box[3]
    alike = abs(before.size - line.size) < 0.12 * size and before.bold == line.bold and before.colour == line.colour
    if not alike or gap > APART * size or gap < -size or before.vertical != line.vertical:
        return False
    if _begins(line.text):
        return False
    indent = line.place.box[0] - group[0].place.box[0]
    if not line.vertical and indent > HANGING * size and not _marked(group[0].text):
        return False
    if indent < -DEEPEST * size:
        return False
    full = before.place.box[2] > right - FULL * size
    if len(group) == 1:
        return full or (before.text[-1:] not in END and _wide(before, left, right))
    return full and line.place.box[0] - before.place.box[0] < HANGING * size


def _marked(text: str) -> bool:
    return bool(marker(text)[0] or bullet(text)[0] or NOTE.match(text))


def _wide(line: Line, left: float, right: float) -> bool:
    return line.place.box[2] - left > 0.75 * (right - left)


def _begins(text: str) -> bool:
    family, _, rest = marker(text)
    return bool((family and rest) or bullet(text)[0] or text.startswith(("【", "「") if text.endswith("】") else "【"))


def _passage(group: list[Line], body: float, left: float) -> Passage:
    text = Text(tuple(group))
    whole, first = text.text, group[0]
    family, mark, rest = marker(whole)
    large = first.size > 1.12 * body or (first.bold and first.size >= 0.98 * body)
    short = len(whole) <= LONGEST_HEADING and len(group) <= 3 and not whole.endswith(("。", "、"))
    if NOTE.match(whole) and first.size < 0.95 * body:
        return Passage(text, "note", title=whole)
    if short and (large or (family not in ("", "mark", "half", "letter") and rest)):
        return Passage(text, "heading", marker=mark, title=rest if mark else whole)
    point, tail = bullet(whole)
    if point:
        return Passage(text, "bullet", marker=point, title=tail)
    if mark and rest:
        return Passage(text, "bullet", marker=mark, title=rest)
    return Passage(text, "paragraph", title=whole)


def body_size(lines: Iterable[Line]) -> float:
    """The type size of most characters."""
    counts: dict[float, int] = {}
    for line in lines:
        size = round(line.size * 2) / 2
        counts[size] = counts.get(size, 0) + len(line.text)
    return max(counts, key=lambda size: (counts[size], size), default=10.5)
