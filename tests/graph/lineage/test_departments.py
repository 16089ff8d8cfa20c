import numpy as np

from graph.lineage.departments import Departments
from tests.graph.lineage.samples import FIRST, others, profile


def test_a_department_that_runs_two_measures_says_more_than_one_that_runs_many() -> None:
    """消防課 runs one old and one new measure, 企画課 all others."""
    old = [profile("a", "消防課"), *(profile(f"b{k}", "企画課") for k in range(8))]
    new = [profile("c", "消防課"), *(profile(f"d{k}", "企画課") for k in range(8))]
    common = Departments(old, new, {}).measure(np.array([0, 1]), np.array([0, 1]))["department"]
    assert common[0] > 2 * common[1] > 0


def test_a_stated_succession_of_departments_is_followed() -> None:
    """情報課 became DX課: what the one ran and the other runs has the same department."""
    departments = Departments(
        [profile("a", "情報課"), *others()], [profile("b", "DX課")], {"d:情報課": frozenset({"d:DX課"})}
    )
    assert departments.measure(FIRST, FIRST)["department"][0] > 0.5
    said = departments.say(0, 0)
    assert said is not None
    assert said.ja == "担当課が後継の課（情報課→DX課）"


def test_only_departments_that_stayed_speak_against_a_link() -> None:
    """A department that is gone may have been renamed."""
    old = [profile("a", "税務課"), profile("b", "土木課"), profile("c", "廃止課")]
    new = [profile("d", "土木課"), profile("e", "税務課")]
    clash = Departments(old, new, {}).measure(np.array([0, 2]), np.array([0, 0]))["department_clash"]
    assert clash.tolist() == [1, 0]
