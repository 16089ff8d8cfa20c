"""Things are found by every name they had, however it is written."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from graph.location import Location
from graph.store import Store, View
from graph.version import version_of
from query.index import Index, IndexBusyError, remove
from query.labels import KINDS, Kind, Label, labels
from query.querier import Querier
from query.search import Reason, Search, find_measures, search_of
from query.wording import dice, normal
from tests.query.generations import store_of_generations

NAMES = (
    "庁内サーバーの更新",
    "スマートフォン教室の開催",
    "地域公共交通の確保",
    "防災無線の点検",
    "防災",
    "高齢者の見守り",
    "AIチャットボットの導入",
    "税務窓口の改善",
)


@pytest.fixture(scope="module")
def search() -> Search:
    """Searches a few names and one text."""
    index = Index()
    made = [Label(f"urn:{name}", "measure", name, name) for name in NAMES]
    made += [
        Label("urn:防災無線の点検", "measure", "防災行政無線の点検", "防災無線の点検"),
        Label("urn:課", "department", "防災課", "防災課"),
        Label("urn:高齢者の見守り", "statement", "水道の検針員が声をかける。", "高齢者の見守り"),
    ]
    index.update(made)
    return Search(index)


def found(querier: Querier, text: str) -> list[str]:
    """The names of the hits."""
    return [hit.name for hit in find_measures(querier, text)]


@pytest.mark.parametrize(
    "text",
    ["図書館サーバーの更新", "図書館 サーバー", "サーバー", "サーバ", "図書館サーバの更新", "ｻｰﾊﾞｰ", "としょかん"],
)
def test_spellings_of_one_name(querier: Querier, text: str) -> None:
    """Half width, parts, words in any place, a missing long vowel and kana all lead to the measure."""
    assert "図書館サーバーの更新" in found(querier, text)


def test_the_very_name_comes_first(querier: Querier) -> None:
    """A measure of exactly this name stands before those that only hold it."""
    assert found(querier, "納税の案内")[0] == "納税の案内"


@pytest.mark.parametrize("text", ["", "  ", "存在しない事業名", "図書館 放送", "・", "a" * 10_000])
def test_nothing_is_found(querier: Querier, text: str) -> None:
    """An empty text, an unknown name, and words that stand in no name together find nothing."""
    assert found(querier, text) == []


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("防災", "防災", "same"),
        ("ｂｏｕｓａｉ", "", None),
        ("庁内サーバ", "庁内サーバーの更新", "begins"),
        ("サーバ", "庁内サーバーの更新", "inside"),
        ("スマホ", "スマートフォン教室の開催", "words"),
        ("スマホ教室", "スマートフォン教室の開催", "words"),
        ("ぼうさいむせん", "防災無線の点検", "sound"),
        ("コウキョウコウツウ", "地域公共交通の確保", "sound"),
        ("まどぐち ぜいむ", "税務窓口の改善", "sound"),
        ("ａｉ", "AIチャットボットの導入", "begins"),
        ("導入 AI", "AIチャットボットの導入", "inside"),
        ("AIチャトボットの導入", "AIチャットボットの導入", "near"),
        ("税", "税務窓口の改善", "begins"),
        ("行政無線", "防災無線の点検", "inside"),
    ],
)
def test_why_a_name_is_found(search: Search, text: str, name: str, reason: Reason | None) -> None:
    """Widths, kana, abbreviations, words of one meaning, order, misprints and other names lead there, each with its reason."""
    first = next(iter(search.find(text)), None)
    assert ((first.name, first.reason) if first else ("", None)) == (name, reason)


def test_ranking_and_kinds(search: Search) -> None:
    """The same before the beginning before the inside; each thing once; other kinds only where they are asked for."""
    assert [hit.name for hit in search.find("防災")] == ["防災", "防災無線の点検"]
    assert {hit.kind for hit in search.find("防災", kinds=KINDS)} == {"measure", "department"}
    assert [hit.name for hit in search.find("検針員", kinds=("statement",))] == ["高齢者の見守り"]
    assert search.find("検針員") == []
    assert len(search.find("防災", limit=1, kinds=KINDS)) == 1


@given(some.sampled_from(NAMES), some.data())
def test_any_part_of_a_name_finds_it(search: Search, name: str, data: some.DataObject) -> None:
    """Whatever stretch of a name is typed, the name is among the hits."""
    start = data.draw(some.integers(0, len(name) - 1))
    end = data.draw(some.integers(start + 1, len(name)))
    part = name[start:end]
    assert not normal(part) or name in [hit.name for hit in search.find(part)]


@given(some.text(max_size=40))
def test_any_text_may_be_typed(search: Search, text: str) -> None:
    """No text breaks the search, and no score leaves its bounds."""
    assert all(0 < hit.score <= 1 for hit in search.find(text, kinds=KINDS))


def test_case_and_width_are_one() -> None:
    """ＲＰＡ, rpa and RPA are the same word."""
    assert normal("ＲＰＡ") == normal("rpa") == normal("RPA")


def test_nearness_of_names() -> None:
    """The same pairs of letters are 1, none 0."""
    assert (dice("窓口の改善", "窓口の改善"), dice("窓口", "公園")) == (1.0, 0.0)


def searched(directory: Path, text: str, kinds: tuple[Kind, ...] = ("measure",)) -> list[str]:
    """The names found in a store on disk."""
    view = View.open(directory)
    search = search_of(Querier(view.graph, view.base.iri), directory, version_of(Location(directory)))
    return [hit.name for hit in search.find(text, kinds=kinds)]


def test_the_index_keeps_in_step(tmp_path: Path) -> None:
    """What is forgotten is not found any more, what stays is; an index that was lost comes back."""
    directory = store_of_generations(tmp_path)
    assert searched(directory, "電子書籍") == ["電子書籍の貸出し"]
    with Store.open(directory) as store:
        newest = next(reading for reading in store.readings() if reading.file_name == "third.pdf")
        store.forget(newest.sha256)
    assert searched(directory, "電子書籍") == []
    assert searched(directory, "図書館サーバー") == ["図書館サーバーの更新"]
    remove(directory)
    assert searched(directory, "図書館サーバー") == ["図書館サーバーの更新"]


def test_brought_up_to_date_or_made_anew_is_the_same(tmp_path: Path) -> None:
    """An index that followed a change holds the labels that one made anew holds."""
    made = [Label(f"urn:{name}", "measure", name, name) for name in NAMES]
    index = Index(tmp_path)
    assert index.update(made[:5], "1") == 5
    assert Index(tmp_path).update(made[3:], "2") == 5
    again = Search(Index(tmp_path))
    for place, name in enumerate(NAMES):
        assert [hit.reason for hit in again.find(name) if hit.name == name] == (["same"] if place >= 3 else [])
    assert Index(tmp_path).version == "2"


def test_two_writers(tmp_path: Path) -> None:
    """Who comes while another writes is told so."""
    index = Index(tmp_path)
    writer = index._writer()
    with pytest.raises(IndexBusyError):
        Index(tmp_path).update([])
    del writer


def test_all_sorts_of_labels(querier: Querier) -> None:
    """A store's labels are those of measures, plans, departments and statements."""
    assert {label.kind for label in labels(querier)} >= {"measure", "plan", "department", "statement"}


def test_a_store_that_may_not_be_written(tmp_path: Path) -> None:
    """Where no index can be kept, the search works all the same."""
    directory = store_of_generations(tmp_path)
    shutil.rmtree(directory / "search", ignore_errors=True)
    (directory / "search").write_text("in the way")
    assert searched(directory, "電子書籍") == ["電子書籍の貸出し"]
