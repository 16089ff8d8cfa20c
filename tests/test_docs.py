"""The documents tell the truth: what they name exists, what they quote is what the program says now."""

import re
import shlex
from pathlib import Path

import click
import pytest

from docs import generate, ontology
from keifu import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {page.name: page.read_text(encoding="utf-8") for page in PAGES}


def commands(text: str) -> list[list[str]]:
    """The keifu commands that a page shows, in code blocks and in running text, split as a shell does."""
    blocks = re.findall(r"^(?:\$ |.*\| )?(?:\.venv/bin/)?keifu ([^|\n]*)", code(text), re.MULTILINE)
    inline = re.findall(r"`(?:\.venv/bin/)?keifu ([^`]+)`", text)
    return [shlex.split(line, comments=True) for line in [*blocks, *inline]]


def code(text: str) -> str:
    """The blocks of shell commands of a page."""
    return "\n".join(re.findall(r"^```(?:sh|console)\n(.*?)^```", text, re.MULTILINE | re.DOTALL))


@pytest.mark.parametrize("page", TEXTS)
def test_commands_exist(page: str) -> None:
    """Each keifu command that a page shows is a subcommand, with options that it has."""
    for name, *arguments in commands(TEXTS[page]):
        assert name in main.commands or name.startswith("-"), f"keifu {name}"
        known = (
            {option for parameter in main.commands[name].params for option in parameter.opts}
            if name in main.commands
            else set()
        )
        asked = {argument.partition("=")[0] for argument in arguments if re.match(r"--?[a-z]", argument)}
        assert asked <= known | {"--help", "-h"}, f"keifu {name}: {asked - known}"


@pytest.mark.parametrize("page", TEXTS)
def test_targets_exist(page: str) -> None:
    """Each make target that a page shows is in the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    shown = re.findall(r"`make ([a-z]+)`", TEXTS[page]) + re.findall(r"^make ([a-z]+)", code(TEXTS[page]), re.MULTILINE)
    assert set(shown) <= targets


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    """Each link to a file of the project finds it, each anchor its heading; named paths in backquotes exist."""
    text = TEXTS[page.name]
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", text):
        file, _, anchor = target.partition("#")
        linked = (page.parent / file) if file else page
        assert linked.exists(), target
        if anchor:
            assert anchor in anchors(linked.read_text(encoding="utf-8")), target
    for path in re.findall(r"`((?:ingest|graph|query|web|corpus|tests|docs|bench|\.ci)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings."""
    heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def test_help_page_is_current() -> None:
    """docs/cli.md holds the help that the commands print (else: make document)."""
    assert generate.CLI.read_text(encoding="utf-8") == generate.help_page()


def test_page_of_the_vocabulary_is_current() -> None:
    """docs/ontology.md says what the Turtle says (else: make document)."""
    assert ontology.PAGE.read_text(encoding="utf-8") == ontology.page()


def test_answers_in_the_readme_are_current(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the README quotes as an answer is what the program answers on the sample plans (else: make document)."""
    monkeypatch.chdir(ROOT)
    text = TEXTS["README.md"]
    assert len(generate.BLOCK.findall(text)) >= 4
    assert generate.with_answers(text, filled) == text


def test_every_command_is_in_the_readme() -> None:
    """No subcommand is left out of the README's table."""
    shown = {words[0] for words in commands(TEXTS["README.md"])}
    assert set(main.commands) <= shown


def test_the_picture_is_small() -> None:
    """The README's picture loads fast."""
    assert (ROOT / "docs" / "screenshots" / "lineage.png").stat().st_size < 300_000


def test_every_option_is_explained() -> None:
    """Each option of each command has a help text."""
    options = [
        option for command in main.commands.values() for option in command.params if isinstance(option, click.Option)
    ]
    assert [option.name for option in options if not option.help] == []
