"""Projects named on lines with their money, where texts above the list say how the lines are to be read."""

from decimal import Decimal

from graph.facts import Budget, MeasureMention, PlanMention, Relation, Responsibility, Statement, Succession
from ingest.document import Passage
from tests.ingest.reading.made import bullet, heading, of, paragraph, read, text


def _line(words: str, x: float, y: float) -> Passage:
    return Passage(text(words, x, y), "paragraph", title=words)


def _project(name: str, amount: str, before: str, said: str, y: float) -> list[Passage]:
    right = 500.0
    amounts = [_line(words, right - 10 * len(words), y + 14 * i) for i, words in enumerate([amount, before])]
    return [_line(name, 50, y), *amounts, _line(said, 70, y + 30)]


_PROJECTS = [
    *_project("◎花壇の手入れ（公園課）", "1,200", "（－）", "種を配ります。", 100),
    *_project("○図書の宅配（図書館）", "800", "（650）", "本を届けます。", 200),
    *_project("橋の点検（道路課）", "2,400", "（2,100）", "傷みを調べます。", 300),
]
_OPENING = paragraph("「花町市総合計画」の柱に沿って主要な事業を示します。")
_LEGEND = [paragraph("◎：新規　○：拡充　無印：継続"), paragraph("金額の単位は千円、（　）内は前年度当初予算額")]


def test_amounts_without_a_unit_are_read_by_what_the_text_above_says_of_all() -> None:
    """The unit, the year of what stands in brackets below and the sign of what is new hold for every line of the list."""
    reading = read(heading("令和8年度花町市予算案の概要", 1), _OPENING, *_LEGEND, *_PROJECTS)
    budgets = {(b.about.name, b.year, b.amount) for b in of(reading, Budget)}
    assert budgets == {
        ("花壇の手入れ", 2026, Decimal(1200000)),
        ("図書の宅配", 2026, Decimal(800000)),
        ("図書の宅配", 2025, Decimal(650000)),
        ("橋の点検", 2026, Decimal(2400000)),
        ("橋の点検", 2025, Decimal(2100000)),
    }
    assert {r.name for r in of(reading, Responsibility)} == {"公園課", "図書館", "道路課"}
    assert {(s.kind, s.text) for s in of(reading, Statement)} == {
        ("purpose", "種を配ります。"),
        ("purpose", "本を届けます。"),
        ("purpose", "傷みを調べます。"),
    }
    assert [s.successors[0] for s in of(reading, Succession)] == [
        b.about for b in of(reading, Budget) if b.about.name == "花壇の手入れ"
    ]
    assert [r.related.title for r in of(reading, Relation)] == ["花町市総合計画"]


def test_numbers_at_the_right_of_names_are_no_money_without_a_unit() -> None:
    """Where no text tells a unit of money, a number beside a name may be anything."""
    reading = read(heading("令和8年度花町市予算案の概要", 1), *_PROJECTS)
    assert of(reading, Budget) == []


def test_what_the_projects_of_this_year_do_is_no_result() -> None:
    """Below 令和8年度の主な事業 of a paper of that year, sentences that tell what is done from now on are acts."""
    lines = [
        line
        for name in ("花壇の手入れ", "図書の宅配", "橋の点検", "苗木の配布")
        for line in (
            paragraph(f"【拡充】{name}　　1,200千円"),
            paragraph("（公園課）"),
            paragraph("花の種を配ります。"),
        )
    ]
    reading = read(heading("令和8年度　主な事業", 1), *lines, title="花町市令和8年度当初予算の概要")
    assert {(s.kind, s.text, s.year) for s in of(reading, Statement)} <= {
        (kind, "花の種を配ります。", None) for kind in ("action", "purpose")
    }
    assert len({s.about for s in of(reading, Statement)}) == 4


def _name(about: MeasureMention | PlanMention) -> str:
    return about.name if isinstance(about, MeasureMention) else ""


def _money(*blocks: Passage) -> dict[str, set[tuple[int | None, int]]]:
    reading = read(heading("令和8年度花町予算のあらまし", 1), heading("１　くらしを支える", 2), *blocks)
    found: dict[str, set[tuple[int | None, int]]] = {}
    for budget in of(reading, Budget):
        found.setdefault(_name(budget.about), set()).add((budget.year, int(budget.amount)))
    return found


def test_brackets_behind_a_name_tell_money_departments_and_marks_in_any_order() -> None:
    """What stands behind a name is told by what it is, not by where it stands; brackets of anything else belong to the name."""
    found = _money(
        paragraph("（新）畑の貸出し　1,200千円（皆増）【担当：農林課】"),
        paragraph("○ 橋の点検［道路課］　1億2,000万円（R7当初 9,000万円）"),
        paragraph("〔福祉課〕配食の支援（冬季）……350千円（前年度 340千円）"),
        paragraph("絵本の贈呈（120万円・前年度 80万円／図書館）"),
    )
    assert found == {
        "畑の貸出し": {(2026, 1_200_000)},
        "橋の点検": {(2026, 120_000_000), (2025, 90_000_000)},
        "配食の支援（冬季）": {(2026, 350_000), (2025, 340_000)},
        "絵本の贈呈": {(2026, 1_200_000), (2025, 800_000)},
    }


