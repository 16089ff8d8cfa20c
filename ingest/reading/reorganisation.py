"""Departments that were renamed, merged, parted or ended: tables and charts of an old and a new organisation (現行 / 改正後).

The sides are told by their heads (旧組織 / 新組織, 令和5年度 / 令和6年度). A side of a table may have several columns (部 |
課): the deepest that is filled names the department. In a chart of boxes lines lead from the old side to the new one.
"""

import re
from collections.abc import Iterable, Iterator

import networkx as nx

from graph.facts import DepartmentMention, MunicipalityMention, Succession, SuccessionKind
from ingest.document import Cell, Diagram, Text
from ingest.reading import departments, names
from ingest.reading.evidence import evidence
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Record, Sheet
from ingest.reading.regions import Region
from ingest.text import numbers
from ingest.text.normal import normal

_LONGEST = 30  # letters
_SECTION = re.compile(r"(?:課|室|係|部|局|班)$")  # measures too may end in 所, 会 or センター, but hardly in these
_MADE_OR_ENDED = ("created", "ended")
_FEWEST = 2  # departments of a table of them


def is_of_departments(sheet: Sheet, region: Region) -> bool:
    """Whether both sides of a region of old and new names hold departments and nothing else."""
    old, new = sides(region.columns)
    return bool(old and new) and _are_departments([t for c in (*old, *new) for t in _texts(sheet, region, c)])


def _are_departments(texts: list[Text]) -> bool:
    sure = [text for text in texts if _SECTION.search(_bare(text))]
    return len(sure) >= _FEWEST and len(sure) * 2 >= len(texts) and all(_is_department(text) for text in texts)


def sides(labels: dict[int, Label]) -> tuple[list[int], list[int]]:
    """What the heads of columns or boxes put on the side of the old and of the new organisation; none where they do not
    tell two sides.
    """
    old = [c for c, label in labels.items() if label.side == "old" or label.means("old_name")]
    new = [c for c, label in labels.items() if label.side == "new" or label.means("new_name")]
    if old and not new:  # the new side of a list of old and new names reads as names
        new = [c for c, label in labels.items() if c not in old and label.means("name", "level", "department")]
    if new and not old:  # the other side under words that nobody knows
        old = [c for c, label in labels.items() if c not in new and label.means("department")]
    if not old and not new:
        return _by_year(labels)
    return old, new


def successions(sheet: Sheet, region: Region, record: Record, town: MunicipalityMention | None) -> Iterator[Succession]:
    """What a row says became of a department; one without the other side was ended or made anew."""
    old, new = sides(region.columns)
    left, right = (_named_cell(sheet, record.row, side) for side in (old, new))
    remarks = [f.cell.text for f in record.all("status", "remark", "statement.reason")]
    olds, news = _in_rows(sheet, right or left, old), _in_rows(sheet, left or right, new)
    yield from _became(_text(left), _text(right), remarks, town, (len(olds), len(news)))


def charted(diagram: Diagram, town: MunicipalityMention | None, year: int | None) -> Iterator[Succession]:
    """What a chart of boxes says became of departments; ``year`` is that of the document.

    A box in line with the others that no line leads to or from was made anew or ended, unless it stands on both sides.
    """
    texts = [node.text for node in diagram.nodes]
    old, new = sides({n: read_label(node.head.text, year) for n, node in enumerate(diagram.nodes) if node.head})
    if not old or not new or not _are_departments([texts[number] for number in (*old, *new)]):
        return
    leads = [(lead.source, lead.target) for lead in diagram.leads]
    for group in nx.connected_components(nx.Graph(p for p in leads if p[0] in old and p[1] in new)):
        before, after = ([texts[number] for number in sorted(group & set(side))] for side in (old, new))
        yield from _became(before, after, [], town)
    linked = {number for lead in leads for number in lead}
    for side, others in ((old, new), (new, old)):
        known = {normal(texts[number].text) for number in others}
        for number in side:
            if number not in linked and normal(texts[number].text) not in known:
                here, head = [texts[number]], [diagram.nodes[number].head]
                yield from _became(here if side is old else [], here if side is new else [], head, town)


def _became(
    left: list[Text],
    right: list[Text],
    remarks: list[Text],
    town: MunicipalityMention | None,
    whole: tuple[int, int] = (0, 0),
) -> Iterator[Succession]:
    """The departments at the left became those at the right; ``whole`` counts both sides of the change of which this is a
    part, where other rows share one of its cells.
    """
    before, after = _named(left, town), _named(right, town)
    if before == after:
        return
    yield Succession(
        evidence=evidence(*left, *right, *remarks),
        kind=_kind(remarks, max(whole[0], len(before)), max(whole[1], len(after))),
        predecessors=tuple(before),
        successors=tuple(after),
    )


def _by_year(labels: dict[int, Label]) -> tuple[list[int], list[int]]:
    """Columns under two years, the earlier the old side."""
    dated = {c: label.first for c, label in labels.items() if label.first is not None}
    years = sorted({year for year in dated.values() if year is not None})
    if len(years) != len(("old", "new")):
        return [], []
    return [c for c in dated if dated[c] == years[0]], [c for c in dated if dated[c] == years[1]]


def _in_rows(sheet: Sheet, cell: Cell | None, columns: list[int]) -> set[Cell]:
    """The departments of a side that stand in the rows of a cell."""
    rows = range(cell.row, cell.row + cell.rows) if cell else ()
    return {other for row in rows if (other := _named_cell(sheet, row, columns))}


def _text(cell: Cell | None) -> list[Text]:
    return [cell.text] if cell else []


def _named_cell(sheet: Sheet, row: int, columns: Iterable[int]) -> Cell | None:
    """The cell of a side that names its department: the deepest that is filled, None where that says that there is none."""
    cells = [sheet.grid.get((row, column)) for column in sorted(columns, reverse=True)]
    deepest = next((cell for cell in cells if cell is not None and cell.text), None)
    return None if deepest is None or _says_nothing(deepest.text) else deepest


def _says_nothing(text: Text) -> bool:
    """Whether a cell only says that there is no department on its side: －, （新設）, 廃止."""
    return numbers.nothing(text.text) or lexicon().succession.exact(_bare(text)) in _MADE_OR_ENDED


def _bare(text: Text) -> str:
    return text.text.strip().strip("（）()【】〔〕［］[] 　※＊*")


def _texts(sheet: Sheet, region: Region, column: int) -> list[Text]:
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    return [cell.text for cell in cells if cell is not None and cell.text and not _says_nothing(cell.text)]


def _kind(remarks: Iterable[Text], before: int, after: int) -> SuccessionKind:
    """The kind of a change by its remarks, else by how many departments stand before and after it."""
    if not before or not after:
        return "created" if after else "ended"
    for remark in remarks:
        told = lexicon().succession.find(names.clean(remark.text))
        if told in ("merged", "split", "reorganised"):
            return next(kind for kind in _MANY if kind == told)
    if before > 1 or after > 1:
        return "reorganised" if before > 1 and after > 1 else "merged" if before > 1 else "split"
    return "renamed"


_MANY: tuple[SuccessionKind, ...] = ("merged", "split", "reorganised")


def _named(texts: list[Text], town: MunicipalityMention | None) -> list[DepartmentMention]:
    return [DepartmentMention(name, town) for text in texts for name, _ in departments.named(text)]


def _is_department(text: Text) -> bool:
    parts = departments.named(text)
    return bool(parts) and all(departments.is_department(name) and len(normal(name)) <= _LONGEST for name, _ in parts)
