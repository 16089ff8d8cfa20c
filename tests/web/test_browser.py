"""The way of a person through the app, in a real browser, over the sample plans."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

PHONE, DESKTOP = ViewportSize(width=390, height=780), ViewportSize(width=1280, height=860)
OLD_NAME = "RPA"
OLD_PLAN, NEW_PLAN = "はだのICT活用推進計画", "はだのDX推進計画"


@pytest.fixture(
    params=[(DESKTOP, True), (PHONE, True), (DESKTOP, False)], ids=["desktop", "phone", "without JavaScript"]
)
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page that fails the test when it asks another host, logs an error, or is broader than its window."""
    size, scripts = request.param
    context = browser.new_context(viewport=size, locale="ja-JP", java_script_enabled=scripts, base_url=site)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith(site) else wrong.append(asked.url))
    yield page
    context.close()
    assert wrong == []


def fits(page: Page) -> None:
    """Nothing sticks out of the window to the side."""
    width = page.evaluate("document.documentElement.scrollWidth")
    size = page.viewport_size
    assert size is not None
    assert width <= size["width"], page.url


def test_from_an_old_name_to_the_marked_words(page: Page) -> None:
    """Who searches an old name finds today's project, sees how it came to be, and the printed words marked on the page."""
    page.goto("/")
    fits(page)
    page.get_by_role("searchbox").fill(OLD_NAME)
    page.get_by_role("button", name="探す").click()
    hit = page.locator(".hit", has=page.locator(".hit-plan", has_text=OLD_PLAN)).first
    expect(hit).to_contain_text(OLD_NAME)
    expect(hit).to_contain_text(NEW_PLAN)
    fits(page)

    hit.locator(".hit-today li a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("②-2")
    expect(page.locator(".crumbs")).to_contain_text(NEW_PLAN)
    expect(page.locator(".descent")).to_contain_text(OLD_PLAN)
    fits(page)

    page.get_by_role("link", name="系譜を図で見る").click()
    picture, listing = page.locator("svg.drawing"), page.locator(".lineage-list")
    expect(picture.locator(".draw-box.focus")).to_contain_text(OLD_NAME)
    assert picture.locator(".draw-box").count() >= 2
    expect(listing).to_contain_text(OLD_PLAN)
    fits(page)

    listing.locator("a.source").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("印刷されたページの言葉")
    image = page.locator("svg.sheet image")
    expect(image).to_be_visible()
    assert page.request.get(image.get_attribute("href") or "").body().startswith(b"\x89PNG")
    mark, sheet = page.locator("svg.sheet > rect.mark").bounding_box(), page.locator("svg.sheet").bounding_box()
    assert mark is not None
    assert sheet is not None
    assert sheet["x"] <= mark["x"] < mark["x"] + mark["width"] <= sheet["x"] + sheet["width"]
    assert sheet["y"] <= mark["y"] < mark["y"] + mark["height"] <= sheet["y"] + sheet["height"]
    assert page.locator(".quote").inner_text().strip()
    fits(page)


def test_picture_of_the_page_is_drawn(page: Page) -> None:
    """The marked place on the evidence page has ink under it: the picture is there, not an empty frame."""
    page.goto("/help")
    page.locator("table a.file").first.click()
    page.locator(".pages a").first.click()
    mark = page.locator("svg.sheet > rect.mark")
    expect(mark).to_be_visible()
    page.wait_for_load_state("networkidle")
    colours = set(mark.screenshot())
    assert len(colours) > 50
    fits(page)


def test_keyboard_reaches_the_search(page: Page) -> None:
    """The first stop of the tab key is the link past the head, and what has the focus is outlined."""
    page.goto("/help")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    expect(focused).to_have_text("本文へ")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))


def test_saved_question_to_csv(page: Page) -> None:
    """A saved question can be chosen, run, seen as a table, and had as CSV."""
    page.goto("/sparql")
    page.locator(".saved summary", has_text="計画・工程").click()
    page.locator(".saved a", has_text="計画の一覧").click()
    page.get_by_role("button", name="実行する").click()
    expect(page.locator("table.results")).to_contain_text(NEW_PLAN)
    address = page.get_by_role("link", name="CSV", exact=True).get_attribute("href")
    assert NEW_PLAN in page.request.get(address or "").text()
    fits(page)


