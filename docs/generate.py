"""Writes what the documents quote from the program: the help in cli.md, the answers in README.md (python -m docs.generate).

In README.md every block of ``console`` begins with a command; what stands below it is the command's answer on the sample
plans, run from the project's folder with KEIFU_STORE set. A test compares.
"""

import re
import shlex
import tempfile
from pathlib import Path

import click
from click.testing import CliRunner

from keifu import main as keifu

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
CLI = ROOT / "docs" / "cli.md"
HEAD = """# The command line

This page is made from the commands' own help by `make document`.
"""
BLOCK = re.compile(r"^```console\n\$ keifu (?P<arguments>.*)\n(?:[^`].*\n|\n)*?```$", re.MULTILINE)


def answer(arguments: list[str], store: Path) -> str:
    """What a command prints with this store."""
    result = CliRunner(env={"KEIFU_STORE": str(store)}).invoke(
        keifu, arguments, prog_name="keifu", catch_exceptions=False
    )
    if result.exit_code:
        raise SystemExit(f"keifu {shlex.join(arguments)}: {result.stderr}")
    return "\n".join(line.rstrip() for line in result.stdout.splitlines())


def with_answers(text: str, store: Path) -> str:
    """The text with the answer below each command as it is now."""

    def block(match: re.Match[str]) -> str:
        arguments = match["arguments"]
        return f"```console\n$ keifu {arguments}\n{answer(shlex.split(arguments), store)}\n```"

    return BLOCK.sub(block, text)


def help_page() -> str:
    """The help of all commands as a page."""
    commands = [(), *((name,) for name in sorted(keifu.commands))]
    return "\n".join([HEAD, *(_help(command) for command in commands)])


def _help(command: tuple[str, ...]) -> str:
    runner = CliRunner(env={"KEIFU_STORE": None, "COLUMNS": "100", "TERMINAL_WIDTH": "100"})
    result = runner.invoke(keifu, [*command, "--help"], prog_name="keifu", terminal_width=100)
    return f"## keifu {' '.join(command)}".rstrip() + f"\n\n```text\n{result.output.rstrip()}\n```\n"


def read_samples(folder: Path) -> Path:
    """A store below a folder with the sample plans."""
    store = folder / "store"
    answer(["ingest", "--store", str(store), *map(str, sorted((ROOT / "corpus").glob("[0-9]*")))], store)
    return store


def main() -> None:
    """Read the sample plans into a store for a while and write the pages."""
    CLI.write_text(help_page(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        store = read_samples(Path(folder))
        README.write_text(with_answers(README.read_text(encoding="utf-8"), store), encoding="utf-8")
    click.echo("README.md and docs/cli.md are current.")


if __name__ == "__main__":
    main()
