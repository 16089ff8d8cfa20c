"""Money on a line behind its label under a measure's heading (予算額：1,200千円, 令和7年度事業費　1,300千円), or below it."""

import re
from collections.abc import Iterator

from graph.facts import Budget, MeasureMention
from ingest.document import Text
from ingest.reading import budgets
from ingest.reading.evidence import evidence
from ingest.reading.here import Measure
from ingest.reading.labelled import saying
from ingest.reading.labels import Label, read_label
from ingest.text import numbers, years
from ingest.text.normal import folded

_LINE = re.compile(
    r"[■□◆◇●○◎▼▶・\s]*[【\[〔<(]?(?P<label>[^:。【】\[\]〔〕<>()]{2,20}?(?:\([^()]{1,8}\))?)[】\]〕>)]?(?:\s*[:]\s*|\s+|(?<=[】\]〕>)])\s*)"
    r"(?P<amount>[約△▲-]?\s*[0-9][0-9,.億万]*\s*(?:(?:千|百万|億|万)?円)?)\s*(?:[(〔【](?P<note>[^()〔〕【】]{1,20})[)〕】])?\s*"
)
_AMOUNT = re.compile(r"\s*[(〔]?\s*[約△▲-]?\s*[0-9][0-9,.億万]*\s*(?:(?:千|百万|億|万)?円)?\s*[)〕]?\s*")


def told(text: Text, about: MeasureMention, heads: tuple[Text, ...], now: int | None) -> Iterator[Budget]:
    """The money that a line tells of a measure; ``now`` is the document's year, which is that of money without one."""
    if (found := _money(text, now)) is None:
        return
    label, match = found
    noted = years.only(match["note"], now) if match["note"] else None
    for quantity in numbers.quantities(match["amount"], unit=label.unit)[:1]:
        if quantity.value is not None:
            words = text.text[match.start("amount") : match.end("amount")]
            yield Budget(
                evidence=evidence(*heads, saying(text, text.text[match.start("label") : match.end("label")]), text),
                about=about,
                amount=quantity.value,
                kind=budgets.kind_of(label.meaning),
                text=words,
                year=label.last or noted or now,
            )


def under(label: Label, head: Text, text: Text, measure: Measure, now: int | None) -> list[Budget]:
    """The money that a passage below a label (■事業費（千円）) tells of a measure: an amount and nothing else."""
    if not _AMOUNT.fullmatch(folded(text.text)):
        return []
    words = text.text.strip(" 　\n()（）〔〕")
    return [
        Budget(
            evidence=evidence(*measure.texts, head, text),
            about=measure.mention,
            amount=quantity.value,
            kind=budgets.kind_of(label.meaning),
            text=words,
            year=label.last or now,
        )
        for quantity in numbers.quantities(words, unit=label.unit)[:1]
        if quantity.value is not None and quantity.unit == "円"
    ]


def is_told(text: Text) -> bool:
    """Whether a line is nothing but money behind its label."""
    return _money(text, None) is not None


def _money(text: Text, now: int | None) -> tuple[Label, re.Match[str]] | None:
    match = _LINE.fullmatch(folded(text.text)) if len(text.lines) == 1 else None
    label = read_label(text.text[match.start("label") : match.end("label")], now) if match else Label()
    in_money = match is not None and ("円" in match["amount"] or label.unit in numbers.MONEY)
    return (label, match) if match and in_money and label.means("budget") else None
