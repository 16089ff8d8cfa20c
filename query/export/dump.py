"""Everything in one ZIP, dated, with licence notes and a Data Package: to be kept, cited and published."""

from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from query.export.annotations import write_annotations
from query.export.lineages import lineage_graph, write_gexf, write_graphml
from query.export.package import LICENCE_NOTE, TITLE, Resource, resource, tabular, written
from query.export.quads import write_quads
from query.export.sheets import csv_of
from query.export.strategy import write_strategy
from query.export.tables import tables
from query.lists import DocumentRow, documents
from query.querier import Querier

PLANS = "SELECT DISTINCT ?plan WHERE { ?measure a kf:Measure ; kf:inPlan ?plan . ?plan a kf:Plan } ORDER BY ?plan"
README = """# {title}

State of {made}. `datapackage.json` lists all files with their sizes and hashes.

- `keifu.nq`: the graph, in N-Quads; the vocabulary is in the graph `reference`
- `tables/`: the same as tables (CSV, UTF-8), tied by IRIs
- `lineages.graphml`, `lineages.gexf`: measures and the links between them
- `evidence.jsonld`: the pieces of pages on which facts rest, as Web Annotations
- `stratml/`: each plan in StratML Part 2

## Licences

{note}

| file | source | licence | rights holder | SHA-256 |
| --- | --- | --- | --- | --- |
"""


def write_dump(file: Path, querier: Querier, made: str) -> None:
    """The whole store; ``made`` is the date, 2026-04-01."""
    held = documents(querier)
    with TemporaryDirectory(dir=file.parent) as folder, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        passing = Path(folder) / "file"
        resources = list(_files(archive, querier, passing))
        notes = README.format(title=TITLE, made=made, note=LICENCE_NOTE) + "".join(map(_line, held))
        passing.write_text(notes, encoding="utf-8")
        resources.append(_put(archive, "README.md", passing))
        archive.writestr("datapackage.json", written(made, resources, held))


def _files(archive: ZipFile, querier: Querier, passing: Path) -> Iterator[Resource]:
    """Puts all files in but those that tell of the others; each is the file ``passing`` for a while."""
    write_quads(passing, querier, "nq")
    yield _put(archive, "keifu.nq", passing)
    for table in tables(querier):
        passing.write_bytes(csv_of(table))
        yield _put(archive, f"tables/{table.name}.csv", passing) | tabular(table)
    network = lineage_graph(querier)
    for form, write in (("graphml", write_graphml), ("gexf", write_gexf)):
        write(passing, network)
        yield _put(archive, f"lineages.{form}", passing) | {"name": f"lineages-{form}"}
    write_annotations(passing, querier)
    yield _put(archive, "evidence.jsonld", passing) | {"name": "annotations"}
    for number, row in enumerate(querier.rows(PLANS), 1):
        write_strategy(passing, querier, row["plan"])
        name = f"plan-{number:04}"
        yield _put(archive, f"stratml/{name}.xml", passing) | {"name": name, "title": row["plan"]}


def _put(archive: ZipFile, path: str, passing: Path) -> Resource:
    archive.write(passing, path)
    with passing.open("rb") as content:
        return resource(path, passing.stat().st_size, file_digest(content, "sha256").hexdigest())


def _line(document: DocumentRow) -> str:
    told = (document.file, document.source, document.license, document.rights_holder, document.sha256)
    return f"| {' | '.join(each.replace('|', '/') or '—' for each in told)} |\n"
