"""Sheets that look back on a year and forward to the next, and lists whose rows have more than one line."""

from decimal import Decimal

from graph.facts import Budget, Evaluation, Observation, Placement, ScheduleItem, Statement
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table

REPORT = "すみれ市緑のまちづくり計画 令和6年度実施状況"


def test_what_was_done_in_a_year_looked_back_on_is_a_result() -> None:
    """実施内容（令和6年度） in a sheet with a rating is a result; the rating stands in brackets, the goal in a sentence."""
    reading = read(
        table(
            [
                ["取組の名称", "①　まちなか緑化"],
                ["第2期における具体的な取組", "鉢植えを配る。"],
                ["目標", "三つの通りを3年で花で飾る。"],
                ["実施内容（令和6年度）", "苗を配った。"],
                ["自己評価結果", "【○】"],
            ],
            head=0,
        ),
        title=REPORT,
    )
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("action", "鉢植えを配る。"),
        ("target", "三つの通りを3年で花で飾る。"),
        ("result", "苗を配った。"),
    ]
    assert [e.rating for e in of(reading, Evaluation)] == ["○"]


def test_one_column_of_next_year_tells_the_outlook() -> None:
    """Sentences under 令和7年度の実施予定, the only column of plans, are the outlook; columns of several years are a schedule."""
    reading = read(
        table(
            [
                ["No.", "事業名", "担当課", "令和6年度の実施状況", "令和7年度の実施予定"],
                ["1", "花の苗の配布", "公園課", "苗を配った。", "秋にも配る。"],
                ["2", "樹木の診断", "道路課", "街路樹を診た。", "公園の木も診る。"],
            ]
        ),
        title=REPORT,
    )
    assert [s.text for s in of(reading, Statement) if s.kind == "outlook"] == ["秋にも配る。", "公園の木も診る。"]
    assert not of(reading, ScheduleItem)


def test_columns_whose_cells_count_levels_name_groups() -> None:
    """目標1 … and 課題(1) … are groups above the rows' measures, though 課題 alone heads texts."""
    reading = read(
        table(
            [
                ["目標", "課題", "No.", "事業名", "担当課"],
                ["目標1|みどりを守る", "課題(1)|木を残す", "1", "保存樹の指定", "公園課"],
                ["^", "^", "2", "剪定の講習", "公園課"],
                ["目標2|ともに育てる", "課題(1)|人を育てる", "3", "緑の学校", "環境課"],
            ]
        )
    )
    assert chain(next(p.about for p in of(reading, Placement) if p.name == "緑の学校")) == [
        ("2", "ともに育てる"),
        ("(1)", "人を育てる"),
        ("3", "緑の学校"),
    ]
    assert not of(reading, Statement)


def test_rows_of_a_label_below_a_measure_are_about_it() -> None:
    """成果 | … right below each row tells of the row above; a title of the budget (２款 …) is no measure."""
    reading = read(
        paragraph("（単位：円）"),
        table(
            [
                ["款-項-目", "事業名", "担当課", "決算額"],
                ["２款　総務費", "<", "<", "<"],
                ["2-1-5", "空き家バンク事業", "企画課", "1,000,000"],
                ["成果", "空き家が住まいになった。", "<", "<"],
                ["2-1-6", "防災無線更新事業", "総務課", "2,000,000"],
                ["成果", "設備を新しくした。", "<", "<"],
            ]
        ),
        title="令和6年度主要施策の成果に関する説明書",
    )
    assert {(p.about.notation, p.name, p.about.parent) for p in of(reading, Placement)} == {
        ("", "空き家バンク事業", None),
        ("", "防災無線更新事業", None),
    }
    assert [(s.about.name, s.text) for s in of(reading, Statement) if s.kind == "result"] == [  # type: ignore[union-attr]
        ("空き家バンク事業", "空き家が住まいになった。"),
        ("防災無線更新事業", "設備を新しくした。"),
    ]


