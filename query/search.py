"""Find measures by any name they ever had: widths, case, blanks and dashes do not matter, and part of a name is enough.

Labels are read once and compared as text; each hit says by which name it was found.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise

import msgspec

from query.querier import Querier, Row

NEAR = 0.5  # Dice coefficient of letter pairs from which two names are near
MEASURES = """
SELECT ?measure ?name ?plan WHERE { ?measure a kf:Measure ; skos:prefLabel ?name OPTIONAL { ?measure kf:inPlan ?plan } }"""
OTHER_LABELS = "SELECT ?measure ?label WHERE { ?measure a kf:Measure ; skos:altLabel ?label }"
TITLES = "SELECT ?plan ?title WHERE { ?plan a kf:Plan ; dcterms:title ?title }"


class Label(msgspec.Struct, frozen=True):
    """One name of one measure, also as it is compared."""

    measure: str
    name: str
    label: str
    plan: str
    plan_title: str
    normal: str


class Hit(msgspec.Struct, frozen=True):
    """A measure that was found: ``label`` is the name that matched, ``score`` from above 0 to 1 (the very name)."""

    measure: str
    name: str
    label: str
    plan: str
    plan_title: str
    score: float

    @property
    def by_other_name(self) -> bool:
        """Whether another name than today's led here."""
        return self.label != self.name


class Index:
    """The names of all measures of a store, as they were when it was made."""

    def __init__(self, querier: Querier) -> None:
        titles = {row["plan"]: row["title"] for row in querier.rows(TITLES)}
        measures = {row["measure"]: row for row in querier.rows(MEASURES)}
        names = [(iri, row["name"]) for iri, row in measures.items()]
        names += [(row["measure"], row["label"]) for row in querier.rows(OTHER_LABELS)]
        self.labels = [_label(measures[iri], label, titles) for iri, label in sorted(names) if iri in measures]

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """The measures with a name like the text, best first; every word of the text must stand in the name, or the
        whole be near to it. Nothing is found for an empty text.
        """
        words = [normal(word) for word in text.split() if normal(word)]
        best: dict[str, Hit] = {}
        for label in self.labels if words else ():
            score = likeness(words, label.normal)
            if score > best[label.measure].score if label.measure in best else score > 0:
                best[label.measure] = Hit(label.measure, label.name, label.label, label.plan, label.plan_title, score)
        hits = sorted(best.values(), key=lambda hit: (-hit.score, hit.plan_title, hit.name))
        return hits[:limit]


def _label(measure: Row, label: str, titles: Mapping[str, str]) -> Label:
    plan = measure.get("plan", "")
    return Label(measure["measure"], measure["name"], label, plan, titles.get(plan, ""), normal(label))


def find_measures(querier: Querier, text: str, limit: int = 50) -> list[Hit]:
    """The measures with a name like the text, best first (see ``Index.find``)."""
    return Index(querier).find(text, limit)


def normal(text: str) -> str:
    """The text as names are compared: NFKC, lower case, one kind of dash, without blanks and brackets' kinds."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[-‐‑‒–—―−ー─━]", "-", plain)
    return re.sub(r"[\s「」『』【】・･]", "", plain)


def likeness(words: Iterable[str], name: str) -> float:
    """How well words fit a name, both normal: 1 the same, above 0.7 all words inside, then nearness, 0 too far."""
    words = list(words)
    whole = "".join(words)
    if whole == name:
        return 1.0
    if name and all(word in name for word in words):
        covered = min(len(whole) / len(name), 1.0)
        return 0.7 + 0.2 * covered + (0.05 if name.startswith(words[0]) else 0.0)
    near = dice(whole, name)
    return near * 0.7 if near >= NEAR else 0.0


def dice(a: str, b: str) -> float:
    """The share of letter pairs that two texts have in common, 0 to 1."""
    pairs, others = (Counter(pairwise(text)) for text in (a, b))
    total = pairs.total() + others.total()
    return 2 * (pairs & others).total() / total if total else 0.0
