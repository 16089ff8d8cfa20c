"""How measures are set: rows of a list, cards, or a heading with what belongs to it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from corpus.typeset.variety.bars import schedule
from corpus.typeset.variety.choices import CARDS, HEADED, LISTS
from corpus.typeset.variety.invent import Measure
from corpus.typeset.variety.parts import (
    Part,
    Printing,
    departments,
    former,
    heading,
    joined,
    place,
    ratings,
    responsible,
    texts,
)
from corpus.typeset.variety.values import OWN_TABLES, budgets, indicators

UNITS = 60  # columns of a card's invisible grid


def known(doc: Printing, measure: Measure) -> list[Part]:
    """What is printed of a measure, in the document's order."""
    place(doc, measure)
    who, said = departments(doc, measure), texts(doc, measure)
    if doc.choice["departments"] == "end of text":
        said[0].rows[0][0] += f"（{joined(doc, responsible(doc, measure, 'lead'))}）"
    apart = doc.choice["indicators"] in OWN_TABLES, doc.choice["budgets"] == "own table"
    counted = [] if apart[0] else indicators(doc, measure)
    paid = [] if apart[1] else budgets(doc, measure)
    rest = [*ratings(doc, measure), *counted, *paid, *schedule(doc, measure), *former(doc, measure)]
    order = {
        "departments first": [*who, *said, *rest],
        "texts first": [*said, *rest, *who],
        "texts last": [*rest, *who, *said],
    }
    return order[doc.choice["order"]]


def named(doc: Printing, measure: Measure) -> str:
    """A measure's name with what stands in brackets behind it."""
    name = escape(measure.name)
    if doc.choice["departments"] == "in brackets":
        name += f"（{joined(doc, responsible(doc, measure, 'lead'))}）"
    return name


def titled(doc: Printing, measure: Measure) -> str:
    """Number and name in one."""
    return f"{doc.number(measure)}{'　' if measure.number else ''}{named(doc, measure)}"


def identity(doc: Printing, measure: Measure) -> list[Part]:
    """The parts that say which measure it is: its number and its name."""
    label = doc.words.label("name") if doc.choice["level word"] == "none" else f"{measure.level}名"
    if doc.choice["place of number"] == "own field":
        number = Part.single(doc.words.label("number"), doc.number(measure), align="c")
        return [number, Part.single(label, named(doc, measure), align="name")]
    return [Part.single(label, titled(doc, measure), align="name")]


# --- tables ---------------------------------------------------------------------------------------------------------


def paths(parts: Iterable[Part]) -> list[tuple[str, ...]]:
    """The heads over the columns of these parts, from the top."""
    return [(part.label, *path) if part.spans else path for part in parts for path in part.heads]


def head_rows(columns: Sequence[tuple[str, ...]], through: int = 0) -> str:
    """Rows of heads over columns; the first columns (``through`` in number) reach into one row more below."""
    return "".join(f"<tr>{row}</tr>" for row in _head_cells(columns, [1] * len(columns), through))


def _head_cells(columns: Sequence[tuple[str, ...]], widths: Sequence[int], through: int = 0) -> list[str]:
    """The cells of rows of heads: what columns share stands once above them, what ends above reaches down."""
    depth = max(map(len, columns))
    rows = [""] * depth
    for level in range(depth):
        for group in _alike(columns, level):
            path = columns[group[0]]
            if len(path) > level:
                down = (depth - level if len(path) == level + 1 else 1) + (group[0] < through)
                wide = sum(widths[i] for i in group)
                rows[level] += f'<th colspan="{wide}" rowspan="{down}">{path[level]}</th>'
    return rows


def body_rows(parts: Sequence[Part], before: str = "") -> list[str]:
    """The rows of cells of one measure: what has fewer rows than others reaches down."""
    count = max(len(part.rows) for part in parts)
    rows = [before, *[""] * (count - 1)]
    for part in parts:
        css = "t" if part.long else part.align
        for row, cells in enumerate(part.rows):
            down = count - row if row == len(part.rows) - 1 else 1
            rows[row] += "".join(f'<td class="{css}" rowspan="{down}">{cell}</td>' for cell in cells)
    return rows


def table(heads: str, rows: Iterable[str], css: str = "") -> str:
    """A table of HTML."""
    return f'<table class="{css}"><thead>{heads}</thead><tbody>{"".join(f"<tr>{row}</tr>" for row in rows)}</tbody></table>'


