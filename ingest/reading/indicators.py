"""The indicator that a row names: in a column of its own, before its values, or in the head over them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from graph.facts import IndicatorKind
from ingest.document import Cell, Text
from ingest.reading import names, spanners
from ingest.reading.kinds import KINDS, kind_before, kind_told, over_name
from ingest.reading.labels import Label, read_label
from ingest.reading.lexicon import lexicon
from ingest.reading.records import Field, Record
from ingest.reading.value_roles import LONG_VALUE, ROLES, is_put_off, role_of
from ingest.text import numbers
from ingest.text.normal import normal

_UNIT_AT_END = re.compile(r"\s*[(（〔\[](?:単位\s*[:：]?\s*)?([^()（）〔〕\[\]]{1,8})[)）〕\]]$")
_COUNTED = re.compile(
    r"^\s*(?:[①-⑳]|[(（][0-9０-９]{1,2}[)）]|[A-EＡ-Ｅ][\s.．:：]+)\s*(?=\S)"
)  # ①量の見込み, Ｂ 確保方策
_DIFFERENCE = re.compile(r"[(（]?\s*[①-⑳A-EＡ-Ｅ]\s*[-－−‐―ー]\s*[①-⑳A-EＡ-Ｅ]\s*[)）]?")  # Ｂ－Ａ
_KIND_BEFORE = re.compile(
    r"\s*[【［\[〔<＜(（](?P<label>[^【】［］\[\]〔〕<>＜＞()（）]{2,12})[】］\]〕>＞)）][\s　]*(?=\S)"
)
_LABEL_BEFORE = re.compile(r"\s*(?P<label>[^\s:：()（）]{2,10})\s*[:：]\s*(?=\S)")
_LABELS = ("指標", "指標名", "KPI", "ＫＰＩ")
_LONGEST_NAME = 120  # letters; longer is a column of many names whose rows are lost
# 確保の内容②, where ②－① stands below; not 指標①
_SIGN_OF_SUM = re.compile(
    r"(?<![指目]標)(?<!項目)\s*(?:[①-⑳]|[(（][A-EＡ-Ｅ①-⑳][)）]|(?P<bare>[A-EＡ-Ｅ]))\s*(?=$|[(（\s])"
)
# What names, before a row, the numbers by year behind it.
_ROW_LABELS = ("indicator", "statement", "name_or", "budget.reduction")


@dataclass(frozen=True)
class Indicator:
    """An indicator as a row names it; ``over`` is the head that names it over its values alone, ``saves`` says that it is
    what a measure saves.
    """

    name: str
    kind: IndicatorKind | None
    unit: str
    texts: tuple[Text, ...]
    over: Cell | None = None
    saves: bool = False


def beside_name(record: Record, name: str) -> Record:
    """A row without the cell that only says again whose indicator it names, before the one that does (数値目標 | 指標)."""
    named = [f for f in record.all("indicator") if f.label.first is None]
    own = [f for f in named if normal(f.text).endswith(normal(name))]
    kept = len(named) > len(own) > 0 and named[-1] not in own
    return replace(record, fields=tuple(f for f in record.fields if f not in own)) if kept else record


def is_row(record: Record) -> bool:
    """Whether a record gives values of an indicator."""
    return indicator_of(record) is not None


def says_role(name: str) -> bool:
    """Whether what stands for an indicator's name only says what its values are (目標, 実績)."""
    return read_label(name).meaning in ROLES


def gives_values(record: Record, now: int | None) -> bool:
    """Whether all that a record holds are short values with a role or year, as in a card below its indicator."""
    full = [f for f in record.fields if not numbers.nothing(f.text) and not f.label.means("unit", "stub", "ignored")]
    return bool(full) and all(
        role_of(f, now) is not None and len(f.text) <= LONG_VALUE and bool(numbers.quantities(f.text)) for f in full
    )


