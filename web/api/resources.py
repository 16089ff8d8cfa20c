"""The operations of the API: what can be asked for as plain JSON, and the one way to write."""

from functools import lru_cache
from http import HTTPStatus
from typing import Annotated, NoReturn

import msgspec
from flask import request
from msgspec import Meta

from graph.decisions import DecisionError, Verdict
from graph.store import Store, StoreError
from query.deciding import decision
from query.department import DepartmentCard, department_card
from query.holdings import Counts
from query.labels import Kind
from query.links import LinkRow, links
from query.lists import DepartmentRow, DocumentRow, departments, documents, measures_in
from query.measures import Measure, measure_of
from query.outline import Outline, plan_outline
from query.periods import as_of, between
from query.search import Hit
from query.themes import Comparison, Theme, theme, themes
from query.trace import FURTHEST, family, line, stated_only
from web.access import LONGEST_NAME, access
from web.api.answers import (
    Decided,
    LineageAnswer,
    MeasureAnswer,
    Municipality,
    PlanRow,
    lineage_answer,
    measure_answer,
    municipality,
    plan_row,
)
from web.api.operations import Asked, Listed, Part, listed, operation
from web.api.problems import ProblemError
from web.library import library, opened, querier

# Asked once for each state of the store: they read all of it.
held_links, held_themes = lru_cache(maxsize=8)(links), lru_cache(maxsize=8)(themes)
LONGEST = 200  # characters of what is looked for
MOST_HITS = 200
Words = Annotated[str, Meta(max_length=LONGEST)]
Year = Annotated[int, Meta(ge=1, le=9999)]
PLAN = "The plan: what follows /id/ in its address."


class Thing(Asked, frozen=True):
    """One thing."""

    id: Annotated[str, Meta(min_length=1, description="What follows /id/ in the address of the thing, as plan/….")]


class Plans(Part, frozen=True):
    """Which plans."""

    municipality: Annotated[Words, Meta(description="Only those of the municipality of this name.")] = ""
    title: Annotated[Words, Meta(description="Only those with this in their title.")] = ""


class Measures(Part, frozen=True):
    """Which measures."""

    plan: Annotated[str, Meta(description=PLAN)] = ""


class Departments(Part, frozen=True):
    """Which departments."""

    name: Annotated[Words, Meta(description="Only those with this in their name.")] = ""


class Links(Part, frozen=True):
    """Which links."""

    plan: Annotated[Words, Meta(description="Only those into or out of plans with this in their title.")] = ""
    undecided: Annotated[bool, Meta(description="Only inferred ones that nobody has decided on.")] = False


class Themes(Part, frozen=True):
    """Which themes."""

    name: Annotated[Words, Meta(description="Only those with this in one of their labels.")] = ""


class Line(Thing, frozen=True):
    """How a line of descent is looked at."""

    depth: Annotated[int, Meta(ge=0, le=FURTHEST, description="Generations to either side at most.")] = FURTHEST
    start: Annotated[Year | None, Meta(description="Only plans that had not ended before this fiscal year.")] = None
    end: Annotated[Year | None, Meta(description="Only plans that had begun by this fiscal year.")] = None
    as_of: Annotated[Year | None, Meta(description="As it stood in this fiscal year: nothing that began later.")] = None
    family: Annotated[bool, Meta(description="All that is tied to the measure, not its line alone.")] = False
    stated: Annotated[bool, Meta(description="Only what documents state or people confirmed.")] = False


class Sought(Asked, frozen=True):
    """What is looked for."""

    q: Annotated[Words, Meta(min_length=1, description="A name, part of one, its reading in kana, or several words.")]
    kind: Annotated[Kind, Meta(description="What to look for; statement: the measures of which documents say it.")] = (
        "measure"
    )
    limit: Annotated[int, Meta(ge=1, le=MOST_HITS, description="How many hits at most.")] = 50


