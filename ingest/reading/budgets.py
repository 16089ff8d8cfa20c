"""Money of a measure by year, in yen; columns of its sources of funding and of shares are left out."""

import re
from collections.abc import Iterable
from decimal import Decimal

from graph.facts import AmountKind, Budget, MeasureMention
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.labelled import saying
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field, Record
from ingest.text import numbers, years
from ingest.text.normal import folded, normal

KINDS: tuple[AmountKind, ...] = ("initial", "before", "change", "after", "limit", "settled", "reduction")
_PART = re.compile(r"事業費|予算|決算|合計|総|計$|経費|費$|額$")
_OF_WHICH = re.compile(r"[\s(（]*(?:うち|内、|内訳)")  # うち新規事業（千円）
_SUM = re.compile(r"^総|合計|計$|トータル")
_WHOLE = re.compile(
    r"総事業費|全体事業費|事業費総額|総額|全体計画|期間内事業費|計画期間事業費|総投資額"
)  # of all the years
_OF_YEARS = re.compile(r"[0-9一二三四五六七八九十]+[かカヶヵケ箇]年")  # ３か年事業費
_RANGE = re.compile(r"[0-9万億円]\s*~\s*[0-9]")
_LATIN = re.compile(r"[0-9０-９]\s*[A-Za-zＡ-Ｚａ-ｚ]")
_AMOUNT_OF_YEAR = re.compile(
    r"\s*(?:年度)?\s*[:)〕】・]?\s*(?P<amount>[約△▲-]?\s*[0-9][0-9,.億万]*\s*(?:千|百万|億|万)?円)\s*[、,;/・(〔【]?\s*"
)
# 46,800千円（前年度　38,150千円）
_LAST_YEAR = re.compile(
    r"[(\[]\s*[前昨]年度?(?:の?当初)?(?:予算額?|の?額)?\s*[:は]?\s*(?P<amount>[△▲-]?\s*[0-9][0-9,.億万千百]*円?)\s*[)\]]"
)
_SEVERAL = 2  # years in one cell
_SCALE = re.compile(r"[0-9０-９]\s*[万億兆]")
_SPENT = ("value.actual", "statement.result", "done", "budget.settled")
_PLANNED = ("value.target", "schedule", "name_or.target", "statement.target")
_TERMS = ("期間", "年度", "設定期間")


def from_record(
    record: Record, about: MeasureMention, name: Iterable[Text], unit: str, now: int | None
) -> list[Budget]:
    """The money in a record; ``unit`` is what the table's caption tells, ``now`` the document's own year."""
    facts = []
    if _is_part(record):
        return []
    unit = next((f.text.strip() for f in record.all("unit") if f.text.strip() in numbers.MONEY), unit)
    for field in record.all("budget"):
        if field.label.side == "old":
            continue  # of the measure before
        if field.label.means("budget.reduction") and field.label.first is not None:
            continue  # what a measure saves by year is an indicator of it
        if _sums_years(record, field) or any(_OF_WHICH.match(head.text.text) for head in field.heads):
            continue
        heads = (*name, *(head.text for head in field.heads))
        for text, year in _told_by_year(field, now) or _told_with_last(field.cell.text, _year(record, field, now)):
            if (amount := _amount(text.text, field, unit)) is not None:
                pieces, kind = evidence(*heads, text), kind_of(field.label.meaning)
                facts.append(Budget(evidence=pieces, about=about, amount=amount, kind=kind, text=text.text, year=year))
    return facts


def _told_by_year(field: Field, now: int | None) -> list[tuple[Text, int | None]]:
    """The amounts of a cell that tells several years, each behind its own (令和6年度：1,200千円　令和7年度：1,300千円)."""
    words = field.text
    told = [span for span in years.spans(words, now) if span.first == span.last]
    parts = [(span, end) for span, end in zip(told, [*(s.start for s in told[1:]), len(words)], strict=False)]
    found = [(span, end, _AMOUNT_OF_YEAR.fullmatch(folded(words[span.end : end]))) for span, end in parts]
    if len(told) < _SEVERAL or not all(match for _, _, match in found):
        return []
    return [
        (
            saying(
                field.cell.text.part(span.start, end),
                words[span.end : end][match.start("amount") : match.end("amount")],
            ),
            span.last,
        )
        for span, end, match in found
        if match
    ]


def _told_with_last(text: Text, year: int | None) -> list[tuple[Text, int | None]]:
    """The amount of a cell, and behind it in brackets that of the year before."""
    told = _LAST_YEAR.search(folded(text.text)) if year is not None else None
    if year is None or told is None or not told.start():
        return [(text, year)]
    now, before = text.text[: told.start()].rstrip(), text.text[told.start("amount") : told.end("amount")]
    return [(saying(text, now), year), (saying(text, before), year - 1)]


