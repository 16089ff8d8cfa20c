"""Names of measures as printed: the number before them, the level's word, marks such as 【再掲】 taken off."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.document import Line, Text
from ingest.reading.lexicon import lexicon
from ingest.text import numbers
from ingest.text.normal import folded, normal

_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿⓪⓵-⓾"
_ROMAN = "Ⅰ-Ⅻⅰ-ⅻ"
_INNER = rf"(?:[0-9]{{1,3}}|\([0-9]{{1,2}}\)|[{_CIRCLED}]|[{_ROMAN}]|[A-Za-z](?![A-Za-z]))"
_BRACKETED = r"[(<〔［【][0-9A-Za-z一二三四五六七八九十ア-ンⅠ-Ⅻ]{1,3}[)>〕］】]"
# Numbers that stand alone as such before a name, and those that need a blank or a full stop behind them.
_SURE = (
    rf"(?:No\.?|NO\.?|№)\s?[0-9]+(?:[-.][0-9]+)*|0[0-9](?![0-9.-])"
    rf"|{_INNER}(?:\s?[-‐－―.]\s?{_INNER})+(?:\s?-?\s?\([0-9]+\)|\s?[{_CIRCLED}])?"
    rf"|[{_CIRCLED}](?:\s?-\s?[0-9]+)?|[{_ROMAN}](?:\s?-\s?{_INNER})*|{_BRACKETED}"
)
_YEAR = r"(?:19|20)[0-9]{2}"
_CODE = rf"(?!{_YEAR}\s)[0-9]{{4,6}}(?=\s+[^\W\d_])"  # 1101　空き家の活用
_BARE = rf"[0-9]{{1,3}}|{_CODE}|[ア-ン]|[A-Za-z]|[ivx]{{1,5}}|[IVX]{{1,4}}"
_NUMBER = re.compile(rf"\s*(?:(?P<sure>{_SURE})[.,、:\s]*|(?P<bare>{_BARE})(?:[.、):]\s*|\s+))(?=\S)")
_SPREAD = re.compile(r"([一-龥])[\s　]+([一-龥])[\s　]*(?=[0-9０-９①-⑳Ⅰ-Ⅻ])")
_WHOLE = re.compile(rf"\s*(?:{_SURE}|{_BARE})[.、)]?\s*")
# 施策コード 1-1, 施策番号：1-1, and what says that the name follows (施策名：).
_AFTER_LEVEL = re.compile(
    rf"(?:(?:コード|番号|整理番号)[\s:：]*(?={_SURE}|[0-9]))?\s*(?P<number>{_SURE}|[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}}|[IVX]{{1,4}}|[A-Z]|[ア-ン](?=\s))?(?P<gap>[\s:：.、．「]*)"
)
_CALLED = re.compile(r"名(?:称)?(?:\s*:\s*(?=\S)|\s+(?=\S{4,}$))")
_BRACKETED_LEVEL = re.compile(
    rf"[【\[<〈(](?P<word>[^0-9\s【】\[\]<>〈〉()]+?)\s*(?P<n>{_SURE}|[0-9]+)?[】\]>〉)]\s*(?:(?P<behind>{_SURE})\s*)?"
)
_GOES_ON = (
    "の",
    "を",
    "は",
    "に",
    "と",
    "へ",
    "、",
    "から",
    "～",
    "~",
    "及び",
)  # words that belong to the level's word
_NO_PARTICLE = re.compile(
    "にぎ[わや]|にこ|とも[にすし]|はぐく|はつらつ|はば|のび|のどか|からだ"
)  # words of names that begin like one
_NOT_A_NUMBER = re.compile(
    r"[0-9]+(?:\.[0-9]+)?\s*(?:歳(?![入出末計])|才|世代|か月|ヶ月|時間(?!外)|年[度目間]|人以|つの|R|D|G|(?:年|月|日|人|件|市|町|次)(?![一-龥ァ-ヴーと]))"
)
_SIGNED = re.compile(
    r"(?:[■□◆◇●○◎▼▽▶►]\s*|[【〔＜<［\[《≪])(?P<title>[^【】〔〕＜＞<>［］\[\]《》≪≫]+)[】〕＞>］\]》≫]?"
)
_COMPOUND = re.compile(r"[^\W_][)）]?[-.－][(（]?[^\W_]")  # 1-4, 2-(2)-①
_BULLET = re.compile(r"^[\s・･●○◯〇■□◆◇▪•‣⚫⬤➢▶►★☆◎※]+")
_MARK = re.compile(
    r"【(?P<a>[^【】]{1,24})】|〔(?P<b>[^〔〕]{1,24})〕|[［\[](?P<c>[^［］\[\]]{1,24})[］\]]"
    r"|[(（](?P<d>[^()（）]{1,24})[)）]|[＜<《](?P<e>[^＜＞<>《》]{1,24})[＞>》]"
)
_CHAPTER = re.compile(r"(?P<number>第[0-9０-９一二三四五六七八九十]{1,3}(?P<level>[章編部節]))[\s　]+(?P<name>\S.*)")
_SUM_BEHIND = re.compile(r"(?<=\S)[\s　]+(?:合|小|総)?計$")
_KANJI = re.compile("[一二三四五六七八九十]+")
_SHORTEST = 2  # letters of a name
_LONG = 4  # letters of a level's word that says more than 目標 or 課題
_APART = 4  # letters of one that only a blank of full width parts from its level's word (重点施策　見守りの強化)
_AMOUNTS = re.compile(r"[0-9,.千百万億円]*")  # 63,000千円
_COUNTED = re.compile(r"約?[0-9][0-9,.~\s]*[^\s0-9]?(?:以上|以下|未満|超|程度)?|(?:十|百)?[千万億]?円")
_OPEN_ENDS = (
    "の",
    "や",
    "を",
    "が",
    "は",
    "、",
    "及び",
    "または",
    "又は",
    "における",
    "している",
    "されている",
    "となっている",
)
_IN_BRACKETS = re.compile(r"[(（〔［\[【](?P<inside>[^()（）]+(?:[(（][^()（）]*[)）][^()（）]*)*)[)）〕］\]】]")
_SLOGAN = re.compile(r"[＜<〈《～~－―-].{2,30}[＞>〉》～~－―-]")  # a motto above the name
_UNIT = re.compile(
    r"(?<=\S)[\s　]*[(（［\[]\s*単位[^()（）\[\]［］]{1,10}[)）］\]]$"
)  # of the table below: … （単位：千円）
_AGAIN = re.compile(r"(?<=\S)[\s　]*[(（\[［【〔\s　]再掲[)）\]］】〕]?$")
_FOOTNOTE = re.compile(
    r"(?:[※＊*]+[0-9０-９]*|[(（]?注[0-9０-９]+[)）]?|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|[★☆◎●○■□◆◇▲△]+|\s*[☀-✐✓-❵➔-➿🌀-🫿]+)$"
)


@dataclass(frozen=True)
class Name:
    """A measure's name with its number ("" where none is printed) and the word of its level ("" where it stands elsewhere)."""

    name: str
    number: str = ""
    level: str = ""


