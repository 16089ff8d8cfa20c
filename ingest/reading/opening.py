"""What stands right below a measure's heading: a flag that it is new, and sentences that tell its purpose."""

import re

from graph.facts import Succession
from ingest.document import Block, Passage, Text
from ingest.reading import departments, flags, items, narrative, statements, tense
from ingest.reading.evidence import evidence
from ingest.reading.here import Here
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.text import years
from ingest.text.normal import folded

_SENTENCE = re.compile(r"[^。]+。")
_UNTOLD = "purpose"  # the kind of sentences below a heading that nothing else tells


class Opening:
    """The place right below the heading of a measure, until something else than its sentences stands there."""

    def __init__(self, here: Here) -> None:
        self._here = here
        self._open = False
        self._level: float | None = None  # of the headings that list what is done
        self._kind = _UNTOLD
        self._lists_acts = False  # whether the items of a list tell what is done, sentences or not

    def enter(self, level: float, *, named: bool, listed: str) -> None:
        """A heading, which names a measure or not; ``listed`` is what is said below those that list what is done."""
        if listed:
            self._level, self._kind = level, listed
        elif self._level != level:
            self._level, self._kind = None, _UNTOLD
        self._open, self._lists_acts = named, False

    def open(self, *, lists_acts: bool = False) -> None:
        """A line names a measure; ``lists_acts`` says that a list below it tells what is done, in sentences or not."""
        self._open, self._lists_acts = True, lists_acts

    @property
    def lists_acts(self) -> bool:
        """Whether a line that names a measure whose list tells what is done stands above, with nothing but that list between."""
        return self._open and self._lists_acts

    def close(self) -> None:
        """Something else begins."""
        self._open = False

    def flags(self, passage: Passage) -> bool:
        """Whether a passage is a flag that says that the measure is new."""
        return self._open and flags.says_new(passage.text.text) and self._created(passage.text)

    def flagged(self, before: Block | None, heading: Passage) -> None:
        """A flag at the left of a heading, in its line, says that the measure which it names is new."""
        if self._open and isinstance(before, Passage) and flags.says_new(before.text.text):
            (flag, *_), (name, *_) = before.text.places, heading.text.places
            level = max(flag.box[1], name.box[1]) < min(flag.box[3], name.box[3])
            if flag.page == name.page and level and flag.box[2] <= name.box[0]:
                self._created(before.text)

    def _created(self, flag: Text) -> bool:
        """Whether there is a measure that a flag may be about; that it is new is kept."""
        measure = self._here.about()
        if measure is None:
            return False
        self._here.place_chain()
        texts = evidence(*measure.texts, flag)
        self._here.found.add([Succession(evidence=texts, kind="created", successors=(measure.mention,))])
        return True

    def say(self, passage: Passage) -> None:
        """Keep what sentences right below the heading say of its measure; anything else ends the opening."""
        if not self._open or passage.role not in ("paragraph", "bullet"):
            return
        measure = self._here.about()
        act = self._lists_acts and items.has_bullets(passage.text)
        said, offices = self._here.untagged(passage.text)
        if measure is None or not (act or said.text.rstrip().endswith("。")):
            self.close()
            return
        opening = narrative.lead_in(passage.text.text)
        if opening and any(self._here.scope.known.names(name, measure.mention) for name in opening.names):
            return  # 「…」については, a measure's name: read with the running text
        self._here.place_chain()
        kind = "action" if act else self._kind_of(said.text, measure.node)
        if offices is not None:
            self._here.found.add(departments.made(offices, "lead", measure.mention, measure.texts))
        self._here.found.add(statements.made(said, kind, measure.mention, measure.texts, None))

    def _looks_back(self, sentence: str) -> bool:
        """Whether a sentence tells what came about in the year that the document reports on."""
        reviewed = self._here.context.reviewed
        told = tense.is_past([sentence]) and reviewed is not None
        return told and any(span.last == reviewed for span in years.spans(sentence, self._here.context.year))

    def _kind_of(self, words: str, node: Node) -> str:
        """The kind of a sentence below a heading: what a list is of, else what sentences and the level's word tell."""
        if self._kind == "result" and tense.is_to_come(words):
            return "action"  # 令和7年度の主な事業 of a paper of that year
        if self._kind != _UNTOLD:
            return self._kind
        if tense.is_past([words]) or any(map(self._looks_back, _SENTENCE.findall(words))):
            return "result"
        level = folded(node.level)
        if level.endswith("目標") and (tense.is_state(words) or tense.is_aim(words)):
            return "vision"
        return "action" if lexicon().actions.exact(level) or level == "事業" else _UNTOLD
