"""The saved questions: SPARQL files that can be asked as they stand, each with a sentence in Japanese and in English.

A line ``VALUES ?name { "default" } # Japanese / English`` makes a parameter: another value may be put in its place. The
sentences may have it in them, as ``{name}``.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).with_name("saved")
JAPANESE, ENGLISH = "# ja: ", "# en: "
PARAMETER = re.compile(
    r"^(?P<before>\s*VALUES \?(?P<name>\w+) \{ )(?P<value>\"[^\"\\\n]*\"|\d+)(?P<after> \} # (?P<ja>.+) / (?P<en>.+))$",
    re.MULTILINE,
)


class Parameter(msgspec.Struct, frozen=True):
    """What may be changed in a question: its name in the query, what it means, and its value where none is given."""

    name: str
    japanese: str
    english: str
    default: str
    is_number: bool


class SavedQuestion(msgspec.Struct, frozen=True):
    """A question that people ask of the graph; ``name`` is its file's, without the ending."""

    name: str
    japanese: str
    english: str
    query: str
    parameters: tuple[Parameter, ...] = ()

    def about(self, values: Mapping[str, str]) -> "SavedQuestion":
        """The question with other values of its parameters; others in ``values`` are ignored.

        ValueError where a number is wanted and something else given.
        """
        own = {each.name: values.get(each.name, each.default) for each in self.parameters}
        return msgspec.structs.replace(
            self,
            japanese=self.japanese.format_map(own),
            english=self.english.format_map(own),
            query=PARAMETER.sub(
                lambda line: f"{line['before']}{self._term(line['name'], own)}{line['after']}", self.query
            ),
        )

    def _term(self, name: str, values: Mapping[str, str]) -> str:
        """A value as it stands in the query."""
        parameter = next(each for each in self.parameters if each.name == name)
        value = values[name]
        if not parameter.is_number:
            return quoted(value)
        if not re.fullmatch(r"\d{1,9}", value, re.ASCII):
            raise ValueError(f"{name} is a number, not {value}")
        return value


class Category(msgspec.Struct, frozen=True):
    """Saved questions that are about one thing."""

    japanese: str
    english: str
    questions: tuple[SavedQuestion, ...]


@cache
def categories() -> tuple[Category, ...]:
    """All saved questions by what they are about."""
    known = {question.name: question for question in saved_questions()}
    found = tomllib.loads((FOLDER / "categories.toml").read_text(encoding="utf-8"))["category"]
    return tuple(
        Category(each["japanese"], each["english"], tuple(known[name] for name in each["questions"])) for each in found
    )


@cache
def saved_questions() -> tuple[SavedQuestion, ...]:
    """All saved questions with the values that their parameters have in the files, in the order of their names."""
    return tuple(_read(file).about({}) for file in sorted(FOLDER.glob("*.rq")))


def saved_question(name: str, values: Mapping[str, str] | None = None) -> SavedQuestion | None:
    """The question of this name, with other values of its parameters; None where there is none. ValueError as ``about``."""
    file = FOLDER / f"{name}.rq"
    known = any(question.name == name for question in saved_questions())
    return _read(file).about(values or {}) if known else None


def quoted(text: str) -> str:
    """A text as a literal of SPARQL."""
    for letter, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(letter, escape)
    return f'"{text}"'


def _read(file: Path) -> SavedQuestion:
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    japanese = next(line.removeprefix(JAPANESE) for line in lines if line.startswith(JAPANESE))
    english = next(line.removeprefix(ENGLISH) for line in lines if line.startswith(ENGLISH))
    parameters = tuple(
        Parameter(found["name"], found["ja"], found["en"], found["value"].strip('"'), found["value"].isdigit())
        for found in PARAMETER.finditer(text)
    )
    return SavedQuestion(file.stem, japanese, english, text, parameters)
