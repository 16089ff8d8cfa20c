"""Which measure a place of a document is about: its headings, label boxes and cards, as a chain from the top of the tree."""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from rapidfuzz.fuzz import ratio

from graph.facts import MeasureMention, Placement, PlanMention, Succession
from ingest.document import Passage, Text
from ingest.reading import names, narrative
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.reading.passages import without_note
from ingest.reading.predecessors import names_edition
from ingest.reading.ranks import Ranks
from ingest.text import numbers, years
from ingest.text.normal import folded, normal

_LONGEST = 60
_SEPARATOR = re.compile(r"[-.－]")  # between the numbers of a measure and of what stands above it
_REFERENCE = re.compile(r"[^0-9]{1,8}[0-9I-V]+(?:-[0-9]+)*")  # level and number alone, in the normal form
_SAME_SPELLING = 80.0
_LONG_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]$")
_SHORT = 12
_IN_BRACKETS = re.compile(r"[【〔＜<《〈\[［].*[】〕＞>》〉\]］]|[（(][^()（）]*[)）]")
_ALIKE = 60.0  # per cent of letters in common of two names of one number
_RENAMED = 50.0  # the same of two names of one number in one group


@dataclass
class Level:
    """One step of the chain: a heading of the outline (``depth`` > 0), a label box or a band (``depth`` 0) and the depth of
    the heading that it stands under.
    """

    node: Node
    depth: float = 0
    word: str = ""
    under: float = 0


@dataclass
class Scope:
    """The chain of measures above the place where the walk through the document is."""

    plan: PlanMention
    known: "Known"
    chain: list[Level] = field(default_factory=list)
    heading: float = 0

    def enter_heading(self, level: float, node: Node | None, *, within: bool = False) -> None:
        """A heading closes all deeper or equal ones and every box under them; ``node`` is None for one that is no measure.

        One that only parts what is said of a measure (``within``: ■事業費), or that names one below it, leaves the boxes
        under a higher heading open.
        """
        self.chain = [
            step
            for step in self.chain
            if (step.depth and step.depth < level)
            or (not step.depth and step.under < level and (within or (node is not None and self._is_above(step, node))))
        ]
        if not within:
            self.heading = level
        if node is not None:
            self.chain.append(Level(node, level, node.level))

    def _is_above(self, step: Level, node: Node) -> bool:
        """Whether a box may stand above a measure's heading: a numbered one of no level, or one of a deeper level."""
        return bool(node.number) and (not node.level or self.known.ranks.order(step.word, node.level) < 0)

    def enter_box(self, node: Node) -> None:
        """A label box or band takes the place of the one of the same level's word, else of all that rank below it.

        One that counts on from a heading (基本目標３ in a frame behind the heading 基本目標２) takes its place.
        """
        beside = next((i for i, s in enumerate(self.chain) if s.depth and node.level and s.word == node.level), None)
        if beside is not None and node.number not in ("", self.chain[beside].node.number):
            self.heading = self.chain[beside].depth
            self.chain = [*self.chain[:beside], Level(node, self.heading, node.level)]
            return
        under = self.heading
        for i, step in enumerate(self.chain):
            below = bool(node.level and step.word) and self.known.ranks.order(step.word, node.level) > 0
            if step.depth == 0 and (step.word == node.level or below):
                self.chain, under = self.chain[:i], step.under
                break
        if self.chain and normal(self.chain[-1].node.name) == normal(node.name) and self.chain[-1].depth:
            self.chain.pop()
        self.chain.append(Level(node, 0, node.level, under))

    def mention(self, nodes: list[Node] | None = None) -> MeasureMention | None:
        """The innermost measure of the chain, or of the chain with ``nodes`` under it.

        Where a list of the document tells what stands above a measure, its word counts for the measures of the chain,
        and for those of ``nodes`` that nothing stands above here.
        """
        found: MeasureMention | None = None
        nodes = nodes or []
        steps = [step.node for step in self.chain] + nodes
        for i, node in enumerate(steps):
            again = found is not None and normal(found.name) == normal(node.name) and found.notation == node.number
            if again and i <= len(self.chain):
                continue
            if i < len(self.chain) or found is None:
                found = self.known.above(self.plan, node) or found
            last = i == len(steps) - 1
            number = self.known.number(self.plan, node, found) if last or not node.number else node.number
            found = MeasureMention(self.plan, node.name, number, found)
        return found


