"""Which plans a document is of and names: titles, municipality, periods, and which plan came before which.

The document's own plan comes from its printed title, else from the plan that its text calls 本計画. What its sentences say
of periods (計画期間) and of predecessors (…の後継として, …に代わる) becomes entries with the sentence as evidence.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec

from graph.facts import MunicipalityMention, PlanEntry, PlanMention
from ingest.document import Document, Text
from ingest.reading import running_heads
from ingest.reading.dates import date_of, reported_in, reviewed_in
from ingest.reading.editions import editions
from ingest.reading.evidence import evidence
from ingest.reading.histories import (
    Histories,
    canonical,
    histories,
    line_of_descent,
    newest,
    years_of,
)
from ingest.reading.lexicon import lexicon
from ingest.reading.periods import Period, periods, subject
from ingest.reading.places import municipality_of
from ingest.reading.predecessors import ORDINAL_HEAD, edition_number, of_edition
from ingest.reading.sentences import FORMER_LABEL, Sentence, place_of, sentences_of
from ingest.reading.titles import Title, largest_text, running_title, title_of
from ingest.reading.townless import as_editions, earlier_editions, is_first, is_of_state, without_town
from ingest.text import years
from ingest.text.names import tells_next, tells_report
from ingest.text.normal import folded, normal

_OWN_NAMED = re.compile(
    r"[」』]?\s*[(（]\s*以下[、,]?\s*[「『](?:本|この|当)?[^」』]{0,12}(?:計画|プラン|方針|戦略|ビジョン|大綱)[」』]"
)
_ROLE = re.compile(
    r"(?:(?P<current>現行|前|旧|現)|(?P<next>次期|新))(?:の)?(?:計画|プラン|方針|(?<=現行の|次期の)(?=[「『]))(?:名称?)?[\s:：、]*(?:である|の|は|について)?[「『(（\s]*$"
)
# 「○○計画」（計画期間：…。以下「現行計画」という。）
_CALLED = re.compile(
    r"[」』]?\s*[(（](?:[^()（）]*[、。])?\s*以下[、,]?\s*[「『](?:(?P<current>現行?|旧)|(?P<next>次期|新))の?"
    r"(?:計画|プラン|方針|戦略|ビジョン|大綱)[」』]"
)
_BUDGET = re.compile(r"予算(?!.*(?:決算|執行|実績|成果))")
_REPORT = re.compile(r"^(?!.*予算).*(?:白書|年報|報告|評価|進捗|実績|点検|検証|シート|調書|個票|一覧|対照|概要)")
_LOOKS_BACK = re.compile(
    r"実績|実施状況|達成状況|取組状況|進捗|結果|成果|総括|最終(?:報告|評価)"
)  # in the title of a report
_REPORTED = re.compile(
    r"[」』]?(?:\s*[(（][^()（）]*[)）])?\s*(?:の|に掲げ)[^。]{0,16}(?:状況|進捗|実績|取組|結果|評価|事業)"
)
# Titles of papers on the way from one plan to the next: they are of the new one.
_HANDOVER = re.compile(
    r"(?:前|旧|現行?)(?:の)?(?:計画|プラン).*(?:新|次期)(?:の)?(?:計画|プラン)|新旧|引継|引き継|移行"
)
_LOCAL = re.compile(r"(?:第\s*[0-9一二三四五六七八九十]+\s*[次期]|[^の]{1,6}[市町村区県](?!町村))")
_OF_BOTH = re.compile(r"。$|から.+への")  # a sentence or title that tells one plan from another heads nothing
_BEFORE_IT = re.compile(r"(?:(?<!より)前|前[期回次]の?|旧|従前の?|これまでの)(?:計画|プラン)")
_STILL_IN_FORCE = re.compile(r"現行の?(?:計画|プラン)")  # where the document does not tell two plans apart by this
_ALSO_NEW = re.compile(r"新(?:たな)?(?:計画|プラン)|次期|本(?:計画|プラン)")
_FIRST = 12  # sentences in which a document without a title names its plan


class PlanContext(msgspec.Struct, frozen=True):
    """The plans of a document. ``plan`` is its own; ``year`` the fiscal year it calls 今年度, None where nothing tells it.

    ``current`` and ``following`` are the plans that a document about a change of plans calls 現行計画 and 次期計画.
    ``known`` are the titles by which the document names plans of its municipality; ``is_list`` says that the document is
    a list (of a budget's projects) and no plan. ``reviewed`` is the fiscal year whose work a report looks back on.
    """

    plan: PlanMention
    year: int | None
    entries: tuple[PlanEntry, ...]
    current: PlanMention | None = None
    following: PlanMention | None = None
    known: tuple[PlanMention, ...] = ()
    is_list: bool = False
    reviewed: int | None = None

    @property
    def done(self) -> int | None:
        """The last fiscal year whose work the document may tell as done: a budget tells what its own year is to bring."""
        return self.year - 1 if self.year is not None and _BUDGET.search(self.plan.title) else self.year

    @property
    def plans(self) -> tuple[PlanMention, ...]:
        """The plans that the document is of."""
        return tuple(dict.fromkeys(plan for plan in (self.plan, self.current, self.following) if plan))

    @property
    def next(self) -> PlanMention | None:
        """The plan that replaces the document's own, None where it names none."""
        later = (entry.about for entry in self.entries if entry.predecessor == self.plan)
        return self.following if self.following != self.plan and self.following else next(later, None)

    @property
    def line(self) -> tuple[PlanMention, ...]:
        """The document's plans and those before and after them, directly or through others."""
        links = [(entry.about, entry.predecessor) for entry in self.entries if entry.predecessor]
        return tuple(line_of_descent(self.plans, links))


def plan_context(document: Document) -> PlanContext:
    """The plans of the document. A document without any title is taken for a list named by its file."""
    title = title_of(document)
    sentences = _sentences(document, title)
    if title is None or not title.is_plan:
        title = _of_plan_in_text(title or largest_text(document), sentences) or running_title(document) or title
        sentences = _sentences(document, title) if title and title.is_plan else sentences
    name = _own_name(title, sentences, running_heads.plan_of(document))
    sentences = running_heads.calling_own(_once(sentences, name), name, document)
    if not name:
        title = largest_text(document)
        name = title.name if title else document.file_name.rpartition(".")[0]
    is_list = title is not None and not title.is_plan and name == title.name
    town = municipality_of(document, name)
    known = _known(name, sentences, town)
    name = _in_full(name, known, sentences)
    if title and town and _stands_below(title, town, document):
        name, short = as_editions(name, known), name
        known = [name if other == short else other for other in known]
    year = title.year if title and title.year else date_of(document)
    current, following = _roles(sentences, known)
    own = following or name if name not in {current, following} and not (title and title.is_plan) else name
    listed = list(editions(document))
    gathered = histories(own, sentences, known, year, listed, title.also if title else "")
    if (title is None or _HANDOVER.search(title.name)) and (last := newest(own, gathered)) != own:
        own, gathered = last, histories(last, sentences, known, year, listed)
    if title and title.is_plan and not following and tells_next(title.text.text):
        current, following = own, next((new for new, (old, _) in gathered.older.items() if old == own), None)
    if title and title.is_plan and following not in {None, own} and _is_after(own, current, gathered):
        current = own
    if current and following:
        gathered.older.setdefault(following, (current, place_of(current, sentences)))
    listed_in = (years.only(title.name) or title.year) if is_list and title else None
    if title and listed_in and own == title.name:
        told = (Period(None, listed_in, listed_in), Sentence(own, title.text, "", (), ()))
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
        reviewed_in(document)
        or _reported_year(title)
        or reported_in((s.text for s in sentences[:_FIRST]), year)
        or _last_year(title, gathered, year),
    )


