"""Numbers with their units as plans print them: 1,000件, 33万枚, 20億4千万円, 7.86%, △5, 20分34秒, 延べ30人以上.

Dates, codes (2-1-(3), 10.2.1), fractions (1/2) and ordinals (第2) are no quantities. Money comes in 円, durations of several
parts in the smallest of them. All positions are those of the text given, the end excluded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ingest.text import years
from ingest.text.normal import folded, normal

_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "億": 10**8, "兆": 10**12}
MONEY = ("円", "千円", "百万円", "万円", "億円", "十万円")  # in which tables of money count
_SECONDS = {"時間": 3600, "分": 60, "秒": 1}

_DIGITS = r"(?:[0-9]{1,3}(?:[,、][0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_SCALE = r"[十百千万億兆]+"
_AMOUNT = rf"{_DIGITS}(?:\s?{_SCALE}\s?{_DIGITS})*(?:\s?{_SCALE})?"
_NUMBER = re.compile(
    rf"(?P<sign>[△▲]\s*|(?<![^\s(:=])[-−]\s*)?[¥\\]?(?P<amount>{_AMOUNT})(?P<range>\s*~\s*{_AMOUNT})?",
)
_GROUP = re.compile(rf"({_DIGITS})\s?({_SCALE})?")
_DURATION = re.compile(r"([0-9]+)(時間|分)(?:([0-9]+)(分|秒))(?:([0-9]+)(秒))?")

_LATIN_UNIT = (
    r"(?:(?:k?t|kg|g)-CO[2₂](?:eq)?|mg/[Ll]|[gG]/人・?日|ppm|ppb|dB|[MGT]J|[kMGT]?Wh|[kMG]W|[KMGT]B|[kMG]?bps|km2|km|cm|mm|kg|mg|m2|m3|ha|k[Ll]|pt|[mgtLl])(?![A-Za-z])"
    r"|[%‰℃㎡㎥㎢㏊㎞㎏ℓ]"
)

# What looks like a number and counts nothing.
_NO_COUNT = re.compile(
    r"[0-9]{1,2}\s*(?:[~・、,]\s*[0-9]{1,2}\s*)*月(?!額)(?:\s*[0-9]{1,2}\s*日)?(?:\s*~\s*[0-9]{1,2}\s*日)?"  # 4月, 4月1日
    r"|[0-9]{1,2}\s*:\s*[0-9]{2}|[0-9]{1,2}\s*時(?!間)(?:\s*[0-9]{1,2}\s*分|半)?"  # 12:30, 9時30分
    r"|[0-9]+\s*/\s*[0-9]+(?:\s*/\s*[0-9]+)*"  # 1/2, 4/28
    r"|[0-9]+(?:\s*\.\s*[0-9]+){2,}"  # 10.2.1
    r"|(?<![A-Za-z0-9.])[0-9]+(?:-[0-9]+)+(?:-?\([0-9]+\))?"  # 2-1-(3)
    r"|(?:資料|別紙|別添|様式|(?<![一-龥])(?:図表?|表|注)|No\.?|№|方針|(?<![一-龥])柱|ステップ|STEP|フェーズ|レベル|[Vv]er\.?)\s*[0-9]+(?![0-9,.]|\s*(?:件|人|%))"
    r"|(?:目標|施策|政策|戦略|取組|課題)[0-9]{1,2}(?=\s+\S)"  # 基本目標1　…
    r"|第\s*[0-9]+(?:\s*[、・,~]\s*[0-9]+)*"
    rf"|[A-Za-z_][0-9]+(?:[.-][0-9]+)*|(?<![0-9])[0-9]+(?!{_LATIN_UNIT})(?=[A-Z]{{2,}}|[a-z]{{3,}})"  # ISO27001, Live119
    r"|(?<![^\s])[(\[]\s*[0-9]{1,2}\s*[)\]](?=\s*\S)"  # (1) as a number of a list
    r"|[0-9]+\s*(?:年\s*度|年\s*目|号(?!車)|丁目|番地?|条|項(?!目)|款|級|期|次)"
)

_UNITS = frozenset(
    """
    課かい 課所 課題 か所 ヶ所 ケ所 カ所 ヵ所 箇所 個所 か国 カ国 ヶ国 か月 ヶ月 カ月 ヵ月 箇月 か年 カ年 ヶ年 ヵ年 ケ年 箇年 つ
    千円 百万円 円 件 人 名 者 社 戸 世帯 棟 軒 店舗 店 団体 組織 組 グループ サークル クラブ チーム 言語
    校 園 館 橋 施設 地区 地域 路線 区間 区画 工区 便 台 機 機関 基 本 枚 冊 点 個 箱 袋 着 足 株 匹 頭 羽 口 口座 室 床 席
    局 集落 団地 筆 灯 班
    回 回数 日 日間 時間 分 秒 週間 週 年 年間 泊 コマ 講座 教室 講習 研修 種類 種目 種 手続き 手続 業務 事業 施策 取組 事例 項目
    データセット データ タイトル システム アカウント ライセンス ユーザー フォロワー ダウンロード アクセス ページ サイト
    ポイント パーセント % 割 割合 倍 位 歳 才 番 課 部 係 所属 窓口 自治体 市町村 市町 市 町 村 区 団 隊 艇 隻 両 張
    トン キロ キログラム グラム メートル キロメートル ヘクタール リットル ミリ 平方メートル 立方メートル キロワット 歩
    事業所 営業所 農家 コース メニュー プラン 計画 会場 セット パック 品目 品 作品 題 曲 単位 票 通 通話 往復 人日 人月 人工 団員
    指標 事業者 事業体 校区 町会 町内会 組合 回線 区域 番組 人回
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
_UNIT = re.compile(
    rf"\s?(?:(?:{_LATIN_UNIT})|{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))}|[ヶ々一-龥ァ-ヴー]{{1,8}})"
)
_RATE = r"\s*/\s*(?:か月|月|年度?|週|日|人|回|世帯|件|戸|台)"  # 人／月
_BOUND = r"以上|以下|以内|未満|超過?|程度|前後|弱|強|余り?|増加?|減少?|ずつ|分|を維持|維持|台(?=[^0-9]|$)"
_AFTER = re.compile(rf"(?:/?[年月日](?:間)?)?(?:{_BOUND})*")
_BEFORE = re.compile(r"(?:約|およそ|おおよそ|概ね|おおむね|延べ|のべ|累計|合計|計|毎年度?|年間?|月|最大|最低|上限)\s*$")
_BRACKET = re.compile(r"\s?(?:[(（][^()（）]*[)）]|[【\[［][^】\]］]*[】\]］])")
_NOTHING = re.compile(
    r"[-/.・*]*|(?:該当|実績|設定|数値)?(?:なし|無し|無|ありません)|未定|未設定|未実施|N/?A|n/a|〃|同上|\.+|…+"
)
_OPEN, _CLOSE = "([（［【", ")]）］】"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit. ``value`` is None for a range of values (3～5件).

    ``start`` and ``end`` hold number and unit; ``text`` is what is printed with its qualifiers (約, 延べ, 以上) and the bracket
    behind it; ``bound`` are the words behind the unit that make it a limit or a change (以上, 増); ``nested`` says that it
    stands in brackets.
    """

    value: Decimal | None
    unit: str
    start: int
    end: int
    text: str
    bound: str = ""
    nested: bool = False


def quantities(text: str, *, unit: str = "", now: int | None = None) -> list[Quantity]:
    """The quantities in a text, in order; ``unit`` is that of the column or row for numbers that have none of their own."""
    plain = folded(text)
    masked = _masked(plain, text, now)
    return [_quantity(text, plain, match, unit) for match in _numbers(masked)]


def nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, dashes, なし, 未定."""
    return bool(_NOTHING.fullmatch(normal(text)))


