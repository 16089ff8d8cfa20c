"""The saved questions can be asked and answer what they say."""

import pyoxigraph
import pytest

from docs import asking
from graph.store import View
from query.questions import SavedQuestion, saved_question, saved_questions
from tests.query.two_towns import store_of_two_towns

OLD, NEW, OTHER, EARLIER = "西の第1次計画", "西の第2次計画", "東の計画", "東の旧計画"
LENT = {"word": "貸出"}
WEST = {"plan": "西の"}
BORROWED = ("本の貸出", "貸出の件数", "2020", "100")
Expected = tuple[dict[str, str], str, set[tuple[str, ...]]]
# Each question with values of its parameters, columns, and what must stand in them.
ANSWERS: dict[str, Expected] = {
    "01-what-became-of-it": (LENT, "old new", {("本の貸出", "電子書籍の貸出")}),
    "02-where-it-came-from": (
        {"word": "公園"}, "new old", {("公園と花壇の手入れ", name) for name in ("公園の手入れ", "花壇の手入れ")}
    ),
    "03-links-with-pages": (
        {"plan": "東"}, "oldPlan old kind newPlan file page", {(EARLIER, "駅前の駐輪場", "ended", "", "東.pdf", "5")}
    ),
    "04-ended-and-why": (
        {}, "measure reason year", {("駅前の駐輪場", "", "2020"), ("ファクスの配備", "電子メールに替わったため", "2020")}
    ),
    "05-merged-and-split": (
        {}, "kind old new", {("merged", name, "公園と花壇の手入れ") for name in ("公園の手入れ", "花壇の手入れ")}
    ),
    "06-what-a-department-runs": (
        {"department": "図書館"}, "plan measure role", {(OLD, "本の貸出", "lead"), (NEW, "電子書籍の貸出", "lead")}
    ),
    "07-busiest-departments": (
        {}, "plan department measures",
        {(OLD, "図書館", "1"), (OLD, "道路課", "1"), (NEW, "みどり環境課", "1"), (NEW, "図書館", "1")},
    ),
    "08-targets-and-actuals": (
        {}, "measure indicator year target actual",
        {
            (*BORROWED, "80"), (*BORROWED, "85"), ("電子書籍の貸出", "貸出の件数", "2023", "200", "250"),
            ("街路灯の省電力化", "街路灯の使用電力", "2023", "50", "40"),
        },
    ),
    "09-targets-by-plan": (
        {"plan": "第1次"}, "title indicator year target",
        {(OLD, "貸出の件数", "2020", "100件"), (OLD, "更新した街路灯の数", "2020", "30基"), (OLD, "花壇の数", "2020", "12か所")},
    ),
    "10-ratings": ({}, "plan measure year rating", {(OLD, "本の貸出", "2019", "B")}),
    "11-plans": (
        {}, "municipality plan start end predecessor",
        {
            ("秦野市", OLD, "2016", "2020", ""), ("秦野市", NEW, "2021", "2025", OLD),
            ("茅ヶ崎市", EARLIER, "", "", ""), ("茅ヶ崎市", OTHER, "2021", "2024", EARLIER),
        },
    ),
    "12-nothing-said": ({}, "plan measure nextPlan", {(OLD, "会議録の公開", NEW)}),
    "13-not-understood": ({}, "kind times", {("unknown-header", "1")}),
    "14-where-it-stands": (
        {"word": "循環バス"}, "measure kind file page quote", {("循環バスの運行", "Placement", "東.pdf", "1", "循環バスの運行")}
    ),
    "15-the-whole-line": (
        LENT, "start measure department", {("2016", "本の貸出", "図書館"), ("2021", "電子書籍の貸出", "図書館")}
    ),
    "16-targets-reached-by-plan": ({}, "plan targetsReached targetsMissed", {(OLD, "0", "1"), (NEW, "2", "0")}),
    "17-targets-missed": (
        {}, "measure indicator year target actual difference", {(*BORROWED, "80", "-20"), (*BORROWED, "85", "-15")}
    ),
    "18-lost-their-indicator": ({}, "old indicator new", {("花壇の手入れ", "花壇の数", "公園と花壇の手入れ")}),
    "19-years-between": (LENT, "from old to new years", {("2016", "本の貸出", "2021", "電子書籍の貸出", "5")}),
    "20-same-year": (
        {}, "year kind municipality measures",
        {("2020", "ended", "秦野市", "1"), ("2020", "ended", "茅ヶ崎市", "1"), ("2021", "created", "秦野市", "1")},
    ),
    "21-indicator-series": (
        {"word": "貸出"}, "year role value plan",
        {
            ("2020", "target", "100件", OLD), ("2020", "actual", "80件", OLD), ("2020", "actual", "85件", OLD),
            ("2023", "target", "200件", NEW), ("2023", "actual", "250件", NEW),
        },
    ),
    "22-by-ocr": ({}, "file page kind quote", {("西1.pdf", "3", "Observation", "80件")}),
    "23-coverage": ({}, "plan documents", {(OLD, "2"), (NEW, "1"), (EARLIER, "0"), (OTHER, "1")}),
    "24-created": ({}, "plan notation measure file page", {(NEW, "3", "窓口案内の自動応答", "西2.pdf", "5")}),
    "25-departments-renamed": ({}, "year old kind new", {("2021", "道路課", "renamed", "みどり環境課")}),
    "26-handed-over": (
        {}, "old oldDepartment new newDepartment", {("街路灯の更新", "道路課", "街路灯の省電力化", "みどり環境課")}
    ),
    "27-planned-in-a-year": ({"year": "2023"}, "measure text from to", {("窓口案内の自動応答", "試行", "2022", "2023")}),
    "28-budgets": ({}, "plan year kind measures total", {(OLD, "2019", "initial", "2", "500000")}),
    "29-to-be-confirmed": ({}, "old new", {("防災無線の点検", "防災無線の点検と更新")}),
    "30-values-that-differ": (
        {}, "indicator year role least most documents", {("貸出の件数", "2020", "actual", "80", "85", "2")}
    ),
    "31-without-department": (
        {}, "plan measures withoutDepartment", {(EARLIER, "1", "1"), (OTHER, "1", "1"), (OLD, "7", "5"), (NEW, "5", "3")}
    ),
    "32-documents": (
        {}, "file plan source holder license",
        {
            ("東.pdf", OTHER, "https://east.example/", "東", "CC BY 4.0"), ("西1.pdf", OLD, "", "", ""),
            ("西1報告.pdf", OLD, "", "", ""), ("西2.pdf", NEW, "", "", ""),
        },
    ),
    "33-decisions": (
        {}, "at verdict on reason",
        {("2026-04-01T00:00:01Z", "reject", name, "窓口で確認") for name in ("ファクスの配備", "窓口案内の自動応答")},
    ),
    "34-spellings": (LENT, "plan measure spelling", {(OLD, "本の貸出", "本の貸し出し")}),
}  # fmt: skip


