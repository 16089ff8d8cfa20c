"""The readable form of printed lines."""

import pytest

from ingest.text.readable import readable


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("⼈⼝減少と⺠間の⻑", "人口減少と民間の長"),
        ("⻄⼩学校の⻘少年", "西小学校の青少年"),
        ("目　　標", "目標"),
        ("所 属 長", "所属長"),
        ("（ 議 案 第 ５ 号 ）", "（議案第５号）"),
        ("２　目　的", "２　目的"),
        ("Ｒ Ｐ Ａの導入", "ＲＰＡの導入"),
        ("I C Tを活用した", "ICTを活用した"),
        ("国　県　地方債", "国　県　地方債"),
        ("氏名　住所", "氏名　住所"),
        ("マイナポータル⁷の活用", "マイナポータルの活用"),
        ("延床面積 120m²", "延床面積 120m²"),
        ("①花壇の手入れ...............【公園課】", "①花壇の手入れ　【公園課】"),
        ("苗木の配布 ………… （公園課）", "苗木の配布　（公園課）"),
        ("第１章　花と緑...............12", "第１章　花と緑...............12"),
        ("検討中…", "検討中…"),
        ("\uf06c 窓口の改善", "● 窓口の改善"),
        ("AI OCR", "AI OCR"),
    ],
)
def test_readable(printed: str, read: str) -> None:
    """Look-alikes and words set wide are read as words; widths and real blanks stay."""
    assert readable(printed) == read
