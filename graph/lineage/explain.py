"""One sentence that says why a link is inferred, in Japanese and in English, made of its evidence."""

from collections.abc import Sequence

from graph.lineage.reasons import Reason

MOST = 4  # clauses
TELLING = 0.15  # strength from which a clause is worth its place


def explain(reasons: Sequence[Reason]) -> tuple[str, str]:
    """The sentence in Japanese and in English; ``reasons`` the strongest first."""
    pro = [reason for reason in reasons if not reason.against]
    told = [reason for reason in pro if reason.strength >= TELLING][:MOST] or pro[:1]
    contra = [reason for reason in reasons if reason.against][:1]
    if not told:
        return (
            "推定の根拠：両計画のほかの取組との対応関係。",
            "Inferred from how the other measures of both plans correspond.",
        )
    ja = "、".join(reason.ja for reason in told)
    en = "; ".join(reason.en for reason in told)
    ja += "".join(f"（ただし{reason.ja}）" for reason in contra)
    en += "".join(f" (but {reason.en})" for reason in contra)
    return f"推定の根拠：{ja}。", f"Inferred because {en}."
