"""Indicators are the same by measure, name, kind and what their unit counts."""

import pytest

from graph.facts import IndicatorMention, Observation, Reading
from graph.identity import Identity
from graph.spelling import dimension
from tests.graph.samples import entry, evidence, measure, placed, reading

BUS = measure("コミュニティバスの運行", "1")


def observed(name: str, text: str, unit: str, year: int = 2024) -> Observation:
    """A value of an indicator of the bus."""
    mention = IndicatorMention(BUS, name)
    return Observation(
        evidence=evidence(text), about=BUS, indicator=mention, role="actual", text=text, year=year, unit=unit
    )


def paths(*readings: Reading) -> dict[str, set[str]]:
    """The texts of the values of each indicator, by the end of its IRI."""
    identity = Identity(readings)
    found: dict[str, set[str]] = {}
    for item in identity.readings:
        for fact in item.facts:
            if isinstance(fact, Observation):
                node = identity.node(item, fact.indicator, fact).value.rpartition("/")[2]
                found.setdefault(node, set()).add(fact.text)
    return found


def test_one_name_with_two_units_is_two_indicators() -> None:
    """People and hours of one 活動指標 are apart; a value without a unit belongs to the first of them."""
    item = reading(
        "a",
        [
            placed(BUS),
            observed("活動指標", "40人", "人"),
            observed("活動指標", "9,000時間", "時間"),
            observed("活動指標", "37", ""),
        ],
    )
    assert sorted(map(sorted, paths(item).values())) == [["37", "40人"], ["9,000時間"]]


def test_how_many_at_once_makes_no_other_indicator() -> None:
    """人 and 千人 count the same; か所 and 箇所 are one word."""
    item = reading("a", [placed(BUS), observed("利用者数", "1,200人", "人"), observed("利用者数", "2千人", "千人")])
    assert paths(item) == {"利用者数": {"1,200人", "2千人"}}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("千円", "円", True), ("百万円", "億円", True), ("か所", "箇所", True), ("ヶ所", "ｶ所", True), ("％", "パーセント", True),
        ("人", "%", False), ("人", "人/日", False), ("件", "回", False), ("万", "万", True),
    ],
)  # fmt: skip
def test_what_a_unit_counts(one: str, other: str, same: bool) -> None:
    """Scales and spellings are no difference, what is counted is."""
    assert (dimension(one) == dimension(other)) == same


def test_the_first_unit_keeps_the_iri_when_newer_documents_come() -> None:
    """A unit that a later document brings gets an IRI of its own; what was there before stays where it was."""
    old = reading("old", [entry(), placed(BUS), observed("利用状況", "1,200人", "人", 2020)])
    new = reading(
        "new", [placed(BUS), observed("利用状況", "35%", "%", 2026), observed("利用状況", "1,400人", "人", 2026)]
    )
    before, after = paths(old), paths(new, old)
    assert before == {"利用状況": {"1,200人"}}
    assert after["利用状況"] == {"1,200人", "1,400人"}
    assert [texts for path, texts in after.items() if path != "利用状況"] == [{"35%"}]
