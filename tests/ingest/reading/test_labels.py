"""Printed heads and names as they are understood."""

import pytest

from ingest.reading.labels import read_label
from ingest.reading.lexicon import Lexicon, Words, lexicon
from ingest.reading.names import Name, split_name


@pytest.mark.parametrize(
    ("printed", "meaning", "year"),
    [
        ("所　管　課", "department.lead", None),
        ("備考（終了理由等）", "statement.reason", None),
        ("令和５年度目標値（人）", "value.target", 2023),
        ("成果（アウトカム）", "indicator.outcome", None),
        ("R6当初予算額（千円）", "budget.initial", 2024),
        ("令和6年度予算額Ａ", "budget.initial", 2024),
        ("増減Ａ－Ｂ", "share", None),
        ("執行率　Ｂ／Ａ×100", "share", None),
        ("令和8年度①", "year", 2026),
        ("令和8年度（2026）", "year", 2026),
        ("施策評価の結果について述べた長い文章はここにあり、頭にはなりません", "", None),
        ("見たことのない見出し", "", None),
    ],
)
def test_heads_mean_what_the_lexicon_says(printed: str, meaning: str, year: int | None) -> None:
    """A head is known by its words without width, blanks, year and unit; a sentence and an unknown word are none."""
    label = read_label(printed)
    assert (label.meaning, label.last) == (meaning, year)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("①-2 緑の相談", Name("緑の相談", "①-2")),
        ("1-1-(2)里山の保全", Name("里山の保全", "1-1-(2)")),
        ("基本目標Ⅱ　緑に親しむ", Name("緑に親しむ", "Ⅱ", "基本目標")),
        ("施策の方向　緑に親しむ", Name("緑に親しむ", "", "施策の方向")),
        ("課題　緑の手入れ", Name("課題　緑の手入れ")),
        ("2 人と緑を結ぶ", Name("人と緑を結ぶ", "2")),
        ("重点テーマ２　花を咲かせる", Name("花を咲かせる", "２", "重点テーマ")),
        ("№12 花壇づくり【再掲】", Name("花壇づくり", "12")),
        ("花を咲かせるまち　❀", Name("花を咲かせるまち")),
        ("3歳児のための緑の教室", Name("3歳児のための緑の教室")),
        ("事業3年目の見直し", Name("事業3年目の見直し")),
        ("7 時間外の学童保育", Name("時間外の学童保育", "7")),
        ("7時間の学童保育", Name("7時間の学童保育")),
        ("2025年の植樹祭", Name("2025年の植樹祭")),
        ("1101　花壇の手入れ", Name("花壇の手入れ", "1101")),
        ("2027 国際園芸博の支援", Name("2027 国際園芸博の支援")),
        ("1200 人の植樹", Name("1200 人の植樹")),
        ("花を咲かせるまち（単位：千円）", Name("花を咲かせるまち")),
        ("施策コード 1-2　里山の保全", Name("里山の保全", "1-2", "施策")),
        ("施策番号：1-2　施策名：里山の保全", Name("里山の保全", "1-2", "施策")),
        ("(3)　事業名：花壇づくり", Name("花壇づくり", "(3)", "事業")),
        ("事業名　花壇づくり", Name("花壇づくり", "", "事業")),
        ("事業番号制度の見直し", Name("事業番号制度の見直し")),
        ("政策３にぎわいのあるまち", Name("にぎわいのあるまち", "３", "政策")),
        ("政策３の見直し", Name("政策３の見直し")),
        ("政策２つながりのあるまち", Name("つながりのあるまち", "２", "政策")),
        ("政策２つの見直し", Name("政策２つの見直し")),
    ],
)
def test_names_and_their_numbers(printed: str, name: Name) -> None:
    """A number before a name is told from a number that belongs to it."""
    assert split_name(printed) == name


def test_words_stand_for_themselves_or_hold_a_place() -> None:
    """An exact word wins over a pattern, a longer pattern over a shorter one."""
    words = Words([("…課", "short"), ("…関係課", "long"), ("財政課", "exact")])
    assert [words.find(text) for text in ("財政課", "関係課", "公園関係課", "公園課", "公園")] == [
        "exact",
        "long",
        "long",
        "short",
        None,
    ]


def test_a_researcher_adds_a_word_without_code() -> None:
    """A word put into the file's lists is known from then on."""
    data = {
        "labels": {
            "level": {"words": ["層"], "endings": ["名"], "actions": [], "ranks": [["層"]]},
            "unit": {"words": ["はかり"]},
        },
        "headings": {},
        "values": {},
        "succession": {},
    }
    for name in ("visions", "directions", "numbered"):
        data["labels"]["level"].setdefault(name, [])  # type: ignore[attr-defined]
    for name in lexicon_sections():
        data["headings"].setdefault(name, {"words": [], "markers": []})
    made = Lexicon(data)
    assert made.labels.find("はかり") == "unit"
    assert made.labels.find("層名") == "level"
    assert lexicon().labels.find("はかり") is None


def lexicon_sections() -> list[str]:
    """The sections of headings that the program asks for."""
    sections = [
        "structure",
        "tellings",
        "places",
        "other_tables",
        "annexes",
        "announcements",
        "opening_measures",
        "of_all",
        "trees",
        "about_another",
        "new_lists",
        "ended_lists",
        "mixed_lists",
    ]
    return [*sections, "parts"]
