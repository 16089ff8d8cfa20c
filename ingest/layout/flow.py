"""Running text over page ends: paragraphs and frames that go on at the top of the next page become one."""

import re

import msgspec

from ingest.document import Block, Panel, Passage, Text

ALIGNED = 4.0  # points that the edges of a frame may differ from page to page
END = "。．！？」）】"
KINDS = ("paragraph", "bullet")
_COUNTED = re.compile(
    r"[^\s0-9０-９、。]{1,6}[0-9０-９Ⅰ-Ⅻ①-⑳]+(?:[-－‐][0-9０-９]+)*[\s　]+\S"
)  # 政策2　安心して暮らせるまち
FULL = 2.5  # type sizes from the right edge within which a line is full


def appended(blocks: list[Block], new: list[Block]) -> list[Block]:
    """The blocks with those of the next page; text and frame cut by the page end made whole."""
    if not new:
        return blocks
    first = new[0]
    place = _last(blocks)
    before = blocks[place] if place is not None else None
    if place is None or before is None:
        return blocks + new
    if isinstance(before, Panel) and isinstance(first, Panel) and _same_frame(before, first):
        whole = msgspec.structs.replace(before, passages=_run_on(before.passages, first.passages))
        return [*blocks[:place], whole, *blocks[place + 1 :], *new[1:]]
    if isinstance(before, Passage) and isinstance(first, Passage) and _unfinished(before, first):
        return [*blocks[:place], _together(before, first), *blocks[place + 1 :], *new[1:]]
    return blocks + new


def _last(blocks: list[Block]) -> int | None:
    """The last block that is no footnote."""
    for place in range(len(blocks) - 1, -1, -1):
        block = blocks[place]
        if not isinstance(block, Passage) or block.role != "note":
            return place
    return None


def _same_frame(one: Panel, two: Panel) -> bool:
    edges = abs(one.place.box[0] - two.place.box[0]) + abs(one.place.box[2] - two.place.box[2])
    return two.label is None and edges < 2 * ALIGNED and one.place.page < two.place.page


def _run_on(one: tuple[Passage, ...], two: tuple[Passage, ...]) -> tuple[Passage, ...]:
    if one and two and _unfinished(one[-1], two[0]):
        return (*one[:-1], _together(one[-1], two[0]), *two[1:])
    return one + two


def _unfinished(one: Passage, two: Passage) -> bool:
    """Whether a passage stops in mid-sentence at the end of a full line and the next one has no beginning of its own."""
    last, first = one.text.lines[-1], two.text.lines[0]
    if one.role not in KINDS or two.role != "paragraph" or last.place.page == first.place.page:
        return False
    alike = abs(last.size - first.size) < 0.1 * last.size and last.vertical == first.vertical
    right = max(line.place.box[2] for line in (*one.text.lines, *two.text.lines))
    full = last.place.box[2] > right - FULL * last.size or last.vertical
    return alike and full and last.text[-1:] not in END and not _COUNTED.match(first.text)


def _together(one: Passage, two: Passage) -> Passage:
    text = Text(one.text.lines + two.text.lines)
    title = one.title + two.title
    return msgspec.structs.replace(one, text=text, title=title)
