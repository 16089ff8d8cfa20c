"""What one record says about one measure, in all families of facts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

import msgspec

from graph.facts import AnyFact, Statement
from ingest.document import Text
from ingest.reading import (
    budgets,
    captioned,
    changes,
    dated,
    departments,
    evaluations,
    grades,
    indicators,
    leads,
    led,
    listing,
    nowthen,
    related,
    saved,
    schedules,
    statements,
    targets,
    timed,
    work_and_money,
)
from ingest.reading.boxes import Boxes
from ingest.reading.choices import Choices
from ingest.reading.here import Here, Measure
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.naming import Columns
from ingest.reading.observations import observations
from ingest.reading.opened import Opened
from ingest.reading.records import Field, Record, Sheet
from ingest.reading.shape import are_amounts
from ingest.reading.surroundings import Surroundings
from ingest.text import numbers

# Texts about the measure itself that may stand in a row of an indicator.
_TEXTS_BESIDE = (
    *(f"statement.{kind}" for kind in ("purpose", "action", "state_or_issue", "issue", "outlook", "opinion", "reason")),
    "name_or.action",
)
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
    "old_name",
    "new_name",
)
_LOOKING_BACK = (
    "rating",
    "value.actual",
    "statement.opinion",
    "statement.outlook",
)  # heads of what is asked afterwards
_UNIT = re.compile(r"単位\s*[:：]?")
_PARTED = ("statement", "name_or", "stub", "schedule")  # heads of cells that may hold several texts
_ROLES = ("name_or.target", "statement.target", "statement.result", "done")


class Assertions:
    """What the records of one table say about measures; ``columns`` are those that name measures, by region."""

    def __init__(
        self, here: Here, sheet: Sheet, columns: Mapping[int, Columns], around: Surroundings, boxes: Boxes
    ) -> None:
        self.here, self.sheet, self.columns, self.boxes = here, sheet, columns, boxes
        self.around = replace(around, told=around.told or _unit_in_heads(sheet))
        self.lists_new, self.lists_ended = around.list_new(here.context), around.list_ended()
        labels = [label for region in sheet.regions for label in region.columns.values()]
        captioned = dated.of_caption(around.title, labels, here.context.year)
        reported = dated.of_report(labels, here.context.reviewed)
        self.dated = {**reported, **captioned, **dated.dated(around.texts, here.context.year)}
        self.opened, self.choices = Opened(), Choices()
        looks_back = any(sheet.label(cell).means(*_LOOKING_BACK) for cell in sheet.table.cells)
        self._reported = here.context.year if looks_back else None
        self._looked_at = around.looked_at(here.context.year)
        self._done_in = around.told_year(here.context.year) or self._looked_at

    def enter_part(self, title: Text) -> None:
        """A title inside the table (３ 事業費の推移（単位：千円）): the unit that it tells counts for the rows below it."""
        if unit := numbers.unit_of(title.text):
            self.around = replace(self.around, told=unit)

    def add(self, record: Record, measure: Measure) -> None:
        """Add all that a record says about a measure to what was found."""
        record = self.choices.going_on(changes.with_remarks(record))
        record = indicators.beside_name(self._without_offices(record, measure), measure.mention.name)
        add, about, texts = self.here.found.add, measure.mention, measure.texts
        year = self.here.context.year
        record = schedules.as_planned(schedules.as_done(record, self._records(record.region)))
        record = record if self.around.steps_go_on else schedules.as_acts(record, self.around.label)
        add(departments.responsibilities(record, about, texts, about.plan.municipality))
        add(self._bracketed_departments(record, measure))
        add(related.from_record(record, about, texts))
        if self._is_whole(record):
            add(budgets.from_record(record, about, texts, self.unit(record.region), year))
        add(schedules.from_bars(self.sheet, record, about, texts))
        self._change(record, measure)
        rated = self._rated(record.region)
        whole = self._rates_whole(record.region)
        rated_in = (
            self.around.rated_in
            or self._looked_at
            or self.dated.get("actual", (self.here.context.reviewed or year,))[0]
        )
        add(evaluations.from_record(record, about, texts, rated_in, rated=rated, whole=whole))
        add(self._led(record, measure))
        parted = self._parted(record, measure)
        for f in record.all("indicator"):
            add(nowthen.observations(f.cell.text, about, (*texts, *(head.text for head in f.heads)), year))
        in_card = not self.sheet.regions[record.region].columns
        indicator = (
            self.opened.of(record, about, year)
            if in_card or _only_says_role(record) or self.opened.stands_above(self.sheet.regions[record.region].first)
            else indicators.indicator_of(record)
        ) or saved.indicator(record, self.around.title, self.around.unit, year)
        corner = captioned.of_corner(record, self.sheet.regions[record.region])
        indicator = corner or indicator or captioned.indicator(record, self.around.title)
        if indicator is None and self.columns[record.region].leaf is not None:
            record = saved.in_year(record, self.here.context.reviewed)
            indicator = indicators.indicator_of(record)
        money = not rated and self._holds_money(record.region)
        if money:
            add(budgets.by_year(record, about, texts, self.around.money_unit, self.around.money))
        elif not rated and indicator is not None:
            naming = self.columns[record.region].names
            steps = schedules.beside_values(record)
            add(schedules.from_texts(replace(record, fields=steps), about, texts))
            record = replace(record, fields=tuple(f for f in record.fields if f not in steps))
            for part in indicators.apart(record):
                own = indicators.indicator_of(part) if part is not record else indicator
                told_by = own or indicator
                kept = (f for f in part.fields if f.cell.column not in naming and not _only_names(f, told_by))
                valued = replace(part, fields=tuple(kept))
                told = observations(valued, told_by, about, texts, year, self._unit_of(record))
                add(dated.with_years(told, self.dated))
            if indicator.over is None:
                others = {
                    f.cell.column for f in record.fields if not _is_text_beside(f) or _counts(f, indicator)
                } | parted
                add(statements.from_record(record, about, texts, others, self._reported, self._done_in))
                return
        if indicators.counts_nothing(record):
            return
        self._statements(record, measure, parted)
        if schedules.is_row(record) and not rated:
            add(schedules.from_texts(record, about, texts))

    def _without_offices(self, record: Record, measure: Measure) -> Record:
        """A record without the departments behind the sentences of its texts (…を配布する。（総務課）), which are kept, where
        that is the document's way.
        """
        fields = list(record.fields)
        for i, f in enumerate(fields):
            said, offices = self.here.untagged(f.cell.text) if statements.kind_of(f) else (f.cell.text, None)
            if offices is not None:
                fields[i] = replace(f, cell=msgspec.structs.replace(f.cell, text=said))
                heads = (*measure.texts, *(head.text for head in f.heads))
                self.here.found.add(departments.made(offices, "lead", measure.mention, heads))
        return replace(record, fields=tuple(fields))

    def _is_whole(self, record: Record) -> bool:
        """Whether a row tells the whole money: it has a word of sums, or is 事業費, or no other row under its head has one and it
        is not the rest of a sum (その他).
        """
        rows = self._records(record.region)
        if budgets.is_rest(record):
            return False
        return (
            budgets.is_sum(record)
            or budgets.is_own(record)
            or self.columns[record.region].leaf is not None
            or not any(map(budgets.is_sum, rows))
        )

    def unit(self, index: int) -> str:
        """The unit of money that a head of a region tells for all its columns (事業費（千円）), else that of the surroundings."""
        heads = {head.text.text for cells in self.sheet.regions[index].heads.values() for head in cells}
        told = {unit for head in heads if (unit := numbers.unit_of(head)) in numbers.MONEY}
        return told.pop() if len(told) == 1 else self.around.money_unit

    def _unit_of(self, record: Record) -> str:
        """The unit of the values in a row: of what is saved, as the head of its region tells it (財政効果額 | （単位：千円）);
        none where a cell says that there is none (単位 | －).
        """
        if record.all("unit"):
            return ""
        saved = any(f.stub.means("budget.reduction") for f in record.fields)
        return self.unit(record.region) if saved else self.around.unit

    def _rates_whole(self, index: int) -> bool:
        """Whether rows of a region rate the measure as a whole besides its sides (必要性 …, 総合評価)."""
        return any(f.label.meaning == "rating" for record in self._records(index) for f in record.fields)

    def _records(self, index: int) -> list[Record]:
        """The rows of a region; all are read once, not once for each of them."""
        return [row for row in self._rows if row.region == index]

    @cached_property
    def _rows(self) -> list[Record]:
        return [item for item in self.sheet.items() if isinstance(item, Record)]

    def _rated(self, index: int) -> bool:
        """Whether the columns of years in a region hold ratings."""
        return grades.is_scale(self._under_years(index))

    def _holds_money(self, index: int) -> bool:
        """Whether a list under a caption that counts in money has nothing but amounts under its years, and no words of
        money saved above it.
        """
        labels = self.sheet.regions[index].columns.values()
        counted = any(label.means("indicator", "unit") for label in labels)
        about_measure = self.columns[index].leaf is not None or self.around.money
        unit = self.around.money_unit if self.around.money else self.around.unit
        if unit not in numbers.MONEY or not about_measure or counted:
            return False
        told = are_amounts(self._under_years(index)) or work_and_money.by_turns(
            self.sheet, self.sheet.regions[index], self.columns[index].leaf
        )
        return told and not self.around.tell_savings()

    def _under_years(self, index: int) -> Iterator[str]:
        """What the cells in the columns of years of a region say."""
        region = self.sheet.regions[index]
        dated = [c for c, label in region.columns.items() if label.means("year")]
        cells = (self.sheet.grid.get((row, column)) for row in region.rows for column in dated)
        return (cell.text.text for cell in cells if cell is not None)

    def _statements(self, record: Record, measure: Measure, parted: set[int]) -> None:
        """The texts of a record but for the ``parted`` ones, and what their sentences tell besides."""
        add, about, texts, year = self.here.found.add, measure.mention, measure.texts, self.here.context.year
        naming = self._naming(record) | _told_of_old(record) | parted
        answered = {
            f.cell.column
            for f in record.fields
            if f.label.means("statement.target", "name_or.target") and targets.answered(f.text)
        }
        stepped = [f for f in record.all("schedule") if f.label.first is None and timed.are_steps(f.cell.text, year)]
        for f in stepped:
            heads = (*texts, *(head.text for head in f.heads))
            add(timed.made(timed.steps(f.cell.text, year, fewest=1), about, heads))
        besides = naming | answered | {f.cell.column for f in stepped}
        add(statements.from_record(record, about, texts, besides, self._reported, self._done_in))
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

    def _parted(self, record: Record, measure: Measure) -> set[int]:
        """The columns of cells that hold several texts, each behind its own label in brackets (【現状】… 【課題】…)."""
        parted = set()
        for f in record.fields:
            if f.cell.text and (not f.label.known or f.label.means(*_PARTED)) and f.cell.column not in parted:
                texts = (*measure.texts, *(head.text for head in f.heads))
                made = led.facts(f.cell.text, replace(measure, texts=texts), self.here)
                if {fact.kind for fact in made if isinstance(fact, Statement)} - {statements.kind_of(f)}:
                    self.here.found.add(made)
                    parted.add(f.cell.column)
        return parted

    def _naming(self, record: Record) -> set[int]:
        """The columns of a record that name measures."""
        columns = self.columns[record.region]
        if columns.leaf is not None:
            return set(columns.names)
        return {f.cell.column for f in self.boxes.in_row(record)}

    def _led(self, record: Record, measure: Measure) -> Iterator[Statement]:
        """What is done, in sentences behind the measure's name in its own cell."""
        for f in record.fields:
            if f.cell.column in self.columns[record.region].names and (led := leads.lead(f.cell.text)):
                yield from statements.made(led.rest, "action", measure.mention, measure.texts, None)

    def _bracketed_departments(self, record: Record, measure: Measure) -> list[AnyFact]:
        """A department in 【】 on the last line of the cell that names the measure."""
        facts: list[AnyFact] = []
        for f in record.all("name", "level"):
            last = f.cell.text.lines[-1:]
            if len(f.cell.text.lines) > 1 and listing.bracketed_department(last[0].text):
                facts += departments.made(Text(last), "lead", measure.mention, measure.texts)
        return facts

    def _change(self, record: Record, measure: Measure) -> None:
        """What became of the measure: told in columns of its own, by the list that it stands in, or by a mark."""
        about, texts, found = measure.mention, measure.texts, self.here.found
        listed = self.columns[record.region].leaf is not None
        if change := changes.of_measure(record, about, texts, self.around.rated_in, self.unit(record.region)):
            found.change(change)
        elif self.lists_new and listed:
            found.add(changes.created(about, texts))
        elif listed and (self.lists_ended or self._heads_ended(record)):
            found.add(changes.ended(record, about, texts))
        elif listed and (self._marked_new(record, measure) or _remarked_new(record)):
            found.add(changes.created(about, texts))
        else:
            found.add(changes.marked_ended(about, texts))

    def _heads_ended(self, record: Record) -> bool:
        """Whether the head over the names says that these measures end (終了する事業)."""
        heads = self.sheet.regions[record.region].heads.get(self.columns[record.region].leaf or 0, ())
        return any(head.text.text in lexicon().ended_lists for head in heads)

    def _marked_new(self, record: Record, measure: Measure) -> bool:
        """Whether the row bears the sign of what is new, in a cell of its own or beside the name."""
        sign = self.around.sign_of_new
        alone = any(f.text.strip() == sign for f in record.fields)
        return bool(sign) and (alone or any(sign in text.text for text in measure.texts))


