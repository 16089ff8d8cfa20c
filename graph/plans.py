"""Which plans there are, over all documents: by municipality and title."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

import msgspec

from graph import mentions
from graph.facts import MunicipalityMention, PlanMention
from graph.mentions import Weight
from graph.municipalities import Municipality, resolve
from graph.outline import Outline
from graph.segments import Segments
from graph.spelling import normal, slug
from graph.titles import PlanKey, Title, Titles, only

NO_TOWN = "plan"  # stands in an IRI where the municipality's code would
SHORTEST_TITLE = 4  # characters that must be left of a title when its municipality's name is taken off


class Plan(msgspec.Struct, frozen=True):
    """A plan: its title, other titles met, its municipality, first and last fiscal year where known."""

    key: PlanKey
    title: str
    alternatives: tuple[str, ...]
    municipality: Municipality | None
    start: int | None
    end: int | None

    @property
    def paths(self) -> tuple[str, ...]:
        """Its path below the base, municipality and title, and those that it would have by its other titles or without town."""
        homes = dict.fromkeys((self.municipality.segment if self.municipality else NO_TOWN, NO_TOWN))
        titles = (self.title, *self.alternatives)
        return tuple(dict.fromkeys(f"{home}/{slug(title)}" for home in homes for title in titles))


class Changes(msgspec.Struct, frozen=True):
    """What is other than before: how documents see the plans that they name, and what is told of the plans of groups."""

    documents: set[str]
    groups: set[str]


class Plans:
    """Every plan that documents name; ``find`` tells which one a document means.

    ``change`` follows the documents and looks only at what can have become other; what is found depends on the outlines held
    and not on the way there.
    """

    def __init__(self, outlines: Iterable[Outline] = ()) -> None:
        self.outlines: dict[str, Outline] = {}
        self.municipalities: dict[tuple[str, MunicipalityMention], Municipality] = {}
        self.towns: defaultdict[str, Counter[Municipality]] = defaultdict(Counter)  # by town_key
        self.all: dict[PlanKey, Plan] = {}
        self.segments = Segments()
        self.groups: defaultdict[str, set[PlanKey]] = defaultdict(set)
        self.documents: defaultdict[PlanKey, set[str]] = defaultdict(set)  # those that name the plan
        self._keys: dict[str, dict[PlanMention, PlanKey]] = {}
        self._titles = Titles()
        self.change(outlines)

    def find(self, sha256: str, mention: PlanMention) -> Plan:
        """The plan that this document means."""
        return self.all[self._keys[sha256][mention]]

    def named(self, sha256: str) -> set[PlanKey]:
        """All plans that a document names."""
        return set(self._keys.get(sha256, {}).values())

    def unclear(self, sha256: str) -> list[MunicipalityMention]:
        """The municipalities of a document whose name does not tell which they are."""
        return [town for town in self.outlines[sha256].towns if not self.municipalities[sha256, town].code]

    def change(self, come: Iterable[Outline], gone: Iterable[str] = ()) -> Changes:
        """Takes in the outlines of documents that are new or were read again, and takes those of others out."""
        new = {outline.sha256: outline for outline in come}
        left = [self.outlines[sha256] for sha256 in {*new, *gone} if sha256 in self.outlines]
        before = {sha256: self.named(sha256) for sha256 in (*new, *(outline.sha256 for outline in left))}
        titles: set[Title] = set()
        groups = {town for outline in left for town in self._towns_of(outline)}
        for outline in left:
            titles |= self._leave(outline)
        for outline in new.values():
            titles |= self._enter(outline)
        groups |= {town for outline in new.values() for town in self._towns_of(outline)}
        for sha256 in new.keys() | self._titles.loose(titles):
            before.setdefault(sha256, self.named(sha256))
            self._find_loose(self.outlines[sha256])
        moved = {sha256 for sha256, keys in before.items() if sha256 in new or keys != self.named(sha256)}
        return self._follow({sha256: before[sha256] for sha256 in moved}, groups)

    def _enter(self, outline: Outline) -> set[Title]:
        """Which municipalities it means, and which plans it says to be of one; returns the titles that this gives a meaning."""
        sha256 = outline.sha256
        self.outlines[sha256] = outline
        for mention in outline.towns:
            found = resolve(mention, tuple(other for other in outline.towns if other != mention))
            self.municipalities[sha256, mention] = found
            self.towns[town_key(found)][found] += 1
        self._keys[sha256] = {
            plan: _key(outline, plan, self.municipalities[sha256, plan.municipality])
            for plan in outline.named
            if plan.municipality
        }
        self._titles.give(sha256, _loose(outline), self._towns_of(outline))
        return self._titles.mean(_titled(self._keys[sha256]), 1)

    def _leave(self, outline: Outline) -> set[Title]:
        """The opposite."""
        sha256 = outline.sha256
        self._titles.take(sha256, _loose(outline), self._towns_of(outline))
        for mention in outline.towns:
            found = self.municipalities.pop((sha256, mention))
            self.towns[town_key(found)][found] -= 1
        del self.outlines[sha256]
        return self._titles.mean(_titled(self._keys.pop(sha256)), -1)

    def _towns_of(self, outline: Outline) -> set[str]:
        return {town_key(self.municipalities[outline.sha256, town]) for town in outline.towns}

    def _find_loose(self, outline: Outline) -> None:
        for plan in outline.named:
            if not plan.municipality:
                self._keys[outline.sha256][plan] = self._bare(outline, plan)

    def _bare(self, outline: Outline, plan: PlanMention) -> PlanKey:
        """A bare title: a plan of the document's own municipality; of any, where the document is of none; or itself."""
        title = normal(plan.title)
        if not title:
            return PlanKey("", _untitled(outline))
        towns = {self.municipalities[outline.sha256, town] for town in outline.towns}
        if not towns:
            return only(self._titles.meanings(title)) or PlanKey("", title)
        before = {_key(outline, plan, town) for town in towns if title.startswith(normal(town.name))}
        own = {key for town in towns for key in self._titles.meanings(title, town_key(town))}
        return only(own) or only(before) or PlanKey("", title)

    def _follow(self, before: Mapping[str, set[PlanKey]], groups: set[str]) -> Changes:
        """Describes anew what these documents tell of now, and what they told of before."""
        told = {key for sha256, keys in before.items() for key in keys | self.named(sha256)}
        for sha256, keys in before.items():
            for key in keys:
                self.documents[key].discard(sha256)
            for key in self.named(sha256):
                self.documents[key].add(sha256)
        others = self._describe(told)
        documents = {sha256 for sha256 in before if sha256 in self.outlines}
        documents = documents.union(*(self.documents[key] for key in others))
        named = told.union(*(self.named(sha256) for sha256 in documents))
        return Changes(documents, groups | {group_of(key) for key in named})

    def _describe(self, keys: Iterable[PlanKey]) -> set[PlanKey]:
        """Describes these plans, or forgets those that nobody names; returns the plans that documents now see otherwise."""
        others = set()
        for key in keys:
            plan = self._plan(key) if self.documents[key] else None
            old = self.all.pop(key, None)
            if plan:
                self.all[key] = plan
                self.groups[group_of(key)].add(key)
            else:
                self.groups[group_of(key)].discard(key)
                del self.documents[key]
            others |= self.segments.move(key, plan.paths if plan else ())
            if old and plan and (old.title, old.start, old.end) != (plan.title, plan.start, plan.end):
                others.add(key)
        return others & self.all.keys()

    def _plan(self, key: PlanKey) -> Plan:
        titles: set[Weight] = set()
        periods: set[tuple[int, int, int, int]] = set()
        towns: set[Municipality] = set()
        for outline in (self.outlines[sha256] for sha256 in self.documents[key]):
            keys = self._keys[outline.sha256]
            own = any(keys[plan] == key for plan in outline.plans)
            for plan in (plan for plan in outline.named if keys[plan] == key):
                spelling = plan.title if normal(plan.title) else PurePath(outline.file_name).stem
                titles.add(Weight(0 if plan in outline.plans else 1, -outline.year, spelling=spelling))
            periods |= {
                (0 if own else 1, -outline.year, period.start or 0, period.end or 0)
                for period in outline.periods
                if keys[period.plan] == key
            }
            found = (self.municipalities[outline.sha256, town] for town in outline.towns)
            towns |= {town for town in found if town_key(town) == key.municipality}
        title = mentions.best(titles)
        others = sorted({weight.spelling for weight in titles} - {title})
        town = max(towns, key=lambda town: (town.prefecture, town.name), default=None)
        return Plan(key, title, tuple(others), town, *_period(sorted(periods)))


