"""Themes as the graph ``derived`` has them: the scheme of concepts, and the themes of each measure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph.identity import Identity
from graph.shortcuts import Triple
from graph.terms import Term
from graph.themes import themes
from graph.told import Told
from graph.vocabulary import KF, RDF, SKOS, Base

TEXTS = ("purpose", "action")  # the kinds of statements that tell what a measure does, the most telling first
SCHEME = "theme"
TITLE = {"ja": "施策の分野", "en": "Themes of measures"}


def scheme_quads(base: Base) -> Iterator[Quad]:
    """All themes as SKOS concepts; they depend on no document."""
    scheme = base.below(SCHEME)
    triples: list[tuple[NamedNode, NamedNode, Term]] = [(scheme, RDF.type, SKOS.ConceptScheme)]
    triples += [(scheme, SKOS.prefLabel, Literal(name, language=language)) for language, name in TITLE.items()]
    for theme in themes().all:
        node = theme_node(base, theme.id)
        triples += [
            (node, RDF.type, SKOS.Concept),
            (node, SKOS.inScheme, scheme),
            (node, SKOS.prefLabel, Literal(theme.ja, language="ja")),
            (node, SKOS.prefLabel, Literal(theme.en, language="en")),
        ]
        if theme.broader:
            triples.append((node, SKOS.broader, theme_node(base, theme.broader)))
        else:
            triples.append((scheme, SKOS.hasTopConcept, node))
    for triple in triples:
        yield Quad(*triple, base.derived)


def theme_node(base: Base, theme: str) -> NamedNode:
    """A theme by its id."""
    return base.below(f"{SCHEME}/{theme}")


def measure_themes(identity: Identity, told: Iterable[Told]) -> Iterator[Triple]:
    """kf:theme of each measure, by its names and by the texts that tell what it does."""
    texts: defaultdict[NamedNode, set[tuple[int, str]]] = defaultdict(set)
    for fact in told:
        if fact.kind == KF.Statement:
            kind, text = (fact.literal(name) for name in (KF.statementKind, KF.text))
            if kind in TEXTS:
                texts[fact.values(KF.about)[0]].add((TEXTS.index(kind), text))
    for measure in identity.measures():
        node = identity.measure_node(measure)
        text = "\n".join(text for _, text in sorted(texts[node]))
        for theme in themes().of((measure.name, *measure.alternatives), text):
            yield node, KF.theme, theme_node(identity.base, theme)
