from graph.lineage.explain import explain
from graph.lineage.reasons import Reason


def test_the_sentence_names_the_evidence_and_what_speaks_against() -> None:
    """In both languages, strongest first."""
    reasons = [
        Reason("名称が同じ", "the name is the same", 1.0),
        Reason("担当課は異なる", "the departments differ", 1.0, against=True),
    ]
    ja, en = explain(reasons)
    assert ja == "推定の根拠：名称が同じ（ただし担当課は異なる）。"
    assert en == "Inferred because the name is the same (but the departments differ)."


def test_weak_evidence_is_told_where_there_is_no_other() -> None:
    """A link is never without a reason."""
    assert explain([Reason("弱い", "weak", 0.01)])[1] == "Inferred because weak."
    assert explain([])[0].startswith("推定の根拠：")
