"""The ways in which a whole document names its projects outside of tables: in lines with money, with offices, in frames; and
its own words for labels.
"""

from dataclasses import dataclass

from ingest.document import Document
from ingest.reading.own_labels import OwnLabels
from ingest.reading.priced import Priced
from ingest.reading.project_cards import ProjectCards
from ingest.reading.signed import Signed
from ingest.reading.tagged import Tagged
from ingest.reading.treelines import TreeLines


@dataclass(frozen=True)
class Forms:
    """What of each way a document has."""

    priced: Priced
    tagged: Tagged
    cards: ProjectCards
    trees: TreeLines
    labels: OwnLabels
    signed: Signed


def forms_of(document: Document, priced: Priced) -> Forms:
    """The ways of a document, whose lines with money were found before."""
    return Forms(
        priced, Tagged(document), ProjectCards(document), TreeLines(document), OwnLabels(document), Signed(document)
    )
