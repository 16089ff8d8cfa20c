"""What the sentences of a document say of each plan: its years, and the plan before it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from ingest.document import Text
from ingest.reading.editions import Edition
from ingest.reading.layers import as_of, carried_out_by, of_vision
from ingest.reading.periods import Period, periods
from ingest.reading.predecessors import ORDINAL_HEAD, by_number, carried_out, descents, latest_edition
from ingest.reading.sentences import FORMER_LABEL, Sentence, place_of
from ingest.reading.townless import earlier_editions, is_first, without_town
from ingest.text import years
from ingest.text.normal import folded, normal
from ingest.text.years import YearSpan

_FORMER = re.compile(
    r"(?:前の?|旧|前回の?|従前の|前期の?|これまでの)(?:実施|行動|推進|基本)?(?:計画|プラン|方針|戦略|ビジョン|大綱)(?:\s*である[、]?[「『]?|\s*[:：]|\s*[(（「『]+|(?P<is>は[、]?[「『]))\s*$"
)
_OF_FORMER = re.compile(
    r"(?:前の?|旧|前回の?|従前の|前期の?)(?:実施|行動|推進|基本)?(?:計画|プラン|方針|戦略|ビジョン|大綱)の(?:計画)?期間[はを]"
    r"|(?:^|[。、])(?:前|旧|前回の?|従前の)(?:計画|プラン|方針|戦略|ビジョン|大綱)(?:は|では)"
)
# 「○○計画」（以下「前計画」という。）
_CALLED_FORMER = re.compile(
    r"[」』]?\s*[(（](?:[^()（）]*[、。])?\s*以下[、,]?\s*[「『](?:前|旧|前回|従前の?)(?:計画|プラン|方針|戦略|ビジョン|大綱)[」』]"
)
_IS_THAT = re.compile(r"[」』]\s*(?:[(（][^()（）]*[)）])?\s*(?:です|でした|であり|である|でし?て|。|$)")
_HEREAFTER = re.compile(r"以下[、,]?\s*[「『]?$")  # what follows is short for the name before
_ARROW = re.compile(r"\s*[→⇒➡▶►]\s*")  # from the first year on a cover to the last
_COVER_PAGES = 2
_IN_FULL = re.compile(r"[市町村区県]")
T = TypeVar("T")

_SHORTEST_PERIOD = 2  # years from the first to the last


class Histories:
    """What the sentences say, by plan."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.periods: dict[str, list[tuple[Period, Sentence]]] = {}
        self.older: dict[str, tuple[str, Text]] = {}

    def period(self, title: str, period: Period, sentence: Sentence) -> None:
        """Keep what a sentence says of a plan's years."""
        self.periods.setdefault(title, []).append((period, sentence))

    def descent(self, old: str, new: str, text: Text) -> None:
        """Keep which plan came before another: the first told, unless it turns others round."""
        if old != new and not self._is_before(new, old):
            self.older.setdefault(new, (old, text))

    def _is_before(self, older: str, newer: str) -> bool:
        """Whether the first is already known to be a predecessor of the second."""
        seen: set[str] = set()
        while newer in self.older and newer not in seen:
            seen.add(newer)
            newer = self.older[newer][0]
            if newer == older:
                return True
        return False


