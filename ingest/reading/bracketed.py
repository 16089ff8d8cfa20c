"""Departments in brackets, or behind a wide blank, at the end of a measure's name: 起業家の育成（産業振興課）."""

import re
from collections.abc import Iterable

import msgspec

from ingest.document import Line, Text
from ingest.reading import items
from ingest.reading.labels import Label, likened, read_label
from ingest.text.normal import normal

_AT_END = re.compile(r"\s*[(（\[［【〔<＜](?P<inside>[^()（）\[\]［］【】〔〕]{2,60})[)）\]］】〕>＞]\s*$")
_BEHIND = re.compile(
    r"(?<=\S)(?:　|[\s　]{2,})(?P<inside>[^()（）\[\]［］【】〔〕。]{3,90})$"
)  # 起業家の育成　担当課：産業振興課
_BOXED = re.compile(
    r"(?<=\S)[\s　]*(?P<inside>(?:[\[［【〔][^()（）\[\]［］【】〔〕]{2,8}[\]］】〕][^()（）\[\]［］【】〔〕。]{2,60})+)$"
)  # 起業家の育成【担当課】産業振興課
_LABEL = re.compile(
    r"(?:[\[［【〔](?P<boxed>[^\[\]［］【】〔〕]{2,8})[\]］】〕][\s　]*[:：]?[\s　]*"
    r"|(?P<word>[^\s　:：、，/／\[\]［］【】〔〕]{2,8})(?:[\s　]*[:：][\s　]*|[\s　]+))(?=\S)"
)
_BEHIND_STOP = re.compile(r"(?<=。)\s*[(（\[［【〔<＜](?P<inside>[^()（）\[\]［］【】〔〕。]{2,60})[)）\]］】〕>＞]$")
_EDGES = " 　、，,/／"
_OPEN, _CLOSE = re.compile(r"[(（\[［【〔<＜]"), re.compile(r"[)）\]］】〕>＞]")
_BETWEEN = re.compile(r"[、，,・･／/\s　]+|及び|並びに")
_PART = re.compile(r"[^:：]*(?:課|室|局|部|係|班|署|所|館|センター|委員会|本部|協議会|社協|省|庁|府|官房)等?")
_SURE = re.compile(
    r".{2,}(?:課|事務局|消防本部|支所|(?:推進|対策|政策|企画|戦略|準備|管理|秘書|広報)室)等?|(?:.*社会福祉協議会|.*社協)|各課|全課|関係課|.{2,}[省庁]|内閣府|内閣官房"
)


Offices = tuple[tuple[str, Text], ...]  # what a label of departments means, and these


def split(name: str, texts: Iterable[Text], *, told: bool = False) -> tuple[str, Offices]:
    """A name without the departments in brackets at its end, and these, each list of them as a text of the lines that it stands
    on, with what the label before it means.

    ``told`` says that a head names departments in brackets too; else at least one must end as only departments do.
    """
    match = _AT_END.search(name) or _BEHIND.search(name) or _BOXED.search(name)
    if match is None or match.start() == 0:
        return name, ()
    found = lists(match["inside"])
    inside = [part for _, offices in found for part in parts(offices)]
    enough = any if match.re is _AT_END else all
    labelled_all = all(label.known for label, _ in found)
    sure = (told and match.re is _AT_END) or labelled_all or enough(map(is_sure, inside))
    if not sure or not all(map(is_office, inside)):
        return name, ()
    bare, lines = name[: match.start()].rstrip(), tuple(texts)
    held = ((label.meaning or "department.lead", _held(offices, lines)) for label, offices in found)
    own = tuple((meaning, text) for meaning, text in held if text is not None)
    before, others = split(bare, lines) if labelled_all and match.re is _AT_END else (bare, ())
    return before, (*others, *own)


def lists(inside: str) -> list[tuple[Label, str]]:
    """What stands in brackets or behind a name, parted at each label of departments (担当課　福祉課　関係課：税務課、市民課)."""
    cuts = [(0, 0, Label())]
    for match in _LABEL.finditer(inside):
        label = read_label(match["boxed"] or match["word"])
        label = likened(label) if match.start() == 0 else label
        if label.means("department") and (match.start() == 0 or _BETWEEN.match(inside[match.start() - 1])):
            cuts.append((match.start(), match.end(), label))
    ends = [*(start for start, _, _ in cuts[1:]), len(inside)]
    told = ((label, inside[a:b].strip(_EDGES)) for (_, a, label), b in zip(cuts, ends, strict=True))
    return [(label, offices) for label, offices in told if offices]


def labelled(inside: str) -> tuple[Label, str]:
    """What stands in brackets, parted into a label of departments, behind a colon or a blank, and these (担当　福祉課)."""
    match = _LABEL.match(inside)
    label = likened(read_label(match["boxed"] or match["word"])) if match else Label()
    return (label, inside[match.end() :]) if match and label.means("department") else (Label(), inside)


def behind_sentence(text: Text) -> tuple[Text, Text | None]:
    """A text without the departments in brackets behind its last sentence (…を配布する。（総務課）) or bullet, and these."""
    words = text.text.rstrip()
    match = _BEHIND_STOP.search(words) or (_AT_END.search(words) if len(items.bullets(text)) > 1 else None)
    if match is None or not all(map(is_sure, parts(match["inside"]))):
        return text, None
    lines = [line for line in text.lines if line.text.strip()]
    start = next(i for i in range(len(lines) - 1, -1, -1) if _OPEN.search(lines[i].text))
    before = lines[start].text[: [found.start() for found in _OPEN.finditer(lines[start].text)][-1]].rstrip()
    said = [*lines[:start], *([msgspec.structs.replace(lines[start], text=before)] if before else [])]
    return Text(tuple(said)), Text(tuple(_shares(match["inside"], lines[start:])))


def parts(inside: str) -> list[str]:
    """What stands in brackets, parted as lists of departments are."""
    return [part for part in _BETWEEN.split(inside.replace("◎", "")) if part]


def is_office(part: str) -> bool:
    """Whether a text ends as departments do; other names may, too (駅前図書館)."""
    return bool(_PART.fullmatch(part))


def is_sure(part: str) -> bool:
    """Whether a text ends as only departments do."""
    return bool(_SURE.fullmatch(part))


def _held(inside: str, texts: Iterable[Text]) -> Text | None:
    """The departments as a text of the lines that hold them, each of which reads as its share of them."""
    lines = [line for text in texts for line in text.lines]
    for start in range(len(lines) - 1, -1, -1):
        if inside in Text(tuple(lines[start:])).text:
            return Text(tuple(_shares(inside, lines[start:])))
    return None


def _shares(inside: str, lines: list[Line]) -> list[Line]:
    """The lines with what each holds of these words: the ends of lines part departments too."""
    words = [line.text for line in lines]
    words[0] = _OPEN.split(words[0])[-1]
    words[-1] = _CLOSE.split(words[-1])[0]
    if normal("".join(words)) != normal(inside):  # label and name stand in the brackets too
        words = [inside, *("" for _ in lines[1:])]
    return [msgspec.structs.replace(line, text=said) for line, said in zip(lines, words, strict=True)]
