"""Lists of projects by chapter: chapters that are levels of the tree, rows that only sum, units that are none."""

from decimal import Decimal

from graph.facts import Budget, Figure, MeasureMention, Observation, Placement, Succession
from ingest.document import Block, Passage
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table, text


def _chapter(number: str, name: str, project: str) -> list[Block]:
    return [
        _heading(number, name),
        paragraph("（単位：千円）"),
        table(
            [
                ["施策名", "事業名", "事業内容", "令和7年度事業費"],
                ["１　支え合い", project, "住まいを直す。", "1,000"],
                ["^", f"第二{project}", "庭を直す。", "200"],
                [f"第{number}章　計", "<", "<", "1,200"],
            ]
        ),
    ]


def _heading(number: str, name: str) -> Passage:
    words = f"第{number}章　{name}"
    return Passage(text(words), "heading", 2, f"第{number}章", name)


def test_chapters_with_a_list_each_are_measures() -> None:
    """Where each chapter has its list right below, it is the top of the tree; one that orders the document is not."""
    blocks = [
        _heading("１", "計画について"),
        *_chapter("２", "健やかなまち", "住宅改修事業"),
        *_chapter("３", "学びのまち", "校舎改修事業"),
        *_chapter("４", "働くまち", "工場改修事業"),
    ]
    reading = read(*blocks)
    chains = [chain(p.about) for p in of(reading, Placement)]
    assert [("第２章", "健やかなまち"), ("１", "支え合い"), ("", "住宅改修事業")] in chains
    assert not any("計画について" in name for told in chains for _, name in told)
    assert {b.about.name for b in of(reading, Budget)} == {
        f"{ordinal}{kind}改修事業" for ordinal in ("", "第二") for kind in ("住宅", "校舎", "工場")
    }


def test_chapters_named_in_a_table_are_measures() -> None:
    """A chapter that a table names with its number is one where its heading stands over measures, be there only one."""
    overview = table([["章", "令和7年度"], ["第２章　健やかなまち", "1,200"], ["合計", "1,200"]])
    reading = read(heading("事業費の概要", 2), overview, *_chapter("２", "健やかなまち", "住宅改修事業"))
    assert [("第２章", "健やかなまち"), ("１", "支え合い"), ("", "住宅改修事業")] in [
        chain(p.about) for p in of(reading, Placement)
    ]


def test_chapters_whose_sections_are_measures_stand_above_them() -> None:
    """A section with its cards counts as 第１節; chapters that have such are the top of the tree."""

    def section(words: str, project: str) -> list[Block]:
        card = table([["事業名", project, "所管課", "福祉課"], ["事業目的", "暮らしを支える。", "<", "<"]], head=0)
        return [Passage(text(words), "heading", 3, words[:3], words[4:]), card]

    reading = read(
        _heading("１", "健康と福祉"),
        *section("第１節　地域福祉の推進", "見守り事業"),
        *section("第２節　高齢者福祉の充実", "配食事業"),
        _heading("２", "教育と文化"),
        *section("第１節　学校教育の充実", "給食事業"),
    )
    chains = [chain(p.about) for p in of(reading, Placement)]
    assert [("第１章", "健康と福祉"), ("第２節", "高齢者福祉の充実"), ("", "配食事業")] in chains
    assert [("第２章", "教育と文化"), ("第１節", "学校教育の充実"), ("", "給食事業")] in chains


def test_a_row_that_sums_tells_nothing_of_its_columns() -> None:
    """Beside one row of a measure, the sum of its group under the columns of names and flags is neither."""
    reading = read(
        heading("基本目標１　学びあう村", 2),
        table(
            [
                ["施策", "No.", "事業名", "区分", "令和7年度事業費（千円）"],
                ["(1) 学校教育", "4", "校舎改修事業", "新規", "7,700"],
                ["基本目標１　計", "<", "<", "<", "7,700"],
            ]
        ),
    )
    (created,) = of(reading, Succession)
    (new,) = created.successors
    assert isinstance(new, MeasureMention)
    assert chain(new) == [("１", "学びあう村"), ("(1)", "学校教育"), ("4", "校舎改修事業")]


def test_a_dash_for_a_unit_is_none() -> None:
    """The unit above a table before counts for no value whose own unit is a dash."""
    reading = read(
        heading("施策1-1　支え合い", 2),
        paragraph("（単位：千円）"),
        table([["指標", "単位", "基準値（R5）"], ["合計特殊出生率", "－", "1.31"]]),
    )
    assert [(o.value, o.unit) for o in of(reading, Observation)] == [(Decimal("1.31"), "")]


def test_numbers_with_their_year_in_what_a_measure_does() -> None:
    """What a measure is for or does gives figures where the sentence tells their year; １人１台 counts nothing."""
    reading = read(
        heading("１　健診事業", 2),
        table(
            [
                ["事業概要", "令和5年度の受診者数は4,218人であった。"],
                ["手段", "１人１台の端末を使う。"],
                ["担当課", "健康課"],
            ],
            head=0,
        ),
    )
    assert [(f.value, f.unit, f.year) for f in of(reading, Figure)] == [(Decimal(4218), "人", 2023)]
