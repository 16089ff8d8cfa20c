"""The measures that a band over the width of a table names, one or a way down the tree: 基本目標１ … ▶ 施策１－２ …."""

import re

from ingest.document import Text
from ingest.reading import counted, listing, names, passages
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.offices import are_offices
from ingest.reading.records import Band, Sheet

_LONGEST = 60  # letters of a name
_STEP = re.compile(r"\s*[▶►▷→⇒➡>＞≫»｜|／/]\s*")
_AROUND = re.compile(r"^[【〔［\[(（〈<＜■◆●○・\s]+|[】〕］\])）〉>＞\s]+$")
_BLANK = re.compile(r"[\s　]+")


def depths(sheet: Sheet) -> dict[int, int]:
    """How deep the band of each row stands, by bands right below each other: a lone one is one of the lowest level."""
    runs: list[list[int]] = [[]]
    for item in sheet.items():
        if not isinstance(item, Band):
            runs.append([])
        else:
            runs[-1].append(item.row)
    deepest = max(map(len, runs), default=0)
    return {row: deepest - len(run) + place for run in runs for place, row in enumerate(run)}


def named(band: Text, words: frozenset[str]) -> list[Node]:
    """The measures that a band names from the top down, none where it holds no name or is a department whose measures follow
    (【総務部】); ``words`` are levels of this table.
    """
    orders = band.text.strip() in lexicon().structure  # 総合評価の区分, over a legend
    if is_office(band) or orders or passages.is_unit(band.text) or band.text.startswith("※"):
        return []
    steps = [names.split_name(part) for part in way(band.text)]
    if len(steps) == 1:
        steps = [counted.split(band.text, words) or names.read_name(band)]
    if any(not names.is_name(s.name) or listing.is_sum(s.name) or len(s.name) > _LONGEST for s in steps):
        return []
    return [listing.node(step.name, step.number, step.level, (band,)) for step in steps]


def way(words: str) -> list[str]:
    """The steps of a way down the tree, each with level and number (基本目標１ … ▶ 施策１－２ …); the words as one else."""
    parts = [step for part in _STEP.split(words.strip()) for step in _counted(part)]
    steps = [names.split_name(part) for part in parts]
    return parts if all(step.level and step.number for step in steps) else [words]


def is_office(band: Text) -> bool:
    """Whether a band is a department whose measures follow (【総務部】)."""
    return are_offices(_AROUND.sub("", band.text.strip()))


def titles_card(sheet: Sheet) -> bool:
    """Whether a table begins with a band that names a measure by level and number."""
    first = next(iter(sheet.items()), None)
    nodes = named(first.cells[0].text, frozenset()) if isinstance(first, Band) else []
    return bool(nodes) and bool(nodes[-1].level and nodes[-1].number)


def _counted(words: str) -> list[str]:
    """Words cut before each level with its number behind a blank (基本目標１　…　基本施策１　…)."""
    cuts = [m for m in _BLANK.finditer(words) if _begins_step(_BLANK.split(words[m.end() :])[0])]
    ends = [*(m.start() for m in cuts), len(words)]
    return [words[start:end] for start, end in zip([0, *(m.end() for m in cuts)], ends, strict=True)]


def _begins_step(word: str) -> bool:
    """Whether a word is a level with its number (基本施策１)."""
    found = names.split_name(f"{word}　{word}")
    return bool(found.level and found.number and found.name == word)


def below(above: list[Node], nodes: list[Node]) -> list[Node]:
    """The way down to what a band names: it takes the place of the band of its kind of level and number and of all under
    that, and stands below bands of other kinds (基本目標1 …, under it （1） …).
    """
    if len(nodes) > 1:
        return nodes
    kinds = [_kind(node) for node in above]
    kind = _kind(nodes[0])
    return [*above[: kinds.index(kind)], *nodes] if kind in kinds else [*above, *nodes]


def _kind(node: Node) -> tuple[str, str]:
    return node.level, names.kind_of_number(node.number)
