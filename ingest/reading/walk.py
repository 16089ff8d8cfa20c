"""The walk through a document from its first block to its last: what each block says, and which measure it says it of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.facts import AnyFact, Finding, MeasureMention, Placement, PlanMention, Succession
from ingest.document import Block, Document, Panel, Passage, Table, Text
from ingest.reading import (
    budgets,
    departments,
    evaluations,
    indicators,
    items,
    listing,
    names,
    narrative,
    related,
    schedules,
    statements,
    targets,
)
from ingest.reading.comparison import Change
from ingest.reading.evidence import evidence
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.plans import PlanContext
from ingest.reading.prose import Paragraph
from ingest.reading.records import Band, Field, Record, Region, Sheet
from ingest.reading.outline import Step, outline, table_kind
from ingest.reading.scope import Known, Scope
from ingest.text import numbers
from ingest.text.normal import normal

_LONGEST_NAME = 80  # letters
_LONGEST_LABEL = 30  # letters
_THEME = re.compile(r"【[^【】]{2,40}】")
_TELLING = ("department", "rating", "budget", "value", "indicator", "related_plan", "schedule", "done", "name_or.target")
_OF_PLANS = ("opinion", "purpose")  # what may be said of a plan as a whole
_SHORTEST_PARAGRAPH = 15  # letters
_FILLED_IN = ("statement", "rating", "name_or")
_FEW = 3  # a table with so few records that are all of one measure is a card


@dataclass
class Gathered:
    """What the walk found: facts, findings, and the changes told in tables (made into successions at the end)."""

    facts: dict[AnyFact, None] = field(default_factory=dict)
    findings: dict[Finding, None] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def add(self, facts: Iterable[AnyFact]) -> None:
        """Keep facts that have evidence."""
        self.facts.update((fact, None) for fact in facts if fact.evidence)


@dataclass
class _Measure:
    """A measure with the texts that name it here."""

    mention: MeasureMention
    texts: tuple[Text, ...]
    node: Node


class Sheets:
    """The tables of a document, each taken apart once."""

    def __init__(self, year: int | None) -> None:
        self.year = year
        self._sheets: dict[int, Sheet] = {}

    def of(self, table: Table) -> Sheet:
        """A table taken apart."""
        if id(table) not in self._sheets:
            self._sheets[id(table)] = Sheet(table, self.year)
        return self._sheets[id(table)]

    def kind(self, table: Table) -> str:
        """Whether a table is a "list" of measures, a "sheet" of one, or "" for neither."""
        sheet = self.of(table)
        if any(_is_count_table(sheet, region, listing.columns_of(sheet, region)) for region in sheet.regions):
            return ""
        listed = sum(count_measures(sheet, region) for region in sheet.regions)
        kind = table_kind(sheet, listed)
        valued = not kind and any(isinstance(item, Record) and indicators.is_row(item) for item in sheet.items())
        return "sheet" if valued else kind


class Walk:
    """One reading of a document; ``run`` gives what was found."""

    def __init__(self, document: Document, context: PlanContext, known: Known, sheets: Sheets) -> None:
        self.document = document
        self.context = context
        self.paragraphs: list[Paragraph] = []
        self.passed: list[tuple[Table, MeasureMention | None, str]] = []
        self.sheets = sheets
        self.found = Gathered()
        self.scope = Scope(context.plan, known)
        self.open_label: tuple[Label, Text] | None = None
        self.theme: Node | None = None
        self.above: list[Passage] = []
        self.tables = 0
        self.placed: set[tuple[MeasureMention, str]] = set()
        self.lead: Passage | None = None
        titles = [plan.title for plan in (*context.plans, *context.known)]
        town = context.plan.municipality
        self.outline = outline(document, titles, town.name if town else "", sheets.kind)

    def run(self) -> Gathered:
        """Walk from the first block to the last."""
        for i, block in enumerate(self.document.blocks):
            self._block(block, self.outline.get(i))
        return self.found

    def _block(self, block: Block, step: Step | None) -> None:
        if isinstance(block, Passage) and self._is_theme(block):
            found = names.split_name(block.text.text.strip()[1:-1])
            assert self.open_label is not None
            self.theme = Node(found.name, found.number, self.open_label[0].word, (block.text,))
        elif isinstance(block, Passage) and step is not None and not self._opens_label(block):
            self._heading(block, step)
        elif isinstance(block, Passage):
            self._passage(block)
        elif isinstance(block, Panel):
            self._panel(block)
        elif isinstance(block, Table):
            self._table(block)

    # --- passages ---------------------------------------------------------------------------------------------------

    def _passage(self, passage: Passage) -> None:
        text = passage.text.text.strip()
        if not text:
            return
        if self._opens_label(passage):
            label = read_label(text, self.context.year)
            self.open_label = (label, passage.text) if statements.kind_of_label(label, self.context.year) else None
            self.theme = None
            self.lead = None
            self.above.append(passage)
            return
        self.above = [*self.above[-3:], passage]
        self._retitle(text)
        if self.open_label is not None:
            self._say(passage, *self.open_label)
            return
        if self.lead is not None and passage.role in ("paragraph", "bullet"):
            self._lead(passage)
        measure = self._about()
        self.paragraphs.append(Paragraph(passage.text, measure.mention if measure else None))

    def _opens_label(self, passage: Passage) -> bool:
        """Whether a passage is a label for what follows (現状, 【課題】, 成果指標)."""
        text = passage.text.text.strip()
        if len(text) > _LONGEST_LABEL:
            return False
        label = read_label(text, self.context.year)
        if label.means("statement.purpose") and (passage.title or text) in lexicon().structure:
            return False
        known = label.means("statement", "indicator", "schedule", "department", "value", "rating", "related_plan")
        return known or bool(statements.kind_of_label(label, self.context.year))

    def _is_theme(self, passage: Passage) -> bool:
        """Whether a heading in 【】 under a label (取組内容, 課題) names the measure that the text below is about."""
        text = passage.text.text.strip()
        if self.open_label is None or not self.scope.chain or not _THEME.fullmatch(text):
            return False
        label = read_label(text, self.context.year)
        return not label.known or label.means("remark")

    def _heading(self, passage: Passage, step: Step) -> None:
        self.open_label = None
        self.theme = None
        self.above = [passage]
        self._retitle(passage.text.text)
        self.scope.enter_heading(step.level, step.node)
        self.lead = passage if step.node is not None else None

    def _retitle(self, text: str) -> None:
        """A caption or heading that names one of the document's plans: what follows is of that plan."""
        plan = _plan_named(text, self.context)
        if plan is not None and plan != self.scope.plan and len(text) <= _LONGEST_NAME:
            self.scope.plan = plan
            self.scope.chain = []

    def _say(self, passage: Passage, label: Label, head: Text) -> None:
        """A passage under a label is a statement about the measure of the place."""
        kind = statements.kind_of_label(label, self.context.year)
        measure = self._about()
        if not kind or passage.role in ("note", "caption", "heading") or _is_scrap(passage):
            return
        if measure is None:
            if kind in _OF_PLANS:
                self.found.add(statements.made(passage.text, kind, self.scope.plan, (head,), label.last))
            return
        if kind == "result" and narrative.lead_in(passage.text.text):
            self.paragraphs.append(Paragraph(passage.text, measure.mention, kind, (head,), label.last))
            return
        self._place_chain()
        if self.theme is not None:
            mention = self.scope.mention([self.theme])
            assert mention is not None
            self.place(mention, self.theme, "detail", "")
            measure = _Measure(mention, self.theme.texts, self.theme)
        self.found.add(statements.made(passage.text, kind, measure.mention, (*measure.texts, head), label.last))

    def _lead(self, passage: Passage) -> None:
        """The sentences right under a measure's heading tell its purpose."""
        measure = self._about()
        if measure is None or not passage.text.text.rstrip().endswith("。"):
            self.lead = None
            return
        self._place_chain()
        self.found.add(statements.made(passage.text, "purpose", measure.mention, measure.texts, None))

    # --- panels -------------------------------------------------------------------------------------------------------

    def _panel(self, panel: Panel) -> None:
        label = read_label(panel.label.text, self.context.year) if panel.label else Label()
        self.lead = None
        if panel.label is None or not label.known:
            for passage in panel.passages:
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
        measure = self._about()
        above = self.above[-1].text.text if self.above else ""
        self.passed.append((table, measure.mention if measure else None, above))
        sheet = self.sheets.of(table)
        if self._is_other():
            return
        unit = self._unit_above()
        reader = _TableReader(self, sheet, unit)
        reader.read()
        self.open_label = None
        self.lead = None

    def _is_other(self) -> bool:
        """Whether the caption or heading right above says that a table is about something else than measures."""
        above = re.sub(r"(?<=\S)[\s　]+※.*$", "", self.above[-1].text.text) if self.above else ""
        return len(above) <= 40 and lexicon().other_tables.find(above) is not None

    def _unit_above(self) -> str:
        for passage in reversed(self.above):
            if unit := numbers.unit_of(passage.text.text):
                return unit
        return ""

    # --- measures -----------------------------------------------------------------------------------------------------

    def _about(self) -> _Measure | None:
        """The measure of the place."""
        mention = self.scope.mention()
        if mention is None:
            return None
        node = self.scope.chain[-1].node
        return _Measure(mention, node.texts, node)

    def _place_chain(self) -> None:
        """The headings and boxes above the place are measures of the tree: each gets its placement once."""
        mention: MeasureMention | None = None
        steps = self.scope.chain
        for i, step in enumerate(steps):
            scope = Scope(self.scope.plan, self.scope.known, steps[: i + 1])
            mention = scope.mention()
            if mention is not None and mention.name == step.node.name:
                self.place(mention, step.node, "detail", "")

    def place(self, mention: MeasureMention, node: Node, source: str, group: str) -> None:
        """One placement for each place of a measure in each list."""
        key = (mention, source + group)
        if key in self.placed:
            return
        self.placed.add(key)
        pieces = evidence(*node.texts)
        if not pieces:
            return
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


