"""Which plans a document is of, their periods and their line."""

import msgspec
import pytest

from graph.facts import PlanEntry, Relation
from ingest.document import Document, Line, Page, Passage, Place, Text
from ingest.reading.plans import PlanContext, plan_context
from ingest.text.names import plan_title
from tests.ingest.reading.made import of, paragraph, read, table


def document(*parts: str) -> Document:
    """A document of a page: "#" begins a title in large type, "##" a heading, all else is a paragraph."""
    blocks = []
    for number, part in enumerate(parts):
        words = part.lstrip("#").strip()
        size = 30.0 if part.startswith("# ") else 10.5
        line = Line(words, words, Place(1, (50, 60 * number, 500, 60 * number + size)), size)
        blocks.append(Passage(Text((line,)), role="heading" if part.startswith("#") else "paragraph"))
    return Document("0" * 64, "a.pdf", (Page(1, 595, 842),), tuple(blocks))


def told(context: PlanContext) -> dict[str, tuple[int | None, int | None, str]]:
    """Start, end and predecessor that the entries tell of each plan."""
    found: dict[str, tuple[int | None, int | None, str]] = {}
    for entry in context.entries:
        start, end, older = found.get(entry.about.title, (None, None, ""))
        named = entry.predecessor.title if entry.predecessor else ""
        found[entry.about.title] = (entry.start or start, entry.end or end, named or older)
    return found


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("令和4年度鎌倉市地域福祉計画進捗状況評価結果報告書(最終評価)", "鎌倉市地域福祉計画"),
        ("三島市環境基本計画（案）概要", "三島市環境基本計画"),
        ("伊東市行政改革大綱【実施計画】2023年度改訂版取組実績", "伊東市行政改革大綱【実施計画】2023年度改訂版"),
        ("第2次熱海市環境基本計画 令和5年度年次報告書", "第2次熱海市環境基本計画"),
        ("清水町子ども・子育て支援事業計画　第３期", "清水町子ども・子育て支援事業計画　第３期"),
        ("沼津市総合計画 第2期実施計画（令和5年度～令和7年度）", "沼津市総合計画 第2期実施計画"),
        ("令和6年度版　裾野市の環境（裾野市環境基本計画　年次報告書）", "裾野市環境基本計画"),
        ("裾野市総合計画（第4期実施計画）", "裾野市総合計画（第4期実施計画）"),
        ("■現行計画「裾野市地域情報化計画」個別事業", "裾野市地域情報化計画"),
        ("第2期清水町地方創生総合戦略 KPI達成状況（令和6年度末）", "第2期清水町地方創生総合戦略"),
        ("第3次三島市文化振興計画　第２次計画からの変更点", "第3次三島市文化振興計画"),
        ("三島市文化振興計画　第２次計画", "三島市文化振興計画　第２次計画"),
        ("令和７年度～令和11年度 三島市文化振興計画", "三島市文化振興計画"),
        ("2026-2030三島文化プラン", "三島文化プラン"),
        ("三島市文化振興計画（R8～R12）", "三島市文化振興計画"),
        ("第３次・第４次三島市文化振興計画　新旧対照表", "第４次三島市文化振興計画"),
        ("三島市文化振興計画（第三次）進捗状況", "三島市文化振興計画（第三次）"),
        ("令和7(2025)年度から令和11(2029)年度までの文化振興計画", "文化振興計画"),
        ("第２次三島文化プランの総括と第３次プランへの引継ぎについて", "第２次三島文化プラン"),
        ("令和８年度 ６月補正予算の概要", None),
        ("部長会議付議事案書（報告）", None),
    ],
)
def test_title(printed: str, title: str | None) -> None:
    """A title keeps what is part of its name and loses the words for drafts and reports; a list has no plan's title."""
    assert plan_title(printed) == title


def test_own_plan_from_the_cover() -> None:
    """The largest title of a plan is the document's own plan, with the municipality in it and the year of the report."""
    context = plan_context(document("# 令和5年度 三島市環境基本計画 年次報告書", "本市の環境の状況をまとめました。"))
    assert context.plan.title == "三島市環境基本計画"
    assert context.plan.municipality is not None
    assert context.plan.municipality.name == "三島市"
    assert (context.year, context.is_list) == (2023, False)


def test_list_of_projects() -> None:
    """A list that is no plan has its printed title and its year as period."""
    context = plan_context(document("# 令和6年度当初予算に計上した主な事業", "三島市の予算です。"))
    assert context.is_list
    assert told(context) == {"令和6年度当初予算に計上した主な事業": (2024, 2024, "")}


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("本計画の計画期間は、令和３年度から令和７年度までの５年間とします。", (2021, 2025)),
        ("計画期間は2024年4月から2029年3月までです。", (2024, 2028)),
        ("三島市環境基本計画（R4～R13）は、環境施策の基本です。", (2022, 2031)),
        ("本計画の計画期間は、令和６年度から５年間です。", (2024, 2028)),
        ("計画の目標年次は、令和７年度とします。", (None, 2025)),
        ("三島市環境基本計画は令和4年度までの7か年計画として運用しました。", (2016, 2022)),
        (
            "本計画は「三島市環境プラン」（令和元年度～令和5年度）を見直し、令和6年度から令和10年度までの5年間に取り組む施策を定めます。",
            (2024, 2028),
        ),
        ("三島市環境基本計画は、国の方針の後を受け、令和6年度から令和9年度までに取り組む項目を定める。", (2024, 2027)),
        ("三島市環境基本計画は、令和6年度から令和9年度までの間に実施する施策を示したものです。", (2024, 2027)),
        (
            "市は「三島市環境基本計画」を策定し、令和7年度から令和12年度までの6年間、市民とともに取り組みます。",
            (2025, 2030),
        ),
        ("このたび、「三島市環境基本計画」を定め、令和7年度から令和12年度まで総合的に推進します。", (2025, 2030)),
        (
            "市は、令和7年度から令和12年度までの6年間を計画期間とする「三島市環境基本計画」を定めています。",
            (2025, 2030),
        ),
        (
            "市は、令和元年度から令和10年度までの10年間を計画期間とする「三島市環境プラン」を定めています。",
            (None, None),
        ),
        ("これは、令和6年度から令和10年度までの環境の取組をまとめた冊子です。", (2024, 2028)),
        ("この計画は、令和6年度に始まる5年間の計画です。", (2024, 2028)),
        ("この計画は、令和6～10年度の5年間に市が取り組むことをまとめています。", (2024, 2028)),
        ("令和6年度から令和10年度にかけて取り組む内容を定めた計画です。", (2024, 2028)),
        ("「三島市環境プラン」の成果を生かし、今後5年間（令和6～10年度）の取組を定める。", (2024, 2028)),
        ("この計画で取り組む期間は、令和6年4月1日から令和11年3月31日までの5年間です。", (2024, 2028)),
        (
            "三島市環境プランは令和5年度に役割を終え、令和6年度から令和10年度までは三島市環境基本計画が引き継ぐ。",
            (2024, 2028),
        ),
        (
            "「三島市環境プラン」の取組期間が終わったことから、令和6年度から令和10年度まで5年間の新計画を定める。",
            (2024, 2028),
        ),
        (
            "「三島市環境プラン」（以下「前計画」という。）の計画期間が令和5年度で満了し、本計画を策定した。",
            (None, None),
        ),
        ("この報告書は、令和2年度から令和6年度までの取組の結果をまとめたものです。", (None, None)),
        ("令和３年度から令和７年度までに公園を整備します。", (None, None)),
    ],
)
def test_period(sentence: str, period: tuple[int | None, int | None]) -> None:
    """A period is told with such words as 計画期間; other years in a sentence are none."""
    start, end, _ = told(plan_context(document("# 三島市環境基本計画", sentence)))["三島市環境基本計画"]
    assert (start, end) == period


