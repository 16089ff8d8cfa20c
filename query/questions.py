"""The saved questions: SPARQL files, each with a sentence in Japanese and in English in its first lines."""

from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).with_name("saved")
JAPANESE, ENGLISH = "# ja: ", "# en: "


class SavedQuestion(msgspec.Struct, frozen=True):
    """A question that people ask of the graph; ``name`` is its file's, without the ending."""

    name: str
    japanese: str
    english: str
    query: str


@cache
def saved_questions() -> tuple[SavedQuestion, ...]:
    """All saved questions, in the order of their names."""
    return tuple(_read(file) for file in sorted(FOLDER.glob("*.rq")))


def saved_question(name: str) -> SavedQuestion | None:
    """The question of this name, None where there is none."""
    return next((question for question in saved_questions() if question.name == name), None)


def _read(file: Path) -> SavedQuestion:
    text = file.read_text(encoding="utf-8")
    lines = text.splitlines()
    japanese = next(line.removeprefix(JAPANESE) for line in lines if line.startswith(JAPANESE))
    english = next(line.removeprefix(ENGLISH) for line in lines if line.startswith(ENGLISH))
    return SavedQuestion(file.stem, japanese, english, text)
