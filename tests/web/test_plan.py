"""The page of a plan: its tree, in part, and how far indicators reach."""

import re

from flask import Flask

from tests.web.conftest import library_of
from tests.web.test_pages import text_of

PLAN = "はだのDX推進計画"


def plan_address(app: Flask, title: str) -> str:
    """The page of a plan."""
    querier = library_of(app)
    rows = querier.rows(f'SELECT ?x {{ ?x a kf:Plan ; dcterms:title "{title}" }}')
    return f"/id/{rows[0]['x'].removeprefix(querier.base)}"


def tree_of(text: str) -> str:
    """The tree on a plan's page."""
    return text.partition('id="tree"')[2].partition("</section>")[0]


def test_a_part_of_the_tree(samples: Flask) -> None:
    """?department= and ?change= leave the measures that have both, and tell how many of all these are."""
    client, address = samples.test_client(), plan_address(samples, PLAN)
    whole, part = (tree_of(text_of(client, address + asked)) for asked in ("", "?department=会計課"))
    count = len(re.findall('class="departments">[^<]*会計課', whole))
    assert 0 < count < len(re.findall('class="node', whole))
    assert len(re.findall('class="departments">[^<]*会計課', part)) == count
    assert f"件のうち{count}件" in part
    assert "option selected>会計課" in part
    renamed = tree_of(text_of(client, f"{address}?change=renamed"))
    assert "k-renamed" in renamed
    assert "k-created" not in renamed


def test_nothing_found_says_so(samples: Flask) -> None:
    """Where nothing has what is asked the page says so, and leads back to all."""
    text = text_of(samples.test_client(), plan_address(samples, PLAN) + "?department=宇宙課")
    assert "当てはまる施策はありません" in text
    assert "すべてに戻す" in text


def test_coverage_is_what_the_graph_holds(samples: Flask) -> None:
    """The page says how many of the plan's projects have an indicator, as a query counts them."""
    querier = library_of(samples)
    (row,) = querier.rows(
        f"""SELECT (COUNT(DISTINCT ?m) AS ?n) {{ ?p dcterms:title "{PLAN}" . ?m kf:inPlan ?p ; ^kf:indicatorOf ?i ; a kf:Measure .
        FILTER NOT EXISTS {{ ?below kf:partOf ?m ; kf:inPlan ?p }} }}"""
    )
    text = text_of(samples.test_client(), plan_address(samples, PLAN))
    coverage = text.partition('id="coverage"')[2].partition("</section>")[0]
    assert re.search(rf"指標がある <span>{row['n']}件", coverage)
    assert int(row["n"]) > 0


def test_plan_leads_to_both_sides_and_to_its_documents(samples: Flask) -> None:
    """A plan in the middle names the plan before, the plan after and its document."""
    text = text_of(samples.test_client(), plan_address(samples, "はだのICT活用推進計画"))
    for words in ("前の計画", "秦野市第4期情報化推進計画", "次の計画", PLAN, "142115-hadano-ict.pdf"):
        assert words in text
