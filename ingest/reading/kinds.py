"""Outcome or output: what the words beside an indicator say it measures."""

from graph.facts import IndicatorKind
from ingest.document import Text
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon

_SHORTEST = 3  # letters of a name
_GOES_ON = "のとをにはが・、（("  # the word of the line before, which is no label then
# What a label says of the indicators below it.
KINDS: dict[str, IndicatorKind] = {"indicator.outcome": "outcome", "indicator.output": "output"}


def kind_told(word: str) -> IndicatorKind | None:
    """The kind that a word tells (成果指標, アウトカム); 指標 may be left out (成果, 活動)."""
    return next((KINDS[told] for said in (word, f"{word}指標") if (told := read_label(said).meaning) in KINDS), None)


def kind_before(row: Label) -> IndicatorKind | None:
    """The kind that a label before a row tells (成果 | 利用件数 | 目標 120件); 実績 there says what the values are."""
    told = kind_told(row.word)
    return told if told == "outcome" or row.means("statement.action", *KINDS) else None


def over_name(text: Text) -> tuple[IndicatorKind | None, str]:
    """A cell whose first line is a label of indicators and no more, over the name of one: the kind that it tells, and the name
    (成果指標 over 窓口満足度); else the whole cell.
    """
    first, *others = text.lines
    rest = Text(tuple(others)).text
    said = lexicon().labels.exact(first.text.strip()) or ""
    if not said.startswith("indicator") or len(rest) < _SHORTEST or rest[0] in _GOES_ON or read_label(rest).known:
        return None, text.text
    return KINDS.get(said), rest