def indicator_of(record: Record) -> Indicator | None:
    """The indicator of a record: of its indicator column, else the texts before values by year or role."""
    cells = tuple(_named(record))
    cells = cells or _without_roles(tuple(_unlabelled_names(record))) or tuple(_row_label(record))
    if not cells:
        return _of_head(record)
    cells = (*_parted(record, cells[0]), *cells)
    kinds = tuple(f for f in cells if _is_kind(f))
    told, cells = cells, tuple(f for f in cells if f not in kinds) or cells
    name = "".join(f.text for f in cells) if len(cells) < 3 else cells[-1].text
    if cells[0].stub.means("budget") and cells[0].label.means("stub"):
        name = cells[0].stub.word  # 効果額（千円）: the unit is the values', not part of the name
    name = " ".join(f.text for f in cells) if len(cells) > 1 else name
    over, name = over_name(cells[0].cell.text) if name == cells[0].text else (None, name)
    led, name = _led_kind(name)
    bare, own_unit = _split_unit(names.clean(_without_sign(_COUNTED.sub("", name))))
    unit = (
        next((f.text for f in record.all("unit") if not numbers.nothing(f.text)), "") or own_unit or cells[0].label.unit
    )
    texts = tuple(f.cell.text for f in told)
    kind = over or led or next((KINDS[read_label(f.text).meaning] for f in kinds), None) or _kind(record, cells)
    label = bare.endswith(_LABELS) and read_label(bare).means("indicator")  # 指標 over several rows: one has the name
    named = names.has_letters(bare) and not _DIFFERENCE.fullmatch(bare) and not label
    return Indicator(bare, kind, unit, texts) if named and len(bare) <= _LONGEST_NAME else None


def _led_kind(name: str) -> tuple[IndicatorKind | None, str]:
    """The kind of an indicator that a label in brackets or before a colon tells (【成果指標】　窓口の待ち時間, 指標：…), and the
    name; the word 指標 may be left out in brackets (【成果】).
    """
    if (match := _KIND_BEFORE.match(name)) and (kind := kind_told(match["label"])):
        return kind, name[match.end() :]
    match = _LABEL_BEFORE.match(name) or match
    label = read_label(match["label"]) if match else Label()
    return (KINDS.get(label.meaning), name[match.end() :]) if match and label.means("indicator") else (None, name)


def _parted(record: Record, part: Field) -> tuple[Field, ...]:
    """The label before a row that is a name of its own, where what names the row tells of which part (量の見込み | 低学年)."""
    before = (f for f in record.all("stub") if f is not part and f.cell.column < part.cell.column)
    return tuple(filter(_names_amount, before))


def _names_amount(field: Field) -> bool:
    """Whether a label before a row is a name of what is counted by itself (①量の見込み, 確保方策（Ｂ）)."""
    return lexicon().is_value("amounts", _without_sign(_COUNTED.sub("", field.text)))


def counts_nothing(record: Record) -> bool:
    """Whether a row behind the name of what is counted has no number under any year (確保方策 | 幼稚園 | － | －)."""
    dated = [f for f in record.fields if f.label.first is not None]
    return bool(dated) and all(numbers.nothing(f.text) for f in dated) and any(map(_names_amount, record.all("stub")))


def _without_sign(name: str) -> str:
    """A name without the sign behind it by which a sum calls it; a bare letter is one behind words that are listed alone."""
    sign = _SIGN_OF_SUM.search(name)
    if sign is None or not sign.start() or (sign["bare"] and not read_label(name[: sign.start()]).known):
        return name
    return name[: sign.start()] + name[sign.end() :]


def _named(record: Record) -> Iterator[Field]:
    """The names in a record's own columns of indicators."""
    return (f for f in record.all("indicator") if f.label.first is None and not numbers.nothing(f.text))


