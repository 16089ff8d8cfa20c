"""Where the walk through a document is: the measure of the place, and what was found so far."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graph.facts import AnyFact, Finding, MeasureMention, Placement, PlanMention
from ingest.document import Text
from ingest.reading import bracketed, departments, evaluations, flags, items, listing, names, projects
from ingest.reading.changes import Change
from ingest.reading.evidence import evidence
from ingest.reading.known import Known
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.plans import PlanContext, plan_named
from ingest.reading.prose import Paragraph, tells_figures
from ingest.reading.scope import Level, Scope
from ingest.text import years
from ingest.text.normal import normal

_LONGEST_CAPTION = 80  # letters
LOWEST = 2000  # the level of lines that name a measure as a heading does


@dataclass
class Gathered:
    """What the walk found: facts, findings, and what is read at its end: changes told in tables, and running text.

    ``told`` counts everything that was found, also what was found before.
    """

    facts: dict[AnyFact, None] = field(default_factory=dict)
    findings: dict[Finding, None] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    told: int = 0

    def add(self, facts: Iterable[AnyFact]) -> None:
        """Keep facts that have evidence."""
        for fact in facts:
            if fact.evidence:
                self.facts[fact] = None
                self.told += 1

    def find(self, findings: Iterable[Finding]) -> None:
        """Keep findings, each once."""
        self.findings.update((finding, None) for finding in findings)

    def change(self, change: Change) -> None:
        """Keep what a row tells of the past or future of a measure."""
        self.changes.append(change)
        self.told += 1


@dataclass
class Measure:
    """A measure with the texts that name it here."""

    mention: MeasureMention
    texts: tuple[Text, ...]
    node: Node


class Here:
    """The place of the walk: its scope, the document's plans, and what was gathered up to here."""

    def __init__(self, context: PlanContext, known: Known) -> None:
        self.context = context
        self.scope = Scope(context.plan, known)
        self.found = Gathered()
        self.section = ""  # the last heading
        self.tags_offices = False  # whether departments may stand behind sentences: the document has no place for them
        self._away: tuple[float, PlanMention] | None = None  # the heading of another plan, and the plan to go back to
        self._placed: set[tuple[MeasureMention, str]] = set()

    def about(self) -> Measure | None:
        """The measure of the place."""
        mention = self.scope.mention()
        if mention is None:
            return None
        node = self.scope.chain[-1].node
        return Measure(mention, node.texts, node)

    def untagged(self, text: Text) -> tuple[Text, Text | None]:
        """A text without the departments in brackets behind its last sentence, and these, where the document tells them so."""
        return bracketed.behind_sentence(text) if self.tags_offices else (text, None)

    def retitle(self, text: str) -> None:
        """A caption or heading that names one of the document's plans: what follows is of that plan."""
        plan = plan_named(text, self.context)
        if plan is not None and plan != self.scope.plan and len(text) <= _LONGEST_CAPTION:
            self.scope.plan = plan
            self.scope.chain = []

    def close_section(self, level: float) -> None:
        """A line of the outline ends a section about another plan that stands no higher."""
        if self._away is not None and level <= self._away[0]:
            self.scope.plan, self.scope.chain, self._away = self._away[1], [], None

    def enter_section(self, text: str, level: float) -> None:
        """A heading; one that looks back on another plan (第８期計画の評価) does so up to the next that stands as high."""
        if self.looks_away(text):
            self._away = (level, self.scope.plan)
        self.retitle(text)

    def looks_away(self, text: str) -> bool:
        """Whether a heading looks back on another plan than that of the place (第１期計画の評価)."""
        plan = plan_named(text, self.context) if text in lexicon().about_another else None
        return plan is not None and plan != self.scope.plan and len(text) <= _LONGEST_CAPTION

    def leave_line(self) -> None:
        """What follows is not about the last line that named a measure but about what stands above it."""
        self.scope.enter_heading(LOWEST, None)

    def enter_line(self, node: Node) -> MeasureMention:
        """A line that names a measure is a heading of the lowest rank: what follows is about it."""
        self.leave_line()
        mention = self.scope.mention([node])
        assert mention is not None
        self.place_chain()
        self.place(mention, node, "list", "")
        self.scope.chain.append(Level(node, LOWEST))
        return mention

    def place_projects(self, measure: Measure, text: Text, label: Label) -> bool:
        """Whether a text about a measure lists projects by their names alone: these stand under it."""
        listed = projects.named(text, label)
        for words, part in listed:
            found, plan = names.split_name(words), measure.mention.plan
            node = listing.node(found.name, found.number, found.level or listing.level_word(label), (part,))
            self.place(MeasureMention(plan, node.name, node.number, measure.mention), node, "list", "")
        return bool(listed)

    def place_told(self, measure: Measure, text: Text) -> bool:
        """Whether a text lists nothing but measures that other places of the document tell to stand under ``measure``, by
        their names: it says where they stand, not what is done.
        """
        listed = [(names.split_name(words), part) for words, part in items.bullets(text)]
        told = [(found, part, self._under(measure, found.name)) for found, part in listed]
        if not told or any(mention is None for _, _, mention in told):
            return False
        for found, part, mention in told:
            if mention is not None:
                self.place(mention, listing.node(found.name, found.number, "", (part,)), "list", "")
        return True

    def _under(self, measure: Measure, name: str) -> MeasureMention | None:
        """The one measure of a name that stands right under another."""
        told = self.scope.known.only(measure.mention.plan, name)
        above = told.parent if told is not None else None
        return told if above is not None and normal(above.name) == normal(measure.mention.name) else None

    def tell(self, text: Text, made: Sequence[AnyFact], measure: Measure | None) -> None:
        """Take what a text says; one that tells a year is running text too, where its figures are not read with that."""
        self.found.add(made)
        if years.spans(text.text, self.context.year) and not any(map(tells_figures, made)):
            self.keep_running_text(text, measure)

    def keep_running_text(self, text: Text, measure: Measure | None) -> None:
        """Keep running text about a measure, read once all measures are known."""
        self.found.paragraphs.append(Paragraph(text, measure.mention if measure else None, section=self.section))

    def place_chain(self) -> None:
        """The headings and boxes above the place are measures of the tree: each gets its placement once."""
        mention: MeasureMention | None = None
        steps = self.scope.chain
        for i, step in enumerate(steps):
            scope = Scope(self.scope.plan, self.scope.known, steps[: i + 1])
            mention = scope.mention()
            if mention is not None and mention.name == step.node.name:
                self.place(mention, step.node, "detail", "")

    def place_again(self) -> None:
        """The measure of a heading stands under those above it here, too (③ … 再掲), where another place tells of it."""
        *above, last = self.scope.chain
        mention = Scope(self.scope.plan, self.scope.known, above).mention([last.node])
        if mention is not None:
            self.place(mention, last.node, "detail", "")

    def place(self, mention: MeasureMention, node: Node, source: str, group: str) -> None:
        """One placement for each place of a measure in each list."""
        key = (mention, source + group)
        if key in self._placed:
            self.found.told += 1
            return
        self._placed.add(key)
        pieces = evidence(*node.texts)
        if not pieces:
            return
        self.found.add(flags.created(mention, node.texts))
        self.found.add(departments.behind(node.departments, mention, node.texts))
        if node.rated is not None:
            label, mark = node.rated
            self.found.add(evaluations.told(mark, mention, node.texts, label.last or self.context.year))
        self.found.add(
            [
                Placement(
                    evidence=pieces,
                    about=mention,
                    name=node.name,
                    level=node.level,
                    source="detail" if source == "detail" else "reference" if source == "reference" else "list",
                    group=group,
                )
            ]
        )
