"""One table on the walk: its records and bands become facts about the measures that it or its place names."""

import re
from dataclasses import replace
from functools import cached_property

from graph.facts import Finding, MeasureMention, PlanMention, Succession
from ingest.document import Cell, Text
from ingest.reading import (
    bandnames,
    changes,
    counted,
    counted_rows,
    counting,
    departments,
    group_texts,
    indicators,
    led,
    listing,
    names,
    old_bands,
    related,
    reorganisation,
    skipped,
    statements,
)
from ingest.reading.assertions import Assertions, tells
from ingest.reading.boxes import Boxes, lists_projects
from ingest.reading.cards import is_interleaved, listed_regions, own_region, tells_before
from ingest.reading.evidence import evidence
from ingest.reading.here import Here, Measure
from ingest.reading.labels import read_label
from ingest.reading.listing import Node
from ingest.reading.naming import Columns, columns_of
from ingest.reading.predecessors import of_edition
from ingest.reading.records import Band, Field, Record, Sheet
from ingest.reading.regions import Region
from ingest.reading.reorganisation import is_of_departments
from ingest.reading.sheets import (
    explains_labels,
    is_count_table,
    is_empty_form,
    is_legend,
    lists_persons,
    unknown_heads,
)
from ingest.reading.strips import number_card, number_heading
from ingest.reading.surroundings import Surroundings
from ingest.reading.wholes import parts_whole
from ingest.text import numbers
from ingest.text.normal import normal

_ACCOUNT = re.compile(r"第?[0-9]+(?:款|項|目)(?![0-9])")  # a title of the budget (２款 総務費), no measure
_IN_ALL = re.compile(r"(?:総?合計|総?計|全体|総数)")  # of all groups that a table counts
_OF_LEVEL = re.compile(r"(?:の?番号|[NnＮ][OoＯｏ][.．]?|№)$")
_UNIT_BEHIND = re.compile(r"\s*[(（〔\[]\s*単位[^()（）]*[)）〕\]]\s*$")
_VALUED = ("value", "statement.state", "statement.result", "name_or.target", "year")