def test_period_under_a_heading() -> None:
    """A heading 計画期間 makes the years below it the period; a longer one told later counts."""
    context = plan_context(
        document(
            "# 三島市環境基本計画",
            "## ２ 計画期間",
            "平成29年度から令和2年度までの4年間",
            "## ３ 見直し",
            "計画期間を3年延長することとしました。",
        )
    )
    assert told(context)["三島市環境基本計画"][:2] == (2017, 2023)


@pytest.mark.parametrize(
    ("sentence", "older", "newer"),
    [
        ("本計画は、「三島市環境プラン」の後継として策定しました。", "三島市環境プラン", "三島市環境基本計画"),
        ("本計画は「三島市環境プラン」に代わる計画です。", "三島市環境プラン", "三島市環境基本計画"),
        ("「三島市環境プラン」を全面改定し、本計画を策定します。", "三島市環境プラン", "三島市環境基本計画"),
        ("前の計画は「三島市環境プラン」（R1～R5）です。", "三島市環境プラン", "三島市環境基本計画"),
        (
            "「三島市環境基本計画」は、「三島市環境プラン」（R1～R5）の次の計画となるものです。",
            "三島市環境プラン",
            "三島市環境基本計画",
        ),
        (
            "本計画は、「三島市環境プラン」の終了を受け、新たに定めるものです。",
            "三島市環境プラン",
            "三島市環境基本計画",
        ),
        ("本計画は「三島市環境プラン」の内容を引き継いで策定します。", "三島市環境プラン", "三島市環境基本計画"),
        ("「三島市環境プラン」を前身とし、令和6年度からの取組を示します。", "三島市環境プラン", "三島市環境基本計画"),
        (
            "「三島市環境プラン」が令和5年度で期間満了を迎えるので、本計画を策定する。",
            "三島市環境プラン",
            "三島市環境基本計画",
        ),
        ("名称を「三島市環境プラン」から「三島市環境基本計画」に改めた。", "三島市環境プラン", "三島市環境基本計画"),
        (
            "三島市環境プランは令和5年度に役割を終え、三島市環境基本計画が引き継ぐ。",
            "三島市環境プラン",
            "三島市環境基本計画",
        ),
        ("「三島市環境プラン」に替えて、このたび新しい計画をつくった。", "三島市環境プラン", "三島市環境基本計画"),
        ("「三島市環境プラン」のあとをついで定めました。", "三島市環境プラン", "三島市環境基本計画"),
        (
            "「三島市環境プラン」の取組の成果と課題を踏まえ、新たな計画を策定する。",
            "三島市環境プラン",
            "三島市環境基本計画",
        ),
        (
            "「三島市環境プラン」の計画期間が令和5年度末で満了し、本計画を定めた。",
            "三島市環境プラン",
            "三島市環境基本計画",
        ),
        (
            "「三島市環境プラン」（令和元年度～令和5年度）が終了することから、「三島市環境基本計画」を策定します。",
            "三島市環境プラン",
            "三島市環境基本計画",
        ),
        ("令和9年度以降は、新たに「三島市環境ビジョン」に基づき取り組む。", "三島市環境基本計画", "三島市環境ビジョン"),
    ],
)
def test_predecessor(sentence: str, older: str, newer: str) -> None:
    """Sentences that tell what came before or after make the line, whichever side the document's own plan is on."""
    assert told(plan_context(document("# 三島市環境基本計画", sentence)))[newer][2] == older


def test_what_is_done_by_the_plan_before_makes_it_no_predecessor_of_its_own() -> None:
    """前の計画は「…」に基づき… tells by what it worked, not what it was."""
    context = plan_context(document("# 三島市環境基本計画", "前の計画は「三島市総合計画」に基づき、進めました。"))
    assert told(context)["三島市環境基本計画"][2] == ""


def test_chain_of_plans() -> None:
    """Plans told in a row with rising years came one after the other; the third also by its number."""
    context = plan_context(
        document(
            "# 三島市環境基本計画",
            "本計画は「三島市環境ビジョン」に代わる計画です。",
            "平成13年に「三島市緑の計画」、平成21年に「三島市環境プラン」、平成28年に「三島市環境ビジョン」を策定し、進めてきました。",
        )
    )
    line = told(context)
    assert line["三島市環境ビジョン"][2] == "三島市環境プラン"
    assert line["三島市環境プラン"][2] == "三島市緑の計画"
    assert line["三島市緑の計画"][2] == ""


def test_numbered_plans() -> None:
    """第4次 came after 第3次 where both are named, also in kanji."""
    context = plan_context(
        document("# 三島市第四次行政改革大綱", "平成30年に「三島市第三次行政改革大綱」を定めました。")
    )
    assert told(context)["三島市第四次行政改革大綱"][2] == "三島市第三次行政改革大綱"