def test_money_below_a_name_and_text_run_on_behind_it_are_told_apart() -> None:
    """A passage in which the layout joined name, money and sentence is read line by line, also where money stands below."""
    names = ["畑の貸出し", "橋の点検", "配食の支援"]
    blocks = [
        Passage(
            text(f"{name}|予算額　1,{i}00千円（前年度予算額　900千円）　農林課|{name}に取り組みます。", 50, 100 * i)
        )
        for i, name in enumerate(names, 1)
    ]
    reading = read(heading("令和8年度花町予算のあらまし", 1), heading("１　くらしを支える", 2), *blocks)
    assert {(_name(b.about), b.year, int(b.amount)) for b in of(reading, Budget)} == {
        (name, year, amount)
        for i, name in enumerate(names, 1)
        for year, amount in ((2026, 1_000_000 + 100_000 * i), (2025, 900_000))
    }
    assert {(_name(s.about), s.text) for s in of(reading, Statement)} == {(n, f"{n}に取り組みます。") for n in names}


def test_a_list_below_a_priced_name_tells_what_is_done() -> None:
    """Items below a project's line are actions, sentences or not."""
    reading = read(
        heading("令和8年度花町予算のあらまし", 1),
        *(
            block
            for n in ("畑の貸出し", "橋の点検", "配食の支援")
            for block in (paragraph(f"{n}　90千円"), bullet("・人を増やす"))
        ),
    )
    assert {(_name(s.about), s.kind, s.text) for s in of(reading, Statement)} == {
        (name, "action", "人を増やす") for name in ("畑の貸出し", "橋の点検", "配食の支援")
    }


def test_what_the_parts_of_a_priced_project_cost_are_no_projects() -> None:
    """Items with money right under 〈主な取組〉 in a project with money of its own tell what is done; under 〈主な事業〉 they are
    projects.
    """

    def told(label: str) -> tuple[set[str], set[str]]:
        blocks = [
            block
            for n, name in enumerate(("畑の貸出し", "橋の点検", "配食の支援"), 1)
            for block in (
                heading(f"{n}　{name}　3,000千円", 3),
                paragraph("担当課：公園課"),
                heading(label, 4),
                bullet("・改修工事費　2,000千円"),
                bullet("・備品購入費　1,000千円"),
            )
        ]
        reading = read(*blocks, title="花町令和8年度当初予算の主な事業")
        acts = {s.text for s in of(reading, Statement) if s.kind == "action"}
        return {_name(b.about) for b in of(reading, Budget)}, acts

    assert told("〈令和8年度の主な取組〉") == (
        {"畑の貸出し", "橋の点検", "配食の支援"},
        {"改修工事費　2,000千円", "備品購入費　1,000千円"},
    )
    assert "備品購入費" in told("〈主な事業〉")[0]


def test_a_numbered_heading_with_a_sum_stands_above_the_projects_below_it() -> None:
    """The sum of a group is its own money, and the projects below are parts of it."""
    reading = read(
        heading("令和8年度花町予算のあらまし", 1),
        heading("１　くらしを支える　3,000千円", 2),
        paragraph("畑の貸出し　1,000千円"),
        paragraph("橋の点検　2,000千円"),
    )
    assert {(b.about.name, b.about.parent.name if b.about.parent else "") for b in of(reading, Budget)} == {
        ("くらしを支える", ""),
        ("畑の貸出し", "くらしを支える"),
        ("橋の点検", "くらしを支える"),
    }


def test_a_flag_of_its_own_stands_before_the_name_of_a_project() -> None:
    """新規 in a badge left of a name says that the project is new; 継続 there is no project, nor is the title of a chart."""
    flagged = [
        (0, "新規", "花壇の手入れ"),
        (1, "継続", "図書の宅配"),
        (2, "拡充", "橋の点検"),
        (3, "継続", "予算額の推移"),
    ]
    lines = [
        line
        for n, flag, name in flagged
        for line in (
            _line(flag, 50, 100 + 80 * n),
            _line(name, 80, 100 + 80 * n),
            _line("予算額", 50, 116 + 80 * n),
            _line(f"{n + 1}億円（前年度8,000万円）", 90, 116 + 80 * n),
        )
    ]
    reading = read(heading("令和8年度花町市予算案の概要", 1), *lines)
    assert {_name(b.about) for b in of(reading, Budget)} == {"花壇の手入れ", "図書の宅配", "橋の点検"}
    assert [s.kind for s in of(reading, Succession)] == ["created"]
    (new,) = {m.name for s in of(reading, Succession) for m in s.successors if isinstance(m, MeasureMention)}
    assert new == "花壇の手入れ"
