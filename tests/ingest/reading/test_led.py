"""Sentences behind their label on the same line, in brackets or before a colon."""

import msgspec
import pytest

from graph.facts import Figure, Relation, Responsibility, Statement
from tests.ingest.reading.made import bullet, heading, of, panel, paragraph, read


def test_a_sentence_behind_its_label_in_brackets_is_a_statement_of_that_kind() -> None:
    """【確保の内容】…。 below a measure tells what is done, with the label and the sentence as evidence, without the label."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph("休日に広場を開く事業です。"),
        paragraph("【確保の内容】広場を二か所設け、|日曜日にも開きます。"),
        paragraph("【担当課】公園課"),
    )
    assert [(s.kind, s.text, s.about.name if hasattr(s.about, "name") else "") for s in of(reading, Statement)] == [
        ("purpose", "休日に広場を開く事業です。", "緑の広場の開放"),
        ("action", "広場を二か所設け、日曜日にも開きます。", "緑の広場の開放"),
    ]
    assert "【確保の内容】広場を二か所設け、日曜日にも開きます。" in [
        e.quote for e in of(reading, Statement)[1].evidence
    ]


def test_several_labels_in_one_passage_part_it() -> None:
    """＜課題＞ and ＜今後の方向性＞ part a passage, between lines and within one; a department's label gives departments."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph("【担当課】公園課"),
        paragraph("＜課題＞担い手が|足りません。＜今後の方向性＞講座を開き|ます。|【関係課】市民課"),
    )
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("issue", "担い手が足りません。"),
        ("outlook", "講座を開きます。"),
    ]
    assert [r.department.name for r in of(reading, Responsibility)] == ["公園課", "市民課"]


def test_unknown_words_in_brackets_and_values_are_no_such_statements() -> None:
    """【若草町】…。 is no label, 【課題】50％ no sentence; nothing that follows a sentence with its label is under that label."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph("【担当課】公園課"),
        bullet("・【若草町】花を植えました。"),
        paragraph("【課題】50％"),
        paragraph("【課題】担い手が足りません。"),
        paragraph("広場の隣に駐車場がある。"),
    )
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("result", "【若草町】花を植えました。"),
        ("issue", "担い手が足りません。"),
    ]


def test_what_is_done_tells_its_figures_as_running_text_does() -> None:
    """A figure behind 【確保の内容】 is read once where it has a year, and so is one behind 【課題】."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph("【確保の内容】令和9年度に広場の定員を40人増やします。"),
        paragraph("【確保の内容】職員が利用者と3回の面談を行います。"),
        paragraph("【課題】令和6年度は待つ児童が12人いました。"),
    )
    assert sorted((f.year, int(f.value)) for f in of(reading, Figure) if f.value) == [(2024, 12), (2027, 40)]


@pytest.mark.parametrize(
    ("done", "issue"),
    [("≪取組内容≫", "≪課題≫"), ("取組内容：", "課題："), ("○取組内容　：", "○課　題："), ("■実施内容:", "■課題:")],
)
def test_labels_before_colons_and_in_double_brackets(done: str, issue: str) -> None:
    """Lines with a known label, a colon and a sentence tell of the measure above and make its heading one."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph(f"{done}広場を二か所で開きます。"),
        paragraph(f"{issue}担い手が足りません。"),
    )
    assert [(s.kind, s.text, getattr(s.about, "name", "")) for s in of(reading, Statement)] == [
        ("action", "広場を二か所で開きます。", "緑の広場の開放"),
        ("issue", "担い手が足りません。", "緑の広場の開放"),
    ]


def test_labels_before_white() -> None:
    """A known label, white and a sentence; words that are no label, or no sentence behind it, are none."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph("施策の目的　広場を使いやすくします。"),
        paragraph("若草町　花を植えました。"),
        paragraph("目的　広場の利用者の数"),
    )
    told = [(s.kind, s.text) for s in of(reading, Statement)]
    assert ("purpose", "広場を使いやすくします。") in told
    assert not {"花を植えました。", "広場の利用者の数"} & {text for _, text in told}


def test_other_words_before_colons_are_no_labels() -> None:
    """A time, a place or a name before a colon says nothing of what kind the sentence is."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph("【担当課】公園課"),
        paragraph("日時：毎月第二日曜日の午前に広場を開きます。"),
        paragraph("若草町：花を植えました。"),
    )
    assert not [s for s in of(reading, Statement) if "：" not in s.text]


def test_plans_in_brackets_behind_their_label() -> None:
    """［関連計画：…］ below a measure names the plans that it belongs to; what is no plan is none."""
    reading = read(
        heading("取組1-1　緑の広場の開放", 3),
        paragraph("広場を開きます。"),
        paragraph("［担当：公園課］"),
        paragraph("［関連計画：すみれ市地域防災計画、都市公園法］"),
        heading("取組1-2　花壇の手入れ", 3),
        paragraph("花を植えます。"),
        paragraph("［担当：公園課］"),
        paragraph("［関連計画：市の職員］"),
    )
    assert [(getattr(r.about, "name", ""), r.related.title) for r in of(reading, Relation)] == [
        ("緑の広場の開放", "すみれ市地域防災計画"),
        ("緑の広場の開放", "都市公園法"),
    ]


def test_labels_in_brackets_within_a_frame() -> None:
    """In a frame 現状と課題 each sentence stands under its own label in brackets, which is no part of it."""
    frame = panel("現状と課題")
    frame = msgspec.structs.replace(
        frame, passages=(paragraph("【現状】花が増えています。"), paragraph("【課題】担い手が足りません。"))
    )
    reading = read(heading("取組1-1　花壇の手入れ", 3), paragraph("［担当：公園課］"), frame)
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("state", "花が増えています。"),
        ("issue", "担い手が足りません。"),
    ]


def test_labels_in_brackets_behind_one_before_a_colon() -> None:
    """取組の状況：【成果】…。: of two labels on a line the inner one says what the sentence is."""
    reading = read(
        heading("(1) 緑の広場の開放", 3),
        paragraph("取組状況：【課題】担い手が足りません。"),
        paragraph("【今後の方向性】担い手を育てます。"),
    )
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("issue", "担い手が足りません。"),
        ("outlook", "担い手を育てます。"),
    ]
