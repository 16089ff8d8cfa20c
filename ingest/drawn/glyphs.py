"""Characters and the text objects that drew them → glyphs, on the screen.

``_glyphs.c`` does it, character by character, where it could be built; else ``_placed`` does the same, field by field.
"""

import ctypes
import itertools
import re
from typing import NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from ingest.compiled import Loop
from ingest.drawn.matrices import Matrices, Matrix, at, moved
from ingest.drawn.shapes import FAINT, rgba
from ingest.drawn.sheet import GLYPH, Glyphs
from ingest.pdfium import CHARACTER, EVERYWHERE, OBJECT, Records

DESCENT = 0.12  # of the type size: descents differ between subsets of one font, so a constant serves all
BOLD_NAMES = re.compile(rb"bold|heavy|black|-w[6-9]|demi", re.IGNORECASE)
HYPHEN_CODE = 2
LONGEST_NAME = 256  # bytes of the name of a font, as many as PDF allows twice over

_P, SCREEN = ctypes.c_void_p, ctypes.c_double * 6
PLACE = Loop(
    "place_glyphs",
    (_P, ctypes.c_int32, _P, _P, _P, _P, SCREEN, _P),
    (OBJECT.itemsize, CHARACTER.itemsize, GLYPH.itemsize),
)


class Runs(NamedTuple):
    """The text objects that drew characters, whether their fonts are bold, and their places in the order of drawing; for each
    place the matrix from the space of its object to the screen.
    """

    records: Records
    bold: NDArray[np.bool_]
    places: NDArray[np.int64]
    outer: Matrices


def runs_of(records: Records, objects: Records, outer: Matrices) -> Runs:
    """These text objects among all objects of a page; their fonts must still be there."""
    return Runs(records, _bold(records["font"]), _places(objects["address"], records["address"]), outer)


class _Looks:
    """What the characters of each text object have in common."""

    def __init__(self, runs: Runs, to_screen: Matrix) -> None:
        records = runs.records
        matrix = records["matrix"].astype("f8").T
        (a, c), (b, d) = at((*to_screen[:4], 0.0, 0.0), matrix[0:4:2], matrix[1:4:2])
        self.size = records["width"] * (c * c + d * d) ** 0.5
        self.turn = _turns(a, b)
        modes = records["mode"]
        outline = modes == pdfium.FPDF_TEXTRENDERMODE_CLIP
        only_stroked = modes == pdfium.FPDF_TEXTRENDERMODE_STROKE
        colours = rgba(records, "fill")
        if only_stroked.any():
            colours[only_stroked] = rgba(records.compress(only_stroked), "stroke")
        faint = colours[:, 3] < FAINT
        # Letters that serve as a clip are seen by what is painted through them.
        self.unseen = (modes == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE) | (faint & ~outline)
        self.colour = np.where(faint[:, None], 0, colours[:, :3])
        self.bold = runs.bold | only_stroked | (modes == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE)
        self.z = runs.places
        clips = moved(records["box"], runs.outer[self.z])  # an object beyond the limits has the page's matrix
        clips[outline] = -EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE
        self.clip = clips


def _places(known: NDArray[np.uint64], addresses: NDArray[np.uint64]) -> NDArray[np.int64]:
    """Where each of these addresses stands (last) among the known ones, their count where it is unknown."""
    numbers = dict(zip(known.tolist(), itertools.count()))
    found = map(numbers.get, addresses.tolist(), itertools.repeat(len(known)))
    return np.fromiter(found, "i8", len(addresses))


def _bold(fonts: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of these fonts (their addresses) are bold by their names."""
    addresses = fonts.tolist()
    known = {address: _is_bold(address) for address in set(addresses)}
    return np.fromiter(map(known.__getitem__, addresses), bool, len(addresses))


def _is_bold(address: int) -> bool:
    if not address:
        return False
    name = ctypes.create_string_buffer(LONGEST_NAME)
    length = pdfium.FPDFFont_GetBaseFontName(ctypes.cast(address, pdfium.FPDF_FONT), name, LONGEST_NAME)
    return length <= LONGEST_NAME and BOLD_NAMES.search(name.value) is not None


def _turns(a: NDArray[np.float64], b: NDArray[np.float64]) -> NDArray[np.int_]:
    """Quarter turns, clockwise on the screen, of writing directions given on the screen (y downwards)."""
    return np.where(np.abs(a) >= np.abs(b), np.where(a >= 0, 0, 2), np.where(b > 0, 1, 3))


def as_glyphs(characters: Records, runs: Runs, to_screen: Matrix) -> Glyphs:
    """The glyphs of characters in the page's own space, which ``to_screen`` moves to the screen."""
    place = PLACE.function
    if place is None:
        return _placed(characters, runs, to_screen)
    glyphs = np.empty(len(characters), GLYPH)
    drawn = characters.ctypes.data, len(characters), *(each.ctypes.data for each in runs)
    place(*drawn, SCREEN(*to_screen), glyphs.ctypes.data)
    return glyphs


def _placed(characters: Records, runs: Runs, to_screen: Matrix) -> Glyphs:
    """The same without a compiler."""
    glyphs = np.zeros(len(characters), GLYPH)
    if not len(characters):
        return glyphs
    looks = _Looks(runs, to_screen)
    run = characters["run"]
    for name in ("index", "run", "code", "spaced"):
        glyphs[name] = characters[name]
    glyphs["code"][glyphs["code"] == HYPHEN_CODE] = 0x2D
    left, top, right, bottom = characters["box"].astype("f8").T
    ox, oy = characters["origin"].T
    (x0, x1, glyphs["ox"]), (y0, y1, glyphs["oy"]) = at(
        to_screen, np.array([left, right, ox]), np.array([top, bottom, oy])
    )
    glyphs["x0"], glyphs["x1"] = np.minimum(x0, x1), np.maximum(x0, x1)
    glyphs["y0"], glyphs["y1"] = np.minimum(y0, y1), np.maximum(y0, y1)
    for name in ("size", "turn", "z", "unseen", "bold", "colour"):
        glyphs[name] = getattr(looks, name)[run]
    stand_on_baseline(glyphs)
    glyphs["clipped"] = _outside(glyphs, looks.clip[run])
    return glyphs


def _outside(glyphs: Glyphs, clips: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Characters whose middle lies outside of what their clip leaves."""
    x, y = (glyphs["x0"] + glyphs["x1"]) / 2, (glyphs["y0"] + glyphs["y1"]) / 2
    x0, y0, x1, y1 = clips.T
    return np.asarray((x < x0) | (x > x1) | (y < y0) | (y > y1))


def stand_on_baseline(glyphs: Glyphs) -> None:
    """Upright characters get boxes from baseline and size: the font's own heights vary from character to character."""
    upright = (glyphs["turn"] == 0) & (glyphs["size"] > 0)
    # The origin of a character set vertically is the middle of its top, not on a baseline at its left.
    upright &= np.abs(glyphs["ox"] - glyphs["x0"]) < 0.3 * np.maximum(glyphs["x1"] - glyphs["x0"], 0.1)
    bottom = glyphs["oy"] + DESCENT * glyphs["size"]
    glyphs["y1"] = np.where(upright, bottom, glyphs["y1"])
    glyphs["y0"] = np.where(upright, bottom - glyphs["size"], glyphs["y0"])
