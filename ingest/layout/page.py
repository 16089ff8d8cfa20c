"""One page as drawn → tables, passages and what lies around them, in reading order."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from typing import Literal

import numpy as np

from ingest.document import Box, Diagram, Line, Remark, area, around
from ingest.drawn.sheet import COVERED, LAYER, Glyphs, Sheet
from ingest.layout.accents import is_accented
from ingest.layout.bands import restacked
from ingest.layout.barcharts import bar_charts
from ingest.layout.bars import place_bars, take_arrows, take_bars
from ingest.layout.charts import Chart, charts
from ingest.layout.diagrams import diagram
from ingest.layout.discs import Discs
from ingest.layout.facing import facing
from ingest.layout.figures import Figures, figures, holds
from ingest.layout.forks import forks
from ingest.layout.framing import frames_of, held
from ingest.layout.furniture import at_side
from ingest.layout.grids import TOUCH, Grid, without
from ingest.layout.headbands import without_headbands
from ingest.layout.joined import is_level, named
from ingest.layout.labelled import labelled
from ingest.layout.lastcell import with_last_cells
from ingest.layout.lines import Writer, rows
from ingest.layout.meters import without_meters
from ingest.layout.order import GUTTER, GUTTER_IN_FRAME, Look, Piece, columns
from ingest.layout.panels import Framed, panels, tops
from ingest.layout.roadmaps import roadmaps
from ingest.layout.ruby import rubies
from ingest.layout.semiruled import in_columns, semiruled
from ingest.layout.sided import in_frame, is_open
from ingest.layout.striped import striped, stripes
from ingest.layout.strokes import Stroke, Words, strokes
from ingest.layout.tables import Draft, Tabled, share_out, table_of
from ingest.layout.timelines import parted
from ingest.layout.turned import Turn, as_shown, turn_of, turned_tables, upright
from ingest.layout.underheads import under_heads
from ingest.layout.unruled import split, unruled
from ingest.layout.visible import doubled, visible
from ingest.layout.whitespace import lines_of

WORD = 0.4  # ems between characters of one word at most
ACCENTED = (0xC0, 0xFF)  # À to ÿ
JAPANESE = 0x3040  # kana, kanji and what stands behind them begin here
LETTERS = 0x41  # letters of all scripts begin here, with A
SCRAMBLED = 0.1  # of the letters
ENOUGH = 40  # letters to judge by
MOSTLY = 0.5  # share of invisible characters that makes a recognised page
OUTLINES = 50  # shapes on a page without text that may be letters
SCAN, PAGE_NUMBER = 0.5, 20  # share of a page that its scan covers, characters that may have been printed on it later
FEWEST = 2  # cells of a table
ROW_GAP = 6.0  # type sizes of white that part two lines at one height
TOP = 24.0  # points below its upper edge that the first line in a box may stand
UNSEEN = (
    (0, "hidden-text", "見えない"),
    (COVERED, "covered-text", "上に描かれたものに隠れて見えない"),
    (LAYER, "hidden-layer", "表示されないレイヤーにあって見えない"),
)
Whole = Tabled | Framed | Chart
Part = list[Line] | Whole


@dataclass(slots=True)
class Together:
    """What stands in one frame, in reading order."""

    box: Box
    parts: list[Part]


Layer = Literal["text", "ocr", "none", "unreadable"]


@dataclass(slots=True)
class PageReading:
    """What one page holds, in reading order: columns of lines, tables between them.

    Where its writing is turned, everything is measured on the page turned upright; ``turn`` leads back.
    """

    number: int
    width: float
    height: float
    parts: list[Part] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    unseen: list[Line] = field(default_factory=list)
    layer: Layer = "text"
    size: float = 0.0  # the type size of most of its text, 0 where it has none
    turn: Turn | None = None
    diagram: Diagram | None = None


def read_page(sheet: Sheet) -> PageReading:
    """Everything on a page."""
    turn = turn_of(sheet)
    if turn:
        sheet = upright(sheet, turn)
    page = PageReading(sheet.number, sheet.width, sheet.height, layer=layer_of(sheet), turn=turn)
    page.remarks += sheet.remarks
    page.remarks += _layer_remarks(page)
    seen = visible(sheet) if not sheet.recognised else np.ones(len(sheet.glyphs), bool)
    shown = seen & (sheet.glyphs["hidden"] == 0)
    if not shown.all():
        _set_aside(page, sheet.glyphs.compress(~shown), np.where(seen, sheet.glyphs["hidden"], 0)[~shown])
    sheet.glyphs = sheet.glyphs.compress(shown)
    sheet.glyphs = sheet.glyphs.compress(~doubled(sheet.glyphs))
    writer = _writer(sheet)
    drawn = figures(sheet)
    drawn.grids = [grid for grid in drawn.grids if not at_side(grid.box, sheet.width, sheet.height)]  # tabs
    free = np.ones(len(sheet.glyphs), bool)
    done = _turned(sheet, drawn, free)
    drawings = charts(writer, sheet.shapes, drawn.grids, free)
    drawings += bar_charts(writer, sheet.shapes, drawn.grids, free)
    tables = _tables(drawn, writer, free)
    framed = panels(drawn, [table.grid for table in tables], writer, free)
    tables += _unruled(writer, free)
    done += [Tabled(table_of(table, writer, drawn), table.grid.xs, table.is_open) for table in tables]
    page.size = float(np.median(sheet.glyphs["size"])) if len(sheet.glyphs) else 0.0
    page.diagram = diagram(drawn, [table.grid for table in tables], writer)
    page.parts = _ordered([*done, *drawings, *framed], frames_of(drawn), writer, free)
    return page


def _set_aside(page: PageReading, unseen: Glyphs, reasons: np.ndarray) -> None:
    """Keeps the characters that no one sees apart, and tells of them: COVERED, on a LAYER, or unseen otherwise."""
    page.unseen = Writer(unseen, page.number).lines(np.arange(len(unseen)))
    for value, kind, reason in UNSEEN:
        count = int((reasons == value).sum())
        if count:
            message = f"{page.number}ページ：{reason}文字が{count}字あり、読んでいません。"
            page.remarks.append(Remark(kind, message))


def _writer(sheet: Sheet) -> Writer:
    """A writer of the lines of a page, ruby kept apart."""
    found, discs = rubies(sheet.glyphs), Discs(sheet.shapes)
    if not found:
        return Writer(sheet.glyphs, sheet.number, discs=discs)
    words = Writer(sheet.glyphs, sheet.number)
    kept = np.ones(len(sheet.glyphs), bool)
    for ruby in found:
        kept[ruby.ids] = False
    readings = [("".join(words.looks[i] for i in ruby.ids), ruby.box) for ruby in found]
    sheet.glyphs = sheet.glyphs.compress(kept)
    return Writer(sheet.glyphs, sheet.number, readings, discs)


def layer_of(sheet: Sheet) -> Layer:
    """Where the text of a page comes from: printed, recognised under a picture, without Unicode, or nowhere."""
    known = len(sheet.glyphs)
    if sheet.recognised:
        return "ocr"
    if sheet.unmapped > known or _is_scrambled(sheet):
        return "unreadable"
    if not known:
        return "none"
    return "ocr" if sheet.glyphs["unseen"].mean() > MOSTLY and sheet.pictures else "text"


def _is_scrambled(sheet: Sheet) -> bool:
    """Whether the characters of a page are mapped to wrong ones: many accented letters, which Japanese hardly ever has."""
    codes = sheet.glyphs["code"]
    accented = (codes >= ACCENTED[0]) & (codes <= ACCENTED[1]) & (codes != ord("×")) & (codes != ord("÷"))
    letters = int((codes >= LETTERS).sum())
    return (
        letters >= ENOUGH and accented.sum() > SCRAMBLED * letters and (codes >= JAPANESE).sum() < SCRAMBLED * letters
    )


def needs_ocr(sheet: Sheet) -> bool:
    """Whether a page shows what may be text, but hardly any can be read from the file: a scan, or letters as outlines."""
    if layer_of(sheet) in ("none", "unreadable"):
        return bool(sheet.pictures or sheet.unmapped or len(sheet.shapes) >= OUTLINES)
    scanned = any(area(box) > SCAN * sheet.width * sheet.height for box, _ in sheet.pictures)
    return scanned and len(sheet.glyphs) <= PAGE_NUMBER


def _layer_remarks(page: PageReading) -> list[Remark]:
    reasons = {
        "unreadable": "文字コードの対応表がないため、文字を読めません。",
        "none": "文字の情報がない（画像だけの）ページです。",
    }
    reason = reasons.get(page.layer)
    kinds = {"unreadable": "unreadable-text", "none": "no-text-layer"}
    return [Remark(kinds[page.layer], f"{page.number}ページ：{reason}")] if reason else []


def _tidy(grid: Grid, writer: Writer) -> list[Grid]:
    """A grid without the white bands between two tables that only look like rows because rules run on through them."""
    x, y = writer.middles
    empty = {number for number, cell in enumerate(grid.cells) if cell.open and not holds(cell.box, x, y).any()}
    return without(grid, empty) if empty else [grid]


def _is_top(grid: Grid, drawn: Figures) -> bool:
    """Whether a grid is bands of colour along the top of a frame: the head of a card."""
    return len(grid.xs) == FEWEST and any(tops(grid.box, shape.box) for shape in drawn.overlays)


def _tables(drawn: Figures, writer: Writer, free: np.ndarray) -> list[Draft]:
    """The tables; their characters and those of their bars are then no longer free."""
    found = []
    whole = [part for grid in drawn.grids if not _is_top(grid, drawn) for part in without_headbands(grid, drawn)]
    tidy = [part for grid in whole for part in _tidy(grid, writer)]
    tidy = [grid for grid in tidy if not is_accented(grid, drawn, writer)]
    loose = Words(writer.glyphs, np.nonzero(free)[0], WORD)
    tidy = [in_frame(grid, drawn, loose) for grid in tidy]
    tidy = [
        in_columns(grid, loose) or grid if len(grid.xs) == FEWEST and len(grid.cells) > FEWEST else grid
        for grid in tidy
    ]
    tidy, ruled = without_meters(tidy, drawn.rules, drawn.line_rules, writer)
    tidy = parted(tidy, drawn, loose, writer)
    tidy = striped(tidy, drawn.line_rules, loose)
    painted = stripes(tidy, drawn.line_rules, loose)
    tidy = with_last_cells(tidy, painted, drawn.line_rules, loose)
    tidy = [under_heads(grid, drawn.line_rules, loose) for grid in tidy]
    schedules = roadmaps(drawn, tidy, loose, writer)
    frames = [shape.box for shape in drawn.overlays]
    known = [grid for grid in tidy if len(grid.cells) >= FEWEST]
    flat, heads = semiruled(ruled, drawn.line_rules, known, painted, loose, frames)
    flat = [split(grid, loose, writer) for grid in flat]
    tidy = [grid for grid in tidy if grid not in heads] + flat
    tidy = restacked(tidy, drawn.line_rules, loose)
    tidy = [grid for grid in tidy if not any(each.holds(grid) for each in schedules)]
    tidy = facing(tidy, writer)
    opened = {id(grid) for grid in tidy if grid in flat or is_open(grid, drawn.line_rules)}
    drafts = [
        (Draft(writer.page, grid, is_open=id(grid) in opened), drawn) for grid in tidy if len(grid.cells) >= FEWEST
    ]
    drafts += [(Draft(writer.page, each.grid, heads=1), replace(drawn, overlays=each.bars)) for each in schedules]
    for draft, over in sorted(drafts, key=lambda each: area(each[0].grid.box)):  # a table in a cell of another first
        bars = take_bars(draft, over.overlays, writer, free)
        bars += take_arrows(draft, over, writer, free)
        draft.texts = share_out(draft.grid, writer, free)
        for ids in draft.texts:
            free[ids] = False
        draft.bars = place_bars(draft, bars, writer, free)
        if draft.bars or any(len(ids) for ids in draft.texts):
            found.append(draft)
    return found


def _unruled(writer: Writer, free: np.ndarray) -> list[Draft]:
    """The tables and lists without rules among the words that nothing else has; these are then no longer ``free``."""
    words = strokes(writer.glyphs, np.nonzero(free)[0], WORD)
    lines = lines_of(stroke for stroke in words if stroke.turn == 0)
    found = [_claimed(Draft(writer.page, grid), writer, free) for grid in unruled(lines, writer)]
    if found:
        lines = [line for line in lines if free[line[0].first]]
    return found + [_claimed(Draft(writer.page, grid, sides=1), writer, free) for grid in labelled(lines, writer)]


def _claimed(draft: Draft, writer: Writer, free: np.ndarray) -> Draft:
    """A draft with its texts, which are then no longer ``free``."""
    draft.texts = share_out(draft.grid, writer, free)
    for ids in draft.texts:
        free[ids] = False
    return draft


def _turned(sheet: Sheet, drawn: Figures, free: np.ndarray) -> list[Tabled]:
    """The tables whose writing is turned on a page that is not; they are then no longer ``drawn``, their characters no
    longer free.
    """
    found: list[Tabled] = []
    for grid, turn in turned_tables(sheet, drawn.grids):
        drawn.grids.remove(grid)
        part = upright(replace(sheet, shapes=[shape for shape in sheet.shapes if _lies_on(shape.box, grid.box)]), turn)
        writer, mine = Writer(part.glyphs, sheet.number), figures(part)
        inside = free & holds(turn.box(grid.box), *writer.middles)
        free &= ~inside
        tables = [Tabled(table_of(each, writer, mine), each.grid.xs) for each in _tables(mine, writer, inside)]
        found += [Tabled(as_shown(each.table, {sheet.number: turn}), each.xs) for each in tables]
        free |= inside
    return found


def _lies_on(inner: Box, outer: Box) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] - TOUCH <= x <= outer[2] + TOUCH and outer[1] - TOUCH <= y <= outer[3] + TOUCH


def _ordered(blocks: list[Whole], frames: Sequence[Box], writer: Writer, free: np.ndarray) -> list[Part]:
    """Lines and blocks in reading order; lines that read straight down stand together."""
    loose = strokes(writer.glyphs, np.nonzero(free)[0])
    size = float(np.median(writer.glyphs["size"])) if len(writer.glyphs) else 10.0
    pieces: list[Piece[Stroke | Whole | Together]] = [
        Piece(stroke.box, stroke, look=_look(writer.glyphs, stroke)) for stroke in loose
    ]
    branches = forks([block for block in blocks if isinstance(block, Framed)])
    forked = {id(frame) for branch in branches for frame in branch}
    single = [block for block in blocks if id(block) not in forked]
    pieces += [Piece(_box(block), block, heavy=not isinstance(block, Framed) or block.is_panel) for block in single]
    for branch in branches:
        box = reduce(around, (frame.box for frame in branch))
        pieces.append(Piece(box, Together(box, list(branch)), heavy=True))
    return _arranged(pieces, frames, size, writer)


def _look(glyphs: Glyphs, stroke: Stroke) -> Look:
    """How a stroke looks, by its first character."""
    first = glyphs[stroke.first]
    return int(first["bold"]), *first["colour"].tolist()


def _arranged(
    pieces: list[Piece[Stroke | Whole | Together]],
    frames: Sequence[Box],
    size: float,
    writer: Writer,
    gutter: float = GUTTER,
) -> list[Part]:
    """The parts that pieces make: what stands in a frame is one of them."""
    own, rest = held(pieces, frames)
    several: list[Piece[Stroke | Whole | Together]] = [
        Piece(piece.box, piece.what, piece.heavy, piece.look) for piece in rest
    ]
    for each in own:
        together = Together(each.box, _arranged(each.pieces, frames, size, writer, GUTTER_IN_FRAME))
        several.append(Piece(each.box, together, each.heavy))
    return [part for group in columns(several, size, gutter) for part in _column(group, writer)]


def _box(block: Whole | Together) -> Box:
    return block.table.places[0].box if isinstance(block, Tabled) else block.box


def _column(group: list[Piece[Stroke | Whole | Together]], writer: Writer) -> list[Part]:
    """What reads straight down: lines above a block, the block, the lines below it."""
    together = rows([p.what for p in group if isinstance(p.what, Stroke)])
    blocks = sorted((p.what for p in group if not isinstance(p.what, Stroke)), key=lambda b: (_box(b)[1], _box(b)[0]))
    boxes = [_box(block) for block in blocks]
    lines = [writer.line(part) for row in together for part in _pieces(row, boxes)]
    parts: list[Part] = []
    waiting = [line for line in lines if line.text]
    for block in blocks:
        box = _box(block)
        if isinstance(block, Framed) and (joined := named(block.lines, box, waiting)):
            waiting[waiting.index(joined[0])] = joined[1]
            continue
        above = [line for line in waiting if _is_read_before(line, box)]
        if above:
            parts.append(above)
            taken = {id(line) for line in above}
            waiting = [line for line in waiting if id(line) not in taken]
        parts += block.parts if isinstance(block, Together) else [block]
    return [*parts, waiting] if waiting else parts


def _is_read_before(line: Line, box: Box) -> bool:
    """Whether a line is read before what stands in a box: where its middle is higher than that of the box or of its top, and
    of a line beside a label or badge where it stands at the left.
    """
    left, top, right, bottom = line.place.box
    if (right <= box[0] and is_level(line, box)) or (box[2] <= left and is_level(line, box, share=0.0)):
        return right <= box[0]
    return top + bottom < box[1] + min(box[3], box[1] + TOP)


def _pieces(row: list[Stroke], boxes: list[Box]) -> list[list[Stroke]]:
    """Strokes at one height that stand far apart, or on both sides of a box, are lines of their own."""
    pieces = [[row[0]]]
    for before, stroke in itertools.pairwise(row):
        letters = len(before.ids) == len(stroke.ids) == 1  # of one word set wide
        far = not letters and stroke.a0 - before.a1 > ROW_GAP * max(before.size, stroke.size)
        if far or (boxes and not stroke.turn and any(_lies_between(box, before, stroke) for box in boxes)):
            pieces.append([])
        pieces[-1].append(stroke)
    return pieces


def _lies_between(box: Box, before: Stroke, stroke: Stroke) -> bool:
    """Whether a box stands between two strokes at one height."""
    top, bottom = max(before.box[1], stroke.box[1]), min(before.box[3], stroke.box[3])
    within = before.box[2] - TOUCH <= box[0] and box[2] <= stroke.box[0] + TOUCH
    return within and box[1] < (top + bottom) / 2 < box[3]
