"""StratML Part 2 (ANSI/AIIM 22, after ISO 17469-1): performance plans and reports in XML, written and read.

The structs are the standard's elements: their fields stand in its order and have its names (``given_name`` is GivenName). Text is
"" where it is left out; what has no default must be there. Whatever is written comes back equal.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin
from xml.etree import ElementTree as ET

import msgspec
from msgspec.structs import FieldInfo, fields

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
ATTRIBUTES = {"Type", "StakeholderTypeType", "RelationshipType", "ValueChainStage", "PerformanceIndicatorType"}
NOT_IN_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(msgspec.Struct, frozen=True, rename="pascal"):
    """An element with other elements in it."""


N = TypeVar("N", bound=Node)


class Role(Node, frozen=True):
    """What part somebody has."""

    name: str
    description: str = ""
    role_type: tuple[Literal["Performer", "Beneficiary"], ...] = ()


class Stakeholder(Node, frozen=True):
    """Who has a part in something."""

    name: str
    description: str = ""
    role: tuple[Role, ...] = ()
    stakeholder_type_type: Literal["Person", "Organization", "Generic_Group", ""] = ""


class Descriptor(Node, frozen=True):
    """A result in words."""

    descriptor_name: str = ""
    descriptor_value: str = ""


class Result(Node, frozen=True):
    """A value that is aimed at or was reached, between two dates (2026-04-01, both included)."""

    start_date: str = ""
    end_date: str = ""
    number_of_units: str = ""
    descriptor: Descriptor | None = None
    description: str = ""


class MeasurementInstance(Node, frozen=True):
    """What belongs together of one measurement."""

    target_result: tuple[Result, ...] = ()
    actual_result: tuple[Result, ...] = ()


class Relationship(Node, frozen=True):
    """A tie to other elements, by their identifiers."""

    identifier: str = ""
    referent_identifier: tuple[str, ...] = ()
    name: str = ""
    description: str = ""
    relationship_type: Literal["Broader_Than", "Peer_To", "Narrower_Than", ""] = ""


class PerformanceIndicator(Node, frozen=True):
    """What is measured, in which unit, and what it was to be and was."""

    measurement_dimension: str
    unit_of_measurement: str
    sequence_indicator: str = ""
    identifier: str = ""
    relationship: tuple[Relationship, ...] = ()
    measurement_instance: tuple[MeasurementInstance, ...] = ()
    other_information: str = ""
    value_chain_stage: Literal["Outcome", "Output_Processing", "Output", "Input_Processing", "Input", ""] = ""
    performance_indicator_type: Literal["Quantitative", "Qualitative", ""] = ""


class Objective(Node, frozen=True):
    """What is to be achieved within one cycle."""

    name: str = ""
    description: str = ""
    identifier: str = ""
    sequence_indicator: str = ""
    stakeholder: tuple[Stakeholder, ...] = ()
    other_information: str = ""
    performance_indicator: tuple[PerformanceIndicator, ...] = ()


class Goal(Node, frozen=True):
    """What is to be achieved in more than one cycle."""

    name: str
    description: str
    identifier: str = ""
    sequence_indicator: str = ""
    stakeholder: tuple[Stakeholder, ...] = ()
    other_information: str = ""
    objective: tuple[Objective, ...] = ()


class Said(Node, frozen=True):
    """A vision or a mission."""

    description: str = ""
    identifier: str = ""


class Value(Node, frozen=True):
    """A principle."""

    name: str = ""
    description: str = ""


class Organization(Node, frozen=True):
    """Whose plan it is."""

    name: str = ""
    acronym: str = ""
    identifier: str = ""
    description: str = ""
    stakeholder: tuple[Stakeholder, ...] = ()


class StrategicPlanCore(Node, frozen=True):
    """The plan itself."""

    goal: tuple[Goal, ...]
    organization: tuple[Organization, ...] = ()
    vision: Said | None = None
    mission: Said | None = None
    value: tuple[Value, ...] = ()


class AdministrativeInformation(Node, frozen=True):
    """About the plan: dates as 2026-04-01, both included; ``source`` is an address on the web."""

    identifier: str = ""
    start_date: str = ""
    end_date: str = ""
    publication_date: str = ""
    source: str = ""


class Submitter(Node, frozen=True):
    """Who handed the plan in."""

    identifier: str = ""
    given_name: str = ""
    surname: str = ""
    phone_number: str = ""
    email_address: str = ""


class PerformancePlanOrReport(Node, frozen=True):
    """The whole document."""

    type: Literal["Strategic_Plan", "Performance_Plan", "Performance_Report"]
    name: str
    strategic_plan_core: StrategicPlanCore
    description: str = ""
    other_information: str = ""
    administrative_information: AdministrativeInformation | None = None
    submitter: Submitter | None = None


# Where the standard has what must be there behind what need not: its order.
ORDER: dict[type[Node], tuple[str, ...]] = {
    PerformanceIndicator: ("sequence_indicator", "measurement_dimension", "unit_of_measurement"),
    StrategicPlanCore: ("organization", "vision", "mission", "value", "goal"),
    PerformancePlanOrReport: ("name", "description", "other_information", "strategic_plan_core"),
}


def write_stratml(file: Path, document: PerformancePlanOrReport) -> None:
    """Write a document. Characters that XML does not have are left out."""
    ET.register_namespace("", NAMESPACE)
    root = _element("PerformancePlanOrReport", document)
    ET.indent(root)
    ET.ElementTree(root).write(file, encoding="utf-8", xml_declaration=True)


def read_stratml(file: Path) -> PerformancePlanOrReport:
    """Read a document from a trusted file. msgspec.ValidationError where it lacks something or has a value that is none."""
    return _node(PerformancePlanOrReport, ET.parse(file).getroot())  # noqa: S314 - trusted, as it says


def _in_order(kind: type[Node]) -> list[FieldInfo]:
    """The fields of a kind of element in the standard's order."""
    first = ORDER.get(kind, ())
    return sorted(fields(kind), key=lambda field: first.index(field.name) if field.name in first else len(first))


def _element(name: str, node: Node) -> ET.Element:
    element = ET.Element(_tag(name))
    for field in _in_order(type(node)):
        value = getattr(node, field.name)
        if value == field.default:
            continue
        for each in value if isinstance(value, tuple) else (value,):
            _put(element, field.encode_name, each)
    return element


def _put(element: ET.Element, name: str, value: Any) -> None:
    if name in ATTRIBUTES:
        element.set(name, value)
    elif isinstance(value, Node):
        element.append(_element(name, value))
    else:
        ET.SubElement(element, _tag(name)).text = NOT_IN_XML.sub("", value)


def _node(kind: type[N], element: ET.Element) -> N:
    found = {field.encode_name: list(_values(field, element)) for field in fields(kind)}
    several = {field.encode_name for field in fields(kind) if get_origin(field.type) is tuple}
    plain = {name: values if name in several else values[0] for name, values in found.items() if values}
    return msgspec.convert(plain, kind)


def _values(field: FieldInfo, element: ET.Element) -> Iterator[Any]:
    """What an element has of a field, none or one or more."""
    if field.encode_name in ATTRIBUTES:
        value = element.get(field.encode_name)
        yield from () if value is None else (value,)
        return
    inner = next((each for each in _types(field.type) if isinstance(each, type) and issubclass(each, Node)), None)
    for child in element.findall(_tag(field.encode_name)):
        yield _node(inner, child) if inner else child.text or ""


def _types(kind: Any) -> tuple[Any, ...]:
    """A type, or those of which it is made."""
    return tuple(each for each in get_args(kind) if each not in (NoneType, ...)) or (kind,)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
