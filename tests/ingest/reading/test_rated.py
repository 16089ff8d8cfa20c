"""Ratings that stand with their label behind the name of a measure."""

import pytest

from graph.facts import Evaluation, MeasureMention, Placement, Responsibility
from ingest.reading import grades
from tests.ingest.reading.made import heading, of, paragraph, read, table


@pytest.mark.parametrize(
    "behind",
    [
        "［進捗状況：順調］",
        "　【評価：順調】",
        "　達成度：順調",
        "（令和6年度評価：順調）",
        "【公園課】［評価 順調］",
        "［評価：順調］（公園課）",
        "【順調】",
        "　進捗度　順調",
        "　担当課：公園課　評価：順調",
    ],
)
def test_a_rating_behind_a_heading_rates_its_measure(behind: str) -> None:
    """The name is the one before the brackets; departments may stand before or behind the rating."""
    values = table([["指標", "基準値（R4年度）", "実績値（R6年度）"], ["植樹の本数", "34本", "41本"]])
    reading = read(
        heading("基本目標1　緑のまち", 1), heading(f"施策1-1　緑の回廊{behind}", 2), values,
        heading("施策1-2　花の教室［進捗状況：遅れ］", 2), values,
    )  # fmt: skip
    rated = {(f.about.name, f.rating) for f in of(reading, Evaluation) if isinstance(f.about, MeasureMention)}
    assert rated == {("緑の回廊", "順調"), ("花の教室", "遅れ")}
    assert {f.name for f in of(reading, Placement)} == {"緑のまち", "緑の回廊", "花の教室"}


@pytest.mark.parametrize(
    ("printed", "found"),
    [("おおむね妥当", "おおむね妥当"), ("概ね順調である", "概ね順調である"), ("おおむね市民", ""), ("やや", "")],
)
def test_a_rating_in_words_may_be_weakened(printed: str, found: str) -> None:
    """おおむね and the like before a word of a scale, である behind it."""
    assert grades.rating(printed) == found


def test_brackets_that_rate_nothing_stay_with_the_name() -> None:
    """What a bracket holds beside a label is a rating only where it is a word of a scale."""
    reading = read(
        heading("施策1-1　緑の回廊（対象：市民）", 1), paragraph("担当課：公園課"),
        heading("施策1-2　評価の仕組みづくり", 1), paragraph("担当課：企画課"),
    )  # fmt: skip
    assert not of(reading, Evaluation)
    assert {f.name for f in of(reading, Placement)} == {"緑の回廊（対象：市民）", "評価の仕組みづくり"}


@pytest.mark.parametrize(
    "behind", ["　担当課：公園課、水道課", "　公園課、水道課", "（担当　公園課・水道課）", "　　公園課　水道課"]
)
def test_departments_at_the_end_of_a_heading_are_no_part_of_the_name(behind: str) -> None:
    """They stand at the right end of the line, in brackets or behind a wide blank, with their label or without."""
    values = table([["指標", "基準値（R4年度）"], ["植樹の本数", "34本"]])
    reading = read(heading(f"施策1-1　緑の回廊{behind}", 2), values, heading("施策1-2　花の 教室課", 2), values)
    assert {f.name for f in of(reading, Placement)} == {"緑の回廊", "花の 教室課"}
    assert {f.department.name for f in of(reading, Responsibility)} == {"公園課", "水道課"}


def test_departments_and_rating_on_one_line_below_a_heading() -> None:
    """Each stands behind its own label in brackets; what is behind the next label is no department."""
    reading = read(
        heading("施策1-1　緑の回廊", 2), paragraph("【担当課】公園課　【評価】Ｂ"), paragraph("課題：木が足りない。")
    )
    assert {f.department.name for f in of(reading, Responsibility)} == {"公園課"}
    assert {f.rating for f in of(reading, Evaluation)} == {"Ｂ"}


@pytest.mark.parametrize("said", ["R5 B　R6 A", "令和5年度：B、令和6年度：A", "R5　B\nR6　A"])
def test_ratings_of_several_years_in_one_cell(said: str) -> None:
    """Each rating stands behind its year; a cell that says anything else rates nothing."""
    reading = read(
        heading("施策1-1　緑の回廊", 1), table([["主管課", "公園課", "施策評価", said]], head=0),
        heading("施策1-2　花の教室", 1), table([["主管課", "公園課", "施策評価", "R5 実施　R6 B ほか"]], head=0),
    )  # fmt: skip
    rated = {(f.about.name, f.year, f.rating) for f in of(reading, Evaluation) if isinstance(f.about, MeasureMention)}
    assert rated == {("緑の回廊", 2023, "B"), ("緑の回廊", 2024, "A")}


def test_ratings_below_years_beside_a_label_are_no_head() -> None:
    """A label that reaches down beside its years and the grades below these: the grades rate, also between other years."""
    rows = [
        ["評価", "R5", "R6"],
        ["^", "B", "A"],
        ["事業費（千円）", "R5", "R6"],
        ["^", "100", "120"],
    ]
    reading = read(heading("施策1-1　緑の回廊", 1), table(rows, head=3))
    assert {(f.year, f.rating) for f in of(reading, Evaluation)} == {(2023, "B"), (2024, "A")}


def test_a_bar_parts_a_label_from_what_it_says() -> None:
    """Label and value of a line may stand on both sides of a bar (担当課｜公園課)."""
    reading = read(
        heading("施策1-1　緑の回廊", 1), paragraph("担当課｜公園課"),
        heading("施策1-2　花の教室", 1), paragraph("担当課｜学校課"),
    )  # fmt: skip
    offices = {(f.about.name, f.name) for f in of(reading, Responsibility) if isinstance(f.about, MeasureMention)}
    assert offices == {("緑の回廊", "公園課"), ("花の教室", "学校課")}
