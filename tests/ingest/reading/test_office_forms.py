"""Forms that most offices print: evaluation sheets parted by bands."""

from decimal import Decimal

from graph.facts import Budget, Observation, Placement, Statement
from tests.ingest.reading.made import of, read, table


def test_numbered_bands_part_a_sheet_and_name_nothing() -> None:
    """２ 指標の推移 and ３ 事業費の推移（単位：千円） in a sheet name nothing: what follows is of its measure."""
    reading = read(
        table(
            [
                ["事務事業名", "苗の配布", "<", "<"],
                ["１　事業の概要", "<", "<", "<"],
                ["意図", "庭に緑を増やす", "<", "<"],
                ["２　指標の推移", "<", "<", "<"],
                ["指標名", "単位", "令和5年度実績", "令和6年度実績"],
                ["配った苗の数", "本", "310", "402"],
                ["３　事業費の推移（単位：千円）", "<", "<", "<"],
                ["区分", "<", "令和5年度決算", "令和6年度決算"],
                ["事業費", "<", "1,200", "1,350"],
                ["４　今後の方向性", "<", "<", "<"],
                ["課題", "置き場が足りない。", "<", "<"],
            ],
            head=0,
        )
    )
    assert {p.name for p in of(reading, Placement)} == {"苗の配布"}
    assert {(o.about.name, o.year, o.value) for o in of(reading, Observation)} == {
        ("苗の配布", 2023, Decimal(310)),
        ("苗の配布", 2024, Decimal(402)),
    }
    assert {(b.year, b.amount) for b in of(reading, Budget)} == {(2023, Decimal(1200000)), (2024, Decimal(1350000))}
    assert {(s.kind, s.text) for s in of(reading, Statement)} >= {("issue", "置き場が足りない。")}
