"""What sentences tell of their kind: what was done stands in the past, a reason ends on ため."""

import re
from collections.abc import Sequence

_MOST = 0.6  # of the texts
_END = r"[。．.」』）)\s]*$"
_PAST = re.compile(rf"(?:(?<!か)た|[いん]だ|済み?){_END}")
_WHY = re.compile(rf"(?:ため(?:です|である)?|から|により|による){_END}")
_NOW = re.compile(rf"(?:[てで]い(?:る|ます)|[がにもは]あ(?:る|ります)){_END}")
_TO_COME = re.compile(rf"(?:(?<![てで]い)ます|[うくぐすつぬぶむ]|(?<![てで]い)(?<!あ)る){_END}")
_AIM = re.compile(rf"(?:目指|めざ)(?:す|します|している|しています){_END}")
_PLANNED = re.compile(r"[うくぐすつぬぶむる](?:こと|もの|事項|内容|取組|取り組み|事業|点|措置|対策)$")


def are_sentences(texts: Sequence[str]) -> bool:
    """Whether most of the texts are whole sentences."""
    return bool(texts) and sum(text.rstrip().endswith("。") for text in texts) >= _MOST * len(texts)


def is_past(texts: Sequence[str]) -> bool:
    """Whether most of the texts end on what was done (…を開いた。)."""
    return _most(_PAST, texts)


def is_reason(texts: Sequence[str]) -> bool:
    """Whether most of the texts end on why (…ため)."""
    return _most(_WHY, texts)


def is_state(text: str) -> bool:
    """Whether a text ends on how things are (…が暮らしています。)."""
    return bool(_NOW.search(text.strip()))


def is_to_come(text: str) -> bool:
    """Whether a text ends on what is done from now on (…を配ります。)."""
    return text.rstrip().endswith("。") and bool(_TO_COME.search(text.strip()))


def is_aim(text: str) -> bool:
    """Whether a text ends on what is aimed at (…のまちを目指します。)."""
    return bool(_AIM.search(text.strip()))


def is_planned(word: str) -> bool:
    """Whether a head speaks of what is yet to be done (取り組むこと; not 取り組んだこと)."""
    return bool(_PLANNED.search(word))


def _most(pattern: re.Pattern[str], texts: Sequence[str]) -> bool:
    return bool(texts) and sum(bool(pattern.search(text.strip())) for text in texts) >= _MOST * len(texts)
