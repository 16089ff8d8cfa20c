"""Lists of nothing but the names of projects under a label of such (主な事業 | ○産後ケア事業 ○…): measures, not what is done."""

import re

from ingest.document import Text
from ingest.reading import items, names
from ingest.reading.labels import Label

_PROJECT = "事業"
_LABEL = re.compile(r"事業(?:名|名称|等|一覧)?$")
_REMARK = re.compile(r"[(（〔［\[【][^()（）]*[)）〕］\]】]$")  # 歯科健診事業（健康課）
_BULLET = re.compile(r"[\s　]+[・･●○◯〇■□◆◇▪•◎]\s*")  # between names in one line
_LONGEST = 40  # letters of a name


def lists(label: Label) -> bool:
    """Whether names of projects may stand under a label."""
    return label.means("level", "name", "name_or") and _LABEL.search(label.word) is not None


def named(text: Text, label: Label) -> list[tuple[str, Text]]:
    """The projects that a text under a label names, one on each line or bullet; none where it says anything else."""
    if not lists(label):
        return []
    parts = items.bullets(text) if items.has_bullets(text) else list(items.names(text, _is_project))
    found = [(words, part) for row, part in parts for words in _BULLET.split(row)]
    return found if all(_is_project(words) for words, _ in found) else []


def _is_project(words: str) -> bool:
    """Whether words are the name of a project."""
    bare = _REMARK.sub("", names.clean(words.strip())).strip()
    return bare.endswith(_PROJECT) and len(_PROJECT) + 1 < len(bare) <= _LONGEST and "。" not in bare
