"""Small profiles to compare."""

from decimal import Decimal

import numpy as np

from graph.lineage.profiles import Gauge, Profile, Value

FIRST = np.array([0], dtype=np.intp)


def profile(name: str, department: str = "", text: str = "", above: str = "", related: str = "") -> Profile:
    """A measure with at most one of each."""
    return Profile(
        iri=f"https://example.org/{name}",
        plan="https://example.org/plan",
        name=name,
        spellings=(name,),
        text=text,
        departments=((f"d:{department}", department),) if department else (),
        parents=((f"m:{above}", above),) if above else (),
        above=(above,) if above else (),
        related=((f"p:{related}", related),) if related else (),
    )


def gauge(name: str, unit: str, *values: tuple[int, int]) -> Gauge:
    """An indicator with values by year."""
    return Gauge(name, unit, frozenset(Value(year, Decimal(value)) for year, value in values))


def others(count: int = 8) -> list[Profile]:
    """Measures that have nothing to do with any other."""
    names = [
        "道路の舗装",
        "保育所の整備",
        "森林の間伐",
        "文化財の保存",
        "下水道の更新",
        "成人歯科検診",
        "商店街の振興",
        "図書館の運営",
    ]
    return [profile(name, f"{name[:2]}課") for name in names[:count]]
