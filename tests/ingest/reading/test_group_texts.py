"""Texts of lists about a group of measures."""

from graph.facts import MeasureMention, Statement
from tests.ingest.reading.made import of, read, table


def test_a_text_beside_a_group_is_about_the_group() -> None:
    """Under 施策の内容, beside all rows of a 施策 and before its 取組, a text says once what the 施策 is for."""
    rows = [
        ["施策", "施策の内容", "具体的な取組", "担当"],
        ["花のまち", "駅前から公園まで、花の絶えない通りをつくる。", "花壇の手入れ", "公園課"],
        ["^", "^", "苗木の配布", "緑地課"],
        ["里山", "手入れの行き届いた里山を、次の世代に手渡す。", "下草刈り", "緑地課"],
    ]
    told = of(read(table(rows)), Statement)
    assert [(f.about.name, f.kind, f.text) for f in told if isinstance(f.about, MeasureMention)] == [
        ("花のまち", "purpose", "駅前から公園まで、花の絶えない通りをつくる。"),
        ("里山", "purpose", "手入れの行き届いた里山を、次の世代に手渡す。"),
    ]


def test_what_a_group_does_is_an_action_of_the_group() -> None:
    """Under 取組の内容, between 主な取組 and the projects of each, a text says what is done, of the 取組 and of no project."""
    rows = [
        ["主な取組", "取組の内容", "主要事業"],
        ["①　花のまち", "市民と花壇の手入れをします。", "■花壇の手入れ事業|■苗木の配布事業"],
        ["②　里山", "下草を刈り、道を直します。", "■下草刈り事業"],
    ]
    told = of(read(table(rows)), Statement)
    assert [(f.about.name, f.kind) for f in told if isinstance(f.about, MeasureMention)] == [
        ("花のまち", "action"),
        ("里山", "action"),
    ]