class Decide(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A decision to record, as keifu decide takes it: things go by their name, their IRI or its path."""

    verdict: Verdict
    things: Annotated[tuple[str, ...], Meta(min_length=1, max_length=2)]
    by: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, pattern=r"\S")]
    why: Annotated[str, Meta(max_length=500)] = ""
    to: Annotated[dict[str, str], Meta(description="With correct: properties and what is right.")] = {}


@operation("/status")
def status(_: Asked) -> Counts:
    """How much is held."""
    return opened().holdings.result().counts


@operation("/municipalities")
def all_municipalities(part: Part) -> Listed[Municipality]:
    """The municipalities; the last stands for plans of which no document tells it."""
    return listed(opened().holdings.result().towns, part, municipality)


@operation("/plans")
def all_plans(asked: Plans) -> Listed[PlanRow]:
    """The plans, by municipality and years."""
    found = [
        shelf
        for town in opened().holdings.result().towns
        for shelf in town.plans
        if asked.municipality in ("", town.name) and asked.title in shelf.plan.title
    ]
    return listed(found, asked, plan_row)


@operation("/plans/{id}")
def one_plan(asked: Thing) -> Outline:
    """A plan: its tree of measures with departments and links, its documents, the plans before and after."""
    return plan_outline(querier(), known(asked, "Plan"))


@operation("/measures")
def all_measures(asked: Measures) -> Listed[Measure]:
    """The measures of a plan, or of all plans."""
    plan = known(Thing(asked.plan), "Plan") if asked.plan else ""
    return listed(measures_in(querier(), plan), asked, lambda iri: measure_of(querier(), iri))


@operation("/measures/{id}")
def one_measure(asked: Thing) -> MeasureAnswer:
    """A measure with every fact about it and the pages on which they stand."""
    return measure_answer(querier(), known(asked, "Measure"))


@operation("/lineages/{id}")
def one_lineage(asked: Line) -> LineageAnswer:
    """The line of descent of a measure."""
    walk = family if asked.family else line
    found = between(walk(querier(), known(asked, "Measure"), asked.depth), asked.start, asked.end)
    stood = as_of(found, asked.as_of) if asked.as_of else found
    return lineage_answer(stated_only(stood) if asked.stated else stood)


@operation("/departments")
def all_departments(asked: Departments) -> Listed[DepartmentRow]:
    """The departments."""
    return listed([row for row in departments(querier()) if asked.name in row.name], asked, lambda row: row)


@operation("/departments/{id}")
def one_department(asked: Thing) -> DepartmentCard:
    """A department: the measures in which it has a part, and what it came from and became."""
    return department_card(querier(), known(asked, "Department"))


@operation("/links")
def all_links(asked: Links) -> Listed[LinkRow]:
    """The links between old and new measures: stated, inferred, confirmed and rejected, how sure and why."""
    return listed(held_links(querier(), asked.plan, undecided=asked.undecided), asked, lambda row: row)


@operation("/themes")
def all_themes(asked: Themes) -> Listed[Theme]:
    """The themes that some measure has, the most common first."""
    return listed(held_themes(querier(), asked.name), asked, lambda row: row)


@operation("/themes/{id}")
def one_theme(asked: Thing) -> Comparison:
    """Who has a theme, since when, with what targets and results."""
    return theme(querier(), known(asked, "")) or missing()


@operation("/documents")
def all_documents(part: Part) -> Listed[DocumentRow]:
    """The documents that were read, and what is told of their source and licence."""
    return listed(documents(querier()), part, lambda row: row)


@operation("/search")
def search(asked: Sought) -> tuple[Hit, ...]:
    """What has, or once had, a name like this, the best first, each with the reason."""
    return tuple(opened().search.find(asked.q, asked.limit, (asked.kind,)))


@operation("/decisions", "post", HTTPStatus.CREATED)
def decide(_: Asked, body: Decide) -> Decided:
    """Records what a person decides of a link, of measures or of a fact. Needs the server's token."""
    admit()
    settings = [f"{name}={value}" for name, value in body.to.items()]
    try:
        with Store.open(library().place) as store:
            held = store.decisions()
            made = decision(querier(), held, body.verdict, body.things, body.by, body.why, settings)
            store.decide(made)
    except (DecisionError, StoreError) as error:
        raise ProblemError(HTTPStatus.CONFLICT, str(error)) from None
    return Decided(len(held) + 1, made.verdict, made.on)


def admit() -> None:
    """Lets nobody pass who does not show the token that the server was started with; nobody at all where it has none."""
    if not access().token:
        raise ProblemError(HTTPStatus.FORBIDDEN, "This server only reads: it was started without --token-file.")
    given = request.authorization
    if not given or given.type != "bearer" or not access().admits(given.token or ""):
        raise ProblemError(HTTPStatus.UNAUTHORIZED, "Send the server's token as Authorization: Bearer ….")


KNOWN = "ASK { $it a ?kind %s }"
OF_KIND = "FILTER(?kind = kf:%s)"


def known(asked: Thing, kind: str) -> str:
    """The IRI of a thing of this class ("" any); 404 where there is none."""
    iri = querier().base + asked.id
    try:
        held = querier().holds(KNOWN % (OF_KIND % kind if kind else ""), it=iri)
    except ValueError:
        held = False
    return iri if held else missing()


def missing() -> NoReturn:
    """Nothing is there."""
    raise ProblemError(HTTPStatus.NOT_FOUND, "There is no such thing: /api/search finds things by their names.")
