"""Logging in, for those who may write, and out again."""

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, render_template, request, session
from werkzeug.wrappers import Response as Answer

from web.access import LONGEST_NAME, PERSON, access
from web.limits import limiter

blueprint = Blueprint("login", __name__)
TRIES = "10 per minute"
AFTER = "/review"


@blueprint.route("/login", methods=["GET", "POST"])
@limiter.limit(TRIES, methods=["POST"])
def login() -> str | Answer | tuple[str, int]:
    """Asks for a name and the token; on to the page that was asked for."""
    if not access().token:
        abort(403)
    onward = local(request.values.get("next", ""))
    if request.method == "GET":
        return render_template("login.html", onward=onward, failed=False)
    name = request.form.get("name", "").strip()[:LONGEST_NAME]
    if not name or not access().admits(request.form.get("token", "")):
        return render_template("login.html", onward=onward, failed=True), 401
    session.clear()
    session[PERSON] = name
    return redirect(onward, 303)


@blueprint.post("/logout")
def logout() -> Answer:
    """Forgets who it is."""
    session.clear()
    return redirect("/", 303)


def local(address: str) -> str:
    """An address of this site, whatever was asked for: a login must not lead elsewhere."""
    parts = urlsplit(address)
    here = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if here else AFTER
