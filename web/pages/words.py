"""What the editor of queries offers: prefixes and terms."""

from flask import Blueprint, Response, jsonify

from query import terms

blueprint = Blueprint("words", __name__)


@blueprint.get("/sparql/words.json")
def words() -> Response:
    """The prefixes, and the terms with their labels; the same until another version runs."""
    answer = jsonify(terms.words())
    answer.headers["Cache-Control"] = "public, max-age=3600"
    return answer
