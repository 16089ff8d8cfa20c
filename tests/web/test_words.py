"""Years and numbers as people write them."""

from collections.abc import Iterator

import pytest
from flask import Flask

from query.plans import Plan
from web.words import fiscal_year, grouped, period, short_period


@pytest.fixture(autouse=True)
def in_japanese(app: Flask) -> Iterator[None]:
    """A page in Japanese is being made."""
    with app.test_request_context("/?lang=ja"):
        yield


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (2023, "令和5年度（2023）"),
        (2019, "令和元年度（2019）"),
        (2018, "平成30年度（2018）"),
        (1989, "平成元年度（1989）"),
        (1988, "昭和63年度（1988）"),
        (None, "年度の記載なし"),
    ],
)
def test_fiscal_years(year: int | None, words: str) -> None:
    """A fiscal year has its name in the Japanese calendar and the western year in which it begins."""
    assert fiscal_year(year) == words


def test_periods() -> None:
    """A period names both ends, one year once, and nothing where no document says."""
    assert period(Plan("", "", 2021, 2025)) == "令和3年度（2021）〜令和7年度（2025）"
    assert period(Plan("", "", 2021, 2021)) == "令和3年度（2021）"
    assert period(Plan("", "")) == ""
    assert short_period(Plan("", "", None, 2025)) == "〜2025"


def test_numbers() -> None:
    """Large numbers get commas; what is no number stays."""
    assert grouped("1234567.5") == "1,234,567.5"
    assert grouped("-5000") == "-5,000"
    assert grouped("―") == "―"
