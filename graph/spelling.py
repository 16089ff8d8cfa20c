"""Spellings: what makes two printed names the same name, how alike two names are, and how a name reads in an IRI."""

import hashlib
import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

# The dash family, with the long vowel mark that many PDFs print as a dash and the other way round.
DASHES = re.compile("[-‐‑‒–—―−ー─━]")
LONGEST_SLUG = 60
UNLIKE = 0.5  # below it a closer look is not worth the time
NUMBER = re.compile(r"\d+|(?<=第)[一二三四五六七八九十]+")
_PLACES = re.compile("[かカヵヶケ箇個]所")
_SCALE = re.compile("^[十百千万億兆]+")
LATIN = re.compile(r"[A-Za-z]+")
_IN_BRACKETS = re.compile(r"\s*[(（〔\[]([^()（）〔〕\[\]]{1,8})[)）〕\]]$")
# Characters of which one in place of the other names another thing, however long the rest is.
CONTRASTS = (
    "小中高大幼",
    "上下",
    "東西南北中",
    "新旧",
    "前後",
    "男女",
    "内外",
    "官公民私",
    "国県都道府市町村区",
    "左右",
    "春夏秋冬",
    "陸海空",
    "一二三四五六七八九十",
    "正副",
    "増減",
    "老若",
)


@lru_cache(maxsize=100_000)
def normal(name: str) -> str:
    """The name as names are compared: NFKC, no white space, one kind of dash and one wave."""
    text = unicodedata.normalize("NFKC", name)
    return re.sub(r"\s+", "", DASHES.sub("-", text)).replace("〜", "~")


def without_unit(name: str, unit: str) -> str:
    """The name of an indicator without its unit in brackets at the end: 受講者数（人） → 受講者数, also of 千人."""
    match = _IN_BRACKETS.search(name)
    told = bool(unit) and match is not None and normal(match[1]).endswith(normal(unit))
    return name[: match.start()].rstrip() if match and told else name


@lru_cache(maxsize=10_000)
def dimension(unit: str) -> str:
    """What a unit counts, however many at once and however it is spelt: 千円 and 円 are one, か所 and 箇所, ％ and パーセント."""
    text = _PLACES.sub("か所", normal(unit).replace("パ-セント", "%"))
    return _SCALE.sub("", text) or text


@lru_cache(maxsize=100_000)
def normal_notation(notation: str) -> str:
    """A number as numbers are compared: "№12" and "No.12." are "12"; "（１）" is "(1)"."""
    return re.sub(r"^No\.?", "", normal(notation)).rstrip(".")


def likeness(a: str, b: str) -> float:
    """How alike two normal names are, 0 to 1; 0 where a number, a Latin word or one of a pair of contrasts differs."""
    alike = max(ratio(a, b) / 100, Levenshtein.normalized_similarity(a, b))
    return 0.0 if alike < UNLIKE or _told_apart(a, b) else alike


def _told_apart(a: str, b: str) -> bool:
    if NUMBER.findall(a) != NUMBER.findall(b):
        return True
    latin_a, latin_b = ({word.casefold() for word in LATIN.findall(name)} for name in (a, b))
    if latin_a and latin_b and latin_a != latin_b:
        return True
    swaps = ((a[e.src_pos], b[e.dest_pos]) for e in Levenshtein.editops(a, b) if e.tag == "replace")
    return any(one in contrast and other in contrast for one, other in swaps for contrast in CONTRASTS)


@lru_cache(1 << 16)  # titles come again with every making of the graph
def slug(name: str) -> str:
    """The name as a segment of an IRI: NFKC, what an IRI forbids or reserves made "-", long names cut and hashed."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
    text = re.sub(r"-+", "-", "".join(c if _stays(c) else "-" for c in text)).strip("-")
    if not text:
        return short_hash(name)
    return text if len(text) <= LONGEST_SLUG else f"{text[:LONGEST_SLUG]}-{short_hash(text)}"


def _stays(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN" or character in "_.~・()"


def short_hash(*parts: str) -> str:
    """Eight hexadecimal digits that tell apart what would else share a name."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]
