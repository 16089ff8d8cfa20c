"""The sentences of a document that name plans or years, each with what stands above or before it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.document import Document, Line, Panel, Passage, Table, Text
from ingest.reading.periods import PERIOD
from ingest.reading.short_names import short_names
from ingest.text import years
from ingest.text.names import Named, named
from ingest.text.normal import folded, normal

# A label before the plan that came before.
FORMER_LABEL = re.compile(r"(?:前|旧|前回|従前の?)(?:の?計画|プラン)(?:名称?|の名称|等)?")
_TELLING = re.compile(f"{PERIOD.pattern}|{FORMER_LABEL.pattern}")
_SENTENCE = re.compile(r"(?:[(（][^()（）]*[)）]|[^。]|。(?=[)）」』]))+。?")
_HALF = re.compile(r"(?P<half>前期|後期)(?P<noun>[^前後]{2,6})$")
_ITEM = r"^[^\w]*(?:[0-9]{1,2}[^\w]+)?"
_OFFICE = re.compile(
    r"[」』]?(?:の?(?:策定|推進|検討|評価|検証|審議|改[定訂]|見直し|市民|庁内|専門|有識者))*(?:委員会|協議会|審議会|懇話会|懇談会|推進会議|策定会議|本部|部会|要綱|要領|ワーキング)"
)
_OF_WORK = re.compile(r"(?:事業|実施|取組|適用|運用)(?:の|対象)?期間")
_ONE_ROW = 2  # rows with the head
_LONGEST_NAME = 40
_REMEMBERED = 3  # names before a sentence that it may lean on


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the document with where it stands, what names it has, and the label or heading above it."""

    text: str
    part: Text
    label: str
    names: tuple[Named, ...]
    before: tuple[Named, ...]

    @property
    def labelled(self) -> bool:
        """Whether the label above or before it speaks of a period."""
        return bool(PERIOD.search(folded(self.label)) or folded(self.label).strip() in {"期間", "計画の期間"})

    def calling(self, also: str, own: str) -> "Sentence":
        """The sentence with the plan that is also named so by its title."""
        plain = normal(also)
        names = (replace(name, name=own) if normal(name.name) == plain else name for name in self.names)
        return replace(self, names=tuple(names))


def sentences_of(document: Document, own: str, title: Collection[Line] = ()) -> Iterator[Sentence]:
    """The sentences that name plans or years; a full stop in brackets ends none. A line that with others prints the ``title``
    names no plan of its own.
    """
    before: list[Named] = []
    texts = ((text, label) for text, label in _texts(document) if not _is_part(text, own, title))
    for text, label, end in _with_range_below(texts):
        for match in _SENTENCE.finditer(text.text):
            plans = _without_offices(named(match[0] if end is None else match[0][:end]), match[0])
            names = tuple(_with_own(plans, match[0], own))
            if names or years.spans(match[0]) or PERIOD.search(match[0]):
                yield Sentence(match[0], text.part(*match.span()), label, names, tuple(before[-_REMEMBERED:]))
            before.extend(names)


def _is_part(text: Text, own: str, title: Collection[Line]) -> bool:
    """Whether a text is but one of the lines that print the title."""
    inside = bool(text) and all(line in title for line in text.lines)
    return inside and normal(text.text) != normal(own) and normal(text.text) in normal(own)


def _texts(document: Document) -> Iterator[tuple[Text, str]]:
    """Every text with the heading above it, or the cell to its left or above; at last what the pages repeat, each once."""
    heading = ""
    for block in document.blocks:
        if isinstance(block, Passage):
            heading = block.text.text if block.role == "heading" else heading
            yield block.text, "" if block.role == "heading" else heading
        elif isinstance(block, Panel):
            label = block.label.text if block.label else heading
            for passage in block.passages:
                yield passage.text, label
        elif isinstance(block, Table):
            yield from _cells(block)
    yield from (
        (Text((line,)), "") for line in {normal(line.text): line for line in reversed(document.furniture)}.values()
    )


def _without_offices(names: Sequence[Named], sentence: str) -> list[Named]:
    """The names but those that begin the name of a committee or a rule (○○計画策定委員会): nothing is said of the plan."""
    return [name for name in names if name.quoted or not _OFFICE.match(sentence, name.end)]


def _with_own(names: Sequence[Named], sentence: str, own: str) -> list[Named]:
    """The names of a sentence with every place of the document's own title among them that no longer name begins with, and
    with the short names of its editions.
    """
    plain, title = folded(sentence), folded(own)
    longer = {n.start for n in names if n.kind == "plan" and n.end > n.start + len(title)}
    inside = [(n.start, n.end) for n in names if n.kind == "plan" and folded(n.name).endswith(title)]
    found = [m.span() for m in re.finditer(re.escape(title), plain) if m.start() not in longer] if title else []
    starts = [start for start, end in found if not any(a < start and end <= b for a, b in inside)]
    places = [Named(start, start + len(title), own, "plan") for start in starts] + _of_halves(plain, own)
    full = [*names, *places]
    places += [s for s in short_names(sentence, own) if not any(n.start < s.start < n.end for n in full)]
    others = [n for n in names if not any(n.start < place.end and place.start < n.end for place in places)]
    return sorted([*others, *places], key=lambda name: name.start)


def _of_halves(plain: str, own: str) -> list[Named]:
    """The places where a half of the plan of which the own one is one is named by its last words alone (前期基本計画, of
    …総合計画後期基本計画), behind the number of a sentence too.
    """
    match = _HALF.search(own)
    if match is None:
        return []
    found = re.finditer(rf"(?:{_ITEM}|(?<=[、。「『はがのをにで]))(?P<words>(?:前期|後期){match['noun']})", plain)
    return [Named(*m.span("words"), own[: match.start()] + m["words"], "plan") for m in found]


def _with_range_below(texts: Iterable[tuple[Text, str]]) -> Iterator[tuple[Text, str, int | None]]:
    """A text that is nothing but a plan's name, and one below that is nothing but a range of years, are one; with it where the
    name in it ends.
    """
    before: Text | None = None
    for text, label in texts:
        span = years.head(text.text)
        if before and span and span.last > span.first:
            yield Text(before.lines + text.lines), label, len(before.text)
        else:
            yield text, label, None
        only_name = len(text.text) <= _LONGEST_NAME and any(
            len(n.name) >= len(text.text.strip()) for n in named(text.text)
        )
        before = text if only_name else None


def _cells(table: Table) -> Iterator[tuple[Text, str]]:
    """The cells with the label at their left or above that tells of periods; the head of a column of many rows tells of these,
    and the years in which work is done (実施期間) are those of the row.
    """
    grid = table.grid()
    for cell in table.cells:
        left = grid.get((cell.row, cell.column - 1))
        above = grid.get((cell.row - 1, cell.column))
        heads = (
            [above.text.text]
            if above and (table.rows <= _ONE_ROW or not PERIOD.search(folded(above.text.text)))
            else []
        )
        labels = [*([left.text.text] if left else []), *heads]
        told = (label for label in labels if _TELLING.search(folded(label)) and not _OF_WORK.search(folded(label)))
        yield cell.text, next(told, "")


def place_of(name: str, sentences: Sequence[Sentence]) -> Text:
    """The first lines that name a plan, in full or else by a short name."""
    plain = normal(name)
    for sentence in sentences:
        if plain and plain in normal(sentence.text):
            return sentence.part
    short = (sentence.part for sentence in sentences if any(n.name == name for n in sentence.names))
    return next(short, Text())
