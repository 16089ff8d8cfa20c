"""What each run changed is counted and recorded for good, and the last run can be taken back."""

from pathlib import Path

import msgspec
import pytest

from graph.facts import Reading
from graph.runs import Change
from graph.store import Store, StoreError
from tests.graph.samples import evidence, pdf, quads_in, quads_of, whole


def better(item: Reading) -> Reading:
    """The same document read otherwise: one fact stands elsewhere, two are gone."""
    first, *rest = item.facts
    moved = msgspec.structs.replace(first, evidence=evidence("別の所", 3))
    return msgspec.structs.replace(item, facts=(moved, *rest[:-2]))


def test_change_counts_what_facts_say_not_where_they_stand() -> None:
    """New, gone and unchanged facts; a fact that moved on its page is as before."""
    old, _ = whole()
    count = len(old.facts)
    assert Change.between(None, old) == Change(added=count)
    assert Change.between(old, better(old)) == Change(removed=2, unchanged=count - 2)
    assert Change.between(better(old), old) == Change(added=2, unchanged=count - 2)
    assert Change.between(old, None) == Change(removed=count)


def test_undo_takes_back_what_the_last_run_brought_and_replaced(tmp_path: Path) -> None:
    """New documents go, those that were read again get their reading before it; the graph is as before the run."""
    old, new = whole()
    with Store.open(tmp_path / "store") as store:
        store.add(old, pdf(tmp_path, old))
        with store.batch():
            assert store.add(better(old), store.file(old.sha256)) == Change.between(old, better(old))
            store.add(new, pdf(tmp_path, new))
            store.add(better(new), store.file(new.sha256))
        done = {entry.file_name: entry for entry in store.undo()}
        assert (done["old.pdf"].undoes, done["old.pdf"].change) == (2, Change.between(better(old), old))
        assert done["new.pdf"].change == Change(removed=len(new.facts) - 2)
        assert (store.held(), store.reading(old.sha256)) == ([old.sha256], old)
        assert not store.file(new.sha256).exists()
        assert quads_in(store) == quads_of([old])


def test_undo_goes_back_run_by_run_as_far_as_readings_are_kept(tmp_path: Path) -> None:
    """A run before the last can be taken back too, unless it read documents again: what it replaced is gone by then."""
    old, new = whole()
    with Store.open(tmp_path / "store") as store:
        store.add(old, pdf(tmp_path, old))
        store.add(better(old), store.file(old.sha256))
        store.add(new, pdf(tmp_path, new))
        store.undo()
        assert store.held() == [old.sha256]
        with pytest.raises(StoreError, match=r"no longer kept"):
            store.undo()
        assert store.reading(old.sha256) == better(old)


def test_undo_of_nothing_or_of_forgetting_says_so(tmp_path: Path) -> None:
    """Forgetting is for good: nothing of the document is kept, not even a reading before."""
    old, _ = whole()
    with Store.open(tmp_path / "store") as store:
        with pytest.raises(StoreError, match="no run"):
            store.undo()
        store.add(old, pdf(tmp_path, old))
        store.add(better(old), store.file(old.sha256))
        store.forget(old.sha256)
        with pytest.raises(StoreError, match=r"forgot old\.pdf"):
            store.undo()
    left = [file for file in (tmp_path / "store").rglob("*") if old.sha256 in file.name]
    assert left == []


def test_record_survives_and_is_never_rewritten(tmp_path: Path) -> None:
    """Lines are only added; one cut off by a dying process is dropped, and the numbers of runs go on."""
    old, new = whole()
    file = tmp_path / "store" / "runs.jsonl"
    with Store.open(tmp_path / "store") as store:
        store.add(old, pdf(tmp_path, old))
    before = file.read_bytes()
    file.write_bytes(before + b'{"run":2,"ki')
    with Store.open(tmp_path / "store") as store:
        store.add(new, pdf(tmp_path, new), source="https://example.jp/new.pdf", reader="1.0")
        entry = store.latest(new.sha256)
    assert entry is not None
    assert (entry.run, entry.source, entry.reader) == (2, "https://example.jp/new.pdf", "1.0")
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == 2
