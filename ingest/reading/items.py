"""A cell's text taken apart: bullets into items, names that stand one under another into names."""

import re
from collections.abc import Callable, Iterator
from itertools import zip_longest

import msgspec

from ingest.document import Line, Text

_BULLET = re.compile(r"^[\s　]*(?:[・･●○◯〇■□◆◇▪•‣⚫⬤➢▶►✓✔☑❑❖⦿◎⚪★☆➤]|[-－‐–]\s|[※＊])\s*(?=\S)")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ON_ONE_LINE = re.compile(rf"(?:^|[\s　]+)(?P<number>[{_CIRCLED}])(?=[\s　]*\S)")
_INDENT = 0.7  # of a character: a line that starts so far in begins a paragraph
# What goes on from a name on the line above: 企画課｜（主）, みどり公園｜課.
_REST = re.compile(r"\s*(?:[(（［〔]|[課室局部係班署所](?:\s*$|[、，,;；／/(（]))")
_UPPER = re.compile(r"(?:部|局|本部|庁)$")  # followed by one of its sections: one name
_SURE = re.compile(r"[、，,;；／/]")
_NOTE = re.compile(r"^[\s　]*(?:※|＊|\*|注[)）0-9０-９])")
_COUNTED = re.compile(
    r"^[\s　]*(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[0-9０-９]{1,2}[.．)）](?![0-9０-９])|[ア-オ][.．)）、])\s*"
)


def bullets(text: Text, *, prose: bool = False) -> list[tuple[str, Text]]:
    """The items of a bulleted text, each without its bullet and with its lines; a text that begins without one is one item.

    Lines without a bullet belong to the item above. Running text (``prose``) comes paragraph by paragraph.
    """
    lines = [line for line in _parted_lines(text) if line.text.strip()]
    if not lines:
        return []
    marker = next((m for m in (_BULLET, _COUNTED) if m.match(lines[0].text)), None)
    if marker is None:
        return [(part.text.strip(), part) for part in (paragraphs(text) if prose else [text])]
    groups: list[list[Line]] = []
    for line in lines:
        if marker.match(line.text) and not (_NOTE.match(line.text) and groups):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [(marker.sub("", Text(tuple(group)).text, count=1).strip(), Text(tuple(group))) for group in groups]


def _parted_lines(text: Text) -> Iterator[Line]:
    """The lines of a text, cut before each number that counts on from the first one's within a line (①…　②…　③…)."""
    count = _CIRCLED.find(text.text.strip()[:1])
    for line in text.lines:
        start = 0
        for match in _ON_ONE_LINE.finditer(line.text):
            if count >= 0 and match["number"] == _CIRCLED[count + 1 : count + 2]:
                if line.text[start : match.start()].strip():
                    yield msgspec.structs.replace(line, text=line.text[start : match.start()])
                start, count = match.start("number"), count + 1
        yield msgspec.structs.replace(line, text=line.text[start:]) if start else line


def paragraphs(text: Text) -> list[Text]:
    """The paragraphs of a text whose first lines are all set in; the text as one where they are not."""
    lines = [line for line in text.lines if line.text.strip()]
    edges: dict[int, float] = {}
    for line in lines:
        edges[line.place.page] = min(edges.get(line.place.page, line.place.box[0]), line.place.box[0])
    set_in = [line.place.box[0] > edges[line.place.page] + _INDENT * (line.size or 8.0) for line in lines]
    if not lines or not set_in[0] or all(set_in):
        return [text]
    groups: list[list[Line]] = []
    for i, line in enumerate(lines):
        if not groups or (set_in[i] and lines[i - 1].text.rstrip().endswith(("。", "）", ")"))):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Text(tuple(group)) for group in groups]


def has_bullets(text: Text) -> bool:
    """Whether the first line begins with a bullet or a number of a list."""
    first = next((line.text for line in text.lines if line.text.strip()), "")
    return bool(_BULLET.match(first) or _COUNTED.match(first))


def without_bullet(text: str) -> str:
    """A text without the bullet before it."""
    return _BULLET.sub("", text, count=1).strip()


def names(text: Text, whole: Callable[[str], bool]) -> Iterator[tuple[str, Text]]:
    """Names in a cell, each with its lines: split at 、 and the like, at ・ and blanks between whole names, and at line ends
    behind a whole name (``whole`` tells whether a string is one). Where a cell separates its names by 、 a full line goes on.
    """
    rest, held = "", []
    separated = any(_SURE.search(line.text) for line in text.lines)
    edge = max((line.place.box[2] for line in text.lines), default=0.0)
    for line, below in zip_longest(text.lines, text.lines[1:]):
        goes_on = separated and line.place.box[2] > edge - 1.2 * (line.size or 8.0)
        goes_on = goes_on or (below is not None and _REST.match(below.text) is not None)
        for part, ends in _pieces(line.text, whole):
            if part.strip():
                held.append(line)
                rest += part
            elif not (ends and rest.strip()):  # a separator at the start of a line ends what stands above
                continue
            if ends is True or (whole(rest) and not (goes_on and ends is None)):
                yield from _parted(rest, held, whole)
                rest, held = "", []
    if rest.strip():
        yield from _parted(rest, held, whole)


def _parted(rest: str, held: list[Line], whole: Callable[[str], bool]) -> Iterator[tuple[str, Text]]:
    """What lines joined to a name hold: the names in it where a line end stood between two of them (福祉総|務課)."""
    text = Text(tuple(dict.fromkeys(held)))
    parts = [part.strip() for part in re.split(r"[・･]", rest) if part.strip()]
    whole_parts = len(text.lines) > 1 and len(parts) > 1 and all(whole(part) for part in parts)
    yield from ((part, text) for part in (parts if whole_parts else [rest.strip()]))


def _pieces(line: str, whole: Callable[[str], bool]) -> Iterator[tuple[str, bool | None]]:
    """The pieces of a line and whether each ends there: True, or None for the last one, which the line end cuts."""
    certain = _SURE.split(line)
    for i, part in enumerate(certain):
        last = i == len(certain) - 1
        words = [word for word in re.split(r"[・･]|[\s　]+|及び|並びに", part) if word]
        if len(words) == 2 and _UPPER.search(words[0]) and not re.search(r"[・･]|及び|並びに", part):
            yield part.strip(), None if last else True
        elif len(words) > 1 and all(whole(word) for word in words):
            yield from ((word, True) for word in words)
        else:
            yield _BULLET.sub("", part), None if last else True
