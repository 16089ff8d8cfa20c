"""Columns that stand twice, before and behind what became of each measure: 事業名 | 担当課 | 区分 | 事業名 | 担当課."""

from collections.abc import Mapping

from ingest.reading.labels import Label

_NAMING = ("name", "level")
_BEHIND_BOTH = ("remark", "statement", "ignored", "")


def sides(columns: Mapping[int, Label]) -> dict[int, str]:
    """The old or new side of each such column; none where the heads tell other sides, or the columns differ."""
    status = [column for column, label in columns.items() if label.means("status")]
    if len(status) != 1:
        return {}
    known = {column: label for column, label in sorted(columns.items()) if label.known}
    old = [column for column in known if column < status[0]]
    new = [column for column in known if column > status[0]][: len(old)]
    found = {**dict.fromkeys(old, "old"), **dict.fromkeys(new, "new")}
    alike = [_bare(known[c]) for c in old] == [_bare(known[c]) for c in new]
    named = any(_bare(known[c]) in _NAMING for c in old)
    rest = [label for column, label in known.items() if column > max((*new, *status))]
    told = all(_side(label) in ("", found.get(column, "")) for column, label in known.items())
    return found if alike and named and told and all(label.means(*_BEHIND_BOTH) for label in rest) else {}


def _bare(label: Label) -> str:
    """The meaning of a column without the side that its head tells."""
    return label.meaning.removeprefix("old_").removeprefix("new_")


def _side(label: Label) -> str:
    """The side that a head tells, "" for none."""
    return label.side or next((side for side in ("old", "new") if label.meaning.startswith(f"{side}_")), "")
