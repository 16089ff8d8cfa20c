"""Frames that show a project each, with its money and its office; tables of the whole budget."""

import pytest

from graph.facts import (
    Budget,
    Evaluation,
    MeasureMention,
    Observation,
    Placement,
    Relation,
    Responsibility,
    Statement,
    Succession,
)
from ingest.document import Panel, Place
from tests.ingest.reading.made import bullet, heading, of, paragraph, read, table, text

_LIST = "令和8年度当初予算の概要"


def _card(*lines: str, label: str = "") -> Panel:
    return Panel(text(label) if label else None, tuple(map(paragraph, lines)), Place(2, (40, 40, 400, 400)))


@pytest.mark.parametrize(
    "cards",
    [
        (
            _card("花壇の手入れ　新規", "花壇を市民と手入れします。", "480万円（前年度　－）　【公園課】"),
            _card("苗木の配布　拡充", "苗木を配ります。", "1,200万円（前年度　950万円）　【緑地課】"),
            _card("公園の見回り　継続", "公園を見回ります。", "90万円（前年度　90万円）　【デジタル推進室】"),
        ),
        (
            _card("【新規】花壇の手入れ　4,800千円", "花壇を市民と手入れします。", "担当：公園課"),
            _card("【拡充】苗木の配布　12,000千円（R7 9,500千円）", "苗木を配ります。", "担当：緑地課"),
            _card("公園の見回り　900千円（R7 900千円）", "公園を見回ります。", "担当：デジタル推進室"),
        ),
        (
            _card("花壇の手入れ", "（公園課）", "花壇を市民と手入れします。", "予算額：480万円", label="新規"),
            _card("苗木の配布", "（緑地課）", "苗木を配ります。", "予算額：1,200万円（令和7年度：950万円）"),
            _card("公園の見回り", "（担当　デジタル推進室）", "公園を見回ります。", "予算額 90万円（昨年度 90万円）"),
        ),
    ],
)
def test_frames_that_show_a_project_each(cards: tuple[Panel, ...]) -> None:
    """Name, sentence, money of this year and the last, office and flag, in whatever order the frame sets them."""
    reading = read(heading("重点テーマ1　花のまち", 2), *cards, title=_LIST)
    names = ["花壇の手入れ", "苗木の配布", "公園の見回り"]
    placed = {p.name: p.about.parent.name if p.about.parent else "" for p in of(reading, Placement)}
    assert placed == {"花のまち": "", **dict.fromkeys(names, "花のまち")}
    assert {(b.about.name, b.year, int(b.amount) // 10_000) for b in of(reading, Budget)} == {
        ("花壇の手入れ", 2026, 480),
        ("苗木の配布", 2026, 1200),
        ("苗木の配布", 2025, 950),
        ("公園の見回り", 2026, 90),
        ("公園の見回り", 2025, 90),
    }
    offices = [(r.about.name, r.name) for r in of(reading, Responsibility)]
    assert offices == list(zip(names, ("公園課", "緑地課", "デジタル推進室"), strict=True))
    assert {s.text for s in of(reading, Statement) if s.kind == "purpose"} == {
        "花壇を市民と手入れします。",
        "苗木を配ります。",
        "公園を見回ります。",
    }
    assert [s.successors[0].name for s in of(reading, Succession) if hasattr(s.successors[0], "name")] == names[:1]


def test_items_without_a_full_stop_in_frames() -> None:
    """Name, money and office on two lines, then items of what is done: these are acts of the one project, and the line of the
    money is no project of its own. The last heading only puts the document in order.
    """

    def card(flag: str, name: str, money: str, *acts: str) -> Panel:
        passages = (paragraph(name), paragraph(money), *(bullet(f"・{act}") for act in acts))
        return Panel(text(flag), passages, Place(2, (40, 40, 400, 400)))

    reading = read(
        heading("重点テーマ1　花のまち", 2),
        card("新規", "花壇の手入れ事業", "480万円　担当：公園課", "花壇を三か所に設けます", "市民と花を植えます"),
        card("拡充", "苗木の配布事業", "1億1,200万円　担当：緑地課", "苗木を学校に配ります"),
        card("継続", "公園の見回り事業", "90万円　担当：公園課、緑地課", "週に一度見回ります"),
        heading("その他の主要事業", 2),
        heading("重点テーマ1　花のまち", 3),
        table([["事業名", "予算額（千円）", "担当課"], ["池の清掃事業", "300", "公園課"]]),
        title=_LIST,
    )
    placed = {p.name: p.about.parent.name if p.about.parent else "" for p in of(reading, Placement)}
    names = ["花壇の手入れ事業", "苗木の配布事業", "公園の見回り事業", "池の清掃事業"]
    assert placed == {"花のまち": "", **dict.fromkeys(names, "花のまち")}
    assert {int(b.amount) for b in of(reading, Budget)} == {4_800_000, 112_000_000, 900_000, 300_000}
    assert [(s.about.name, s.kind, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)] == [
        ("花壇の手入れ事業", "action", "花壇を三か所に設けます"),
        ("花壇の手入れ事業", "action", "市民と花を植えます"),
        ("苗木の配布事業", "action", "苗木を学校に配ります"),
        ("公園の見回り事業", "action", "週に一度見回ります"),
    ]
    assert [s.kind for s in of(reading, Succession)] == ["created"]


def test_a_label_above_the_sentences_of_a_frame() -> None:
    """A label on its own line tells the kind of the sentences below it; offices and plans stand behind theirs on one line, and
    so does the rating.
    """
    cards = [
        _card(
            f"{number}{name}",
            "事業内容",
            "市民と行います。",
            "担当課　公園課　関連計画　緑の基本計画",
            "令和6年度の進捗　【順調】",
        )
        for number, name in (("①", "花壇の手入れ"), ("②", "苗木の配布"), ("③", "公園の見回り"))
    ]
    reading = read(heading("基本施策(1)　花のまち", 2), *cards)
    names = ["花壇の手入れ", "苗木の配布", "公園の見回り"]
    told = [(s.about, s.kind) for s in of(reading, Statement)]
    assert [(about.name, kind) for about, kind in told if isinstance(about, MeasureMention)] == [
        (name, "action") for name in names
    ]
    assert [(r.about.name, r.name) for r in of(reading, Responsibility)] == [(name, "公園課") for name in names]
    assert [r.about.name for r in of(reading, Relation) if isinstance(r.about, MeasureMention)] == names
    assert [(e.about.name, e.rating, e.year) for e in of(reading, Evaluation)] == [
        (name, "順調", 2024) for name in names
    ]


def test_values_in_the_order_that_a_sentence_tells() -> None:
    """Values with arrows between them are of the indicator above, of the years and roles told once before all frames; offices of
    two parts and a plan behind its label stand there, too.
    """
    cards = [
        _card(
            name,
            "【公園課／協力：緑地課】",
            "市民と行います。",
            f"KPI　{name}の回数",
            "2回　▶　3回　▶　6回",
            "関連計画：緑の基本計画",
        )
        for name in ("花壇の手入れ", "苗木の配布", "公園の見回り")
    ]
    order = paragraph("数値は、左から策定時（令和4年度）、現在（令和6年度）、目標（令和9年度）です。")
    reading = read(order, heading("分野1　花のまち", 2), *cards)
    told = {
        (o.indicator.name, o.role, o.year, o.text) for o in of(reading, Observation) if o.about.name == "苗木の配布"
    }
    assert told == {
        ("苗木の配布の回数", "baseline", 2022, "2回"),
        ("苗木の配布の回数", "actual", 2024, "3回"),
        ("苗木の配布の回数", "target", 2027, "6回"),
    }
    assert {(r.name, r.role) for r in of(reading, Responsibility)} == {("公園課", "lead"), ("緑地課", "related")}
    assert {r.related.title for r in of(reading, Relation)} == {"緑の基本計画"}


def test_sentences_of_a_frame_behind_their_labels() -> None:
    """A label before a sentence says of what kind it is; without one it tells what the project is for."""
    cards = [
        _card(name, f"事業概要：{name}を行います。", "【課題】人手が足りません。", "事業費　480万円", "担当　公園課")
        for name in ("花壇の手入れ", "苗木の配布", "公園の見回り")
    ]
    said = [(s.kind, s.text) for s in of(read(*cards, title=_LIST), Statement)]
    assert said[:2] == [("purpose", "花壇の手入れを行います。"), ("issue", "人手が足りません。")]


def test_frames_of_anything_else_show_no_project() -> None:
    """Two frames alone, notes with an amount in a sentence, and frames of labels and values are none."""
    two = [
        _card("花壇の手入れ", "花を植えます。", "480万円　【公園課】"),
        _card("苗木", "配ります。", "90万円　【緑地課】"),
    ]
    notes = [_card("お知らせ", "補助は10万円までです。", "窓口は1階です。") for _ in range(3)]
    assert not of(read(*two, *notes, title=_LIST), Placement)


def test_the_accounts_of_the_whole_budget_are_no_measure() -> None:
    """A table whose rows are 一般会計, 特別会計 … tells of the budget, not of its heading or its rows."""
    whole = table(
        [
            ["会計", "8年度予算", "7年度予算", "増減"],
            ["一般会計", "284億円", "271億円", "13億円"],
            ["国民健康保険特別会計", "142億円", "143億円", "△1億円"],
            ["合計", "426億円", "414億円", "12億円"],
        ]
    )
    reading = read(heading("予算の規模", 2), paragraph("物価の上昇が続いています。"), whole, title=_LIST)
    assert not of(reading, Placement)
    assert not of(reading, Budget)
