"""What may have become what: plans that follow each other in one municipality, and in them the pairs worth a look."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import networkx as nx
import numpy as np
from rapidfuzz.fuzz import ratio
from scipy.sparse import csr_array

from graph.lineage.bags import Bags, Places
from graph.lineage.profiles import Profile
from graph.lineage.words import Word, words

PER_MEASURE = 12  # how many of the most likely partners of each measure are looked at
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

    Common are rare words of names, texts and indicators, and departments: each finds its holders through the matrix of
    the other side, so that no pair without anything in common costs anything.
    """
    named = Bags([words(profile.name) for profile in old], [words(profile.name) for profile in new])
    whole = Bags([_everything(profile) for profile in old], [_everything(profile) for profile in new])
    shared = csr_array(named.all_likeness() + whole.all_likeness() + _departments(old, new))
    best = _best_places(shared) | {(i, j) for j, i in _best_places(csr_array(shared.T))}
    pairs = sorted(best)
    return np.array([i for i, _ in pairs], dtype=np.intp), np.array([j for _, j in pairs], dtype=np.intp)


def _everything(profile: Profile) -> list[Word]:
    gauges = [word for gauge in profile.gauges for word in words(gauge.name)]
    return [*words(profile.name), *words(profile.text), *gauges]


def _departments(old: Sequence[Profile], new: Sequence[Profile]) -> csr_array:
    """Half a point for each common department, less where it runs many."""
    runs: defaultdict[str, int] = defaultdict(int)
    for profile in (*old, *new):
        for node, _ in profile.departments:
            runs[node] += 1
    columns = {node: column for column, node in enumerate(sorted(runs))}
    sides = [_incidence(side, columns, runs) for side in (old, new)]
    return csr_array(sides[0] @ sides[1].T)


def _incidence(side: Sequence[Profile], columns: Mapping[str, int], runs: Mapping[str, int]) -> csr_array:
    cells = [(row, columns[node], 1 / np.sqrt(runs[node])) for row, p in enumerate(side) for node, _ in p.departments]
    rows, places, values = ([cell[k] for cell in cells] for k in range(3))
    return csr_array((np.array(values, dtype=float), (rows, places)), shape=(len(side), max(len(columns), 1)))


def _best_places(shared: csr_array) -> set[tuple[int, int]]:
    return {(row, int(column)) for row in range(shared.shape[0]) for column in _best_of_row(shared, row)}


def _best_of_row(shared: csr_array, row: int) -> Iterator[int]:
    columns = shared.indices[shared.indptr[row] : shared.indptr[row + 1]]
    values = shared.data[shared.indptr[row] : shared.indptr[row + 1]]
    order = np.lexsort((columns, -values))[:PER_MEASURE]
    yield from (int(column) for column in columns[order])
