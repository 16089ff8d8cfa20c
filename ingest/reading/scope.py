"""Which measure a place of a document is about: its headings, label boxes and cards, as a chain from the top of the tree."""

from dataclasses import dataclass, field

from graph.facts import MeasureMention, PlanMention
from ingest.document import Passage, Text
from ingest.reading import names
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.text import years
from ingest.text.normal import normal

_LONGEST = 60


@dataclass
class Level:
    """One step of the chain: a heading of the outline (``depth`` > 0), a label box or a band (``depth`` 0)."""

    node: Node
    depth: int = 0
    word: str = ""
    heading: Passage | None = None


@dataclass
class Scope:
    """The chain of measures above the place where the walk through the document is."""

    plan: PlanMention
    chain: list[Level] = field(default_factory=list)
    skipped: list[int] = field(default_factory=list)

    def enter_heading(self, passage: Passage, node: Node | None) -> None:
        """A heading closes all deeper or equal ones and every box under them; ``node`` is None for one that is no measure."""
        self.chain = [step for step in self.chain if step.depth and step.depth < passage.level]
        if node is not None:
            self.chain.append(Level(node, passage.level, node.level, passage))

    def enter_box(self, node: Node) -> None:
        """A label box or band takes the place of the one of the same level's word, else stands under the last."""
        for i, step in enumerate(self.chain):
            if step.depth == 0 and step.word == node.level:
                self.chain = self.chain[:i]
                break
        if self.chain and normal(self.chain[-1].node.name) == normal(node.name) and self.chain[-1].depth:
            self.chain.pop()
        self.chain.append(Level(node, 0, node.level))

    def mention(self, nodes: list[Node] | None = None) -> MeasureMention | None:
        """The innermost measure of the chain, or of the chain with ``nodes`` under it."""
        found: MeasureMention | None = None
        for node in [step.node for step in self.chain] + (nodes or []):
            if found is not None and normal(found.name) == normal(node.name) and found.notation == node.number:
                continue
            found = MeasureMention(self.plan, node.name, node.number, found)
        return found


def heading_node(passage: Passage, plans: list[str]) -> Node | None:
    """The measure that a heading names; None for headings that only order the document, labels and titles of plans."""
    text = passage.text.text.strip()
    if len(text) > _LONGEST or text.endswith(("。", "：", ":")) or lexicon().chapters.find(passage.marker):
        return None
    title = passage.title or text
    if read_label(text).known or read_label(title).known or years.head(text):
        return None
    found = names.read_name(passage.text)
    marker = names.tidy_number(passage.marker) if names.is_number(passage.marker) else ""
    name = found.name if found.number or found.level or not passage.title else names.clean(passage.title)
    bare = normal(name)
    if not bare or name in lexicon().structure or any(normal(plan) in bare for plan in plans if plan):
        return None
    return Node(name, found.number or marker, found.level, (Text(passage.text.lines),))