def _unit_in_heads(sheet: Sheet) -> str:
    """The unit that a cell of the first row tells and nothing else (（単位：人） | R7), or its corner (区分（人） | R7)."""
    told = ((cell.column, read_label(cell.text.text)) for cell in sheet.table.cells if cell.row == 0)
    said = (x.unit for c, x in told if _UNIT.match(x.word) or (c == 0 and x.means("", "stub", "name_or")))
    return next(filter(None, said), "")


def _remarked_new(record: Record) -> bool:
    """Whether the remark on a row is no more than a word that says that its measure is new (新規)."""
    return any(lexicon().succession.exact(f.text) == "created" for f in record.all("remark"))


def _is_text_beside(f: Field) -> bool:
    """Whether a field in a row of an indicator is a text about the measure itself, and no value of the indicator."""
    told = f.label.means("statement.result", "statement.state") and f.text.rstrip().endswith("。")
    return told or f.label.means(*_TEXTS_BESIDE) or (f.label.means("status") and bool(statements.kind_of(f)))


def _only_names(f: Field, indicator: indicators.Indicator) -> bool:
    """Whether a field behind a label of values without a year (見込量 | 1号) is part of the indicator's name."""
    return f.label.means("value") and f.label.first is None and f.cell.text in indicator.texts


def _counts(f: Field, indicator: indicators.Indicator) -> bool:
    """Whether a field behind a label of texts (確保方策) is part of an indicator's name, or one of its values by year."""
    dated = f.stub.known and f.label.meaning == f.stub.meaning and f.label.first is not None
    return f.cell.text in indicator.texts or (dated and bool(numbers.quantities(f.text)))


def tells(record: Record) -> bool:
    """Whether a record says anything about a measure."""
    if record.bars:
        return True
    return any(
        f.cell.text and (f.label.means(*_TELLING) or _is_dated(f) or statements.kind_of(f)) for f in record.fields
    )


def _told_of_old(record: Record) -> set[int]:
    """The columns of reasons, in a row with an old measure: they are about that one."""
    if all(numbers.nothing(f.text) for f in record.all("old_name")):
        return set()
    reasons = (f for f in record.all("statement.reason", "remark") if changes.is_reason_for_old(f, alone=False))
    return {f.cell.column for f in reasons}


def _only_says_role(record: Record) -> bool:
    """Whether the label before a row is no more than the role of the values behind it (目標値 | 10 | 12), or that of the
    indicator whose name stands beside it in a row above.
    """
    stubs = {f.stub.meaning for f in record.fields if f.stub.known}
    said = all(meaning.startswith(("value", "indicator")) or meaning in _ROLES for meaning in stubs)
    return bool(stubs) and said


def _is_dated(f: Field) -> bool:
    return f.label.means("year") and f.label.first is not None
