"""What a line says of the place's measure: its departments, its rating, plans, values of an indicator now and then, its money."""

from graph.facts import AnyFact
from ingest.document import Text
from ingest.reading import departments, evaluations, inline, nowthen, paid, related, worded
from ingest.reading.here import Measure


def facts(text: Text, measure: Measure, now: int | None) -> list[AnyFact]:
    """The facts of a line that says nothing else (【担当課】市民課, 評定：Ａ, 参加者数 10人（R5）⇒20人（R9）); mostly none."""
    about, heads = measure.mention, measure.texts
    made: list[AnyFact] = []
    for role, offices in inline.departments(text):
        made += departments.made(offices, role, about, heads)
    for label, rated in inline.ratings(text):
        made += evaluations.told(rated, about, heads, label.last or now)
    for plans in inline.related_plans(text):
        made += related.from_text(plans, about, heads)
    made += nowthen.observations(text, about, heads, now) or worded.observations(text, about, heads, now)
    made += paid.told(text, about, heads, now)
    return made
