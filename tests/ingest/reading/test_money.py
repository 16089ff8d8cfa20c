"""How plans print money: sums under years, amounts behind their years in one cell, units of rows, plan and result by rows."""

import pytest

from graph.facts import Budget, MeasureMention, Observation, Placement, ScheduleItem, Statement
from ingest.document import Block
from tests.ingest.reading.made import heading, of, panel, paragraph, read, table

PLAN = "すみれ市実施計画（令和6年度～令和8年度）"
REPORT = "すみれ市実施計画 令和6年度進捗状況報告書"
MEASURE = heading("１　公園の手入れ", 2)


def money(*blocks: Block, title: str = PLAN) -> list[tuple[str, int | None, str, int]]:
    """Measure, year, kind and yen of all money that is read from these blocks."""
    return [(b.about.name, b.year, b.kind, int(b.amount)) for b in of(read(*blocks, title=title), Budget)]


def test_the_sum_below_the_sources_of_money_is_the_whole() -> None:
    """Where rows are the sources of the money and columns its years, the row 合計 tells the money of each year."""
    head = ["事業費（千円）", "令和5年度決算", "令和6年度予算"]
    card = table([["担当課", "公園課", "<"], head, ["国庫支出金", "100", "200"], ["合計", "150", "260"]], head=0)
    assert money(MEASURE, card, title=REPORT) == [
        ("公園の手入れ", 2023, "settled", 150_000),
        ("公園の手入れ", 2024, "initial", 260_000),
    ]


def test_a_sum_over_years_is_of_no_year() -> None:
    """計 below rows of years gives nothing; 総事業費 beside a year's money, or three years' money, is of no single year."""
    rows = [
        ["事業名", "年度", "事業費（千円）"],
        ["苗木の配布", "令和6年度", "12"],
        ["^", "令和7年度", "13"],
        ["^", "計", "25"],
    ]
    assert [year for _, year, _, _ in money(table(rows))] == [2024, 2025]
    whole = table([["事業名", "事業期間", "全体事業費", "R6年度事業費"], ["苗木の配布", "R5～R8", "120千円", "12千円"]])
    assert [(year, yen) for _, year, _, yen in money(whole)] == [(None, 120_000), (2024, 12_000)]
    assert [year for _, year, _, _ in money(table([["事業名", "３か年事業費"], ["苗木の配布", "120千円"]]))] == [None]


WORK = [["1", "広場の改修", "公園課", "実施設計", "改修工事|木の植替え"], ["2", "苗木の配布", "緑地課", "配布", "－"]]
COSTS = [["^", "^", "^", "1,200", "8,500"], ["^", "^", "^", "300", "－"]]
OVER = ["№", "事業名", "担当課"]
YEARS = ["令和6年度", "令和7年度"]
BELOW = ["^", "^", "^"]
IN_TURN = [WORK[0], COSTS[0], WORK[1], COSTS[1]]
IN_ONE = [
    [*work[:3], *("|".join(pair) for pair in zip(work[3:], cost[3:], strict=True))]
    for work, cost in zip(WORK, COSTS, strict=True)
]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ([[*OVER, *YEARS], [*BELOW, "事業内容／事業費", "事業内容／事業費"]], IN_TURN),
        ([[*OVER, "事業費・事業内容", "<"], [*BELOW, *YEARS]], IN_TURN),
        ([[*OVER, *YEARS], [*BELOW, "事業内容", "事業内容"], [*BELOW, "事業費", "事業費"]], IN_TURN),
        ([[*OVER, *YEARS], [*BELOW, "事業内容／事業費", "事業内容／事業費"]], IN_ONE),
        ([[*OVER, *YEARS]], IN_TURN),
    ],
)
def test_what_is_done_in_a_year_stands_above_what_it_costs(head: list[list[str]], rows: list[list[str]]) -> None:
    """Under a head of work and money each measure says what is done in the year and, on a row or line below, what that costs;
    under bare years, where each has two such rows, the words are steps and the amounts money.
    """
    reading = read(paragraph("（単位：千円）"), table([*head, *rows], head=len(head)), title=PLAN)
    acts = {(s.about, s.kind, s.year, s.text) for s in of(reading, Statement)}
    told = {(about.name, kind, year, words) for about, kind, year, words in acts if isinstance(about, MeasureMention)}
    told |= {(s.about.name, "action", s.start, s.text) for s in of(reading, ScheduleItem)}
    assert told == {
        ("広場の改修", "action", 2024, "実施設計"),
        ("広場の改修", "action", 2025, "改修工事木の植替え"),
        ("苗木の配布", "action", 2024, "配布"),
    }
    assert [(b.about.name, b.year, int(b.amount)) for b in of(reading, Budget)] == [
        ("広場の改修", 2024, 1_200_000),
        ("広場の改修", 2025, 8_500_000),
        ("苗木の配布", 2024, 300_000),
    ]