def _is_scrap(passage: Passage) -> bool:
    """Whether a paragraph is no sentence but a word or number that stands alone, as on a chart."""
    text = passage.text.text.strip()
    return passage.role == "paragraph" and len(text) < _SHORTEST_PARAGRAPH and not text.endswith("。")


class _TableReader:
    """One table on the walk."""

    def __init__(self, walk: Walk, sheet: Sheet, unit: str) -> None:
        self.walk, self.sheet, self.unit = walk, sheet, unit
        self.columns = {i: listing.columns_of(sheet, region) for i, region in enumerate(sheet.regions)}
        self.bands: list[Node] = []
        self.group = f"{sheet.table.places[0].page}-{walk.tables}" if sheet.table.places else ""
        self.lists_new = self._is_list_of_new()
        self.boxed: set[int] = set()
        self.pending: list[Text] = []

    def read(self) -> None:
        """All records and bands from top to bottom."""
        scope = self.walk.scope
        before = list(scope.chain)
        own = self._own_region()
        listed = [i for i, columns in self.columns.items() if columns.leaf is not None]
        card = own is not None or not listed or self._tells_before(listed[0])
        for item in self.sheet.items():
            if isinstance(item, Band):
                self._band(item, card=card)
            else:
                self._record(item, card=item.region == own)
        if not card:
            scope.chain = before

    def _own_region(self) -> int | None:
        """The region that names the one measure of a card: the first that names any, and only one; None in lists."""
        listed = [i for i, columns in self.columns.items() if columns.leaf is not None]
        if not listed or self._tells_before(listed[0]) or count_measures(self.sheet, self.sheet.regions[listed[0]]) != 1:
            return None
        alone = self.sheet.table.rows <= _FEW and self.walk.open_label is None
        return listed[0] if alone or len(self.sheet.regions) > len(listed) else None

    def _tells_before(self, index: int) -> bool:
        """Whether labels with values beside them stand above a region: the table is a card, and the region a list in it."""
        return any(
            isinstance(item, Record) and item.region < index and not self.sheet.regions[item.region].columns and self._tells(item)
            for item in self.sheet.items()
        )

    def _is_list_of_new(self) -> bool:
        """Whether the heading above, or the title of a document that is a list, says that all measures here are new."""
        titles = [passage.text.text for passage in self.walk.above if passage.role == "heading"]
        if self.walk.context.is_list:
            titles.append(self.walk.context.plan.title)
        return any(title in lexicon().new_lists and title not in lexicon().mixed_lists for title in titles)

    def _band(self, band: Band, *, card: bool) -> None:
        cell = band.cells[0]
        found = names.read_name(cell.text)
        if not found.name or listing.is_sum(found.name) or len(found.name) > 60:
            return
        node = Node(found.name, found.number, found.level, (cell.text,))
        follows = any(self.columns[i].leaf is not None and r.first > band.row for i, r in enumerate(self.sheet.regions))
        if card:
            self.walk.scope.enter_box(node)
            self.walk._place_chain()
        elif follows or self.columns:
            self.bands = [node]
        measure = self.walk._about()
        if card and measure is not None and not follows:
            for other in band.cells[1:]:
                self.walk.found.add(related.from_text(other.text, measure.mention, measure.texts))
        elif card:
            self.pending = [other.text for other in band.cells[1:]]

    def _record(self, record: Record, *, card: bool) -> None:
        region = self.sheet.regions[record.region]
        columns = self.columns[record.region]
        if _is_empty_form(self.sheet, region):
            return
        if columns.leaf is None:
            self._boxes(record)
            measure = self.walk._about()
            if measure is not None and self._tells(record) and not self._is_of_plan(record):
                self.walk._place_chain()
                self._facts(record, measure)
            else:
                self._of_plan(record)
            return
        groups, leaves = listing.chain(self.sheet, region, columns, record.row)
        if any(listing.is_sum(node.name) for node in groups + [n for nodes in leaves for n in nodes]):
            return
        if _is_count_table(self.sheet, region, columns):
            self._count(groups + [node for nodes in leaves for node in nodes])
            return
        for nodes in leaves:
            self._measure(record, groups, nodes[0], card=card)
        if not leaves and record.all("old_name"):
            self._old_only(record)
        elif not leaves and groups:
            self._measure(record, groups[:-1], groups[-1], card=False)

    def _is_of_plan(self, record: Record) -> bool:
        """Whether the labels of a record name the plan as a whole (…計画全体 意見)."""
        heads = [head.text.text for f in record.fields for head in f.heads]
        return any(normal(self.walk.scope.plan.title) in normal(head) for head in heads)

    def _of_plan(self, record: Record) -> None:
        """Opinions on the plan as a whole."""
        for f in record.fields:
            if f.cell.text and statements.kind_of(f) == "opinion":
                heads = tuple(head.text for head in f.heads)
                self.walk.found.add(statements.made(f.cell.text, "opinion", self.walk.scope.plan, heads, f.label.last))

    def _old_only(self, record: Record) -> None:
        """A row that names an old measure and no new one."""
        old = tuple(f for f in record.all("old_name") if not numbers.nothing(f.text))
        self.walk.found.changes.append(
            Change(
                self.walk.scope.plan,
                None,
                (),
                next(iter(record.all("status")), None),
                old,
                (),
                next(iter(record.all("statement.reason", "remark")), None),
                has_old_column=True,
                has_new_column=False,
                old_number=next((f for f in record.all("old_number")), None),
                old_departments=tuple(f for f in record.all("department") if f.label.side == "old"),
            )
        )

    def _count(self, nodes: list[Node]) -> None:
        """A table that counts measures places none of its own, but tells the numbers of those that it names."""
        for node in nodes:
            mention = self.walk.scope.mention([node])
            if node.number and mention is not None:
                self.walk.place(mention, node, "reference", self.group)

    def _measure(self, record: Record, groups: list[Node], node: Node, *, card: bool) -> None:
        walk = self.walk
        if card:
            for group in groups:
                walk.scope.enter_box(group)
            walk.scope.enter_box(node)
            walk._place_chain()
            measure = walk._about()
            assert measure is not None
            for text in self.pending:
                walk.found.add(related.from_text(text, measure.mention, node.texts))
            self.pending = []
        else:
            above = [*self.bands, *groups]
            if walk.scope.chain and normal(walk.scope.chain[-1].node.name) in {normal(n.level) for n in (*groups, node)}:
                walk.scope.chain = walk.scope.chain[:-1]  # a heading that only says what the rows are
            if above or walk.scope.chain:
                walk._place_chain()
            for i, group in enumerate(above):
                mention = walk.scope.mention(above[: i + 1])
                if mention is not None:
                    walk.place(mention, group, "list", self.group)
            mention = walk.scope.mention([*above, node])
            assert mention is not None
            walk.place(mention, node, "list", self.group)
            measure = _Measure(mention, node.texts, node)
        self._facts(record, measure)

    def _boxes(self, record: Record) -> None:
        """Labels of levels with names beside them (施策 | …, 事業名 | …) move the scope, from the top of the tree down."""
        if record.row in self.boxed:
            return
        boxes: dict[str, Node] = {}
        for other in self.sheet.items():
            if not isinstance(other, Record) or other.row < record.row or self.columns[other.region].leaf is not None:
                continue
            found = list(self._boxes_of(other))
            if any(word in boxes for word, _ in found):
                break
            boxes.update(found)
            self.boxed.add(other.row)
        for _, node in sorted(boxes.items(), key=lambda box: lexicon().rank(box[0])):
            self.walk.scope.enter_box(node)
            self.walk._place_chain()

    def _boxes_of(self, record: Record) -> Iterator[tuple[str, Node]]:
        number = next((f for f in record.fields if f.label.means("number") and f.cell.text), None)
        named = [f for f in record.fields if self._is_box(f)]
        deepest = max(named, key=lambda f: lexicon().rank(f.label.word), default=None)
        for f in named:
            found = names.read_name(f.cell.text)
            if not found.name:
                continue
            mine = number if f is deepest and not found.number else None
            texts = (f.cell.text,) if mine is None else (mine.cell.text, f.cell.text)
            told = found.number or (names.tidy_number(mine.text) if mine is not None else "")
            yield f.label.word, Node(found.name, told, found.level or listing.level_word(f.label), texts)

    def _tells(self, record: Record) -> bool:
        """Whether a record says anything about a measure."""
        if record.bars:
            return True
        return any(f.cell.text and (f.label.means(*_TELLING) or _is_dated(f) or statements.kind_of(f)) for f in record.fields)

    def _facts(self, record: Record, measure: _Measure) -> None:
        add, about, texts = self.walk.found.add, measure.mention, measure.texts
        year = self.walk.context.year
        add(departments.responsibilities(record, about, texts, about.plan.municipality))
        add(self._bracketed_departments(record, measure))
        add(related.from_record(record, about, texts))
        add(budgets.from_record(record, about, texts, self.unit, year))
        add(schedules.from_bars(self.sheet, record, about, texts))
        self._change(record, measure)
        rated = self._rated(record.region)
        add(evaluations.from_record(record, about, texts, year, rated=rated))
        if not rated and indicators.is_row(record):
            add(indicators.observations(record, about, texts, year, self.unit))
            return
        self._statements(record, measure)
        if schedules.is_row(record) and not rated:
            add(schedules.from_texts(record, about, texts))

    def _rated(self, index: int) -> bool:
        """Whether the columns of years in a region hold ratings."""
        region = self.sheet.regions[index]
        dated = [c for c, label in region.columns.items() if label.means("year")]
        cells = (self.sheet.grid.get((row, column)) for row in region.rows for column in dated)
        return evaluations.is_scale(cell.text.text for cell in cells if cell is not None)

    def _statements(self, record: Record, measure: _Measure) -> None:
        """The texts of a record, and what their sentences tell besides."""
        add, about, texts = self.walk.found.add, measure.mention, measure.texts
        naming = self._naming(record)
        answered = {f.cell.column for f in record.fields if f.label.means("statement.target", "name_or.target") and targets.answered(f.text)}
        add(statements.from_record(record, about, texts, naming | answered))
        for f in record.fields:
            if not f.cell.text or f.cell.column in naming:
                continue
            if f.cell.column in answered:
                add(targets.facts(f.cell.text, about, (*texts, *(head.text for head in f.heads)), targets.period(self.walk.context, about.plan)))

    def _naming(self, record: Record) -> set[int]:
        """The columns of a record that name measures."""
        columns = self.columns[record.region]
        if columns.leaf is not None:
            return set(columns.names)
        return {f.cell.column for f in record.fields if f.label.means("level", "name") and self._is_box(f)}

    def _is_box(self, f: Field) -> bool:
        """Whether a level's label has the name of a measure beside it, and not what is done for the measure of the place."""
        if not f.label.means("level", "name") or not f.cell.text or len(f.text) > _LONGEST_NAME:
            return False
        if items.has_bullets(f.cell.text) and len(items.bullets(f.cell.text)) > 1:
            return False
        if lexicon().succession.exact(f.text) is not None:
            return False
        tells_action = bool(self.walk.scope.chain) and lexicon().actions.exact(f.label.word) is not None
        return not tells_action and not f.text.rstrip().endswith("。")

    def _bracketed_departments(self, record: Record, measure: _Measure) -> list[AnyFact]:
        """A department in 【】 on the last line of the cell that names the measure."""
        facts: list[AnyFact] = []
        for f in record.all("name", "level"):
            last = f.cell.text.lines[-1:]
            if len(f.cell.text.lines) > 1 and listing.bracketed_department(last[0].text):
                facts += departments.made(Text(last), "lead", measure.mention, measure.texts)
        return facts

    def _change(self, record: Record, measure: _Measure) -> None:
        fields = tuple(f for f in record.all("status", "old_name", "new_name") if not numbers.nothing(f.text))
        if not fields and self.lists_new and self.columns[record.region].leaf is not None:
            self.walk.found.add(
                [Succession(evidence=evidence(*measure.texts), kind="created", successors=(measure.mention,))]
            )
        if fields:
            remark = record.all("statement.reason", "remark")
            self.walk.found.changes.append(
                Change(
                    measure.mention.plan,
                    measure.mention,
                    measure.texts,
                    next((f for f in fields if f.label.means("status")), None),
                    tuple(f for f in fields if f.label.means("old_name")),
                    tuple(f for f in fields if f.label.means("new_name")),
                    remark[0] if remark else None,
                    has_old_column=any(f.label.means("old_name") for f in record.fields),
                    has_new_column=any(f.label.means("new_name") for f in record.fields),
                    old_number=next(iter(record.all("old_number")), None),
                    old_departments=tuple(f for f in record.all("department") if f.label.side == "old"),
                )
            )