def read_name(text: Text) -> Name:
    """Number, level and name of a cell, a heading or a caption; a number may stand on a line of its own."""
    lines = [line for line in text.lines if line.text.strip()]
    if len(lines) > 1 and _SLOGAN.fullmatch(lines[0].text.strip()) and not is_number(lines[0].text):
        lines = lines[1:]
        text = Text(tuple(lines))
    if len(lines) > 1 and is_number(lines[0].text):
        rest = Text(tuple(lines[1:]))
        return Name(clean(rest.text), tidy_number(lines[0].text))
    if len(lines) > 1 and len(_leveled_line(lines[0])) > 0:
        return split_name(lines[0].text + " " + Text(tuple(lines[1:])).text)
    return split_name(text.text)


@lru_cache(maxsize=65536)
def split_name(text: str) -> Name:
    """Number, level and name of one line of text."""
    text = _UNIT.sub("", _BULLET.sub("", text.strip()) or text.strip())
    text = _without_inner_mark(_leading_marks(text))
    if (spread := _SPREAD.match(text)) and folded("".join(spread.groups())) in lexicon().level_words:
        text = "".join(spread.groups()) + text[spread.end() :]  # 施　策　１－３
    if leveled := _after_level(text):
        return leveled
    plain = folded(text)
    match = _NUMBER.match(plain)
    if match and not (match["bare"] and _NOT_A_NUMBER.match(plain) and not _set_apart(text, match)):
        rest = text[match.end() :]
        number = tidy_number(text[slice(*match.span("sure" if match["sure"] else "bare"))])
        if deeper := _after_level(rest.strip()):
            return replace(deeper, number=number) if _called(rest.strip()) else deeper
        if clean(rest):
            return Name(clean(rest), number)
    return Name(clean(text))


def _set_apart(text: str, match: re.Match[str]) -> bool:
    """Whether a blank of full width stands behind a number (1　人が行き交うまち): no unit follows so far off."""
    return "\u3000" in text[match.end("bare") : match.end()]


def is_compound(number: str) -> bool:
    """Whether a number tells what its measure stands under (1-4, 2-(2)-①)."""
    return bool(_COMPOUND.search(number))


