"""The graph answers what the evaluation asks, and holds the shortcuts that make queries short."""

from pathlib import Path

import pytest
from pyoxigraph import QueryBoolean, QuerySolutions

from graph.derived import derived_quads
from graph.facts import MeasureMention, MunicipalityMention, Placement, PlanMention, Reading, Succession
from graph.identity import Identity
from graph.rdf import Page
from graph.store import Store
from graph.vocabulary import KF, PREFIXES
from tests.graph.samples import OLD_PLAN, PLAN, entry, evidence, measure, pdf, placed, reading

QUERIES = Path(__file__).parents[3] / "shared" / "eval" / "queries"
HEAD = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())

ANSWERS = {
    "plans": {
        ("old.pdf", "はだのICT活用推進計画", "秦野市", "142115", "2021", "2025", ""),
        ("new.pdf", "はだのDX推進計画", "秦野市", "142115", "2026", "2030", "はだのICT活用推進計画"),
    },
    "departments": {
        ("old.pdf", "RPAの導入による事務の効率化", "lead", "デジタル推進課"),
        ("new.pdf", "RPAとAIによる業務の自動化", "lead", "ＤＸ推進課"),
    },
    "observations": {("new.pdf", "自動化した業務の時間", "output", "2027", "target", "1200", "時間", "1,200時間")},
    "evaluations": {("old.pdf", "RPAの導入による事務の効率化", "2023", "A")},
    "schedules": {("new.pdf", "試行", "2026", "2027")},
    "budgets": {("old.pdf", "2024", "1234000")},
    "relations": {("old.pdf", "はだのICT活用推進計画", "", "自治体DX推進計画")},
    "statements": {
        ("new.pdf", "RPAとAIによる業務の自動化", "purpose", "定型業務を自動化する。"),
        ("new.pdf", "", "issue", "人口が減る。"),
    },
    "figures": {("new.pdf", "個別事業数", "", "40", "事業")},
    "successions": {
        ("new.pdf", "2-1-(1)", "RPAの導入による事務の効率化", "②-2", "RPAとAIによる業務の自動化", "renamed"),
        ("new.pdf", "", "", "②", "業務を効率化し、価値ある仕事に集中", "created"),
    },
    "department_changes": {("new.pdf", "デジタル推進課", "ＤＸ推進課", "renamed", "2026")},
    "measures": {
        ("old.pdf", "②", "効率的な行政運営の推進", "基本方針", ""),
        ("old.pdf", "2-1-(1)", "RPAの導入による事務の効率化", "個別事業", "効率的な行政運営の推進"),
        ("new.pdf", "②", "業務を効率化し、価値ある仕事に集中", "目指す姿", ""),
        ("new.pdf", "②-2", "RPAとAIによる業務の自動化", "取組", "業務を効率化し、価値ある仕事に集中"),
        ("new.pdf", "2-1-(1)", "RPAの導入による事務の効率化", "", ""),
    },
    "circles": set(),
    "unsupported": set(),
}
COLUMNS = {
    "plans": "file plan municipality code start end predecessor",
    "departments": "file measure role department",
    "observations": "file indicator kind year role value unit text",
    "evaluations": "file measure year rating",
    "schedules": "file label from to",
    "budgets": "file year amount_yen",
    "relations": "file plan measure related_plan",
    "statements": "file measure kind text",
    "figures": "file quantity year value unit",
    "successions": "file old_notation old_measure new_notation new_measure kind",
    "department_changes": "file old_department new_department kind year",
    "measures": "file notation name level parent",
    "circles": "m",
    "unsupported": "fact class",
}


def rows(store: Store, sparql: str, columns: str) -> set[tuple[str, ...]]:
    """The answer's columns as strings."""
    answer = store.query(sparql)
    assert isinstance(answer, QuerySolutions)
    return {tuple(term.value if (term := row[c]) is not None else "" for c in columns.split()) for row in answer}


def ask(store: Store, pattern: str) -> bool:
    """Whether the store has the pattern."""
    answer = store.query(f"{HEAD} ASK {{ {pattern} }}")
    assert isinstance(answer, QueryBoolean)
    return bool(answer)


@pytest.mark.skipif(not QUERIES.is_dir(), reason="the evaluation's queries are not beside the project")
@pytest.mark.parametrize("family", sorted(ANSWERS))
def test_evaluation_queries_give_back_what_went_in(store: Store, family: str) -> None:
    """Each family's query returns exactly the facts of the readings."""
    found = rows(store, (QUERIES / f"{family}.rq").read_text(encoding="utf-8"), COLUMNS[family])
    assert found == ANSWERS[family]


