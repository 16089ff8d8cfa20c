"""What may have become what: plans that follow each other in one municipality, and in them the pairs worth a look."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec
import networkx as nx
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from scipy.sparse import csr_matrix

from graph.lineage.bags import Numbers, Places, rarity
from graph.lineage.profiles import Profile
from graph.lineage.themes import themes_of
from graph.lineage.wording import LONGEST
from graph.lineage.words import words

PER_MEASURE = 12  # how many of the most likely partners of each measure are looked at
COMMON = 0.2  # weight from which a sign leads to its holders
IN_TEXT = 0.5  # what a word of a text counts, measured by one of a name
SAME_SERIES = 0.9  # likeness of titles (without number and year) from which two plans are editions of one
LIKE_TITLES = 0.6  # from here where the one begins when the other ends
FIRST = 1  # what the edition without a number is where a later one has one
LONGEST_GAP = 1  # years between the end of an edition and the start of the next
EDITION = re.compile(
    r"第?([0-9一二三四五六七八九十]+)[次期]|(?:令和|平成|R|H)(?:元|[0-9]{1,2})年度?|(?:19|20)[0-9]{2}年度?|[()（）・\s]"
)
NUMBER = re.compile(r"第?([0-9一二三四五六七八九十]+)[次期]")
DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九十")}


class Edition(msgspec.Struct, frozen=True):
    """A plan of which measures are held: what tells its place among the editions of a municipality (years 0 if unknown)."""

    iri: str
    title: str
    town: str
    start: int = 0
    end: int = 0


def plan_pairs(editions: Sequence[Edition], stated: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Old and new plans (IRIs) that follow each other: as documents state, else by title and period. Never in a circle."""
    held = {edition.iri: edition for edition in editions}
    said = {(old, new) for old, new in stated if old != new}
    pairs = {pair for pair in said if pair[0] in held and pair[1] in held}
    known = {new for _, new in said}
    by_town: defaultdict[str, list[Edition]] = defaultdict(list)
    for edition in editions:
        by_town[edition.town].append(edition)
    for town, there in by_town.items():
        if town:
            for new in there:
                if new.iri not in known:
                    pairs.update((old.iri, new.iri) for old in _before(new, there))
    graph: nx.DiGraph[str] = nx.DiGraph(sorted(pairs))
    part = {node: n for n, nodes in enumerate(nx.strongly_connected_components(graph)) for node in nodes}
    return sorted((old, new) for old, new in pairs if part[old] != part[new])


def _before(new: Edition, there: Sequence[Edition]) -> list[Edition]:
    """The latest editions before this one."""
    earlier = [old for old in there if old.iri != new.iri and _follows(old, new)]
    latest = max((_order(old) for old in earlier), default=None)
    return [old for old in earlier if _order(old) == latest]


def _follows(old: Edition, new: Edition) -> bool:
    alike = ratio(_series(old.title), _series(new.title)) / 100
    numbers = _number(old.title), _number(new.title)
    if alike >= SAME_SERIES and numbers[1]:
        return numbers[1] - (numbers[0] or FIRST) == 1
    if not old.start or not new.start or old.start >= new.start:
        return False
    gap = new.start - (old.end or old.start) - 1
    return gap <= LONGEST_GAP and (alike >= SAME_SERIES or (gap == 0 and alike >= LIKE_TITLES))


def _order(edition: Edition) -> tuple[int, int]:
    return _number(edition.title), edition.start


def _series(title: str) -> str:
    return EDITION.sub("", unicodedata.normalize("NFKC", title))


def _number(title: str) -> int:
    """The number of an edition (第3次, 第三期), 0 where the title has none."""
    found = NUMBER.search(unicodedata.normalize("NFKC", title))
    if not found:
        return 0
    return int(found[1]) if found[1].isdigit() else DIGITS.get(found[1], 0)


def measure_pairs(old: Sequence[Profile], new: Sequence[Profile]) -> tuple[Places, Places]:
    """Places in both lists of the pairs worth a look: for each measure those that share most with it.

    What counts are rare words of names, texts and indicators, themes and departments. A pair without anything in common costs
    nothing (the matrices are sparse); what very many have is left to the others.
    """
    signs = [[_signs(profile) for profile in side] for side in (old, new)]
    weights = {sign: weight for sign, weight in rarity([*signs[0], *signs[1]]).items() if weight > COMMON}
    columns = {sign: column for column, sign in enumerate(sorted(weights))}
    shared = (_matrix(signs[0], columns, weights) @ _matrix(signs[1], columns, dict.fromkeys(weights, 1.0)).T).tocoo()
    i, j = shared.row.astype(np.intp), shared.col.astype(np.intp)
    value = shared.data.round(6)  # so that the order in which a sum was made decides nothing
    kept = _best(i, j, value) | _best(j, i, value)
    i, j = i[kept], j[kept]
    order = np.lexsort((j, i))
    return i[order], j[order]


def _signs(profile: Profile) -> dict[str, float]:
    """What a measure can be found by, with a factor: departments and words of names count more than those of texts."""
    signs = {word.key: IN_TEXT for gauge in profile.gauges for word in words(gauge.name)}
    signs |= {word.key: IN_TEXT for word in words(profile.text[:LONGEST])}
    signs |= {word.key: 1.0 for word in words(profile.name)}
    signs |= {f"theme {theme}": 1.0 for theme in themes_of(profile)}
    return signs | {node: 1.0 for node, _ in profile.departments}


def _matrix(
    side: Sequence[Mapping[str, float]], columns: Mapping[str, int], weights: Mapping[str, float]
) -> csr_matrix[np.float64]:
    """A row for each measure, a column for each sign with a weight."""
    cells = [(r, columns[s], weights[s] * f) for r, signs in enumerate(side) for s, f in signs.items() if s in weights]
    rows, places, values = zip(*cells, strict=True) if cells else ((), (), ())
    return csr_matrix((values, (rows, places)), shape=(len(side), len(columns)), dtype=np.float64)


def _best(here: Places, there: Places, value: Numbers) -> NDArray[np.bool_]:
    """Which pairs are among those with most in common of the measure that stands here."""
    order = np.lexsort((there, -value, here))
    first = np.searchsorted(here[order], here[order])
    kept = np.zeros(len(order), dtype=bool)
    kept[order] = np.arange(len(order)) - first < PER_MEASURE
    return kept
