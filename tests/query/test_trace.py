"""Lines of descent over three generations."""

from graph.vocabulary import PREFIXES
from query.periods import as_of, between, in_force, years
from query.plans import Plan
from query.querier import Querier
from query.successions import links_of
from query.trace import Lineage, ancestors, descendants, family, generations, line, steps
from tests.query.generations import add_inferred, copy_of, iri


def names(lineage: Lineage) -> set[str]:
    """What the measures of a lineage are called."""
    return {node["measure"].name for _, node in lineage.nodes(data=True)}


def test_descendants_follow_renaming_and_splitting(querier: Querier) -> None:
    """A measure leads over the one that it was renamed to, to both into which that was split."""
    found = descendants(querier, iri(querier, "図書館サーバーの更新"))
    assert names(found) == {
        "図書館サーバーの更新",
        "図書館システムのクラウド化",
        "電子書籍の貸出し",
        "利用券のスマートフォン化",
    }


def test_ancestors_of_a_merged_measure(querier: Querier) -> None:
    """Both measures that were merged are ancestors, each by a link of that kind."""
    found = ancestors(querier, iri(querier, "キャッシュレス納付"))
    assert names(found) == {"キャッシュレス納付", "納税の案内", "手数料の案内"}
    assert {link.kind for edge in found.edges for link in found.edges[edge]["links"]} == {"merged"}


def test_depth_limits_generations(querier: Querier) -> None:
    """With a depth of one, only the next generation is found."""
    found = descendants(querier, iri(querier, "図書館サーバーの更新"), depth=1)
    assert names(found) == {"図書館サーバーの更新", "図書館システムのクラウド化"}


def test_between_leaves_out_other_years_and_keeps_the_generations(querier: Querier) -> None:
    """Of three generations, the one whose plan ended before the first year is left out; the measure asked for never is."""
    book, cloud = iri(querier, "図書館サーバーの更新"), iri(querier, "図書館システムのクラウド化")
    whole = descendants(querier, book)
    later = between(whole, first=2021)
    assert names(later) == {"図書館サーバーの更新", "電子書籍の貸出し", "利用券のスマートフォン化"}
    assert {row.generation for row in steps(later)} == {0, 2}
    assert names(between(whole, last=2016)) == {"図書館サーバーの更新", "図書館システムのクラウド化"}
    assert cloud in between(whole, first=2020, last=2020)


def test_a_lineage_as_it_stood_in_a_year(querier: Querier) -> None:
    """Plans that began later are not there yet, those before still are; an ending is there from its year on."""
    book, fax = iri(querier, "図書館サーバーの更新"), iri(querier, "ファクス網の整備")
    whole = descendants(querier, book)
    assert names(as_of(whole, 2018)) == {"図書館サーバーの更新", "図書館システムのクラウド化"}
    assert names(as_of(whole, 2013)) == names(as_of(whole, 2005)) == {"図書館サーバーの更新"}
    assert names(as_of(whole, 2021)) == names(whole)
    assert years(whole) == range(2011, 2026)
    ended = descendants(querier, fax)
    assert [bool(as_of(ended, year).nodes[fax]["ended"]) for year in (2015, 2020, 2021)] == [False, False, True]
    assert ended.nodes[fax]["ended"]  # what is looked at stays as it is


def test_plans_in_force() -> None:
    """A plan runs from its first to its last year; where one of them is not known, it may run; where none is, nobody knows."""
    known = Plan("urn:x", "計画", 2016, 2020)
    assert [in_force(known, year) for year in (2015, 2016, 2020, 2021)] == [False, True, True, False]
    assert [in_force(Plan("urn:x", "計画", 2016), year) for year in (2015, 2030)] == [False, True]
    assert in_force(Plan("urn:x", "計画"), 2016) is None


def test_line_leaves_out_side_branches_and_family_has_them(querier: Querier) -> None:
    """The line of one half of a split does not have the other half; the family has."""
    reader = iri(querier, "電子書籍の貸出し")
    assert "利用券のスマートフォン化" not in names(line(querier, reader))
    assert "利用券のスマートフォン化" in names(family(querier, reader))


def test_no_circles(querier: Querier) -> None:
    """Two measures that documents call each other's successors end the walk, and neither link is in the graph."""
    found = family(querier, iri(querier, "行きの施策"))
    assert names(found) == {"行きの施策", "帰りの施策"}
    assert not found.edges


def test_generations_count_from_the_focus(querier: Querier) -> None:
    """The measure asked for is generation 0, older ones negative, newer ones positive."""
    found = line(querier, iri(querier, "図書館システムのクラウド化"))
    levels = {found.nodes[node]["measure"].name: level for node, level in generations(found).items()}
    assert levels["図書館サーバーの更新"] == -1
    assert levels["図書館システムのクラウド化"] == 0
    assert levels["電子書籍の貸出し"] == 1


def test_steps_name_kind_page_and_department(querier: Querier) -> None:
    """A row has the old measure, the kind of link, where it is printed, and who runs the measure."""
    rows = steps(line(querier, iri(querier, "図書館システムのクラウド化")))
    row = next(row for row in rows if row.measure.name == "図書館システムのクラウド化")
    assert row.old is not None
    assert (row.old.name, row.kind, row.source.file, row.source.page) == (
        "図書館サーバーの更新",
        "renamed",
        "second.pdf",
        2,
    )
    assert row.measure.departments == ("図書館",)
    assert (row.measure.plan.start, row.measure.plan.end) == (2016, 2020)
    assert [row.generation for row in rows] == sorted(row.generation for row in rows)


def test_rejected_links_are_not_followed(querier: Querier) -> None:
    """A link with the status "rejected" is not part of any lineage."""
    other = copy_of(querier)
    measure = iri(querier, "納税の案内")
    (link,) = links_of(querier, measure)
    query = "".join(f"PREFIX {name}: <{space}>\n" for name, space in PREFIXES.items())
    other.graph.update(
        f"{query} DELETE {{ GRAPH ?g {{ <{link.facts[0]}> kf:status ?s }} }} INSERT {{ GRAPH ?g {{ <{link.facts[0]}> kf:status"
        f' "rejected" }} }} WHERE {{ GRAPH ?g {{ <{link.facts[0]}> kf:status ?s }} }}'
    )
    assert names(descendants(other, measure)) == {"納税の案内"}


def test_inferred_links_are_marked(querier: Querier) -> None:
    """An inferred link is in the lineage once, with its confidence and its reason in Japanese, and is not stated."""
    other = copy_of(querier)
    old, new = iri(querier, "庁内放送の改善"), iri(querier, "電子書籍の貸出し")
    add_inferred(other, old, new)
    (link,) = descendants(other, old).edges[old, new]["links"]
    assert (link.stated, link.confidence, link.reason) == (False, 0.7, "名称が似る。")