@pytest.mark.parametrize(
    "cell", ["R6：500千円　R7：600千円", "令和6年度 500千円、令和7年度 600千円", "R6：500千円|R7：600千円"]
)
def test_a_cell_may_tell_the_money_of_several_years(cell: str) -> None:
    """Amounts behind their years in one cell are each of their year."""
    found = money(table([["事業名", "予算額"], ["苗木の配布", cell]]))
    assert [(year, yen) for _, year, _, yen in found] == [(2024, 500_000), (2025, 600_000)]


def test_a_range_of_money_is_no_amount() -> None:
    """1,000万円～3,000万円 tells no amount; 1億2,000万円 does."""
    rows = [["事業名", "概算事業費"], ["苗木の配布", "1,000万円～3,000万円"], ["花壇の手入れ", "1億2,000万円"]]
    assert [(name, yen) for name, _, _, yen in money(table(rows))] == [("花壇の手入れ", 120_000_000)]


def test_a_row_of_units_belongs_to_the_head() -> None:
    """千円 in a row of its own below the years is the unit of the columns, and the row names no measure."""
    rows = [["事業名", "計画事業費", "<"], ["^", "R6", "R7"], ["^", "千円", "千円"], ["苗木の配布", "12", "13"]]
    reading = read(table(rows, head=2), title=PLAN)
    assert [p.name for p in of(reading, Placement)] == ["苗木の配布"]
    assert [int(b.amount) for b in of(reading, Budget)] == [12_000, 13_000]


def test_the_unit_of_a_row_counts() -> None:
    """Where each row has its unit in a column, amounts are in that."""
    rows = [["投入コスト", "単位", "令和5年度（決算）", "令和6年度（予算）"], ["事業費", "千円", "12", "13"]]
    assert [yen for _, _, _, yen in money(MEASURE, table(rows), title=REPORT)] == [12_000, 13_000]


def test_plan_and_result_of_money_by_rows() -> None:
    """In a list under a unit of money the rows 計画 and 実績 are money planned and spent, those of sources nothing."""
    rows = [["事業名", "区分", "R6"], ["苗木の配布", "計画", "12"], ["^", "実績", "11"], ["^", "（国）", "5"]]
    reading = read(paragraph("（単位：千円）"), table(rows), title=REPORT)
    assert [(b.kind, int(b.amount)) for b in of(reading, Budget)] == [("initial", 12_000), ("settled", 11_000)]
    assert of(reading, Observation) == []


def test_the_sum_behind_a_change_is_the_money_after_it() -> None:
    """補正前の額 | 補正額 | 計: the third column tells the money after the change."""
    rows = [["事業名", "補正前の額", "補正額", "計"], ["苗木の配布", "120千円", "△20千円", "100千円"]]
    found = money(table(rows), title="令和6年度すみれ市一般会計補正予算の概要")
    assert [(kind, yen) for _, _, kind, yen in found] == [("before", 120_000), ("change", -20_000), ("after", 100_000)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("予算額：1,200千円", [(2024, 1_200_000)]),
        ("【事業費】 1,300千円（令和7年度）", [(2025, 1_300_000)]),
        ("令和5年度決算額　900千円", [(2023, 900_000)]),
        ("令和7年度計画額（千円）：1,300", [(2025, 1_300_000)]),
        ("予算額は1,200千円を見込みます。", []),
    ],
)
def test_money_behind_its_label_on_a_line(line: str, expected: list[tuple[int, int]]) -> None:
    """A line under a measure's heading that is nothing but money behind a known label is the measure's money."""
    found = money(MEASURE, paragraph("担当課：公園課"), paragraph(line))
    assert [(year, yen) for _, year, _, yen in found] == expected


def test_rows_of_years_in_a_card_name_no_measures() -> None:
    """年度 | 事業内容 | 事業費 under a measure tells what is done in each year, and its money."""
    rows = [["年度", "事業内容", "事業費（千円）"], ["R6", "測量", "12"], ["R7", "工事", "13"], ["計", "", "25"]]
    assert money(MEASURE, table(rows)) == [
        ("公園の手入れ", 2024, "initial", 12_000),
        ("公園の手入れ", 2025, "initial", 13_000),
    ]


