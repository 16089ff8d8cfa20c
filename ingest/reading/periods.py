"""What a sentence says of the years that a plan covers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.text import years
from ingest.text.names import Named
from ingest.text.normal import folded
from ingest.text.years import YearSpan

PERIOD = re.compile(
    r"(?<!重点|集中|強化)(?:計画|推進|取組|対象|実施|適用|運用|方針|プラン|戦略|ビジョン|大綱|構想)(?:課|の)?(?:対象)?期間|の期間[はを]|(?:取り?組む|進める|対象とする)期間|計画年度|計画年次|を期間と"
    r"|(?:^|[、。\s])期間\s*[はを:]"
)
_GOAL_YEAR = re.compile(r"目標年[次度]|計画の終期|最終年度")
_GOAL_AFTER = re.compile(
    r"\s*(?:末)?(?:を?\s*(?:計画の?)?(?:目標年[次度]|最終年度|終期|期限)|(?:に|で)終わ|(?:に|が)(?:計画の?)?最終年度)"
)
_GOAL_OF = re.compile(r"とする(?:本市の|本町の|本村の)?[「『]?")  # … を目標年度とする「○○計画」
_SO_MANY = re.compile(r"\s*(?:末)?までの?\s*(?P<n>[0-9]{1,2})\s*[かカヵケヶ箇]?\s*年\s*間?")
_THIS_PLAN = re.compile(
    r"(?:本|この|当)(?:実施)?(?:計画|プラン|方針|戦略|ビジョン|大綱|指針|構想)\s*[(（\[]\s*(?:計画期間\s*[:：]?\s*)?$"
)
_YEARS_PLAN = re.compile(
    r"\s*(?:末)?(?:まで)?の?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?(?:の|を計画期間とする)?\s*(?:新たな|新しい|新)?(?:計画|プラン)"
    r"|\s*(?:末)?までの\s*(?:新たな|新しい|次の|次期)\s*(?:計画|プラン)"
)
_TOLD_AS = re.compile(r"[」』]?\s*(?:として|に)(?:取りまとめ|とりまとめ|まとめ|策定|定め|掲げ|位置付け|位置づけ)")
_YEARS_OF_WORK = re.compile(
    r"\s*(?:末)?までの?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?に(?:行|取り組|取組|実施|進め|計画的)"
)
_YEARS_LONG = re.compile(r"\s*(?:末)?までの?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?")
# What is done in these years: behind it stands the plan's name, or the paper is the plan.
_WORK_OF_YEARS = (
    r"\s*(?:末)?(?:(?:まで)?の?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?(?:に|で|の間に)|にかけて)"
    r"[^、。「」]{0,8}?(?:取り?組む|取り組み|行う|実施する|進める|推進する|講じる)"
)
# The same of the plan that a sentence is about, however many years these are.
_WORK_UNTIL = re.compile(
    r"\s*(?:末)?(?:まで|にかけ)(?:の\s*間|の?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?)?\s*(?:に|で|て)"
    r"[^、。「」]{0,10}?(?:取り?組む|取り組み|行う|実施する|進める|推進する|講じる|講ずる|整備する)"
)
# What was to be done in these years, gathered in this paper.
_WORK_SHOWN = re.compile(
    r"\s*(?:末)?までの?\s*(?:[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?の?)?\s*[^、。「」0-9]{0,12}"
    r"(?:取組|取り組み|施策|事業|対策|方策)[^、。「」]{0,12}を(?:示|まとめ|取りまとめ|とりまとめ|定め|明らか|掲げ)"
)
_REPORTED = re.compile(r"報告|評価|検証|実績|結果|状況")
_MADE_FOR = re.compile(
    r"[」』]?\s*を(?:新たに|新しく)?(?:策定|制定|作成|定め|取りまとめ|とりまとめ|まとめ)(?:し|て|る)?(?:、|\s)*"
    r"(?:(?:本|この|当該?)(?:計画|プラン|方針|戦略|ビジョン)|これ)?(?:に基づき|に基づいて|により|のもと|の下)?(?:、|\s)*"
)
_UNTIL = re.compile(r"\s*(?:末)?まで|[、,]")
_WORK_FOR_PLAN = re.compile(_WORK_OF_YEARS + r"[^。「」]{0,24}を[「『]?$")
_WORK_OF_PLAN = re.compile(_WORK_OF_YEARS)
_IN_YEARS = re.compile(
    r"\s*(?:末)?(?:まで)?の?\s*(?P<n>[0-9]{1,2})\s*[かカヵケヶ箇]?\s*年\s*間?\s*(?:の)?\s*(?:計画|プラン)"
)
_OVER = re.compile(r"期間[がはの]?.{0,20}(?:終了|満了)|(?:終了|満了)(?:し|す|と|に|年)")
_PLAN_OVER = re.compile(r"(?:で|末で|をもって|に|度)(?:、)?\s*(?:(?:計画)?期間(?:が)?)?(?:終了|満了|を終え)")
_IS_OVER = re.compile(r"[」』]?\s*(?:[(（][^()（）]*[)）])?\s*[がは]\s*[、]?[^。「」]{0,24}(?:終了|満了|期間を終え)")
_OVER_BY_THEN = re.compile(
    r"\s*(?:末)?(?:で|に|をもって|をもち)[、]?(?:計画|対象)?(?:期間)?[がを]?(?:終了|満了|終え|終わ)[ぁ-ん]{1,3}(?:本市の|本町の|本村の|前の?計画である)?[「『]?"
)
_LONGER = re.compile(r"(?:期間を?|(?=[^。]*延長)(?:、|さらに))\s*(?P<n>[0-9]{1,2})\s*[かカヵケヶ箇]?\s*年\s*間?\s*延長")
_LONGER_UNTIL = re.compile(r"\s*(?:末)?まで(?:に|の)?[^、。「」]{0,12}延長")
_BEGINS = re.compile(r"\s*(?:を(?:始期|初年度|開始年度|計画初年度)|(?:に|から)(?:始ま|スタートし|開始し))")
_SO_LONG = re.compile(r"\s*(?:と(?:する|した|し)|に|る)[、]?\s*(?P<n>[0-9]{1,2})\s*[かカヵケヶ箇]?\s*年")
_FROM_THEN_ON = re.compile(r"\s*(?:以降|からは)")
# 平成23年度から令和2年度まで「○○計画」に基づき, …までの10年間にわたり「○○計画」に基づいて
_UNTIL_ONLY = re.compile(
    r"\s*まで(?:の間|の?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?)?(?:にわたり|にわたって|に|は)?、?"
)
_ON_WHICH = re.compile(r"[」』]?\s*に基づ")
_REMADE = re.compile(r"[」』]?\s*(?:として|へと?|に)(?:再編|移行|改称|全面改[定訂]|衣替え)")
_OPENING = re.compile(r"[」』]?\s*(?:を?(?:策定|制定|作成|改[定訂]))?\s*[(（\[【〔]\s*(?:計画期間\s*[:：]?\s*)?")
_OF_PERIOD = re.compile(r"[」』]?\s*(?:[(（][^()（）]*[)）])?\s*(?:における|の)(?:計画|対象|適用|取組|推進)?期間")
_FIRST_PART = re.compile(r"(?:前期|第[1一]期|1期)\s*[(（:：]\s*$")
_CHANGED = re.compile(r"\s*(?:まで)?(?:の\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?)?[にへ](?:変更|改め|見直)")
_OWN_PERIOD = re.compile(
    r"(?:^|[、。はが])(?:本|この|当該?)(?:計画|プラン|方針|戦略|ビジョン|大綱|指針|構想)の(?:計画|対象|推進)?期間[はを]"
)
_HAS_ENDED = re.compile(
    _OF_PERIOD.pattern + r"[のがは][^、。「」0-9]{0,16}(?:終了|満了|終わ)"
)  # the years told are those of another
# 令和3年度から令和7年度まで（の5年間）を計画期間とし
_MADE_PERIOD = r"\s*(?:末)?(?:まで)?(?:の?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?)?を?(?:計画|対象|推進)?期間と"
_AS_PERIOD = re.compile(_MADE_PERIOD + r"(?:する|した|し、)[、\s]*(?:本市の|本町の|本村の)?$")
_TELLS_OF_SUBJECT = re.compile(_MADE_PERIOD + "し、")
_OF_YEARS = re.compile(r"\s*(?:(?:まで)?の|までは)\s*")
_SO_MANY_BEFORE = re.compile(r"(?:今後|向こう|これから)の?\s*[0-9]{1,2}\s*[かカヵケヶ箇]?\s*年\s*間?\s*[(（]\s*$")
_BEHIND_COLON = re.compile(r"[」』]?\s*[:：、,]\s*")
_SAME_AS = re.compile(r"期間(?:と|に)(?:合わせ|あわせ|同じ|整合|一致)|と同じ")
_SUBJECT = re.compile(r"[」』]?\s*(?:[(（][^()（）]*[)）])?\s*(?:は|では|については|につきましては)")


@dataclass(frozen=True, slots=True)
class Period:
    """Years of a plan: ``owner`` is its name as printed, None for the document's own plan; ``longer``: years added."""

    owner: str | None
    first: int | None = None
    last: int | None = None
    longer: int = 0


