"""What decisions do to links: verdicts on pairs, the status of facts, and links that only people know of."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode

from graph.aliases import Aliases
from graph.decisions import Decision, Review
from graph.shortcuts import Edge, Edges, Triple
from graph.terms import text
from graph.vocabulary import KF, PROV, Base

Verdicts = Mapping[Edge, Decision]


def verdicts(review: Review, aliases: Aliases) -> dict[Edge, Decision]:
    """What people decided of each link between known things, by old and new as they are named now."""
    found: dict[Edge, Decision] = {}
    for decision in review.links:
        old, new = map(aliases.find, decision.on)
        if old and new and old != new:
            found.setdefault((NamedNode(old), NamedNode(new)), decision)
    return found


def pairs_of(verdicts: Verdicts, verdict: str) -> set[tuple[str, str]]:
    """The pairs with this verdict, as IRIs."""
    return {(old.value, new.value) for (old, new), decision in verdicts.items() if decision.verdict == verdict}


def decide(links: Edges, link: Edge, decision: Decision) -> None:
    """Gives a link the shortcut, or takes it away."""
    if decision.verdict == "accept":
        links[link] += ()
    else:
        links.pop(link, None)


def judged(fact: NamedNode, pairs: Sequence[Edge], verdicts: Verdicts, base: Base) -> Iterator[Triple]:
    """The status of a stated succession, and the decisions on which it rests.

    Where a fact ties several pairs and only some are rejected, it stays stated; the rejected ones are told apart.
    """
    yield fact, KF.status, text(_status([verdicts[pair].verdict if pair in verdicts else "" for pair in pairs]))
    for old, new in pairs:
        if (old, new) in verdicts:
            decision = verdicts[old, new]
            yield fact, PROV.wasInformedBy, base.decision(decision.name)
            if decision.verdict == "reject":
                yield old, KF.notSucceededBy, new


def _status(said: Collection[str]) -> str:
    if said and set(said) == {"accept"}:
        return "confirmed"
    return "rejected" if said and set(said) == {"reject"} else "stated"