def test_the_last_number_of_a_title_counts_its_editions() -> None:
    """第2次…第3期実施計画 came after 第2次…第2期実施計画."""
    context = plan_context(
        document("# 第2次三島市総合計画第3期実施計画", "令和4年に「第2次三島市総合計画第2期実施計画」を定めました。")
    )
    assert told(context)["第2次三島市総合計画第3期実施計画"][2] == "第2次三島市総合計画第2期実施計画"


def test_halves_of_numbered_plans() -> None:
    """第4次…前期基本計画 came after 第3次…後期基本計画, where both are named."""
    context = plan_context(
        document("# 第4次三島市総合計画前期基本計画", "平成30年に「第3次三島市総合計画後期基本計画」を定めました。")
    )
    assert told(context)["第4次三島市総合計画前期基本計画"][2] == "第3次三島市総合計画後期基本計画"


def test_the_first_half_is_named_by_its_last_words() -> None:
    """前期基本計画 in a document of …後期基本計画 is the plan before it."""
    context = plan_context(
        document(
            "# 第5次三島市総合計画後期基本計画",
            "後期基本計画は、前期基本計画（平成28年度～令和2年度）の成果を引き継ぎます。",
        )
    )
    line = told(context)
    assert line["第5次三島市総合計画後期基本計画"][2] == "第5次三島市総合計画前期基本計画"
    assert line["第5次三島市総合計画前期基本計画"][:2] == (2016, 2020)


@pytest.mark.parametrize(
    "words", ["前期基本計画の期間は", "１　前期基本計画の期間は", "第5次三島市総合計画のうち、前期基本計画の期間は"]
)
def test_the_own_half_is_named_by_its_last_words(words: str) -> None:
    """前期基本計画 in a document of …前期基本計画 is that plan, behind the number of a line too."""
    context = plan_context(document("# 第5次三島市総合計画前期基本計画", f"{words}、令和3年度から令和7年度までです。"))
    assert told(context)["第5次三島市総合計画前期基本計画"][:2] == (2021, 2025)


def test_a_plan_without_its_number_is_another_where_a_sentence_tells_both_apart() -> None:
    """A name that the own title ends with is the plan before, where its years stand beside those of the own one."""
    context = plan_context(
        document(
            "# 第2期みどりプラン",
            "令和6年8月　三島市こども部子育て支援課",
            "## 計画期間",
            "令和2年度から令和6年度までの5年間（「みどりプラン」（平成27年度～令和元年度）の後継計画）",
        )
    )
    assert told(context)["第2期みどりプラン"] == (2020, 2024, "みどりプラン")
    assert told(context)["みどりプラン"][:2] == (2015, 2019)
    assert context.plan.municipality is not None
    assert context.plan.municipality.name == "三島市"


@pytest.mark.parametrize(
    ("own", "sentence", "older"),
    [
        (
            "第４次三島市行政改革プラン",
            "第３次プラン（令和元年度～令和５年度）では、基金を積みました。",
            "第３次三島市行政改革プラン",
        ),
        (
            "三島市総合計画後期基本計画",
            "前期基本計画（令和元年度～令和５年度）の成果を引き継ぎました。",
            "三島市総合計画前期基本計画",
        ),
    ],
)
def test_editions_of_the_own_plan_by_their_short_names(own: str, sentence: str, older: str) -> None:
    """第３次プラン and its years in 第４次○○プラン, and the first half of a plan in its second, are plans before it."""
    entries = told(plan_context(document(f"# {own}", sentence)))
    assert entries[own][2] == older
    assert entries[older][:2] == (2019, 2023)
    others = plan_context(
        document(f"# {own}", "国の第３次計画（令和元年度～令和５年度）と第３次プランを見直しました。")
    )
    assert set(told(others)) == {own}


def test_a_title_without_the_number_that_the_text_always_says() -> None:
    """The plan of a report is the last edition that its text names, where this never names it without a number."""
    context = plan_context(
        document(
            "# 三島市環境基本計画 年次報告書",
            "第3次三島市環境基本計画は、令和3年度から令和12年度までを計画期間とします。前計画である第2次三島市環境基本計画は、平成23年度からでした。",
        )
    )
    assert context.plan.title == "第3次三島市環境基本計画"
    assert told(context)["第3次三島市環境基本計画"] == (2021, 2030, "第2次三島市環境基本計画")


def test_years_of_the_towns_other_plans() -> None:
    """The years in brackets behind a plan of the town are its period, whatever number stands before the town's name, also where
    the document's own plan has the same; by a plan "until" a year was worked in its period. These plans stay related ones.
    """
    context = plan_context(
        document(
            "# 三島市環境基本計画",
            "「第6次三島市総合計画」（令和3年度～令和12年度）を環境面から推進するもので、計画期間は令和3年度から令和12年度までです。",
            "平成23年度から令和2年度まで「第5次三島市総合計画」に基づきまちづくりを進めてきました。",
        )
    )
    line = told(context)
    assert line["三島市環境基本計画"][:2] == line["第6次三島市総合計画"][:2] == (2021, 2030)
    assert line["第5次三島市総合計画"][:2] == (2011, 2020)
    assert [plan.title for plan in context.line] == ["三島市環境基本計画"]


def test_a_policy_that_a_measure_revises_is_no_plan_before_this_one() -> None:
    """基本方針 holds the word 本方針 by its letters alone."""
    context = plan_context(document("# 三島市環境基本計画", "人材育成基本方針を改定し、面談を導入する。"))
    assert told(context)["三島市環境基本計画"][2] == ""


def test_change_of_plans() -> None:
    """現行計画 and 次期計画 are told apart, and what is said of either's period is kept with it."""
    context = plan_context(
        document(
            "# 三島市DX推進計画（案）について",
            "令和7年10月",
            "現行計画「三島市ICT活用計画」の計画期間は今年度末に終了します。",
            "次期計画「三島市DX推進計画」は令和８年度を始期とします。",
            "## 現行計画「三島市ICT活用計画」個別事業",
        )
    )
    assert context.current is not None
    assert context.following is not None
    assert (context.current.title, context.following.title) == ("三島市ICT活用計画", "三島市DX推進計画")
    assert told(context)["三島市ICT活用計画"][1] == 2025
    assert told(context)["三島市DX推進計画"][2] == "三島市ICT活用計画"


