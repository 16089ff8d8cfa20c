"""What looks like a fact and is none: numbers as names, scales as ratings, people in office as departments, cut sentences."""

import pytest

from graph.facts import Budget, Evaluation, Observation, Placement, Responsibility, ScheduleItem, Statement
from ingest.document import Block
from ingest.reading import names
from tests.ingest.reading.made import heading, of, paragraph, read, table


@pytest.mark.parametrize("words", ["千円", "2,386", "0店以上", "0～1 9人", "有", "1-1", "－", "千円63,000　千円"])
def test_quantities_and_units_are_no_names(words: str) -> None:
    """A number with its unit, a unit of money, a number of an outline or a single letter names nothing."""
    assert not names.is_name(words)


@pytest.mark.parametrize("words", ["窓口", "5歳児健診", "3R推進", "100人委員会", "1社会福祉費", "AI"])
def test_names_may_begin_with_numbers(words: str) -> None:
    """Names may be short, of Latin letters, or begin with a number."""
    assert names.is_name(words)


def test_the_first_line_of_a_broken_sentence_names_nothing() -> None:
    """A large line that breaks off within a sentence is no heading of a measure; the whole one beside it is."""
    card = table([["担当課", "公園課"]], head=0)
    reading = read(heading("苗木を受け取る市民や、配る市民の", 2), card, heading("苗木の配布", 2), card)
    assert {p.name for p in of(reading, Placement)} == {"苗木の配布"}


def test_measured_decimals_are_no_numbers_of_measures() -> None:
    """Decimals beside names number them where they ascend as outlines do (1.1, 1.2), not where they measure (33.1, 29.9)."""

    def numbered(*told: str) -> list[str]:
        rows = [[number, name, "公園課"] for number, name in zip(told, ["苗木の配布", "花壇の手入れ"], strict=True)]
        reading = read(table([["施策", "事業名", "担当課"], *rows]))
        return [p.about.notation for p in of(reading, Placement) if p.name in ("苗木の配布", "花壇の手入れ")]

    assert numbered("1.1", "1.2") == ["1.1", "1.2"]
    assert numbered("33.1", "29.9") == ["", ""]


def test_people_in_office_are_no_departments() -> None:
    """A column without a known head is one of departments by what stands in it, but not by titles of people."""
    rows = [["事業名", "よすが", "備考"], ["苗木の配布", "公園課", ""], ["花壇の手入れ", "緑地課", ""]]
    assert len(of(read(table(rows)), Responsibility)) == 2
    assert not of(read(table([rows[0], ["苗木の配布", "課長", ""], ["花壇の手入れ", "部長", ""]])), Responsibility)


def test_a_scale_that_is_offered_rates_nothing() -> None:
    """Grades side by side in one row are what may be chosen; one grade is the rating."""
    head = ["事業名", "評価", "評価", "評価"]
    offered = read(table([head, ["苗木の配布", "Ａ", "Ｂ", "Ｃ"]]))
    given = read(table([head, ["苗木の配布", "", "Ｂ", ""]]))
    assert [e.rating for e in of(offered, Evaluation)] == []
    assert [e.rating for e in of(given, Evaluation)] == ["Ｂ"]


def test_other_units_are_no_money() -> None:
    """An amount under a head of money is read in yen; one with a unit of its own that is none of money is left out."""
    rows = [["事業名", "予算額（千円）"], ["苗木の配布", "100"], ["回線の増強", "29.2Tbps"]]
    assert [(b.about.name, int(b.amount)) for b in of(read(table(rows)), Budget)] == [("苗木の配布", 100_000)]


def test_a_unit_above_the_first_amount_counts_for_the_column() -> None:
    """Budgets print the unit on top of the first amount of a column: all amounts below are in it."""
    rows = [["事業名", "予算額"], ["苗木の配布", "千円|15,204"], ["花壇の手入れ", "300"]]
    paid = {b.about.name: int(b.amount) for b in of(read(table(rows)), Budget)}
    assert paid == {"苗木の配布": 15_204_000, "花壇の手入れ": 300_000}


