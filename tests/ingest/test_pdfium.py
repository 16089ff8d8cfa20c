"""The compiled loop and the interpreted one: whichever asks PDFium, the same is read."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from ingest.compiled import NO_LOOP
from ingest.document import Document
from ingest.drawn.sheet import Sheet
from ingest.limits import Limits
from ingest.pdf import Pdf
from ingest.pdfium import reader
from ingest.reader import read_document

PROJECT = Path(__file__).parents[2]
FILES = [*sorted((PROJECT / "corpus").rglob("*.pdf")), *sorted((PROJECT.parent / "shared").glob("*/**/*.pdf"))]
SAMPLES = sorted((PROJECT / "corpus").glob("[0-9]*/*.pdf"))
STEP = 9  # of the pages of a document every ninth is compared


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The compiled loop is there and in use."""
    monkeypatch.delenv(NO_LOOP, raising=False)
    loop = reader()
    monkeypatch.setenv(NO_LOOP, "1")
    if reader() is loop:
        pytest.skip("the compiled loop was not built: there was no C compiler")


def both(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Goes around twice: with the compiled loop, with the interpreted one."""
    for value in ("0", "1"):
        monkeypatch.setenv(NO_LOOP, value)
        yield


def spread(path: Path) -> list[Sheet]:
    """Every so many pages of a document."""
    with Pdf(path, Limits()) as pdf:
        return [pdf.sheet(number) for number in range(1, pdf.page_count + 1, STEP)]


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_both_loops_find_the_same_on_a_page(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Characters with their places and looks, shapes, pictures and remarks are equal to the last bit."""
    one, two = (spread(path) for _ in both(monkeypatch))
    assert len(one) == len(two) > 0
    for first, second in zip(one, two, strict=True):
        assert first.glyphs.tobytes() == second.glyphs.tobytes()
        assert (first.shapes, first.pictures, first.remarks) == (second.shapes, second.pictures, second.remarks)
        assert first.unmapped == second.unmapped


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_both_loops_make_the_same_document(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The encoded documents are equal, byte for byte."""
    one, two = (_encoded(read_document(path)) for _ in both(monkeypatch))
    assert one == two


def _encoded(document: Document) -> bytes:
    return msgspec.json.encode(document)


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize("limits", [Limits(objects=7), Limits(segments=9), Limits(characters=20)])
def test_both_loops_stop_at_the_same_place(limits: Limits, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page over a limit is cut short at the same object, segment or character, with the same remark."""

    def cut() -> Sheet:
        with Pdf(SAMPLES[0], limits) as pdf:
            return pdf.sheet(2)

    one, two = (cut() for _ in both(monkeypatch))
    assert one.glyphs.tobytes() == two.glyphs.tobytes()
    assert one.shapes == two.shapes
    assert [remark.kind for remark in one.remarks] == [remark.kind for remark in two.remarks]
    assert one.remarks
