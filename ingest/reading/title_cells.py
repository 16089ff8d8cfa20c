"""The name that begins a card in the row of who runs it (①花壇の手入れ | 担当 | 公園課), perhaps behind its number."""

from collections import Counter
from collections.abc import Iterable

from ingest.reading import names
from ingest.reading.labels import read_label
from ingest.reading.records import Field, Record, Sheet
from ingest.text.normal import normal

_LONGEST_NAME = 80  # letters
_FEWEST = 2  # cards, of which one tells nothing


def title(record: Record) -> Field | None:
    """The name that begins the first row of a card before a label of departments; None where none does."""
    told = [f for f in record.fields if f.cell.text]
    first = next((f for f in told if not names.is_number(f.text)), None)
    if first is None or record.row or told.index(first) > 1 or first.heads or not first.label.means("", "stub"):
        return None
    offices = record.all("department")
    labelled = bool(offices) and all(f.heads and f.heads[-1].row == record.row for f in offices)
    name = names.read_name(first.cell.text).name
    short = len(first.text) <= _LONGEST_NAME and not first.text.rstrip().endswith("。")
    return first if labelled and short and names.is_name(name) and not read_label(name).known else None


def numbered(record: Record, field: Field) -> bool:
    """Whether the title of a card has a number, in its own cell or in the one before."""
    before = next((f for f in record.fields if f.cell.text), field)
    return before is not field or bool(names.read_name(field.cell.text).number)


def alike(sheets: Iterable[Sheet]) -> set[Sheet]:
    """The cards with the same labels that begin so, where the name of each is another."""
    cards: dict[tuple[str, ...], dict[Sheet, str]] = {}
    for sheet in sheets:
        first = next(iter(sheet.items()), None)
        if isinstance(first, Record) and (found := title(first)) is not None:
            labels = tuple(normal(head.text.text) for f in first.all("department") for head in f.heads[-1:])
            cards.setdefault(labels, {})[sheet] = normal(found.text)
    return {sheet for ones in cards.values() if _are_apart(ones.values()) for sheet in ones}


def _are_apart(titles: Iterable[str]) -> bool:
    times = Counter(titles)
    return len(times) >= _FEWEST and max(times.values()) == 1
