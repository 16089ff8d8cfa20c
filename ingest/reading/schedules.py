"""What is done when: bars over columns of years, and texts in such columns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.facts import MeasureMention, ScheduleItem
from ingest.document import Bar, Text
from ingest.reading import items
from ingest.reading.arrows import is_arrow, is_mark
from ingest.reading.evidence import evidence
from ingest.reading.labels import Label
from ingest.reading.names import has_letters
from ingest.reading.records import Field, Record, Sheet
from ingest.text import numbers, years

_DONE = re.compile(r"[ぁ-ん][一-龥ァ-ヴー]{2,}$")  # で実施, に拡大
_BY_YEAR = re.compile(
    r"年度別|年次別|各年度|年度ごと|年度毎|年次計画|年度計画"
)  # 工程, スケジュール are of steps in any case
_ARROW_END = re.compile(r"[\s→⇒➡▶►➔⇨─━―—]+$")


def from_bars(sheet: Sheet, record: Record, about: MeasureMention, name: Iterable[Text]) -> list[ScheduleItem]:
    """The bars that lie in a record's row."""
    facts = []
    for bar in record.bars:
        span = _span(sheet, bar)
        if span is None or not bar.text or is_arrow(bar.text.text):
            continue
        heads = _year_heads(sheet, bar)
        facts.append(
            ScheduleItem(
                evidence=evidence(*name, *heads, bar.text),
                about=about,
                text=_label(bar.text),
                start=span[0],
                end=span[1],
            )
        )
    return facts


def from_texts(record: Record, about: MeasureMention, name: Iterable[Text]) -> list[ScheduleItem]:
    """The texts in columns of years: each from its own year on as far as its cell and the arrows behind it reach."""
    facts: list[ScheduleItem] = []
    open_items: list[tuple[Text, Field, str, int, int]] = []
    latest = 0  # where the items of the last cell begin: an arrow goes on from them
    for field, first, last in _dated(record):
        text = field.cell.text.text
        if is_arrow(text):
            going = [(t, f, w, a, last if b >= first - 1 else b) for t, f, w, a, b in open_items[latest:]]
            open_items[latest:] = going
            continue
        latest = len(open_items)
        open_items += [
            (part, field, _ARROW_END.sub("", words), first, last)
            for words, part in items.bullets(field.cell.text)
            if words and not _is_on_bar(record, field, words) and not numbers.nothing(words) and not years.head(words)
        ]
    for part, field, words, first, last in open_items:
        heads = (*name, *(head.text for head in field.heads))
        facts.append(ScheduleItem(evidence=evidence(*heads, part), about=about, text=words, start=first, end=last))
    return facts


def as_done(record: Record, beside: Iterable[Record]) -> Record:
    """The row with what it tells of years as done, where it or a row ``beside`` it plans steps by year and it holds steps
    too (予定 | 検討 | 実施, and below it 結果 | 検討 | 検討).
    """
    done = [f for f in record.fields if f.label.means("statement.result", "value.actual") and f.years]
    stepped = all(_is_words(f.text) and not f.text.rstrip().endswith("。") for f in done if f.cell.text)
    several = len({year for f in done for year in f.years}) > 1
    fields_beside = (f for other in beside for f in other.fields)
    planned = any(f.label.means("schedule") and f.years and _is_words(f.text) for f in fields_beside)
    if not several or not stepped or not planned:
        return record
    fields = (replace(f, label=replace(f.label, meaning="done")) if f in done else f for f in record.fields)
    return replace(record, fields=tuple(fields))


def _is_on_bar(record: Record, field: Field, words: str) -> bool:
    """Whether the words of a cell are those of a bar that lies over it."""
    return any(bar.text.text == words and bar.first <= field.cell.column <= bar.last for bar in record.bars)


def is_row(record: Record) -> bool:
    """Whether a record has texts of a schedule: words under years, not values or ratings, and no word says otherwise."""
    dated = list(_dated(record))
    return bool(dated) and any(_is_words(f.text) and not is_arrow(f.text) for f, _, _ in dated)


def as_planned(record: Record) -> Record:
    """The row with what is done in several years (取組内容 | 検討 | 実施 | →) as steps, where an arrow goes on from one."""
    acts = [f for f in record.fields if f.label.means("name_or.action", "statement.action") and f.years and f.cell.text]
    stepped = any(is_arrow(f.text) for f in acts) and not any(f.text.rstrip().endswith("。") for f in acts)
    if not stepped:
        return record
    fields = (replace(f, label=replace(f.label, meaning="schedule")) if f in acts else f for f in record.fields)
    return replace(record, fields=tuple(fields))


