"""Lists of projects in running text, each on a line with its money: 【新規】こども食堂支援事業　　1,200千円（福祉課）.

Money, department and the money of the year before stand behind the name, at the right of it, or on the lines right below.
Where a text tells the unit of all amounts, a line needs none: ◎ こども食堂への支援（福祉課） ……… 1,200.
"""

from collections.abc import Iterator

import msgspec

from graph.facts import AnyFact, Budget, MeasureMention, Succession
from ingest.document import Document, Line, Passage, Text
from ingest.reading import budgets, costs, departments, items
from ingest.reading.evidence import evidence
from ingest.reading.labelled import saying
from ingest.reading.moneyline import Amount
from ingest.reading.passages import taken_apart
from ingest.reading.project_cards import ProjectCards
from ingest.reading.project_lines import Finder, Project, terms_of
from ingest.text import numbers

_FEWEST = 3  # such lines make a list of projects; one or two are told in passing


class Priced:
    """The lines of a document that name projects with their money, where it has enough of them to be a list; ``document`` is
    the document in which each stands as a passage of its own, without what stands below it and beside.
    """

    def __init__(self, document: Document, now: int | None) -> None:
        self._now = now
        self._terms = terms_of(passage.text.text for passage in document.passages())
        self._projects: dict[int, Project] = {}
        self.document = document
        found = Finder(document, self._terms, now)
        in_cards = ProjectCards(document).lines & set(found.projects)
        for line in {*costs.of_parts(document, found, now), *in_cards}:
            found.taken -= set(found.projects.pop(line).lines)
        if len(found.projects) >= _FEWEST:
            self.document = taken_apart(document, lambda passage: self._parts(passage, found))

    def _parts(self, passage: Passage, found: Finder) -> Iterator[Passage]:
        """A passage cut before and behind the lines that name projects, without those that they take."""
        lines = passage.text.lines
        if not any(line in found.projects or line in found.taken for line in lines):
            yield passage
            return
        kept: list[Line] = []
        for line in lines:
            if line not in found.projects and line not in found.taken:
                kept.append(line)
                continue
            yield from _rest(kept)
            kept = []
            if line in found.projects:
                part = msgspec.structs.replace(passage, text=Text((line,))) if line == lines[0] else _passage([line])
                self._projects[id(part)] = found.projects[line]
                yield part
        yield from _rest(kept)

    def at(self, passage: Passage) -> Project | None:
        """The project that a passage names."""
        return self._projects.get(id(passage))

    def facts(self, project: Project, about: MeasureMention) -> Iterator[AnyFact]:
        """The money of a project by year, its departments, and that it is new."""
        text = Text(project.lines)
        for amount in project.told.amounts:
            yield from self._budget(amount, project, about)
        for offices in project.told.offices:
            (line, *_) = [line for line in project.lines if offices in line.text] or project.lines
            yield from departments.made(saying(Text((line,)), offices), "lead", about, project.node.texts)
        if project.is_new:
            yield Succession(evidence=evidence(text), kind="created", successors=(about,))

    def _budget(self, amount: Amount, project: Project, about: MeasureMention) -> Iterator[Budget]:
        label = amount.label
        year = label.last or self._now
        others = [other for other in project.told.amounts if other is not amount and other.is_bare]
        if label.means("share", "ignored"):
            return
        if amount.is_bare and amount.in_brackets and others:
            if not self._terms.before or self._now is None:
                return
            year = self._now - 1
        for quantity in numbers.quantities(amount.text, unit=self._terms.unit)[:1]:
            if quantity.value is not None:
                kind = budgets.kind_of(label.meaning) if label.means("budget") else "initial"
                yield Budget(
                    evidence=evidence(Text(project.lines)),
                    about=about,
                    amount=quantity.value,
                    kind=kind,
                    text=amount.text,
                    year=year,
                )


def _rest(lines: list[Line]) -> Iterator[Passage]:
    """Lines beside those that name projects, as passages: each item of a list one, else all one."""
    if lines and items.has_bullets(Text(tuple(lines))):
        yield from (_passage(list(text.lines), role="bullet") for _, text in items.bullets(Text(tuple(lines))))
    elif lines:
        yield _passage(lines)


def _passage(lines: list[Line], *, role: str = "paragraph") -> Passage:
    text = Text(tuple(lines))
    return Passage(text, "bullet" if role == "bullet" else "paragraph", title=text.text)
