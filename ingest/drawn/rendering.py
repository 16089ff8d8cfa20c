"""A page as a picture, drawn by PDFium."""

import ctypes
import io
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray
from PIL import Image

POINTS_AN_INCH = 72
Window = tuple[int, int, int, int]  # left, top, width, height in pixels


def picture(page: Any, dpi: int, most: int) -> bytes | None:
    """A page in grey as PNG; None where it, or a picture on it, has more than ``most`` pixels."""
    scale = dpi / POINTS_AN_INCH
    width, height = _pixels(page, scale)
    if width * height > most or not drawable(page, most):
        return None
    out = io.BytesIO()
    Image.fromarray(grey(page, scale, pdfium.FPDF_ANNOT)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def drawable(page: Any, most: int) -> bool:
    """Whether no picture on a page has more than ``most`` pixels."""
    width, height = ctypes.c_uint(), ctypes.c_uint()
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height)
            if width.value * height.value > most:
                return False
    return True


def grey(page: Any, scale: float, flags: int = 0, part: Window | None = None) -> NDArray[np.uint8]:
    """A page, or the ``part`` of its pixels, as rows of grey pixels, 0 black to 255 white, ``scale`` of them a point; ``flags``
    are PDFium's.
    """
    whole = _pixels(page, scale)
    left, top, width, height = part or (0, 0, *whole)
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -left, -top, *whole, 0, flags)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return np.frombuffer(buffer, "u1").reshape(height, stride)[:, :width]


def _pixels(page: Any, scale: float) -> tuple[int, int]:
    """Width and height of the picture of a page."""
    points = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    width, height = (max(1, round(length * scale)) for length in points)
    return width, height
