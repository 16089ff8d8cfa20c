"""Control forms: a card of a measure, then years down the rows with what is planned beside what was done and saved."""

from decimal import Decimal

from graph.facts import Observation, Placement, Responsibility, ScheduleItem, Statement
from tests.ingest.reading.made import heading, of, read, table


def _form(number: str, name: str, offices: str) -> list[list[str | None]]:
    return [
        ["整理番号", number, "取組項目", name],
        ["主管部署", "公園課", offices, "<"],
        ["概要", "花を植える人を増やす。", "<", "<"],
        ["年度", "計画", "実績", "効果額（千円）"],
        ["令和5年度", "苗の選定", "苗を選んだ。", "－"],
        ["令和6年度", "苗の配布", "苗を配った。", "△120"],
        ["令和7年度", "配布の検証", "", ""],
    ]


_READING = read(
    heading("柱１　花の町", 2),
    table(_form("11", "花壇の手入れ", "関連部署：農政課、道路課"), head=0),
    heading("柱１　花の町", 2),
    table(_form("12", "並木の手入れ", "関連部署：なし"), head=0),
    title="花町市行政改革大綱　進捗管理票（令和6年度末時点）",
)


def test_a_numbered_box_names_the_measure_below_a_heading() -> None:
    """A word that may head what is done (取組項目) names the measure where its number stands beside it."""
    names = {(p.about.notation, p.name) for p in of(_READING, Placement)}
    assert {("11", "花壇の手入れ"), ("12", "並木の手入れ")} <= names


def test_another_part_of_departments_in_a_cell_beside_the_first() -> None:
    """A cell that begins with a label of departments and a colon gives these that part; なし gives none."""
    offices = {(r.role, r.name) for r in of(_READING, Responsibility) if r.about.name == "花壇の手入れ"}
    assert offices == {("lead", "公園課"), ("related", "農政課"), ("related", "道路課")}
    assert {r.name for r in of(_READING, Responsibility) if r.about.name == "並木の手入れ"} == {"公園課"}


def test_what_a_row_of_one_year_plans_is_its_schedule() -> None:
    """計画 under 年度 is what is done in the year of the row, 実績 what was; what was saved is a value of that year."""
    steps = {(s.text, s.start, s.end) for s in of(_READING, ScheduleItem) if s.about.name == "花壇の手入れ"}
    assert steps == {("苗の選定", 2023, 2023), ("苗の配布", 2024, 2024), ("配布の検証", 2025, 2025)}
    saved = {(o.indicator.name, o.role, o.year, o.value, o.unit) for o in of(_READING, Observation)}
    assert saved == {("効果額", "actual", 2024, Decimal(-120000), "円")}
    done = {(s.year, s.text) for s in of(_READING, Statement) if s.kind == "result"}
    assert done == {(2023, "苗を選んだ。"), (2024, "苗を配った。")}
