"""What kind of text sentences are, where no listed word says so."""

import msgspec
import pytest

from graph.facts import MeasureMention, Placement, Reading, Statement
from ingest.document import Passage, Table
from ingest.reading.labels import read_label
from tests.ingest.reading.made import heading, of, paragraph, read, table


def kinds(reading: Reading) -> set[tuple[str, str, int | None]]:
    """The measure, kind and year of each statement about a measure."""
    return {(s.about.name, s.kind, s.year) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)}


def card(rows: list[list[str]]) -> Table:
    """A card with a label before each value."""
    plain = table(rows, head=0)
    return msgspec.structs.replace(
        plain, cells=tuple(msgspec.structs.replace(c, header=c.column % 2 == 0) for c in plain.cells)
    )


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("苗木を市民に配った。", "屋上の緑化に補助した。", "result"),
        ("庭が減っているため。", "夏の暑さを和らげるため。", "reason"),
        ("苗木を市民に配る。", "屋上の緑化に補助する。", "action"),
    ],
)
def test_sentences_tell_their_kind(first: str, second: str, kind: str) -> None:
    """Under a head that nobody listed, sentences in the past are results, those on ため reasons; else the head decides."""
    rows = [["事業名", "担当課", "みどりの手"], ["苗木", "公園課", first], ["屋上", "建築課", second]]
    reading = read(heading("１　緑", 2), table(rows))
    assert {k for _, k, _ in kinds(reading)} == {kind}
    assert [finding.kind for finding in reading.findings] == ["likened-header"]


def test_sentences_beside_what_became_of_measures_are_reasons() -> None:
    """Beside 継続, 統合 sentences under an unlisted head tell why, whatever their tense."""
    rows = [
        ["旧事業名", "新事業名", "区分", "みどりの手"],
        ["苗木配り", "苗木の配布", "名称変更", "呼び名を改めた。"],
        ["屋上", "屋上の緑化", "名称変更", "対象を広げる。"],
    ]
    assert {kind for _, kind, _ in kinds(read(table(rows)))} == {"reason"}


def test_sentences_where_no_listed_head_names_measures() -> None:
    """A glossary (ことば | わけ) gives no measures."""
    rows = [["ことば", "わけ"], ["緑被率", "緑に覆われた土地の割合をいう。"], ["借景", "外の景色を庭に取り込む。"]]
    assert not of(read(heading("１　緑", 2), table(rows)), Placement)


def test_plans_and_results_of_one_year() -> None:
    """Under one year, what was planned is the action of that year, and sentences in the past beside it are its result."""
    rows = [
        ["番号", "事業名", "令和6年度", "<", "評価"],
        ["^", "^", "計画", "した手立て", "^"],
        ["1", "苗木", "苗木を選ぶ。", "苗木を選んだ。", "A"],
        ["2", "屋上", "屋上を調べる。", "屋上を調べた。", "B"],
    ]
    found = kinds(read(table(rows, head=2)))
    assert found >= {("苗木", "action", 2024), ("苗木", "result", 2024), ("屋上", "action", 2024)}


def test_what_is_yet_to_be_done_is_no_result() -> None:
    """主に取り組むこと is like 取り組んだこと but speaks of what is to come."""
    rows = [
        ["事業名", "苗木"],
        ["目的", "緑を増やす。"],
        ["主に取り組むこと", "苗木の配布"],
        ["課題", "庭が減っている。"],
    ]
    assert ("苗木", "action", None) in kinds(read(card(rows)))


def test_a_name_that_reads_like_a_label() -> None:
    """Beside 事業名 a value in no label's colour is the name, though its words begin as a label does."""
    rows = [["事業名", "受益者負担の見直し"], ["目的", "公平にする。"], ["課題", "費用が上がっている。"]]
    assert {name for name, _, _ in kinds(read(card(rows)))} == {"受益者負担の見直し"}


