"""Plans of single buildings: lists whose groups stand in bands, goals by kind so many years on."""

from decimal import Decimal

from graph.facts import Budget, Observation, Placement, Responsibility, ScheduleItem
from tests.ingest.reading.made import heading, of, paragraph, read, table


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


def test_labels_of_rows_under_the_wide_head_of_the_names() -> None:
    """施設名 over the name and the labels of its two rows: what is done in which year, and what it costs."""
    rows = [
        ["No.", "施設名", "<", "R7", "R8"],
        ["1", "花町会館", "対策", "設計", "改修"],
        ["^", "^", "概算費用", "18,400", "312,000"],
        ["2", "花町図書館", "対策", "", "空調更新"],
        ["^", "^", "概算費用", "－", "48,600"],
    ]
    reading = read(paragraph("（単位：千円）"), table(rows), title="花町市個別施設計画")
    assert {p.name for p in of(reading, Placement)} == {"花町会館", "花町図書館"}
    assert {(b.about.name, b.year, int(b.amount) // 1000) for b in of(reading, Budget)} == {
        ("花町会館", 2025, 18400),
        ("花町会館", 2026, 312000),
        ("花町図書館", 2026, 48600),
    }
    assert {(s.about.name, s.text, s.start) for s in of(reading, ScheduleItem)} == {
        ("花町会館", "設計", 2025),
        ("花町会館", "改修", 2026),
        ("花町図書館", "空調更新", 2026),
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


def test_bars_wider_than_their_years_under_a_head_of_two_rows() -> None:
    """The years in the second row of a head are heads, also where all cells below reach over two of them and one word beside
    them is unknown; money of stages (前期, 後期) is of no single year, a dash beside it hides none.
    """
    reading = read(
        heading("１　文化施設", 2),
        table(
            [
                ["施設名", "所管課", "工程", "<", "<", "<", "概算事業費（百万円）", "<"],
                ["^", "^", "R7", "R8", "R9", "R10", "前期", "後期"],
                ["花町会館", "文化課", "設計", "<", "工事", "<", "1,860", "－"],
                ["花町公民館", "学習課", "検討", "<", "移転", "<", "20", "35"],
            ],
            head=2,
        ),
        title="花町市施設再編計画",
    )
    assert {p.about.name for p in of(reading, Placement)} == {"花町会館", "花町公民館"}
    assert {(s.about.name, s.text, s.start, s.end) for s in of(reading, ScheduleItem)} == {
        ("花町会館", "設計", 2025, 2026),
        ("花町会館", "工事", 2027, 2028),
        ("花町公民館", "検討", 2025, 2026),
        ("花町公民館", "移転", 2027, 2028),
    }
    assert {(b.about.name, b.year, b.amount) for b in of(reading, Budget)} == {
        ("花町会館", None, Decimal(1_860_000_000)),
        ("花町公民館", None, Decimal(20_000_000)),
        ("花町公民館", None, Decimal(35_000_000)),
    }


def test_a_chapter_among_chapters_without_measures_is_none() -> None:
    """Where one of several numbered headings has all the measures under it, its number orders the document."""
    rows = [["施設名", "所管課"], ["花町会館", "文化課"], ["花町公民館", "学習課"]]
    reading = read(
        heading("１　計画の背景", 2),
        paragraph("施設が古くなりました。"),
        heading("２　再編の考え方", 2),
        paragraph("施設を減らします。"),
        heading("３　施設ごとの計画", 2),
        heading("（１）文化施設", 3),
        table(rows),
        heading("（２）学校施設", 3),
        table([rows[0], ["花町小学校", "教育課"]]),
        title="花町市施設再編計画",
    )
    assert {p.about.parent.name for p in of(reading, Placement) if p.about.parent} == {"文化施設", "学校施設"}
    assert "施設ごとの計画" not in {p.about.name for p in of(reading, Placement)}
