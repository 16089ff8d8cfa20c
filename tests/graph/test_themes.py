"""Themes of measures: how their words are compared, and how well they fit judged names."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from bench.themes import CORPUS, mark
from graph.derived import derived_quads
from graph.facts import Reading
from graph.identity import Identity
from graph.rdf import Page
from graph.theme_graph import scheme_quads, theme_node
from graph.themes import Theme, Themes, ThemesError, themes
from graph.vocabulary import KF, RDF, SKOS, Base
from tests.graph.samples import measure, placed, reading, whole


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        ("空家等の適正管理", "vacant-houses"),
        ("ごみの減量化", "waste-reduction"),
        ("ＡＩ－ＯＣＲの試行", "ai-ocr"),
        ("各種手続のオンライン化", "online-applications"),
        ("「書かない窓口」の開設", "no-writing-counter"),
        ("予約制デマンド型乗合タクシーの実証", "demand-transport"),
    ],
)
def test_words_are_found_however_they_are_written(name: str, theme: str) -> None:
    """Other spellings, widths, particles and marks between the words make no difference."""
    assert theme in themes().of([name])


def test_what_must_and_must_not_be_there() -> None:
    """A phrase of two words needs both; "with" needs one more; "without" forbids."""
    data = Themes(
        [
            Theme("bus", "バス", "Buses", words=("バス 運行",), without=("観光",)),
            Theme("quiet", "静けさ", "Quiet", words=("騒音",), with_=("道路", "鉄道")),
        ]
    )
    assert data.of(["循環バスの運行"]) == ("bus",)
    assert data.of(["循環バスの購入"]) == ()
    assert data.of(["観光バスの運行"]) == ()
    assert data.of(["道路の騒音の測定"]) == ("quiet",)
    assert data.of(["工場の騒音の測定"]) == ()


def test_the_narrower_theme_stands_alone() -> None:
    """What has a theme has the broader one through it; it is not given twice."""
    assert themes().of(["デマンド交通の運行による公共交通の確保"]) == ("demand-transport",)


def test_texts_count_only_where_no_name_tells() -> None:
    """One mention in passing is no theme; two sentences that speak of it are, if none is spoken of as much."""
    data = Themes([Theme("park", "公園", "Parks", words=("公園",)), Theme("flower", "花", "Flowers", words=("花壇",))])
    assert data.of(["緑の推進"], "公園を増やす。公園の手入れを続ける。") == ("park",)
    assert data.of(["緑の推進"], "公園を増やす。") == ()
    assert data.of(["緑の推進"], "公園に花壇をつくる。公園の花壇を守る。") == ()
    assert data.of(["花壇の手入れ"], "公園を増やす。公園の手入れを続ける。") == ("flower",)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('[[theme]]\nid="a"\nja="あ"\nen="A"\nbroader="b"', "no theme b"),
        ('[[theme]]\nid="a"\nja="あ"\nen="A"\nbroader="a"', "circle"),
        ('[[theme]]\nid="a"\nja="あ"\nen="A"\n[[theme]]\nid="a"\nja="い"\nen="B"', "same id"),
        ('[[theme]]\nid="a"\nja="あ"\nen="A"\nword=["b"]', "word"),
        ('[[theme]]\nid="a"\nja="あ"', "en"),
        ('[[theme]]\nid="a"\nja="あ"\nen="A"\nwords=[""]', "no word"),
        ('[[theme]]\nid="a b"\nja="あ"\nen="A"', "id"),
        ("[[theme]", "themes.toml"),
    ],
)
def test_a_file_that_cannot_be_meant_says_what_to_mend(tmp_path: Path, content: str, says: str) -> None:
    """Whoever edits the themes without knowing the program is told in a sentence."""
    file = tmp_path / "themes.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ThemesError, match=says):
        themes(file)


def test_every_theme_has_a_label_in_both_languages_and_hangs_under_a_top_concept() -> None:
    """The scheme is whole: at least 80 themes with words, each a concept, the wider ones reachable."""
    base = Base()
    quads = set(scheme_quads(base))
    concepts = {quad.subject for quad in quads if (quad.predicate, quad.object) == (RDF.type, SKOS.Concept)}
    labels = [(q.subject, q.object.language) for q in quads if q.predicate == SKOS.prefLabel and q.subject in concepts]  # type: ignore[union-attr]
    tops = {quad.object for quad in quads if quad.predicate == SKOS.hasTopConcept}
    under = {quad.subject for quad in quads if quad.predicate == SKOS.broader}
    assert sorted(map(str, labels)) == sorted(str((c, language)) for c in concepts for language in ("ja", "en"))
    assert tops | under == concepts
    assert not tops & under
    assert sum(bool(theme.words) for theme in themes().all) >= 80


def test_measures_have_their_themes_in_the_derived_graph() -> None:
    """By name, and for a measure that says nothing of itself by what its texts tell; order means nothing."""
    school = measure("移動図書館の巡回", "1")
    found = [theme_of([*whole(), reading("books", [placed(school)])][::step]) for step in (1, -1)]
    assert found[0] == found[1]
    assert ("移動図書館の巡回", "library") in found[0]
    assert ("RPAとAIによる業務の自動化", "rpa") in found[0]


def theme_of(readings: list[Reading]) -> set[tuple[str, str]]:
    """Names of measures (the ends of their IRIs) with ids of themes."""
    identity = Identity(readings)
    pages = [Page(item, identity) for item in identity.readings]
    ends = {theme_node(identity.base, theme.id): theme.id for theme in themes().all}
    return {
        (quad.subject.value.rpartition("/")[2], ends[quad.object])
        for quad in derived_quads(identity, pages)
        if quad.predicate == KF.theme and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }


@pytest.mark.parametrize(("file", "precision", "recall"), [("seen", 0.94, 0.93), ("unseen", 0.92, 0.85)])
def test_themes_fit_the_judged_names(file: str, precision: float, recall: float) -> None:
    """As measured, a little less; the names of the second file were not read while the words were chosen."""
    marked = mark(CORPUS / f"{file}.tsv")
    assert marked.precision >= precision, marked.misses
    assert marked.recall >= recall, marked.misses
