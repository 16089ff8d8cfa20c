"""Whole documents of many layouts: their readings stand in ``expected/``, each checked by a person against its pages.

``pytest tests/ingest/layout/test_expected.py --regenerate`` writes them anew; the diff is to be read, with the pages
beside it (``keifu show PDF``), before it is committed. ``pages/`` holds documents that were made for this, each with the
HTML that Chromium printed (``--headless --no-pdf-header-footer --print-to-pdf``).
"""

from pathlib import Path

import pytest

from ingest.limits import Limits
from ingest.pdf import Pdf
from ingest.reader import read_document
from tests.ingest.layout.written import written

CORPUS = Path(__file__).parents[3] / "corpus"
PAGES, EXPECTED = (Path(__file__).with_name(name) for name in ("pages", "expected"))
FILES = {file.stem: file for folder in (CORPUS, PAGES) for file in sorted(folder.rglob("*.pdf"))}
NAMES = sorted(file.stem for file in EXPECTED.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_reads_as_expected(name: str, *, regenerate: bool) -> None:
    """A document is read as someone who looked at its pages said that it must be."""
    file = EXPECTED / f"{name}.txt"
    now = written(read_document(FILES[name]))
    if regenerate:
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")


def test_many_layouts() -> None:
    """The expected readings are of at least 60 pages of at least 12 documents."""
    pages = 0
    for name in NAMES:
        with Pdf(FILES[name], Limits()) as pdf:
            pages += pdf.page_count
    assert len(NAMES) >= 12
    assert pages >= 60