def listed(doc: Printing, measures: Sequence[Measure], tree: str = "none") -> str:
    """A list: a row a measure, or two with its texts in the second; the tree in cells at the left, or in rows of its own."""
    lines = [(one, *_halves(doc, [*identity(doc, one), *known(doc, one)])) for one in measures]
    first, short, long = lines[0]
    levels: list[tuple[str, ...]] = [(above.level,) for above in first.path] if tree == "merged cells" else []
    width = sum(len(part.heads) for part in short)
    heads = head_rows([*levels, *paths(short)], through=len(levels) if long else 0)
    if long:
        heads += f"<tr>{_split(long, width, 'th')}</tr>"
    heights: Counter[str] = Counter()
    for one, short, long in lines:
        heights.update({above.name: _height(short) + bool(long) for above in one.path})
    seen: set[str] = set()
    rows = []
    for one, short, long in lines:
        new = [above for above in one.path if above.name not in seen] if tree != "none" else []
        seen.update(above.name for above in new)
        cells = ""
        for above in new:
            if tree == "merged cells":
                place(doc, above)
                cells += f'<td class="tree" rowspan="{heights[above.name]}">{doc.title(above, " ")}</td>'
            else:
                rows.append(f'<td class="group" colspan="{width}">{heading(doc, above)}</td>')
        rows += body_rows(short, cells)
        if long:
            rows.append(_split(long, width, "td"))
    return table(heads, rows, "list")


def _height(parts: Sequence[Part]) -> int:
    return max(len(part.rows) for part in parts)


def _halves(doc: Printing, parts: list[Part]) -> tuple[list[Part], list[Part]]:
    """What stands in a measure's first row, and what in its second."""
    if doc.choice["form"] == "wide rows":
        return parts, []
    return [part for part in parts if not part.long], [part for part in parts if part.long]


def _split(parts: Sequence[Part], width: int, tag: str) -> str:
    """Cells that share a row of so many columns."""
    shares = _shares([1] * len(parts), width)
    cells = [part.label if tag == "th" else part.rows[0][0] for part in parts]
    return "".join(
        f'<{tag} class="t" colspan="{share}">{cell}</{tag}>' for cell, share in zip(cells, shares, strict=True)
    )


