"""Lines of descent as trees for a terminal."""

from collections.abc import Iterable, Iterator

from rich.tree import Tree

from query.department_moves import office_changes
from query.fate import Fate, fate
from query.measures import Measure
from query.querier import Querier
from query.successions import Link
from query.trace import Lineage, line


def lines_of(querier: Querier, measures: Iterable[str], depth: int) -> list[Lineage]:
    """The lines of descent of these measures, ``depth`` generations each way, best first; none that is a part of another."""
    lines = [line(querier, measure, depth) for measure in measures]
    return [
        lineage
        for index, lineage in enumerate(lines)
        if not any(
            set(lineage) < set(other) or (set(lineage) == set(other) and place < index)
            for place, other in enumerate(lines)
        )
    ]


def lineage_trees(querier: Querier, lineage: Lineage) -> Iterator[Tree]:
    """A tree for each measure with which the line begins, the old above the new."""
    shown: set[str] = set()
    for root in (measure for measure in lineage if not lineage.in_degree(measure)):
        tree = Tree(_measure_text(lineage, root))
        for link in lineage.nodes[root]["created"]:
            tree.label = f"{tree.label}  {_link_text(link)}"
        _grow(querier, lineage, root, tree, shown)
        yield tree


def _grow(querier: Querier, lineage: Lineage, measure: str, branch: Tree, shown: set[str]) -> None:
    """What became of a measure, below it; what already stands elsewhere is not repeated."""
    if measure in shown:
        if lineage.out_degree(measure):
            branch.add("(as above)")
        return
    shown.add(measure)
    for link in lineage.nodes[measure]["ended"]:
        branch.add(_link_text(link))
    for new in lineage.successors(measure):
        says = "; ".join(_link_text(link) for link in lineage.edges[measure, new]["links"])
        offices = "".join(f"\n{text}" for text in _offices_text(querier, measure, new))
        _grow(querier, lineage, new, branch.add(f"{says}\n{_measure_text(lineage, new)}{offices}"), shown)
    if not lineage.out_degree(measure):
        _branch_end(fate(querier, measure), branch)


def _offices_text(querier: Querier, old: str, new: str) -> Iterator[str]:
    """A line for each department that did not stay: what it became and who says so, or where the measure went."""
    for change in office_changes(querier, old, new):
        names = " → ".join("・".join(office.name for office in side) for side in (change.old, change.new))
        if change.how == "became":
            yield f"department {names}: {'; '.join(_link_text(link) for link in change.links)}"
        elif change.how == "moved" and change.old and change.new:
            yield f"department {names}"


def _branch_end(end: Fate, branch: Tree) -> None:
    """Why a line stops here, where no document says it."""
    names = ", ".join(plan.title for plan in end.next_plans)
    if end.case == "unmatched":
        branch.add(f"nothing in the next plan ({names}) is tied to it")
    elif end.case == "not-held" and names:
        branch.add(f"the next plan ({names}) is not in the store")


def _measure_text(lineage: Lineage, iri: str) -> str:
    """A measure with its plan, the plan's years and the departments."""
    measure: Measure = lineage.nodes[iri]["measure"]
    years = f" {measure.plan.start or ''}–{measure.plan.end or ''}" if measure.plan.start or measure.plan.end else ""
    parts = [
        f"{measure.notation} {measure.name}".strip(),
        f"{measure.plan.title}{years}",
        "・".join(measure.departments),
    ]
    return "  ".join(part for part in parts if part)


def _link_text(link: Link) -> str:
    """What ties old and new: the kind, the year, the reason, how sure, and the page that says so."""
    parts = [link.kind]
    if link.year:
        parts.append(f"FY{link.year}")
    if link.reason:
        parts.append(f"「{link.reason}」")
    if not link.stated:
        parts.append(f"inferred, confidence {link.confidence:.2f}")
    pages = sorted({(source.file, source.page) for source in link.pages})
    parts += [f"{file} p.{page}" for file, page in pages]
    return "  ".join(parts)
