"""Which places name the same measure: one test for each rule."""

from graph.facts import MeasureMention, MunicipalityMention, PlanMention, Reading, Succession
from graph.identity import Identity
from graph.measures import Measure
from tests.graph.samples import OLD_PLAN, PLAN, entry, evidence, measure, placed, reading


def names(*readings: Reading) -> list[str]:
    """The names of all measures found, sorted."""
    return sorted(found.name for found in Identity(readings).measures())


def meant(mention: MeasureMention, item: Reading, *others: Reading) -> str:
    """The IRI that a reading means by a mention."""
    return Identity([item, *others]).node(item, mention, item.facts[0]).value


def only(*readings: Reading) -> Measure:
    """The one measure that there is."""
    (found,) = Identity(readings).measures()
    return found


def test_equal_names_of_one_plan_are_one_measure_over_documents() -> None:
    """Width and blanks aside, the same name in two documents of a plan is one measure, whatever its number."""
    a = reading("a", [placed(measure("ＲＰＡの活用", "1-1"))])
    b = reading("b", [placed(measure("RPAの 活用", "2-3"))])
    assert only(a, b).alternatives


def test_printed_again_under_another_parent_is_the_same() -> None:
    """再掲: a second place in the tree makes no second measure."""
    first, second = measure("方針A"), measure("方針B")
    rows = [
        placed(m, "t") for m in (first, second, measure("RPAの活用", "1", first), measure("RPAの活用", "9", second))
    ]
    assert names(reading("a", rows)) == ["RPAの活用", "方針A", "方針B"]


def test_measure_named_as_its_parent_is_another() -> None:
    """A parent and a child of one name are two measures with two IRIs."""
    above = measure("情報化の推進", "1")
    below = measure("情報化の推進", "1-1", above)
    item = reading("a", [placed(above, "t"), placed(below, "t")])
    assert meant(above, item) != meant(below, item)
    assert meant(below, item).startswith(meant(above, item) + "-")


def test_number_tells_a_parent_from_a_child_of_the_same_name() -> None:
    """A place that names no parent means the one of the two whose number it has."""
    above = measure("情報化の推進", "1")
    below = measure("情報化の推進", "1-1", above)
    item = reading("a", [placed(above, "t"), placed(below, "t")])
    report = reading("b", [placed(measure("情報化の推進", "1-1"), "u")])
    assert meant(measure("情報化の推進", "1-1"), report, item) == meant(below, item, report)


def test_slip_with_the_same_number_is_one_measure() -> None:
    """Similar names with one number, in an overview and on a detail page, are one measure."""
    overview = placed(measure("窓口の混雑を減らす予約の仕組み", "①-2"), "overview")
    detail = placed(measure("窓口の待ち時間や混雑を減らす予約の仕組み", "①-2"), "", "detail", 5)
    found = only(reading("a", [overview, detail]))
    assert found.name == "窓口の待ち時間や混雑を減らす予約の仕組み"
    assert found.alternatives == ("窓口の混雑を減らす予約の仕組み",)


def test_a_renamed_project_keeps_its_number_of_several_parts() -> None:
    """A list's name and a page's under one number (②-3) are one measure, also where a second list has the page's name;
    the same two names under a number of one part (3) say nothing.
    """
    for number, count in (("②-3", 1), ("3", 2)):
        rows = [placed(measure("受付の機械化による事務の軽減", number), "overview")]
        later = measure("受付の機械化の拡大による業務時間の短縮", number)
        pages = [placed(later, "roadmap", page=8), placed(later, "", "detail", 9)]
        assert len(names(reading("a", rows + pages))) == count


def test_very_alike_names_need_no_number() -> None:
    """A misread character does not make a new measure."""
    a = reading("a", [placed(measure("庁内ネットワークの無線化の推進"), "t")])
    b = reading("b", [placed(measure("市内ネットワークの無線化の推進", "3"), "t")])
    assert len(names(a, b)) == 1


def test_very_alike_names_with_other_numbers_stay_two() -> None:
    """Numbers that contradict each other keep alike names apart."""
    a = reading("a", [placed(measure("庁内ネットワークの無線化の推進", "2"), "t")])
    b = reading("b", [placed(measure("市内ネットワークの無線化の推進", "3"), "t")])
    assert len(names(a, b)) == 2


def test_two_rows_of_one_list_are_never_one() -> None:
    """However alike, and with one number: two names in one list are two measures."""
    rows = [
        placed(measure(name, "(1)"), "t")
        for name in ("庁内ネットワークの無線化の推進", "市内ネットワークの無線化の推進")
    ]
    assert len(names(reading("a", rows))) == 2


def test_a_third_spelling_joins_only_one_of_two_rows() -> None:
    """A spelling like two rows of a list goes to the one it is most like and never ties the two."""
    rows = [placed(measure(name), "t") for name in ("公共施設予約のオンライン化", "公共施設予約のオンライン化事業")]
    other = reading("b", [placed(measure("公共施設予約オンライン化"), "t")])
    assert len(names(reading("a", rows), other)) == 2


def test_parent_and_child_of_alike_names_stay_two() -> None:
    """A measure is never merged with what stands above it."""
    above = measure("庁内ネットワークの無線化の推進", "1")
    below = measure("庁内ネットワークの無線化推進", "1", above)
    assert len(names(reading("a", [placed(above, "t"), placed(below, "u")]))) == 2


def test_swapped_numbers_follow_the_names() -> None:
    """Where two documents number two measures the other way round, each goes with its name."""
    a = reading("a", [placed(measure("窓口予約の推進", "1"), "t"), placed(measure("窓口支払の推進", "2"), "t")])
    b = reading("b", [placed(measure("窓口予約の推進", "2"), "t"), placed(measure("窓口支払の推進", "1"), "t")])
    assert names(a, b) == ["窓口予約の推進", "窓口支払の推進"]


