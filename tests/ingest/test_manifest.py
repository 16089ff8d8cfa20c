"""What people say about PDFs in a file beside them: it wins, and what cannot be meant is told with its line."""

import shutil
from pathlib import Path

import pytest

from graph.facts import DepartmentMention, Given, MunicipalityMention, PlanMention, Reading
from graph.given import with_given
from graph.store import Store
from graph.view import View
from ingest.intake import take_in
from ingest.manifest import ManifestError, read_manifests
from query.querier import Querier

SAMPLE = min((Path(__file__).parents[2] / "corpus").glob("[0-9]*/*.pdf"), key=lambda path: path.stat().st_size)
IIDA = MunicipalityMention("飯田市", "長野県", "202053")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files that are called PDFs."""
    for name in ("a.pdf", "計画 その2.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-")
    return tmp_path


def test_a_table_for_many(folder: Path) -> None:
    """Each row tells about its file; columns may be left out, cells empty."""
    (folder / "plans.csv").write_text(
        "file,title,code,source,licence,rights_holder\n"
        "a.pdf,第2次計画,202053,https://example.jp/a.pdf,CC BY 4.0,飯田市\n"
        '"計画 その2.pdf",,,,,\n',
        encoding="utf-8",
    )
    assert read_manifests([folder]) == {
        folder / "a.pdf": Given("第2次計画", IIDA, "https://example.jp/a.pdf", "CC BY 4.0", "飯田市"),
        folder / "計画 その2.pdf": Given(),
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
def test_a_table_as_spreadsheets_save_it(folder: Path, encoding: str) -> None:
    """Japanese column names, and the encodings that spreadsheets write."""
    (folder / "plans.csv").write_text("ファイル,団体コード\r\na.pdf,20205\r\n", encoding=encoding)
    assert read_manifests([folder]) == {folder / "a.pdf": Given(municipality=IIDA)}


@pytest.mark.parametrize("code", ["012025", "12025", "01202"])
def test_a_code_that_lost_its_zero(folder: Path, code: str) -> None:
    """A code is understood with and without its check digit, and without the leading 0 that a spreadsheet takes away."""
    (folder / "plans.csv").write_text(f"file,code\na.pdf,{code}\n")
    assert read_manifests([folder])[folder / "a.pdf"].municipality == MunicipalityMention("函館市", "北海道", "012025")


def test_a_description_of_one(folder: Path) -> None:
    """plan.toml names its file, or means the only PDF there; what it says for other purposes is passed over."""
    (folder / "plan.toml").write_text('title = "計画"\nfile = "a.pdf"\nstart = 2026\n[prose]\nintroduction = "x"\n')
    assert read_manifests([folder]) == {folder / "a.pdf": Given("計画")}
    (folder / "計画 その2.pdf").unlink()
    (folder / "plan.toml").write_text('title = "計画"\n')
    assert read_manifests([folder]) == {folder / "a.pdf": Given("計画")}


@pytest.mark.parametrize(
    ("name", "content", "mistakes"),
    [
        ("plans.csv", "file,licens\na.pdf,x\n", ["line 1: no column is called licens"]),
        ("plans.csv", "title\nx\n", ["line 1: the column file is missing"]),
        ("plans.csv", "file,title,title\na.pdf,x,y\n", ["line 1: a column comes twice"]),
        ("plans.csv", "file,title\na.pdf,x,y\n", ["line 2: it has more cells"]),
        ("plans.csv", "file,code\na.pdf,\nb.pdf,\na.pdf,999999\n", ["line 3: there is no file b.pdf", "line 4: no municipality"]),
        ("plans.csv", 'file,title\na.pdf,"over\ntwo lines"\n,x\n', ["line 4: it names no file"]),
        ("plan.toml", 'file = "a.pdf"\n\ncode = "142"\n', ["line 3: no municipality"]),
        ("plan.toml", 'file = "a.pdf"\ncode = 142115\n', ["line 2: code must be text"]),
        ("plan.toml", 'file = "a.pdf"\nlicense = "x"\n', ["line 2: license is unknown: is licence meant?"]),
        ("plan.toml", 'file = "a.pdf"\ntitle = \n', ["line 2: it is not TOML"]),
        ("plan.toml", 'title = "x"\n', ["line 1: 2 PDFs stand beside it"]),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(folder: Path, name: str, content: str, mistakes: list[str]) -> None:
    """Each mistake is a sentence with the file and the line where it stands; all of them are told at once."""
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(ManifestError) as caught:
        read_manifests([folder])
    lines = str(caught.value).splitlines()
    assert len(lines) == len(mistakes)
    for line, mistake in zip(lines, mistakes, strict=True):
        assert line.startswith(f"{folder / name}, {mistake}")


def plan_titles(view: View) -> set[tuple[str, str]]:
    """The plans of a store: code of the municipality, title."""
    plans = "SELECT ?code ?title { ?plan dcterms:title ?title ; kf:municipality/dcterms:identifier ?code }"
    return {(row["code"], row["title"]) for row in Querier(view.graph, view.base.iri).rows(plans)}


def mentions(value: object) -> set[PlanMention | DepartmentMention]:
    """Every plan and department that a value names."""
    if isinstance(value, tuple):
        return {found for each in value for found in mentions(each)}
    own = {value} if isinstance(value, PlanMention | DepartmentMention) else set()
    fields = getattr(value, "__struct_fields__", ())
    return own | {found for name in fields for found in mentions(getattr(value, name))}


def test_what_is_told_wins_everywhere(filled: Path) -> None:
    """In every fact the document's own plan has the title and municipality told; others keep theirs; again changes nothing."""
    given = Given("これが本当の題名", IIDA, "https://example.jp/", "CC BY 4.0", "飯田市")
    for reading in View.open(filled).readings():
        own = reading.plans[0]
        told = with_given(reading, given)
        assert own not in mentions(told.facts)
        assert told.plans[0] == PlanMention("これが本当の題名", IIDA)
        assert {m.municipality for m in mentions(reading.facts)} - {own.municipality} == {
            m.municipality for m in mentions(told.facts)
        } - {IIDA}
        others = {m.title for m in mentions(reading.facts) if isinstance(m, PlanMention) and m != own}
        assert others == {m.title for m in mentions(told.facts) if isinstance(m, PlanMention)} - {"これが本当の題名"}
        assert with_given(told, given) == told