def histories(
    own: str,
    sentences: Sequence[Sentence],
    known: Sequence[str],
    year: int | None,
    listed: Sequence[Edition],
    also: str = "",
) -> Histories:
    """The years and predecessors of all plans that a document names; ``own`` is the title of its own, ``known`` are the full
    titles, ``year`` what 今年度 means, ``listed`` the rows of its lists of plans, ``also`` another name of its own.
    """
    gathered = Histories(own)
    former: list[tuple[Period, Sentence]] = []
    cover: list[tuple[Period, Sentence]] = []
    above = carried_out_by(own, known)
    for edition in listed:
        _of_list(edition, gathered, known)
    for sentence in sentences:
        if (span := _only_range(sentence)) and sentence.part.lines[0].place.page <= _COVER_PAGES:
            cover.append((Period(None, span.first, span.last), sentence))
            if sentence.part.lines[0].place.page == 1:
                gathered.period(own, *cover[-1])
        for old in _former(sentence):
            gathered.descent(canonical(old, own, known), own, sentence.part)
        told = periods(sentence.text, sentence.names, labelled=sentence.labelled, now=year)
        if not sentence.names and _OF_FORMER.search(folded(sentence.text)):
            former += [(period, sentence) for period in told]
            continue
        _periods(told, sentence, gathered, known, above)
        for descent in descents(sentence.text, sentence.names, sentence.before):
            old = canonical(
                descent.old, own, known, apart=descent.new is None or _beside_edition(descent.old, sentence)
            )
            gathered.descent(old, canonical(descent.new, own, known, apart=descent.old is None), sentence.part)
    if own not in gathered.periods and (told_else := cover or list(of_vision(own, sentences))):
        gathered.periods[own] = told_else
    _followed(own, sentences, known, gathered, former)
    _prefer_editions(gathered, known)
    full = earlier_editions(also or own, sentences) | ({own: also} if also else {})
    for descent in by_number(known, full):
        old, new = canonical(descent.old, own, known), canonical(descent.new, own, known)
        gathered.descent(old, new, place_of(old, sentences))
    return gathered


def _periods(
    told: Sequence[Period], sentence: Sentence, gathered: Histories, known: Sequence[str], above: str | None
) -> None:
    """Keep the years that a sentence tells; ``above`` is the plan that the own one carries out."""
    mine = {(period.first, period.last) for period in told if period.owner is None}
    for period in told:
        apart = bool(mine) and (period.first, period.last) not in mine
        apart = apart or _beside_edition(period.owner, sentence)
        gathered.period(canonical(period.owner, gathered.own, known, apart=apart), period, sentence)
        if period.owner is None and above and as_of(above, sentence):
            gathered.period(above, Period(above, period.first, period.last), sentence)


def _followed(
    own: str,
    sentences: Sequence[Sentence],
    known: Sequence[str],
    gathered: Histories,
    former: Sequence[tuple[Period, Sentence]],
) -> None:
    """The plan by which was worked until the year before the own one begins is its predecessor, where no other of the same name
    counts on from it; ``former`` are the years told of 前の計画 without its name.
    """
    counted_on = {descent.old for descent in by_number(known)}
    for sentence in sentences:
        for name in carried_out(sentence.text, sentence.names):
            old = canonical(name, own, known)
            if old != own and old not in gathered.periods:
                gathered.periods[old] = [pair for pair in former if _joins(pair[0].last, own, gathered)]
            if old not in counted_on and _ends_before(old, own, gathered):
                gathered.descent(old, own, sentence.part)
    if own in gathered.older:
        gathered.periods.setdefault(gathered.older[own][0], list(former))


def _ends_before(old: str, new: str, gathered: Histories) -> bool:
    """Whether a plan's last year is the one before another's first."""
    return _joins(years_of(gathered.periods.get(old, ()))[1], new, gathered)


def _joins(end: int | None, new: str, gathered: Histories) -> bool:
    """Whether a year is the one before a plan's first."""
    start = years_of(gathered.periods.get(new, ()))[0]
    return end is not None and start is not None and end + 1 == start


def _of_list(edition: Edition, gathered: Histories, known: Sequence[str]) -> None:
    """What a row of a list of plans tells: the years of one and the plan before it."""
    name = canonical(edition.name, gathered.own, known, apart=True)
    if edition.years is not None:
        told = Period(name, edition.years.first, edition.years.last)
        gathered.period(name, told, Sentence(edition.name, edition.text, "", (), ()))
    if edition.older:
        gathered.descent(canonical(edition.older, gathered.own, known, apart=True), name, edition.text)


def _beside_edition(words: str | None, sentence: Sentence) -> bool:
    """Whether a sentence names a plan and, by the same name with a number, a later edition of it."""
    plain, text = normal(words or ""), folded(sentence.text)
    numbered = any(
        normal(n.name) != plain and normal(ORDINAL_HEAD.sub("", folded(n.name))) == plain for n in sentence.names
    )
    itself = (n for n in sentence.names if normal(n.name) == plain and not _HEREAFTER.search(text[: n.start]))
    return bool(words) and numbered and next(itself, None) is not None


