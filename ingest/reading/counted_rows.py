"""Tables of values that name measures by numbers of one part alone (A, ③): where these cannot count the rows themselves."""

from collections.abc import Sequence

from graph.facts import MeasureMention, PlanMention
from ingest.reading.known import Known
from ingest.text.normal import normal

_FEWEST = 3  # numbers


def measures_of(numbers: Sequence[str], known: Known, plan: PlanMention) -> dict[str, MeasureMention]:
    """The measure of each number in its normal form, where each is that of just one measure; none where the numbers may count
    the rows (1, 2, 3).
    """
    told = {normal(number): known.alone(plan, number) for number in numbers}
    if len(told) < _FEWEST or list(told) == [str(number + 1) for number in range(len(numbers))]:
        return {}
    found = {number: measure for number, measure in told.items() if measure is not None}
    return found if len(found) == len(told) else {}