def test_plans_called_the_present_and_the_next_one_behind_their_names() -> None:
    """以下「現行プラン」 and 以下「次期プラン」 in brackets behind names tell which is which, also behind a full stop there."""
    context = plan_context(
        document(
            "# 次期プランの策定に伴う取組項目の整理について",
            "三島市みどりプラン2021（計画期間：令和3年度～令和7年度。以下「現行プラン」という。）が今年度末で終了することから、"
            "三島市みどりプラン2026（計画期間：令和8年度～令和12年度。以下「次期プラン」という。）の項目を整理するものです。",
        )
    )
    assert context.plan.title == "三島市みどりプラン2026"
    assert told(context)["三島市みどりプラン2026"] == (2026, 2030, "三島市みどりプラン2021")
    assert told(context)["三島市みどりプラン2021"][:2] == (2021, 2025)


@pytest.mark.parametrize(
    ("parts", "title", "town", "period"),
    [
        (("# 桜川市水道事業経営戦略（令和3年度～令和12年度）",), "桜川市水道事業経営戦略", "桜川市", (2021, 2030)),
        (
            ("# 第５次霧ヶ谷市総合計画 後期基本計画", "２０２３～２０２７", "霧ヶ谷市"),
            "第５次霧ヶ谷市総合計画 後期基本計画",
            "霧ヶ谷市",
            (2023, 2027),
        ),
        (
            ("# 霧ヶ谷市国土強靱化地域計画", "令和4年度を初年度とし、令和13年度を目標年度とする10年間の計画とします。"),
            "霧ヶ谷市国土強靱化地域計画",
            "霧ヶ谷市",
            (2022, 2031),
        ),
        (
            ("# みんなで創る霧ヶ谷 まちづくりビジョン2030", "霧ヶ谷町", "計画期間：令和3年度～令和12年度"),
            "みんなで創る霧ヶ谷 まちづくりビジョン2030",
            "霧ヶ谷町",
            (2021, 2030),
        ),
        (
            ("# 霧ヶ谷市環境白書 令和5年度版", "第3次霧ヶ谷市環境基本計画（2022年度～2031年度）の進捗をまとめました。"),
            "第3次霧ヶ谷市環境基本計画",
            "霧ヶ谷市",
            (2022, 2031),
        ),
        (
            (
                "# 令和6年度 行政評価結果報告書",
                "霧ヶ谷市第７次行政改革大綱（以下「大綱」という。）に基づく取組の結果です。",
            ),
            "霧ヶ谷市第７次行政改革大綱",
            "霧ヶ谷市",
            (None, None),
        ),
        (
            ("## １ 前計画との関係", "青葉野市こども計画（令和7年度～令和11年度）は、健康青葉野21に代わる計画です。"),
            "青葉野市こども計画",
            "青葉野市",
            (2025, 2029),
        ),
    ],
)
def test_documents_of_many_kinds(
    parts: tuple[str, ...], title: str, town: str, period: tuple[int | None, int | None]
) -> None:
    """The plan of a document is found on covers, in reports that name it in a sentence, and where there is no cover.

    Its municipality is read from the title or a line of its own, also one that no table has.
    """
    context = plan_context(document(*parts))
    assert context.plan.title == title
    assert context.plan.municipality is not None
    assert context.plan.municipality.name == town
    assert told(context)[title][:2] == period


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            (
                ("令和7年8月", 10.5),
                ("霧ヶ谷市総務部総務課", 10.5),
                ("第4次霧ヶ谷市行政改革大綱実施計画 取組実績報告書", 15),
            ),
            "第4次霧ヶ谷市行政改革大綱実施計画",
        ),
        (
            (("第3期霧ヶ谷市教育振興基本計画　新旧対照表", 15), ("霧ヶ谷市教育委員会", 10.5)),
            "第3期霧ヶ谷市教育振興基本計画",
        ),
        (
            (
                ("令和7年度版　きりがやの環境", 19),
                ("（第2次霧ヶ谷市環境基本計画　年次報告書）", 9.5),
                ("達成度の見方　◎目標を達成", 9.5),
                ("基本目標１　脱炭素のまち　環境指標の推移", 13),
            ),
            "第2次霧ヶ谷市環境基本計画",
        ),
        (
            (("霧ヶ谷市", 15), ("こども計画", 15), ("令和7年3月", 10.5), ("霧ヶ谷市", 10.5)),
            "霧ヶ谷市こども計画",
        ),
        (
            (
                ("第2次霧ヶ谷市総合計画前期基本計画", 15),
                ("令和6年度　事務事業評価シート", 12),
                ("令和6年9月　霧ヶ谷市", 9),
            ),
            "第2次霧ヶ谷市総合計画前期基本計画",
        ),
        (
            (
                ("第3期霧ヶ谷市温暖化対策計画（事務事業編）進捗状況報告（令和6年度実績）", 14),
                ("計画期間　令和4年度～令和12年度", 14),
            ),
            "第3期霧ヶ谷市温暖化対策計画（事務事業編）",
        ),
        (
            (("令和7年度当初予算（案）", 20), ("主要事業集", 44), ("令和7年2月　霧ヶ谷市", 13)),
            "令和7年度当初予算 主要事業集",
        ),
        (
            (("第3次霧ヶ谷市行財政改革プラン", 18), ("改革の柱Ⅰ　財政の立て直し", 13), ("◆指標の状況", 13)),
            "第3次霧ヶ谷市行財政改革プラン",
        ),
        (
            (("第3次霧ヶ谷市文化振興計画", 16), ("年次報告書", 28), ("（令和6年度実績）", 12)),
            "第3次霧ヶ谷市文化振興計画",
        ),
        (
            (("霧ヶ谷市文化振興計画", 34), ("（第２期）", 20)),
            "霧ヶ谷市文化振興計画 （第２期）",
        ),
        (
            (("第３次", 18), ("霧ヶ谷市文化振興計画", 34)),
            "第３次霧ヶ谷市文化振興計画",
        ),
        (
            (("第３期霧ヶ谷市", 18), ("文化振興計画", 34)),
            "第３期霧ヶ谷市文化振興計画",
        ),
        (
            (("霧ヶ谷市", 14), ("令和6年度　実績報告書", 28), ("第3次霧ヶ谷市文化振興計画", 14)),
            "第3次霧ヶ谷市文化振興計画",
        ),
        (
            (("令和7年度　重点事業説明資料", 24), ("霧ヶ谷市", 12), ("Ⅰ－1　避難計画作成事業", 14)),
            "令和7年度　重点事業説明資料",
        ),
        (
            (("第3次霧ヶ谷市文化振興計画", 10), ("令和7年度当初予算（案）", 20), ("主要事業集", 44)),
            "令和7年度当初予算 主要事業集",
        ),
    ],
)
def test_a_title_between_its_date_its_maker_and_its_subtitle(lines: tuple[tuple[str, float], ...], title: str) -> None:
    """A date, an office and a town around the title are none of it, nor are numbered and marked lines below it; the plan in
    brackets below another title is its plan, and so is one in smaller type beside words that only say that the paper is a
    report. A town as large as the title below it is its first word.
    """
    blocks, y = [], 50.0
    for words, size in lines:
        line = Line(words, words, Place(1, (50, y, 50 + size * len(words), y + size)), size)
        blocks.append(Passage(Text((line,)), role="paragraph"))
        y += size * 1.5
    assert plan_context(Document("0" * 64, "a.pdf", (Page(1, 595, 842),), tuple(blocks))).plan.title == title


