"""Which plans a document is of and names: titles, municipality, periods, and which plan came before which.

The document's own plan comes from its printed title, else from the plan that its text calls 本計画. What its sentences say
of periods (計画期間) and of predecessors (…の後継として, …に代わる) becomes entries with the sentence as evidence.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from graph.facts import MunicipalityMention, PlanEntry, PlanMention
from ingest.document import Document, Panel, Passage, Table, Text
from ingest.reading.editions import Edition, editions
from ingest.reading.evidence import evidence
from ingest.reading.periods import PERIOD, Period, periods
from ingest.reading.places import municipality_of
from ingest.reading.predecessors import by_number, carried_out, descents, latest_edition
from ingest.reading.titles import Title, largest_text, title_of
from ingest.text import years
from ingest.text.names import Named, named
from ingest.text.normal import folded, normal
from ingest.text.years import YearSpan

_OWN_NAMED = re.compile(
    r"[」』]?\s*[(（]\s*以下[、,]?\s*[「『](?:本|この|当)?[^」』]{0,12}(?:計画|プラン|方針|戦略|ビジョン|大綱)[」』]"
)
_ROLE = re.compile(
    r"(?:(?P<current>現行|前|旧|現)|(?P<next>次期|新))(?:の)?(?:計画|プラン|方針|(?<=現行の|次期の)(?=[「『]))(?:名称?)?[\s:：、]*(?:である|の|は|について)?[「『(（\s]*$"
)
_REPORT = re.compile(r"^(?!.*予算).*(?:白書|年報|報告|評価|進捗|実績|点検|検証|シート|調書|個票|一覧|対照|概要)")
_REPORTED = re.compile(
    r"[」』]?(?:\s*[(（][^()（）]*[)）])?\s*(?:の|に掲げ)[^。]{0,16}(?:状況|進捗|実績|取組|結果|評価|事業)"
)
_FORMER = re.compile(
    r"(?:前の?|旧|前回の?|従前の|前期の?|これまでの)(?:実施|行動|推進|基本)?(?:計画|プラン|方針|戦略|ビジョン|大綱)(?:\s*である[、]?[「『]?|\s*[:：]|\s*[(（「『]+)\s*$"
)
_FORMER_LABEL = re.compile(r"(?:前|旧|前回|従前の?)(?:の?計画|プラン)(?:名称?|の名称|等)?")
_TELLING = re.compile(f"{PERIOD.pattern}|{_FORMER_LABEL.pattern}")
_COVER_PAGES = 2
_ORDINAL_HEAD = re.compile(r"^第\s*[0-9一二三四五六七八九十]+\s*[次期]\s*")
_LOCAL = re.compile(r"(?:第\s*[0-9一二三四五六七八九十]+\s*[次期]|[^の]{1,6}[市町村区県](?!町村))")
_IN_FULL = re.compile(r"[市町村区県]")
_SHORTEST_PERIOD = 2  # years from the first to the last
_DATE_LINE = re.compile(r"[^0-9]{0,6}(?:令和|平成|[RH]|20)\s*[0-9元]+[^。]{0,18}")
_DATE_PAGES = 3
_REVIEWED = re.compile(
    r"\s*(?:に?実施(?:した)?(?:事業|施策|分)|事業分|分の|分\)|対象|(?:の|における)?(?:取組|実施|事業|進捗|達成)?(?:実績|状況|結果))"
)
_SENTENCE = re.compile(r"(?:[^。]|。(?=[)）」』]))+。?")
_LONGEST_NAME = 40
_FIRST = 12  # sentences in which a document without a title names its plan
_REMEMBERED = 3  # names before a sentence that it may lean on


class PlanContext(msgspec.Struct, frozen=True):
    """The plans of a document. ``plan`` is its own; ``year`` the fiscal year it calls 今年度, None where nothing tells it.

    ``current`` and ``following`` are the plans that a document about a change of plans calls 現行計画 and 次期計画.
    ``known`` are the titles by which the document names plans of its municipality; ``is_list`` says that the document is
    a list (of a budget's projects) and no plan.
    """

    plan: PlanMention
    year: int | None
    entries: tuple[PlanEntry, ...]
    current: PlanMention | None = None
    following: PlanMention | None = None
    known: tuple[PlanMention, ...] = ()
    is_list: bool = False

    @property
    def plans(self) -> tuple[PlanMention, ...]:
        """The plans that the document is of."""
        return tuple(dict.fromkeys(plan for plan in (self.plan, self.current, self.following) if plan))

    @property
    def line(self) -> tuple[PlanMention, ...]:
        """The document's plans and those before and after them."""
        return tuple(dict.fromkeys((*self.plans, *(entry.about for entry in self.entries))))


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of the document with where it stands, what names it has, and the label or heading above it."""

    text: str
    part: Text
    label: str
    names: tuple[Named, ...]
    before: tuple[Named, ...]

    @property
    def labelled(self) -> bool:
        return bool(PERIOD.search(folded(self.label)) or folded(self.label).strip() in {"期間", "計画の期間"})


class _Gathered:
    """What the sentences say, by plan."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.periods: dict[str, list[tuple[Period, _Sentence]]] = {}
        self.older: dict[str, tuple[str, Text]] = {}

    def period(self, title: str, period: Period, sentence: _Sentence) -> None:
        self.periods.setdefault(title, []).append((period, sentence))

    def descent(self, old: str, new: str, text: Text) -> None:
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


def plan_context(document: Document) -> PlanContext:
    """The plans of the document. A document without any title is taken for a list named by its file."""
    title = title_of(document)
    sentences = list(_sentences(document, title.name if title and title.is_plan else ""))
    name = _own_name(title, sentences)
    if not name:
        title = largest_text(document)
        name = title.name if title else document.file_name.rpartition(".")[0]
    is_list = title is not None and not title.is_plan and name == title.name
    town = municipality_of(document, name)
    known = _known(name, sentences, town)
    year = title.year if title and title.year else _date(document)
    current, following = _roles(sentences, known)
    own = following or name if name not in {current, following} and not (title and title.is_plan) else name
    listed = list(editions(document))
    gathered = _gather(own, sentences, known, year, listed)
    if title is None and (newest := _newest(own, gathered)) != own:
        own, gathered = newest, _gather(newest, sentences, known, year, listed)
    if current and following:
        gathered.older.setdefault(following, (current, _place_of(current, sentences)))
    if is_list and title and title.year and own == title.name:
        told = (Period(None, title.year, title.year), _Sentence(own, title.text, "", (), ()))
        gathered.periods[own] = [told]
    entries = tuple(_entries(title, gathered, sentences, town))
    return PlanContext(
        _mention(own, town),
        year if year is not None else _first_year(gathered, own),
        entries,
        _mention(current, town) if current else None,
        _mention(following, town) if following else None,
        tuple(_mention(other, town) for other in known if other != own),
        is_list,
    )


def tells_former(text: str, title: str) -> bool:
    """Whether a line says nothing but that this plan was the one before (前計画：○○計画)."""
    label, colon, rest = folded(text).partition(":")
    return bool(colon and _FORMER_LABEL.fullmatch(label.strip()) and normal(rest) == normal(title))


def _mention(title: str, town: MunicipalityMention | None) -> PlanMention:
    return PlanMention(title, town)


def _own_name(title: Title | None, sentences: Sequence[_Sentence]) -> str:
    """The printed title of a plan, else the plan that the text calls 本計画 or reports on, else the title of the list."""
    if title and title.is_plan:
        return title.name
    for sentence in sentences:
        for name in sentence.names:
            if name.kind == "plan" and _OWN_NAMED.match(folded(sentence.text), name.end):
                return name.name
    if title and _REPORT.search(title.name) and (reported := _reported(sentences)):
        return reported
    if title:
        return title.name
    plans = [name.name for s in sentences[:_FIRST] for name in s.names if name.kind == "plan"]
    return next((name for name in plans if _LOCAL.match(folded(name))), "")


def _reported(sentences: Sequence[_Sentence]) -> str:
    """The plan that a report without a plan's title (白書, 評価報告書) is about: its period or its progress is told first."""
    for sentence in sentences[:_FIRST]:
        for period in periods(sentence.text, sentence.names):
            if period.owner and period.first and period.last:
                return period.owner
    reported = (
        n.name for s in sentences[:_FIRST] for n in s.names if n.kind == "plan" and _REPORTED.match(s.text, n.end)
    )
    return next(reported, "")


def _known(own: str, sentences: Sequence[_Sentence], town: MunicipalityMention | None) -> list[str]:
    """The titles of plans by which others are meant: the own one, those in quotes, those that begin with the town."""
    titles = {normal(own): own}
    for sentence in sentences:
        for name in sentence.names:
            local = town is not None and _ORDINAL_HEAD.sub("", folded(name.name)).startswith(town.name)
            if name.kind == "plan" and (name.quoted or local):
                titles.setdefault(normal(name.name), name.name)
    return list(titles.values())


def _canonical(words: str | None, own: str, known: Sequence[str]) -> str:
    """The full title that words mean: the known one that they are the end of, the own one for None."""
    if words is None:
        return own
    plain = normal(words)
    exact = next((title for title in known if normal(title) == plain), None)
    if exact and _IN_FULL.search(exact):
        return exact
    longer = [title for title in known if normal(title).endswith(plain)]
    return max(longer, key=lambda title: (title == own, len(title)), default=words)


def _roles(sentences: Sequence[_Sentence], known: Sequence[str]) -> tuple[str | None, str | None]:
    """The plans called 現行計画 and 次期計画."""
    called: dict[str, Counter[str]] = {"current": Counter(), "next": Counter()}
    for sentence in sentences:
        for name in sentence.names:
            role = _ROLE.search(folded(sentence.text)[: name.start])
            if name.kind == "plan" and role:
                called["current" if role["current"] else "next"][_canonical(name.name, name.name, known)] += 1
    current, following = (next(iter(dict(called[role].most_common(1))), None) for role in ("current", "next"))
    return (current, following) if current != following else (None, None)


def _gather(
    own: str, sentences: Sequence[_Sentence], known: Sequence[str], year: int | None, listed: Sequence[Edition]
) -> _Gathered:
    gathered = _Gathered(own)
    for edition in listed:
        _of_list(edition, gathered)
    for sentence in sentences:
        if (span := _only_range(sentence)) and sentence.part.lines[0].place.page <= _COVER_PAGES:
            gathered.period(own, Period(None, span.first, span.last), sentence)
        for old in _former(sentence):
            gathered.descent(_canonical(old, own, known), own, sentence.part)
        for period in periods(sentence.text, sentence.names, labelled=sentence.labelled, now=year):
            gathered.period(_canonical(period.owner, own, known), period, sentence)
        for descent in descents(sentence.text, sentence.names, sentence.before):
            gathered.descent(_canonical(descent.old, own, known), _canonical(descent.new, own, known), sentence.part)
    _followed(own, sentences, known, gathered)
    _prefer_editions(gathered, known)
    for descent in by_number(known):
        old, new = _canonical(descent.old, own, known), _canonical(descent.new, own, known)
        gathered.descent(old, new, _place_of(old, sentences))
    return gathered


def _followed(own: str, sentences: Sequence[_Sentence], known: Sequence[str], gathered: _Gathered) -> None:
    """The plan by which was worked until the year before the own one begins is its predecessor."""
    for sentence in sentences:
        for name in carried_out(sentence.text, sentence.names):
            old = _canonical(name, own, known)
            if _ends_before(old, own, gathered):
                gathered.descent(old, own, sentence.part)


def _ends_before(old: str, new: str, gathered: _Gathered) -> bool:
    """Whether a plan's last year is the one before another's first."""
    end, start = _years(gathered.periods.get(old, ()))[1], _years(gathered.periods.get(new, ()))[0]
    return end is not None and start is not None and end + 1 == start


def _of_list(edition: Edition, gathered: _Gathered) -> None:
    """What a row of a list of plans tells: the years of one and the plan before it."""
    if edition.years is not None:
        told = Period(edition.name, edition.years.first, edition.years.last)
        gathered.period(edition.name, told, _Sentence(edition.name, edition.text, "", (), ()))
    if edition.older:
        gathered.descent(edition.older, edition.name, edition.text)


def _only_range(sentence: _Sentence) -> YearSpan | None:
    """A line of the cover that is nothing but the years of the plan (２０２３～２０２７, 計画期間：令和5年度～令和9年度)."""
    plain = re.sub(r"^\s*[【\[(]?\s*(?:計画)?期間\s*[】\])]?\s*[:：]?\s*", "", folded(sentence.text))
    plain = re.sub(r"\s*[(（][^()（）]*年[間度][)）]\s*$", "", plain)
    span = years.head(plain)
    return span if span and span.last - span.first >= _SHORTEST_PERIOD else None


def _former(sentence: _Sentence) -> Iterator[str]:
    """The plans that a sentence, or the label beside it, calls 前計画 or 旧計画."""
    for name in sentence.names:
        beside = _FORMER_LABEL.fullmatch(folded(sentence.label).strip()) and name.start <= 1
        if name.kind == "plan" and (beside or _FORMER.search(folded(sentence.text)[: name.start])):
            yield name.name


def _newest(own: str, gathered: _Gathered) -> str:
    """The last plan of the line: a paper without a title that compares two plans is of the new one."""
    newer = {old: new for new, (old, _) in gathered.older.items()}
    seen = {own}
    while newer.get(own, own) not in seen:
        own = newer[own]
        seen.add(own)
    return own


def _prefer_editions(gathered: _Gathered, known: Sequence[str]) -> None:
    """Where a predecessor is named without its number, the last numbered one of that name is meant (第4期○○計画)."""
    for new, (old, text) in gathered.older.items():
        if newest := latest_edition(old, [title for title in known if title != new]):
            gathered.older[new] = (newest, text)


def _line_of_descent(own: str, gathered: _Gathered) -> set[str]:
    """The plans before and after the own one, directly or through others."""
    line, grown = {own}, True
    while grown:
        more = {old for new, (old, _) in gathered.older.items() if new in line}
        more |= {new for new, (old, _) in gathered.older.items() if old in line}
        grown = not more <= line
        line |= more
    return line


def _entries(
    title: Title | None, gathered: _Gathered, sentences: Sequence[_Sentence], town: MunicipalityMention | None
) -> Iterator[PlanEntry]:
    """The own plan, the plans of its line, and those of the town whose period is told."""
    own = gathered.own
    line = _line_of_descent(own, gathered)
    local = {name for name in gathered.periods if town and name.startswith(town.name)}
    for name in sorted(line | local, key=lambda name: (name != own, name)):
        place = title.text if title and name == own and title.name == own else _place_of(name, sentences)
        about = _mention(name, town)
        if pieces := evidence(place):
            yield PlanEntry(about=about, name=name, evidence=pieces)
        start, end, told = _years(gathered.periods.get(name, ()))
        if (start or end) and (pieces := evidence(*(sentence.part for sentence in told))):
            yield PlanEntry(about=about, name=name, start=start, end=end, evidence=pieces)
        older = gathered.older.get(name)
        if older and (pieces := evidence(older[1])):
            yield PlanEntry(about=about, name=name, predecessor=_mention(older[0], town), evidence=pieces)


def _years(told: Sequence[tuple[Period, _Sentence]]) -> tuple[int | None, int | None, list[_Sentence]]:
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


def _first_year(gathered: _Gathered, own: str) -> int | None:
    return _years(gathered.periods.get(own, ()))[0]


def _place_of(name: str, sentences: Sequence[_Sentence]) -> Text:
    """The first lines that name a plan."""
    plain = normal(name)
    for sentence in sentences:
        if plain and plain in normal(sentence.text):
            return sentence.part
    return Text()


def _date(document: Document) -> int | None:
    """The latest year of the short lines with a date on the first pages: when the document was made, or the year whose
    work it looks back on where it says so (令和5年度実施事業).
    """
    found: list[int] = []
    reviewed: list[int] = []
    for passage in document.passages():
        for line in passage.text.lines:
            plain = folded(line.text).strip(" ()")
            if line.place.page <= _DATE_PAGES and _DATE_LINE.fullmatch(plain):
                told = [span for span in years.spans(plain) if span.first == span.last]
                found.extend(span.last for span in told)
                reviewed.extend(span.last for span in told if _REVIEWED.match(plain, span.end))
    return max(reviewed or found, default=None)


def _sentences(document: Document, own: str) -> Iterator[_Sentence]:
    """The sentences that name plans or years; a full stop in brackets ends none."""
    before: list[Named] = []
    for text, label in _with_range_below(_texts(document)):
        for match in _SENTENCE.finditer(text.text):
            names = tuple(_with_own(named(match[0]), match[0], own))
            if names or years.spans(match[0]) or PERIOD.search(match[0]):
                yield _Sentence(match[0], text.part(*match.span()), label, names, tuple(before[-_REMEMBERED:]))
            before.extend(names)


def _texts(document: Document) -> Iterator[tuple[Text, str]]:
    """Every text with the heading above it, or the cell to its left or above."""
    heading = ""
    for block in document.blocks:
        if isinstance(block, Passage):
            heading = block.text.text if block.role == "heading" else heading
            yield block.text, "" if block.role == "heading" else heading
        elif isinstance(block, Panel):
            label = block.label.text if block.label else heading
            for passage in block.passages:
                yield passage.text, label
        elif isinstance(block, Table):
            yield from _cells(block)


def _with_own(names: Sequence[Named], sentence: str, own: str) -> list[Named]:
    """The names of a sentence with every place of the document's own title among them."""
    plain, title = folded(sentence), folded(own)
    starts = [match.start() for match in re.finditer(re.escape(title), plain)] if title else []
    places = [Named(start, start + len(title), own, "plan") for start in starts]
    others = [n for n in names if not any(n.start < place.end and place.start < n.end for place in places)]
    return sorted([*others, *places], key=lambda name: name.start)


def _with_range_below(texts: Iterable[tuple[Text, str]]) -> Iterator[tuple[Text, str]]:
    """A text that is nothing but a plan's name, and one below that is nothing but a range of years, are one."""
    before: Text | None = None
    for text, label in texts:
        span = years.head(text.text)
        if before and span and span.last > span.first:
            yield Text(before.lines + text.lines), label
        else:
            yield text, label
        only_name = len(text.text) <= _LONGEST_NAME and any(
            len(n.name) >= len(text.text.strip()) for n in named(text.text)
        )
        before = text if only_name else None


def _cells(table: Table) -> Iterator[tuple[Text, str]]:
    grid = table.grid()
    for cell in table.cells:
        left = grid.get((cell.row, cell.column - 1))
        above = grid.get((cell.row - 1, cell.column))
        labels = [other.text.text for other in (left, above) if other]
        yield cell.text, next((label for label in labels if _TELLING.search(folded(label))), "")
