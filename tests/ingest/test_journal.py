"""What a run left out is not tried again, unless something is different or somebody asks for it."""

from pathlib import Path

import pytest

from graph.store import Store
from ingest import journal
from ingest.intake import take_in
from ingest.outcome import Outcome
from ingest.workers import Allowance
from tests.ingest.light import reader

SHORT, LONG = Allowance(0.5), Allowance(1.0)
AGAIN = "not tried again"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A good file, one that takes too long, one that is no PDF."""
    monkeypatch.setattr("ingest.intake.reader", reader)
    (tmp_path / "in").mkdir()
    for name, words in (("good", "good"), ("slow", "hang"), ("text", "refuse")):
        (tmp_path / "in" / f"{name}.pdf").write_text(words)
    return tmp_path / "in"


def outcomes(folder: Path, allowance: Allowance, *, retry: bool = False) -> dict[str, Outcome]:
    """What became of each file in a run of its own."""
    with Store.open(folder.parent / "store") as store:
        report = take_in([folder], store, workers=2, allowance=allowance, retry=retry)
    return {outcome.file.stem: outcome for outcome in report.outcomes}


def test_only_what_may_go_better_is_tried_again(folder: Path) -> None:
    """A wider limit tries again what met the limit, and nothing else; --retry tries everything; what is held stays."""
    first = outcomes(folder, SHORT)
    assert {name: (o.status, o.cause) for name, o in first.items()} == {
        "good": ("read", None), "slow": ("left", "time"), "text": ("left", "file"),
    }  # fmt: skip
    same = outcomes(folder, SHORT)
    assert [same[name].status for name in ("good", "slow", "text")] == ["known", "left", "left"]
    assert all(AGAIN in same[name].reason and first[name].reason in same[name].reason for name in ("slow", "text"))
    wider = outcomes(folder, LONG)
    assert "longer than 1 s" in wider["slow"].reason
    assert AGAIN not in wider["slow"].reason
    assert AGAIN in wider["text"].reason
    asked = outcomes(folder, SHORT, retry=True)
    assert not any(AGAIN in outcome.reason for outcome in asked.values())


def test_another_version_and_another_content_are_tried(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure is the content's, under whatever name, and the version's that met it."""
    outcomes(folder, SHORT)
    (folder / "text.pdf").rename(folder / "renamed.pdf")
    assert AGAIN in outcomes(folder, SHORT)["renamed"].reason
    (folder / "renamed.pdf").write_text("a PDF now")
    assert outcomes(folder, SHORT)["renamed"].status == "read"
    monkeypatch.setattr(journal, "version", lambda _: "another")
    assert AGAIN not in outcomes(folder, SHORT)["slow"].reason


def test_a_line_cut_off_by_a_dying_run_is_passed_over(folder: Path) -> None:
    """What was written before it and after it counts."""
    outcomes(folder, SHORT)
    file = folder.parent / "store" / "journal.jsonl"
    file.write_bytes(file.read_bytes() + b'\n{"sha256":"cut o')
    (folder / "more.pdf").write_text("refuse more")
    outcomes(folder, SHORT)
    again = outcomes(folder, SHORT)
    assert all(AGAIN in again[name].reason for name in ("slow", "text", "more"))
