"""Kinds of indicators beside their names, and cells that hold nothing but a number of the list."""

from graph.facts import Observation, Statement
from tests.ingest.reading.made import of, read, table


def test_the_kind_beside_an_indicators_name_is_no_part_of_it() -> None:
    """Under one head over two columns, a cell with the kind alone says what the name beside it is of."""
    reading = read(
        table([["施策", "花壇の手入れ"], ["目的", "花を楽しむ人を増やす。"]], head=0),
        table(
            [
                ["評価指標", "<", "令和8年度", "令和9年度"],
                ["成果（アウトカム）", "見に来た人の数", "120人", "150人"],
                ["実績（アウトプット）", "植えた株の数", "40株", "45株"],
                ["活動指標", "講習の回数", "2回", "3回"],
            ]
        ),
    )
    assert {(f.indicator.name, f.indicator.kind) for f in of(reading, Observation)} == {
        ("見に来た人の数", "outcome"),
        ("植えた株の数", "output"),
        ("講習の回数", "output"),
    }


def test_a_number_of_the_list_is_no_statement() -> None:
    """What is left of ①-2 when its first sign is taken for a bullet says nothing."""
    reading = read(
        table(
            [
                ["基本方針", "個別事業", "<", "主管課"],
                ["①　緑をふやす", "①-1", "苗木の配布", "公園課"],
                ["^", "①-2", "生垣の助成", "公園課"],
            ]
        )
    )
    assert of(reading, Statement) == []