def is_number(text: str) -> bool:
    """Whether a text is nothing but the number of a measure (①-1, 1-1-(2), №12, ii.)."""
    return bool(_WHOLE.fullmatch(folded(text))) and text.strip() != ""


def chapter(text: str) -> Name | None:
    """The name of a chapter behind its number (第１章　健やかなまち), None for all else."""
    match = _CHAPTER.fullmatch(text.strip())
    return Name(clean(match["name"]), match["number"], match["level"]) if match else None


def parts_card(text: str) -> bool:
    """Whether a numbered label parts what is said of one measure (２　指標の達成状況); numbers of a plan's tree
    (事業2　窓口の改善, 1-4 駅の改善) name measures.
    """
    title = split_name(text)
    return bool(title.number) and not title.level and not is_compound(title.number) and title.name in lexicon().parts


def is_sum(text: str) -> bool:
    """Whether a name is a word of sums (合計, 小計), or has one set apart behind it (福祉部　計)."""
    return lexicon().is_value("sums", text) or _SUM_BEHIND.search(text) is not None


def parts_sheet(text: str) -> bool:
    """Whether a title within a table parts what is said of one measure: a numbered one, or one behind a sign or in brackets
    (■ 主な事業, 【施策の評価】).
    """
    signed = _SIGNED.fullmatch(text.strip())
    return parts_card(text) or (signed is not None and signed["title"] in lexicon().parts)


def says_none(text: str) -> str:
    """What a cell in brackets says instead of a name: that there is none (第3期計画になし), or why; "" for all else."""
    match = _IN_BRACKETS.fullmatch(text.strip())
    inside = match["inside"].strip() if match else ""
    return inside if inside and lexicon().is_value("no_name", inside) else ""


def is_nothing(text: str) -> bool:
    """Whether a cell of names names nothing: an empty one, －, （前計画になし）."""
    return not text.strip() or numbers.nothing(text) or bool(says_none(text))


def has_letters(text: str) -> bool:
    """Whether a text holds any letter, kana or kanji, as names do."""
    return any(character.isalpha() for character in text)


def is_name(text: str) -> bool:
    """Whether a text can be the name of a measure: more than one letter, and no mere quantity, unit of money, number or
    class of work (ハード事業).
    """
    bare = text.strip()
    return (
        has_letters(bare)
        and len(normal(bare)) >= _SHORTEST
        and not is_number(bare)
        and not lexicon().is_value("classes", bare)
        and not _COUNTED.fullmatch(folded(bare))
        and not _AMOUNTS.fullmatch(normal(bare))
    )


def breaks_off(text: str) -> bool:
    """Whether a text is the first part of a sentence that goes on elsewhere (… や、… の)."""
    return text.strip().endswith(_OPEN_ENDS)


def tidy_number(text: str) -> str:
    """A number as printed, without №, blanks and a stop behind it."""
    text = re.sub(r"^(?:No\.?|NO\.?|№|Ｎｏ．?)\s*", "", text.strip())
    text = re.sub(r"\s+", "", text).rstrip(".．、")
    return text if re.search(r"[(（]", text) else text.rstrip(")）")


def clean(text: str) -> str:
    """A name without the marks that only tell something about its entry (【再掲】, （2022年度追加事業）, ※1)."""
    text = re.sub(r"[※＊](?![0-9０-９])", "", re.sub(r"(?<=\S)[\s　]+[※＊].*$", "", text.strip()))
    before = None
    while text != before:
        before = text
        text = _AGAIN.sub("", _FOOTNOTE.sub("", _leading_marks(text))).strip()
        for match in reversed(list(_MARK.finditer(text))):
            if match.end() == len(text) and is_mark(_inside(match)):
                text = text[: match.start()].strip()
    return text.strip(" 　:：")


def is_again(text: str) -> bool:
    """Whether an entry says of itself that the measure stands elsewhere, too (… 再掲, …【再掲】)."""
    return bool(_AGAIN.search(text.strip()))


def is_mark(text: str) -> bool:
    """Whether what stands in brackets tells of the entry, not of the measure (再掲, 新規, 計画終了(R6.3), 2022年度追加事業)."""
    bare = re.sub(r"^(?:令和|平成|[RHrh])?[0-9元]+(?:年度?|\.[0-9]+)?(?:から|より)?", "", folded(text))
    return lexicon().is_value("marks", text) or lexicon().is_value("marks", bare)


def only_marks(text: str) -> bool:
    """Whether a text is nothing but such words in brackets (（再掲）, 【重点】)."""
    match = _MARK.fullmatch(text.strip())
    return match is not None and is_mark(_inside(match))


def _inside(match: re.Match[str]) -> str:
    """What the brackets of a mark hold."""
    return next(group for group in match.groups() if group is not None)


