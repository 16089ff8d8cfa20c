"""Plans in layers: 基本構想 and 総合計画, and ○○大綱 with the plan that carries it out (○○大綱実施計画)."""

import re
from collections.abc import Iterator, Sequence

from ingest.reading.periods import Period
from ingest.reading.sentences import Sentence
from ingest.reading.townless import is_first, without_town
from ingest.text import years
from ingest.text.names import PLAN_NOUN
from ingest.text.normal import folded, normal

_CARRIES_OUT = re.compile(
    r"の?(?:第[0-9]+[次期])?(?:前期|後期)?(?:実施|行動|推進|実行)(?:計画|プラン|プログラム)|アクション(?:プラン|プログラム)"
)
_LAYER = re.compile(r"(?P<whole>.*総合(?:振興)?計画)の?(?:基本構想|(?:前期|後期|中期)?(?:基本|実施)計画)")
_VISION = re.compile(r"[・①(]?[1)]?\s*基本構想(?:の(?:計画)?期間)?\s*(?:[は:(、]|(?=令和|平成|[0-9]))")


def carried_out_by(own: str, known: Sequence[str]) -> str | None:
    """The plan that the own one carries out, by its title; None where no such is named."""
    return max((title for title in known if carries_out(own, title)), key=len, default=None)


def carries_out(one: str, other: str) -> bool:
    """Whether a plan carries out another, by its title (○○大綱実施計画 and ○○大綱)."""
    plain, whole = normal(other), normal(one)
    return whole.startswith(plain) and _CARRIES_OUT.fullmatch(whole.removeprefix(plain)) is not None


def layered(title: str) -> str:
    """The 総合計画 of which a title names a layer (基本構想, 基本計画, 実施計画); "" for all else."""
    found = _LAYER.fullmatch(normal(title))
    return found["whole"] if found else ""


def as_of(above: str, sentence: Sentence) -> bool:
    """Whether a sentence tells that its years are those of the plan ``above``, called by its last word (大綱と同じく)."""
    noun = re.search(rf"{PLAN_NOUN}$", normal(above))
    same = (
        rf"(?:^|[、。はをが]|本|同|当該){noun[0]}の?(?:計画)?(?:期間)?(?:と(?:同じ|同一|同様|合わせ|あわせ)|に(?:合わせ|あわせ))"
        if noun
        else "$^"
    )
    return re.search(same, folded(sentence.text)) is not None


def of_vision(own: str, sentences: Sequence[Sentence]) -> Iterator[tuple[Period, Sentence]]:
    """The years of the 基本構想, which are those of the 総合計画 that it is the first part of."""
    for sentence in sentences if is_first(without_town(own)) else ():
        told = _VISION.match(folded(sentence.text).strip())
        span = next((span for span in years.spans(sentence.text) if span.last > span.first), None)
        if told and span:
            yield Period(None, span.first, span.last), sentence
