"""Departments in brackets behind a measure's name: 起業家の育成（産業振興課）."""

import re
from collections.abc import Iterable

import msgspec

from ingest.document import Text
from ingest.reading.labels import Label, likened, read_label

_AT_END = re.compile(r"\s*[(（\[［【〔<＜](?P<inside>[^()（）\[\]［］【】〔〕]{2,60})[)）\]］】〕>＞]\s*$")
_LABEL = re.compile(r"(?P<word>[^\s:：]{2,8})(?:\s*[:：]\s*|\s+)(?=\S)")
_BETWEEN = re.compile(r"[、，,・･／/\s　]+|及び|並びに")
_PART = re.compile(r"[^:：]*(?:課|室|局|部|係|班|署|所|館|センター|委員会|本部|協議会|社協|省|庁|府|官房)等?")
_SURE = re.compile(
    r".{2,}(?:課|事務局|消防本部|支所)等?|(?:.*社会福祉協議会|.*社協)|各課|全課|関係課|.{2,}[省庁]|内閣府|内閣官房"
)


def split(name: str, texts: Iterable[Text], *, told: bool = False) -> tuple[str, Text | None]:
    """A name without the departments in brackets at its end, and these as a text of the lines that they stand on.

    ``told`` says that a head names departments in brackets too; else at least one must end as only departments do.
    """
    match = _AT_END.search(name)
    if match is None or match.start() == 0:
        return name, None
    label, offices = labelled(match["inside"])
    inside = parts(offices)
    sure = told or label.known or any(map(is_sure, inside))
    if not sure or not all(map(is_office, inside)):
        return name, None
    return name[: match.start()].rstrip(), _held(offices, texts)


def labelled(inside: str) -> tuple[Label, str]:
    """What stands in brackets, parted into a label of departments, behind a colon or a blank, and these (担当　福祉課)."""
    match = _LABEL.match(inside)
    label = likened(read_label(match["word"])) if match else Label()
    return (label, inside[match.end() :]) if match and label.means("department") else (Label(), inside)


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
    """The departments as a text: its first line reads as they do, and all its lines are those that hold them."""
    lines = [line for text in texts for line in text.lines]
    for start in range(len(lines) - 1, -1, -1):
        if inside in Text(tuple(lines[start:])).text:
            first, *others = lines[start:]
            return Text(
                (msgspec.structs.replace(first, text=inside), *(msgspec.structs.replace(x, text="") for x in others))
            )
    return None
