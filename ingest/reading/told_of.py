"""Headings that tell something of a measure which they only count: 基本目標１における数値目標, 成果指標（施策１）."""

import re

from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.text.normal import normal

_LEVEL = r"(?P<level>[^\W\d_]{1,6}?)(?P<number>[0-9]+(?:-[0-9]+)*|[IVX]+)"
_NAME = r"(?:\([^()]+\)|「[^「」]+」)?"  # 基本目標1「花のまち」の指標
_JOINT = r"に対する|に関する|に関わる|に係る|にかかる|における|について|で(?:目指す|めざす)|へ?の"
# 基本目標1の評価指標, 基本目標1成果指標
_BEFORE = re.compile(
    rf"[\W〇]*{_LEVEL}(?:{_NAME}(?P<joint>{_JOINT})|(?=[^\W\d_]{{0,4}}(?:指標|数値目標|目標値|KPI)))(?P<told>.*)"
)
_QUOTED = re.compile(rf"\W?[「『](?P<name>[^「」『』]+)[」』](?:{_JOINT})")
_BEHIND = re.compile(rf"\W*(?P<told>\w.*)\((?P<joint>){_LEVEL}\)\W*")  # 【市民の意見（基本目標1）】


def subject(words: str) -> tuple[str, str] | None:
    """Level and number of the measure that words are about; None where they count none."""
    found = _match(words)
    return (found["level"], found["number"]) if found else None


def quoted(words: str) -> str:
    """The name in 「」 that words are about (「花のまち」に対する意見), without blanks; "" where they name none."""
    found = _QUOTED.match(normal(words))
    return found["name"] if found else ""


def only_tells(words: str) -> bool:
    """Whether words are no name: behind the level and number of a measure they only say what is told of it."""
    found = _match(words)
    if found is None or not found["joint"] or found["level"] not in map(normal, lexicon().level_words):
        return False
    return read_label(found["told"]).known or found["told"] in lexicon().structure


def _match(words: str) -> re.Match[str] | None:
    plain = normal(words)
    behind = _BEHIND.fullmatch(plain)
    return behind if behind and read_label(behind["told"]).known else _BEFORE.match(plain)
