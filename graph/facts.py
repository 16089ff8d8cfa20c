"""What a document says: facts with their evidence, and the mentions by which a document names what they are about.

A *mention* is how one document names a thing; which mentions are the same thing is decided in ``identity``, over all
documents. A mention is a value: two equal mentions in one document are the same thing. Years are fiscal years (from April of
the year given); money is in yen. Facts are frozen and hashable; their order in a reading means nothing.
"""

from decimal import Decimal
from typing import Literal

import msgspec

Box = tuple[float, float, float, float]

Role = Literal["lead", "promote", "implement", "related"]
ValueRole = Literal["baseline", "target", "actual"]
IndicatorKind = Literal["outcome", "output"]
AmountKind = Literal["initial", "before", "change", "after", "limit", "settled", "reduction"]
SuccessionKind = Literal["continued", "renamed", "merged", "split", "reorganised", "ended", "created"]
StatementKind = Literal[
    "purpose", "state", "issue", "action", "vision", "result", "target", "opinion", "outlook", "reason"
]


class Evidence(msgspec.Struct, frozen=True):
    """Words printed in a box on a page (1-based; PDF points from the top left of the page as a viewer shows it).

    ``quote`` is what is printed inside ``box``, in the file's order of characters.
    """

    page: int
    box: Box
    quote: str
    by_ocr: bool = False


class MunicipalityMention(msgspec.Struct, frozen=True):
    """A municipality by its name as printed ("府中市"), its prefecture ("広島県") and six-digit code where known."""

    name: str
    prefecture: str = ""
    code: str = ""


class PlanMention(msgspec.Struct, frozen=True, tag=True):
    """A plan (or list) by its title, without 案, 概要, 取組実績 and the like."""

    title: str
    municipality: MunicipalityMention | None = None


class MeasureMention(msgspec.Struct, frozen=True, tag=True):
    """A node of a plan's tree: name without its number and without marks such as 【再掲】; number as printed, or "".

    ``parent`` is the node above it here, None at the top or where this place does not say.
    """

    plan: PlanMention
    name: str
    notation: str = ""
    parent: "MeasureMention | None" = None


class DepartmentMention(msgspec.Struct, frozen=True, tag=True):
    """A department (課, 室, 係, 所 ...) by its name, within a municipality."""

    name: str
    municipality: MunicipalityMention | None = None


class IndicatorMention(msgspec.Struct, frozen=True, tag=True):
    """An indicator of a measure by its name; the same name of another kind is another indicator."""

    measure: MeasureMention
    name: str
    kind: IndicatorKind | None = None


Mention = PlanMention | MeasureMention | DepartmentMention | IndicatorMention


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """What every fact has: at least one piece of evidence, the one with its own text among them."""

    evidence: tuple[Evidence, ...]


class PlanEntry(Fact, frozen=True, tag=True):
    """A plan is named here; years (both included) and the plan that it replaced only where this document says so."""

    about: PlanMention
    name: str
    start: int | None = None
    end: int | None = None
    predecessor: PlanMention | None = None


class Placement(Fact, frozen=True, tag=True):
    """A measure stands here in its plan's tree, under ``about.parent``, with the number ``about.notation``.

    ``name`` is as printed here. ``source`` tells its own page or card ("detail") from a row of a list ("list") and from a
    place that only refers to it ("reference": a comparison column, 旧名称). ``group`` names the list: two rows of one group
    with different names or numbers are different measures.
    """

    about: MeasureMention
    name: str
    level: str = ""
    source: Literal["detail", "list", "reference"] = "list"
    group: str = ""


class Responsibility(Fact, frozen=True, tag=True):
    """A department's part in a measure; ``name`` as printed here."""

    about: MeasureMention
    department: DepartmentMention
    role: Role
    name: str


class Observation(Fact, frozen=True, tag=True):
    """One value of one indicator; ``year`` is the year the value is for, None where none is given."""

    about: MeasureMention
    indicator: IndicatorMention
    role: ValueRole
    text: str
    year: int | None = None
    value: Decimal | None = None
    unit: str = ""


class Evaluation(Fact, frozen=True, tag=True):
    """A rating as printed ("A", "達成", "-"), without footnote marks."""

    about: MeasureMention
    rating: str
    year: int | None = None


class ScheduleItem(Fact, frozen=True, tag=True):
    """A bar of a schedule: first and last fiscal year, both included."""

    about: MeasureMention
    text: str
    start: int
    end: int


class Statement(Fact, frozen=True, tag=True):
    """A text about a measure, or about a plan as a whole."""

    about: MeasureMention | PlanMention
    kind: StatementKind
    text: str
    year: int | None = None


class Figure(Fact, frozen=True, tag=True):
    """A number in running text or on a chart: what is counted, when, how many."""

    about: MeasureMention | PlanMention
    quantity: str
    value: Decimal
    text: str
    unit: str = ""
    year: int | None = None


class Budget(Fact, frozen=True, tag=True):
    """Money of one measure in one year, in yen."""

    about: MeasureMention
    amount: Decimal
    kind: AmountKind
    text: str
    year: int | None = None


class Relation(Fact, frozen=True, tag=True):
    """The measure (or plan) also belongs to, or is taken from, another plan or law."""

    about: MeasureMention | PlanMention
    related: PlanMention


class Succession(Fact, frozen=True, tag=True):
    """Old became new, as this document states it. One side is empty for "ended" and "created". Both sides are of one
    kind (measures, plans, departments or indicators). ``reason`` as printed; ``year`` in which it took effect.
    """

    kind: SuccessionKind
    predecessors: tuple[Mention, ...] = ()
    successors: tuple[Mention, ...] = ()
    reason: str = ""
    year: int | None = None


AnyFact = (
    PlanEntry
    | Placement
    | Responsibility
    | Observation
    | Evaluation
    | ScheduleItem
    | Statement
    | Figure
    | Budget
    | Relation
    | Succession
)


class Finding(msgspec.Struct, frozen=True):
    """Something on a page that was not understood: ``kind`` is a short English key (unknown-header, unreadable-page ...),
    ``message`` a Japanese sentence that says what and where.
    """

    kind: str
    message: str
    evidence: tuple[Evidence, ...] = ()


class Given(msgspec.Struct, frozen=True):
    """What people told about a document when they gave it in; it wins over what was read in it. "" and None say nothing.

    ``source`` is where it was published, an address or words.
    """

    title: str = ""
    municipality: MunicipalityMention | None = None
    source: str = ""
    licence: str = ""
    rights_holder: str = ""


class Reading(msgspec.Struct, frozen=True):
    """One document as it was understood. ``sha256`` of the file's bytes is its identity; ``file_name`` has no folder."""

    sha256: str
    file_name: str
    page_count: int
    facts: tuple[AnyFact, ...] = ()
    findings: tuple[Finding, ...] = ()
    plans: tuple[PlanMention, ...] = ()
    given: Given = Given()

    @property
    def measure_count(self) -> int:
        """How many measures it places, told apart by plan, number, name and parent."""
        return len({fact.about for fact in self.facts if isinstance(fact, Placement)})

    @property
    def link_count(self) -> int:
        """How many successions it states."""
        return sum(isinstance(fact, Succession) for fact in self.facts)
