"""Compares measured scores (a folder with the JSON of score.py for each set) with floors.txt; exits 1 below a floor."""

import json
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.txt")


def floors(text: str) -> dict[str, float]:
    """The floors of a file with lines of a name and a number; what follows # is a comment."""
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return {words[0]: float(words[1]) for words in lines if words}


def measured(name: str, scores: dict[str, Any]) -> dict[str, float]:
    """F1 by set and family; ``evidence`` and ``quoted`` as shares; ``supported`` is 1 where no fact lacks evidence."""
    values = {family: total["f1"] for family, total in scores["totals"].items()}
    for share in ("evidence", "quoted"):
        values[share] = scores[share]["good"] / max(1, scores[share]["count"])
    values["supported"] = float(scores["unsupported"] == 0)
    return {f"{name}/{what}": value for what, value in values.items()}


def main(folder: str) -> int:
    """Say which values are below their floors; a set that was not measured is not compared."""
    values: dict[str, float] = {}
    for file in sorted(Path(folder).glob("*.json")):
        values |= measured(file.stem, json.loads(file.read_text(encoding="utf-8")))
    values["supported"] = min((value for name, value in values.items() if name.endswith("/supported")), default=0.0)
    sets = {name.partition("/")[0] for name in values}
    asked = {
        name: floor
        for name, floor in floors(FLOORS.read_text(encoding="utf-8")).items()
        if name.partition("/")[0] in sets
    }
    low = [
        f"{name} {values.get(name, 0.0):.3f} < {floor}"
        for name, floor in asked.items()
        if values.get(name, 0.0) < floor
    ]
    print("below the floor: " + ", ".join(low) if low else f"all {len(asked)} floors are held")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
