"""Numbers about a measure: the values of its indicators, and its money."""

from html import escape

from corpus.typeset.variety.invent import Indicator, Measure
from corpus.typeset.variety.parts import Part, Printing

OWN_TABLES = ("table by name", "table by number")


def indicators(doc: Printing, measure: Measure) -> list[Part]:
    """The indicators of a measure, in the way that the document prints them."""
    way = doc.choice["indicators"]
    if way == "none":
        return []
    label = doc.words.label("indicator")
    gauges = measure.indicators
    if way == "arrow":
        return [Part.single(label, "<br>".join(_arrow(doc, measure, gauge) for gauge in gauges))]
    if way == "years across":
        return [_years_across(doc, measure)]
    names = [_name(doc, gauge) for gauge in gauges]
    rows = [[name, *_unit(doc, gauge)] for name, gauge in zip(names, gauges, strict=True)]
    heads: list[tuple[str, ...]] = [
        (label,),
        *([(doc.words.label("unit"),)] if doc.choice["units"] == "column" else []),
    ]
    for head, role, year in _points(doc, way):
        heads.append(head)
        for row, gauge in zip(rows, gauges, strict=True):
            row.append(_value(doc, measure, gauge, role, year, dated=role == "baseline"))
    if way == "stacked":
        rows = [["<br>".join(cells) for cells in zip(*rows, strict=True)]]
    return [Part(label, heads, rows, align="c")]


def _points(doc: Printing, way: str) -> list[tuple[tuple[str, ...], str, int]]:
    """The columns of values: the path of heads, the role and the year of each."""
    words = {role: doc.words.label(f"value.{role}") for role in ("baseline", "target", "actual")}
    plan = doc.plan
    in_cell = doc.choice["baseline"] == "year in cell"
    first = (words["baseline"],) if in_cell else (f"{words['baseline']}<br>（{doc.year(plan.start - 1)}）",)
    columns: list[tuple[tuple[str, ...], str, int]] = [(first, "baseline", plan.start - 1)]
    if way == "pairs":
        spans = zip(range(plan.start, plan.now + 1), doc.span(range(plan.start, plan.now + 1)), strict=True)
        return [((*span, words[role]), role, year) for year, span in spans for role in ("target", "actual")]
    if plan.report:
        now = plan.now
        columns += [((f"{words[role]}<br>（{doc.year(now)}）",), role, now) for role in ("target", "actual")]
        return columns
    goals = [plan.start + 1, plan.end] if len(plan.years) % 2 else [plan.end]
    return [*columns, *(((f"{words['target']}<br>（{doc.year(year)}）",), "target", year) for year in goals)]


def _years_across(doc: Printing, measure: Measure) -> Part:
    """Years as columns; in a report a row of goals over one of what was reached."""
    plan = doc.plan
    roles = ["target", "actual"] if plan.report else ["target"]
    unit = [(doc.words.label("unit"),)] if doc.choice["units"] == "column" else []
    stub = [("区分",)] if plan.report else []
    above = () if plan.report else (doc.words.label("value.target"),)
    heads = [(doc.words.label("indicator"),), *unit, *stub, *doc.span(plan.years, *above)]
    rows = []
    for gauge in measure.indicators:
        for role in roles:
            cells = [
                _value(doc, measure, gauge, role, year) if year in gauge.values[role] else "" for year in plan.years
            ]
            rows.append(
                [_name(doc, gauge), *_unit(doc, gauge), *([doc.words.label(f"value.{role}")] if stub else []), *cells]
            )
    return Part(doc.words.label("indicator"), heads, rows, align="c")


def _arrow(doc: Printing, measure: Measure, gauge: Indicator) -> str:
    """An indicator in one line: now → goal."""
    (first, _), last = next(iter(gauge.values["baseline"].items())), doc.plan.end
    now = _value(doc, measure, gauge, "baseline", first, behind=True)
    goal = _value(doc, measure, gauge, "target", last, behind=True)
    return f"{escape(gauge.name)}　{now}（{doc.year(first)}）→{goal}（{doc.year(last)}）"


def _name(doc: Printing, gauge: Indicator) -> str:
    return escape(gauge.name) + (f"（{gauge.unit}）" if doc.choice["units"] == "in the name" else "")


def _unit(doc: Printing, gauge: Indicator) -> list[str]:
    return [gauge.unit] if doc.choice["units"] == "column" else []


def _value(
    doc: Printing,
    measure: Measure,
    gauge: Indicator,
    role: str,
    year: int,
    *,
    behind: bool = False,
    dated: bool = False,
) -> str:
    value = gauge.values[role][year]
    text = value + (gauge.unit if behind or doc.choice["units"] == "behind values" else "")
    doc.gold.add("observations", measure=measure.name, indicator=gauge.name, year=year, role=role,
                 value=value.replace(",", ""), unit=gauge.unit, text=text)  # fmt: skip
    between = "" if doc.choice["indicators"] == "stacked" else "<br>"
    return text + (f"{between}（{doc.year(year)}）" if dated and doc.choice["baseline"] == "year in cell" else "")


def budgets(doc: Printing, measure: Measure) -> list[Part]:
    """What a measure costs."""
    way, plan = doc.choice["budgets"], doc.plan
    if way == "none":
        return []
    kind = "settled" if plan.report else "planned"
    word = doc.words.label("budget.settled" if plan.report else "budget.initial")
    if way in ("by year", "own table"):
        years = range(plan.start, plan.now + 1) if plan.report else plan.years
        cells = [_money(doc, measure, kind, year) for year in years]
        return [Part(f"{word}（千円）", doc.span(years), [cells], spans=True, align="n")]
    if way == "planned and settled":
        pair = [("planned", "budget.initial"), ("settled", "budget.settled")]
        return [Part.single(f"{doc.words.label(label)}（千円）", _money(doc, measure, which, plan.now), align="n")
                for which, label in pair]  # fmt: skip
    if way == "this year and last":
        pair_of_years = [("本年度決算額（千円）", plan.now), ("前年度決算額（千円）", plan.now - 1)]
        return [Part.single(head, _money(doc, measure, kind, year), align="n") for head, year in pair_of_years]
    unit = {"thousands": "（千円）", "yen": "（円）"}.get(way, "")
    year = f"{doc.year(plan.now)}" if not plan.report else ""
    return [Part.single(f"{year}{word}{unit}", _money(doc, measure, kind, plan.now), align="n")]


def _money(doc: Printing, measure: Measure, kind: str, year: int) -> str:
    thousands = measure.money[kind][year]
    way = doc.choice["budgets"]
    text = f"{thousands * 1000:,}" if way == "yen" else f"{thousands:,}" + ("千円" if way == "unit in cell" else "")
    doc.gold.add("budgets", measure=measure.name, year=year, amount_yen=thousands * 1000, text=text)
    return text
