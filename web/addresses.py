"""Where on this site a thing stands: below /id/ as it stands below the base of the store."""

from urllib.parse import quote

from graph.vocabulary import PREFIXES
from web.library import querier

SAFE = "/~()!*',;=:@"  # what a path may hold unescaped besides letters and digits


def address(iri: str) -> str:
    """The page of a thing; things that are not the store's own keep their IRI."""
    base = querier().base
    return f"/id/{_path(iri)}" if iri.startswith(base) else iri


def lineage_address(measure: str) -> str:
    """The page of a measure's line of descent."""
    return f"/lineage/{_path(measure)}"


def link_address(old: str, new: str) -> str:
    """The page of the link from an old to a new measure."""
    return f"/link/{_path(old)}?to={_path(new)}"


def correction_address(fact: str) -> str:
    """The page on which a fact is corrected."""
    return f"/review/fact/{_path(fact)}"


def changes_address(plan: str) -> str:
    """The page of what changed from the plan before to this one."""
    return f"/changes/{_path(plan)}"


def theme_address(theme: str) -> str:
    """The page of a theme with the municipalities that have it."""
    return f"/themes/{quote(theme.rpartition('/')[2])}"


def export_address(plan: str, form: str = "") -> str:
    """The page of the files to be taken away of a plan, or one of them."""
    return f"/export{f'/{form}' if form else ''}?plan={_path(plan)}"


def _path(thing: str) -> str:
    return quote(thing.removeprefix(querier().base), safe=SAFE)


def iri_of(path: str) -> str:
    """The thing whose page stands at /id/``path``."""
    return querier().base + path


def short(iri: str) -> str:
    """An IRI with a prefix in place of its namespace, where one is known."""
    return next((f"{prefix}:{iri[len(full) :]}" for prefix, full in PREFIXES.items() if iri.startswith(full)), iri)


FILTERS = {
    "address": address,
    "changes_address": changes_address,
    "correction_address": correction_address,
    "export_address": export_address,
    "lineage_address": lineage_address,
    "link_address": link_address,
    "short": short,
    "theme_address": theme_address,
}
