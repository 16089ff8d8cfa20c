"""Adding documents: handed in, read while one watches, looked at, then kept or not."""

from collections import Counter

from flask import Blueprint, Response, abort, flash, jsonify, redirect, render_template, request, url_for
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response as Answer

from graph.errors import StoreError
from graph.facts import Placement, Reading
from graph.vocabulary import Base
from web.access import person, writers_only
from web.addresses import address
from web.library import querier
from web.limits import limiter
from web.uploads import LARGEST, Upload, UploadError, uploads

blueprint = Blueprint("add", __name__)
OFTEN = "30 per minute"
MOST_SHOWN = 100  # measures, findings
REFUSED = {
    "no-pdf": lazy_gettext("PDF ではないファイルです。"),
    "many": lazy_gettext("読み取りを待つ文書が多すぎます。終わってから、もう一度お試しください。"),
}


def allow_large() -> None:
    """Lets those who may write, and only them, send whole documents."""
    if request.endpoint == "add.hand_in" and person():
        request.max_content_length = LARGEST


@blueprint.get("/add")
@writers_only
def form() -> str:
    """Where documents are handed in."""
    return render_template("add.html", megabytes=LARGEST >> 20)


@blueprint.post("/add")
@writers_only
@limiter.limit(OFTEN)
def hand_in() -> Answer:
    """Takes documents; on to the first of them."""
    taken = []
    for file in request.files.getlist("files"):
        try:
            taken.append(uploads().take(file))
        except UploadError as error:
            flash(gettext("%(file)s：%(reason)s", file=file.filename, reason=REFUSED[error.reason]))
        finally:
            file.close()
    if not taken:
        return redirect(url_for("add.form"), 303)
    return redirect(url_for("add.watch", key=taken[0].key, also=[other.key for other in taken[1:]]), 303)


@blueprint.get("/add/<key>")
@writers_only
def watch(key: str) -> str:
    """How far a document is, then what was found in it; ?also= names others that came with it."""
    upload = uploads().get(key) or abort(404)
    also = [other for name in request.args.getlist("also") if (other := uploads().get(name))]
    return render_template("added.html", upload=upload, also=also, found=found(upload), most=MOST_SHOWN)


def found(upload: Upload) -> dict[str, object]:
    """What the page shows of a document that was read."""
    reading = upload.result
    if not isinstance(reading, Reading):
        return {}
    placed = (fact for fact in reading.facts if isinstance(fact, Placement))
    measures = dict.fromkeys((fact.about.notation, fact.name) for fact in placed)
    return {
        "reading": reading,
        "kinds": Counter(type(fact).__name__ for fact in reading.facts).most_common(),
        "measures": list(measures),
    }


@blueprint.get("/add/<key>/step.json")
@writers_only
def step(key: str) -> Response:
    """How far a document is, for the page that waits."""
    upload = uploads().get(key) or abort(404)
    return jsonify(step=upload.step, seconds=round(upload.seconds, 1))


@blueprint.post("/add/<key>")
@writers_only
def decide(key: str) -> Answer:
    """Keeps a document that was read, or throws it away."""
    upload = uploads().get(key) or abort(404)
    if request.form.get("keep") != "yes":
        uploads().drop(upload)
        return redirect(url_for("add.form"), 303)
    if not isinstance(upload.result, Reading):
        abort(400)
    try:
        sha256 = uploads().keep(upload)
    except StoreError as error:
        flash(str(error))
        return redirect(url_for("add.watch", key=key), 303)
    return redirect(address(Base(querier().base).document(sha256).value), 303)
