"""How much the lines of descent depend on which plans were learnt from, and on how much the documents tell.

    python -m bench.robustness FOLDER...

Folders are as for bench.lineage. Each folder to learn from is left out once: its own F1 with weights learnt from the others, as
it was read and as if its documents were mere lists; and the F1 of all folders that are never learnt from. Then, for each weight,
the value in use and the least and the most that it had in these runs.
"""

import sys
from collections.abc import Iterator, Sequence

import msgspec

from bench.lineage import Case, judged_of, ours, read_case, score
from graph.lineage.learn import learn, thinned
from graph.lineage.probability import STEPS, Model, model

AS_READ = "as read"


def versions(case: Case) -> dict[str, Case]:
    """A case as it was read and with less told, by what is left."""
    thin = [thinned(pairing) for pairing in case.pairings]
    found = {AS_READ: case}
    for left in thin[0]:
        found[left] = msgspec.structs.replace(case, pairings=[each[left] for each in thin])
    return found


def left_out(cases: Sequence[Case]) -> dict[str, Model]:
    """For each folder to learn from the model learnt without it."""
    train = [case for case in cases if case.train]
    return {
        case.name: learn([judged for other in train if other is not case for judged in judged_of(other)])
        for case in train
    }


def table(cases: Sequence[Case], models: dict[str, Model]) -> str:
    """The F1 of each folder with weights that do not know it, by what is left of its documents."""
    rows = {case.name: (versions(case), models.get(case.name, model())) for case in cases}
    columns = list(next(iter(rows.values()))[0])
    tests = [case for case in cases if not case.train]
    lines = [
        f"| left out | {' | '.join(columns)} | folders never learnt from |",
        "| --- " + "| ---: " * (len(columns) + 1) + "|",
    ]
    for name, (told, by) in rows.items():
        cells = [f"{score([told[column]], ours(by)).f1:.3f}" for column in columns]
        cells.append(f"{score(tests, ours(by)).f1:.3f}" if name in models else "")
        lines.append(f"| {name} | {' | '.join(cells)} |")
    for group, train in (("all to learn from", True), ("all others", False)):
        chosen = [(told, by) for name, (told, by) in rows.items() if (name in models) is train]
        lines.append(f"| {group} | {' | '.join(f'{_pooled(chosen, column):.3f}' for column in columns)} | |")
    return "\n".join(lines)


def _pooled(chosen: Sequence[tuple[dict[str, Case], Model]], column: str) -> float:
    scores = [score([told[column]], ours(by)) for told, by in chosen]
    return 2 * sum(s.hits for s in scores) / max(sum(s.gold + s.told for s in scores), 1)


def weights(models: Sequence[Model]) -> Iterator[str]:
    """Each weight in use with the least and the most that it has in the other models."""
    yield "| step | weight | in use | least | most |\n| --- | --- | ---: | ---: | ---: |"
    for name in STEPS:
        step = getattr(model(), name)
        others = [getattr(each, name) for each in models]
        for column, value in step.weights.items():
            spread = [other.weights[column] for other in others]
            yield f"| {name} | {column} | {value:.2f} | {min(spread):.2f} | {max(spread):.2f} |"


def main(folders: Sequence[str]) -> None:
    """Print both tables."""
    cases = [read_case(folder) for folder in folders]
    models = left_out(cases)
    print(table(cases, models), *weights(list(models.values())), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
