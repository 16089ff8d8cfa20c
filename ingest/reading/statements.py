"""Texts about a measure from the cells that hold them: one for each bullet, else one for each cell."""

import re
from collections.abc import Container, Iterable

from graph.facts import MeasureMention, PlanMention, Statement, StatementKind
from ingest.document import Text
from ingest.reading import grades, items, names, related, tense
from ingest.reading.evidence import evidence
from ingest.reading.labels import Label
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field, Record
from ingest.reading.statuses import tells_fate
from ingest.text import numbers
from ingest.text.normal import normal

_REFERENCE = re.compile(
    r"[（(【\[]?(?:出典|資料|出所)[)）】\]:：]|[\[［(（][0-9０-９]+[\]］)）][.．]|https?://"
)  # a source cited in or below a text
_REST_OF_NUMBER = re.compile(r"[-‐−–－.・](?:[0-9０-９]{1,3}[-‐−–－.・]?)+")  # ①-2 without what looks like a bullet
_MONEY = re.compile(r"[△▲-]?[0-9][0-9,.億万千百]*円")  # その他 | 4万500円: a part of a sum, no remark
_NUMBER = re.compile(r"[△▲+-]?[0-9][0-9,.]*")
_SHORTEST = 2
KINDS: tuple[StatementKind, ...] = (
    "purpose", "state", "issue", "action", "vision", "result", "target", "opinion", "outlook", "reason",
)  # fmt: skip


def from_record(
    record: Record,
    about: MeasureMention | PlanMention,
    name: Iterable[Text],
    naming: Container[int] = (),
    reported: int | None = None,
    done_in: int | None = None,
) -> list[Statement]:
    """The statements that the fields of a record make about its measure; ``naming`` are the columns that name measures,
    ``reported`` the last year that the table looks back on, ``done_in`` the year of results that tell none.
    """
    facts: list[Statement] = []
    for field in record.fields:
        if field.cell.text and field.cell.column not in naming and (kind := kind_of(field, reported)):
            heads = (*name, *(head.text for head in field.heads))
            year = done_in if kind == "result" and field.label.last is None else field.label.last
            facts += made(field.cell.text, kind, about, heads, year)
    return facts


def kind_of_label(label: Label, now: int | None) -> str:
    """The kind of statement that follows a label standing alone (a heading, a panel's label), "" where none does.

    取組内容 of a year that the document looks back on is a result.
    """
    if label.means("statement"):
        return label.meaning.split(".", 1)[1]
    if label.means("level") and (kind := lexicon().visions.exact(label.word) or lexicon().directions.exact(label.word)):
        return kind
    if label.means("name_or.action") or (label.means("level") and lexicon().actions.exact(label.word) is not None):
        return "result" if label.last is not None and now is not None and label.last <= now else "action"
    return ""


def kind_of(field: Field, reported: int | None = None) -> str:
    """The kind of statement that a field makes, "" where it makes none.

    What was done in a year up to the last ``reported`` one (実施内容（令和6年度）) is a result, as is what a text under such a
    label of any year says was done.
    """
    label, text = field.label, field.text
    if _was_done(field, reported):
        return "result"
    if label.means("statement", "name_or.action"):
        return label.meaning.split(".", 1)[1]
    if label.means("status") and lexicon().labels.find(label.word) == "statement.outlook":
        return "outlook"
    if label.means("remark"):
        return kind_of_remark(text)
    told = _is_sentence(text) or (label.means("level") and items.has_bullets(field.cell.text))
    return _of_sentence(label, text) if told else ""


def kind_of_remark(text: str) -> str:
    """The same of what stands under 備考: a reason, but no plans, no money, and not that the measure is new."""
    says_other = related.is_plan_list(text) or lexicon().succession.exact(text) == "created"
    return "" if says_other or _MONEY.fullmatch(normal(text)) else "reason"


def _was_done(field: Field, reported: int | None) -> bool:
    """Whether a text under a label of what is done in a year looks back on it: by its year, or by what its sentences say."""
    label = field.label
    of_acts = label.means("level") and lexicon().actions.exact(label.word) is not None and _is_sentence(field.text)
    if label.last is None or not (of_acts or label.means("statement.action", "name_or.action")):
        return False
    past = label.meaning == "name_or.action" and reported is not None and label.last <= reported
    return past or tense.is_past([words for words, _ in items.bullets(field.cell.text)])


def _of_sentence(label: Label, text: str) -> str:
    """The kind of a sentence under a label that as well heads values, ratings or names."""
    if label.means("level"):
        return _of_level(label)
    if label.means("name_or.target", "value.target"):
        return "target" if text.rstrip().endswith("。") or not numbers.quantities(text) else ""
    if label.means("value.actual"):
        return "result" if text.rstrip().endswith("。") else ""
    if label.means("schedule") and label.first is None:
        return "action"
    if label.means("rating"):
        return "opinion"
    return "outlook" if label.means("status") and not tells_fate(text) else ""


def _of_level(label: Label) -> str:
    """The kind of a text beside a level's word."""
    words = lexicon()
    return words.visions.exact(label.word) or words.directions.exact(label.word) or "action"


def made(
    text: Text, kind: str, about: MeasureMention | PlanMention, heads: Iterable[Text], year: int | None
) -> list[Statement]:
    """The statements of one text: one for each bullet."""
    facts = []
    heads = tuple(heads)
    for words, part in items.bullets(text, prose=kind == "opinion"):
        rated = kind in ("result", "state") and grades.says_only_rating(words)
        void = (
            len(words) < _SHORTEST
            or _is_number(words)
            or _REST_OF_NUMBER.fullmatch(words)
            or numbers.nothing(words)
            or not names.has_letters(words)
            or lexicon().is_value("empty", words)
            or names.only_marks(words)
            or grades.is_legend(words)
        )
        if void or rated or _REFERENCE.match(words):
            continue
        facts.append(
            Statement(evidence=evidence(*heads, part), about=about, kind=_sure(kind, words), text=words, year=year)
        )
    return facts


def _sure(kind: str, words: str) -> StatementKind:
    """State or issue by the words of the text where the label names both."""
    if kind == "state_or_issue":
        return "issue" if words in lexicon().values["issue"] else "state"
    found = next((known for known in KINDS if known == kind), None)
    assert found is not None, kind
    return found


def _is_number(words: str) -> bool:
    """Whether a text is one bare number, whatever head it stands under."""
    return bool(_NUMBER.fullmatch(normal(words)))


def _is_sentence(text: str) -> bool:
    return len(text) > 12 or text.endswith("。")
