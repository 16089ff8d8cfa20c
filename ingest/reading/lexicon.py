"""The printed words that Keifu knows: ``lexicon.toml``, read once and asked by text.

A pattern is a word for itself, or one in which "…" holds a place for any words: "…課" (an ending), "担当…" (a beginning),
"…実績…" (held within), "第…章" (both ends). Texts are compared in the normal form of ``ingest.text.normal``.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ingest.text.normal import folded, normal

_ANY = "…"
_MIDDLE = 3  # the rank of a level that nobody ranked


class Words:
    """A set of patterns, each with the meaning it stands for."""

    def __init__(self, patterns: Iterable[tuple[str, str]]) -> None:
        self._exact: dict[str, str] = {}
        self._loose: list[tuple[str, str, str, str]] = []
        for pattern, meaning in patterns:
            core = normal(pattern.strip(_ANY)) if pattern.strip(_ANY) else normal(pattern)
            start, inner, end = core.partition(normal(_ANY))
            before, after = pattern.startswith(_ANY) and core != pattern, pattern.endswith(_ANY) and core != pattern
            if inner and start and end:
                self._loose.append((start, "", end, meaning))
            elif before or after:
                sides = (("", core, "") if after else ("", "", core)) if before else (core, "", "")
                self._loose.append((*sides, meaning))
            else:
                self._exact.setdefault(core, meaning)
        self._loose.sort(key=lambda loose: (-sum(map(len, loose[:3])), not loose[0]))

    def exact(self, text: str) -> str | None:
        """The meaning of the word that is exactly this text."""
        return self._exact.get(normal(text))

    def loose(self, text: str) -> str | None:
        """The meaning of the longest pattern with a "…" that fits the text."""
        plain = normal(text)
        return next((meaning for *pattern, meaning in self._loose if _fits(plain, *pattern)), None)

    def find(self, text: str) -> str | None:
        """The meaning of the text: of the exact word, else of the longest pattern that fits."""
        found = self.exact(text)
        return self.loose(text) if found is None else found

    def words(self) -> list[str]:
        """The words without "…", in the normal form."""
        return list(self._exact)

    def __contains__(self, text: str) -> bool:
        return self.find(text) is not None


class Lexicon:
    """The lexicon by its sections: ``labels``, ``headings``, ``values`` and ``succession``."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        levels = data["labels"]["level"]
        named = [word + ending for word in levels["words"] for ending in levels["endings"]]
        patterns = [*_patterns(data["labels"]), *((word, "level") for word in named)]
        self.labels = Words(patterns)
        self.heads = {
            normal(word): meaning for word, meaning in reversed(list(_patterns(data["labels"]))) if _ANY not in word
        }
        self.levels = Words((word, word) for word in levels["words"])
        self.actions = Words((word, "action") for word in levels["actions"])
        self.visions = Words((word, "vision") for word in levels["visions"])
        self.directions = Words((word, "outlook") for word in levels["directions"])
        self._ranks = Words((word, str(rank)) for rank, group in enumerate(levels["ranks"]) for word in group)
        self.level_endings: tuple[str, ...] = tuple(sorted(map(normal, levels["endings"]), key=len, reverse=True))
        self.level_words: tuple[str, ...] = tuple(
            sorted(set(map(folded, levels["words"] + levels["numbered"])), key=len, reverse=True)
        )
        self.numbered_levels = frozenset(map(folded, levels["numbered"]))
        self.structure = Words((word, "structure") for word in data["headings"]["structure"]["words"])
        self.chapters = Words((word, "chapter") for word in data["headings"]["structure"]["markers"])
        self.other_tables = Words((word, "other") for word in data["headings"]["other_tables"]["words"])
        self.trees = Words((word, "tree") for word in data["headings"]["trees"]["words"])
        self.of_all = Words((word, "all") for word in data["headings"]["of_all"]["words"])
        self.annexes = Words((word, "annex") for word in data["headings"]["annexes"]["words"])
        self.announcements = Words((word, "measures") for word in data["headings"]["announcements"]["words"])
        self.opening_measures = Words((word, "measures") for word in data["headings"]["opening_measures"]["words"])
        self.tellings: tuple[str, ...] = tuple(sorted(data["headings"]["tellings"]["words"], key=len, reverse=True))
        self.about_another = Words((word, "other") for word in data["headings"]["about_another"]["words"])
        self.new_lists = Words((word, "new") for word in data["headings"]["new_lists"]["words"])
        self.ended_lists = Words((word, "ended") for word in data["headings"]["ended_lists"]["words"])
        self.parts = Words((word, "part") for word in data["headings"]["parts"]["words"])
        self.places = Words((word, "place") for word in data["headings"]["places"]["words"])
        self.mixed_lists = Words((word, "mixed") for word in data["headings"]["mixed_lists"]["words"])
        self.office_words: tuple[str, ...] = tuple(data["values"].get("office_words", {}).get("words", ()))
        self.hedges: tuple[str, ...] = tuple(data["values"].get("hedges", {}).get("words", ()))
        self.copulas: tuple[str, ...] = tuple(data["values"].get("copulas", {}).get("words", ()))
        self.values = {name: Words((word, name) for word in part["words"]) for name, part in data["values"].items()}
        self.succession = Words(_patterns(data["succession"]))

    def rank(self, word: str) -> int:
        """How deep a level stands in a plan's tree by its word (0 the top); one that nobody ranked stands like its ending."""
        plain = normal(word)
        for ending in ("", *self.level_endings):
            base = plain.removesuffix(ending) if ending else plain
            for start in range(len(base)):
                if found := self._ranks.exact(base[start:]):
                    return int(found)
        return _MIDDLE

    def is_value(self, kind: str, text: str) -> bool:
        """Whether a text is a word of ``[values.<kind>]`` (sums, empty, marks, rating, department, plan ...)."""
        return text in self.values[kind]


def _patterns(sections: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for name, part in sections.items():
        meaning = f"{path}.{name}" if path else name
        for word in part.get("words", ()):
            yield word, meaning
        yield from _patterns({k: v for k, v in part.items() if isinstance(v, dict)}, meaning)


def _fits(text: str, start: str, within: str, end: str) -> bool:
    """Whether a text begins, holds and ends as a pattern says; between a beginning and an end something stands."""
    room = len(text) > len(start) + len(end) or not (start and end)
    return room and text.startswith(start) and text.endswith(end) and within in text


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    return Lexicon(tomllib.loads(Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8")))