@pytest.mark.parametrize(
    "pattern",
    [
        '?m skos:prefLabel "RPAとAIによる業務の自動化" ; kf:partOf/skos:prefLabel "業務を効率化し、価値ある仕事に集中"',
        '?m skos:prefLabel "RPAとAIによる業務の自動化" ; skos:notation "②-2" ; kf:leadDepartment ?d ; kf:anyDepartment ?d',
        '?o skos:prefLabel "RPAの導入による事務の効率化" ; kf:succeededBy/skos:prefLabel "RPAとAIによる業務の自動化"',
        "?o kf:succeededBy ?n ; dcterms:isReplacedBy ?n . ?n kf:succeeds ?o ; dcterms:replaces ?o . ?n a kf:Plan",
        '?f a kf:Succession ; kf:status "stated" ; kf:basis "stated" ; kf:confidence 1.0 ; kf:about ?o . ?f kf:predecessor ?o',
        "?d a kf:Department ; org:unitOf ?t . ?t dcterms:identifier '142115' ; kf:prefecture '神奈川県'",
        "?t dcterms:identifier '142115' ; skos:exactMatch <http://data.e-stat.go.jp/lod/sac/C14211>",
        "kf:Measure rdfs:label '施策'@ja",
    ],
)
def test_shortcuts_are_there(store: Store, pattern: str) -> None:
    """Shortcuts, codes and the ontology are in the union of the graphs."""
    assert ask(store, pattern)


def test_other_end_is_the_old_measure_in_its_own_document(store: Store) -> None:
    """A stated link points to where its ends stand themselves, in the other document too."""
    found = rows(
        store,
        f"{HEAD} SELECT ?file WHERE {{ ?f kf:successionKind 'renamed' ; kf:about/a kf:Measure ; "
        "kf:otherEnd/kf:inDocument/kf:fileName ?file }",
        "file",
    )
    assert found == {("old.pdf",), ("new.pdf",)}


def told(*readings: Reading) -> list[Page]:
    """The pages that readings make together."""
    identity = Identity(readings)
    return [Page(item, identity) for item in identity.readings]


def test_overview_without_parents_and_page_with_them_are_one_placement() -> None:
    """A place that tells less does not become a second placement; its evidence joins the first."""
    above = measure("方針A", "1")
    rows_ = [
        placed(above, "t"),
        placed(measure("RPAの活用", "1-1"), "t"),
        placed(measure("RPAの活用", "", above), "", "detail", 4),
    ]
    (page,) = told(reading("a", rows_))
    placements = [f for f in page.told if f.kind == KF.Placement]
    assert sorted(len(f.evidence) for f in placements) == [1, 2]


def test_second_place_under_another_parent_is_a_second_placement() -> None:
    """再掲: one measure, two placements, part of both."""
    parents = [measure("方針A", "1"), measure("方針B", "2")]
    rows_ = [placed(m, "t") for m in (*parents, *(measure("RPAの活用", f"{p.notation}-1", p) for p in parents))]
    pages = told(reading("a", rows_))
    quads = set(derived_quads(pages[0].identity, pages))
    assert sum(quad.predicate == KF.partOf for quad in quads) == 2


def test_same_fact_on_two_pages_is_one_fact_with_two_pieces_of_evidence() -> None:
    """Evidence does not make a fact that fact."""
    facts = [entry(), entry()]
    moved = Placement(evidence=evidence("RPAの活用", 7), about=measure("RPAの活用"), name="RPAの活用")
    (page,) = told(reading("a", [*facts, placed(measure("RPAの活用")), moved]))
    assert [len(f.evidence) for f in page.told if f.kind == KF.Placement] == [2]
    assert len([f for f in page.told if f.kind == KF.PlanEntry]) == 1


def test_facts_keep_their_iris_when_another_document_renames_the_measure() -> None:
    """A fact is named by its own document's words; what others call the measure does not change it."""
    item = reading("a", [placed(measure("公共施設予約オンライン化", "7"), "t")])
    newer = reading("b", [entry(start=2030), placed(measure("公共施設予約のオンライン化", "7"), "t", "detail")])
    (alone,), both = told(item), told(item, newer)
    here = next(page for page in both if page.reading == item)
    assert [f.node for f in alone.told] == [f.node for f in here.told]
    assert [f.values(KF.about) for f in alone.told] != [f.values(KF.about) for f in here.told]


def link(old: MeasureMention, new: MeasureMention) -> Succession:
    """A stated renaming."""
    return Succession(evidence=evidence(old.name + new.name), kind="renamed", predecessors=(old,), successors=(new,))


