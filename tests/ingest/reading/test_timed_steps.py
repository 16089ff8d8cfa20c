"""Schedules that are told in words: years before or behind each step, halves of a year, stages; plans named on a line."""

import pytest

from graph.facts import Relation, ScheduleItem, Statement
from tests.ingest.reading.made import bullet, heading, of, paragraph, read, table

_STEPS = {("検討", 2024, 2024), ("試行", 2025, 2025), ("実施", 2026, 2028)}


@pytest.mark.parametrize(
    "told",
    [
        "令和6年度　検討|令和7年度　試行|令和8年度～令和10年度　実施",
        "R6：検討、R7：試行、R8～R10：実施",
        "検討（R6）→試行（R7）→実施（R8～R10）",
        "・令和6年度 検討|・令和7年度 試行|・令和8～10年度 実施",
    ],
)
def test_a_cell_of_steps_with_their_years_is_a_schedule(told: str) -> None:
    """年次計画 with the steps of all years in one cell, each with its years before or behind it, is no text."""
    reading = read(table([["取組名", "電子申請"], ["担当課", "情報課"], ["年次計画", told]], head=0))
    assert {(f.text, f.start, f.end) for f in of(reading, ScheduleItem)} == _STEPS
    assert not of(reading, Statement)


def test_steps_behind_a_label_that_says_nothing_are_a_schedule() -> None:
    """年次 beside steps with their years; one alone counts where it tells from when to when, a mere period never."""
    rows = [["取組名", "電子申請"], ["担当課", "情報課"], ["年次", "令和7～10年度　毎年実施"]]
    assert [(f.text, f.start, f.end) for f in of(read(table(rows, head=0)), ScheduleItem)] == [("毎年実施", 2025, 2028)]
    rows[-1] = ["期日", "令和7年度から令和10年度まで"]
    assert not of(read(table(rows, head=0)), ScheduleItem)


def test_a_sentence_of_a_schedule_stays_a_text() -> None:
    """A sentence with years in it is not taken apart."""
    rows = [
        ["取組名", "電子申請"],
        ["担当課", "情報課"],
        ["年次計画", "令和6年度に検討し、令和7年度から試行を始める。"],
    ]
    reading = read(table(rows, head=0))
    assert not of(reading, ScheduleItem)
    assert [f.kind for f in of(reading, Statement)] == ["action"]


def test_halves_of_a_year_are_of_that_year() -> None:
    """上期 and 下期 under a year: an arrow goes on from the step right before it alone."""
    rows = [
        ["取組", "R6", "<", "R7", "<"],
        ["^", "上期", "下期", "上期", "下期"],
        ["電子申請", "検討", "試行", "実施", "→"],
        ["窓口", "準備", "→", "導入", "→"],
    ]
    steps = {(f.text, f.start, f.end) for f in of(read(table(rows, head=2)), ScheduleItem)}
    assert steps == {
        ("検討", 2024, 2024),
        ("試行", 2024, 2024),
        ("実施", 2025, 2025),
        ("準備", 2024, 2024),
        ("導入", 2025, 2025),
    }


def test_stages_with_their_years_are_columns_of_years() -> None:
    """短期（R6～R7） and 中期（R8～R10） head the steps of these years."""
    rows = [
        ["取組名", "担当課", "短期（R6～R7）", "中期（R8～R10）"],
        ["電子申請", "情報課", "検討", "実施"],
        ["窓口", "市民課", "準備", "→"],
    ]
    steps = {(f.text, f.start, f.end) for f in of(read(table(rows)), ScheduleItem)}
    assert steps == {("検討", 2024, 2025), ("実施", 2026, 2028), ("準備", 2024, 2028)}


def test_plans_behind_their_label_on_a_line_are_related() -> None:
    """■関連する計画：… under a measure's heading names plans and laws; a sentence there names none."""
    lines = [
        paragraph("■関連する計画：すみれ市DX推進計画、すみれ市総合計画"),
        paragraph("■根拠法令：官民データ活用推進基本法"),
    ]
    reading = read(heading("1　電子申請の拡大", 3), *lines, paragraph("担当課：情報課"))
    named = {f.related.title for f in of(reading, Relation)}
    assert named == {"すみれ市DX推進計画", "すみれ市総合計画", "官民データ活用推進基本法"}


def test_lines_of_steps_under_a_label_of_schedules_are_one() -> None:
    """【年次計画】 and under it a line for each step; a line that is none ends it."""
    lines = [
        bullet("・令和6年度：検討"),
        bullet("・令和7年度：試行"),
        bullet("・令和8年度～令和10年度：実施"),
        paragraph("以上です。"),
    ]
    reading = read(heading("1　電子申請", 3), paragraph("担当課：情報課"), paragraph("【年次計画】"), *lines)
    assert {(f.text, f.start, f.end) for f in of(reading, ScheduleItem)} == _STEPS


def test_a_row_for_each_year_beside_the_label_of_a_schedule_is_a_step() -> None:
    """年次計画 along the side, a year and what is done then in each row."""
    rows = [
        ["取組名", "電子申請", "<"],
        ["担当課", "情報課", "<"],
        ["年次計画", "令和6年度", "検討"],
        ["^", "令和7年度", "試行"],
        ["^", "令和8～10年度", "本格実施"],
    ]
    assert {(f.text, f.start, f.end) for f in of(read(table(rows, head=0)), ScheduleItem)} == {
        ("検討", 2024, 2024),
        ("試行", 2025, 2025),
        ("本格実施", 2026, 2028),
    }


def test_words_of_labels_under_years_are_steps_of_a_named_row() -> None:
    """実施 under each year beside a name is a step of that measure, though all of the row but its name are words of labels."""
    rows = [
        ["取組名", "R6", "R7", "R8"],
        ["苗木の配布", "調査", "設計", "工事"],
        ["花壇の手入れ", "実施", "実施", "実施"],
    ]
    found = [(s.about.name, s.text, s.start) for s in of(read(table(rows)), ScheduleItem)]
    assert [step for step in found if step[0] == "花壇の手入れ"] == [
        ("花壇の手入れ", "実施", year) for year in (2024, 2025, 2026)
    ]
