"""One-page sheets of a project: its place in the tree below its name, the sides of its rating, whom it is for."""

from decimal import Decimal

import pytest

from graph.facts import (
    Budget,
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Relation,
    Responsibility,
    ScheduleItem,
    Statement,
)
from ingest.document import Block
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table


def test_the_levels_below_a_projects_name_stand_above_it() -> None:
    """A 基本事業 of the tree stands between 施策 and 事務事業, wherever a sheet prints it; the sheet is of the last."""
    reading = read(
        heading("事務事業評価シート", 2),
        table(
            [
                ["事務事業名", "<", "公園愛護会支援事業", "事業番号", "4201"],
                ["総合計画体系", "施策", "4-2　緑の保全", "<", "<"],
                ["^", "基本事業", "4-2-1　身近な公園の整備", "<", "<"],
                ["担当部", "<", "都市整備部", "担当課", "公園緑地課"],
            ],
            head=0,
        ),
    )
    (own,) = of(reading, Responsibility)
    assert chain(own.about) == [
        ("4-2", "緑の保全"),
        ("4-2-1", "身近な公園の整備"),
        ("4201", "公園愛護会支援事業"),
    ]
    assert own.name == "公園緑地課"  # of the division above it the sheet says no more than where it belongs


def test_the_place_of_a_project_in_a_table_of_its_own() -> None:
    """A table of levels under a heading of places tells what stands above the measure of the card before it, of each sheet
    anew; one that another card follows stands above that card.
    """

    def sheet(name: str, aim: str, policy: str, office: str) -> list[Block]:
        return [
            heading("事業シート", 3),
            table([["事業名", name, "事業区分", "継続"], ["担当課", office, "", ""]], head=0),
            heading("１　総合計画における位置付け", 4),
            table([["基本目標", aim], ["施策", policy], ["関連計画", "みどりの計画"]], head=0),
            heading("２　事業の概要", 4),
            table([["目的", f"{name}を進める。"]], head=0),
        ]

    reading = read(
        *sheet("苗木の配布", "１　緑のまち", "１－１　緑の保全", "公園課"),
        *sheet("窓口の改善", "２　開かれたまち", "２－１　行政の改革", "総務課"),
    )
    told = [r.about for r in of(reading, Responsibility)] + [s.about for s in of(reading, Statement)]
    assert {tuple(name for _, name in chain(about)) for about in told if isinstance(about, MeasureMention)} == {
        ("緑のまち", "緑の保全", "苗木の配布"),
        ("開かれたまち", "行政の改革", "窓口の改善"),
    }
    following = read(
        heading("事業シート", 3),
        table([["施策", "１　緑の保全"]], head=0),
        table([["事業名", "苗木の配布"], ["担当課", "公園課"]], head=0),
        table([["施策", "２　行政の改革"]], head=0),
        table([["事業名", "窓口の改善"], ["担当課", "総務課"]], head=0),
    )
    assert [tuple(name for _, name in chain(fact.about)) for fact in of(following, Responsibility)] == [
        ("緑の保全", "苗木の配布"),
        ("行政の改革", "窓口の改善"),
    ]


def test_sides_of_a_rating_name_no_measures() -> None:
    """Below a word of levels (視点), 必要性 and the like are sides from which the measure is rated; a label within a wide head
    heads the word beside it.
    """
    reading = read(
        heading("１　公園愛護会支援事業", 2),
        table([["担当課", "公園緑地課"]], head=0),
        table(
            [
                ["視点", "評価", "評価の理由", "<"],
                ["必要性", "A", "市が関与すべき取組である。", "<"],
                ["効率性", "C", "活動の回数が減っている。", "<"],
                ["総合評価", "B", "今後の方向性", "拡充"],
                ["改善内容", "企業の参加を募る。", "<", "<"],
            ]
        ),
    )
    assert {p.name for p in of(reading, Placement)} == {"公園愛護会支援事業"}
    assert [e.rating for e in of(reading, Evaluation)] == ["B"]
    assert {(s.kind, s.text) for s in of(reading, Statement)} == {
        ("reason", "市が関与すべき取組である。"),
        ("reason", "活動の回数が減っている。"),
        ("outlook", "拡充"),
        ("outlook", "企業の参加を募る。"),
    }


