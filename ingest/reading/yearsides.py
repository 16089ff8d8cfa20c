"""Names of two years side by side (令和6年度の事業名 | 令和7年度の事業名): those of the earlier are the old side of a change."""

from collections.abc import Mapping
from dataclasses import replace

from ingest.reading.labels import Label

_SIDES = 2


def sides(columns: Mapping[int, Label]) -> dict[int, Label]:
    """The two columns of names under two years as old and new side; none where there are other names."""
    named = {column: label for column, label in columns.items() if label.means("name", "old_name", "new_name")}
    dated = {label.last: column for column, label in named.items() if label.means("name") and label.first == label.last}
    dated.pop(None, None)
    if len(named) != _SIDES or len(dated) != _SIDES:
        return {}
    old, new = (dated[year] for year in sorted(year for year in dated if year is not None))
    return {column: _of_side(named[column], side) for column, side in ((old, "old"), (new, "new"))}


def _of_side(label: Label, side: str) -> Label:
    return replace(label, meaning=f"{side}_name", side=side, first=None, last=None)
