"""What a store holds, as tables for a terminal."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Column, Table

from graph.decisions import Review
from graph.facts import Reading
from graph.store import Counts, View

if TYPE_CHECKING:
    from graph.check import Problem  # loading SHACL takes a second


def status_tables(view: View) -> list[Table]:
    """Every document with the start of its SHA-256; facts by kind; findings by kind."""
    held = view.counts()
    documents = documents_table(held)
    for reading in sorted(view.readings(), key=lambda reading: reading.file_name):
        numbers = (reading.page_count, reading.measure_count, reading.link_count, len(reading.findings))
        documents.add_row(reading.file_name, reading.sha256[:12], *map(str, numbers))
    kinds = (("Facts", held.facts), ("Findings", held.findings))
    return [documents, *(_kinds_table(head, numbers) for head, numbers in kinds if numbers)]


def documents_table(held: Counts) -> Table:
    """A table of documents with what the store holds in all as its foot."""
    table = Table(show_footer=True)
    table.add_column("Document", "In the store", overflow="fold")
    table.add_column("", f"{held.documents} documents")
    findings = sum(held.findings.values())
    for head, number in (
        ("Pages", held.pages),
        ("Measures", held.measures),
        ("Links", held.links),
        ("Findings", findings),
    ):
        table.add_column(head, str(number), justify="right")
    return table


def _kinds_table(head: str, numbers: dict[str, int]) -> Table:
    """How many of each kind, the most first."""
    table = Table(head, Column("", justify="right"))
    for kind, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0])):
        table.add_row(kind, str(number))
    return table


def findings_table(readings: Iterable[Reading], most: int) -> Table | None:
    """What was not understood most often, each with one place where it stands; None where there is nothing."""
    places: dict[tuple[str, str], list[str]] = {}
    for reading in sorted(readings, key=lambda reading: reading.file_name):
        for finding in reading.findings:
            page = f" p.{finding.evidence[0].page}" if finding.evidence else ""
            places.setdefault((finding.kind, finding.message), []).append(reading.file_name + page)
    table = Table(Column("Times", justify="right"), "Kind", Column("What", overflow="fold"), "First at")
    for (kind, message), where in sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[:most]:
        table.add_row(str(len(where)), kind, message, where[0])
    return table if places else None


def problems_table(problems: Iterable["Problem"]) -> Table:
    """What is not whole, with the page where it stands."""
    table = Table(
        "Kind", "Property", Column("What is wrong", overflow="fold"), "Where", Column("Thing", overflow="fold")
    )
    for each in problems:
        where = f"{each.file} p.{each.page}" if each.page else each.file
        table.add_row(each.kind, each.path, each.message, where, each.thing)
    return table


def decisions_table(view: View) -> Table:
    """All decisions in the order in which they came."""
    held = view.decisions()
    in_force = Review(held).in_force
    numbers = {each.name: f"decision {number}" for number, each in enumerate(held, 1)}
    table = Table("", "", "Verdict", Column("On", overflow="fold"), "By", "At", Column("Why", overflow="fold"))
    for number, each in enumerate(held, 1):
        lines = [numbers.get(thing) or view.base.short(thing) for thing in each.on]
        on = "\n".join([*lines, *(f"{name} = {value}" for name, value in each.to)])
        mark = "*" if each in in_force else ""
        table.add_row(str(number), mark, each.verdict, on, each.by, each.at[:16], each.reason)
    return table
