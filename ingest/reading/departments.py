"""Who has a part in a measure: departments from the cells that name them."""

import re
from collections.abc import Iterable, Iterator

from graph.facts import DepartmentMention, MeasureMention, MunicipalityMention, Responsibility, Role
from ingest.document import Text
from ingest.reading import items, office_marks
from ingest.reading.bracketed import Offices
from ingest.reading.evidence import evidence
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field, Record
from ingest.text import numbers

_AROUND = re.compile(r"^[【\[（(〔<＜\s・●○◎※]+|[】\]）)〕>＞\s※＊*]+$")
_HEADED = re.compile(
    r"^[【\[〔＜<][^】\]〕＞>]*[】\]〕＞>](?=\S)|(?<=\S)[【\[〔＜<][^】\]〕＞>]*[】\]〕＞>]$"
)  # 【外為法】財務省
_CLOSED = re.compile(r"[(（][^()（）]*[)）]")
_WHOLE = re.compile(r"^[(（]([^()（）]*)[)）]$")
_CONTACT = re.compile(r"(?:電話|TEL|ＴＥＬ|内線|Email|E-mail)?[:：]?\s*[0-9０-９‐－()（）-]{6,}|[(（]?(?:内線|電話).*$")
_MARKED = re.compile(r"(?P<name>.+?)\s*[(（〔［\[](?P<mark>[^()（）〔〕［］\[\]]{1,4})[)）〕］\]]")
_LONGEST = 30
_DIVISION, _SECTION = (
    re.compile(r"[部局](?:名|等)?$"),
    re.compile(r"[課室](?:名|等|名等)?$"),
)  # in what a label asks for


def named(text: Text) -> list[tuple[str, Text]]:
    """The departments that a cell names, each with its lines."""
    found = []
    for printed, part in items.names(text, is_department):
        name = _WHOLE.sub(r"\1", _CONTACT.sub("", _HEADED.sub("", printed)).strip())
        plain = name.strip("【】[] ※*・") if _CLOSED.search(name) else _AROUND.sub("", name)
        if plain and len(plain) <= _LONGEST and not numbers.nothing(plain) and "。" not in plain:
            found.append((plain, part))
    return found


def are_named(text: Text) -> bool:
    """Whether a text names departments and nothing else."""
    found = named(text)
    return bool(found) and all(is_department(name) for name, _ in found)


def are_marked(text: Text) -> bool:
    """Whether each department of a text has a mark of its part behind it (総務課（主）)."""
    return all(_marked(printed)[1] is not None for printed, _ in named(text))


def is_department(text: str) -> bool:
    """Whether a text ends as names of departments do."""
    bare = _CLOSED.sub("", _AROUND.sub("", text) if not text.endswith((")", "）")) else text).strip()
    return bool(bare) and lexicon().is_value("department", bare)


def responsibilities(
    record: Record, about: MeasureMention, name: Iterable[Text], municipality: MunicipalityMention | None
) -> list[Responsibility]:
    """The departments of a record's measure; ``name`` are the texts that tell which measure it is."""
    facts = []
    told = [field for field in record.all("department") if field.label.side != "old"]
    fields = [field for field in told if not office_marks.is_mark(field)]
    marks = [field for field in told if field not in fields]
    for office, role, sign in office_marks.parts(marks):
        facts += made(office, role, about, (*name, sign), municipality)
    for field in fields:
        if any(_is_within(other, field) for other in fields):
            continue
        heads = (*name, *(head.text for head in field.heads))
        facts += made(field.cell.text, ROLES[field.label.meaning], about, heads, municipality)
    return facts


def _is_within(office: Field, wider: Field) -> bool:
    """Whether a field asks for the office within what another one asks for (担当部 | 健康福祉部 | 担当課 | 子育て支援課)."""
    alike = office.label.meaning == wider.label.meaning and office.label.first == wider.label.first
    return alike and bool(_DIVISION.search(wider.label.word)) and bool(_SECTION.search(office.label.word))


def made(
    text: Text,
    role: Role,
    about: MeasureMention,
    heads: Iterable[Text],
    municipality: MunicipalityMention | None = None,
) -> list[Responsibility]:
    """The departments of a cell as parts in a measure."""
    heads = tuple(heads)
    return [
        Responsibility(
            evidence=evidence(*heads, part),
            about=about,
            department=DepartmentMention(department, municipality or about.plan.municipality),
            role=own,
            name=department,
        )
        for department, own, part in _in_roles(text, role)
    ]


def behind(offices: Offices, about: MeasureMention, heads: Iterable[Text]) -> Iterator[Responsibility]:
    """The departments behind the name of a measure, each list of them with the part that its label tells."""
    texts = tuple(heads)
    for meaning, text in offices:
        yield from made(text, ROLES[meaning], about, texts)


def _in_roles(text: Text, role: Role) -> Iterator[tuple[str, Role, Text]]:
    """The departments of a cell with their parts: each its own where a mark behind it tells that (総務課（主）)."""
    for printed, part in named(text):
        name, own = _marked(printed)
        yield name, own or role, part


def _marked(name: str) -> tuple[str, Role | None]:
    """A department without the mark in brackets behind it, and the part that this tells."""
    match = _MARKED.fullmatch(name)
    role = next((role for role in ROLES.values() if match and lexicon().is_value(f"role_{role}", match["mark"])), None)
    return (match["name"], role) if match and role else (name, None)


ROLES: dict[str, Role] = {
    "department.lead": "lead",
    "department.promote": "promote",
    "department.implement": "implement",
    "department.related": "related",
}
