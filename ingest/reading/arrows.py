"""Signs in the cells of a schedule that mark a year: arrows, lines, dots."""

import re

from ingest.text.normal import normal

_ARROW = re.compile(r"[\s→⇒➡▶►➔⇨>＞\-－―—─━~～〜・…‥=＝]+")
_HEAD = re.compile(r"[→⇒➡▶►➔⇨>＞]")
_DOT = re.compile(r"[●○◎◯■□◆◇★☆▲△✓✔レ]")


def is_arrow(text: str) -> bool:
    """Whether a text is only an arrow or a line."""
    plain = normal(text)
    return bool(_ARROW.fullmatch(plain)) and (bool(_HEAD.search(plain)) or len(plain) > 1)


def is_mark(text: str) -> bool:
    """Whether a text is only an arrow, a line or a dot."""
    return is_arrow(text) or bool(_DOT.fullmatch(normal(text)))
