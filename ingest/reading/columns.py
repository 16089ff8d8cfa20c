"""What the columns under a head mean: by the labels of the head, by the head above it, by what stands in them."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from ingest.document import Cell
from ingest.reading import names, old_edition, stub_columns, twofold, yearsides
from ingest.reading.bracketed import is_sure
from ingest.reading.cells import Cells
from ingest.reading.cornered import role_columns
from ingest.reading.dated_indicators import named_under_years
from ingest.reading.grades import is_scale, rating
from ingest.reading.labels import Label, combined, likened, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.offices import is_office
from ingest.reading.predecessors import names_edition
from ingest.reading.regions import Region
from ingest.reading.shape import are_amounts, borne_out, told_by_sentences
from ingest.reading.statuses import MAY_BE_STATUS, are_statuses, is_status, tell_fates
from ingest.text import numbers, years
from ingest.text.names import kind_of
from ingest.text.normal import normal

_EDITION = re.compile(r"第([0-9一二三四五六七八九])[期次]")
_NUMERALS = {kanji: str(number) for number, kanji in enumerate("一二三四五六七八九", 1)}
_SIDES = 2
_OF_NUMBERS = re.compile(r"(?:番号|No\.?|№)$")
_NAMING = ("name", "level", "number", "name_or", "old_name", "new_name", "old_number", "new_number")
# Columns beside which one of names may be of measures, those of texts after them.
_TOLD_OF_MEASURES = ("department", "budget", "rating", "status", "name_or.action")
_TEXTS = ("statement.purpose", "statement.action", "statement.issue", "statement.outlook", "statement.reason")
# What heads that tell texts mean over years with numbers under them (実績 | R4 | R5).
_SPANS = {"statement.result": "value.actual", "schedule": "value.target"}
_OF_MEASURES = ("department", "rating", "budget")  # of what the columns of a side say of its measures
# Heads over the sides from which measures are rated: 視点, 評価項目, 評価の視点.
_MAY_HEAD_SIDES = ("level", "name", "name_or", "statement.opinion", "rating", "stub", "indicator", "")
_SIGNS = frozenset("●○〇◯◎■✓✔☑レ★☆")  # that tick a column
_MEASURED = re.compile(r"[0-9０-９]{2}|[.．%％]")  # in a number that is no grade
_LARGE = ("千円", "万円", "百万円")  # units of the money of measures
_INITIAL = "当初"  # the value at the start of an indicator, or the budget that a year starts with
_MARKED = re.compile(r"[(（][^()（）]{1,4}[)）]$")  # 総務課（主）
_LONG = 40  # letters; a longer text names no department


def columns_under(sheet: Cells, regions: list[Region], head: list[int]) -> Region:
    """The labels of the columns under the rows of a head."""
    region = Region(first=head[0])
    for column in range(sheet.table.columns):
        stack = [
            sheet.grid[row, column] for row in head if (row, column) in sheet.grid and sheet.grid[row, column].text
        ]
        cells = tuple(dict.fromkeys(stack))
        label = Label()
        for cell in cells:
            label = combined(label, sheet.label(cell)) if label != Label() else sheet.label(cell)
        if cells and (own := _beside_years(sheet, head[-1], column)) is not None:
            label, cells = sheet.label(own), (own,) if own.text else ()
        region.columns[column], region.heads[column] = label, cells
    _years_above(regions, region)
    _bare_years(sheet, region)
    _by_edition(region)
    _by_plan(region)
    region.columns |= yearsides.sides(region.columns)
    return region


def _beside_years(sheet: Cells, row: int, column: int) -> Cell | None:
    """The cell of a column in the last row of the head that is empty or says nothing (区分), right before years and under a head
    that both share: what stands below it says what is told of each year (目標, 実績).
    """
    own, beside = sheet.grid.get((row, column)), sheet.grid.get((row, column + 1))
    if own is None or own.columns > 1 or beside is None or sheet.label(beside).first is None:
        return None
    above = sheet.grid.get((own.row - 1, column))
    shared = above is not None and above is sheet.grid.get((own.row - 1, column + 1))
    says_nothing = not own.text or (sheet.label(own).means("stub") and sheet.label(own).first is None)
    return own if shared and says_nothing and sheet.label(beside).means("year") else None


def _years_above(regions: list[Region], region: Region) -> None:
    """A cell of an inner head (目標値) that runs over several year columns of the head above keeps their years."""
    if not regions:
        return
    above = regions[-1]
    for column, label in region.columns.items():
        cell = region.heads[column][-1] if region.heads[column] else None
        if cell is None or cell.columns == 1 or label.first is not None or not label.means("value", "budget", "rating"):
            continue
        under = range(cell.column, cell.column + cell.columns)
        spans = [above.columns.get(c, Label()) for c in under]
        if all(span.first is not None for span in spans) and len({span.first for span in spans}) == cell.columns:
            dated = above.columns[column]
            region.columns[column] = replace(label, first=dated.first, last=dated.last)
            region.heads[column] = (*above.heads.get(column, ()), *region.heads[column])


def _by_edition(region: Region) -> None:
    """Columns of the first and the second edition of a plan (第１期の事業名, 第２期の事業名; of 第６次計画第１期 the last number
    counts) are its old and new side; that of one edition is the other side of 本計画の事業名 or 前計画の事業名.
    """
    editions = {}
    for column, heads in region.heads.items():
        found = [counted[-1] for cell in heads if (counted := _EDITION.findall(normal(cell.text.text)))]
        dated = any(years.head(cell.text.text) for cell in heads)  # 第1期 over R7 | R8 | R9 parts a schedule
        told = region.columns[column].means(*_NAMING, *_OF_MEASURES, "")
        if found and not dated and told:
            editions[column] = _NUMERALS.get(found[0], found[0])
    sides = _sides(region, editions)
    for column, edition in editions.items() if sides else ():
        label, side = region.columns[column], sides[edition]
        beside = [c for c, other in editions.items() if other == edition]
        meaning = label.meaning if label.means(*_OF_MEASURES) else _on_side(region, column, side, beside)
        region.columns[column] = replace(label, meaning=meaning, side=side)


def _by_repetition(region: Region) -> None:
    """Columns that stand twice, before and behind what became of each measure, are its old and its new side."""
    sides = twofold.sides(region.columns)
    meant = {}
    for column, side in sides.items():
        label, beside = region.columns[column], [c for c, other in sides.items() if other == side]
        if label.means("name", "level", "number"):
            meant[column] = replace(label, meaning=_on_side(region, column, side, beside), side=side)
        elif label.means(*_OF_MEASURES):
            meant[column] = replace(label, side=side)
    region.columns |= meant


def _sides(region: Region, editions: Mapping[int, str]) -> dict[str, str]:
    """Which edition is the old side and which the new one; none where that cannot be told."""
    told = sorted(set(editions.values()))
    if len(told) == _SIDES:
        return dict(zip(told, ("old", "new"), strict=True))
    others = {label.meaning for column, label in region.columns.items() if column not in editions}
    opposite = {side for other, side in (("new_name", "old"), ("old_name", "new")) if other in others}
    return {told[0]: opposite.pop()} if len(told) == len(opposite) == 1 else {}


def _by_plan(region: Region) -> None:
    """Columns of names under two plans (第２期計画, こども計画), and one of what became of them: the left plan is the old one."""
    plans: dict[int, str] = {}
    for column, heads in region.heads.items():
        named = len(heads) > 1 and (kind_of(heads[0].text.text) == "plan" or names_edition(heads[0].text.text))
        if named and region.columns[column].means(*_NAMING):
            plans[column] = normal(heads[0].text.text)
    told = any(label.means("status") for label in region.columns.values())
    if len(set(plans.values())) != _SIDES or not told:
        return
    old = plans[min(plans)]
    for column, plan in plans.items():
        side = "old" if plan == old else "new"
        meaning = _on_side(region, column, side, [c for c, other in plans.items() if other == plan])
        region.columns[column] = replace(region.columns[column], meaning=meaning, side=side)


def _on_side(region: Region, column: int, side: str, beside: list[int]) -> str:
    """What a column means on the old or new side of a table: numbers, names, or what stands above the names further right."""
    label = region.columns[column]
    if label.means("number", "old_number", "new_number") or any(
        _OF_NUMBERS.search(normal(cell.text.text)) for cell in region.heads[column]
    ):
        return f"{side}_number"
    named = [c for c in beside if c > column and region.columns[c].means("name", "level", "old_name", "new_name")]
    lowest = region.heads[column][-1].text.text if region.heads[column] else ""
    if (label.means("level") or read_label(lowest).means("level")) and named:
        return "old_group" if side == "old" else "level"
    return f"{side}_name"


def _bare_years(sheet: Cells, region: Region) -> None:
    """Columns headed by a bare number beside columns headed by years: 30, 元, 2."""
    texts = [region.heads[c][-1].text.text if region.heads.get(c) else "" for c in range(sheet.table.columns)]
    if not any(years.head(text) for text in texts):
        return
    for column, span in enumerate(years.heads(texts, sheet.now)):
        if span and region.columns[column].first is None and not region.columns[column].known:
            region.columns[column] = replace(region.columns[column], meaning="year", first=span.first, last=span.last)


def settle(sheet: Cells, region: Region) -> None:
    """Give columns nobody knows a meaning by the shape of what stands under them."""
    _take_sides(sheet, region)
    region.columns |= stub_columns.under_names(sheet, region)
    region.columns |= role_columns(sheet, region)
    region.columns |= named_under_years(sheet, region)
    names_last = sorted(region.columns.items(), key=lambda item: likened(item[1]).means(*_NAMING))
    for column, label in names_last:
        cells = list(dict.fromkeys(sheet.grid[r, column] for r in region.rows if (r, column) in sheet.grid))
        cells = [cell for cell in cells if cell.column == column] or cells  # and not what reaches into it
        texts = [cell.text.text for cell in cells if cell.text and not _is_sum(cell, column)]
        if texts and (ticked := _ticked(label)) and all(text.strip() in _SIGNS for text in texts):
            region.columns[column] = replace(label, meaning=ticked)
        elif texts and _is_dated_value(region, label, texts):
            region.columns[column] = replace(label, meaning="year")
        elif texts and not label.known:
            likely = _told_by_likeness(region, label, texts)
            shape = by_shape(texts) or _counts_money(region, label, texts)
            region.columns[column] = likely or replace(label, meaning=shape)
        elif texts and label.means(*MAY_BE_STATUS) and (are_statuses(texts) or tell_fates(texts)):
            region.columns[column] = replace(label, meaning="status")
        elif label.means("new_name") and tell_fates(texts):
            region.columns[column] = replace(label, meaning="status", side="")
        elif label.means("statement.result") and is_scale(texts) and all(map(rating, texts)):
            region.columns[column] = replace(label, meaning="rating")
        elif meaning := _told_by_year(sheet, region, label, texts):
            region.columns[column] = replace(label, meaning=meaning)
    _by_repetition(region)
    for column, side in old_edition.sides(sheet, region).items():
        label = region.columns[column]
        region.columns[column] = replace(
            label, meaning=f"{side}_name" if label.means("name") else label.meaning, side=side
        )
    _take_sentences(sheet, region)
    _take_old_groups(sheet, region)
    _take_new_side(region)
    _take_outlook(sheet, region)
    _take_after_change(region)
    _take_money_before(region)
    _take_told_before(region)


def _ticked(label: Label) -> str:
    """What a column says that holds nothing but signs: what became of measures, or that a department has a part in them."""
    if is_status(label.word):
        return "status_mark"
    return "department.lead" if not label.known and is_sure(label.word) else ""


def _take_told_before(region: Region) -> None:
    """A column of ratings behind the old names and before the new ones (旧名称 | 評価 | 取扱い | 新名称) rates the old; so do
    departments there run them, where the new ones have theirs behind them.
    """
    old = [c for c, label in region.columns.items() if label.means("old_name")]
    new = [c for c, label in region.columns.items() if label.means("name", "level", "new_name")]
    twice = any(label.means("department") for c, label in region.columns.items() if new and c > max(new))
    for column in range(max(old) + 1, min(new)) if old and new else ():
        label = region.columns.get(column, Label())
        if label.means("rating", *(("department",) if twice else ())) and not label.side:
            region.columns[column] = replace(label, side="old")


def _take_sides(sheet: Cells, region: Region) -> None:
    """A column of the sides from which a measure is rated (必要性, 有効性), and perhaps the whole (総合評価), names nothing."""
    for column, label in region.columns.items():
        cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
        labels = [sheet.label(cell) for cell in cells if cell is not None and cell.text]
        sides = sum(told.means("rating.criterion") for told in labels)
        most = sum(told.means("rating") for told in labels) * 2 > len(labels)
        if label.means(*_MAY_HEAD_SIDES) and sides > 1 and most:
            region.columns[column] = replace(label, meaning="stub")


def _take_sentences(sheet: Cells, region: Region) -> None:
    """Columns beside listed ones of measures that hold sentences under words that nobody listed tell of these measures:
    beside what became of them, why.
    """
    listed = [label for label in region.columns.values() if label.known and not label.likened]
    if not any(label.means(*_NAMING) for label in listed):
        return
    changes = any(label.means("status", "old_name", "new_name") for label in listed)
    for column, label in region.columns.items():
        own = _unlisted(sheet, region, column)
        cells = dict.fromkeys(sheet.grid.get((r, column)) for r in region.rows)
        texts = [cell.text.text for cell in cells if cell is not None and cell.column == column and cell.text]
        found = told_by_sentences(own, texts) if own is not None else label
        if own is not None and found.known:
            region.columns[column] = replace(found, meaning="statement.reason") if changes else found


def _unlisted(sheet: Cells, region: Region, column: int) -> Label | None:
    """The label of a column, or of its last head under years, that nobody listed; None where one is listed."""
    label, heads = region.columns[column], region.heads.get(column, ())
    if label.known and label.means("year") and heads and not sheet.label(heads[-1]).known:
        return replace(label, meaning="", word=sheet.label(heads[-1]).word)
    return None if label.known or not heads else label


def _is_sum(cell: Cell, column: int) -> bool:
    """Whether a cell that reaches into a column only says that a row sums the others (合計)."""
    return cell.column != column and names.is_sum(cell.text.text)


def _told_by_likeness(region: Region, label: Label, texts: list[str]) -> Label | None:
    """The label of a head that nobody listed where heads much like it mean what the texts under it bear out.

    A column of names is one of measures only beside what is told of measures: values alone may be of anything; one of new names
    only beside the old.
    """
    found = borne_out(label, texts)
    others = region.columns.values()
    if found.means(*_NAMING) and not any(_tells_of_measures(other) for other in others):
        return None
    if found.means("new_name", "new_number") and not any(other.means("old_name", "old_number") for other in others):
        return None
    return found if found.known else None


def _tells_money(sheet: Cells, region: Region) -> bool:
    """Whether a head or a label of the rows is of money: then years may hold money, too."""
    cells = {cell for row in region.rows for cell in sheet.row(row) if cell.text}
    labels = [*region.columns.values(), *map(sheet.label, cells)]
    return any(label.means("budget", "ignored") for label in labels)


def _tells_of_measures(label: Label) -> bool:
    """Whether a column is one that stands beside names of measures; times alone may be of anything, years are of a plan."""
    dated = label.means("schedule") and label.first is not None
    return dated or label.means(*_TOLD_OF_MEASURES, *_TEXTS)


def _told_by_year(sheet: Cells, region: Region, label: Label, texts: list[str]) -> str:
    """What numbers under a word with its year are, where the word alone would say something else; "" else."""
    if _is_stage_of_budget(region, label, texts):
        return "budget.initial"
    if _is_role_of_year(label, texts) and not _tells_money(sheet, region):
        return _SPANS[label.meaning]
    return "value.actual" if label.means("rating") and label.first is not None and _are_values(region, texts) else ""


def _is_role_of_year(label: Label, texts: list[str]) -> bool:
    """Whether a word that else tells texts stands over a year with numbers under it, and nothing else (実績 | R4)."""
    told = [text for text in texts if not numbers.nothing(text)]
    counted = bool(told) and all(map(numbers.quantities, told)) and not any("。" in text for text in told)
    return label.means(*_SPANS) and label.first is not None and counted


def _are_values(region: Region, texts: list[str]) -> bool:
    """Whether numbers under the name of a review with its year (中間評価（R元）) are values, beside those of an indicator."""
    meanings = [label for label in region.columns.values() if label.means("value.baseline", "value.target")]
    counted = [text for text in texts if not numbers.nothing(text)]
    named = any(label.means("indicator") for label in region.columns.values())
    values = [text for text in counted if _MEASURED.search(text)]
    return named and bool(meanings) and len(values) * 2 > len(counted) and all(map(numbers.quantities, counted))


def _is_dated_value(region: Region, label: Label, texts: list[str]) -> bool:
    """Whether numbers under a word that nobody knows for one, with a year (ゴール 令和13年度), are values of an indicator."""
    if label.first is None or (label.known and not label.means("ignored")):
        return False
    others = [other for other in region.columns.values() if other is not label]
    valued = any(other.means("value", "year", "statement.state") and other.first is not None for other in others)
    counted = [text for text in texts if not numbers.nothing(text)]
    named = any(other.means("indicator") for other in others)
    return named and valued and bool(counted) and all(map(numbers.quantities, counted))


def _take_outlook(sheet: Cells, region: Region) -> None:
    """One column alone of what is planned for a year (令和7年度の実施予定), with sentences under it, tells the outlook; beside
    what was done in that year, the action.
    """
    planned = [c for c, label in region.columns.items() if label.means("schedule") and label.first is not None]
    if len(planned) != 1 or region.columns[planned[0]].first != region.columns[planned[0]].last:
        return
    cells = dict.fromkeys(sheet.grid.get((row, planned[0])) for row in region.rows)
    texts = [cell.text.text for cell in cells if cell is not None and cell.text]
    label = region.columns[planned[0]]
    done = any(other.means("statement.result") and other.first == label.first for other in region.columns.values())
    if texts and sum(text.rstrip().endswith("。") for text in texts) * 2 > len(texts):
        meaning = "statement.action" if done else "statement.outlook"
        region.columns[planned[0]] = replace(label, meaning=meaning)


def _take_money_before(region: Region) -> None:
    """A column 令和6年度当初 beside those of money, where no column names indicators, tells money too."""
    labels = region.columns.values()
    if not any(label.means("budget") for label in labels) or any(label.means("indicator", "unit") for label in labels):
        return
    for column, label in region.columns.items():
        if label.means("value.baseline") and label.first is not None and label.word == "当初":
            region.columns[column] = replace(label, meaning="budget.initial")


def _take_after_change(region: Region) -> None:
    """A column of sums right behind what was and how it changes (補正前の額 | 補正額 | 計) tells the money after the change."""
    for (left, before), (middle, change), (right, total) in zip(
        *(sorted(region.columns.items())[start:] for start in range(3)), strict=False
    ):
        changed = before.means("budget.before") and change.means("budget.change") and right == middle + 1 == left + 2
        if changed and lexicon().is_value("sums", total.word):
            region.columns[right] = replace(total, meaning="budget.after")


def _take_old_groups(sheet: Cells, region: Region) -> None:
    """Of columns with old names the last has the measures; one before it whose cells span rows has what these stand under,
    also where its word may tell texts as well (目標).
    """
    named = [column for column in sorted(region.columns) if region.columns[column].means("old_name")]
    for column in range(named[-1]) if named else ():
        label = region.columns.get(column, Label())
        cells = {cell for row in region.rows if (cell := sheet.grid.get((row, column)))}
        may_group = label.means("old_name") or (label.side == "old" and label.means("name_or"))
        if may_group and len(cells) < len(region.rows):
            region.columns[column] = replace(label, meaning="old_group")


def _take_new_side(region: Region) -> None:
    """A table with an old and a new side is a list of the new measures, each with its old one beside it."""
    labels = region.columns.values()
    sides = {label.meaning for label in labels}
    if not {"old_name", "new_name"} <= sides or any(
        label.means("name", "level") and not label.side for label in labels
    ):
        return
    names = {"new_name": "name", "new_number": "number"}
    ordered = sorted(region.columns)
    for left, right in pairwise(ordered):
        if region.columns[left].meaning == "number" and region.columns[right].meaning == "old_name":
            region.columns[left] = replace(region.columns[left], meaning="old_number", side="old")
    for column, label in region.columns.items():
        if label.side == "new" or label.meaning in names:
            region.columns[column] = replace(label, meaning=names.get(label.meaning, label.meaning), side="")


def _counts_money(region: Region, label: Label, texts: list[str]) -> str:
    """The meaning of amounts under a head that only its unit explains (見積額（千円）), the one such of the table."""
    alike = [other for other in region.columns.values() if not other.known and other.unit in numbers.MONEY]
    amounts = all(numbers.quantities(text) or numbers.nothing(text) for text in texts)
    return "budget.initial" if len(alike) == 1 and label.unit in _LARGE and amounts else ""


def _is_stage_of_budget(region: Region, label: Label, texts: list[str]) -> bool:
    """Whether bare amounts stand under the 当初 of a year (R7当初, R6当初) in a table that names no indicator."""
    measured = any(other.means("indicator", "unit") for other in region.columns.values())
    return label.word == _INITIAL and label.first is not None and not measured and are_amounts(texts)


def by_shape(texts: list[str]) -> str:
    """The meaning of a column by what stands under it, "" where that says nothing."""
    words = lexicon()

    def most(count: int) -> bool:
        return count >= 2 and count >= 0.8 * len(texts)

    offices = [t for t in texts if is_office(_MARKED.sub("", t.split("、")[0])) and len(t) <= _LONG]
    if most(len(offices)) or (len(offices) == len(texts) and all(map(is_sure, offices))):
        return "department.lead"
    if most(sum(words.succession.exact(text) is not None for text in texts)):
        return "status"
    return ""
