"""Two plans side by side, views of a lineage, and both as files to keep."""

import csv
import io
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import library_of
from tests.web.test_pages import measure_address, text_of
from web.tables import table


def changes_of(app: Flask, title: str) -> str:
    """The page of what changed up to a plan."""
    querier = library_of(app)
    plan = next(
        row["plan"]
        for row in querier.rows("SELECT ?plan ?title { ?plan a kf:Plan ; dcterms:title ?title }")
        if row["title"] == title
    )
    return f"/changes/{quote(plan.removeprefix(querier.base))}"


def table_of(client: FlaskClient, address: str) -> list[dict[str, str]]:
    """A CSV file as rows by column."""
    answer = client.get(address)
    assert answer.mimetype == "text/csv"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Disposition"].isascii()  # else no server can send it
    text = answer.get_data(as_text=True)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_all_that_changed_between_two_plans(app: Flask, client: FlaskClient) -> None:
    """Each link from the old to the new plan is a row with its kind; what ended and what is not spoken of stands there too."""
    address = changes_of(app, "ICT計画")
    found = {(row["old measure"], row["kind"], row["new measure"]) for row in table_of(client, f"{address}?format=csv")}
    assert found == {
        ("図書館サーバーの更新", "改称", "図書館システムのクラウド化"),
        ("納税の案内", "統合", "キャッシュレス納付"),
        ("手数料の案内", "統合", "キャッシュレス納付"),
        ("ファクス網の整備", "終了", ""),
    }
    text = text_of(client, address)
    for words in ("電子メールに替わったため", "前の計画でのすがたが分からない施策", "庁内放送の改善"):
        assert words in text


def test_one_kind_of_change(app: Flask, client: FlaskClient) -> None:
    """A kind in the address leaves only the rows and bands of that kind, in the picture, the list and the file."""
    address = changes_of(app, "ICT計画")
    text = text_of(client, f"{address}?kind=merged")
    assert text.count('class="band b-merged"') == 2
    assert "図書館サーバーの更新" not in text
    assert {row["kind"] for row in table_of(client, f"{address}?kind=merged&format=csv")} == {"統合"}
    assert 'class="drawing"' not in text_of(client, f"{address}?kind=ended")


@pytest.mark.parametrize("address", ["情報化計画", "nothing"])
def test_no_plan_before(app: Flask, client: FlaskClient, address: str) -> None:
    """Of the first plan, and of what is no plan, there is nothing to compare."""
    page = changes_of(app, address) if address != "nothing" else "/changes/nothing"
    assert client.get(page).status_code == 404


def test_the_plan_leads_to_its_changes(app: Flask, client: FlaskClient) -> None:
    """A plan that has a plan before it links to what changed."""
    page = changes_of(app, "ICT計画")
    assert f'href="{page}"' in text_of(client, page.replace("/changes/", "/id/"))


def test_depth_of_a_lineage(app: Flask, client: FlaskClient) -> None:
    """One generation to either side leaves out those further away; the list is the picture's."""
    address = measure_address(app, "図書館サーバーの更新", "lineage")
    near = table_of(client, f"{address}?depth=1&format=csv")
    assert [row["measure"] for row in near] == ["図書館サーバーの更新", "図書館システムのクラウド化"]
    assert "電子書籍の貸出し" not in text_of(client, f"{address}?depth=1")
    assert len(table_of(client, f"{address}?format=csv")) == 4


def test_years_of_a_lineage(app: Flask, client: FlaskClient) -> None:
    """Years in the address leave the plans that run in them, and the measure itself."""
    address = measure_address(app, "図書館サーバーの更新", "lineage")
    names = {row["measure"] for row in table_of(client, f"{address}?from=2021&to=2022&format=csv")}
    assert names == {"図書館サーバーの更新", "電子書籍の貸出し", "利用券のスマートフォン化"}


def test_a_lineage_as_of_a_year(app: Flask, client: FlaskClient) -> None:
    """Picture, list and file leave out what began later, and mark the plans in force; the address keeps the year."""
    address = measure_address(app, "図書館サーバーの更新", "lineage")
    rows = table_of(client, f"{address}?at=2018&format=csv")
    assert {row["measure"]: row["in force"] for row in rows} == {
        "図書館サーバーの更新": "no",
        "図書館システムのクラウド化": "yes",
    }
    text = text_of(client, f"{address}?at=2018&depth=2")
    assert "電子書籍の貸出し" not in text
    assert '<option value="2018" selected>平成30年度（2018）</option>' in text
    assert text.count("draw-box focus past") == 1
    assert "この図の1件の施策" in text
    assert "at=2018&amp;depth=2" in text or "depth=2&amp;at=2018" in text  # folding and CSV keep the view
    none = text_of(client, f"{address}?at=2030")
    assert "実施中の計画は、この図にありません" in none
    assert {row["in force"] for row in table_of(client, f"{address}?format=csv")} == {""}


@pytest.mark.parametrize("view", ["depth=x", "from=令和3", "to=99999", "view=nonsense&links=", "at=x", "depth=-1"])
def test_a_view_that_is_none(app: Flask, client: FlaskClient, view: str) -> None:
    """An address that asks for a view that does not exist shows the whole line."""
    address = measure_address(app, "図書館サーバーの更新", "lineage")
    assert len(table_of(client, f"{address}?{view}&format=csv")) == 4


def test_cells_are_no_formulas(app: Flask) -> None:
    """Text that a spreadsheet would run is marked as text."""
    with app.test_request_context():
        text = table("x", ["a"], [["=1+1"], ["-施策"], [-5], [None]]).get_data(as_text=True)
    assert text.splitlines() == ["\ufeffa", "'=1+1", "'-施策", "-5", '""']
