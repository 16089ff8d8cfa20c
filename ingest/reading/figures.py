"""Figures in running text: amounts of money and counted numbers, with what they count and the year they are for.

Left out are dates, durations, multipliers, ordinals, per-one amounts' "1", numbers inside names and quotes, and sizes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.facts import Evidence, Figure, MeasureMention, PlanMention
from ingest.document import Text
from ingest.reading.evidence import evidence
from ingest.text import years
from ingest.text.names import named
from ingest.text.normal import folded
from ingest.text.nouns import counted, ends_word
from ingest.text.numbers import Quantity, is_common_unit, quantities
from ingest.text.years import YearSpan

_SENTENCE = re.compile(r"(?:[^。]|。(?=[)）」』]))+。?")
# Units of time and size: how long or how large something is counts nothing, but hours that were saved do.
_TIMES = {
    "分",
    "秒",
    "時間",
    "日",
    "日間",
    "週",
    "週間",
    "年",
    "年間",
    "か月",
    "ヶ月",
    "カ月",
    "ヵ月",
    "ケ月",
    "箇月",
    "か年",
    "周年",
    "カ年",
    "ヶ年",
    "ヵ年",
    "ケ年",
    "箇年",
    "泊",
    "歳",
    "才",
}
_SAVED = re.compile(r"(?:時間|時間数|削減|短縮|稼働)[^0-9。、]{0,12}$")
_SAVES = re.compile(r"\s*(?:分)?(?:の|もの)[^。、]{0,10}(?:を|が)?(?:削減|短縮|縮減)")  # 2,150時間の作業時間を削減した
_LIMIT = re.compile(r"\s*(?:を|も)?(?:超え|超過|以上|以内|以下|未満)")
_THRESHOLD = re.compile(
    r"\s*(?:以上|以下|以内|未満|を?超(?:え?る)?)の?(?:もの|事業|工事|案件|契約|場合|施設|規模|建築物|土地)"
)  # 1,000万円以上のもの
_NO_UNITS = {
    "倍",
    "番",
    "インチ",
    "cm",
    "mm",
    "GB",
    "MB",
    "TB",
    "Mbps",
    "Gbps",
    "bps",
    "kbps",
    "型",
    "階",
    "階建",
    "次元",
    "世代",
    "名義",
    "ページ",
    "頁",
    "段階",
}
_ABSTRACT = re.compile(
    r"\s*の?(?:[一-龥]{1,4}の)?(?:方針|柱|視点|目標|デジタル化|施策|政策|戦略|プロジェクト|基本|ポイント|観点|取組|「|課題|階層|分野|重点|方向|力|要素|段階|側面|理念|原則)"
    r"|の(?:事業|施策|取組|計画|課|部|室)を(?:統合|集約|一本化|再編|合わせ|まとめ)"
)
_MULTIPLIED = re.compile(r"[×xX✕*]\s*$")
_EVERY = re.compile(r"(?:年|毎年度?|月|毎月|週|毎週|日|毎日)に?\s*$")
_ABOUT = re.compile(r"(?:約|およそ|ほぼ)\s*$")
_OVER = re.compile(r"\s*(?:を?超|弱|強|近く|以上|程度|余り)")
_MOST_NUMBERED = 30  # a number below it, at the start and before a noun, numbers a heading
_PARTICLE = re.compile(r"[でをがに、]")
_OF_SO_MANY = re.compile(
    r"の[^。、]{1,20}[をに][^。]*た。"
)  # 11施設の照明を替えた。: no heading, which says nothing of the past
_NUMBERING = re.compile(r"\s*[(（]?\s*$")
_EACH_TIMES = re.compile(r"(?:それぞれ|各|1[^0-9、。]{1,6}は|1[^0-9、。]{1,4})\s*$")
_AXIS = re.compile(r"[\s0-9.,%件人円千百万億年度~-]+")
_COMPARED = re.compile(
    r"\s*(?:末|実績|当初)?\s*(?:比|と比|に比|に対|より|対比|と?同額|と?同様|と?同じ"
    r"|から(?:約|およそ|[△▲])?[0-9０-９][^、。]{0,12}(?:[増減]|上昇|低下|下落|伸び|上回|下回|改善|悪化))"  # から9億円減少した
)
_EACH = re.compile(r"\s*(?:は?[0-9]|あたり|当たり|当り|につき|毎|ごと|ずつ|ひとり|一人|1人|つ1つ)")
_TO_EACH = re.compile(r"(?<![0-9,.])1(?:人|名|世帯|家庭|校|学級|地区|地域|団体)$")  # 1人1台端末
_ORDINAL = re.compile(r"\s*(?:目|号|級|等級|以降)")
_NO_YEAR = re.compile(r"(?:毎年度?|各年度)[^。]*$")
_BEFORE = re.compile(r"\s*(?:[0-9０-９]+月(?:[0-9０-９]+日)?)?以前")  # 昭和56年5月31日以前に建てた住宅
_TOPIC = re.compile(r"(?:中|末)?(?:は|には|では|においては)、?")
_GOES_ON = re.compile(r"^\s*(?:また|さらに|加えて|[このそ]*うち|内訳は|あわせて|併せて)[、，は]?")
_ANSWER = re.compile(r"^\s*[⇒→(（]")


def figures(
    text: Text,
    about: MeasureMention | PlanMention,
    year: int | None,
    *,
    now: int | None = None,
    heads: tuple[Text, ...] = (),
) -> list[Figure]:
    """The figures of a text; ``year`` is the one that the text is for where a sentence names none of its own."""
    found = [
        _figure(told, about, evidence(*heads, text.part(told.start, told.end))) for told in _told(text.text, year, now)
    ]
    return [fact for fact in dict.fromkeys(found) if fact.evidence]


def in_words(
    words: str,
    about: MeasureMention | PlanMention,
    year: int | None,
    pieces: tuple[Evidence, ...],
    *,
    now: int | None = None,
) -> list[Figure]:
    """The figures of words that have their evidence already."""
    return list(dict.fromkeys(_figure(told, about, pieces) for told in _told(words, year, now)))


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure in a text, with its place there."""

    start: int
    end: int
    value: Decimal
    unit: str
    text: str
    year: int | None
    what: str


