"""Writes what docs/sparql.md quotes: answers of the saved questions, and which of the W3C's cases pass (python -m docs.asking).

Each part stands between two comments with its name; a test compares.
"""

import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

import click
import pyoxigraph

from graph.store import View
from query.questions import SavedQuestion, saved_question, saved_questions
from tests.query.two_towns import store_of_two_towns
from tests.w3c.judging import KNOWN
from tests.w3c.suite import QUERY_GROUPS, cases, files

PAGE = Path(__file__).with_name("sparql.md")
MOST_ROWS = 4
LONGEST_CELL = 24
EXAMPLES = {"word": "の", "plan": "西の", "department": "図書館", "year": "2023"}


def with_part(text: str, name: str, part: str) -> str:
    """The page with another text between the comments of this name."""
    return re.sub(
        rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda ends: f"{ends[1]}{part}\n{ends[2]}", text, flags=re.DOTALL
    )


def answers(view: View) -> str:
    """Each saved question with the beginning of its answer on this store."""
    return "\n".join(_answer(view, question) for question in saved_questions())


def _answer(view: View, saved: SavedQuestion) -> str:
    question = saved_question(saved.name, EXAMPLES) or saved
    result = view.query(question.query)
    assert isinstance(result, pyoxigraph.QuerySolutions)
    names = [variable.value for variable in result.variables]
    rows = [["" if row[name] is None else row[name].value for name in names] for row in result]
    parameters = "".join(f"\n`{each.name}`: {each.japanese} / {each.english}\n" for each in question.parameters)
    table = _table(names, (map(_short, row) for row in rows[:MOST_ROWS])) if rows else ""
    count = f"{len(rows)} rows" if len(rows) != 1 else "1 row"
    return f"### {question.name}\n\n{question.japanese}<br>\n{question.english}\n{parameters}\n{table}{count}\n"


def _short(cell: str) -> str:
    text = " ".join(cell.replace("|", "\\|").split())
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - 1]}…"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = list(head)
    lines = [names, ["---"] * len(names), *map(list, rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def conformance() -> str:
    """How many of the W3C's cases pass, by group, and why those that do not do not: as the tests have found."""
    numbers = {group: (len(cases(group)), len(KNOWN.get(group, {}))) for group in QUERY_GROUPS}
    numbers["all"] = sum(run for run, _ in numbers.values()), sum(differ for _, differ in numbers.values())
    rows = ([group, str(run - differ), str(differ)] for group, (run, differ) in numbers.items())
    reasons = [f"- {group}, {name}: {why}" for group, known in KNOWN.items() for name, why in known.items()]
    return _table(("group", "pass", "differ"), rows) + "\n".join(reasons) + "\n"


def current(text: str, view: View) -> str:
    """The page as it should be; the W3C's part stays as it is where the cases are not here."""
    text = with_part(text, "answers", answers(view))
    return with_part(text, "conformance", conformance()) if files() else text


def main() -> None:
    """Write the page."""
    with tempfile.TemporaryDirectory() as folder:
        text = current(PAGE.read_text(encoding="utf-8"), View.open(store_of_two_towns(Path(folder))))
    PAGE.write_text(text, encoding="utf-8")
    click.echo("docs/sparql.md is current.")


if __name__ == "__main__":
    main()
