"""Names of plans and laws in texts, in 「」 or without, and the form of a plan's title without 案, 概要 and the like."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.municipalities import by_name
from ingest.text.normal import folded, normal

PLAN_NOUN = (
    r"(?:計画|プラン|方針|戦略|ビジョン|大綱|指針|構想|プログラム|ロードマップ|アジェンダ"
    r"|行動指標|パッケージ|宣言|ストラテジー)"
)
LAW_NOUN = r"(?:基本法|推進法|法律|措置法|対策法|支援法|保護法|条例|憲章|法)"
_KANJI = "一-龥々〆ヶヵ"
_WORD = rf"[{_KANJI}ァ-ヴー・A-Za-z0-9\-&+]"

# What may follow a name: anything but more of a word, unless it is what is done with plans or an article of a law.
_BOUNDARY = rf"(?:(?!{_WORD})|(?=策定|改[定訂]|制定|公表|開始|施行|第\s*[0-9]+\s*条))"

# What may stand behind the noun and belongs to the name: 第2次, 2025, 後期基本計画, 2023年度改訂版, a closing bracket.
_SUFFIX = (
    r"(?:\s*(?:第\s*[0-9一二三四五六七八九十]+\s*[次期版](?:改[定訂])?(?!計画|プラン)"
    r"|\(\s*第\s*[0-9一二三四五六七八九十]+\s*[次期]\s*\)"
    r"|(?:前期|後期|中期|改[定訂])版?(?![=:])"
    r"|(?:[0-9]{4}\s*(?:年度?)?\s*)?改[定訂]版"
    r"|[0-9]{4}(?:\s*[-~]\s*[0-9]{4})?(?![0-9]|\s*年)"
    r"|編(?=$)))"
)
_PLAN = re.compile(rf"{PLAN_NOUN}[】」』]?{_SUFFIX}*")
_QUOTED = re.compile(r"[「『](?P<name>[^「」『』。]{2,80})[」』]")
# What stands before and behind the name of a plan that does not end as such names do (前計画である「健康○○21」, …は…計画です).
_CALLED_PLAN = re.compile(r"(?:(?<!以)前|旧|現行|現|次期|新|本)(?:の)?計画(?:である|として)、?$")
_IS_PLAN = re.compile(r"\s*(?:\([^()]*\))?\s*は、?[^。「」『』]{0,80}計画(?:です|である|であり)")
_LAW_BY_NUMBER = re.compile(
    rf"(?P<name>(?:[{_KANJI}ァ-ヴーA-Za-z0-9・の]|に関する|における|に係る|のための|に対する|を図るための|及び|等|づくり)+?"
    rf"(?:法律|法|条例|規則|政令))\s*\((?=[^()]*(?:第[0-9]+号|以下))"
)
# Kana within names.
_KANA = (
    "橋りょう|ため池|し尿|まん延|ふるさと|にぎわい|いきいき|ふれあい|まちなか|"
    "まち|ひと|こども|子ども|子育て|いじめ|ひきこもり|障がい|ごみ|くらし|暮らし|みどり|こころ|いのち|がん"
)
_BARE = re.compile(
    rf"(?<!{_WORD})(?={_WORD}|{_KANA})(?:(?:令和|平成)?{_WORD}|の(?=[A-Za-zァ-ヴ{_KANJI}])|に関する(?=[{_KANJI}]*法)|づくり|{_KANA}){{2,38}}?"
    rf"(?:{PLAN_NOUN}{_SUFFIX}*|{LAW_NOUN}(?=第\s*[0-9])|{LAW_NOUN}(?!{_WORD})){_BOUNDARY}"
)

# Common nouns that end like names.
_GENERIC_HEAD = (
    r"(?:第?[0-9]+[次期]|第[一二三四五六七八九十]+[次期]|本|同|当該|各|前|現|次期|現行|諸|関連|個別|上位|下位|関係|他の?|その他|年次|年度|全体|当初|新|旧|該当|国の?|県の?|市の?|町の?"
    r"|村の?|区の?|本市の?|行政|中期|長期|短期|中長期|後期|前期|実施|実行|基本|推進|行動|事業|活動|整備|改定|対応|取組|策定|運営|経営"
    r"|利用|研修|収支|資金|作業|業務|具体的な?|総合的な?|新たな|今後の?|主要な?|重点|共通|関連する|所管する?|分野別|地域|市町村|自治体"
    r"|都道府県|目標|政策|施策|評価|見直し|検討|導入|開発|建設|管理|工程|将来|未来|成長|採用|支援|地区|個々の|これらの?|それぞれの?|第|次|期|年間|月間|単年度"
    r"|施政|所信|都市|個別施設|災害|工事|年次別|施設|教育|保育|福祉|サービス|ケア|介護|避難|訓練|指導|学習|投資|財政)"
)
_GENERIC = re.compile(
    rf"(?!地域福祉){_GENERIC_HEAD}*(?:{PLAN_NOUN}|基本計画|法)(?:等|全体)?|アクション・?プラン|アクションプログラム|マスタープラン"
)
_NO_LAW = re.compile(
    r".*(?:方法|手法|療法|技法|工法|話法|用法|製法|算法|立法|司法|違法|合法|農法|漁法|作法|寸法|文法|魔法|適法|不法|無法|除法|表現法"
    r"|指導法|学習法|調理法|対処法|検査法|測定法|評価法|分析法|施工法|活用法|利用法|使用法|解決法|健康法|体操法|栽培法|処理法|計算法"
    r"|教授法|診断法|手術法|保存法|実施法|改善法)"
    r"|(?:.*の)?(?:本|同|旧|新|現行|関係|各|諸)法|.{0,3}(?:法律|条例|憲章)"
    r"|(?:改正|設置|外国|根拠|関連|個別|特別|一般|上位|自|国際)法|.*モード法"
)

_SHORTEST_BARE, _SHORTEST_LAW = 5, 3  # characters: shorter words are common nouns
_ORDINAL = r"(?:第\s*[0-9一二三四五六七八九十]+\s*[次期]\s*)"
# A town stands at the start, behind punctuation or a particle; behind 第2次 it may be written in kana.
_BY_TOWN = re.compile(
    rf"(?:(?<![^\s、。，「」『』（）(),:;・■●○◆])|(?<=[はがをにでとのも])(?=[{_KANJI}ァ-ヴ]))"
    rf"(?P<ordinal>{_ORDINAL})?(?P<town>[{_KANJI}ァ-ヴーぁ-ん]{{1,6}}?[市町村区])(?!は|が|で|に|と|も|では|における|の|長|民|内|政|全体)"
    rf"[^、。「」『』（）(),:;\s]{{2,30}}?(?:{PLAN_NOUN}{_SUFFIX}*|条例){_BOUNDARY}"
)
_PARTICLE = re.compile(r"[はがをで]|に(?:より|よる|基づ)|として|している|した|する")
_BY_ORDINAL = re.compile(
    rf"(?<![{_KANJI}ァ-ヴA-Za-z0-9]){_ORDINAL}[^、。「」『』（）(),:;\sはがをで]{{3,30}}?{PLAN_NOUN}{_SUFFIX}*{_BOUNDARY}"
)
_TOWN = re.compile(
    rf"(?!(?:本|当|同|各|他|全|両|諸|近隣|政令|関係|都|大都|市|市町|特別|町|新|旧|小)[市町村区]|.*(?:都市|市町|市町村|農村|山村))"
    r"(?!(?:また|なお|さら|この|その|これ|ここ|まず|そこ|ただし|よって|さて)[^市町村区])"
    rf"(?=..)[ぁ-んー]{{0,5}}[{_KANJI}ァ-ヴー]{{0,5}}[市町村区]"
)
_OF_OTHERS = re.compile(
    r"(?:また、?)?(?:従前|従来|現行|既存|これまで|(?:その)?(?:後継|前身)|国|県|市|町|村|区|本市|本町|本村|本区|政府|[一-龥]{2,4}省|デジタル庁|内閣府)の"
)

# A town's name in kana that begins a title (さくら|情報化プラン) stands at the start of words, and is no word that joins them.
_IN_KANA = re.compile(
    rf"(?:^|[\s、。，（(「『・：:]|(?<=[{_KANJI}])の)"
    r"(?P<town>(?!こ[のれこう]|そ[のれこうし]|あ[のれらわる]|ど[のれ]|いずれ|いわゆる|ま[たずで]|まち|まと|な[おどら]|さら|さて|おお|お[よけ]|ほか|うち"
    r"|すで|すべ|かつ|ただ|しか|しっ|つま|つい|つぎ|とり|とき|とも|もと|もの|もし|ため|よ[りるっ]|から|こと|ひと|みな|として|きめ|やは|ゆえ|はじ|むけ)"
    r"[ぁ-ん]{2,6})(?<![はがをにでともへ])$"
)

_REPORT_WORD = (
    r"(?:の?(?:概要書?版?|概要|本編|資料編?|素案|原案|最終案|中間案|案|骨子|進捗管理|進捗|進行管理|管理|取組|取り組み|実績|実施"
    r"|状況|事項|結果|点検|評価|検証|報告書?|年次報告書?|年次|年報|白書|事務事業|施策|個別事業|重点事業|事業|対象|KPI|重要業績|数値|指標|目標|達成|成果|一覧表?|集"
    r"|総括表?|一覧|書|シート|調書|様式|別紙|別冊|参考|表|等|策定|改[定訂]|見直し|行程|工程表?|体系図?|最終|中間|年度別|年度版?|期間|版"
    r"|効果検証|効果|内部|外部|自己|行政|総括|フォローアップ|推移|比較|対照|新旧|ダイジェスト|要約|本文|全体|冊子|個別|カルテ|用|別"
    r"|移行|引継ぎ?|引き継ぎ|資料|対応表?|新旧対照表|補足|ロードマップ|公表|上半期|下半期|中間|総合|主要|主な|一部|抜粋|説明|決算|予算|担当|課|評価|重点|調査|分析|報告会|答申|委員会|会議|意見|市民|版"
    r"|令和|平成|(?<![A-Za-z])[RH][0-9]{1,2}|(?<![A-Za-z])[0-9]{1,4}(?:年度?)?|元年度?|年度|年|第|次|回|期|月|末|現在|時点|分|について|に関する|に係る|における|に基づく|まとめ|及び|と|・|の|へ|について"
    r"|第\s*[0-9一二三四五六七八九十]+\s*[次期](?:計画|プラン)(?:から|と)|変更点|相違点"
    r"|[-~()\[\]【】〔〕<>《》:：、,./※○●■◆\s]))"
)
_REPORT_TAIL = re.compile(rf"{_REPORT_WORD}+")
_PART = re.compile(r"\s*\([^()]{2,20}編\)\s*")  # a volume of a plan (地震災害対策編) is a plan of its own
_VOLUME = re.compile(r"\s*\([^()]{2,20}編\)$")
# The roadmap of a plan is no plan of its own.
_OF_PLAN = re.compile(rf"(?P<plan>.{{3,}}?{PLAN_NOUN}{_SUFFIX}*)\s*の?(?:ロードマップ|工程表)")
_FROM_ONE = re.compile(rf"{PLAN_NOUN}[】」』]?{_SUFFIX}*から")
_NO_TITLE = re.compile(r"(?:^|[のと、])(?:前|新|旧|現|次期?|現行|本)(?:の)?(?:計画|プラン|方針)$")  # …の評価と新計画
# What became of a plan, and the next one: …前期基本計画の総括と後期基本計画への引継ぎ.
_AND_NEXT = re.compile(
    rf"(?:^|(?<=[画ン針略綱]))の(?:総括|評価|検証|振り返り|成果|実績)(?:と|や|及び)"
    rf"(?:前期|後期|次期|新たな|第\s*[0-9一二三四五六七八九十]+\s*[次期]){PLAN_NOUN}?[^「」]{{0,8}}?{PLAN_NOUN}"
)
_OTHER_EDITION = re.compile(
    r"\s第\s*[0-9０-９一二三四五六七八九十]+\s*[次期](?:計画|プラン)$"
)  # … 第１次計画からの変更点
_DRAFT = re.compile(
    r"\s*[(（【\[〔<＜]\s*(?:仮称|素案|原案|案|最終案|中間案|概要版?|本編|改[定訂]案|抜粋|資料編|修正案|たたき台|追補版?)\s*[)）】\]〕>＞]"
)
_YEAR_HEAD = re.compile(
    r"^\s*(?:(?:令和|平成|[RH](?=\s*[0-9元]))\s*(?:[0-9]{1,2}|元)|[0-9]{4}(?:\s*\([^)]*\))?)\s*(?:年\s*度?)?(?:\s*[0-9]{1,2}\s*月)?\s*版?\s*の?\s*[・:]?\s*"
)
_BOTH_EDITIONS = re.compile(
    r"^第\s*[0-9０-９一二三四五六七八九十]+\s*[次期](?:・|、|及び|と|から)(?=第\s*[0-9０-９一二三四五六七八九十]+\s*[次期])"
)
# The years of a plan printed before its title: 令和3年度～令和7年度 ○○計画, 2021-2025 ○○プラン.
_YEARS_HEAD = re.compile(
    r"^\s*[(\[]?\s*(?:(?:(?:令和|平成|[RH])\s*(?:[0-9]{1,2}|元)|[0-9]{4})(?:\s*\([^)]*\))?\s*(?:年\s*度?)?)\s*(?:[~-]|から)"
    r"\s*(?:(?:令和|平成|[RH])?\s*(?:[0-9]{1,2}|元)|[0-9]{4})(?:\s*\([^)]*\))?\s*(?:年\s*度?)?\s*[)\]]?\s*(?:まで)?の?\s*(?![0-9年~-])"
)
_HEAD = re.compile(
    r"^\s*(?:(?:令和|平成)\s*[0-9０-９元]{1,2}\s*年\s*[0-9０-９]{1,2}\s*月(?:\s*[0-9０-９]{1,2}\s*日)?\s*)?(?:(?:資料|別紙|別冊|参考資料?|様式)\s*(?:第?[0-9]*(?:[-‐－][0-9]+)?(?:号)?)\s*|([■◆●○◎□▼・※])(?!\1)\s*)*"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: ``start`` and ``end`` hold the name alone; ``kind`` tells plans from laws."""

    start: int
    end: int
    name: str
    kind: str
    quoted: bool = False