@pytest.fixture(scope="module")
def towns(tmp_path_factory: pytest.TempPathFactory) -> View:
    """The store of two towns."""
    return View.open(store_of_two_towns(tmp_path_factory.mktemp("towns")))


def answer(view: View, name: str, values: dict[str, str], columns: str) -> list[tuple[str, ...]]:
    """The rows of a saved question, as it stands, without prefixes filled in; "" where a column is unbound."""
    question = saved_question(name, values)
    assert question is not None
    result = view.query(question.query)
    assert isinstance(result, pyoxigraph.QuerySolutions)
    return [tuple(row[column].value if row[column] else "" for column in columns.split()) for row in result]


def test_each_has_a_known_answer_here() -> None:
    """There are at least 25 questions, each a sentence in both languages, and for each an answer is written down here."""
    assert len(saved_questions()) >= 25
    assert all(question.japanese.endswith("。") and question.english for question in saved_questions())
    assert set(ANSWERS) == {question.name for question in saved_questions()}


@pytest.mark.parametrize("name", ANSWERS)
def test_known_answer(towns: View, name: str) -> None:
    """Each question finds what two made-up towns have for it, each row once, and nothing else."""
    values, columns, expected = ANSWERS[name]
    found = answer(towns, name, values, columns)
    assert set(found) == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize("question", saved_questions(), ids=lambda question: question.name)
def test_parameters_are_told(question: SavedQuestion) -> None:
    """Each parameter is explained in both languages, and each VALUES in a question is one."""
    assert question.query.count("VALUES") == len(question.parameters)
    assert all(parameter.japanese and parameter.english for parameter in question.parameters)
    assert "{" not in question.japanese + question.english


def test_other_values_stand_in_question_and_sentence(towns: View) -> None:
    """A value is taken as it is, whatever letters it has; it gets into the query as a text and nothing else."""
    hostile = '") } DROP ALL # \\'
    assert answer(towns, "01-what-became-of-it", {"word": hostile, "other": "x"}, "old") == []
    question = saved_question("01-what-became-of-it", {"word": "窓口"})
    assert question is not None
    assert "「窓口」" in question.japanese


def test_a_year_is_a_number() -> None:
    """Where a number is wanted, nothing else gets in."""
    with pytest.raises(ValueError, match="year is a number"):
        saved_question("27-planned-in-a-year", {"year": "2027 } DROP ALL"})


def test_unknown_question() -> None:
    """There is no question of another name, nor of one that leads out of the folder."""
    assert saved_question("99") is None
    assert saved_question("../questions") is None


def test_the_page_has_the_present_answers(towns: View) -> None:
    """docs/sparql.md quotes each question with its answer over the two towns, and the W3C's table (else: make document)."""
    text = asking.PAGE.read_text(encoding="utf-8")
    assert asking.current(text, towns) == text
