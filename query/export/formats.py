"""The formats in which a store, or one plan of it, can be taken away, by name; each file's ending tells its format."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from query.export.annotations import write_annotations
from query.export.lineages import lineage_graph, write_gexf, write_graphml
from query.export.quads import RDF_FORMATS, write_quads
from query.export.sheets import write_workbook, write_zip
from query.export.tables import tables
from query.querier import Querier

Write = Callable[[Path, Querier, str], None]


def _tables(file: Path, querier: Querier, plan: str) -> None:
    write_zip(file, tables(querier, plan), datetime.now(UTC).date().isoformat())


def _quads(form: str, file: Path, querier: Querier, plan: str) -> None:
    write_quads(file, querier, form, plan)


# By the ending of the file.
FORMATS: dict[str, Write] = {
    **{form: partial(_quads, form) for form in RDF_FORMATS},
    "zip": _tables,
    "xlsx": lambda file, querier, plan: write_workbook(file, tables(querier, plan)),
    "graphml": lambda file, querier, plan: write_graphml(file, lineage_graph(querier, plan)),
    "gexf": lambda file, querier, plan: write_gexf(file, lineage_graph(querier, plan)),
    "anno": write_annotations,
}
