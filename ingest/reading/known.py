"""What a first reading of a document tells of its measures: what they stand under, their numbers, what they became."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import msgspec
from rapidfuzz.fuzz import ratio

from graph.facts import MeasureMention, Placement, PlanMention, Succession
from ingest.document import Text
from ingest.reading import names, narrative
from ingest.reading.listed import Listed
from ingest.reading.listing import Node
from ingest.reading.ranks import Ranks
from ingest.text.normal import normal

_REFERENCE = re.compile(r"[^0-9]{1,8}[0-9I-V]+(?:-[0-9]+)*")  # level and number alone, in the normal form
_PATH = re.compile(r"(?P<head>[0-9０-９]+(?:[-－.][0-9０-９]+)*)[-－]?(?P<tail>[①-⑳]|[(（][0-9０-９]{1,2}[)）])")
_SAME_SPELLING = 80.0
_ALIKE = 60.0  # per cent of letters in common of two names of one number
_RENAMED = 50.0  # the same of two names of one number in one group


@dataclass
class Known:
    """The measures that the lists of a document name, with what they stand under."""

    listed: dict[PlanMention, Listed] = field(default_factory=dict)
    detailed: dict[PlanMention, dict[str, str]] = field(default_factory=dict)
    carded: dict[PlanMention, dict[str, set[MeasureMention]]] = field(default_factory=dict)
    counted: dict[PlanMention, dict[str, str]] = field(default_factory=dict)
    called: dict[PlanMention, dict[str, Placement]] = field(default_factory=dict)
    placed: dict[PlanMention, dict[str, set[MeasureMention]]] = field(default_factory=dict)
    former: set[MeasureMention] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    of_old: set[str] = field(default_factory=set)  # groups of old measures alone, though they stand over new ones, too
    ranks: Ranks = field(default_factory=Ranks)

    def named(self, plan: PlanMention, node: Node) -> Node:
        """A node that only says level and number (基本目標１) with the name of the measure that has them."""
        key = normal(node.name)
        told = self.called.get(plan, {}).get(key) if _REFERENCE.fullmatch(key) else None
        return node if told is None else replace(node, name=told.name, number=told.about.notation, level=told.level)

    def leveled(self, plan: PlanMention, level: str, number: str) -> MeasureMention | None:
        """The measure of a plan that has a level's word and number (基本施策, １)."""
        told = self.called.get(plan, {}).get(normal(level + names.tidy_number(number)))
        return told.about if told is not None else None

    def names(self, words: str, here: MeasureMention) -> bool:
        """Whether words in 「」 name a measure of the document: the place's by its full name, another also by a short one."""
        placed = (measure for named in self.placed.values() for measures in named.values() for measure in measures)
        found = narrative.Names(placed).find(words)
        return found is not None and (normal(found.name) != normal(here.name) or normal(words) == normal(here.name))

    def learn(self, placements: Iterable[Placement]) -> None:
        """Keep the measures of lists that stand under another, and the numbers that measures have on their own pages."""
        every = list(placements)
        told = _without_paths(every)
        self.ranks.learn(told)
        self._learn_cards(told)
        for placement in every:
            if placement.source == "detail" and placement.about.notation:
                self.detailed.setdefault(placement.about.plan, {})[normal(placement.name)] = placement.about.notation
        for placement in told:
            key = normal(placement.level + placement.about.notation)
            if placement.level and placement.about.notation and not _REFERENCE.fullmatch(normal(placement.name)):
                self.called.setdefault(placement.about.plan, {}).setdefault(key, placement)
            self.placed.setdefault(placement.about.plan, {}).setdefault(normal(placement.name), set()).add(
                placement.about
            )
            if placement.source == "reference" and placement.group and placement.about.notation:
                self.counted.setdefault(placement.about.plan, {})[normal(placement.name)] = placement.about.notation
            if placement.source == "list" and placement.about.parent is not None:
                self.listed.setdefault(placement.about.plan, Listed()).add(placement.about)

    def _learn_cards(self, placements: Iterable[Placement]) -> None:
        """Keep the measures that stand on their own pages under one of a higher level."""
        told = list(placements)
        levels = {placement.about: placement.level for placement in told if placement.level}
        for placement in told:
            upper = levels.get(placement.about.parent, "") if placement.about.parent else ""
            if placement.source == "detail" and self.is_above(upper, placement.level):
                named = self.carded.setdefault(placement.about.plan, {})
                named.setdefault(normal(placement.name), set()).add(placement.about)

    def is_above(self, upper: str, lower: str) -> bool:
        """Whether a level's word stands above another in the tree."""
        return bool(upper and lower) and self.ranks.order(upper, lower) < 0

    def learn_boxes(self, plan: PlanMention, texts: Iterable[Text]) -> None:
        """Keep the numbers that boxes of a diagram print with the level and the name of a measure (基本目標１ 花のまち)."""
        for text in texts:
            found = names.read_name(text)
            if found.level and found.number:
                self.counted.setdefault(plan, {}).setdefault(normal(found.name), found.number)

    def learn_links(self, links: Iterable[Succession]) -> None:
        """Keep the measures that went over into others, and those that others went over into."""
        for link in links:
            old = [m for m in link.predecessors if isinstance(m, MeasureMention)]
            self.former.update(old)
            for measure in old:
                if measure.notation:
                    numbers_of = self.counted.setdefault(measure.plan, {})
                    numbers_of.setdefault(normal(measure.name), measure.notation)
            self.later.update(normal(m.name) for m in link.successors if isinstance(m, MeasureMention))

    def former_plan(self, names_listed: Iterable[str]) -> PlanMention | None:
        """The plan before, of whose measures a list mostly is, as old and new names elsewhere in the document show."""
        listed = {normal(name) for name in names_listed} - self.later
        plans = Counter(measure.plan for measure in self.former if normal(measure.name) in listed)
        plan, count = next(iter(plans.most_common(1)), (None, 0))
        return plan if count > 1 and count > len(listed) / 2 else None

    def only(self, plan: PlanMention, name: str) -> MeasureMention | None:
        """The one measure of a plan that goes by this name; None where none does, or several.

        Those that differ in no more than the signs around their number (１, （１）) are one, with that of its own page.
        """
        found = self.placed.get(plan, {}).get(normal(name), set())
        own = self.detailed.get(plan, {}).get(normal(name), "")
        one = len({(measure.parent, _digits(measure.notation) or measure.notation) for measure in found}) == 1
        return next((m for m in found if len(found) == 1 or (one and m.notation == own)), None)

    def elsewhere(self, plan: PlanMention, node: Node) -> MeasureMention | None:
        """The measure that a heading of no level with a number within its chapter ((1) …) and nothing above it means: the one
        of that name which stands in the tree.
        """
        if node.level or not _digits(node.number):
            return None
        found = {m for m in self.placed.get(plan, {}).get(normal(node.name), ()) if m.parent is not None and m.notation}
        told = found.pop() if len(found) == 1 else None
        if told is None or not _digits(told.notation):
            return None
        number = self.number(plan, replace(node, number=told.notation), told.parent)
        return msgspec.structs.replace(told, notation=number)

    def at_path(self, plan: PlanMention, node: Node) -> MeasureMention | None:
        """The measure that a number with that of the measure above before it (３－１①) and a name mean, by that number where its
        own page has it; None where no one has both.
        """
        path = _PATH.fullmatch(node.number)
        if path is None:
            return None
        head, tail = normal(path["head"]), path["tail"]
        same = self.placed.get(plan, {}).get(normal(node.name), set())
        found = {m for m in same if m.notation == tail and m.parent and normal(m.parent.notation) == head}
        if len(found) != 1:
            return None
        own = self.detailed.get(plan, {}).get(normal(node.name)) == node.number
        return msgspec.structs.replace(found.pop(), notation=node.number) if own else found.pop()

    def numbered(self, plan: PlanMention, number: str) -> MeasureMention | None:
        """The one measure of a plan that has this number of several parts (1-2-3); None where none has, or several. Others
        may count what the rows of a table are.
        """
        return self.alone(plan, number) if _is_compound(normal(names.tidy_number(number))) else None

    def alone(self, plan: PlanMention, number: str) -> MeasureMention | None:
        """The one measure of a plan that has a number, with what it stands under where that is told anywhere; None where none
        has, or several.
        """
        told = normal(names.tidy_number(number))
        placed = self.placed.get(plan, {})
        found = {name: [m for m in same if m.notation and normal(m.notation) == told] for name, same in placed.items()}
        ones = next((same for same in found.values() if same), []) if sum(map(bool, found.values())) == 1 else []
        below = [measure for measure in ones if measure.parent is not None] or ones
        return below[0] if len(below) == 1 else None

    def above(self, plan: PlanMention, node: Node) -> MeasureMention | None:
        """What a measure of this name and number stands under in the first list that has it."""
        name = normal(node.name)
        listed = self.listed.get(plan, Listed())
        numbered, same = (
            [m for m in found if m.parent and normal(m.parent.name) not in self.of_old]
            for found in (listed.numbered(node.number), listed.named(name))
        )
        agreeing = set(numbered)
        both = [m for m in same if m in agreeing]
        alike = [m for m in numbered if ratio(normal(m.name), name) >= _alike(m.notation, node.number)]
        chosen = both or [m for m in same if _agree(m.notation, node.number)] or alike
        parents = {m.parent for m in chosen}
        parent = chosen[0].parent if chosen and (chosen is not alike or len(parents) == 1) else None
        return None if parent is not None and normal(parent.name) == name else parent

    def between(self, plan: PlanMention, node: Node, higher: MeasureMention) -> MeasureMention | None:
        """What stands right above a measure of this name and number where a list or a card tells that it is under ``higher``,
        with levels between them.
        """
        same = {
            *self.listed.get(plan, Listed()).named(normal(node.name)),
            *self.carded.get(plan, {}).get(normal(node.name), ()),
        }
        parents = {m.parent for m in same if m.notation == node.number and m.parent and m.parent.name != m.name}
        deeper = {parent for parent in parents if higher in ancestors(parent)}
        return deeper.pop() if len(deeper) == 1 else None

    def number(self, plan: PlanMention, node: Node, parent: MeasureMention | None) -> str:
        """The number of a measure: where a list counts anew in each group, the full one of the measure's own page.

        (1) under Ⅰ-1 is Ⅰ-1-(1), if its own page has it so. The page is found by its name (１ in a table and （１） over its
        page are one), else by the group's number and the row's (4 under ＜３＞: 3-4).
        """
        name = normal(node.name)
        if not node.number:
            return self.counted.get(plan, {}).get(name, "")
        pages = self.detailed.get(plan, {})
        own_page = pages.get(name, "")
        if not node.number.isdigit():
            within = parent is not None and _is_within(own_page, parent.notation, node.number)
            return own_page if within else node.number
        if _is_compound(own_page) or (own_page and _digits(own_page) == _digits(node.number)):
            return own_page
        group = _digits(parent.notation) if parent else ""
        for other, number in pages.items():
            own = re.search(rf"[-.－]{node.number}$", number)
            enough = _RENAMED if group and own and _digits(number[: own.start()]) == group else _SAME_SPELLING
            if own and ratio(other, name) >= enough:
                return number
        return node.number


