"""Reviews that tell apart from their tables what the heads and letters in these stand for."""

from decimal import Decimal

import pytest

from graph.facts import Evaluation, Observation, Placement, Statement
from tests.ingest.reading.made import heading, of, paragraph, read, table

_VALUES = table(
    [
        ["番号", "指標", "単位", "策定時", "中間", "最終", "目標", "判定"],
        ["分野１　花と緑", "<", "<", "<", "<", "<", "<", "<"],
        ["1", "花壇の数", "か所", "10", "12", "15", "14", "A"],
        ["2", "植樹の参加者", "人", "80", "－", "70", "100", "D"],
        ["分野２　水と土", "<", "<", "<", "<", "<", "<", "<"],
        ["3", "水質の測定", "回", "4", "5", "6", "8", "B"],
    ]
)
_SCALE = [paragraph(words) for words in ("Ａ　目標に達した", "Ｂ　改善した", "Ｃ　変わらない", "Ｄ　悪化した")]
_YEARS = paragraph("※策定時は平成27年度、中間は令和2年度、最終は令和6年度の値です。目標は令和7年度の値です。")
_TITLE = "花町市環境計画最終評価報告書"


def test_years_of_heads_that_a_note_tells() -> None:
    """A head of values without a year has that which a passage tells of its word, with those of other heads beside it."""
    reading = read(heading("Ⅱ　指標の達成状況", 2), *_SCALE, _YEARS, _VALUES, title=_TITLE)
    values = {(o.role, o.year, o.value) for o in of(reading, Observation) if o.indicator.name == "花壇の数"}
    assert values == {
        ("baseline", 2015, Decimal(10)),
        ("actual", 2020, Decimal(12)),
        ("actual", 2024, Decimal(15)),
        ("target", 2025, Decimal(14)),
    }
    assert {(e.rating, e.year) for e in of(reading, Evaluation)} == {("A", 2024), ("D", 2024), ("B", 2024)}
    assert "悪化した" not in {p.name for p in of(reading, Placement)}


def test_years_of_heads_that_a_cell_tells() -> None:
    """The same where the note stands in a table that explains the paper, in a sentence."""
    note = table([["目標指標", "基準値は令和5年度、目標値は令和10年度の値です。"]], head=0)
    rows = [["取組", "指標名", "基準値", "目標値", "担当課"], ["花の道", "花壇の数", "3か所", "9か所", "公園課"]]
    told = of(read(note, table(rows), title="すみれ市緑の計画"), Observation)
    assert {(o.role, o.year) for o in told} == {("baseline", 2023), ("target", 2028)}


@pytest.mark.parametrize(
    ("note", "year"),
    [
        ("※現状値は、特に断りのない限り令和5年度の実績です。", 2023),
        ("注）基準値は令和5年度末時点の数値", 2023),
        ("※　現状値：令和5年度実績", 2023),
        ("現状値は令和5年度に改めました。", None),
        ("※苗木の配布数の現状値は、令和5年度の実績です。", None),
    ],
)
def test_a_note_may_tell_the_year_of_one_head(note: str, year: int | None) -> None:
    """A sentence about one head of values, and about nothing else, gives it its year wherever in the document it stands."""
    head = "基準値" if "基準" in note else "現状値"
    reading = read(
        paragraph(note),
        heading("施策１　緑を増やす", 2),
        table([["指標", head, "目標値（R9）"], ["植樹の本数", "34本", "60本"]]),
    )
    assert {(o.role, o.year) for o in of(reading, Observation)} == {("baseline", year), ("target", 2027)}


def test_one_head_alone_is_no_note_on_years() -> None:
    """Of one word alone a passage may tell a year for any reason: the column stays without one."""
    reading = read(
        heading("Ⅱ　指標の達成状況", 2), paragraph("目標は令和7年度に見直す予定です。"), _VALUES, title=_TITLE
    )
    assert {o.year for o in of(reading, Observation) if o.role == "target"} == {None}


def test_sentences_below_a_label_of_ratings() -> None:
    """【評価】 over a sentence, and no grade, tells what came of the measure."""
    reading = read(
        heading("分野１　花と緑", 2),
        table([["主な取組", "担当"], ["花壇の手入れ", "公園課"], ["苗木の配布", "農政課"]]),
        heading("【評価】", 3),
        paragraph("花壇は目標を超えて増えた。"),
        heading("【残された課題】", 3),
        paragraph("手入れをする人が足りない。"),
        title=_TITLE,
    )
    assert {(s.kind, s.text) for s in of(reading, Statement)} == {
        ("result", "花壇は目標を超えて増えた。"),
        ("issue", "手入れをする人が足りない。"),
    }
