"""Pieces of printed pages that show a link: the words that state it, and where its old and its new measure stand."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from query.documents import places_of_fact
from query.facts import Place, plain
from query.measures import Measure
from query.review import places_of_name
from query.successions import Link
from query.wording import dice
from web.library import querier
from web.pages.evidence import Sheet, sheet

MUCH_ALIKE = 0.6  # Dice coefficient of letter pairs


class Sides(msgspec.Struct, frozen=True):
    """The pieces that show a link: ``said`` states it, ``old`` and ``new`` show its ends; each may be missing."""

    said: Sheet | None
    old: Sheet | None
    new: Sheet | None


def sides(link: Link, old: Measure, new: Measure) -> Sides:
    """The pieces that show a link: what states it where a document does, and each end where its own plan has it."""
    names = [plain(measure.name) for measure in (old, new)]
    said = next(clips(places_of_link(link), names, 1), None) if link.basis == "stated" else None
    return Sides(said, own_place(old), own_place(new))


def own_place(measure: Measure) -> Sheet | None:
    """A piece of a page on which a measure stands."""
    return next(clips(places_of_name(querier(), measure.iri), [plain(measure.name)], 1), None)


def places_of_link(link: Link) -> list[Place]:
    """All places on which the facts of a link rest."""
    return [place for fact in link.facts for place in places_of_fact(querier(), fact)]


def clips(places: Sequence[Place], names: Sequence[str], most: int) -> Iterator[Sheet]:
    """The pages on which most of a link's names stand, all its places marked, closed up on the names."""
    pages: defaultdict[tuple[str, int], list[Place]] = defaultdict(list)
    for place in dict.fromkeys(places):
        pages[place.sha256, place.page].append(place)
    ranked = sorted(pages.values(), key=lambda page: (len(telling(page, names)), len(page)), reverse=True)
    for page in ranked[:most]:
        shown = telling(page, names) or page
        clipping = sheet(shown[0], tuple(place for place in page if place != shown[0]), shown)
        if clipping:
            yield clipping


def telling(places: Sequence[Place], names: Sequence[str]) -> list[Place]:
    """The places where a name, most of one, or one much like it is printed."""
    return [place for place in places if any(tells(plain(place.quote), name) for name in names)]


def tells(quote: str, name: str) -> bool:
    """Whether a quote has a name in it, is at least half of it, or is much like it."""
    return name in quote or (quote in name and 2 * len(quote) >= len(name)) or dice(quote, name) >= MUCH_ALIKE