def _sums_years(record: Record, field: Field) -> bool:
    """Whether an amount stands under a word of sums beside amounts of single years: it is of no year."""
    dated = any(f.label.first is not None and f.label.meaning == field.label.meaning for f in record.all("budget"))
    summed = any(lexicon().is_value("sums", head.text.text) for head in field.heads)
    return field.label.first is None and dated and summed


def by_year(record: Record, about: MeasureMention, name: Iterable[Text], unit: str, told: str = "") -> list[Budget]:
    """The money in a record's columns of bare years; ``unit`` is the unit of money that the table's caption tells, ``told``
    the meaning of a caption that names the money.

    A row of a source of the money gives none, one of what was done with it (実績) what was spent.
    """
    dated = [field for field in record.fields if field.cell.text and _is_of_year(field)]
    if any(_names_source(field) for field in record.fields if field.cell.text and field not in dated):
        return []
    return [
        Budget(
            evidence=evidence(*name, *(head.text for head in field.heads), field.cell.text),
            about=about,
            amount=amount,
            kind="settled" if field.stub.means(*_SPENT) else kind_of(told) if told else "initial",
            text=field.text,
            year=field.label.last,
        )
        for field in dated
        if (amount := _amount(field.text, field, unit)) is not None
    ]


def _is_of_year(field: Field) -> bool:
    told = field.label.means("year", "schedule") or field.stub.means(*_SPENT, *_PLANNED)
    return field.label.last is not None and told


def _names_source(field: Field) -> bool:
    """Whether a text before the amounts of a row names a part of the money (（国）, 一般財源), and neither plan nor result."""
    if not field.label.means("", "stub") or numbers.quantities(field.text):
        return False
    stub = field.stub if field.stub.known else field.label
    return not stub.means("budget", "department", "number", *_SPENT, *_PLANNED) and _PART.search(field.text) is None


def is_sum(record: Record) -> bool:
    """Whether the label before a row says that it is the whole of what stands in the rows beside it (総事業費)."""
    return any(f.stub.means("budget", "ignored") and _SUM.search(f.stub.word) for f in record.all("budget"))


def is_own(record: Record) -> bool:
    """Whether the label before a row is 事業費 and no more: the measure's money, also where a row adds the staff's pay to it."""
    return any(f.stub.word == "事業費" for f in record.all("budget"))


def is_rest(record: Record) -> bool:
    """Whether the label before a row only says that its money is what remains of a sum (その他)."""
    return any(f.stub.means("remark") and f.label.first is not None for f in record.all("budget"))


def _is_part(record: Record) -> bool:
    """Whether a row names a part of the money (a source, a kind of cost) where the others name the whole."""
    texts = [f.text for f in record.all("budget") if f.label.first is None and not numbers.quantities(f.text)]
    return any(_PART.search(text) is None and not numbers.nothing(text) for text in texts)


def _year(record: Record, field: Field, year: int | None) -> int | None:
    """The year of an amount: its column's, for a limit the one year of its term, else the document's; that of a stage of
    several years (前期, R7～R11) has none.
    """
    if field.label.last is not None:
        return field.label.last if field.label.first == field.label.last else None
    if lexicon().is_value("stages", field.label.word):
        return None
    if _OF_YEARS.match(normal(field.label.word)) or (_WHOLE.match(field.label.word) and _beside_annual(record, field)):
        return None
    if field.label.means("budget.limit"):
        terms = [f.text for f in record.fields if f.label.word in _TERMS and f.cell.text]
        spans = [span for text in terms for span in years.spans(text, year)]
        if terms:
            return spans[0].last if len(spans) == 1 and spans[0].first == spans[0].last else None
    return year


def _beside_annual(record: Record, field: Field) -> bool:
    """Whether amounts of single years stand beside this one in its row: a 総事業費 there is of all years."""
    return any(f is not field and f.label.last is not None for f in record.all("budget", "year"))


def _amount(words: str, field: Field, unit: str) -> Decimal | None:
    """The money that words in a field tell, in yen; None where they tell none or several amounts."""
    own = next((told for told in (field.label.unit, field.stub.unit) if told in numbers.MONEY), unit)
    found = [q for q in numbers.quantities(words, unit=own) if q.value is not None]
    if not found or found[0].unit not in ("円", ""):
        return None
    if _RANGE.search(folded(words)) or _LATIN.search(words) or (not found[0].unit and _SCALE.search(words)):
        return None  # 29.2Tbps, 4,383万
    return found[0].value if len(found) == 1 or found[0].unit == "円" else None


def kind_of(meaning: str) -> AmountKind:
    """Which money a label's meaning is (budget.settled: settled)."""
    kind = meaning.split(".", 1)[1]
    return next(known for known in KINDS if known == kind)
