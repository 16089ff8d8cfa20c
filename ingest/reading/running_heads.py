"""The plan that running heads name: on the pages of a paper whose title names none (○○市　第６次○○市総合計画), or the own one
without its number.
"""

import re
from collections.abc import Iterable

from ingest.document import Document
from ingest.reading.predecessors import ORDINAL
from ingest.reading.sentences import Sentence
from ingest.text.names import kind_of
from ingest.text.normal import folded, normal

_HEAD = re.compile(
    r"(?:[^\s　()（）]{1,6}[市町村区県][\s　]+)?"
    r"(?P<plan>(?:第\s*[0-9０-９一二三四五六七八九十]+\s*[次期]|[^\s　の()（）]{1,6}[市町村区県](?![町村]))[^\s　()（）]+)"
    r"[\s　]*(?:[(（][^()（）]*[)）])?"
)


def plan_of(document: Document) -> str:
    """The title of the one plan that running heads tell, with at most the town and its years beside it; "" where none do."""
    told = (_HEAD.fullmatch(line.text.strip()) for line in document.furniture)
    plans = {match["plan"] for match in told if match and kind_of(match["plan"]) == "plan"}
    return plans.pop() if len(plans) == 1 else ""


def calling_own(sentences: Iterable[Sentence], own: str, document: Document) -> list[Sentence]:
    """The sentences, of which running heads mean the own plan also where they leave out its number (of 第２次○○計画)."""
    bare = ORDINAL.sub("", folded(own), 1)
    heads = set(document.furniture)
    return [s.calling(bare, own) if normal(bare) and heads.issuperset(s.part.lines) else s for s in sentences]
