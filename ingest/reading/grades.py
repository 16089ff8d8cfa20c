"""Words and signs that are grades: Ａ, ○, 達成, 一部着手; and whether texts under each other are of a scale."""

import re
from collections.abc import Iterable

from ingest.reading.lexicon import lexicon
from ingest.text import years
from ingest.text.normal import folded, normal

_MARKS = re.compile(r"[※＊*](?:[0-9０-９]+)?$|[(（][^()（）]*[)）]$|^評価[:：]?|評価$")
_BRACKETED = re.compile(  # 【○】, ［Ａ］
    r"[【\[［〔<＜〈《(（]\s*([^【】\[\]［］〔〕<>＜＞〈〉《》()（）]{1,8}?)\s*[】\]］〕>＞〉》)）]"
)
_SIGNS = frozenset("◎○〇◯△▲×✕ABCDSＡＢＣＤＳ")  # of a result or state, that rate it
_LONGEST = 12
_EXPLAINED = re.compile(r"(?:^|[\s、,/(])(?P<grade>[SABCDE]|[◎○〇◯△▲×●]|[1-5])\s*[:=…]\s*\S")  # Ａ：達成　Ｂ：未達成
_GRADES = 2
_LED = re.compile(r"(?:[SABCDE]|[◎○〇◯△▲×])[^\s\x00-\x7f]{2}")
_GRADED = re.compile(r"(?<![A-Z0-9])(?P<grade>[SABCDE]|[◎○〇◯△▲×])\s*[:=…]\s*\S")
_LONGEST_LEAD = 40  # letters before the grades of a legend
_BETWEEN = " \u3000\n:：、,／/"


def rating(text: str) -> str:
    """A text as a rating without footnote marks; "" where it is none."""
    bare = text.strip()
    if lexicon().is_value("rating", bare):
        return _dashed(bare)
    if len(normal(bare)) > _LONGEST:
        return ""
    inside = _BRACKETED.fullmatch(bare)
    if inside and bare[0] in "(（" and inside[1].isdigit():
        return ""  # (1) is a number
    bare = inside[1] if inside else _BRACKETED.sub(r"\1", _MARKS.sub("", bare).strip())
    if lexicon().is_value("rating", bare):
        return _dashed(bare)
    letter = re.fullmatch(r"[A-Za-zＡ-Ｚａ-ｚ][+＋\-－]?", bare)
    return bare if letter or _is_hedged(bare) else ""


def _is_hedged(text: str) -> bool:
    """Whether a text is a rating in words behind one that weakens it (おおむね妥当), or before である (順調である)."""
    words = lexicon()
    before = next((hedge for hedge in words.hedges if text.startswith(hedge)), "")
    behind = next((copula for copula in words.copulas if text.endswith(copula)), "")
    return bool(before or behind) and words.is_value("rating", text.removeprefix(before).removesuffix(behind))


def by_year(text: str) -> list[tuple[int, str]]:
    """The ratings of several years that are all that a text says (R5 B　R6 A, 令和5年度：順調), each behind its year."""
    spans = years.spans(text)
    if not spans:
        return []
    ends = [*(span.start for span in spans[1:]), len(text)]
    marks = [rating(text[span.end : end].strip(_BETWEEN)) for span, end in zip(spans, ends, strict=True)]
    whole = not text[: spans[0].start].strip(_BETWEEN) and all(marks)
    return [(span.last, mark) for span, mark in zip(spans, marks, strict=True)] if whole else []


def says_only_rating(text: str) -> bool:
    """Whether a text under a label of results is nothing but a rating (○, 順調)."""
    bare = text.strip()
    return bare in _SIGNS or (bool(rating(bare)) and not bare[0].isdigit() and not lexicon().is_value("steps", bare))


def explains(text: str) -> bool:
    """Whether a text says what several grades mean (Ａ：達成　Ｂ：未達成)."""
    return len(_EXPLAINED.findall(folded(text))) >= _GRADES


def is_legend(text: str) -> bool:
    """Whether a text does nothing else than say what grades of letters or signs mean, from its first one on; each may stand
    right before its words (Ａ順調　Ｂおおむね順調　Ｃ遅れ).
    """
    parts = folded(text).split()
    if len(parts) > _GRADES and len({part[0] for part in parts}) == len(parts) and all(map(_LED.match, parts)):
        return True
    found = [match["grade"] for match in _EXPLAINED.finditer(folded(text).strip())]
    begins = bool(found) and folded(text).strip().startswith(found[0])
    return begins and len(found) > _GRADES and not any(grade.isdecimal() for grade in found)


def before_legend(text: str) -> str:
    """What stands before the grades that a text explains (評価の基準（令和6年度末）　Ａ：…　Ｂ：…); "" where it explains none."""
    found = list(_GRADED.finditer(folded(text)))
    several = len({match["grade"] for match in found}) >= _GRADES
    return text[: found[0].start()] if several and found[0].start() <= _LONGEST_LEAD else ""


def is_scale(texts: Iterable[str]) -> bool:
    """Whether texts that stand under each other are ratings: most are, and not all of them mere numbers or dashes."""
    full = [text for text in texts if text.strip()]
    rated = [text for text in full if rating(text)]
    telling = [
        t for t in map(rating, rated) if not re.fullmatch(r"[-\d.,]*", normal(t)) and not lexicon().is_value("steps", t)
    ]
    return bool(telling) and len(rated) >= 0.8 * len(full)


def _dashed(text: str) -> str:
    return "-" if normal(text) == "-" else text
