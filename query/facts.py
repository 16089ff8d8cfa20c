"""The facts about one thing as the graph holds them, each with the places on pages on which it stands."""

import unicodedata
from collections import defaultdict
from collections.abc import Mapping

import msgspec

from query.querier import Querier, Row

# %s stands for how the facts are tied to the thing that is asked for.
ABOUT, RESTS_ON = "kf:about", "prov:wasDerivedFrom"
PROPERTIES = """
SELECT ?fact ?p ?o WHERE { ?fact %s $it ; ?p ?o FILTER(isIRI(?o) || LANG(?o) != "en") } ORDER BY ?fact ?p ?o"""
PLACES = """
SELECT DISTINCT ?fact ?evidence ?document ?file ?sha256 ?page ?bbox ?quote ?ocr WHERE {
  ?fact %s $it ; prov:wasDerivedFrom ?evidence .
  ?evidence kf:inDocument ?document ; kf:page ?page .
  ?document kf:fileName ?file ; kf:sha256 ?sha256 .
  OPTIONAL { ?evidence kf:bbox ?bbox } OPTIONAL { ?evidence kf:quote ?quote } OPTIONAL { ?evidence kf:byOcr ?ocr }
}"""
LABELS = """
SELECT DISTINCT ?thing ?label WHERE { ?fact %s $it ; ?p ?thing . ?thing skos:prefLabel|dcterms:title ?label }
ORDER BY ?thing DESC(?label)"""
FACT_CLASS = "Fact"
WHERE = {"type", "wasDerivedFrom", "otherEnd"}


class Place(msgspec.Struct, frozen=True):
    """Words in a box on a page (1-based; PDF points from the top left of the page as a viewer shows it)."""

    evidence: str
    document: str
    file: str
    sha256: str
    page: int
    box: tuple[float, float, float, float]
    quote: str
    by_ocr: bool = False


class Fact(msgspec.Struct, frozen=True):
    """A fact: ``kind`` is its class without namespace, ``values`` its properties by name without namespace.

    ``repeats`` are the places where other facts say the very same.
    """

    iri: str
    kind: str
    values: Mapping[str, tuple[str, ...]]
    places: tuple[Place, ...] = ()
    repeats: tuple[Place, ...] = ()

    def get(self, name: str) -> str:
        """The first value of a property, "" where it has none."""
        return next(iter(self.values.get(name, ())), "")

    def year(self, name: str = "fiscalYear") -> int | None:
        """The fiscal year of a property, None where none is given."""
        return int(self.get(name)) if self.get(name) else None

    @property
    def place(self) -> Place | None:
        """The place that carries the fact's own words, else its first."""
        own = plain(self.get("text") or self.get("rating") or self.get("name"))
        return next(
            (place for place in self.places if own and own in plain(place.quote)), next(iter(self.places), None)
        )

    @property
    def said_at(self) -> tuple[Place, ...]:
        """One place for each page that says it."""
        pages: dict[tuple[str, int], Place] = {}
        for place in (*([self.place] if self.place else []), *self.repeats):
            pages.setdefault((place.sha256, place.page), place)
        return tuple(pages.values())

    @property
    def meaning(self) -> tuple[str, frozenset[tuple[str, str]]]:
        """What the fact says, without where: equal for facts that say the same."""
        said = ((name, plain(value)) for name, values in self.values.items() for value in values)
        return self.kind, frozenset(one for one in said if one[0] not in WHERE)


class Facts(msgspec.Struct, frozen=True):
    """All facts about one thing, and what the things that they point to are called."""

    all: tuple[Fact, ...]
    labels: Mapping[str, str]

    def of(self, kind: str) -> list[Fact]:
        """Those of one class, in the order of their places; what several say stands once."""
        found: dict[object, list[Fact]] = {}
        for fact in self.all:
            if fact.kind == kind:
                found.setdefault(fact.meaning, []).append(fact)
        return [_together(facts) for facts in found.values()]

    def label(self, iri: str) -> str:
        """What a thing is called, its IRI where it has no name."""
        return self.labels.get(iri, iri)


def facts_about(querier: Querier, thing: str) -> Facts:
    """All facts about a thing, in the order of document, page and place."""
    return _facts(querier, thing, ABOUT)


def facts_on(querier: Querier, evidence: str) -> Facts:
    """All facts (and findings) that rest on a piece of evidence."""
    return _facts(querier, evidence, RESTS_ON)


def _facts(querier: Querier, thing: str, tie: str) -> Facts:
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for row in querier.rows(PLACES % tie, it=thing):
        places[row["fact"]].append(place_of(row))
    values: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in querier.rows(PROPERTIES % tie, it=thing):
        values[row["fact"]][local(row["p"])].append(row["o"])
    found = [_fact(iri, own, places[iri]) for iri, own in values.items()]
    labels = {row["thing"]: row["label"] for row in querier.rows(LABELS % tie, it=thing)}
    return Facts(tuple(sorted(found, key=_position)), labels)


def place_of(row: Row) -> Place:
    """A place from a row with evidence, document, file, sha256, page, and perhaps bbox, quote and ocr."""
    box = [float(number) for number in row.get("bbox", "").split()]
    return Place(
        evidence=row["evidence"],
        document=row["document"],
        file=row["file"],
        sha256=row["sha256"],
        page=int(row["page"]),
        box=(box[0], box[1], box[2], box[3]) if len(box) == len("xyxy") else (0, 0, 0, 0),
        quote=row.get("quote", ""),
        by_ocr=row.get("ocr") == "true",
    )


def local(iri: str) -> str:
    """The name of a term without its namespace."""
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]


def plain(text: str) -> str:
    """A text as quotes are compared: NFKC without blanks."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _fact(iri: str, values: Mapping[str, list[str]], places: list[Place]) -> Fact:
    kinds = [local(kind) for kind in values.get("type", []) if local(kind) != FACT_CLASS]
    ordered = sorted(places, key=lambda place: (place.file, place.page, place.box[1], place.box[0]))
    return Fact(iri, kinds[0] if kinds else FACT_CLASS, {k: tuple(v) for k, v in values.items()}, tuple(ordered))


def _together(facts: list[Fact]) -> Fact:
    places = tuple(fact.place for fact in facts[1:] if fact.place)
    return msgspec.structs.replace(facts[0], repeats=places)


def _position(fact: Fact) -> tuple[str, int, float, float, str]:
    place = fact.place
    if place is None:
        return "", 0, 0.0, 0.0, fact.iri
    return place.file, place.page, place.box[1], place.box[0], fact.iri
