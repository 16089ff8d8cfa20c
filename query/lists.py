"""All things of a sort, in an order that stays as long as the store does, for those who read lists part by part."""

from functools import lru_cache

import msgspec

from graph.vocabulary import Base
from query.querier import Querier


class DepartmentRow(msgspec.Struct, frozen=True):
    """A department of ``owner`` (a municipality or department, "" where none is told), and in how many measures it has a part."""

    iri: str
    name: str
    owner: str
    measures: int


class DocumentRow(msgspec.Struct, frozen=True):
    """A document that was read; ``source``, ``license`` and ``rights_holder`` as whoever handed it in told, else ""."""

    iri: str
    file: str
    sha256: str
    pages: int
    source: str = ""
    license: str = ""
    rights_holder: str = ""


# In the one graph that has it all: the union of all graphs costs twice as much.
MEASURES = "SELECT ?it WHERE { GRAPH $derived { ?it a kf:Measure %s } }"
IN_PLAN = "; kf:inPlan $plan"
DEPARTMENTS = """
SELECT ?it (MIN(?n) AS ?name) (MIN(?o) AS ?owner) (COUNT(DISTINCT ?m) AS ?measures) WHERE {
  ?it a kf:Department ; skos:prefLabel ?n .
  OPTIONAL { ?it org:unitOf ?home . ?home skos:prefLabel|dcterms:title ?o } OPTIONAL { ?m kf:anyDepartment ?it }
} GROUP BY ?it ORDER BY ?it"""
DOCUMENTS = """
SELECT ?it ?file ?sha256 ?pages (MIN(?s) AS ?source) (MIN(?l) AS ?license) (MIN(?h) AS ?holder) WHERE {
  ?it a kf:Document ; kf:fileName ?file ; kf:sha256 ?sha256 ; kf:pageCount ?pages .
  OPTIONAL { ?it dcterms:source ?s FILTER(?s != ?file) } OPTIONAL { ?it dcterms:license ?l }
  OPTIONAL { ?it dcterms:rightsHolder ?h }
} GROUP BY ?it ?file ?sha256 ?pages ORDER BY ?file ?it"""


@lru_cache(maxsize=64)
def measures_in(querier: Querier, plan: str = "") -> tuple[str, ...]:
    """The IRIs of the measures of a plan, of all plans where none is named. ValueError where ``plan`` is no IRI."""
    within = {"derived": Base(querier.base).derived.value, **({"plan": plan} if plan else {})}
    rows = querier.rows(MEASURES % (IN_PLAN if plan else ""), **within)
    return tuple(sorted(row["it"] for row in rows))  # here, because the store reads each name anew to compare it


@lru_cache(maxsize=2)
def departments(querier: Querier) -> tuple[DepartmentRow, ...]:
    """All departments."""
    rows = querier.rows(DEPARTMENTS)
    return tuple(DepartmentRow(row["it"], row["name"], row.get("owner", ""), int(row["measures"])) for row in rows)


@lru_cache(maxsize=2)
def documents(querier: Querier) -> tuple[DocumentRow, ...]:
    """All documents, by the names of their files."""
    return tuple(
        DocumentRow(
            row["it"], row["file"], row["sha256"], int(row["pages"]),
            row.get("source", ""), row.get("license", ""), row.get("holder", ""),
        )
        for row in querier.rows(DOCUMENTS)
    )  # fmt: skip
