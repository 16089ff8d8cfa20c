"""Documents and the places in them: what a piece of evidence shows, and on which page what stands."""

import msgspec

from query.facts import Place, place_of
from query.querier import Querier, Row


class Paper(msgspec.Struct, frozen=True):
    """A document that is held, with where it comes from and what may be done with it."""

    iri: str
    file: str
    sha256: str
    pages: int
    source: str
    license: str
    rights_holder: str


PAPER = """
SELECT ?file ?sha256 ?pages ?source ?license ?holder WHERE {
  $it a kf:Document ; kf:fileName ?file ; kf:sha256 ?sha256 ; kf:pageCount ?pages .
  OPTIONAL { $it dcterms:source ?source FILTER(?source != ?file) } OPTIONAL { $it dcterms:license ?license }
  OPTIONAL { $it dcterms:rightsHolder ?holder }
} LIMIT 1"""
PAPERS = "SELECT ?document WHERE { ?document a kf:Document ; kf:fileName ?file } ORDER BY ?file"
PLACE = """
SELECT ?evidence ?document ?file ?sha256 ?page ?bbox ?quote ?ocr WHERE {
  BIND($it AS ?evidence) ?evidence a kf:Evidence ; kf:inDocument ?document ; kf:page ?page .
  ?document kf:fileName ?file ; kf:sha256 ?sha256 .
  OPTIONAL { ?evidence kf:bbox ?bbox } OPTIONAL { ?evidence kf:quote ?quote } OPTIONAL { ?evidence kf:byOcr ?ocr }
} LIMIT 1"""
MARKED_PAGES = """
SELECT ?page (COUNT(DISTINCT ?fact) AS ?n) (MIN(?e) AS ?evidence) WHERE {
  ?e kf:inDocument $it ; kf:page ?page . ?fact prov:wasDerivedFrom ?e ; a kf:Fact
} GROUP BY ?page ORDER BY ?page"""
FINDINGS = """
SELECT ?finding ?kind ?message (MIN(?e) AS ?evidence) (MIN(?p) AS ?page) WHERE {
  ?finding a kf:Finding ; kf:inDocument $it ; kf:findingKind ?kind ; kf:message ?message .
  OPTIONAL { ?finding prov:wasDerivedFrom ?e . ?e kf:page ?p }
} GROUP BY ?finding ?kind ?message ORDER BY ?page ?message"""
FACT_PLACES = """
SELECT DISTINCT ?evidence ?document ?file ?sha256 ?page ?bbox ?quote ?ocr WHERE {
  $it prov:wasDerivedFrom ?evidence . ?evidence kf:inDocument ?document ; kf:page ?page .
  ?document kf:fileName ?file ; kf:sha256 ?sha256 .
  OPTIONAL { ?evidence kf:bbox ?bbox } OPTIONAL { ?evidence kf:quote ?quote } OPTIONAL { ?evidence kf:byOcr ?ocr }
}"""
SUBJECTS = (
    "SELECT DISTINCT ?thing ?name WHERE { $it dcterms:subject ?thing . ?thing dcterms:title ?name } ORDER BY ?name"
)


def paper_of(querier: Querier, document: str) -> Paper | None:
    """A document, None where none of this IRI is held."""
    rows = querier.rows(PAPER, it=document)
    return _paper(document, rows[0]) if rows else None


def papers(querier: Querier, most: int) -> list[Paper]:
    """The documents that are held, by file name, so many at most."""
    found = (paper_of(querier, row["document"]) for row in querier.rows(f"{PAPERS} LIMIT {most}"))
    return [paper for paper in found if paper]


def _paper(iri: str, row: Row) -> Paper:
    own = (row.get(name, "") for name in ("source", "license", "holder"))
    return Paper(iri, row["file"], row["sha256"], int(row["pages"]), *own)


def place(querier: Querier, evidence: str) -> Place | None:
    """A piece of evidence, None where none of this IRI is held."""
    rows = querier.rows(PLACE, it=evidence)
    return place_of(rows[0]) if rows else None


def places_of_fact(querier: Querier, fact: str) -> list[Place]:
    """All places on which a fact or finding stands, by document, page and height."""
    found = [place_of(row) for row in querier.rows(FACT_PLACES, it=fact)]
    return sorted(found, key=lambda place: (place.file, place.page, place.box[1], place.box[0]))


class MarkedPage(msgspec.Struct, frozen=True):
    """A page (1-based) with the number of facts on it, and one piece of evidence there."""

    page: int
    facts: int
    evidence: str


class Finding(msgspec.Struct, frozen=True):
    """Something that was not understood; ``page`` 0 and ``evidence`` "" where it has no place."""

    kind: str
    message: str
    page: int = 0
    evidence: str = ""


def marked_pages(querier: Querier, document: str) -> list[MarkedPage]:
    """The pages of a document on which facts stand."""
    return [
        MarkedPage(int(row["page"]), int(row["n"]), row["evidence"]) for row in querier.rows(MARKED_PAGES, it=document)
    ]


def findings_of(querier: Querier, document: str) -> list[Finding]:
    """What was not understood in a document."""
    rows = querier.rows(FINDINGS, it=document)
    return [Finding(row["kind"], row["message"], int(row.get("page", "0")), row.get("evidence", "")) for row in rows]


def subjects_of(querier: Querier, document: str) -> list[tuple[str, str]]:
    """The plans that a document is of: IRI and title."""
    return [(row["thing"], row["name"]) for row in querier.rows(SUBJECTS, it=document)]


ON_PAGE = """
SELECT DISTINCT ?evidence ?bbox WHERE {
  ?evidence kf:inDocument $it ; kf:page ?page ; kf:bbox ?bbox . ?fact prov:wasDerivedFrom ?evidence
  FILTER(?page = %d)
}"""


def places_on_page(querier: Querier, document: str, page: int) -> list[str]:
    """The pieces of evidence on a page (1-based), from top to bottom, then from left to right."""
    rows = querier.rows(ON_PAGE % page, it=document)
    return [row["evidence"] for row in sorted(rows, key=_downwards)]


def _downwards(row: Row) -> tuple[float, float, str]:
    x, y, *_ = (float(number) for number in row["bbox"].split())
    return y, x, row["evidence"]
