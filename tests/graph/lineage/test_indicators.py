from msgspec.structs import replace

from graph.lineage.indicators import Indicators
from tests.graph.lineage.samples import FIRST, gauge, others, profile


def test_the_same_indicator_with_another_unit_says_less() -> None:
    """Counted in people and in percent is not the same thing."""
    old = [replace(profile("a"), gauges=(gauge("搬送時間", "分"),)), *others()]
    same = [replace(profile("b"), gauges=(gauge("搬送時間", "分"),))]
    other = [replace(profile("b"), gauges=(gauge("搬送時間", "%"),))]
    alike = [Indicators(old, new).measure(FIRST, FIRST)["indicators"][0] for new in (same, other)]
    assert alike[0] > alike[1] > 0


def test_a_value_that_both_give_for_one_year_goes_on_where_it_is_telling() -> None:
    """57,958 in 2023 on both sides is no accident; 5 may be one."""
    long = [[replace(profile(n), gauges=(gauge(n, "件", (2023, 57958)),))] for n in ("利用数", "アクセス")]
    short = [[replace(profile(n), gauges=(gauge(n, "件", (2023, 5)),))] for n in ("利用数", "アクセス")]
    assert Indicators(*long).measure(FIRST, FIRST)["values"][0] == 1
    assert Indicators(*short).measure(FIRST, FIRST)["values"][0] == 0
    said = Indicators(*long).say(0, 0)
    assert said is not None
    assert "57958" in said.ja
