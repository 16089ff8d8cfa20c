"""The outline of a document checked against what lists it: the bookmarks of the file and the printed table of contents.

A heading that a list names stands as deep as the list says, and is whole again where it was torn in two. What a bookmark names on
its page is a heading, though it may look like none; the table of contents also names the labels that pages bear at their top.
Its own entries are no headings. A list of which most is not found on the pages is
no list of headings (numbers of slides, names of sheets) and says nothing.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from ingest.bookmarks import Bookmark
from ingest.document import Block, Line, Panel, Passage, Remark, Table, Text
from ingest.layout.headings import marker

CONTENTS = re.compile(r"目次|もくじ|CONTENTS|TABLEOFCONTENTS", re.IGNORECASE)
_DOTS = r"\s.．…‥・･·⋯_＿─―—\-"
_PAGE = r"[PpＰｐ]?\.?[0-9０-９]{1,4}(?:ページ|頁)?"
_ENTRY = re.compile(rf"(.*?[^{_DOTS}])(?:[{_DOTS}]{{3,}}|[\s　]+){_PAGE}")
_SIGNS = re.compile(r"[\W_]+")
_SAYS = re.compile(r"[^\W\d_]{2}")  # a title has words: a number alone is found anywhere
MOSTLY = 0.5  # of a list must be found on the pages
LINES = 3  # of a heading at most
TOLD = 3  # titles that are told of those not found
EVEN, EVENLY = 6.0, 0.8  # points by which the right ends of one column of entries differ, and how many of them do not
INDENT = 4.0  # points by which an entry stands deeper at least
PRINTED, MARKED = "目次", "しおり"
ELSEWHERE = -1  # named in a cell or a panel


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A line of a list: its title, its depth (0 where the list does not tell), its page (0 where that is not known)."""

    title: str
    depth: int = 0
    page: int = 0


class Checked(msgspec.Struct):
    """Blocks with the headings that lists name, the depth of each of these by its number among the blocks, and remarks."""

    blocks: list[Block]
    depths: dict[int, int]
    remarks: list[Remark]


def checked(blocks: list[Block], marks: Sequence[Bookmark]) -> Checked:
    """Blocks after both lists were compared with them; where both tell depths, the bookmarks' count."""
    marked = [Entry(mark.title, mark.depth, mark.page) for mark in marks]
    printed, listing = _printed(blocks)
    blocks = _apart(blocks, [*printed, *marked], listing)
    printed, listing = _printed(blocks)
    done = [_no_heading(block) if number in listing else block for number, block in enumerate(blocks)]
    depths: dict[int, int] = {}
    torn: set[int] = set()
    remarks: list[Remark] = []
    for name, listed in ((PRINTED, printed), (MARKED, marked)):
        entries = [entry for entry in listed if _SAYS.search(entry.title)]
        found = _found(done, entries, listing)
        missing = [entry.title for entry, at in zip(entries, found, strict=True) if not at]
        if not entries or len(missing) > (1 - MOSTLY) * len(entries):
            continue
        known = {at[0]: entry.depth for entry, at in zip(entries, found, strict=True) if at and at[0] != ELSEWHERE}
        depths = known if len(set(known.values())) > 1 else depths
        for number in known if name == MARKED else ():
            done[number] = _heading(done[number])
        torn |= {at[0] for at in found if len(at) > 1}
        remarks += _told(name, missing)
    return _mended(done, depths, torn, remarks)


def _told(name: str, missing: list[str]) -> list[Remark]:
    if not missing:
        return []
    titles = "".join(f"「{title}」" for title in missing[:TOLD]) + ("など" if len(missing) > TOLD else "")
    return [Remark("outline-differs", f"{name}にある見出しのうち{len(missing)}件が頁に見つかりません：{titles}")]


def _printed(blocks: list[Block]) -> tuple[list[Entry], set[int]]:
    """The entries of the printed tables of contents, and the numbers of the blocks that hold them."""
    heads = [
        n
        for n, block in enumerate(blocks)
        if isinstance(block, Passage) and CONTENTS.fullmatch(_plain(block.text.text))
    ]
    if not heads:
        return [], set()
    last = {_plain(text): page for block in blocks if isinstance(block, Passage) for text, page in _said(block)}
    entries: list[tuple[Line, str]] = []
    listing: set[int] = set()
    for head in heads:
        page = _page(blocks[head])
        for number in range(head + 1, len(blocks)):
            block = blocks[number]
            found = (
                _entries(block, last, first=_page(block) == _page(blocks[head])) if isinstance(block, Passage) else []
            )
            if found and _page(block) <= page + 1:
                page = _page(block)
                entries += found
                listing.add(number)
            elif _page(block) > page:
                break
    return _with_depths(entries), listing


def _said(passage: Passage) -> Iterator[tuple[str, int]]:
    """What may be a title in a passage, with its page: the whole, its first line and its last."""
    yield passage.text.text, _page(passage)
    for line in (passage.text.lines[0], passage.text.lines[-1]):
        yield line.text, line.place.page


def _apart(blocks: list[Block], entries: Iterable[Entry], listing: set[int]) -> list[Block]:
    """Blocks with the first and last lines that entries name as passages of their own, where they ran into others."""
    pages: dict[str, set[int]] = {}
    for entry in entries:
        if _SAYS.search(entry.title):
            pages.setdefault(_plain(entry.title), set()).add(entry.page)
    return [
        part
        for number, block in enumerate(blocks)
        for part in (_parts(block, pages) if number not in listing else [block])
    ]


