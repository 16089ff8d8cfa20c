"""The formats in which a store, or one plan of it, can be taken away, by name; each file's ending tells its format."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from query.export.annotations import write_annotations
from query.export.dump import write_dump
from query.export.lineages import lineage_graph, write_gexf, write_graphml
from query.export.quads import RDF_FORMATS, write_quads
from query.export.sheets import write_workbook, write_zip
from query.export.strategy import write_strategy
from query.export.tables import tables
from query.querier import Querier

Write = Callable[[Path, Querier, str], None]


class Format(msgspec.Struct, frozen=True):
    """How to write a file, given it, the store and the IRI of a plan, "" for the whole; ``ending`` is that of its name.

    ``whole`` and ``plan`` tell whether there is a form for the whole store and for one plan.
    """

    write: Write
    media_type: str
    ending: str
    whole: bool = True
    plan: bool = True


def today() -> str:
    """The date, 2026-04-01."""
    return datetime.now(UTC).date().isoformat()


def _tables(file: Path, querier: Querier, plan: str) -> None:
    write_zip(file, tables(querier, plan), today())


def _quads(form: str, file: Path, querier: Querier, plan: str) -> None:
    write_quads(file, querier, form, plan)


FORMATS = {
    **{form: Format(partial(_quads, form), kind.media_type, form) for form, kind in RDF_FORMATS.items()},
    "zip": Format(_tables, "application/zip", "zip"),
    "xlsx": Format(
        lambda file, querier, plan: write_workbook(file, tables(querier, plan)),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
    ),
    "graphml": Format(
        lambda file, querier, plan: write_graphml(file, lineage_graph(querier, plan)), "application/xml", "graphml"
    ),
    "gexf": Format(
        lambda file, querier, plan: write_gexf(file, lineage_graph(querier, plan)), "application/xml", "gexf"
    ),
    "anno": Format(write_annotations, "application/ld+json", "anno"),
    "stratml": Format(write_strategy, "application/xml", "stratml", whole=False),
    "dump": Format(
        lambda file, querier, _: write_dump(file, querier, today()), "application/zip", "zip", plan=False
    ),
}  # fmt: skip