def _is_dated(f: Field) -> bool:
    return f.label.means("year") and f.label.first is not None


def count_measures(sheet: Sheet, region: Region) -> int:
    """How many measures the rows under a head name."""
    columns = listing.columns_of(sheet, region)
    rows = [listing.chain(sheet, region, columns, row)[1] for row in region.rows]
    return len({node.name for measures in rows for nodes in measures for node in nodes})


def _is_empty_form(sheet: Sheet, region: Region) -> bool:
    """Whether all columns that should be filled in are empty: a form that repeats what it asks about."""
    asked = [c for c, label in region.columns.items() if label.means(*_FILLED_IN) and region.heads.get(c)]
    told = [c for c in asked if any((cell := sheet.grid.get((row, c))) is not None and cell.text for row in region.rows)]
    others = [c for c, label in region.columns.items() if label.means("department", "budget", "value", "year", "status")]
    empty = [c for c in asked if c not in told]
    return len(empty) > 1 and not others and len(told) <= 1 and not sheet.table.bars and len(region.rows) > 1


def _is_count_table(sheet: Sheet, region: Region, columns: listing.Columns) -> bool:
    """Whether the rows only count measures: bare whole numbers under words that are no values, money or years."""
    others = [c for c in region.columns if c not in columns.names and c not in columns.numbers.values()]
    texts = [
        cell.text.text.strip()
        for c in others
        for r in region.rows
        if (cell := sheet.grid.get((r, c))) is not None and cell.column == c and cell.text
    ]
    valued = any(region.columns[c].means("value", "budget", "indicator", "year", "share", "rating") for c in others)
    return not valued and bool(texts) and all(normal(text).replace(",", "").rstrip("件事業").isdigit() for text in texts)


def _plan_named(text: str, context: PlanContext) -> PlanMention | None:
    """The plan of the document that a caption names, by title or as 現行計画 or 次期計画."""
    plain = normal(text)
    plans = context.plans
    if text in lexicon().about_another:
        plans = tuple(dict.fromkeys((*plans, *context.known)))
    found = [plan for plan in plans if normal(plan.title) in plain]
    if len(found) == 1:
        return found[0]
    if found:
        return max(found, key=lambda plan: len(plan.title))
    return None
