"""Answers as tables for a terminal."""

from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph
from rich.table import Column, Table

from graph.vocabulary import Base
from query.links import LinkRow
from query.themes import Comparison, Theme, Value


def solutions(result: pyoxigraph.QuerySolutions) -> Table:
    """The rows of a SELECT: literals as their text, IRIs whole."""
    names = [variable.value for variable in result.variables]
    table = Table(*(Column(name, overflow="fold") for name in names))
    for solution in result:
        table.add_row(
            *("" if solution[name] is None else getattr(solution[name], "value", str(solution[name])) for name in names)
        )
    return table


def links_table(links: Iterable[LinkRow], base: Base) -> Table:
    """Links with how sure each is and what it rests on."""
    table = Table(
        "Status", Column("Sure", justify="right"), "Kind", "Old", "New", Column("Why", overflow="fold"), "Link"
    )
    for link in links:
        old, new = f"{link.old_name}（{link.old_plan}）", f"{link.new_name}（{link.new_plan}）"
        table.add_row(link.status, f"{link.confidence:.2f}", link.kind, old, new, link.reason, base.short(link.fact))
    return table


def themes_table(themes: Iterable[Theme]) -> Table:
    """Themes with how many measures of how many municipalities have them."""
    table = Table(
        "Theme", "分野", "Within", Column("Municipalities", justify="right"), Column("Measures", justify="right")
    )
    for theme in themes:
        table.add_row(theme.en, theme.ja, theme.broader, str(theme.municipalities), str(theme.measures))
    return table


def comparison_table(compared: Comparison) -> Table:
    """Who has a theme: a row for each measure, municipality beside municipality."""
    folded = (Column(head, overflow="fold") for head in ("Targets", "Results"))
    table = Table(
        "Municipality", "Since", "Measure", "Plan", *folded, title=f"{compared.theme.ja} ({compared.theme.en})"
    )
    for town in compared.municipalities:
        for holder in town.holders:
            measure = holder.measure
            values = (_values_text(values) for values in (holder.targets, holder.results))
            table.add_row(town.municipality, str(holder.since or ""), measure.name, measure.plan.title, *values)
    return table


def _values_text(values: Iterable[Value]) -> str:
    """A line for each indicator, the years in order."""
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for value in values:
        lines[value.indicator].append(f"{value.year or ''} {value.text}".strip())
    return "\n".join(f"{name} {', '.join(said)}".strip() for name, said in lines.items())
