"""The store as plain tables: one for each sort of thing and each family of facts, tied by IRIs, and one of evidence."""

from collections.abc import Iterator

import msgspec

from query.querier import Querier

# Each family of facts with its own columns: name, and the way to the value from the fact.
FACTS: dict[str, tuple[tuple[str, str], ...]] = {
    "PlanEntry": (
        ("printed", "kf:name"),
        ("start", "kf:startFiscalYear"),
        ("end", "kf:endFiscalYear"),
        ("predecessor", "kf:predecessorPlan"),
    ),
    "Placement": (
        ("printed", "kf:name"),
        ("notation", "skos:notation"),
        ("level", "kf:level"),
        ("parent", "kf:parent"),
    ),
    "Responsibility": (
        ("department", "kf:department"),
        ("department_name", "kf:department/skos:prefLabel"),
        ("printed", "kf:name"),
        ("role", "kf:role"),
    ),
    "Observation": (
        ("indicator", "kf:indicator"),
        ("indicator_name", "kf:indicator/skos:prefLabel"),
        ("role", "kf:valueRole"),
        ("year", "kf:fiscalYear"),
        ("value", "kf:value"),
        ("unit", "kf:unit"),
        ("text", "kf:text"),
    ),
    "Evaluation": (("year", "kf:fiscalYear"), ("rating", "kf:rating")),
    "ScheduleItem": (("text", "kf:text"), ("from", "kf:fromFiscalYear"), ("to", "kf:toFiscalYear")),
    "Statement": (("kind", "kf:statementKind"), ("year", "kf:fiscalYear"), ("text", "kf:text")),
    "Figure": (
        ("quantity", "kf:quantity"),
        ("year", "kf:fiscalYear"),
        ("value", "kf:value"),
        ("unit", "kf:unit"),
        ("text", "kf:text"),
    ),
    "Budget": (("year", "kf:fiscalYear"), ("amount", "kf:amount"), ("kind", "kf:amountKind"), ("text", "kf:text")),
    "Relation": (("related", "kf:relatedPlan"), ("related_title", "kf:relatedPlan/dcterms:title")),
    "Succession": (
        ("old", "kf:predecessor"),
        ("new", "kf:successor"),
        ("kind", "kf:successionKind"),
        ("status", "kf:status"),
        ("confidence", "kf:confidence"),
        ("year", "kf:fiscalYear"),
        ("reason", "kf:reason"),
    ),
}
NUMBERS = {"start", "end", "year", "value", "from", "to", "amount", "confidence", "pages", "page"}
# Where $plan stands, it is a plan's IRI: the things and facts of that plan only.
ABOUT_PLAN = (
    "FILTER(?about = $plan || EXISTS { ?about kf:inPlan $plan } || EXISTS { ?about kf:indicatorOf/kf:inPlan $plan })"
)
THINGS: dict[str, tuple[str, str]] = {
    "plans": (
        """SELECT DISTINCT ?plan ?title ?municipality ?start ?end WHERE {
  ?plan a kf:Plan ; dcterms:title ?title . OPTIONAL { ?plan kf:municipality/skos:prefLabel ?municipality }
  OPTIONAL { ?plan kf:startFiscalYear ?start } OPTIONAL { ?plan kf:endFiscalYear ?end } %s } ORDER BY ?plan""",
        "FILTER(?plan = $plan)",
    ),
    "measures": (
        """SELECT DISTINCT ?measure ?notation ?name ?plan ?part_of WHERE {
  ?measure a kf:Measure ; skos:prefLabel ?name ; kf:inPlan ?plan .
  OPTIONAL { ?measure skos:notation ?notation } OPTIONAL { ?measure kf:partOf ?part_of } %s } ORDER BY ?measure ?part_of""",
        "FILTER(?plan = $plan)",
    ),
    "departments": (
        """SELECT DISTINCT ?department ?name ?unit_of WHERE {
  ?department a kf:Department ; skos:prefLabel ?name . OPTIONAL { ?department org:unitOf ?unit_of } %s } ORDER BY ?department""",
        "FILTER EXISTS { ?m kf:anyDepartment ?department ; kf:inPlan $plan }",
    ),
    "indicators": (
        """SELECT DISTINCT ?indicator ?name ?kind ?measure WHERE {
  ?indicator a kf:Indicator ; skos:prefLabel ?name ; kf:indicatorOf ?measure .
  OPTIONAL { ?indicator kf:indicatorKind ?kind } %s } ORDER BY ?indicator""",
        "FILTER EXISTS { ?measure kf:inPlan $plan }",
    ),
    "documents": (
        """SELECT DISTINCT ?document ?file ?sha256 ?pages ?source ?license ?rights_holder WHERE {
  ?document a kf:Document ; kf:fileName ?file ; kf:sha256 ?sha256 ; kf:pageCount ?pages .
  OPTIONAL { ?document dcterms:source ?source FILTER(?source != ?file) } OPTIONAL { ?document dcterms:license ?license }
  OPTIONAL { ?document dcterms:rightsHolder ?rights_holder } %s } ORDER BY ?document""",
        "FILTER EXISTS { ?fact kf:about ?x ; prov:wasDerivedFrom/kf:inDocument ?document . ?x kf:inPlan $plan }",
    ),
    "evidence": (
        """SELECT DISTINCT ?fact ?evidence ?document ?page ?bbox ?quote WHERE {
  ?fact a kf:Fact ; prov:wasDerivedFrom ?evidence . ?evidence kf:inDocument ?document ; kf:page ?page .
  OPTIONAL { ?evidence kf:bbox ?bbox } OPTIONAL { ?evidence kf:quote ?quote } %s } ORDER BY ?fact ?evidence""",
        f"?fact kf:about ?about . {ABOUT_PLAN}",
    ),
}


class Table(msgspec.Struct, frozen=True):
    """A table with its head; a cell is "" where nothing is known."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(querier: Querier, plan: str = "") -> Iterator[Table]:
    """All tables that have rows; only what belongs to one plan where its IRI is given."""
    for name, (query, within) in THINGS.items():
        yield from _table(querier, name, query % (within if plan else ""), plan)
    for kind, columns in FACTS.items():
        yield from _table(querier, kind.lower(), _question(kind, columns, ABOUT_PLAN if plan else ""), plan)


def _question(kind: str, columns: tuple[tuple[str, str], ...], within: str) -> str:
    names = " ".join(f"?{name}" for name, _ in columns)
    ways = " ".join(f"OPTIONAL {{ ?fact {way} ?{name} }}" for name, way in columns)
    language = 'FILTER(!BOUND(?reason) || LANG(?reason) != "en")' if kind == "Succession" else ""
    return f"""SELECT DISTINCT ?fact ?about ?about_name {names} WHERE {{
  ?fact a kf:{kind} ; kf:about ?about . {ways} {language} {within}
  OPTIONAL {{ ?about skos:prefLabel|dcterms:title ?about_name }} }} ORDER BY ?fact ?about ?about_name {names}"""


def _table(querier: Querier, name: str, query: str, plan: str) -> Iterator[Table]:
    columns = tuple(word.removeprefix("?") for word in query.partition(" WHERE")[0].split() if word.startswith("?"))
    rows = querier.rows(query, **({"plan": plan} if plan else {}))
    if rows:
        yield Table(name, columns, tuple(tuple(row.get(column, "") for column in columns) for row in rows))
