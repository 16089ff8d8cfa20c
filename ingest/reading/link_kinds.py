"""Of what kind the link between old and new measures is: by the words of a row, or by how many it ties."""

import re

from graph.facts import MeasureMention, SuccessionKind
from ingest.reading import names
from ingest.reading.changes import Change
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field
from ingest.reading.statuses import bare
from ingest.text.normal import normal

# By the first two letters of what a remark says happened (「○○」と「△△」を統合).
SAID: dict[str, SuccessionKind] = {
    "統合": "merged", "集約": "merged", "一本": "merged", "再編": "reorganised",
    "分割": "split", "分離": "split", "独立": "split",
}  # fmt: skip

_INTO_ONE = re.compile("統合(?:する|される?|元|前|対象|先|後)")  # what heads say of names whose measures become one


def status_kind(change: Change) -> str | None:
    """What the status of a row says."""
    if change.status is None:
        return None
    text = names.clean(bare(change.status.text))
    words = lexicon().succession
    parts = [part for part in re.split(r"[\s・/（）()、]+", text) if part]
    return words.find(text) or next((kind for part in parts if (kind := words.find(part))), None)


def told_kind(change: Change) -> SuccessionKind | None:
    """The kind that a row of both sides says in its own words (統合, 分割, 再編)."""
    found = status_kind(change)
    return next((kind for kind in ("merged", "split", "reorganised") if kind == found), None)


def says_merged(field: Field | None) -> bool:
    """Whether the head over a name says that its measure goes into another (統合する事業), or is where others go."""
    return field is not None and any(_INTO_ONE.match(normal(head.text.text)) for head in field.heads)


def kind_of_link(old: MeasureMention, new: MeasureMention, *, splits: bool, merges: bool) -> SuccessionKind:
    """The kind of a link by how many old and new it ties and whether the name stays."""
    if splits and merges:
        return "reorganised"
    if splits or merges:
        return "split" if splits else "merged"
    return "continued" if normal(old.name) == normal(new.name) else "renamed"