def test_periods_and_lines_told_beside_other_plans() -> None:
    """Aは…を計画期間とし、「B」の… tells of A; 次の「C」に反映 makes C the next; what came before 第2次 is never 第3次."""
    context = plan_context(
        document(
            "# 第2次霧ヶ谷市健康増進計画 最終評価報告書",
            "「第2次霧ヶ谷市健康増進計画」は平成27年度から令和7年度までを計画期間とし、「霧ヶ谷市総合計画」（平成23年度～令和12年度）の部門計画です。",
            "「第2次霧ヶ谷市健康増進計画」は、「霧ヶ谷市健康増進計画」（平成17年度～平成26年度）の後継として策定しました。",
            "取組を評価し、次の「第3次霧ヶ谷市健康増進計画」（令和8年度～令和19年度）に反映します。",
        )
    )
    assert told(context)["第2次霧ヶ谷市健康増進計画"] == (2015, 2025, "霧ヶ谷市健康増進計画")
    assert told(context)["第3次霧ヶ谷市健康増進計画"] == (2026, 2037, "第2次霧ヶ谷市健康増進計画")


@pytest.mark.parametrize(
    "over",
    ["令和4年度で終了した", "令和4年度をもって終了する", "令和4年度に計画期間が満了した", "令和4年度末で期間を終えた"],
)
def test_a_plan_named_behind_the_year_in_which_it_ended(over: str) -> None:
    """The year before 終了した「○○計画」 is that plan's last, whatever period the sentence tells of another."""
    sentence = f"三島市環境基本計画（令和5年度～令和14年度）は、{over}「三島市環境プラン」に代わる計画です。"
    found = told(plan_context(document("# 三島市環境基本計画", sentence)))
    assert found == {"三島市環境基本計画": (2023, 2032, "三島市環境プラン"), "三島市環境プラン": (None, 2022, "")}


def test_a_period_in_the_running_head() -> None:
    """What all pages repeat above (計画期間　令和7年度～令和10年度) is of the document's plan."""
    page = document("# 三島市実施計画　事業調書", "事業費を記す。")
    words = "計画期間　令和7年度～令和10年度"
    head = Line(words, words, Place(1, (50, 20, 300, 30)), 9)
    found = told(plan_context(msgspec.structs.replace(page, furniture=(head,))))
    assert found == {"三島市実施計画": (2025, 2028, "")}


def test_a_running_head_may_leave_out_the_number_of_the_plan() -> None:
    """三島市緑の計画 at the head of the pages of 第２次三島市緑の計画 is no plan of its own; in a sentence it is the first."""
    words = "三島市緑の計画　点検報告書"
    head = Line(words, words, Place(2, (50, 20, 300, 30)), 9)
    for sentence, before in (
        ("緑を育てる。", ""),
        ("「三島市緑の計画」は平成27年度に策定しました。", "三島市緑の計画"),
    ):
        page = document("# 第２次三島市緑の計画", "点検報告書", sentence)
        found = told(plan_context(msgspec.structs.replace(page, furniture=(head,))))
        assert found["第２次三島市緑の計画"] == (None, None, before)
        assert ("三島市緑の計画" in found) == bool(before)


@pytest.mark.parametrize("blank", ["　", ""])
def test_a_running_head_may_tell_the_town_and_the_last_words_of_a_title(blank: str) -> None:
    """三島市実施計画 at the head of the pages of 第２次三島市総合計画 実施計画 is that plan; 三島市防災計画 is not."""
    own = f"第２次三島市総合計画{blank}実施計画"
    for words, others in (
        ("三島市実施計画（令和7～9年度）2", set()),
        ("三島市防災計画（令和7～9年度）2", {"三島市防災計画"}),
    ):
        head = Line(words, words, Place(2, (50, 20, 300, 30)), 9)
        found = told(plan_context(msgspec.structs.replace(document(f"# {own}", "事業費を記す。"), furniture=(head,))))
        assert found.keys() - {own} == others
        assert others or found[own] == (2025, 2027, "")


def test_every_entry_has_evidence() -> None:
    """Each entry stands somewhere, and the plan's name is in the words it quotes or in the sentence about it."""
    context = plan_context(
        document("# 三島市環境基本計画", "本計画の計画期間は、令和３年度から令和７年度までとします。")
    )
    assert all(isinstance(entry, PlanEntry) and entry.evidence for entry in context.entries)
    assert "三島市環境基本計画" in context.entries[0].evidence[0].quote


def test_a_title_from_one_plan_to_the_next_is_the_title_of_neither() -> None:
    """○○計画から△△計画への移行 names two plans: the paper is about both."""
    assert plan_title("すみれ市ICT推進計画からすみれ市DX推進計画への個別事業の移行") is None
    assert plan_title("すみれ市DX推進計画への個別事業の移行") == "すみれ市DX推進計画"


def test_a_list_of_the_work_of_another_year_has_its_own_year_as_period() -> None:
    """（令和5年度実施分）is no part of a list's title; the list is of the year in it, its results of the year in the brackets."""
    context = plan_context(document("# 令和6年度補助金評価一覧（令和5年度実施分）", "三島市"))
    assert told(context) == {"令和6年度補助金評価一覧": (2024, 2024, "")}
    assert context.year == 2023


