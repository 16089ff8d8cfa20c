"""Ratings of a measure: from columns of ratings, by year, and from targets that say whether they were met (⇒達成)."""

from collections.abc import Iterable

from graph.facts import Evaluation, MeasureMention
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.reading.grades import by_year, is_scale, rating, says_only_rating
from ingest.reading.labels import Label
from ingest.reading.records import Field, Record
from ingest.text import numbers

_SCALE = 3  # grades


def told(text: Text, about: MeasureMention, name: Iterable[Text], year: int | None) -> list[Evaluation]:
    """The rating that a text is; ``year`` is that of the document's report."""
    mark = rating(text.text)
    return [Evaluation(evidence=evidence(*name, text), about=about, rating=mark, year=year)] if mark else []


def rates(label: Label, text: str) -> bool:
    """Whether what stands beside a label rates: under one of ratings, or as a mere rating under one of results (進捗状況)."""
    marked = label.means("statement.result", "statement.state") and says_only_rating(text)
    return (marked or label.means("rating")) and bool(rating(text))


def from_record(
    record: Record,
    about: MeasureMention,
    name: Iterable[Text],
    year: int | None,
    *,
    rated: bool = False,
    whole: bool = False,
) -> list[Evaluation]:
    """The ratings in a record; ``year`` is that of the document's report, for columns that tell none.

    ``rated`` says that the columns of years of the table hold ratings, ``whole`` that other rows rate the measure as a whole.
    """
    facts: list[Evaluation] = []
    year = _told_year(record, year) or year
    years_rated = rated or is_scale(f.text for f in record.fields if f.label.means("year"))
    whole = whole or any(f.label.meaning == "rating" and rating(f.text) for f in record.fields)
    for field in record.fields:
        if not field.cell.text or field.label.side == "old" or (whole and field.label.means("rating.criterion")):
            continue
        if field.label.means("rating") and (dated := by_year(field.text)):
            heads = (*name, *(head.text for head in field.heads))
            pieces = evidence(*heads, field.cell.text)
            facts += [Evaluation(evidence=pieces, about=about, rating=mark, year=told) for told, mark in dated]
            continue
        in_year = years_rated and field.label.means("year")
        if (in_year or rates(field.label, field.text)) and (mark := rating(field.text)):
            heads = (*name, *(head.text for head in field.heads))
            facts += [
                Evaluation(evidence=evidence(*heads, field.cell.text), about=about, rating=mark, year=told)
                for told in _years(field, year)
            ]
    return [] if _offers(facts) else facts


def _offers(facts: list[Evaluation]) -> bool:
    """Whether a record shows the grades of a scale one beside the other, all of one year: it offers them and rates nothing."""
    grades = [fact.rating for fact in facts]
    return len(grades) >= _SCALE and len({fact.year for fact in facts}) == 1 and len(set(grades)) == len(grades)


def _told_year(record: Record, now: int | None) -> int | None:
    """The one year that the results beside a rating are of (令和5年度の実績 | 評価)."""
    results = [f for f in record.fields if f.label.means("statement.result", "value.actual")]
    years = sorted({f.label.last for f in results if f.label.last is not None and (f.cell.text or len(results) == 1)})
    valued = record.all("value.actual") or all(numbers.quantities(f.text) for f in results if f.cell.text)
    if years and (len(years) == 1 or valued):
        return years[-1]  # of several values, the last is judged
    dated = [f.label.last for f in record.all("year") if record.all("indicator") and numbers.quantities(f.text)]
    past = [last for last in dated if last is not None and now is not None and last <= now]
    return max(past, default=None)  # 基準値 | R4 | R5 | 判定: the last value is judged


def _years(field: Field, year: int | None) -> Iterable[int | None]:
    label = field.label
    if label.first is None or label.last is None:
        return (year,)
    return field.years if label.means("year") and field.years else (label.last,)
