"""Words of Japanese names and texts as they are compared: normalised, what means the same made one, small words left out."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import msgspec
from sudachipy import SplitMode

from graph.morphemes import tokenizer

LONGEST = 4000  # characters of a text that are looked at; SudachiPy refuses much longer ones
IDEOGRAPHS = re.compile("[\u4e00-\u9fff々]+")
KEPT = ("名詞", "動詞", "形容詞", "形状詞")
LEFT_OUT = {"数詞", "非自立可能", "助動詞語幹"}
TOWNS = ("市", "町", "村", "区", "県", "都", "府")
SHORTEST_COMPOUND = 4  # characters from which a word is also taken apart

# Words that nearly every measure of every plan may have: they tell little even where few measures of one plan have them.
GENERIC = frozenset(
    """
    推進 充実 強化 整備 事業 取り組み 支援 実施 向上 促進 活用 拡充 拡大 確保 導入 検討 構築 運営 運用 管理
    改善 見直し 対策 対応 計画 施策 体制 環境 作り 効率 利用 提供 実現 活動 制度 サービス 市民 町民 村民 県民
    区民 市 町 村 県 区 地域 化 等 性 的 者 図る 行う 努める 進める 関する 於ける よる 為る 更なる 新た 適正
    適切 円滑 必要 継続 総合 連携 維持 関係 業務 事務 行政 情報 機能 方法 内容 目標 実績 件数 回数 人数 割合
    年度 基本 方針 重点 主要 効果 積極 有る 成る 居る
    助成 補助 委託 開催 設置 購入 費 費用 交付 支給 配布 啓発 普及 周知 作成 策定 開設 試行 本格 発行 公表 登録 率 数 量 額
    """.split()  # noqa: SIM905 - reads better than a list
)


class Word(msgspec.Struct, frozen=True):
    """``key`` is the same for words that mean the same (スマホ, スマートフォン); ``shown`` is as printed, a verb
    in its plain form.
    """

    key: str
    shown: str
    generic: bool = False


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order, compounds followed by their parts."""
    found: list[Word] = []
    for morpheme in tokenizer().tokenize(text[:LONGEST], SplitMode.C):
        found += _of_morpheme(morpheme)
    return tuple(found)


@lru_cache(maxsize=20_000)
def letters(text: str) -> tuple[Word, ...]:
    """The ideographs of a text and each two that stand together: what is left of a word when it is put another way."""
    found = []
    for run in IDEOGRAPHS.findall(text[:LONGEST]):
        found += [*run, *(run[k : k + 2] for k in range(len(run) - 1))]
    return tuple(Word(piece, piece) for piece in found)


def _of_morpheme(morpheme: Any) -> Iterator[Word]:
    whole = _word(morpheme)
    if whole and not _names_town(morpheme):
        yield whole
        if len(whole.shown) >= SHORTEST_COMPOUND:
            parts = morpheme.split(SplitMode.A)
            if len(parts) > 1:
                yield from filter(None, map(_word, parts))


def _names_town(morpheme: Any) -> bool:
    """三島市 in the names of a town's own measures tells nothing."""
    return "地名" in morpheme.part_of_speech() and morpheme.surface().endswith(TOWNS)


def _word(morpheme: Any) -> Word | None:
    groups = tuple(morpheme.synonym_group_ids())
    part = morpheme.part_of_speech()[:2]
    shown = morpheme.surface() if part[0] == "名詞" else morpheme.dictionary_form()
    return _known_word(part, morpheme.normalized_form(), shown, groups)


@lru_cache(maxsize=100_000)
def _known_word(part: tuple[str, str], form: str, printed: str, groups: tuple[int, ...]) -> Word | None:
    if part[0] not in KEPT or part[1] in LEFT_OUT or form.isdigit() or (len(form) == 1 and not _is_ideograph(form)):
        return None
    return Word(f"#{min(groups)}" if groups else form.casefold(), printed, form in GENERIC)


def _is_ideograph(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"