def _parts(block: Block, pages: dict[str, set[int]]) -> list[Block]:
    if not isinstance(block, Passage) or len(block.text.lines) < 2 or _plain(block.text.text) in pages:
        return [block]
    lines = block.text.lines
    first, last = (bool(pages.get(_plain(line.text), set()) & {0, line.place.page}) for line in (lines[0], lines[-1]))
    middle = lines[1 if first else 0 : -1 if last else None]
    kept = [block] if not first and not last else []
    if not kept:
        kept = [_loose(lines[:1])] * first + ([_loose(middle, block)] if middle else []) + [_loose(lines[-1:])] * last
    return list[Block](kept)


def _loose(lines: tuple[Line, ...], like: Passage | None = None) -> Passage:
    """Lines as a passage; one of the same sort as another where they begin as it does."""
    text = Text(lines)
    if like and lines[0] is like.text.lines[0]:
        return msgspec.structs.replace(like, text=text, title=text.text.removeprefix(like.marker).strip())
    return Passage(text, title=text.text)


def _entries(passage: Passage, last: dict[str, int], *, first: bool) -> list[tuple[Line, str]]:
    """The lines of a passage that list something, each with the title: those that end with a page's number, and on the
    ``first`` page of a table of contents those that a later page says again.
    """
    found, begun = [], ""
    for line in passage.text.lines:
        entry = _ENTRY.fullmatch(line.text)
        title = entry[1] if entry else line.text
        if begun and last.get(_plain(begun + title), 0) > line.place.page:
            title = begun + title  # the entry takes two lines
        if entry or (first and last.get(_plain(title), 0) > line.place.page):
            found.append((line, title))
        begun = "" if entry else line.text
    return found if 2 * len(found) >= len(passage.text.lines) else []


def _with_depths(entries: list[tuple[Line, str]]) -> list[Entry]:
    """Entries of one column stand as deep as they are indented; of several columns nothing is told."""
    right = max((line.place.box[2] for line, _ in entries), default=0.0)
    even = sum(right - line.place.box[2] <= EVEN for line, _ in entries)
    if even < EVENLY * len(entries):
        return [Entry(title) for _, title in entries]
    steps: list[float] = []
    for left in sorted(line.place.box[0] for line, _ in entries):
        if not steps or left - steps[-1] > INDENT:
            steps.append(left)
    return [Entry(title, sum(step <= line.place.box[0] for step in steps)) for line, title in entries]


def _found(blocks: list[Block], entries: list[Entry], listing: set[int]) -> list[tuple[int, ...]]:
    """For each entry the number of the block that it names, two where a heading was torn, none where nothing is named."""
    if not entries:
        return []
    own = {n: block for n, block in enumerate(blocks) if isinstance(block, Passage) and n not in listing}
    places: dict[str, list[tuple[int, ...]]] = {}
    for number, block in own.items():
        if len(block.text.lines) <= LINES:
            places.setdefault(_plain(block.text.text), []).append((number,))
    for number, block in own.items():
        after = own.get(number + 1)
        if after and block.role == after.role == "heading" and _page(block) == _page(after):
            places.setdefault(_plain(block.text.text + after.text.text), []).append((number, number + 1))
    elsewhere = {_plain(text.text) for block in blocks for text in _inside(block)}
    found, reached = [], -1
    for entry in entries:
        at = _choice(places.get(_plain(entry.title), []), entry, reached, own)
        reached = at[-1] if at else reached
        found.append(at or ((ELSEWHERE,) if _plain(entry.title) in elsewhere else ()))
    return found


def _choice(among: list[tuple[int, ...]], entry: Entry, reached: int, own: dict[int, Passage]) -> tuple[int, ...]:
    """What an entry names: on its page, or next in the document; rather a heading, rather one than two."""
    fit = [at for at in among if (_page(own[at[0]]) == entry.page if entry.page else at[0] > reached)]
    headings = [at for at in fit if own[at[0]].role == "heading"]
    return min(headings or fit, key=len, default=())


def _inside(block: Block) -> Iterator[Text]:
    """The texts of a block that is no passage."""
    if isinstance(block, Table):
        yield from (cell.text for cell in block.cells)
    elif isinstance(block, Panel):
        yield from (passage.text for passage in block.passages)
        if block.label:
            yield block.label


def _heading(block: Block) -> Block:
    """A passage that a list names is a heading; captions and notes stay what they are."""
    if not isinstance(block, Passage) or block.role not in ("paragraph", "bullet"):
        return block
    _, mark, rest = marker(block.text.text)
    return msgspec.structs.replace(block, role="heading", marker=mark if rest else "", title=rest or block.text.text)


def _no_heading(block: Block) -> Block:
    if not isinstance(block, Passage) or block.role != "heading":
        return block
    return msgspec.structs.replace(block, role="paragraph", marker="", title=block.text.text)


def _mended(blocks: list[Block], depths: dict[int, int], torn: Iterable[int], remarks: list[Remark]) -> Checked:
    """Headings that were torn made whole, the depths by the numbers that the blocks then have."""
    done: list[Block] = []
    told: dict[int, int] = {}
    halves = {number + 1 for number in torn}
    for number, block in enumerate(blocks):
        before = done[-1] if done else None
        if number in halves and isinstance(before, Passage) and isinstance(block, Passage):
            text = Text(before.text.lines + block.text.lines)
            _, mark, rest = marker(text.text)
            done[-1] = Passage(text, "heading", marker=mark if rest else "", title=rest or text.text)
            continue
        if number in depths:
            told[len(done)] = depths[number]
        done.append(block)
    return Checked(done, told, remarks)


def _page(block: Block) -> int:
    places = (
        block.places if isinstance(block, Table) else (block.place,) if isinstance(block, Panel) else block.text.places
    )
    return places[0].page


def _plain(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text)).casefold()
