"""The lexicon agrees with itself: a word has one meaning, and whoever writes it there gets it."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from ingest.reading import lexicon as module
from ingest.reading.labels import read_label
from ingest.reading.lexicon import Words, lexicon
from ingest.text.normal import normal

DATA = tomllib.loads(Path(module.__file__).with_name("lexicon.toml").read_text(encoding="utf-8"))


def words_of(part: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every word with its meaning."""
    for name, inner in part.items():
        meaning = f"{path}.{name}" if path else name
        yield from ((word, meaning) for word in inner.get("words", ()))
        yield from words_of({key: value for key, value in inner.items() if isinstance(value, dict)}, meaning)


@pytest.mark.parametrize("section", ["labels", "succession"])
def test_no_word_means_two_things(section: str) -> None:
    """No word stands in two families, in whatever width or with whatever blanks it is written."""
    meanings: dict[str, set[str]] = {}
    for word, meaning in words_of(DATA[section]):
        meanings.setdefault(normal(word), set()).add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_every_word_stands_once_in_its_list() -> None:
    """No list has a word twice, written the same."""
    times = Counter(words_of(DATA))
    assert [word for word, count in times.items() if count > 1] == []


def test_every_word_is_understood_as_it_stands() -> None:
    """Every exact word of a label is read as what its family says, its patterns and its shape notwithstanding."""
    words = [(word, meaning) for word, meaning in words_of(DATA["labels"]) if "…" not in word]
    assert len(words) > 3000
    assert [(word, lexicon().labels.find(word), meaning) for word, meaning in words
            if lexicon().labels.find(word) != meaning] == []  # fmt: skip


@pytest.mark.parametrize("kind", ["ranks", "actions", "visions", "directions"])
def test_what_is_said_of_levels_is_said_of_words_that_are_levels(kind: str) -> None:
    """A word that is ranked, or that tells what texts beside it say, is one of the levels."""
    level = DATA["labels"]["level"]
    told = [word for group in level[kind] for word in (group if isinstance(group, list) else [group])]
    levels = {normal(word) for word in (*level["words"], *level["numbered"])}
    assert [word for word in told if normal(word) not in levels] == []


@pytest.mark.parametrize(
    ("printed", "meaning"),
    [
        ("変更前の事業名", "old_name"),
        ("統合先の事業名", "new_name"),
        ("次期計画における施策名", "new_name"),
        ("担当課の評価", "rating"),
        ("課題と今後の対応", "statement.outlook"),
        ("令和6年度決算額（千円）", "budget.settled"),
        ("トータルコスト（A+B）", "budget.initial"),
        ("対象指標", "indicator"),
        ("主な連携先", "department.related"),
        ("改編後（令和8年4月1日）", "new_name"),
    ],
)
def test_heads_of_reports_budgets_and_tables_of_old_and_new(printed: str, meaning: str) -> None:
    """Heads that town halls print in evaluations, budgets and handovers are known by their family."""
    assert read_label(printed, 2024).meaning == meaning


def test_of_patterns_the_one_with_the_most_letters_wins() -> None:
    """A pattern open in its middle is weighed by its letters like the others."""
    words = Words([("…事業名", "name"), ("変更前…名", "old"), ("変…", "short")])
    assert words.find("変更前の事業名") == "old"
    assert words.find("変更前名") == "short"
