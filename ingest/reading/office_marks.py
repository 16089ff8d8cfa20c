"""Signs below the names of departments (総務課 | 財政課 over ◎ | ○), or of whoever stands under a head of these (実施主体 over
町農林課 | 農協): who has which part in the measure of the row.
"""

from collections.abc import Iterator, Sequence

from graph.facts import Role
from ingest.document import Cell, Text
from ingest.reading.labelled import saying
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field

SIGNS = "◎●★■☑✓✔レ○〇◯☆□◇△▲"  # those that come first weigh more


def is_mark(field: Field) -> bool:
    """Whether a field is a sign under the name of a department, or under any name within a head of departments."""
    *above, own = [head.text.text.strip() for head in _over(field)] or [""]
    named = lexicon().is_value("department", own) or any(read_label(head).means("department") for head in above)
    return field.text.strip() in (*SIGNS,) and bool(own) and named


def parts(marks: Sequence[Field]) -> Iterator[tuple[Text, Role, Text]]:
    """The departments with a sign in a row, each with its part and the sign: where signs differ, the weightiest tells who
    leads.
    """
    first = min((SIGNS.index(mark.text.strip()) for mark in marks), default=0)
    for mark in marks:
        weighs = SIGNS.index(mark.text.strip()) == first
        head = _over(mark)[-1].text
        yield saying(head, head.text.strip()), "lead" if weighs else "related", mark.cell.text


def _over(field: Field) -> list[Cell]:
    """The heads of a field's column, without the label before its row (実績値)."""
    cell = field.cell
    return [head for head in field.heads if head.column <= cell.column < head.column + head.columns]