def test_whom_a_measure_is_for_is_part_of_its_purpose() -> None:
    """What stands beside 対象 under the label 目的 is purpose; beside 対象 alone it tells nothing that is kept."""
    reading = read(
        heading("１　公園愛護会支援事業", 2),
        table(
            [["目的", "対象", "公園を使う市民"], ["^", "意図", "公園を清潔に保つ。"], ["担当課", "<", "公園課"]], head=0
        ),
        heading("２　花壇づくり事業", 2),
        table([["対象", "花を育てる団体"], ["担当課", "公園課"]], head=0),
    )
    assert {(s.kind, s.text) for s in of(reading, Statement)} == {
        ("purpose", "公園を使う市民"),
        ("purpose", "公園を清潔に保つ。"),
    }


def test_parts_of_the_money_under_years_are_no_indicators() -> None:
    """Below indicators, rows of 事業費 by its sources have the units and years of these, and count nothing."""
    reading = read(
        heading("１　公園愛護会支援事業", 2),
        table(
            [
                ["区分", "<", "単位", "令和4年度実績", "令和5年度実績"],
                ["活動指標", "清掃の回数", "回", "10", "12"],
                ["事業費", "国県支出金", "千円", "0", "100"],
                ["^", "一般財源", "千円", "510", "430"],
                ["^", "合計", "千円", "510", "530"],
            ]
        ),
    )
    assert {o.indicator.name for o in of(reading, Observation)} == {"清掃の回数"}
    assert {int(b.amount or 0) for b in of(reading, Budget)} == {510000, 530000}


def test_what_the_money_of_a_project_is_booked_on_may_stand_beside_its_place() -> None:
    """A table right below a project's card that tells the levels above it may tell its account and the plan that it is part of
    too: all that follows is of the project.
    """
    reading = read(
        heading("事業シート", 3),
        table([["事業番号", "1-1-01", "事業名", "苗木の配布", "担当課", "公園課"]], head=0),
        table(
            [
                ["政策", "１　緑のまち", "施策", "１－１　緑の保全", "事業種別", "ソフト"],
                ["会計", "一般会計", "関連計画", "すみれ市緑の基本計画", "<", "<"],
            ],
            head=0,
        ),
        table([["事業の目的", "緑を増やす。"], ["事業の概要", "苗木を市民に配る。"]], head=0),
    )
    below = [("１", "緑のまち"), ("１－１", "緑の保全"), ("1-1-01", "苗木の配布")]
    told = [s.about for s in of(reading, Statement)]
    assert len(told) == 2
    assert all(isinstance(about, MeasureMention) and chain(about) == below for about in told)
    (related,) = of(reading, Relation)
    assert related.related.title == "すみれ市緑の基本計画"
    assert related.about == told[0]


_YEARS = ["令和7年度", "令和8年度", "令和9年度"]
_OPENED: list[Block] = [heading("１　公園の改修", 2), table([["担当課", "公園課"]], head=0)]


def _planned(*rows: list[str | None]) -> list[Block]:
    return [*_OPENED, table([["年度別計画", *_YEARS], *rows])]


