import numpy as np

from graph.lineage import context, evidence
from graph.lineage.infer import make_pairing
from graph.lineage.learn import Judged, as_toml, learn
from graph.lineage.probability import AGAINST, FILE, model
from tests.graph.lineage.samples import others, profile


def test_no_weight_has_the_wrong_sign_and_every_column_has_one() -> None:
    """More evidence for a link never makes it less likely."""
    steps = (model().alone, evidence.COLUMNS), (model().near, context.NEIGHBOURS), (model().together, context.RIVALS)
    for step, columns in steps:
        assert set(step.weights) == set(columns)
        for column, weight in step.weights.items():
            assert weight <= 0 if column in AGAINST else weight >= 0


def test_the_file_of_weights_is_what_learning_writes() -> None:
    """Read and written again it is the same but for its first comment."""
    text = FILE.read_text(encoding="utf-8")
    assert as_toml(model(), "x").split("\n", 1)[1] == text.split("\n", 1)[1]


def test_learning_tells_right_pairs_from_wrong_ones() -> None:
    """Learnt from one small plan the right pair gets the higher probability."""
    old = [profile("救急車の更新", "消防課"), *others(4)]
    new = [profile("救急車の増車", "消防課"), profile("消防団の強化", "消防課"), *others(4)]
    pairing = make_pairing(old, new, {})
    pairs = zip(pairing.i.tolist(), pairing.j.tolist(), strict=True)
    right = np.array([(i, j) == (0, 0) or (i > 0 and j == i + 1) for i, j in pairs], dtype=float)
    learnt = learn([Judged("small", pairing, right, 5)])
    chances = learnt.probabilities(pairing.numbers, pairing.i, pairing.j, old, new)
    assert chances[right == 1].min() > chances[right == 0].max()


def test_rivals_take_from_a_pair() -> None:
    """Two old measures that are alike fit one new measure less surely than one alone does."""
    alone = context.rivals(np.array([2.0]), np.array([0]), np.array([0]))
    rival = context.rivals(np.array([2.0, 1.5]), np.array([0, 1]), np.array([0, 0]))
    behind = context.RIVALS.index("behind")
    assert rival[0, behind] < alone[0, behind]
