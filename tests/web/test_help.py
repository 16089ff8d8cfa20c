"""The help: what it tells of quality is what was measured, and where things stood before leads to it."""

import re
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient

from docs.reading import FAMILIES, FIRST_HEAD, PAGE, SETS
from tests.web.conftest import library_of
from tests.web.test_pages import text_of
from web.measured import FILE, Score, measured
from web.words import FAMILIES as WORDS

ROW = re.compile(r"^\| ([^|]+) \| ([\d,]+) \| ([\d,]+) \| ([\d,]+) \|", re.MULTILINE)


def test_the_help_and_the_documentation_tell_the_same() -> None:
    """The numbers that the app carries are those of docs/reading.md: both come from one run of make scores."""
    tables = PAGE.read_text(encoding="utf-8").split("\n## ")
    carried = FILE.read_text(encoding="utf-8")
    for name, head in {**SETS, "first-contact": FIRST_HEAD}.items():
        table = next(table for table in tables if table.startswith(head + "\n"))
        part = carried.partition(f'"{name}"')[2].partition("}")[0]
        families = {label: family for family, label in FAMILIES.items()}
        rows = ROW.findall(table)
        assert rows
        for label, *numbers in rows:
            plain = ", ".join(number.replace(",", "") for number in numbers)
            assert f'"{families[label]}": [ {plain} ]' in part, (name, label)


def test_shares_are_of_what_was_read_and_of_what_is_printed() -> None:
    """Precision is of what was read, recall of what is printed; neither is told where there is nothing."""
    score = Score(printed=20, read=10, right=6)
    assert (score.precision, score.recall) == (0.6, 0.3)
    assert (Score(0, 0, 0).precision, Score(0, 0, 0).recall) == (None, None)


def test_the_page_has_what_was_measured(client: FlaskClient) -> None:
    """Each family of facts has a row with its shares, on documents at hand and on plans at first contact."""
    text = text_of(client, "/help")
    table = text.partition('class="plain measured"')[2].partition("</table>")[0]
    scores = measured()
    assert table.count("<tr>") == len(scores.families) + 2
    for family in scores.families:
        assert family in WORDS
        row = table.partition(f">{WORDS[family]}</th>")[2].partition("</tr>")[0]
        for each in (scores.at_hand, scores.first_contact):
            score = each.families.get(family)  # none where no plan of the set prints any
            assert score is None or (score.recall is not None and f"{round(100 * score.recall)}%" in row)


def test_it_tells_what_is_here_and_how_to_cite(samples: Flask) -> None:
    """The counts, the documents, a text to cite and the way to the ontology are there."""
    text = text_of(samples.test_client(), "/help")
    (row,) = library_of(samples).rows("SELECT (COUNT(DISTINCT ?m) AS ?n) { ?m a kf:Measure }")
    assert f"施策 {row['n']}件" in text
    for words in ("142115-hadano-dx.pdf", "閲覧", 'href="/ns"', "引用のしかた"):
        assert words.replace('"', "'") in text or words in text


def test_the_old_address_leads_to_it(client: FlaskClient) -> None:
    """/about stays good."""
    answer = client.get("/about")
    assert (answer.status_code, answer.location) == (301, "/help")


def test_the_wheel_carries_it() -> None:
    """The file with the numbers is among those that are packed."""
    assert "measured.json" in (Path(__file__).parent.parent.parent / "pyproject.toml").read_text(encoding="utf-8")
