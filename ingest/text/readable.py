"""From what is printed to what a reader reads: look-alike characters, letters spaced out for layout."""

import re
import unicodedata

# Radicals that stand for whole characters and that Unicode's own compatibility forms leave alone.
_RADICALS = dict(
    zip(
        "⺃⺅⺉⺋⺒⺓⺖⺘⺟⺠⺡⺣⺥⺩⺪⺫⺬⺭⺮⺯⺱⺷⺸⺹⺺⺼⺽⺾⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "乚亻刂㔾巳幺忄扌母民氵灬爫王疋罒示礻竹糸罓羊羊耂肀肉臼艹虎衤覀西見角角言貝足車辶辶辶邑金長镸长門阜阝雨青韋頁風飛食食食饣首馬骨鬼魚鳥鹵麦黄黽斉齐歯齿竜龍龟亀",
        strict=True,
    )
)
# What the symbol fonts of office programs print at private code points: bullets, ticks, arrows.
_SYMBOLS = {
    0xF06C: "●", 0xF06E: "■", 0xF06F: "□", 0xF071: "❑", 0xF075: "◆", 0xF076: "❖", 0xF0A7: "▪", 0xF0A8: "◻",
    0xF0B7: "・", 0xF09F: "・", 0xF0D8: "➢", 0xF0E0: "→", 0xF0E8: "⇒", 0xF0F0: "⇨", 0xF0FC: "✓", 0xF0FE: "☑",
    0xF0B2: "◇", 0xF0A1: "○", 0xF06D: "○", 0xF0D7: "×", 0xF0AE: "→", 0xF0DE: "⇒",
}  # fmt: skip
_KANGXI = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_SUPERSCRIPTS = dict.fromkeys((0xB9, 0xB2, 0xB3, *range(0x2070, 0x207A)), "")
_LOOKS: dict[int, str] = {**_KANGXI, **{ord(radical): whole for radical, whole in _RADICALS.items()}, **_SYMBOLS}

_LIKE_ANOTHER = re.compile("[" + "".join(map(chr, _LOOKS)) + "]")
_TO_MEND = re.compile("[ \u3000\ue0b2\ue0b3" + "".join(map(chr, _SUPERSCRIPTS)) + "]")
# Dots that lead the eye from words on to others at the end of the line (緑の推進 ......... 【公園課】), not to a page's number.
_DOTS = ".．…‥・･·⋯"
_LEADERS = re.compile(
    rf"(?<=[^\s{_DOTS}])[ \u3000]*(?:[.．・･·]{{6,}}|[…‥⋯]{{3,}})[ \u3000]*(?=[^\s{_DOTS}])(?![(（]?[PpＰｐ]?[0-9０-９])"
)
_UNIT_POWER = re.compile(r"(?<=[mｍ])[²³]")
_NUMBERED = re.compile(r"[0-9０-９]+[.．)）]?|[①-⑳]|[(（][0-9０-９]+[)）]")
_BLANK = "\u3000"
_LETTERS = re.compile(r"(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])(?:[A-ZＡ-Ｚ][ \u3000]){1,7}[A-ZＡ-Ｚ](?![A-Za-zａ-ｚ0-9０-９])")


def same_looks(text: str) -> str:
    """Radicals and symbols replaced by the characters they look like; the length stays."""
    return text.translate(_LOOKS) if _LIKE_ANOTHER.search(text) else text


def readable(text: str) -> str:
    """One printed line as it is read: ``text`` has a blank wherever characters stand apart by most of a character.

    Footnote numbers set as superscript characters go, widths stay.
    """
    return mended(same_looks(text))


def mended(looks: str) -> str:
    """The same of a text that has gone through ``same_looks``."""
    looks = _LEADERS.sub(_BLANK, looks)
    if not _TO_MEND.search(looks):
        return looks.strip()
    kept = _UNIT_POWER.sub(lambda power: chr(ord(power[0]) + 0xE000), looks)  # out of reach of the next line
    bare = kept.translate(_SUPERSCRIPTS)
    back = re.sub("[\ue0b2\ue0b3]", lambda power: chr(ord(power[0]) - 0xE000), bare)
    return _LETTERS.sub(lambda word: re.sub(rf"[ {_BLANK}]", "", word[0]), closed_up(back)).strip()


def closed_up(text: str) -> str:
    """「目　　標」→「目標」: runs of single characters standing apart are one word set wide.

    Two such characters are a word only where there is nothing else in the line.
    """
    tokens = re.split(f"({_BLANK}+| +)", text.strip())
    words, blanks = tokens[::2], tokens[1::2]
    out, start = "", 0
    if len(words) > 1 and _NUMBERED.fullmatch(words[0]):  # the number of a heading is no letter of it
        return words[0] + blanks[0][0] + closed_up("".join(tokens[2:]))
    while start < len(words):
        end = start
        while end < len(words) and _alone(words[end]):
            end += 1
        whole = start == 0 and end == len(words)
        if end - start >= 3 or (whole and end - start == 2):
            out += "".join(words[start:end])
            start = end
        else:
            out += words[start]
            start += 1
        if start < len(words):
            out += blanks[start - 1][0]
    return out


def _alone(word: str) -> bool:
    """One character of Japanese, or one with a bracket beside it."""
    letters = [c for c in word if c not in "()（）「」【】〔〕・、"]
    return len(letters) <= 1 and all(not c.isascii() or c.isdigit() for c in letters)
