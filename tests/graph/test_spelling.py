"""When two spellings are one name, and what they make in an IRI."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from graph.spelling import likeness, normal, normal_notation, slug, without_unit


@pytest.mark.parametrize(("a", "b"), [("ＲＰＡ の活用", "RPAの活用"), ("データ―連携", "デ-タ-連携"), ("A〜B", "A～B")])
def test_width_blanks_and_dashes_do_not_count(a: str, b: str) -> None:
    """Names that differ in width, white space or kind of dash are equal."""
    assert normal(a) == normal(b)


@pytest.mark.parametrize(
    ("printed", "unit", "bare"),
    [
        ("受講者の数（人）", "人", "受講者の数"),
        ("入込客数（千人）", "人", "入込客数"),
        ("利用率（％）", "%", "利用率"),
        ("職員（女性）", "人", "職員（女性）"),
        ("講座の数（累計）", "", "講座の数（累計）"),
    ],
)
def test_an_indicator_goes_without_its_unit_too(printed: str, unit: str, bare: str) -> None:
    """Only brackets that hold the unit of the values are no part of an indicator's short name."""
    assert without_unit(printed, unit) == bare


@pytest.mark.parametrize(("printed", "compared"), [("№12", "12"), ("No.12.", "12"), ("（１）", "(1)"), ("ii.", "ii")])
def test_numbers_compare_without_their_dress(printed: str, compared: str) -> None:
    """The printed forms of one number are equal."""
    assert normal_notation(printed) == compared


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("第2期子育て支援計画の推進", "第3期子育て支援計画の推進"),
        ("東部地区における公園の整備", "西部地区における公園の整備"),
        ("小学校施設の長寿命化の推進", "中学校施設の長寿命化の推進"),
        ("RPAによる事務の効率化", "AIによる事務の効率化"),
        ("第二次男女共同参画プラン", "第三次男女共同参画プラン"),
    ],
)
def test_one_telling_character_makes_another_name(a: str, b: str) -> None:
    """A number, a Latin word or one of a pair of contrasts tells long names apart."""
    assert likeness(normal(a), normal(b)) == 0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("庁内ネットワークの無線化の推進", "市内ネットワークの無線化の推進"),
        ("事務の効率化に向けたRPAの活用", "事務の効率に向けたRPAの活用"),
        ("公共施設予約のオンライン化", "公共施設予約オンライン化"),
    ],
)
def test_slips_and_particles_stay_alike(a: str, b: str) -> None:
    """A misread character, a particle or a suffix leaves names very alike."""
    assert likeness(normal(a), normal(b)) >= 0.9


@given(st.text(min_size=1, max_size=100))
def test_every_name_makes_a_legal_segment(name: str) -> None:
    """Whatever is printed, its slug is one non-empty segment of a legal IRI."""
    segment = slug(name)
    assert segment
    assert "/" not in segment
    triple = f"<https://example.org/{segment}> <https://example.org/p> <https://example.org/o> ."
    (parsed,) = parse(triple.encode(), format=RdfFormat.N_TRIPLES)
    assert isinstance(parsed, Quad)
    assert parsed.subject == NamedNode(f"https://example.org/{segment}")
