"""Labels and their values by turns with nothing but blanks between them, as lines with labels in pills are read:
所管課　納税課　関係課　総務課、市民課　評価　令和5年度　Ｂ　令和6年度　Ａ.
"""

from collections.abc import Callable
from dataclasses import replace
from itertools import zip_longest

from ingest.document import Text
from ingest.reading import bracketed, related
from ingest.reading.departments import is_department
from ingest.reading.grades import rating
from ingest.reading.labelled import saying
from ingest.reading.labels import Label, read_label


def parts(text: Text) -> list[tuple[Label, Text]]:
    """Each label of departments, plans or a rating with its value; none where a line holds anything else."""
    turns: list[tuple[Label, list[str]]] = []
    words = text.text.split()
    for word, after in zip_longest(words, words[1:], fillvalue=""):
        label = read_label(word)
        if label.means(*_TOLD) and not (turns and not turns[-1][1] and _ends(after)):
            turns.append((label, []))
        elif not turns:
            return []
        elif label.means("year") and turns[-1][0].means("rating"):
            before, held = turns[-1]
            turns[-1:] = [(before, held)] if held else []
            turns.append((replace(before, first=label.first, last=label.last), []))
        else:
            turns[-1][1].append(word)
    told = [(label, "　".join(words)) for label, words in turns]
    return [(label, saying(text, value)) for label, value in told] if all(_fits(*each) for each in told) else []


def _ends(after: str) -> bool:
    """Whether what stands behind a word begins the next turn, or nothing does: a word between two labels is a value, although
    it may be a label itself (関係課　関係各課　関連計画　○○計画).
    """
    return not after or read_label(after).means(*_TOLD)


def _fits(label: Label, value: str) -> bool:
    """Whether a value is such as its label asks for."""
    return bool(value) and next(fits(value) for meaning, fits in _TOLD.items() if label.means(meaning))


def _are_departments(value: str) -> bool:
    return all(map(is_department, bracketed.parts(value)))


_TOLD: dict[str, Callable[[str], bool]] = {
    "department": _are_departments,
    "related_plan": related.is_plan_list,
    "rating": lambda value: bool(rating(value)),
}
