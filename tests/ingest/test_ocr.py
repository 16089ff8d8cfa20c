"""Pages that are pictures: read where Tesseract is there with Japanese, else named."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from graph.location import Location
from graph.store import Store
from ingest import ocr
from ingest.document import Document
from ingest.intake import take_in
from ingest.layout.page import layer_of
from ingest.limits import Limits
from ingest.pdf import Pdf
from ingest.reader import read_document
from ingest.reading import read_facts

WORDS = "計画の期間は令和六年度から五年間とする。"
needs_tesseract = pytest.mark.skipif(not ocr.available(), reason="Tesseract with jpn is not installed on this machine")


@pytest.fixture
def scanned(typeset: Callable[..., Path], tmp_path: Path) -> Callable[..., Path]:
    """Makes a PDF whose only page is a picture of what a function draws."""

    def make(draw: Callable[[Any], None]) -> Path:
        picture = tmp_path / "page.png"
        with pypdfium2.PdfDocument(typeset(draw)) as pdf:
            pdf[0].render(scale=200 / 72).to_pil().convert("L").save(picture)
        return typeset(lambda sheet: sheet.canvas.drawImage(str(picture), 0, 0, 595, 842))

    return make


def drawn(sheet: Any) -> None:
    """A title and a sentence."""
    sheet.text(100, 100, "第1章 計画の概要", 16)
    sheet.text(80, 140, WORDS, 11)


def kinds(document: Document) -> list[str]:
    """What is told of the pages."""
    return [remark.kind for remark in document.remarks]


@needs_tesseract
def test_a_scan_is_read(scanned: Callable[..., Path]) -> None:
    """The words are found at their place, marked as recognised, and the page says where its text is from."""
    document = read_document(scanned(drawn))
    assert document.pages[0].layer == "ocr"
    assert kinds(document) == ["read-by-ocr"]
    lines = [line for passage in document.passages() for line in passage.text.lines]
    assert all(line.by_ocr for line in lines)
    (sentence,) = (line for line in lines if "期間" in line.text)
    assert sum(character in sentence.text for character in WORDS) > 0.8 * len(WORDS)
    assert sentence.place.box == pytest.approx((80, 131, 293, 142), abs=4)


@needs_tesseract
def test_what_was_recognised_is_marked_in_the_evidence(scanned: Callable[..., Path]) -> None:
    """Facts that stand on recognised words say so, and a finding tells of the page."""

    def draw(sheet: Any) -> None:
        sheet.text(100, 100, "みどり市総合計画", 24)
        sheet.text(80, 160, "この計画の期間は、令和6年度から令和10年度までの5年間とする。", 11)

    reading = read_facts(read_document(scanned(draw)))
    evidence = [piece for fact in reading.facts for piece in fact.evidence]
    assert evidence
    assert all(piece.by_ocr for piece in evidence)
    assert [finding.kind for finding in reading.findings] == ["read-by-ocr"]


@needs_tesseract
def test_a_worker_reads_scans(scanned: Callable[..., Path], tmp_path: Path) -> None:
    """Workers, which may run no other program, may run Tesseract."""
    with Store.open(Location(tmp_path / "store")) as store:
        (outcome,) = take_in([scanned(drawn)], store).outcomes
        assert outcome.status == "read"
        assert [finding.kind for finding in store.reading(outcome.sha256).findings] == ["read-by-ocr"]


def test_without_tesseract_the_page_is_named(scanned: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing can recognise characters the page is empty and a finding says what to install."""
    monkeypatch.setenv("PATH", "")
    ocr.languages.cache_clear()
    document = read_document(scanned(drawn))
    ocr.languages.cache_clear()
    assert document.pages[0].layer == "none"
    assert document.blocks == ()
    assert kinds(document) == ["not-recognised", "no-text-layer"]
    assert "Tesseract" in document.remarks[0].message


@needs_tesseract
@pytest.mark.parametrize(
    ("limits", "kind"),
    [
        (Limits(scans=0), "too-many-scans"),
        (Limits(pixels=1_000_000), "too-many-pixels"),
        (Limits(seconds=0.01), "ocr-failed"),
    ],
)
def test_limits_of_recognition(limits: Limits, kind: str, scanned: Callable[..., Path]) -> None:
    """Pages, pixels and seconds over a limit leave the page unread, with a remark that names the limit."""
    document = read_document(scanned(drawn), limits=limits)
    assert kind in kinds(document)
    assert document.blocks == ()


def test_a_blank_page_is_no_scan(typeset: Callable[..., Path]) -> None:
    """A page on which nothing or a mere line is drawn is not given to the recogniser."""
    document = read_document(typeset(lambda sheet: sheet.line(100, 100, 300, 100)))
    assert kinds(document) == ["no-text-layer"]


def test_letters_that_are_mapped_to_wrong_ones_are_unreadable(typeset: Callable[..., Path]) -> None:
    """A page of accented letters without any Japanese is one whose letters have wrong codes; a French name is not enough."""

    def layer(words: str) -> str:
        def draw(sheet: Any) -> None:
            sheet.canvas.setFont("Helvetica", 10)
            sheet.canvas.drawString(60, 700, words)

        with Pdf(typeset(draw), Limits()) as pdf:
            return layer_of(pdf.sheet(1))

    assert layer("0ñ Ï1 þÿÞûwý} q÷eÑ ÿý û w ÿï Ì(ÿ+ÿvqÏï ÑïÿÞûwýþÿÞûwý ûþÿÏïÑþ~ýÿÞûwýþÿ") == "unreadable"
    assert layer("Liberté, égalité, fraternité: the plan of the city of Orléans and its neighbours") == "text"
