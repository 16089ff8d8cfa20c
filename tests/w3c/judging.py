"""Whether the endpoint does what a case expects, and what is known to be otherwise."""

import tomllib
from pathlib import Path

from tests.w3c.endpoint import Endpoint
from tests.w3c.results import same
from tests.w3c.suite import Case

KNOWN: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("differences.toml").read_text(encoding="utf-8")
)


def known(case: Case) -> str:
    """Why this case is known not to pass, "" where it must."""
    return KNOWN.get(case.group, {}).get(case.name, "")


def difference(endpoint: Endpoint, case: Case) -> str:
    """What the endpoint does otherwise than the case says, "" where it does as it says."""
    answer = endpoint.answer(case)
    wanted = 400 if case.kind.startswith("Negative") else 200
    if answer.status_code != wanted:
        return f"status {answer.status_code}: {answer.get_data(as_text=True)}"
    if case.result_file and not same(case.result_file.rpartition(".")[2], case.result, answer.data):
        return f"another result: {answer.get_data(as_text=True)}"
    return ""
