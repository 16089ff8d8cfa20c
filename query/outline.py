"""What a page shows of one plan: its tree of measures, who runs them, what they came from and what became of them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from query.facts import Fact, facts_about
from query.plans import Plan, is_held, next_plans, plan_of, previous_plans
from query.querier import Querier, Row


class Tie(msgspec.Struct, frozen=True):
    """The other end of a link of a measure ("" for created and ended), its kind, and whether it is stated."""

    iri: str
    name: str
    notation: str
    kind: str
    stated: bool


class Node(msgspec.Struct, frozen=True):
    """A measure in its plan's tree.

    ``values`` are the roles of the values of its indicators ("baseline", "target", "actual"), None where it has no indicator.
    """

    iri: str
    name: str
    notation: str
    level: str
    departments: tuple[str, ...]
    before: tuple[Tie, ...]
    after: tuple[Tie, ...]
    ratings: tuple[str, ...] = ()
    values: frozenset[str] | None = None
    children: tuple["Node", ...] = ()

    @property
    def size(self) -> int:
        """How many measures stand here and below."""
        return 1 + sum(child.size for child in self.children)

    @property
    def all(self) -> Iterator["Node"]:
        """It and all that stands below."""
        yield self
        for child in self.children:
            yield from child.all


class Document(msgspec.Struct, frozen=True):
    """A document that is held."""

    iri: str
    file: str
    pages: int


class Department(msgspec.Struct, frozen=True):
    """A department with the number of measures of the plan in which it has a part."""

    iri: str
    name: str
    count: int


class Outline(msgspec.Struct, frozen=True):
    """Everything that a page shows of a plan."""

    plan: Plan
    municipality: str
    other_titles: tuple[str, ...]
    held: bool
    tree: tuple[Node, ...]
    departments: tuple[Department, ...]
    documents: tuple[Document, ...]
    before: tuple[Plan, ...]
    after: tuple[Plan, ...]
    statements: tuple[Fact, ...]
    entries: tuple[Fact, ...]

    @property
    def size(self) -> int:
        """How many places its tree has."""
        return sum(node.size for node in self.tree)


MEASURES = """
SELECT ?measure ?name (MIN(?n) AS ?notation) (MIN(?l) AS ?level) WHERE {
  ?measure kf:inPlan $it ; a kf:Measure ; skos:prefLabel ?name .
  OPTIONAL { ?measure skos:notation ?n } OPTIONAL { ?f a kf:Placement ; kf:about ?measure ; kf:level ?l }
} GROUP BY ?measure ?name"""
PARENTS = "SELECT ?measure ?parent WHERE { ?measure kf:inPlan $it ; kf:partOf ?parent }"
RESPONSIBLE = """
SELECT DISTINCT ?measure ?department ?name WHERE {
  ?measure kf:inPlan $it ; kf:anyDepartment ?department . ?department skos:prefLabel ?name
} ORDER BY ?name"""
RATINGS = """
SELECT DISTINCT ?measure ?rating WHERE {
  ?measure kf:inPlan $it . ?f a kf:Evaluation ; kf:about ?measure ; kf:rating ?rating
} ORDER BY ?rating"""
INDICATORS = """
SELECT DISTINCT ?measure ?role WHERE {
  ?measure kf:inPlan $it . ?indicator kf:indicatorOf ?measure . OPTIONAL { ?f kf:indicator ?indicator ; kf:valueRole ?role }
}"""
OTHER = """OPTIONAL {
    ?f %s ?other . ?other skos:prefLabel ?name . OPTIONAL { ?other skos:notation ?notation }
  }"""
TIES = f"""
SELECT DISTINCT ?measure ?side ?other ?name ?notation ?kind ?basis ?status WHERE {{
  ?measure kf:inPlan $it .
  {{ ?f kf:predecessor ?measure . BIND("after" AS ?side) {OTHER % "kf:successor"} }}
  UNION {{ ?f kf:successor ?measure . BIND("before" AS ?side) {OTHER % "kf:predecessor"} }}
  ?f kf:successionKind ?kind ; kf:basis ?basis . OPTIONAL {{ ?f kf:status ?status }}
  FILTER(!BOUND(?other) || NOT EXISTS {{ ?measure kf:notSucceededBy|^kf:notSucceededBy ?other }})
}} ORDER BY ?measure ?side ?name ?kind"""
DOCUMENTS = """
SELECT ?document ?file ?pages WHERE {
  { SELECT DISTINCT ?document WHERE {
    { ?document a kf:Document ; dcterms:subject $it }
    UNION { ?placement kf:inPlan $it ; prov:wasDerivedFrom ?evidence . ?evidence kf:inDocument ?document }
  } }
  ?document kf:fileName ?file ; kf:pageCount ?pages
} ORDER BY ?file"""
OTHER_TITLES = "SELECT DISTINCT ?title WHERE { $it dcterms:alternative ?title } ORDER BY ?title"
MUNICIPALITY = "SELECT ?municipality WHERE { $it kf:municipality ?municipality } ORDER BY ?municipality LIMIT 1"


def plan_outline(querier: Querier, iri: str) -> Outline:
    """The outline of a plan."""
    facts = facts_about(querier, iri)
    town = querier.rows(MUNICIPALITY, it=iri)
    documents = querier.rows(DOCUMENTS, it=iri)
    return Outline(
        plan=plan_of(querier, iri),
        municipality=town[0]["municipality"] if town else "",
        other_titles=tuple(row["title"] for row in querier.rows(OTHER_TITLES, it=iri)),
        held=is_held(querier, iri),
        tree=tuple(_tree(querier, iri)),
        departments=tuple(_departments(querier.rows(RESPONSIBLE, it=iri))),
        documents=tuple(Document(row["document"], row["file"], int(row["pages"])) for row in documents),
        before=previous_plans(querier, iri),
        after=next_plans(querier, iri),
        statements=tuple(facts.of("Statement")),
        entries=tuple(facts.of("PlanEntry")),
    )


def _departments(rows: Iterable[Row]) -> Iterable[Department]:
    measures: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        measures[row["department"], row["name"]].add(row["measure"])
    for (iri, name), those in sorted(measures.items(), key=lambda item: (-len(item[1]), item[0][1])):
        yield Department(iri, name, len(those))


def _tree(querier: Querier, plan: str) -> list[Node]:
    """The tops of the tree, in the order of their numbers; a measure with several parents stands under each."""
    measures = {row["measure"]: row for row in querier.rows(MEASURES, it=plan)}
    children: defaultdict[str, list[str]] = defaultdict(list)
    below: set[str] = set()
    for row in querier.rows(PARENTS, it=plan):
        if row["parent"] in measures and row["measure"] in measures:
            children[row["parent"]].append(row["measure"])
            below.add(row["measure"])
    departments: defaultdict[str, list[str]] = defaultdict(list)
    for row in querier.rows(RESPONSIBLE, it=plan):
        departments[row["measure"]].append(row["name"])
    ratings: defaultdict[str, list[str]] = defaultdict(list)
    for row in querier.rows(RATINGS, it=plan):
        ratings[row["measure"]].append(row["rating"])
    values: defaultdict[str, set[str]] = defaultdict(set)
    for row in querier.rows(INDICATORS, it=plan):
        values[row["measure"]].update([row["role"]] if "role" in row else [])
    ties = _ties(querier.rows(TIES, it=plan))
    builder = _Builder(measures, children, departments, ratings, values, ties)
    return builder.build([iri for iri in measures if iri not in below], frozenset())


class _Builder(msgspec.Struct, frozen=True):
    """Puts nodes together from what was asked about a plan's measures."""

    measures: Mapping[str, Row]
    children: Mapping[str, list[str]]
    departments: Mapping[str, list[str]]
    ratings: Mapping[str, list[str]]
    values: Mapping[str, set[str]]
    ties: Mapping[tuple[str, str], list[Tie]]

    def build(self, places: Iterable[str], above: frozenset[str]) -> list[Node]:
        """The nodes of some measures with all below them; ``above`` keeps a circle from going on for ever."""
        ordered = sorted(set(places) - above, key=lambda iri: in_order(self.measures[iri]))
        return [self._node(iri, above | {iri}) for iri in ordered]

    def _node(self, iri: str, above: frozenset[str]) -> Node:
        row = self.measures[iri]
        return Node(
            iri,
            row["name"],
            row.get("notation", ""),
            row.get("level", ""),
            tuple(dict.fromkeys(self.departments.get(iri, ()))),
            tuple(self.ties.get((iri, "before"), ())),
            tuple(self.ties.get((iri, "after"), ())),
            tuple(self.ratings.get(iri, ())),
            frozenset(self.values[iri]) if iri in self.values else None,
            tuple(self.build(self.children.get(iri, ()), above)),
        )


def _ties(rows: Iterable[Row]) -> dict[tuple[str, str], list[Tie]]:
    found: defaultdict[tuple[str, str], list[Tie]] = defaultdict(list)
    for row in rows:
        status = row.get("status", row["basis"])
        tie = Tie(row.get("other", ""), row.get("name", ""), row.get("notation", ""), row["kind"], status in STATED)
        if status != "rejected" and tie not in found[row["measure"], row["side"]]:
            found[row["measure"], row["side"]].append(tie)
    return found


STATED = ("stated", "confirmed")


def in_order(row: Row) -> tuple[tuple[tuple[int, int, str], ...], str]:
    """A key that sorts numbers as people do: 2 before 10, ① before ②, what has no number last."""
    return natural(row.get("notation", "")) or ((2, 0, ""),), row["name"]


def natural(notation: str) -> tuple[tuple[int, int, str], ...]:
    """The runs of digits of a number as printed as numbers, all else as text."""
    plain = unicodedata.normalize("NFKC", notation)
    parts = re.findall(r"\d+|[^\d\W]+", plain)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
