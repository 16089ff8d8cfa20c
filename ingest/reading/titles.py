"""The printed title of a document: the large lines of its first pages, and what of them is the title of a plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.document import Document, Line, Text
from ingest.reading.names import breaks_off, split_name
from ingest.text import years
from ingest.text.names import PLAN_NOUN, kind_of, plan_title, tells_report, without_draft
from ingest.text.normal import folded, normal

_FRONT_PAGES = 3
_ONE_TITLE = 0.7  # a line of a title is at least this part of the size of the line before
_YEAR_LINE = 0.4  # a year above the title may be smaller
_GAP = 2.2  # lines of one title stand no farther apart than this many times their size
_LONGEST = 80
_DIGITS = 0.3  # of the characters of a paper's name at most
_NO_NAME = re.compile(r"^[※＊*]|^[(（【\[〔][^()（）]*[)）】\]〕]$|[。■●◆]")
_REPORTED = re.compile(r"\s*[(（][^()（）]*[0-9０-９元]年度?[^()（）]*(?:分|対象|実績)[)）]$")  # （令和6年度実施分）
_MANY = 60  # characters of a text that can be a name
_SHORT = 30  # characters of a title that need not end with the word for a plan
_SHORTEST_BEFORE = 3  # characters before that word
_AS_LARGE = 0.95  # of the largest size: as large, since pages that are scaled to fit differ so much
_LARGE = 0.55  # a plan's title is at least this part of the largest size on the first pages
_PART_OF_NAME = re.compile(
    r"第\s*[0-9一二三四五六七八九十]+\s*[次期版](?:改[定訂]版?|[(（].*[)）])?|[(（]第\s*[0-9一二三四五六七八九十]+\s*[次期][)）]|[(（]?改[定訂]版[)）]?|.{0,12}(?:アクションプラン|実施計画|行動計画)(?:[(（].*[)）])?"
)
# Alone on the line above the name, or with the town that has the plan.
_EDITION = re.compile(r"第\s*[0-9一二三四五六七八九十]+\s*[次期](?:\s*[^\s市町村区]{1,6}[市町村区])?")
_BUDGET = re.compile(
    r"(?:令和|平成|[RH])?\s*(?:[0-9]{1,4}|元)\s*年度\s*[^\s。0-9]{0,8}予算(?:\(?案\)?)?"
)  # whose list follows
# Who made it and when, above or below the title.
_MAKER = re.compile(
    r"(?:.{2,3}県)?.{1,6}[市町村区](?:役所|役場|長)?(?:.{0,16}(?:課|部|局|室|委員会|本部|会議|協議会|議会))?"
    r"|(?:(?:令和|平成|[RH])(?:[0-9]{1,2}|元)|[0-9]{4})年[0-9]{1,2}月(?:[0-9]{1,2}日)?(?:策定|改定|改訂|公表|作成|発行|現在)?(?:.{1,6}[市町村区])?"
)
_UNIT = re.compile(r"\s*[(\[]?\s*(?:金額)?単位\s*[:は]?\s*[^\s()\[\]]{1,6}\s*[)\]]?\s*")  # of the table below the title
# The part of a list that a title tells, where the same title stands above another part, too: 主要事業一覧（一般会計）.
_PART_BEHIND = re.compile(r"\s*[(（](?P<part>[^()（）]{2,24})[)）]$")
_TOWN_ONLY = re.compile(r"[^\s市町村区]{1,6}[市町村区]")
_SUBTITLE = re.compile(r"[(（〔【~～〜\-－―](?P<name>.+)[)）〕】~～〜\-－―]")
# Papers about something else: their large words are no title of a plan or list.
_PAPER = re.compile(
    r"(?:.*(?:議案|事案|会議|委員会|審議会|次第|(?<!事業)(?<!施策)説明資料|提出資料|(?<!説明)資料[0-9０-９\-]*|目次|はじめに|ごあいさつ|要旨|問い?合わせ先?)"
    r"(?:書|[(（].*[)）])*|報告事項.*|[(【\[]?(?:参考|付表|別表)[)】\]].*|(?:第\s*)?[0-9]+\s*章?.{0,12})"
)
_NUMBERED = re.compile(
    r"\s*(?:[0-9]{1,2}(?:[-.][0-9]+)*[\s.、]|\([0-9]+\)|[①-⑳]|[Ⅰ-Ⅻ](?:[-.][0-9]+)*[\s.、]|第\s*[0-9一二三四五]+\s*[章節部編]"
    r"|(?:基本|重点|個別)?(?:方針|目標|施策|政策|方向性?|柱|戦略|課題|取組)\s*(?:[0-9Ⅰ-Ⅻ一二三四五六①-⑳]|\([0-9]\)))"
)
_MARKED = re.compile(r"\s*(?:[■□◆◇▼▽▲△●○◎▶]\S|(?:計画|対象)期間|(?:基準|目標|対象)年度?[\s:：])")
_LIST = re.compile(
    r"予算|事業|施策|取組|取り組み|評価|改革|点検|実績|補助金|一覧|調書|プロジェクト|重点|白書|年報|計画|方針|組織|改編|概要|状況|結果|報告|推移"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The title of the document's plan or list, and the lines that print it; ``year`` is the one printed with it, ``also`` the
    plan that a line in brackets or dashes below it names: the same by another name.
    """

    name: str
    text: Text
    is_plan: bool
    year: int | None
    also: str = ""


