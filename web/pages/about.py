"""What this site is, how it reads, and how far it can be trusted."""

from flask import Blueprint, render_template

from query.documents import papers
from query.holdings import counts
from web.library import library, querier

blueprint = Blueprint("about", __name__)


@blueprint.get("/about")
def about() -> str:
    """The page about this site."""
    return render_template(
        "about.html", counts=counts(querier()), papers=papers(querier()), limits=library().guard.limits
    )
