"""Numbers as plans print them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.numbers import nothing, quantities, unit_of

FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
PLAIN_UNITS = ["件", "人", "%", "業務", "時間", "か所", "団体", "㎡", "kWh", "講座", "円", ""]


def read(text: str, unit: str = "") -> list[tuple[str, str]]:
    """Value and unit of each quantity."""
    return [(str(q.value), q.unit) for q in quantities(text, unit=unit)]


@given(
    st.decimals(0, 10**9, allow_nan=False, places=2) | st.integers(0, 10**12).map(Decimal),
    st.sampled_from(PLAIN_UNITS),
    st.sampled_from(["", "約", "延べ", "年間"]),
    st.sampled_from(["", "以上", "程度", "未満", "を維持"]),
    st.booleans(),
)
def test_a_number_is_read_as_printed(value: Decimal, unit: str, before: str, after: str, wide: bool) -> None:
    """With thousands separators, in half or full width, with qualifiers around it, value and unit come back."""
    printed = f"{value:,}"
    printed = printed.translate(FULL_WIDTH) if wide else printed
    (quantity,) = quantities(f"{before}{printed}{unit}{after}")
    assert (quantity.value, quantity.unit) == (value, unit)
    assert quantity.text == f"{before}{printed}{unit}{after}"


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_scales_are_multiplied_out(oku: int, man: int, ones: int) -> None:
    """億, 万 and the rest of an amount are one number."""
    text = f"{oku}億" + (f"{man}万" if man else "") + (f"{ones:,}" if ones else "") + "円"
    assert read(text) == [(str(oku * 10**8 + man * 10**4 + ones), "円")]


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("20億4千万円", "", [("2040000000", "円")]),
        ("33万枚", "", [("330000", "枚")]),
        ("2千5百万円", "", [("25000000", "円")]),
        ("1,234", "千円", [("1234000", "円")]),
        ("△5", "千円", [("-5000", "円")]),
        ("214", "千人", [("214000", "人")]),
        ("612", "千トン", [("612", "千トン")]),
        ("▲ 29,697", "", [("-29697", "")]),
        ("7.86%", "千円", [("7.86", "%")]),
        ("（25）", "人", [("25", "人")]),
        ("20分34秒", "", [("1234", "秒")]),
        ("約6、100時間", "", [("6100", "時間")]),
        ("7.86%（市民課）2.71%（市民税課）", "", [("7.86", "%"), ("2.71", "%")]),
        ("３8.56%（令和４年３月現在）", "", [("38.56", "%")]),
        ("補助金8件分60,289千円", "", [("8", "件"), ("60289000", "円")]),
        ("年３回以上", "", [("3", "回")]),
        ("5件/年", "", [("5", "件")]),
        ("3～5件", "", [("None", "件")]),
        ("16課28名が参加", "", [("16", "課"), ("28", "名")]),
        ("全所属", "", []),
        ("なし（導入・構築中）", "", []),
        ("令和７年度", "", []),
        ("4月1日から12時30分", "", []),
        ("2-1-(3)、10.2.1、第2工区、1/2", "", []),
        ("(1) 研修", "", []),
        ("ISO27001", "", []),
    ],
)
def test_cells(text: str, unit: str, expected: list[tuple[str, str]]) -> None:
    """Cells of plans: what counts is read, what only looks like a number is not."""
    assert read(text, unit) == expected


def test_text_bound_and_nesting() -> None:
    """The text has its qualifiers and the bracket behind it; a number in brackets is marked as such."""
    first, second = quantities("延べ320件以上（1,290人）")
    assert first.text == "延べ320件以上（1,290人）"
    assert (first.bound, first.nested, second.nested) == ("以上", False, True)


@pytest.mark.parametrize("text", ["", "-", "－", "―", "なし", "　", "未定", "…", "該当なし"])
def test_nothing(text: str) -> None:
    """Dashes, blanks and words for nothing say nothing."""
    assert nothing(text)


@pytest.mark.parametrize("text", ["全所属", "0", "検討中"])
def test_something(text: str) -> None:
    """A nought and a word say something."""
    assert not nothing(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("事業費（千円）", "千円"),
        ("単位：人", "人"),
        ("単位：延べ人", "延べ人"),
        ("目標値（％）", "%"),
        ("利用者数（人／月）", "人/月"),
        ("給付費（千円/年）", "千円/年"),
        ("指標（成果）", ""),
        ("取組内容", ""),
    ],
)
def test_units_of_headers(text: str, unit: str) -> None:
    """A header's unit stands in brackets or after 単位."""
    assert unit_of(text) == unit


@given(st.text(alphabet="0123456789０９,、.千万億円件%△-～（）年月日分秒/ 約以上a", max_size=24))
def test_positions(text: str) -> None:
    """Whatever the text: the quantities stand in it in order, each with a digit."""
    position = 0
    for quantity in quantities(text):
        assert position <= quantity.start < quantity.end <= len(text)
        assert any(c.isdigit() for c in text[quantity.start : quantity.end])
        position = quantity.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("14.2GWh", [(Decimal("14.2"), "GWh")]),
        ("0.03ppm", [(Decimal("0.03"), "ppm")]),
        ("ISO14001とLive119", []),
        ("環境目標1　水と緑", []),
        ("目標50件", [(Decimal(50), "件")]),
    ],
)
def test_latin_units_and_numbered_goals(text: str, found: list[tuple[Decimal, str]]) -> None:
    """Units in several Latin letters are units and no part of a code; the number of a goal counts nothing."""
    assert [(q.value, q.unit) for q in quantities(text)] == found
