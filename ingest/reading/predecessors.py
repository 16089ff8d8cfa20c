"""Which plan came before which, as sentences say it (…の後継として, …に代わる, …と名称を改め, chains of years)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.reading.periods import subject
from ingest.text import years
from ingest.text.names import Named
from ingest.text.normal import folded, normal

_CLOSE = r"[」』]?(?:\s*[(（][^()（）]*[)）])?\s*"
_SUCCEEDED = re.compile(
    _CLOSE
    + r"(?:の(?:後継|後続|次期|次の(?:計画|プラン|方針|戦略|ビジョン|大綱)|(?:後|あと)を(?:受け|うけ|継|つい|つぐ)"
    r"|(?:終了|満了)(?:を受け|に伴))"
    r"|(?:の(?:成果|成果と課題|考え方|理念|方向性?))?を(?:引き継|引継|受け継|継承|前身と)"
    r"|に(?:代わる|代わり|代え|替わる|替え|かわる|かえて|続く|続き|続いて|引き続|次ぐ))"
)
_REVISED = re.compile(
    _CLOSE + r"(?:の(?:内容|取組|取り組み|施策)を(?:引き継|引継|受け継|継承|承継)"
    r"|を(?:継承|承継|発展|統合し|一本化し|一体化し|改め|改[定訂]し|全面改[定訂]|全面的に(?:改|見直)|見直し(?=[、てし])|廃止し)"
    r"|の(?:改[定訂]版|改[定訂](?:に|を)|見直しを|成果|(?:取組|取り組み)の(?:成果|評価|検証|課題)"
    r"|(?:計画|取組|推進)?期間(?:[のがは][^、。「」]{0,16})?(?:終了|満了|終わ)))"
)
_OF_ANY_NAME = re.compile(
    r"(?:^|[、。「『は])(?P<name>[^、。「」『』はがをに]{4,30})[」』]?(?:に代わる|に替わる|の後継となる|の後継の|に続く|を引き継ぐ)(?:新たな|新しい)?"
    r"(?:計画|プラン|方針|戦略|ビジョン|大綱)"
)
_CARRIED_OUT = re.compile(
    _CLOSE
    + r"(?:により|によって|に基づき|に基づいて|のもと|に沿って|を策定し|を定め)[^。]*(?:きました|きた|まいりました)"
    + r"(?:が、|ものの、|ところ|。?$)"
)
_MADE = re.compile(r"策定|制定|作成|新計画|新プラン|計画を定め|(?<!基)本(?:計画|プラン|方針|戦略|ビジョン|大綱)")
_CHAIN_END = re.compile(_CLOSE + r"(?:を|の)?(?:策定|制定|作成|改[定訂]|スタート)")
_RENAMED = re.compile(r"名称?を\s*[「『]?\s*$")
_RENAMED_AFTER = re.compile(_CLOSE + r"(?:と|に|へ)(?:計画)?(?:名称?を)?(?:改|変更|改称)")
_REMADE = re.compile(_CLOSE + r"(?:として|へと?|に)(?:再編|移行|改称|統合|一本化|衣替え)")
_IN_TURN = re.compile(
    _CLOSE + r"(?:を(?:総括|検証|評価)し(?:て)?)?、\s*(?:さらに|また|次いで|続いて)?、?\s*"
    r"その(?:(?:後継|次)(?:の|である|となる)|後を?継ぐ|後を受ける)\s*[「『]?"
)
_OF_THIS = re.compile(
    _CLOSE + r"[がは]、?\s*(?:本|この)(?:計画|プラン|方針|戦略|ビジョン|大綱)を(?:引き継|引継|受け継|継承|承継)"
)
_ENDS = re.compile(_CLOSE + r"[がは]、?[^。「」]{0,24}?(?:満了|終了|期間を終え|役割を終え|終わ|終期を迎|最終年度を迎)")
_TAKES_OVER = re.compile(_CLOSE + r"が(?:これを|その後を)?(?:引き継|引継|受け継|継ぐ|継承)")
_TAKEN_INTO = re.compile(_CLOSE + r"(?:に|へ)と?(?:引き継が|引継が|受け継が|移行)")
_NAME_FROM = re.compile(r"[」』]?\s*から\s*[「『]?")
_NEXT_ONE = re.compile(r"(?:^|[、。にはを])(?:その)?次(?:の|期の?)[「『]$")
_GOES_INTO = re.compile(_CLOSE + r"(?:に|へ)(?:と|も)?(?:反映|引き継|引継|つな|繋|生か|活か|い?かし|向け|移行)")
_FROM_THEN_ON = re.compile(r"\s*(?:以降|からは)[^。]{0,40}?[「『]?$")
ORDINAL = re.compile(r"第\s*(?P<n>[0-9]+|[一二三四五六七八九十]+)\s*(?P<unit>[次期])")
ORDINAL_HEAD = re.compile(r"^第\s*[0-9一二三四五六七八九十]+\s*[次期]\s*")


_EDITION = re.compile(ORDINAL.pattern + r"(?:計画|プラン)")  # 第１次計画, not 第１次○○計画
_HALF = re.compile("前期|後期")
EMPTY: Mapping[str, str] = {}
_SECOND = 2
_TOWN = re.compile(r"^[^市町村区県]{1,6}[市町村区](?=[^市町村区]{2})")


@dataclass(frozen=True, slots=True)
class Descent:
    """``new`` replaced ``old``; None is the document's own plan."""

    old: str | None
    new: str | None


