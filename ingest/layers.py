"""Whether a PDF has layers (optional content) that are turned off when it is opened.

PDFium knows what is shown but does not tell of layers; pdfminer.six reads the catalog, where they are listed.
"""

import io
from collections.abc import Iterable
from typing import Any

NAME = b"/OCProperties"
UNUSABLE = (
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)  # what is no PDF raises any


def has_hidden_layers(content: bytes) -> bool:
    """Whether a viewer may leave out anything of a file of these bytes; also true where its catalog cannot be read."""
    # most files have no layers, and this import takes longer than reading several pages
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
    from pdfminer.psexceptions import PSException  # noqa: PLC0415

    try:
        layers = _resolved(PDFDocument(PDFParser(io.BytesIO(content))).catalog.get("OCProperties"))
        return bool(layers) and _hides(_resolved(layers.get("D")) or {})
    except (PSException, *UNUSABLE):
        return True


def _hides(usual: dict[str, Any]) -> bool:
    """Whether this configuration turns a layer off: by itself, by a list, or because of what the layer is for."""
    return _name(usual.get("BaseState")) == "OFF" or bool(_listed(usual.get("OFF"))) or any(_off_by_use(usual))


def _off_by_use(usual: dict[str, Any]) -> Iterable[bool]:
    for use in map(_resolved, _listed(usual.get("AS"))):
        if _name(use.get("Event")) == "View":
            for layer in map(_resolved, _listed(use.get("OCGs"))):
                view = _resolved((_resolved(layer.get("Usage")) or {}).get("View")) or {}
                yield _name(view.get("ViewState")) == "OFF"


def _listed(value: Any) -> list[Any]:
    return list(_resolved(value) or [])


def _resolved(value: Any) -> Any:
    from pdfminer.pdftypes import resolve1  # noqa: PLC0415

    return resolve1(value)


def _name(value: Any) -> str:
    """A name of PDF, "" where there is none."""
    return str(getattr(_resolved(value), "name", ""))
