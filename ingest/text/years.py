"""Fiscal years as plans print them: eras and western years, ranges, calendar dates, years told relative to another.

A fiscal year is named by the western year in which it starts (April); January to March belong to the year before. All
positions are those of the text given, the end excluded. ``now`` is the fiscal year that a document speaks of as 今年度.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.text.normal import folded

# The western year before the first of each era, and how many years it had (or may get).
_BEFORE = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_LONGEST = {"明治": 45, "大正": 15, "昭和": 64, "平成": 45, "令和": 70}
_OTHER_NAMES = {
    "S": "昭和",
    "H": "平成",
    "R": "令和",
    "㍾": "明治",
    "㍽": "大正",
    "㍼": "昭和",
    "㍻": "平成",
    "㋿": "令和",
}
_KANJI = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"元": 1}
_RELATIVE = {
    "前々": -2, "一昨": -2, "前": -1, "昨": -1, "今": 0, "本": 0, "当": 0, "当該": 0,
    "来": 1, "次": 1, "翌": 1, "翌々": 2,
}  # fmt: skip
_LAST_MONTH = 3  # of a fiscal year
_OLDEST_CERTAIN_SHOWA = 10  # "S3" alone is rather a code than 昭和3年

_NUMBER = r"(?:元|[0-9]{1,2}(?![0-9])|[一二三四五六七八九十]{1,3})"
_WESTERN = r"(?:19|20)[0-9]{2}"
_DAY = r"(?:\s*[0-9]{1,2}\s*日)?"


def _tail(group: str) -> str:
    """What may stand behind a year's number: 年度, 年, 年3月, 年3月31日, .3, /3/31; the month in a group or its ``p``."""
    month = "1[0-2]|0?[1-9]"
    return (
        rf"\s*(?:年\s*度(?!間)|年(?!間|代|問題|金|法|条例)(?:\s*(?P<{group}>{month})\s*月{_DAY})?"
        rf"|[./]\s?(?P<{group}p>{month})(?![0-9])(?:\s*月{_DAY}|[./]\s?[0-9]{{1,2}}(?![0-9]))?)"
    )


_GLOSS = rf"\s*[(〔\[]\s*(?:{_WESTERN}|(?:令和|平成|昭和|[RHS])\s*{_NUMBER})\s*(?:年\s*度?)?\s*[)〕\]]"
_POINT = re.compile(
    rf"""(?P<era>令\s*和|平\s*成|昭\s*和|大\s*正|明\s*治|[㍾㍽㍼㍻㋿]|(?<![A-Za-z0-9])[RHS])\.?\s*(?P<number>{_NUMBER})
        (?:{_GLOSS})?(?P<era_tail>{_tail("e")})?(?:{_GLOSS})?(?![A-Za-z0-9]|\s*年)
    |(?<![0-9.,])(?P<fy>FY\s*)?(?P<western>{_WESTERN})(?![0-9])(?P<western_gloss>{_GLOSS})?
        (?P<western_tail>{_tail("w")})?(?:{_GLOSS})?
    |(?<![0-9.,])(?P<bare>[0-9]{{1,2}}|元)\s*年\s*度(?!間)
    |(?P<relative>前々|一昨|(?<!午)前|昨|(?<!昨)今|(?<!日)本|当該|当|(?<!従|以|将)来|翌々|翌|(?<!何)次|同)
        年(?:度(?!間)|(?!度|次|間|代|金|[0-9\s]*月))(?!比|同|並|対比)""",
    re.VERBOSE,
)
_RANGE = re.compile(r"\s*(?:[~-]|から|より)\s*[、,]?\s*")
_NAKED = re.compile(r"(?P<naked>元|[0-9]{1,2})(?![0-9])(?!\s*[年月日,.%件人円])")
_FOR_YEARS = re.compile(
    r"\s*(?:から|より)\s*(?:始まる|の|おおむね|概ね)?\s*(?P<years>[0-9]{1,2})\s*(?:[かカヵケヶ箇]\s*年(?:\s*間)?|年\s*(?:間|計画))"
)
_HEAD_REST = r"\s*(?:年\s*度?)?(?:末)?(?:まで)?\s*"


@dataclass(frozen=True, slots=True)
class YearSpan:
    """A year or a range of years in a text: ``first`` and ``last`` fiscal year, both included."""

    start: int
    end: int
    first: int
    last: int

    @property
    def years(self) -> range:
        """The fiscal years of the span."""
        return range(self.first, self.last + 1)


def fiscal(year: int, month: int) -> int:
    """The fiscal year of a month of a calendar year."""
    return year - 1 if month <= _LAST_MONTH else year


def western(era: str, number: int) -> int | None:
    """The western year of a year of an era (令和, R, ㋿ ...); None for an era or a number that does not exist."""
    name = _OTHER_NAMES.get(era, era)
    if name not in _BEFORE or not 1 <= number <= _LONGEST[name]:
        return None
    return _BEFORE[name] + number


def spans(text: str, now: int | None = None) -> list[YearSpan]:
    """The years and ranges of years in a text, in order, none overlapping another.

    Years told relative to another (前年度) and years without their era (3年度) need ``now`` or a year before them.
    """
    return _spans(folded(text), now, naked_western=False)


