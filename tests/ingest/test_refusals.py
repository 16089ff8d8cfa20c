"""Files that are not read, each with its reason."""

from pathlib import Path

import pytest

from ingest.limits import LimitError, Limits, of_pages
from ingest.pdf import UnreadableError
from ingest.reader import read_document

SAMPLES = sorted((Path(__file__).parents[2] / "corpus").glob("[0-9]*/*.pdf"))


@pytest.mark.parametrize("share", [0.01, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_file_that_lacks_its_end(sample: Path, share: float, tmp_path: Path) -> None:
    """Wherever a file was cut off, it is refused as cut short, never read as if it were whole."""
    cut = tmp_path / "cut.pdf"
    content = sample.read_bytes()
    cut.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(UnreadableError, match="cut short"):
        read_document(cut)


@pytest.mark.parametrize("tail", [b"", b"\r\n\r\n", b"\0" * 5000, b"\n<!-- from a web server -->\n"])
def test_a_file_with_something_behind_its_end(tail: bytes, tmp_path: Path) -> None:
    """Padding and a short remark behind the end do no harm."""
    file = tmp_path / "padded.pdf"
    file.write_bytes(SAMPLES[0].read_bytes() + tail)
    assert read_document(file).pages


def test_the_reason_is_a_sentence_without_the_name(tmp_path: Path) -> None:
    """The error carries the file and the reason apart, and tells both."""
    file = tmp_path / "empty.pdf"
    file.touch()
    with pytest.raises(UnreadableError) as caught:
        read_document(file)
    assert caught.value.file == file
    assert caught.value.reason == "the file is empty"
    assert str(caught.value) == "empty.pdf: the file is empty"


def test_limits_from_the_environment() -> None:
    """Variables set limits; one that is no number says what to do."""
    assert of_pages({"KEIFU_LIMIT_PAGES": "5", "KEIFU_LIMIT_SCANS": "0"}) == Limits(pages=5, scans=0)
    assert of_pages({}) == Limits()
    with pytest.raises(LimitError, match=r"KEIFU_LIMIT_PAGES is 'many': give it a whole number from 1 on\."):
        of_pages({"KEIFU_LIMIT_PAGES": "many"})
