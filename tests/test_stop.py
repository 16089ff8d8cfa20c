"""A run that is stopped keeps what it read, and the same command goes on with the rest."""

import signal
import subprocess
import sys
from pathlib import Path

from tests.test_cli import ROOT, SAMPLES, run


def stopped(command: list[str], by: signal.Signals) -> str:
    """What a run says that gets the signal when its first document is read."""
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        said = next(line for line in process.stderr if ": read, " in line)
        process.send_signal(by)
        said += process.stderr.read()
    assert process.returncode == 130
    assert "Traceback" not in said
    return said


def test_stopped_and_gone_on_with(filled: Path, tmp_path: Path) -> None:
    """Ctrl-C and SIGTERM end a run with a sentence; what was read is seen and not read again, and in the end all is read."""
    files = sorted(SAMPLES, key=lambda path: path.stat().st_size)[:3]
    store = tmp_path / "store"
    command = [sys.executable, "-m", "keifu", "ingest", "--workers", "1", "--store", str(store), *map(str, files)]
    for number, by in enumerate((signal.SIGINT, signal.SIGTERM), 1):
        assert "the same command goes on" in stopped(command, by)
        status = run("status", "--store", store).stdout
        assert number <= sum(file.name in status for file in files)
    rest = run("ingest", "--store", store, *files)
    assert rest.exit_code == 0
    assert rest.stdout.count("held already") >= 2
    readings = list((store / "readings").iterdir())
    assert len(readings) == len(files)
    assert all(reading.read_bytes() == (filled / "readings" / reading.name).read_bytes() for reading in readings)