def only(text: str, now: int | None = None) -> int | None:
    """The fiscal year that a text is about where it tells exactly one; of a range up to a year that year."""
    found = {span.last for span in spans(text, now)}
    return found.pop() if len(found) == 1 else None


def head(text: str, now: int | None = None) -> YearSpan | None:
    """A column's head that is nothing but a year or a range: R8, 令和８年度（2026）, 2026, 23年度, with ``now`` also 8."""
    plain = folded(text).strip(" \n【】〔〕<>")
    plain = plain[1:-1] if plain.startswith("(") and plain.endswith(")") else plain
    found = _spans(plain, now, naked_western=True)
    if len(found) == 1 and re.fullmatch(_HEAD_REST, plain[: found[0].start] + plain[found[0].end :]):
        return found[0]
    if now is not None and re.fullmatch(r"[0-9]{1,2}|元", plain):
        return YearSpan(0, len(text), *(2 * [_nearest(_value(plain), now)]))
    return None


def heads(texts: Sequence[str], now: int | None = None) -> list[YearSpan | None]:
    """The heads of neighbouring columns: a bare number reads on from the last one with its era (H30, 元, 2, 3)."""
    found: list[YearSpan | None] = []
    before: int | None = None
    for text in texts:
        bare = re.fullmatch(r"[0-9]{1,2}|元", folded(text).strip())
        span = head(text, None if bare and before is None else (before + 1 if before is not None else now))
        found.append(span)
        before = span.last if span else before
    return found


def _spans(text: str, now: int | None, *, naked_western: bool) -> list[YearSpan]:
    found: list[YearSpan] = []
    position = 0
    while match := _POINT.search(text, position):
        position = match.end()
        before = found[-1].last if found else None
        first = _year(match, now, before, naked=naked_western or _opens_range(text, match))
        if first is None:
            continue
        span = _with_end(text, match, first, now)
        found.append(span)
        position = max(position, span.end)
    return found


def _year(match: re.Match[str], now: int | None, before: int | None, *, naked: bool = False) -> int | None:
    """The fiscal year of one match of ``_POINT``; ``naked``: four digits alone are a year too."""
    if match["era"]:
        return _era_year(match)
    if match["western"]:
        if not (naked or match["fy"] or match["western_tail"] or match["western_gloss"]):
            return None
        return _in_month(int(match["western"]), match["w"] or match["wp"])
    if match["bare"]:
        context = now if now is not None else before
        return None if context is None else _nearest(_value(match["bare"]), context)
    if match["relative"] == "同":
        return before if before is not None else now
    base = before if match["relative"].startswith("翌") and before is not None else now
    return None if base is None else base + _RELATIVE[match["relative"]]


def _era_year(match: re.Match[str]) -> int | None:
    era, number = re.sub(r"\s", "", match["era"]), _value(match["number"])
    if era == "S" and number < _OLDEST_CERTAIN_SHOWA and not match["era_tail"]:
        return None
    year = western(era, number)
    return None if year is None else _in_month(year, match["e"] or match["ep"])


def _in_month(year: int, month: str | None) -> int:
    return fiscal(year, int(month)) if month else year


def _opens_range(text: str, match: re.Match[str]) -> bool:
    """Whether a range sign and another year follow: then four digits alone are a year."""
    joint = _RANGE.match(text, match.end())
    return bool(joint and re.compile(_WESTERN + r"(?![0-9])").match(text, joint.end()))


def _with_end(text: str, match: re.Match[str], first: int, now: int | None) -> YearSpan:
    """The span that begins with a year: the year alone, or the range that it opens."""
    alone = YearSpan(match.start(), match.end(), first, first)
    if years := _FOR_YEARS.match(text, match.end()):
        return YearSpan(match.start(), years.end(), first, first + int(years["years"]) - 1)
    joint = _RANGE.match(text, match.end())
    if not joint:
        return alone
    end = _POINT.match(text, joint.end())
    if end and not end["relative"]:
        last = _year(end, first if end["bare"] else now, first, naked=True)
        if end["bare"] and last is not None and last < first:  # H28~2年度: the number is of the next era
            last = western("令和", _value(end["bare"]))
        return YearSpan(match.start(), end.end(), first, last) if last is not None and last >= first else alone
    naked = _NAKED.match(text, joint.end())
    if naked and match["era"]:
        last = western(re.sub(r"\s", "", match["era"]), _value(naked["naked"]))
        return YearSpan(match.start(), naked.end(), first, last) if last is not None and last > first else alone
    return alone


def _value(number: str) -> int:
    """An Arabic or Japanese number below 100."""
    if number.isdecimal():
        return int(number)
    if "十" in number:
        tens, _, ones = number.partition("十")
        return 10 * _KANJI.get(tens, 1) + _KANJI.get(ones, 0)
    return int("".join(str(_KANJI[sign]) for sign in number))


def _nearest(number: int, context: int) -> int:
    """The year with this number, of whichever era, that lies nearest to a year."""
    candidates = [year for era in ("昭和", "平成", "令和") if (year := western(era, number)) is not None]
    return min(candidates, key=lambda year: abs(year - context), default=context)