def _told(whole: str, year: int | None, now: int | None) -> Iterator[_Told]:
    last = opened = year
    for match in _SENTENCE.finditer(whole):
        sentence = match[0]
        spans = [span for span in years.spans(sentence, now) if not _BEFORE.match(sentence, span.end)]
        default = last if _ANSWER.match(sentence) else opened if _GOES_ON.match(sentence) else year
        others = [(span.start, span.end) for span in spans] + [(q.start, q.end) for q in quantities(sentence)]
        for quantity in counts(sentence):
            if quantity.value is not None:
                what = counted(sentence, quantity.start, quantity.end, others)
                words = sentence[quantity.start : quantity.end].strip()
                when = _year(sentence, quantity, spans, default)
                start, end = match.start() + quantity.start, match.start() + quantity.end
                yield _Told(start, end, quantity.value, quantity.unit, words, when, what)
        last = spans[-1].last if spans else default
        opened = _opening(sentence, spans) or default


def _opening(sentence: str, spans: list[YearSpan]) -> int | None:
    """The year that a sentence is about from its start on (令和5年度は、)."""
    told = bool(spans) and not sentence[: spans[0].start].strip() and _TOPIC.match(sentence, spans[0].end)
    return spans[0].last if told else None


def _figure(told: _Told, about: MeasureMention | PlanMention, pieces: tuple[Evidence, ...]) -> Figure:
    return Figure(
        evidence=pieces,
        about=about,
        quantity=told.what,
        value=told.value,
        text=told.text,
        unit=told.unit,
        year=told.year,
    )


