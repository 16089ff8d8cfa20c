"""Tables of two sides: bands that name the group of each side, money of both, rows that were reorganised together."""

import pytest

from graph.facts import Budget, MeasureMention, Placement, Responsibility, Succession
from tests.ingest.reading.made import chain, heading, of, read, table

_HEADS = [
    ("現行計画", "次期計画"),
    ("第２期計画（令和２年度～令和６年度）", "第３期計画（令和７年度～令和11年度）"),
]


def test_bands_over_old_and_new_measures_that_another_list_has_under_others() -> None:
    """Where the plan's own list has the new measures elsewhere, the bands of the table of old and new are of the old ones."""
    compared = table(
        [
            ["第1期計画", "<", "区分", "第2期計画", "<"],
            ["№", "取組", "^", "№", "取組"],
            ["基本方針1　緑のまち", "<", "<", "<", "<"],
            ["1", "苗木の配布", "継続", "1", "苗木の配布"],
            ["2", "花壇の手入れ", "名称変更", "2", "花壇づくり"],
            ["基本方針2　水のまち", "<", "<", "<", "<"],
            ["3", "川の清掃", "継続", "3", "川の清掃"],
        ],
        head=2,
    )
    new = table(
        [
            ["基本方針", "№", "取組"],
            ["Ⅰ　みんなで育てる", "1", "苗木の配布"],
            ["^", "2", "花壇づくり"],
            ["Ⅱ　みんなで守る", "3", "川の清掃"],
        ]
    )
    reading = read(heading("１　新旧対照表", 1), compared, heading("２　第2期計画の取組", 1), new)
    under = [f.about for f in of(reading, Placement) if isinstance(f.about, MeasureMention) and f.source == "list"]
    assert {(m.name, m.parent.name) for m in under if m.parent} == {
        ("苗木の配布", "みんなで育てる"),
        ("花壇づくり", "みんなで育てる"),
        ("川の清掃", "みんなで守る"),
    }
    old = [m for f in of(reading, Succession) for m in f.predecessors if isinstance(m, MeasureMention)]
    assert {(m.name, m.parent.name) for m in old if m.parent} == {
        ("苗木の配布", "緑のまち"),
        ("花壇の手入れ", "緑のまち"),
        ("川の清掃", "水のまち"),
    }


@pytest.mark.parametrize(("old", "new"), _HEADS)
def test_a_band_of_each_side_is_a_measure_and_the_group_of_the_rows_below_it(old: str, new: str) -> None:
    """A name over all columns of the old side and one over those of the new are one link, as any row; what stands in the rows
    below, up to the next such band, stands under them.
    """
    reading = read(
        table(
            [
                [old, "<", "", "見直し区分", new, "<"],
                ["番号", "事業名", "^", "^", "番号", "事業名"],
                ["基本目標１　緑を守る", "<", "→", "名称変更", "基本目標１　緑を未来へつなぐ", "<"],
                ["1-1", "生垣の助成", "→", "継続", "1-1", "生垣の助成"],
                ["1-2", "保存樹の指定", "→", "名称変更", "1-2", "名木の指定"],
                ["基本目標２　花を育てる", "<", "→", "継続", "基本目標２　花を育てる", "<"],
                ["2-1", "花壇の手入れ", "→", "名称変更", "2-1", "花の名所づくり"],
            ],
            head=2,
        ),
        title="すみれ市緑のまちづくり計画",
    )
    chains = {tuple(name for _, name in chain(place.about)) for place in of(reading, Placement)}
    assert chains == {
        ("緑を守る",),
        ("緑を守る", "生垣の助成"),
        ("緑を守る", "保存樹の指定"),
        ("花を育てる",),
        ("花を育てる", "花壇の手入れ"),
        ("緑を未来へつなぐ",),
        ("緑を未来へつなぐ", "生垣の助成"),
        ("緑を未来へつなぐ", "名木の指定"),
        ("花を育てる", "花の名所づくり"),
    }
    kinds = {(f.kind, f.predecessors[0].name, f.successors[0].name) for f in of(reading, Succession)}  # type: ignore[union-attr]
    assert {
        ("renamed", "緑を守る", "緑を未来へつなぐ"),
        ("continued", "花を育てる", "花を育てる"),
        ("renamed", "保存樹の指定", "名木の指定"),
    } <= kinds


def test_money_of_the_old_side_is_that_of_the_old_measures() -> None:
    """What stands under a head of the old side cost the old measure, as who ran it is told of that."""
    reading = read(
        table(
            [
                ["第１期計画", "<", "区分", "第２期計画", "<"],
                ["事業名", "令和６年度予算額（千円）", "^", "事業名", "令和７年度予算額（千円）"],
                ["生垣の助成", "1,200", "統合", "緑化の助成", "2,500"],
                ["屋上緑化の助成", "900", "^", "^", "^"],
            ],
            head=2,
        )
    )
    assert {(b.about.name, b.year, int(b.amount)) for b in of(reading, Budget)} == {
        ("生垣の助成", 2024, 1_200_000),
        ("屋上緑化の助成", 2024, 900_000),
        ("緑化の助成", 2025, 2_500_000),
    }


def test_rows_of_one_cell_were_reorganised_together() -> None:
    """Where one cell over several rows says 再編, each old measure of these rows went into each new one."""
    reading = read(
        table(
            [
                ["第１期計画の事業名", "区分", "第２期計画の事業名"],
                ["緑の相談", "再編", "緑の窓口"],
                ["花の相談", "^", "園芸の教室"],
                ["生垣の助成", "名称変更", "緑化の助成"],
            ]
        )
    )
    links = {(f.kind, f.predecessors[0].name, f.successors[0].name) for f in of(reading, Succession)}  # type: ignore[union-attr]
    assert links == {
        ("reorganised", "緑の相談", "緑の窓口"),
        ("reorganised", "緑の相談", "園芸の教室"),
        ("reorganised", "花の相談", "緑の窓口"),
        ("reorganised", "花の相談", "園芸の教室"),
        ("renamed", "生垣の助成", "緑化の助成"),
    }


def test_columns_that_stand_twice_around_a_status_are_two_sides() -> None:
    """The same heads before and behind what became of each measure are of the old ones and of the new, whatever stands over
    them; a remark behind both is of neither.
    """
    reading = read(
        table(
            [
                ["令和６年度まで", "<", "区分", "令和７年度から", "<", "備考"],
                ["事業名", "担当課", "^", "事業名", "担当課", "^"],
                ["生垣の助成", "公園課", "名称変更", "緑化の助成", "緑政課", ""],
                ["花の展示", "公園課", "廃止", "", "", ""],
            ],
            head=2,
        )
    )
    links = {(f.kind, *(m.name for m in (*f.predecessors, *f.successors))) for f in of(reading, Succession)}  # type: ignore[union-attr]
    assert links == {("renamed", "生垣の助成", "緑化の助成"), ("ended", "花の展示")}
    parts = {(r.about.name, r.name) for r in of(reading, Responsibility)}
    assert parts == {("生垣の助成", "公園課"), ("緑化の助成", "緑政課"), ("花の展示", "公園課")}
