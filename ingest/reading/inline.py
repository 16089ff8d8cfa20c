"""Departments, ratings and plans on a line behind their label (【担当課】市民課, 所管課：教育施設課　評定：Ａ), departments alone
in brackets.
"""

import re
from itertools import pairwise

import msgspec

from graph.facts import Role
from ingest.document import Text
from ingest.reading import bracketed, evaluations, related, turns
from ingest.reading.departments import ROLES, is_department
from ingest.reading.labelled import saying
from ingest.reading.labels import Label, likened, read_label

_LABELLED = re.compile(
    r"[■□◆◇●○◎▼▶・\s]*"
    r"(?:[【\[［〔＜<](?P<boxed>[^】\]］〕＞>:：]{1,12})[】\]］〕＞>]\s*[:：｜|]?"
    r"|(?P<opened>[【\[［〔＜<(（])?(?P<bare>[^\s:：｜|、。【\[［〔＜<(（]{1,12})\s*[:：｜|])"
    r"\s*(?P<rest>\S.*?)(?(opened)\s*[】\]］〕＞>)）])",
    re.DOTALL,
)
_ALONE = re.compile(r"[【\[［〔＜<(（](?P<inside>[^【】\[\]［］〔〕＜＞<>()（）:：。]{2,60})[】\]］〕＞>)）]")
_SPACED = re.compile(r"(?P<bare>[^\s:：、。]{2,16})[\s　]+(?P<rest>[^\s0-9０-９]{1,8})")  # 令和6年度の達成度　○
# Before the next label of a line.
_NEXT = re.compile(
    r"[\s　]+(?=[^\s:：｜|、。]{2,12}[:：｜|]|[【\[［〔＜<][^【】\[\]［］〔〕＜＞<>]{2,12}[】\]］〕＞>])"
)
_LONGEST = 80  # characters of the line


def departments(text: Text) -> list[tuple[Role, Text]]:
    """The parts that labels name on a line, with the departments behind each; none where the text is anything else."""
    return [(ROLES[label.meaning], value) for label, value in told(text) if label.means("department")]


def ratings(text: Text) -> list[tuple[Label, Text]]:
    """The ratings behind their labels on a line (所管：市民課　評定：Ａ, 令和6年度の達成度　○), each with its label."""
    return [(label, value) for label, value in told(text) if not label.means("department", "related_plan")]


def related_plans(text: Text) -> list[Text]:
    """The plans behind their labels on a line (［関連計画：地域防災計画］)."""
    return [value for label, value in told(text) if label.means("related_plan")]


def told(text: Text) -> list[tuple[Label, Text]]:
    """The labels of departments and ratings on a line, each with what stands behind it; none where the text is anything else."""
    words = text.text
    cuts = [0, *(match.end() for match in _NEXT.finditer(words)), len(words)]
    if len(text.lines) > 1 or len(cuts) == len(("start", "end")):
        found = _labelled(text)
        return [found] if found else turns.parts(text)
    (line,) = text.lines
    parts = [Text((msgspec.structs.replace(line, text=words[a:b].strip()),)) for a, b in pairwise(cuts)]
    found_parts = [_labelled(part) for part in parts]
    return [part for part in found_parts if part] if all(found_parts) else turns.parts(text)


def alone(words: str) -> str:
    """The departments of a line that is nothing but these in brackets (【学校教育課、社会福祉協議会】), "" for all else."""
    return _bracketed(words)[1]


def _bracketed(words: str) -> tuple[Label, str]:
    """The part that departments in brackets have (〔担当　福祉課〕: as their label says), and these; "" for all else."""
    match = _ALONE.fullmatch(words)
    label, offices = bracketed.labelled(match["inside"]) if match else (Label(), "")
    parts = bracketed.parts(offices)
    sure = label.known or any(map(bracketed.is_sure, parts))
    return (
        label if label.known else Label("department.lead"),
        offices if sure and all(map(is_department, parts)) else "",
    )


def _labelled(text: Text) -> tuple[Label, Text] | None:
    words = text.text.strip()
    boxed, offices = _bracketed(words)
    if offices:
        return boxed, saying(text, offices)
    match = (_LABELLED.fullmatch(words) or _SPACED.fullmatch(words)) if len(words) <= _LONGEST else None
    if match is None or "。" in words:
        return None
    label = _label(match.groupdict().get("boxed") or match["bare"], match["rest"])
    of_plans = label.means("related_plan") and related.is_plan_list(match["rest"])
    if not evaluations.rates(label, match["rest"]) and not label.means("department") and not of_plans:
        return None
    first, *others = text.lines
    skipped = len(first.text) - len(first.text.lstrip()) + match.start("rest")
    if skipped >= len(first.text):
        return None
    if match.groupdict().get("opened"):  # 【担当：浄水課】: the bracket ends what it holds
        return label, saying(text, match["rest"])
    return label, Text((msgspec.structs.replace(first, text=first.text[skipped:]), *others))


def _label(words: str, behind: str) -> Label:
    """What a label means; one that nobody listed, where it is like those of departments and such stand behind it."""
    label = read_label(words)
    offices = bracketed.parts(behind)
    if label.known or not offices or not all(map(is_department, offices)):
        return label
    found = likened(label)
    return found if found.means("department") else label
