"""How the measures stand in order: chapters, merged cells, rows of groups, an overview before, a path in each card."""

from corpus.typeset.variety.forms import head_rows, listed, printed, table
from corpus.typeset.variety.invent import Measure
from corpus.typeset.variety.parts import Part, Printing, heading, place


def tree(doc: Printing) -> str:
    """All measures in the document's order."""
    way, leaves = doc.choice["tree"], doc.plan.leaves
    if way == "chapters":
        return "".join(_chapter(doc, root, 2) for root in doc.plan.roots)
    if way == "path rows":
        return printed(doc, leaves, lambda leaf: _path(doc, leaf))
    if way in ("merged cells", "group rows"):
        return listed(doc, leaves, way)
    first = {"overview": _overview, "bullets": _bullets}
    above = f"<h2>施策の体系</h2>{first[way](doc)}<h2>施策の内容</h2>" if way in first else ""
    return above + printed(doc, leaves)


def _chapter(doc: Printing, measure: Measure, level: int) -> str:
    title = f"<h{level}>{heading(doc, measure)}</h{level}>"
    if measure.below[0].below:
        return title + "".join(_chapter(doc, one, level + 1) for one in measure.below)
    return title + printed(doc, measure.below)


def _path(doc: Printing, leaf: Measure) -> list[Part]:
    """What a measure belongs to, as fields of its card."""
    for above in leaf.path:
        place(doc, above)
    return [Part.single(above.level, doc.title(above)) for above in leaf.path]


def _overview(doc: Printing) -> str:
    """A table of the whole tree, with merged cells."""
    leaves = doc.plan.leaves
    levels = [(one.level,) for one in (*leaves[0].path, leaves[0])]
    seen: set[str] = set()
    rows = []
    for leaf in leaves:
        cells = ""
        for one in (*leaf.path, leaf):
            if one.name not in seen:
                place(doc, one)
                seen.add(one.name)
                count = sum(one in other.path for other in leaves) or 1
                cells += f'<td rowspan="{count}">{doc.title(one, " ")}</td>'
        rows.append(cells)
    return table(head_rows(levels), rows)


def _bullets(doc: Printing) -> str:
    """The tree as lines, each level further in."""
    return "".join(_line(doc, root, 0) for root in doc.plan.roots)


def _line(doc: Printing, measure: Measure, depth: int) -> str:
    line = f'<p style="margin-left: {depth * 2}em">{heading(doc, measure)}</p>'
    return line + "".join(_line(doc, below, depth + 1) for below in measure.below)
