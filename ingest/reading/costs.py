"""Items with money right under a label of what is done in a project that has money of its own, too (〈主な取組〉 ・改修工事費
900千円): what its parts cost, and no projects.
"""

from collections.abc import Iterator
from itertools import takewhile

from ingest.document import Document, Line, Passage
from ingest.reading.labels import read_label
from ingest.reading.passages import is_label
from ingest.reading.project_lines import Finder, Project
from ingest.reading.projects import lists
from ingest.reading.statements import kind_of_label

_DONE = ("action", "result")


def of_parts(document: Document, found: Finder, now: int | None) -> Iterator[Line]:
    """The lines, of those ``found`` that may name projects, that price what is done in the project above."""
    projects = found.projects
    passages = [p for p in document.passages() if p.text and p.text.lines[0] not in found.taken]
    priced = False  # whether the passage is of a project that has money
    for i, passage in enumerate(passages):
        if passage.text.lines[0] in projects:
            priced = True
        elif priced and _tells_acts(passage, now):
            run = list(takewhile(lambda other: other.role == "bullet", passages[i + 1 :]))
            after = passages[i + 1 + len(run) : i + 2 + len(run)]
            told = any(p.role == "paragraph" and p.text.lines[0] not in projects for p in after)  # of the last of them
            lines = [line for item in run for line in item.text.lines if line in projects]
            if not told and all(_is_bare(projects[line]) for line in lines):
                yield from lines
        elif passage.role == "heading" and not is_label(passage, now):
            priced = False


def _tells_acts(passage: Passage, now: int | None) -> bool:
    """Whether a passage is a label of what is done, and not of a list of projects (主な事業)."""
    label = read_label(passage.text.text, now)
    return is_label(passage, now) and kind_of_label(label, now) in _DONE and not lists(label)


def _is_bare(part: Project) -> bool:
    """Whether an item has nothing of its own that projects have: number, department, 事業 in its name."""
    return not part.node.number and not part.told.offices and not part.node.name.endswith("事業")