def test_nothing_told_about_the_plan_changes_no_fact(filled: Path) -> None:
    """A licence alone leaves title, municipality and facts as they were read."""
    reading: Reading = next(View.open(filled).readings())
    told = with_given(reading, Given(licence="CC BY 4.0"))
    assert (told.facts, told.plans) == (reading.facts, reading.plans)


def test_told_before_or_after_the_reading(tmp_path: Path) -> None:
    """A manifest that comes with the file and one that comes later give the same graph, which says what was told."""
    file = tmp_path / "in" / "plan.pdf"
    file.parent.mkdir()
    shutil.copy(SAMPLE, file)
    row = "file,code,title,source,licence,rights_holder\nplan.pdf,202053,新しい題名,https://example.jp/,CC BY 4.0,飯田市\n"
    dumps = []
    for name, first in (("before", row), ("after", "")):
        with Store.open(tmp_path / name) as store:
            for told in (first, row):
                (file.parent / "plans.csv").write_text(told or "file\n", encoding="utf-8")
                report = take_in([file.parent], store)
        assert [outcome.status for outcome in report.outcomes] == ["known"]
        view = View.open(tmp_path / name)
        assert ("202053", "新しい題名") in plan_titles(view)
        own = [q for q in view.quads() if q.graph_name != view.base.intake]
        dumps.append(set(map(str, own)))
        said = {str(quad.object) for quad in own if quad.subject == view.base.document(report.outcomes[0].sha256)}
        assert {'"https://example.jp/"', '"CC BY 4.0"', '"飯田市"'} <= said
    assert dumps[0] == dumps[1]
