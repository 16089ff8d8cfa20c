"""``python -m corpus.typeset [FOLDER ...]`` makes the PDF of every plan of the corpus, or of the folders named, anew."""

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from corpus.typeset.facts import Plan
from corpus.typeset.fonts import MissingFontError
from corpus.typeset.press import PRESSES, MissingProgramError

CORPUS = Path(__file__).resolve().parent.parent


def plan_folders(corpus: Path = CORPUS) -> Iterator[Path]:
    """The folders of all plans, the samples before the strangers, those of the lines of descent last."""
    yield from sorted(file.parent for file in corpus.glob("*/plan.toml"))
    yield from sorted(file.parent for file in corpus.glob("*/*/plan.toml"))
    yield from sorted(file.parent for file in corpus.glob("*/*/*/plan.toml"))


def typeset(folder: Path, file: Path | None = None) -> Path:
    """Make one plan's PDF, beside its facts or where told; gives the file."""
    plan = Plan(folder)
    target = file or plan.pdf
    if press := plan.about.get("press"):
        PRESSES[press](plan, target)
    else:
        import_module(f"corpus.typeset.plans.{plan.about['layout']}").draw(plan, target)
    return target


def main(arguments: Sequence[str]) -> int:
    """Make the plans named, or all; 1 where the typefaces or a program are not here."""
    folders = [Path(argument) for argument in arguments] or list(plan_folders())
    try:
        for folder in folders:
            print(typeset(folder))
    except (MissingFontError, MissingProgramError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
