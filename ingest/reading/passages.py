"""What a passage is to those around it: the label of what follows, a theme, a chapter, a note, a scrap."""

import re
from collections.abc import Callable, Iterable

import msgspec

from ingest.document import Block, Document, Panel, Passage
from ingest.reading import tellings
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.statements import kind_of_label

LONGEST_LABEL = 30  # letters
_SHORTEST_PARAGRAPH = 15  # letters
_THEME = re.compile(r"【[^【】]{2,40}】")
_NOTE_BEHIND = re.compile(r"(?<=\S)[\s　]+※.*$")
_UNIT = re.compile(r"[(（〔［\[]?\s*単位\s*[:：]?\s*[^()（）。]{1,8}[)）〕］\]]?")
_KNOWN = ("statement", "indicator", "schedule", "department", "value", "rating", "related_plan", "budget")


def taken_apart(document: Document, parts: Callable[[Passage], Iterable[Passage]]) -> Document:
    """A document with each passage, also those in frames, replaced by its ``parts``."""

    def of_block(block: Block) -> Iterable[Block]:
        if isinstance(block, Passage):
            return parts(block)
        if isinstance(block, Panel):
            passages = tuple(part for passage in block.passages for part in parts(passage))
            return (msgspec.structs.replace(block, passages=passages),)
        return (block,)

    return msgspec.structs.replace(
        document, blocks=tuple(part for block in document.blocks for part in of_block(block))
    )


def is_label(passage: Passage, now: int | None) -> bool:
    """Whether a passage is a label for what follows (現状, 【課題】, 成果指標)."""
    text = without_note(passage.text.text.strip())
    if len(text) > LONGEST_LABEL or tellings.without(text) != text:
        return False
    label = read_label(text, now)
    if label.means("statement.purpose") and (passage.title or text) in lexicon().structure:
        return False
    remark = label.means("remark") and not passage.marker[:1].isalnum()  # 備考, but ５　その他 orders the document
    return remark or label.means(*_KNOWN) or bool(kind_of_label(label, now))


def is_theme(passage: Passage, now: int | None) -> bool:
    """Whether a passage is a name in 【】 and no label: under a label (取組内容, 課題) what the text below is about."""
    text = passage.text.text.strip()
    if not _THEME.fullmatch(text):
        return False
    label = read_label(text, now)
    return not label.known or label.means("remark")


def is_chapter(passage: Passage) -> bool:
    """Whether a heading counts the document's chapters: it closes what stands above, also where it reads as a label."""
    return lexicon().chapters.find(passage.marker) is not None


def is_note(block: Block) -> bool:
    """Whether a block is a note, by its role or its sign."""
    if not isinstance(block, Passage):
        return False
    return block.role == "note" or block.text.text.strip().startswith(("※", "＊", "*", "注"))


def is_note_or_unit(block: Block) -> bool:
    """Whether a block is a note, or nothing but the unit of a table (（単位：千円）)."""
    return is_note(block) or (isinstance(block, Passage) and is_unit(block.text.text))


def is_unit(text: str) -> bool:
    """Whether a text is nothing but the unit of a table (（単位：千円）)."""
    return _UNIT.fullmatch(text.strip()) is not None


def is_scrap(passage: Passage) -> bool:
    """Whether a paragraph is no sentence but a word or number that stands alone, as on a chart."""
    text = passage.text.text.strip()
    return passage.role == "paragraph" and len(text) < _SHORTEST_PARAGRAPH and not text.endswith("。")


def without_note(text: str) -> str:
    """A label without the note behind it (＜主な取組＞　※詳細は第５章)."""
    return _NOTE_BEHIND.sub("", text)
