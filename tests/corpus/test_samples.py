"""The sample plans: what their data say is what their pages print."""

import re
import unicodedata
import zlib
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest

from corpus.typeset.__main__ import plan_folders, typeset
from corpus.typeset.facts import Plan
from corpus.typeset.fonts import FILES, MissingFontError, font_file
from corpus.typeset.press import html, workbook

FOLDERS = list(plan_folders())
PRINTED = {
    "measures": ("notation", "name"),
    "departments": ("department",),
    "observations": ("indicator", "text"),
    "evaluations": ("rating",),
    "schedules": ("label",),
    "successions": ("old_measure", "new_measure"),
    "budgets": ("text",),
    "relations": ("related_plan",),
    "statements": ("text",),
    "plans": ("plan", "municipality", "predecessor"),
    "department_changes": ("old_department", "new_department"),
}
PRESSED = [folder for folder in FOLDERS if "press" in Plan(folder).about]
DRAWN = [folder for folder in FOLDERS if folder not in PRESSED]
each_plan = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
each_drawn = pytest.mark.parametrize("folder", DRAWN, ids=lambda folder: folder.name)
each_pressed = pytest.mark.parametrize("folder", PRESSED, ids=lambda folder: folder.name)


def plain(text: str) -> str:
    """The text without its white space and marks of notes, full and half width alike, dashes alike."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s※]", "", re.sub(r"[-―—–−‐‑ー]", "-", text).replace("〜", "~"))


def inflated(file: Path) -> list[bytes]:
    """What is in a PDF without what depends on how it was packed: each object with its stream unpacked, no lengths."""
    objects = []
    for match in re.finditer(rb"\d+ 0 obj\s(.*?)endobj", file.read_bytes(), re.DOTALL):
        head, mark, stream = match[1].partition(b"stream")
        if mark and b"FlateDecode" in head:
            data = stream.strip(b"\r\n").removesuffix(b"endstream").strip(b"\r\n")
            stream = zlib.decompressobj().decompress(data)
        objects.append(re.sub(rb"/Length1? \d+", b"", head) + stream)
    return objects


def pressed_texts(plan: Plan, folder: Path) -> list[str]:
    """The texts that a browser or an office program is given to print; a workbook is written into the folder."""
    if plan.about["press"] != "calc":
        body = html(plan).partition("<body")[2]
        return re.split(r"<[^>]*>|\n", unescape(body.partition(">")[2]))
    workbook(plan, folder / "book.xlsx")
    with ZipFile(folder / "book.xlsx") as parts:
        names = [name for name in parts.namelist() if re.search(r"sharedStrings|drawing\d", name)]
        return [
            unescape(text)
            for name in names
            for text in re.findall(r"<(?:a:)?t(?: [^>]*)?>([^<]*)<", parts.read(name).decode())
        ]


@pytest.fixture(scope="module")
def printed() -> dict[Path, str]:
    """The text of each sample, all pages."""
    texts = {}
    for folder in FOLDERS:
        with pypdfium2.PdfDocument(Plan(folder).pdf) as pdf:
            texts[folder] = plain("".join(page.get_textpage().get_text_range() for page in pdf))
    return texts


@each_plan
def test_every_fact_is_printed(folder: Path, printed: dict[Path, str]) -> None:
    """Each name, number, text and label of the facts stands on the pages, in one piece."""
    plan = Plan(folder)
    lacking = {
        (family, row[column])
        for family, columns in PRINTED.items()
        if (folder / "gold" / f"{family}.tsv").exists()
        for row in plan.facts(family)
        for column in columns
        if plain(row[column]) not in printed[folder]
    }
    assert not lacking


@each_plan
def test_the_facts_are_as_many_as_expected(folder: Path) -> None:
    """plan.toml says how many facts must be found; the facts of the folder are within its bounds."""
    plan = Plan(folder)
    for family, bounds in plan.about["expected"].items():
        assert bounds["min"] <= len(plan.facts(family)) <= bounds["max"], family


@each_plan
def test_measures_are_named_only_once_they_are_listed(folder: Path) -> None:
    """A fact about a measure names one of the plan's own measures."""
    plan = Plan(folder)
    names = {row["name"] for row in plan.facts("measures")}
    for family in ("departments", "observations", "evaluations", "schedules", "budgets", "statements", "relations"):
        if (folder / "gold" / f"{family}.tsv").exists():
            assert {row["measure"] for row in plan.facts(family)} - {""} <= names, family


@each_drawn
def test_the_pdf_embeds_its_fonts_and_is_small(folder: Path) -> None:
    """Its pages draw on a machine without a Japanese font, and it weighs less than 200 kB."""
    data = Plan(folder).pdf.read_bytes()
    fonts = re.findall(rb"/BaseFont /([A-Z]{6}\+)?IPAex", data)
    assert fonts
    assert len(re.findall(rb"/Type /Font\b", data)) == len(fonts)
    assert data.count(b"/FontFile2 ") == data.count(b"/Type /FontDescriptor") == len(fonts)
    assert all(fonts)
    assert len(data) < 200_000


@each_drawn
def test_the_pdf_is_made_from_the_data(folder: Path, tmp_path: Path) -> None:
    """Typesetting the data again gives what is in the PDF that stands here."""
    try:
        for name in FILES:
            font_file(name)
    except MissingFontError as error:
        pytest.skip(str(error))
    again, packed = inflated(typeset(folder, tmp_path / "again.pdf")), inflated(Plan(folder).pdf)
    assert len(again) == len(packed)
    assert again == packed


@each_pressed
def test_a_pressed_pdf_embeds_its_fonts_and_is_small(folder: Path) -> None:
    """Each font that a browser or an office program put in is there whole, and the file weighs less than 500 kB."""
    data = Plan(folder).pdf.read_bytes()
    fonts = len(re.findall(rb"/Type\s*/FontDescriptor", data))
    assert fonts
    assert len(re.findall(rb"/FontFile[23]? ", data)) == fonts
    assert len(data) < 500_000


@each_pressed
def test_a_pressed_pdf_is_made_from_the_data(folder: Path, printed: dict[Path, str], tmp_path: Path) -> None:
    """Each line of text that the layout makes of the data stands in the PDF: it was not made from other data."""
    lacking = [text for text in pressed_texts(Plan(folder), tmp_path) if plain(text) not in printed[folder]]
    assert not lacking
