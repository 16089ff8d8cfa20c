"""Which cells say what became of a measure (継続, 廃止)."""

import re

from ingest.document import Cell
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon
from ingest.text import numbers

MAY_BE_STATUS = ("level", "name", "old_name", "name_or", "stub", "remark", "statement.outlook", "statement.result")

# Where a measure went, in the place of a status: ○○事業に統合, 継続（○○事業に名称変更）.
_DESTINATION = re.compile(
    r"(?P<new>[^、。（）()]{2,40}?)(?:に|へ|と)(?P<how>統合|集約|一本化|名称(?:を)?変更|改称|移行|引き?継|再編|移管)[^、。（）()]{0,6}。?"
)
# The same, told of the one in 「」: 「○○」として実施, 「○○」の中で取り組む, 名称を「○○」に変更.
_SHOWN_IN = re.compile(
    r"(?:今後は|次期計画では?|新計画では?|第?[0-9]*次?計画では?)?、?「(?P<new>[^「」]{2,60})」(?:事業)?"
    r"(?P<how>として|の(?:中|一部)(?:で|として)|(?:の中)?に(?:含め|組み?込|位置付け|位置づけ))[^、。「」]{2,14}。?"
)
_NAMED_ANEW = re.compile(
    r"(?:事業|取組|施策)?(?:名称|名)を「(?P<new>[^「」]{2,60})」(?:に|へ)(?:変更|改め|改称)[^、。「」]{0,8}。?"
)
_WEIGHTS = "◎○●★☆◆◇■□ 　"  # signs by which lists mark what matters most
_CAME_TO_END = re.compile(r"[^。、]{2,30}(?:をもって|をもち|により|に伴い)(?:事業)?(?:終了|完了|廃止|休止)")
_REMARK = re.compile(r"[^（(]*[（(](?P<inside>[^（）()]+)[）)]\s*")


def tells_status(label: Label, cell: Cell) -> bool:
    """Whether the value beside a label in a card is what became of a measure (区分 | 継続)."""
    return label.means("status", *MAY_BE_STATUS) and is_status(cell.text.text)


def are_statuses(texts: list[str]) -> bool:
    """Whether all cells of a column but dashes and words of sums are words of what became of a measure, or signs of how much it
    matters beside such words (新, ◎, 新◎).
    """
    told = [text for text in texts if not numbers.nothing(text) and not lexicon().is_value("sums", text)]
    told = [words for text in told if (words := text.strip(_WEIGHTS))]
    return any(map(is_status, told)) and all(
        is_status(text) or lexicon().is_value("weights", bare(text)) for text in told
    )


def is_status(text: str) -> bool:
    """Whether a cell is a word of what became of a measure (継続, 廃止)."""
    return lexicon().succession.exact(bare(text)) is not None


def destination(text: str) -> tuple[str, str] | None:
    """The name that a status says a measure went into, and how (統合, 改称); None where it names none."""
    remark = _REMARK.fullmatch(text)
    told = (remark["inside"] if remark else text).strip()
    if match := _NAMED_ANEW.fullmatch(told):
        return match["new"], "名称変更"
    if match := _SHOWN_IN.fullmatch(told):
        return match["new"], "" if match["how"] == "として" else "統合"
    match = _DESTINATION.fullmatch(told)
    return (match["new"].strip("「」『』 　"), match["how"]) if match else None


def tells_fate(text: str) -> bool:
    """Whether words only say that a measure went into another or came to its end, and not what is done from now on."""
    return destination(text) is not None or bool(_CAME_TO_END.fullmatch(text.strip()))


def tell_fates(texts: list[str]) -> bool:
    """Whether all cells of a column but dashes say what became of a measure, at least one by a word alone."""
    told = [text for text in texts if not numbers.nothing(text)]
    return any(map(is_status, told)) and all(is_status(text) or destination(text) for text in told)


def bare(text: str) -> str:
    """A word without the brackets around it (〔新規〕)."""
    return text.strip("（）()【】〔〕［］[]〈〉＜＞<>《》「」 　")
