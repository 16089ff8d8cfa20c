"""Which columns of a region name measures, from the groups to the measure of the row, and which hold their numbers."""

from dataclasses import dataclass, field

from ingest.document import Text
from ingest.reading import counted, items, names, projects, tree_columns
from ingest.reading.grades import is_scale
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Sheet
from ingest.reading.regions import Region
from ingest.text import numbers, years
from ingest.text.normal import normal

_DECIMAL = 2  # parts of a number with one point
_FIRST = 9  # an outline begins with a small number
_SCALE = 3  # grades
_LONG_NAME = 60  # letters; most names are shorter, most sentences end in a full stop


@dataclass
class Columns:
    """The columns of a region that name measures, from the highest group to the measure of the row itself."""

    names: list[int] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)

    @property
    def leaf(self) -> int | None:
        """The column that names the measure of each row; None where none does."""
        return self.names[-1] if self.names else None


def columns_of(sheet: Sheet, region: Region) -> Columns:
    """The naming columns of a region."""
    if not region.columns or not region.rows:
        return Columns()
    own = {c: label for c, label in region.columns.items() if not label.side and _first_of_cells(sheet, region, c)}
    numbered = [c for c, label in own.items() if _is_number_column(sheet, region, c, label)]
    named = [c for c, label in own.items() if c not in numbered and _names_measures(sheet, region, c, label)]
    found = _without_actions(sheet, region, _without_sentences(sheet, region, named))
    deeper = [
        c
        for c, label in own.items()
        if label.means("name_or.action") and not _mostly_sentences(_texts(sheet, region, c))
    ]
    if found and deeper and _distinct(sheet, region, deeper[0]) > max(_distinct(sheet, region, c) for c in found):
        found = sorted([*found, deeper[0]])
    found = found or _stand_in(sheet, region, own, numbered) or _beside_number(sheet, region, own, numbered)
    if found and (beside := _beside_numbers(sheet, region, own, numbered)) is not None:
        more = _distinct(sheet, region, beside) > max(_distinct(sheet, region, c) for c in found)
        found = sorted([*found, beside]) if more and beside not in found else found
    if not found:
        return Columns()
    leaf = max(found, key=lambda c: (_distinct(sheet, region, c), c))
    unknown = [c for c, label in own.items() if not label.known and c < leaf and _groups(sheet, region, c)]
    ordered = [*sorted({*(c for c in found if c < leaf), *unknown}), leaf]
    return Columns(ordered, _numbers_of(ordered, numbered))


