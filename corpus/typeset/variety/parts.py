"""What is printed of one measure: parts, each a label over columns with their heads and cells, or before one cell."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import escape

from corpus.typeset.variety.choices import Choice
from corpus.typeset.variety.gold import Gold
from corpus.typeset.variety.invent import Measure, Plan
from corpus.typeset.variety.words import Words

WIDE = str.maketrans("0123456789-()", "０１２３４５６７８９－（）")


@dataclass
class Part:
    """A piece of what is known: columns with a path of heads each, and one or more rows of cells (HTML).

    ``label`` stands before it in a card; where it ``spans`` the columns, also above them in a list.
    """

    label: str
    heads: list[tuple[str, ...]]
    rows: list[list[str]]
    spans: bool = False
    long: bool = False
    align: str = ""

    @classmethod
    def single(cls, label: str, cell: str, *, long: bool = False, align: str = "") -> "Part":
        """A part of one cell."""
        return cls(label, [(label,)], [[cell]], long=long, align=align)


@dataclass
class Printing:
    """A document while it is printed."""

    plan: Plan
    choice: Choice
    gold: Gold
    words: Words
    chance: random.Random
    notes: list[str] = field(default_factory=list)  # legends, above the measures

    def year(self, year: int) -> str:
        """A fiscal year as this document prints it."""
        era, style = year - 2018, self.choice["years"]
        names = {"R6": f"R{era}", "令和6(2024)年度": f"令和{era}({year})年度", "2024年度": f"{year}年度"}
        return self.digits(names.get(style, f"令和{era}年度"))

    def span(self, years: Iterable[int], *above: str) -> list[tuple[str, ...]]:
        """The heads of columns of years, under 令和 where the document prints it once for all."""
        if self.choice["years"] == "spanning":
            return [(*above, "令和", self.digits(f"{year - 2018}年度")) for year in years]
        return [(*above, self.year(year)) for year in years]

    def digits(self, text: str) -> str:
        """A text with the document's digits, half or full width."""
        return text.translate(WIDE) if self.choice["digits"] == "full" else text

    def number(self, measure: Measure) -> str:
        """A measure's number as printed."""
        return escape(self.digits(measure.number))

    def title(self, measure: Measure, between: str = "　") -> str:
        """A measure's number and name."""
        return f"{self.number(measure)}{between if measure.number else ''}{escape(measure.name)}"


Printer = Callable[[Printing, Measure], list[Part]]


def place(doc: Printing, measure: Measure) -> None:
    """The document says a measure and what it stands under."""
    above = measure.above.name if measure.above else ""
    doc.gold.add("measures", notation=measure.number, name=measure.name, level=measure.level, parent=above)


def heading(doc: Printing, measure: Measure) -> str:
    """A measure above others: with the word for its level before its number, or without."""
    place(doc, measure)
    if doc.choice["level word"] == "with number":
        return f"{measure.level}{doc.number(measure)}　{measure.name}"
    return doc.title(measure)


def joined(doc: Printing, names: Iterable[str]) -> str:
    """Several departments in one cell."""
    between = "<br>" if doc.choice["between"] == "break" else doc.choice["between"]
    return between.join(map(escape, names))


def responsible(doc: Printing, measure: Measure, *roles: str) -> list[str]:
    """The departments of a measure in these roles; the document says them."""
    names = {"lead": measure.lead, "related": measure.related}
    for role in roles:
        for name in names[role]:
            doc.gold.add("departments", measure=measure.name, role=role, department=name)
    return [name for role in roles for name in names[role]]


def departments(doc: Printing, measure: Measure) -> list[Part]:
    """Who carries a measure out, where it has a field of its own."""
    label, related = doc.words.label("department.lead"), doc.words.label("department.related")
    way = doc.choice["departments"]
    if way == "in one cell":
        marks = [f"{escape(n)}（主）" for n in responsible(doc, measure, "lead")]
        marks += [f"{escape(n)}（関）" for n in responsible(doc, measure, "related")]
        return [Part.single(label, "<br>".join(marks))]
    if way == "by role":
        lead, others = responsible(doc, measure, "lead"), responsible(doc, measure, "related")
        return [Part.single(label, joined(doc, lead)), Part.single(related, joined(doc, others))]
    if way == "matrix":
        return [_matrix(doc, measure)]
    return [Part.single(label, joined(doc, responsible(doc, measure, "lead")))] if way == "field" else []


def _matrix(doc: Printing, measure: Measure) -> Part:
    offices = sorted({name for leaf in doc.plan.leaves for name in (*leaf.lead, *leaf.related)})
    responsible(doc, measure, "lead", "related")
    signs = ["◎" if name in measure.lead else "○" if name in measure.related else "" for name in offices]
    note = f"◎：{doc.words.label('department.lead')}　○：{doc.words.label('department.related')}"
    if note not in doc.notes:
        doc.notes.append(note)
    heads: list[tuple[str, ...]] = [(f'<span class="upright">{escape(name)}</span>',) for name in offices]
    return Part(doc.words.label("department.lead"), heads, [signs], spans=True, align="c")


