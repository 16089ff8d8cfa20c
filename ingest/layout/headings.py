"""Markers that number or mark a passage: 第１章, １－１, （１）, ①-1, ア, i., 【…】, ■, ・ ..."""

import re

_NUMBER = r"[0-9０-９]+"
_JOINT = r"[-－‐−–ー―.．・]"
# Behind a number with a stop in it: it is a quantity (58.3％), and no number of a heading.
_UNIT = r"[%％‰℃㎡㎢㎞]|ポイント|パーセント|倍|億円|万円|千円|km|ha|トン|キロ|メートル|ヘクタール"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿"

#: Families of heading numbers, the highest in the outline first.
FAMILIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"第[0-9０-９一二三四五六七八九十]+[部編]")),
    ("chapter", re.compile(r"第[0-9０-９一二三四五六七八九十]+章")),
    ("section", re.compile(r"第[0-9０-９一二三四五六七八九十]+節")),
    ("article", re.compile(r"第[0-9０-９一二三四五六七八九十]+(?:条|回|項)")),
    ("roman", re.compile(r"(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+|(?=[IVX]+[.．\s])[IVX]+)[.．、]?")),
    ("joined", re.compile(rf"{_NUMBER}(?:{_JOINT}(?:{_NUMBER}|[(（]{_NUMBER}[)）]))+(?![0-9０-９]|{_UNIT})")),
    ("number", re.compile(rf"{_NUMBER}(?:[.．、](?![0-9０-９])|(?=[\s　]))")),
    ("kanji", re.compile(r"[一二三四五六七八九十]+(?=[\s　、.．])[、.．]?")),
    ("square", re.compile(r"【[^】]{1,40}】")),
    ("bracketed", re.compile(rf"[(（〔]{_NUMBER}[)）〕]|[⑴-⒇]")),
    ("half", re.compile(rf"{_NUMBER}[)）]")),
    ("circled-joined", re.compile(rf"[{_CIRCLED}]{_JOINT}{_NUMBER}")),
    ("circled", re.compile(rf"[{_CIRCLED}]")),
    ("kana-bracketed", re.compile(r"[(（][ア-ンｱ-ﾝ][)）]|[㋐-㋾]")),
    ("kana", re.compile(r"[アイウエオカキクケコサシスセソ](?=[\s　、.．])[、.．]?")),
    (
        "letter",
        re.compile(
            r"[A-Za-zＡ-Ｚａ-ｚ][.．)）](?=[\s　]|[^A-Za-z0-9])|[ⅰ-ⅹ][.．]?|[ivx]+[.．)](?=[\s　]|[^A-Za-z0-9])"
        ),
    ),
    ("mark", re.compile(r"[■□◆◇▼▽▲△★☆◎○●]")),
)
BRACKETS = {"【": "】", "［": "］", "[": "]", "〔": "〕", "＜": "＞", "<": ">", "〈": "〉", "《": "》", "≪": "≫"}
LONGEST_BOXED = 32  # characters
BULLET = re.compile(r"[・･•‣⁃◦●○◎■□◆◇▪▫◻❑❖➢✓☑⚫〇※＊*✔-](?!\d)|[‐－−–](?=\S)")
_CAPTION = re.compile(rf"[＜<【(（]?(?:図表|図|表|写真)[\s　]*{_NUMBER}")
NOTE = re.compile(r"[※＊*注](?:[0-9０-９]+)?")


def is_boxed(text: str) -> bool:
    """Whether a line is one short text in brackets: 【課題】, ［取組の内容］."""
    return (
        len(text) <= LONGEST_BOXED
        and text[:1] in BRACKETS
        and text[-1:] == BRACKETS[text[:1]]
        and text.count(text[-1]) == 1
    )


def marker(text: str) -> tuple[str, str, str]:
    """Family, marker as printed, and the rest of a line; ("", "", text) where it has none."""
    for family, pattern in FAMILIES:
        found = pattern.match(text)
        if found and family != "square":
            return family, found[0], text[found.end() :].strip()
    return "", "", text


def is_caption(text: str) -> bool:
    """Whether a line names a figure or table: 図1, 表２－１, 図表3."""
    return bool(_CAPTION.match(text)) and not text.endswith("。")


def bullet(text: str) -> tuple[str, str]:
    """The bullet that a line begins with and the rest; ("", text) where there is none."""
    found = BULLET.match(text)
    return (found[0], text[found.end() :].strip()) if found else ("", text)
