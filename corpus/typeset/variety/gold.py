"""What a document says, written down while it is printed: a table for each family of facts."""

from pathlib import Path

COLUMNS = {
    "plans": "plan municipality code start end predecessor",
    "measures": "plan notation name level parent",
    "departments": "plan measure role department",
    "observations": "plan measure indicator kind year role value unit text",
    "evaluations": "plan measure year rating",
    "schedules": "plan measure label from to",
    "successions": "old_plan old_notation old_measure new_plan new_notation new_measure kind",
    "budgets": "plan measure year amount_yen text",
    "statements": "plan measure kind year text",
}


class Gold:
    """The facts of one document, each once, in the order in which they are printed."""

    def __init__(self, plan: str) -> None:
        self.plan = plan
        self.rows: dict[str, dict[tuple[str, ...], None]] = {family: {} for family in COLUMNS}

    def add(self, family: str, **values: object) -> None:
        """A fact that is printed; columns that are not named stay empty."""
        row = {"plan": self.plan} | {name.strip("_"): str(value) for name, value in values.items()}
        self.rows[family][tuple(row.get(column, "") for column in COLUMNS[family].split())] = None

    def write(self, folder: Path) -> None:
        """A TSV file for each family that has facts."""
        folder.mkdir(parents=True, exist_ok=True)
        for family, rows in self.rows.items():
            if rows:
                lines = [COLUMNS[family].split(), *rows]
                text = "".join("\t".join(line) + "\n" for line in lines)
                folder.joinpath(f"{family}.tsv").write_text(text, encoding="utf-8")