def test_what_becomes_of_a_measure_beside_its_indicator() -> None:
    """今後の方向性 of one word in the row of an indicator is the outlook."""
    rows = [
        ["施策", "指標", "単位", "実績（R6）", "目標（R9）", "今後の方向性"],
        ["苗木", "配った数", "本", "12", "20", "継続"],
        ["屋上", "広さ", "㎡", "30", "50", "改善"],
    ]
    assert kinds(read(table(rows))) == {("苗木", "outlook", None), ("屋上", "outlook", None)}


@pytest.mark.parametrize(
    ("name", "words", "kind"),
    [
        ("取組1-1　苗木の配布", "苗木を市民に配ります。", "action"),
        ("施策1-1　苗木の配布", "苗木を市民に配ります。", "purpose"),
        ("施策1-1　苗木の配布", "苗木を市民に配りました。", "result"),
        ("環境目標1　緑のまち", "人々が木陰で憩っています。", "vision"),
    ],
)
def test_sentences_below_a_heading(name: str, words: str, kind: str) -> None:
    """Right below a heading the level's word and the tense tell the kind: what a 取組 does, what was done, how it shall be."""
    found = kinds(
        read(heading("基本方針1　緑を増やす", 2), heading(name, 3), paragraph(words), paragraph("［担当：公園課］"))
    )
    assert {k for _, k, _ in found} == {kind}


@pytest.mark.parametrize(
    "rows",
    [
        [["市民", "事業者", "市"], ["・庭に木を植えます。", "・敷地を緑にします。", "・苗木を配ります。"]],
        [["市民", "・庭に木を植えます。"], ["事業者", "・敷地を緑にします。"], ["市", "・苗木を配ります。"]],
    ],
)
def test_what_each_party_does_below_a_label(rows: list[list[str]]) -> None:
    """Over or beside the parties' own cells their names tell no kind: the label above does; without one nothing is read."""
    place, label = heading("施策１　緑をふやす", 2), heading("■各主体の取組", 3)
    found = [(s.kind, s.text) for s in of(read(place, label, table(rows)), Statement)]
    assert sorted(found) == [
        ("action", "庭に木を植えます。"),
        ("action", "敷地を緑にします。"),
        ("action", "苗木を配ります。"),
    ]
    assert not of(read(place, table(rows)), Statement)


def test_words_that_add_nothing() -> None:
    """意見の内容 is what 意見 is; the year after the document's makes an outlook of what is done."""
    expected = {
        "意見の内容": "statement.opinion",
        "施策の課題等": "statement.issue",
        "支援の内容": "statement.action",
        "次年度の対応": "statement.outlook",
        "次年度目標": "value.target",
    }
    assert {word: read_label(word, 2024).meaning for word in expected} == expected


def three_measures(issue: Passage, done: Passage) -> list[Passage]:
    """Three measures in running text: for each its department, and a sentence under each of two labels."""
    return [
        passage
        for number in "123"
        for passage in (
            heading(f"取組1-{number}　苗木の配布その{number}", 3),
            paragraph("［担当：公園課］"),
            issue,
            paragraph("庭が減っています。"),
            done,
            paragraph("苗木を市民に配りました。"),
        )
    ]


def test_a_line_that_looks_as_listed_labels_do() -> None:
    """A line that nobody listed, set as listed labels are and printed again and again, heads the sentences below it."""
    measures = three_measures(paragraph("課題"), paragraph("みどりの手"))
    found = kinds(read(heading("基本方針1　緑を増やす", 2), *measures))
    assert {kind for _, kind, _ in found} == {"issue", "result"}
    assert len(found) == 2 * len("123")


def test_an_own_label_in_brackets_is_no_theme() -> None:
    """【みどりの手】 that stands under 【課題】 again and again is a label of its own, and names no measure below that."""
    measures = three_measures(heading("【課題】", 4), heading("【みどりの手】", 4))
    found = kinds(read(heading("基本方針1　緑を増やす", 2), *measures))
    assert {(name[:5], kind) for name, kind, _ in found} == {("苗木の配布", "issue"), ("苗木の配布", "result")}
