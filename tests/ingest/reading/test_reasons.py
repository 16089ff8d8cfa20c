"""Why measures go on or end: remarks beside old and new ones, marks behind names."""

from graph.facts import Statement, Succession
from tests.ingest.reading.made import heading, of, paragraph, read, table


def test_a_remark_in_a_row_with_an_old_measure_is_about_that_one() -> None:
    """Also where the row has no new side; only a new measure alone in its row has the remark itself."""
    reading = read(
        table(
            [
                ["現行計画", "<", "次期計画", "<", "区分", "備考（理由等）"],
                ["番号", "事業名", "番号", "事業名", "^", "^"],
                ["1", "生垣の助成", "1", "緑化の助成", "名称変更", "屋上も対象に加えるため。"],
                ["2", "緑の写真展", "", "", "終了", "応募が少なくなったため。"],
                ["", "", "2", "雨庭づくり", "新規", "大雨が増えたため。"],
            ],
            head=2,
        )
    )
    told = {(f.about.name, f.text) for f in of(reading, Statement) if f.kind == "reason" and hasattr(f.about, "name")}
    assert told == {
        ("生垣の助成", "屋上も対象に加えるため。"),
        ("緑の写真展", "応募が少なくなったため。"),
        ("雨庭づくり", "大雨が増えたため。"),
    }


def test_a_remark_below_its_label_on_the_page() -> None:
    """備考 above a text tells of the measure of the place: why, and what it was before; a numbered その他 orders the document."""
    reading = read(
        heading("施策1　緑化の助成", 2), paragraph("担当課：公園課"),
        heading("備考", 3), paragraph("「生垣の助成」と「屋上の助成」を統合"),
        heading("５　その他", 1), paragraph("この計画は市の窓口でも読むことができます。"),
    )  # fmt: skip
    assert [f.text for f in of(reading, Statement)] == ["「生垣の助成」と「屋上の助成」を統合"]
    assert {(p.name, f.kind) for f in of(reading, Succession) for p in f.predecessors if hasattr(p, "name")} == {
        ("生垣の助成", "merged"),
        ("屋上の助成", "merged"),
    }


def test_a_mark_behind_a_name_tells_that_the_measure_ended() -> None:
    """【計画終了(R6.3)】 is no part of the name but an ending, in the year that it tells."""
    reading = read(
        table(
            [
                ["番号", "個別事業", "担当課"],
                ["1", "苗木の配布", "公園課"],
                ["2", "緑の写真展【計画終了（令和6年度）】", "観光課"],
                ["3", "花壇の手入れ【再掲】", "公園課"],
            ]
        )
    )
    ended = of(reading, Succession)
    assert [(f.kind, f.predecessors[0].name, f.year) for f in ended if hasattr(f.predecessors[0], "name")] == [
        ("ended", "緑の写真展", 2024)
    ]


def test_money_under_others_is_no_remark() -> None:
    """その他 heads the rest of a sum where an amount stands under it."""
    reading = read(
        heading("1-1　花壇の手入れ", 2),
        paragraph("所管：公園課"),
        table([["民生費", "教育費", "その他"], ["19万2,400円", "7万1,300円", "4万500円"]]),
    )
    assert of(reading, Statement) == []
