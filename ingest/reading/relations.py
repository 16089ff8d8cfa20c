"""Plans and laws that a text says its measure or plan rests on: 「○○計画」に基づき, ○○法に規定する, ○○計画と整合."""

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.facts import Evidence, MeasureMention, Mention, PlanMention, Relation
from ingest.document import Text
from ingest.reading import enumerated
from ingest.reading.evidence import evidence
from ingest.reading.layers import carries_out, layered
from ingest.text.names import Named, kind_of, named
from ingest.text.normal import folded, normal

_SENTENCE = re.compile(r"(?:[^。]|。(?=[)）」』]))+。?")
# What stands behind the last of the names: the ground, the frame or the partner of what the sentence is about.
_RESTS = re.compile(
    r"(?:等)?(?:に|の)?\s*(?:基づ|もとづ|即し|則|のっと|沿っ|準じ|準拠|規定|定め|定める|定められ|掲げ|位置[付づ]け|位置づけ|示され|示す|よる|より|よって"
    r"|おいて|第[0-9]+条)"
    r"|(?:等)?を[^。、「」]{1,12}(?:支える|推進する|実現する|具体化|補完)"  # を情報の面から支える
    r"|(?:等)?を?\s*(?:支える|踏まえ|根拠|推進するため|実現するため|具体化|補完|上位計画|受け(?:て|、)|勘案|参酌|実施するため|改正|制定し|施行)"
    r"|(?:等)?(?:の中で|のなかで|に(?:おいて)?)も?、?[^。、「」]{1,12}として(?:掲げ|示|位置)"
    r"|(?:等)?(?:と|との)\s*(?:の)?(?:整合|連携|調和|連動|一体|相互|関連)|(?:等)?として(?:位置|策定)|(?:等)?の(?:実施計画|一部|(?:趣旨|理念)(?!を[^。、]{0,6}(?:周知|啓発|普及|広報))|規定|個別計画|下位計画|関連計画"
    r"|方針|行動計画|内容を|考え方|実現|部門別|分野別|改正|施行|もと|下)|(?:等)?が\s*(?:示す|定める|掲げる|[^。、「」]{0,20}(?:施行|制定|成立|公布|改正))|(?:等)?についても?(?:検討|改正)"
    r"|(?:等|など)(?:の|、?関連する)[^。、「」はがを]{0,8}計画(?:と|との|を|に)|の(?:\s*[0-9]+\s*年[目次]|初年度|中間年度?|最終年度)"
    r"|(?:等)?の[^。、「」はがを]{1,12}に(?:沿っ|基づ|即し|則っ|従っ)"  # …の柱に沿って
    r"|(?:等)?の[^。、「」はがを]{1,12}(?:分野|部門)(?:の|における|に関する)(?:個別計画|実施計画|行動計画|部門計画)"
)
_ON_GROUNDS = re.compile(r"を踏まえ|に鑑み|に基づ")
_FRAME = re.compile(r"踏まえ|基づ|位置[付づ]け|鑑み|関連付け|整合|連携|即し|規定|根拠|則し|沿っ|調和|勘案|公布|施行")
_SELF = re.compile(
    r"(?:本|この|当該?)(?:計画|プラン|方針|戦略|ビジョン|大綱|指針|構想)|基本方針|本[市町村区]|策定|位置[付づ]け"
)
_GAP = re.compile(r"[」』]?(?:\s*[(（][^()（）]*[)）])?")
_AND = re.compile(
    r"[」』]?(?:\s*[(（][^()（）]*[)）])?\s*(?:、|，|,|及び|並びに|や|・|と|および|ならびに|又は|または|や|に加え、?)\s*(?:国の?|県の?|市の?)?[「『]?"
    r"|[」』]\s*[「『]"
)
# Behind the name of a plan that the own one carries out (layers.py): the own one rests on it.
_GROUNDS = re.compile(
    r"[」』]?\s*(?:[(（][^()（）]*[)）])?\s*(?:に基づ|を(?:着実に|計画的に)?(?:実施|実行|推進|実現|具体化)|の実施計画)"
)
_SHORTEST = 6  # characters: shorter names are kinds of plans
_SPLIT = re.compile(r"[・、]")


