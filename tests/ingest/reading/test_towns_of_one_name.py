"""A name that two municipalities have: the document tells which is meant, or nothing is guessed."""

import pytest

from graph.municipalities import resolve
from ingest.reading.places import municipality_of
from tests.ingest.reading.test_plans import document

TOKYO, HIROSHIMA, HOKKAIDO, FUKUSHIMA = "132063", "342084", "012335", "072133"


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("府中市総合計画", "広島県府中市は、ものづくりのまちです。", HIROSHIMA),
        ("府中市総合計画", "東京都府中市長", TOKYO),
        ("府中市総合計画", "広島県府中市です。東京都への転出が続いています。", HIROSHIMA),
        ("府中市総合計画", "広島県の計画と整合を図ります。", HIROSHIMA),
        ("府中市総合計画", "府中市（団体コード 132063）", TOKYO),
        ("府中市総合計画", "市町村コード34208", HIROSHIMA),
        ("府中市総合計画", "福山市及び尾道市と連携します。", HIROSHIMA),
        ("府中市総合計画", "調布市、国立市、稲城市と接しています。福山市を視察しました。", TOKYO),
        ("伊達市地域公共交通計画", "室蘭市・登別市への通勤", HOKKAIDO),
        ("伊達市地域公共交通計画", "福島県の北に位置します。", FUKUSHIMA),
        ("伊達市地域公共交通計画", "北海道伊達市", HOKKAIDO),
    ],
)
def test_the_document_tells_which_is_meant(title: str, text: str, code: str) -> None:
    """By the prefecture before the name, the code, the only prefecture named, or several neighbours, in this order."""
    mention = municipality_of(document(f"# {title}", text), title)
    assert mention is not None
    assert resolve(mention).code == code


@pytest.mark.parametrize(
    "text",
    [
        "市民とともに進めます。",
        "東京都と広島県の事例を参考にします。",
        "福山市の事例を参考にします。",
        "福山市、尾道市、調布市、国立市と交流します。",
        "人口は 34208 人です。",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    """Where nothing tells, where two things tell otherwise, or one example does, the name has no prefecture and no code."""
    title = "府中市総合計画"
    mention = municipality_of(document(f"# {title}", text), title)
    assert mention is not None
    assert (mention.name, mention.prefecture, resolve(mention).code) == ("府中市", "", "")
