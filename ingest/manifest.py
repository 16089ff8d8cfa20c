"""What people say about PDFs in a file beside them: ``plans.csv``, a row for each, or ``plan.toml``, for the one PDF there.

A plan.toml may say more about its plan than is taken from it here; a column of plans.csv that nobody knows is a mistake.
"""

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import msgspec

from graph.facts import Given, MunicipalityMention
from graph.municipalities import by_code

TABLE, DESCRIPTION = "plans.csv", "plan.toml"
FIELDS = ("file", "code", "title", "source", "licence", "rights_holder")
JAPANESE = dict(zip(("ファイル", "団体コード", "計画名", "掲載元", "ライセンス", "権利者"), FIELDS, strict=True))
ALIKE = 0.8  # a key so like a known one is that one misspelt


class ManifestError(Exception):
    """A manifest says what cannot be meant; the message has a sentence a line, each with the file and the line."""


class _Entry(msgspec.Struct):
    """What is said of one file, by field, and on which lines; or only what is wrong on that line."""

    line: int
    cells: Mapping[str, str] = {}
    lines: Mapping[str, int] = {}  # of the fields that have lines of their own
    mistake: str = ""


class _MistakeError(Exception):
    """One thing that is wrong: in which field, and a sentence that says what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def read_manifests(folders: Iterable[Path]) -> dict[Path, Given]:
    """What the manifests in these folders say, by file (resolved). A row of plans.csv wins over plan.toml.

    Raises ManifestError with everything that is wrong in any of them.
    """
    told: dict[Path, Given] = {}
    mistakes: list[str] = []
    for folder in sorted(folders):
        for name, entries in ((DESCRIPTION, _description), (TABLE, _table)):
            manifest = folder / name
            for entry in entries(manifest) if manifest.is_file() else ():
                try:
                    told[_file(folder, entry).resolve()] = _given(entry.cells)
                except _MistakeError as mistake:
                    mistakes.append(f"{manifest}, line {entry.lines.get(mistake.field, entry.line)}: {mistake}")
    if mistakes:
        raise ManifestError("\n".join(mistakes))
    return told


def _table(manifest: Path) -> Iterator[_Entry]:
    rows = csv.reader(io.StringIO(_text(manifest), newline=""))
    head = [JAPANESE.get(name.strip(), name.strip()) for name in next(rows, [])]
    if wrong := _wrong_head(head):
        yield _Entry(1, mistake=wrong)
        return
    line = rows.line_num
    for row in rows:
        begin, line = line + 1, rows.line_num
        if len(row) > len(head):
            yield _Entry(begin, mistake="it has more cells than there are columns: quote cells that have commas")
        elif any(row):
            yield _Entry(begin, dict(zip(head, row, strict=False)))


def _wrong_head(head: list[str]) -> str:
    """What is wrong with the names of the columns, or ""."""
    use = f"use file and, as wanted, {', '.join(FIELDS[1:])}"
    unknown = [name for name in head if name not in FIELDS]
    if unknown:
        return f"no column is called {' or '.join(unknown)}: {use}"
    if "file" not in head:
        return f"the column file is missing: {use}"
    return f"a column comes twice: {use}, each once" if len(set(head)) < len(head) else ""


def _description(manifest: Path) -> Iterator[_Entry]:
    text = _text(manifest)
    try:
        said = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+)", str(error))
        yield _Entry(int(place[1]) if place else len(text.splitlines()), mistake=f"it is not TOML: {error}")
        return
    lines = {name: _line_of(name, text) for name in said}
    for name, value in said.items():
        near = get_close_matches(name, FIELDS, 1, ALIKE)
        if name not in FIELDS and near and not isinstance(value, dict):  # a table is data of its own
            yield _Entry(lines[name], mistake=f"{name} is unknown: is {near[0]} meant?")
        elif name in FIELDS and not isinstance(value, str):
            yield _Entry(lines[name], mistake=f'{name} must be text: put it between "quotes"')
    own = {name: value for name, value in said.items() if name in FIELDS and isinstance(value, str)}
    beside = [file.name for file in sorted(manifest.parent.iterdir()) if file.suffix.lower() == ".pdf"]
    if "file" in own:
        yield _Entry(1, own, lines)
    elif len(beside) == 1:
        yield _Entry(1, {"file": beside[0], **own}, lines)
    elif beside:
        yield _Entry(1, mistake=f"{len(beside)} PDFs stand beside it: say file = one of them, or use {TABLE}")


def _text(manifest: Path) -> str:
    """UTF-8, or the encoding in which spreadsheets of Japanese offices save."""
    content = manifest.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp932", "replace")


def _line_of(name: str, text: str) -> int:
    """The line on which a key of a description stands."""
    key = re.compile(rf'\s*"?{re.escape(name)}"?\s*=')
    return next((number for number, line in enumerate(text.splitlines(), 1) if key.match(line)), 1)


def _file(folder: Path, entry: _Entry) -> Path:
    if entry.mistake:
        raise _MistakeError("", entry.mistake)
    name = entry.cells.get("file", "").strip()
    if not name:
        raise _MistakeError("file", "it names no file: say which PDF is meant")
    if not (folder / name).is_file():
        raise _MistakeError("file", f"there is no file {name} in {folder}: mend the name, or take the line out")
    return folder / name


def _given(cells: Mapping[str, str]) -> Given:
    title, code, source, licence, holder = (
        cells.get(name, "").strip() for name in ("title", "code", "source", "licence", "rights_holder")
    )
    return Given(title, _municipality(code) if code else None, source, licence, holder)


def _municipality(code: str) -> MunicipalityMention:
    found = by_code(code)
    if not found:
        raise _MistakeError(
            "code", f"no municipality has the code {code}: use the six digits of the 全国地方公共団体コード"
        )
    if len(found) > 1:
        which = " and ".join(f"{town.code} ({town.prefecture}{town.name})" for town in found)
        raise _MistakeError("code", f"the code {code} can mean {which}: use six digits")
    return MunicipalityMention(found[0].name, found[0].prefecture, found[0].code)
