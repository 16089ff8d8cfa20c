"""A link on its own page, branches folded away, and the moves of departments."""

import re
from pathlib import Path
from urllib.parse import unquote

from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import library_of
from tests.web.test_pages import HTML, measure_address, text_of
from web.app import create_app
from web.library import EXTENSION

OLD = "RPA(自動化技術)の導入による事務の効率化"
NEW = "RPAの導入拡大による業務の自動化・効率化"


def link_of(client: FlaskClient, lineage: str) -> str:
    """The address to which the first band of a picture leads."""
    found = re.search(r'<a href="(/link/[^"]+)" class="band', text_of(client, lineage))
    assert found
    return found[1].replace("&amp;", "&")


def test_a_band_leads_to_both_pages(samples: Flask) -> None:
    """The page of a stated link has its kind, what states it, and a piece of the page on either side."""
    client = samples.test_client()
    text = text_of(client, link_of(client, measure_address(samples, OLD, "lineage")))
    for words in (
        OLD,
        NEW,
        "継続",
        "文書に明記",
        "そう書いてあるところ",
        "142115-hadano-transition.pdf",
        "デジタル推進課",
    ):
        assert words in text
    pieces = text.partition('class="pair"')[2].partition("</section>")[0]
    files = re.findall(r'<span class="file">([^<]+)</span>', pieces)
    assert files == ["142115-hadano-ict.pdf", "142115-hadano-dx.pdf"]
    assert len(re.findall(r"/page/\w+/\d+\.png", pieces)) == 2


def test_an_inferred_link_says_how_sure_and_why(inferring: Path) -> None:
    """The page of an inferred link has its confidence and its reason, and does not claim that a document says so."""
    app = create_app(inferring)
    client, querier = app.test_client(), library_of(app)
    old = querier.rows(
        'SELECT ?x { ?f a kf:Succession ; kf:status "inferred" ; kf:predecessor ?x } ORDER BY ?x LIMIT 1'
    )[0]["x"]
    text = text_of(client, link_of(client, "/lineage/" + old.removeprefix(querier.base)))
    assert re.search(r"確からしさ</dt><dd>0\.\d\d", text)
    assert "推定" in text
    assert "そう書いてあるところ" not in text
    assert not re.search(r"理由</dt><dd>記載なし", text)
    assert text.count('<svg class="clip') == 2
    app.extensions[EXTENSION].guard.close()


def test_what_no_link_ties_has_no_page(app: Flask, client: FlaskClient) -> None:
    """Two measures without a link between them, and what is no measure, are not found."""
    one = measure_address(app, "図書館サーバーの更新", "link")
    other = measure_address(app, "電子書籍の貸出し", "").lstrip("/")
    for address in (f"{one}?to={other}", one, f"{one}?to=a b", f"/link/x?to={other}"):
        assert client.get(address, headers=HTML).status_code == 404, address


def test_a_branch_folds_and_opens(app: Flask, client: FlaskClient) -> None:
    """The mark below a box folds what is beyond it out of picture, list and CSV, and the mark that it leaves opens it again."""
    address = measure_address(app, "図書館サーバーの更新", "lineage")
    text = text_of(client, address)
    fold = re.search(r'<a href="(\?fold=[^"]+)#picture" class="fold"><title>([^<]+)', text)
    assert fold
    assert "2件をたたむ" in fold[2]
    closed = text_of(client, address + fold[1])
    assert "電子書籍の貸出し" in text
    assert "電子書籍の貸出し" not in closed
    assert "2件を開く" in closed
    assert "電子書籍の貸出し" not in client.get(f"{address}{fold[1]}&format=csv").get_data(as_text=True)
    assert f'name="fold" value="{unquote(fold[1].partition("=")[2])}"' in closed  # a new depth keeps it folded
    opened = re.search(r'<a href="(\?[^"]*)#picture" class="fold"', closed)
    assert opened
    assert "電子書籍の貸出し" in text_of(client, address + opened[1])


def test_departments_that_changed_are_shown(samples: Flask) -> None:
    """Where a measure went from one department to another, the line of descent says from which to which."""
    client, querier = samples.test_client(), library_of(samples)
    rows = querier.rows(
        """SELECT DISTINCT ?old { ?old kf:succeededBy ?new ; kf:leadDepartment ?a . ?new kf:leadDepartment ?b .
        FILTER NOT EXISTS { ?new kf:anyDepartment ?a } } ORDER BY ?old"""
    )
    assert rows
    text = text_of(client, "/lineage/" + rows[0]["old"].removeprefix(querier.base))
    assert re.search(r"(担当の移動|担当から外れる|課の改組)：\s*<a", text)
    assert "担当課が変わる" in text