def title_of(document: Document) -> Title | None:
    """The largest text of the first pages that is the title of a plan, else of a list; None where there is none."""
    printed = list(_groups(document))
    largest = max(map(_size, printed), default=0.0)
    as_large = largest * _AS_LARGE
    groups = sorted(
        printed, key=lambda group: (-min(_size(group), as_large), group[0].place.page, group[0].place.box[1])
    )
    for group in groups:
        if _size(group) >= largest * _LARGE and (title := _without_part(_read(group), document)):
            below = _subtitle(printed, group) if title.is_plan else None
            if below and normal(below.name) not in normal(title.name):
                return replace(title, also=below.name)
            return (
                title
                if title.is_plan
                else _subtitle(printed, groups[0]) or _of_plan_beside(printed, group, title) or title
            )
    return next((title for group in groups if (title := _read(group)) and title.is_plan), None)


def _without_part(title: Title | None, document: Document) -> Title | None:
    """The title of a list without the part of it that stands below, in brackets, where the list goes on below the same title
    with another part.
    """
    behind = _PART_BEHIND.search(title.name) if title and not title.is_plan else None
    if title is None or behind is None:
        return title
    bare = title.name[: behind.start()]
    parts = {normal(found["part"]) for p in document.passages() if (found := _part_of(bare, p.text.text))}
    return replace(title, name=bare) if len(parts) > 1 else title


def _part_of(bare: str, text: str) -> re.Match[str] | None:
    """The part in brackets behind a title, in a line that says the title again."""
    found = _PART_BEHIND.search(text.strip())
    return found if found and normal(text.strip()[: found.start()]) == normal(bare) else None


def _subtitle(printed: list[list[Line]], largest: list[Line]) -> Title | None:
    """The plan that the line in brackets right below the largest text names (（第2次○○計画　年次報告書）)."""
    below = printed[printed.index(largest) + 1 :][:1]
    line = below[0][0] if below else None
    inside = _SUBTITLE.fullmatch(line.text.strip()) if line else None
    name = plan_title(inside["name"]) if inside else None
    return Title(name, Text((line,)), is_plan=True, year=None) if name and line else None


def _of_plan_beside(printed: list[list[Line]], group: list[Line], paper: Title) -> Title | None:
    """The plan named in smaller type right above or below a title that says only what paper it is (○○計画 over 年次報告書)."""
    if not tells_report(paper.name):
        return None
    place = printed.index(group)
    for beside in (printed[max(0, place - 1) : place], printed[place + 1 : place + 2]):
        near = beside and _stand_together(beside[0], group)
        if near and (title := _whole(beside[0])) and title.is_plan:
            return Title(
                title.name, Text((*title.text.lines, *paper.text.lines)), is_plan=True, year=paper.year or title.year
            )
    return None


def _stand_together(one: list[Line], two: list[Line]) -> bool:
    """Whether two groups of lines stand one right below the other on a page."""
    above, below = sorted((one, two), key=lambda group: group[0].place.box[1])
    gap = below[0].place.box[1] - above[-1].place.box[3]
    small, large = sorted((_size(one), _size(two)))
    return above[-1].place.page == below[0].place.page and gap <= _GAP * large and small >= _YEAR_LINE * large


def running_title(document: Document) -> Title | None:
    """The one plan whose title runs along the heads or feet of most pages, where it is all that a line of these says."""
    pages: dict[str, list[Line]] = {}
    for line in document.furniture:
        if plan_title(line.text) == line.text.strip() and not _NUMBERED.match(folded(line.text)):
            pages.setdefault(line.text.strip(), []).append(line)
    found = [(name, lines[0]) for name, lines in pages.items() if 2 * len(lines) > len(document.pages) > 1]
    if len(found) != 1:
        return None
    ((name, line),) = found
    return Title(name, Text((line,)), is_plan=True, year=None)


def largest_text(document: Document) -> Title | None:
    """The largest text of the first pages, whatever it says: the name of a paper that is of no plan."""
    groups = [group for group in _groups(document) if _may_name(_joined(group))]
    best = max(groups, key=lambda group: (_size(group), -group[0].place.page), default=None)
    return Title(without_draft(_joined(best)), Text(tuple(best)), is_plan=False, year=None) if best else None


