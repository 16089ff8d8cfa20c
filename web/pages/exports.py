"""Taking data away: the whole store or one plan, in every format, and a page that lists what there is."""

from flask import Blueprint, Response, abort, render_template, request, send_file

from query.export.formats import FORMATS, today
from query.export.strategy import NoMeasuresError
from query.plans import Plan, plan_of
from query.protocol import CORS
from web.addresses import iri_of
from web.downloads import TooLargeError, downloads
from web.library import querier
from web.limits import costly
from web.words import EXPORTS

blueprint = Blueprint("exports", __name__)


@blueprint.get("/export")
def formats() -> str:
    """What can be taken away, of the whole store or of the plan ?plan=."""
    return listing(asked_plan())


@blueprint.get("/export/<form>")
@costly
def export(form: str) -> Response:
    """The whole store, or the plan ?plan=, as a file of this format; 413 where the whole is too large to be made now."""
    plan = asked_plan()
    chosen = FORMATS.get(form)
    if not chosen or not (chosen.plan if plan else chosen.whole):
        abort(404)
    try:
        file = downloads().open(form, plan.iri if plan else "")
    except NoMeasuresError:
        abort(404)
    except TooLargeError:
        return Response(listing(plan, too_large=True), 413)
    name = f"{plan.title if plan else f'keifu-{today()}'}.{chosen.ending}"
    response = send_file(file, chosen.media_type, as_attachment=True, download_name=name, max_age=0)
    response.headers.update(CORS)
    return response


def listing(plan: Plan | None, *, too_large: bool = False) -> str:
    """The page of formats."""
    chosen = [name for name in EXPORTS if (FORMATS[name].plan if plan else FORMATS[name].whole)]
    return render_template("export.html", plan=plan, formats=chosen, too_large=too_large)


def asked_plan() -> Plan | None:
    """The plan that ?plan= names by what follows /id/ in its address; 404 where there is none."""
    path = request.args.get("plan", "")
    if not path:
        return None
    try:
        known = querier().holds("ASK { $it a kf:Plan }", it=iri_of(path))
    except ValueError:
        abort(404)
    return plan_of(querier(), iri_of(path)) if known else abort(404)