def _reported_year(title: Title | None) -> int | None:
    """The first year that the title of a report on a plan tells beside the plan's name (○○計画 令和6年度取組実績報告書)."""
    beside = _beside_plan(title)
    told = [span.last for span in years.spans(beside) if span.first == span.last]
    return told[0] if told and _LOOKS_BACK.search(beside) else None


def _last_year(title: Title | None, gathered: Histories, year: int | None) -> int | None:
    """The last year of a plan that is over when the report on its results is made (○○計画 取組結果, 最終報告)."""
    end = years_of(gathered.periods.get(gathered.own, ()))[1]
    over = year is not None and end is not None and end < year
    return end if over and _LOOKS_BACK.search(_beside_plan(title)) else None


def _beside_plan(title: Title | None) -> str:
    """The words of a printed title beside the name of its plan."""
    return title.text.text.replace(title.name, "") if title and title.is_plan else ""


def plan_named(text: str, context: PlanContext) -> PlanMention | None:
    """The plan of the document that a caption names, by title or as 現行計画 or 次期計画."""
    plain = normal(text)
    plans = context.plans
    if text in lexicon().about_another:
        plans = tuple(dict.fromkeys((*plans, *context.known)))
    found = [plan for plan in plans if normal(plan.title) in plain] or _by_edition(plain, plans)
    if not found and text in lexicon().about_another:
        return _meant(text, context)
    if len(found) > 1 and _OF_BOTH.search(plain):
        return None
    named = max(found, key=lambda plan: len(plan.title), default=None)
    if named is not None and context.following is None and _tells_former(text, named.title):
        return None
    return named


