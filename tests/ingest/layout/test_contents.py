"""The outline checked against bookmarks and the printed table of contents."""

from collections.abc import Callable
from typing import Any

from ingest.document import Document, Passage

Reading = Callable[..., Document]
SENTENCE = "この章では、計画の背景と目的、計画の期間、ほかの計画との関係を述べ、取組の進め方を明らかにする。"


def outline(document: Document) -> list[tuple[int, str]]:
    """The headings with their levels."""
    return [(block.level, block.text.text) for block in document.passages() if block.role == "heading"]


def differences(document: Document) -> list[str]:
    """What is told of lists that do not agree with the pages."""
    return [remark.message for remark in document.remarks if remark.kind == "outline-differs"]


def chapter(sheet: Any, top: float, *titles: str, size: float = 10) -> None:
    """Titles below each other with running text."""
    for title in titles:
        sheet.text(60, top, title, size)
        top += 22
    for line in range(4):
        sheet.text(60, top + 16 * line, SENTENCE[:46] if line < 3 else "以上のとおりとする。")


def marked(sheet: Any, title: str, depth: int) -> None:
    """A bookmark that leads to this page."""
    sheet.canvas.bookmarkPage(title)
    sheet.canvas.addOutlineEntry(title, title, depth)


def test_what_a_bookmark_names_is_a_heading(reading: Reading) -> None:
    """A line that looks like running text but is named by a bookmark to its page is a heading, as deep as the bookmark."""

    def draw(sheet: Any) -> None:
        marked(sheet, "計画の背景", 0)
        chapter(sheet, 100, "計画の背景", size=14)
        marked(sheet, "これまでの取組", 1)
        chapter(sheet, 300, "これまでの取組")

    document = reading(draw)
    assert outline(document) == [(1, "計画の背景"), (2, "これまでの取組")]
    assert not differences(document)


def test_depth_of_bookmarks_decides_between_headings_of_one_size(reading: Reading) -> None:
    """Headings that look the same stand under each other where the bookmarks say so."""

    def draw(sheet: Any) -> None:
        for depth, title in enumerate(["目標のまち", "施策のまとまり", "取組のすがた"]):
            marked(sheet, title, depth)
            chapter(sheet, 100 + 200 * depth, title, size=14)

    assert outline(reading(draw)) == [(1, "目標のまち"), (2, "施策のまとまり"), (3, "取組のすがた")]


def test_heading_that_was_torn_is_whole(reading: Reading) -> None:
    """Two lines that look like two headings are one where a bookmark says them together."""

    def draw(sheet: Any) -> None:
        marked(sheet, "第１章　計画の基本的な考え方", 0)
        sheet.text(60, 100, "第１章", 20)
        sheet.text(60, 150, "計画の基本的な考え方", 14)
        chapter(sheet, 200)

    assert [title for _, title in outline(reading(draw))] == ["第１章計画の基本的な考え方"]


def test_bookmarks_that_name_nothing_on_the_pages(reading: Reading) -> None:
    """One bookmark of several without a heading is told; names of slides and sheets, none of which is printed, are not."""

    def some(sheet: Any) -> None:
        for place, title in enumerate(["計画の背景", "計画の目的", "消えた見出し"]):
            marked(sheet, title, 0)
            if place < 2:
                chapter(sheet, 100 + 200 * place, title, size=14)

    def none(sheet: Any) -> None:
        marked(sheet, "Sheet one", 0)
        marked(sheet, "印刷用", 0)
        chapter(sheet, 100, "計画の背景", size=14)

    (told,) = differences(reading(some))
    assert "「消えた見出し」" in told
    assert "計画の背景" not in told
    assert not differences(reading(none))


def test_document_without_lists(reading: Reading) -> None:
    """Where nothing lists the headings, their look alone decides, and nothing is told."""
    document = reading(lambda sheet: chapter(sheet, 100, "計画の背景", size=14))
    assert outline(document) == [(1, "計画の背景")]
    assert not differences(document)


def test_printed_table_of_contents(reading: Reading) -> None:
    """Its entries are no headings; those they name stand under each other as they are indented; what is missing is told."""
    entries = [
        (60, "第１章　計画の背景", 2),
        (75, "取組の経過", 2),
        (75, "市民の声", 3),
        (60, "第２章　計画の目的", 3),
        (75, "財政の見通し", 9),
    ]

    def draw(sheet: Any) -> None:
        sheet.text(60, 80, "目次", 16)
        for number, (left, title, page) in enumerate(entries):
            dots = "…" * int((480 - left) / 10 - len(title))
            sheet.text(left, 120 + 24 * number, f"{title}{dots}")
            sheet.text(490, 120 + 24 * number, str(page))
        sheet.next()
        chapter(sheet, 100, "第１章　計画の背景", size=14)
        chapter(sheet, 300, "取組の経過", size=14)
        sheet.next()
        chapter(sheet, 100, "市民の声", size=14)
        chapter(sheet, 300, "第２章　計画の目的", size=14)

    document = reading(draw)
    pages = {block.text.places[0].page for block in document.passages() if block.role == "heading"}
    found = [(block.level, block.title) for block in document.blocks if isinstance(block, Passage) and block.level]
    assert pages == {1, 2, 3}
    assert found[0][1] == "目次"
    assert [title for _, title in found[1:]] == ["計画の背景", "取組の経過", "市民の声", "計画の目的"]
    (first, below, _, second) = [level for level, _ in found[1:]]
    assert first == second
    assert below == first + 1
    (told,) = differences(document)
    assert "財政の見通し" in told
