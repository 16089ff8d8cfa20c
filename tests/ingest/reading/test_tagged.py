"""Lines that end with the departments of what they name or say, and measures named in a frame."""

from collections.abc import Callable

import pytest

from graph.facts import MeasureMention, Placement, Responsibility, Statement
from ingest.document import Block, Panel, Place
from tests.ingest.reading.made import bullet, heading, of, panel, paragraph, read

_LISTED = ("・公園の見回り【公園課・緑地課】", "・花壇の手入れ【緑地課】（再掲）", "・苗木の配布（環境省）")


def _who(*blocks: Block) -> set[tuple[str, str, str]]:
    """Measure, its parent, department."""
    found = of(read(*blocks), Responsibility)
    return {(r.about.name, r.about.parent.name if r.about.parent else "", r.name) for r in found}


def test_bullets_with_departments_behind_them_are_measures() -> None:
    """・見回り【公園課・緑地課】 names a measure of the heading above and its departments; a mark behind is no part of it."""
    found = _who(heading("１　緑を守る", 2), *map(bullet, _LISTED), heading("２　緑をふやす", 2), *map(bullet, _LISTED))
    assert {row for row in found if row[1] == "緑を守る"} == {
        ("公園の見回り", "緑を守る", "公園課"),
        ("公園の見回り", "緑を守る", "緑地課"),
        ("花壇の手入れ", "緑を守る", "緑地課"),
        ("苗木の配布", "緑を守る", "環境省"),
    }


@pytest.mark.parametrize("label", ["担当　", "担当：", "所管課 ", "担当課・関係課　"])
def test_departments_in_brackets_behind_their_label(label: str) -> None:
    """In brackets a blank as well as a colon parts a label from the departments: of the line's name, or of the place."""
    behind = [bullet(line.replace("【", f"【{label}")) for line in _LISTED[:2]]
    assert _who(*behind, bullet("・花の絵日記【緑地課】")) >= {
        ("公園の見回り", "", "公園課"),
        ("公園の見回り", "", "緑地課"),
        ("花壇の手入れ", "", "緑地課"),
    }
    below = [heading(f"〔{label}公園課・緑地課〕", 3), paragraph("▶今後の方向"), paragraph("花をふやす。")]
    assert _who(heading("取組①　花壇の手入れ", 2), *below) == {
        ("花壇の手入れ", "", "公園課"),
        ("花壇の手入れ", "", "緑地課"),
    }


def test_sentences_with_departments_behind_them_tell_what_is_done() -> None:
    """A bullet that is a sentence before the brackets says what is done for the measure above, and who does it."""
    told = ("・落ち葉を集めます。（公園課）", "・苗木を配ります。（緑地課）", "・花の種を配ります。（緑地課）")
    reading = read(heading("１　緑を守る", 2), *map(bullet, told), heading("２　緑をふやす", 2), *map(bullet, told))
    said = [(s.about.name, s.kind, s.text) for s in of(reading, Statement) if hasattr(s.about, "name")]
    assert ("緑を守る", "action", "落ち葉を集めます。") in said
    assert {p.name for p in of(reading, Placement)} == {"緑を守る", "緑をふやす"}
    assert {(r.about.name, r.name) for r in of(reading, Responsibility)} == {
        (name, office) for name in ("緑を守る", "緑をふやす") for office in ("公園課", "緑地課")
    }


@pytest.mark.parametrize(("label", "kind"), [("■取組", "action"), ("■花壇", "purpose")])
def test_lists_below_such_lines_under_a_label_of_what_is_done(label: str, kind: str) -> None:
    """Bullets below the measures that a label of what is done heads tell it, of the second measure as of the first."""
    told = bullet("・季節ごとに手を入れます。")
    lines = [block for line in _LISTED for block in (bullet(line), told)]
    found = of(read(heading("１　緑を守る", 2), heading(label, 3), *lines), Statement)
    assert {(s.about.name, s.kind) for s in found if isinstance(s.about, MeasureMention)} == {
        (name, kind) for name in ("公園の見回り", "花壇の手入れ", "苗木の配布")
    }


def test_departments_told_once_or_twice_in_passing_make_no_list() -> None:
    """A document that ends only two lines so has no list of measures; brackets of other words never make one."""
    assert not _who(heading("１　緑を守る", 2), *map(bullet, _LISTED[:2]))
    others = ("・公園の見回り（毎週）", "・花壇の手入れ（春と秋）", "・苗木の配布（先着順）")
    assert not _who(heading("１　緑を守る", 2), *map(bullet, others))


