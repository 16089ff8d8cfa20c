"""Which plans there are, over all documents: by municipality and title."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath

import msgspec

from graph import mentions
from graph.facts import MunicipalityMention, PlanMention
from graph.mentions import Weight
from graph.municipalities import Municipality, resolve
from graph.outline import Outline
from graph.spelling import normal, short_hash, slug

NO_TOWN = "plan"  # stands in an IRI where the municipality's code would
RESERVED = {"department"}
SHORTEST_TITLE = 4  # characters that must be left of a title when its municipality's name is taken off


class PlanKey(msgspec.Struct, frozen=True, order=True):
    """What makes a plan that plan: its municipality's code (or name), and its normal title without that name."""

    municipality: str
    title: str


class Plan(msgspec.Struct, frozen=True):
    """A plan: its title, other titles met, its municipality, first and last fiscal year where known."""

    key: PlanKey
    title: str
    alternatives: tuple[str, ...]
    municipality: Municipality | None
    start: int | None
    end: int | None


class Plans:
    """Every plan that documents name; ``find`` tells which one a document means."""

    def __init__(self, outlines: Iterable[Outline]) -> None:
        self.outlines = sorted(outlines, key=lambda outline: outline.sha256)
        self.municipalities: dict[tuple[str, MunicipalityMention], Municipality] = {}
        self.unclear: list[tuple[str, MunicipalityMention]] = []
        self._keys: dict[tuple[str, PlanMention], PlanKey] = {}
        self._towns: dict[str, Municipality] = {}
        for outline in self.outlines:
            self._resolve_municipalities(outline)
        self._key_all()
        self.all: dict[PlanKey, Plan] = self._describe()
        self.segments = _segments(self.all)

    def find(self, sha256: str, mention: PlanMention) -> Plan:
        """The plan that this document means."""
        return self.all[self._keys[sha256, mention]]

    def _resolve_municipalities(self, outline: Outline) -> None:
        for mention in outline.towns:
            found = resolve(mention, tuple(other for other in outline.towns if other != mention))
            self.municipalities[outline.sha256, mention] = found
            self._towns[town_key(found)] = found
            if not found.code:
                self.unclear.append((outline.sha256, mention))

    def _key_all(self) -> None:
        """First the plans whose municipality is told, then the bare titles, which mean one of these or stand alone."""
        known: defaultdict[str, set[PlanKey]] = defaultdict(set)
        for outline in self.outlines:
            for plan in outline.named:
                if plan.municipality:
                    key = self._key(outline, plan, self.municipalities[outline.sha256, plan.municipality])
                    self._keys[outline.sha256, plan] = key
                    for title in (normal(plan.title), key.title):
                        known[title].add(key)
        for outline in self.outlines:
            towns = {self.municipalities[outline.sha256, town] for town in outline.towns}
            for plan in outline.named:
                if not plan.municipality:
                    self._keys[outline.sha256, plan] = self._bare(outline, plan, towns, known[normal(plan.title)])

    def _key(self, outline: Outline, plan: PlanMention, town: Municipality) -> PlanKey:
        return PlanKey(town_key(town), _own_title(plan.title, town) or _untitled(outline))

    def _bare(
        self, outline: Outline, plan: PlanMention, towns: Collection[Municipality], known: Collection[PlanKey]
    ) -> PlanKey:
        """A bare title: a plan of the document's own municipality; of any, where the document is of none; or itself."""
        title = normal(plan.title)
        if not title:
            return PlanKey("", _untitled(outline))
        before = {self._key(outline, plan, town) for town in towns if title.startswith(normal(town.name))}
        own = {key for key in known if key.municipality in {town_key(town) for town in towns}}
        return _only(own) or _only(before) or _only(() if towns else known) or PlanKey("", title)

    def _describe(self) -> dict[PlanKey, Plan]:
        titles: defaultdict[PlanKey, set[Weight]] = defaultdict(set)
        periods: defaultdict[PlanKey, set[tuple[int, int, int, int]]] = defaultdict(set)
        for outline in self.outlines:
            own = {self._keys[outline.sha256, plan] for plan in outline.plans}
            for plan in outline.named:
                rank = 0 if plan in outline.plans else 1
                spelling = plan.title if normal(plan.title) else PurePath(outline.file_name).stem
                titles[self._keys[outline.sha256, plan]].add(Weight(rank, -outline.year, spelling=spelling))
            for period in outline.periods:
                key = self._keys[outline.sha256, period.plan]
                rank = 0 if key in own else 1
                periods[key].add((rank, -outline.year, period.start or 0, period.end or 0))
        return {key: self._plan(key, titles[key], sorted(periods[key])) for key in sorted(titles)}

    def _plan(self, key: PlanKey, titles: set[Weight], periods: Sequence[tuple[int, int, int, int]]) -> Plan:
        title = mentions.best(titles)
        others = sorted({weight.spelling for weight in titles} - {title})
        start, end = _period(periods)
        return Plan(key, title, tuple(others), self._towns.get(key.municipality), start, end)


def _period(periods: Sequence[tuple[int, int, int, int]]) -> tuple[int | None, int | None]:
    """First and last year, each from the weightiest entry that tells it; an end before the start is left out."""
    start = next((entry[2] for entry in periods if entry[2]), None)
    end = next((entry[3] for entry in periods if entry[3] and entry[3] >= (start or 0)), None)
    return start, end


def _own_title(title: str, town: Municipality) -> str:
    """The normal title without the municipality's own name before it, where enough is left."""
    full = normal(title)
    short = full.removeprefix(normal(town.prefecture)).removeprefix(normal(town.name))
    return short if len(short) >= SHORTEST_TITLE else full


def _untitled(outline: Outline) -> str:
    """What a plan goes by that its document gives no title: it is the plan of no other document."""
    return f"\N{NULL}{outline.sha256}"


def _only(keys: Collection[PlanKey]) -> PlanKey | None:
    return next(iter(keys)) if len(keys) == 1 else None


def town_key(town: Municipality) -> str:
    """What tells municipalities apart: the code, or the name where that is all there is."""
    return town.code or town.name


def _segments(plans: dict[PlanKey, Plan]) -> dict[PlanKey, str]:
    """A path below the base for each plan: municipality and title, with a short hash for the others of one spelling."""
    segments: dict[PlanKey, str] = {}
    taken: set[str] = set()
    for key, plan in plans.items():
        town = plan.municipality
        title = slug(plan.title)
        path = f"{town.segment if town else NO_TOWN}/{title}"
        segments[key] = f"{path}-{short_hash(key.title)}" if path in taken or title in RESERVED else path
        taken.add(path)
    return segments