def texts(doc: Printing, measure: Measure) -> list[Part]:
    """The texts about a measure."""
    kinds, way = doc.choice["kinds"].split(), doc.choice["texts"]
    if way == "one cell":
        return [_one_cell(doc, measure)]
    listed = way == "bullets"
    parts = [_text(doc, measure, kind) for kind in kinds if not (listed and kind == "action")]
    return [*parts, _bullets(doc, measure)] if listed else parts


def _bullets(doc: Printing, measure: Measure) -> Part:
    for item in measure.texts["bullets"]:
        doc.gold.add("statements", measure=measure.name, kind="action", text=item)
    cell = "<br>".join(f"・{escape(item)}" for item in measure.texts["bullets"])
    return Part.single(doc.words.label("statement.action"), cell, long=True)


def _text(doc: Printing, measure: Measure, kind: str) -> Part:
    text = measure.texts[kind][0]
    doc.gold.add("statements", measure=measure.name, kind=kind, text=text)
    return Part.single(doc.words.label(f"statement.{kind}"), escape(text), long=True)


def _one_cell(doc: Printing, measure: Measure) -> Part:
    """Two labelled texts in one cell, under a word for both."""
    pair, label = (("result", "outlook"), "取組の状況等") if doc.plan.report else (("state", "issue"), "現状と課題")
    lines = [f"【{part.label}】{part.rows[0][0]}" for part in (_text(doc, measure, kind) for kind in pair)]
    return Part.single(label, "<br>".join(lines), long=True)


SCALES = {
    "letters": {"Ａ": "計画以上に進んだ", "Ｂ": "計画どおり進んだ", "Ｃ": "やや遅れている", "Ｄ": "着手していない"},
    "signs": {"◎": "計画以上に進んだ", "○": "計画どおり進んだ", "△": "やや遅れている", "×": "着手していない"},
    "words": {"達成": "", "概ね達成": "", "一部達成": "", "未達成": ""},
}


def ratings(doc: Printing, measure: Measure) -> list[Part]:
    """How far a measure came: this year, or year by year."""
    if doc.choice["ratings"] == "none":
        return []
    way = doc.choice["scale"]
    scale = SCALES.get(way, SCALES["letters"])
    label = doc.words.label("rating")
    note = f"{label}：" + "、".join(f"{sign}…{meaning}" for sign, meaning in scale.items() if meaning)
    if not note.endswith("：") and note not in doc.notes:
        doc.notes.append(note)
    several = doc.choice["ratings"] == "by year" and doc.plan.now > doc.plan.start
    years = range(doc.plan.start if several else doc.plan.now, doc.plan.now + 1)
    signs = [list(scale)[measure.rating[year]] for year in years]
    for year, sign in zip(years, signs, strict=True):
        doc.gold.add("evaluations", measure=measure.name, year=year, rating=sign)
    cells = [f"［{sign}］" if way == "in brackets" else sign for sign in signs]
    if several:
        return [Part(label, doc.span(years), [cells], spans=True, align="c")]
    return [Part.single(label, cells[0], align="c")]


def former(doc: Printing, measure: Measure) -> list[Part]:
    """What a measure was in the plan before, where its row tells."""
    way = doc.choice["successions"]
    if way not in ("old name", "remark", "status"):
        return []
    if way == "status":
        word = {"created": "新規", "continued": "継続"}.get(measure.kind, "継続")
        if word == "新規":
            doc.gold.add("successions", new_plan=doc.plan.title, new_notation=measure.number,
                         new_measure=measure.name, kind="created")  # fmt: skip
        return [Part.single(doc.words.label("status"), word, align="c")]
    if way == "old name":
        succeed(doc, measure)
        label = doc.words.label("old_name")
        return [Part.single(label, "<br>".join(map(escape, measure.old)) or "（新規）")]
    if measure.kind in ("renamed", "created", "merged"):
        succeed(doc, measure)
    olds = "」「".join(map(escape, measure.old))
    remark = {"renamed": f"旧「{olds}」", "merged": f"「{olds}」を統合", "created": "新規"}.get(measure.kind, "")
    if measure.old and remark:  # a remark is a text, too, but for a mere word
        doc.gold.add("statements", measure=measure.name, kind="reason", text=remark)
    return [Part.single(doc.words.label("remark"), remark)]


def end(doc: Printing, old: str) -> None:
    """The document names a measure of the plan before."""
    doc.gold.add("measures", plan=doc.plan.before, name=old)


def succeed(doc: Printing, measure: Measure) -> None:
    """The document says from what a measure comes."""
    new = {"new_plan": doc.plan.title, "new_notation": measure.number, "new_measure": measure.name}
    for old in measure.old or [""]:
        if old and doc.choice["successions"] != "sentences":  # a sentence is no place in a tree
            end(doc, old)
        before = {"old_plan": doc.plan.before, "old_measure": old} if old else {}
        doc.gold.add("successions", **before, **new, kind=measure.kind)