def test_what_is_planned_for_each_year_alone_is_what_is_done_in_it() -> None:
    """Under 年度別計画, where nothing in the document goes on from one year to the next, each year has its texts; a step that
    goes on, anywhere, makes steps of a schedule of all.
    """
    titled: list[Block] = [
        *_OPENED,
        heading("■年度別計画", 3),
        table([list(_YEARS), ["・実施設計（2園）|・地元との協議", "・工事（2園）", "・遊具12基の更新"]]),
    ]
    reading = read(*titled)
    assert not of(reading, ScheduleItem)
    assert [(s.kind, s.year, s.text) for s in of(reading, Statement)] == [
        ("action", 2025, "実施設計（2園）"),
        ("action", 2025, "地元との協議"),
        ("action", 2026, "工事（2園）"),
        ("action", 2027, "遊具12基の更新"),
    ]
    stepped = read(*_planned(["公園の改修", "実施設計", "工事", "→"]))
    assert {s.text for s in of(stepped, ScheduleItem)} == {"実施設計", "工事"}
    assert not of(stepped, Statement)


def test_numbers_planned_for_each_year_are_not_what_is_done() -> None:
    """A row of mere numbers under 年度別計画 tells no acts."""
    reading = read(*_OPENED, heading("■年度別計画", 3), table([list(_YEARS), ["2園", "3園", "4園"]]))
    assert not of(reading, Statement)


def test_bare_words_for_each_year_are_steps() -> None:
    """検討, 試行, 実施 under 年度別計画, without a number or a bullet, are steps of a schedule though none goes on."""
    reading = read(*_planned(["公園の改修", "検討", "試行", "実施"]))
    assert [(s.text, s.start) for s in of(reading, ScheduleItem)] == [("検討", 2025), ("試行", 2026), ("実施", 2027)]
    assert not of(reading, Statement)


@pytest.mark.parametrize("mark", [(), (paragraph("拡充"),)])
def test_a_line_below_a_card_s_title_that_says_what_it_stands_under(mark: tuple[Block, ...]) -> None:
    """重点Ⅰ 緑をふやす right below the title Ⅰ－1 … is the measure above that of the card, not one below it."""
    cards = [
        block
        for number, name in enumerate(("苗木の配布", "花壇の手入れ", "公園の見回り"), 1)
        for block in (
            heading(f"Ⅰ－{number}　{name}", 2),
            *mark,
            paragraph("重点プロジェクトⅠ　緑をふやす"),
            table([["目的", "緑を増やす。"], ["担当課", "公園課"]], head=0),
        )
    ]
    offices = of(read(*cards), Responsibility)
    assert [chain(office.about) for office in offices] == [
        [("Ⅰ", "緑をふやす"), (f"Ⅰ－{number}", name)]
        for number, name in enumerate(("苗木の配布", "花壇の手入れ", "公園の見回り"), 1)
    ]


def test_a_label_below_the_steps_of_a_card_is_none_of_them() -> None:
    """Below the rows that a label stands beside, a row that begins with another label is none of the years' steps."""
    rows: list[list[str | None]] = [
        ["スケジュール", "令和7年度", "令和8年度", "<"],
        ["^", "設計", "工事", "<"],
        ["位置付け", "緑の基本計画", "担当課", "公園課"],
    ]
    reading = read(heading("１　公園の改修", 2), table(rows))
    assert [(s.text, s.start) for s in of(reading, ScheduleItem)] == [("設計", 2025), ("工事", 2026)]
    assert [office.name for office in of(reading, Responsibility)] == ["公園課"]


def test_labels_and_values_by_turns_below_indicators_by_year() -> None:
    """A row 総合評価 | Ａ | 実施結果 | … whose cells do not stand below the heads above is none of the indicators."""
    rows: list[list[str | None]] = [
        ["指標", "<", "R5実績値", "R7目標値", "R8目標値"],
        ["花壇の数", "<", "12か所", "13か所", "15か所"],
        ["総合評価（令和5年度）", "Ａ", "実施結果", "花壇を4か所に増やした。", "<"],
    ]
    reading = read(heading("１　花壇の手入れ", 2), table(rows))
    values = {(o.indicator.name, o.value) for o in of(reading, Observation)}
    assert values == {("花壇の数", Decimal(number)) for number in (12, 13, 15)}
    assert [(e.rating, e.year) for e in of(reading, Evaluation)] == [("Ａ", 2023)]
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [("result", "花壇を4か所に増やした。")]
