"""The municipality that a document is of, from its title, its cover and its text."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from graph.facts import MunicipalityMention
from graph.municipalities import Municipality, table
from ingest.document import Cell, Document, Table
from ingest.text.normal import normal

_ENDINGS = "市町村区都道府県"
_SHORTEST, _LONGEST = 2, 8
_TITLE, _ALONE, _FRONT = 1000, 30, 3
_FRONT_PAGES = 2
_CODE = normal("コード")
_SEVERAL = 2  # neighbours that tell a prefecture; one may be anybody's example
_SHARE = 0.4  # of all weight: a paper that names many towns alike is of none of them
# Words in which the name of a municipality is part of a common noun.
_NOT_AFTER = {"市": "場況街", "町": "名内", "村": "落", "区": "分間画域", "道": "路", "都": "市"}
_AT_HEAD = re.compile(
    r"(?:(?:令和|平成)?[0-9元]+年度?)?(?:第[0-9一二三四五六七八九十]+[次期])?(?P<name>[一-龥々ヶァ-ヴーぁ-ん]{1,6}?[市町村])(?!長|民|内|政|の)"
)
_YEAR = r"(?:令和|平成)?[0-9元]{1,4}年度?(?:[0-9]{1,2}月(?:[0-9]{1,2}日)?)?"
_DATE = rf"(?:{_YEAR}(?:[~-]{_YEAR})?(?:策定|改定|改訂|公表|発行|作成)?)?"  # before a name on its line or behind it
_ON_ITS_OWN = re.compile(
    rf"{_DATE}(?:.{{2,3}}[都道府県])?(?P<name>[一-龥々ヶァ-ヴーぁ-ん]{{1,6}}[市町村])(?:長.*|役所|役場|教育委員会|[一-龥ァ-ヴーぁ-ん・]{{1,16}}[部局課室])?(?:{_DATE}|\({_DATE}\)|\(単位:[^()]{{1,6}}\))"
)
_IN_TEXT = re.compile(
    r"(?:^|[。、「])(?P<name>[一-龥々ヶァ-ヴー]{1,5}[市町村])(?=では|は、|長|[一-龥]{2,10}(?:計画|大綱|方針|プラン))"
)
_NO_TOWN = re.compile(
    r"(?:本|当|同|各|他|全|両|近隣|関係|都|市町|市町村|新|旧)[市町村]|.*(?:都市|市町|市町村|下町|農村|漁村|山村|門前町|宿場町)"
)
_OFFICES = ("市長", "町長", "村長", "区長", "役所", "役場", "教育委員会")


def municipality_of(document: Document, title: str) -> MunicipalityMention | None:
    """The municipality named in the title, else the one that the document names most, its cover counting more."""
    weights: Counter[str] = Counter()
    for name in names_in(title):
        weights[name] += _TITLE
    for text, page in _texts(document):
        for name in names_in(text):
            weights[name] += _weight(name, text, page)
    if unknown := _longer(document, title, weights) or _unlisted(document, title, weights):
        return MunicipalityMention(unknown)
    local = [name for name in weights if name[-1] in "市町村区" or weights[name] >= _ALONE]
    if not local:
        return None
    best = max(local, key=lambda name: (name[-1] not in "都道府県" or weights[name] >= _TITLE, weights[name], name))
    if weights[best] < _SHARE * sum(weights[name] for name in local):
        return None
    return MunicipalityMention(best, _prefecture(best, set(weights), [normal(text) for text, _ in _texts(document)]))


def _longer(document: Document, title: str, listed: Counter[str]) -> str:
    """A municipality that the table does not have at the head of the title, of which a listed name is only the end: the
    document writes that name nowhere without the letters before it.
    """
    head = _AT_HEAD.match(normal(title))
    ends = [name for name in listed if head and head["name"] != name and head["name"].endswith(name)]
    if not head or head["name"] in _names() or not ends:
        return ""
    texts = [normal(text).replace(head["name"], "") for text, _ in _texts(document)]
    return "" if any(name in text for name in ends for text in texts) else head["name"]


def _unlisted(document: Document, title: str, listed: Counter[str]) -> str:
    """A municipality that the table does not have, at the head of the title or alone on a line of the first pages."""
    head = _AT_HEAD.match(normal(title))
    alone = [
        m["name"]
        for text, page in _texts(document)
        if page <= _FRONT_PAGES and (m := _ON_ITS_OWN.fullmatch(normal(text)))
    ]
    if any(weight >= _TITLE for weight in listed.values()):
        return ""
    alone.sort(key=lambda name: head is None or not head["name"].endswith(name))
    prefixed = head is not None and any(head["name"].endswith(name) for name in alone)  # のびのび○○町プラン, of ○○町
    spoken = [match["name"] for text, _ in _texts(document) for match in _IN_TEXT.finditer(normal(text))]
    for name in ([head["name"]] if head and not prefixed else []) + alone + (spoken if not listed else []):
        if name not in _names() and not _NO_TOWN.fullmatch(name):
            return name
    return ""


def names_in(text: str) -> list[str]:
    """The names of municipalities and prefectures in a text, the longest at each place."""
    plain, found, taken = normal(text), [], 0
    for end, sign in enumerate(plain, 1):
        if sign in _ENDINGS and plain[end : end + 1] not in (_NOT_AFTER.get(sign) or " "):
            starts = range(max(taken, end - _LONGEST), end - _SHORTEST + 1)
            name = next((plain[start:end] for start in starts if plain[start:end] in _names()), "")
            if name:
                found.append(name)
                taken = end
    return found


@cache
def _names() -> dict[str, tuple[Municipality, ...]]:
    names: dict[str, tuple[Municipality, ...]] = {}
    for municipality in table().values():
        name = normal(municipality.name)
        names[name] = (*names.get(name, ()), municipality)
    return names


def _prefecture(name: str, named: set[str], texts: Sequence[str]) -> str:
    """The prefecture of a name that exists in several, "" where the document leaves it open.

    What counts, the first that tells one of them: the prefecture printed before the name, its code, the only one of these
    prefectures that is named, the municipalities named beside it.
    """
    towns = _names()[name]
    if len(towns) == 1:
        return ""
    ways = (
        (town.prefecture for town in towns if any(normal(town.prefecture) + name in text for text in texts)),
        (town.prefecture for town in towns if any(_has_code(text, town.code) for text in texts)),
        (town.prefecture for town in towns if normal(town.prefecture) in named),
        _around(towns, named - {name}),
    )
    told = (set(way) for way in ways)
    return next((found.pop() for found in told if len(found) == 1), "")


def _has_code(text: str, code: str) -> bool:
    """Whether a code is printed as one, with its check digit or without."""
    return _CODE in text and bool(re.search(rf"(?<!\d){code[:5]}-?{code[5]}?(?!\d)", text))


def _around(towns: Sequence[Municipality], named: Collection[str]) -> Iterator[str]:
    """The prefectures of these towns in which several of the municipalities named lie."""
    clear = [found[0] for each in named if len(found := _names().get(each, ())) == 1]
    times = Counter(town.prefecture for town in clear if town.name != town.prefecture)
    return (town.prefecture for town in towns if times[town.prefecture] >= _SEVERAL)


def _weight(name: str, text: str, page: int) -> int:
    plain = normal(text)
    front = page <= _FRONT_PAGES
    if front and (plain == name or any(plain.startswith(name[:-1] + office) for office in _OFFICES)):
        return _ALONE
    return _FRONT if front else 1


def _texts(document: Document) -> list[tuple[str, int]]:
    """Every text of the document with its page."""
    found = [(p.text.text, p.text.lines[0].place.page) for p in document.passages() if p.text.lines]
    for block in document.blocks:
        if isinstance(block, Table):
            found.extend((cell.text.text, _page(cell)) for cell in block.cells)
    return found + [(line.text, line.place.page) for line in document.furniture]


def _page(cell: Cell) -> int:
    return cell.place.page