class Listed:
    """The measures of a plan's lists, in the order in which they were met, found by name and by number."""

    def __init__(self) -> None:
        self._places: dict[MeasureMention, int] = {}
        self._names: dict[str, list[MeasureMention]] = {}
        self._numbers: dict[
            str, list[MeasureMention]
        ] = {}  # by the whole number, and by what stands after each separator

    def add(self, measure: MeasureMention) -> None:
        """One more, where it is not there yet."""
        if measure in self._places:
            return
        self._places[measure] = len(self._places)
        self._names.setdefault(normal(measure.name), []).append(measure)
        for number in _endings(measure.notation) if measure.notation else ():
            self._numbers.setdefault(number, []).append(measure)

    def named(self, name: str) -> list[MeasureMention]:
        """Those of this name, in normal form."""
        return self._names.get(name, [])

    def numbered(self, number: str) -> list[MeasureMention]:
        """Those whose number may be this one, counted from the top or within a group; none without a number."""
        if not number:
            return []
        found = dict.fromkeys(self._numbers.get(number, ()))
        for ending in _endings(number)[1:]:
            found.update((m, None) for m in self._numbers.get(ending, ()) if m.notation == ending)
        return sorted(found, key=self._places.__getitem__)


def _endings(number: str) -> list[str]:
    """A number, and what of it stands after each of its separators: 3-4-1, 4-1, 1."""
    return [number, *(number[found.end() :] for found in _SEPARATOR.finditer(number) if found.end() < len(number))]


@dataclass
class Known:
    """The measures that the lists of a document name, with what they stand under."""

    listed: dict[PlanMention, "Listed"] = field(default_factory=dict)
    detailed: dict[PlanMention, dict[str, str]] = field(default_factory=dict)
    counted: dict[PlanMention, dict[str, str]] = field(default_factory=dict)
    called: dict[PlanMention, dict[str, Placement]] = field(default_factory=dict)
    placed: dict[PlanMention, dict[str, set[MeasureMention]]] = field(default_factory=dict)
    former: set[MeasureMention] = field(default_factory=set)
    later: set[str] = field(default_factory=set)
    ranks: Ranks = field(default_factory=Ranks)

    def named(self, plan: PlanMention, node: Node) -> Node:
        """A node that only says level and number (基本目標１) with the name of the measure that has them."""
        key = normal(node.name)
        told = self.called.get(plan, {}).get(key) if _REFERENCE.fullmatch(key) else None
        return node if told is None else replace(node, name=told.name, number=told.about.notation, level=told.level)

    def names(self, words: str, here: MeasureMention) -> bool:
        """Whether words in 「」 name a measure of the document: the place's by its full name, another also by a short one."""
        placed = (measure for named in self.placed.values() for measures in named.values() for measure in measures)
        found = narrative.Names(placed).find(words)
        return found is not None and (normal(found.name) != normal(here.name) or normal(words) == normal(here.name))

    def learn(self, placements: Iterable[Placement]) -> None:
        """Keep the measures of lists that stand under another, and the numbers that measures have on their own pages."""
        told = list(placements)
        self.ranks.learn(told)
        for placement in told:
            key = normal(placement.level + placement.about.notation)
            if placement.level and placement.about.notation and not _REFERENCE.fullmatch(normal(placement.name)):
                self.called.setdefault(placement.about.plan, {}).setdefault(key, placement)
            self.placed.setdefault(placement.about.plan, {}).setdefault(normal(placement.name), set()).add(
                placement.about
            )
            if placement.source == "detail" and placement.about.notation:
                self.detailed.setdefault(placement.about.plan, {})[normal(placement.name)] = placement.about.notation
            if placement.source == "reference" and placement.group and placement.about.notation:
                self.counted.setdefault(placement.about.plan, {})[normal(placement.name)] = placement.about.notation
            if placement.source == "list" and placement.about.parent is not None:
                self.listed.setdefault(placement.about.plan, Listed()).add(placement.about)

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
        """The one measure of a plan that goes by this name; None where none does, or several."""
        found = self.placed.get(plan, {}).get(normal(name), set())
        return next(iter(found)) if len(found) == 1 else None

    def above(self, plan: PlanMention, node: Node) -> MeasureMention | None:
        """What a measure of this name and number stands under in the first list that has it."""
        name = normal(node.name)
        listed = self.listed.get(plan, Listed())
        numbered = listed.numbered(node.number)
        same = listed.named(name)
        agreeing = set(numbered)
        both = [m for m in same if m in agreeing]
        alike = [m for m in numbered if ratio(normal(m.name), name) >= _ALIKE]
        chosen = both or [m for m in same if _agree(m.notation, node.number)] or alike
        parents = {m.parent for m in chosen}
        parent = chosen[0].parent if chosen and (chosen is not alike or len(parents) == 1) else None
        return None if parent is not None and normal(parent.name) == name else parent

    def number(self, plan: PlanMention, node: Node, parent: MeasureMention | None) -> str:
        """The number of a measure: where a list counts anew in each group, the full one of the measure's own page.

        The page is found by its name, else by the group's number and the row's (4 under ＜３＞: 3-4).
        """
        name = normal(node.name)
        if not node.number:
            return self.counted.get(plan, {}).get(name, "")
        if not node.number.isdigit():
            return node.number
        pages = self.detailed.get(plan, {})
        if _is_compound(pages.get(name, "")):
            return pages[name]
        group = _digits(parent.notation) if parent else ""
        for other, number in pages.items():
            own = re.search(rf"[-.－]{node.number}$", number)
            enough = _RENAMED if group and own and _digits(number[: own.start()]) == group else _SAME_SPELLING
            if own and ratio(other, name) >= enough:
                return number
        return node.number


