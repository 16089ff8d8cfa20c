"""What sentences say became of a measure: ended, merged into another, moved on, renamed, split.

Precision comes before recall: a sentence says it in the measure's own words (事業を終了する, 「○○」に統合する); a target that no
known measure has the name of is no target, and gives a finding instead of a link.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.facts import Evidence, Finding, MeasureMention, Succession, SuccessionKind
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.narrative import Names
from ingest.text import years
from ingest.text.normal import folded

_SENTENCE = re.compile(r"(?:[^。\n]|。(?=[)）」』]))+。?")
_NAME = r"[「『](?P<name>[^「」『』]{2,60})[」』]"
_CLOSE = r"[」』]?(?:\s*(?:事業|の取組|として|の中|の一部))?\s*"
_WORK = r"(?:本|当該?)?(?:事業|計画|取組|取り組み|施策|事務事業|項目|サービス|制度|補助|助成|掲載)"
_ENDED = re.compile(
    rf"{_WORK}(?:として|について)?(?:は|を|の|が|も)?(?:[^。、「」]{{0,20}}(?:で|をもって|末に|に))?(?:終了|廃止|終結|打ち切|取りやめ|完了とし)"
    r"|(?:年度?末?|をもって|で)(?:、)?(?:事業)?(?:終了|廃止)"
)
_NOT_ENDED = re.compile(
    r"(?:終了|廃止)(?:時|後|前|予定|しない|せず|になる|となる.{0,6}見込|することなく|した場合|する場合|件数|者|式|年度?に|を検討|も検討|の検討|届)|(?:検討|見直し|審議)を?終"
)
_AFTER: tuple[tuple[SuccessionKind, str], ...] = (
    ("merged", r"(?:に|へ|と)\s*(?:統合|一本化|集約|包含|一体化|組み入れ|組み込|合わせ)"),
    ("merged", r"(?:として|に|へ|で)\s*(?:掲載|位置[付づ]け|計上)"),
    ("merged", r"(?:の(?:中で|一部として)|に含め(?:て)?)\s*(?:実施|取り組|継続|対応|推進)"),
    (
        "renamed",
        r"(?:に|へ|として|と)\s*(?:移行|引き継|継承|発展|再編|改称|名称(?:を)?変更|変更|改め|衣替え|リニューアル|切り替え)",
    ),
    ("renamed", r"(?:に|へ)(?:事業)?名(?:称|を)?(?:を)?(?:変更|改)"),
)
_OLD: tuple[tuple[SuccessionKind, str], ...] = (
    ("renamed", r"の後継(?:事業|計画|施策)?(?:として|である|で)?"),
    ("renamed", r"(?:から|より)(?:の)?\s*(?:名称(?:を)?変更|改称|移行|引き継|再編|変更)"),
    ("renamed", r"を\s*(?:引き継|継承|改称|名称変更|衣替え|再編し|発展)"),
    ("merged", r"を\s*(?:統合し|一本化し|集約し|包含し|吸収し)"),
)
_ANEW = re.compile(_CLOSE + r"(?:に|へ|と)\s*(?:事業)?(?:名称?を?(?:変更|改)|改称)")


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says became of a measure, and what could not be tied."""

    successions: tuple[Succession, ...] = ()
    findings: tuple[Finding, ...] = ()


def endings(
    text: Text, about: MeasureMention, names: Names, *, now: int | None = None, heads: tuple[Text, ...] = ()
) -> Told:
    """The successions that a text about a measure tells; quoted names that ``names`` does not know become findings."""
    return _read(
        [(m[0], evidence(*heads, text.part(*m.span()))) for m in _SENTENCE.finditer(text.text)], about, names, now
    )


def in_words(
    words: str, about: MeasureMention, names: Names, pieces: tuple[Evidence, ...], *, now: int | None = None
) -> Told:
    """The successions told in words that have their evidence already."""
    return _read([(match[0], pieces) for match in _SENTENCE.finditer(words)], about, names, now)


def _read(
    sentences: Sequence[tuple[str, tuple[Evidence, ...]]], about: MeasureMention, names: Names, now: int | None
) -> Told:
    successions: list[Succession] = []
    findings: list[Finding] = []
    for sentence, pieces in sentences:
        links = list(_links(sentence, names))
        for link in links:
            other = names.find(link.name) or _new_name(link, about)
            if other and other != about:
                successions.append(_tied(link, about, other, sentence, pieces))
            elif other is None and link.quoted:
                findings.append(Finding("unknown-successor", f"「{link.name}」がどの事業かわかりません。", pieces))
        if not links and ends(sentence):
            successions.append(_ended(about, sentence, pieces, now))
    return Told(tuple(s for s in dict.fromkeys(successions) if s.evidence), tuple(dict.fromkeys(findings)))


def _new_name(link: "_Link", about: MeasureMention) -> MeasureMention | None:
    """What a measure is called from now on: a name that a sentence gives it need stand nowhere else."""
    return MeasureMention(about.plan, link.name) if link.renames and link.quoted else None


def ends(sentence: str) -> bool:
    """Whether a sentence says that the measure it is about has ended; what ends in 「」 is something else."""
    plain = folded(sentence)
    match = _ENDED.search(plain)
    if not match or _NOT_ENDED.search(plain):
        return False
    return not re.search(r"[」』]\s*(?:について)?(?:は|が|を)[^。、]{0,12}$", plain[: match.start()])


@dataclass(frozen=True, slots=True)
class _Link:
    kind: SuccessionKind
    name: str
    is_old: bool
    quoted: bool
    renames: bool = False


def _links(sentence: str, names: Names) -> Iterator[_Link]:
    """What is said of each name in the sentence, in quotes or known."""
    plain = folded(sentence)
    quoted = [match.span("name") for match in re.finditer(_NAME, sentence)]
    bare = [span for span in names.spans(sentence) if not any(a <= span[0] and span[1] <= b for a, b in quoted)]
    for start, end in sorted(quoted + bare):
        for choices, is_old in ((_AFTER, False), (_OLD, True)):
            kind = next((kind for kind, words in choices if re.match(_CLOSE + words, plain[end:])), None)
            if kind:
                renames = kind == "renamed" and not is_old and bool(_ANEW.match(plain, end))
                yield _Link(kind, sentence[start:end], is_old, (start, end) in quoted, renames)
                break


def _tied(
    link: _Link, about: MeasureMention, other: MeasureMention, sentence: str, pieces: tuple[Evidence, ...]
) -> Succession:
    old, new = (other, about) if link.is_old else (about, other)
    return Succession(evidence=pieces, kind=link.kind, predecessors=(old,), successors=(new,), reason=sentence.strip())


def _ended(about: MeasureMention, sentence: str, pieces: tuple[Evidence, ...], now: int | None) -> Succession:
    year = next((span.last for span in reversed(years.spans(sentence, now))), None)
    return Succession(evidence=pieces, kind="ended", predecessors=(about,), reason=sentence.strip(), year=year)