def _period(periods: Sequence[tuple[int, int, int, int]]) -> tuple[int | None, int | None]:
    """First and last year, each from the weightiest entry that tells it; an end before the start is left out."""
    start = next((entry[2] for entry in periods if entry[2]), None)
    end = next((entry[3] for entry in periods if entry[3] and entry[3] >= (start or 0)), None)
    return start, end


def _key(outline: Outline, plan: PlanMention, town: Municipality) -> PlanKey:
    return PlanKey(town_key(town), _own_title(plan.title, town) or _untitled(outline))


def _own_title(title: str, town: Municipality) -> str:
    """The normal title without the municipality's own name before it, where enough is left."""
    full = normal(title)
    short = full.removeprefix(normal(town.prefecture)).removeprefix(normal(town.name))
    return short if len(short) >= SHORTEST_TITLE else full


def _untitled(outline: Outline) -> str:
    """What a plan goes by that its document gives no title: it is the plan of no other document."""
    return f"\N{NULL}{outline.sha256}"


def _loose(outline: Outline) -> set[str]:
    """The titles that a document gives without saying whose plans they are."""
    return {normal(plan.title) for plan in outline.named if not plan.municipality}


def _titled(keys: Mapping[PlanMention, PlanKey]) -> list[tuple[str, PlanKey]]:
    """The titles by which a document's plans are known that it says to be of a municipality."""
    return [
        (title, key) for plan, key in keys.items() if plan.municipality for title in {normal(plan.title), key.title}
    ]


def town_key(town: Municipality) -> str:
    """What tells municipalities apart: the code, or the name where that is all there is."""
    return town.code or town.name


def group_of(plan: PlanKey) -> str:
    """Plans of one municipality are one group; a plan of none is a group of its own."""
    return plan.municipality or f"plan {plan.title}"
