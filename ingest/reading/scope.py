"""Which measure a place of a document is about: its headings, label boxes and cards, as a chain from the top of the tree."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.facts import MeasureMention, PlanMention
from ingest.reading import told_of
from ingest.reading.known import Known, ancestors
from ingest.reading.listing import Node
from ingest.text.normal import normal


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
    known: Known
    chain: list[Level] = field(default_factory=list)
    heading: float = 0
    boxes: dict[str, set[str]] = field(
        default_factory=dict
    )  # the names in boxes since that heading, by their levels' words

    def ends_cards(self, level: float) -> bool:
        """Whether a heading stands as high as the last one, below which several cards stood, each of another measure."""
        several = any(len(names) > 1 for names in self.boxes.values())
        return several and any(not step.depth and step.under >= level for step in self.chain)

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
            self.boxes.clear()
        if node is not None:
            self.chain.append(Level(node, level, node.level))

    def _is_above(self, step: Level, node: Node) -> bool:
        """Whether a box may stand above a measure's heading: a numbered one of no level, or one of a deeper level."""
        return bool(node.number) and (not node.level or self.known.ranks.order(step.word, node.level) < 0)

    def enter_box(self, node: Node) -> None:
        """A label box or band takes the place of the one of the same level's word, else of all that rank below it.

        One that counts on from a heading (基本目標３ in a frame behind the heading 基本目標２) takes its place.
        """
        self.boxes.setdefault(node.level, set()).add(node.name)
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

    def leave_boxes(self) -> None:
        """What follows is not about the last boxes and bands but about the heading above them."""
        self.chain = [step for step in self.chain if step.depth]

    def leave_below(self, words: str) -> None:
        """What follows is about the measure of the chain that words count by level and number (基本目標1に対する意見) or by
        its name (「花のまち」に対する意見).
        """
        if name := told_of.quoted(words):
            named = (i for i, step in enumerate(self.chain, 1) if normal(step.node.name) == name)
            self.chain = self.chain[: next(named, len(self.chain))]
            return
        told = told_of.subject(words)
        if told is None:
            return
        level, number = told
        numbers = [normal(step.node.number) for step in self.chain]
        below = [*numbers[1:], ""]  # 1-3 stands under 1
        for i, step in enumerate(self.chain):
            own = numbers[i] or below[i].rpartition("-")[0]
            if own == number and step.node.level in ("", level):
                self.chain = self.chain[: i + 1]
                return

    def leave_siblings(self, listed: Iterable[Node]) -> None:
        """Before a list that has the measure of the place among others (ratings of all, at the end of the last one's part):
        its rows stand beside that measure, not under it, nor all under the boxes of its card.
        """
        nodes = {normal(node.name): node for node in listed}
        if len(nodes) > 1:
            same = (i for i, s in enumerate(self.chain) if _are_one(s, nodes.get(normal(s.node.name))))
            if (place := next(same, None)) is not None:
                headings = (i for i in range(place) if self.chain[i].depth)
                self.chain = self.chain[: max(headings, default=-1) + 1]

    def mention(self, nodes: list[Node] | None = None) -> MeasureMention | None:
        """The innermost measure of the chain, or of the chain with ``nodes`` under it.

        Where a list of the document tells what stands above a measure, its word counts for the measures of the chain,
        and for those of ``nodes`` that nothing stands above here, or only what stands still higher there: a list may leave
        out levels, and so it may beside the cards of its measures. A heading that groups measures
        anew (○○の量の見込みと確保の内容) stands above them all the same.
        """
        found: MeasureMention | None = None
        nodes = nodes or []
        steps = [step.node for step in self.chain] + nodes
        for i, node in enumerate(steps):
            again = found is not None and normal(found.name) == normal(node.name) and found.notation == node.number
            if again and i <= len(self.chain):
                continue
            if told := self.known.at_path(self.plan, node):
                found = told
                continue
            if found is None and i < len(self.chain) and (told := self.known.elsewhere(self.plan, node)):
                found = told
                continue
            if found is not None and steps[i - 1].regroups:
                pass
            elif i < len(self.chain) or found is None:
                listed = self.known.above(self.plan, node)
                deeper = i > 0 and self.known.is_above(steps[i - 1].level, node.level)
                found = found if deeper and _leaves_out(listed, found) else listed or found
            else:
                found = self.known.between(self.plan, node, found) or found
            last = i == len(steps) - 1
            number = self.known.number(self.plan, node, found) if last or not node.number else node.number
            found = MeasureMention(self.plan, node.name, number, found)
        return found


def _leaves_out(listed: MeasureMention | None, here: MeasureMention | None) -> bool:
    """Whether a list tells something still higher than what stands above a measure ``here``."""
    return here is not None and listed is not None and listed in ancestors(here)


def _are_one(step: Level, row: Node | None) -> bool:
    """Whether a row of the same name is a measure of the chain, and not one of another number, or of another level under a
    heading; a card and a list may call the same level by other words (取組名, 事業).
    """
    if row is None:
        return False
    told = [(step.node.number, row.number), (step.node.level if step.depth else "", row.level)]
    return all(not one or not other or one == other for one, other in told)
