"""What one printed header or label means: its meaning from the lexicon, the years and the unit that it tells."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.reading.lexicon import lexicon
from ingest.reading.likeness import likely
from ingest.text import numbers, years
from ingest.text.normal import normal

_LONGEST = 32  # letters; what is longer is a text, not a label
_LONGEST_HEAD = 16  # letters of a head whose meaning may be told from its likeness to others
_NOTHING = ("ignored", "stub", "remark", "name_or.nothing", "year")  # meanings of which no facts come
_BRACKETS = re.compile(r"[(（〔［\[【〈＜<≪]([^()（）〔〕［］\[\]【】〈〉＜＞<>≪≫]*)[)）〕］\]】〉＞>≫]")
_BADGES = re.compile(
    r"【[^【】]*】(?=(?:\s*【[^【】]*】)*\s*[^\s【])"
)  # before what they are about (３　【新規】　花壇の手入れ)
_EDGES = re.compile(r"^[\s■□◆◇●○◎▼▽▲△・▶►★☆※*＊:：>＞<＜\-【\[（［(〈《≪「『〔]+|[\s※*＊:：】\]］）)〉》≫」』〕>＞]+$")
_NOTES = re.compile(r"[※＊*](?:[0-9０-９]+)?$|注[0-9０-９]*$")
_REST_OF_YEAR = re.compile(
    r"^(?:年度|年|度|末|時点|現在|時|の|における|に(?=実施|行|取り?組|取組)|分|[~～〜・/\s])*|(?:末|時点|現在|時|の|における|分|[~～〜・/\s])*$"
)
# 第2期計画における取組; its 位置付け there is what became of a measure, not the plan that it belongs to.
_EDITION = re.compile(r"^第[0-9０-９一二三四五六七八九十]+[期次](?:計画|プラン)?(?:における|での|の|に)(?!位置)")
# Letters by which heads reckon with each other: 増減（Ａ－Ｂ）, 執行率 Ｂ/Ａ, 予算額①.
_FORMULA = re.compile(
    r"(?:^|(?<=[一-龥ぁ-んァ-ヴー]))\s*[(（]?\s*[A-DＡ-Ｄ①-④](?:\s*[-－−‐＋+/／÷*＊×xX=＝]\s*[A-DＡ-Ｄ①-④0-9０-９]+)*\s*[)）]?(?:\s*[*＊×xX]\s*100)?$"
)
_RECKONED = re.compile(r"[A-DＡ-Ｄ①-④]\s*[-－−‐/／÷]\s*[A-DＡ-Ｄ①-④]")  # ②－① as all that a label says
_AHEAD = re.compile(r"^[次来翌]年度(?:以降)?(?:の|における|に)?")
_PLAIN_START = re.compile(
    r"^(?:主な|主要な|具体的な|その他の|[当本今]該?年度の|事業の|施策の|取り?組み?の|計画の|全体の)"
)
_PLAIN_END = re.compile(r"の?(?:内容|概要|説明|詳細)$|に(?:ついて|関する事項)$|(?:の概要)?等$")
_AND_SO_ON = re.compile(r"(?:等|など|欄|一覧|について)+$")
ARROWS = "→⇒➡➔⇨▶►"  # from a value now to the one to be reached
_ARROW = re.compile(f"[{ARROWS}]")
JOINED = re.compile(r"[・･/／、，]|及び|並びに|および|(?<=[一-龥])と(?=[一-龥])")
_SENTENCE = re.compile(r"[はをが、。]")  # what has one of these is no label but by its exact words
_OF_NUMBERS = re.compile(r"の(?:[^の]{1,6})?(?:番号|No\.?|№)$")
_NO_HEAD = re.compile(r"[はをが、。:：0-9０-９]")  # in a sentence, a label with its value (単位：千円), what is counted
_WITH_VALUE = re.compile(r"\S[\s　]*[:：]|\S[\s　]+\S")  # a label and what it asks for
_NUMBERED = re.compile(
    r"^(?:(?:[0-9０-９]+[.．、)）]|[①-⑳])|[(（][0-9０-９]+[)）]|[ア-オ][.．、]?)\s*(?=\S{2})"
    r"|[0-9０-９①-⑳Ⅰ-Ⅹ]+(?:[-－.．][0-9０-９]+)*$"
)


@dataclass(frozen=True)
class Label:
    """A label as it was understood.

    ``meaning`` is a path of the lexicon ("department.lead"), "year" for a mere year or range, "" where nobody knows it;
    ``word`` is what is printed without year, unit and marks; ``first`` and ``last`` are fiscal years, both included;
    ``side`` is "old" or "new" in a table that compares two plans. ``likened`` is one that nobody listed, whose meaning is that
    of heads with much the same letters.
    """

    meaning: str = ""
    word: str = ""
    first: int | None = None
    last: int | None = None
    unit: str = ""
    side: str = ""
    likened: bool = False

    @property
    def known(self) -> bool:
        """Whether the lexicon or the calendar knows this label."""
        return self.meaning != ""

    def means(self, *meanings: str) -> bool:
        """Whether the meaning is one of these or lies below one of them ("department" holds "department.lead")."""
        return any(self.meaning == meaning or self.meaning.startswith(meaning + ".") for meaning in meanings)


@lru_cache(maxsize=65536)
def read_label(text: str, now: int | None = None) -> Label:
    """The label that a cell's text is; one without a meaning for a text that is none."""
    bare = _NOTES.sub("", text.strip()) or text.strip()
    if not bare or len(normal(bare)) > _LONGEST:
        return Label(word=bare)
    if span := years.head(bare, now if "年" in bare else None):
        return Label("year", "", span.first, span.last)
    found = years.spans(bare, now)
    unit = numbers.unit_of(bare)
    word = _without_years(bare, found)
    first, last = (found[0].first, found[-1].last) if found else (None, None)
    meaning = _ahead(bare, _meaning(word, whole=bare))
    if not meaning and found and lexicon().is_value("stages", _EDGES.sub("", _plain(word))):
        return Label("year", "", first, last)
    if not meaning and found and not _FORMULA.sub("", _EDGES.sub("", _BRACKETS.sub("", word))):
        return Label("budget.initial" if unit in numbers.MONEY else "year", "", first, last, unit)
    return Label(meaning, _EDGES.sub("", _plain(word)) or bare, first, last, unit)