def test_departments_on_the_line_below_their_bullet() -> None:
    """Where the brackets did not fit on the line they stand below it."""
    found = _who(*map(bullet, _LISTED), bullet("・生け垣の補助"), paragraph("【緑地課】"))
    assert ("生け垣の補助", "", "緑地課") in found


def _frame(*lines: str) -> Panel:
    return Panel(None, tuple(map(paragraph, lines)), Place(2, (40, 40, 400, 400)))


def test_a_frame_that_begins_with_level_and_number_names_a_measure() -> None:
    """The first line of a frame names the measure, the sentences under it tell its purpose, what follows is about it."""
    reading = read(
        heading("第２章　取組", 1),
        _frame("重点対策①　水辺の再生", "川と池の水をきれいにする。"),
        heading("＜取組例＞　※詳細は資料編に記載", 3),
        bullet("・葦原の手入れ"),
        _frame("重点対策②　里山の再生", "里山に人の手を入れる。"),
        heading("＜取組例＞", 3),
        bullet("・下草刈り"),
    )
    assert [(p.about.notation, p.name, p.level) for p in of(reading, Placement)] == [
        ("①", "水辺の再生", "重点対策"),
        ("②", "里山の再生", "重点対策"),
    ]
    said = [(s.about.name, s.kind, s.text) for s in of(reading, Statement) if hasattr(s.about, "name")]
    assert said == [
        ("水辺の再生", "purpose", "川と池の水をきれいにする。"),
        ("水辺の再生", "action", "葦原の手入れ"),
        ("里山の再生", "purpose", "里山に人の手を入れる。"),
        ("里山の再生", "action", "下草刈り"),
    ]


def test_a_frame_without_level_or_text_names_none() -> None:
    """A frame with a label, with a line alone, or that begins with any other words names no measure."""
    assert not of(
        read(_frame("水辺の再生", "川と池の水をきれいにする。"), panel("目的", "水辺"), _frame("施策１　水辺")),
        Placement,
    )


_ITEMS = ("花壇の手入れ", "苗木の配布", "公園の見回り", "落ち葉の回収")


@pytest.mark.parametrize(
    "line",
    [
        lambda _, item: bullet(f"○{item}"),
        lambda number, item: paragraph(f"（{number}）{item}"),
        lambda number, item: heading(f"（{number}）{item}", 3),
    ],
)
def test_a_name_above_sentences_with_departments_behind_them(line: Callable[[int, str], Block]) -> None:
    """A bullet, a numbered line or a heading right above paragraphs that end with departments in brackets is the measure that
    these are of; its sentences tell the purpose, without the brackets.
    """
    told = paragraph("季節ごとに手を入れます。【公園課・緑地課】")
    blocks = [block for number, item in enumerate(_ITEMS, 1) for block in (line(number, item), told)]
    reading = read(heading("１－１　緑をふやす", 2), *blocks)
    assert {(r.about.name, r.name) for r in of(reading, Responsibility)} == {
        (item, office) for item in _ITEMS for office in ("公園課", "緑地課")
    }
    said = {(s.about.name, s.kind, s.text) for s in of(reading, Statement) if isinstance(s.about, MeasureMention)}
    assert said == {(item, "purpose", "季節ごとに手を入れます。") for item in _ITEMS}


def test_a_numbered_line_with_departments_behind_it_is_a_measure() -> None:
    """(1) 花壇の手入れ【公園課】 in running text names a measure, as a bullet does."""
    lines = [paragraph(f"（{n}）{item}　【公園課】") for n, item in enumerate(_ITEMS, 1)]
    assert _who(heading("１－１　緑をふやす", 2), *lines) == {(item, "", "公園課") for item in _ITEMS}


def test_a_line_alone_with_departments_behind_it_is_a_measure() -> None:
    """花壇の手入れ（公園課） alone in a line names a measure where several lines do; one with a label names none."""
    lines = [
        block
        for item in _ITEMS
        for block in (
            paragraph(f"{item}（公園課）"),
            paragraph("目的：緑を増やす。"),
            paragraph("資料：市の統計（公園課）"),
        )
    ]
    assert _who(heading("緑をふやす", 2), *lines) == {(item, "", "公園課") for item in _ITEMS}
