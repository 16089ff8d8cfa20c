"""Ratings behind a measure's name: 就労支援の充実［進捗状況：順調］, 起業の支援　評価：Ａ, 見守りの強化　評価　【Ａ】."""

import re
from collections.abc import Sequence

from ingest.document import Text
from ingest.reading import evaluations, grades
from ingest.reading.labelled import saying
from ingest.reading.labels import Label, read_label

_AT_END = re.compile(
    r"(?:\s*(?P<opened>[(（\[［【〔<＜])|(?<=\S)[\s　]+)"
    r"(?P<label>[^\s()（）\[\]［］【】〔〕:：]{2,12}?)(?:\s*[:：]\s*|[\s　]+|(?=[A-EＡ-ＥSＳ◎○〇△▲×]{1,2}(?:$|[)）\]］】〕>＞])))"
    r"(?P<boxed>[【\[［〔])?(?P<mark>[^\s()（）\[\]［］【】〔〕:：]{1,12})(?(boxed)[】\]］〕])(?(opened)\s*[)）\]］】〕>＞])\s*$"
)
_ALONE = re.compile(r"\s*[\[［【〔](?P<mark>[^\s()（）\[\]［］【】〔〕:：]{1,8})[\]］】〕]\s*$")  # 緑の回廊［達成］

Rated = tuple[Label, Text]  # what is rated in which year, and the rating


def split(name: str, texts: Sequence[Text]) -> tuple[str, Rated | None]:
    """A name without the rating that stands with its label at its end, and that rating, on the lines of the last text."""
    match = _AT_END.search(name) or _ALONE.search(name)
    if match is None or match.start() == 0 or not texts:
        return name, None
    label = Label("rating") if match.re is _ALONE else read_label(match["label"])
    alone = match.re is _ALONE and not grades.says_only_rating(match["mark"])
    if alone or not evaluations.rates(label, match["mark"]):
        return name, None
    return name[: match.start()].rstrip(), (label, saying(texts[-1], match["mark"]))
