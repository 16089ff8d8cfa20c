"""Sentences behind their label on the same line: in brackets (【確保の内容】保育所を二か所設けます。＜課題＞…。), before a colon
(■取組内容：申請書をなくす。) or before white (施策の目的　暮らしを支えます。).
"""

import re
from collections.abc import Iterator

import msgspec

from graph.facts import AnyFact
from ingest.document import Line, Text
from ingest.reading import departments, related, statements
from ingest.reading.here import Here, Measure
from ingest.reading.labelled import saying
from ingest.reading.labels import Label, read_label

_HEAD = re.compile(
    r"(?:^|(?<=[。）)\s]))[■□◆◇●○◎▼▶・\s]*"
    r"(?P<head>[【\[［〔＜<≪《](?P<label>[^【】\[\]［］〔〕＜＞<>≪≫《》。、]{2,20})[】\]］〕＞>≫》])\s*[:：]?\s*"
)
_BARE = re.compile(
    r"[■□◆◇●○◎▼▶・\s]*(?P<head>(?P<label>(?:[^\s【】\[\]［］〔〕＜＞<>≪≫《》()（）、。:：]　?){2,14}?))\s*[:：]\s*(?=\S)"
)
_APART = re.compile(
    r"[■□◆◇●○◎▼▶・\s]*(?P<head>(?P<label>[^\s【】\[\]［］〔〕＜＞<>≪≫《》()（）、。:：]{2,14}))　\s*(?=\S)"
)
_SHORTEST = 15  # letters of what is said without a full stop

Part = tuple[Label, Text, Text]  # a label, its words, and what stands behind it


def facts(text: Text, measure: Measure, here: Here, *, bare: bool = False) -> list[AnyFact]:
    """What the parts of a passage say of a measure; none where it does not begin with such a label or says no sentence.

    ``bare`` says that a colon or white alone may stand behind the label.
    """
    made: list[AnyFact] = []
    now = here.context.year
    for label, head, value in labelled(text, now) if bare else parts(text, now):
        heads = (*measure.texts, head)
        if label.means("department"):
            role = departments.ROLES[label.meaning]
            made += departments.made(value, role, measure.mention, heads) if departments.are_named(value) else ()
        elif label.means("related_plan"):
            made += related.from_text(value, measure.mention, heads) if related.is_plan_list(value.text) else ()
        elif _is_said(value.text.strip()):
            said, offices = here.untagged(value)
            made += departments.made(offices, "lead", measure.mention, heads) if offices else ()
            made += statements.made(said, _kind(label, now), measure.mention, heads, label.last)
    return made


def parts(text: Text, now: int | None) -> list[Part]:
    """The labels that a passage begins with and goes on with, each with the lines behind it."""
    found: list[tuple[Label, Text, list[Line]]] = []
    for line in text.lines:
        end = 0
        for start, behind, label, words in _heads(line.text, now):
            if found:
                found[-1][-1].append(_cut(line, end, start))
            elif line.text[:start].strip():
                return []
            found.append((label, saying(Text((line,)), words), []))
            end = behind
        if not found:
            return []
        found[-1][-1].append(_cut(line, end, len(line.text)))
    return [(label, head, Text(tuple(line for line in lines if line.text))) for label, head, lines in found]


def labelled(text: Text, now: int | None) -> list[Part]:
    """The labels that a passage begins with, in brackets, before a colon or white, each with the lines behind it."""
    return parts(text, now) or _behind_bare(text, now)


def _behind_bare(text: Text, now: int | None) -> list[Part]:
    """The label before the first colon of a passage, or before the white before a sentence, and the lines behind it, or the
    labels in brackets that these begin with; none where it is no label of texts.
    """
    match = _BARE.match(text.lines[0].text) if text.lines else None
    match = match or (_APART.match(text.lines[0].text) if text.text.rstrip().endswith("。") else None)
    label = read_label(match["label"], now) if match else Label()
    if match is None or not (_kind(label, now) or label.means("related_plan")):
        return []
    first, *others = text.lines
    value = Text((_cut(first, match.end(), len(first.text)), *others))
    return parts(value, now) or [(label, saying(Text((first,)), match["head"]), value)]


def _kind(label: Label, now: int | None) -> str:
    """The kind of text behind a label."""
    return statements.kind_of_label(label, now) or ("target" if label.means("name_or.target") else "")


def _heads(words: str, now: int | None) -> Iterator[tuple[int, int, Label, str]]:
    for match in _HEAD.finditer(words):
        label = read_label(match["label"], now)
        if label.means("department", "related_plan") or statements.kind_of_label(label, now):
            yield match.start(), match.end(), label, match["head"]


def _cut(line: Line, start: int, end: int) -> Line:
    return msgspec.structs.replace(line, text=line.text[start:end])


def _is_said(words: str) -> bool:
    return not words.startswith("※") and (words.endswith("。") or len(words) >= _SHORTEST)
