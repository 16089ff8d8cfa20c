"""Strategies in running text: goals, measures and their indicators under labels in brackets, with no table."""

import pytest

from graph.facts import MeasureMention, Observation, Placement, Statement
from ingest.document import Block
from tests.ingest.reading.made import bullet, heading, of, paragraph, read

STRATEGY = (
    heading("第３章　施策の展開", 1),
    heading("基本目標１　働く場をふやす", 2),
    paragraph("【数値目標】"),
    bullet("・新しく働く人　120人（5年間累計）"),
    heading("(1)　商いの支援", 3),
    paragraph("【主な取組】"),
    bullet("・空き店舗の案内"),
    paragraph("【重要業績評価指標（ＫＰＩ）】"),
    bullet("・開いた店　8店（令和11年度）"),
    heading("(2)　働き手の支援", 3),
    paragraph("【重要業績評価指標（ＫＰＩ）】"),
    bullet("・相談の件数　90件／年（R6：70件）"),
)


def test_values_under_a_label_of_indicators_are_to_be_reached() -> None:
    """A line below such a label names an indicator and its value; a year in brackets is that of the value before it, a year
    with a value of its own is an earlier one's; each is of the measure of its own heading, also where the goal above had labels
    with the same brackets.
    """
    reading = read(*STRATEGY)
    values = [
        (o.indicator.measure.name, o.indicator.name, str(o.role), o.year, int(o.value or 0))
        for o in of(reading, Observation)
    ]
    assert values == [
        ("働く場をふやす", "新しく働く人", "target", None, 120),
        ("商いの支援", "開いた店", "target", 2029, 8),
        ("働き手の支援", "相談の件数", "baseline", 2024, 70),
        ("働き手の支援", "相談の件数", "target", None, 90),
    ]
    said = [(s.about.name, s.kind) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)]
    assert said == [("商いの支援", "action")]


def test_a_heading_over_indicators_names_a_measure() -> None:
    """Goals and measures with nothing but indicators told in lines below them are in the tree."""
    reading = read(*STRATEGY)
    assert {p.name for p in of(reading, Placement)} == {"働く場をふやす", "商いの支援", "働き手の支援"}


@pytest.mark.parametrize(
    "line",
    [
        paragraph("住みやすいと答えた人を80％まで増やすため、次のことに取り組みます。"),
        bullet("・相談の窓口をふやす"),
        bullet("・現状値　80件"),
    ],
)
def test_other_lines_under_a_label_of_indicators_are_no_values(line: Block) -> None:
    """Sentences, names without a value and words that only say which value follows tell no indicator."""
    reading = read(heading("施策１　商いの支援", 2), paragraph("担当課：商工課"), paragraph("【成果指標】"), line)
    assert of(reading, Observation) == []
