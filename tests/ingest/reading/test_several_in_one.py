"""Several things in one place, and one thing told in two: stacked indicators, names by number, forms without a heading."""

from collections.abc import Sequence

import pytest

from graph.facts import Budget, MeasureMention, Observation, Placement, Responsibility, Statement, Succession
from ingest.document import Panel, Passage, Place
from ingest.reading.names import Name, split_name
from tests.ingest.reading.made import chain, heading, of, paragraph, read, table, text


def values(facts: list[Observation]) -> list[tuple[str, int | None, str, str]]:
    """Indicator, year, role and text of each value."""
    return [(o.indicator.name, o.year, o.role, o.text) for o in facts]


def changes(facts: list[Succession]) -> list[tuple[list[str], str, list[str]]]:
    """Old names, kind and new names of each succession."""
    return [
        (
            [m.name for m in s.predecessors if isinstance(m, MeasureMention)],
            s.kind,
            [m.name for m in s.successors if isinstance(m, MeasureMention)],
        )
        for s in facts
    ]


def test_indicators_stacked_in_one_row() -> None:
    """Where the values of a row have a line for each indicator, so have the names, broken by their width or not."""
    reading = read(
        table(
            [
                ["番号", "事業名", "指標", "現状値（R5）", "目標値（R9）"],
                ["1", "消防団員の確保", "団員の充足率|消防団の説明会の|開催回数", "70％|4回", "77％|21回"],
            ]
        )
    )
    assert values(of(reading, Observation)) == [
        ("団員の充足率", 2023, "baseline", "70％"),
        ("団員の充足率", 2027, "target", "77％"),
        ("消防団の説明会の開催回数", 2023, "baseline", "4回"),
        ("消防団の説明会の開催回数", 2027, "target", "21回"),
    ]


def test_indicators_with_arrows_below_each_other() -> None:
    """A cell tells several indicators, each with its value now and then, whose last line may be broken."""
    told = "開館日数　280日（R5）→300日（R9）|貸出冊数　10冊（R5）→|20冊（R9）"
    reading = read(table([["番号", "事業名", "指標"], ["1", "図書館の整備", told], ["2", "公園の整備", "－"]]))
    assert [o.indicator.name for o in of(reading, Observation)] == ["開館日数", "開館日数", "貸出冊数", "貸出冊数"]


def test_values_of_measures_told_by_number() -> None:
    """A table of indicators that names its measures only by their numbers tells of those that have these."""
    reading = read(
        heading("1-1　図書館の整備", 2),
        paragraph("担当課：文化課"),
        heading("1-2　公園の整備", 2),
        paragraph("担当課：公園課"),
        heading("指標一覧", 2),
        table([["番号", "指標", "現状値（R5）"], ["1-1", "開館日数", "280日"], ["1-2", "公園の数", "8か所"]]),
    )
    assert [(o.about.name, o.indicator.name) for o in of(reading, Observation)] == [
        ("図書館の整備", "開館日数"),
        ("公園の整備", "公園の数"),
    ]


@pytest.mark.parametrize(
    ("numbers", "told"), [("ABC", True), ("①③②", True), ("123", False), (["1-(1)-①", "1-(1)-②", "1-(2)-①"], True)]
)
def test_values_of_measures_told_by_letters(numbers: Sequence[str], *, told: bool) -> None:
    """Letters and numbers of several parts name measures before values; those that may count the rows (1, 2, 3) do not."""
    names = ("図書館の整備", "公園の整備", "市民農園の整備")
    headed = [
        block
        for number, name in zip(numbers, names, strict=True)
        for block in (heading(f"{number}　{name}", 2), heading("担当課", 3), paragraph("文化課"))
    ]
    rows = [
        ["番号", "指標", "現状値（R5）"],
        *([number, f"{name}の数", "8か所"] for number, name in zip(numbers, names, strict=True)),
    ]
    reading = read(*headed, heading("指標一覧", 2), table(rows))
    found = [(o.about.name, o.indicator.name) for o in of(reading, Observation)]
    assert (found == [(name, f"{name}の数") for name in names]) is told


def test_money_over_years_below_a_title_of_money() -> None:
    """Amounts under bare years are the money that the title above the table names, of the measure of the place."""
    reading = read(
        heading("1-1　図書館の整備", 2),
        paragraph("担当課：文化課"),
        heading("■事業費決算額（千円）", 3),
        table([["令和5年度", "令和6年度"], ["27,547", "28,747"]], head=0),
    )
    assert [(b.about.name, b.year, int(b.amount), b.kind) for b in of(reading, Budget)] == [
        ("図書館の整備", 2023, 27547000, "settled"),
        ("図書館の整備", 2024, 28747000, "settled"),
    ]


def test_the_old_name_in_a_card() -> None:
    """A card tells the old name of its measure in a row of its own, or that there was none; what follows is no old name."""
    cards = [
        table([["番号", number], ["事業名", name], ["旧事業名", old], ["担当課", "文化課"]], head=0)
        for number, name, old in (("1", "図書館の整備", "図書館の改修"), ("2", "公園の整備", "（新規）"))
    ]
    reading = read(paragraph("本計画は、第1次緑のまちづくり計画の後継となる計画です。"), *cards)
    assert changes(of(reading, Succession)) == [
        (["図書館の改修"], "renamed", ["図書館の整備"]),
        ([], "created", ["公園の整備"]),
    ]
    assert [r.name for r in of(reading, Responsibility)] == ["文化課", "文化課"]