def periods(text: str, names: Sequence[Named], *, labelled: bool = False, now: int | None = None) -> list[Period]:
    """What the sentence says of periods. ``labelled``: it stands under a heading or beside a label that says 計画期間."""
    found = years.spans(text, now)
    plain = folded(text)
    sure = [*_in_brackets(plain, names, found), *_beginnings(plain, names, found)]
    told, left = [period for period, _ in sure], [span for span in found if span not in {span for _, span in sure}]
    if labelled or PERIOD.search(plain):
        told.extend(_of_the_subject(plain, names, left))
    if all(period.owner for period in told):
        said = {(period.first, period.last) for period in told}
        told.extend(_of_so_many_years(plain, names, [span for span in left if (span.first, span.last) not in said]))
    if not told:
        told.extend(_of_what_is_done(plain, names, found))
    told.extend(_in_so_many_years(plain, names, found))
    told.extend(_ends(plain, names, found))
    told.extend(_made_longer(plain, names, found))
    if (longer := _LONGER.search(plain)) and PERIOD.search(plain):
        told.append(Period(subject(plain, names), longer=int(longer["n"])))
    return told


def subject(plain: str, names: Sequence[Named]) -> str | None:
    """The plan that a sentence is about: the first one with は, None (the document's own) where there is none."""
    return next((name.name for name in names if _SUBJECT.match(plain, name.end)), None)


