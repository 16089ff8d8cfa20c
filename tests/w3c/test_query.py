"""The W3C's query cases through HTTP."""

import pytest

from tests.w3c.endpoint import Endpoint
from tests.w3c.judging import KNOWN, difference, known
from tests.w3c.suite import MISSING, QUERY_GROUPS, Case, cases, files


@pytest.fixture(scope="module")
def endpoint() -> Endpoint:
    """The endpoint over whatever data set a case has."""
    return Endpoint()


@pytest.mark.skipif(not files(), reason=MISSING)
@pytest.mark.parametrize("group", QUERY_GROUPS)
def test_group(endpoint: Endpoint, group: str) -> None:
    """Every case of the group is answered as it says; those known to differ do differ."""
    found = {case.name: bool(difference(endpoint, case)) for case in cases(group)}
    assert found
    assert {name for name, differs in found.items() if differs} == set(KNOWN.get(group, {}))


def test_another_result_is_seen(endpoint: Endpoint) -> None:
    """The comparison is no rubber stamp: a case with a wrong result, or a wrong status, differs."""
    result = b"x\n2\n"
    right = Case(
        "g", "n", "CSVResultFormatTest", "http://a.example/", "SELECT (1 + 1 AS ?x) {}", (), (), (), "r.csv", result
    )
    wrong = Case(
        "g", "n", "CSVResultFormatTest", "http://a.example/", "SELECT (1 + 2 AS ?x) {}", (), (), (), "r.csv", result
    )
    negative = Case("g", "n", "NegativeSyntaxTest11", "http://a.example/", "SELECT (1 + 2 AS ?x) {}")
    assert [bool(difference(endpoint, case)) for case in (right, wrong, negative)] == [False, True, True]
    assert known(right) == ""
