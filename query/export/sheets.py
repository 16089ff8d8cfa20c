"""Tables as files: CSV in a ZIP with a description, and a workbook of Excel."""

import csv
import io
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from query.export.package import resource, tabular, written
from query.export.tables import NUMBERS, Table

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
LONGEST_CELL = 32_767  # characters that a cell of Excel holds


def write_zip(file: Path, tables: Iterable[Table], made: str) -> None:
    """Each table as CSV that Excel opens, with a Data Package that describes them; ``made`` is the date, 2026-04-01."""
    resources = []
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            path, content = f"{table.name}.csv", csv_of(table)
            archive.writestr(path, content)
            resources.append(resource(path, len(content), sha256(content).hexdigest()) | tabular(table))
        archive.writestr("datapackage.json", written(made, resources))


def csv_of(table: Table) -> bytes:
    """A table as CSV (RFC 4180), in UTF-8 as Excel recognises it."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return (BYTE_ORDER_MARK + output.getvalue()).encode()


def write_workbook(file: Path, tables: Iterable[Table]) -> None:
    """A sheet for each table; numbers are numbers, and no text is taken for a formula or a link."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        for table in tables:
            sheet = book.add_worksheet(table.name)
            sheet.freeze_panes(1, 0)
            sheet.write_row(0, 0, table.columns)
            for number, row in enumerate(table.rows, 1):
                for column, (name, cell) in enumerate(zip(table.columns, row, strict=True)):
                    if name in NUMBERS and cell:
                        sheet.write_number(number, column, float(cell))
                    elif cell:
                        sheet.write_string(number, column, cell[:LONGEST_CELL])
