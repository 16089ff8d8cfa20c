"""Writes docs/api.md: what the API answers, as it answers now on the sample plans (python -m docs.api). A test compares."""

import json
import shlex
import subprocess
import tempfile
from pathlib import Path

import click

from docs.generate import read_samples
from tests.web.conftest import serving
from web.api.operations import OPERATIONS, Operation
from web.app import create_app

PAGE = Path(__file__).with_name("api.md")
SITE = "http://127.0.0.1:8000"
MOST_LINES = 24
HEAD = """# The API

Plain JSON for scripts, at `/api/` of the site that `keifu serve` serves. It reads; one operation writes, for those who know the
server's token. `/api/openapi.json` describes all of it in OpenAPI 3.1: the description is made of the types in the code, and
schemathesis holds the server against it in the tests. Who wants more than lists and cards asks the graph itself:
[sparql.md](sparql.md).

- Things go by what follows `/id/` in their address: `142115/はだのDX推進計画` is the plan at
  `/id/142115/はだのDX推進計画`, and the IRI in the answers ends in it.
- Lists come in parts: `limit` (100, at most 1000) and `offset`; `next` is the address of the next part, `null` at the end.
- Years are fiscal years, named by the year of their April. What a document does not say is `null` or empty.
- An answer has an `ETag`; sent back as `If-None-Match` it brings 304 as long as nothing has changed. Pages of other sites
  may ask (CORS).
- Errors are problem details (RFC 9457, `application/problem+json`). An unknown parameter is an error, not ignored.

"""
RPA = "142115/はだのICT活用推進計画/RPA(自動化技術)の導入による事務の効率化"
EXAMPLES = (
    ("The plans of a municipality.", "-G {site}/api/plans --data-urlencode municipality=秦野市 -d limit=1"),
    (
        "Where a name is found, also one that a thing had once.",
        "-G {site}/api/search --data-urlencode q=RPA -d limit=1",
    ),
    ("The line of descent of a measure.", f"{{site}}/api/lineages/{RPA}?stated=true"),
    ("Inferred links that nobody has decided on.", "{site}/api/links?undecided=true&limit=1"),
    ("An error.", "{site}/api/measures?limit=0"),
)
WRITING = """
## Writing

Off by default. A server that was started with `--token-file` records decisions, as `keifu decide` does, from those who send the
token; without it they get 401, and a server without a token answers 403 to everybody.

```sh
curl {site}/api/decisions -H "Authorization: Bearer $(cat token)" -H 'Content-Type: application/json' \\
  -d '{{"verdict": "accept", "things": ["OLD", "NEW"], "by": "山田", "why": "担当課に確認"}}'
```

`things` go by their name, their IRI or its path; `to` holds what is right with `correct`. What cannot be meant is answered by
409 and a sentence. Documents are handed in by people, on the page `/add`, or by the command line.
"""


def page(site: str) -> str:
    """The page, with what this site answers."""
    return "\n".join([HEAD + table(), "## Examples\n", *(example(site, *each) for each in EXAMPLES)]) + WRITING.format(
        site=SITE
    )


def table() -> str:
    """All operations."""
    rows = (f"| `{each.method.upper()} /api{each.path}` | {summary(each)} | {taken(each)} |\n" for each in OPERATIONS)
    return "| what | gives | asked for by |\n| --- | --- | --- |\n" + "".join(rows)


def summary(operation: Operation) -> str:
    """The first line of its docstring."""
    return (operation.function.__doc__ or "").partition("\n")[0]


def taken(operation: Operation) -> str:
    """The parameters in the address."""
    return ", ".join(f"`{name}`" for name in operation.takes[0].__struct_fields__ if name not in operation.in_path)


def example(site: str, sentence: str, arguments: str) -> str:
    """A command and what it prints, the answer made readable and its end left out."""
    command = ["curl", *(shlex.quote(word) for word in arguments.format(site=SITE).split())]
    lines = json.dumps(answer(site, arguments), ensure_ascii=False, indent=1).splitlines()
    shown = [*lines[:MOST_LINES], *(["…"] if len(lines) > MOST_LINES else [])]
    return "\n".join([f"{sentence}\n", "```sh", " ".join(command), "```\n", "```json", *shown, "```\n"])


def answer(site: str, arguments: str) -> object:
    """What curl gets from this site."""
    words = ["curl", "--silent", *arguments.format(site=site).split()]
    return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)


def main() -> None:
    """Read the sample plans, serve them for a while and write the page."""
    with tempfile.TemporaryDirectory() as folder, serving(create_app(read_samples(Path(folder)))) as site:
        PAGE.write_text(page(site), encoding="utf-8")
    click.echo("docs/api.md is current.")


if __name__ == "__main__":
    main()