def test_of_titles_of_almost_one_size_the_first_is_the_documents() -> None:
    """Sheets that are scaled to fit their page print the title of a later part a little larger than the first one's."""
    lines = [Line(words, words, Place(page, (50, 60, 400, 80)), size) for words, page, size in _SCALED]
    blocks = tuple(Passage(Text((line,)), role="heading") for line in lines)
    pages = tuple(Page(number, 595, 842) for number in (1, 2))
    assert plan_context(Document("0" * 64, "a.pdf", pages, blocks)).plan.title == "令和6年度補助金評価一覧"


_SCALED = [("令和6年度補助金評価一覧", 1, 10.2), ("廃止した事業", 2, 10.4)]


def test_a_town_behind_a_word_of_the_title_is_the_one_on_the_cover() -> None:
    """いきいき…町プラン is of the town that stands alone on the cover, though no table of municipalities has it."""
    for line in ("紅葉野町", "紅葉野町　（単位：千円）"):
        context = plan_context(document("# いきいき紅葉野町プラン", line, "町のこれからを示します。"))
        assert context.plan.municipality is not None
        assert context.plan.municipality.name == "紅葉野町"


@pytest.mark.parametrize("worked", ["進めてきましたが、変化は続いています。", "進めてきました。"])
def test_the_years_of_the_former_plan(worked: str) -> None:
    """前の計画の期間は… tells the years of the plan by which was worked until the own one begins, its predecessor."""
    found = told(
        plan_context(
            document(
                "# 第2期三島市緑の計画",
                f"市では「三島市みどり推進計画」に沿って、苗木の配布を{worked}",
                "## 計画の期間",
                "計画の期間は、令和7年度から令和11年度までです。前の計画の期間は、令和2年度から令和6年度まででした。",
            )
        )
    )
    assert found["第2期三島市緑の計画"] == (2025, 2029, "三島市みどり推進計画")
    assert found["三島市みどり推進計画"] == (2020, 2024, "")


def test_years_made_the_period_of_the_plan_named_behind_them() -> None:
    """「令和元年度から令和10年度までの10年間を計画期間とする「…」」 and 「令和10年度を目標年度とする「…」」 tell the years of the
    plan that they name, not of the document's own.
    """
    context = plan_context(
        document(
            "# 三島市環境基本計画後期実施計画",
            "本市は、平成29年度から令和8年度までの10年間を計画期間とする「三島市環境基本計画」を定めています。",
            "令和4年度を初年度とし、令和8年度を目標年度とする「三島市環境基本計画後期実施計画」を策定しました。",
        )
    )
    assert told(context) == {
        "三島市環境基本計画": (2017, 2026, ""),
        "三島市環境基本計画後期実施計画": (2022, 2026, ""),
    }


def test_a_plan_that_carries_out_another_has_its_years() -> None:
    """「大綱と同じく」 tells the years of the plan whose name the own title begins with, and then the plan before that."""
    context = plan_context(
        document(
            "# 第４次三島市行政改革大綱　実施計画",
            "「第３次三島市行政改革大綱」を引き継ぐものとして「第４次三島市行政改革大綱」を定めました。",
            "本実施計画の計画期間は、大綱と同じく、令和７年度から令和11年度までの５年間とします。",
        )
    )
    found = told(context)
    assert found["第４次三島市行政改革大綱　実施計画"] == (2025, 2029, "")
    assert found["第４次三島市行政改革大綱"] == (2025, 2029, "第３次三島市行政改革大綱")


def test_a_plan_beside_its_edition_in_a_sentence_is_another() -> None:
    """A name without a number beside the same with one is the first edition, though no town tells it from the end of a title."""
    context = plan_context(
        document(
            "# 第２次みしま文化プラン",
            "平成23年度に「みしま文化プラン」（平成23年度～令和２年度）を、令和３年度にはその後継となる"
            "「第２次みしま文化プラン」（令和３年度～令和12年度）を策定しました。",
        )
    )
    assert told(context) == {
        "みしま文化プラン": (2011, 2020, ""),
        "第２次みしま文化プラン": (2021, 2030, "みしま文化プラン"),
    }


def test_a_title_of_a_plan_s_end_and_the_next_plan_is_of_both() -> None:
    """…の総括と第3次プランへの引継ぎ: the plan named in full is the document's own, the next one is the new plan."""
    context = plan_context(
        document(
            "# 第２次みしま文化プランの総括と第３次プランへの引継ぎ",
            "成果と課題を「第３次みしま文化プラン」（令和８年度～令和12年度）に引き継ぎます。",
        )
    )
    assert context.plan.title == "第２次みしま文化プラン"
    assert context.following is not None
    assert context.following.title == "第３次みしま文化プラン"


def test_lines_of_the_title_name_no_plan_of_their_own() -> None:
    """What a title on several lines says on one of them is no other plan, and years right below are the whole title's."""
    lines = (("第３期", 20.0), ("三島市文化振興計画", 30.0), ("令和６年度～令和11年度", 14.0))
    blocks, y = [], 50.0
    for words, size in lines:
        blocks.append(Passage(Text((Line(words, words, Place(1, (50, y, 50 + size * len(words), y + size)), size),))))
        y += size * 1.5
    context = plan_context(Document("0" * 64, "a.pdf", (Page(1, 595, 842),), tuple(blocks)))
    assert told(context) == {"第３期三島市文化振興計画": (2024, 2029, "")}


def test_editions_in_brackets_behind_the_name() -> None:
    """（第２次） behind a name is its number: the plan without it is the first edition, called 前計画 in what follows."""
    context = plan_context(
        document(
            "# 三島市文化振興計画（第２次）",
            "平成26年に「三島市文化振興計画」（以下「前計画」という。）を定めました。",
            "前計画の期間は、平成26年度から令和５年度まででした。",
            "## 計画の期間",
            "令和６年度からおおむね10年間とします。",
        )
    )
    assert told(context) == {
        "三島市文化振興計画（第２次）": (2024, 2033, "三島市文化振興計画"),
        "三島市文化振興計画": (2014, 2023, ""),
    }


def test_two_plans_made_one() -> None:
    """「A」を統合し「B」を策定: B came after A."""
    words = "これまでの「三島市健康増進計画」を統合し、新たに「三島市健康づくり計画」を策定しました。"
    context = plan_context(document("# 三島市健康づくり計画", words))
    assert told(context)["三島市健康づくり計画"][2] == "三島市健康増進計画"