def _in_brackets(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[tuple[Period, YearSpan]]:
    """○○計画（令和3年度～令和7年度）, or nothing but the name and the years."""
    for name in names:
        opening = _OPENING.match(plain, name.end)
        for span in found:
            alone = name.start <= 1 and name.end >= span.start - 1 and span.end >= len(plain.rstrip()) - 1
            colon = _BEHIND_COLON.match(plain, name.end)
            inside = colon is not None and span.start == colon.end() and plain[span.end : span.end + 1] in ")）"
            bracketed = (opening is not None and span.start == opening.end()) or inside
            if (bracketed or alone) and span.last > span.first:
                yield Period(name.name, span.first, span.last), span


def _of_so_many_years(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[Period]:
    """令和3年度から令和7年度までの5年間: of the plan that the sentence is about, else of the document's own as its words say."""
    ranges = [span for span in found if span.last > span.first]
    about = subject(plain, names)
    long = [
        Period(about, s.first, s.last)
        for s in ranges
        if about and (_YEARS_LONG.match(plain, s.end) or _WORK_UNTIL.match(plain, s.end))
    ]
    long = long or [Period(name.name, s.first, s.last) for name, s in _made_for(plain, names, ranges)]
    yield from long or _of_this_plan(plain, ranges)


def _made_for(plain: str, names: Sequence[Named], ranges: Sequence[YearSpan]) -> Iterator[tuple[Named, YearSpan]]:
    """「…計画」を策定し、令和7年度から令和12年度まで …: the plan and its years."""
    for name in names:
        match = _MADE_FOR.match(plain, name.end)
        yield from ((name, s) for s in ranges if match and s.start == match.end() and _UNTIL.match(plain, s.end))


def _of_this_plan(plain: str, found: Sequence[YearSpan]) -> Iterator[Period]:
    """本計画（令和3年度～令和7年度）, 令和3年度から令和7年度までの5か年計画: of the document's own plan."""
    for span in found:
        called = _THIS_PLAN.search(plain[: span.start]) or _SO_MANY_BEFORE.search(plain[: span.start])
        shown = _WORK_SHOWN.match(plain, span.end) and not _REPORTED.search(plain)
        worked = _WORK_OF_PLAN.match(plain, span.end) or shown
        if called or worked or _YEARS_PLAN.match(plain, span.end):
            yield Period(None, span.first, span.last)


def _of_what_is_done(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[Period]:
    """令和7年度から令和9年度までの3年間に行う事業を「…計画」として取りまとめ; of the own plan where none is named so."""
    for span in found:
        if span.last > span.first and _YEARS_OF_WORK.match(plain, span.end):
            named = [name.name for name in names if name.start > span.end and _TOLD_AS.match(plain, name.end)]
            yield Period(named[-1] if named else None, span.first, span.last)


def _beginnings(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[tuple[Period, YearSpan]]:
    """令和8年度を始期とする○○計画, 令和5年度以降は○○方針に基づき, 令和3年度には…○○計画として再編し."""
    for span in found:
        after = [name for name in names if name.start >= span.end]
        told_of = subject(plain, [name for name in names if name.end <= span.start])
        if told_of and span.last > span.first and _TELLS_OF_SUBJECT.match(plain, span.end):
            yield Period(told_of, span.first, span.last), span  # 「A」は…を計画期間とし、「B」の…
            continue
        between = plain[span.end : after[0].start].rstrip("「『") if after else None
        worked = (
            between is not None and _UNTIL_ONLY.fullmatch(between) and after and _ON_WHICH.match(plain, after[0].end)
        )
        if between is not None and (
            (worked and span.last > span.first)
            or _AS_PERIOD.fullmatch(between)
            or _WORK_FOR_PLAN.fullmatch(between)
            or (span.last > span.first and _OF_YEARS.fullmatch(between))
        ):
            yield Period(after[0].name, span.first, span.last), span
            continue
        then_on = _FROM_THEN_ON.match(plain, span.end) and after and _ON_WHICH.match(plain, after[0].end)
        remade = after and _REMADE.match(plain, after[0].end)
        begins = _BEGINS.match(plain, span.end)
        if begins or then_on or remade:
            count = _SO_LONG.match(plain, begins.end()) if begins else None
            last = span.first + int(count["n"]) - 1 if count else None
            about = after[0].name if after else subject(plain, names)
            yield Period(about, span.first, last), span


def _of_the_subject(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[Period]:
    """計画期間は令和3年度から令和7年度まで: of the plan whose period it is; 「…の計画期間と合わせ」 tells of two."""
    span = next((span for span in found if span.last > span.first), None)
    if span is None:
        return
    span = _whole(plain, span, found)
    mine = _OWN_PERIOD.search(plain)
    behind = next((s for s in found if mine and s.start >= mine.end() and s.last > s.first), None)
    if mine and behind is not None and behind is not span:
        yield Period(None, behind.first, behind.last)
        names, before = [name for name in names if name.end <= mine.start()], span
        told_of = [name for name in names if _OF_PERIOD.match(plain, name.end) and name.end <= before.start]
        yield from (Period(name.name, before.first, before.last) for name in told_of[-1:])
        return
    names = [name for name in names if not _HAS_ENDED.match(plain, name.end)]
    other = next((name for name in names if _OF_PERIOD.match(plain, name.end) or _SAME_AS.match(plain, name.end)), None)
    if other is None or _SAME_AS.search(plain, other.end):
        yield Period(subject(plain, names), span.first, span.last)
    if other is not None:
        yield Period(other.name, span.first, span.last)


def _whole(plain: str, span: YearSpan, found: Sequence[YearSpan]) -> YearSpan:
    """The years of the whole period, where it is told in parts (前期（…）と後期（…）) or what it was made instead."""
    after = next((other for other in found if other.start >= span.end and other.last > other.first), None)
    if after is None:
        return span
    if _CHANGED.match(plain, after.end):
        return after
    in_parts = _FIRST_PART.search(plain[: span.start]) and span.last + 1 == after.first
    return YearSpan(span.start, after.end, span.first, after.last) if in_parts else span


def _in_so_many_years(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[Period]:
    """令和4年度までの7か年計画."""
    pattern = _SO_MANY if PERIOD.search(plain) else _IN_YEARS
    for span in found:
        count = pattern.match(plain, span.end)
        if count and span.first == span.last:
            yield Period(subject(plain, names), span.last - int(count["n"]) + 1, span.last)


def _made_longer(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[Period]:
    """計画期間は令和3年度から令和7年度まででしたが、令和9年度まで延長: two years longer than it was."""
    for before, span in pairwise(found):
        if before.last > before.first and span.last > before.last and _LONGER_UNTIL.match(plain, span.end):
            yield Period(subject(plain, names), longer=span.last - before.last)


def _ends(plain: str, names: Sequence[Named], found: Sequence[YearSpan]) -> Iterator[Period]:
    """目標年次は令和7年度, 計画期間が令和4年度をもって終了, 令和4年度で終了した○○計画."""
    for span in found:
        if goal := _GOAL_AFTER.match(plain, span.end):
            named = (name.name for name in names if _GOAL_OF.fullmatch(plain, goal.end(), name.start))
            yield Period(next(named, None) or subject(plain, names), last=span.last)
    for span in found:
        after = next((name for name in names if name.start >= span.end), None)
        if after is not None and _OVER_BY_THEN.fullmatch(plain, span.end, after.start):
            yield Period(after.name, last=span.last)
    alone = [span for span in found if span.first == span.last]
    if not alone or len(alone) < len(found):
        return
    goal = _GOAL_YEAR.search(plain)
    if goal and alone[-1].start > goal.start():
        yield Period(subject(plain, names), last=alone[-1].last)
    elif over := _OVER.search(plain) if PERIOD.search(plain) else _PLAN_OVER.search(plain):
        before = [name for name in names if _OF_PERIOD.match(plain, name.end) or _IS_OVER.match(plain, name.end)]
        if not PERIOD.search(plain) and not before:
            return
        near = [span for span in alone if span.start < over.end()]
        if near:
            yield Period(before[-1].name if before else subject(plain, names), last=near[-1].last)
