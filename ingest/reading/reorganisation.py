"""Departments that were renamed, merged, parted or ended: tables of an old and a new organisation (現行 / 改正後)."""

import re
from collections.abc import Iterator

from graph.facts import DepartmentMention, MunicipalityMention, Succession, SuccessionKind
from ingest.document import Text
from ingest.reading import departments, names
from ingest.reading.evidence import evidence
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Record, Region, Sheet
from ingest.text import numbers
from ingest.text.normal import normal

_LONGEST = 30  # letters
_SECTION = re.compile(r"(?:課|室|係|部|局|班)$")  # measures too may end in 所, 会 or センター, but hardly in these


def is_of_departments(sheet: Sheet, region: Region) -> bool:
    """Whether both sides of a region of old and new names hold departments and nothing else."""
    columns = [c for c, label in region.columns.items() if label.means("old_name", "new_name", "name", "level")]
    if not any(region.columns[c].means("old_name") for c in columns) or len(columns) < 2:
        return False
    cells = (sheet.grid.get((row, column)) for row in region.rows for column in columns)
    texts = [cell.text for cell in cells if cell is not None and cell.text and not numbers.nothing(cell.text.text)]
    sure = [text for text in texts if _SECTION.search(text.text.strip())]
    return bool(texts) and len(sure) * 2 >= len(texts) and all(_is_department(text) for text in texts)


def successions(record: Record, town: MunicipalityMention | None) -> Iterator[Succession]:
    """What a row says became of a department; one without the other side was ended or made anew."""
    old = [_named(f.cell.text, town) for f in record.all("old_name") if not numbers.nothing(f.text)]
    new = [_named(f.cell.text, town) for f in record.all("new_name", "name", "level") if not numbers.nothing(f.text)]
    before, after = [d for part in old for d in part], [d for part in new for d in part]
    texts = [f.cell.text for f in record.all("old_name", "new_name", "name", "level", "status", "remark")]
    if before == after or not (before or after):
        return
    yield Succession(
        evidence=evidence(*texts),
        kind=_kind(record, before, after),
        predecessors=tuple(before),
        successors=tuple(after),
    )


def _kind(record: Record, before: list[DepartmentMention], after: list[DepartmentMention]) -> SuccessionKind:
    if not before or not after:
        return "created" if after else "ended"
    for field in record.all("status", "remark"):
        told = lexicon().succession.find(names.clean(field.text))
        if told in ("merged", "split", "reorganised"):
            return next(kind for kind in _MANY if kind == told)
    if len(before) > 1 or len(after) > 1:
        return "reorganised" if len(before) > 1 and len(after) > 1 else "merged" if len(before) > 1 else "split"
    return "renamed"


_MANY: tuple[SuccessionKind, ...] = ("merged", "split", "reorganised")


def _named(text: Text, town: MunicipalityMention | None) -> list[DepartmentMention]:
    return [DepartmentMention(name, town) for name, _ in departments.named(text)]


def _is_department(text: Text) -> bool:
    parts = departments.named(text)
    return bool(parts) and all(departments.is_department(name) and len(normal(name)) <= _LONGEST for name, _ in parts)
