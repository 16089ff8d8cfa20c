"""Characters that the file spells itself (``ActualText``, which programs write for glyphs that stand for several characters).

Within a form PDFium tells their places in the space of the form, those of all others in the space of the page.
"""

import numpy as np
from numpy.typing import NDArray

from ingest.drawn.glyphs import Runs
from ingest.drawn.matrices import Matrix, at, moved
from ingest.pdfium import Records

NEAR = 0.05  # points: a place that PDFium tells in single precision


def on_page(characters: Records, runs: Runs, to_screen: Matrix) -> Records:
    """The characters, all in the space of the page."""
    outer = runs.outer[runs.places]
    if not len(characters) or (outer == to_screen).all():
        return characters
    run = characters["run"]
    begins = np.array(at(to_screen, *runs.records["matrix"].astype("f8").T[4:]))[:, run]
    origins = characters["origin"].T
    told, meant = at(to_screen, *origins), at(outer[run].T, *origins)
    spelled = np.nonzero(_meet(meant, begins) & ~_meet(told, begins))[0]
    if not len(spelled):
        return characters
    placed = characters.copy()
    to_page = _undone(to_screen)
    placed["origin"][spelled] = np.array(at(to_page, meant[0][spelled], meant[1][spelled])).T
    seen = moved(characters["box"][spelled], outer[run[spelled]])
    left, bottom, right, top = moved(seen, np.tile(np.array(to_page), (len(spelled), 1))).T
    placed["box"][spelled] = np.array((left, top, right, bottom)).T
    return placed


def _meet(places: tuple[NDArray[np.float64], ...], others: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which of these places are the others."""
    return np.asarray((np.abs(np.array(places) - others) < NEAR).all(axis=0))


def _undone(to_screen: Matrix) -> Matrix:
    """From the screen to the space of the page; such a matrix only turns, mirrors and shifts."""
    a, b, c, d, e, f = to_screen
    return a, c, b, d, -(a * e + b * f), -(c * e + d * f)
