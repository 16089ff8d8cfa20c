"""The web app: pages for people, the SPARQL endpoint for programs. It only reads."""

import secrets
from pathlib import Path

from flask import Flask, Response, current_app, render_template, request
from flask_babel import lazy_gettext
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import HTTPException

from graph.location import Location
from query.guard import WORKERS
from query.messages import Limits
from web.access import EXTENSION as ACCESS
from web.access import Access, person
from web.addresses import FILTERS as ADDRESSES
from web.api import routes as api
from web.api.problems import is_asked, problem
from web.downloads import EXTENSION as DOWNLOADS
from web.downloads import Downloads
from web.languages import speak
from web.library import EXTENSION, Library
from web.limits import RATE, limiter
from web.pages import (
    add,
    changes,
    compare,
    evidence,
    exports,
    findings,
    guide,
    home,
    lineage,
    link,
    login,
    review,
    sparql,
    things,
    words,
)
from web.paper import EXTENSION as PAINTER
from web.paper import Painter
from web.uploads import EXTENSION as UPLOADS
from web.uploads import Uploads
from web.words import FILTERS, TABLES

PAGES = (
    home, things, lineage, link, evidence, changes, compare, sparql, words, guide, login, review, findings, add, api, exports,
)  # fmt: skip
LARGEST_REQUEST = 1 << 20  # bytes; a query is text
BY_HTTPS_ONLY = 60 * 60 * 24 * 365  # seconds for which a browser remembers it, where it comes by HTTPS
# Own files only: no script and no style in the text, nothing from elsewhere.
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ERRORS = {
    400: (
        lazy_gettext("リクエストを理解できません"),
        lazy_gettext("アドレスや入力した内容を確かめて、もう一度お試しください。"),
    ),
    404: (
        lazy_gettext("ページが見つかりません"),
        lazy_gettext("アドレスが変わったか、文書が取り除かれた可能性があります。名前で探してみてください。"),
    ),
    403: (
        lazy_gettext("ここでは書き込めません"),
        lazy_gettext(
            "このサーバーは読むためだけに動いています。書き込むには keifu serve に --token-file を付けて動かします。"
        ),
    ),
    413: (lazy_gettext("送られた内容が大きすぎます"), lazy_gettext("問い合わせを短くしてください。")),
    429: (
        lazy_gettext("回数が多すぎます"),
        lazy_gettext("しばらく待ってから、もう一度お試しください。"),
    ),
    500: (
        lazy_gettext("内部でエラーが起きました"),
        lazy_gettext("プログラムの誤りです。時間をおいてもう一度お試しください。"),
    ),
}


def create_app(
    store: Path | Location,
    limits: Limits | None = None,
    workers: int = WORKERS,
    access: Access | None = None,
    *,
    https: bool = False,
    rate: int = 0,
) -> Flask:
    """The app over a store, which may still be empty.

    ``limits`` are those of people's queries, ``workers`` the processes that answer them, ``access`` says who may write
    (nobody without it), ``https`` that browsers come by HTTPS only, ``rate`` how many requests a minute one
    address may send to each route that costs much (0: any number).
    """
    app = Flask(__name__)
    app.config.update(
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SECRET_KEY=secrets.token_bytes(32),  # a restart logs everybody out
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SESSION_COOKIE_SECURE=https,
        WTF_CSRF_SSL_STRICT=https,
        **{RATE: rate},
    )
    app.before_request(add.allow_large)  # before the form is read for its token
    csrf = CSRFProtect(app)
    csrf.exempt(sparql.blueprint)  # it only reads, and is asked by programs
    csrf.exempt(api.blueprint)  # who writes through it sends the token each time
    limiter.init_app(app)
    library = Library(store, limits, workers)
    app.extensions.update(
        {
            EXTENSION: library,
            UPLOADS: Uploads(library.place),
            DOWNLOADS: Downloads(),
            PAINTER: Painter(),
            ACCESS: access or Access(),
        }
    )
    app.jinja_env.filters.update(FILTERS | ADDRESSES)
    app.jinja_env.globals.update(TABLES, writer=person)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    speak(app)
    for page in PAGES:
        app.register_blueprint(page.blueprint)
    app.register_error_handler(HTTPException, error_page)
    app.after_request(secured)
    return app


def error_page(error: HTTPException) -> tuple[str, int] | Response:
    """An error as a page like the others; for programs, as they read it."""
    status = error.code or 500
    if is_asked():
        response = problem(status, error.description or "")
        response.headers.update({"Allow": allowed} if (allowed := error.get_response().headers.get("Allow")) else {})
        return response
    title, advice = ERRORS.get(status, (error.name, lazy_gettext("もう一度お試しください。")))
    return render_template("error.html", status=status, title=title, advice=advice), status


def secured(response: Response) -> Response:
    """The response with the headers that every response has."""
    for name, value in SECURITY.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers["Strict-Transport-Security"] = f"max-age={BY_HTTPS_ONLY}"
    if request.endpoint == "static":
        response.headers["Cache-Control"] = "public, max-age=3600"
    return response
