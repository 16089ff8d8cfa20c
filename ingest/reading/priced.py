"""Lines of running text that name a project with its money: 【新規】こども食堂支援事業　　1,200千円（福祉課）."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from graph.facts import AnyFact, Budget, MeasureMention, Succession
from ingest.document import Document, Line, Passage, Text
from ingest.reading import departments, flags, names
from ingest.reading.evidence import evidence
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.text import numbers
from ingest.text.normal import folded

_FEWEST = 3  # such lines make a list of projects; one or two are told in passing
_LINE = re.compile(
    r"\s*(?P<name>[^。]{3,60}?)\s*(?:\((?P<before>[^()]{2,24})\))?[\s…・.:]+"
    r"(?P<amount>[△▲-]?[0-9][0-9,.億万]*\s*(?:千|百万|万|億)?円)\s*(?:\((?P<behind>[^()]{2,40})\))?\s*"
)
_AMOUNT_ALONE = re.compile(r"\s*[△▲-]?[0-9][0-9,.億万]*\s*(?:千|百万|万|億)?円\s*(?:\([^()]{2,40}\))?\s*")
_ACCOUNT = re.compile(r"第?\s*[0-9]+\s*[款項目]")  # a title of the budget (第２項 固定資産購入費), no project
_NO_NAME = re.compile(r"(?:[はをがにでと、]|約|総額|予算額?|事業費|合計|小計|前年度.*|総計|計)$")


@dataclass(frozen=True)
class Project:
    """A project as its line names it, with the words for its money and for the department, "" where none is told."""

    node: Node
    amount: str
    office: str
    is_new: bool


class Priced:
    """The lines of a document that name projects with their money, where it has enough of them to be a list."""

    def __init__(self, document: Document) -> None:
        single = [passage for passage in document.passages() if len(passage.text.lines) == 1]
        amounts = [passage for passage in single if _AMOUNT_ALONE.fullmatch(folded(passage.text.text))]
        self._projects: dict[int, Project] = {}
        self._taken: set[int] = set()
        for passage in single:
            beside = [other for other in amounts if _beside(passage.text.lines[0], other.text.lines[0])]
            if found := _project(Text((passage.text.lines[0], *(other.text.lines[0] for other in beside[:1])))):
                self._projects[id(passage)] = found
                self._taken |= {id(other) for other in beside[:1]}
        if len(self._projects) < _FEWEST:
            self._projects, self._taken = {}, set()

    def at(self, passage: Passage) -> Project | None:
        """The project that a passage names, with the amount beside it."""
        return self._projects.get(id(passage))

    def takes(self, passage: Passage) -> bool:
        """Whether a passage is only the amount of the project at its left."""
        return id(passage) in self._taken


def _beside(name: Line, amount: Line) -> bool:
    """Whether an amount stands at the right of a name on one printed line."""
    a, b = name.place, amount.place
    middle = (b.box[1] + b.box[3]) / 2
    return a.page == b.page and a.box[1] <= middle <= a.box[3] and a.box[2] <= b.box[0]


def _project(text: Text) -> Project | None:
    """The project that a line names; None where it is anything else."""
    words = "　".join(line.text.strip() for line in text.lines)
    match = _LINE.fullmatch(folded(words))
    if match is None or _ACCOUNT.match(match["name"]):
        return None
    printed = words[match.start("name") : match.end("name")].strip()
    found = names.split_name(printed)
    if not names.has_letters(found.name) or _NO_NAME.search(found.name):
        return None
    told = [match[part] or "" for part in ("before", "behind")]
    office = next((part for part in told if part and departments.is_department(part)), "")
    is_new = any(flags.says_new(part) for part in re.findall(r"[【\[(〔<]([^【】\[\]()〔〕<>]+)", folded(printed)))
    return Project(named_node(found.name, found.number, found.level, (text,)), match["amount"], office, is_new)


def project_facts(told: Project, about: MeasureMention, year: int | None) -> Iterator[AnyFact]:
    """The money of a project in the document's year, its department, and that it is new."""
    (text,) = told.node.texts
    pieces = evidence(text)
    for quantity in numbers.quantities(told.amount)[:1]:
        if quantity.value is not None:
            yield Budget(
                evidence=pieces, about=about, amount=quantity.value, kind="initial", text=told.amount, year=year
            )
    if told.office:
        yield from departments.made(_saying(text, told.office), "lead", about, (text,))
    if told.is_new:
        yield Succession(evidence=pieces, kind="created", successors=(about,))


def _saying(text: Text, words: str) -> Text:
    return Text((msgspec.structs.replace(text.lines[0], text=words),))
