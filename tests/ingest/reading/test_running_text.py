"""Figures, relations and endings told in sentences."""

import pytest

from graph.facts import MeasureMention, PlanMention, Statement
from ingest.document import Line, Place, Text
from ingest.reading.endings import endings
from ingest.reading.figures import figures
from ingest.reading.narrative import Names, lead_in
from ingest.reading.relations import relations
from tests.ingest.reading.made import of, paragraph, read, table

PLAN = PlanMention("三島市環境基本計画")
MEASURE = MeasureMention(PLAN, "ごみの減量")
NAMES = Names(
    [MEASURE, MeasureMention(PLAN, "生ごみ処理機の購入補助"), MeasureMention(PLAN, "環境教育・環境学習の推進")]
)


def text(words: str) -> Text:
    """A text of one line."""
    return Text((Line(words, words, Place(1, (0, 0, 100, 10))),))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("相談が令和5年は41,320件に伸びた。", [("41320", "件", 2023)]),
        ("申込みは合わせて615件だった。", [("615", "件", 2022)]),
        ("近隣の市では802,767件（2021年時点）です。", [("802767", "件", 2021)]),
        ("①2021年度に500名を対象に開催します。⇒達成（547名）", [("500", "名", 2021), ("547", "名", 2021)]),
        ("①毎年度12種類以上の講座を開きます。", [("12", "種類", None)]),
        (
            "設計委託料1,265千円、補助金8件分60,289千円",
            [("1265000", "円", 2022), ("8", "件", 2022), ("60289000", "円", 2022)],
        ),
        (
            "15,000円×３回、２０名分を計上。前年度は33,000千円。",
            [("15000", "円", 2022), ("20", "名", 2022), ("33000000", "円", 2022)],
        ),
        ("残高は令和3年度末から9億円減少した。", [("900000000", "円", 2022)]),
        ("体育館に空調を入れる。　398,000千円", [("398000000", "円", 2022)]),
        ("令和3年度からの利用者は120人である。", [("120", "人", 2021)]),
        ("8団体で開き、11事業所を訪ねた。", [("8", "団体", 2022), ("11", "事業所", 2022)]),
        ("9施設の花壇を植え替えた。", [("9", "施設", 2022)]),
        ("9 施設の花壇の手入れ", []),
        ("評価の区分は2ページをご覧ください。", []),
        ("昭和56年5月31日以前に建てた住宅40件を診断した。", [("40", "件", 2022)]),
        ("3施設の整備", []),
        ("作業時間を139分削減した。", [("139", "分", 2022)]),
        ("研修を139分行った。", []),
        ("総事業費が1,000万円以上のものを対象とします。", []),
        ("24時間365日の稼働、65歳以上、3つの方針、第2工区、5か年、1/2", []),
        ("1人あたり100円", [("100", "円", 2022)]),
        ("「ふるさと10景」を巡る。", []),
        ("全17項目のうち13項目が順調です。", [("17", "項目", 2022), ("13", "項目", 2022)]),
        ("令和5年度は、9件が順調でした。また、3件が遅れました。", [("9", "件", 2023), ("3", "件", 2023)]),
        ("令和5年度に9件を終えた。残りは3件です。", [("9", "件", 2023), ("3", "件", 2022)]),
        ("Ａ：順調（進捗率80%以上）　Ｂ：遅れ", []),
        ("2つ以上の課で行う講座は合同で開いた。", []),
        ("3つの改革の柱に沿って進め、2つの事業を統合した。", []),
    ],
)
def test_figures(words: str, expected: list[tuple[str, str, int | None]]) -> None:
    """Money and counted numbers are figures, with the year of their sentence, else the text's; times and names are none."""
    found = [(str(f.value), f.unit, f.year) for f in figures(text(words), MEASURE, 2022)]
    assert found == expected


