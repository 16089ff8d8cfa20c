"""The store keeps what it read, loses nothing half-way, and one process writes at a time."""

import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from pyoxigraph import Literal, QuerySolutions

from graph.facts import Reading, Statement
from graph.store import Store, StoreError, StoreLockedError, View
from graph.vocabulary import DCTERMS, KF, PROV
from tests.graph.samples import PLAN, decided, entry, evidence, measure, pdf, placed, quads_in, reading, whole


def filled(directory: Path) -> Path:
    """A store on disk with two documents."""
    with Store.open(directory / "store") as store, store.batch():
        for item in whole():
            store.add(item, pdf(directory, item))
    return directory / "store"


def dump(store: View) -> list[str]:
    """All graphs but intake, in one order: what depends on the documents alone."""
    return sorted(str(quad) for quad in store.quads() if quad.graph_name not in (store.base.intake, store.base.review))


def test_what_was_added_is_there_after_reopening(tmp_path: Path) -> None:
    """File, reading and graph survive the process."""
    where = filled(tmp_path)
    with Store.open(where) as store:
        assert sorted(store.readings(), key=lambda r: r.file_name) == sorted(whole(), key=lambda r: r.file_name)
        assert store.counts().documents == 2
        old, _ = whole()
        assert store.file(old.sha256).read_bytes() == (tmp_path / "old.pdf").read_bytes()


def test_counts_say_how_much_there_is(tmp_path: Path) -> None:
    """Documents, pages, measures, links, facts by kind."""
    with Store.open(filled(tmp_path)) as store:
        counts = store.counts()
        assert (counts.documents, counts.pages, counts.measures, counts.links) == (2, 18, 4, 1)
        assert counts.facts["Placement"] == 5
        assert counts.facts["Succession"] == 3
        assert counts.findings == {}


def test_forget_leaves_no_ghost(tmp_path: Path) -> None:
    """After forgetting, the store is as if the document had never come."""
    old, new = whole()
    with Store.open(filled(tmp_path)) as store:
        store.forget(new.sha256)
        left = dump(store)
        assert not store.has(new.sha256)
        assert not store.file(new.sha256).exists()
    with Store.open(tmp_path / "other") as fresh:
        fresh.add(old, pdf(tmp_path, old))
        assert dump(fresh) == left
        assert not [quad for quad in fresh.quads() if new.sha256 in str(quad)]


def test_forgetting_an_unknown_document_says_so(tmp_path: Path) -> None:
    """One sentence that names the command to look with."""
    with Store.open(tmp_path / "store") as store, pytest.raises(StoreError, match="keifu status"):
        store.forget("0" * 64)


def test_reading_again_replaces(tmp_path: Path) -> None:
    """A better reading of a file takes the place of the first; nothing of that stays."""
    old, _ = whole()
    better = msgspec.structs.replace(old, facts=old.facts[:3])
    with Store.open(filled(tmp_path)) as store:
        store.add(better, tmp_path / "old.pdf")
        assert store.reading(old.sha256) == better
        again = dump(store)
    with Store.open(tmp_path / "other") as fresh, fresh.batch():
        for item in (better, whole()[1]):
            fresh.add(item, pdf(tmp_path, item))
    with Store.open(tmp_path / "other") as fresh:
        assert dump(fresh) == again


def test_interrupted_run_is_finished_at_the_next_opening(tmp_path: Path) -> None:
    """A process that dies between reading and graph loses no document that was added."""
    where = filled(tmp_path)
    late = reading("late", [entry(), placed(measure("あとから来た取組"))])
    script = (
        "import os, sys, pathlib, msgspec\n"
        "from graph.store import Store\n"
        "from graph.facts import Reading\n"
        "store = Store.open(pathlib.Path(sys.argv[1]))\n"
        "item = msgspec.json.decode(sys.stdin.buffer.read(), type=Reading)\n"
        "with store.batch():\n"
        "    store.add(item, pathlib.Path(sys.argv[2]))\n"
        "    os._exit(9)\n"
    )
    command = [sys.executable, "-c", script, str(where), str(pdf(tmp_path, late))]
    died = subprocess.run(command, input=msgspec.json.encode(late), check=False, cwd=Path(__file__).parents[2])
    assert died.returncode == 9
    with Store.open(where) as store:
        assert store.has(late.sha256)
        assert "late.pdf" in {entry.file_name for entry in store.documents()}
        assert store.counts().documents == 3


def test_a_batch_that_fails_keeps_what_was_added_before(tmp_path: Path) -> None:
    """An error in the middle of a bulk leaves the documents before it in the graph."""
    old, new = whole()

    def add_two(store: Store) -> None:
        with store.batch():
            store.add(old, pdf(tmp_path, old))
            store.add(new, tmp_path / "gone.pdf")

    with Store.open(tmp_path / "store") as store:
        with pytest.raises(FileNotFoundError):
            add_two(store)
        assert store.counts().documents == 1