def test_reference_attaches_by_number_and_similar_name() -> None:
    """A comparison column's spelling means the listed measure of the same number."""
    listed = placed(measure("各種手続のオンライン化の推進", "1-1-(1)", plan=OLD_PLAN), "t")
    referred = placed(measure("手続オンライン化の推進", "1-1-(1)", plan=OLD_PLAN), "u", "reference")
    assert only(reading("a", [listed]), reading("b", [referred])).name == "各種手続のオンライン化の推進"


def test_reference_attaches_to_the_one_name_most_like_it() -> None:
    """Without a number the unique best name from 0.85 on is meant."""
    rows = [placed(measure(name), "t") for name in ("行政手続きのオンライン化の推進", "図書館の利用の推進")]
    referred = placed(measure("行政手続オンライン化の推進"), "u", "reference")
    assert len(names(reading("a", rows), reading("b", [referred]))) == 2


def test_reference_to_nothing_listed_is_a_measure_of_its_own() -> None:
    """An old name that no list has stays itself."""
    referred = placed(measure("住基カードの普及"), "u", "reference")
    assert names(reading("a", [placed(measure("RPAの活用"), "t"), referred])) == ["RPAの活用", "住基カードの普及"]


def test_end_of_a_succession_is_a_measure_without_any_placement() -> None:
    """A measure that is only named as a predecessor exists all the same."""
    old, new = measure("紙台帳の管理", plan=OLD_PLAN), measure("台帳の電子化")
    link = Succession(evidence=evidence("紙台帳の管理"), kind="renamed", predecessors=(old,), successors=(new,))
    assert names(reading("a", [link])) == ["台帳の電子化", "紙台帳の管理"]


def test_detail_page_gives_the_name() -> None:
    """Of several spellings the detail page's wins over the list's, wherever it stands."""
    detail = placed(measure("公共施設予約のオンライン化", "7"), "", "detail", 9)
    listed = placed(measure("公共施設予約オンライン化", "7"), "t", "list", 1)
    assert only(reading("a", [listed, detail])).name == "公共施設予約のオンライン化"


def test_first_list_gives_the_name_without_a_detail_page() -> None:
    """Among lists the first one of the document names it."""
    first = placed(measure("公共施設予約オンライン化", "7"), "t", "list", 1)
    later = placed(measure("公共施設予約のオンライン化", "7"), "u", "list", 4)
    assert only(reading("a", [later, first])).name == "公共施設予約オンライン化"


def test_newest_document_gives_the_name() -> None:
    """Between documents of one plan the spelling of the newer one wins."""
    old = reading("a", [entry(start=2021), placed(measure("公共施設予約オンライン化", "7"), "t")])
    new = reading("b", [entry(start=2024), placed(measure("公共施設予約のオンライン化", "7"), "t")])
    assert only(old, new).name == "公共施設予約のオンライン化"


def test_names_that_make_one_slug_get_two_iris() -> None:
    """Different names of one slug are told apart by a short hash; the first keeps the plain one."""
    rows = [placed(measure(name), "t") for name in ("A/Bの推進", "A:Bの推進")]
    found = sorted(m.segment for m in Identity([reading("a", rows)]).measures())
    assert found[0] == "A-Bの推進"
    assert found[1].startswith("A-Bの推進-")


def test_same_name_in_two_plans_is_two_measures() -> None:
    """Measures belong to their plan."""
    rows = [placed(measure("RPAの活用", plan=plan), plan.title) for plan in (PLAN, OLD_PLAN)]
    assert len(names(reading("a", rows))) == 2


def test_iri_is_readable() -> None:
    """Code, plan and measure stand in the IRI as printed."""
    item = reading("a", [placed(measure("RPAの活用"))])
    assert meant(measure("RPAの活用"), item) == "https://w3id.org/keifu/id/142115/はだのDX推進計画/RPAの活用"


def test_order_of_facts_means_nothing() -> None:
    """The same facts in another order mean the same."""
    rows = [placed(measure(f"取組{letter}の推進", letter), "t", page=i) for i, letter in enumerate("ABCDE", 1)]
    forward, back = reading("a", rows), reading("a", rows[::-1])
    assert Identity([forward]).measures() == Identity([back]).measures()


def test_plan_without_town_attaches_to_the_only_plan_of_that_title() -> None:
    """A bare title means the one plan of that title; of two it means neither."""
    bare = PlanMention(PLAN.title)
    item = reading("b", [placed(measure("RPAの活用", plan=bare))], [bare])
    assert only(reading("a", [placed(measure("RPAの活用"))]), item).plan.municipality == "142115"
    other = PlanMention(PLAN.title, MunicipalityMention("平塚市"))
    both = Identity([reading("a", [entry()]), reading("c", [entry(other)], [other]), item])
    assert [m.plan.municipality for m in both.measures()] == [""]


def test_a_motto_behind_a_name_makes_no_other_measure() -> None:
    """A name with its motto behind it (健康　～笑顔で暮らす～) and the name alone, under one number, are one measure."""
    item = reading(
        "a",
        [
            placed(measure("子育て・教育", "1"), "t"),
            placed(measure("健康・福祉", "2"), "t"),
            placed(measure("子育て・教育　～健やかに育つまち～", "1"), "u"),
            placed(measure("健康・福祉　～笑顔で暮らすまち～", "2"), "u"),
        ],
    )
    assert names(item) == ["健康・福祉", "子育て・教育"]
