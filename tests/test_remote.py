"""Every command, and the web app, over a graph that is on a SPARQL server."""

import json
from pathlib import Path

from graph.location import Location
from graph.store import Store
from tests.graph.samples import entry, measure, pdf, placed, reading
from tests.server import serving
from tests.test_cli import SAMPLES, run
from web.app import create_app


def test_commands_work_over_a_server(tmp_path: Path) -> None:
    """Documents are taken in, asked, decided on, exported and forgotten; readers without the directory get answers, too."""
    sample = min(SAMPLES, key=lambda path: path.stat().st_size)
    with serving("--union-default-graph") as address:
        writer = ("--store", address, "--data", tmp_path / "data")
        reader = ("--store", address, "--data", tmp_path / "nothing")
        assert run("ingest", *writer, sample).exit_code == 0
        assert sample.name in run("status", *writer).stdout
        query = tmp_path / "query.rq"
        query.write_text("SELECT ?name { ?m a kf:Measure ; skos:prefLabel ?name } ORDER BY ?name", encoding="utf-8")
        found = json.loads(run("query", *reader, query, "--format", "json").stdout)["results"]["bindings"]
        names = [row["name"]["value"] for row in found]
        assert names
        assert names[0] in run("trace", *reader, names[0]).stdout
        assert run("links", *reader).exit_code == 0
        assert run("export", *reader, tmp_path / "all.nq").exit_code == 0
        assert (tmp_path / "all.nq").stat().st_size > 10_000
        assert run("check", *reader).stdout == "Everything is whole.\n"
        assert run("forget", "--store", tmp_path / "data", sample.name).exit_code == 0
        assert json.loads(run("query", *reader, query, "--format", "json").stdout)["results"]["bindings"] == []
    result = run("trace", *reader, "x")
    assert (result.exit_code, "is it running" in result.stderr) == (1, True)


def test_web_serves_from_a_server(tmp_path: Path) -> None:
    """Pages and queries are answered from the server, and what is written meanwhile is seen."""
    item = reading("a", [entry(), placed(measure("窓口の予約"))])
    with serving("--union-default-graph") as address:
        place = Location(tmp_path / "data", address)
        with Store.open(place) as store:
            client = create_app(place).test_client()
            store.add(item, pdf(tmp_path, item))
        question = {"query": "SELECT ?name { ?m a kf:Measure ; skos:prefLabel ?name }"}
        prologue = "PREFIX kf: <https://w3id.org/keifu/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        answer = client.post("/sparql", data={"query": prologue + question["query"]}, headers={"Accept": "text/csv"})
        assert (answer.status_code, answer.text.split()) == (200, ["name", "窓口の予約"])
        refused = client.post("/sparql", data={"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"})
        assert refused.status_code == 403
        wrong = client.post("/sparql", data={"query": "SELECT nonsense"})
        assert wrong.status_code == 400
        assert "窓口の予約" in client.get("/search?q=窓口").text
