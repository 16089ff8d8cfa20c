"""The walk through a document from its first block to its last: what each block says, and which measure it says it of."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from graph.facts import AnyFact, MeasureMention, Succession
from ingest.document import Block, Document, Panel, Passage, Table, Text
from ingest.reading import (
    accounts,
    departments,
    evaluations,
    flags,
    framed,
    inline,
    led,
    names,
    narrative,
    nowthen,
    paid,
    related,
    statements,
)
from ingest.reading.evidence import evidence
from ingest.reading.here import Gathered, Here, Measure
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.outline import Step
from ingest.reading.plans import PlanContext, plan_named
from ingest.reading.priced import Priced, Project
from ingest.reading.prose import Paragraph, tells_figures
from ingest.reading.scope import Known, Level
from ingest.reading.sheets import Sheets
from ingest.reading.signs import SIGN, Signs
from ingest.reading.surroundings import Surroundings
from ingest.reading.tables import TableReader
from ingest.reading.tagged import Tagged
from ingest.text import years

_LONGEST_CAPTION = 80  # letters
_LONGEST_LABEL = 30  # letters
_THEME = re.compile(r"【[^【】]{2,40}】")
_BELOW_ALL = 2000  # the level of lines that name a project with its money
_NOTE_BEHIND = re.compile(r"(?<=\S)[\s　]+※.*$")
_OF_PLANS = ("opinion", "purpose")  # what may be said of a plan as a whole
_NOTES = 3  # below a table are read with it at most
_SHORTEST_PARAGRAPH = 15  # letters


class Walk:
    """One reading of a document; ``run`` gives what was found."""

    def __init__(
        self,
        document: Document,
        context: PlanContext,
        known: Known,
        sheets: Sheets,
        outline: dict[int, Step],
        priced: Priced,
        tagged: Tagged,
    ) -> None:
        self.document = document
        self.context = context
        self.paragraphs: list[Paragraph] = []
        self.passed: list[tuple[Table, MeasureMention | None, str]] = []
        self.sheets = sheets
        self.here = Here(context, known)
        self.open_label: tuple[Label, Text] | None = None
        self.theme: Node | None = None
        self.above: list[Passage] = []
        self.tables = 0
        self.lead: Passage | None = None
        self.outline = outline
        self.priced = priced
        self.tagged = tagged
        self.section = ""  # the last heading
        self.spoken = False  # whether something stands under the open label yet
        self.actions: float | None = None
        self.done_in: tuple[float, int] | None = (
            None  # the level of the heading that looks back on a year, and the year
        )
        self.signs = Signs()
        self.place = 0  # of the block that is read

    def run(self) -> Gathered:
        """Walk from the first block to the last."""
        for i, block in enumerate(self.document.blocks):
            self.place = i
            self._block(block, self.outline.get(i))
        return self.here.found

    def _block(self, block: Block, step: Step | None) -> None:
        if isinstance(block, Passage) and step is not None:
            self._look_back(block.title or block.text.text, step.level)
        if isinstance(block, Passage) and (project := self.priced.at(block)):
            self._project(block, project)
        elif isinstance(block, Passage) and (self.priced.takes(block) or self.tagged.takes(block)):
            return
        elif isinstance(block, Passage) and (step is None or step.node is None) and self._is_theme(block):
            found = names.split_name(block.text.text.strip()[1:-1])
            assert self.open_label is not None
            self.theme = Node(found.name, found.number, self.open_label[0].word, (block.text,))
        elif isinstance(block, Passage) and step is not None and self._runs(block):
            return
        elif (
            isinstance(block, Passage)
            and step is not None
            and (self._closes(block, step) or step.direct == "tree" or not self._opens_label(block))
        ):
            self._heading(block, step)
        elif isinstance(block, Passage):
            self._passage(block)
        elif isinstance(block, Panel):
            self._panel(block, step)
        elif isinstance(block, Table):
            self._table(block)

    # --- passages ---------------------------------------------------------------------------------------------------

    def _passage(self, passage: Passage) -> None:
        text = passage.text.text.strip()
        if not text:
            return
        if self._tells(passage) or self._runs(passage) or self._flags(passage) or self._led(passage):
            return
        if self._opens_label(passage):
            label = read_label(_without_note(text), self.context.year)
            self.here.scope.chain = self.signs.back(text, self.here.scope.chain)
            label = self._dated(label)
            opens = label.means("related_plan", "department", "rating") or statements.kind_of_label(
                label, self.context.year
            )
            self.open_label, self.spoken = ((label, passage.text) if opens else None), False
            self.theme = None
            self.lead = None
            self.above.append(passage)
            return
        self.above = [*self.above[-3:], passage]
        self._retitle(text)
        if self._runs_below(passage):
            return
        if self.open_label is not None and self.here.about() is not None:
            self._say(passage, *self.open_label)
            return
        if self.lead is not None and passage.role in ("paragraph", "bullet"):
            self._lead(passage)
        measure = self.here.about()
        about = measure.mention if measure else None
        self.paragraphs.append(Paragraph(passage.text, about, section=self.section))

    def _runs(self, passage: Passage) -> bool:
        """Whether a passage names the departments of the place's measure, its rating, or values of an indicator
        now and then (【担当課】市民課, 評定：Ａ, 参加者数 10人（R5）⇒20人（R9）).
        """
        measure = self.here.about()
        if measure is None:
            return False
        made: list[AnyFact] = [
            part
            for role, offices in inline.departments(passage.text)
            for part in departments.made(offices, role, measure.mention, measure.texts)
        ]
        rated = (
            evaluations.told(text, measure.mention, measure.texts, label.last or self.context.year)
            for label, text in inline.ratings(passage.text)
        )
        made += [fact for facts in rated for fact in facts]
        made += nowthen.observations(passage.text, measure.mention, measure.texts, self.context.year)
        made += paid.told(passage.text, measure.mention, measure.texts, self.context.year)
        if made:
            if self.spoken:
                self.open_label = None
            self.here.place_chain()
            self.here.found.add(made)
        return bool(made)

    def _runs_below(self, passage: Passage) -> bool:
        """Whether a passage under such a label (●担当課) names departments and nothing else; bullets may name more."""
        measure = self.here.about()
        if self.open_label is None or measure is None or not self.open_label[0].means("department"):
            return False
        label, head = self.open_label
        named = departments.are_named(passage.text)
        if not named or passage.role != "bullet":
            self.open_label = None
        if named:
            self.here.place_chain()
            role = departments.ROLES[label.meaning]
            self.here.found.add(departments.made(passage.text, role, measure.mention, (*measure.texts, head)))
        return named

    def _led(self, passage: Passage) -> bool:
        """Whether a passage is sentences about the place's measure, each behind its own label in brackets."""
        measure = self.here.about()
        made = led.facts(passage.text, measure, self.context.year) if measure else []
        if made:
            self.open_label = self.theme = self.lead = None
            self.here.place_chain()
            self._tell(passage, made, measure)
        return bool(made)

    def _tell(self, passage: Passage, made: Sequence[AnyFact], measure: Measure | None) -> None:
        """Take what a passage says; one that tells a year is running text too, where its figures are not read with that."""
        self.here.found.add(made)
        if years.spans(passage.text.text, self.context.year) and not any(map(tells_figures, made)):
            self.paragraphs.append(Paragraph(passage.text, measure.mention if measure else None, section=self.section))

    def _flags(self, passage: Passage) -> bool:
        """Whether a passage right below a measure's heading is a flag that says that it is new."""
        measure = self.here.about()
        if self.lead is None or measure is None or not flags.says_new(passage.text.text):
            return False
        self.here.place_chain()
        texts = evidence(*measure.texts, passage.text)
        self.here.found.add([Succession(evidence=texts, kind="created", successors=(measure.mention,))])
        return True

    def _opens_label(self, passage: Passage) -> bool:
        """Whether a passage is a label for what follows (現状, 【課題】, 成果指標)."""
        text = _without_note(passage.text.text.strip())
        if len(text) > _LONGEST_LABEL:
            return False
        label = read_label(text, self.context.year)
        if label.means("statement.purpose") and (passage.title or text) in lexicon().structure:
            return False
        known = label.means(
            "statement", "indicator", "schedule", "department", "value", "rating", "related_plan", "budget"
        )
        return known or bool(statements.kind_of_label(label, self.context.year))

    def _closes(self, passage: Passage, step: Step) -> bool:
        """Whether a heading closes what stands above, also where it reads as a label: one of a chapter, or a numbered one
        that stands higher than the measures of the place (３ 取組の実績 behind （１）, （２） …).
        """
        higher = names.is_number(passage.marker) and any(above.depth > step.level for above in self.here.scope.chain)
        return higher or _is_chapter(passage)

    def _dated(self, label: Label) -> Label:
        """A label of what is done with the year of the heading above that tells of one year (２ 令和5年度の取組)."""
        told = label.last is None and statements.kind_of_label(label, self.context.year) == "action"
        return replace(label, first=self.done_in[1], last=self.done_in[1]) if told and self.done_in else label

    def _look_back(self, text: str, level: float) -> None:
        """Keep the year that a heading looks back on until one of its level or a higher one comes."""
        if self.done_in and level <= self.done_in[0]:
            self.done_in = None
        label = read_label(text, self.context.year)
        if label.last is not None and label.first == label.last and self._is_done(label):
            self.done_in = level, label.last

    def _is_done(self, label: Label) -> bool:
        return statements.kind_of_label(label, self.context.year) == "result"

    def _is_theme(self, passage: Passage) -> bool:
        """Whether a heading in 【】 under a label (取組内容, 課題) names the measure that the text below is about."""
        text = passage.text.text.strip()
        if self.open_label is None or not self.here.scope.chain or not _THEME.fullmatch(text):
            return False
        label = read_label(text, self.context.year)
        return not label.known or label.means("remark")

    def _heading(self, passage: Passage, step: Step) -> None:
        listed = step.announced or (
            self.open_label is not None
            and not self.spoken
            and statements.kind_of_label(self.open_label[0], self.context.year) == "action"
        )
        self.actions = step.level if listed else self.actions if self.actions == step.level else None
        self.open_label = None
        self.theme = None
        self.above = [passage]
        self.section = passage.text.text
        self._retitle(passage.text.text)
        if _is_chapter(passage):
            self.here.scope.chain = []
        text = passage.text.text.strip()
        parts = bool(SIGN.match(text)) or names.parts_card(text)
        within = step.node is None and not _is_chapter(passage) and parts
        self.here.scope.enter_heading(step.level, step.node, within=within)
        self.lead = passage if step.node is not None else None

    def _project(self, passage: Passage, project: Project) -> None:
        """A line that names a project with its money."""
        mention = self._listed(passage, project.node)
        self.here.found.add(self.priced.facts(project, mention, self.context.year))

    def _listed(self, passage: Passage, node: Node) -> MeasureMention:
        """A line that names a measure is a heading of the lowest rank: what follows is about it."""
        scope = self.here.scope
        scope.enter_heading(_BELOW_ALL, None)
        mention = scope.mention([node])
        assert mention is not None
        self.here.place_chain()
        self.here.place(mention, node, "list", "")
        scope.chain.append(Level(node, _BELOW_ALL))
        self.lead = passage
        return mention

    def _tells(self, passage: Passage) -> bool:
        """Whether a line ends with the departments of what it names or says."""
        tag = self.tagged.at(passage)
        if tag is None:
            return False
        self.open_label = self.theme = None
        if tag.node is not None:
            self._listed(passage, tag.node)
            return True
        self.here.scope.enter_heading(_BELOW_ALL, None)
        measure = self.here.about()
        if measure is not None:
            self.here.place_chain()
            self.here.found.add(statements.made(tag.said, "action", measure.mention, measure.texts, None))
            self.here.found.add(departments.made(tag.departments, "lead", measure.mention, measure.texts))
        return measure is not None

    def _retitle(self, text: str) -> None:
        """A caption or heading that names one of the document's plans: what follows is of that plan."""
        plan = plan_named(text, self.context)
        if plan is not None and plan != self.here.scope.plan and len(text) <= _LONGEST_CAPTION:
            self.here.scope.plan = plan
            self.here.scope.chain = []

    def _say(self, passage: Passage, label: Label, head: Text) -> None:
        """A passage under a label is a statement about the measure of the place."""
        kind = statements.kind_of_label(label, self.context.year)
        if label.meaning == "rating" and passage.text.text.rstrip().endswith("。"):
            kind = "result"  # 【評価】 over a sentence: what came of it
        measure = self.here.about()
        self.spoken = True
        if label.means("related_plan") and measure is not None:
            self.here.found.add(related.from_text(passage.text, measure.mention, (*measure.texts, head)))
            return
        if not kind or passage.role in ("note", "caption", "heading") or _is_scrap(passage):
            return
        if measure is None:
            if kind in _OF_PLANS:
                self.here.found.add(statements.made(passage.text, kind, self.here.scope.plan, (head,), label.last))
            return
        if kind == "result" and narrative.lead_in(passage.text.text):
            self.paragraphs.append(Paragraph(passage.text, measure.mention, kind, (head,), label.last))
            return
        self.here.place_chain()
        if self.theme is not None:
            mention = self.here.scope.mention([self.theme])
            assert mention is not None
            self.here.place(mention, self.theme, "detail", "")
            measure = Measure(mention, self.theme.texts, self.theme)
        made = statements.made(passage.text, kind, measure.mention, (*measure.texts, head), label.last)
        self._tell(passage, made, measure)

    def _lead(self, passage: Passage) -> None:
        """The sentences right under a measure's heading tell its purpose."""
        measure = self.here.about()
        if measure is None or not passage.text.text.rstrip().endswith("。"):
            self.lead = None
            return
        opening = narrative.lead_in(passage.text.text)
        if opening and any(self.here.scope.known.names(name, measure.mention) for name in opening.names):
            return  # 「…」については, a measure's name: read with the running text
        self.here.place_chain()
        kind = "purpose" if self.actions is None else "action"  # ■主な取組 above measures: what is done for each
        self.here.found.add(statements.made(passage.text, kind, measure.mention, measure.texts, None))

    # --- panels -------------------------------------------------------------------------------------------------------

    def _panel(self, panel: Panel, step: Step | None) -> None:
        if step is None and (card := framed.table_of(panel, self.context.year)):
            self._table(card)
            return
        label = read_label(panel.label.text, self.context.year) if panel.label else Label()
        self.lead = None
        if step is not None:
            self.open_label = None
            self._heading(panel.passages[0], step)
        if panel.label is None or not label.known:
            for passage in panel.passages[1 if step is not None else 0 :]:
                self._passage(passage)
            return
        head = panel.label
        for passage in panel.passages:
            own = read_label(passage.text.text, self.context.year)
            if own.means("indicator", "statement", "value") and len(passage.text.text) <= _LONGEST_LABEL:
                label, head = own, passage.text
                continue
            self._say(passage, label, head)

    # --- tables -------------------------------------------------------------------------------------------------------

    def _table(self, table: Table) -> None:
        self.tables += 1
        measure = self.here.about()
        around = Surroundings(tuple(self.above), self.open_label is not None, self.tables, notes=self._notes())
        self.passed.append((table, measure.mention if measure else None, around.caption))
        sheet = self.sheets.of(table)
        if around.are_of_other():
            return
        if accounts.lists_accounts(table):
            accounts.read(self.here, table, around.unit, f"{table.places[0].page}-{self.tables}")
            self.open_label = self.lead = None
            return
        TableReader(self.here, sheet, around).read()
        self.open_label = None
        self.lead = None

    def _notes(self) -> tuple[Passage, ...]:
        """The notes right below the block that is read."""
        below = self.document.blocks[self.place + 1 : self.place + 1 + _NOTES]
        return tuple(block for block in takewhile(_is_note, below) if isinstance(block, Passage))


def _is_note(block: Block) -> bool:
    if not isinstance(block, Passage):
        return False
    return block.role == "note" or block.text.text.strip().startswith(("※", "＊", "*", "注"))


def _is_chapter(passage: Passage) -> bool:
    """Whether a heading counts the document's chapters: it closes what stands above, also where it reads as a label."""
    return lexicon().chapters.find(passage.marker) is not None


def _without_note(text: str) -> str:
    """A label without the note behind it (＜主な取組＞　※詳細は第５章)."""
    return _NOTE_BEHIND.sub("", text)


def _is_scrap(passage: Passage) -> bool:
    """Whether a paragraph is no sentence but a word or number that stands alone, as on a chart."""
    text = passage.text.text.strip()
    return passage.role == "paragraph" and len(text) < _SHORTEST_PARAGRAPH and not text.endswith("。")
