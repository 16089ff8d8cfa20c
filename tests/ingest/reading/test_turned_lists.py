"""Lists that stand on their side and cards that stand abreast: a measure in each column, or in each part of the columns."""

from graph.facts import Budget, MeasureMention, Observation, Placement, Responsibility, Statement
from tests.ingest.reading.made import chain, heading, of, read, table


def test_measures_stand_beside_each_other_behind_their_labels() -> None:
    """Where labels stand down the left edge, also in two steps, each column beside them tells of a measure of its own."""
    reading = read(
        heading("基本施策１　緑を守る", 2),
        table(
            [
                ["事業名", "<", "街路樹の点検", "公園の清掃", "花壇の世話"],
                ["概要", "<", "毎年見回る。", "毎月清掃する。", "地域で世話をする。"],
                ["所管課", "<", "公園課", "<", "市民協働課"],
                ["成果指標", "<", "点検した本数", "参加者数", "団体数"],
                ["目標値", "令和7年度", "100本", "200人", "5団体"],
                ["^", "令和8年度", "120本", "220人", "6団体"],
                ["事業費（千円）", "令和7年度", "400", "120", "80"],
            ],
            head=0,
        ),
    )
    measures = {tuple(chain(f.about)) for f in of(reading, Placement) if f.level == "事業"}
    above = ("１", "緑を守る")
    assert measures == {(above, ("", name)) for name in ("街路樹の点検", "公園の清掃", "花壇の世話")}
    offices = {(f.about.name, f.name) for f in of(reading, Responsibility)}
    assert offices == {("街路樹の点検", "公園課"), ("公園の清掃", "公園課"), ("花壇の世話", "市民協働課")}
    values = {(f.about.name, f.indicator.name, f.year, f.text) for f in of(reading, Observation)}
    assert ("公園の清掃", "参加者数", 2026, "220人") in values
    assert len(values) == 6
    money = {(f.about.name, f.year, int(f.amount)) for f in of(reading, Budget)}
    assert money == {("街路樹の点検", 2025, 400_000), ("公園の清掃", 2025, 120_000), ("花壇の世話", 2025, 80_000)}


def test_a_title_above_a_list_on_its_side_is_above_its_measures() -> None:
    """A title over the whole width stays above, and numbers go with the names below it."""
    reading = read(
        table(
            [
                ["施策の柱2　地域で守る", "<", "<"],
                ["No.", "1", "2"],
                ["取組", "避難訓練", "備蓄"],
                ["実施内容", "毎年行う。", "蓄える。"],
                ["担当", "危機管理課", "総務課"],
            ],
            head=0,
        )
    )
    measures = {tuple(chain(f.about)) for f in of(reading, Placement) if f.level == "取組"}
    assert measures == {(("2", "地域で守る"), ("1", "避難訓練")), (("2", "地域で守る"), ("2", "備蓄"))}
    told = {(f.about.name, f.text) for f in of(reading, Statement) if isinstance(f.about, MeasureMention)}
    assert told == {("避難訓練", "毎年行う。"), ("備蓄", "蓄える。")}


def test_cards_abreast_are_read_one_after_another() -> None:
    """Two cards in one table, with the same labels in each, are two measures."""
    reading = read(
        table(
            [
                ["事業名", "避難訓練", "事業名", "備蓄"],
                ["実施内容", "毎年行う。", "実施内容", "蓄える。"],
                ["担当", "危機管理課", "担当", "総務課"],
            ],
            head=0,
        )
    )
    told = {(f.about.name, f.text) for f in of(reading, Statement) if isinstance(f.about, MeasureMention)}
    assert told == {("避難訓練", "毎年行う。"), ("備蓄", "蓄える。")}
    assert {(f.about.name, f.name) for f in of(reading, Responsibility)} == {
        ("避難訓練", "危機管理課"),
        ("備蓄", "総務課"),
    }


def test_a_card_of_one_measure_is_no_list_on_its_side() -> None:
    """Columns under a head of years are of one measure."""
    rows = [
        ["事業名", "避難訓練", "<"],
        ["年度", "令和7年度", "令和8年度"],
        ["目標値", "10人", "20人"],
        ["担当", "総務課", "<"],
    ]
    reading = read(table(rows, head=0))
    assert {f.name for f in of(reading, Placement)} == {"避難訓練"}
