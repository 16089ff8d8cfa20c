"""Labels with the sign of an earlier one (■現状 … ■課題): they come back to its measure."""

import re
from collections.abc import Sequence

from ingest.reading.scope import Level

SIGN = re.compile(r"[■□◆◇●○◎▼▽▲△▶►★☆・【〔＜<《≪]")  # before a heading that parts a card


class Signs:
    """The signs of a document's labels, each with the chain of measures at its first label or heading there."""

    def __init__(self) -> None:
        self._chains: dict[str, list[Level]] = {}

    def meet(self, text: str, chain: Sequence[Level]) -> None:
        """A heading with a sign that is no label stands where later labels with its sign come back to."""
        self.back(text, chain)

    def back(self, text: str, chain: Sequence[Level]) -> list[Level]:
        """The chain at a label: that of the earlier one with its sign, also behind measures listed between, else as it is."""
        here, sign = list(chain), text[0]
        if not SIGN.match(text):
            return here
        before = self._chains.get(sign)
        if before and here[: len(before)] == before:
            return before[:]
        self._chains[sign] = here[:]
        return here
