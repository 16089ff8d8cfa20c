"""The query behind a page: what anyone may ask to have the page's facts, each with the places that prove it."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

FOLDER = Path(__file__).with_name("behind")
BLANK = re.compile(r"\$(\w+)")
ALL = "all"


def behind(page: str, things: Iterable[str] = (), **named: str) -> str:
    """The query behind a page of this sort (a file in ``behind/``), to be asked as it stands.

    ``$name`` in the file stands for the IRI given as ``name=``, ``$all`` for all of ``things``. Raises ValueError where one is
    no IRI, KeyError where one is missing.
    """
    terms = {name: str(NamedNode(iri)) for name, iri in named.items()}
    terms[ALL] = " ".join(str(NamedNode(iri)) for iri in things)
    return BLANK.sub(lambda blank: terms[blank[1]], _file(page))


@cache
def _file(page: str) -> str:
    return (FOLDER / f"{page}.rq").read_text(encoding="utf-8")