def descents(text: str, names: Sequence[Named], before: Sequence[Named] = ()) -> list[Descent]:
    """What the sentence says of predecessors; ``before`` are the plans named earlier in the same paragraph."""
    plans = [name for name in names if name.kind == "plan"]
    plain = folded(text)
    found = [
        *_replaced(plain, plans),
        *_called_plan(plain, plans),
        *_chain(text, plans),
        *_renamed(plain, plans, before),
        *_taken_over(text, plans),
        *_in_turn(plain, plans),
    ]
    return [descent for descent in dict.fromkeys(found) if descent.old != descent.new]


def carried_out(text: str, names: Sequence[Named]) -> Iterator[str]:
    """The plans by which a sentence says that work was done up to now (「…」に基づき、…を進めてきました)."""
    yield from (name.name for name in names if name.kind == "plan" and _CARRIED_OUT.match(folded(text), name.end))


def by_number(titles: Sequence[str], full: Mapping[str, str] = EMPTY) -> Iterator[Descent]:
    """第4次○○計画 came after 第3次○○計画, where both are named; 第2次 also after the one without a number; of a plan in halves
    the first half (前期) of an edition after the second (後期) of the one before. ``full`` has some titles with the town's name.
    """
    halves = {half: title for title in titles if (half := _half(title)) is not None}
    yield from (
        Descent(halves[base, number - 1], title)
        for (base, number), title in halves.items()
        if (base, number - 1) in halves
    )
    numbered = {_numbered(full.get(t, t)): t for t in (*full, *titles) if ORDINAL.search(folded(full.get(t, t)))}
    for (base, number), title in numbered.items():
        unnumbered = (
            [other for other in titles if folded(other) == _without_unit(base) and " " not in folded(title)]
            if number == _SECOND
            else []
        )
        if old := numbered.get((base, number - 1)) or next(iter(unnumbered), None):
            yield Descent(old, title)


def latest_edition(title: str, titles: Sequence[str], before: str) -> str | None:
    """Of titles that are this one with a number (第4期), the one with the highest below that of ``before``; None where there
    is none.
    """
    limit = _numbered(before)[1] if ORDINAL.search(folded(before)) else None
    editions = {title_: _numbered(title_) for title_ in titles if ORDINAL.search(folded(title_))}
    same = {name: number for name, (base, number) in editions.items() if _without_unit(base) == folded(title)}
    same = {name: number for name, number in same.items() if limit is None or number < limit}
    return max(same, key=same.__getitem__, default=None)


def edition_number(title: str) -> int:
    """Which edition of a plan a title with a number tells (第３次○○計画: 3)."""
    return _numbered(title)[1]


def with_town(title: str, own: str) -> str:
    """The title of an earlier edition of the own plan with the town's name where that has it (第3次○○大綱 of 第4次○○市○○大綱);
    "" where it is no such.
    """
    mine, other = ORDINAL.match(folded(own)), ORDINAL.match(folded(title))
    if not mine or not other or mine["unit"] != other["unit"] or numeral(other["n"]) >= numeral(mine["n"]):
        return ""
    rest = own[mine.end() :].strip()
    bare = normal(title[other.end() :])
    return title[: other.end()] + rest if normal(_TOWN.sub("", rest)) == bare != normal(rest) else ""


def names_edition(text: str) -> bool:
    """Whether a text speaks of an edition of the plan without its name (第１次計画の事業)."""
    return _EDITION.search(normal(text)) is not None


def of_edition(text: str, titles: Sequence[str]) -> str | None:
    """The one title of the edition that a text names alone (第１次計画: 第1次○○計画); None where it names none, or several."""
    told = {_counted(match["n"], match["unit"]) for match in _EDITION.finditer(normal(text))}
    meant = [
        title for title in titles if (first := ORDINAL.search(normal(title))) and _counted(*first.groups()) in told
    ]
    return meant[0] if len(told) == 1 and len(meant) == 1 else None


def _counted(number: str, unit: str) -> tuple[int, str]:
    return numeral(number), unit


def _replaced(plain: str, plans: Sequence[Named]) -> Iterator[Descent]:
    for index, old in enumerate(plans):
        sure = _SUCCEEDED.match(plain, old.end)
        if sure or (_REVISED.match(plain, old.end) and _MADE.search(plain)):
            after = plans[index + 1 : index + 2]
            about = subject(plain, plans[:index])
            yield Descent(old.name, after[0].name if after and about is None else about)


def _called_plan(plain: str, plans: Sequence[Named]) -> Iterator[Descent]:
    """○○21に代わる計画: the words before say a plan's name, whatever they end with."""
    for match in _OF_ANY_NAME.finditer(plain):
        if not any(name.start < match.end("name") and match.start("name") < name.end for name in plans):
            yield Descent(match["name"], subject(plain, plans))


