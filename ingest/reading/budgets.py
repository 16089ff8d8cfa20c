"""Money of a measure by year, in yen; columns of its sources of funding and of shares are left out."""

import re
from collections.abc import Iterable
from decimal import Decimal

from graph.facts import AmountKind, Budget, MeasureMention
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field, Record
from ingest.text import numbers, years
from ingest.text.normal import folded

KINDS: tuple[AmountKind, ...] = ("initial", "before", "change", "after", "limit", "settled", "reduction")
_PART = re.compile(r"事業費|予算|決算|合計|総|計$|経費|費$|額$")
_SUM = re.compile(r"^総|合計|計$|トータル")
_BARE = re.compile(r"[△▲-]?[0-9][0-9,]*(?:\.[0-9]+)?")
_LATIN = re.compile(r"[0-9０-９]\s*[A-Za-zＡ-Ｚａ-ｚ]")
_SCALE = re.compile(r"[0-9０-９]\s*[万億兆]")
_TERMS = ("期間", "年度", "設定期間")


def from_record(
    record: Record, about: MeasureMention, name: Iterable[Text], unit: str, now: int | None
) -> list[Budget]:
    """The money in a record; ``unit`` is what the table's caption tells, ``now`` the document's own year."""
    facts = []
    if _is_part(record):
        return []
    for field in record.all("budget"):
        if field.label.means("budget.reduction") and field.label.first is not None:
            continue  # what a measure saves by year is an indicator of it
        amount = _amount(field, unit)
        if amount is None or _sums_years(record, field):
            continue
        heads = (*name, *(head.text for head in field.heads))
        facts.append(
            Budget(
                evidence=evidence(*heads, field.cell.text),
                about=about,
                amount=amount,
                kind=_kind(field.label.meaning),
                text=field.text,
                year=_year(record, field, now),
            )
        )
    return facts


def _sums_years(record: Record, field: Field) -> bool:
    """Whether an amount stands under a word of sums beside amounts of single years: it is of no year."""
    dated = any(f.label.first is not None and f.label.meaning == field.label.meaning for f in record.all("budget"))
    summed = any(lexicon().is_value("sums", head.text.text) for head in field.heads)
    return field.label.first is None and dated and summed


def by_year(record: Record, about: MeasureMention, name: Iterable[Text], unit: str) -> list[Budget]:
    """The money in a record's columns of bare years; ``unit`` is the unit of money that the table's caption tells."""
    return [
        Budget(
            evidence=evidence(*name, *(head.text for head in field.heads), field.cell.text),
            about=about,
            amount=amount,
            kind="initial",
            text=field.text,
            year=field.label.last,
        )
        for field in record.all("year")
        if field.label.last is not None and (amount := _amount(field, unit)) is not None
    ]


def are_amounts(texts: Iterable[str]) -> bool:
    """Whether the cells under years hold one bare number each, or nothing; at least one holds a number."""
    told = [text for text in texts if not numbers.nothing(text)]
    return bool(told) and all(_BARE.fullmatch(folded(text).strip()) for text in told)


def is_sum(record: Record) -> bool:
    """Whether the label before a row says that it is the whole of what stands in the rows beside it (総事業費)."""
    return any(f.stub.means("budget") and _SUM.search(f.stub.word) for f in record.all("budget"))


def _is_part(record: Record) -> bool:
    """Whether a row names a part of the money (a source, a kind of cost) where the others name the whole."""
    texts = [f.text for f in record.all("budget") if f.label.first is None and not numbers.quantities(f.text)]
    return any(_PART.search(text) is None for text in texts)


def _year(record: Record, field: Field, year: int | None) -> int | None:
    """The year of an amount: its column's, for a limit the one year of its term, else the document's."""
    if field.label.last is not None:
        return field.label.last
    if field.label.means("budget.limit"):
        terms = [f.text for f in record.fields if f.label.word in _TERMS and f.cell.text]
        spans = [span for text in terms for span in years.spans(text, year)]
        if terms:
            return spans[0].last if len(spans) == 1 and spans[0].first == spans[0].last else None
    return year


def _amount(field: Field, unit: str) -> Decimal | None:
    own = next((told for told in (field.label.unit, field.stub.unit) if told in numbers.MONEY), unit)
    found = [q for q in numbers.quantities(field.text, unit=own) if q.value is not None]
    if not found or found[0].unit not in ("円", ""):
        return None
    if _LATIN.search(field.text) or (not found[0].unit and _SCALE.search(field.text)):
        return None  # 29.2Tbps, 4,383万
    return found[0].value if len(found) == 1 or found[0].unit == "円" else None


def _kind(meaning: str) -> AmountKind:
    kind = meaning.split(".", 1)[1]
    return next(known for known in KINDS if known == kind)
