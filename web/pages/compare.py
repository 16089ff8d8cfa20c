"""Comparing municipalities: the themes, and who has one, since when, with what targets and results."""

from collections.abc import Iterator

from flask import Blueprint, Response, abort, render_template, request

from query.behind import behind
from query.themes import Comparison, Value, theme, themes
from web.addresses import iri_of
from web.library import querier
from web.tables import table

blueprint = Blueprint("compare", __name__)
LONGEST_WORDS = 100  # characters
HEAD = ("municipality", "measure", "plan", "start", "end", "since", "departments", "targets", "results", "iri")


@blueprint.get("/themes")
def all_themes() -> str:
    """The themes that some measure has; ?q= those with these words in their names."""
    words = request.args.get("q", "").strip()[:LONGEST_WORDS]
    return render_template("themes.html", themes=themes(querier(), words), words=words, behind=behind("themes"))


@blueprint.get("/themes/<name>")
def one_theme(name: str) -> str | Response:
    """The municipalities that have the theme of this name in its IRI, side by side."""
    try:
        found = theme(querier(), iri_of(f"theme/{name}")) or abort(404)
    except ValueError:
        abort(404)
    if request.args.get("format") == "csv":
        return table(found.theme.ja, HEAD, lines(found))
    return render_template("theme.html", comparison=found, behind=behind("theme", it=found.theme.iri))


def lines(comparison: Comparison) -> Iterator[tuple[object, ...]]:
    """A comparison as lines of a file."""
    for town in comparison.municipalities:
        for holder in town.holders:
            measure, plan = holder.measure, holder.measure.plan
            said = ("; ".join(map(words_of, values)) for values in (holder.targets, holder.results))
            offices = "・".join(measure.departments)
            ran = plan.title, plan.start, plan.end, holder.since
            yield town.municipality, measure.name, *ran, offices, *said, measure.iri


def words_of(value: Value) -> str:
    """A value with its indicator and year, as far as it has them."""
    return " ".join(str(part) for part in (value.indicator, value.year, value.text) if part)