def _ahead(whole: str, meaning: str) -> str:
    """The meaning of a label, as that of an outlook where it heads what the year after the document's brings (次年度の対応)."""
    acts = meaning in ("statement.action", "name_or.action", "schedule") or (
        meaning == "level" and lexicon().actions.exact(_AHEAD.sub("", whole)) is not None
    )
    return "statement.outlook" if acts and _AHEAD.match(whole) else meaning


def likened(label: Label) -> Label:
    """A label that nobody knows with the meaning that its word most likely has, where it has any that tells of facts; one that
    says that all below it ends (終了する事業) says that.
    """
    word, words = label.word, lexicon()
    head = 1 < len(normal(word)) <= _LONGEST_HEAD and not _NO_HEAD.search(word)
    if label.known or not head or words.succession.exact(word) or word in words.ended_lists:
        return label
    meaning = likely(word)
    told = meaning not in ("", *_NOTHING)
    return replace(label, meaning=meaning, likened=True) if told else label


def _without_years(text: str, found: list[years.YearSpan]) -> str:
    for span in reversed(found):
        before, after = text[: span.start], text[span.end :]
        text = before + _REST_OF_YEAR.sub("", after, count=1)
    return text


def _plain(text: str) -> str:
    return _BRACKETS.sub("", text) or text


def _meaning(word: str, whole: str) -> str:
    """The meaning of a label: whole with its brackets first, then without, then of what the brackets hold."""
    words = lexicon().labels
    bare = _EDGES.sub("", _plain(word)).strip()
    forms = [whole, _EDGES.sub("", whole), word, _EDGES.sub("", word), bare, _NUMBERED.sub("", bare)]
    forms += [_EDITION.sub("", bare)] if _EDITION.match(bare) else []
    forms += [_FORMULA.sub("", whole), _FORMULA.sub("", bare)] if _FORMULA.search(whole) else []
    inside = [part for part in _BRACKETS.findall(_BADGES.sub("", word)) if len(part) > 1]
    inside = [part for part in inside if not lexicon().is_value("sums", part)]  # 参加者数（累計）: how it is counted
    inside = [part for part in inside if not _WITH_VALUE.search(part)]  # 公園の整備（担当課：公園課）
    for part in inside:  # 活動（アウトプット）: the bracket says of which kind
        if (exact := words.exact(part)) and exact.startswith("indicator."):
            return exact
    for form in forms:
        if form and (exact := words.exact(form)):
            return exact
    if told := _of_whole(bare):
        return told
    for form in (form for form in (*forms, *inside) if form and not _SENTENCE.search(form)):
        if found := words.loose(form) or (form in inside and words.exact(form)):
            return _numbers_of_side(form, found)
    return _of_parts(bare) or _of_pair(bare)


def _numbers_of_side(word: str, meaning: str) -> str:
    """What a word of the old or the new side means: of numbers, not of names, where it says so (現行計画の番号)."""
    side = {"old_name": "old", "new_name": "new"}.get(meaning)
    return f"{side}_number" if side and _OF_NUMBERS.search(normal(word)) else meaning


def _of_pair(word: str) -> str:
    """The meaning of two heads of values with an arrow between them (現状→目標): their cells hold a value of each."""
    parts = [lexicon().labels.find(part.strip()) or "" for part in _ARROW.split(word)]
    values = [meaning for part in parts if (meaning := _VALUES.get(part, part)).startswith("value")]
    return "value" if len(parts) == len(values) == len(("now", "then")) else ""


def _of_whole(word: str) -> str:
    """The meaning that the form of a whole word tells: names and more, what a formula reckons, texts."""
    if _names_and_tells(word):
        return "name"
    return "share" if _RECKONED.fullmatch(word) else _of_stem(word)