def _is_compound(number: str) -> bool:
    return bool(re.search(r"[^\W_][-.－][^\W_]+$", number))


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


def heading_node(passage: Passage, plans: list[str], labels: Container[str] = ()) -> Node | None:
    """The measure that a heading names; None for headings that only order the document, labels and titles of plans.

    ``labels`` are texts in the normal form that stand as headings again and again.
    """
    text = without_note(passage.text.text.strip())
    leveled = names.split_name(text)
    counted = bool(leveled.level and leveled.number)  # 基本目標１ … may head every sheet
    structural = lexicon().structure.exact(leveled.name) if counted else text in lexicon().structure
    if (
        (normal(text) in labels and not counted)
        or structural
        or _is_no_name(text)
        or (names_edition(text) and not counted)
        or lexicon().chapters.find(passage.marker)
    ):
        return None
    title = passage.title or text
    found = names.read_name(passage.text)
    leads = found.level and found.number  # （基本施策）1-1 …
    if not leads and (read_label(text).known or read_label(title).known or years.head(text)):
        return None
    marker = names.tidy_number(passage.marker) if names.is_number(passage.marker) else ""
    name = found.name if found.number or found.level or not passage.title else names.split_name(passage.title).name
    if not found.number and not marker:
        name = _without_long_note(name)
    if (
        not names.is_name(name)
        or names.breaks_off(name)
        or (name in lexicon().structure and not counted)
        or any(normal(plan) in normal(name) for plan in plans if plan)
    ):
        return None
    return named_node(name, found.number or marker, found.level, (Text(passage.text.lines),))


def _is_no_name(text: str) -> bool:
    """Whether a heading is a caption in brackets, a unit, a number, a question, or the start of a sentence."""
    in_brackets = _IN_BRACKETS.fullmatch(text) and not names.split_name(text).level
    unit = len(text) < _SHORT and numbers.unit_of(text)
    number = names.is_number(text) or folded(text).strip().isdigit()
    sentence = re.match(r"「[^」]+」.*(?:について|は、|では)", text) or text.endswith(("。", "：", ":", "？", "?"))
    return bool(in_brackets or unit or number or sentence or len(text) > _LONGEST)


def _without_long_note(name: str) -> str:
    """A name without the remark in brackets behind it that is longer than the name itself."""
    bare = _LONG_NOTE.sub("", name)
    return bare if bare and len(name) > 2 * len(bare) else name
