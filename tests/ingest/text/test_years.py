"""Years as plans print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text import years
from ingest.text.years import YearSpan

YEARS = st.integers(1990, 2060)
FULL_WIDTH = str.maketrans("0123456789RH", "０１２３４５６７８９ＲＨ")


def era(year: int) -> tuple[str, str]:
    """The era's letter and the number in it, as printed."""
    number = year - 2018 if year > 2018 else year - 1988
    return ("R" if year > 2018 else "H"), "元" if number == 1 else str(number)


def spellings(year: int) -> list[str]:
    """The ways in which plans print a fiscal year."""
    letter, number = era(year)
    name = {"R": "令和", "H": "平成"}[letter]
    return [
        f"{name}{number}年度",
        f"{name} {number} 年 度",
        f"{name}{number}年度（{year}年度）",
        f"{name}{number}（{year}）年度",
        f"{letter}{number}",
        f"{letter}{number}年度",
        f"{letter}{number}.4.1",
        f"{name}{number}年12月1日",
        f"{year}年度",
        f"{year}（{name}{number}）年度",
        f"FY{year}",
        f"{year}/4/1",
    ]


def found(text: str, now: int | None = None) -> list[tuple[str, int, int]]:
    """Every span of a text with its words."""
    return [(text[span.start : span.end], span.first, span.last) for span in years.spans(text, now)]


@given(YEARS, st.integers(0, 11), st.booleans())
def test_every_spelling_of_a_year_is_that_year(year: int, which: int, wide: bool) -> None:
    """However a fiscal year is printed, in half or full width, it is read as its western year, wholly."""
    text = spellings(year)[which]
    text = text.translate(FULL_WIDTH) if wide else text
    words = f"計画は{text}に策定した"
    (span,) = years.spans(words)
    assert (span.first, span.last) == (year, year)
    assert words[span.start : span.end] == text


@given(YEARS, st.integers(1, 20), st.sampled_from(["～", "から", "-", " ~ ", "〜", "より"]), st.integers(0, 8))
def test_two_years_with_a_range_sign_are_one_range(first: int, more: int, sign: str, which: int) -> None:
    """A range has its first and its last year, whatever the spelling and the sign."""
    last = min(first + more, 2060)
    text = f"{spellings(first)[which]}{sign}{spellings(last)[which]}"
    expected = (first, last) if last > first else (first, first)
    assert next((span.first, span.last) for span in years.spans(text)) == expected


@given(YEARS, st.integers(1, 12))
def test_a_month_belongs_to_the_fiscal_year_in_which_it_lies(year: int, month: int) -> None:
    """January to March are of the fiscal year before."""
    assert years.only(f"{year}年{month}月末現在") == (year if month > 3 else year - 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("令和３年３月末", [("令和３年３月", 2020, 2020)]),
        ("R3～7", [("R3～7", 2021, 2025)]),
        ("令和9～10年度", [("令和9～10年度", 2027, 2028)]),
        ("H30～2年度", [("H30～2年度", 2018, 2020)]),
        ("2021-2025", [("2021-2025", 2021, 2025)]),
        ("令和６年度から５年間", [("令和６年度から５年間", 2024, 2028)]),
        ("令和３年４月１日～令和８年３月31日", [("令和３年４月１日～令和８年３月31日", 2021, 2025)]),
        ("平成二十八年度", [("平成二十八年度", 2016, 2016)]),
        ("㋿5年度", [("㋿5年度", 2023, 2023)]),
        ("平成27年法律第64号", []),
        ("2040年問題", []),
        ("1990年代", []),
        ("３年間", []),
        ("実施計画２０２５", []),
        ("電話0463-82-5111、2,021件", []),
        ("RPA", []),
        ("日本年金機構", []),
        ("12月25日", []),
    ],
)
def test_what_is_a_year_and_what_is_not(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Ranges, months and kanji numbers are read; laws, decades, durations, names and codes are no years."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "now", "expected"),
    [
        ("前年度より", 2022, 2021),
        ("今年度末", 2025, 2025),
        ("翌年度", 2025, 2026),
        ("前年11名", 2022, 2021),
        ("3年度", 2022, 2021),
        ("23年度", 2015, 2011),
        ("前年度比", 2022, None),
        ("前年度", None, None),
        ("3年度", None, None),
    ],
)
def test_relative_years_need_the_documents_year(text: str, now: int | None, expected: int | None) -> None:
    """前年度 and a number without its era are read from the document's year, and not at all without it."""
    assert years.only(text, now) == expected


def test_the_same_year_is_the_last_one_named() -> None:
    """同年度 and 翌年度 lean on the year named before them."""
    assert [span.first for span in years.spans("令和４年度に始め、同年度に終え、翌年度に")] == [2022, 2022, 2023]


def test_the_heads_of_columns() -> None:
    """Bare numbers read on from an era; words beside a year make it no head; bare numbers alone are no years."""
    assert [span and span.first for span in years.heads(["H30", "R元", "2", "3", "計"])] == [
        2018,
        2019,
        2020,
        2021,
        None,
    ]
    assert [span and span.first for span in years.heads(["１", "２", "３"], 2021)] == [None, None, None]
    assert years.head("令和８年度（2026）") == YearSpan(0, 11, 2026, 2026)
    assert years.head("2026") == YearSpan(0, 4, 2026, 2026)
    assert years.head("R5実績") is None


@given(st.text(alphabet="令和平成RH年度月日元同前翌0123456789～から（）./- ", max_size=24), st.one_of(st.none(), YEARS))
def test_spans_are_ordered_and_inside(text: str, now: int | None) -> None:
    """Whatever the text: spans lie in it, in order, without overlap, the last year not before the first."""
    position = 0
    for span in years.spans(text, now):
        assert position <= span.start < span.end <= len(text)
        assert span.first <= span.last
        position = span.end
