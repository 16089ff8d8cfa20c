"""What a line says of the place's measure: its departments, its rating, plans, values of an indicator now and then, its money."""

import msgspec

from graph.facts import AnyFact, Observation
from ingest.document import Text
from ingest.reading import aims, departments, evaluations, inline, nowthen, paid, related, worded
from ingest.reading.here import Measure
from ingest.reading.kinds import KINDS
from ingest.reading.labels import Label


def facts(text: Text, measure: Measure, now: int | None, under: Label) -> list[AnyFact]:
    """The facts of a line that says nothing else (【担当課】市民課, 評定：Ａ, 参加者数 10人（R5）⇒20人（R9）); mostly none.

    ``under`` is the label that is open above it: below one of indicators stand values to be reached.
    """
    about, heads = measure.mention, measure.texts
    made: list[AnyFact] = []
    for role, offices in inline.departments(text):
        made += departments.made(offices, role, about, heads)
    for label, rated in inline.ratings(text):
        made += evaluations.told(rated, about, heads, label.last or now)
    for plans in inline.related_plans(text):
        made += related.from_text(plans, about, heads)
    made += _values(text, measure, now, under)
    made += paid.told(text, about, heads, now)
    return made


def _values(text: Text, measure: Measure, now: int | None, under: Label) -> list[Observation]:
    """The values of indicators that a line tells, of the kind that the label above says."""
    about, heads = measure.mention, measure.texts
    told = nowthen.observations(text, about, heads, now) or worded.observations(text, about, heads, now)
    if not under.means("indicator"):
        return told
    kind = KINDS.get(under.meaning)
    told = told or aims.observations(text, about, heads, now)
    return [
        msgspec.structs.replace(each, indicator=msgspec.structs.replace(each.indicator, kind=kind)) for each in told
    ]
