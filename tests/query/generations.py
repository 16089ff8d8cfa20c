"""Three generations of a plan, made by hand: renamed, merged, split, ended, unmatched, and a circle."""

from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from graph.embedded import Embedded
from graph.facts import (
    AnyFact,
    DepartmentMention,
    MeasureMention,
    PlanMention,
    Responsibility,
    Statement,
    Succession,
    SuccessionKind,
)
from graph.store import Store
from graph.vocabulary import KF, RDF
from query.querier import Querier
from query.search import find_measures
from tests.graph.samples import TOWN, entry, evidence, measure, pdf, placed, reading

FIRST, SECOND, THIRD = (PlanMention(title, TOWN) for title in ("情報化計画", "ICT計画", "DX計画"))
SCRIPT = "<script>alert('窓口')</script>"

BOOK = measure("図書館サーバーの更新", "1-1", plan=FIRST)
CLOUD = measure("図書館システムのクラウド化", "2-1", plan=SECOND)
READER = measure("電子書籍の貸出し", "①-1", plan=THIRD)
CARD = measure("利用券のスマートフォン化", "①-2", plan=THIRD)
TAX = measure("納税の案内", "1-2", plan=FIRST)
FEES = measure("手数料の案内", "1-3", plan=FIRST)
PAYMENT = measure("キャッシュレス納付", "2-2", plan=SECOND)
FAX = measure("ファクス網の整備", "1-4", plan=FIRST)
ORPHAN = measure("庁内放送の改善", "2-3", plan=SECOND)
ROUND, TRIP = measure("行きの施策", "2-8", plan=SECOND), measure("帰りの施策", "2-9", plan=SECOND)
EVIL = measure(SCRIPT, "①-9", plan=THIRD)


def link(
    kind: SuccessionKind, old: tuple[MeasureMention, ...], new: tuple[MeasureMention, ...], reason: str = ""
) -> Succession:
    """A row of a table of old and new, at a height of its own."""
    words = "→".join(mention.name for mention in (*old, *new))
    top = float(sum(map(ord, words)) % 700)
    return Succession(
        evidence=evidence(words, 2, top), kind=kind, predecessors=old, successors=new, reason=reason,
        year=2021 if kind == "ended" else None,
    )  # fmt: skip


def first() -> list[AnyFact]:
    """The oldest plan: no document says what it came from."""
    return [entry(FIRST, 2011, 2015), *(placed(each, "tree") for each in (BOOK, TAX, FEES, FAX))]


def second() -> list[AnyFact]:
    """The plan in the middle, with a table of old and new."""
    return [
        entry(SECOND, 2016, 2020),
        *(placed(each, "tree") for each in (CLOUD, PAYMENT, ORPHAN, ROUND, TRIP)),
        link("renamed", (BOOK,), (CLOUD,)),
        link("merged", (TAX,), (PAYMENT,)),
        link("merged", (FEES,), (PAYMENT,)),
        link("ended", (FAX,), (), "電子メールに替わったため"),
        link("renamed", (ROUND,), (TRIP,)),
        link("renamed", (TRIP,), (ROUND,)),
        _runs(CLOUD, "図書館"),
    ]


def third() -> list[AnyFact]:
    """The newest plan, which names the one before it."""
    text = f"{SCRIPT}をなくす。"
    return [
        entry(THIRD, 2021, 2025),
        *(placed(each, "tree") for each in (READER, CARD, EVIL)),
        link("split", (CLOUD,), (READER,)),
        link("split", (CLOUD,), (CARD,)),
        Succession(
            evidence=evidence("ICT計画に続く計画", 1, 40), kind="renamed", predecessors=(SECOND,), successors=(THIRD,)
        ),
        Statement(evidence=evidence(text, 3), about=EVIL, kind="purpose", text=text),
    ]


def _runs(mention: MeasureMention, office: str) -> Responsibility:
    return Responsibility(
        evidence=evidence(office, 3), about=mention, department=DepartmentMention(office), role="lead", name=office
    )


def store_of_generations(directory: Path) -> Path:
    """A store with the three documents; the directory of the store."""
    store = directory / "store"
    documents = (("first", first(), FIRST), ("second", second(), SECOND), ("third", third(), THIRD))
    with Store.open(store) as opened, opened.batch():
        for name, facts, plan in documents:
            item = reading(name, facts, [plan])
            opened.add(item, pdf(directory, item))
    return store


def iri(querier: Querier, name: str) -> str:
    """The measure of exactly this name."""
    return next(hit.thing for hit in find_measures(querier, name) if hit.name == name)


class Copy(Querier):
    """Asks a graph in memory that can be changed."""

    def __init__(self, graph: pyoxigraph.Store, base: str) -> None:
        super().__init__(Embedded(graph), base)
        self.graph = graph


def copy_of(querier: Querier) -> Copy:
    """The same graph in memory, to add to."""
    graph = pyoxigraph.Store()
    graph.extend(querier.store.quads())
    return Copy(graph, querier.base)


def add_inferred(querier: Copy, old: str, new: str, status: str = "inferred") -> None:
    """An inferred link between two things, with its reason in two languages, as the program makes them."""
    node, graph = NamedNode(f"{querier.base}fact/inferred"), NamedNode(f"{querier.base}graph/inferred")
    values: dict[str, NamedNode | Literal] = {
        "predecessor": NamedNode(old), "successor": NamedNode(new), "successionKind": Literal("renamed"),
        "basis": Literal("inferred"), "status": Literal(status), "confidence": Literal("0.7"),
    }  # fmt: skip
    querier.graph.add(Quad(node, RDF.type, KF.Succession, graph))
    querier.graph.extend(Quad(node, KF[name], value, graph) for name, value in values.items())
    for words, language in (("名称が似る。", "ja"), ("The names are alike.", "en")):
        querier.graph.add(Quad(node, KF.reason, Literal(words, language=language), graph))