def _may_name(printed: str) -> bool:
    """Whether a large text may be the name of a paper: no note, no sentence, no mere label in brackets, no numbers."""
    plain = normal(printed)
    digits = sum(character.isdigit() for character in plain)
    return (
        1 < len(plain) <= _MANY
        and not _NO_NAME.search(printed.strip())
        and not _NUMBERED.match(folded(printed))
        and not breaks_off(printed)
        and digits <= _DIGITS * len(plain)
    )


def _read(group: list[Line]) -> Title | None:
    """The title that a group of lines prints; where all together print none, the one that its first lines are."""
    whole = _whole(group)
    if (whole is not None and whole.is_plan) or _SUBTITLE.fullmatch(group[0].text.strip()):
        return whole
    first = (_whole(group[:count]) for count in range(len(group) - 1, 0, -1))
    return next((title for title in first if title is not None and title.is_plan), whole)


def _whole(group: list[Line]) -> Title | None:
    while len(group) > 1 and (_MAKER.fullmatch(normal(group[-1].text)) or _UNIT.fullmatch(folded(group[-1].text))):
        group = group[:-1]
    while len(group) > 1 and _MAKER.fullmatch(normal(group[0].text)) and not _town_in_title(group):
        group = group[1:]
    text = Text(tuple(group))
    printed = _joined(group)
    if len(printed) > _LONGEST or "。" in printed or _NUMBERED.match(folded(printed)):
        return None
    single = [span for span in years.spans(printed) if span.first == span.last]
    year = single[-1].last if single else None
    if name := plan_title(printed) or _named_plan(printed):
        return Title(name, text, is_plan=True, year=year)
    plain = _REPORTED.sub("", without_draft(printed))
    if _PAPER.fullmatch(folded(plain)) or not _LIST.search(plain):
        return None
    return Title(plain, text, is_plan=False, year=year)


def _town_in_title(group: list[Line]) -> bool:
    """Whether the first line is a town's name as large as the line below, which does not say it again (○○町 over こども計画), or
    a smaller one behind the number of the edition (第３期○○町).
    """
    town, title = group[:2]
    alone = _TOWN_ONLY.fullmatch(normal(town.text)) is not None and normal(town.text) not in normal(title.text)
    return alone and (town.size >= _AS_LARGE * title.size or _EDITION.match(normal(town.text)) is not None)


def _named_plan(printed: str) -> str | None:
    """A short title with a plan's word within it and more of its name behind (健康プラン○○, みらい計画2030○○)."""
    plain = without_draft(printed)
    match = re.search(PLAN_NOUN, plain)
    if (
        not match
        or "予算" in plain
        or len(plain) > _SHORT
        or match.start() < _SHORTEST_BEFORE
        or kind_of(plain[: match.end()]) != "plan"
    ):
        return None
    return (
        plain if 0 < len(plain) - match.end() <= _SHORTEST_BEFORE * 2 and not re.search("[はがをに、]", plain) else None
    )


def _joined(group: list[Line]) -> str:
    """The lines as one title: a blank where a year or a part of the name (第２次) stands on its own line."""
    joined = ""
    for line in group:
        of_year = years.head(joined) or _BUDGET.fullmatch(folded(joined))
        apart = joined and (_PART_OF_NAME.fullmatch(folded(line.text)) or of_year)
        joined += (" " if apart else "") + line.text.strip()
    return joined


def _size(group: list[Line]) -> float:
    return max(line.size for line in group)


def _groups(document: Document) -> Iterator[list[Line]]:
    """Lines of the first pages that follow each other in a like size; sentences and numbered sections end a group."""
    group: list[Line] = []
    for passage in document.passages():
        told = "。" in passage.text.text
        for line in passage.text.lines:
            if line.place.page > _FRONT_PAGES or not normal(line.text):
                continue
            if group and (told or _opens_section(line.text) or not _belongs(group[-1], line)):
                yield group
                group = []
            if not told:
                group.append(line)
    if group:
        yield group


def _opens_section(text: str) -> bool:
    """Whether a line bears a number or mark of a heading, as no further line of a title does (改革の柱Ⅰ …, ◆指標の状況), or
    tells the plan's years behind a label (計画期間 …).
    """
    return bool(split_name(text).number or _NUMBERED.match(folded(text)) or _MARKED.match(text))


def _belongs(before: Line, line: Line) -> bool:
    """Whether a line goes on with the title that ``before`` is a line of."""
    if before.place.page != line.place.page:
        return False
    small, large = sorted((before.size, line.size))
    gap = line.place.box[1] - before.place.box[3]
    if not -large <= gap <= _GAP * large:
        return False
    if (
        years.head(before.text)
        or _BUDGET.fullmatch(folded(before.text).strip())
        or _PART_OF_NAME.fullmatch(folded(line.text))
        or _EDITION.fullmatch(folded(before.text).strip())
    ):
        return small >= _YEAR_LINE * large
    return small >= _ONE_TITLE * large
