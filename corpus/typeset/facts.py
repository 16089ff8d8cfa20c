"""A plan as data: ``plan.toml`` and one TSV for each family of facts, in the order in which they are printed."""

import csv
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

Fact = dict[str, str]
Item = TypeVar("Item")


class Plan:
    """A folder of the corpus."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.about: dict[str, Any] = tomllib.loads((folder / "plan.toml").read_text(encoding="utf-8"))

    @property
    def title(self) -> str:
        """The title that the document bears: that of its plan, or one of its own."""
        return str(self.about.get("heading", self.about["title"]))

    @property
    def municipality(self) -> str:
        """The city, town or village."""
        return str(self.about["municipality"])

    @property
    def pdf(self) -> Path:
        """Where the typeset document stands."""
        return self.folder / f"{self.folder.name}.pdf"

    def prose(self, key: str) -> list[str]:
        """Paragraphs that are printed as they are."""
        return [str(paragraph) for paragraph in self.about["prose"][key]]

    def facts(self, family: str, **wanted: str) -> list[Fact]:
        """The facts of a family whose columns have the wanted values."""
        file = self.folder / "gold" / f"{family}.tsv"
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
        return [row for row in rows if all(row[column] == value for column, value in wanted.items())]

    def children(self, parent: str, **wanted: str) -> list[Fact]:
        """The measures directly below another."""
        return self.facts("measures", parent=parent, **wanted)

    def departments(self, measure: str, role: str = "lead", joint: str = "、") -> str:
        """The departments of a measure in one role, as printed in one cell."""
        return joint.join(row["department"] for row in self.facts("departments", measure=measure, role=role))

    def statements(self, measure: str, kind: str) -> list[str]:
        """The texts of one kind about a measure."""
        return [row["text"] for row in self.facts("statements", measure=measure, kind=kind)]


def grouped(items: Iterable[Item], key: Callable[[Item], str]) -> dict[str, list[Item]]:
    """Items by a key, both in the order of their first coming."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return groups
