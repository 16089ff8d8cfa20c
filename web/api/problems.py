"""Errors as programs get them: problem details (RFC 9457), in JSON."""

from http import HTTPStatus

import msgspec
from flask import Response, request

MEDIA_TYPE = "application/problem+json"
PREFIX = "/api/"


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """What went wrong: ``title`` says it for the ``status``, ``detail`` for this request."""

    title: str
    status: int
    detail: str = ""


class ProblemError(Exception):
    """A request cannot be answered; ``detail`` is a sentence that says why."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


def problem(status: int, detail: str = "") -> Response:
    """The response that tells of an error."""
    body = msgspec.json.encode(Problem(HTTPStatus(status).phrase, status, detail))
    return Response(body, status, content_type=MEDIA_TYPE)


def is_asked() -> bool:
    """Whether it is a program that asks, and not a page that is wanted."""
    return request.path.startswith(PREFIX)
