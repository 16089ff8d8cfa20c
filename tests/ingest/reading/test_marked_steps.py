"""Schedules that name each step at the left of its row and mark its years; what belongs to one row or side of several."""

from collections.abc import Sequence

from graph.facts import Evaluation, Observation, Responsibility, ScheduleItem, Statement, Succession
from ingest.document import Block
from tests.ingest.reading.made import heading, of, paragraph, read, table


def _steps(rows: Sequence[Sequence[str | None]], head: int = 0) -> set[tuple[str, int | None, int | None]]:
    return {(f.text, f.start, f.end) for f in of(read(table(rows, head=head)), ScheduleItem)}


def test_steps_before_marked_years_last_as_long_as_the_marks() -> None:
    """In a card the years stand above the values of an indicator; each row below names a step, and → and ● mark its years."""
    rows = [
        ["取組名", "窓口の予約", "<", "<", "<", "<"],
        ["担当課", "市民課", "<", "<", "<", "<"],
        ["指標・目標", "指標", "現状値（R5）", "R7", "R8", "R9"],
        ["^", "予約件数（件）", "10", "20", "30", "40"],
        ["年度計画", "検討", "<", "●", "", "－"],
        ["^", "実施", "<", "", "→", "→"],
    ]
    assert _steps(rows) == {("検討", 2025, 2025), ("実施", 2026, 2027)}
    rows[4:] = [["年度計画", "改修", "<", "→", "", "→"]]
    assert _steps(rows) == {("改修", 2025, 2025), ("改修", 2027, 2027)}


def test_names_before_ratings_by_year_are_no_steps() -> None:
    """Without a word of schedules before or above the name, signs under years are something else."""
    rows = [
        ["事業名", "R5", "R6", "R7"],
        ["花壇の手入れ", "○", "○", "◎"],
        ["植樹", "△", "○", "○"],
    ]
    assert not _steps(rows, head=1)


def test_a_value_of_several_rows_has_no_part_of_one() -> None:
    """最終目標 beside the rows 目標 and 実績 of an indicator is a target alone."""
    rows = [
        ["取組名", "指標", "区分", "R5", "R6", "最終目標（R12）"],
        ["里山の手入れ", "参加者数（人）", "目標", "10", "12", "30"],
        ["^", "^", "実績", "9", "11", "^"],
    ]
    told = {(f.year, f.role, f.text) for f in of(read(table(rows)), Observation)}
    assert (2030, "target", "30") in told
    assert (2030, "actual", "30") not in told


def test_ratings_between_old_and_new_names_are_of_the_old() -> None:
    """旧計画の取組 | 評価 | 取扱い | 本プランの取組項目: what was rated is the old measure."""
    rows = [
        ["第１次プランの取組", "評価", "取扱い", "本プランの取組項目"],
        ["電子申請の推進", "A", "名称変更", "オンライン化の推進"],
        ["広報の見直し", "B", "終了", "－"],
    ]
    reading = read(table(rows), title="すみれ市第２次行政改革プラン")
    assert {(f.about.name, f.rating) for f in of(reading, Evaluation)} == {
        ("電子申請の推進", "A"),
        ("広報の見直し", "B"),
    }
    assert {f.kind for f in of(reading, Succession)} == {"renamed", "ended"}


def test_a_heading_right_below_each_measure_is_a_label() -> None:
    """Words that nobody listed, set like the names of measures and right below each of these, leave their place open."""
    blocks: list[Block] = []
    for number, name in enumerate(("水と空気", "緑と里山", "資源の循環"), 1):
        rows = [["環境指標", "単位", "R5", "R6"], [f"{name}の活動", "件", "10", "12"]]
        blocks += [heading(f"基本目標{number}　{name}", 3), paragraph(f"{name}を大切にするまちを目指します。")]
        blocks += [heading("環境のものさし", 3), table(rows)]
    reading = read(heading("第２章　進捗の状況", 2), *blocks)
    assert {(f.about.name, f.indicator.name) for f in of(reading, Observation)} == {
        (name, f"{name}の活動") for name in ("水と空気", "緑と里山", "資源の循環")
    }
    assert {f.kind for f in of(reading, Statement)} == {"vision"}


def test_a_word_under_all_years_is_their_step() -> None:
    """実施 under all years, beside a label of schedules that reaches down from their head, is a step as several are: it heads
    nothing, and the row below it is of its own label.
    """
    reading = read(
        table(
            [
                ["事業名", "花の学校", "<", "担当課", "公園課", "<"],
                ["年次計画", "令和7年度", "令和8年度", "令和9年度", "令和10年度", "令和11年度"],
                ["^", "実施", "<", "<", "<", "<"],
                ["今後の方向性", "通いやすい場所で開く。", "<", "<", "<", "<"],
            ],
            head=0,
        )
    )
    assert [(f.text, f.start, f.end) for f in of(reading, ScheduleItem)] == [("実施", 2025, 2029)]
    assert [(f.kind, f.text) for f in of(reading, Statement)] == [("outlook", "通いやすい場所で開く。")]


def test_steps_in_a_row_of_an_indicator_without_a_value_now() -> None:
    """The row of steps is told from those of values by the column of values beside the years, though nothing stands there."""
    rows = [
        ["取組名", "指標名", "単位", "基準値（R3）", "区分", "年度別計画", "<", "<"],
        ["^", "^", "^", "^", "^", "R4", "R5", "R6"],
        ["花の学校", "会場の数", "か所", "", "工程", "場所の検討", "<", "開催"],
        ["^", "^", "^", "^", "目標", "", "", "4"],
        ["^", "^", "^", "^", "実績", "", "", "3"],
    ]
    assert _steps(rows, head=2) == {("場所の検討", 2022, 2023), ("開催", 2024, 2024)}
    told = of(read(table(rows, head=2)), Observation)
    assert {(f.role, f.year, str(f.value)) for f in told} == {("target", 2024, "4"), ("actual", 2024, "3")}


def test_signs_under_years_beside_an_indicator_are_steps() -> None:
    """Nothing but ● under the years of a schedule: the years in which something is done, though the row names an indicator."""
    rows = [
        ["事業名", "指標", "実施年度", "<", "<"],
        ["^", "^", "R6", "R7", "R8"],
        ["花の学校", "会場の数　2か所（R5）→4か所（R8）", "", "●", "●"],
        ["花の道", "延長　2km（R5）→4km（R8）", "●", "", ""],
    ]
    assert _steps(rows, head=2) == {("●", 2025, 2025), ("●", 2026, 2026), ("●", 2024, 2024)}


def test_steps_below_years_that_share_their_label() -> None:
    """Where the label of a card reaches down beside its years, words of labels below these are steps, and no heads."""
    reading = read(
        heading("１　苗木の配布", 2),
        table([["工程", "令和5年度", "令和6年度"], ["^", "検討", "実施"], ["担当課", "公園課", "<"]], head=0),
        heading("２　花壇の管理", 2),
        table([["工程", "令和5年度", "令和6年度"], ["^", "実施", "実施"], ["担当課", "農政課", "<"]], head=0),
    )
    steps = {(f.about.name, f.text, f.start, f.end) for f in of(reading, ScheduleItem)}
    assert steps == {
        ("苗木の配布", "検討", 2023, 2023),
        ("苗木の配布", "実施", 2024, 2024),
        ("花壇の管理", "実施", 2023, 2023),
        ("花壇の管理", "実施", 2024, 2024),
    }
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("苗木の配布", "公園課"),
        ("花壇の管理", "農政課"),
    }
