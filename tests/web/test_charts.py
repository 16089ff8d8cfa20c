"""Charts show the values of the page's table, one line through renamings, cut where they cannot be compared."""

import json
import re
from html import unescape

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect

from query.facts import Fact
from query.indicator_lines import IndicatorLine, Joint, Stretch
from query.measures import Measure
from query.plans import Plan
from query.series import Series, ValueRow
from tests.web.conftest import library_of
from tests.web.test_pages import text_of
from web.charts import Point, charts

OLD, NEW = (Measure(f"urn:{name}", name, plan=Plan(f"urn:plan-{name}", name)) for name in ("旧", "新"))


def stretch(measure: Measure, unit: str, values: dict[int, str], role: str = "actual") -> Stretch:
    """An indicator of a measure with values of one role."""
    facts: dict[int | None, tuple[Fact, ...]] = {
        year: (Fact(f"urn:{measure.name}{year}", "Observation", {"value": (value,), "text": (f"{value}{unit}",)}),)
        for year, value in values.items()
    }
    series = Series(f"{measure.iri}/i", "利用者数", "", unit, tuple(facts), (ValueRow(role, dict(facts)),))
    return Stretch(0, measure, series)


@pytest.mark.parametrize("breaks", [(), ("unit",)])
def test_a_line_is_one_where_values_compare(app: Flask, breaks: tuple[str, ...]) -> None:
    """Over a joint without a break both measures' values are one trace; over one with a break two, cut with the reason."""
    old, new = stretch(OLD, "人", {2021: "10", 2022: "12"}), stretch(NEW, "人", {2023: "15", 2024: "20"})
    joint = Joint(old.series.iri, new.series.iri, stated=True, breaks=breaks)  # type: ignore[arg-type]
    with app.test_request_context("/?lang=ja"):
        (chart,) = charts([IndicatorLine((old, new), (joint,))], NEW.iri)
    assert [year for year, _ in chart.years] == [2021, 2022, 2023, 2024]
    assert len(chart.traces) == 1 + len(breaks)
    assert sum(len(trace.points) for trace in chart.traces) == 4
    assert [(cut.year, cut.why) for cut in chart.cuts] == ([(2023, "単位が変わった")] if breaks else [])


def test_values_that_differ_are_both_there(app: Flask) -> None:
    """Where two documents give other values for one year, both are points."""
    one, other = stretch(NEW, "人", {2021: "10", 2022: "12"}), stretch(NEW, "人", {2021: "11"})
    both = one.series.rows[0].by_year[2021] + other.series.rows[0].by_year[2021]
    one.series.rows[0].by_year[2021] = both
    with app.test_request_context("/?lang=ja"):
        (chart,) = charts([IndicatorLine((one,))], NEW.iri)
    assert chart.traces[0].points == (Point(2021, 10, "10人"), Point(2021, 11, "11人"), Point(2022, 12, "12人"))


def test_no_chart_of_one_year_or_of_words(app: Flask) -> None:
    """A single year, values without a number, and lines that do not touch the measure give no chart."""
    lines = [
        IndicatorLine((stretch(NEW, "人", {2021: "10"}),)),
        IndicatorLine((stretch(NEW, "", {2021: "", 2022: ""}),)),
        IndicatorLine((stretch(OLD, "人", {2021: "10", 2022: "12"}),)),
    ]
    with app.test_request_context("/?lang=ja"):
        assert charts(lines, NEW.iri) == []


MOST_VALUES = """
SELECT ?m (COUNT(DISTINCT ?year) AS ?n) {
  ?f a kf:Observation ; kf:about ?m ; kf:fiscalYear ?year ; kf:value ?value
} GROUP BY ?m ORDER BY DESC(?n) ?m LIMIT 1"""


def test_a_chart_is_drawn_with_the_tables_values(samples: Flask, site: str, browser: Browser) -> None:
    """In the browser a measure with a series has its chart as SVG, named for a screen reader, its values those of the table."""
    querier = library_of(samples)
    address = f"/id/{querier.rows(MOST_VALUES)[0]['m'].removeprefix(querier.base)}"
    text = text_of(samples.test_client(), address)
    data = [json.loads(unescape(found)) for found in re.findall(r'data-chart="([^"]+)"', text)]
    assert data
    for chart in data:
        for point in (point for trace in chart["traces"] for point in trace["points"]):
            assert f">{point['text']}</a>" in text
    page = browser.new_page(base_url=site, locale="ja-JP")
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.goto(address)
    expect(page.locator(".chart svg").first).to_be_visible()
    assert page.locator(".chart").count() == len(data)
    assert data[0]["title"] in (page.locator(".chart").first.get_attribute("aria-label") or "")
    page.close()
    assert wrong == []