def _by_edition(plain: str, plans: Sequence[PlanMention]) -> list[PlanMention]:
    """Of several plans the one whose edition a caption tells alone (第3次プランの施策体系)."""
    title = of_edition(plain, [plan.title for plan in plans]) if len(plans) > 1 else None
    return [plan for plan in plans if plan.title == title]


def _meant(text: str, context: PlanContext) -> PlanMention | None:
    """The plan of the document's line that a heading means by its edition (第８期計画の評価) or as the one before (前計画)."""
    line = {plan.title: plan for plan in context.line}
    if _ALSO_NEW.search(text):
        return None
    if title := of_edition(text, list(line)):
        return line[title]
    before = {entry.predecessor for entry in context.entries if entry.about == context.plan and entry.predecessor}
    told = _BEFORE_IT.search(folded(text)) or (context.following is None and _STILL_IN_FORCE.search(folded(text)))
    return before.pop() if len(before) == 1 and told else None


def _tells_former(text: str, title: str) -> bool:
    """Whether a line says nothing but that this plan was the one before (前計画：○○計画)."""
    label, colon, rest = folded(text).partition(":")
    return bool(colon and FORMER_LABEL.fullmatch(label.strip()) and normal(rest) == normal(title))


def _mention(title: str, town: MunicipalityMention | None) -> PlanMention:
    return PlanMention(title, town)


def _own_name(title: Title | None, sentences: Sequence[Sentence], running: str) -> str:
    """The printed title of a plan, else the plan that the text calls 本計画 or reports on, ``running`` heads before others, else
    the title of the list.
    """
    if title and title.is_plan:
        return title.name
    for sentence in sentences:
        for name in sentence.names:
            if name.kind == "plan" and _OWN_NAMED.match(folded(sentence.text), name.end):
                return name.name
    if title and _REPORT.search(title.name) and (reported := running or _reported(sentences)):
        return reported
    if title:
        return title.name
    plans = [name.name for s in sentences[:_FIRST] for name in s.names if name.kind == "plan"]
    return next((name for name in plans if _LOCAL.match(folded(name))), "")


def _of_plan_in_text(title: Title | None, sentences: Sequence[Sentence]) -> Title | None:
    """A large text as the title of a plan that the text calls so, whatever its name ends with, alone or before words for
    reports; None for another.
    """
    plain = normal(title.name) if title else ""
    names = {n.name for s in sentences for n in s.names if n.kind == "plan" and plain.startswith(normal(n.name))}
    own = max(names, key=len, default="")
    rest = plain.removeprefix(normal(own))
    return replace(title, name=own, is_plan=True) if title and own and (not rest or tells_report(rest)) else None


def _stands_below(title: Title, town: MunicipalityMention, document: Document) -> bool:
    """Whether the town's name stands alone above a title on its page."""
    first = title.text.lines[0].place
    lines = (line for passage in document.passages() for line in passage.text.lines if line.place.page == first.page)
    return any(normal(line.text) == normal(town.name) and line.place.box[1] < first.box[1] for line in lines)


def _sentences(document: Document, title: Title | None) -> list[Sentence]:
    """The sentences that name plans or years, the plan of the title by its name wherever they call it as its subtitle does."""
    if title is None or not title.is_plan:
        return list(sentences_of(document, ""))
    told = sentences_of(document, title.name, title.text.lines)
    return [sentence.calling(title.also, title.name) if title.also else sentence for sentence in told]


def _once(sentences: list[Sentence], own: str) -> list[Sentence]:
    """The sentences without the town said once more before the own name, which has it behind its number
    (○○市第5次○○市…計画).
    """
    plain = normal(own)
    if without_town(own) == plain:
        return sentences
    names = {name.name for sentence in sentences for name in sentence.names}
    for twice in (name for name in names if normal(name) != plain == without_town(name)):
        sentences = [sentence.calling(twice, own) for sentence in sentences]
    return sentences


