"""Questions of the program itself: short, known queries over one opened store, rows as plain strings.

What people send goes through ``guard`` instead.
"""

from collections.abc import Iterable, Mapping

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Triple

from graph.quadstore import QuadStore, Results
from graph.vocabulary import DEFAULT_BASE, PREFIXES

Row = Mapping[str, str]
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())


class Querier:
    """Asks one store with the union of its named graphs as default graph and the project's prefixes filled in.

    ``base`` is the IRI below which the store's own things live.
    """

    def __init__(self, store: QuadStore, base: str = DEFAULT_BASE) -> None:
        self.store = store
        self.base = base

    def rows(self, query: str, **things: str | Iterable[str]) -> list[Row]:
        """The rows of a SELECT; ``$name`` in the query stands for the IRI or IRIs given as ``name=``. Unbound names are absent.

        Raises ValueError where a thing is no IRI, so that nothing else gets into the query.
        """
        solutions = self._ask(query, things)
        assert isinstance(solutions, QuerySolutions)
        names = [variable.value for variable in solutions.variables]
        return [
            {name: value(term) for name, term in zip(names, solution, strict=True) if term is not None}
            for solution in solutions
        ]

    def holds(self, query: str, **things: str) -> bool:
        """The answer of an ASK."""
        answer = self._ask(query, things)
        assert isinstance(answer, QueryBoolean)
        return bool(answer)

    def triples(self, query: str, **things: str) -> list[Triple]:
        """The triples of a CONSTRUCT."""
        found = self._ask(query, things)
        assert isinstance(found, QueryTriples)
        return list(found)

    def _ask(self, query: str, things: Mapping[str, str | Iterable[str]]) -> Results:
        for name, given in things.items():
            iris = [given] if isinstance(given, str) else given
            query = query.replace(f"${name}", " ".join(str(NamedNode(iri)) for iri in iris))
        return self.store.query(PROLOGUE + query)


def number(row: Row, name: str) -> int | None:
    """A year or a count of a row, None where it is unbound."""
    return int(row[name]) if row.get(name) else None


def value(term: object) -> str:
    """What a term says: an IRI's or literal's text."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