def apart(record: Record) -> list[Record]:
    """A row with several indicators as a row for each: named before their values (活動指標 | 実績 | 成果指標 | 実績), or over
    them; what is saved by year beside an indicator is one of its own.
    """
    if saved := _saved(record):
        rest = tuple(f for f in record.fields if f not in saved and not f.stub.means("budget.reduction"))
        return [replace(record, fields=rest), replace(record, fields=saved)]
    starts = [f.cell.column for f in _named(record) if not _is_kind(f)]
    ends = [*starts[1:], max((f.cell.column for f in record.fields), default=0) + 1]
    parts = [
        replace(record, fields=tuple(f for f in record.fields if start <= f.cell.column < end))
        for start, end in zip(starts, ends, strict=False)
    ]
    valued = all(any(role_of(f, None) and f.cell.text for f in part.fields) for part in parts)
    return parts if len(parts) > 1 and valued else _under_heads(record)


def _saved(record: Record) -> tuple[Field, ...]:
    """What a row with an indicator of its own says besides of what is saved by year, with the label before it."""
    saved = [f for f in record.fields if f.label.means("budget.reduction") and f.label.first is not None]
    named = any(not f.stub.known for f in _named(record))
    stubs = [f for f in record.all("stub") if f.stub.means("budget.reduction")]
    return (*stubs, *saved) if saved and named else ()


def _under_heads(record: Record) -> list[Record]:
    """A row of one year as a row for each indicator that heads name over its values; as it is for all other rows."""
    over = {f: spanners.over(f) for f in record.fields}
    named = dict.fromkeys(head for head in over.values() if head is not None)
    rows = [replace(record, fields=tuple(f for f in record.fields if over[f] in (None, head))) for head in named]
    return rows if len(rows) > 1 else [record]


def _is_kind(field: Field) -> bool:
    """Whether a cell beside an indicator's name, under one head with it, says its kind (成果（アウトカム） | 利用件数)."""
    return read_label(field.text).meaning in KINDS


def _of_head(record: Record) -> Indicator | None:
    """An indicator that only the head over the values names (ＫＰＩ over 目標 and 実績, 効果額 over years)."""
    for field in record.fields:
        head = spanners.over(field)
        if head is not None and numbers.quantities(field.text):
            label = read_label(head.text.text)
            saves = label.means("budget.reduction")
            name = label.word if saves else without_unit(head.text.text)
            kind = next(
                (KINDS[found.meaning] for h in field.heads if (found := read_label(h.text.text)).meaning in KINDS),
                None,
            )
            unit = "" if saves else label.unit
            return Indicator(names.clean(name), kind or _kind(record, ()), unit, (head.text,), head, saves)
    return None


def _unlabelled_names(record: Record) -> Iterator[Field]:
    """The texts before the first value where no column is one of indicators but the values have years or roles."""
    counted = bool(record.all("unit"))  # 項目 | 単位 | 現状 | 目標
    valued = [
        f
        for f in record.fields
        if not _names_counted(record, f)
        and (_is_value_column(f.label) or (counted and f.label.meaning in ROLES and numbers.quantities(f.text)))
    ]
    if not valued or not any(numbers.quantities(f.text) or is_put_off(f.text) for f in valued if f.cell.text):
        return
    before = [f for f in record.fields if f.cell.column < valued[0].cell.column]
    if _parts_money(before):
        return
    for field in before:
        unsaid = not field.cell.text or field.text.rstrip().endswith("。") or _is_only_stub(field)
        if field.label.means("stub") and field.stub.means("share"):
            return  # ②－①（過不足）: no value of its own
        if unsaid or field.label.means("number", "unit", "ignored"):
            continue
        named = field.label.means("", "stub", "schedule", "indicator", "name_or", "statement.target")
        if (named and not field.label.means("level", "name")) or _names_counted(record, field):
            yield field


def _names_counted(record: Record, field: Field) -> bool:
    """Whether words between the label of a role and its values of years name what these count (目標値 | 利用者数 | 10 | 12)."""
    dated = [f for f in record.fields if f.stub == field.stub and f.label.first is not None and f.cell.text]
    behind = len(dated) > 1 and all(f.cell.column > field.cell.column for f in dated)
    told = field.label == field.stub and field.label.meaning in ROLES and field.label.first is None
    named = names.is_name(_split_unit(field.text)[0]) and not numbers.is_common_unit(field.text.strip())
    return told and behind and named and not says_role(field.text)