def unit_of(text: str) -> str:
    """The unit that a header tells in brackets or after 単位 (事業費（千円）, 単位：人, 単位は千円); "" where it tells none."""
    plain = folded(text)
    told = re.search(r"単位\s*[:;は]?\s*([^\s()、,。]+?)(?:です|とする|とします|である)?(?:[\s()、,。]|$)", plain)
    inside = [told[1]] if told else re.findall(r"[(\[]\s*([^()\[\]]+?)\s*[)\]]", plain)
    for words in inside:
        match = re.fullmatch(rf"(?:延べ|のべ|実)?({_SCALE})?({_UNIT.pattern})(?:{_RATE})?", words)
        if match and (told or match[2].strip() in _UNITS or re.fullmatch(_LATIN_UNIT, match[2].strip())):
            return words
    return ""


def in_unit(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A value of a scaled unit in the unit itself: (12, 千円) → (12000, 円)."""
    match = re.match(_SCALE, unit)
    if match and match.end() < len(unit):
        return value * _scaled("1" + match[0]), unit[match.end() :]
    return value, unit


def _masked(plain: str, text: str, now: int | None) -> str:
    """The text with dates, codes and the like made blank, every position kept."""
    spans = [(span.start, span.end) for span in years.spans(text, now)]
    for start, end in spans + [match.span() for match in _NO_COUNT.finditer(plain)]:
        plain = plain[:start] + "\n" * (end - start) + plain[end:]
    return plain


def _numbers(masked: str) -> Iterator[re.Match[str]]:
    position = 0
    while match := _DURATION.search(masked, position) or _NUMBER.search(masked, position):
        number = _NUMBER.search(masked, position)
        if number and number.start() < match.start():
            match = number
        yield match
        position = match.end()


def _quantity(text: str, plain: str, match: re.Match[str], unit: str) -> Quantity:
    value, own, end = _value(plain, match)
    if value is None:
        own = in_unit(Decimal(0), own)[1] if own else unit.strip()
    else:
        value, own = in_unit(value, own) if own else _in_told_unit(value, unit.strip())
    after = _AFTER.match(plain, end)
    assert after is not None
    before = _BEFORE.search(plain, 0, match.start())
    bracket = _BRACKET.match(plain, after.end())
    printed = text[before.start() if before else match.start() : (bracket or after).end()].strip()
    bound = re.sub(r"^/?[年月日]間?", "", after[0])
    return Quantity(value, own, match.start(), end, printed, bound, _depth(plain, match.start()) > 0)


def _in_told_unit(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A value in the unit of its column or row: money, people and 万, 億 multiplied out, all else as it is counted there
    (612 千トン).
    """
    counted = unit.partition("/")[0].partition("／")[0].strip()
    return in_unit(value, unit) if counted.endswith(("円", "人")) or unit[:1] in _LARGE else (value, unit)


def _value(plain: str, match: re.Match[str]) -> tuple[Decimal | None, str, int]:
    """Value, own unit and end of a matched number; no value for a range of values."""
    if match.re is _DURATION:
        return *_duration(match), match.end()
    own, end = _own_unit(plain, match.end())
    own = "円" if "¥" in match[0] or "\\" in match[0] else own
    if match["range"]:
        return None, own, end
    return _scaled(match["amount"]) * (-1 if match["sign"] else 1), own, end


def _own_unit(plain: str, end: int) -> tuple[str, int]:
    """The unit printed behind a number and where it ends."""
    match = _UNIT.match(plain, end)
    if not match:
        return "", end
    unit = match[0] if match[0].strip() in _UNITS else re.sub(rf"(?:{_BOUND})+$", "", match[0])
    unit = re.sub(r"(?<=\S)分$", "", unit)  # 8件分, 100人分
    return unit.strip(), end + len(unit)


def _scaled(amount: str) -> Decimal:
    """The number of printed digits with scales: 20億4千万 → 2040000000."""
    total = section = Decimal(0)
    for digits, scale in _GROUP.findall(amount):
        part = Decimal(re.sub(r"[,、]", "", digits))
        for sign in scale:
            part *= _SMALL.get(sign, 1)
        section += part
        for sign in scale:
            if sign in _LARGE:
                total, section = total + section * _LARGE[sign], Decimal(0)
    return total + section


def _duration(match: re.Match[str]) -> tuple[Decimal, str]:
    """Hours, minutes and seconds in the smallest of them that is printed."""
    parts = [(int(n), unit) for n, unit in zip(match.groups()[::2], match.groups()[1::2], strict=True) if n]
    smallest = parts[-1][1]
    seconds = sum(n * _SECONDS[unit] for n, unit in parts)
    return Decimal(seconds // _SECONDS[smallest]), smallest


def _depth(plain: str, position: int) -> int:
    before = plain[:position]
    return sum(before.count(sign) for sign in _OPEN) - sum(before.count(sign) for sign in _CLOSE)


def is_common_unit(unit: str) -> bool:
    """Whether a unit is one that plans commonly count in."""
    return unit in _UNITS or bool(re.fullmatch(_LATIN_UNIT, unit))
