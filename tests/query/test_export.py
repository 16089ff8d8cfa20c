"""What is taken away is whole and can be read by others."""

import csv
import io
import json
import re
import zipfile
from hashlib import sha256
from pathlib import Path

import networkx as nx
import pandas as pd
import pyoxigraph
import pytest

from query.export.formats import FORMATS
from query.export.lineages import lineage_graph
from query.export.tables import FACTS, tables
from query.plans import plans_named
from query.querier import Querier
from tests.query.two_towns import NEW, OLD


def written(querier: Querier, form: str, folder: Path, plan: str = "") -> Path:
    """A file in this format."""
    file = folder / f"out.{form}"
    FORMATS[form].write(file, querier, plan)
    return file


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_the_graph_comes_back(towns: Querier, form: str, tmp_path: Path) -> None:
    """Read back, the file is the same quads."""
    file = written(towns, form, tmp_path)
    again = pyoxigraph.Store()
    again.load(path=str(file), format=pyoxigraph.RdfFormat.from_extension(form))
    assert set(again) == set(towns.store.quads())


def test_n_quads_are_sorted(towns: Querier, tmp_path: Path) -> None:
    """Two files of one graph are the same text."""
    lines = written(towns, "nq", tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


def test_one_plan_is_a_part(towns: Querier, tmp_path: Path) -> None:
    """A plan's quads are some of all: its measures and their facts with evidence, none of another town's."""
    (plan,) = plans_named(towns, OLD.title)
    text = written(towns, "nq", tmp_path, plan.iri).read_text(encoding="utf-8")
    every = written(towns, "nq", tmp_path).read_text(encoding="utf-8")
    assert set(text.splitlines()) < set(every.splitlines())
    assert "本の貸出" in text
    assert "西1.pdf" in text
    assert "循環バス" not in text


def test_tables_hold_every_fact(towns: Querier) -> None:
    """Each fact of each family stands in its table, with its evidence in the table of evidence."""
    found = {table.name: table for table in tables(towns)}
    for kind in FACTS:
        asked = {row["f"] for row in towns.rows(f"SELECT ?f {{ ?f a kf:{kind} }}")}
        assert asked == ({row[0] for row in found[kind.lower()].rows} if asked else set()), kind
    facts = {row["f"] for row in towns.rows("SELECT ?f { ?f a kf:Fact }")}
    assert {row[0] for row in found["evidence"].rows} == facts


def test_zip_opens_in_excel_and_describes_itself(towns: Querier, tmp_path: Path) -> None:
    """Each CSV begins with the mark that Excel needs; the package names every file and every column as it is."""
    with zipfile.ZipFile(written(towns, "zip", tmp_path)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert {each["path"] for each in package["resources"]} == set(archive.namelist()) - {"datapackage.json"}
        for resource in package["resources"]:
            content = archive.read(resource["path"])
            assert content.startswith(b"\xef\xbb\xbf")
            head = next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
            assert head == [field["name"] for field in resource["schema"]["fields"]]
    assert "license" in package["description"]


def test_workbook_has_numbers_as_numbers(towns: Querier, tmp_path: Path) -> None:
    """The sheets are the tables; a value is a number, a text is text."""
    sheets = pd.read_excel(written(towns, "xlsx", tmp_path), sheet_name=None)
    assert set(sheets) == {table.name for table in tables(towns)}
    observations = sheets["observation"]
    assert set(observations[observations["role"] == "actual"]["value"]) == {80, 85, 250, 40}
    assert "80件" in set(observations["text"])


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_lineages_come_back(towns: Querier, form: str, read: object, tmp_path: Path) -> None:
    """Read back, the network has the measures, and the links with kind and direction."""
    assert callable(read)
    graph = read(written(towns, form, tmp_path))
    names = {data["label"]: node for node, data in graph.nodes(data=True)}
    edge = graph.edges[names["本の貸出"], names["電子書籍の貸出"]]
    assert (edge["kind"], edge["confidence"]) == ("renamed", 1.0)
    assert (names["公園の手入れ"], names["公園と花壇の手入れ"]) in graph.edges
    assert set(graph) == set(lineage_graph(towns))


def test_lineages_of_one_plan(towns: Querier) -> None:
    """A plan's network has its measures and those to which they are tied."""
    (plan,) = plans_named(towns, NEW.title)
    labels = {data["label"] for _, data in lineage_graph(towns, plan.iri).nodes(data=True)}
    assert {"電子書籍の貸出", "本の貸出"} <= labels
    assert not labels & {"循環バスの運行", "会議録の公開"}


def test_annotations_point_to_pages(towns: Querier, tmp_path: Path) -> None:
    """Each annotation has the words, the page and the box; together they carry every fact."""
    page = json.loads(written(towns, "anno", tmp_path).read_bytes())
    facts = {fact for item in page["items"] for fact in item["body"]}
    assert facts == {row["f"] for row in towns.rows("SELECT ?f { ?f a kf:Fact }")}
    (item,) = [one for one in page["items"] if one["target"]["selector"][1]["exact"] == "250件"]
    assert item["target"]["selector"][0]["value"] == "page=3&viewrect=10,23,190,10"


def test_a_dump_has_everything_and_describes_it(towns: Querier, tmp_path: Path) -> None:
    """The dump has the graph, the tables, the network, the evidence and each plan; sizes and hashes are as it tells."""
    with zipfile.ZipFile(written(towns, "dump", tmp_path)) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert {each["path"] for each in package["resources"]} == set(archive.namelist()) - {"datapackage.json"}
        names = [each["name"] for each in package["resources"]]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch("[-a-z0-9._/]+", name) for name in names)
        for each in package["resources"]:
            content = archive.read(each["path"])
            assert (each["bytes"], each["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        again = pyoxigraph.Store()
        again.load(archive.read("keifu.nq"), format=pyoxigraph.RdfFormat.N_QUADS)
        assert set(again) == set(towns.store.quads())
        assert sum(name.startswith("stratml/") for name in archive.namelist()) == 4


def test_a_dump_tells_whose_the_documents_are(towns: Querier, tmp_path: Path) -> None:
    """Source, licence and rights holder of each document stand in the notes, and the source in the package."""
    with zipfile.ZipFile(written(towns, "dump", tmp_path)) as archive:
        notes = archive.read("README.md").decode()
        package = json.loads(archive.read("datapackage.json"))
    assert "| 東.pdf | https://east.example/ | CC BY 4.0 | 東 |" in notes
    assert {"title": "東.pdf / 東 / CC BY 4.0", "path": "https://east.example/"} in package["sources"]
    assert len(package["sources"]) == 4
