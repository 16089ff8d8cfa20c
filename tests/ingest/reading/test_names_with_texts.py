"""Names, texts, departments and values that stand together in one cell or line."""

from decimal import Decimal

import pytest
from msgspec import structs

from graph.facts import MeasureMention, Observation, Placement, Relation, Responsibility, Statement
from ingest.document import Cell, Place, Table, Text
from tests.ingest.reading.made import bullet, chain, heading, of, paragraph, read, table, text


def test_a_cell_names_a_measure_and_tells_what_is_done() -> None:
    """【名】 and sentences behind it are a measure and its action; a band of labelled parts is about the band above it."""
    reading = read(
        heading("目標1　命を守る", 2),
        table(
            [
                ["最悪の事態1-1　建物の倒壊", "<"],
                ["《克服すべき課題》|古い家が多い。|《関係する計画・法律》|すみれ市耐震改修促進計画", "<"],
                ["推進方針", "重要業績指標"],
                ["【住宅の耐震化】|診断の費用を補助する。|〔建築課〕", "○住宅の耐震化率|78.4％（R5）⇒90％（R11）"],
                ["【塀の除却】|取壊しを助ける。|〔建築課〕", "○除却した塀|10件（R5）⇒30件（R11）"],
            ],
            head=0,
        ),
        title="すみれ市国土強靱化計画",
    )
    assert chain(next(p.about for p in of(reading, Placement) if p.name == "塀の除却")) == [
        ("1", "命を守る"),
        ("1-1", "建物の倒壊"),
        ("", "塀の除却"),
    ]
    assert {(s.about.name, s.kind, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)} == {
        ("建物の倒壊", "issue", "古い家が多い。"),
        ("住宅の耐震化", "action", "診断の費用を補助する。"),
        ("塀の除却", "action", "取壊しを助ける。"),
    }
    assert [(r.about, r.related.title) for r in of(reading, Relation)] == [
        (next(p.about for p in of(reading, Placement) if p.name == "建物の倒壊"), "すみれ市耐震改修促進計画")
    ]
    assert {(r.about.name, r.name) for r in of(reading, Responsibility)} == {
        ("住宅の耐震化", "建築課"),
        ("塀の除却", "建築課"),
    }
    assert {(o.indicator.name, o.role, o.year, o.value, o.unit) for o in of(reading, Observation)} == {
        ("住宅の耐震化率", "baseline", 2023, Decimal("78.4"), "%"),
        ("住宅の耐震化率", "target", 2029, Decimal(90), "%"),
        ("除却した塀", "baseline", 2023, Decimal(10), "件"),
        ("除却した塀", "target", 2029, Decimal(30), "件"),
    }


def test_a_name_in_larger_type_above_sentences_in_one_cell() -> None:
    """The lines in larger type name the measure, those in plain type below them tell what is done; one type is one text."""

    def cell(number: int, name: str, said: str, size: float) -> Cell:
        first, *others = text(f"{name}|{said}").lines
        words = Text((structs.replace(first, size=size), *others))
        return Cell(number, 0, words, Place(2, (50, 100 + 30 * number, 110, 130 + 30 * number)))

    def listed(size: float) -> Table:
        made = table([["行動", "担当課"], ["", "公園課"], ["", "環境課"]])
        named = (
            cell(1, "①　苗木の配布", "苗木を学校に配ります。", size),
            cell(2, "②　池の清掃", "池をさらいます。", size),
        )
        return structs.replace(made, cells=(*(c for c in made.cells if c.text), *named))

    reading = read(listed(12.0))
    assert [(p.about.notation, p.name) for p in of(reading, Placement)] == [("①", "苗木の配布"), ("②", "池の清掃")]
    assert {(s.about.name, s.kind, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)} == {
        ("苗木の配布", "action", "苗木を学校に配ります。"),
        ("池の清掃", "action", "池をさらいます。"),
    }
    assert not {p.name for p in of(read(listed(10.0)), Placement)} & {"苗木の配布", "池の清掃"}


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("・ 避難訓練の参加者数　120人（R5）→300人（R11）", {(2023, Decimal(120)), (2029, Decimal(300))}),
        ("・ 避難訓練の参加者数　R5：120人 → R11：300人", {(2023, Decimal(120)), (2029, Decimal(300))}),
        ("・ 相談、受付 → 審査（R5）", set()),
        ("・ 参加者数 120人 → 300人", set()),
    ],
)
def test_a_line_tells_an_indicator_now_and_then(line: str, values: set[tuple[int, Decimal]]) -> None:
    """A value with its year on each side of an arrow, and a name before them, are an indicator; anything less is none."""
    reading = read(
        heading("１　地域の防災", 2), paragraph("担当課：防災課"), bullet(line), title="すみれ市国土強靱化計画"
    )
    assert {(o.year, o.value) for o in of(reading, Observation)} == values


def test_rows_of_a_table_elsewhere_name_measures() -> None:
    """類型 | 項目 | 単位 | 目標: the first cell is a measure that the document tells elsewhere, the second what is counted."""
    reading = read(
        heading("Ａ　集会施設", 2),
        table([["番号", "施設の名称", "所管"], ["A-1", "公民館", "学習課"], ["A-2", "会館", "学習課"]]),
        heading("Ｂ　学校施設", 2),
        table([["番号", "施設の名称", "所管"], ["B-1", "第二小学校", "施設課"], ["B-2", "第三小学校", "施設課"]]),
        heading("数値目標", 2),
        table(
            [
                ["類型", "項目", "単位", "現状（令和6年度）", "目標（令和16年度）"],
                ["集会施設", "延床面積", "㎡", "200", "150"],
                ["学校施設", "延床面積", "㎡", "900", "800"],
            ]
        ),
    )
    assert {(o.about.name, o.indicator.name, o.year, o.value) for o in of(reading, Observation)} == {
        ("集会施設", "延床面積", 2024, Decimal(200)),
        ("集会施設", "延床面積", 2034, Decimal(150)),
        ("学校施設", "延床面積", 2024, Decimal(900)),
        ("学校施設", "延床面積", 2034, Decimal(800)),
    }


def test_a_law_whose_name_has_a_comma_is_one() -> None:
    """What stands before the comma within the name of a law is part of it, a plan before it is not."""
    reading = read(
        heading("１　駅前広場の改修", 2),
        table(
            [
                ["担当課", "都市整備課"],
                ["関連計画・根拠法令", "すみれ市立地適正化計画、高齢者、障害者等の移動等の円滑化の促進に関する法律"],
            ],
            head=0,
        ),
    )
    assert {r.related.title for r in of(reading, Relation)} == {
        "すみれ市立地適正化計画",
        "高齢者、障害者等の移動等の円滑化の促進に関する法律",
    }


@pytest.mark.parametrize(
    "printed", ["すみれ市地球温暖化対策実行計画（事務事業編）", "健康増進計画（第2次）", "・農業振興計画"]
)
def test_a_bracket_behind_the_name_of_a_plan_is_part_of_it(printed: str) -> None:
    """What a plan's name has in brackets stays whole; bullets and quotes around it go."""
    reading = read(heading("１　花壇の手入れ", 2), table([["担当課", "公園課"], ["関連計画", printed]], head=0))
    assert {r.related.title for r in of(reading, Relation)} == {printed.strip("・")}