def _of_stem(word: str) -> str:
    """The meaning of a word of texts with what adds nothing to it (意見の内容, 主な成果); "" of any other."""
    found = lexicon().labels.exact(_PLAIN_END.sub("", _PLAIN_START.sub("", word))) or ""
    return found if found.startswith("statement.") else ""


def _names_and_tells(word: str) -> bool:
    """Whether a head is of names and of what may stand in their place (事業名・終了の理由)."""
    first, *others = (lexicon().labels.exact(part) for part in JOINED.split(word))
    return first == "name" and bool(others) and all(others)


def _of_parts(word: str) -> str:
    """The meaning of words that say two things (取組結果・成果) or more of the kind (指標等); "" where a part is unknown."""
    words = lexicon().labels
    short = _AND_SO_ON.sub("", word)
    if short and short != word and (found := words.find(short)):
        return found
    parts = [words.find(part) or words.find(_AND_SO_ON.sub("", part)) for part in JOINED.split(word)]
    if len(parts) == 1 or not all(parts):
        return ""
    if set(parts) == {"statement.state", "statement.issue"}:
        return "statement.state_or_issue"
    return parts[0] or ""


# What heads that as well tell texts mean under the head of an indicator.
_VALUES = {"name_or.target": "value.target", "statement.target": "value.target", "schedule": "value.target",
           "statement.result": "value.actual", "statement.state": "value.baseline"}  # fmt: skip


def as_value(label: Label) -> Label:
    """A label that as well tells texts (現状, 目標, 実績), as one of values."""
    return replace(label, meaning=_VALUES.get(label.meaning, label.meaning))


def combined(upper: Label, lower: Label) -> Label:
    """The label of a column from a head and the one under it."""
    merged = replace(
        lower,
        first=lower.first if lower.first is not None else upper.first,
        last=lower.last if lower.last is not None else upper.last,
        unit=lower.unit or upper.unit,
        side=lower.side or upper.side or {"old_name": "old", "new_name": "new"}.get(upper.meaning, ""),
    )
    return replace(merged, meaning=_under(upper, lower), word=_word(upper, lower))


def _word(upper: Label, lower: Label) -> str:
    """The printed word for the level: the group's where the column only says 名称; that of a text's label over 区分; both of
    work over money.
    """
    of_level = upper.means("level") and lower.means("name", "number", "year", "")
    of_text = upper.means("statement") and lower.means("stub")
    if upper.means("name_or.action", "statement.action") and lower.means("budget"):
        return f"{upper.word}／{lower.word}"  # what is done, above what it costs
    return upper.word if of_level or of_text else lower.word or upper.word


def _under(upper: Label, lower: Label) -> str:
    """What a head means under another."""
    if upper.means("ignored"):
        return "ignored"
    if not upper.known or upper.means("year", "stub"):
        return lower.meaning or upper.meaning
    if not lower.known or lower.means("year", "stub") or lexicon().is_value("sums", lower.word):
        return upper.meaning
    if upper.means("indicator"):
        return _under_indicator(upper, lower)
    return _of_side(upper, lower) if upper.means("old_name", "new_name") else _of_role(upper, lower)


# What a head means under one of another meaning: 実績 under 工程, 説明 under 進捗状況.
_TOLD_UNDER = {
    ("schedule", "statement.result"): "done",
    ("rating", "statement.purpose"): "statement.result",
    ("statement.result", "statement.purpose"): "statement.result",
}


def _of_role(upper: Label, lower: Label) -> str:
    """What 目標, 計画 and 実績 mean under 工程, under 効果額 (what is saved is an indicator) and under money, 対象 under 目的."""
    if upper.means("statement.purpose") and lexicon().is_value("whom", lower.word):
        return upper.meaning
    if told := _told_under(upper, lower):
        return told
    value = _VALUES.get(lower.meaning, lower.meaning)
    if upper.means("budget.reduction") and lower.means("budget") and not lower.means("budget.reduction"):
        return "value.actual" if lower.means("budget.settled") else "value.target"  # 財政効果額 | 見込額
    if not upper.means("budget") or not value.startswith("value"):
        return lower.meaning
    if upper.means("budget.reduction"):
        return value
    return "budget.settled" if value == "value.actual" else upper.meaning


def _told_under(upper: Label, lower: Label) -> str:
    """What a head means under one of another meaning; results are told where the upper names them beside the plan
    (年度別の計画と実績 | 取組実績).
    """
    planned = upper.means("schedule") and lower.means("statement.result")
    if planned and read_label(JOINED.split(upper.word)[-1]).means("statement.result"):
        return lower.meaning
    return next((m for (a, b), m in _TOLD_UNDER.items() if upper.means(a) and lower.means(b)), "")


def _under_indicator(upper: Label, lower: Label) -> str:
    if lower.means("number"):
        return "stub"
    found = _VALUES.get(lower.meaning, lower.meaning)
    return upper.meaning if lower.means("name", "level", "name_or") and found == lower.meaning else found


def _of_side(upper: Label, lower: Label) -> str:
    """The name and number of the old or the new measure."""
    side = upper.meaning.split("_")[0]
    if lower.means("number"):
        return f"{side}_number"
    return f"{side}_name" if lower.means("name", "level", "name_or.action") else lower.meaning