def test_figures_tell_what_is_counted() -> None:
    """The noun before the number is counted, or the one behind it after の."""
    (figure,) = figures(text("図書館の貸出件数が令和5年は41,320件でした。"), MEASURE, None)
    assert "貸出件数" in figure.quantity
    (figure,) = figures(text("令和5年度は615件の相談が寄せられた。"), MEASURE, None)
    assert figure.quantity == "相談"


@pytest.mark.parametrize(
    ("words", "about", "expected"),
    [
        ("本計画は、「三島市総合計画」に基づき策定する。", PLAN, {"三島市総合計画"}),
        ("国の環境基本法第３条の規定を踏まえ、本計画を定める。", PLAN, {"環境基本法"}),
        (
            "本計画は、地球温暖化対策の推進に関する法律（平成10年法律第117号）に基づく計画です。",
            PLAN,
            {"地球温暖化対策の推進に関する法律"},
        ),
        ("「三島市緑の計画」、「三島市景観計画」と整合を図る。", PLAN, {"三島市緑の計画", "三島市景観計画"}),
        ("本計画は「三島市総合計画」（令和3年度～令和12年度）を情報の面から支えるものです。", PLAN, {"三島市総合計画"}),
        (
            "「三島市緑の計画」や「三島市景観計画」など関連する計画との調和を保つ。",
            PLAN,
            {"三島市緑の計画", "三島市景観計画"},
        ),
        (
            "「三島市緑の計画」や「三島市景観計画」などの関連計画との整合を図る。",
            PLAN,
            {"三島市緑の計画", "三島市景観計画"},
        ),
        ("令和7年度は「三島市総合計画」の４年目にあたり、重点的に配分した。", PLAN, {"三島市総合計画"}),
        ("本計画は「三島市総合計画」の緑化分野の個別計画です。", PLAN, {"三島市総合計画"}),
        ("空家等対策の推進に関する特別措置法に基づき調べる。", MEASURE, {"空家等対策の推進に関する特別措置法"}),
        ("子ども・子育て支援法第61条に基づく事業である。", MEASURE, {"子ども・子育て支援法"}),
        ("「三島市温暖化対策実行計画（区域施策編）」と連携する。", MEASURE, {"三島市温暖化対策実行計画（区域施策編）"}),
        ("三島市美しいまちづくり条例を制定した。", MEASURE, {"三島市美しいまちづくり条例"}),
        ("「三島市緑の計画」の策定を目指して検討した。", MEASURE, set()),
        ("本計画の進め方や評価方法に基づき、事業計画を見直す。", PLAN, set()),
        ("「三島市環境基本計画」に基づき進める。", MEASURE, set()),
        ("食品ロス削減推進法の理念にのっとり進める。", MEASURE, {"食品ロス削減推進法"}),
        ("食品ロス削減推進法の理念を広く周知し、講座を開く。", MEASURE, set()),
        (
            "「三島市温暖化対策実行計画（区域施策編）」と連携します。",
            MEASURE,
            {"三島市温暖化対策実行計画（区域施策編）"},
        ),
    ],
)
def test_relations(words: str, about: PlanMention | MeasureMention, expected: set[str]) -> None:
    """What a text rests on is related; common nouns, the document's own plan and what is only mentioned are not."""
    assert {fact.related.title for fact in relations(text(words), about, [PLAN])} == expected


@pytest.mark.parametrize(
    ("words", "kind", "other"),
    [
        ("令和元年度末で事業を終了とした。", "ended", ""),
        ("目的を果たしたことから、取組は終了とする。", "ended", ""),
        ("「生ごみ処理機の購入補助」に統合する。", "merged", "生ごみ処理機の購入補助"),
        ("環境教育・環境学習の推進へ移行した。", "renamed", "環境教育・環境学習の推進"),
        ("「生ごみ処理機の購入補助」の後継として始めた。", "renamed", "生ごみ処理機の購入補助"),
        ("「市民大学」は事業が終了しているが、ほかは続けた。", "", ""),
        ("工事は円滑に終了した。検討を終了した。", "", ""),
        ("事業終了後の評価を行う。", "", ""),
    ],
)
def test_endings(words: str, kind: str, other: str) -> None:
    """A measure ends, or goes on as another known one, only where the sentence says so of the measure itself."""
    found = endings(text(words), MEASURE, NAMES).successions
    assert [fact.kind for fact in found] == ([kind] if kind else [])
    sides = {side for fact in found for side in (*fact.predecessors, *fact.successors)} - {MEASURE}
    assert sides == ({NAMES.find(other)} if other else set())


