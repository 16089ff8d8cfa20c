"""How much of a file is read at most."""

from collections.abc import Mapping

import msgspec


class Limits(msgspec.Struct, frozen=True):
    """How much of a file is read before it is refused (pages) or cut short with a remark (the others, per page).

    ``pixels`` are those of a picture on a page, and of the page drawn for OCR; ``scans`` pages at most are read by OCR.
    A page that takes longer than ``seconds`` has a remark; OCR stops there.
    """

    pages: int = 3_000
    characters: int = 60_000
    segments: int = 200_000
    objects: int = 200_000
    pixels: int = 100_000_000
    scans: int = 40
    seconds: float = 60.0


class LimitError(ValueError):
    """A limit that is no number; the message is a sentence that says what to do."""


def _number(variable: str, text: str, least: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if number < least:
        raise LimitError(f"{variable} is '{text}': give it a whole number from {least} on.")
    return number


def of_pages(variables: Mapping[str, str]) -> Limits:
    """The limits that variables such as KEIFU_LIMIT_PAGES set, the usual ones where there are none.

    Raises LimitError where one is no whole number above zero (``scans`` may be zero).
    """
    given = {}
    for name in Limits.__struct_fields__:
        variable = f"KEIFU_LIMIT_{name.upper()}"
        if text := variables.get(variable, ""):
            given[name] = _number(variable, text, least=0 if name == "scans" else 1)
    return Limits(**given)
