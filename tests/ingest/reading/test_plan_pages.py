"""Pages of a basic plan: the tree with its pages, names under 主な取組 with what is done for each."""

from graph.facts import Observation, Placement, Statement
from tests.ingest.reading.made import bullet, chain, heading, of, read, table

TREE = table(
    [
        ["基本目標", "施策", "主な取組", "ページ"],
        ["基本目標1　健やかなまち", "1-1　福祉の充実", "(1)見守りの推進|(2)住まいの確保", "12"],
        ["基本目標2　学びのまち", "2-1　学校教育の充実", "(1)学力の育成|(2)施設の整備", "14"],
    ]
)


def test_numbers_of_pages_count_no_measures() -> None:
    """A tree with the pages on which its measures stand is a list of them, down to names counted in one cell."""
    chains = [chain(p.about) for p in of(read(heading("施策の体系", 2), TREE), Placement)]
    assert [("1", "健やかなまち"), ("1-1", "福祉の充実"), ("(2)", "住まいの確保")] in chains
    assert len(chains) == 8


def test_names_with_sentences_under_a_label_are_measures() -> None:
    """Numbered lines that look like text, each with sentences below, are measures under 主な取組; what follows the last is of
    the measure above.
    """
    reading = read(
        heading("施策1-1　福祉の充実", 2),
        heading("主な取組", 3),
        bullet("（1）見守りの推進"),
        bullet("・声かけの輪を広げます。"),
        bullet("（2）住まいの確保"),
        bullet("・空き家の改修を助けます。"),
        table([["指標", "現状値（R5）"], ["見守り協力店", "12店"]]),
    )
    said = {(getattr(s.about, "name", ""), s.kind, s.text) for s in of(reading, Statement)}
    assert said == {
        ("見守りの推進", "action", "声かけの輪を広げます。"),
        ("住まいの確保", "action", "空き家の改修を助けます。"),
    }
    assert {o.about.name for o in of(reading, Observation)} == {"福祉の充実"}
