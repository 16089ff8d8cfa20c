"""Evidence of themes: what both measures are about, in whatever words."""

from graph.lineage.themes import CommonThemes
from tests.graph.lineage.samples import FIRST, others, profile


def test_what_is_one_thing_under_two_names_is_known() -> None:
    """成人式 and 二十歳のつどい have no word in common; a theme few others have ties them, and the reason names it."""
    kind = CommonThemes([profile("成人式の開催"), *others()], [profile("二十歳のつどいの開催"), *others()])
    told = kind.measure(FIRST, FIRST)
    assert (told["theme"][0], told["theme_clash"][0]) == (1, 0)
    said = kind.say(0, 0)
    assert said is not None
    assert said.ja == "分野が同じ（青少年育成・若者支援）"
    assert not said.against


def test_in_a_plan_on_one_theme_it_says_little() -> None:
    """The same two measures have less in common by a theme the more of the other measures have it, too."""
    names = ("図書館の改修", "移動図書館の巡回", "図書館職員の研修", "学校図書館の充実", "電子図書館の開設")
    library = [profile(name) for name in names]
    few = CommonThemes([library[0], *others()], [library[1], *others()]).measure(FIRST, FIRST)["theme"][0]
    many = CommonThemes(library, library[::-1]).measure(FIRST, FIRST)["theme"][0]
    assert 0 < many < few / 2


def test_other_themes_speak_against_and_no_theme_says_nothing() -> None:
    """A road and a library are two things; of a measure without a theme nothing is known."""
    kind = CommonThemes([profile("市道の舗装")], [profile("図書館の運営")])
    assert kind.measure(FIRST, FIRST)["theme_clash"][0] == 1
    assert kind.say(0, 0) is None
    unknown = CommonThemes([profile("重点事項の推進")], [profile("図書館の運営")])
    assert unknown.measure(FIRST, FIRST) == {"theme": [0], "theme_clash": [0]}
