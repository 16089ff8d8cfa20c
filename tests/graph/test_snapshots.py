"""A reader's snapshot stays whole as long as it is held, whatever is published meanwhile."""

from pathlib import Path

from graph.snapshots import newest_snapshot
from graph.store import Store, View
from tests.graph.samples import entry, measure, pdf, placed, reading


def test_snapshot_in_use_is_kept_others_go(tmp_path: Path) -> None:
    """A snapshot that somebody reads outlives many newer ones; one that nobody reads is removed."""
    home = tmp_path / "store"
    with Store.open(home) as store:
        held, path = View.open(home), newest_snapshot(home)
        assert path is not None
        for number in range(4):
            item = reading(f"d{number}", [entry(), placed(measure(f"取組{number}"))])
            store.add(item, pdf(tmp_path, item))
        assert path.is_dir()
        assert held.counts().documents == 0
        del held
        store.decide()
        assert not path.exists()
        assert len([each for each in (home / "published").iterdir() if each.is_dir()]) == 2
        assert View.open(home).counts().documents == 4
