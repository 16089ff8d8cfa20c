"""The browser that the tests drive: one that is installed, else one that gets installed (python -m tests.browser).

An installed Chromium or Chrome comes first, then Playwright's own, then Debian's package.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
ARGUMENTS = (
    "--no-sandbox",  # there is no sandbox for root, and the pages are ours
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
SECONDS_TO_INSTALL = 400


def executable() -> str | None:
    """The path of a browser that starts, None where there is none."""
    named = [os.environ.get("KEIFU_BROWSER"), *map(shutil.which, COMMANDS), *MAC]
    with sync_playwright() as playwright:
        named.append(playwright.chromium.executable_path)
    return next((path for path in named if path and Path(path).exists() and starts(path)), None)


def starts(path: str) -> bool:
    """Whether this browser opens a page."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
            browser.new_page().goto("about:blank")
            browser.close()
    except Error:
        return False
    return True


def install() -> str | None:
    """Get a browser from the first place that has one; its path, None where no place has one."""
    for command in installers():
        print("Installing a browser for the tests:", " ".join(command), flush=True)
        try:
            subprocess.run(command, check=False, timeout=SECONDS_TO_INSTALL, stdin=subprocess.DEVNULL)
        except subprocess.TimeoutExpired:
            print(f"... gave up after {SECONDS_TO_INSTALL} s")
        found = executable()
        if found:
            return found
    return None


def installers() -> list[list[str]]:
    """The commands to try, in this order."""
    commands = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    apt = shutil.which("apt-get")
    if apt:
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not root or shutil.which("sudo"):
            commands += [
                [*root, apt, "update", "-qq"],
                [*root, apt, "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            ]
    return commands


def main() -> int:
    """Say which browser the tests will drive."""
    path = executable() or install()
    if path is None:
        print(
            "The tests drive a browser, and none could be found or installed:"
            " install Chromium or Chrome, or name one in the variable KEIFU_BROWSER, then run make test again.",
            file=sys.stderr,
        )
        return 1
    print(f"Browser: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
