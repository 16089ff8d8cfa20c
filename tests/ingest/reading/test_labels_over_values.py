"""Labels set as headings, each above its value, as frames and plain pages print a measure."""

import pytest

from graph.facts import Budget, Evaluation, MeasureMention, Placement, Responsibility, Statement
from ingest.document import Block
from tests.ingest.reading.made import heading, of, paragraph, read, table

NAMES = ("防犯灯の設置", "通学路の点検", "見守り隊の育成")


def each(*below: Block, names: tuple[str, ...] = NAMES) -> list[Block]:
    """A heading for each measure, with these blocks under it."""
    return [block for name in names for block in (heading(name, 2), *below)]


def test_money_below_its_label() -> None:
    """An amount alone below a label of money is the measure's, in the unit and the year that the label tells."""
    reading = read(
        *each(heading("令和7年度予算額（千円）", 3), paragraph("1,200"), heading("担当課", 3), paragraph("市民安全課"))
    )
    assert [(b.about.name, int(b.amount), b.year) for b in of(reading, Budget)] == [
        (name, 1200000, 2025) for name in NAMES
    ]


def test_a_number_in_a_sentence_below_a_label_of_money_is_no_amount() -> None:
    """A sentence below a label of money tells no amount by itself."""
    reading = read(
        *each(
            heading("事業費（千円）", 3),
            paragraph("前年度より1,200ほど増える。"),
            heading("担当課", 3),
            paragraph("市民課"),
        )
    )
    assert of(reading, Budget) == []


def test_names_below_their_label() -> None:
    """A short line below each 事業名 is the measure that all below it is about; one name alone, or the same one again and again,
    shows no such form.
    """

    def cards(*names: str) -> list[Block]:
        told = (
            heading("工夫した点", 2),
            paragraph("市民と行いました。"),
            heading("担当課", 2),
            paragraph("市民安全課"),
        )
        return [block for name in names for block in (heading("事業名", 2), paragraph(name), *told)]

    found = read(*cards(*NAMES))
    assert [p.name for p in of(found, Placement)] == list(NAMES)
    assert [(r.about.name, r.name) for r in of(found, Responsibility)] == [(name, "市民安全課") for name in NAMES]
    assert [s.about.name for s in of(found, Statement) if isinstance(s.about, MeasureMention)] == list(NAMES)
    assert not of(read(*cards("防犯灯の設置", "防犯灯の設置")), Placement)


def test_departments_below_each_other() -> None:
    """Each line of departments below their label names some, with the part that a mark behind each tells."""
    reading = read(*each(heading("担当課", 3), paragraph("市民課（主）"), paragraph("農政課（関）")))
    assert [(r.name, r.role) for r in of(reading, Responsibility)][:2] == [("市民課", "lead"), ("農政課", "related")]


def test_a_rating_in_brackets_below_its_label() -> None:
    """A rating in brackets looks like a heading and is the value of the label above it."""
    reading = read(*each(heading("担当課", 3), paragraph("市民課"), paragraph("評価"), heading("［Ｂ］", 3)))
    assert [(e.about.name, e.rating) for e in of(reading, Evaluation)] == [(name, "Ｂ") for name in NAMES]


@pytest.mark.parametrize(("label", "value"), [("受けもち", "市民安全課"), ("受けもち", "土木課・農政課")])
def test_a_label_of_a_citys_own_word(label: str, value: str) -> None:
    """A heading that nobody listed and that comes again over departments is their label."""
    reading = read(*each(heading(label, 3), paragraph(value)))
    assert {p.name for p in of(reading, Placement)} == set(NAMES)
    assert {r.name for r in of(reading, Responsibility)} == set(value.split("・"))


def test_a_title_that_comes_again_below_measures_is_a_label() -> None:
    """What once would order a document (施策の概要) is a label where it stands below each measure."""
    reading = read(*each(heading("施策の概要", 3), paragraph("だれもが安心して歩けるまちにします。")))
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("purpose", "だれもが安心して歩けるまちにします。")
    ] * 3


def test_labels_between_a_name_and_its_first_text() -> None:
    """Labels of tables between the name of a measure and its first text do not part these."""
    indicators = table([["指標", "現状値（R5）", "目標値（R9）"], ["点検した回数", "1回", "2回"]])
    blocks = each(heading("■指標", 3), indicators, heading("担当課", 3), paragraph("市民課"))
    chapters = [heading(name, 1) for name in ("安全なまち", "学ぶまち", "支え合うまち")]
    reading = read(*(block for i, chapter in enumerate(chapters) for block in (chapter, *blocks[5 * i : 5 * i + 5])))
    assert {p.name for p in of(reading, Placement)} >= set(NAMES)


def test_a_label_of_departments_is_none_itself() -> None:
    """関係課 right below the departments of 主管課 is the next label, though it ends as departments do."""
    reading = read(
        heading("１　公園の手入れ", 2),
        heading("主管課", 4),
        paragraph("公園課"),
        heading("関係課", 4),
        paragraph("農政課、土木課"),
        heading("課題", 4),
        paragraph("草が伸びている。"),
    )
    assert {(r.name, r.role) for r in of(reading, Responsibility)} == {
        ("公園課", "lead"),
        ("農政課", "related"),
        ("土木課", "related"),
    }