def test_sources_and_ticks_are_no_texts() -> None:
    """The source below a chart and the ticks of its axis say nothing of the measure; nor is a bare year a step of a schedule."""
    blocks: list[Block] = [heading("１　苗木の配布", 2), table([["担当課", "公園課"]], head=0), heading("【現状】", 3)]
    told = ["苗木が足りません。", "（出典）市民の緑に関する調査の結果をもとに作成。", "0 20 40 60 80 100（％）"]
    reading = read(*blocks, *map(paragraph, told))
    assert [s.text for s in of(reading, Statement)] == told[:1]
    rows = [["事業名", "令和5年度", "令和6年度"], ["苗木の配布", "令和3年度", "配る"]]
    assert [item.text for item in of(read(table(rows)), ScheduleItem)] == ["配る"]


def test_values_that_something_unknown_tells_apart_are_left_out() -> None:
    """A row with several values of one year and role under heads of areas gives none of them; one or two are read."""
    head = ["指標", "令和5年度", "令和5年度", "令和5年度"]

    def values(*cells: str) -> list[str]:
        rows = [head, ["来園者の割合（％）", *cells]]
        reading = read(heading("１　苗木の配布", 2), table([["担当課", "公園課", "", ""]], head=0), table(rows))
        return [o.text for o in of(reading, Observation)]

    assert values("12.1", "30.5", "8.8") == []
    assert values("12.1", "30.5", "") == ["12.1", "30.5"]


def test_a_heap_of_names_is_no_indicator() -> None:
    """A cell with hundreds of letters, as where the rows of a table are lost, names no indicator."""

    def values(name: str) -> list[str]:
        blocks: list[Block] = [heading("１　苗木の配布", 2), table([["担当課", "公園課"]], head=0)]
        reading = read(*blocks, table([["指標", "実績値"], [name, "12本"]]))
        return [o.text for o in of(reading, Observation)]

    assert values("配った苗木の本数") == ["12本"]
    assert values("配った苗木の本数" * 20) == []


def test_numbers_beside_words_of_unknown_heads_make_no_list_of_measures() -> None:
    """A number and a head that nobody knows list anything; a department or a rating beside them says that it is measures."""
    rows = [["No.", "よりどころ", "人数"], ["1", "駅前広場", "246"], ["2", "港の公園", "154"]]
    assert not of(read(table(rows)), Placement)
    rows = [["No.", "よりどころ", "担当課"], ["1", "苗木の配布", "公園課"], ["2", "花壇の手入れ", "緑地課"]]
    assert {p.name for p in of(read(table(rows)), Placement)} == {"苗木の配布", "花壇の手入れ"}


@pytest.mark.parametrize("words", ["緑の計画とは何ですか？", "（水辺の一部を除く）"])
def test_questions_and_remarks_are_no_headings_of_measures(words: str) -> None:
    """A heading that asks, or that stands whole in brackets, names none; brackets at both ends of a name are its own."""
    card = table([["担当課", "公園課"]], head=0)
    reading = read(heading(words, 2), card, heading("（１）苗木の配布（秋）", 2), card)
    assert {p.name for p in of(reading, Placement)} == {"苗木の配布（秋）"}


@pytest.mark.parametrize(
    ("head", "grades"),
    [
        (["評価", "内容"], "ＡＢＣＤ"),
        (["区分", "判定の内容"], "◎○△×"),
        (["進捗状況", "取組内容"], ["順調", "概ね順調", "遅れ"]),
    ],
)
def test_what_the_grades_of_a_scale_mean_names_nothing(head: list[str], grades: list[str]) -> None:
    """A table with another grade at the head of each row is a legend, whatever stands above it."""
    meanings = ["計画を上回って進んでいる", "計画どおり進んでいる", "計画より遅れている", "未着手である"]
    rows = [[grade, words] for grade, words in zip(grades, meanings, strict=False)]
    reading = read(heading("２　評価の区分", 2), table([head, *rows]))
    assert not of(reading, Placement)
    assert not of(reading, Evaluation)


