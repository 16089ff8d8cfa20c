"""The rows of tables that tell what became of a measure, or what it was before: 区分, 旧名称, 備考."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import msgspec

from graph.facts import MeasureMention, PlanMention, Succession
from ingest.document import Text
from ingest.reading import names, statements
from ingest.reading.evidence import evidence
from ingest.reading.labelled import saying
from ingest.reading.labels import Label
from ingest.reading.records import Field, Record
from ingest.text import years
from ingest.text.normal import folded, normal

# A mark behind a name that says that the measure has ended (【計画終了(R6.3)】).
_ENDED_MARK = re.compile(r"[【\[(〔](?:計画|事業)?(?:終了|廃止|完了)(?:済み?)?[^【】\[\]〔〕]{0,12}[】\])〕]")


# What a remark on a new measure, or brackets behind its name, say that it was before (「○○」から名称変更,
# 「○○」と「△△」を統合, 旧：○○, 旧「○○」).
FORMER = re.compile(
    r"(?<=[(（【])旧(?:名称?|事業名|称)?[:：]\s*(?P<old>[^()（）【】]{2,40})(?=[)）】])"
    r"|^\s*旧(?:名称?|事業名|称)?[:：]?\s*「(?P<alone>[^「」]{2,60})」\s*$"
    r"|(?P<names>「[^「」]{2,60}」(?:(?:、|及び|並びに|と|・)?「[^「」]{2,60}」)*)(?:事業|の取組)?(?:を|から|より)(?:の)?"
    r"(?P<how>名称(?:を)?変更|改称|改題|移行|統合|再編|集約|一本化|分割|分離|独立|引き?継)"
)
_OF_NEW = re.compile(
    r"(?:見直し|変更|改[定訂正編]|新規|追加)(?:の|した|に当たっての)?(?:理由|内容|考え方|視点|要?点|趣旨|概要|ポイント)"
)
# What stands in the place of a new name and is more than one: 201「○○」に統合, 令和6年度末で廃止.
_MORE_THAN_NAME = re.compile(
    r"「[^「」]{2,60}」\s*(?:事業|の取組)?\s*(?:に|へ|と|として)\s*[一-龥々]"
    r"|(?:年度?末?|限り|をもって|で|に)(?:事業)?(?:終了|廃止|休止|完了)(?:する|した|予定|済み)?。?$"
)


# In the head of the measures of a whole plan.
_OF_PLAN = re.compile(r"計画|プラン|戦略|第[0-9一二三四五六七八九十]+[次期]")


@dataclass(frozen=True)
class Change:
    """One row that tells what became of a measure, or what it was before; without a measure, it only names the old one.

    ``old`` are the cells of old names, where there are none those of old numbers.
    """

    plan: PlanMention
    measure: MeasureMention | None
    texts: tuple[Text, ...]
    status: Field | None
    old: tuple[Field, ...]
    new: tuple[Field, ...]
    remark: Field | None
    has_old_column: bool
    has_new_column: bool
    old_number: Field | None = None
    rated_in: int | None = None  # the fiscal year of ratings that tell none
    name: Field | None = None  # the cell of the measure's name, where it tells what it was before
    of_old: Record | None = None  # what the row says of the old measure: who ran it, how it was rated
    is_new: bool = False  # the row says that there was no old measure
    unit: str = ""  # of the money in the row


def is_reason_for_old(field: Field, *, alone: bool) -> bool:
    """Whether a field says why an old measure ended; 見直しの理由 is told of the new one, where the old is not ``alone``."""
    heads = "".join(head.text.text for head in field.heads)
    return statements.kind_of(field) == "reason" and (alone or not _OF_NEW.search(heads))


def with_remarks(record: Record) -> Record:
    """A row whose cell of a new name says more than one, as a head 統合先・備考 allows: that is a remark on its measure."""
    told = {f for f in record.all("new_name") if _MORE_THAN_NAME.search(f.text)}
    if not told:
        return record
    fields = (replace(f, label=Label("remark", f.label.word, side="new")) if f in told else f for f in record.fields)
    return replace(record, fields=tuple(fields))


def of_old(record: Record, plan: PlanMention, rated_in: int | None, unit: str) -> Change:
    """The change of a row that names an old measure and no new one; ``rated_in`` is the year of ratings that tell none,
    ``unit`` that of money.
    """
    old = tuple(f for f in record.all("old_name") if not names.is_nothing(f.text))
    return Change(
        plan,
        None,
        (),
        next(iter(record.all("status")), None),
        old,
        (),
        next(iter((*record.all("statement.reason", "remark"), *_reasons_for_names(record))), None),
        has_old_column=True,
        has_new_column=False,
        old_number=next(iter(record.all("old_number")), None),
        rated_in=rated_in,
        of_old=_of_old_side(record),
        unit=unit,
    )


def of_measure(
    record: Record, measure: MeasureMention, texts: tuple[Text, ...], rated_in: int | None, unit: str
) -> Change | None:
    """What a row tells of its measure's past or future in columns of its own, None where it has nothing there."""
    told = record.all("status", "old_name", "new_name")
    told += () if record.all("old_name") else record.all("old_number")
    told += tuple(f for f in record.all("remark", "name", "level") if _names_former(f))
    void = (names.is_nothing(f.text) and not (f.label.means("status") and names.says_none(f.text)) for f in told)
    fields = tuple(f for f, is_void in zip(told, void, strict=True) if not is_void)
    is_new = _has_no_old(record)
    if not fields and not is_new:
        return None
    return Change(
        measure.plan,
        measure,
        texts,
        next((f for f in fields if f.label.means("status")), None),
        tuple(f for f in fields if f.label.means("old_name", "old_number")),
        tuple(f for f in fields if f.label.means("new_name")),
        next(iter(record.all("statement.reason", "remark")), None),
        has_old_column=any(f.label.means("old_name", "old_number") for f in record.fields),
        has_new_column=any(map(_is_new_side, record.fields)),
        old_number=next(iter(record.all("old_number")), None),
        rated_in=rated_in,
        name=next((f for f in fields if f.label.means("name", "level")), None),
        of_old=_of_old_side(record),
        is_new=is_new,
        unit=unit,
    )


