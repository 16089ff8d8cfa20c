"""Typesets plans with the programs that town halls and their printers use, from the same facts.

``chromium`` and ``writer`` print a page of HTML (``pages/LAYOUT.html``, a Jinja2 template) with Chromium or with LibreOffice
Writer; ``calc`` prints a workbook (``books/LAYOUT.py``) with LibreOffice Calc. Other versions of these programs give other
bytes, so the PDFs of the corpus are kept and tests look at their words.
"""

import shutil
import subprocess
from importlib import import_module
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.typeset.facts import Plan, grouped

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("pages")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
PAGES.globals["grouped"] = lambda facts, column: grouped(facts, itemgetter(column))
SECONDS = 120


class MissingProgramError(Exception):
    """A program that a plan is typeset with is not on this machine."""


def html(plan: Plan) -> str:
    """The page of a plan that is typeset from HTML."""
    return PAGES.get_template(f"{plan.about['layout']}.html").render(plan=plan)


def workbook(plan: Plan, file: Path) -> None:
    """Write the workbook of a plan that is typeset as one."""
    with xlsxwriter.Workbook(file) as book:
        import_module(f"corpus.typeset.books.{plan.about['layout']}").fill(plan, book)


def chromium(plan: Plan, target: Path) -> None:
    """Print the plan's page with Chromium."""
    with TemporaryDirectory() as scratch:
        page, pdf = Path(scratch, "page.html"), Path(scratch, "page.pdf")
        page.write_text(html(plan), encoding="utf-8")
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
        _run("chromium", *flags, page.as_uri())
        shutil.copy(pdf, target)


def writer(plan: Plan, target: Path) -> None:
    """Print the plan's page with LibreOffice Writer."""
    with TemporaryDirectory() as scratch:
        page = Path(scratch, "page.html")
        page.write_text(html(plan), encoding="utf-8")
        _convert(page, target, "--infilter=HTML (StarWriter)", "--convert-to", "pdf:writer_pdf_Export")


def calc(plan: Plan, target: Path) -> None:
    """Print the plan's workbook with LibreOffice Calc."""
    with TemporaryDirectory() as scratch:
        book = Path(scratch, "book.xlsx")
        workbook(plan, book)
        _convert(book, target, "--convert-to", "pdf:calc_pdf_Export")


PRESSES = {"chromium": chromium, "writer": writer, "calc": calc}


def _convert(document: Path, target: Path, *options: str) -> None:
    """LibreOffice's PDF of a document; it keeps its own profile beside it, so that an open LibreOffice does not matter."""
    profile = f"-env:UserInstallation={document.parent.joinpath('profile').as_uri()}"
    _run("soffice", profile, "--headless", *options, "--outdir", str(document.parent), str(document))
    shutil.copy(document.with_suffix(".pdf"), target)


def _run(program: str, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise MissingProgramError(f"{program} is not installed (Debian: apt-get install chromium libreoffice)")
    subprocess.run([path, *arguments], check=True, capture_output=True, timeout=SECONDS)  # noqa: S603 - as written above
