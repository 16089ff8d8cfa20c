"""From what stands on the pages to what it says: ``Document`` → ``Reading``."""

from graph.facts import Finding, Placement, Reading, Succession
from ingest.document import Document
from ingest.layout.dittos import as_meant
from ingest.reading import comparison, prose, related, reorganisation, unclaimed
from ingest.reading.belonging import parents_first
from ingest.reading.forms import forms_of
from ingest.reading.known import Known
from ingest.reading.label_lines import with_labels_apart
from ingest.reading.located import with_places
from ingest.reading.names_below import with_names_as_headings
from ingest.reading.nested import with_names_inside
from ingest.reading.outline import outline
from ingest.reading.plans import plan_context
from ingest.reading.priced import Priced
from ingest.reading.sheets import Sheets
from ingest.reading.told_years import explanations, told_years
from ingest.reading.walk import Walk


def read_facts(document: Document) -> Reading:
    """Everything that a document states about plans and measures, each fact with its evidence."""
    document = with_names_as_headings(with_names_inside(with_places(as_meant(document))))
    context = plan_context(document)
    document = parents_first(with_labels_apart(document, context.year))
    dates = told_years(explanations(document), context.year)
    sheets, known = Sheets(document, context.year, dates), Known()
    titles = [plan.title for plan in (*context.plans, *context.known)]
    town = context.plan.municipality
    priced = Priced(document, context.year)
    document = priced.document
    forms = forms_of(document, priced)
    steps = outline(document, titles, town.name if town else "", sheets.kind, forms)
    steps = {place: step for place, step in steps.items() if not forms.trees.takes(document.blocks[place])}
    first = Walk(document, context, known, sheets, steps, forms).run()
    listed = [fact for fact in first.facts if isinstance(fact, Placement)]
    known.learn(listed)
    known.learn_boxes(context.plan, (node.text for each in document.diagrams for node in each.nodes))
    links = comparison.successions(first.changes, listed, context)
    known.learn_links(link for link in links if isinstance(link, Succession))
    walk = Walk(document, context, known, sheets, steps, forms)
    found = walk.run()
    placements = [fact for fact in found.facts if isinstance(fact, Placement)]
    found.add(comparison.successions(found.changes, placements, context))
    left = unclaimed.paragraphs(walk.passed, found.facts, context)
    found.add(unclaimed.figures(walk.passed, found.facts, context))
    told = prose.read([*found.paragraphs, *left], found.facts, context)
    found.add(told.facts)
    found.find(told.findings)
    found.add(fact for each in document.diagrams for fact in reorganisation.charted(each, town, context.year))
    # how long a page took tells of the machine, not of the document
    lasting = (remark for remark in document.remarks if remark.kind != "slow-page")
    found.find(Finding(remark.kind, remark.message) for remark in lasting)
    found.add(context.entries)
    return Reading(
        sha256=document.sha256,
        file_name=document.file_name,
        page_count=len(document.pages),
        facts=tuple(dict.fromkeys(related.in_full(found.facts, town.name if town else ""))),
        findings=tuple(found.findings),
        plans=context.plans,
    )
