"""Matrices of PDF: six numbers that move points, or columns of six that move many."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = tuple[float, float, float, float, float, float]
Matrices = NDArray[np.float64]  # a row of six numbers each
DECIMALS = 3  # of places: PDFium counts in single precision, beyond there is noise only


def times(m: Any, n: Any) -> tuple[Any, ...]:
    """First ``m``, then ``n``; both may be matrices or the columns of many."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def at(m: Any, x: Any, y: Any) -> tuple[Any, Any]:
    """Where points lie after a matrix; it may be the columns of many."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def rounded(m: Any, x: Any, y: Any) -> tuple[Any, Any]:
    """The same to as many decimals as mean anything."""
    x, y = at(m, x, y)
    return x.round(DECIMALS), y.round(DECIMALS)


def moved(boxes: NDArray[np.floating], matrices: Matrices) -> NDArray[np.float64]:
    """Boxes around boxes after a matrix each."""
    sides, m = boxes.astype("f8").T, matrices.T
    upright = not (m[1].any() or m[2].any())  # then two corners tell all
    corners = [(0, 1), (2, 3)] if upright else [(0, 1), (0, 3), (2, 1), (2, 3)]
    moved = np.array([at(m, sides[i], sides[j]) for i, j in corners]).round(DECIMALS)
    return np.concatenate([moved.min(axis=0), moved.max(axis=0)]).T