def named(text: str) -> list[Named]:
    """The names of plans and laws in a text, in order; common nouns (本計画, 方法) and names of nothing are no names."""
    found: list[Named] = []
    for name in sorted(
        [*_quoted(text), *_by_number(text), *_by_town(text), *_bare(text)], key=lambda n: (n.start, -n.end)
    ):
        if not found or name.start >= found[-1].end:
            found.append(name)
    return found


def kind_of(name: str) -> str:
    """Tell plans from laws: "plan", "law", or nothing for what only ends like a name of one."""
    plain = _VOLUME.sub("", folded(name).strip())
    if re.search(rf"{PLAN_NOUN}[】」』]?{_SUFFIX}*$", plain):
        return "" if _GENERIC.fullmatch(plain) else "plan"
    if re.search(rf"{LAW_NOUN}$", plain) and len(plain) > 2:
        return "" if _NO_LAW.fullmatch(plain) else "law"
    return ""


def plan_title(text: str) -> str | None:
    """The title of the plan in a document's printed title, without 案, 概要, 取組実績 and the like; None where it has none."""
    plain = _BOTH_EDITIONS.sub("", _HEAD.sub("", _DRAFT.sub("", text)).strip())
    if (told := _YEARS_HEAD.match(folded(plain))) and told.end() < len(plain):
        plain = plain[told.end() :]
    for match in reversed(list(_PLAN.finditer(folded(plain)))):
        title, tail = plain[: match.end()], folded(plain[match.end() :])
        if _NO_TITLE.search(title) or _AND_NEXT.search(folded(title)) or (tail and _OTHER_EDITION.search(title)):
            continue
        if _FROM_ONE.search(title) and tail.lstrip("」』").startswith("へ"):
            return None  # ○○計画から△△計画への移行 is about both
        if not tail and (plan := _OF_PLAN.fullmatch(title)):
            return plan["plan"]
        if kind_of(title) == "plan" and (part := _PART.match(tail)):
            report = tail[part.end() :]
            if not report or _REPORT_TAIL.fullmatch(report):
                return _unwrapped(plain[: match.end() + part.end()].strip())
        if kind_of(title) == "plan" and (not tail.strip() or _REPORT_TAIL.fullmatch(tail) or _AND_NEXT.match(tail)):
            short = _YEAR_HEAD.sub("", folded(title)) if tail.strip() else folded(title)
            if kind_of(short) == "plan":
                return _closed(_in_brackets(_unwrapped(title[len(title) - len(short) :].strip())), plain)
    return None


