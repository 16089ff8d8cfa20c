"""Sentences and tables that tell what departments and measures became, in paragraphs that are about none in particular."""

from collections.abc import Iterable

import pytest

from graph.facts import DepartmentMention, MeasureMention, Mention, Placement, Succession
from ingest.reading.transitions import transitions
from tests.ingest.reading.made import heading, of, paragraph, read, table

Link = tuple[str, tuple[str, ...], tuple[str, ...]]


def told(words: str) -> list[Link]:
    """Kind, old and new names of each change that the words tell."""
    return [(t.kind, tuple(n.name for n in t.old), tuple(n.name for n in t.new)) for t in transitions(words)]


def words(side: Mention) -> str:
    """What a side is and its name."""
    assert isinstance(side, DepartmentMention | MeasureMention)
    return f"{'department' if isinstance(side, DepartmentMention) else 'measure'} {side.name}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("４月１日付けで、情報政策課をデジタル推進課に改称する。", [("renamed", ("情報政策課",), ("デジタル推進課",))]),
        (
            "高齢福祉課と介護保険課を統合し、長寿支援課を新設し、広聴係は廃止する。",
            [("merged", ("高齢福祉課", "介護保険課"), ("長寿支援課",)), ("ended", ("広聴係",), ())],
        ),
        (
            "子育て支援課を、こども家庭課と保育課に分割した。",
            [("split", ("子育て支援課",), ("こども家庭課", "保育課"))],
        ),
        (
            "人権課は人権・平和課に、商工課は産業課に名称を変更し、福祉課は高齢課と障害課に分割する。",
            [
                ("renamed", ("人権課",), ("人権・平和課",)),
                ("renamed", ("商工課",), ("産業課",)),
                ("split", ("福祉課",), ("高齢課", "障害課")),
            ],
        ),
        (
            "令和６年４月から「人権課」は「人権・平和課」に、「商工課」は「産業課」に、それぞれ名称を変更しています。",
            [("renamed", ("人権課",), ("人権・平和課",)), ("renamed", ("商工課",), ("産業課",))],
        ),
        (
            "道路維持課・道路建設課・河川課の３課を統合して、道路河川課とした。",
            [("merged", ("道路維持課", "道路建設課", "河川課"), ("道路河川課",))],
        ),
        ("環境課から脱炭素推進室を独立させた。", [("split", ("環境課",), ("脱炭素推進室",))]),
        ("市民部に、新たにくらし安全課を設置する。", [("created", (), ("くらし安全課",))]),
        ("「職員提案」は「業務改善運動」に名称を変更した。", [("renamed", ("職員提案",), ("業務改善運動",))]),
        ("「移動図書館」は利用者の減少により令和５年度末で廃止した。", [("ended", ("移動図書館",), ())]),
        ("「敬老祝金」は、対象を見直し、「長寿祝金」へ移行した。", [("renamed", ("敬老祝金",), ("長寿祝金",))]),
        ("各課が連携し、担当課を定める。窓口を廃止した後に検討する。", []),
        ("総務課と財政課が協議して決める。", []),
        ("「第２次緑の計画」は令和５年度で終了した。", []),
    ],
)
def test_a_clause_tells_what_became_of_what(words: str, expected: list[Link]) -> None:
    """Names before and behind a verb of change are its old and new side; without such a verb nothing is said."""
    assert told(words) == expected


def test_paragraphs_tell_of_departments_and_measures_of_the_plan_before() -> None:
    """A paragraph that belongs to no measure still tells changes; an unknown old measure is one of the plan before."""
    reading = read(
        heading("２　取組", 2),
        table([["番号", "取組", "担当課"], ["1", "緑の相談", "公園課"], ["2", "苗木の配布", "公園課"]]),
        heading("第３章　見直し", 1),
        paragraph("前計画の取組のうち、「緑の電話相談」は「緑の相談」に統合した。なお、緑政課を公園課に改称した。"),
    )
    links = {(f.kind, *map(words, (*f.predecessors, *f.successors))) for f in of(reading, Succession)}
    assert links == {
        ("merged", "measure 緑の電話相談", "measure 緑の相談"),
        ("renamed", "department 緑政課", "department 公園課"),
    }


