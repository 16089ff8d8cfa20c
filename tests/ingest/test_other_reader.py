"""pdfplumber, which reads PDFs by other means than PDFium, finds the same characters in the same places of the samples."""

from pathlib import Path

import pdfplumber
import pytest

from ingest.limits import Limits
from ingest.pdf import Pdf

SAMPLES = sorted((Path(__file__).parents[2] / "corpus").glob("[0-9]*/*.pdf"))
PAGES = 3  # of each sample
NEAR = 1.0  # points

Characters = list[tuple[str, float, float, float]]  # what, where it begins, the top and the bottom of its line


def ours(path: Path, page: int) -> Characters:
    """The characters of a page (1-based) that ``ingest.pdf`` gives, blanks left out; top and bottom are the baseline."""
    with Pdf(path, Limits()) as pdf:
        glyphs = pdf.sheet(page).glyphs
    found = [(chr(glyph["code"]), float(glyph["ox"]), float(glyph["oy"]), float(glyph["oy"])) for glyph in glyphs]
    return [character for character in found if not character[0].isspace()]


def theirs(path: Path, page: int) -> Characters:
    """The same of pdfplumber, with the top and the bottom of each box."""
    with pdfplumber.open(path) as pdf:
        found = [(char["text"], char["x0"], char["top"], char["bottom"]) for char in pdf.pages[page - 1].chars]
    return [character for character in found if not character[0].isspace()]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("page", range(1, PAGES + 1))
def test_same_characters_in_the_same_places(path: Path, page: int) -> None:
    """Both find the same characters, and each of ours begins where one of theirs does, its baseline inside that box."""
    mine, other = ours(path, page), theirs(path, page)
    assert sorted(character[0] for character in mine) == sorted(character[0] for character in other)
    lost = [
        (what, left, base)
        for what, left, base, _ in mine
        if not any(what == w and abs(left - x) < NEAR and top <= base <= bottom for w, x, top, bottom in other)
    ]
    assert lost == []


def test_there_are_samples() -> None:
    """The comparison above is one of files that exist."""
    assert len(SAMPLES) >= 5
