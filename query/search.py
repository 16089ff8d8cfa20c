"""Find things by any name they ever had, however it is written: widths, kana, spellings and parts of names do not matter.

Each hit says by which label it was found, and why.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from query.index import Index, IndexBusyError
from query.labels import Kind, Label, labels
from query.querier import Querier
from query.wording import dice, hiragana, is_kana, keys, normal, sound

NEAR = 0.5  # Dice coefficient of letter pairs from which two names are near
LOOKED_AT = 4  # times as many labels as hits are wanted: one thing may have several
Reason = Literal["same", "begins", "inside", "words", "sound", "near"]
# How well each fits, from best to least; the part of the name that is covered decides among equals.
FITS: dict[Reason, float] = {"same": 1.0, "begins": 0.8, "inside": 0.7, "words": 0.6, "sound": 0.5, "near": 0.3}
COVERED = 0.1


class Hit(msgspec.Struct, frozen=True):
    """A thing that was found: ``label`` is the text that matched, ``score`` from above 0 to 1 (the very name)."""

    thing: str
    kind: Kind
    name: str
    label: str
    home: str
    home_name: str
    score: float
    reason: Reason

    @property
    def by_other_name(self) -> bool:
        """Whether another name than today's led here."""
        return self.label != self.name


class Search:
    """Searches an index."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def find(self, text: str, limit: int = 50, kinds: Iterable[Kind] = ("measure",)) -> list[Hit]:
        """The things with a label like the text, best first; every word of the text must stand in the label, or the whole
        be near to it. Names come before statements. Nothing is found for an empty text.
        """
        pieces = [piece for piece in text.split() if normal(piece)]
        names = [kind for kind in kinds if kind != "statement"]
        hits = self._hits(pieces, names, limit) if names else []
        if len(hits) < limit and "statement" in kinds:
            known = {hit.thing for hit in hits}
            hits += [hit for hit in self._hits(pieces, ["statement"], limit) if hit.thing not in known]
        return hits[:limit]

    def _hits(self, pieces: Sequence[str], kinds: Sequence[Kind], limit: int) -> list[Hit]:
        if not pieces:
            return []
        most = LOOKED_AT * limit
        hits = list(_judged(pieces, self.index.matches(pieces, kinds, most)))
        if not hits and kinds != ["statement"]:
            hits = list(_near(normal("".join(pieces)), self.index.near(normal("".join(pieces)), kinds, most)))
        best: dict[str, Hit] = {}
        for hit in hits:
            if hit.thing not in best or hit.score > best[hit.thing].score:
                best[hit.thing] = hit
        return sorted(best.values(), key=lambda hit: (-hit.score, hit.home_name, hit.name, hit.thing))[:limit]


def _judged(pieces: Sequence[str], found: Iterable[Label]) -> Iterator[Hit]:
    plain = [normal(piece) for piece in pieces]
    for label in found:
        reason, covered = fit(pieces, plain, label.text)
        if reason:
            score = 1.0 if reason == "same" else FITS[reason] + COVERED * covered
            yield _hit(label, score, reason)


def fit(pieces: Sequence[str], plain: Sequence[str], text: str) -> tuple[Reason | None, float]:
    """Why pieces of a question (also as normal texts) fit a text, and which share of it they cover; None where they do not."""
    name = normal(text)
    whole = "".join(plain)
    covered = min(len(whole) / max(len(name), 1), 1.0)
    if whole == name:
        return "same", 1.0
    if all(piece in name for piece in plain):
        return ("begins" if name.startswith(plain[0]) else "inside"), covered
    own, heard = set(keys(text)), sound(text)
    if all(_stands(piece, name, own) for piece in pieces):
        return "words", covered
    if all(normal(piece) in name or _is_heard(piece, heard) for piece in pieces):
        return "sound", covered
    return None, 0.0


def _stands(piece: str, name: str, own: set[str]) -> bool:
    wanted = keys(piece)
    return normal(piece) in name or (bool(wanted) and own.issuperset(wanted))


def _is_heard(piece: str, heard: str) -> bool:
    read = "".join(hiragana(piece)) if is_kana(piece) else sound(piece)
    return len(read) > 1 and read in heard


def _near(text: str, found: Iterable[Label]) -> Iterator[Hit]:
    for label in found:
        likeness = dice(text, normal(label.text))
        if likeness >= NEAR:
            yield _hit(label, FITS["near"] * (1 + likeness), "near")


def _hit(label: Label, score: float, reason: Reason) -> Hit:
    return Hit(label.thing, label.kind, label.name, label.text, label.home, label.home_name, score, reason)


def search_of(querier: Querier, directory: Path, version: str) -> Search:
    """Searches a store through the index in its directory, brought up to date where it is of another version.

    Where another process is at it, the index is used as it is; where none may be written, or the version is "" (a graph that
    is kept elsewhere), one is made in memory.
    """
    if not version:
        return search_in_memory(querier)
    try:
        index = Index(directory)
        if index.version != version:
            index.update(labels(querier), version)
    except IndexBusyError:
        return Search(index)
    except OSError:
        return search_in_memory(querier)
    return Search(index)


@lru_cache(maxsize=2)
def search_in_memory(querier: Querier) -> Search:
    """Searches a store without a directory."""
    index = Index()
    index.update(labels(querier))
    return Search(index)


def find_measures(querier: Querier, text: str, limit: int = 50) -> list[Hit]:
    """The measures with a name like the text, best first (see ``Search.find``)."""
    return search_in_memory(querier).find(text, limit)