def counts(sentence: str) -> list[Quantity]:
    """The quantities of a sentence that count something; the numbers along an axis of a chart are none, but an amount alone
    behind a sentence is one (空調設備を設置する。　398,000千円).
    """
    plain = folded(sentence)
    if _AXIS.fullmatch(plain) and len(quantities(sentence)) != 1:
        return []
    inside = [(name.start, name.end) for name in named(sentence)] + list(_quoted(sentence))
    return [
        quantity
        for quantity in quantities(sentence)
        if not any(start <= quantity.start < end for start, end in inside)
        and _has_unit(plain, quantity)
        and not _is_manner(plain, quantity)
    ]


def _has_unit(plain: str, quantity: Quantity) -> bool:
    """Whether the words behind a number are a unit to count in; times only where they were saved or spent."""
    ahead, behind, unit = plain[: quantity.start], plain[quantity.end :], quantity.unit
    if quantity.value is None or not unit or unit in _NO_UNITS:
        return False
    if unit in _TIMES:
        saved = bool(_SAVED.search(ahead) or _SAVES.match(behind))
        return unit in {"時間", "分"} and saved and not _LIMIT.match(behind)
    small = len(unit) > 1 and quantity.value < _MOST_NUMBERED and "," not in quantity.text
    counts = is_common_unit(unit) and (_PARTICLE.match(behind) or _OF_SO_MANY.match(behind))  # 8団体で実施し
    if _NUMBERING.fullmatch(ahead) and small and not counts:
        return False
    if not is_common_unit(unit):
        return not _NUMBERING.fullmatch(ahead) and _is_noun_unit(unit, behind)
    return ends_word(plain, quantity.end)


def _is_manner(plain: str, quantity: Quantity) -> bool:
    """Whether a number says how often, of which order, per what or about what part, and not how many there were."""
    ahead, behind, unit = plain[: quantity.start], plain[quantity.end :], quantity.unit
    limits = quantity.nested and unit == "%" and _LIMIT.match(behind)  # 順調（進捗率80%以上）
    if _MULTIPLIED.search(ahead) or _ORDINAL.match(behind) or _THRESHOLD.match(behind) or limits:
        return True
    if quantity.value == 1 and (unit == "つ" or _EACH.match(behind) or _TO_EACH.search(ahead)):
        return True
    if unit == "つ":
        return bool(_ABSTRACT.match(behind) or _LIMIT.match(behind))  # ２つ以上の課が担当する
    if unit == "回":
        return bool(_EVERY.search(ahead) or _EACH_TIMES.search(ahead))
    return unit == "割" and bool(_ABOUT.search(ahead) or _OVER.match(behind))


def _is_noun_unit(unit: str, behind: str) -> bool:
    """Whether unknown words behind a number are its unit: a short word that ends there."""
    return 1 < len(unit) < 5 and bool(re.match(r"\s*(?:[をがにのはでと、。,)(（）・]|$)", behind))


def _quoted(sentence: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[「『][^「」『』]{1,40}[」』]", sentence):
        yield match.span()


def _year(sentence: str, quantity: Quantity, spans: list[YearSpan], default: int | None) -> int | None:
    """The year in the bracket behind the number, else the last one before it in the sentence.

    A year in a bracket that is closed before the number, and one that is only compared with, is of another number.
    """
    own = [span for span in years.spans(quantity.text) if not _COMPARED.match(quantity.text, span.end)]
    if own and len(quantities(quantity.text)) == 1:
        return own[0].last
    before = [
        span
        for span in spans
        if span.end <= quantity.start
        and not _COMPARED.match(sentence, span.end)
        and not re.match(r"[^(（]*[)）]", sentence[span.end : quantity.start])
    ]
    if not before:
        return None if _NO_YEAR.search(sentence[: quantity.start]) else default
    return None if _NO_YEAR.search(sentence[before[-1].end : quantity.start]) else before[-1].last
