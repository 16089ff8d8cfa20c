"""Who may write: people who name the token that the server was started with, or whom a proxy in front of it names.

Both are off by default, and then nobody can write. A name goes with every decision, so a login asks for one.
"""

import hmac
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import msgspec
from flask import abort, current_app, redirect, request, session, url_for
from werkzeug.wrappers import Response as Answer

EXTENSION = "keifu-access"
PERSON = "person"  # where the session keeps the name
LONGEST_NAME = 100  # characters

Given = ParamSpec("Given")


class Access(msgspec.Struct, frozen=True):
    """How people prove that they may write: a ``token``, or a request ``header`` that a proxy sets to their name.

    Where a proxy names people it must remove that header from what it gets from outside.
    """

    token: str = ""
    header: str = ""

    @property
    def open(self) -> bool:
        """Whether anybody can write at all."""
        return bool(self.token or self.header)

    def admits(self, token: str) -> bool:
        """Whether this is the token; takes as long for a near miss as for a far one."""
        return bool(self.token) and hmac.compare_digest(self.token.encode(), token.encode())


def access() -> Access:
    """How this app lets people in."""
    found = current_app.extensions[EXTENSION]
    assert isinstance(found, Access)
    return found


def person() -> str:
    """The name of the person who asks, "" for somebody who only reads."""
    header = access().header
    named = request.headers.get(header, "") if header else ""
    return (named or str(session.get(PERSON, ""))).strip()[:LONGEST_NAME] if access().open else ""


def writers_only(view: Callable[Given, str | Answer]) -> Callable[Given, str | Answer]:
    """Lets only those who may write use a page; others are asked to log in, or told that nobody can (403)."""

    @wraps(view)
    def guarded(*args: Given.args, **kwargs: Given.kwargs) -> str | Answer:
        if person():
            return view(*args, **kwargs)
        if not access().token:
            abort(403)
        return redirect(url_for("login.login", next=request.full_path if request.method == "GET" else ""), 303)

    return guarded
