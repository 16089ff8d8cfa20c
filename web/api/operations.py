"""What makes a function an operation of the API: its types say what it takes and gives, and the description is made of them.

A function takes one struct, whose fields are what stands in braces in the path and what may stand in the query, and perhaps
a second, the body. Whatever does not fit the types is refused with 400.
"""

import re
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Annotated, Any, Generic, TypeVar, get_type_hints
from urllib.parse import urlencode

import msgspec
from flask import Response, request
from msgspec import Meta

from query.protocol import CORS
from web.api.problems import ProblemError

T = TypeVar("T")
Item = TypeVar("Item")
Method = Callable[..., Any]
MOST, USUAL = 1000, 100  # entries of a part


class Asked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing; what an operation is asked for is a kind of this."""


class Part(Asked, frozen=True):
    """Which part of a list."""

    limit: Annotated[int, Meta(ge=1, le=MOST, description="How many entries at most.")] = USUAL
    offset: Annotated[int, Meta(ge=0, le=10**9, description="How many entries to leave out first.")] = 0


class Listed(msgspec.Struct, Generic[T], frozen=True):
    """A part of a list: ``total`` entries has the whole; ``next`` is the address of the next part, null at the end."""

    total: int
    offset: int
    items: tuple[T, ...]
    next: str | None


class Operation(msgspec.Struct, frozen=True):
    """A function with the method and path by which it is asked for; ``status`` is that of a good answer."""

    method: str
    path: str
    function: Method
    status: HTTPStatus = HTTPStatus.OK

    @property
    def name(self) -> str:
        """The name of the function."""
        return str(self.function.__name__)

    @property
    def takes(self) -> tuple[type[msgspec.Struct], type[msgspec.Struct] | None]:
        """The type of what is asked for, and that of the body, if it has one."""
        asked, *body = (hint for name, hint in get_type_hints(self.function).items() if name != "return")
        return asked, body[0] if body else None

    @property
    def gives(self) -> Any:
        """The type of the answer."""
        return get_type_hints(self.function)["return"]

    @property
    def in_path(self) -> set[str]:
        """The fields that stand in the path."""
        return set(re.findall(r"{(\w+)}", self.path))

    def respond(self, **path: str) -> Response:
        """The response to the request that is being answered."""
        asked, body = self.takes
        given = [arguments(asked, path), *([posted(body)] if body else [])]
        answer = Response(
            msgspec.json.encode(self.function(*given)), self.status, CORS, content_type="application/json"
        )
        return answer if request.method == "POST" else fresh(answer)


OPERATIONS: list[Operation] = []


def operation(path: str, method: str = "get", status: HTTPStatus = HTTPStatus.OK) -> Callable[[Method], Method]:
    """Makes a function an operation; the first line of its docstring is what the description says of it."""

    def taken(function: Method) -> Method:
        OPERATIONS.append(Operation(method, path, function, status))
        return function

    return taken


def arguments(wanted: type[msgspec.Struct], path: dict[str, str]) -> msgspec.Struct:
    """What is asked for, from path and query."""
    if twice := [name for name, values in request.args.lists() if len(values) > 1]:
        raise ProblemError(HTTPStatus.BAD_REQUEST, f"{', '.join(twice)}: given more than once")
    try:
        return msgspec.convert({**request.args.to_dict(), **path}, wanted, strict=False)
    except msgspec.ValidationError as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, str(error)) from None


def posted(wanted: type[msgspec.Struct]) -> msgspec.Struct:
    """The body."""
    if request.mimetype != "application/json":
        raise ProblemError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "Send the body as application/json.")
    try:
        return msgspec.json.decode(request.get_data(), type=wanted)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProblemError(HTTPStatus.BAD_REQUEST, str(error)) from None


def fresh(answer: Response) -> Response:
    """The answer, or 304 where the client has the very same."""
    answer.headers["Cache-Control"] = "no-cache"
    answer.add_etag(weak=True)
    answer.make_conditional(request)
    return answer


def listed(entries: Sequence[Item], part: Part, shown: Callable[[Item], T]) -> Listed[T]:
    """A part of a list, each of its entries as ``shown`` makes it."""
    end = part.offset + part.limit
    query = {**request.args.to_dict(), "limit": part.limit, "offset": end}
    onward = f"{request.path}?{urlencode(query)}"
    return Listed(
        len(entries), part.offset, tuple(map(shown, entries[part.offset : end])), onward if end < len(entries) else None
    )