def _without_paths(placements: list[Placement]) -> list[Placement]:
    """The placements but those that say again, by a number with that of the measure above before it, what another says."""
    numbers = {(p.about.plan, normal(p.name), p.about.notation) for p in placements}
    return [
        p
        for p in placements
        if not (path := _PATH.fullmatch(p.about.notation))
        or (p.about.plan, normal(p.name), path["tail"]) not in numbers
    ]


def ancestors(measure: MeasureMention) -> Iterator[MeasureMention]:
    """All that a measure stands under, from the nearest on."""
    while measure.parent is not None:
        measure = measure.parent
        yield measure


def _is_within(path: str, group: str, number: str) -> bool:
    """Whether a number is that of a group with one behind it that counts within the group (Ⅰ-1-(1))."""
    head, tail, whole = normal(group), normal(number), normal(path)
    return bool(head and tail) and whole in (f"{head}-{tail}", f"{head}{tail}")


def _alike(number: str, other: str) -> float:
    """How much of two names is the same where they are of one measure: more where only the ends of the numbers agree."""
    return _ALIKE if number == other else _SAME_SPELLING


def _is_compound(number: str) -> bool:
    return bool(re.search(r"[^\W_][)）]?[-.－][(（]?[^\W_]+[)）]?$", number))


def _digits(number: str) -> str:
    """The bare digits of a number with one part (＜３＞, ③, 3.), "" where it has none."""
    found = re.fullmatch(r"\D*(\d+)\D*", unicodedata.normalize("NFKC", number))
    return found[1] if found else ""


def _agree(a: str, b: str) -> bool:
    """Whether two numbers may be one, counted from the top or within a group."""
    return (
        not a
        or not b
        or a == b
        or bool(re.search(rf"[-.－]{re.escape(b)}$", a) or re.search(rf"[-.－]{re.escape(a)}$", b))
    )
