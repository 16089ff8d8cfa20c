"""The walk through a document from its first block to its last: which rule reads each block, and what opens and closes."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, islice, takewhile

from graph.facts import MeasureMention
from ingest.document import Block, Document, Panel, Passage, Table, Text
from ingest.reading import (
    accounts,
    bandnames,
    charted,
    departments,
    flags,
    framed,
    led,
    names,
    oneline,
    parties,
    statements,
    subheads,
    summing,
    treeboxes,
)
from ingest.reading.candidates import Step
from ingest.reading.corners import Corners
from ingest.reading.editions import lists_plans
from ingest.reading.forms import Forms
from ingest.reading.headings import heading_node
from ingest.reading.here import LOWEST, Gathered, Here
from ingest.reading.known import Known
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.looking_back import LookingBack
from ingest.reading.open_label import OpenLabel
from ingest.reading.opening import Opening
from ingest.reading.passages import (
    LONGEST_LABEL,
    is_chapter,
    is_label,
    is_note,
    is_note_or_unit,
    is_theme,
    without_note,
)
from ingest.reading.plans import PlanContext
from ingest.reading.project_lines import Project
from ingest.reading.section_labels import SectionLabel
from ingest.reading.sheets import Sheets
from ingest.reading.signs import SIGN, Signs
from ingest.reading.statuses import bare, is_status
from ingest.reading.surroundings import Surroundings
from ingest.reading.tables import TableReader
from ingest.reading.tagged import Tag
from ingest.reading.treeboxes import Branch
from ingest.text.normal import normal

_NOTES = 3  # below a table are read with it at most
_ABOVE = 4  # passages above a table are read with it


class Walk:
    """One reading of a document; ``run`` gives what was found."""

    def __init__(
        self,
        document: Document,
        context: PlanContext,
        known: Known,
        sheets: Sheets,
        outline: dict[int, Step],
        forms: Forms,
    ) -> None:
        self.document = document
        self.now = context.year
        self.passed: list[tuple[Table, MeasureMention | None, str]] = []
        self.sheets = sheets
        self.outline = outline
        self.closing = summing.frames(list(outline.values()), document.blocks, self._is_card)
        self.ends = {step.until: step.level for step in outline.values() if step.until}
        self.ends |= summing.frames_behind(list(outline.values()), document.blocks)
        self.priced, self.tagged, self.cards, self.trees = forms.priced, forms.tagged, forms.cards, forms.trees
        self.own, self.signed = forms.labels, forms.signed
        self.here = Here(context, known)
        self.here.tags_offices = not any(map(self._names_offices, document.blocks))
        self.label = OpenLabel(self.here)
        self.opening = Opening(self.here)
        self.looking_back = LookingBack(context.done)
        self.signs = Signs(document.blocks, outline)
        self.sections = SectionLabel(self.here)
        self.corners = Corners(document)
        self.above: list[Passage] = []
        self.tabled: list[Passage] = []  # the passage right above the last table
        self.rated: dict[tuple[str, ...], int] = {}  # by the heads of tables, the years of their ratings told above
        self.tables = 0
        self.place = 0  # of the block that is read

    def _names_offices(self, block: Block) -> bool:
        """Whether a table has a label of departments."""
        if not isinstance(block, Table):
            return False
        sheet = self.sheets.of(block)
        return any(sheet.label(cell).means("department") for cell in sheet.table.cells)

    def _is_card(self, block: Block) -> bool:
        """Whether a block is the card of a measure that its title counts."""
        return isinstance(block, Table) and bandnames.titles_card(self.sheets.of(block))

    def run(self) -> Gathered:
        """Walk from the first block to the last."""
        for i, block in enumerate(self.document.blocks):
            self.place = i
            self._leave_subheads()
            step = self.outline.get(i)
            if isinstance(block, Passage) and self.trees.takes(block):
                self._tree(self.trees.at(block))
            elif isinstance(block, Passage):
                self._line(block, step)
            elif isinstance(block, Panel):
                self._panel(block, step)
            elif isinstance(block, Table):
                self._table(block)
            else:
                caption = charted.caption(self.document.blocks, i)
                self.here.found.add(charted.figures(block, caption, self.label.about(), self.now))
        return self.here.found

    def _leave_subheads(self) -> None:
        """Behind the names under a label of what is done, and at a frame behind a row of measures, the walk is at the measure
        above these again.
        """
        if self.place in self.ends:
            self.label.leave()
            self.opening.close()
            self.here.scope.enter_heading(self.ends[self.place], None, within=True)

    def _line(self, passage: Passage, step: Step | None) -> None:
        """A passage that stands on the page itself, not in a frame."""
        named = self.label.is_open and self.tagged.at(passage) is None
        if named and (node := self.signed.at(passage)):
            self.opening.close()
            self.here.enter_line(node)
            return
        if step is not None:
            self.looking_back.enter(passage.title or passage.text.text, step.level)
            self.here.close_section(step.level)
            self.sections.enter(passage, step.level)
        if project := self.priced.at(passage):
            self._project(passage, project, step)
        elif self.tagged.takes(passage):
            return
        elif (step is None or step.node is None) and self._is_theme(passage, step):
            self.label.enter_theme(passage)
        elif step is None:
            self._passage(passage)
        elif self._says_all(passage) or (step.node is None and self._is_no_heading(passage)):
            return
        elif step.sums_up:
            self._heading(passage, step)
            self._open_label(passage)
        elif self._closes(passage, step) or step.direct == "tree" or _counts(step) or not self._is_label(passage):
            self._heading(passage, step)
        else:
            self._passage(passage)

    def _is_no_heading(self, passage: Passage) -> bool:
        """Whether what looks like a heading is the value of an open label, or a badge (新規, 拡充)."""
        return self.label.take_value(passage) or is_status(passage.text.text)

    # --- headings -----------------------------------------------------------------------------------------------------

    def _heading(self, passage: Passage, step: Step) -> None:
        again = self.sections.measure(passage, step.level) if step.node is None else None
        listed = "action" if step.announced else self.label.heads
        self.label.leave()
        self.opening.enter(step.level, named=step.node is not None, listed=listed)
        text = passage.text.text
        self.above = [passage]
        self.here.section = text
        self.here.enter_section(text, step.level)
        if is_chapter(passage) or self._is_annex(passage, step):
            self.here.scope.chain = []
        parts = step.parts or bool(SIGN.match(text.strip())) or names.parts_card(text.strip())
        within = step.node is None and not is_chapter(passage) and parts
        self.here.scope.enter_heading(step.level, step.node or again, within=within)
        if again is not None and self.sections.label is not None:
            self.label.open(self.sections.label, passage.text)
        elif step.node is None:
            self.here.scope.leave_below(text.strip())
            self.signs.meet(text.strip(), self.here.scope.chain)
        elif names.is_again(text):
            self.here.place_again()
        self.opening.flagged(self.document.blocks[self.place - 1] if self.place else None, passage)

    def _is_annex(self, passage: Passage, step: Step) -> bool:
        """Whether a heading is of an annex (参考１ …) that stands behind the last heading of a measure, and not below it."""
        if passage.text.text.strip() not in lexicon().annexes:
            return False
        beside = any(above.depth >= step.level for above in self.here.scope.chain)
        return beside and not any(i >= self.place and later.node is not None for i, later in self.outline.items())

    def _closes(self, passage: Passage, step: Step) -> bool:
        """Whether a heading closes what stands above, also where it reads as a label: one of a chapter, or a numbered one
        that stands higher than the measures of the place (３ 取組の実績 behind （１）, （２） …) or as high as the heading of the
        cards of several (Ⅴ 学識経験者の意見 behind Ⅳ 評価シート), one of a list of all, or one that looks back on another plan.
        """
        chain = self.here.scope.chain
        ended = any(above.depth > step.level for above in chain) or self.here.scope.ends_cards(step.level)
        higher = names.is_number(passage.marker) and ended
        of_all = passage.text.text in lexicon().of_all and any(above.depth >= step.level for above in chain)
        within = any(above.depth < step.level for above in chain)
        away = not within and self.here.looks_away(passage.text.text)
        return higher or of_all or away or is_chapter(passage)

    def _is_theme(self, passage: Passage, step: Step | None) -> bool:
        """Whether a heading in 【】 under a label (取組内容, 課題) names the measure that the text below is about."""
        own = self.own.of(passage) is not None or (step is not None and self.sections.measure(passage, step.level))
        return self.label.is_open and bool(self.here.scope.chain) and not own and is_theme(passage, self.now)

    def _tree(self, lines: Sequence[tuple[Node, int]]) -> None:
        """The tree of all measures in lines: each stands under the last one less deep."""
        path: list[Node] = []
        for node, depth in lines:
            path = [*path[:depth], node]
            mention = self.here.scope.mention(path)
            assert mention is not None
            self.here.place(mention, node, "list", "")

    def _project(self, passage: Passage, project: Project, step: Step | None = None) -> None:
        """A line that names a project with its money, or a heading that names a group of them with its sum."""
        if step is not None and self._groups(project, step):
            self._heading(passage, replace(step, node=project.node))
            self.here.place_chain()
            mention = self.here.scope.mention()
        else:
            self.label.leave()
            mention = self.here.enter_line(project.node)
            self.opening.open(lists_acts=True)
        if mention is not None:
            self.here.found.add(self.priced.facts(project, mention))

    def _groups(self, project: Project, step: Step) -> bool:
        """Whether projects numbered otherwise, or not at all, stand below a numbered heading before the next like it."""
        own = names.kind_of_number(project.node.number)
        for i, block in enumerate(self.document.blocks[self.place + 1 :], self.place + 1):
            other = self.priced.at(block) if isinstance(block, Passage) else None
            if other is not None:
                return own not in ("", names.kind_of_number(other.node.number))
            if (below := self.outline.get(i)) is not None and below.level <= step.level:
                return False
        return False

    # --- passages -----------------------------------------------------------------------------------------------------

    def _passage(self, passage: Passage) -> None:
        """A passage that is no heading: the first rule that knows its form reads it."""
        text = passage.text.text.strip()
        if not text or self._tells(passage) or self._says_all(passage):
            return
        if self.opening.flags(passage) or self._led(passage):
            return
        if self._is_label(passage):
            self._open_label(passage)
            return
        if self._heads_table():
            self.here.scope.leave_below(text)
        self.above = [*self.above, passage][-_ABOVE:]
        self.here.retitle(text)
        if self.label.take_departments(passage) or self.label.take(passage):
            return
        self.opening.say(passage)
        self.here.keep_running_text(passage.text, self.here.about())

    def _heads_table(self) -> bool:
        """Whether a table stands below the passage that is read, with nothing but notes and its unit between."""
        below = dropwhile(is_note_or_unit, self.document.blocks[self.place + 1 :])
        return isinstance(next(below, None), Table)

    def _is_label(self, passage: Passage) -> bool:
        """Whether a passage is a label for what follows, by a word that the lexicon or the document itself tells."""
        return is_label(passage, self.now) or self.own.of(passage) is not None

    def _open_label(self, passage: Passage) -> None:
        text = passage.text.text.strip()
        self.here.scope.chain = self.signs.back(text, self.here.scope.chain, self.place)
        self.here.scope.leave_below(text)
        label = self.own.of(passage) or read_label(without_note(text), self.now)
        self.label.open(self.looking_back.dated(label), passage.text)
        self.opening.close()
        self.above.append(passage)

    def _tells(self, passage: Passage) -> bool:
        """Whether a line ends with the departments of what it names or says."""
        tag = self.tagged.at(passage)
        if tag is None:
            return False
        kind, year = self.label.of_each(tag.said.text)
        if kind and tag.node is None:
            return self._says_tagged(tag, kind, year)
        acts = self.label.heads == "action" or self.opening.lists_acts
        self.label.leave()
        if tag.node is not None:
            self.here.enter_line(tag.node)
            self.opening.open(lists_acts=acts)
            return True
        self.here.leave_line()
        return self._says_tagged(tag, "action", None)

    def _says_tagged(self, tag: Tag, kind: str, year: int | None) -> bool:
        """Whether there is a measure that a sentence with departments behind it is about; what it says is kept."""
        measure = self.here.about()
        if measure is not None:
            self.here.place_chain()
            self.here.found.add(statements.made(tag.said, kind, measure.mention, measure.texts, year))
            self.here.found.add(departments.behind(tag.departments, measure.mention, measure.texts))
        return measure is not None

    def _says_all(self, passage: Passage) -> bool:
        """Whether one line says all, with no label above it, of the place's measure."""
        measure = self.here.about()
        made = oneline.facts(passage.text, measure, self.now, self.label.current) if measure else []
        if made:
            self.label.close_spoken()
            self.here.place_chain()
            self.here.found.add(made)
        return bool(made)

    def _led(self, passage: Passage) -> bool:
        """Whether a passage is sentences about the place's measure, each behind its own label in brackets."""
        measure = self.here.about()
        made = led.facts(passage.text, measure, self.here, bare=not self.label.is_open) if measure else []
        if made:
            self.label.leave()
            self.opening.close()
            self.here.place_chain()
            self.here.tell(passage.text, made, measure)
        return bool(made)

    # --- panels and tables --------------------------------------------------------------------------------------------

    def _panel(self, panel: Panel, step: Step | None) -> None:
        if step is None and (self._shows_project(panel) or self._names_in_frame(panel)):
            return
        if step is None and (card := framed.table_of(panel, self.now)):
            self._table(card)
            return
        self.opening.close()
        if self.place in self.closing:
            self.here.scope.leave_boxes()
        if step is not None:
            self.label.close()
            self._heading(panel.passages[0], step)
        label = read_label(panel.label.text, self.now) if panel.label else None
        if panel.label is None or label is None or not label.known:
            self._unlabelled(panel.passages[1 if step is not None else 0 :])
            return
        head = panel.label
        self.here.scope.leave_below(head.text)
        for passage in panel.passages:
            if self._led(passage):
                continue
            own = read_label(passage.text.text, self.now)
            if own.means("indicator", "statement", "value") and len(passage.text.text) <= LONGEST_LABEL:
                label, head = own, passage.text
            else:
                self.label.say(passage, label, head)

    def _unlabelled(self, passages: Sequence[Passage]) -> None:
        """What stands in a frame of which no label says what it is."""
        for passage in passages:
            if project := self.priced.at(passage):
                self._project(passage, project)
            else:
                self._passage(passage)

    def _shows_project(self, panel: Panel) -> bool:
        """Whether a frame is the card of one project."""
        shown = self.cards.at(panel)
        if shown is not None:
            self.label.leave()
            mention = self.here.enter_line(shown.node)
            self.here.found.add(self.cards.facts(shown, mention, self.now))
            self.here.leave_line()
        return shown is not None

    def _names_in_frame(self, panel: Panel) -> bool:
        """Whether a frame has names under a label of what is done (主な取組), each with sentences below: these are measures."""
        titles = [plan.title for plan in self.here.context.plans]
        named = subheads.in_frame(panel, lambda line: heading_node(line, titles), names.kind_of_number)
        if not named or self.here.about() is None:
            return False
        self.label.leave()
        for place, passage in enumerate(panel.passages[min(named) :], min(named)):
            if place in named:
                self.here.enter_line(named[place])
                self.opening.enter(LOWEST, named=True, listed="action")
            else:
                self._passage(passage)
        self.here.leave_line()
        self.opening.close()
        return True

    def _table(self, table: Table) -> None:
        self.tables += 1
        measure = self.here.about()
        number = self.corners.number(table.places, self.above)
        apart = self.above[-1:] == self.tabled
        self.tabled = self.above[-1:]
        below_label = self.label.is_open or self.sheets.lists_again(table)
        around = Surroundings(
            tuple(self.above),
            below_label,
            self.tables,
            notes=self._notes(),
            card_number=number,
            flag=self._flag(),
            apart=apart,
            of_money=self.sheets.money_unit,
            rated_above=self.rated.get(self.sheets.heads(table)),
            titled=self.sheets.is_titled(table),
            steps_go_on=self.sheets.go_on,
        )
        if (heads := self.sheets.heads(table)) and around.rated_in is not None:
            self.rated[heads] = around.rated_in
        self.passed.append((table, measure.mention if measure else None, around.caption))
        sheet = self.sheets.of(table)
        if around.are_of_other() or lists_plans(table):
            return
        if branches := treeboxes.branches(table):
            self._branches(branches)
        elif self.label.current.means("statement") and (told := parties.texts(table)):
            for text in told:
                self.label.take(Passage(text))
        elif accounts.lists_accounts(table):
            accounts.read(self.here, table, around.unit, f"{table.places[0].page}-{self.tables}")
        else:
            TableReader(self.here, sheet, around).read()
        self.label.close()
        self.opening.close()
        if self._only_names(table):
            self.opening.enter(0, named=True, listed="")

    def _branches(self, branches: Sequence[Branch]) -> None:
        """The measures of a tree in boxes, with what is said of those at its top."""
        for branch in branches:
            self._tree([(branch.top, 0), *((node, 1) for node in branch.below)])
            mention = self.here.scope.mention([branch.top])
            if branch.said and mention is not None:
                self.here.found.add(statements.made(branch.said, "purpose", mention, branch.top.texts, None))

    def _only_names(self, table: Table) -> bool:
        """Whether a table says nothing but level, number and name of measures of the place, the last of which it sets: it is
        a heading.
        """
        boxes = [step.node for step in self.here.scope.chain if not step.depth]
        parts = ((node.level, node.number, node.name) for node in boxes)
        words = {
            normal("".join(some))
            for each in parts
            for some in (each, each[:1], each[1:2], each[:2], each[1:], each[2:])
        }
        told = {normal(cell.text.text) for cell in table.cells if cell.text}
        return bool(boxes) and told <= words and any(each.endswith(normal(boxes[-1].name)) for each in told)

    def _flag(self) -> Text | None:
        """The line between the last table or frame and the table that is read that only says 新規, no other telling more
        (新規 … 拡充 …: a legend).
        """
        lines = takewhile(lambda block: isinstance(block, Passage), reversed(self.document.blocks[: self.place]))
        near = (block.text for block in islice(lines, _ABOVE) if isinstance(block, Passage))
        told = [text for text in near if is_status(text.text)]
        return told[0] if len(told) == 1 and flags.says_new(bare(told[0].text)) else None

    def _notes(self) -> tuple[Passage, ...]:
        """The notes right below the block that is read, a unit among them where no other table follows."""
        below = self.document.blocks[self.place + 1 : self.place + 2 + _NOTES]
        notes = [block for block in takewhile(is_note_or_unit, below[:_NOTES]) if isinstance(block, Passage)]
        followed = any(isinstance(block, Table) for block in below[len(notes) : len(notes) + 1])
        return tuple(note for note in notes if is_note(note) or not followed)


def _counts(step: Step) -> bool:
    """Whether a heading has level and number of a measure (施策1-1 …), whatever its last words may mean."""
    return step.node is not None and bool(step.node.level and step.node.number)
