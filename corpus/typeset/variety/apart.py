"""What stands apart from the measures, in tables or sentences of its own behind them, and names them again."""

from html import escape

from corpus.typeset.variety.forms import body_rows, head_rows, paths, table
from corpus.typeset.variety.parts import Part, Printing, end, succeed
from corpus.typeset.variety.values import OWN_TABLES, budgets, indicators


def apart(doc: Printing) -> str:
    """All that this document prints apart."""
    return _indicators(doc) + _money(doc) + _successions(doc)


def _own(title: str, rows: list[list[Part]]) -> str:
    lines = [line for parts in rows for line in body_rows(parts)]
    return f"<h2>{title}</h2>{table(head_rows(paths(rows[0])), lines)}"


def _indicators(doc: Printing) -> str:
    """The indicators of all measures, told by name or by number."""
    if doc.choice["indicators"] not in OWN_TABLES:
        return ""
    by_name = doc.choice["indicators"] == "table by name"
    rows = []
    for leaf in doc.plan.leaves:
        key = (leaf.level, escape(leaf.name)) if by_name else (doc.words.label("number"), doc.number(leaf))
        rows.append([Part.single(*key), *indicators(doc, leaf)])
    return _own("指標一覧", rows)


def _money(doc: Printing) -> str:
    if doc.choice["budgets"] != "own table":
        return ""
    rows = [[Part.single(leaf.level, escape(leaf.name)), *budgets(doc, leaf)] for leaf in doc.plan.leaves]
    return _own("事業費一覧", rows)


def _successions(doc: Printing) -> str:
    way = doc.choice["successions"]
    if way == "old and new":
        return f"<h2>旧計画との対応</h2>{_old_and_new(doc)}"
    if way == "status table":
        return f"<h2>{doc.plan.before}の事業の取扱い</h2>{_statuses(doc)}"
    if way == "sentences":
        return f"<h2>{doc.plan.before}からの変更</h2>{_sentences(doc)}"
    return ""


def _old_and_new(doc: Printing) -> str:
    """The old names at the left, the new ones at the right; several old ones beside one new."""
    heads = head_rows([(doc.words.label("old_name"),), (doc.words.label("new_name"),)])
    rows = []
    for leaf in doc.plan.leaves:
        succeed(doc, leaf)
        olds = [escape(old) for old in leaf.old] or ["（新規）"]
        new = f'<td rowspan="{len(olds)}">{escape(leaf.name)}</td>'
        rows += [f"<td>{old}</td>{'' if place else new}" for place, old in enumerate(olds)]
    return table(heads, rows)


WORDS = {"continued": "継続", "renamed": "名称変更", "merged": "統合"}


def _statuses(doc: Printing) -> str:
    """What became of each old measure, in a word and with the new name."""
    heads = head_rows([(doc.words.label("old_name"),), (doc.words.label("status"),), (doc.words.label("new_name"),)])
    rows = []
    for leaf in doc.plan.leaves:
        if leaf.old:
            succeed(doc, leaf)
        rows += [f"<td>{escape(old)}</td><td>{WORDS[leaf.kind]}</td><td>{escape(leaf.name)}</td>" for old in leaf.old]
    for old in doc.plan.ended:
        end(doc, old)
        doc.gold.add("successions", old_plan=doc.plan.before, old_measure=old, kind="ended")
        rows.append(f"<td>{escape(old)}</td><td>終了</td><td>－</td>")
    return table(heads, rows)


def _sentences(doc: Printing) -> str:
    told = []
    for leaf in doc.plan.leaves:
        olds = "」及び「".join(map(escape, leaf.old))
        name = escape(leaf.name)
        sentence = {
            "renamed": f"「{olds}」は、「{name}」に名称を変更します。",
            "merged": f"「{olds}」は、「{name}」に統合します。",
            "created": f"「{name}」を新たに加えます。",
        }.get(leaf.kind)
        if sentence:
            succeed(doc, leaf)
            told.append(f"<p>・{sentence}</p>")
    for old in doc.plan.ended:
        doc.gold.add("successions", old_plan=doc.plan.before, old_measure=old, kind="ended")
        told.append(f"<p>・「{escape(old)}」は、目的を達成したため終了しました。</p>")
    return "".join(told)
