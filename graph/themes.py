"""What a measure is about, so that one municipality's can be set beside another's: themes as data (``themes.toml``).

A measure has the themes whose words stand in one of its names; where none does, the one theme of which its texts speak most,
if they do so more than once. Words are compared as sequences of SudachiPy's normalised forms without particles and marks.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

import msgspec
from sudachipy import SplitMode

from graph.morphemes import tokenizer

FILE = Path(__file__).with_name("themes.toml")
LEFT_OUT = ("助詞", "補助記号", "空白", "助動詞")
LONGEST = 600  # characters of a name or of a measure's texts that are looked at
TELLING = 2  # times that texts must speak of a theme
Keys = tuple[str, ...]
Phrase = Sequence[Keys]  # parts that must all be there
Places = Mapping[str, Sequence[int]]  # where each word stands


class ThemesError(Exception):
    """The file of themes cannot be meant; the message says what to mend."""


class Theme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A theme as its file gives it; see there for what the words do."""

    id: Annotated[str, msgspec.Meta(pattern="^[a-z0-9-]+$")]
    ja: str
    en: str
    broader: str = ""
    words: tuple[str, ...] = ()
    with_: tuple[str, ...] = msgspec.field(default=(), name="with")
    without: tuple[str, ...] = ()


class Themes:
    """All themes, and which of them names and texts are about."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        _check(themes)
        self.all = tuple(themes)
        self.by_id = {theme.id: theme for theme in themes}
        self._with = {theme.id: [_parts(phrase) for phrase in theme.with_] for theme in themes}
        self._without = {theme.id: [_parts(phrase) for phrase in theme.without] for theme in themes}
        self._wider = {theme.id: theme.broader for theme in themes}
        self._phrases: defaultdict[str, list[tuple[str, Phrase]]] = defaultdict(list)
        for theme in themes:
            for phrase in map(_parts, theme.words):
                self._phrases[phrase[0][0]].append((theme.id, phrase))

    def of(self, names: Iterable[str], text: str = "") -> tuple[str, ...]:
        """The ids of the themes of a measure with these names and texts, sorted."""
        found = {theme for name in names for theme in self.of_words(keys(name))}
        return tuple(sorted(found or self._of_text(text)))

    def of_words(self, words: Keys) -> set[str]:
        """The themes of which these words speak; one whose narrower theme is there too is left out."""
        places = _places(words)
        likely = [pair for word in places for pair in self._phrases.get(word, ())]
        named = {theme for theme, phrase in likely if _holds(words, places, phrase)}
        found = {theme for theme in named if self._admits(theme, words, places)}
        return found - {self._wider[theme] for theme in found}

    def _admits(self, theme: str, words: Keys, places: Places) -> bool:
        required = self._with[theme]
        return (not required or any(_holds(words, places, phrase) for phrase in required)) and not any(
            _holds(words, places, phrase) for phrase in self._without[theme]
        )

    def _of_text(self, text: str) -> set[str]:
        """The theme of which most sentences speak."""
        counts: defaultdict[str, int] = defaultdict(int)
        for sentence in filter(None, text[:LONGEST].replace("\n", "。").split("。")):
            for theme in self.of_words(keys(sentence)):
                counts[theme] += 1
        best = max(counts.values(), default=0)
        leading = [theme for theme, count in counts.items() if count == best]
        return set(leading) if best >= TELLING and len(leading) == 1 else set()


@cache
def themes(file: Path = FILE) -> Themes:
    """The themes of a file. ThemesError where it is not as it should be."""
    try:
        return Themes(msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8"))["theme"], list[Theme]))
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, KeyError) as error:
        raise ThemesError(f"{file.name}: {error}") from None


@lru_cache(maxsize=20_000)
def keys(text: str) -> Keys:
    """The words of a text as they are compared: normalised, particles and marks left out."""
    return tuple(
        morpheme.normalized_form().casefold()
        for morpheme in tokenizer().tokenize(text[:LONGEST], SplitMode.A)
        if morpheme.part_of_speech()[0] not in LEFT_OUT
    )


def _parts(phrase: str) -> Phrase:
    return [found for part in phrase.split() if (found := keys(part))]


def _places(words: Keys) -> Places:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        found[word].append(place)
    return found


def _holds(words: Keys, places: Places, phrase: Phrase) -> bool:
    """Whether all parts of a phrase stand among the words, each in one piece."""
    return all(any(words[at : at + len(part)] == part for at in places.get(part[0], ())) for part in phrase)


def _check(themes: Sequence[Theme]) -> None:
    wider = {theme.id: theme.broader for theme in themes}
    if len(wider) < len(themes):
        raise ThemesError("Two themes have the same id.")
    for theme in themes:
        for phrase in (*theme.words, *theme.with_, *theme.without):
            if not _parts(phrase):
                raise ThemesError(f'{theme.id}: there is no word in "{phrase}".')
        seen = [theme.id]
        while above := wider.get(seen[-1], ""):
            if above not in wider:
                raise ThemesError(f"{seen[-1]}: there is no theme {above} to be broader.")
            if above in seen:
                raise ThemesError(f"{theme.id}: its broader themes go in a circle.")
            seen.append(above)