def test_a_word_of_a_legend_is_no_measure() -> None:
    """区分の「廃止」は、…終了する事業です explains a word."""
    reading = read(
        table([["番号", "取組", "区分"], ["1", "緑の相談", "継続"], ["2", "苗木の配布", "廃止"]]),
        paragraph("区分の「廃止」は、令和6年度をもって終了する事業です。"),
    )
    assert "廃止" not in {f.name for f in of(reading, Placement)}


def test_sides_of_an_organisation_by_year_and_by_division() -> None:
    """Two years over departments are an old and a new side; of 部 and 課 the deeper that is filled is the department."""
    by_year = read(
        table(
            [
                ["令和５年度", "令和６年度", "備考"],
                ["情報課", "デジタル課", ""],
                ["広聴係", "（廃止）", ""],
                ["（新設）", "緑化室", ""],
            ]
        )
    )
    by_division = read(
        table(
            [
                ["改正前", "<", "改正後", "<"],
                ["部", "課", "部", "課"],
                ["市民部", "市民課", "市民部", "窓口課"],
                ["^", "生活課", "^", "生活課"],
            ],
            head=2,
        )
    )
    pairs = [
        {(tuple(d.name for d in f.predecessors), tuple(d.name for d in f.successors)) for f in of(reading, Succession)}  # type: ignore[union-attr]
        for reading in (by_year, by_division)
    ]
    assert pairs[0] == {(("情報課",), ("デジタル課",)), (("広聴係",), ()), ((), ("緑化室",))}
    assert pairs[1] == {(("市民課",), ("窓口課",))}


OLD_AND_NEW = paragraph(
    "本計画は、「第1次すみれ市緑の計画」（平成30年度～令和5年度）の後継として策定しました。期間は令和6年度から令和10年度までです。"
)


def links(rows: list[list[str | None]]) -> set[tuple[str, str, str]]:
    """Kind, old and new name of the successions that a table of the second plan tells."""
    reading = read(OLD_AND_NEW, table(rows), title="第2次すみれ市緑の計画")
    return {
        (s.kind, "、".join(names_of(s.predecessors)), "、".join(names_of(s.successors)))
        for s in of(reading, Succession)
    }


def names_of(measures: Iterable[Mention]) -> list[str]:
    """The names of measures."""
    return [m.name for m in measures if isinstance(m, MeasureMention)]


@pytest.mark.parametrize("head", ["備考", "新規・継続"])
def test_a_remark_may_name_what_a_measure_was(head: str) -> None:
    """「○○」から名称変更 and 「○○」「△△」を統合 in a row tell its old measures, listed or not; 新規 that it is new."""
    rows: list[list[str | None]] = [
        ["番号", "事業名", head],
        ["1", "花壇の手入れ", "「花壇の整備」から名称変更"],
        ["2", "苗木と種の配布", "「苗木の配布」「種の配布」を統合"],
        ["3", "緑の相談", "新規"],
        ["4", "公園の見回り", ""],
    ]
    assert links(rows) == {
        ("renamed", "花壇の整備", "花壇の手入れ"),
        ("merged", "苗木の配布", "苗木と種の配布"),
        ("merged", "種の配布", "苗木と種の配布"),
        ("created", "", "緑の相談"),
    }


@pytest.mark.parametrize("name", ["花壇の手入れ（旧：花壇の整備）", "花壇の手入れ（「花壇の整備」を改称）"])
def test_brackets_behind_a_name_may_tell_the_old_one(name: str) -> None:
    """（旧：○○） and （「○○」を改称） behind a name tell what the measure was called, and are no part of its name."""
    rows: list[list[str | None]] = [["事業名", "担当課"], [name, "緑地課"], ["公園の見回り", "公園課"]]
    assert links(rows) == {("renamed", "花壇の整備", "花壇の手入れ")}


def test_a_word_of_an_end_is_no_name() -> None:
    """終了 in the place of a new name tells that the old measure ends."""
    rows: list[list[str | None]] = [["旧事業名", "新事業名"], ["花壇の整備", "花壇の手入れ"], ["苗木の配布", "終了"]]
    assert links(rows) == {("renamed", "花壇の整備", "花壇の手入れ"), ("ended", "苗木の配布", "")}


def test_the_head_over_names_may_say_that_they_end() -> None:
    """Under 終了する事業 each measure ends that nothing follows."""
    rows: list[list[str | None]] = [
        ["終了する事業", "理由"],
        ["花の講座", "役割を終えたため"],
        ["苗木の配布", "達成したため"],
    ]
    assert {kind for kind, _, _ in links(rows)} == {"ended"}
