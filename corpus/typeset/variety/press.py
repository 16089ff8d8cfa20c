"""Prints many pages of HTML with one Chromium."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

from corpus.typeset.press import MissingProgramError


def print_all(pages: Mapping[Path, str]) -> None:
    """Print each page to its file."""
    chromium = shutil.which("chromium")
    if chromium is None:
        raise MissingProgramError("chromium is not installed (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        sheet = browser.new_page()
        for file, html in pages.items():
            sheet.set_content(html)
            sheet.pdf(path=file, prefer_css_page_size=True, print_background=True)
        browser.close()