def test_years_below_heads_that_reach_down_are_heads() -> None:
    """第1期 over R7 | R8 beside heads of two rows parts the years of a schedule; it tells no old and new side."""
    reading = read(
        heading("Ａ　集会施設", 2),
        table(
            [
                ["番号", "施設の名称", "所管", "第1期", "<", "第2期", "<"],
                ["^", "^", "^", "R7", "R8", "R9", "R10"],
                ["A-1", "中央公民館", "学習課", "", "<", "<", "<"],
            ],
            head=2,
            bars=[(2, 3, 4, "設計"), (2, 5, 6, "工事")],
        ),
        heading("Ｂ　学校施設", 2),
        table(
            [
                ["番号", "施設の名称", "所管", "第1期", "<", "第2期", "<"],
                ["^", "^", "^", "R7", "R8", "R9", "R10"],
                ["B-1", "第二小学校", "施設課", "", "<", "<", "<"],
            ],
            head=2,
            bars=[(2, 4, 5, "改修")],
        ),
    )
    assert {(s.about.name, s.text, s.start, s.end) for s in of(reading, ScheduleItem)} == {
        ("中央公民館", "設計", 2025, 2026),
        ("中央公民館", "工事", 2027, 2028),
        ("第二小学校", "改修", 2026, 2027),
    }
    assert {p.name for p in of(reading, Placement)} == {"集会施設", "中央公民館", "学校施設", "第二小学校"}


def test_the_sum_over_years_is_of_no_year() -> None:
    """Money under 3か年計 beside money of each year is left out."""
    reading = read(
        heading("１　デマンド交通", 2),
        paragraph("（単位：千円）"),
        table([["", "R7", "R8", "2か年計"], ["計画事業費", "100", "200", "300"]]),
    )
    assert [(b.year, b.amount) for b in of(reading, Budget)] == [(2025, Decimal(100000)), (2026, Decimal(200000))]


def test_a_judgement_is_of_the_last_value() -> None:
    """基準値 | R4 | R5 | 判定: the judgement is of the year of the last value, whenever the report appeared."""
    reading = read(
        heading("１　緑の保全", 2),
        table([["指標", "基準値", "R4", "R5", "判定"], ["樹木の本数", "10本", "12本", "15本", "前進"]]),
        title="令和7年版 すみれ市緑のまちづくり計画",
    )
    assert [(e.year, e.rating) for e in of(reading, Evaluation)] == [(2023, "前進")]
    assert {o.year for o in of(reading, Observation) if o.role == "actual"} == {2022, 2023}


def test_a_text_over_all_columns_of_years_is_of_none_of_them() -> None:
    """Below values by years, a label with one text, grade or office beside it over all their columns goes on with the card."""
    reading = read(
        table(
            [
                ["事業名", "苗木の配布", "<", "<"],
                ["担当課", "公園課", "<", "<"],
                ["指標", "令和4年度", "令和5年度", "令和6年度"],
                ["配った苗木", "100本", "120本", "140本"],
                ["令和6年度の取組", "苗木を配った。", "<", "<"],
                ["課題", "申込みが偏る。", "<", "<"],
                ["評価", "Ａ", "<", "<"],
            ],
            head=0,
        )
    )
    values = [(o.indicator.name, o.year, o.text) for o in of(reading, Observation)]
    assert values == [("配った苗木", 2022, "100本"), ("配った苗木", 2023, "120本"), ("配った苗木", 2024, "140本")]
    assert {(s.kind, s.year, s.text) for s in of(reading, Statement)} == {
        ("result", 2024, "苗木を配った。"),
        ("issue", None, "申込みが偏る。"),
    }
    assert [(e.rating, e.year) for e in of(reading, Evaluation)] == [("Ａ", None)]


def test_what_a_paper_checks_does_not_date_what_its_measures_do() -> None:
    """Under 令和5年度効果検証 ［取組の内容］ tells what is done, ［令和5年度の実績］ what was."""
    reading = read(
        heading("令和5年度効果検証", 2),
        heading("①　花壇の手入れ", 5),
        *(heading("［取組の内容］", 6), paragraph("花壇の手入れを市民とする。")),
        *(heading("［令和5年度の実績］", 6), paragraph("30か所で手入れをした。")),
    )
    assert [(f.kind, f.year) for f in of(reading, Statement)] == [("action", None), ("result", 2023)]
