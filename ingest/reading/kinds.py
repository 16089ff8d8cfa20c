"""Outcome or output: what the words beside an indicator say it measures."""

from graph.facts import IndicatorKind
from ingest.reading.labels import Label, read_label

# What a label says of the indicators below it.
KINDS: dict[str, IndicatorKind] = {"indicator.outcome": "outcome", "indicator.output": "output"}


def kind_told(word: str) -> IndicatorKind | None:
    """The kind that a word tells (成果指標, アウトカム); 指標 may be left out (成果, 活動)."""
    return next((KINDS[told] for said in (word, f"{word}指標") if (told := read_label(said).meaning) in KINDS), None)


def kind_before(row: Label) -> IndicatorKind | None:
    """The kind that a label before a row tells (成果 | 利用件数 | 目標 120件); 実績 there says what the values are."""
    told = kind_told(row.word)
    return told if told == "outcome" or row.means("statement.action", *KINDS) else None
