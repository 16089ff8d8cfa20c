"""What a number in running text counts: the noun phrase before it or behind it, by Sudachi's parts of speech."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import spacy

_NOUNS = ("名詞", "接頭辞", "接尾辞", "形状詞", "代名詞")
_JOINTS = {"の", "・", "･", "/", "／", "-", "と", "及び", "や"}
# Words between a noun and its number that are no part of the noun.
_BETWEEN = frozenset(
    """
    は が を に で と も の へ から より まで 約 計 合計 延べ 全 全体 累計 各 毎年 毎年度 年間 平均 最大 うち それぞれ 目標
    、 ： : ・ （ ( ) ） して し て つい ため 分
    """.split()  # noqa: SIM905 - a list of words reads best as words
) | {" ", "　", "\n"}
_FAR = 6  # tokens between a noun and its number at the most
_LONGEST = 14  # tokens of a noun phrase
_MOST_BYTES = 40_000  # Sudachi takes texts of up to 49,149 bytes


@cache
def language() -> Any:
    """Japanese without any model: words and their parts of speech."""
    return spacy.blank("ja")


def counted(text: str, start: int, end: int, skip: Iterable[tuple[int, int]] = ()) -> str:
    """The noun phrase that the quantity at ``start`` to ``end`` counts, "" where none stands near.

    ``skip`` are places that are no part of it: years and other quantities.
    """
    if len(text.encode()) > _MOST_BYTES:
        return ""
    ranges = list(skip)
    tokens = [token for token in language()(text) if not any(a <= token.idx < b for a, b in ranges)]
    behind = [token for token in tokens if token.idx >= end]
    if behind and behind[0].text == "の" and (phrase := _phrase(behind[1:])):
        return phrase
    before = [token for token in tokens if token.idx + len(token.text) <= start]
    return _phrase_before(before) or _phrase(_from_first_noun(behind))


def ends_word(text: str, end: int) -> bool:
    """Whether a word ends at this place (2本|部 is none: 本部 is the word)."""
    if len(text.encode()) > _MOST_BYTES:
        return True
    return not any(token.idx < end < token.idx + len(token.text) for token in language()(text))


def _phrase_before(tokens: list[Any]) -> str:
    """The noun phrase nearest before, over particles and 約."""
    skipped = 0
    while tokens and skipped < _FAR and (tokens[-1].text in _BETWEEN or not _is_noun(tokens[-1])):
        tokens, skipped = tokens[:-1], skipped + 1
    words: list[Any] = []
    while tokens and len(words) < _LONGEST and (_is_noun(tokens[-1]) or (words and tokens[-1].text in _JOINTS)):
        words.insert(0, tokens[-1])
        tokens = tokens[:-1]
    return _joined(words)


def _from_first_noun(tokens: list[Any]) -> list[Any]:
    return next((tokens[i:] for i, token in enumerate(tokens) if _is_noun(token)), [])


def _phrase(tokens: list[Any]) -> str:
    words: list[Any] = []
    for token in tokens[:_LONGEST]:
        if not _is_noun(token):
            break
        words.append(token)
    return _joined(words)


def _is_noun(token: Any) -> bool:
    return token.tag_.startswith(_NOUNS) and not token.tag_.startswith("名詞-数詞")


def _joined(words: list[Any]) -> str:
    while words and words[0].text in _JOINTS:
        words = words[1:]
    while words and (words[-1].text in _JOINTS | _BETWEEN):
        words = words[:-1]
    joined = "".join(word.text_with_ws for word in words).strip()
    return re.sub(r"^(?:年度?|月|日)(?=.)", "", joined)