def test_what_flags_mean_names_nothing() -> None:
    """A table that explains each flag of a paper names no measure and says that none is new; names behind flags are names."""
    rows = [["新規", "本計画で新たに始める事業"], ["拡充", "内容を広げた取組"], ["継続", "引き続き行うもの"]]
    assert not of(read(heading("区分の見方", 2), table([["区分", "内容"], *rows])), Placement)
    listed = read(table([["区分", "事業名"], ["新規", "花の道事業"], ["拡充", "花の橋事業"]]))
    assert {p.name for p in of(listed, Placement)} == {"花の道事業", "花の橋事業"}


def test_what_the_labels_of_a_paper_mean_names_nothing() -> None:
    """A table that says in sentences what labels mean (項目 | 説明) names no measures, nor does …なし in a name's place."""
    legend = [
        ["項目", "説明"],
        ["区分", "今年度からの事業を「新規」としています。"],
        ["事業費", "人件費を含みません。"],
        ["成果指標", "事業の成果を測ります。"],
    ]
    listed = [
        ["施策", "番号", "事業名", "区分"],
        ["花の道", "1", "花壇づくり", "継続"],
        ["^", "2", "苗の配布", "継続"],
        ["緑の道", "－", "（今回の掲載事業なし）", ""],
    ]
    reading = read(
        heading("１　この冊子について", 2),
        heading("(1)　事業の書き方", 3),
        table(legend),
        heading("２　事業", 2),
        table(listed),
    )
    assert {p.name for p in of(reading, Placement)} == {"花の道", "花壇づくり", "苗の配布", "緑の道"}
    assert not of(reading, Statement)


@pytest.mark.parametrize(
    ("whole", "total", "listed"),
    [("合計", "60", set()), ("総排出量", "60", set()), ("合計", "75", {"家庭部門", "運輸部門"})],
)
def test_parts_of_a_whole_are_no_measures(whole: str, total: str, listed: set[str]) -> None:
    """Rows that add up to the one of their sum under every year count something by its parts, and name no measures; nor does
    the heading above them.
    """
    rows = [
        ["部門", "令和３年度（実績）", "令和12年度（目標）", "削減率"],
        ["家庭部門", "50", "25", "50%"],
        ["運輸部門", "40", "35", "12.5%"],
        [whole, "90", total, "33.3%"],
    ]
    reading = read(heading("２　二酸化炭素の排出量", 2), paragraph("排出量は減っています。"), table(rows))
    assert {p.name for p in of(reading, Placement)} & {"家庭部門", "運輸部門"} == listed
    assert bool(of(reading, Placement)) == bool(listed)


def test_parts_of_money_stay_measures() -> None:
    """Fields whose money adds up under a caption that counts in money have it told of them."""
    rows = [["分野", "令和６年度", "令和７年度"], ["福祉", "50", "25"], ["教育", "40", "35"], ["合計", "90", "60"]]
    reading = read(paragraph("分野別の事業費（単位：千円）"), table(rows))
    assert {p.name for p in of(reading, Placement)} == {"福祉", "教育"}
    assert {(f.about.name, f.year) for f in of(reading, Budget)} >= {("福祉", 2024), ("教育", 2025)}


def test_experts_and_members_run_nothing() -> None:
    """Below 氏名 persons stand, and what they belong to is no department of the heading above; a list of measures may tell who
    works on them.
    """
    persons = [["氏名", "所属等"], ["緑川花子", "みどり大学准教授"], ["森山太郎", "元小学校長"]]
    reading = read(heading("◇学識経験者", 2), table(persons))
    assert not of(reading, Placement)
    assert not of(reading, Responsibility)
    listed = [["事業名", "担当課", "氏名"], ["苗木の配布", "公園課", "森山太郎"]]
    assert [f.name for f in of(read(table(listed)), Responsibility)] == ["公園課"]