def _closed(title: str, printed: str) -> str:
    """The title with the bracket that it opens and what stands behind it closes (総合計画（第4期実施計画）)."""
    rest = printed[printed.find(title) + len(title) :]
    opened = sum(title.count(sign) for sign in "(（") > sum(title.count(sign) for sign in ")）")
    return title + rest[0] if opened and rest[:1] in {")", "）"} else title


def _in_brackets(title: str) -> str:
    """The plan in the brackets that a title opens, where the words before them name none (○○市の環境（環境基本計画)."""
    before, _, inside = folded(title).rpartition("(")
    opened = before and ")" not in inside and kind_of(before) != "plan" and kind_of(inside) == "plan"
    return title[len(title) - len(inside) :] if opened else title


def tells_next(title: str) -> bool:
    """Whether a printed title tells of what became of a plan and of the next one (○○計画の総括と第3次計画への引継ぎ)."""
    return _AND_NEXT.search(folded(title)) is not None


def tells_report(title: str) -> bool:
    """Whether a title says what paper it is and nothing of what about (年次報告書, 令和5年度評価結果一覧)."""
    return _REPORT_TAIL.fullmatch(folded(title)) is not None


def without_draft(name: str) -> str:
    """The name without （案）, （仮称） and the like."""
    return _DRAFT.sub("", name).strip()


