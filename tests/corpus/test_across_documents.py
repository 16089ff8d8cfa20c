"""A comparison table in one PDF ties measures whose own pages stand in two others, by whatever names the three print."""

from pathlib import Path

import pytest

from graph.store import View
from query.querier import Querier
from query.search import find_measures
from query.successions import Link, links_of

TABLE = "142115-hadano-transition.pdf"
OLD, NEW = "142115-hadano-ict.pdf", "142115-hadano-dx.pdf"


@pytest.fixture(scope="module")
def querier(filled: Path) -> Querier:
    """Asks the store of all sample plans."""
    view = View.open(filled)
    return Querier(view.graph, view.base.iri)


def stated(querier: Querier, old: str) -> list[Link]:
    """The links of the comparison table from the measure that has this among its names."""
    measure = next(hit.thing for hit in find_measures(querier, old) if hit.label == old)
    return [link for link in links_of(querier, measure) if link.old == measure and link.stated and link.new]


NAMES = "SELECT ?name WHERE { $it skos:prefLabel|skos:altLabel ?name }"
PLACES = """
SELECT DISTINCT ?file ?source WHERE {
  ?f a kf:Placement ; kf:about $it ; kf:placementSource ?source ; prov:wasDerivedFrom/kf:inDocument/kf:fileName ?file }"""


def own_files(querier: Querier, measure: str) -> set[str]:
    """The documents in which the measure stands itself, not merely in a comparison."""
    return {row["file"] for row in querier.rows(PLACES, it=measure) if row["source"] in ("detail", "list")}


def test_each_link_of_the_table_leads_to_the_pages_of_both_plans(querier: Querier) -> None:
    """The old end stands in the old plan's own document, the new end in the new plan's; the link shows both places."""
    (link,) = [
        link for link in stated(querier, "手数料等のキャッシュレス化の推進") if TABLE in {s.file for s in link.pages}
    ]
    assert OLD in own_files(querier, link.old)
    assert NEW in own_files(querier, link.new)
    assert {OLD, NEW} <= {source.file for source in link.sources if source.elsewhere}


def test_a_new_end_named_otherwise_on_its_own_page_is_the_same_measure(querier: Querier) -> None:
    """The table prints an older working title; the plan's page another one: one measure has both names."""
    (link,) = stated(querier, "母子健康手帳アプリで子育てをサポート") or stated(
        querier, "ICTを活用した子育て支援施策の拡充"
    )
    names = {row["name"] for row in querier.rows(NAMES, it=link.new)}
    assert len(names) > 1
    assert NEW in own_files(querier, link.new)


def test_one_measure_may_become_several_and_several_one(querier: Querier) -> None:
    """Many to many: one project was split into three, and two old ones lead into the same new one."""
    split = stated(querier, "ICTを活用した救急活動の効率化")
    assert len({link.new for link in split}) == 3
    assert {link.kind for link in split} == {"split"}
    maps, borders = (
        stated(querier, "はだのWEBマップにおける地図情報公開"),
        stated(querier, "境界確定図等の電子化の推進"),
    )
    assert {link.new for link in maps} & {link.new for link in borders}
