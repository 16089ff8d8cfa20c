"""Heads and labels that nobody listed, told by their letters and by what stands with them."""

import msgspec

from graph.facts import Budget, MeasureMention, Responsibility
from ingest.document import Table
from ingest.reading.lexicon import lexicon
from ingest.reading.likeness import Perceptron, likely
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table

EVERY = 5  # of five listed words one is held back
RIGHT, ANSWERED = 0.9, 0.6
LISTED = {"仕事名": "事業名", "受け持つ係": "担当課", "用いる手段": "事業の内容"}


def facts(block: Table) -> set[object]:
    """What is read of a table, without the words that prove it and the level's word, which is the head's own."""
    found = read(heading("第１章　みどりを増やす", 2), paragraph("次の事業を進めます。"), block).facts
    return {
        tuple(getattr(fact, name) for name in fact.__struct_fields__ if name not in ("evidence", "level"))
        for fact in found
    }


def leaves(rows: list[list[str]]) -> list[MeasureMention]:
    """The measures that departments run."""
    return [fact.about for fact in of(read(table(rows)), Responsibility)]


def unlisted(rows: list[list[str]]) -> tuple[Table, Table]:
    """A table with heads that nobody listed, and the same with those that mean the same in the lexicon."""
    assert not any(lexicon().labels.find(word) for word in LISTED)
    return table(rows), table([[LISTED.get(word, word) for word in row] for row in rows])


def test_words_held_back_are_told() -> None:
    """Of listed heads that the classifier did not learn from, most get an answer, and nine in ten answers are right."""
    words = sorted(lexicon().heads.items())
    held = dict(words[::EVERY])
    learned = Perceptron({word: meaning for word, meaning in words if word not in held})
    answers = {word: learned.guess(word) for word in held}
    given = {word: answer for word, answer in answers.items() if answer}
    families = {"department", "indicator", "rating"}
    right = sum(
        answer == held[word] or (answer.split(".")[0] in families and held[word].startswith(answer.split(".")[0]))
        for word, answer in given.items()
    )
    assert len(given) >= ANSWERED * len(held)
    assert right >= RIGHT * len(given)


def test_a_list_under_heads_that_nobody_listed() -> None:
    """Columns under unlisted heads are read as under listed ones where what they hold bears it out, each with a finding."""
    rows = [
        ["仕事名", "受け持つ係", "用いる手段"],
        ["苗木の配布", "公園緑地課", "生け垣にする苗木を市民に配る。"],
        ["屋上の緑化", "建築住宅課", "屋上に植える木の費用の一部を補助する。"],
    ]
    new, old = unlisted(rows)
    assert facts(new) == facts(old)
    findings = read(new).findings
    assert {finding.kind for finding in findings} == {"likened-header"}
    assert {finding.evidence[0].quote for finding in findings} == set(rows[0])


def test_what_does_not_bear_a_head_out_is_not_read() -> None:
    """Numbers under a head that sounds like departments, or offices under one that sounds like texts, are left out."""
    rows = [["事業名", "受け持つ係", "所管課"], ["苗木の配布", "12", "公園緑地課"], ["屋上の緑化", "15", "建築住宅課"]]
    reading = read(table(rows))
    assert [finding.kind for finding in reading.findings] == ["unknown-header"]
    assert facts(table(rows)) == facts(table([[row[0], row[2]] for row in rows]))


def test_a_card_with_labels_that_nobody_listed() -> None:
    """In a card, an unlisted label beside listed ones is read where its value bears it out; no name runs on past its value."""
    rows = [
        ["事業名", "苗木の配布", "受け持つ係", "公園緑地課"],
        ["事業の目的", "緑を増やす。", "用いる手段", "生け垣にする苗木を市民に配る。"],
        ["現状", "配る数が減っている。", "課題", "庭のない家が増えている。"],
    ]
    card = table(rows, head=0)
    cells = tuple(msgspec.structs.replace(cell, header=cell.column % 2 == 0) for cell in card.cells)
    listed = table([[LISTED.get(word, word) for word in row] for row in rows], head=0)
    assert facts(msgspec.structs.replace(card, cells=cells)) == facts(listed)


def test_a_column_of_groups_that_nobody_listed() -> None:
    """An unlisted column left of the names, whose cells reach over several rows of these, holds the groups above them."""
    rows = [
        ["こぼれ話", "事業名", "担当課"],
        ["１　みどりを増やす", "苗木の配布", "公園緑地課"],
        ["^", "屋上の緑化", "建築住宅課"],
        ["２　みどりを守る", "古木の調査", "文化財課"],
        ["^", "落ち葉の回収", "公園緑地課"],
    ]
    listed = [["施策", *rows[0][1:]], *rows[1:]]
    assert [chain(measure) for measure in leaves(rows)] == [chain(measure) for measure in leaves(listed)]


def test_sentences_and_names_have_no_likeness() -> None:
    """What holds particles of a sentence is no head, and a word whose letters say nothing means nothing."""
    assert likely("こぼれ話") == ""


def test_a_unit_in_the_corner_is_no_head() -> None:
    """（単位：千円） at the corner of sums by source says what is counted; the sources below it name no money of the measure."""
    rows = [
        ["（単位：千円）", "<", "R5決算", "R6予算"],
        ["事業費", "<", "420", "450"],
        ["財源内訳", "地方債", "300", "310"],
    ]
    assert {fact.amount for fact in of(read(heading("１　道の修理", 2), table(rows)), Budget)} == {420_000, 450_000}
