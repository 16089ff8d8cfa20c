"""Where the API stands: its operations, and its description, below /api."""

from flask import Blueprint, Response, jsonify, request

from query.protocol import CORS
from web.api import resources
from web.api.description import description
from web.api.operations import OPERATIONS
from web.api.problems import ProblemError, problem
from web.limits import costly

blueprint = Blueprint("api", __name__, url_prefix="/api")
costly(blueprint)
assert resources  # what it defines is in OPERATIONS
for each in OPERATIONS:
    rule = each.path.replace("{id}", "<path:id>")
    blueprint.add_url_rule(rule, each.name, each.respond, methods=[each.method.upper()])


@blueprint.get("/")
def index() -> Response:
    """Where to find what."""
    here = request.base_url.removesuffix("/")
    lists = {each.name: here + each.path for each in OPERATIONS if each.method == "get" and not each.in_path}
    return told({"description": f"{here}/openapi.json", **lists})


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description."""
    return told(description(OPERATIONS, request.base_url.removesuffix("/openapi.json")))


def told(content: dict[str, object]) -> Response:
    """Content that pages of other sites may read."""
    response = jsonify(content)
    response.headers.update(CORS)
    return response


@blueprint.errorhandler(ProblemError)
def refused(error: ProblemError) -> Response:
    """An error as a program reads it."""
    response = problem(error.status, error.detail)
    response.headers.update(CORS)
    if error.status == 401:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
