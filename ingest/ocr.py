"""Pages without a text layer are read with Tesseract, where the machine has it with Japanese.

The program ``tesseract`` is called, a page at a time, and gives each word with its box.
"""

import csv
import io
import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ingest.document import Remark
from ingest.drawn.glyphs import DESCENT
from ingest.drawn.sheet import GLYPH, Glyphs, Sheet
from ingest.pdf import Pdf

DPI = 300
LANGUAGES = ("jpn", "jpn_vert")
BLOCK_OF_LINES, COLUMN_SET_VERTICALLY = "3", "5"  # what Tesseract calls page segmentation modes
SURE = 60.0  # of 100: words read less surely in the middle make a page to be tried another way, and to be told of
LEAST = 5.0  # words read less surely are none
EVEN = 0.2  # share by which the height of a line may differ from the usual one and still be of the same type


class OcrError(Exception):
    """A page that Tesseract could not read; the message says why."""


@dataclass(frozen=True, slots=True)
class Read:
    """The characters of a page, in points, and how sure the recogniser is of them (0 to 100)."""

    glyphs: Glyphs
    sureness: float


@cache
def languages() -> frozenset[str]:
    """Which of the Japanese languages Tesseract has on this machine; none where it is not installed."""
    program = shutil.which("tesseract")
    if not program:
        return frozenset()
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout  # noqa: S603 - found on the PATH
    except OSError:  # there, but not allowed to run
        return frozenset()
    return frozenset(listed.split()) & frozenset(LANGUAGES)


def programs() -> list[Path]:
    """What must be allowed to run where running programs is denied otherwise."""
    found = shutil.which("tesseract")
    return [Path(found)] if found else []


def available() -> bool:
    """Whether pages can be read here."""
    return "jpn" in languages()


class Recogniser:
    """Reads the pages of one document that have no text layer, up to so many as its limits allow."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf, self.left = pdf, pdf.limits.scans

    def fill(self, sheet: Sheet) -> None:
        """Puts the characters of a page as recognised in the place of those that it has; a remark tells what was done."""
        told = self._fill(sheet)
        sheet.remarks.append(Remark(told[0], f"{sheet.number}ページ：{told[1]}"))

    def _fill(self, sheet: Sheet) -> tuple[str, str]:
        if not available():
            return (
                "not-recognised",
                "画像の文字を読んでいません。Tesseractと日本語のデータ（jpn）を入れ、読み直してください。",
            )
        if not self.left:
            return "too-many-scans", "画像だけのページが多すぎるため、読んでいません（KEIFU_LIMIT_SCANS）。"
        picture = self.pdf.picture(sheet.number, DPI)
        if picture is None:
            return "too-many-pixels", "画像が大きすぎるため、読んでいません（KEIFU_LIMIT_PIXELS）。"
        self.left -= 1
        try:
            read = recognise(picture, self.pdf.limits.seconds)
        except OcrError as error:
            return "ocr-failed", f"画像の文字を読めませんでした（{error}）。"
        sheet.glyphs, sheet.recognised = read.glyphs, bool(len(read.glyphs))
        return (
            "read-by-ocr",
            f"画像から文字を読み取りました（確からしさ{read.sureness:.0f}）。誤りがあるかもしれません。",
        )


def recognise(picture: bytes, seconds: float) -> Read:
    """Reads the picture of a page (PNG, ``DPI`` dots an inch). Raises OcrError where that fails or takes too long."""
    across = _read(_table(picture, "jpn", BLOCK_OF_LINES, seconds))
    if across.sureness >= SURE or "jpn_vert" not in languages():
        return across
    down = _read(_table(picture, "jpn_vert", COLUMN_SET_VERTICALLY, seconds), vertical=True)
    return max(across, down, key=lambda read: read.sureness)


def _table(picture: bytes, language: str, mode: str, seconds: float) -> list[dict[str, str]]:
    command = ["tesseract", "stdin", "stdout", "-l", language, "--psm", mode, "--dpi", str(DPI), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # documents are read side by side already
    try:
        done = subprocess.run(  # noqa: S603 - arguments are our own
            command, input=picture, capture_output=True, timeout=seconds, check=True, env=environment
        )
    except subprocess.TimeoutExpired as error:
        raise OcrError(f"Tesseract took longer than {seconds:g} s") from error
    except OSError as error:
        raise OcrError(f"Tesseract cannot be run: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        raise OcrError(error.stderr.decode("utf-8", "replace").strip()[-200:]) from error
    rows = csv.DictReader(io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(rows)


def _read(rows: list[dict[str, str]], *, vertical: bool = False) -> Read:
    """The characters of Tesseract's table: a row for each line and, below it, one for each word."""
    lines = {_line_of(row): row for row in rows if row["level"] == "4"}
    words = [row for row in rows if row["level"] == "5" and row["text"].strip() and float(row["conf"]) >= LEAST]
    thick = "width" if vertical else "height"
    heights = [float(lines[_line_of(row)][thick]) for row in words]
    usual = float(np.median(heights)) if heights else 0.0
    found: list[tuple[Any, ...]] = []
    for row, height in zip(words, heights, strict=True):
        size = usual if abs(height - usual) <= EVEN * usual else height
        found += _characters(row, lines[_line_of(row)], size, vertical=vertical)
    glyphs = np.array(found, GLYPH) if found else np.zeros(0, GLYPH)
    glyphs["index"] = np.arange(len(glyphs))
    sureness = float(np.mean([float(row["conf"]) for row in words])) if words else 0.0
    return Read(glyphs, sureness)


def _line_of(row: dict[str, str]) -> tuple[str, ...]:
    return row["page_num"], row["block_num"], row["par_num"], row["line_num"]


def _characters(
    word: dict[str, str], line: dict[str, str], size: float, *, vertical: bool
) -> Iterable[tuple[Any, ...]]:
    """The characters of a word, evenly over its box; in height they are all as their line."""
    text, point = word["text"].strip(), 72 / DPI
    left, top, width, height = (float(word[name]) * point for name in ("left", "top", "width", "height"))
    middle = (float(line["left"]) + float(line["width"]) / 2) * point
    bottom = (float(line["top"]) + float(line["height"])) * point
    size *= point
    for number, character in enumerate(text):
        if vertical:
            y = top + height * number / len(text)
            box = (middle - size / 2, y, middle + size / 2, y + height / len(text))
        else:
            x = left + width * number / len(text)
            box = (x, bottom - size, x + width / len(text), bottom)
        origin = (box[0], box[3] - DESCENT * size)
        yield (
            0,
            ord(character),
            *box,
            *origin,
            size,
            int(word["block_num"]),
            0,
            0,
            False,
            True,
            False,
            0,
            False,
            (0, 0, 0),
        )
