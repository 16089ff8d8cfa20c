"""The fiscal year of a document: when it was made, or the year whose work it looks back on."""

import re
from collections.abc import Iterable, Iterator

from ingest.document import Document
from ingest.text import years
from ingest.text.normal import folded

# 令和7年3月; 令和6年度 事務事業評価シート（令和5年度実施事業）
# 評価対象年度：令和6年度, 対象：令和5年度事業
_OF_REVIEW = r"(?:[^0-9]{0,4}(?:評価|点検|検証|実績|報告)の?対象(?:年度)?\s*[:(]?|対象(?:年度)?\s*:)\s*"
_DATE_LINE = re.compile(
    rf"(?:[^0-9]{{0,6}}|{_OF_REVIEW})(?:令和|平成|[RH]|20)\s*[0-9元]+[^。]{{0,18}}(?:\([^()。]{{0,18}})?"
)
_DATE_PAGES = 3
_MOST = 2  # years of a line with a date: that of the document and of what it looks back on; charts and tables tell more
_REVIEWED = re.compile(
    r"[\s)]*(?:に?実施(?:した)?(?:事業|施策|分)|事業分|分の|分\)|対象|(?:の|における)?(?:取組|実施|事業|進捗|達成)?(?:実績|状況|結果)"
    r"|の?(?:取組|取り組み|事業|施策)(?:に(?:対する|ついての|関する|係る)|の)(?:評価|検証|点検))"
)
# A document that tells what it reports on: この報告書は、令和6年度の実績をまとめたものです.
_OF_ITSELF = re.compile(
    r"^(?:この|本)(?:冊子|書|資料|年報|年次報告|白書|報告|シート|調書|評価)|(?:報告|公表)します。?$"
)
_REPORTS = re.compile(r"実績|進捗|状況|結果|成果")
# What it looks at: 令和6年度に実施した事務事業のうち、…を評価の対象としました. 令和4年度末の進捗状況を…評価しました.
_LOOKED_AT = re.compile(
    r"年度(?:に(?:実施|取り組|行[っい])[^。]{0,6}(?:事業|取組|取り組み|施策|業務)[^。]*(?:対象|評価|検証|点検)"
    r"|(?:末|時点|末時点)?の(?:取組|実施|進捗|達成)?(?:状況|実績|成果)[^。]{0,16}(?:評価|検証|点検)(?:し|を行))"
)


def date_of(document: Document) -> int | None:
    """The latest year of the short lines with a date on the first pages: when the document was made, or the year whose
    work it looks back on where it says so (令和5年度実施事業).
    """
    told = list(_dated(document))
    reviewed = [year for year, looks_back in told if looks_back]
    return max(reviewed or (year for year, _ in told), default=None)


def reviewed_in(document: Document) -> int | None:
    """The fiscal year whose work a document says on its first pages that it looks back on, None where it says of none."""
    return max((year for year, looks_back in _dated(document) if looks_back), default=None)


def reported_in(sentences: Iterable[str], now: int | None) -> int | None:
    """The one fiscal year whose results a document says of itself that it tells, None where it says of none."""
    reporting = (s for s in sentences if (_OF_ITSELF.search(s) and _REPORTS.search(s)) or _LOOKED_AT.search(folded(s)))
    told = (_looked_at(words, now) or years.only(words, now) for words in reporting)
    return next((year for year in told if year is not None and (now is None or year <= now)), None)


def _looked_at(words: str, now: int | None) -> int | None:
    """The fiscal year in which was done what a sentence says is looked at, whatever other years it tells."""
    match = _LOOKED_AT.search(folded(words))
    spans = [s for s in years.spans(words, now) if match and s.start <= match.start() < s.end and s.first == s.last]
    return spans[0].last if spans else None


def _dated(document: Document) -> Iterator[tuple[int, bool]]:
    """The years of the short lines with a date on the first pages, and whether work of that year is looked back on."""
    for passage in document.passages():
        for line in passage.text.lines:
            plain = folded(line.text).strip(" ()")
            if line.place.page <= _DATE_PAGES and _DATE_LINE.fullmatch(plain):
                told = [span for span in years.spans(plain) if span.first == span.last]
                if len({span.last for span in told}) > _MOST:
                    continue
                opened = re.match(_OF_REVIEW, plain) is not None
                yield from ((span.last, opened or bool(_REVIEWED.match(plain, span.end))) for span in told)
