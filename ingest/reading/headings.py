"""The measure that a heading names, if it names one."""

import re
from collections.abc import Container
from dataclasses import replace

from ingest.document import Passage, Text
from ingest.reading import bracketed, grades, names, tellings, told_of
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.reading.offices import are_offices
from ingest.reading.passages import without_note
from ingest.reading.predecessors import names_edition
from ingest.text import numbers, years
from ingest.text.names import tells_report
from ingest.text.normal import folded, normal

LONGEST = 60  # letters of a heading that names a measure
_SHORT = 12
_LONG_NOTE = re.compile(r"\s*[(（][^()（）]*[)）]$")
# When a paper was made, and by whom: 令和6年3月　緑川市.
_IMPRINT = re.compile(
    r"(?:令和|平成)?\s*[0-9元]{1,4}\s*年\s*[0-9]{1,2}\s*月(?:\s*[0-9]{1,2}\s*日)?(?:\s+\S{1,14}|\s*(?:改[定訂]|策定|発行|作成|公表))?"
)
_DIVISIONS = ("部", "局", "委員会")
_IN_BRACKETS = re.compile(r"[【〔＜<《≪〈\[［].*[】〕＞>》≫〉\]］]|[（(][^()（）]*[)）]")


def heading_node(passage: Passage, plans: list[str], labels: Container[str] = ()) -> Node | None:
    """The measure that a heading names; None for headings that only order the document, labels and titles of plans.

    ``labels`` are texts in the normal form that stand as headings again and again.
    """
    text = tellings.without(bracketed.split(without_note(passage.text.text.strip()), (passage.text,))[0])
    leveled = names.split_name(text)
    counted = bool(leveled.level and leveled.number)  # 基本目標１ … may head every sheet
    structural = lexicon().structure.exact(leveled.name) if counted else text in lexicon().structure
    if (
        (normal(text) in labels and not counted)
        or structural
        or _is_no_name(text)
        or told_of.only_tells(text)
        or (names_edition(text) and not counted)
        or _names_office(leveled)
        or lexicon().chapters.find(passage.marker)
    ):
        return None
    title = tellings.without(bracketed.split(passage.title, (passage.text,))[0]) or text
    found = names.read_name(passage.text)
    leads = found.level and found.number  # （基本施策）1-1 …
    if not leads and (any(read_label(names.clean(words)).known for words in (text, title)) or years.head(text)):
        return None
    counted_on = names.is_number(passage.marker) or names.chapter(text) is not None  # 第１節　…
    marker = names.tidy_number(passage.marker) if counted_on else ""
    name = found.name if found.number or found.level or not passage.title else names.split_name(passage.title).name
    if not found.number and not passage.marker and not name[:1].isdigit():
        name = _without_long_note(name)
    told, name = name, tellings.without(name)
    if (
        not names.is_name(name)
        or names.breaks_off(name)
        or (not counted and _orders(name, title))
        or any(normal(plan) in normal(name) for plan in plans if plan)
    ):
        return None
    node = named_node(name, found.number or marker, found.level, (Text(passage.text.lines),))
    return replace(node, regroups=name != told)


def _orders(name: str, title: str) -> bool:
    """Whether a heading only orders the document, by its name, that without the brackets behind it (評価シート（施策1-1）), or
    what these hold (取組別計画（個票）).
    """
    return any(words in lexicon().structure for words in (name, _LONG_NOTE.sub("", name), _remark(title)))


def _is_no_name(text: str) -> bool:
    """Whether a heading is a caption in brackets, a unit, a number, a question, a legend, the start of a sentence, an indicator
    (指標　花壇の数), or says what paper it is (年次報告書), and who made it when.
    """
    in_brackets = _IN_BRACKETS.fullmatch(text) and not names.split_name(text).level
    unit = len(text) < _SHORT and numbers.unit_of(text)
    number = names.is_number(text) or folded(text).strip().isdigit()
    sentence = re.match(r"「[^」]+」.*(?:について|は、|では)", text) or text.endswith(("。", "：", ":", "？", "?"))
    first = re.split(r"[\s　]+", text)[0]
    indicator = first != text and read_label(first).means("indicator")
    paper = tells_report(text) or _IMPRINT.fullmatch(folded(text).strip())
    other = sentence or indicator or grades.explains(text) or paper or len(text) > LONGEST
    return bool(in_brackets or unit or number or other)


def _names_office(heading: names.Name) -> bool:
    """Whether a heading is a department whose measures follow (総務部, １ 教育委員会); a numbered 相談室 may be a measure."""
    sure = not heading.number or heading.name.endswith(_DIVISIONS)
    return sure and not heading.level and are_offices(heading.name)


def _remark(title: str) -> str:
    """What the brackets at the end of a heading hold (取組別計画（個票）), "" without any."""
    found = _LONG_NOTE.search(title)
    return found[0].strip(" 　()（）") if found else ""


def _without_long_note(name: str) -> str:
    """A name without the remark in brackets behind it that is longer than the name itself; departments are no remark."""
    bare = _LONG_NOTE.sub("", name)
    return bare if bare and len(name) > 2 * len(bare) and bracketed.split(name, ())[0] == name else name
