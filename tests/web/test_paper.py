"""Pages drawn by a process of their own: within limits, kept, and back after a death."""

from pathlib import Path
from threading import Thread

import pytest

from web.paper import BusyError, NoSuchPageError, Painter

PNG = b"\x89PNG"


@pytest.fixture(scope="module")
def file(filled: Path) -> Path:
    """A document that is held."""
    return min((filled / "documents").glob("*.pdf"))


def test_a_page_is_drawn(file: Path) -> None:
    """A page has a size in points and a picture; what is no page, no PDF or no file has none."""
    painter = Painter()
    assert painter.picture(file, 1).startswith(PNG)
    assert 100 < painter.size(file, 1).width < 2000
    for other, page in ((file, 999), (file, 0), (Path(__file__), 1), (file.with_name("gone.pdf"), 1)):
        with pytest.raises(NoSuchPageError):
            painter.picture(other, page)
    painter.close()


def test_a_page_that_takes_too_long_is_given_up(file: Path) -> None:
    """The process is ended when its time is over; the next page gets a new one."""
    painter = Painter(seconds=0.001)
    with pytest.raises(NoSuchPageError, match="longer than"):
        painter.picture(file, 1)
    painter._seconds = 60.0
    assert painter.picture(file, 1).startswith(PNG)
    painter.close()


def test_a_death_harms_one_page_only(file: Path) -> None:
    """Where the process dies, the page that it was to draw has no picture, and the next has."""
    painter = Painter()
    painter.size(file, 1)
    assert painter._process
    painter._process[0].kill()
    painter._process[0].join()
    with pytest.raises(NoSuchPageError, match="broke"):
        painter.picture(file, 1)
    assert painter.picture(file, 1).startswith(PNG)
    painter.close()


def test_nobody_waits_for_ever(file: Path) -> None:
    """While a page is being drawn another waits for so long, then is told that too many wait."""
    painter = Painter(patience=0.01)
    first = Thread(target=painter.picture, args=(file, 1))
    first.start()
    while not painter._drawing.locked() and first.is_alive():
        pass
    with pytest.raises(BusyError):
        painter.picture(file, 2)
    first.join()
    painter.close()


def test_what_was_drawn_is_kept(file: Path) -> None:
    """A picture that is kept needs no process; where room is short the oldest goes."""
    painter = Painter()
    picture = painter.picture(file, 1)
    painter.close()
    assert painter.picture(file, 1) is picture
    assert painter._process is None
    small = Painter(kept=len(picture))
    small.picture(file, 1)
    assert len(small._kept) <= 1
    small.close()
