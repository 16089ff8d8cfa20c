"""The compiled loops that compute: each gives what Python beside it gives, to the last bit, also of what no page would hold."""

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from ingest.compiled import NO_LOOP, Loop, library
from ingest.drawn import glyphs, shapes
from ingest.drawn.glyphs import Runs, as_glyphs
from ingest.drawn.matrices import Matrices, Matrix
from ingest.drawn.sheet import GLYPH
from ingest.layout import strokes
from ingest.layout.strokes import strokes_of
from ingest.pdfium import CHARACTER, OBJECT, SEGMENT, Records

SEEDS = range(40)
SCREENS: tuple[Matrix, ...] = ((1.0, 0.0, 0.0, -1.0, -3.5, 842.0), (0.0, -1.0, -1.0, 0.0, 842.0, 595.25))
FIELDS = ("first", "last", "box", "a0", "a1", "b0", "b1", "base", "size", "turn")  # of a stroke
LOOPS = {"glyphs": glyphs.PLACE, "shapes": shapes.FIND, "strokes": strokes.FIND}


@pytest.fixture(autouse=True)
def _built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NO_LOOP, raising=False)
    if library() is None:
        pytest.skip("the compiled loops were not built: there was no C compiler")


def both(monkeypatch: pytest.MonkeyPatch, job: Callable[[], Any]) -> tuple[Any, Any]:
    """What a job gives with the compiled loops and without them."""
    compiled = job()
    monkeypatch.setenv(NO_LOOP, "1")
    return compiled, job()


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_is_used_unless_it_is_turned_off(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a compiler was found, all loops are there; the environment turns them off."""
    assert LOOPS[name].function is not None, "built from an older source: python setup.py build_ext --inplace"
    monkeypatch.setenv(NO_LOOP, "1")
    assert LOOPS[name].function is None


def test_a_loop_built_from_another_source_is_not_used() -> None:
    """One whose records have other sizes, or that is not there, counts as not built."""
    assert Loop("find_strokes", (ctypes.c_void_p,), (GLYPH.itemsize, 1)).function is None
    assert Loop("of_another_version", (ctypes.c_void_p,), ()).function is None


def drawn(draw: np.random.Generator, count: int) -> tuple[Records, Matrices]:
    """Objects of all kinds and looks, and a matrix to the screen for each, one more besides."""
    objects = np.zeros(count, OBJECT)
    objects["address"] = draw.permutation(count) + 1
    objects["mode"], objects["stroked"] = draw.integers(-1, 8, count), draw.integers(0, 2, count)
    for name in ("has_fill", "has_stroke"):
        objects[name] = draw.integers(0, 3, count)
    for name in ("fill", "stroke"):
        objects[name] = draw.choice([0, 20, 128, 255], (count, 4))
    objects["width"] = draw.choice([0.0, 0.5, 10.5, -3.0], count)
    upright = draw.random(count) < 0.7
    objects["matrix"] = draw.normal(0, 2, (count, 6))
    objects["matrix"][:, 1:3] *= ~upright[:, None]
    objects["box"] = np.sort(draw.normal(300, 300, (count, 4)), axis=1)
    outer = np.array(SCREENS)[draw.integers(0, 2, count + 1)]
    outer[::5] += draw.normal(0, 1, outer[::5].shape)
    return objects, outer


@pytest.mark.parametrize("seed", SEEDS)
def test_glyphs_are_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Places, sizes, turns, colours, and whether they are bold, seen and within their clip."""
    draw = np.random.default_rng(seed)
    objects, outer = drawn(draw, 30)
    records = objects[draw.integers(0, 30, 12)]
    places = np.append(draw.integers(0, 30, 11), 30)  # the last run is of no known object
    runs = Runs(records, draw.random(12) < 0.3, places.astype("i8"), outer)
    characters = np.zeros(200, CHARACTER)
    characters["index"], characters["run"] = np.arange(200), np.sort(draw.integers(0, 12, 200))
    characters["code"], characters["spaced"] = draw.choice([2, 65, 0x3042], 200), draw.integers(0, 2, 200)
    characters["box"] = draw.normal(300, 300, (200, 4))
    characters["origin"] = characters["box"][:, :2] + draw.choice([0.0, 0.2, 4.0], (200, 1))
    one, two = both(monkeypatch, lambda: as_glyphs(characters, runs, SCREENS[seed % 2]).tobytes())
    assert one == two


@pytest.mark.parametrize("seed", SEEDS)
def test_shapes_are_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outlines with curves, frames, corners rounded by nothing, single points, any order of segments."""
    draw = np.random.default_rng(seed)
    objects, outer = drawn(draw, 40)
    objects["kind"], objects["count"] = draw.choice([1, 2, 2, 2], 40), draw.integers(0, 16, 40)
    objects["count"][objects["kind"] != 2] = 0
    objects["first"] = np.cumsum(objects["count"]) - objects["count"]
    segments = np.zeros(int(objects["count"].sum()), SEGMENT)
    segments["x"], segments["y"] = draw.integers(0, 6, (2, len(segments))) * 7.3
    kinds = [[0, 0, 0, 2], [0, 0, 1, 1, 1, 2]][seed % 2]
    segments["kind"], segments["closes"] = draw.choice(kinds, len(segments)), draw.random(len(segments)) < 0.1
    one, two = both(monkeypatch, lambda: shapes.shapes(objects, segments, outer))
    assert one == two
    assert one


@pytest.mark.parametrize("seed", SEEDS)
def test_strokes_are_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words written upright, turned and set vertically, in groups that may be empty."""
    draw = np.random.default_rng(seed)
    page = np.zeros(300, GLYPH)
    steps = draw.choice([10.0, 10.0, 12.5, -200.0, 0.0], (2, 300)) * draw.choice([1.0, 0.0, 0.02], (2, 300))
    page["x0"], page["y0"] = 300 + np.cumsum(steps, axis=1)
    page["size"] = np.repeat(draw.choice([9.0, 10.0, 10.5, 0.0], 30), 10)
    page["x1"], page["y1"] = page["x0"] + page["size"], page["y0"] + page["size"]
    page["ox"], page["oy"] = page["x0"], page["y1"] - draw.choice([0.0, 0.5, 3.0], 300)
    page["turn"] = np.repeat(draw.choice([0, 0, 0, 1, 2, 3], 30), 10)
    groups = np.split(np.nonzero(draw.random(300) < 0.9)[0], [40, 40, 200])

    def job() -> list[Any]:
        found = strokes_of(page, groups, 0.4)
        return [[(s.ids.tolist(), *(getattr(s, name) for name in FIELDS)) for s in group] for group in found]

    one, two = both(monkeypatch, job)
    assert one == two
    assert [bool(group) for group in one] == [True, False, True, True]
