"""Money of a measure by year, in yen; columns of its sources of funding and of shares are left out."""

from collections.abc import Iterable
from decimal import Decimal

from graph.facts import AmountKind, Budget, MeasureMention
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.records import Field, Record
from ingest.text import numbers

KINDS: tuple[AmountKind, ...] = ("initial", "before", "change", "after", "limit", "settled", "reduction")
_MONEY = ("円", "千円", "百万円", "万円", "億円", "十万円")


def from_record(
    record: Record, about: MeasureMention, name: Iterable[Text], unit: str, year: int | None
) -> list[Budget]:
    """The money in a record; ``unit`` is what the table's caption tells, ``year`` the document's own year."""
    facts = []
    for field in record.all("budget"):
        amount = _amount(field, unit)
        if amount is None:
            continue
        heads = (*name, *(head.text for head in field.heads))
        facts.append(
            Budget(
                evidence=evidence(*heads, field.cell.text),
                about=about,
                amount=amount,
                kind=_kind(field.label.meaning),
                text=field.text,
                year=field.label.last if field.label.last is not None else year,
            )
        )
    return facts


def _amount(field: Field, unit: str) -> Decimal | None:
    own = field.label.unit if field.label.unit in _MONEY else unit
    found = [q for q in numbers.quantities(field.text, unit=own) if q.value is not None]
    if not found or found[0].unit not in ("円", ""):
        return None
    return found[0].value if len(found) == 1 or found[0].unit == "円" else None


def _kind(meaning: str) -> AmountKind:
    kind = meaning.split(".", 1)[1]
    return next(known for known in KINDS if known == kind)
