"""When a measure is done: a schedule under years, drawn or in words."""

from html import escape

from corpus.typeset.variety.invent import Measure
from corpus.typeset.variety.parts import Part, Printing

ARROW = (
    '<svg class="arrow" viewBox="0 0 100 10" preserveAspectRatio="none">'
    '<polygon points="0,2 {neck},2 {neck},0 100,5 {neck},10 {neck},8 0,8" fill="{fill}"/></svg>'
)


def schedule(doc: Printing, measure: Measure) -> list[Part]:
    """A measure's work under the years of the plan."""
    way = doc.choice["schedules"]
    if way == "none":
        return []
    cells = {"shapes": _drawn, "bars": _drawn, "text arrows": _arrows, "words": _words, "marks": _marks}[way](
        doc, measure
    )
    return [Part(doc.words.label("schedule"), doc.span(doc.plan.years), [cells], spans=True, align="c")]


def _say(doc: Printing, measure: Measure, label: str, first: int, last: int) -> None:
    doc.gold.add("schedules", measure=measure.name, label=label, from_=first, to=last)


def _drawn(doc: Printing, measure: Measure) -> list[str]:
    """Arrows or bars that lie over the columns of their years, each below the one before."""
    cells = dict.fromkeys(doc.plan.years, "")
    for place, (label, first, last) in enumerate(measure.bars):
        _say(doc, measure, label, first, last)
        years = last - first + 1
        style = f"top: {place * 1.9 + 0.4:.1f}em; width: calc({years}00% - 4px)"
        neck = 100 - 6 / years
        shape = ARROW.format(neck=f"{neck:.1f}", fill="#b9d3ee") if doc.choice["schedules"] == "shapes" else ""
        css = "lie" if shape else "lie bar"
        cells[first] += f'<div class="{css}" style="{style}">{shape}<span>{escape(label)}</span></div>'
    height = f'<div style="height: {len(measure.bars) * 1.9 + 0.4:.1f}em"></div>'
    return [cell + height for cell in cells.values()]


def _arrows(doc: Printing, measure: Measure) -> list[str]:
    """A word in the first year of a work, arrows in the others."""
    cells = dict.fromkeys(doc.plan.years, "")
    for label, first, last in measure.bars:
        _say(doc, measure, label, first, last)
        for year in range(first, last + 1):
            cells[year] = label if year == first else "→"
    return list(cells.values())


def _words(doc: Printing, measure: Measure) -> list[str]:
    """A word in each year."""
    cells = {year: label for label, first, last in measure.bars for year in range(first, last + 1)}
    for year, label in cells.items():
        _say(doc, measure, label, year, year)
    return [cells[year] for year in doc.plan.years]


def _marks(doc: Printing, measure: Measure) -> list[str]:
    """A dot in each year in which something is done."""
    first = measure.bars[-1][1]
    cells = ["●" if year >= first else "" for year in doc.plan.years]
    for year in range(first, doc.plan.end + 1):
        _say(doc, measure, "●", year, year)
    return cells
