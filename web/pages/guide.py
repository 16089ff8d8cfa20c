"""The help: what this site is, how it reads, how well, and how to cite it."""

from datetime import UTC, datetime
from importlib.metadata import version

from flask import Blueprint, redirect, render_template
from werkzeug.wrappers import Response as Answer

from query.behind import behind
from query.documents import papers
from query.holdings import documents_held
from web.library import library, opened, querier
from web.measured import measured

blueprint = Blueprint("guide", __name__)
MOST_PAPERS = 200  # on the page; the query behind it has them all


@blueprint.get("/help")
def guide() -> str:
    """The page that helps."""
    held, current = opened().held()
    return render_template(
        "help.html",
        counts=held.counts if held and current else None,
        documents=documents_held(querier()),
        papers=papers(querier(), MOST_PAPERS),
        limits=library().guard.limits,
        measured=measured(),
        version=version("keifu"),
        published=opened().published,
        today=datetime.now(UTC),
        behind=behind("help"),
    )


@blueprint.get("/about")
def about() -> Answer:
    """Where the help stood before."""
    return redirect("/help", 301)