def _has_no_old(record: Record) -> bool:
    """Whether a dash stands in each of several columns of the old side, or in the one of the plan before (前計画の事業); in one
    alone of names (旧名称) it may say "as before".
    """
    old = [f for f in record.fields if f.label.side == "old" or f.label.means("old_name", "old_number")]
    named = any(f.label.means("old_name") for f in old)
    sure = len(old) > 1 or any(_OF_PLAN.search(normal(head.text.text)) for f in old for head in f.heads)
    return named and sure and all(f.text.strip() and names.is_nothing(f.text) for f in old)


def created(measure: MeasureMention, texts: tuple[Text, ...]) -> Iterator[Succession]:
    """A measure in a list of new ones."""
    yield Succession(evidence=evidence(*texts), kind="created", successors=(measure,))


def ended(record: Record, measure: MeasureMention, texts: tuple[Text, ...]) -> Iterator[Succession]:
    """A measure in a list of those that end, with the reason that its row gives."""
    reasons = record.all("statement.reason")
    pieces = evidence(*texts, *(f.cell.text for f in reasons))
    reason = reasons[0].text if reasons else ""
    yield Succession(evidence=pieces, kind="ended", predecessors=(measure,), reason=reason)


def marked_ended(measure: MeasureMention, texts: tuple[Text, ...]) -> Iterator[Succession]:
    """A measure whose name bears a mark that it has ended, and when."""
    if mark := _ENDED_MARK.search(folded(Text(tuple(line for text in texts for line in text.lines)).text)):
        year = next((span.last for span in years.spans(mark[0])), None)
        yield Succession(evidence=evidence(*texts), kind="ended", predecessors=(measure,), year=year)


def _names_former(field: Field) -> bool:
    """Whether a remark names in 「」 what its measure was before (「○○」から名称変更)."""
    return bool(FORMER.search(field.text))


def _is_new_side(field: Field) -> bool:
    return field.label.means("new_name") or (field.label.means("remark") and field.label.side == "new")


def _of_old_side(record: Record) -> Record:
    """What a row says in the columns of the old side, as a record of its own."""
    sided = (replace(f, label=replace(f.label, side="")) for f in record.fields if f.label.side == "old")
    return replace(record, fields=tuple(sided), bars=())


def _reasons_for_names(record: Record) -> Iterator[Field]:
    """What stands in brackets in the place of a new name (（県の事業と重なるため）), as a reason."""
    for f in record.all("name", "new_name"):
        if told := names.says_none(f.text):
            said = msgspec.structs.replace(f.cell, text=saying(f.cell.text, told))
            yield replace(f, label=Label("statement.reason"), cell=said)
