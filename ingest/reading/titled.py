"""Cards whose title names their measure, while the labels of levels inside say what it stands under (中項目 | 安全なまち)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ingest.reading import bandnames
from ingest.reading.naming import columns_of
from ingest.reading.offices import is_office
from ingest.reading.records import Band, Record, Sheet
from ingest.text.normal import normal

_FEWEST = 2  # cards, of which one tells nothing


@dataclass(frozen=True)
class _Card:
    """The title of a card, the words of the labels of levels in it, and what stands beside these."""

    title: str
    words: tuple[str, ...]
    path: tuple[str, ...]


def titled(sheets: Iterable[Sheet]) -> set[Sheet]:
    """The cards with the same labels whose titles are all different, while several share what stands beside the labels."""
    cards = {sheet: card for sheet in sheets if (card := _card(sheet)) is not None}
    alike: dict[tuple[str, ...], list[_Card]] = {}
    for card in cards.values():
        alike.setdefault(card.words, []).append(card)
    own = {words for words, ones in alike.items() if len(ones) >= _FEWEST and _name_measures(ones)}
    return {sheet for sheet, card in cards.items() if card.words in own}


def _name_measures(cards: list[_Card]) -> bool:
    titles, paths = {card.title for card in cards}, {card.path for card in cards}
    return len(titles) == len(cards) > len(paths) and not all(map(is_office, titles))


def _card(sheet: Sheet) -> _Card | None:
    """What a table is like that begins with a name over its whole width; None for any other."""
    items = list(sheet.items())
    first = items[0] if items else None
    if not isinstance(first, Band) or first.row or len(first.cells) != 1:
        return None
    if any(columns_of(sheet, region).leaf is not None for region in sheet.regions):
        return None
    if len(bandnames.named(first.cells[0].text, frozenset())) != 1:
        return None
    levels = [f for item in items if isinstance(item, Record) for f in item.all("level", "name")]
    words, path = tuple(f.label.word for f in levels), tuple(normal(f.text) for f in levels)
    return _Card(normal(first.cells[0].text.text), words, path) if levels else None