def test_an_old_name_alone_in_a_remark() -> None:
    """旧「…」 in a remark tells what the measure was called before."""
    rows = [["1", "図書館の整備", "文化課", "旧「図書館の改修」"], ["2", "公園の整備", "公園課", ""]]
    reading = read(table([["番号", "事業名", "担当課", "備考"], *rows]))
    assert changes(of(reading, Succession)) == [(["図書館の改修"], "renamed", ["図書館の整備"])]


def test_a_measure_that_a_sentence_adds() -> None:
    """A sentence that adds a measure of the document says that it is new."""
    reading = read(
        heading("①　図書館の整備", 2),
        paragraph("担当課：文化課"),
        heading("前計画からの変更", 2),
        paragraph("「図書館の整備」を新たに加えます。"),
    )
    assert changes(of(reading, Succession)) == [([], "created", ["図書館の整備"])]


def test_names_of_a_citys_own_head_behind_numbers() -> None:
    """A column behind one of numbers, each row with another name and who runs it, names measures whatever its head says."""
    rows = [["1", "図書館の整備", "開館日数", "文化課"], ["2", "公園の整備", "公園の数", "公園課"]]
    reading = read(table([["連番", "題目", "指標", "担当課"], *rows]))
    assert [(p.about.notation, p.name) for p in of(reading, Placement)] == [("1", "図書館の整備"), ("2", "公園の整備")]


def frame(label: str, words: str) -> Panel:
    """A frame with its label around running text."""
    return Panel(text(label), (Passage(text(words), "paragraph", title=words),), Place(2, (40, 40, 400, 400)))


def test_lines_right_above_departments_name_measures() -> None:
    """Short lines each above a line of departments are measures under the heading above them; sentences are none."""

    def said(*names: str) -> list[Passage]:
        told = (paragraph("事業担当課：公園課"), heading("〈取り組む内容〉", 3), paragraph("市民と行います。"))
        return [passage for name in names for passage in (paragraph(name), *told)]

    found = read(heading("緑のまち", 2), *said("花壇の手入れ", "苗木の配布"), heading("水のまち", 2), *said("川の掃除"))
    assert {tuple(name for _, name in chain(p.about)) for p in of(found, Placement)} == {
        ("緑のまち",),
        ("緑のまち", "花壇の手入れ"),
        ("緑のまち", "苗木の配布"),
        ("水のまち",),
        ("水のまち", "川の掃除"),
    }
    assert [r.about.name for r in of(found, Responsibility)] == ["花壇の手入れ", "苗木の配布", "川の掃除"]
    goal = heading("緑のまち", 2)
    assert not any(p.name.endswith("ます") for p in of(read(goal, *said("手入れします。", "配ります。")), Placement))


def test_lines_right_above_frames_name_measures() -> None:
    """Short lines in the type of the text, each right above a frame with the same label, name the measures of these."""
    names = ("図書館の整備", "公園の整備", "道路の整備")
    blocks = [b for name in names for b in (paragraph(name), frame("現状", "利用が増えています。"))]
    reading = read(heading("施策の内容", 2), *blocks)
    assert [(s.about.name, s.kind) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)] == [
        (name, "state") for name in names
    ]


def test_labels_in_brackets_within_a_frame() -> None:
    """Texts of a frame that bring their labels along are what these say, not what the frame's label says."""
    inside = tuple(
        Passage(text(words), "paragraph", title=words)
        for words in ("【現状】利用が増えています。", "【課題】本が足りません。")
    )
    reading = read(
        heading("①　図書館の整備", 2),
        paragraph("担当課：文化課"),
        Panel(text("現状と課題"), inside, Place(2, (40, 40, 400, 400))),
    )
    assert [(s.kind, s.text) for s in of(reading, Statement)] == [
        ("state", "利用が増えています。"),
        ("issue", "本が足りません。"),
    ]


def test_a_single_kana_behind_a_level_is_its_number() -> None:
    """A kana between the word of a level and a blank counts; one that begins a name does not."""
    assert split_name("個別施策ア　図書館の整備") == Name("図書館の整備", "ア", "個別施策")
    assert split_name("個別施策　アイデアの募集").name == "アイデアの募集"


def test_a_kana_beside_the_label_of_a_number() -> None:
    """A card counts its measures with kana beside the label of their number."""
    cards = [
        table([["基本施策", "1　学ぶまち"], ["調書番号", kana], ["事業名", name], ["担当課", "文化課"]], head=0)
        for kana, name in (("ア", "図書館の整備"), ("イ", "公民館の整備"))
    ]
    found = {(p.about.notation, p.name) for p in of(read(*cards), Placement)}
    assert found == {("1", "学ぶまち"), ("ア", "図書館の整備"), ("イ", "公民館の整備")}