def test_second_writer_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Another process that wants to write is told to wait."""
    where = filled(tmp_path)
    script = (
        "import sys, pathlib\n"
        "from graph.store import Store, StoreLockedError\n"
        "try:\n    Store.open(pathlib.Path(sys.argv[1]))\n"
        "except StoreLockedError as error:\n    print(error)\n"
    )
    with Store.open(where):
        command = [sys.executable, "-c", script, str(where)]
        told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
        assert "Another process is writing" in told.stdout
        assert told.stdout.count("\n") == 1
        with pytest.raises(StoreLockedError):
            Store.open(where)


def test_readers_see_the_last_published_state_while_one_writes(tmp_path: Path) -> None:
    """A reader keeps its snapshot; one that opens later sees what was added."""
    where = filled(tmp_path)
    late = reading("late", [entry(), placed(measure("あとから来た取組"))])
    with Store.open(where) as store:
        before = View.open(where)
        store.add(late, pdf(tmp_path, late))
        after = View.open(where)
        assert before.counts().documents == 2
        assert after.counts().documents == 3
        assert dump(after) == dump(store)


def test_reader_without_a_store_is_told_how_to_make_one(tmp_path: Path) -> None:
    """No empty store appears where someone only wanted to read."""
    with pytest.raises(StoreError, match="keifu ingest"):
        View.open(tmp_path / "nothing")
    assert not (tmp_path / "nothing").exists()


def test_store_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """A layout that this version does not know is not touched."""
    where = filled(tmp_path)
    (where / "store.json").write_text('{"format": 99}')
    with pytest.raises(StoreError, match="newer Keifu"):
        Store.open(where)
    with pytest.raises(StoreError, match="newer Keifu"):
        View.open(where)


def test_store_where_a_file_stands_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """A path that is no folder gives a sentence, not a traceback."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="name a folder"):
        Store.open(tmp_path / "file")
    with pytest.raises(StoreError, match="no store"):
        View.open(tmp_path / "file")


def test_base_is_kept_and_cannot_change(tmp_path: Path) -> None:
    """A store has one base for its IRIs."""
    base = "https://data.example.jp/id/"
    with Store.open(tmp_path / "store", base) as store:
        item = reading("a", [entry(), placed(measure("RPAの活用"))])
        store.add(item, pdf(tmp_path, item))
        assert [m for m in dump(store) if f"{base}142115/はだのDX推進計画/RPAの活用" in m]
        assert not [m for m in dump(store) if "w3id.org/keifu/id/" in m]
    with Store.open(tmp_path / "store") as store:
        assert store.base.iri == base
    with pytest.raises(StoreError, match="was made with the base"):
        Store.open(tmp_path / "store", "https://other.example/")


def test_intake_tells_when_and_leaves_with_the_document(tmp_path: Path) -> None:
    """When a document came in is known while it is held, and survives other documents' coming; the record of runs stays."""
    old, new = whole()
    with Store.open(tmp_path / "store") as store:
        store.add(old, pdf(tmp_path, old), reader="1.0")
        first = {quad for quad in store.graph.quads(store.base.intake) if quad.subject != store.base.intake}
        came = {quad for quad in first if quad.subject == store.base.document(old.sha256)}
        assert {quad.predicate for quad in came} == {PROV.generatedAtTime, DCTERMS.source, KF.readerVersion}
        store.add(new, pdf(tmp_path, new))
        assert first <= set(store.graph.quads(store.base.intake))
        store.forget(old.sha256)
        left = {quad for quad in store.graph.quads(store.base.intake) if quad.subject != store.base.intake}
        assert first - left == came
        assert [quad.object for quad in left if quad.predicate == KF.runKind].count(Literal("forget")) == 1


def test_odd_words_survive(tmp_path: Path) -> None:
    """Quotes, backslashes, line breaks and control characters in a text come back as they went in."""
    words = 'a "b" \\c\n\td\u0001 <e> {f} \u3000’𠮷'
    item = reading("a", [entry(), Statement(evidence=evidence(words), about=PLAN, kind="state", text=words)])
    less: Reading = msgspec.structs.replace(item, facts=item.facts[:1])
    with Store.open(tmp_path / "store") as store:
        for version in (item, less, item):
            store.add(version, pdf(tmp_path, item))
        found = store.query(f"SELECT ?text WHERE {{ ?fact <{KF.text.value}> ?text }}")
        assert isinstance(found, QuerySolutions)
        assert [row["text"] for row in found] == [Literal(words)]


@pytest.mark.parametrize("settings", [["store.json"], []])
def test_a_backup_of_what_cannot_be_made_again_is_enough(tmp_path: Path, settings: list[str]) -> None:
    """From files, readings and records a new directory gets the same graph and the same record; also without the settings."""
    old, new = whole()
    home, copy = tmp_path / "store", tmp_path / "copy"
    with Store.open(home) as store:
        for item in (old, new):
            store.add(item, pdf(tmp_path, item), source="https://example.jp/plan.pdf")
        store.decide(decided(1, "reject", *(f"{store.base.iri}{end}" for end in ("142115/a/b", "142115/a/c"))))
        before = quads_in(store)
    copy.mkdir()
    for name in [*settings, "revision", "runs.jsonl", "decisions.jsonl"]:
        shutil.copy(home / name, copy / name)
    for name in ("documents", "readings"):
        shutil.copytree(home / name, copy / name)
    with Store.open(copy) as store:
        assert quads_in(store) == before == quads_in(View.open(copy))
        assert len(store.decisions()) == 1
        latest = store.latest(old.sha256)
        assert latest is not None
        assert latest.source == "https://example.jp/plan.pdf"
