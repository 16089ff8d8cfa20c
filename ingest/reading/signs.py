"""Labels with the sign of an earlier one (■現状 … ■課題): they come back to its measure."""

import re
from collections.abc import Mapping, Sequence

from ingest.document import Block, Passage
from ingest.reading.candidates import Step
from ingest.reading.scope import Level
from ingest.text.normal import normal

SIGN = re.compile(r"[■□◆◇●○◎▼▽▲△▶►★☆・【〔＜<《≪]")  # before a heading that parts a card


class Signs:
    """The signs of a document's labels, each with the chain of measures at its first label or heading there."""

    def __init__(self, blocks: Sequence[Block], outline: Mapping[int, Step]) -> None:
        self._chains: dict[str, list[Level]] = {}
        self._of_each = _of_each(blocks, outline)
        self._heading: dict[str, int] = {}  # of the last label with a sign that is of its own heading

    def meet(self, text: str, chain: Sequence[Level]) -> None:
        """A heading with a sign that is no label stands where later labels with its sign come back to."""
        self.back(text, chain)

    def back(self, text: str, chain: Sequence[Level], place: int = -1) -> list[Level]:
        """The chain at a label: that of the earlier one with its sign, also behind measures listed between, else as it is;
        ``place`` is that of the label's block, where there is one.
        """
        here, sign = list(chain), text[0]
        if not SIGN.match(text):
            return here
        if (heading := self._of_each.get(place)) is not None and self._heading.get(sign) != heading:
            self._heading[sign] = heading
            self._chains.pop(sign, None)
        before = self._chains.get(sign)
        if before and here[: len(before)] == before:
            return before[:]
        self._chains[sign] = here[:]
        return here


def _of_each(blocks: Sequence[Block], outline: Mapping[int, Step]) -> dict[int, int]:
    """The places of the labels under headings side by side that each have one label in the same words: all with its sign are
    of their own heading, whose place is given. Headings listed by a label right above the first of them (■主な取組 ① …) end
    at the next label with its sign.
    """
    under: dict[tuple[int, float, str], set[int]] = {}
    labels: list[tuple[int, Step, str]] = []
    heading, listing = None, ""
    for i, block in enumerate(blocks):
        step = outline.get(i)
        if step is not None and step.node is not None and not step.until:  # no name under a label
            above = _signed(blocks[i - 1])[:1] if i else ""
            beside = heading is not None and (heading.parent, heading.level) == (step.parent, step.level)
            heading, listing = step, above or (listing if beside else "")
        elif heading is not None and i < heading.end and (text := _signed(block)) and text[0] != listing:
            labels.append((i, heading, text[0]))
            under.setdefault((heading.parent, heading.level, text), set()).add(heading.index)
    own = {(index, text[0]) for (_, _, text), headings in under.items() if len(headings) > 1 for index in headings}
    return {i: heading.index for i, heading, sign in labels if (heading.index, sign) in own}


def _signed(block: Block) -> str:
    """The text of a passage that begins with a sign, "" for any other."""
    text = normal(block.text.text) if isinstance(block, Passage) else ""
    return text if SIGN.match(text) else ""