@pytest.mark.parametrize(
    ("own", "sentences", "want"),
    [
        (
            "第４次三島市行政改革大綱",
            "平成23年度に第２次行政改革大綱、平成28年度に第３次行政改革大綱を策定しました。",
            {
                "第４次三島市行政改革大綱": (None, None, "第３次行政改革大綱"),
                "第３次行政改革大綱": (None, None, "第２次行政改革大綱"),
                "第２次行政改革大綱": (None, None, ""),
            },
        ),
        (
            "第３期三島市教育振興基本計画",
            "国では「第２期教育振興基本計画」（平成25年度～平成29年度）が策定されました。",
            {"第３期三島市教育振興基本計画": (None, None, "")},
        ),
        (
            "第３次三島市文化振興計画",
            "第２次計画は、平成30年度から令和５年度までの６年間を期間として取り組みました。",
            {
                "第３次三島市文化振興計画": (None, None, "第２次三島市文化振興計画"),
                "第２次三島市文化振興計画": (2018, 2023, ""),
            },
        ),
        (
            "三島市総合計画　第２期実施計画",
            "第１期実施計画（令和３年度～令和５年度）に続くものです。",
            {
                "三島市総合計画　第２期実施計画": (None, None, "三島市総合計画　第１期実施計画"),
                "三島市総合計画　第１期実施計画": (2021, 2023, ""),
            },
        ),
        (
            "三島市文化プラン",
            "本プランは「第５次総合計画」（令和３年度～令和12年度）の部門別計画です。",
            {"三島市文化プラン": (None, None, ""), "第５次総合計画": (2021, 2030, "")},
        ),
        (
            "三島市文化プラン",
            "県の「第５次総合計画」（令和３年度～令和12年度）が策定されました。",
            {"三島市文化プラン": (None, None, "")},
        ),
        (
            "三島市文化プラン",
            "前計画は、平成30年度から令和５年度までを計画期間としていました。",
            {"三島市文化プラン": (None, None, "")},
        ),
        (
            "第５次三島市総合計画",
            "基本構想：令和３年度から令和12年度までの10年間",
            {"第５次三島市総合計画": (2021, 2030, "")},
        ),
        (
            "三島市文化プラン",
            "「三島市観光計画」の計画期間（令和４年度～令和８年度）と整合を図り、本プランの期間は令和６年度から令和８年度までとします。",
            {"三島市文化プラン": (2024, 2026, ""), "三島市観光計画": (2022, 2026, "")},
        ),
        (
            "三島市文化プラン",
            "計画期間は令和２年度から令和６年度まででしたが、令和８年度まで延長しました。",
            {"三島市文化プラン": (2020, 2026, "")},
        ),
        (
            "三島市文化プラン",
            "「三島市文化計画」は令和６年度をもって終了し、令和７年度からは「三島市文化プラン」に引き継がれます。",
            {"三島市文化プラン": (None, None, "三島市文化計画"), "三島市文化計画": (None, 2024, "")},
        ),
        (
            "第３次三島市文化プラン",
            "三島市文化プラン策定委員会の委員の皆様に感謝します。",
            {"第３次三島市文化プラン": (None, None, "")},
        ),
    ],
)
def test_plans_by_their_short_names(
    own: str, sentences: str, want: dict[str, tuple[int | None, int | None, str]]
) -> None:
    """Earlier editions may be named without the town or by their number; what is said of them, of plans of the state, of 前計画
    and of committees is not said of the own plan. The town's 総合計画 needs no name of the town.
    """
    assert told(plan_context(document(f"# {own}", "三島市", sentences))) == want


@pytest.mark.parametrize("years", ["令和６年度→令和10年度", "2024年度 ▶ 2028年度", "（令和６年度～令和10年度）"])
def test_years_on_the_cover(years: str) -> None:
    """A line of the cover that is nothing but years, with an arrow or in brackets, tells the plan's period."""
    assert told(plan_context(document("# 三島市文化プラン", "令和６年３月", years))) == {
        "三島市文化プラン": (2024, 2028, "")
    }


def test_a_title_that_the_text_has_with_the_town() -> None:
    """A cover may leave the town's name to another line: the text's full title is the plan's."""
    context = plan_context(
        document(
            "# 第３次健康増進計画", "三島市", "第３次三島市健康増進計画の期間は、令和６年度から令和８年度までです。"
        )
    )
    assert told(context) == {"第３次三島市健康増進計画": (2024, 2026, "")}


def test_a_title_that_has_the_town_keeps_it_where_it_stands() -> None:
    """The text may say the town once more before a title that has it behind its number."""
    context = plan_context(
        document(
            "# 第３次三島市健康増進計画",
            "三島市",
            "三島市第３次三島市健康増進計画の期間は、令和６年度から８年度までです。",
        )
    )
    assert list(told(context)) == ["第３次三島市健康増進計画"]


def test_a_plan_is_related_to_the_one_that_it_carries_out() -> None:
    """○○大綱 is another plan than ○○大綱実施計画, on which it says to rest; other parts of the title are not."""
    own = "第３次すみれ市行政改革大綱実施計画"
    reading = read(
        paragraph("本計画は、「第３次すみれ市行政改革大綱」に基づき、「行政改革大綱実施計画」を定めるものです。"),
        title=own,
    )
    assert [(f.about, f.related.title) for f in of(reading, Relation)] == [
        (reading.plans[0], "第３次すみれ市行政改革大綱")
    ]


def test_a_title_with_another_name_in_brackets_below_it() -> None:
    """What is said of the plan that a line in brackets or dashes below the title names is said of the own plan."""
    lines = (("みしまっ子応援プラン", 34.0), ("（第３期三島市こども計画）", 18.0))
    blocks, y = [], 50.0
    for words, size in lines:
        blocks.append(Passage(Text((Line(words, words, Place(1, (50, y, 50 + size * len(words), y + size)), size),))))
        y += size * 1.5
    blocks += [
        paragraph("第３期三島市こども計画の期間は、令和７年度から令和11年度までとします。"),
        paragraph("現行の第２期三島市こども計画（令和２年度～令和６年度）の成果と課題をまとめました。"),
    ]
    context = plan_context(Document("0" * 64, "a.pdf", (Page(1, 595, 842), Page(2, 595, 842)), tuple(blocks)))
    assert told(context) == {
        "みしまっ子応援プラン": (2025, 2029, "第２期三島市こども計画"),
        "第２期三島市こども計画": (2020, 2024, ""),
    }