def _unwrapped(title: str) -> str:
    """What stands in the quotes at the end of a title, unless the words before them are the title (○○方針「行動計画」)."""
    match = re.fullmatch(r"(?P<before>[^「」『』]*)[「『](?P<name>[^「」『』]+)[」』]", title)
    return match["name"] if match and kind_of(match["before"]) != "plan" else title


def _quoted(text: str) -> Iterator[Named]:
    plain = folded(text)
    for match in _QUOTED.finditer(text):
        name = without_draft(match["name"])
        kind = kind_of(name) or kind_of(_PART.sub("", folded(name)))
        if not kind and (_CALLED_PLAN.search(plain[: match.start()]) or _IS_PLAN.match(plain, match.end())):
            kind = "plan"  # whatever the name ends with
        if kind:
            start = match.start("name") + match["name"].find(name)
            yield Named(start, start + len(name), name, kind, quoted=True)


def _by_number(text: str) -> Iterator[Named]:
    for match in _LAW_BY_NUMBER.finditer(folded(text)):
        yield Named(match.start("name"), match.end("name"), text[match.start("name") : match.end("name")], "law")


def _in_mid_word(text: str, start: int) -> bool:
    """Whether kana that are no particle or ending of a word stand right before (さくら|川市○○プラン)."""
    before = text[max(0, start - 2) : start]
    return bool(re.search(r"[ぁ-ん]$", before)) and not re.search(
        r"[はがをにでとのもやへたるりいなずびき]$|から$|まで$|など$", before
    )


