"""Plans made up from a seed say on their pages what their tables of facts say."""

import csv
import shutil
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from bench.variety import by_choice, made
from corpus.typeset.variety.choices import DIMENSIONS
from corpus.typeset.variety.page import document
from ingest.text.normal import normal

PRINTED = {"measures": ["name"], "departments": ["department"], "statements": ["text"], "observations": ["indicator"],
           "budgets": ["text"], "schedules": ["label"], "evaluations": ["rating"], "successions": ["old_measure"]}  # fmt: skip


@pytest.mark.skipif(shutil.which("chromium") is None, reason="needs Chromium")
@pytest.mark.parametrize("seed", [0, 1])
def test_what_the_tables_say_is_printed(seed: int, tmp_path: Path) -> None:
    """Each name, text and number of the facts stands among the words of the pages."""
    made([seed], tmp_path, {})
    (folder,) = tmp_path.iterdir()
    with closing(pypdfium2.PdfDocument(folder / f"{folder.name}.pdf")) as pages:
        words = normal("".join(page.get_textpage().get_text_range() for page in pages))
    for family, columns in PRINTED.items():
        file = folder / "gold" / f"{family}.tsv"
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        assert [row for row in rows if any(normal(row[column]) not in words for column in columns)] == []


def test_a_seed_gives_the_same_document() -> None:
    """Nothing but the seed decides what is printed."""
    assert document(5).html == document(5).html
    assert document(5).html != document(6).html


def test_every_way_of_printing_can_be_made() -> None:
    """Over many seeds each dimension takes several choices, and a fixed one is kept."""
    choices = [document(seed).choice for seed in range(80)]
    assert all(len({choice[dimension] for choice in choices}) > 1 for dimension in DIMENSIONS)
    assert document(3, form="card").choice["form"] == "card"


def test_bad_choices_come_first() -> None:
    """Choices are told worst first, by the families that their dimension is about."""
    choices = {"a": {"texts": "fields", "form": "card"}, "b": {"texts": "bullets", "form": "card"}}
    scores = {"a": {"statements": 1.0, "plans": 0.0}, "b": {"statements": 0.5, "plans": 1.0}}
    rows = by_choice(choices, scores)
    assert rows[0] == (0.5, 0.75, 1, "texts = bullets")
    assert rows[-1] == (1.0, 0.5, 1, "texts = fields")
