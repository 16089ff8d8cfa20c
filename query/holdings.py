"""What a store holds: municipalities, plans, documents, counts, and some lines of descent worth seeing."""

from collections import defaultdict
from functools import lru_cache

import msgspec

from query.plans import Plan, is_held, plan_of
from query.querier import Querier, Row
from query.wording import dice, normal

RECOGNISABLE = 0.4  # how alike (Dice) names are that changed but can be recognised
MOST_CHANGED = 2000  # measures of which the lines worth seeing are chosen


class Shelf(msgspec.Struct, frozen=True):
    """A plan with the number of its measures and whether a document of it is held."""

    plan: Plan
    measures: int
    held: bool


class Town(msgspec.Struct, frozen=True):
    """A municipality ("" for plans without one) with its plans, oldest first."""

    iri: str
    name: str
    prefecture: str
    plans: tuple[Shelf, ...]


class Counts(msgspec.Struct, frozen=True):
    """How many things of each sort are held."""

    documents: int
    pages: int
    plans: int
    measures: int
    links: int
    facts: int
    findings: int


class Line(msgspec.Struct, frozen=True):
    """A line of descent worth seeing: one measure and what it became."""

    measure: str
    name: str
    plan: str
    kind: str
    new_names: tuple[str, ...]
    new_plan: str


class Holdings(msgspec.Struct, frozen=True):
    """All of it together, as the first page shows it."""

    counts: Counts
    towns: tuple[Town, ...]
    lines: tuple[Line, ...]


COUNTS = """
SELECT (COUNT(DISTINCT ?d) AS ?documents) (SUM(?n) AS ?pages) WHERE { ?d a kf:Document ; kf:pageCount ?n }"""
KINDS = "SELECT ?kind (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing a ?kind } GROUP BY ?kind"
SHELVES = """
SELECT ?plan ?title (MIN(?s) AS ?start) (MAX(?e) AS ?end) ?town ?townName ?prefecture WHERE {
  ?plan a kf:Plan ; dcterms:title ?title .
  OPTIONAL { ?plan kf:startFiscalYear ?s } OPTIONAL { ?plan kf:endFiscalYear ?e }
  OPTIONAL { ?plan kf:municipality ?town . ?town skos:prefLabel ?townName . OPTIONAL { ?town kf:prefecture ?prefecture } }
} GROUP BY ?plan ?title ?town ?townName ?prefecture"""
SIZES = "SELECT ?plan (COUNT(DISTINCT ?m) AS ?n) WHERE { ?m a kf:Measure ; kf:inPlan ?plan } GROUP BY ?plan"
HELD = """
SELECT DISTINCT ?plan WHERE {
  { ?document a kf:Document ; dcterms:subject ?plan }
  UNION { ?placement kf:inPlan ?plan ; kf:placementSource ?place . FILTER(?place != "reference") }
}"""
# Some measures first, in no order and without their class, else every link of the graph is looked at.
LINES = """
SELECT DISTINCT ?old ?oldName ?oldPlan ?new ?newName ?newPlan ?kind ?oldStart ?newStart WHERE {
  { SELECT DISTINCT ?old WHERE {
    ?any kf:basis "stated" ; kf:predecessor ?old ; kf:successor ?one . FILTER NOT EXISTS { ?any kf:status "rejected" }
    ?old kf:inPlan ?in .
  } LIMIT MOST }
  ?f kf:predecessor ?old ; kf:basis "stated" ; kf:successionKind ?kind ; kf:successor ?new .
  FILTER NOT EXISTS { ?f kf:status "rejected" }
  ?old skos:prefLabel ?oldName ; kf:inPlan ?from . ?from dcterms:title ?oldPlan .
  ?new skos:prefLabel ?newName ; kf:inPlan ?to . ?to dcterms:title ?newPlan .
  OPTIONAL { ?from kf:startFiscalYear ?oldStart } OPTIONAL { ?to kf:startFiscalYear ?newStart }
} ORDER BY ?old ?new"""


@lru_cache(maxsize=2)
def holdings(querier: Querier) -> Holdings:
    """What a store holds. Reads all of it, once for each state of it."""
    return Holdings(counts(querier), tuple(towns(querier)), tuple(lines_worth_seeing(querier)))


def documents_held(querier: Querier) -> int:
    """How many documents are held, which takes little to count."""
    return int(querier.rows(COUNTS)[0]["documents"])


