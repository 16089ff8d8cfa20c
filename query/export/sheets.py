"""Tables as files: CSV in a ZIP with a description (datapackage.json), and a workbook of Excel."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import msgspec
import xlsxwriter

from query.export.tables import NUMBERS, Table

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for something else
LONGEST_CELL = 32_767  # characters that a cell of Excel holds
LICENCE_NOTE = (
    "What the documents say is theirs: see source, license and rights_holder of each in documents.csv. "
    "Read by a program; check the page before you rely on it."
)


def write_zip(file: Path, tables: Iterable[Table], made: str) -> None:
    """Each table as CSV that Excel opens, with a Data Package that describes them; ``made`` is the date, 2026-04-01."""
    resources = []
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table in tables:
            archive.writestr(f"{table.name}.csv", BYTE_ORDER_MARK + _csv(table))
            resources.append(_resource(table))
        package = {
            "name": "keifu",
            "title": "系譜：市町村の計画と施策の継承",
            "created": made,
            "description": LICENCE_NOTE,
            "profile": "tabular-data-package",
            "resources": resources,
        }
        archive.writestr("datapackage.json", msgspec.json.format(msgspec.json.encode(package)))


def _csv(table: Table) -> str:
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(table.columns)
    writer.writerows(table.rows)
    return output.getvalue()


def _resource(table: Table) -> dict[str, object]:
    fields = [{"name": name, "type": "number" if name in NUMBERS else "string"} for name in table.columns]
    return {
        "name": table.name,
        "path": f"{table.name}.csv",
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    }


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