def _leading_marks(text: str) -> str:
    """A name without the marks before it, and without a label that only says that it follows (【事業名】　…)."""
    while (match := _MARK.match(text)) and match.end() < len(text) and _leads_name(_inside(match)):
        text = text[match.end() :].strip()
    return text


def _leads_name(inside: str) -> bool:
    return is_mark(inside) or lexicon().labels.exact(inside) == "name"


def _without_inner_mark(text: str) -> str:
    """「10（2019年度追加）公園の …」 → 「10 公園の …」."""
    match = re.match(rf"\s*(?:{_SURE}|{_BARE})\s*(?=[(（【［\[〔])", folded(text))
    mark = _MARK.match(text, match.end()) if match else None
    if match and mark and is_mark(_inside(mark)) and mark.end() < len(text):
        return text[: match.end()].strip() + " " + text[mark.end() :].strip()
    return text


def _leveled_line(line: Line) -> str:
    """The level's word where a line is only "方針１" or "基本目標Ⅱ"; "" else."""
    plain = re.sub(r"\s+", "", folded(line.text))
    for word in lexicon().level_words:
        if plain.startswith(word) and re.fullmatch(rf"(?:{_SURE}|[0-9]+|[IVX]+|[A-Z])", plain[len(word) :]):
            return word
    return ""


def _after_level(text: str) -> Name | None:
    """「基本目標１　…」「施策1-2：…」「重点事業① …」「【施策3】…」 → level, number and name."""
    plain = folded(text)
    if (bracketed := _BRACKETED_LEVEL.match(plain)) and bracketed["word"] in lexicon().level_words:
        name = clean(text[bracketed.end() :])
        number = tidy_number(bracketed["n"] or bracketed["behind"] or "")
        return Name(name, number, bracketed["word"]) if name and not name.startswith(_GOES_ON) else None
    if called := _called(text):
        return called
    for word in lexicon().level_words:
        if plain.startswith(word) and (found := _behind(text, plain, word)):
            inner = None if found.number else _after_level(found.name)
            if inner and inner.number:
                return inner  # 個別施策　基本方針Ⅰ　…: what stands under which heading
            called = _called(found.name)
            return replace(found, name=called.name) if called and called.level == word else found
    return None


def _called(text: str) -> Name | None:
    """The name behind words that say so (施策名：…)."""
    plain = folded(text)
    for word in lexicon().level_words:
        if plain.startswith(word) and (match := _CALLED.match(plain, len(word))):
            return Name(clean(text[match.end() :]), "", word)
    return None


def _behind(text: str, plain: str, word: str) -> Name | None:
    """The name behind a level's word and its number; a word that is a level only with a number needs one, or to be long and
    set apart from a name (施策の方向　自然と共に生きるまち).
    """
    match = _AFTER_LEVEL.match(plain, len(word))
    if not match:
        return None
    apart = "\u3000" in text[len(word) : match.end()] and len(text) - match.end() >= _APART
    if word in lexicon().numbered_levels and not match["number"] and not (apart and len(word) >= _LONG):
        return None
    if not (match["number"] or match["gap"].strip(" 「.、．") or apart) or not _separate(plain, match):
        return None
    rest = clean(re.sub(r"^「(.*)」$", r"\1", text[match.end() - match["gap"].count("「") :].strip()))
    parted = match["number"] and (match["gap"].strip("「") != "" or _NO_PARTICLE.match(rest))
    goes_on = rest.startswith(_GOES_ON) and not parted
    if not rest or goes_on:  # 施策の推進, but 目標2 ともに働く
        return None
    return Name(rest, tidy_number(text[match.start("number") : match.end("number")]) if match["number"] else "", word)


def _separate(plain: str, match: re.Match[str]) -> bool:
    """Whether the number after a level's word is its number and not the start of the name (事業3年目 …, 取組一覧)."""
    number = match["number"] or ""
    behind = r"\S" if _KANJI.fullmatch(number) else r"[年月日人件歳次割%者期]|つ(?!な[がぎぐげ]|く[らりるれろ]|[づど])"
    return bool(match["gap"]) or not number.isalnum() or not re.match(behind, plain[match.end() :])


def kind_of_number(number: str) -> str:
    """A number with one sign for all of its kind: 1-2 and 3-4 are of one shape, as are A and B, (ア) and (イ)."""
    if letter := re.fullmatch(r"(\W*)(?:([A-ZＡ-Ｚ])|[ア-ン])(\W*)", number):
        return letter[1] + ("A" if letter[2] else "ア") + letter[3]
    return re.sub(r"[0-9０-９]+", "9", re.sub(r"[①-⑳]", "①", re.sub(r"[ivxIVXⅠ-Ⅻⅰ-ⅻ]+", "i", number)))
