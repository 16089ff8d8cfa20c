"""The lines of a document that name a project with its money: on one printed line, or with the money below the name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ingest.document import Document, Line, Passage, Text
from ingest.reading import flags, money_units, moneyline, names, paid
from ingest.reading.labels import read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.listing import Node
from ingest.reading.listing import node as named_node
from ingest.reading.moneyline import MoneyLine
from ingest.reading.statuses import bare, is_status
from ingest.text.normal import folded

_LONGEST = 60  # letters of a name
_FAR = 1.5  # type sizes between a line and what stands right below it
_NEAR = 3.0  # type sizes between a flag and the name that it stands before
_BELOW = 2  # lines below a name tell of its project at most
_BEFORE = re.compile(r"[(\[<〔【]\s*[)\]>〕】]\s*(?:内|書き?)?(?:の(?:数字|数値|金額|額))?は、?(?:前年度?|昨年度?)")
_ACCOUNT = re.compile(r"第?\s*[0-9]+\s*[款項目]")  # a title of the budget (第２項 固定資産購入費), no project
_NO_NAME = re.compile(r"(?:[はをがにでと、:]|約|あたり|当たり|につき|総額|予算額?|事業費|合計|小計|前年度.*|総計|計)$")


@dataclass(frozen=True)
class Terms:
    """What a text says of all amounts: their unit of money ("" for none), whether those in brackets are of the year before,
    and the sign before what is new.
    """

    unit: str = ""
    before: bool = False
    sign: str = ""


@dataclass(frozen=True)
class Project:
    """A project as its lines name it, with what they tell besides, and the lines below the name or beside it."""

    node: Node
    told: MoneyLine
    lines: tuple[Line, ...]
    is_new: bool


def terms_of(texts: Iterable[str]) -> Terms:
    """What the texts of a document say of all its amounts."""
    said, before, sign = list(texts), False, ""
    for text in said:
        before = before or bool(_BEFORE.search(folded(text)))
        sign = sign or flags.sign_of_new(text)
    return Terms(money_units.told(said), before, sign)


class Finder:
    """The lines of a document that name projects, and those that these take."""

    def __init__(self, document: Document, terms: Terms, now: int | None) -> None:
        self._terms, self._now = terms, now
        self._read: dict[Line, MoneyLine] = {}
        self._pages: dict[int, list[Line]] = defaultdict(list)
        self.projects: dict[Line, Project] = {}
        self.taken: set[Line] = set()
        passages = [passage for passage in document.passages() if passage.text]
        for line in (line for passage in passages for line in passage.text.lines):
            self._pages[line.place.page].append(line)
        priced = {page for page, lines in self._pages.items() if any(map(self._has_money, lines))}
        for passage in passages:
            lines = passage.text.lines
            for i, line in enumerate(lines):
                if line.place.page in priced and (i == 0 or self._ends(lines[i - 1])):
                    self._meet(line, passage)

    def _of(self, line: Line) -> MoneyLine:
        if line not in self._read:
            self._read[line] = moneyline.read(line.text, self._now)
        return self._read[line]

    def _has_money(self, line: Line) -> bool:
        return "円" in line.text or bool(self._terms.unit)

    def _ends(self, line: Line) -> bool:
        """Whether something else may begin behind a line within a passage."""
        return line in self.projects or line in self.taken or line.text.rstrip().endswith("。")

    def _has_own_money(self, line: Line) -> bool:
        """Whether money of the project itself stands on a line, not only that of a year before or a part of it."""
        amounts = [amount for amount in self._of(line).amounts if not amount.in_brackets]
        return any(a.label.last is None and not a.label.means("share", "ignored") for a in amounts)

    def _meet(self, line: Line, passage: Passage) -> None:
        if line in self.taken or self._of(line).is_rest:
            return
        beside = self._beside(line)
        if any(self._has_own_money(each) for each in self._below((line,))):
            beside = [each for each in beside if not self._of(each).amounts]  # that of another column of the page
        below = self._below((line, *beside))
        if not any(map(self._has_money, (line, *beside, *below))):
            return
        told = MoneyLine(self._of(line).name, is_apart=bool(beside) or self._of(line).is_apart)
        for each in (line, *beside):
            told.add(self._of(each))
        heads_alone = not told.amounts
        for each in below:
            told.add(self._of(each))
        if heads_alone and not _heads(line, passage, below):
            return
        if project := _project((line, *beside, *below), told, self._terms):
            is_new = project.is_new or self._is_flagged(line)
            self.projects[line] = replace(project, is_new=is_new)
            self.taken |= {*beside, *below}

    def _is_flagged(self, name: Line) -> bool:
        """Whether a flag on a line of its own stands left of a name and says that it is new."""
        left = (other for other in self._pages[name.place.page] if _at_right(other, name))
        near = max(left, key=lambda other: other.place.box[2], default=None)
        return near is not None and _gap(near, name) <= _NEAR * name.size and flags.says_new(bare(near.text))

    def _beside(self, name: Line) -> list[Line]:
        """The lines at the right of a name on its printed line, up to the first that holds anything else."""
        right = sorted(
            (other for other in self._pages[name.place.page] if _at_right(name, other)), key=lambda o: o.place.box[0]
        )
        found: list[Line] = []
        for other in right:
            if not self._of(other).is_rest:
                break
            found.append(other)
        return found

    def _below(self, row: tuple[Line, ...]) -> list[Line]:
        """The lines right below a printed line that hold nothing but money, departments and marks."""
        found: list[Line] = []
        for _ in range(_BELOW):
            below = _next_row(row, self._pages[row[0].place.page])
            if not below or not all(self._of(line).is_rest for line in below):
                break
            found += below
            row = (*row, *below)
        return found


def _at_right(name: Line, other: Line) -> bool:
    """Whether a line stands at the right of a name on one printed line."""
    a, b = name.place.box, other.place.box
    middle = (b[1] + b[3]) / 2
    return a[1] <= middle <= a[3] and a[2] <= b[0]


def _gap(left: Line, right: Line) -> float:
    return right.place.box[0] - left.place.box[2]


def _next_row(row: tuple[Line, ...], lines: list[Line]) -> tuple[Line, ...]:
    """The lines on the next printed line below others: those within their width, else those further right."""
    left, right = min(line.place.box[0] for line in row), max(line.place.box[2] for line in row)
    bottom, size = max(line.place.box[3] for line in row), row[0].size or 10.0
    near = [
        line
        for line in lines
        if line not in row and -size / 2 < line.place.box[1] - bottom < _FAR * size and line.place.box[2] > left
    ]
    first = min((line.place.box[1] for line in near), default=0.0)
    next_row = tuple(line for line in near if line.place.box[1] < first + size / 2)
    return tuple(line for line in next_row if line.place.box[0] < right) or next_row


def _heads(line: Line, passage: Passage, below: list[Line]) -> bool:
    """Whether a line without money names what the lines below it tell of: it is a passage or heading of its own."""
    more = any(not paid.is_told(Text((each,))) for each in below)
    return (
        more
        and not line.text.rstrip().endswith(("。", "、"))
        and line in (passage.text.lines[0], passage.text.lines[-1])
    )


def _names_none(words: str) -> bool:
    """Whether words beside money are a label, a heading of the document, an account or a status (継続), and no project."""
    known = read_label(words).known or words in lexicon().structure or lexicon().is_value("accounts", words)
    return known or is_status(words) or bool(_NO_NAME.search(words))


def _project(lines: tuple[Line, ...], told: MoneyLine, terms: Terms) -> Project | None:
    """The project that lines name; None where they say anything else. Without a unit of its own it must name its department."""
    name = told.name.strip()
    found = names.split_name(name)
    if _ACCOUNT.match(folded(name)) or "。" in name or not names.is_name(found.name) or len(found.name) > _LONGEST:
        return None
    if _names_none(found.name):
        return None
    own = [amount for amount in told.amounts if not amount.label.means("share", "ignored")]
    if not own or not (any(amount.has_unit for amount in own) or (terms.unit and told.offices)):
        return None
    if not (told.is_apart or found.number or told.marks or told.offices or len(told.amounts) > 1):
        return None
    words = [*told.marks, *re.findall(r"[【\[(〔<]([^【】\[\]()〔〕<>]+)", folded(lines[0].text))]
    is_new = any(map(flags.says_new, words)) or bool(terms.sign and lines[0].text.strip().startswith(terms.sign))
    return Project(named_node(found.name, found.number, found.level, (Text(lines[:1]),)), told, lines, is_new)