def _shares(weights: Sequence[int], width: int) -> list[int]:
    ends = [round(width * sum(weights[: i + 1]) / sum(weights)) for i in range(len(weights))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


# --- cards ----------------------------------------------------------------------------------------------------------


def card(doc: Printing, measure: Measure, path: Sequence[Part] = ()) -> str:
    """A table of its own for a measure."""
    form, parts = doc.choice["form"], known(doc, measure)
    who = identity(doc, measure)
    rows: list[str] = []
    if form == "titled card":
        rows.append(f'<td class="group" colspan="{UNITS}">{titled(doc, measure)}</td>')
        who = []
    fields = [*path, *who, *parts]
    label = 15 if form == "cards in pairs" else 10
    if form == "labels above":
        rows += _bands(fields)
    else:
        rows += _fields(fields, label, two=form == "four columns")
    columns = "<colgroup>" + f'<col style="width:{100 / UNITS:.3f}%">' * UNITS + "</colgroup>"
    return f'<table class="card">{columns}{"".join(f"<tr>{row}</tr>" for row in rows)}</table>'


def _fields(parts: Sequence[Part], label: int, *, two: bool) -> Iterable[str]:
    """Labels at the left of their values; short ones two in a row."""
    waiting: Part | None = None
    for part in [*parts, None]:
        short = part is not None and _is_single(part) and not part.long
        if waiting and part and short:
            yield _pair(waiting, label, UNITS // 2) + _pair(part, label, UNITS // 2)
            waiting = None
            continue
        if waiting:
            yield _pair(waiting, label, UNITS)
            waiting = None
        if part and short and two:
            waiting = part
        elif part and _is_single(part):
            yield _pair(part, label, UNITS)
        elif part:
            yield from _inner(part, label)


def _is_single(part: Part) -> bool:
    return len(part.heads) == 1 and len(part.rows) == 1


def _pair(part: Part, label: int, width: int) -> str:
    return f'<th colspan="{label}">{part.label}</th><td class="t" colspan="{width - label}">{part.rows[0][0]}</td>'


def _inner(part: Part, label: int) -> list[str]:
    """Columns within a card: at the right of their label, or over the whole width."""
    weights = [1 if part.spans or i else 3 for i in range(len(part.heads))]
    shares = _shares(weights, UNITS - label)
    heads = _head_cells(part.heads, shares)
    rows = [
        "".join(
            f'<td class="{part.align}" colspan="{share}">{cell}</td>' for cell, share in zip(row, shares, strict=True)
        )
        for row in part.rows
    ]
    lines = [*heads, *rows]
    if label:
        lines[0] = f'<th colspan="{label}" rowspan="{len(lines)}">{part.label}</th>' + lines[0]
    return lines


def _alike(heads: Sequence[tuple[str, ...]], level: int) -> list[list[int]]:
    """The columns that share their head on a level (the last level shares nothing)."""
    groups = groupby(range(len(heads)), key=lambda i: heads[i][: level + 1] if len(heads[i]) > level + 1 else i)
    return [list(group) for _, group in groups]


def _bands(parts: Sequence[Part]) -> Iterable[str]:
    """Labels above their values: short ones beside each other, up to four in a band."""
    short: list[Part] = []
    for part in [*parts, None]:
        if part and _is_single(part) and not part.long and len(short) < 4:
            short.append(part)
            continue
        if short:
            shares = _shares([2 if one.align != "c" else 1 for one in short], UNITS)
            yield "".join(f'<th colspan="{n}">{one.label}</th>' for one, n in zip(short, shares, strict=True))
            yield "".join(
                f'<td class="c" colspan="{n}">{one.rows[0][0]}</td>' for one, n in zip(short, shares, strict=True)
            )
            short = []
        if part is None:
            return
        if _is_single(part) and not part.long:
            short.append(part)
        elif _is_single(part):
            yield f'<th colspan="{UNITS}">{part.label}</th>'
            yield f'<td class="t" colspan="{UNITS}">{part.rows[0][0]}</td>'
        else:
            if part.spans:
                yield f'<th colspan="{UNITS}">{part.label}</th>'
            yield from _inner(part, 0)


# --- headings -------------------------------------------------------------------------------------------------------


def headed(doc: Printing, measure: Measure) -> str:
    """A heading with paragraphs, small tables or a frame."""
    form, parts = doc.choice["form"], known(doc, measure)
    title = f"<h4>{titled(doc, measure)}</h4>"
    if doc.choice["departments"] == "line below":
        who = joined(doc, responsible(doc, measure, "lead"))
        title += f'<p class="right">{doc.words.label("department.lead")}：{who}</p>'
    if form == "small tables":
        return f"<section>{title}{_small_tables(parts)}</section>"
    pieces = [_labelled(doc, part) if _is_single(part) else _under(part) for part in parts]
    return f'<section class="{form}">{title}{"".join(pieces)}</section>'


def _labelled(doc: Printing, part: Part) -> str:
    cell = part.rows[0][0]
    if not cell:
        return ""
    if doc.choice["form"] == "panels":
        return f'<p><span class="chip">{part.label}</span></p><p>{cell}</p>'
    forms = {
        "【】": f"<p>【{part.label}】{cell}</p>",
        "：": f"<p>{part.label}：{cell}</p>",
        "■": f"<p>■{part.label}</p><p>　{cell}</p>",
        "〈〉": f"<p>〈{part.label}〉</p><p>　{cell}</p>",
        "line": f"<p><b>{part.label}</b></p><p>　{cell}</p>",
    }
    return forms[doc.choice["labels"]]


def _under(part: Part) -> str:
    """A table under its label."""
    return f"<p>■{part.label}</p>{table(head_rows(part.heads), body_rows([part]))}"


def _small_tables(parts: Sequence[Part]) -> str:
    short = [part for part in parts if _is_single(part) and not part.long]
    rest = [part for part in parts if part not in short]
    tables = [table(head_rows(paths(short)), body_rows(short))] if short else []
    return "".join([*tables, *(table(head_rows(paths([part])), body_rows([part])) for part in rest)])


def printed(
    doc: Printing, measures: Sequence[Measure], path: Callable[[Measure], Sequence[Part]] = lambda _: ()
) -> str:
    """Measures in the document's form, one after the other."""
    form = doc.choice["form"]
    if form in LISTS:
        return listed(doc, measures)
    if form in CARDS:
        cards = [card(doc, one, path(one)) for one in measures]
        return f'<div class="{"pairs" if form == "cards in pairs" else ""}">{"".join(cards)}</div>'
    assert form in HEADED
    return "".join(headed(doc, one) for one in measures)
