"""Departments on a line of running text behind their label: 【担当課】市民課, 所管課：教育施設課."""

import re
from itertools import pairwise

import msgspec

from graph.facts import Role
from ingest.document import Text
from ingest.reading.departments import ROLES
from ingest.reading.labelled import saying
from ingest.reading.labels import read_label

_LABELLED = re.compile(
    r"[■□◆◇●○◎▼▶・\s]*"
    r"(?:[【\[［〔＜<](?P<boxed>[^】\]］〕＞>:：]{1,12})[】\]］〕＞>]\s*[:：]?"
    r"|(?P<opened>[【\[［〔＜<(（])?(?P<bare>[^\s:：、。【\[［〔＜<(（]{1,12})\s*[:：])"
    r"\s*(?P<rest>\S.*?)(?(opened)\s*[】\]］〕＞>)）])",
    re.DOTALL,
)
_NEXT = re.compile(r"[\s　]+(?=[^\s:：、。]{2,12}[:：])")  # before the next label of a line
_LONGEST = 80  # characters of the line


def departments(text: Text) -> list[tuple[Role, Text]]:
    """The parts that labels name on a line, with the departments behind each; none where the text is anything else."""
    words = text.text
    cuts = [0, *(match.end() for match in _NEXT.finditer(words)), len(words)]
    if len(text.lines) > 1 or len(cuts) == len(("start", "end")):
        found = department(text)
        return [found] if found else []
    (line,) = text.lines
    parts = [Text((msgspec.structs.replace(line, text=words[a:b].strip()),)) for a, b in pairwise(cuts)]
    found_parts = [department(part) for part in parts]
    return [part for part in found_parts if part] if all(found_parts) else []


def department(text: Text) -> tuple[Role, Text] | None:
    """The part that a label names, and the departments behind it; None where the text is nothing of the kind."""
    words = text.text.strip()
    match = _LABELLED.fullmatch(words) if len(words) <= _LONGEST else None
    if match is None or "。" in words:
        return None
    label = read_label(match["boxed"] or match["bare"])
    if not label.means("department"):
        return None
    first, *others = text.lines
    skipped = len(first.text) - len(first.text.lstrip()) + match.start("rest")
    if skipped >= len(first.text):
        return None
    if match["opened"]:  # 【担当：浄水課】: the bracket ends what it holds
        return ROLES[label.meaning], saying(text, match["rest"])
    return ROLES[label.meaning], Text((msgspec.structs.replace(first, text=first.text[skipped:]), *others))
