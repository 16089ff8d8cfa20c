"""A page as a picture, drawn by PDFium."""

import ctypes
import io
from collections.abc import Iterator
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from PIL import Image

POINTS_AN_INCH = 72


def picture(page: Any, dpi: int, most: int) -> bytes | None:
    """A page in grey as PNG; None where it, or a picture on it, has more than ``most`` pixels."""
    points = pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page)
    width, height = (max(1, round(length * dpi / POINTS_AN_INCH)) for length in points)
    largest = max(width * height, *_pixels_of_pictures(page))
    return _drawn(page, width, height) if largest <= most else None


def _pixels_of_pictures(page: Any) -> Iterator[int]:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    yield 0
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        thing = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(thing) == pdfium.FPDF_PAGEOBJ_IMAGE:
            pdfium.FPDFImageObj_GetImagePixelSize(thing, width, height)
            yield width.value * height.value


def _drawn(page: Any, width: int, height: int) -> bytes:
    """A page as a grey PNG of this size in pixels."""
    bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_Gray, None, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_ANNOT)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        buffer = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    grey = np.frombuffer(buffer, "u1").reshape(height, stride)[:, :width]
    out = io.BytesIO()
    Image.fromarray(grey).save(out, "PNG", compress_level=1)
    return out.getvalue()