def as_acts(record: Record, caption: Label) -> Record:
    """The row of a plan for each year (年度別計画 | 実施設計（2校） | 工事（2校）), which its own label or the ``caption`` of its
    table says it is, as what is done in each: for documents in which no step goes on from one year to the next. Words
    without any number or bullet (検討 | 試行 | 実施) are steps.
    """
    planned = [f for f in record.fields if f.cell.text and _is_plan_of_year(f, caption)]
    listed = any(numbers.quantities(f.text) or items.has_bullets(f.cell.text) for f in planned)
    if not listed or not all(_says_act(f.text) for f in planned if not numbers.nothing(f.text)):
        return record
    fields = (
        replace(f, label=replace(f.label, meaning="statement.action")) if f in planned else f for f in record.fields
    )
    return replace(record, fields=tuple(fields))


def _is_plan_of_year(field: Field, caption: Label) -> bool:
    label = field.label if field.label.means("schedule") else caption
    captioned = field.label.means("year") and not field.stub.known and caption.means("schedule")
    told = field.label.means("schedule") or captioned
    return told and len(field.years) == 1 and _BY_YEAR.search(label.word) is not None


def _says_act(text: str) -> bool:
    """Whether a text says what is done, perhaps how often (点検12橋), and is no number alone."""
    found = numbers.quantities(text)
    return _is_words(text) or (bool(found) and has_letters(text[: found[0].start]))


def go_on(sheet: Sheet) -> bool:
    """Whether a table has a step that goes on over several years: a bar, an arrow, or a text across columns of years."""
    if sheet.table.bars or any(is_arrow(cell.text.text) for cell in sheet.table.cells):
        return True
    fields = (f for item in sheet.items() if isinstance(item, Record) for f in item.fields)
    return any(len(f.years) > 1 and f.cell.text and f.label.means("year", "schedule", "done") for f in fields)


def beside_values(record: Record) -> tuple[Field, ...]:
    """The steps by year in a row of an indicator: their label says so, or an arrow among them, or that its values have columns
    of their own (目標値 | 年次計画), or its name stands behind them all.
    """
    steps = tuple(f for f in record.all("schedule", "done") if f.label.first is not None and f.years)
    worded = all(_is_words(f.text) or is_arrow(f.text) or numbers.nothing(f.text) for f in steps)
    said = any(f.stub.means("level", "name_or.action") or is_arrow(f.text) for f in steps)
    apart = any(f.label.means("value") for f in record.fields)
    named = [f.cell.column for f in record.all("indicator") if f.label.first is None]
    ahead = bool(steps and named) and max(f.cell.column for f in steps) < min(named)
    signs = all(is_mark(f.text) for f in steps if f.cell.text)
    return steps if worded and (said or apart or ahead or signs) else ()


def _is_words(text: str) -> bool:
    """Whether a text says something and is more than a number with its unit (40歳以上で実施)."""
    if numbers.nothing(text):
        return False
    found = numbers.quantities(text)
    if not found:
        return True
    rest = text[: found[0].start] + text[found[-1].end :]
    return len(found) == 1 and bool(_DONE.search(rest))


def _dated(record: Record) -> Iterator[tuple[Field, int, int]]:
    """The fields under years that hold the schedule's own texts, with the years that their cells cover; where a row is of one
    year (令和5年度 | 計画 | 実績), what is planned in it but no sentence.
    """
    for field in record.fields:
        if field.label.means("year", "schedule", "done") and field.years and field.cell.text:
            yield field, field.years[0], field.years[-1]
        elif _is_of_row(field) and field.label.first is not None and field.label.last is not None:
            yield field, field.label.first, field.label.last


def _is_of_row(field: Field) -> bool:
    dated = field.stub.means("year") or (field.stub.means("schedule") and field.stub.first is not None)
    planned = field.label.means("schedule") and dated
    return planned and bool(field.cell.text) and not field.text.rstrip().endswith("。")


def _span(sheet: Sheet, bar: Bar) -> tuple[int, int] | None:
    first, last = sheet.years(bar.row, bar.first), sheet.years(bar.row, bar.last)
    if first is None or last is None:
        return None
    return first[0], max(last[1], first[0])


def _year_heads(sheet: Sheet, bar: Bar) -> list[Text]:
    for region in reversed(sheet.regions):
        if region.first <= bar.row and region.heads.get(bar.first):
            return [cell.text for column in (bar.first, bar.last) for cell in region.heads.get(column, ())[-1:]]
    return []


def _label(text: Text) -> str:
    """A bar's words: its lines joined, without the bullet."""
    return items.without_bullet(_ARROW_END.sub("", text.text)).strip()
