"""Which plans there are, over all documents: by municipality and title."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from graph import mentions
from graph.facts import MunicipalityMention, PlanEntry, PlanMention, Reading
from graph.mentions import Weight
from graph.municipalities import Municipality, resolve
from graph.spelling import normal

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
    """Every plan that the readings name; ``find`` tells which one a document means."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.municipalities: dict[tuple[str, MunicipalityMention], Municipality] = {}
        self.unclear: list[tuple[str, MunicipalityMention]] = []
        self._keys: dict[tuple[str, PlanMention], PlanKey] = {}
        self._towns: dict[str, Municipality] = {}
        named = {reading.sha256: _named(reading) for reading in readings}
        for reading in readings:
            self._resolve_municipalities(reading.sha256, _towns(reading))
        self._key_all(named)
        self.all: dict[PlanKey, Plan] = self._describe(readings)

    def find(self, sha256: str, mention: PlanMention) -> Plan:
        """The plan that this document means."""
        return self.all[self._keys[sha256, mention]]

    def _resolve_municipalities(self, sha256: str, towns: Iterable[MunicipalityMention]) -> None:
        known = tuple(sorted(set(towns), key=_town_order))
        for mention in known:
            found = resolve(mention, tuple(other for other in known if other != mention))
            self.municipalities[sha256, mention] = found
            self._towns[_town_key(found)] = found
            if not found.code:
                self.unclear.append((sha256, mention))

    def _key_all(self, named: Mapping[str, set[PlanMention]]) -> None:
        homes: defaultdict[str, set[PlanKey]] = defaultdict(set)
        here: defaultdict[tuple[str, str], set[PlanKey]] = defaultdict(set)
        for sha256, plans in named.items():
            for plan in plans:
                if plan.municipality:
                    town = self.municipalities[sha256, plan.municipality]
                    key = PlanKey(_town_key(town), _own_title(plan.title, town))
                    self._keys[sha256, plan] = key
                    for title in (normal(plan.title), key.title):
                        homes[title].add(key)
                        here[sha256, title].add(key)
        for sha256, plans in named.items():
            for plan in plans:
                if not plan.municipality:
                    title = normal(plan.title)
                    self._keys[sha256, plan] = _only(here[sha256, title]) or _only(homes[title]) or PlanKey("", title)

    def _describe(self, readings: Sequence[Reading]) -> dict[PlanKey, Plan]:
        titles: defaultdict[PlanKey, set[Weight]] = defaultdict(set)
        periods: defaultdict[PlanKey, set[tuple[int, int, int, int]]] = defaultdict(set)
        for reading in readings:
            year = mentions.year_of(reading)
            own = {self._keys[reading.sha256, plan] for plan in reading.plans}
            for plan in _named(reading):
                key = self._keys[reading.sha256, plan]
                titles[key].add(Weight(0 if plan in reading.plans else 1, -year, spelling=plan.title))
            for fact in reading.facts:
                if isinstance(fact, PlanEntry):
                    key = self._keys[reading.sha256, fact.about]
                    periods[key].add((0 if key in own else 1, -year, fact.start or 0, fact.end or 0))
        return {key: self._plan(key, titles[key], sorted(periods[key])) for key in sorted(titles)}

    def _plan(self, key: PlanKey, titles: set[Weight], periods: Sequence[tuple[int, int, int, int]]) -> Plan:
        title = mentions.best(titles)
        others = sorted({weight.spelling for weight in titles} - {title})
        start, end = _period(periods)
        return Plan(key, title, tuple(others), self._towns.get(key.municipality), start, end)


def _named(reading: Reading) -> set[PlanMention]:
    found = set(reading.plans)
    for fact in reading.facts:
        for mention in mentions.of_fact(fact):
            plan = mentions.plan_of(mention)
            if plan:
                found.add(plan)
            for behind in mentions.with_what_is_behind(mention):
                if isinstance(behind, PlanMention):
                    found.add(behind)
    return found


def _towns(reading: Reading) -> set[MunicipalityMention]:
    found = {plan.municipality for plan in _named(reading)}
    found |= {mentions.municipality_of(mention) for fact in reading.facts for mention in mentions.of_fact(fact)}
    return {mention for mention in found if mention}


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


def _only(keys: set[PlanKey]) -> PlanKey | None:
    return next(iter(keys)) if len(keys) == 1 else None


def _town_key(town: Municipality) -> str:
    return town.code or town.name


def _town_order(mention: MunicipalityMention) -> tuple[str, str, str]:
    return mention.name, mention.prefecture, mention.code