def test_unknown_target_is_a_finding() -> None:
    """A quoted target that no known measure has the name of is no link, and is not passed over in silence."""
    told = endings(text("「ゼロカーボン大作戦」に統合する。"), MEASURE, NAMES)
    assert told.successions == ()
    assert [finding.kind for finding in told.findings] == ["unknown-successor"]


def test_lead_in() -> None:
    """A paragraph is about the measures it names in 「」 at its start before については, and about none otherwise."""
    found = lead_in("「ごみの減量」、「環境学習の推進」については、順調に進んだ。")
    assert found is not None
    assert found.names == ("ごみの減量", "環境学習の推進")
    assert lead_in("市民の声「もっと減量を」が届いた。") is None


def test_a_note_that_a_measure_has_no_target_tells_nothing_of_it() -> None:
    """※「…」は、目標値を定めていません is no result; what a note says was done is one."""
    list_ = table([["事業名", "担当課"], ["花壇の手入れ", "公園課"], ["苗木の配布", "公園課"]])
    idle = paragraph("※「花壇の手入れ」は、国の交付金によるため、目標値を定めていません。")
    done = paragraph("※「苗木の配布」は、雨天のため会場を移して行いました。")
    said = {f.text for f in of(read(list_, idle, done), Statement)}
    assert said == {"※「苗木の配布」は、雨天のため会場を移して行いました。"}


def test_sentences_that_list_measures_are_about_these() -> None:
    """図書館、公民館等の利用については… is about the measures under the place's whose names have these words, each."""
    below = [
        MeasureMention(PLAN, name, parent=MEASURE) for name in ("図書館の夜間開館", "公民館の貸出し", "緑地の管理")
    ]
    told = "図書館、公民館等の利用については、国の「学びの未来計画」「生涯学習推進計画」の中でも重点施策として掲げられている。"
    found = relations(text(told), MEASURE, [PLAN], below=below)
    plans = ["学びの未来計画", "生涯学習推進計画"]
    assert [(r.about, r.related.title) for r in found if isinstance(r.related, PlanMention)] == [
        (measure, plan) for plan in plans for measure in below[:2]
    ]


@pytest.mark.parametrize("opening", ["図書館、体育館等の利用については、", "館、公民館等の利用については、"])
def test_lists_of_other_things_name_no_measures(opening: str) -> None:
    """Where a listed word names none of the measures, or several, the sentence is about the place's measure."""
    below = [MeasureMention(PLAN, name, parent=MEASURE) for name in ("図書館の夜間開館", "公民館の貸出し")]
    found = relations(text(f"{opening}「学びの未来計画」に基づき進める。"), MEASURE, [PLAN], below=below)
    assert [r.about for r in found] == [MEASURE]


def test_a_plan_that_another_carries_out_is_not_that_one() -> None:
    """第2次○○総合計画実施計画 may say that it rests on 第2次○○総合計画; a part of its own name otherwise is no other plan."""
    own = PlanMention("第2次すみれ市総合計画 第3期実施計画")
    found = relations(
        text("「第2次すみれ市総合計画」（令和5年度～令和14年度）を計画的に推進するため定める。"), own, [own]
    )
    assert [(fact.about, fact.related.title) for fact in found] == [(own, "第2次すみれ市総合計画")]
    other = PlanMention("すみれ市総合計画後期編")
    assert not relations(text("「すみれ市総合計画」に掲げる将来像を実現する。"), other, [other])