def _parts_money(before: Iterable[Field]) -> bool:
    """Whether the texts before values are of money and of a part of it (事業費 | 国県支出金 | 千円)."""
    first, *others = [read_label(f.text) for f in before if f.cell.text and not f.label.means("unit")] or [Label()]
    return bool(others) and first.means("budget") and not first.means("budget.reduction")


def _without_roles(cells: tuple[Field, ...]) -> tuple[Field, ...]:
    """The texts before values without the words of roles that stand behind the indicator (効果額 | 目標, 効果額 | 見込額)."""
    saved = any(f.stub.means("budget.reduction") for f in cells)
    return tuple(f for f in cells if not _says_role(f, saved=saved)) or cells


def _says_role(field: Field, *, saved: bool) -> bool:
    """Whether a label before values only says their role: of what is ``saved``, words of money do so, too."""
    if not field.label.means("stub"):
        return False
    label = read_label(field.text)
    return label.meaning in ROLES or (saved and label.means("budget") and not label.means("budget.reduction"))


def _row_label(record: Record) -> Iterator[Field]:
    """The label before the row that names the numbers by year behind it, with the part beside it (確保方策 | 幼稚園)."""
    dated = [f for f in record.fields if f.label.first is not None and f.cell.text]
    counted = [f for f in dated if numbers.quantities(f.text) and len(f.text) <= LONG_VALUE]
    if not counted or len(counted) + sum(numbers.nothing(f.text) for f in dated) < len(dated):
        return
    before = [f for f in record.fields if f.cell.column < counted[0].cell.column]
    named = (f for f in before if f.label.means("stub") and not _dates_role(f))
    stubs = [f for f in named if f.stub.means(*_ROW_LABELS) or _names_amount(f)]
    yield from stubs
    for field in before if stubs else ():
        if (
            field not in stubs
            and field.label == field.stub
            and names.has_letters(field.text)
            and len(field.text) < LONG_VALUE
        ):
            yield field


def _is_only_stub(field: Field) -> bool:
    """Whether a text before values only says which they are (実績値, R5実績)."""
    says_role = read_label(field.text).means("indicator", "value", "year", "stub") or _dates_role(field)
    return field.label.means("stub") and field.stub.known and says_role


def _dates_role(field: Field) -> bool:
    """Whether a text is the word of a role with its year (R5実績, 目標（R10）)."""
    told = read_label(field.text)
    return told.first is not None and told.meaning in ROLES


def _is_value_column(label: Label) -> bool:
    return label.means("value") or (label.means("year", "indicator") and label.first is not None)


def _kind(record: Record, cells: Iterable[Field]) -> IndicatorKind | None:
    """Outcome or output by the column's head, the label before the row, or a cell of the row that is such a word."""
    before = [f.stub for f in record.fields] + [read_label(f.text) for f in record.all("stub")]
    told = [KINDS.get(f.label.meaning) for f in cells] + [kind_before(label) for label in before]
    return next((kind for kind in told if kind), None)


def _split_unit(name: str) -> tuple[str, str]:
    """The name as printed and the unit in brackets at its end; what says 単位 is no part of the name."""
    match = _UNIT_AT_END.search(name)
    if match and not re.match(r"[年月週]|日[^/／]", match[1].strip()) and numbers.unit_of(f"({match[1]})"):
        return (name[: match.start()] if "単位" in match[0] else name), match[1].strip()
    return name, ""


def without_unit(head: str) -> str:
    """A head's name of an indicator without the unit in brackets behind it: that is of the values."""
    match = _UNIT_AT_END.search(head)
    return head[: match.start()] if match and _split_unit(head)[1] else head
