"""In which language a page speaks: Japanese first, English complete. What documents say stays as it is printed.

``?lang=en`` or ``?lang=ja`` chooses, and a cookie remembers it; else the browser's own preference decides.
"""

from urllib.parse import urlencode

from flask import Flask, Response, request
from flask_babel import Babel, get_locale

LANGUAGES = {"ja": "日本語", "en": "English"}
PARAMETER = COOKIE = "lang"
KEPT = 60 * 60 * 24 * 365  # seconds


def speak(app: Flask) -> None:
    """Let an app's pages speak the language that is asked for."""
    Babel(app, default_locale="ja", locale_selector=wanted, default_translation_directories="translations")
    app.jinja_env.globals.update(language=language, languages=LANGUAGES, in_language=in_language)
    app.after_request(remember)


def wanted() -> str:
    """The language of this request."""
    for chosen in (request.args.get(PARAMETER), request.cookies.get(COOKIE)):
        if chosen in LANGUAGES:
            return chosen
    preferred = (tag.partition("-")[0].lower() for tag in request.accept_languages.values())
    return next((tag for tag in preferred if tag in LANGUAGES), "ja")


def language() -> str:
    """The language in which the page that is being made speaks, "ja" or "en"."""
    return str(get_locale())


def in_language(chosen: str) -> str:
    """The address of this page in a language."""
    others = [(name, value) for name, value in request.args.items(multi=True) if name != PARAMETER]
    return f"{request.path}?{urlencode([*others, (PARAMETER, chosen)])}"


def remember(response: Response) -> Response:
    """Keep a choice of language, and tell caches that a page depends on it."""
    if response.mimetype == "text/html":
        response.vary.update(["Accept-Language", "Cookie"])
    chosen = request.args.get(PARAMETER)
    if chosen in LANGUAGES:
        response.set_cookie(
            COOKIE, chosen, max_age=KEPT, secure=request.is_secure, httponly=True, samesite="Lax", path="/"
        )
    return response
