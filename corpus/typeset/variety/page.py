"""A whole document: title, period, the measures, what stands apart; and how its paper looks."""

import random
from dataclasses import dataclass
from html import escape

from corpus.typeset.variety.apart import apart
from corpus.typeset.variety.choices import Choice, choose
from corpus.typeset.variety.gold import Gold
from corpus.typeset.variety.invent import invent
from corpus.typeset.variety.parts import Printing
from corpus.typeset.variety.trees import tree
from corpus.typeset.variety.words import Words

RULES = {
    "grid": "td, th { border: 0.6pt solid #222 }",
    "grey": "td, th { border: 0.4pt solid #bbb }",
    "horizontal": "td, th { border: solid #555; border-width: 0.6pt 0 }",
    "outer": "td, th { border: 0.4pt dotted #444 } table { border: 1.2pt solid #222 }",
}
DARK = "#2f5d8a"
STYLE = """
@page {{ size: A4 {paper}; margin: 16mm 14mm; @top-right {{ content: "{running}"; font: 7pt "{font}" }}
  @bottom-center {{ content: counter(page); font: 8pt "{font}" }} }}
body {{ margin: 0; font: {size}/1.45 "{font}"; color: #111 }}
h1 {{ font-size: 17pt; margin: 0 0 3mm; text-align: center }} .city {{ text-align: right; margin: 0 0 3mm }}
.cover {{ height: 100mm; padding-top: 50mm; break-after: page }}
h2 {{ font-size: 13pt; margin: 6mm 0 2mm; border-bottom: 1.5pt solid {accent} }}
h3 {{ font-size: 11.5pt; margin: 4mm 0 1.5mm }} h4 {{ font-size: 10.5pt; margin: 4mm 0 1mm }}
h2, h3, h4 {{ break-after: avoid }} p {{ margin: 0 0 1mm }} .right {{ text-align: right }}
table {{ border-collapse: collapse; width: 100%; margin: 0 0 3mm }} thead {{ display: {head} }}
tr {{ break-inside: avoid }} td, th {{ padding: 2pt 4pt; text-align: left; vertical-align: middle }}
th {{ background: {fill}; color: {ink}; font-weight: normal; text-align: center }}
.card {{ table-layout: fixed; break-inside: avoid; margin-bottom: 5mm }} .t {{ text-align: left }} .c {{ text-align: center }}
.n {{ text-align: right }} .group {{ background: #eee; font-weight: bold }} .list .t {{ min-width: 30mm }}
.pairs {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0 5mm; align-items: start }}
.panels {{ border: 0.8pt solid {accent}; padding: 0 3mm 2mm; margin-bottom: 4mm; break-inside: avoid }}
.panels h4 {{ background: {accent}; color: #fff; margin: 0 -3mm 2mm; padding: 1mm 3mm }}
.chip {{ background: {accent}; color: #fff; padding: 0 2mm }} .upright {{ writing-mode: vertical-rl }}
td:has(.lie) {{ position: relative; padding: 0; overflow: visible }} .lie {{ position: absolute; left: 2px; height: 1.7em }}
.lie span {{ position: absolute; left: 4px; top: 0.2em; white-space: nowrap; line-height: 1.3 }}
.bar {{ background: #c9dcc0 }} .arrow {{ position: absolute; left: 0; top: 0; width: 100%; height: 100% }}
section table {{ break-inside: avoid }} .list td {{ min-width: 9mm }} .list .name {{ min-width: 34mm }}
.list .tree {{ min-width: 20mm }} .n {{ white-space: nowrap }}
"""


@dataclass
class Document:
    """A plan as printed: its page of HTML, what it says, and how it was chosen to print it."""

    html: str
    gold: Gold
    choice: Choice


def document(seed: int, **fixed: str) -> Document:
    """The document of a seed; ``fixed`` dimensions have the given choice."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    choice = choose(chance, fixed)
    plan = invent(seed, chance, choice)
    doc = Printing(plan, choice, Gold(plan.title), Words(chance, strange=choice["words"] == "strange"), chance)
    measures = tree(doc) + apart(doc)
    notes = "".join(f"<p>{note}</p>" for note in doc.notes)
    title = f"{plan.title}　{doc.digits(f'令和{plan.now - 2018}年度')}進捗状況報告書" if plan.report else plan.title
    head = "table-header-group" if choice["head"] == "on each page" else "table-row-group"
    style = STYLE.format(
        paper=choice["paper"], running=escape(title) if choice["title"] == "running head" else "",
        font=choice["font"], size=choice["size"], head=head,
        fill="transparent" if choice["colour"] == "none" else choice["colour"],
        ink="#fff" if choice["colour"] == DARK else "#111", accent=DARK,
    ) + RULES[choice["rules"]]  # fmt: skip
    body = f"{_opening(doc, title)}{notes}{measures}"
    html = (
        f'<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{body}</body></html>"
    )
    return Document(html, doc.gold, choice)


def _opening(doc: Printing, title: str) -> str:
    """Title, city, period, and what the plan replaces where the document tells of the old one."""
    plan = doc.plan
    replaced = plan.before if doc.choice["successions"] != "none" else ""
    doc.gold.add("plans", municipality=plan.city, start=plan.start, end=plan.end, predecessor=replaced)
    if replaced:
        doc.gold.add("plans", plan=replaced, municipality=plan.city)
    span = doc.digits(f"令和{plan.start - 2018}年度から令和{plan.end - 2018}年度まで")
    period = f"{plan.title}の計画期間は、{span}の{doc.digits(str(len(plan.years)))}年間です。"
    after = f"本計画は、{replaced}の後継となる計画です。" if replaced else ""
    css = ' class="cover"' if doc.choice["title"] == "cover" else ""
    return f'<div{css}><h1>{title}</h1><p class="city">{plan.city}</p></div><p>{period}{after}</p>'