def test_the_editor_offers_terms(site: str, browser: Browser) -> None:
    """Typing the beginning of a term offers it with its label; choosing it declares the prefix that it needs."""
    page = browser.new_page(base_url=site, locale="ja-JP")
    page.goto("/sparql?query=SELECT+*+%7B+%3Fa+%7D", wait_until="networkidle")
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("kf:succeededB")
    hint = page.locator(".CodeMirror-hints li").first
    expect(hint).to_contain_text("kf:succeededBy")
    hint.click()
    expect(page.locator(".CodeMirror")).to_contain_text("PREFIX kf: <https://w3id.org/keifu/ns#>")
    page.close()


def test_one_plan_against_the_last(page: Page) -> None:
    """From the list of plans to one, to the part of its tree that was renamed, to what changed from the plan before, as CSV."""
    page.goto("/")
    page.locator("#plans ~ .towns").get_by_role("link", name=NEW_PLAN, exact=True).click()
    page.get_by_label("変わり方").select_option("renamed")
    page.get_by_role("button", name="絞る").click()
    expect(page).to_have_url(re.compile("change=renamed"))
    expect(page.locator(".tree .k-created")).to_have_count(0)
    fits(page)
    page.get_by_role("link", name="前の計画から変わったこと").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("前の計画から変わったこと")
    page.locator(".chips a.k-ended").click()
    expect(page.locator("table.lineage-list .k-renamed")).to_have_count(0)
    fits(page)
    address = page.get_by_role("link", name="CSV", exact=True).get_attribute("href")
    assert "終了" in page.request.get(address or "").text()


def test_a_band_shows_the_old_and_the_new_page(page: Page) -> None:
    """A band of the picture, reached with the keyboard, shows its link with both pages: over the picture, or on its own page."""
    page.goto(f"/search?q={OLD_NAME}")
    page.locator(".hit", has=page.locator(".hit-plan", has_text=OLD_PLAN)).first.get_by_role(
        "link", name="系譜を見る"
    ).click()
    page.locator("a.band").first.focus()
    page.keyboard.press("Enter")
    shown = page.locator("dialog[open] #link, main #link")
    expect(shown).to_contain_text("文書に明記")
    expect(shown.locator(".pair svg.clip")).to_have_count(2)
    if page.locator("dialog[open]").count():
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    fits(page)


def test_one_theme_over_municipalities(page: Page) -> None:
    """A theme is found by its name, and sets the measures of municipalities beside each other, each with its line of descent."""
    page.goto("/")
    page.get_by_role("link", name="テーマ").click()
    page.get_by_label("テーマの名前").fill("オンライン")
    page.get_by_role("button", name="絞る").click()
    page.locator(".themes a").first.click()
    expect(page.locator(".beside > section")).not_to_have_count(0)
    fits(page)
    page.locator(".holder h3 a").first.click()
    expect(page.locator("#descent")).to_be_visible()


def test_from_a_page_to_its_facts_as_data(page: Page) -> None:
    """The query behind a measure's page runs, shows its table, and gives the same as CSV."""
    page.goto(f"/search?q={OLD_NAME}")
    page.locator(".hit h2 a").first.click()
    page.get_by_role("link", name="このページの SPARQL").click()
    expect(page.locator("table.results tbody tr")).not_to_have_count(0)
    address = page.get_by_role("link", name="CSV", exact=True).get_attribute("href")
    assert "Placement" in page.request.get(address or "").text()
    fits(page)


def test_who_asks_for_help(page: Page) -> None:
    """The help leads to how good the reading is, to how to cite, and to the ontology; and all of it is there in English."""
    page.goto("/")
    page.get_by_role("link", name="ヘルプ").click()
    page.get_by_role("link", name="どれだけ正しいか").click()
    expect(page.locator("table.measured tbody tr")).not_to_have_count(0)
    fits(page)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="How to cite")).to_be_visible()
    page.locator("main").get_by_role("link", name="ontology").click()
    expect(page.locator("table.plain code").first).to_contain_text("kf:")
    page.goto("/?lang=ja")