def _first_of_cells(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether cells begin in a column (and do not all reach into it from the left)."""
    heads = region.heads.get(column, ())
    cells = (sheet.grid.get((row, column)) for row in region.rows)
    return any(cell is not None and cell.column == column and cell not in heads for cell in cells)


def _texts(sheet: Sheet, region: Region, column: int) -> list[str]:
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    return [cell.text.text for cell in cells if cell is not None and cell.column == column and cell.text]


def _distinct(sheet: Sheet, region: Region, column: int) -> int:
    return len({text for text in _texts(sheet, region, column) if not names.is_sum(text)})


def _is_number_column(sheet: Sheet, region: Region, column: int, label: Label) -> bool:
    texts = [text for text in _texts(sheet, region, column) if not names.is_sum(text)]
    if label.means("number"):
        return bool(texts) and sum(len(text) <= 16 for text in texts) >= 0.8 * len(texts)
    bare = all(text.strip().isdecimal() for text in texts)  # ① is a number of its own
    if not _ascends(texts):
        return False
    return (
        label.means("level", "name", "")
        and bool(texts)
        and not (bare and not label.known)
        and all(map(names.is_number, texts))
    )


def _ascends(texts: list[str]) -> bool:
    """Whether decimals that stand under each other may be numbers of an outline (1.1, 1.2, 2.1), not measured (33.1, 29.9)."""
    parts = [normal(text).split(".") for text in texts]
    if not parts or not all(len(part) == _DECIMAL and all(map(str.isdecimal, part)) for part in parts):
        return True
    told = [(int(whole), int(rest)) for whole, rest in parts]
    return told == sorted(told) and all(rest for _, rest in told) and told[0][0] <= _FIRST


def _names_measures(sheet: Sheet, region: Region, column: int, label: Label) -> bool:
    texts = _texts(sheet, region, column)
    if not texts or _is_vision(region, label, texts):
        return False
    if label.means("statement", "name_or") and (
        _are_counted_levels(sheet, region, column) or tree_columns.is_level(region.columns, column, texts)
    ):
        return True
    if label.means("level", "name"):
        return any(names.has_letters(text) and not numbers.nothing(text) for text in texts)
    if label.means("stub", "name_or") and not _mostly_sentences(texts):
        if _groups_levels(sheet, region, column, label):
            return True
        found = [names.split_name(text) for text in texts]
        return all(name.level for name in found) or (
            label.means("name_or") and all(name.number and names.has_letters(name.name) for name in found)
        )
    return False


def _is_vision(region: Region, label: Label, texts: list[str]) -> bool:
    """Whether 目指す姿 stands over a text without a number alone: it says how things should come out, and names nothing."""
    alone = len(region.columns) == 1 and lexicon().visions.exact(label.word) is not None
    return alone and not any(names.split_name(text).number for text in texts)


def _groups(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether the cells of a column, most of them over several rows, hold names, or some so and each with a number of its own:
    groups of the rows, whatever a city calls them.
    """
    cells = {cell for row in region.rows if (cell := sheet.grid.get((row, column))) is not None and cell.text}
    found = [counted.under(region.columns[column].word, cell.text) for cell in cells]
    named = all(names.is_name(name.name) and not is_sentence(name.name) for name in found)
    wide = sum(cell.rows > 1 for cell in cells)
    apart = all(name.number for name in found) and len({name.number for name in found}) == len(found)
    several = len(found) > 1 or not region.columns[column].word  # of bands (inner_bands.py) there may be but one
    return several and named and (wide * 2 > len(cells) or (apart and wide > 0))


def _groups_levels(sheet: Sheet, region: Region, column: int, label: Label) -> bool:
    """Whether names under such a head as 目標 each stand beside several rows of a level at their right (目標 | 施策 | 取組)."""
    levels = [c for c, other in region.columns.items() if c > column and other.means("level")]
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    tall = [cell for cell in cells if cell is not None and cell.rows > 1]
    return label.means("name_or.target", "name_or.nothing") and bool(levels) and 2 * len(tall) > len(cells)


def _are_counted_levels(sheet: Sheet, region: Region, column: int) -> bool:
    """Whether all texts of a column begin with a level and its number (課題(1) …), whatever else their head may mean."""
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    found = [names.read_name(cell.text) for cell in cells if cell is not None and cell.column == column and cell.text]
    return all(name.level and name.number for name in found)


def _without_sentences(sheet: Sheet, region: Region, columns: list[int]) -> list[int]:
    """The columns that hold names, without those that hold sentences where names stand beside them."""
    short = [c for c in columns if not _mostly_sentences(_texts(sheet, region, c))]
    return short or columns


def _without_actions(sheet: Sheet, region: Region, columns: list[int]) -> list[int]:
    """Without columns of bulleted lists of what is done (主な取組), where other columns hold names."""
    return [c for c in columns if not _lists_actions(sheet, region, c)]


def _lists_actions(sheet: Sheet, region: Region, column: int) -> bool:
    if lexicon().actions.exact(region.columns[column].word) is None:
        return False
    cells = dict.fromkeys(sheet.grid.get((row, column)) for row in region.rows)
    texts = [cell.text for cell in cells if cell is not None and cell.text]
    label = region.columns[column]
    if _is_tree(region) and all(_counts_names(text) or projects.named(text, label) for text in texts):
        return False
    return bool(texts) and sum(len(items.bullets(text)) > 1 for text in texts) > len(texts) / 2


def _is_tree(region: Region) -> bool:
    """Whether the heads of a region are of levels alone, and of pages: nothing but the tree of measures stands there."""
    return all(label.means("level", "name", "number", "ignored") for label in region.columns.values())


def _counts_names(text: Text) -> bool:
    """Whether a cell is a list of names with numbers ((1)母子保健の充実 (2)…)."""
    parts = [names.read_name(part) for _, part in items.bullets(text)]
    return all(name.number and names.is_name(name.name) and not is_sentence(name.name) for name in parts)


def _mostly_sentences(texts: list[str]) -> bool:
    return bool(texts) and sum(map(is_sentence, texts)) > len(texts) / 2


def is_sentence(text: str) -> bool:
    """Whether a text is a sentence, or too long for a name."""
    return text.rstrip("」）)").endswith("。") or len(text) > _LONG_NAME


def _stand_in(sheet: Sheet, region: Region, own: dict[int, Label], numbered: list[int]) -> list[int]:
    """The column that names measures where no head says so: 取組内容 or 目標 with short words, or a text beside a number."""
    told = any(label.means("department", "budget", "status", "rating", "statement") for label in own.values())
    listed = bool(numbered) or any(label.means("department", "budget") for label in own.values())
    valued = any(label.means("value", "indicator", "unit") for label in own.values())
    said = listed or any(label.means("status", "rating", "statement") for label in own.values())
    if valued or not said or _is_legend(sheet, region, own):
        return []
    maybe = [c for c, label in own.items() if label.means("name_or") and _texts(sheet, region, c)]
    if _goes_by_year(sheet, region):
        return []
    if listed and _names_acts(sheet, region, own):
        return [min(own)]
    short = [c for c in maybe if not _mostly_sentences(_texts(sheet, region, c))]
    goals = [c for c in maybe if own[c].means("name_or.target") and listed]
    if short or goals:
        return (short or goals)[:1]
    unknown = [c for c, label in own.items() if not label.known and _texts(sheet, region, c)]
    unknown = [c for c in unknown if not _are_labels(_texts(sheet, region, c))]
    plain = [
        c for c in unknown if not _mostly_sentences(_texts(sheet, region, c)) and not _numeric(_texts(sheet, region, c))
    ]
    return plain[:1] if told and (listed or (plain and plain[0] == min(own))) else []


def _names_acts(sheet: Sheet, region: Region, own: dict[int, Label]) -> bool:
    """Whether the first column names what is done (市の取組), each row something else, and one beside it tells it in sentences
    (取組内容).
    """
    first, *others = sorted(own)
    if not own[first].means("statement.action"):
        return False
    named = _texts(sheet, region, first)
    told = [c for c in others if own[c].means("statement", "name_or") and _mostly_sentences(_texts(sheet, region, c))]
    short = all(names.is_name(text) and not is_sentence(text) for text in named)
    return bool(told) and short and len(set(map(normal, named))) == len(named)


def _is_legend(sheet: Sheet, region: Region, own: dict[int, Label]) -> bool:
    """Whether each row begins with another grade of a scale (評価 | 内容): it tells what the grade means, and names nothing."""
    if not own:
        return False
    first = min(own)
    grades = _texts(sheet, region, first)
    return (
        own[first].means("rating", "statement.result", "statement.state", "stub", "")
        and len(grades) >= _SCALE
        and len(set(grades)) == len(grades)
        and is_scale(grades)
    )


def _beside_numbers(sheet: Sheet, region: Region, own: dict[int, Label], numbered: list[int]) -> int | None:
    """A column nobody knows right behind one of numbers, with words that are no sentences: they may name what is numbered."""
    for number in numbered:
        beside = next((c for c in sorted(own) if c > number), None)
        if beside is None or own[beside].known or not own[number].means("number"):
            continue
        texts = _texts(sheet, region, beside)
        if texts and not _mostly_sentences(texts) and not _numeric(texts) and not _are_labels(texts):
            return beside
    return None


def _beside_number(sheet: Sheet, region: Region, own: dict[int, Label], numbered: list[int]) -> list[int]:
    """The column behind one of numbers that names measures under a head that nobody knows: each row says another name, and
    who runs it, what it costs or, in sentences, what was done.
    """
    beside = _beside_numbers(sheet, region, own, numbered)
    told = any(label.means("department", "budget", "status") for label in own.values())
    done = [c for c, label in own.items() if label.means("statement")]
    if beside is None or not (told or any(_mostly_sentences(_texts(sheet, region, c)) for c in done)):
        return []
    texts = _texts(sheet, region, beside)
    return [beside] if len(texts) == len({*texts}) > 1 and all(map(names.is_name, texts)) else []


def _goes_by_year(sheet: Sheet, region: Region) -> bool:
    """Whether each row of a region is of a year (年度 | 事業内容 | 事業費): it tells what is done then, and names nothing."""
    first = [text for text in _texts(sheet, region, min(region.columns)) if not names.is_sum(text)]
    return bool(first) and all(years.head(text, sheet.now) for text in first)


def _are_labels(texts: list[str]) -> bool:
    """Whether most texts of a column are labels of the values beside them (事業費, うち一般財源) and no names."""
    told = [read_label(text).means("budget", "ignored", "value", "rating", "share", "unit") for text in texts]
    return sum(told) > len(told) / 2


def _numeric(texts: list[str]) -> bool:
    return all(numbers.quantities(text) or numbers.nothing(text) for text in texts)


def _numbers_of(named: list[int], numbered: list[int]) -> dict[int, int]:
    """For each naming column the column of its numbers: one alone belongs to the measure of the row, of several each to
    the name at its right, else at its left.
    """
    if len(numbered) == 1:
        return {named[-1]: numbered[0]}
    found: dict[int, int] = {}
    for number in numbered:
        right = [c for c in named if c > number and c not in found]
        left = [c for c in named if c < number and c not in found]
        if right:
            found[min(right)] = number
        elif left:
            found[max(left)] = number
    return found
