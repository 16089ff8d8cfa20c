"""The plan that running heads name: on the pages of a paper whose title names none (○○市　第６次○○市総合計画), or the own one
without its number, or by the last words of its title behind the town's name (○○市実施計画, of ○○市総合計画 実施計画).
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
_TOWN = re.compile(r"[^\s　の()（）]{1,6}?[市町村区県](?![町村])")


def plan_of(document: Document) -> str:
    """The title of the one plan that running heads tell, with at most the town and its years beside it; "" where none do."""
    told = (_HEAD.fullmatch(line.text.strip()) for line in document.furniture)
    plans = {match["plan"] for match in told if match and kind_of(match["plan"]) == "plan"}
    return plans.pop() if len(plans) == 1 else ""


def calling_own(sentences: Iterable[Sentence], own: str, document: Document) -> list[Sentence]:
    """The sentences, of which running heads mean the own plan also where they leave out its number (of 第２次○○計画), or all
    but the town and the last words of its title.
    """
    bare = ORDINAL.sub("", folded(own), 1)
    heads = set(document.furniture)
    return [_calling(s, bare, own) if normal(bare) and heads.issuperset(s.part.lines) else s for s in sentences]


def _calling(head: Sentence, bare: str, own: str) -> Sentence:
    """A running head with the own plan by its title, wherever it calls it ``bare`` or by the last words of that."""
    for name in head.names:
        if name.kind == "plan" and _is_end_of(name.name, own):
            head = head.calling(name.name, own)
    return head.calling(bare, own)


def _is_end_of(name: str, own: str) -> bool:
    """Whether a name is the town's in the own title and the words that this ends with, behind a blank or another plan's name."""
    title, town = folded(own).strip(), _TOWN.match(folded(name))
    rest = folded(name)[town.end() :] if town else ""
    before = title.removesuffix(rest)
    told = town is not None and normal(town[0]) in normal(before)
    return told and rest != "" and before != title and (before[-1:].isspace() or kind_of(before) == "plan")