@pytest.mark.parametrize(
    "words",
    [
        "令和６年度から令和８年度までを重点取組期間とし、集中して取り組みます。",
        "計画期間を前期（令和６年度～令和８年度）と後期（令和９年度～令和10年度）に分けて進めます。",
        "当初の計画期間は令和３年度から令和７年度まででしたが、令和６年度から令和10年度までに変更しました。",
    ],
)
def test_years_that_are_only_part_of_the_period(words: str) -> None:
    """Years of special effort, the first of two halves, and what was planned at first are not the plan's period."""
    context = plan_context(
        document("# 三島市文化プラン", words, "計画期間は、令和６年度から令和10年度までの５年間です。")
    )
    assert told(context) == {"三島市文化プラン": (2024, 2028, "")}


@pytest.mark.parametrize(
    "rows",
    [
        [["事業名", "期間"], ["展示会", "令和６年度～令和７年度"], ["講座", "令和６年度～令和10年度"]],
        [["事業名", "展示会"], ["実施期間", "令和６年度～令和８年度"]],
    ],
)
def test_years_of_work_in_tables_are_not_the_plan_s(rows: list[list[str]]) -> None:
    """The years of a project, in a column of many or beside a label of its card, are not those of the plan."""
    reading = read(table(rows), paragraph("計画期間は、令和６年度から令和10年度までの５年間です。"))
    assert {(e.start, e.end) for e in of(reading, PlanEntry) if e.start} == {(2024, 2028)}


def test_names_that_the_text_calls_plans_are_plans() -> None:
    """「…」は…計画です, 前計画である「…」 and 次期計画である「…」 tell plans whatever their names end with; a report whose title
    begins with one is of that plan, between the two others.
    """
    context = plan_context(
        document(
            "# すこやか三島２１（第二次）最終評価",
            "令和６年３月　三島市健康課",
            "「すこやか三島２１（第二次）」は、健康増進法に基づく計画です。前計画である「すこやか三島２１」（平成16年度～平成25年度）に続くもので、"
            "計画期間は平成26年度から令和５年度までの10年間です。",
            "次期計画である「すこやか三島２１（第三次）」（令和６年度～令和17年度）に反映するため、評価を行いました。",
        )
    )
    assert context.plan.title == "すこやか三島２１（第二次）"
    assert told(context) == {
        "すこやか三島２１": (2004, 2013, ""),
        "すこやか三島２１（第二次）": (2014, 2023, "すこやか三島２１"),
        "すこやか三島２１（第三次）": (2024, 2035, "すこやか三島２１（第二次）"),
    }
    assert [plan.title for plan in context.plans] == ["すこやか三島２１（第二次）", "すこやか三島２１（第三次）"]


def test_the_town_above_a_title_belongs_to_it_where_another_edition_is_named_with_it() -> None:
    """A title below the town's name is one with it, where the text names the edition before with the town."""
    before = "「三島市高齢者福祉計画・第８期介護保険事業計画」（令和３年度～令和５年度）に続く計画です。"
    cover = ("## 三島市", "# 高齢者福祉計画・第９期介護保険事業計画", "令和６年度～令和８年度")
    context = plan_context(document(*cover, before))
    assert told(context) == {
        "三島市高齢者福祉計画・第８期介護保険事業計画": (2021, 2023, ""),
        "三島市高齢者福祉計画・第９期介護保険事業計画": (2024, 2026, "三島市高齢者福祉計画・第８期介護保険事業計画"),
    }
    context = plan_context(document(*cover[1:], cover[0], before))
    assert context.plan.title == "高齢者福祉計画・第９期介護保険事業計画"


def test_the_unit_and_the_town_below_the_title_of_a_list_and_the_part_that_it_shows_are_no_title() -> None:
    """（単位：千円） and the town below a title belong to the table; a part in brackets stays where no other part follows."""
    title = "令和７年度予算　主要事業一覧表"
    first = (f"# {title}（一般会計）", "# 三島市", "# （単位：千円）")
    assert plan_context(document(*first)).plan.title == f"{title}（一般会計）"
    assert plan_context(document(*first, f"## {title}（特別会計）")).plan.title == title


def test_a_plan_named_along_the_heads_of_all_pages_is_the_documents() -> None:
    """A part of a plan without a cover prints the plan's title at the head of its pages, beside the chapter's."""
    lines = [
        Line(words, words, Place(page, (x, 20, x + 200, 30)), 8.0)
        for page in (1, 2)
        for x, words in ((50, "第４章　緑を育てる方針"), (300, "第２期みどり市緑のまちづくり計画"), (280, str(page)))
    ]
    part = document("第４章　緑を育てる方針", "◆緑化組織の育成【公園課】", "本章は取組を示す。")
    pages = (Page(1, 595, 842), Page(2, 595, 842))
    assert plan_context(msgspec.structs.replace(part, pages=pages, furniture=tuple(lines))).plan.title == (
        "第２期みどり市緑のまちづくり計画"
    )
    assert plan_context(msgspec.structs.replace(part, pages=pages, furniture=tuple(lines[:3]))).plan.title != (
        "第２期みどり市緑のまちづくり計画"
    )


def test_layers_of_one_plan_are_not_related_to_each_other() -> None:
    """The 基本計画 whose measures an 実施計画 carries out is no other plan: both are layers of one 総合計画."""
    said = "実施計画は、第２次すみれ市総合計画基本計画（令和４年度～令和１３年度）に掲げた施策の事業費を示すものです。"
    assert not of(read(paragraph(said), title="第２次すみれ市総合計画実施計画"), Relation)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("すみれ市　第６次すみれ市総合計画（令和３年度～令和12年度）", "第６次すみれ市総合計画"),
        ("すみれ市　環境部の事業", "事務事業評価表"),
    ],
)
def test_a_running_head_tells_the_plan_that_a_paper_is_about(head: str, title: str) -> None:
    """The title of an evaluation names no plan, but each page has that of the plan and its years at its top."""
    line = Line(head, head, Place(1, (50, 20, 300, 29)), 9.0)
    cover = Passage(Text((Line("事務事業評価表", "事務事業評価表", Place(1, (50, 50, 400, 74)), 24.0),)))
    document = Document("0" * 64, "a.pdf", (Page(1, 595, 842),), (cover, paragraph("目的を示す。")), furniture=(line,))
    assert plan_context(document).plan.title == title