def test_links_that_close_a_circle_get_no_shortcut_but_a_finding() -> None:
    """Of three links of which two go round, only the third is a shortcut."""
    a, b, c = (measure(f"取組{letter}") for letter in "甲乙丙")
    pages = told(reading("a", [link(a, b), link(b, a), link(b, c)]))
    quads = list(derived_quads(pages[0].identity, pages))
    followed = [quad for quad in quads if quad.predicate == KF.succeededBy]
    assert [str(quad.object.value) for quad in followed if hasattr(quad.object, "value")] == [f"{_plan_iri()}/取組丙"]
    assert sum(quad.predicate == KF.findingKind for quad in quads) == 2
    assert sum(quad.predicate == KF.status for quad in quads) == 3


def _plan_iri() -> str:
    return "https://w3id.org/keifu/id/142115/はだのDX推進計画"


def test_tree_that_goes_round_gets_no_part_of() -> None:
    """Two documents that disagree on who is above whom leave neither above the other."""
    a, b = measure("取組甲"), measure("取組乙")
    pages = told(reading("a", [placed(measure("取組甲", "", b))]), reading("b", [placed(measure("取組乙", "", a))]))
    quads = list(derived_quads(pages[0].identity, pages))
    assert not [quad for quad in quads if quad.predicate == KF.partOf]
    assert [quad for quad in quads if quad.predicate == KF.findingKind]


def test_town_that_exists_twice_is_a_finding(tmp_path: Path) -> None:
    """府中市 without a prefecture has no code, and its document says so."""
    plan = PlanMention("府中市総合計画", MunicipalityMention("府中市"))
    item = reading("a", [entry(plan)], [plan])
    with Store.open(tmp_path / "store") as store:
        store.add(item, pdf(tmp_path, item))
        assert ask(store, "?f kf:findingKind 'unclear-municipality' ; prov:wasDerivedFrom/kf:page 1")
        assert not ask(store, "?p a kf:Plan ; kf:municipality/dcterms:identifier ?code")
        assert store.counts().findings == {"unclear-municipality": 1}


def test_title_of_a_plan_with_and_without_its_town_is_one_plan() -> None:
    """The municipality's own name before a title makes no other plan."""
    long = PlanMention("秦野市DX推進計画", PLAN.municipality)
    short = PlanMention("DX推進計画", PLAN.municipality)
    plans = Identity([reading("a", [entry(long), entry(short)], [long])]).plans.all.values()
    assert [(plan.title, plan.alternatives) for plan in plans] == [("秦野市DX推進計画", ("DX推進計画",))]


def test_plan_without_a_title_is_its_documents_own() -> None:
    """Documents whose title was not found do not share a plan; it goes by the file's name."""
    items = [reading(name, [entry(PlanMention(""))], [PlanMention("")]) for name in ("a", "b")]
    assert sorted(plan.title for plan in Identity(items).plans.all.values()) == ["a", "b"]


def test_bare_title_means_the_plan_of_the_documents_own_town() -> None:
    """Where two towns have a plan of one title, a document of one of them means its own."""
    theirs = PlanMention("情報化計画", MunicipalityMention("平塚市"))
    ours = PlanMention("情報化計画", PLAN.municipality)
    bare = PlanMention("情報化計画")
    item = reading("a", [entry(), entry(bare)])
    others = [reading("b", [entry(theirs)], [theirs]), reading("c", [entry(ours)], [ours])]
    assert Identity([item, *others]).plans.find(item.sha256, bare).key.municipality == "142115"
    assert Identity([item, others[0]]).plans.find(item.sha256, bare).key.municipality == ""


def test_bare_title_that_begins_with_the_documents_town_is_of_that_town() -> None:
    """秦野市総合計画, named in a document of 秦野市, is a plan of 秦野市."""
    bare = PlanMention("秦野市総合計画")
    item = reading("a", [entry(), entry(bare)])
    assert Identity([item]).plans.find(item.sha256, bare).key.municipality == "142115"


def test_document_of_the_plan_itself_tells_its_period() -> None:
    """What another plan's document says of the period gives way."""
    own = reading("a", [entry(OLD_PLAN, 2021, 2025)], [OLD_PLAN])
    other = reading("b", [entry(PLAN, 2026, 2030), entry(OLD_PLAN, 2020, 2024)], [PLAN])
    plans = {plan.title: (plan.start, plan.end) for plan in Identity([own, other]).plans.all.values()}
    assert plans == {OLD_PLAN.title: (2021, 2025), PLAN.title: (2026, 2030)}
