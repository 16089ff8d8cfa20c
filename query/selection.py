"""A part of a plan's tree: the measures of one department, with one rating, or that changed in one way."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from query.outline import Node

UNTIED = "none"  # in the place of a kind: no link to another plan is known


class Selection(msgspec.Struct, frozen=True):
    """Which measures are looked for; "" is any. ``change`` is the kind of a link to the plan before or after, or UNTIED."""

    department: str = ""
    rating: str = ""
    change: str = ""

    def __bool__(self) -> bool:
        return bool(self.department or self.rating or self.change)

    def has(self, node: Node) -> bool:
        """Whether a measure is one of them."""
        return (
            (not self.department or self.department in node.departments)
            and (not self.rating or self.rating in node.ratings)
            and (not self.change or self.change in changes(node))
        )

    def of(self, tree: Iterable[Node]) -> tuple[Node, ...]:
        """The tree with these measures and those above them, all else left out."""
        found = []
        for node in tree:
            children = self.of(node.children)
            if children or self.has(node):
                found.append(msgspec.structs.replace(node, children=children))
        return tuple(found)


def changes(node: Node) -> Iterable[str]:
    """The kinds of the links of a measure to other plans."""
    return [tie.kind for tie in (*node.before, *node.after)] or [UNTIED]


class Choices(msgspec.Struct, frozen=True):
    """What can be looked for in a tree: departments and ratings by name, and kinds of change."""

    departments: tuple[str, ...]
    ratings: tuple[str, ...]
    changes: frozenset[str]


def choices(tree: Iterable[Node]) -> Choices:
    """What can be looked for in a tree."""
    nodes = list(measures(tree))
    departments = _common(nodes, lambda node: node.departments)
    return Choices(
        departments, _common(nodes, lambda node: node.ratings), frozenset(k for n in nodes for k in changes(n))
    )


class Coverage(msgspec.Struct, frozen=True):
    """How many projects (measures with nothing below them) a tree has, and how many have an indicator, a target, an actual."""

    projects: int
    indicators: int
    targets: int
    actuals: int


def coverage(tree: Iterable[Node]) -> Coverage:
    """How far the projects of a tree are covered by indicators."""
    projects = [node for node in measures(tree) if not node.children]
    roles = [node.values for node in projects if node.values is not None]
    return Coverage(len(projects), len(roles), *(sum(role in each for each in roles) for role in ("target", "actual")))


def measures(tree: Iterable[Node]) -> Iterator[Node]:
    """Each measure of a tree once, however often it stands there."""
    yield from {node.iri: node for top in tree for node in top.all}.values()


def _common(nodes: Iterable[Node], values: Callable[[Node], Iterable[str]]) -> tuple[str, ...]:
    return tuple(sorted({value for node in nodes for value in values(node)}))
