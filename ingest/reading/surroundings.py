"""What stands around a table, and what it says of the table's rows."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.facts import PlanMention
from ingest.document import Passage, Text
from ingest.reading import flags, grades, saved
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.passages import without_note
from ingest.reading.plans import PlanContext
from ingest.text import numbers, years
from ingest.text.normal import folded, normal

_ONLY_UNIT = re.compile(r"\s*[(（〔\[]?\s*単位\s*[:：は]?\s*[^()（）]{1,8}[)）〕\]]?\s*")
_WORD_END = re.compile(r"[\s:：]")
# What a sentence above says was looked at: 令和5年度末時点の取組状況を評価しました, 令和6年度までの実績を点検し.
_LOOKED_AT = re.compile(
    r"[^。]*年度(?:末)?(?:時点|現在)?(?:における|に実施した|に取り組んだ|の|までの)[^。]{0,20}(?:状況|実績|成果|結果|取組|取り組み|事業|施策)"
    r"(?:を|について|に関して)[^。]{0,12}(?:評価|検証|点検|総括|整理|取りまとめ|とりまとめ|まとめ|振り返)"
)
# When measures were rated, before what the grades mean: 評価の基準（令和6年度末時点）, 評価（令和6年度）.
_RATED_AT = re.compile(r"(?:評価|判定|達成|進捗)[^、。]*年度(?:末|の?時点|現在|[)）]|実績)")
# The same in a heading, a sentence or a note: 評価は令和6年度末時点, 令和6年度末における達成状況.
_RATED_AT_END = re.compile(
    r"(?:評価|判定|達成|進捗)[^。]{0,20}年度末(?:の?時点|現在)"
    r"|年度末(?:の?時点|現在)?(?:における|での|で|の)[^。]{0,12}(?:評価|判定|(?:達成|進捗)(?:状況|度|率))"
)
# What was listed in a plan: …計画に掲載した事業のうち, …計画で位置付けた施策は.
_WAS_IN = re.compile(
    r"(?:に|で)(?:掲載|記載|登載|計上|掲げ|位置[付づ]け|盛り込|定め|実施|取り?組)[^。、]{0,8}(?:事業|施策|取組|取り組み|項目)"
)
_LONGEST_CAPTION = 80  # letters
_LONGEST_TITLE = 40  # letters


@dataclass(frozen=True)
class Surroundings:
    """The passages above a table, and whether a label for texts is open; ``number`` counts the tables of the document,
    ``told`` is the unit that a title inside the table tells.
    """

    above: tuple[Passage, ...]
    labelled: bool
    number: int
    told: str = ""
    notes: tuple[Passage, ...] = ()  # right below
    card_number: Text | None = None  # that stands outside of a card
    flag: Text | None = None  # that what the table shows is new (新規 in a box above a card)
    apart: bool = False  # another table stands between the passages and this one
    of_money: str = ""  # the unit that the whole document tells of its money
    rated_above: int | None = (
        None  # the year of the ratings of the last table with the same heads, as a line above that told
    )
    steps_go_on: bool = True  # over several years, somewhere in the document
    titled: bool = False  # the title inside the table names its measure, labels of levels what stands above that

    @property
    def texts(self) -> list[Text]:
        """All that stands around the table."""
        return [passage.text for passage in (*self.above, *self.notes)]

    @property
    def caption(self) -> str:
        """The text right above, "" where there is none."""
        return self.above[-1].text.text if self.above else ""

    @property
    def title(self) -> Passage | None:
        """The nearest passage above that is more than a unit (（単位：人）)."""
        return next((p for p in reversed(self.above) if not _ONLY_UNIT.fullmatch(p.text.text)), None)

    @property
    def unit(self) -> str:
        """The unit that the nearest title or passage above with one tells (単位：千円), else one right below; "" where none
        does.
        """
        return self.told or next((unit for text in self._near() if (unit := numbers.unit_of(text))), "")

    @property
    def money_unit(self) -> str:
        """The unit that is told near, else that of money which the whole document tells; "" where neither is."""
        return self.unit or self.of_money

    @property
    def rated_in(self) -> int | None:
        """The fiscal year that a line above gives to the ratings (達成度（令和6年度）　Ａ：達成 …), None where none does."""
        first = (_WORD_END.split(passage.text.text.strip())[0] for passage in self.above)
        labels = (read_label(words) for words in first)
        told = next((label.last for label in labels if label.means("rating") and label.last is not None), None)
        legends = (grades.before_legend(passage.text.text) for passage in reversed(self.above))
        explained = (words for words in legends if _RATED_AT.search(words))
        said = (folded(text) for text in self._near() if len(text) <= _LONGEST_CAPTION)
        dated = (*explained, *(words for words in said if _RATED_AT_END.search(words)))
        found = (years.only(words) for words in dated if "目標" not in words)
        return told or next((year for year in found if year is not None), self.rated_above)

    def _near(self) -> Iterator[str]:
        """What the passages above say, the nearest first, and the notes below."""
        yield from (passage.text.text for passage in (*reversed(self.above), *self.notes))

    def looked_at(self, now: int | None) -> int | None:
        """The one fiscal year whose work a sentence above says was rated or looked back on; None where none does."""
        told = (passage.text.text for passage in reversed(self.above))
        found = (years.only(match[0], now) for words in told if (match := _LOOKED_AT.search(folded(words))))
        return next((year for year in found if year is not None), None)

    @property
    def label(self) -> Label:
        """What the title right above means as a label; of one that is another table's, nothing."""
        return Label() if self.title is None or self.apart else read_label(self.title.text.text)

    @property
    def money(self) -> str:
        """The meaning of the title right above, where it names money that is spent (■決算事業費（千円）); "" else."""
        label = read_label(self.title.text.text) if self.title is not None else Label()
        return label.meaning if label.means("budget") and not label.means("budget.reduction") else ""

    def told_year(self, now: int | None) -> int | None:
        """The one fiscal year that the heading right above tells (今年度の取組), None where it tells none or several."""
        heads = bool(self.above) and self.above[-1].role == "heading"
        return years.only(self.caption, now) if heads and len(self.caption) <= _LONGEST_TITLE else None

    def are_of_other(self) -> bool:
        """Whether the caption or heading right above says that the table is about something else than measures."""
        caption = without_note(self.caption)
        return len(caption) <= _LONGEST_TITLE and lexicon().other_tables.find(caption) is not None

    def list_new(self, context: PlanContext) -> bool:
        """Whether the heading above, or the title of a document that is a list, says that all measures here are new."""
        titles = [p.text.text for p in self.above if p.role == "heading" or (p.marker and "。" not in p.text.text)]
        if context.is_list:
            titles.append(context.plan.title)
        return any(title in lexicon().new_lists and title not in lexicon().mixed_lists for title in titles)

    @property
    def sign_of_new(self) -> str:
        """The sign by which the legend above marks what is new (★印は、新規事業); "" where none does."""
        return next((sign for passage in reversed(self.above) if (sign := flags.sign_of_new(passage.text.text))), "")

    def list_ended(self) -> bool:
        """Whether the heading or caption above says that all measures here have ended."""
        above = [passage.text.text for passage in self.above if len(passage.text.text) <= _LONGEST_CAPTION]
        return any(text in lexicon().ended_lists and not text.endswith("。") for text in above)

    def ended_in(self, plans: Iterable[PlanMention]) -> PlanMention | None:
        """The plan whose measures have all ended, as a sentence above names it (第１期計画に掲載した事業のうち、…)."""
        said = (
            [normal(p.text.text) for p in self.above if _WAS_IN.search(normal(p.text.text))]
            if self.list_ended()
            else []
        )
        named = [plan for plan in plans if any(normal(plan.title) in words for words in said)]
        return max(named, key=lambda plan: len(plan.title), default=None)

    def tell_savings(self) -> bool:
        """Whether the words above are of money saved."""
        return any(map(saved.named, self.above))