def test_criteria_are_no_money() -> None:
    """事業の妥当性 and the like are sides of a rating."""
    assert money(MEASURE, table([["事業の妥当性", "3"], ["受益者負担の適正化", "2"]], head=0)) == []


@pytest.mark.parametrize(
    "years",
    [
        ("令和6年度決算", "令和7年度予算", "令和8年度計画"),
        ("R6実績", "R7当初予算", "R8見込"),
        ("令和6年度（決算）", "令和7年度（予算）", "令和8年度"),
    ],
)
def test_rows_of_years_that_tell_what_kind_of_money_they_hold(years: tuple[str, ...]) -> None:
    """A row of one year gives its year to the money in it, whatever word stands beside the year."""
    rows = [[year, money, "0", money] for year, money in zip(years, ("1,200", "1,300", "1,400"), strict=True)]
    reading = read(
        heading("１　花壇の手入れ", 2),
        paragraph("担当課：公園課"),
        paragraph("（単位：千円）"),
        table([["年度", "事業費", "国・県支出金", "一般財源"], *rows]),
    )
    assert [(str(b.year), str(b.amount), b.kind) for b in of(reading, Budget)] == [
        ("2024", "1200000", "settled"),
        ("2025", "1300000", "initial"),
        ("2026", "1400000", "initial"),
    ]


def test_a_unit_set_as_a_heading_leaves_the_measure_of_the_place() -> None:
    """（単位：千円） in larger type above the money of a card is no heading: the money is of the card's project; 計画 under it is
    money of that year.
    """
    card = table([["事業名", "並木の手入れ", "担当課", "公園課"]], head=0)
    costs = table([["区分", "令和５年度決算", "令和７年度計画"], ["事業費", "1,200", "1,500"]])
    told = money(card, heading("【事業費】", 3), heading("（単位：千円）", 3), costs)
    assert {(name, year, amount) for name, year, _, amount in told} == {
        ("並木の手入れ", 2023, 1_200_000),
        ("並木の手入れ", 2025, 1_500_000),
    }


def test_amounts_beside_a_label_that_reaches_down_are_no_head() -> None:
    """事業費 over two rows, years in the first and amounts in the second: money of these years, though the label makes both
    rows look like a head.
    """
    rows = [
        ["事業費（千円）", "令和6年度", "令和7年度", "合計"],
        ["^", "1,200", "1,300", "2,500"],
        ["一般財源", "1,200", "1,300", "2,500"],
    ]
    told = money(MEASURE, table([["担当課", "公園課"]], head=0), table(rows, head=2))
    assert {(year, amount) for _, year, _, amount in told} == {(2024, 1_200_000), (2025, 1_300_000)}


def test_the_sum_of_the_sources_in_a_row_of_a_year() -> None:
    """事業費 beside rows of years whose first column is the sum of the sources: that is the money of the year."""
    rows = [
        ["事業費|（千円）", "年度", "計", "国支出金", "その他", "一般財源"],
        ["^", "令和7年度", "1,200", "600", "0", "600"],
        ["^", "令和8年度", "1,300", "700", "0", "600"],
    ]
    told = money(MEASURE, table([["担当課", "公園課"]], head=0), table(rows))
    assert {(year, amount) for _, year, _, amount in told} == {(2025, 1_200_000), (2026, 1_300_000)}


def test_a_word_that_ends_in_expenses_is_of_money() -> None:
    """経費 with a word before it that nobody listed."""
    rows = [["あてる経費（千円）", "令和7年度", "令和8年度"], ["^", "1,200", "1,300"]]
    told = money(MEASURE, table([["担当課", "公園課"]], head=0), table(rows, head=0))
    assert {(year, amount) for _, year, _, amount in told} == {(2025, 1_200_000), (2026, 1_300_000)}


