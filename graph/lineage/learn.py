"""How the weights are learnt: each step by penalised maximum likelihood from judged pairs, signs kept.

The penalty draws every weight to a prior set by hand, so that few judged pairs cannot make a kind of evidence count for
nothing, nor for everything. The later steps see what the first says of plans that it was not learnt on. Plans are learnt from
as they are read and as mere lists (without texts and indicators, on either side or both), so that the weights hold for
documents that tell less.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

import msgspec
import numpy as np
from scipy.optimize import minimize

from graph.lineage import context, evidence
from graph.lineage.assignment import Tie, assigned
from graph.lineage.bags import Numbers
from graph.lineage.infer import Pairing, make_pairing
from graph.lineage.probability import AGAINST, STEPS, Model, Step
from graph.lineage.profiles import Profile

PENALTY = 1.0
PRIOR_ALONE = {
    "name_same": 2.0,
    "name_words": 3.0,
    "name_rare": 1.5,
    "name_letters": 1.0,
    "name_signs": 1.0,
    "whole": 1.0,
    "whole_signs": 1.0,
    "wording": 3.0,
    "wording_both": -0.3,
    "named_in_text": 2.0,
    "theme": 1.0,
    "theme_clash": -0.3,
    "department": 2.0,
    "department_clash": -1.0,
    "indicators": 2.0,
    "indicators_both": -0.2,
    "values": 2.0,
    "above": 1.0,
    "above_both": -0.1,
    "notation": 0.5,
    "other_depth": -2.0,
    "related": 1.0,
}
PRIOR_NEAR = {"alone": 1.0, "siblings": 1.0, "moved": 1.0}
PRIOR_TOGETHER = {"alone": 0.5, "ahead": 0.3, "behind": 0.3, "chosen": 0.5}
THRESHOLDS = np.arange(0.35, 0.51, 0.01)
ABOUT = 0.005  # F1 that counts for nothing


class Judged(msgspec.Struct):
    """A pairing with, for each of its pairs, whether people tied it; ``links`` is how many they tied in all."""

    name: str
    pairing: Pairing
    right: Numbers
    links: int


def learn(judged: Sequence[Judged]) -> Model:
    """The model learnt from these plans."""
    judged = [version for one in judged for version in _versions(one)]
    right = [one.right for one in judged]
    alone = _alone(judged)
    without = {name: _alone([j for j in judged if j.name != name] or judged) for name in {j.name for j in judged}}
    near_numbers = [_near(without[one.name], one) for one in judged]
    near = _fit(list(zip(near_numbers, right, strict=True)), context.NEIGHBOURS, PRIOR_NEAR)
    logits = [near.logits(numbers, context.NEIGHBOURS) for numbers in near_numbers]
    around = [context.rivals(own, one.pairing.i, one.pairing.j) for own, one in zip(logits, judged, strict=True)]
    together = _fit(list(zip(around, right, strict=True)), context.RIVALS, PRIOR_TOGETHER)
    return Model(alone, near, together, _threshold(judged, around, together))


def _versions(one: Judged) -> Iterator[Judged]:
    """A pairing as it is, and as it would be if documents told less."""
    yield one
    p = one.pairing
    known = dict(zip(zip(p.i.tolist(), p.j.tolist(), strict=True), one.right.tolist(), strict=True))
    for thin in thinned(p).values():
        pairs = zip(thin.i.tolist(), thin.j.tolist(), strict=True)
        yield Judged(one.name, thin, np.array([known.get(pair, 0.0) for pair in pairs]), one.links)


def thinned(pairing: Pairing) -> dict[str, Pairing]:
    """The same plans with one or the other, or both, as mere lists without texts and indicators, by what is left."""
    olds, news = ([_bare(profile) for profile in side] for side in (pairing.old, pairing.new))
    sides = {"old plan a list": (olds, pairing.new), "new plan a list": (pairing.old, news), "both lists": (olds, news)}
    return {left: make_pairing(old, new, pairing.moves) for left, (old, new) in sides.items()}


def _bare(profile: Profile) -> Profile:
    return msgspec.structs.replace(profile, text="", gauges=())


def _alone(judged: Sequence[Judged]) -> Step:
    return _fit([(one.pairing.numbers, one.right) for one in judged], evidence.COLUMNS, PRIOR_ALONE)


def _near(alone: Step, one: Judged) -> Numbers:
    p = one.pairing
    return context.neighbours(alone.logits(p.numbers, evidence.COLUMNS), p.i, p.j, p.old, p.new)


def _fit(parts: Collection[tuple[Numbers, Numbers]], columns: Sequence[str], prior: Mapping[str, float]) -> Step:
    numbers, right = np.vstack([n for n, _ in parts]), np.concatenate([r for _, r in parts])
    centre = np.array([prior[column] for column in columns])

    def loss(guess: Numbers) -> tuple[float, Numbers]:
        logits = numbers @ guess[1:] + guess[0]
        wrong = 1 / (1 + np.exp(-logits)) - right
        away = guess[1:] - centre
        value = np.sum(np.logaddexp(0, logits) - right * logits) + PENALTY * np.sum(away**2) / 2
        slope = np.concatenate([[wrong.sum()], numbers.T @ wrong + PENALTY * away])
        return float(value), slope

    bounds = [(None, None), *((None, 0.0) if column in AGAINST else (0.0, None) for column in columns)]
    found = minimize(loss, np.concatenate([[-4.0], centre]), jac=True, method="L-BFGS-B", bounds=bounds)
    weights = {column: round(float(weight), 3) for column, weight in zip(columns, found.x[1:], strict=True)}
    return Step(round(float(found.x[0]), 3), weights)


def _threshold(judged: Sequence[Judged], around: Sequence[Numbers], together: Step) -> float:
    """The highest probability from which links give about the best F1 on these plans: a wrong link misleads."""
    chances = [1 / (1 + np.exp(-together.logits(numbers, context.RIVALS))) for numbers in around]
    f1 = np.array([_f1(judged, chances, float(threshold)) for threshold in THRESHOLDS])
    return float(THRESHOLDS[f1 >= f1.max() - ABOUT].max().round(2))


def _f1(judged: Sequence[Judged], chances: Sequence[Numbers], threshold: float) -> float:
    hits = told = links = 0
    for one, chance in zip(judged, chances, strict=True):
        rows = zip(one.pairing.i.tolist(), one.pairing.j.tolist(), chance.tolist(), strict=True)
        right = {(a, b) for a, b, r in zip(one.pairing.i.tolist(), one.pairing.j.tolist(), one.right, strict=True) if r}
        ties = assigned((Tie(*row) for row in rows), threshold)
        told += len(ties)
        hits += sum((tie.old, tie.new) in right for tie in ties)
        links += one.links
    return 2 * hits / (told + links) if told + links else 0.0


def as_toml(model: Model, learnt: str) -> str:
    """The model as a file of weights, with a comment that says how it was learnt."""
    lines = [f"# {line}" for line in learnt.splitlines()]
    lines += [f"threshold = {model.threshold}"]
    for name, step in zip(STEPS, (model.alone, model.near, model.together), strict=True):
        lines += ["", f"[{name}]", f"bias = {step.bias}", "", f"[{name}.weights]"]
        lines += [f"{column} = {weight}" for column, weight in step.weights.items()]
    return "\n".join(lines) + "\n"
