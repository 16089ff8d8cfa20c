"""Frames that show a project each, as slides of a budget do: its name, what is done, its money, who runs it, what is new.

小中学校の空調整備　　　　　　　　【拡充】
中学校5校の工事を行います。
3億1,200万円（前年度　1億2,450万円）　【学校施設課】
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.facts import AnyFact, Budget, MeasureMention, Role, Succession
from ingest.document import Document, Line, Panel, Passage, Text
from ingest.reading import (
    bracketed,
    budgets,
    departments,
    evaluations,
    flags,
    items,
    names,
    ordered,
    related,
    statements,
    turns,
)
from ingest.reading.evidence import evidence
from ingest.reading.labelled import saying
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.reading.passages import LONGEST_LABEL
from ingest.text import numbers, years
from ingest.text.normal import folded

_UNTOLD = "purpose"  # the kind of sentences that no label is above; items of a list tell what is done
_FEWEST = 3  # such frames are how a document shows its projects
_LONGEST = 60  # letters of a name
_MONEY = r"[△▲-]?\s*[0-9][0-9,.億万千]*\s*(?:千|百万|万|億)?円"
_BEFORE = re.compile(
    rf"[(\[]\s*(?P<when>前年度?|昨年度?|[^()\[\]\s:]{{1,6}}年度?|[RH][0-9]{{1,2}})(?:の?当初)?(?:予算額?|の?額)?\s*[:は]?\s*"
    rf"(?P<amount>{_MONEY})?[^()\[\]]{{0,6}}[)\]]"
)
_LABELLED = re.compile(rf"(?P<label>[^\s:。()]{{2,10}})\s*[:\s]\s*(?P<amount>{_MONEY})")
_AMOUNT = re.compile(rf"(?P<label>)(?P<amount>{_MONEY})")
_TAG = re.compile(r"[【〔\[(<《]\s*(?P<words>[^【】〔〕\[\]()<>《》]{1,40}?)\s*[】〕\])>》]")
_WORD = re.compile(r"(?<!\S)(?P<words>\S{1,20})(?!\S)")
_OFFICE = re.compile(r"(?<!\S)(?P<words>[^\s:。]{2,8}(?:\s*:\s*|\s+)\S{2,30})(?!\S)")
_LED = re.compile(
    r"\s*[【〔\[(<《■●◆・]?\s*(?P<label>[^\s:。【】〔〕\[\]()<>《》]{2,12})\s*(?:[】〕\])>》]\s*:?|:|\s)\s*(?=\S)"
)


@dataclass(frozen=True)
class Money:
    """An amount as printed; ``back`` tells that it is of the year before, ``year`` is the one printed with it."""

    text: Text
    kind: str
    year: int | None
    back: bool = False


@dataclass(frozen=True)
class Card:
    """What a frame shows of its project."""

    node: Node
    said: tuple[tuple[str, Text], ...]  # each with its kind
    money: tuple[Money, ...]
    offices: tuple[tuple[Role, Text], ...]
    related: tuple[Text, ...]
    values: tuple[tuple[Text, Text], ...]  # of indicators, behind their names
    ratings: tuple[tuple[Label, Text], ...]
    is_new: bool


class ProjectCards:
    """The frames of a document that show projects, where it has enough of them."""

    def __init__(self, document: Document) -> None:
        panels = (block for block in document.blocks if isinstance(block, Panel))
        found = [(panel, card) for panel in panels if (card := _card(panel))]
        shown = found if len(found) >= _FEWEST else []
        self._panels = [panel for panel, _ in shown]
        self._cards = {id(panel): card for panel, card in shown}
        self._order = ordered.order_of(passage.text for passage in document.passages()) if self._cards else []

    @property
    def lines(self) -> set[Line]:
        """The lines of the frames that show projects."""
        return {line for panel in self._panels for passage in panel.passages for line in passage.text.lines}

    def at(self, panel: Panel) -> Card | None:
        """What a frame shows, None where it shows no project."""
        return self._cards.get(id(panel))

    def facts(self, card: Card, about: MeasureMention, now: int | None) -> Iterator[AnyFact]:
        """The facts of a card; ``now`` is the fiscal year of the document."""
        yield from _facts(card, about, now)
        for name, values in card.values:
            yield from ordered.observations(name, values, self._order, about, card.node.texts)


def _facts(card: Card, about: MeasureMention, now: int | None) -> Iterator[AnyFact]:
    heads = card.node.texts
    for kind, text in card.said:
        yield from statements.made(text, kind, about, heads, None)
    for money in card.money:
        year = now - 1 if money.back and money.year is None and now is not None else money.year or now
        for quantity in numbers.quantities(money.text.text)[:1]:
            if quantity.value is not None:
                pieces, kind = evidence(*heads, money.text), budgets.kind_of(money.kind)
                words = money.text.text.strip()
                yield Budget(evidence=pieces, about=about, amount=quantity.value, kind=kind, text=words, year=year)
    for role, text in card.offices:
        yield from departments.made(text, role, about, heads)
    for label, text in card.ratings:
        yield from evaluations.told(text, about, heads, label.last or now)
    for text in card.related:
        yield from related.from_text(text, about, heads)
    if card.is_new:
        yield Succession(evidence=evidence(*heads), kind="created", successors=(about,))


def _card(panel: Panel) -> Card | None:
    """The card that a frame is: a name first, then sentences and lines of money and offices, at least one of either."""
    read = _Read()
    for text in [panel.label] if panel.label else []:
        if read.rest_of(text.lines[0]):
            return None
    for passage in panel.passages:
        if read.takes(passage):
            continue
        for line in passage.text.lines:
            rest = read.rest_of(line)
            if rest and read.name is None and not read.said:
                read.name, read.named = rest, line
            elif rest:
                return None
    found = names.split_name(read.name or "")
    if (
        read.named is None
        or len(found.name) > _LONGEST
        or not names.is_name(found.name)
        or read_label(found.name).known
    ):
        return None
    node = named_node(found.name, found.number, found.level, (Text((read.named,)),))
    whole = len(read.money) - sum(money.back for money in read.money) == 1 or (not read.money and bool(read.offices))
    told = tuple(read.said), tuple(read.money), tuple(read.offices), tuple(read.related), tuple(read.values)
    return Card(node, *told, tuple(read.ratings), read.is_new) if whole and read.said else None


def _said(text: Text, told: str) -> tuple[str, Text]:
    """A sentence of a frame with its kind: as the label before it tells (課題：…), else the one on the line above (``told``)."""
    match = _LED.match(folded(text.text))
    kind = statements.kind_of_label(read_label(match["label"]), None) if match else ""
    return (kind, saying(text, text.text[match.end() :])) if match and kind else (told, text)


class _Read:
    """What the lines of a frame said up to here."""

    def __init__(self) -> None:
        self.name: str | None = None
        self.named: Line | None = None
        self.said: list[tuple[str, Text]] = []
        self.money: list[Money] = []
        self.offices: list[tuple[Role, Text]] = []
        self.related: list[Text] = []
        self.indicator: Text | None = None
        self.values: list[tuple[Text, Text]] = []
        self.ratings: list[tuple[Label, Text]] = []
        self.is_new = False
        self.kind = _UNTOLD  # of the sentences that follow

    def takes(self, passage: Passage) -> bool:
        """Whether a passage is sentences, or behind the name something with its label or items of a list: all are kept."""
        if passage.text.text.rstrip().endswith("。"):
            self.said.append(_said(passage.text, self.kind))
            return True
        text = passage.text
        return self.name is not None and (
            self.takes_label(text) or self.takes_labelled(text) or self._takes_items(passage)
        )

    def _takes_items(self, passage: Passage) -> bool:
        """Whether a passage behind the money or the office is an item of what is done, in a sentence or not."""
        listed = passage.role == "bullet" and bool(self.money or self.offices)
        kind = "action" if self.kind == _UNTOLD else self.kind
        self.said += [(kind, part) for _, part in items.bullets(passage.text)] if listed else []
        return listed

    def takes_label(self, text: Text) -> bool:
        """Whether a line is the label of the sentences below it (事業内容), which then are of its kind."""
        kind = statements.kind_of_label(read_label(text.text), None) if len(text.text) <= LONGEST_LABEL else ""
        self.kind = kind or self.kind
        return bool(kind)

    def takes_labelled(self, text: Text) -> bool:
        """Whether a text is a plan or an indicator behind its label (関連計画：…, KPI …), or this one's values: all are kept."""
        if self.indicator is not None and ordered.are_values(text):
            self.values.append((self.indicator, text))
            return True
        if told := turns.parts(text):
            self._take(told)
            return True
        match = _LED.match(folded(text.text))
        label = read_label(match["label"]) if match else Label()
        if match and label.means("related_plan"):
            self.related.append(saying(text, text.text[match.end() :]))
        if match and label.means("indicator"):
            self.indicator = saying(text, text.text[match.end() :])
        return label.means("related_plan", "indicator")

    def _take(self, told: list[tuple[Label, Text]]) -> None:
        """Keep the offices, ratings and plans behind their labels on a line."""
        offices = [(departments.ROLES[label.meaning], text) for label, text in told if label.means("department")]
        self.offices += offices
        self.ratings += [(label, text) for label, text in told if label.means("rating")]
        self.related += [text for label, text in told if label.means("related_plan")]

    def rest_of(self, line: Line) -> str:
        """What of a line is neither money nor an office nor a flag; these are kept."""
        text, rest = Text((line,)), folded(line.text)
        for pattern, take in (
            (_BEFORE, self._before),
            (_LABELLED, self._amount),
            (_AMOUNT, self._amount),
            (_OFFICE, self._office),
            (_TAG, self._tag),
            (_WORD, self._tag),
        ):
            for match in list(pattern.finditer(rest)):
                if take(match, text):
                    rest = rest[: match.start()] + " " * len(match[0]) + rest[match.end() :]
        return line.text[len(rest) - len(rest.lstrip()) : len(rest.rstrip())] if rest.strip() else ""

    def _before(self, match: re.Match[str], text: Text) -> bool:
        if match["amount"]:
            span = years.head(match["when"])
            self.money.append(
                Money(saying(text, match["amount"].strip()), "budget.initial", span.last if span else None, back=True)
            )
        return True

    def _amount(self, match: re.Match[str], text: Text) -> bool:
        label = read_label(match["label"] or "予算額")
        if label.means("budget"):
            self.money.append(Money(saying(text, match["amount"].strip()), label.meaning, label.last))
        return label.means("budget")

    def _office(self, match: re.Match[str], text: Text) -> bool:
        return bracketed.labelled(match["words"])[0].known and self._tag(match, text)

    def _tag(self, match: re.Match[str], text: Text) -> bool:
        if lexicon().succession.exact(match["words"]) is not None or names.is_mark(match["words"]):
            self.is_new = self.is_new or flags.says_new(match["words"])
            return True
        told = bracketed.lists(match["words"])
        parts = [part for _, offices in told for part in bracketed.parts(offices)]
        labelled = any(label.known for label, _ in told)
        sure = labelled or match.re is _TAG or any(map(bracketed.is_sure, parts))
        if not told or not sure or not all(map(bracketed.is_office, parts)):
            return False
        for label, offices in told:
            role = departments.ROLES[label.meaning if label.known else "department.lead"]
            self.offices.append((role, saying(text, offices)))
        return True
