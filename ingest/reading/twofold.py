"""Columns that stand twice, before and behind what became of each measure: 事業名 | 担当課 | 区分 | 事業名 | 担当課."""

from collections.abc import Mapping

from ingest.reading.labels import Label

_NAMING = ("name", "level")
_BEHIND_BOTH = ("remark", "statement", "ignored", "")


def sides(columns: Mapping[int, Label]) -> dict[int, str]:
    """The old or new side of each such column; none where the heads tell sides themselves, or the columns differ."""
    status = [column for column, label in columns.items() if label.means("status")]
    told = any(label.side or label.means("old_name", "new_name") for label in columns.values())
    if len(status) != 1 or told:
        return {}
    known = {column: label for column, label in sorted(columns.items()) if label.known}
    old = [column for column in known if column < status[0]]
    new = [column for column in known if column > status[0]][: len(old)]
    alike = [known[c].meaning for c in old] == [known[c].meaning for c in new]
    named = any(known[c].means(*_NAMING) for c in old)
    rest = [label for column, label in known.items() if column > max((*new, *status))]
    if not (alike and named and all(label.means(*_BEHIND_BOTH) for label in rest)):
        return {}
    return {**dict.fromkeys(old, "old"), **dict.fromkeys(new, "new")}
