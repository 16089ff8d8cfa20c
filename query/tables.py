"""Answers as tables for a terminal."""

from collections.abc import Iterable

import pyoxigraph
from rich.table import Column, Table

from graph.vocabulary import Base
from query.links import LinkRow


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