class TableReader:
    """One table on the walk."""

    def __init__(self, here: Here, sheet: Sheet, surroundings: Surroundings) -> None:
        self.here, self.sheet, self.around = here, sheet, surroundings
        self.columns = {i: columns_of(sheet, region) for i, region in enumerate(sheet.regions)}
        self.bands: list[Node] = []
        self.banded = False  # whether a band stands right above
        self.office = Text()  # the department whose rows follow (■総務課)
        self.of_old: Cell | None = None  # the band that the old measures of the rows below it stand under
        bands = (item.cells[0].text.text for item in sheet.items() if isinstance(item, Band))
        self.levels = counted.level_words(bands)
        self.depths = bandnames.depths(sheet)
        self.group = f"{sheet.table.places[0].page}-{surroundings.number}" if sheet.table.places else ""
        self.boxes = Boxes(sheet, self.columns, here.scope, titled=surroundings.titled)
        self.assertions = Assertions(here, sheet, self.columns, surroundings, self.boxes)
        self.told: dict[int, None] = {}  # the regions that gave facts
        self.no_lists: dict[int, bool] = {}  # the answers of _is_no_list
        self.skipped: list[Finding] = []
        self.pending: list[Text] = []
        self.title: list[Node] = []  # the measure of a card that its title names, until what stands above it is told
        self.interleaved = is_interleaved(sheet, self.columns)
        self.last: Measure | None = None  # the measure of the list's last row
        self.captioned = self._captioned()

    def read(self) -> None:
        """All records and bands from top to bottom."""
        scope = self.here.scope
        before, plan, nodes = list(scope.chain), scope.plan, self._nodes()
        if former := self._plan_of_heads() or scope.known.former_plan(node.name for node in nodes):
            scope.plan, scope.chain = former, []
        own = own_region(self.sheet, self.columns, labelled=self.around.labelled)
        listed = listed_regions(self.columns)
        card = own is not None or not listed or tells_before(self.sheet, listed[0])
        if not listed:
            number_heading(scope, self.sheet)
        elif not card:
            scope.leave_siblings(nodes)
            scope.leave_siblings(self._groups_named())
        for item in self.sheet.items():
            if isinstance(item, Band):
                self._band(item, card=card)
                self.banded = True
            else:
                self.banded = False
                told = self.here.found.told
                self._record(old_bands.under(self.of_old, item), card=item.region == own)
                if self.here.found.told == told:
                    self._skip(item)
        self._flag_new(named=card and scope.chain != before)
        scope.plan = plan
        if former or not card:
            scope.chain = before
        for index in self.told:
            self.here.found.find(unknown_heads(self.sheet, index, self.columns[index]))
        if self.told:
            self.here.found.find(self.skipped)

    def _flag_new(self, *, named: bool) -> None:
        """What a flag above a card says of the measure that it ``named``."""
        flag, measure = self.around.flag, self.here.about()
        if named and flag is not None and measure is not None:
            pieces = evidence(*measure.texts, flag)
            self.here.found.add([Succession(evidence=pieces, kind="created", successors=(measure.mention,))])

    def _plan_of_heads(self) -> PlanMention | None:
        """Another plan of the document's line whose edition the head of the names tells alone (第１次計画の事業), or whose
        measures have ended, as a sentence above says.
        """
        named = [(region, self.columns[i].leaf) for i, region in enumerate(self.sheet.regions)]
        words = " ".join(
            h.text.text for region, leaf in named for h in region.heads.get(-1 if leaf is None else leaf, ())
        )
        plans = {plan.title: plan for plan in self.here.context.line}
        told = plans.get(of_edition(words, list(plans)) or "") or self.around.ended_in(plans.values())
        return None if told == self.here.scope.plan else told

    def _nodes(self) -> list[Node]:
        """The measures that the table lists; none where it tells what became of them."""
        return [] if self._compares("old_name", "new_name") else self._rows_name()

    def _compares(self, *sides: str) -> bool:
        """Whether a column is of the names of one of these sides."""
        return any(label.means(*sides) for region in self.sheet.regions for label in region.columns.values())

    @cached_property
    def _bands_are_of_old(self) -> bool:
        """Whether the table compares old and new measures under bands of the old ones."""
        if not self._compares("old_name"):
            return False
        bands = [item.cells[0].text for item in self.sheet.items() if isinstance(item, Band)]
        over = [node for band in bands for node in bandnames.named(band, self.levels)]
        return old_bands.are_of_old(over, self._rows_name(), self.here.scope.known, self.here.scope.plan)

    def _rows_name(self) -> list[Node]:
        """The measures that the rows name."""
        return [node for _, leaves in self._chains for nodes in leaves for node in nodes]

    def _groups_named(self) -> list[Node]:
        """The groups that the rows stand under."""
        return [node for groups, _ in self._chains for node in groups]

    @cached_property
    def _chains(self) -> list[tuple[list[Node], list[list[Node]]]]:
        """The groups of each row, and the measures that it names."""
        rows = ((i, region, row) for i, region in enumerate(self.sheet.regions) for row in region.rows)
        return [listing.chain(self.sheet, region, self.columns[i], row) for i, region, row in rows]

    def _band(self, band: Band, *, card: bool) -> None:
        cell = band.cells[0]
        if self._headed(cell.text):
            return
        self.office = cell.text if bandnames.is_office(cell.text) else self.office
        nodes = bandnames.named(cell.text, self.levels)
        if not nodes:
            return
        if _ACCOUNT.match(normal(cell.text.text)):
            self.bands = []
            return
        if card and names.parts_sheet(cell.text.text):
            self.assertions.enter_part(cell.text)
            return
        if self.around.titled and band.row == 0:
            self.title = nodes
            return
        follows = any(self.columns[i].leaf is not None and r.first > band.row for i, r in enumerate(self.sheet.regions))
        if card:
            self._enter(nodes, [other.text for other in band.cells[1:]], follows=follows)
        elif self._bands_are_of_old:
            self.of_old = cell
        elif follows or self.columns:
            numbered = self.bands and (nodes[0].number or nodes[0].level) and (nodes[0].number or self.banded)
            depth = self.depths.get(band.row, 0)
            self.bands = bandnames.below(self.bands, nodes) if numbered else [*self.bands[:depth], *nodes]

    def _enter(self, nodes: list[Node], beside: list[Text], *, follows: bool) -> None:
        """The band of a card: the measures of its place, with what stands ``beside`` their names; of the card's own measure,
        where its name ``follows``.
        """
        for node in nodes:
            self.here.scope.enter_box(node)
        self.here.place_chain()
        measure = self.here.about()
        if measure is None or follows:
            self.pending = beside
            return
        for text in beside:
            self.here.found.add(related.from_text(text, measure.mention, measure.texts))

    def _headed(self, text: Text) -> bool:
        """Whether a band says, part by part, something of the measure that the bands above or the place name."""
        parts = [part for part in led.parts(text, self.here.context.year) if part[-1]]
        mention = self.here.scope.mention(self.bands) if parts else None
        if mention is None:
            return False
        self.here.place_chain()
        for place, node in enumerate(self.bands):
            above = self.here.scope.mention(self.bands[: place + 1])
            assert above is not None
            self.here.place(above, node, "list", self.group)
        node = self.bands[-1] if self.bands else self.here.scope.chain[-1].node
        for label, head, said in parts:
            heads = (*node.texts, head)
            kind = statements.kind_of_label(label, self.here.context.year)
            if label.means("related_plan"):
                self.here.found.add(related.from_text(said, mention, heads))
            elif label.means("department"):
                self.here.found.add(departments.made(said, departments.ROLES[label.meaning], mention, heads))
            elif kind:
                self.here.found.add(statements.made(said, kind, mention, heads, label.last))
        return True

    def _record(self, record: Record, *, card: bool) -> None:
        region = self.sheet.regions[record.region]
        columns = self.columns[record.region]
        if self._is_no_list(record.region):
            return
        if is_of_departments(self.sheet, region):
            town = self.here.scope.plan.municipality
            self.here.found.add(reorganisation.successions(self.sheet, region, record, town))
            return
        if columns.leaf is None:
            self._nameless(record, region)
            return
        groups, leaves = self._chain(region, columns, record.row)
        nodes = groups + [node for parted in leaves for node in parted]
        if is_count_table(self.sheet, region, columns):
            self._count(record, nodes)
            return
        if any(listing.is_sum(node.name) for node in nodes):
            return
        if leaves and all(_says_indicator(nodes[0].name) for nodes in leaves) and (above := [*self.bands, *groups]):
            self._measure(record, above[:-1], above[-1], card=False, banded=False)
            return
        for nodes in leaves:
            self._measure(record, groups, nodes[0], card=card)
        if not leaves and record.all("old_name"):
            self._old_alone(record)
        elif not leaves and groups:
            self._measure(record, groups[:-1], groups[-1], card=False)

    def _is_no_list(self, index: int) -> bool:
        """Whether the rows of a region say nothing of measures: a form, a legend, what labels mean, persons, parts of what is no
        money.
        """
        if index not in self.no_lists:
            region = self.sheet.regions[index]
            other = any(told(self.sheet, region) for told in (is_empty_form, is_legend, explains_labels, lists_persons))
            whole = self.around.unit not in numbers.MONEY and parts_whole(self.sheet, region)
            self.no_lists[index] = other or whole
        return self.no_lists[index]

    def _old_alone(self, record: Record) -> None:
        """A row that names an old measure and no new one."""
        unit = self.assertions.unit(record.region)
        self.here.found.change(changes.of_old(record, self.here.scope.plan, self.around.rated_in, unit))

    def _nameless(self, record: Record, region: Region) -> None:
        """A row without the name of a measure: one that tells the fate of an old one, or one about the measure of the place."""
        if region.columns and record.all("old_name") and record.all("status"):
            self._old_alone(record)
        else:
            self._of_place(record)

    def _of_place(self, record: Record) -> None:
        """A row that names no measure tells of that of the place, which the labels of levels in it may set."""
        if self.interleaved and self.last is not None and tells(record):
            self._assert(record, self.last)
            return
        if self.bands and indicators.is_row(record):
            self._measure(record, self.bands[:-1], self.bands[-1], card=False, banded=False)
            return
        if (named := self._named_in_row(record)) is not None:
            self._assert(*named)
            return
        boxes = [*self.boxes.take(record), *self.title]
        self.title = []
        if boxes:
            self.captioned = None
        for node in boxes:
            own = node is boxes[-1] and not self.told
            self.here.scope.enter_box(number_card(node, self.around.card_number) if own else node)
            self.here.place_chain()
        measure = self.here.about() if boxes else self.captioned or self.here.about()
        if measure is not None and tells(record) and not self._is_of_plan(record):
            self.here.place_chain()
            self._assert(record, measure)
        else:
            self._of_plan(record)

    def _captioned(self) -> Measure | None:
        """The measure told elsewhere whose name alone stands right above a table that names none: its rows are of it."""
        title = self.around.title
        if (
            title is None
            or self.around.apart
            or title.role == "heading"
            or any(isinstance(item, Band) for item in self.sheet.items())
        ):
            return None
        found = names.split_name(_UNIT_BEHIND.sub("", title.text.text))
        mention = self.here.scope.known.only(self.here.scope.plan, found.name) if found.name else None
        texts = (title.text,)
        return Measure(mention, texts, Node(mention.name, mention.notation, "", texts)) if mention else None

    def _named_in_row(self, record: Record) -> tuple[Record, Measure] | None:
        """A row of values whose first cell, under a head that says nothing (類型), is the name of a measure told elsewhere, or
        under one of numbers or of a level its number: the rest of the row, and that measure.
        """
        first = next((f for f in record.fields if f.cell.text), None)
        if first is None or not first.label.means("stub", "", "number", "level") or first.stub.known:
            return None
        mention = self._told_elsewhere(first, self.sheet.regions[record.region])
        rest = replace(record, fields=tuple(f for f in record.fields if f is not first))
        if mention is None or not any(f.label.means(*_VALUED) and f.label.first is not None for f in rest.fields):
            return None
        texts = (first.cell.text,)
        return rest, Measure(mention, texts, Node(mention.name, mention.notation, "", texts))

    def _told_elsewhere(self, field: Field, region: Region) -> MeasureMention | None:
        """The measure that a cell names, or counts under a head of numbers or a level's word (基本施策 | １)."""
        known, plan, words = self.here.scope.known, self.here.scope.plan, field.cell.text
        if field.label.means("level"):
            return known.leveled(plan, field.label.word, words.text) if names.is_number(words.text) else None
        if field.label.means("number"):
            cells = dict.fromkeys(self.sheet.grid.get((row, field.cell.column)) for row in region.rows)
            numbers = [cell.text.text for cell in cells if cell is not None and cell.text]
            rows = counted_rows.measures_of(numbers, known, plan)
            level = _OF_LEVEL.sub("", field.label.word)  # 取組番号: of the measures that are called so
            told = known.leveled(plan, level, words.text) if level != field.label.word else None
            return known.numbered(plan, words.text) or rows.get(normal(words.text)) or told
        return known.only(plan, names.read_name(words).name)

    def _chain(self, region: Region, columns: Columns, row: int) -> tuple[list[Node], list[list[Node]]]:
        """The groups and measures that a row names, those that it only counts (基本目標１) by their names."""
        groups, leaves = listing.chain(self.sheet, region, columns, row)
        known, plan = self.here.scope.known, self.here.scope.plan
        leaves = [[part] for nodes in leaves for part in self._parts(nodes[0])] if leaves else leaves
        return [known.named(plan, n) for n in groups], [[known.named(plan, n) for n in nodes] for nodes in leaves]

    def _parts(self, node: Node) -> list[Node]:
        """A cell that names several measures in a row (住宅の補助、設備の導入), where each has a place of its own elsewhere."""
        parts = node.name.split("、")
        plan, known = self.here.scope.plan, self.here.scope.known
        several = len(parts) > 1 and all(known.only(plan, part.strip()) for part in parts)
        return [replace(node, name=part.strip()) for part in parts] if several else [node]

    def _is_of_plan(self, record: Record) -> bool:
        """Whether the labels of a record name the plan as a whole (…計画全体 意見)."""
        heads = [head.text.text for f in record.fields for head in f.heads]
        return any(normal(self.here.scope.plan.title) in normal(head) for head in heads)

    def _of_plan(self, record: Record) -> None:
        """Opinions on the plan as a whole."""
        for f in record.fields:
            if f.cell.text and statements.kind_of(f) == "opinion":
                heads = tuple(head.text for head in f.heads)
                self.here.found.add(statements.made(f.cell.text, "opinion", self.here.scope.plan, heads, f.label.last))

    def _count(self, record: Record, nodes: list[Node]) -> None:
        """A table that counts measures places none of its own, but tells the numbers of those that it names, and how many there
        are in each, and, in its last row, in all.
        """
        for node in nodes:
            mention = self.here.scope.mention([node])
            if node.number and mention is not None and not listing.is_sum(node.name):
                self.here.place(mention, node, "reference", self.group)
        context, scope = self.here.context, self.here.scope
        whole = self._names_all(record, nodes)
        if whole is None and (not nodes or listing.is_sum(nodes[-1].name)):
            return
        about = scope.plan if whole else scope.known.only(scope.plan, nodes[-1].name)
        if about is None:
            return
        told = self.around.told_year(context.year) or self.around.looked_at(context.year)
        year = told or (None if context.is_list else context.reviewed)
        naming = (*self.columns[record.region].names, *self.columns[record.region].numbers.values())
        texts = nodes[-1].texts if whole is None else (whole,)
        self.here.found.add(counting.figures(record, naming, about, texts, year))

    def _names_all(self, record: Record, nodes: list[Node]) -> Text | None:
        """What says in a row that counts measures that it is of all of them: a sum (合計), or their shares below it (割合)."""
        if nodes:
            return nodes[-1].texts[-1] if _IN_ALL.fullmatch(normal(nodes[-1].name)) else None
        first = next((f.cell.text for f in record.fields if f.cell.text), None)
        if first is None or not (_IN_ALL.fullmatch(normal(first.text)) or read_label(first.text).means("share")):
            return None
        return first

    def _measure(self, record: Record, groups: list[Node], node: Node, *, card: bool, banded: bool = True) -> None:
        here = self.here
        if card:
            node = number_card(node, self.around.card_number)
            for group in groups:
                here.scope.enter_box(group)
            here.scope.enter_box(node)
            here.place_chain()
            measure = here.about()
            assert measure is not None
            for text in self.pending:
                here.found.add(related.from_text(text, measure.mention, node.texts))
            self.pending = []
        else:
            above = [*self.bands, *groups] if banded else groups
            if here.scope.chain and normal(here.scope.chain[-1].node.name) in {
                normal(n.level) for n in (*groups, node)
            }:
                here.scope.chain = here.scope.chain[:-1]  # a heading that only says what the rows are
            if above or here.scope.chain:
                here.place_chain()
            for i, group in enumerate(above):
                mention = here.scope.mention(above[: i + 1])
                if mention is not None:
                    here.place(mention, group, "list", self.group)
                    record = self._without_group_texts(record, group, mention)
            mention = here.scope.mention([*above, node])
            assert mention is not None
            here.place(mention, node, "list", self.group)
            measure = self.last = Measure(mention, node.texts, node)
        self._assert(record, measure)

    def _without_group_texts(self, record: Record, group: Node, about: MeasureMention) -> Record:
        """The row without the texts about a group, which are told once."""
        told = group_texts.of_group(record, self.sheet.regions[record.region], self.columns[record.region], group)
        for f in told:
            heads = (*group.texts, *(head.text for head in f.heads))
            said = statements.made(f.cell.text, group_texts.kind_of(f), about, heads, f.label.last)
            self.here.found.add(said if f.cell.row == record.row else ())
        return replace(record, fields=tuple(f for f in record.fields if f not in told))

    def _skip(self, record: Record) -> None:
        placed = self.here.about() is not None
        if found := skipped.finding(self.sheet, record, self.columns[record.region], placed=placed):
            self.skipped.append(found)

    def _assert(self, record: Record, measure: Measure) -> None:
        self.told[record.region] = None
        naming = {*self.columns[record.region].names, *(f.cell.column for f in self.boxes.in_row(record))}
        below = [f for f in record.fields if f.cell.column not in naming and lists_projects(f)]
        for f in below:
            self.here.place_projects(measure, f.cell.text, f.label)
        told = [f for f in record.fields if f.cell.column not in naming and f not in below]
        below += [f for f in told if statements.kind_of(f) == "action" and self.here.place_told(measure, f.cell.text)]
        rest = tuple(f for f in record.fields if f not in below)
        self.assertions.add(replace(record, fields=rest), measure)
        if self.office and not record.all("department"):
            self.here.found.add(departments.made(self.office, "lead", measure.mention, measure.texts))


def _says_indicator(name: str) -> bool:
    """Whether the place of a name only says that indicators follow (数値目標): they are those of the group above."""
    return read_label(name).means("indicator")
