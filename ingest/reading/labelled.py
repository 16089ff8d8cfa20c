"""Values that bring their label along in their own cell: 現状値　25分（令和５年度）, 目標値：20件, 関係課：農政課."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import msgspec

from ingest.document import Line, Text
from ingest.reading.labels import Label, read_label
from ingest.text import numbers

_LED = re.compile(
    r"\s*[・●○■□◆◇【\[〔<＜]?\s*(?P<label>[^\s:：、。0-9【】\[\]〔〕<>＜＞]{1,14}(?:[(（][^()（）]{1,14}[)）])?)"
    r"[】\]〕>＞]?(?P<joint>\s*[:：]\s*|[\s　]+|(?<=[】\]〕>＞])\s*)(?P<value>\S.*)"
)
_NEXT = re.compile(r"[\s　]+(?=[^\s:：、。0-9]{2,14}(?:[(（][^()（）]{1,14}[)）])?(?:[:：]|[\s　]+)\S)")
_VALUES = ("value", "budget", "rating")
_LONGEST = 40  # letters of a value


@dataclass(frozen=True)
class Labelled:
    """A label and the value behind it, as two texts that stand on the same lines."""

    label: Label
    head: Text
    value: Text


def parts(text: Text, now: int | None) -> list[Labelled]:
    """The labels and values that a cell holds, each on lines of its own or behind a blank; none where the cell holds more.

    Departments count as values where a colon stands behind their label.
    """
    groups: list[list[Line]] = []
    for line in text.lines:
        if not groups or _starts(line.text, now):
            groups.append([line])
        else:
            groups[-1].append(line)
    found = [part for group in groups for part in _of_lines(Text(tuple(group)), now)]
    return [part for part in found if part is not None] if None not in found else []


def _starts(words: str, now: int | None) -> bool:
    match = _LED.fullmatch(words.strip())
    return match is not None and _is_label(match, read_label(match["label"], now))


def _is_label(match: re.Match[str], label: Label) -> bool:
    return label.means(*_VALUES) or (label.means("department") and match["joint"].strip() in (":", "："))


def _of_lines(text: Text, now: int | None) -> Iterator[Labelled | None]:
    """The parts of lines that one label begins; None for one that is no label with a value."""
    if over := _over_value(text, now):
        yield over
        return
    words = text.text.strip()
    cuts = [0, *(match.end() for match in _NEXT.finditer(words)), len(words)]
    for start, end in pairwise(cuts):
        yield _part(text, words[start:end].strip(), now)


def _part(text: Text, words: str, now: int | None) -> Labelled | None:
    match = _LED.fullmatch(words)
    if match is None or len(match["value"]) > _LONGEST:
        return None
    label, value = read_label(match["label"], now), match["value"]
    told = numbers.quantities(value) or numbers.nothing(value) or label.means("rating", "department")
    if not _is_label(match, label) or not told:
        return None
    return Labelled(label, saying(text, match["label"]), saying(text, value))


def _over_value(text: Text, now: int | None) -> Labelled | None:
    """A label of values that is the first line, and the value below it (基準値(R4) over 71％)."""
    if len(text.lines) != len(("label", "value")):
        return None
    head, value = (Text((line,)) for line in text.lines)
    label, found = read_label(head.text.strip(), now), numbers.quantities(value.text)
    told = numbers.nothing(value.text) or (len(found) == 1 and len(value.text) <= _LONGEST and "。" not in value.text)
    return (
        Labelled(label, head, value) if label.means("value") and not numbers.quantities(label.word) and told else None
    )


def saying(text: Text, words: str) -> Text:
    """A text of the same lines, of which the first reads as these words and the others as none."""
    first, *others = text.lines
    rest = (msgspec.structs.replace(line, text="") for line in others)
    return Text((msgspec.structs.replace(first, text=words), *rest))
