"""Which cells say what became of a measure (継続, 廃止)."""

from ingest.document import Cell
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon
from ingest.text import numbers

MAY_BE_STATUS = ("level", "name", "old_name", "name_or", "stub", "remark", "statement.outlook", "statement.result")


def tells_status(label: Label, cell: Cell) -> bool:
    """Whether the value beside a label in a card is what became of a measure (区分 | 継続)."""
    return label.means("status", *MAY_BE_STATUS) and is_status(cell.text.text)


def are_statuses(texts: list[str]) -> bool:
    """Whether all cells of a column but dashes and words of sums are words of what became of a measure."""
    told = [text for text in texts if not numbers.nothing(text) and not lexicon().is_value("sums", text)]
    return bool(told) and all(map(is_status, told))


def is_status(text: str) -> bool:
    """Whether a cell is a word of what became of a measure (継続, 廃止)."""
    return lexicon().succession.exact(bare(text)) is not None


def bare(text: str) -> str:
    """A word without the brackets around it (〔新規〕)."""
    return text.strip("（）()【】〔〕［］[]〈〉＜＞<>《》「」 　")
