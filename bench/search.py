"""How fast names are found among many: python -m bench.search [--labels N] [--asked N].

Names are made up of words that plans use, a million of them by default. Asked are whole names, parts of them from two letters on,
two words, kana, other spellings and misprints, each once. Printed: how long the index takes to make and to follow a small
change, how large it is, and how long an answer of 50 hits takes, in milliseconds.
"""

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from bench.generated import WORDS
from query.index import Index
from query.labels import Label
from query.search import Search
from query.wording import sound

ENDINGS = (
    "推進",
    "充実",
    "整備",
    "支援",
    "促進",
    "活用",
    "導入",
    "検討",
    "構築",
    "改善",
    "強化",
    "運営",
    "啓発",
    "確保",
    "更新",
)
OTHER_WORDS = (
    "オンライン申請",
    "キャッシュレス",
    "サーバー",
    "スマートフォン",
    "AI",
    "RPA",
    "クラウド",
    "オープンデータ",
)
CHANGED = 1000  # labels of the small change


def names(count: int) -> Iterator[Label]:
    """So many labels, the same ones every time."""
    chance = random.Random(1)  # noqa: S311 - nothing secret
    subjects = [*WORDS, *OTHER_WORDS]
    for number in range(count):
        name = f"{chance.choice(subjects)}と{chance.choice(subjects)}の{chance.choice(ENDINGS)}（{chance.choice(subjects)}）"
        yield Label(
            f"urn:measure:{number}", "measure", name, name, f"urn:plan:{number // 50}", f"第{number // 50}次計画"
        )


def questions(labels: list[Label], count: int) -> list[str]:
    """What is asked: each sort in its turn."""
    chance = random.Random(2)  # noqa: S311
    asked = []
    for number in range(count):
        name = chance.choice(labels).text
        start = chance.randrange(len(name) - 2)
        misprinted = name[:start] + name[start + 1 :]
        two = f"{chance.choice(WORDS)} {chance.choice(OTHER_WORDS)}"
        sorts = (
            name,
            name[start : start + 2],
            name[start : start + 6],
            two,
            sound(chance.choice(WORDS)),
            "サーバ",
            misprinted,
        )
        asked.append(sorts[number % len(sorts)])
    return asked


def size(directory: Path) -> int:
    """Bytes of all files below a directory."""
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--labels", type=int, default=1_000_000)
    parser.add_argument("--asked", type=int, default=700)
    arguments = parser.parse_args()
    labels = list(names(arguments.labels))
    with tempfile.TemporaryDirectory() as folder:
        directory = Path(folder)
        begun = time.process_time()
        Index(directory).update(labels, "1")
        made = time.process_time() - begun
        begun = time.process_time()
        Index(directory).update(labels[CHANGED:] + list(names(arguments.labels + CHANGED))[-CHANGED:], "2")
        followed = time.process_time() - begun
        print(
            f"{arguments.labels:,} labels: made in {made:.0f} s, a change of {CHANGED:,} followed in {followed:.1f} s (processor)"
        )
        print(f"{size(directory) / 2**20:.0f} MiB on disk")
        search = Search(Index(directory))
        took = sorted(answer_time(search, text) for text in questions(labels, arguments.asked))
        shown = ", ".join(f"{name} {value:.1f} ms" for name, value in figures(took).items())
        print(f"{len(took)} questions: {shown}")


def figures(times: list[float]) -> dict[str, float]:
    """Median, 95th percentile and the worst of sorted times."""
    cuts = statistics.quantiles(times, n=100)
    return {"median": cuts[49], "95th percentile": cuts[94], "worst": times[-1]}


def answer_time(search: Search, text: str) -> float:
    """Processor milliseconds for 50 hits."""
    begun = time.process_time()
    search.find(text)
    return 1000 * (time.process_time() - begun)


if __name__ == "__main__":
    main()