def relations(
    text: Text,
    about: MeasureMention | PlanMention,
    own: Iterable[PlanMention],
    heads: tuple[Text, ...] = (),
    below: Sequence[MeasureMention] = (),
) -> list[Relation]:
    """The plans and laws that a running text ties to what it is about.

    ``own`` are the document's own plans and those before and after them: never related. Of a plan, every plan counts that
    a sentence names before such words as 踏まえ; of a measure, only those that stand right before them. ``below`` are the
    measures right under ``about``: a sentence that begins by listing some of them is about these.
    """
    facts: dict[tuple[Mention, PlanMention], Relation] = {}
    for start, end, subject, related in _told(text.text, about, own, below):
        if pieces := evidence(*heads, text.part(start, end)):
            facts.setdefault((subject, related), Relation(evidence=pieces, about=subject, related=related))
    return list(facts.values())


def in_words(
    words: str,
    about: MeasureMention | PlanMention,
    own: Iterable[PlanMention],
    pieces: tuple[Evidence, ...],
    below: Sequence[MeasureMention] = (),
) -> list[Relation]:
    """The relations told in words that have their evidence already."""
    told = dict.fromkeys((subject, plan) for _, _, subject, plan in _told(words, about, own, below))
    return [Relation(evidence=pieces, about=subject, related=plan) for subject, plan in told]


def _told(
    words: str, about: MeasureMention | PlanMention, own: Iterable[PlanMention], below: Sequence[MeasureMention]
) -> Iterator[tuple[int, int, MeasureMention | PlanMention, PlanMention]]:
    mine = {normal(plan.title) for plan in own}
    for match in _SENTENCE.finditer(words):
        subjects: list[MeasureMention | PlanMention] = [*enumerated.subjects(match[0], below)] or [about]
        for name in tied(match[0], anywhere=isinstance(about, PlanMention)):
            for title in _single(_in_full(name, match[0])):
                if not _is_own(title, mine, grounds=_GROUNDS.match(folded(match[0]), name.end) is not None):
                    for subject in subjects:
                        yield match.start() + name.start, match.start() + name.end, subject, PlanMention(title)


def tied(sentence: str, *, anywhere: bool = False) -> list[Named]:
    """The names that a sentence rests on; of names told in a row, all where the last one is.

    ``anywhere``: the words that say so may stand anywhere behind the name, in a sentence about 本計画 or the like.
    """
    plain = folded(sentence)
    names = [name for name in named(sentence) if _is_definite(name)]
    found: list[Named] = []
    for name in reversed(names):
        gap = _GAP.match(plain, name.end)
        assert gap is not None
        follows = found and (row := _AND.match(plain, name.end)) and row.end() >= found[-1].start
        loosely = anywhere and (
            _ON_GROUNDS.search(plain, name.end) or (_FRAME.search(plain, name.end) and _SELF.search(plain))
        )
        if _RESTS.match(plain, gap.end()) or follows or loosely:
            found.append(name)
    return found[::-1]


def _in_full(name: Named, sentence: str) -> str:
    """The longest name in the sentence that ends like this one (総合計画 where ○○市総合計画 is named too)."""
    return max((n.name for n in named(sentence) if n.name.endswith(name.name)), key=len, default=name.name)


def _is_own(title: str, mine: set[str], *, grounds: bool) -> bool:
    """Whether a title is that of one of these plans, a part of it, or another layer of the same 総合計画; what one of them
    carries out is another plan where the sentence says that it is its ``grounds``.
    """
    plain = normal(title)
    whole = layered(plain)
    if whole and any(whole == layered(own) for own in mine):
        return True
    return any(own in plain or (plain in own and not (grounds and carries_out(own, plain))) for own in mine)


def _is_definite(name: Named) -> bool:
    """Quoted names, laws, and plans that are named in full."""
    return name.quoted or name.kind == "law" or len(normal(name.name)) > _SHORTEST


def _single(name: str) -> list[str]:
    """The names of a row joined by ・ (個人情報保護法・番号法); one name that holds a ・ stays whole."""
    parts = _SPLIT.split(name)
    return parts if len(parts) > 1 and all(kind_of(part) for part in parts) else [name]
