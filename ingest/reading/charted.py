"""Numbers on a chart whose title or caption says what it counts, each over its year."""

import re
from collections.abc import Iterator, Sequence

from graph.facts import Figure, MeasureMention, PlanMention
from ingest.document import Block, ChartLabel, Passage, Text
from ingest.reading.evidence import evidence
from ingest.text import numbers, years

_UNIT_BEHIND = re.compile(r"\s*[(（〔\[](?:単位\s*[:：]?\s*)?[^()（）〔〕\[\]]{1,8}[)）〕\]]$")
_AROUND = re.compile(
    r"^[\s＜<【(（]*(?:図表?|グラフ)\s*[0-9０-９]+(?:[-－‐.．][0-9０-９]+)*[\s:：.．]*|(?:の(?:経年)?(?:推移|変化))?[\s＞>】)）]*$"
)
_COUNTED = re.compile(r"(?P<unit>[件人回戸台])数$")


def figures(label: ChartLabel, caption: Text, about: MeasureMention | PlanMention, now: int | None) -> Iterator[Figure]:
    """The number over a year, in its own unit or the one that the title of the chart ends with (講座の数（回）, 参加人数); a
    title that is only a unit leaves it to the caption to say what is counted.
    """
    year = years.head(label.category, now)
    what = _UNIT_BEHIND.sub("", label.series) or _AROUND.sub("", _UNIT_BEHIND.sub("", caption.text))
    if year is None or year.first != year.last or not what:
        return
    counted = _COUNTED.search(what)
    unit = numbers.unit_of(label.series) or numbers.unit_of(caption.text) or (counted["unit"] if counted else "")
    told = numbers.quantities(label.text.text, unit=unit)
    if len(told) != 1 or told[0].value is None:
        return
    yield Figure(
        evidence=evidence(caption, label.text),
        about=about,
        quantity=what,
        value=told[0].value,
        text=label.text.text.strip(),
        unit=told[0].unit,
        year=year.last,
    )


def caption(blocks: Sequence[Block], place: int) -> Text:
    """The caption right below a chart (図１　講座の数の推移), else the one right above it; without words where it has none."""
    below = next((block for block in blocks[place:] if not isinstance(block, ChartLabel)), None)
    above = next((block for block in reversed(blocks[:place]) if not isinstance(block, ChartLabel)), None)
    captions = (b for b in (below, above) if isinstance(b, Passage) and b.role == "caption")
    return next((passage.text for passage in captions), Text())
