"""One table on the walk: its records and bands become facts about the measures that it or its place names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts import AnyFact, Succession
from ingest.document import Passage, Text
from ingest.reading import (
    budgets,
    departments,
    evaluations,
    indicators,
    items,
    listing,
    names,
    related,
    reorganisation,
    schedules,
    statements,
    targets,
)
from ingest.reading.comparison import Change
from ingest.reading.evidence import evidence
from ingest.reading.here import Here, Measure
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.opened import Opened
from ingest.reading.records import Band, Field, Record, Region, Sheet
from ingest.reading.reorganisation import is_of_departments
from ingest.reading.sheets import count_measures, is_count_table, is_empty_form, is_legend, unknown_heads
from ingest.reading.strips import number_heading
from ingest.text import numbers, years
from ingest.text.normal import folded, normal

_LONGEST_NAME = 80  # letters
# Texts about the measure itself that may stand in a row of an indicator.
_TEXTS_BESIDE = ("statement.purpose", "statement.action", "statement.issue", "statement.outlook", "name_or.action")
_TELLING = (
    "department",
    "rating",
    "budget",
    "value",
    "indicator",
    "related_plan",
    "schedule",
    "done",
    "name_or.target",
    "status",
)
# A mark behind a name that says that the measure has ended (【計画終了(R6.3)】).
_ENDED_MARK = re.compile(r"[【\[(〔](?:計画|事業)?(?:終了|廃止|完了)(?:済み?)?[^【】\[\]〔〕]{0,12}[】\])〕]")
_ROLES = ("name_or.target", "statement.target", "statement.result", "done")
_FEW = 3  # a table with so few rows that name one measure is a card


@dataclass(frozen=True)
class Surroundings:
    """What stands around a table: the passages above it, the unit that they tell, whether a label for texts is open;
    ``number`` counts the tables of the document.
    """

    above: tuple[Passage, ...]
    unit: str
    labelled: bool
    number: int


class TableReader:
    """One table on the walk."""

    def __init__(self, here: Here, sheet: Sheet, surroundings: Surroundings) -> None:
        self.here, self.sheet, self.around = here, sheet, surroundings
        self.columns = {i: listing.columns_of(sheet, region) for i, region in enumerate(sheet.regions)}
        self.bands: list[Node] = []
        self.group = f"{sheet.table.places[0].page}-{surroundings.number}" if sheet.table.places else ""
        self.lists_new, self.lists_ended = self._is_list_of_new(), self._is_list_of_ended()
        self.boxed: set[int] = set()
        self.told: dict[int, None] = {}  # the regions that gave facts
        self.pending: list[Text] = []
        self.opened = Opened()

    def read(self) -> None:
        """All records and bands from top to bottom."""
        scope = self.here.scope
        before = list(scope.chain)
        own = self._own_region()
        listed = [i for i, columns in self.columns.items() if columns.leaf is not None]
        card = own is not None or not listed or self._tells_before(listed[0])
        if not listed:
            number_heading(scope, self.sheet)
        for item in self.sheet.items():
            if isinstance(item, Band):
                self._band(item, card=card)
            else:
                self._record(item, card=item.region == own)
        if not card:
            scope.chain = before
        for index in self.told:
            self.here.found.findings.update(
                (finding, None) for finding in unknown_heads(self.sheet, index, self.columns[index])
            )

    def _own_region(self) -> int | None:
        """The region that names the one measure of a card: the first that names any, and only one; None in lists."""
        listed = [i for i, columns in self.columns.items() if columns.leaf is not None]
        if (
            not listed
            or self._tells_before(listed[0])
            or count_measures(self.sheet, self.sheet.regions[listed[0]]) != 1
        ):
            return None
        alone = self.sheet.table.rows <= _FEW and not self.around.labelled
        return listed[0] if alone or len(self.sheet.regions) > len(listed) else None

    def _tells_before(self, index: int) -> bool:
        """Whether labels with values beside them stand above a region: the table is a card, and the region a list in it."""
        return any(
            isinstance(item, Record)
            and item.region < index
            and not self.sheet.regions[item.region].columns
            and self._tells(item)
            for item in self.sheet.items()
        )

    def _is_list_of_new(self) -> bool:
        """Whether the heading above, or the title of a document that is a list, says that all measures here are new."""
        titles = [passage.text.text for passage in self.around.above if passage.role == "heading"]
        if self.here.context.is_list:
            titles.append(self.here.context.plan.title)
        return any(title in lexicon().new_lists and title not in lexicon().mixed_lists for title in titles)

    def _is_list_of_ended(self) -> bool:
        """Whether the heading or caption above says that all measures here have ended."""
        above = [passage.text.text for passage in self.around.above if len(passage.text.text) <= _LONGEST_NAME]
        return any(text in lexicon().ended_lists and not text.endswith("。") for text in above)

    def _band(self, band: Band, *, card: bool) -> None:
        cell = band.cells[0]
        found = names.read_name(cell.text)
        if not found.name or listing.is_sum(found.name) or len(found.name) > 60:
            return
        node = listing.node(found.name, found.number, found.level, (cell.text,))
        follows = any(self.columns[i].leaf is not None and r.first > band.row for i, r in enumerate(self.sheet.regions))
        if card:
            self.here.scope.enter_box(node)
            self.here.place_chain()
        elif follows or self.columns:
            self.bands = [node]
        measure = self.here.about()
        if card and measure is not None and not follows:
            for other in band.cells[1:]:
                self.here.found.add(related.from_text(other.text, measure.mention, measure.texts))
        elif card:
            self.pending = [other.text for other in band.cells[1:]]

    def _record(self, record: Record, *, card: bool) -> None:
        region = self.sheet.regions[record.region]
        columns = self.columns[record.region]
        if is_empty_form(self.sheet, region) or is_legend(self.sheet, region):
            return
        if is_of_departments(self.sheet, region):
            town = self.here.scope.plan.municipality
            self.here.found.add(reorganisation.successions(self.sheet, region, record, town))
            return
        if columns.leaf is None:
            self._boxes(record)
            measure = self.here.about()
            if measure is not None and self._tells(record) and not self._is_of_plan(record):
                self.here.place_chain()
                self._facts(record, measure)
            else:
                self._of_plan(record)
            return
        groups, leaves = self._chain(region, columns, record.row)
        if any(listing.is_sum(node.name) for node in groups + [n for nodes in leaves for n in nodes]):
            return
        if is_count_table(self.sheet, region, columns):
            self._count(groups + [node for nodes in leaves for node in nodes])
            return
        for nodes in leaves:
            self._measure(record, groups, nodes[0], card=card)
        if not leaves and record.all("old_name"):
            self._old_only(record)
        elif not leaves and groups:
            self._measure(record, groups[:-1], groups[-1], card=False)

    def _chain(self, region: Region, columns: listing.Columns, row: int) -> tuple[list[Node], list[list[Node]]]:
        """The groups and measures that a row names, those that it only counts (基本目標１) by their names."""
        groups, leaves = listing.chain(self.sheet, region, columns, row)
        known, plan = self.here.scope.known, self.here.scope.plan
        return [known.named(plan, n) for n in groups], [[known.named(plan, n) for n in nodes] for nodes in leaves]

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

    def _old_only(self, record: Record) -> None:
        """A row that names an old measure and no new one."""
        old = tuple(f for f in record.all("old_name") if not numbers.nothing(f.text))
        self.here.found.changes.append(
            Change(
                self.here.scope.plan,
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
            mention = self.here.scope.mention([node])
            if node.number and mention is not None:
                self.here.place(mention, node, "reference", self.group)

    def _measure(self, record: Record, groups: list[Node], node: Node, *, card: bool) -> None:
        here = self.here
        if card:
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
            above = [*self.bands, *groups]
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
            mention = here.scope.mention([*above, node])
            assert mention is not None
            here.place(mention, node, "list", self.group)
            measure = Measure(mention, node.texts, node)
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
        ranks = self.here.scope.known.ranks
        for _, node in sorted(boxes.items(), key=lambda box: ranks.key(box[0])):
            self.here.scope.enter_box(node)
            self.here.place_chain()

    def _boxes_of(self, record: Record) -> Iterator[tuple[str, Node]]:
        number = next((f for f in record.fields if f.label.means("number") and f.cell.text), None)
        named = [f for f in record.fields if self._is_box(f)]
        deepest = max(named, key=lambda f: self.here.scope.known.ranks.key(f.label.word), default=None)
        if number is not None and named and not any(f.label.word in number.label.word for f in named):
            deepest = min(named, key=lambda f: abs(f.cell.column - number.cell.column))  # beside the name it belongs to
        for f in named:
            found = names.read_name(f.cell.text)
            if not found.name:
                continue
            mine = number if f is deepest and not found.number else None
            texts = (f.cell.text,) if mine is None else (mine.cell.text, f.cell.text)
            told = found.number or (names.tidy_number(mine.text) if mine is not None else listing.label_number(f))
            yield f.label.word, listing.node(found.name, told, found.level or listing.level_word(f.label), texts)

    def _tells(self, record: Record) -> bool:
        """Whether a record says anything about a measure."""
        if record.bars:
            return True
        return any(
            f.cell.text and (f.label.means(*_TELLING) or _is_dated(f) or statements.kind_of(f)) for f in record.fields
        )

    def _facts(self, record: Record, measure: Measure) -> None:
        add, about, texts = self.here.found.add, measure.mention, measure.texts
        year = self.here.context.year
        add(departments.responsibilities(record, about, texts, about.plan.municipality))
        add(self._bracketed_departments(record, measure))
        add(related.from_record(record, about, texts))
        if self._is_whole(record):
            add(budgets.from_record(record, about, texts, self._unit(record.region), year))
        add(schedules.from_bars(self.sheet, record, about, texts))
        self.told[record.region] = None
        self._change(record, measure)
        rated = self._rated(record.region)
        whole = self._rates_whole(record.region)
        add(evaluations.from_record(record, about, texts, year, rated=rated, whole=whole))
        in_card = not self.sheet.regions[record.region].columns
        indicator = (
            self.opened.of(record, about, year)
            if in_card or _only_says_role(record)
            else indicators.indicator_of(record)
        )
        if not rated and indicator is not None:
            add(indicators.observations(record, indicator, about, texts, year, self.around.unit))
            others = {f.cell.column for f in record.fields if not f.label.means(*_TEXTS_BESIDE)}
            add(statements.from_record(record, about, texts, others))
            return
        if not rated and self._holds_money(record.region):
            add(budgets.by_year(record, about, texts, self.around.unit))
        self._statements(record, measure)
        if schedules.is_row(record) and not rated:
            add(schedules.from_texts(record, about, texts))

    def _is_whole(self, record: Record) -> bool:
        """Whether a row tells the whole money: it has a word of sums, or no other row under its head has one."""
        rows = [item for item in self.sheet.items() if isinstance(item, Record) and item.region == record.region]
        return (
            budgets.is_sum(record) or self.columns[record.region].leaf is not None or not any(map(budgets.is_sum, rows))
        )

    def _unit(self, index: int) -> str:
        """The unit of money that a head of a region tells for all its columns (事業費（千円）), else that of the surroundings."""
        heads = {head.text.text for cells in self.sheet.regions[index].heads.values() for head in cells}
        told = {unit for head in heads if (unit := numbers.unit_of(head)) in budgets.MONEY}
        return told.pop() if len(told) == 1 else self.around.unit

    def _rates_whole(self, index: int) -> bool:
        """Whether rows of a region rate the measure as a whole besides its sides (必要性 …, 総合評価)."""
        records = [item for item in self.sheet.items() if isinstance(item, Record) and item.region == index]
        return any(f.label.meaning == "rating" for record in records for f in record.fields)

    def _rated(self, index: int) -> bool:
        """Whether the columns of years in a region hold ratings."""
        return evaluations.is_scale(self._under_years(index))

    def _holds_money(self, index: int) -> bool:
        """Whether a list under a caption that counts in money has nothing but amounts under its years, and no words of
        money saved above it.
        """
        if self.around.unit not in budgets.MONEY or self.columns[index].leaf is None:
            return False
        saved = any(read_label(passage.title).means("budget.reduction") for passage in self.around.above)
        return not saved and budgets.are_amounts(self._under_years(index))

    def _under_years(self, index: int) -> Iterator[str]:
        """What the cells in the columns of years of a region say."""
        region = self.sheet.regions[index]
        dated = [c for c, label in region.columns.items() if label.means("year")]
        cells = (self.sheet.grid.get((row, column)) for row in region.rows for column in dated)
        return (cell.text.text for cell in cells if cell is not None)

    def _statements(self, record: Record, measure: Measure) -> None:
        """The texts of a record, and what their sentences tell besides."""
        add, about, texts = self.here.found.add, measure.mention, measure.texts
        naming = self._naming(record) | _told_of_old(record)
        answered = {
            f.cell.column
            for f in record.fields
            if f.label.means("statement.target", "name_or.target") and targets.answered(f.text)
        }
        add(statements.from_record(record, about, texts, naming | answered))
        for f in record.fields:
            if not f.cell.text or f.cell.column in naming:
                continue
            if f.cell.column in answered:
                add(
                    targets.facts(
                        f.cell.text,
                        about,
                        (*texts, *(head.text for head in f.heads)),
                        targets.period(self.here.context, about.plan),
                    )
                )

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
        return not self._tells_action(f.label.word) and not f.text.rstrip().endswith("。")

    def _tells_action(self, word: str) -> bool:
        """Whether a level's word heads what is done for the measure of the place, as no list or card uses it for names."""
        scope = self.here.scope
        names_measures = word in scope.known.ranks or any(step.word == word for step in scope.chain)
        return bool(scope.chain) and not names_measures and lexicon().actions.exact(word) is not None

    def _bracketed_departments(self, record: Record, measure: Measure) -> list[AnyFact]:
        """A department in 【】 on the last line of the cell that names the measure."""
        facts: list[AnyFact] = []
        for f in record.all("name", "level"):
            last = f.cell.text.lines[-1:]
            if len(f.cell.text.lines) > 1 and listing.bracketed_department(last[0].text):
                facts += departments.made(Text(last), "lead", measure.mention, measure.texts)
        return facts

    def _change(self, record: Record, measure: Measure) -> None:
        fields = tuple(f for f in record.all("status", "old_name", "new_name") if not numbers.nothing(f.text))
        if not fields and self.lists_new and self.columns[record.region].leaf is not None:
            self.here.found.add(
                [Succession(evidence=evidence(*measure.texts), kind="created", successors=(measure.mention,))]
            )
        elif not fields and self.lists_ended and self.columns[record.region].leaf is not None:
            reason = next((f.text for f in record.all("statement.reason")), "")
            texts = (*measure.texts, *(f.cell.text for f in record.all("statement.reason")))
            self.here.found.add(
                [Succession(evidence=evidence(*texts), kind="ended", predecessors=(measure.mention,), reason=reason)]
            )
        elif not fields and (
            mark := _ENDED_MARK.search(folded(Text(tuple(x for t in measure.texts for x in t.lines)).text))
        ):
            year = next((span.last for span in years.spans(mark[0])), None)
            ended = Succession(
                evidence=evidence(*measure.texts), kind="ended", predecessors=(measure.mention,), year=year
            )
            self.here.found.add([ended])
        if fields:
            remark = record.all("statement.reason", "remark")
            self.here.found.changes.append(
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


def _told_of_old(record: Record) -> set[int]:
    """The columns of reasons, in a row with an old measure: they are about that one."""
    if all(numbers.nothing(f.text) for f in record.all("old_name")):
        return set()
    reasons = (f for f in record.all("statement.reason", "remark") if statements.kind_of(f) == "reason")
    return {f.cell.column for f in reasons}


def _only_says_role(record: Record) -> bool:
    """Whether the label before a row is no more than the role of the values behind it (目標値 | 10 | 12)."""
    stubs = {f.stub.meaning for f in record.fields if f.stub.known}
    return bool(stubs) and all(meaning.startswith("value") or meaning in _ROLES for meaning in stubs)


def _is_dated(f: Field) -> bool:
    return f.label.means("year") and f.label.first is not None
