from graph.lineage.candidates import Edition, measure_pairs, plan_pairs
from tests.graph.lineage.samples import others, profile


def plan(title: str, start: int = 0, end: int = 0, town: str = "T") -> Edition:
    """A plan whose IRI is its title."""
    return Edition(title, title, town, start, end)


def test_what_documents_state_wins_over_titles() -> None:
    """A plan with a stated predecessor is compared with that alone."""
    held = [plan("第1次環境計画", 2000, 2009), plan("ごみ計画", 2000, 2009), plan("第2次環境計画", 2010, 2019)]
    assert plan_pairs(held, [("ごみ計画", "第2次環境計画")]) == [("ごみ計画", "第2次環境計画")]
    assert plan_pairs(held, []) == [("第1次環境計画", "第2次環境計画")]


def test_editions_are_not_leapt_over_nor_tied_across_towns() -> None:
    """第3次 does not follow 第1次; nobody's plan follows that of another town."""
    assert plan_pairs([plan("第1次環境計画"), plan("第3次環境計画")], []) == []
    assert plan_pairs([plan("第1次環境計画", town="A"), plan("第2次環境計画", town="B")], []) == []


def test_lists_of_one_year_follow_those_of_the_year_before() -> None:
    """Titles that differ in the year only are editions of one list."""
    years = [plan(f"令和{n}年度主要事業一覧", 2018 + n, 2018 + n) for n in (4, 5, 6)]
    pairs = plan_pairs(years, [])
    assert pairs == [(years[0].iri, years[1].iri), (years[1].iri, years[2].iri)]


def test_plans_that_replace_each_other_in_a_circle_are_no_pair() -> None:
    """Contradicting documents infer nothing."""
    assert plan_pairs([plan("A"), plan("B")], [("A", "B"), ("B", "A")]) == []


def test_pairs_without_anything_in_common_are_never_looked_at() -> None:
    """Of all pairs only those that share a rare word (救急), or a theme (a road and a pavement)."""
    old, new = [*others(), profile("救急活動の支援")], [profile("救急業務の円滑化"), profile("歩道の拡幅")]
    i, j = measure_pairs(old, new)
    assert [(old[a].name, new[b].name) for a, b in zip(i.tolist(), j.tolist(), strict=True)] == [
        ("道路の舗装", "歩道の拡幅"),
        ("救急活動の支援", "救急業務の円滑化"),
    ]
