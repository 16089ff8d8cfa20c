"""Running text, once the measures are known: whom its paragraphs are about, their figures, what they rest on, what ended.

Texts that are statements already (cells, bullets) give figures, relations and endings; paragraphs that no table or label
has claimed give these too, and statements about the measures with whose names they begin.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.facts import (
    AnyFact,
    Finding,
    MeasureMention,
    Mention,
    Placement,
    PlanMention,
    Statement,
    StatementKind,
    Succession,
)
from ingest.document import Text
from ingest.reading import becoming, endings, figures, narrative, relations
from ingest.reading.evidence import evidence
from ingest.reading.narrative import LeadIn, Names
from ingest.reading.plans import PlanContext
from ingest.reading.statements import KINDS

# Texts that tell numbers of what is or was; what a measure is for or does is told in numbers in lists of a budget only.
_WITH_FIGURES = {"result", "target", "opinion", "outlook", "state", "issue", "reason", "vision"}
_WITH_FIGURES_IN_LISTS = {"action", "purpose"}
_LOOKING_BACK = {"result", "opinion"}
_WITH_ENDINGS = {"result", "reason", "outlook"}
_SHORTEST = 12  # characters of a paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph where no table or label says whose statement it is; ``kind`` is that of the label above, or ""."""

    text: Text
    about: MeasureMention | None
    kind: str = ""
    heads: tuple[Text, ...] = ()
    year: int | None = None
    section: str = ""  # the heading above


@dataclass
class Told:
    """What running text gave."""

    facts: list[AnyFact] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def tells_figures(fact: AnyFact) -> bool:
    """Whether the figures in a fact's words are read with it; else its paragraph is running text where it tells a year."""
    return isinstance(fact, Statement) and fact.kind in _WITH_FIGURES


def read(paragraphs: Sequence[Paragraph], facts: Iterable[AnyFact], context: PlanContext) -> Told:
    """The facts that paragraphs and statements tell; ``facts`` are those already read."""
    known = list(facts)
    names = Names(dict.fromkeys(fact.about for fact in known if isinstance(fact, Placement)))
    settled = {side for fact in known if isinstance(fact, Succession) for side in fact.predecessors}
    reader = _Reader(context, names, settled, _below(known), [paragraph.text.text for paragraph in paragraphs])
    for fact in known:
        if isinstance(fact, Statement):
            reader.statement(fact)
    for paragraph in paragraphs:
        reader.paragraph(paragraph)
    return reader.told


def _below(facts: Iterable[AnyFact]) -> dict[Mention, list[MeasureMention]]:
    """The measures right under each measure, and under the plan the topmost."""
    found: dict[Mention, dict[MeasureMention, None]] = {}
    for fact in facts:
        if isinstance(fact, Placement):
            found.setdefault(fact.about.parent or fact.about.plan, {})[fact.about] = None
    return {above: list(measures) for above, measures in found.items()}


class _Reader:
    def __init__(
        self,
        context: PlanContext,
        names: Names,
        settled: set[Mention],
        below: Mapping[Mention, list[MeasureMention]],
        running: Sequence[str],
    ) -> None:
        self.context = context
        self.running = running  # texts whose figures are read as those of running text
        self.below = below
        self.names = names
        self.settled = settled
        self.told = Told()

    def statement(self, fact: Statement) -> None:
        """What the sentences of a statement tell besides; its evidence is theirs."""
        is_list = self.context.is_list
        if fact.kind in _WITH_FIGURES or (is_list and fact.kind in _WITH_FIGURES_IN_LISTS):
            year = self._year(fact.year, looks_back=fact.kind in _LOOKING_BACK)
            self.told.facts += figures.in_words(fact.text, fact.about, year, fact.evidence, now=self.context.year)
        elif fact.kind in _WITH_FIGURES_IN_LISTS:
            told = figures.in_words(fact.text, fact.about, None, fact.evidence, now=self.context.year)
            dated = [figure for figure in told if figure.year is not None]
            self.told.facts += [] if dated and any(fact.text in words for words in self.running) else dated
        self.told.facts += relations.in_words(
            fact.text, fact.about, self.context.line, fact.evidence, self.below.get(fact.about, ())
        )
        if isinstance(fact.about, MeasureMention) and fact.kind in _WITH_ENDINGS:
            self._endings(endings.in_words(fact.text, fact.about, self.names, fact.evidence, now=self.context.year))

    def _year(self, told: int | None, *, looks_back: bool) -> int | None:
        """The year of figures in a text that tells none: a list's own, in what was done the one that the report is of."""
        if told is not None:
            return told
        return self.context.year if self.context.is_list else self.context.reviewed if looks_back else None

    def paragraph(self, paragraph: Paragraph) -> None:
        """A paragraph is about the measures with whose names it begins, else about that of the place, else the plan."""
        words = paragraph.text.text
        if len(words) < _SHORTEST:
            return
        targets = list(self._targets(words))
        moved = bool(targets) and becoming.is_all_told(words)
        for measure in targets if not moved and not narrative.tells_of_values(words) else ():
            self._say(paragraph, measure)
        abouts: list[MeasureMention | PlanMention] = [*targets] or [paragraph.about or self.context.plan]
        for about in abouts:
            self._sentences(paragraph, about)
        if targets and not moved:
            told = endings.endings(paragraph.text, targets[0], self.names, now=self.context.year)
            self._endings(told)
        self._transitions(paragraph, only_departments=bool(targets) and not moved)

    def _targets(self, words: str) -> Iterator[MeasureMention]:
        opening = narrative.lead_in(words)
        found = [self.names.find(name) for name in opening.names] if opening else [self._bare(words)]
        yield from (measure for measure in found if measure is not None)

    def _bare(self, words: str) -> MeasureMention | None:
        opening: LeadIn | None = narrative.bare_lead_in(words)
        return self.names.exact(opening.names[0]) if opening else None

    def _say(self, paragraph: Paragraph, measure: MeasureMention) -> None:
        kind: StatementKind = next((known for known in KINDS if known == paragraph.kind), "result")
        self.told.facts.append(
            Statement(
                evidence=evidence(*paragraph.heads, paragraph.text),
                about=measure,
                kind=kind,
                text=paragraph.text.text.strip(),
                year=paragraph.year,
            )
        )

    def _sentences(self, paragraph: Paragraph, about: MeasureMention | PlanMention) -> None:
        """The figures and relations of a paragraph."""
        now = self.context.year
        year = self._year(paragraph.year, looks_back=isinstance(about, MeasureMention))
        self.told.facts += figures.figures(paragraph.text, about, year, now=now, heads=paragraph.heads)
        self.told.facts += relations.relations(
            paragraph.text, about, self.context.line, paragraph.heads, self.below.get(about, ())
        )

    def _transitions(self, paragraph: Paragraph, *, only_departments: bool) -> None:
        """What sentences say became of the departments and measures that they name, unless it is said already.

        In a paragraph about a measure, other names in 「」 are parts of it.
        """
        told = becoming.successions(
            paragraph.text, self.names, self.context, only_departments=only_departments, section=paragraph.section
        )
        self.told.facts += [f for f in told if isinstance(f, Placement) or not self.settled & set(f.predecessors)]

    def _endings(self, told: endings.Told) -> None:
        """What ended or went on, unless a table has said it of the measure already."""
        self.told.findings += told.findings
        said = [fact for fact in told.successions if not self.settled & set(fact.predecessors)]
        self.told.facts += said
        self.settled |= {side for fact in said for side in fact.predecessors}