def _in_full(name: str, known: Sequence[str], sentences: Sequence[Sentence]) -> str:
    """The own name with the town's, where the text has it so, and with the number of its edition, where the text never says it
    without one: the last that it names.
    """
    name = next((title for title in known if normal(title) != without_town(title) == normal(name)), name)
    plain = normal(name)
    editions = [title for title in known if normal(ORDINAL_HEAD.sub("", folded(title))) == plain != normal(title)]
    bare = any(normal(named.name) == plain for s in sentences if "。" in s.text for named in s.names)
    return max(editions, key=edition_number) if editions and not bare else name


def _reported(sentences: Sequence[Sentence]) -> str:
    """The plan that a report without a plan's title (白書, 評価報告書) is about: its period or its progress is told first."""
    for sentence in sentences[:_FIRST]:
        for period in periods(sentence.text, sentence.names):
            if period.owner and period.first and period.last:
                return subject(folded(sentence.text), [n for n in sentence.names if n.kind == "plan"]) or period.owner
    reported = (
        n.name for s in sentences[:_FIRST] for n in s.names if n.kind == "plan" and _REPORTED.match(s.text, n.end)
    )
    return next(reported, "")


def _known(own: str, sentences: Sequence[Sentence], town: MunicipalityMention | None) -> list[str]:
    """The titles of plans by which others are meant: the own one, its other editions, those in quotes, those that begin with
    the town.
    """
    titles, editions = {normal(own): own}, earlier_editions(own, sentences)
    for sentence in sentences:
        for name in sentence.names:
            local = town is not None and _is_local(name.name, town)
            if name.kind == "plan" and (name.quoted or local or name.name in editions):
                titles.setdefault(normal(name.name), name.name)
    return list(titles.values())


def _roles(sentences: Sequence[Sentence], known: Sequence[str]) -> tuple[str | None, str | None]:
    """The plans called 現行計画 and 次期計画."""
    called: dict[str, Counter[str]] = {"current": Counter(), "next": Counter()}
    for sentence in sentences:
        for name in sentence.names:
            text = folded(sentence.text)
            role = _ROLE.search(text[: name.start]) or _CALLED.match(text, name.end)
            if name.kind == "plan" and role:
                called["current" if role["current"] else "next"][canonical(name.name, name.name, known)] += 1
    current, following = (next(iter(dict(called[role].most_common(1))), None) for role in ("current", "next"))
    return (current, following) if current != following else (None, None)


def _is_after(own: str, current: str | None, gathered: Histories) -> bool:
    """Whether the plan called 前計画 came before the own one, which the text does not call 現行計画."""
    return current is not None and gathered.older.get(own, ("",))[0] == current


def _entries(
    title: Title | None, gathered: Histories, sentences: Sequence[Sentence], town: MunicipalityMention | None
) -> Iterator[PlanEntry]:
    """The own plan, the plans of its line, and those of the town whose period is told."""
    own = gathered.own
    line = line_of_descent([own], [(new, old) for new, (old, _) in gathered.older.items()])
    local = {name for name in gathered.periods if town and _is_local(name, town)} | _first_plans(gathered)
    for name in sorted({*line, *local}, key=lambda name: (name != own, name)):
        printed = title.text if title and name == own else Text()
        place = printed if title and title.name == own else Text()
        place = place or place_of(name, sentences) or printed
        about = _mention(name, town)
        if pieces := evidence(place):
            yield PlanEntry(about=about, name=name, evidence=pieces)
        start, end, told = years_of(gathered.periods.get(name, ()))
        if (start or end) and (pieces := evidence(*(sentence.part for sentence in told))):
            yield PlanEntry(about=about, name=name, start=start, end=end, evidence=pieces)
        older = gathered.older.get(name)
        if older and (pieces := evidence(older[1])):
            yield PlanEntry(about=about, name=name, predecessor=_mention(older[0], town), evidence=pieces)


def _first_plans(gathered: Histories) -> set[str]:
    """The town's 総合計画 named without its name, with years, and not as one of the prefecture."""
    return {
        name
        for name, told in gathered.periods.items()
        if is_first(name) and not any(is_of_state(name, s.text) for _, s in told)
    }


def _is_local(name: str, town: MunicipalityMention) -> bool:
    """Whether a plan's name begins with that of the town, perhaps behind a number (第２次○○市総合計画)."""
    return ORDINAL_HEAD.sub("", folded(name)).startswith(folded(town.name))


def _first_year(gathered: Histories, own: str) -> int | None:
    return years_of(gathered.periods.get(own, ()))[0]
