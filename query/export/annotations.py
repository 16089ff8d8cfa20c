"""The evidence as Web Annotations (W3C), in JSON-LD: each piece of a page with the facts that rest on it."""

from collections import defaultdict
from pathlib import Path

import msgspec

from query.querier import Querier

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
PIECES = """
SELECT ?evidence ?document ?page ?bbox ?quote ?fact WHERE {
  ?fact a kf:Fact ; prov:wasDerivedFrom ?evidence .
  ?evidence kf:inDocument ?document ; kf:page ?page ; kf:bbox ?bbox ; kf:quote ?quote . %s } ORDER BY ?evidence ?fact"""
OF_PLAN = "FILTER EXISTS { ?fact kf:about ?x FILTER(?x = $plan || EXISTS { ?x kf:inPlan $plan }) }"


def write_annotations(file: Path, querier: Querier, plan: str = "") -> None:
    """One annotation for each piece of evidence; only those of one plan where its IRI is given."""
    facts: defaultdict[tuple[str, str, str, str, str], list[str]] = defaultdict(list)
    for row in querier.rows(PIECES % (OF_PLAN if plan else ""), **({"plan": plan} if plan else {})):
        facts[row["evidence"], row["document"], row["page"], row["bbox"], row["quote"]].append(row["fact"])
    items = [_annotation(*piece, said) for piece, said in facts.items()]
    collection = {"@context": CONTEXT, "type": "AnnotationPage", "items": items}
    file.write_bytes(msgspec.json.encode(collection))


def _annotation(evidence: str, document: str, page: str, bbox: str, quote: str, facts: list[str]) -> dict[str, object]:
    """A box on a page: left, top, width and height in points from the top left of the page as a viewer shows it."""
    left, top, right, bottom = (float(number) for number in bbox.split())
    place = f"page={page}&viewrect={left:g},{top:g},{right - left:g},{bottom - top:g}"
    return {
        "id": evidence,
        "type": "Annotation",
        "motivation": "identifying",
        "body": facts,
        "target": {
            "type": "SpecificResource",
            "source": document,
            "selector": [
                {"type": "FragmentSelector", "conformsTo": PDF_FRAGMENTS, "value": place},
                {"type": "TextQuoteSelector", "exact": quote},
            ],
        },
    }