def _chain(text: str, plans: Sequence[Named]) -> Iterator[Descent]:
    """平成13年に「A」、平成21年に「B」を策定し: B came after A."""
    spans = years.spans(text)
    dated: list[tuple[int, Named]] = []
    position = 0
    for plan in plans:
        year = [span.first for span in spans if position <= span.start and span.end <= plan.start]
        if year and (not dated or year[-1] > dated[-1][0]):
            dated.append((year[-1], plan))
        elif dated:
            break
        position = plan.end
    if len(dated) > 1 and _CHAIN_END.match(folded(text), dated[-1][1].end):
        for (_, old), (_, new) in pairwise(dated):
            yield Descent(old.name, new.name)


def _renamed(plain: str, plans: Sequence[Named], before: Sequence[Named]) -> Iterator[Descent]:
    """「A」は…名称を「B」と改め; 「A」は…「B」として再編し: of A, named before in the sentence or the paragraph."""
    for index, new in enumerate(plans):
        called = _RENAMED.search(plain[: new.start]) and re.match(_CLOSE + "(?:と|に|へ)", plain[new.end :])
        renamed = _RENAMED_AFTER.match(plain, new.end) and "名" in plain[new.end :]
        if called or renamed or _REMADE.match(plain, new.end):
            earlier = [plan for plan in (*before, *plans[:index]) if plan.kind == "plan" and plan.name != new.name]
            if earlier:
                yield Descent(earlier[-1].name, new.name)


def _taken_over(text: str, plans: Sequence[Named]) -> Iterator[Descent]:
    """令和5年度以降は…「B」に基づき: B comes after the document's own plan."""
    for plan in plans:
        for span in years.spans(text):
            then_on = span.end <= plan.start and _FROM_THEN_ON.fullmatch(folded(text)[span.end : plan.start])
            if then_on and re.match(_CLOSE + "に基づ", text[plan.end :]):
                yield Descent(None, plan.name)


def _in_turn(plain: str, plans: Sequence[Named]) -> Iterator[Descent]:
    """A、その後継のB, Aを総括し、その後を継ぐB: B came after A; 次の「B」に反映, Bが本計画を引き継ぐ: after it."""
    for new in plans:
        if _NEXT_ONE.search(plain[: new.start]) and _GOES_INTO.match(plain, new.end):
            yield Descent(None, new.name)
    for old, new in pairwise(plans):
        if _IN_TURN.fullmatch(plain[old.end : new.start]):
            yield Descent(old.name, new.name)
        if _NAME_FROM.fullmatch(plain[old.end : new.start]) and "名" in plain and _RENAMED_AFTER.match(plain, new.end):
            yield Descent(old.name, new.name)
        if _ENDS.match(plain, old.end) and (_TAKES_OVER.match(plain, new.end) or _TAKEN_INTO.match(plain, new.end)):
            yield Descent(old.name, new.name)
    yield from _made_anew(plain, plans)
    yield from (Descent(None, plan.name) for plan in plans if _OF_THIS.match(plain, plan.end))


def _made_anew(plain: str, plans: Sequence[Named]) -> Iterator[Descent]:
    """「A」が期間満了を迎えるので、本計画（or 「B」）を策定する."""
    ended = [plan for plan in plans if _ENDS.match(plain, plan.end)]
    if len(ended) != 1:
        return
    others = [plan for plan in plans if plan is not ended[0]]
    made = [plan for plan in others if plan.start > ended[0].end and _CHAIN_END.match(plain, plan.end)]
    if made:
        yield Descent(ended[0].name, made[0].name)
    elif not others and _MADE.search(plain, ended[0].end):
        yield Descent(ended[0].name, None)


def _half(title: str) -> tuple[str, int] | None:
    """The name of half of a plan without number and half, and which half it is, counted from the first edition on."""
    match = _HALF.search(normal(title))
    if match is None:
        return None
    name, number = _numbered(title) if ORDINAL.search(normal(title)) else (normal(title), 0)
    return _HALF.sub("", name), 2 * number + (match[0] == "後期")


def _numbered(title: str) -> tuple[str, int]:
    """A title without its last number (第2次○○計画第3期実施計画: the third), and that number."""
    plain = normal(title)
    *_, match = ORDINAL.finditer(plain)
    return plain[: match.start()] + match["unit"] + plain[match.end() :], numeral(match["n"])


def _without_unit(base: str) -> str:
    """What ``_numbered`` leaves of a title, without the word that the number counts (次, 期) and its brackets."""
    return re.sub(r"\([次期]\)|[次期]", "", base)


def numeral(printed: str) -> int:
    """The number that digits or numerals say (12, 十二)."""
    if printed.isdecimal():
        return int(printed)
    tens, ten, ones = printed.rpartition("十")
    digits = "〇一二三四五六七八九"
    return (10 * (digits.index(tens) if tens else 1) if ten else 0) + (digits.index(ones) if ones else 0)
