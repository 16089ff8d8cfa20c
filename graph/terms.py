"""Python values as RDF terms, and hashes as names."""

import hashlib
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from graph.facts import Box
from graph.vocabulary import XSD

Term = NamedNode | Literal


def text(value: str) -> Literal:
    """A plain string."""
    return Literal(value)


def integer(value: int) -> Literal:
    """A year, a page, a count."""
    return Literal(str(value), datatype=XSD.integer)


def decimal(value: Decimal | float) -> Literal:
    """A value, an amount, a confidence: without exponent and without zeros at the end."""
    written = format(Decimal(str(value)), "f")
    return Literal(written.rstrip("0").rstrip(".") if "." in written else written, datatype=XSD.decimal)


def box(value: Box) -> Literal:
    """A box as "x0 y0 x1 y1", to a hundredth of a point."""
    return Literal(" ".join(f"{round(side, 2) + 0.0:g}" for side in value))


def digest(*parts: str) -> str:
    """A name of 24 hexadecimal digits for what these parts make."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]
