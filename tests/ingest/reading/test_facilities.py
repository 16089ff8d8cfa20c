"""Plans of single buildings: lists whose groups stand in bands, goals by kind so many years on."""

from decimal import Decimal

from graph.facts import Observation, Placement, Responsibility
from tests.ingest.reading.made import heading, of, read, table


def test_a_head_right_above_a_band() -> None:
    """A head of many labels, one of them unknown, is a head also where the first row below it is the name of a group."""
    reading = read(
        heading("１　施設の状態", 2),
        table(
            [
                ["番号", "施設名", "所管課", "建築年", "つくり", "対策の内容"],
                ["ア　文化施設", "<", "<", "<", "<", "<"],
                ["ア-1", "花町会館", "文化課", "1980", "RC", "屋根を直す。"],
                ["イ　学校施設", "<", "<", "<", "<", "<"],
                ["イ-1", "花町小学校", "教育課", "1975", "RC", "外壁を直す。"],
            ]
        ),
        title="花町市個別施設計画",
    )
    assert {("ア-1", "花町会館"), ("イ-1", "花町小学校")} <= {
        (p.about.notation, p.name) for p in of(reading, Placement)
    }
    assert {(r.about.name, r.name) for r in of(reading, Responsibility)} == {
        ("花町会館", "文化課"),
        ("花町小学校", "教育課"),
    }


def test_so_many_years_on_is_a_goal() -> None:
    """5年後（令和10年度） beside 現状 holds targets of that year."""
    reading = read(
        heading("１　文化施設", 2),
        table([["指標", "単位", "現状（令和5年度）", "5年後（令和10年度）"], ["利用者数", "人", "900", "1,000"]]),
        title="花町市個別施設計画",
    )
    assert {(o.role, o.year, o.value) for o in of(reading, Observation)} == {
        ("baseline", 2023, Decimal(900)),
        ("target", 2028, Decimal(1000)),
    }
