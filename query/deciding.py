"""From what a person types to a decision: things by their IRI, by its path below the base, or by their name."""

from collections.abc import Sequence

from pyoxigraph import NamedNode

from graph.corrections import check_settings, settings
from graph.decisions import ON_FINDINGS, Decision, DecisionError, Verdict, time_after
from graph.spelling import slug
from query.querier import Querier

NAMED = """
SELECT DISTINCT ?thing ?home WHERE {
  ?thing skos:prefLabel|skos:altLabel|dcterms:title|dcterms:alternative ?name . FILTER(STR(?name) = "%s")
  { ?thing a kf:Measure ; kf:inPlan ?home } UNION { ?thing a kf:Plan ; kf:municipality ?home }
  UNION { ?thing a kf:Department ; org:unitOf ?home }
} ORDER BY ?thing"""
KNOWN = "ASK { $it ?says ?something }"
ENDS = "SELECT DISTINCT ?old ?new WHERE { $it kf:predecessor ?old ; kf:successor ?new }"
FACT = """
SELECT DISTINCT ?document ?kind WHERE {
  $it a kf:Fact, ?kind ; prov:wasDerivedFrom/kf:inDocument ?document . FILTER(?kind != kf:Fact)
}"""
FINDING = "ASK { $it a kf:Finding }"
PLAN = "ASK { $it a kf:Plan }"


def decision(
    querier: Querier,
    held: Sequence[Decision],
    verdict: Verdict,
    words: Sequence[str],
    by: str,
    why: str,
    to: Sequence[str] = (),
) -> Decision:
    """What was decided, made now, after those that the store holds; ``to`` is what correct sets, as "name=value".

    DecisionError, a sentence, where it cannot be meant.
    """
    if to and verdict != "correct":
        raise DecisionError(f"{verdict} sets nothing; only correct takes --set.")
    right = settings(to) if verdict == "correct" else ()
    if verdict == "undo":
        on = _earlier(held, words)
    elif verdict == "correct":
        on = _fact(querier, words, right)
    elif verdict in ON_FINDINGS:
        on = (_finding(querier, words),)
    elif verdict in {"accept", "reject"}:
        on = _link(querier, words)
    else:
        on = _measures(querier, words)
    return Decision(verdict, on, by, time_after(held), why, right)


def _earlier(held: Sequence[Decision], words: Sequence[str]) -> tuple[str, ...]:
    number = int(words[0]) if len(words) == 1 and words[0].isdecimal() else 0
    if not 1 <= number <= len(held):
        raise DecisionError("Undo takes the number of one decision: `keifu decisions` shows them.")
    return (held[number - 1].name,)


def _fact(querier: Querier, words: Sequence[str], right: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """A fact that a document states, and the document."""
    iri = _iri(querier, words[0]) if len(words) == 1 else ""
    rows = querier.rows(FACT, it=iri) if iri else []
    if len(rows) != 1:
        raise DecisionError(
            "Name one fact that a document states by its IRI: its page in the web app, or a query, has it."
        )
    check_settings(NamedNode(rows[0]["kind"]), right)
    return iri, rows[0]["document"]


def _finding(querier: Querier, words: Sequence[str]) -> str:
    """Something that was not understood, by its IRI."""
    iri = _iri(querier, words[0]) if len(words) == 1 else ""
    if not iri or not querier.holds(FINDING, it=iri):
        raise DecisionError("Name one finding by its IRI: the review in the web app, or a query, has it.")
    return iri


def _link(querier: Querier, words: Sequence[str]) -> tuple[str, ...]:
    """Old and new: both as they are named, or those of one link."""
    if len(words) > 2:
        raise DecisionError("Name one link, or the old and the new thing.")
    things = [_thing(querier, word) for word in words]
    if len(things) == 1:
        ends = [(row["old"], row["new"]) for row in querier.rows(ENDS, it=things[0])]
        if len(ends) != 1:
            raise DecisionError(f"{words[0]} ties {len(ends)} pairs: name the old and the new thing.")
        return ends[0]
    if things[0] == things[1]:
        raise DecisionError("Both names mean the same thing; name the old and the new one by their IRIs.")
    return things[0], things[1]


def _measures(querier: Querier, words: Sequence[str]) -> tuple[str, ...]:
    """Two measures of one plan, each after the spelling that was given, which may be one of several of one measure."""
    if len(words) != 2:
        raise DecisionError("Name two measures.")
    one, other = (_spelt(querier, word) for word in words)
    home = one.rpartition("/")[0]
    if home != other.rpartition("/")[0] or not querier.holds(PLAN, it=home):
        raise DecisionError("Only measures of one plan can be the same; between plans, accept or reject a link.")
    if one == other:
        raise DecisionError("Both are one name, which means one measure.")
    return one, other


def _thing(querier: Querier, word: str) -> str:
    iri = _iri(querier, word)
    return iri if iri and querier.holds(KNOWN, it=iri) else _named(querier, word)[0]


def _spelt(querier: Querier, word: str) -> str:
    """The IRI that a measure would have if it were spelt so."""
    iri = _iri(querier, word)
    if iri and querier.holds(PLAN, it=iri.rpartition("/")[0]):
        return iri
    return f"{_named(querier, word)[1]}/{slug(word)}"


def _iri(querier: Querier, word: str) -> str:
    """The word as an IRI, "" where it looks like none."""
    iri = word if "://" in word else querier.base + word
    return iri if "/" in word and not set(iri) & set(' <>"{}|\\^`') else ""


def _named(querier: Querier, word: str) -> tuple[str, str]:
    """The only thing of that name, and what it belongs to."""
    quoted = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
    rows = [(row["thing"], row["home"]) for row in querier.rows(NAMED % quoted)]
    if not rows:
        raise DecisionError(f"Nothing is called {word}: name it in full, or by its IRI.")
    if len({thing for thing, _ in rows}) > 1:
        several = "  ".join(thing.removeprefix(querier.base) for thing, _ in rows)
        raise DecisionError(f"Several things are called {word}; say which: {several}")
    return rows[0]