def test_a_sheet_of_a_budget_with_its_money_in_large_type() -> None:
    """Amounts set as headings below their labels, last year's in brackets; what the budget's own year brings is not done yet."""
    reading = read(
        heading("政策１　緑のまち", 2), heading("公園整備事業", 3), paragraph("担当課　公園課"),
        paragraph("予算額"), heading("15,840千円", 3), paragraph("前年度予算額"), heading("（9,200千円）", 3),
        panel("令和7年度の内容", "○遊具の入替え", "○花壇の増設"),
        title="令和7年度当初予算　主要事業説明書",
    )  # fmt: skip
    assert {f"{f.year} {f.amount}" for f in of(reading, Budget)} == {"2025 15840000", "2024 9200000"}
    assert {(f.kind, f.text) for f in of(reading, Statement)} == {("action", "遊具の入替え"), ("action", "花壇の増設")}
    assert {f.name for f in of(reading, Placement)} == {"緑のまち", "公園整備事業"}


def test_a_part_of_an_amount_is_not_a_second_amount() -> None:
    """A column whose head begins with うち tells a part of the column beside it."""
    rows = [["事業名", "予算額（千円）", "うち新規事業費（千円）"], ["苗木の配布", "120", "30"]]
    assert [yen for *_, yen in money(table(rows))] == [120_000]


PROJECTS = [["事業名", "担当課", "予算額"], ["花壇の手入れ", "公園課", "1,200"], ["苗木の配布", "農政課", "300"]]


@pytest.mark.parametrize(
    "said",
    [
        "予算額の単位は千円です。",
        "この資料の金額は、千円単位で表示しています。",
        "（単位：千円）",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_the_unit_of_all_money_of_a_document(said: str, *, above: bool) -> None:
    """What a document says once of the unit of its money counts for each table that no unit stands near."""
    unit = paragraph(said)
    blocks: list[Block] = [heading("１　総務費", 2), table(PROJECTS), heading("２　農業費", 2)]
    reading = read(*([unit, *blocks] if above else [*blocks, unit]), title="令和7年度すみれ市主要事業")
    assert [int(b.amount) for b in of(reading, Budget)] == [1_200_000, 300_000]


@pytest.mark.parametrize(
    "said", ["金額は、千円単位で四捨五入しています。", "（単位：千円）と（単位：円）の表があります。"]
)
def test_a_unit_of_rounding_or_two_units_are_none_of_all_money(said: str) -> None:
    """Amounts stay as printed where a document only tells how it rounds, or more than one unit."""
    told = [paragraph(said), paragraph("（単位：円）"), paragraph("（単位：百万円）")]
    reading = read(*told, heading("１　総務費", 2), table(PROJECTS), title="令和7年度すみれ市主要事業")
    assert [int(b.amount) for b in of(reading, Budget)] == [1_200, 300]


def test_the_budget_that_a_year_starts_with() -> None:
    """R7当初 and R6当初 over bare amounts are budgets, where no indicator stands beside them."""
    rows = [["事業名", "R7当初(A)", "R6当初(B)"], ["花壇の手入れ", "1,200", "1,000"], ["苗木の配布", "300", "－"]]
    reading = read(paragraph("（単位：千円）"), table(rows), title="令和7年度すみれ市主要事業")
    assert {(b.about.name, b.year, int(b.amount)) for b in of(reading, Budget)} == {
        ("花壇の手入れ", 2025, 1_200_000),
        ("花壇の手入れ", 2024, 1_000_000),
        ("苗木の配布", 2025, 300_000),
    }


def test_the_rest_of_a_sum_is_not_the_money_of_a_year() -> None:
    """その他 among the sources below 事業費 is a part of it, also in the column whose head names a budget."""
    reading = read(
        heading("１　公園の改修", 2),
        table([["担当課", "公園課"]], head=0),
        heading("■事業費（単位：千円）", 3),
        table(
            [
                ["区分", "令和6年度（当初予算）", "令和7年度（計画）"],
                ["事業費", "1,200", "1,500"],
                ["国庫支出金", "400", "500"],
                ["その他", "300", "400"],
                ["一般財源", "500", "600"],
            ]
        ),
    )
    assert {(b.year, int(b.amount or 0)) for b in of(reading, Budget)} == {(2024, 1200000), (2025, 1500000)}


def test_the_money_of_the_year_before_in_brackets() -> None:
    """46千円（前年度　38千円） tells two years; （前年度　－） says that there was none."""
    rows: list[list[str | None]] = [
        ["事業名", "令和6年度予算額"],
        ["苗木の配布", "46千円（前年度　38千円）"],
        ["花壇の手入れ", "12千円（前年度　－）"],
    ]
    assert [(name, year, yen) for name, year, _, yen in money(table(rows))] == [
        ("苗木の配布", 2024, 46_000),
        ("苗木の配布", 2023, 38_000),
        ("花壇の手入れ", 2024, 12_000),
    ]
