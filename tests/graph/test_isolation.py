"""What a process can no longer do once it has isolated itself; each attempt is made in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

UNABLE = 3

# What a worker might be made to try: each line must end in PermissionError.
CHANGES = {
    "write": "open('there', 'w')",
    "append": "open('there', 'a')",
    "make": "open('new', 'x')",
    "make a folder": "os.mkdir('folder')",
    "remove": "os.unlink('there')",
    "rename": "os.rename('there', 'elsewhere')",
    "link": "os.symlink('there', 'link')",
    "run a program": "os.execv(sys.executable, [sys.executable, '-c', ''])",
}
SOCKETS = {
    "internet": "socket.socket()",
    "datagrams": "socket.socket(type=socket.SOCK_DGRAM)",
    "other programs": "socket.socket(socket.AF_UNIX)",
}


def attempt(deny: str, action: str, folder: Path) -> None:
    """Does it after the denial; fails the test unless the system refused."""
    (folder / "there").write_text("as it was")
    before = sorted(folder.iterdir())
    code = (
        "import os, socket, sys\n"
        f"from graph.isolation import {deny}\n"
        f"if not {deny}(): raise SystemExit({UNABLE})\n"
        f"try: {action}\nexcept PermissionError: raise SystemExit(0)\nraise SystemExit(1)"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, env={"PYTHONPATH": root}, check=False)
    if done.returncode == UNABLE:
        pytest.skip(f"this system has nothing for {deny}")
    assert done.returncode == 0
    assert sorted(folder.iterdir()) == before
    assert (folder / "there").read_text() == "as it was"


@pytest.mark.parametrize("action", CHANGES.values(), ids=CHANGES)
def test_no_file_changes(action: str, tmp_path: Path) -> None:
    """No file is written, made, renamed or removed, and no program is run."""
    attempt("deny_changes", action, tmp_path)


@pytest.mark.parametrize("action", SOCKETS.values(), ids=SOCKETS)
def test_no_network(action: str, tmp_path: Path) -> None:
    """No socket of any kind is opened."""
    attempt("deny_network", action, tmp_path)


def test_files_can_be_read(tmp_path: Path) -> None:
    """What the denials leave: reading."""
    code = "import graph.isolation as i; i.deny_network(); i.deny_changes(); print(open('there').read())"
    (tmp_path / "there").write_text("still here")
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={"PYTHONPATH": root}, capture_output=True, text=True, check=True
    )
    assert done.stdout == "still here\n"


def test_only_the_programs_named_may_run(tmp_path: Path) -> None:
    """A program that is named runs, no other does, and neither it changes a file."""
    code = (
        "import shutil, subprocess\nfrom pathlib import Path\nfrom graph.isolation import deny_changes\n"
        "touch, mkdir = (Path(shutil.which(name)).resolve() for name in ('touch', 'mkdir'))\n"
        f"if not deny_changes([touch]): raise SystemExit({UNABLE})\n"
        "assert subprocess.run([touch, 'new'], capture_output=True).returncode == 1\n"
        "try: subprocess.run([mkdir, 'folder'])\nexcept PermissionError: raise SystemExit(0)\nraise SystemExit(1)"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, check=False)
    if done.returncode == UNABLE:
        pytest.skip("this system has nothing for deny_changes")
    assert done.returncode == 0
    assert not list(tmp_path.iterdir())
