"""The terms of the ontology as people read them."""

from collections.abc import Iterator
from functools import cache

import msgspec
import pyoxigraph

from graph.embedded import Embedded
from graph.vocabulary import KF, ONTOLOGY_FILE
from query.facts import local
from query.querier import Querier, Row

TERMS = """
SELECT ?term ?kind ?ja ?en ?jaComment ?enComment ?above ?domain ?range WHERE {
  ?term a ?kind ; rdfs:label ?ja, ?en ; rdfs:comment ?jaComment, ?enComment .
  FILTER(LANG(?ja) = "ja" && LANG(?en) = "en" && LANG(?jaComment) = "ja" && LANG(?enComment) = "en")
  OPTIONAL { ?term rdfs:subClassOf|rdfs:subPropertyOf ?above FILTER(isIRI(?above)) }
  OPTIONAL { ?term rdfs:domain ?domain FILTER(isIRI(?domain)) } OPTIONAL { ?term rdfs:range ?range FILTER(isIRI(?range)) }
} ORDER BY ?term ?above"""


class Term(msgspec.Struct, frozen=True):
    """A class or property: its name without namespace, and labels and comments by language ("ja", "en").

    ``above`` are the classes or properties that hold it; ``domain`` and ``range`` are "" where none is given. IRIs.
    """

    name: str
    is_class: bool
    label: dict[str, str]
    comment: dict[str, str]
    above: tuple[str, ...] = ()
    domain: str = ""
    range: str = ""


@cache
def terms() -> tuple[Term, ...]:
    """All terms of the namespace, by name."""
    store = pyoxigraph.Store()
    store.load(path=str(ONTOLOGY_FILE), format=pyoxigraph.RdfFormat.TURTLE)
    found: dict[str, list[Row]] = {}
    for row in Querier(Embedded(store)).rows(TERMS):
        if row["term"].startswith(KF.iri):
            found.setdefault(row["term"], []).append(row)
    return tuple(_terms(found))


def _terms(found: dict[str, list[Row]]) -> Iterator[Term]:
    for iri, rows in found.items():
        first = rows[0]
        yield Term(
            local(iri),
            any(local(row["kind"]) == "Class" for row in rows),
            {language: first[language] for language in ("ja", "en")},
            {language: first[f"{language}Comment"] for language in ("ja", "en")},
            tuple(dict.fromkeys(row["above"] for row in rows if "above" in row)),
            first.get("domain", ""),
            first.get("range", ""),
        )