def _only_range(sentence: Sentence) -> YearSpan | None:
    """A line of the cover that is nothing but the years of the plan (２０２３～２０２７, 計画期間：令和5年度～令和9年度)."""
    plain = re.sub(r"^\s*[【\[(]?\s*(?:計画)?期間\s*[】\])]?\s*[:：]?\s*", "", folded(sentence.text))
    plain = re.sub(r"(?<=\S)\s*[(（][^()（）]*年[間度][)）]\s*$", "", _ARROW.sub("~", plain))
    span = years.head(plain)
    return span if span and span.last - span.first >= _SHORTEST_PERIOD else None


def _former(sentence: Sentence) -> Iterator[str]:
    """The plans that a sentence, or the label beside it, calls 前計画 or 旧計画."""
    for name in sentence.names:
        beside = FORMER_LABEL.fullmatch(folded(sentence.label).strip()) and name.start <= 1
        called = _FORMER.search(folded(sentence.text)[: name.start])
        told = called and (not called["is"] or _IS_THAT.match(sentence.text, name.end))
        named = _CALLED_FORMER.match(folded(sentence.text), name.end)
        if name.kind == "plan" and (beside or told or named):
            yield name.name


def newest(own: str, gathered: Histories) -> str:
    """The last plan of the line: a paper without a title that compares two plans is of the new one."""
    newer = {old: new for new, (old, _) in gathered.older.items()}
    seen = {own}
    while newer.get(own, own) not in seen:
        own = newer[own]
        seen.add(own)
    return own


def _prefer_editions(gathered: Histories, known: Sequence[str]) -> None:
    """Where a predecessor is named without its number, the last numbered one of that name is meant (第4期○○計画)."""
    for new, (old, text) in gathered.older.items():
        if newest := latest_edition(old, [title for title in known if title != new], new):
            gathered.older[new] = (newest, text)


def line_of_descent(plans: Iterable[T], links: Sequence[tuple[T, T]]) -> dict[T, None]:
    """The plans with those before and after them, directly or through others; each link is a plan and the one before it."""
    line, grown = dict.fromkeys(plans), True
    while grown:
        more = dict.fromkeys(plan for link in links if link[0] in line or link[1] in line for plan in link)
        grown = not more.keys() <= line.keys()
        line |= more
    return line


def years_of(told: Sequence[tuple[Period, Sentence]]) -> tuple[int | None, int | None, list[Sentence]]:
    """First and last year with the sentences that say so: the first range told, unless the period was made longer."""
    whole = [(p, s) for p, s in told if p.first is not None and p.last is not None]
    starts = [(p, s) for p, s in (*whole, *told) if p.first is not None]
    ends = [(p, s) for p, s in (*whole, *told) if p.last is not None]
    used = [pair for pair in (starts[:1] + ends[:1]) if pair]
    start = starts[0][0].first if starts else None
    end = ends[0][0].last if ends else None
    longer = [(p, s) for p, s in told if p.longer]
    if longer and end is not None:
        later = [(p, s) for p, s in ends if p.last == (end or 0) + longer[0][0].longer]
        end += longer[0][0].longer
        used += [longer[0], *later[:1]]
    if start and end and end < start:
        end, used = None, starts[:1]
    return start, end, list({id(sentence): sentence for _, sentence in used}.values())


def canonical(words: str | None, own: str, known: Sequence[str], *, apart: bool = False) -> str:
    """The full title that words mean: the known one that they are the end of, the own one for None; ``apart`` says that the
    sentence tells them from the own one.
    """
    if words is None:
        return own
    plain = normal(words)
    exact = next((title for title in known if normal(title) == plain), None)
    if exact and (apart or _IN_FULL.search(exact)):
        return exact
    longer = [title for title in known if normal(title).endswith(plain)]
    if not longer:
        longer = [title for title in known if (title == own or is_first(plain)) and without_town(title) == plain]
    return max(longer, key=lambda title: (title == own, len(title)), default=words)