def _is_bare_name(name: str) -> bool:
    """Whether words outside quotes can be a name: not short, begun in mid-word, or ended by a common noun (○○の計画)."""
    shortest = _SHORTEST_LAW if name.endswith("法") else _SHORTEST_BARE
    if len(normal(name)) < shortest or re.match(r"[の0-9・\-]|づくり|等の", name):
        return False
    return not (
        _GENERIC.fullmatch(name.rpartition("の")[2]) or re.search(r"(?:(?<!基)本|現行|次期|前)(?:計画|方針)$", name)
    )


def _bare(text: str) -> Iterator[Named]:
    for match in _BARE.finditer(folded(text)):
        start = others.end() if (others := _OF_OTHERS.match(text, match.start(), match.end())) else match.start()
        town = _IN_KANA.search(text[: match.start()]) if start == match.start() else None
        if town and kind_of(text[start : match.end()]) == "plan":
            name = text[town.start("town") : match.end()].strip()
            yield Named(town.start("town"), town.start("town") + len(name), name, "plan")
            continue
        name = text[start : match.end()].strip()
        if not _in_mid_word(text, start) and _is_bare_name(folded(name)) and (kind := kind_of(name)):
            yield Named(start, start + len(name), name, kind)


def _by_town(text: str) -> Iterator[Named]:
    """Names that begin with a municipality or a number may hold any words (三島市花と水を大切にする条例)."""
    position, plain = 0, folded(text)
    for numbered in _BY_ORDINAL.finditer(plain):
        if kind_of(numbered[0]) == "plan" and not _GENERIC.fullmatch(numbered[0].rpartition("の")[2]):
            yield Named(numbered.start(), numbered.end(), text[slice(*numbered.span())], "plan")
    while match := _BY_TOWN.search(plain, position):
        position = match.start() + 1
        likely = _TOWN.fullmatch(match["town"]) and not _PARTICLE.search(match[0])
        if (match["town"] in by_name() or likely) and (kind := kind_of(match[0])):
            yield Named(match.start(), match.end(), text[match.start() : match.end()], kind)
            position = match.end()
