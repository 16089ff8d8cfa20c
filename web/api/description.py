"""The API described as OpenAPI 3.1, made from the operations and their types."""

from collections.abc import Iterable
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

import msgspec

from web.api.operations import Operation
from web.api.problems import MEDIA_TYPE, Problem

TITLE = "系譜 Keifu"
ABOUT = (
    "Plans of Japanese municipalities and what became of their measures, as plain JSON. Lists come in parts: limit and offset"
    " ask for one, next leads on. Every answer has an ETag. Things go by what follows /id/ in their address."
)
REFERENCE = "#/components/schemas/{name}"
READING = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)
WRITING = (
    HTTPStatus.BAD_REQUEST,
    HTTPStatus.UNAUTHORIZED,
    HTTPStatus.FORBIDDEN,
    HTTPStatus.CONFLICT,
    HTTPStatus.CONTENT_TOO_LARGE if hasattr(HTTPStatus, "CONTENT_TOO_LARGE") else HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
)
Node = dict[str, Any]


def description(operations: Iterable[Operation], root: str) -> Node:
    """The description of an API at the address ``root``."""
    known = list(operations)
    types = [Problem, *(kind for each in known for kind in (each.gives, each.takes[1]) if kind)]
    schemas, components = msgspec.json.schema_components(types, ref_template=REFERENCE)
    shown = iter(schemas)
    problem = next(shown)
    paths: dict[str, Node] = {}
    for each in known:
        answer = next(shown)
        body = next(shown) if each.takes[1] else None
        paths.setdefault(each.path, {})[each.method] = _operation(each, answer, body, problem)
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": version("keifu"), "description": ABOUT},
        "servers": [{"url": root}],
        "paths": paths,
        "components": {"schemas": components, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(each: Operation, answer: Node, body: Node | None, problem: Node) -> Node:
    errors = WRITING if body else READING
    found: Node = {
        "operationId": each.name,
        "summary": (each.function.__doc__ or "").partition("\n")[0],
        "parameters": list(_parameters(each)),
        "responses": {
            str(each.status.value): _response(each.status, "application/json", answer),
            **{str(status.value): _response(status, MEDIA_TYPE, problem) for status in errors},
        },
    }
    if body:
        found |= {"requestBody": {"required": True, "content": {"application/json": {"schema": body}}}}
        found |= {"security": [{"token": []}]}
    return found


def _parameters(each: Operation) -> Iterable[Node]:
    asked = each.takes[0]
    schema = next(iter(msgspec.json.schema(asked)["$defs"].values()))
    for name, field in schema["properties"].items():
        yield {
            "name": name,
            "in": "path" if name in each.in_path else "query",
            "required": name in schema["required"],
            "description": field.pop("description", ""),
            "schema": field,
        }


def _response(status: HTTPStatus, media_type: str, schema: Node) -> Node:
    return {"description": status.phrase, "content": {media_type: {"schema": schema}}}
