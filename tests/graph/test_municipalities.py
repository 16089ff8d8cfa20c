"""Which municipality a printed name means."""

import pytest

from graph.facts import MunicipalityMention
from graph.municipalities import resolve, table


def test_table_holds_every_municipality_and_prefecture() -> None:
    """1,741 municipalities and 47 prefectures, each with a code whose check digit is right."""
    assert len(table()) == 1741 + 47
    for code in table():
        total = sum(int(digit) * weight for digit, weight in zip(code[:5], (6, 5, 4, 3, 2), strict=True))
        assert int(code[5]) == (11 - total % 11) % 10, code


@pytest.mark.parametrize(
    ("mention", "code"),
    [
        (MunicipalityMention("秦野市"), "142115"),
        (MunicipalityMention("神奈川県秦野市"), "142115"),
        (MunicipalityMention("秦 野 市"), "142115"),
        (MunicipalityMention("中川郡音威子府村"), "014702"),
        (MunicipalityMention("北海道中川郡音威子府村"), "014702"),
        (MunicipalityMention("府中市", "広島県"), "342084"),
        (MunicipalityMention("東京都府中市"), "132063"),
        (MunicipalityMention("伊達市", "福島県"), "072133"),
        (MunicipalityMention("", "", "142115"), "142115"),
        (MunicipalityMention("秦野市", "", "14211"), "142115"),
        (MunicipalityMention("神奈川県"), "140007"),
    ],
)
def test_name_gives_code(mention: MunicipalityMention, code: str) -> None:
    """Names with prefecture, county or spaces, and codes of five digits, all lead to the six-digit code."""
    assert resolve(mention).code == code


def test_printed_name_wins_over_a_code_of_another_town() -> None:
    """A code that contradicts the printed name is not believed."""
    assert resolve(MunicipalityMention("秦野市", "", "142034")).code == "142115"


@pytest.mark.parametrize("name", ["府中市", "伊達市", "どこにもない市"])
def test_unclear_name_gets_no_code(name: str) -> None:
    """A name that exists twice or not at all gets no code and no guess."""
    assert resolve(MunicipalityMention(name)).code == ""


def test_rest_of_the_document_settles_a_name_that_exists_twice() -> None:
    """The prefecture told elsewhere in the document tells which of two is meant."""
    assert resolve(MunicipalityMention("府中市"), (MunicipalityMention("広島県"),)).code == "342084"
    assert resolve(MunicipalityMention("府中市"), (MunicipalityMention("府中市", "東京都"),)).code == "132063"
