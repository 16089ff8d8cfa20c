"""Files with odd names and folders with odd things in them: each is read, or told with its reason, on one line."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph.store import Store
from ingest.folders import find_pdfs
from ingest.intake import take_in
from ingest.outcome import Report
from ingest.progress import left_out
from tests.ingest.light import reader

LONGEST = 255  # bytes of a name, on most file systems
NAMES = [
    b"with blanks and 'quotes' \".pdf",
    b"a line\nbreak\tand a tab.pdf",
    b"not UTF-8 \xff\xfe.PDF",
    "第２次はだのICT活用推進計画（概要版）.pdf".encode(),
    b"a" * (LONGEST - 4) + b".pdf",
    ("計" * 83).encode() + b".pdf",
    b"-rf.pdf",
]


def taken(folder: Path, *paths: Path) -> Report:
    """A run over these paths."""
    with Store.open(folder / "store") as store:
        return take_in(paths, store, workers=1)


@pytest.fixture(autouse=True)
def light(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in the files is another matter."""
    monkeypatch.setattr("ingest.intake.reader", reader)


def test_any_name_that_a_file_can_have(tmp_path: Path) -> None:
    """All are read, also 300 characters below the folder; each is one line of a report, and the store knows it by its name."""
    deep = tmp_path / "in" / ("深" * 80) / ("い" * 80) / ("所" * 80)
    deep.mkdir(parents=True)
    files = [Path(os.fsdecode(os.fsencode(tmp_path / "in") + b"/" + name)) for name in NAMES]
    files.append(deep / ("名" * 80 + ".pdf"))
    for number, file in enumerate(files):
        file.write_text(f"document {number}")
    assert len(str(files[-1])) > 300
    report = taken(tmp_path, tmp_path / "in")
    assert [outcome.reason for outcome in report.outcomes if outcome.status != "read"] == []
    lines = [outcome.line() for outcome in report.outcomes]
    assert all(line.count(b"\n") == 1 and json.loads(line)["status"] == "read" for line in lines)
    with Store.open(tmp_path / "store") as store:
        names = {entry.file_name for entry in store.documents()}
    assert len(names) == len(files)
    assert "第２次はだのICT活用推進計画（概要版）.pdf" in names


def test_what_cannot_be_read_is_told_on_one_line(tmp_path: Path) -> None:
    """A reason stands on the line of its file, whatever the name has in it."""
    file = tmp_path / "two\nlines.pdf"
    file.write_text("refuse")
    (line,) = left_out(taken(tmp_path, file))
    assert "\n" not in line
    assert line.endswith("it is no PDF")


def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    """A folder is entered once, by whatever links; a link to nothing or to itself harms nobody."""
    (tmp_path / "in" / "below").mkdir(parents=True)
    (tmp_path / "in" / "below" / "a.pdf").write_text("a")
    (tmp_path / "in" / "below" / "up").symlink_to(tmp_path / "in")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in" / "below")
    (tmp_path / "in" / "nothing.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "in" / "itself.pdf").symlink_to(tmp_path / "in" / "itself.pdf")
    report = taken(tmp_path, tmp_path / "in")
    assert [outcome.status for outcome in report.outcomes] == ["read"]


@contextmanager
def deep_folder(top: Path) -> Iterator[Path]:
    """A folder so deep that no path leads to it."""
    here = os.getcwd()  # noqa: PTH109 - a descriptor would do as well
    os.chdir(top)
    for _ in range(20):
        os.mkdir("d" * LONGEST)  # noqa: PTH102 - relative to where we are
        os.chdir("d" * LONGEST)
    os.chdir(here)
    yield top


def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    """It is left out with its reason, and the files beside it are read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_text("a")
    with deep_folder(tmp_path / "in"):
        report = taken(tmp_path, tmp_path / "in")
    assert [outcome.status for outcome in report.outcomes] == ["read", "left"]
    assert "cannot be opened" in report.left[0].reason


def test_a_folder_that_others_may_not_enter(tmp_path: Path) -> None:
    """It is among the found, so that a run tells of it; nobody is above the law but root."""
    closed = tmp_path / "in" / "closed"
    closed.mkdir(parents=True)
    (closed / "a.pdf").write_text("a")
    closed.chmod(0)
    found = find_pdfs([tmp_path / "in"])
    assert found == ({closed / "a.pdf"} if os.geteuid() == 0 else {closed})
