"""What goes on from a choice above it or before it (今後の方向性 | 改善, below it 具体的な内容 | …): a text of the same kind."""

from dataclasses import replace

from ingest.reading import grades
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field, Record
from ingest.reading.statuses import is_status

_GOING_ON = ("name_or.action", "statement.action", "statement.purpose")


class Choices:
    """The last choice of an outlook in a table, up to the next row that is neither one nor goes on from it."""

    def __init__(self) -> None:
        self._chosen = False
        self._row = 0  # that was read last

    def going_on(self, record: Record) -> Record:
        """A record whose fields that say more of what was chosen (具体的な内容) are outlooks."""
        self._chosen = self._chosen and record.row <= self._row + 1
        self._row = record.row
        return replace(record, fields=tuple(map(self._read, record.fields)))

    def _read(self, field: Field) -> Field:
        """A field as it is meant; all but a choice, or the label over several rows of one, ends the one before."""
        if self._chosen and field.label.means(*_GOING_ON) and lexicon().is_value("details", field.label.word):
            return replace(field, label=replace(field.label, meaning="statement.outlook"))
        if field.label.means("stub"):
            self._chosen = field.stub.means("statement.outlook") or (
                self._chosen and field.stub.means(*_GOING_ON, "status")
            )
        elif field.cell.text:
            self._chosen = _tells_outlook(field.label) and _is_choice(field.text)
        return field


def _tells_outlook(label: Label) -> bool:
    """Whether a label asks what comes next, also where it was taken for one of what became of measures."""
    words = lexicon()
    taken = label.means("status") and words.labels.find(label.word) == "statement.outlook"
    return (
        taken
        or label.means("statement.outlook")
        or (label.means("status") and bool(words.directions.exact(label.word)))
    )


def _is_choice(text: str) -> bool:
    """Whether a text is one word of what may come next (拡充, 継続, 改善)."""
    return bool(grades.rating(text)) or is_status(text)