def counts(querier: Querier) -> Counts:
    """How much is held."""
    documents = querier.rows(COUNTS)[0]
    kinds = {row["kind"].rpartition("#")[2]: int(row["n"]) for row in querier.rows(KINDS)}
    return Counts(
        documents=int(documents["documents"]),
        pages=int(documents.get("pages", "0")),
        plans=kinds.get("Plan", 0),
        measures=kinds.get("Measure", 0),
        links=kinds.get("Succession", 0),
        facts=kinds.get("Fact", 0),
        findings=kinds.get("Finding", 0),
    )


def towns(querier: Querier) -> list[Town]:
    """The municipalities with their plans; those whose municipality no document tells last."""
    sizes = {row["plan"]: int(row["n"]) for row in querier.rows(SIZES)}
    held = {row["plan"] for row in querier.rows(HELD)}
    shelves: defaultdict[tuple[str, str, str], list[Shelf]] = defaultdict(list)
    for row in querier.rows(SHELVES):
        start, end = (int(row[name]) if name in row else None for name in ("start", "end"))
        plan = Plan(row["plan"], row["title"], start, end, row.get("townName", ""))
        town = row.get("town", ""), row.get("townName", ""), row.get("prefecture", "")
        shelves[town].append(Shelf(plan, sizes.get(plan.iri, 0), plan.iri in held))
    ordered = sorted(shelves, key=lambda town: (not town[0], town[0]))
    return [Town(*town, tuple(sorted(shelves[town], key=_by_years))) for town in ordered]


OF_TOWN = """
SELECT ?name ?prefecture ?plan (COUNT(DISTINCT ?measure) AS ?n) WHERE {
  $it skos:prefLabel ?name . OPTIONAL { $it kf:prefecture ?prefecture }
  OPTIONAL {
    ?plan kf:municipality $it ; a kf:Plan ; dcterms:title ?title . OPTIONAL { ?measure kf:inPlan ?plan ; a kf:Measure }
  }
} GROUP BY ?name ?prefecture ?plan"""


def town(querier: Querier, iri: str) -> Town | None:
    """One municipality with its plans, without reading what others have; None where there is none of this IRI."""
    rows = querier.rows(OF_TOWN, it=iri)
    if not rows:
        return None
    sizes = {row["plan"]: int(row["n"]) for row in rows if "plan" in row}
    shelves = (Shelf(plan_of(querier, plan), size, is_held(querier, plan)) for plan, size in sizes.items())
    return Town(iri, rows[0]["name"], rows[0].get("prefecture", ""), tuple(sorted(shelves, key=_by_years)))


def _by_years(shelf: Shelf) -> tuple[int, int, str]:
    return shelf.plan.start or shelf.plan.end or 9999, shelf.plan.end or 9999, shelf.plan.title


def lines_worth_seeing(querier: Querier, most: int = 6) -> list[Line]:
    """Some measures that changed and can still be recognised, those of plans with known years first; each plan and each
    kind of change in its turn.
    """
    events: defaultdict[str, list[Row]] = defaultdict(list)
    for row in querier.rows(LINES.replace("MOST", str(MOST_CHANGED))):
        events[row["old"]].append(row)
    lines = sorted(events.values(), key=_worth)
    turns: defaultdict[tuple[str, str], int] = defaultdict(int)
    ranked: list[tuple[int, int, Line]] = []
    for place, rows in enumerate(lines):
        sort = rows[0]["newPlan"], rows[0]["kind"]
        ranked.append((turns[sort], place, _line(rows)))
        turns[sort] += 1
    return [line for _, _, line in sorted(ranked, key=lambda item: item[:2])[:most]]


def _worth(rows: list[Row]) -> tuple[bool, float, str]:
    """A key that sorts what is worth seeing first."""
    alike = max(dice(normal(row["oldName"]), normal(row["newName"])) for row in rows)
    known = all("oldStart" in row and "newStart" in row for row in rows)
    return not known, abs(alike - RECOGNISABLE), rows[0]["oldName"]


def _line(rows: list[Row]) -> Line:
    first = rows[0]
    new_names = tuple(dict.fromkeys(row["newName"] for row in rows))
    return Line(first["old"], first["oldName"], first["oldPlan"], first["kind"], new_names, first["newPlan"])
