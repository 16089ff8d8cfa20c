"""What can be searched in a store: the names of things, old and new, and what documents say of measures."""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Literal, get_args

import msgspec

from query.querier import Querier

Kind = Literal["measure", "plan", "department", "indicator", "statement"]
KINDS: tuple[Kind, ...] = get_args(Kind)


class Label(msgspec.Struct, frozen=True):
    """A text by which a thing is found, and the name that the thing has.

    ``home`` is what it belongs to: the plan of a measure or indicator, the municipality of a plan or department. A statement
    is a label of the measure that it is about.
    """

    thing: str
    kind: Kind
    text: str
    name: str
    home: str = ""
    home_name: str = ""

    @property
    def id(self) -> str:
        """Another one for every other label."""
        return blake2b(msgspec.msgpack.encode(self), digest_size=12).hexdigest()


MEASURES = """
SELECT DISTINCT ?it ?name ?text ?home ?homeName WHERE {
  ?it a kf:Measure ; skos:prefLabel ?name ; %s ?text . OPTIONAL { ?it kf:inPlan ?home . ?home dcterms:title ?homeName } }"""
PLANS = """
SELECT DISTINCT ?it ?name ?text ?home ?homeName WHERE {
  ?it a kf:Plan ; dcterms:title ?name ; %s ?text .
  OPTIONAL { ?it kf:municipality ?home . ?home skos:prefLabel ?homeName } }"""
DEPARTMENTS = """
SELECT DISTINCT ?it ?name ?text ?home ?homeName WHERE {
  ?it a kf:Department ; skos:prefLabel ?name ; %s ?text .
  OPTIONAL { ?it org:unitOf ?home . ?home skos:prefLabel|dcterms:title ?homeName } }"""
INDICATORS = """
SELECT DISTINCT ?it ?name ?text ?home ?homeName WHERE {
  ?it a kf:Indicator ; skos:prefLabel ?name ; %s ?text .
  OPTIONAL { ?it kf:indicatorOf/kf:inPlan ?home . ?home dcterms:title ?homeName } }"""
STATEMENTS = """
SELECT DISTINCT ?it ?name ?text ?home ?homeName WHERE {
  ?fact a kf:Statement ; kf:text ?text ; kf:about ?it . ?it a kf:Measure ; skos:prefLabel ?name .
  OPTIONAL { ?it kf:inPlan ?home . ?home dcterms:title ?homeName } }"""
# One question for each sort of name: a way with a choice in it ("a|b") is slow over many things.
QUESTIONS: tuple[tuple[Kind, str], ...] = (
    ("measure", MEASURES % "skos:prefLabel"),
    ("measure", MEASURES % "skos:altLabel"),
    ("plan", PLANS % "dcterms:title"),
    ("plan", PLANS % "dcterms:alternative"),
    ("department", DEPARTMENTS % "skos:prefLabel"),
    ("department", DEPARTMENTS % "skos:altLabel"),
    ("indicator", INDICATORS % "skos:prefLabel"),
    ("indicator", INDICATORS % "skos:altLabel"),
    ("statement", STATEMENTS),
)


def labels(querier: Querier) -> Iterator[Label]:
    """All labels of a store, some perhaps twice."""
    for kind, question in QUESTIONS:
        for row in querier.rows(question):
            yield Label(row["it"], kind, row["text"], row["name"], row.get("home", ""), row.get("homeName", ""))
