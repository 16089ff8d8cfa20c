"""Numbers of which each year has several, told apart by words below the year."""

import pytest

from graph.facts import Observation, Placement, ScheduleItem, Statement
from tests.ingest.reading.made import heading, of, read, table

TITLE = "すみれ市緑の計画（令和7年度～令和8年度）"


@pytest.mark.parametrize("corner", ["", "区分"])
def test_words_below_each_year_tell_of_which_part_its_numbers_are(corner: str) -> None:
    """The same words below every year part the numbers of a row: each part is told by the indicator's name."""
    rows = [
        [corner, "令和7年度", "<", "令和8年度", "<"],
        ["^", "1号", "2号", "1号", "2号"],
        ["①量の見込み", "45", "120", "43", "118"],
        ["②確保方策", "60", "－", "60", "－"],
    ]
    reading = read(heading("（１）花壇の貸出し", 3), table(rows, head=2), title=TITLE)
    assert {(o.indicator.name, o.year, int(o.value or 0)) for o in of(reading, Observation)} == {
        ("量の見込み 1号", 2025, 45),
        ("量の見込み 1号", 2026, 43),
        ("量の見込み 2号", 2025, 120),
        ("量の見込み 2号", 2026, 118),
        ("確保方策 1号", 2025, 60),
        ("確保方策 1号", 2026, 60),
    }
    assert not of(reading, ScheduleItem)
    assert not of(reading, Statement)


def test_words_below_a_part_belong_to_it() -> None:
    """A part that is parted again is told by both words, and the label of values before it is the name."""
    rows = [
        ["区分", "令和7年度", "<", "<", "令和8年度", "<", "<"],
        ["^", "1号", "2号", "<", "1号", "2号", "<"],
        ["^", "^", "低木", "高木", "^", "低木", "高木"],
        ["見込量（Ａ）", "45人", "20人", "60人", "43人", "21人", "61人"],
    ]
    reading = read(heading("（１）苗の貸出し", 3), table(rows, head=3), title=TITLE)
    assert {(o.indicator.name, o.year, int(o.value or 0)) for o in of(reading, Observation)} == {
        ("見込量 1号", 2025, 45),
        ("見込量 2号低木", 2025, 20),
        ("見込量 2号高木", 2025, 60),
        ("見込量 1号", 2026, 43),
        ("見込量 2号低木", 2026, 21),
        ("見込量 2号高木", 2026, 61),
    }


def test_words_below_years_beside_names_of_measures_name_no_measures() -> None:
    """In a list of measures (事業 | 令和7年度 over 東 | 西) such words are no names."""
    rows = [
        ["事業", "令和7年度", "<", "令和8年度", "<"],
        ["^", "東", "西", "東", "西"],
        ["花壇の貸出し", "45", "12", "43", "11"],
        ["苗の配布", "60", "9", "60", "8"],
    ]
    reading = read(heading("（１）地区別の数", 3), table(rows, head=2), title=TITLE)
    assert {p.name for p in of(reading, Placement)} >= {"花壇の貸出し", "苗の配布"}
    assert not {"東", "西"} & {p.name for p in of(reading, Placement)}
