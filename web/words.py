"""How the pages say things: words for what the graph keeps as codes, years as people write them, in both languages."""

from datetime import datetime

from flask_babel import gettext, lazy_gettext

from query.plans import Plan
from web.languages import language

KINDS = {
    "continued": lazy_gettext("継続"),
    "renamed": lazy_gettext("改称"),
    "merged": lazy_gettext("統合"),
    "split": lazy_gettext("分割"),
    "reorganised": lazy_gettext("再編"),
    "ended": lazy_gettext("終了"),
    "created": lazy_gettext("新規"),
}
KIND_MEANINGS = {
    "continued": lazy_gettext("同じ事業として次の計画へ"),
    "renamed": lazy_gettext("名前を変えて次の計画へ"),
    "merged": lazy_gettext("いくつかが一つに"),
    "split": lazy_gettext("一つがいくつかに"),
    "reorganised": lazy_gettext("いくつかがいくつかに"),
    "ended": lazy_gettext("次の計画へ続かない"),
    "created": lazy_gettext("前の計画にない"),
}
ROLES = {
    "lead": lazy_gettext("所管"),
    "promote": lazy_gettext("推進"),
    "implement": lazy_gettext("実施"),
    "related": lazy_gettext("関係"),
}
VALUE_ROLES = {
    "baseline": lazy_gettext("基準値"),
    "target": lazy_gettext("目標値"),
    "actual": lazy_gettext("実績値"),
}
STATEMENTS = {
    "purpose": lazy_gettext("目的・概要"),
    "state": lazy_gettext("現状"),
    "issue": lazy_gettext("課題"),
    "vision": lazy_gettext("めざす姿"),
    "action": lazy_gettext("取組の内容"),
    "target": lazy_gettext("目標"),
    "result": lazy_gettext("取組の実績"),
    "opinion": lazy_gettext("意見"),
    "outlook": lazy_gettext("今後の方向性"),
    "reason": lazy_gettext("理由・備考"),
}
INDICATOR_KINDS = {"outcome": lazy_gettext("成果指標"), "output": lazy_gettext("活動指標")}
AMOUNTS = {
    "initial": lazy_gettext("当初予算"),
    "before": lazy_gettext("補正前"),
    "change": lazy_gettext("補正額"),
    "after": lazy_gettext("補正後"),
    "limit": lazy_gettext("限度額"),
    "settled": lazy_gettext("決算額"),
    "reduction": lazy_gettext("減額"),
}
FACTS = {
    "PlanEntry": lazy_gettext("計画の記載"),
    "Placement": lazy_gettext("施策の記載"),
    "Responsibility": lazy_gettext("担当課"),
    "Observation": lazy_gettext("指標の値"),
    "Evaluation": lazy_gettext("評価"),
    "ScheduleItem": lazy_gettext("工程"),
    "Statement": lazy_gettext("本文"),
    "Figure": lazy_gettext("文中の数値"),
    "Budget": lazy_gettext("予算"),
    "Relation": lazy_gettext("関連する計画"),
    "Succession": lazy_gettext("継承"),
    "Finding": lazy_gettext("読み取れなかったもの"),
}
STATUSES = {
    "stated": lazy_gettext("文書に明記"),
    "inferred": lazy_gettext("推定"),
    "confirmed": lazy_gettext("推定（確認済み）"),
    "rejected": lazy_gettext("否定"),
}
CODES = {  # by the property that has one of them
    "valueRole": VALUE_ROLES,
    "role": ROLES,
    "statementKind": STATEMENTS,
    "amountKind": AMOUNTS,
    "successionKind": KINDS,
}
CAUSES = {  # why a document could not be read
    "file": lazy_gettext("ファイルを開けません。PDF ではないか、空のファイルです。"),
    "locked": lazy_gettext("パスワードなどで保護されています。保護を外して保存し直したものを加えてください。"),
    "damaged": lazy_gettext("壊れているか、途中で切れています。もう一度入手してください。"),
    "pages": lazy_gettext("ページがないか、多すぎます。"),
    "time": lazy_gettext("時間がかかりすぎたため、途中でやめました。"),
    "memory": lazy_gettext("必要なメモリーが上限を超えたため、途中でやめました。"),
    "mistake": lazy_gettext("プログラムの誤りで、最後まで読めませんでした。"),
    "crash": lazy_gettext("読み取るプログラムが途中で止まりました。"),
}
VERDICTS = {
    "accept": lazy_gettext("つながっている"),
    "reject": lazy_gettext("つながっていない"),
    "same": lazy_gettext("同じもの"),
    "different": lazy_gettext("別のもの"),
    "correct": lazy_gettext("訂正"),
    "uphold": lazy_gettext("指摘のとおり"),
    "dismiss": lazy_gettext("指摘は当たらない"),
}
FAMILIES = {
    "plans": lazy_gettext("計画の名前・期間・前の計画"),
    "measures": lazy_gettext("施策の番号・名前・体系での位置"),
    "departments": lazy_gettext("担当課とその役割"),
    "observations": lazy_gettext("指標の値"),
    "evaluations": lazy_gettext("評価"),
    "schedules": lazy_gettext("工程の棒"),
    "successions": lazy_gettext("継承（古い・新しい・種類）"),
    "budgets": lazy_gettext("予算"),
    "relations": lazy_gettext("関連する計画や法律"),
    "statements": lazy_gettext("目的・課題・取組などの本文"),
    "figures": lazy_gettext("文中や図の数値"),
    "department_changes": lazy_gettext("課の改組"),
}
ERAS = ((2019, "令和", "Reiwa"), (1989, "平成", "Heisei"), (1926, "昭和", "Showa"))  # first year of each, newest first


def era(year: int) -> str:
    """A year in the Japanese calendar, of its April: 2023 is 令和5 (Reiwa 5), 2019 令和元 (Reiwa 1)."""
    for first, name, english in ERAS:
        if year >= first:
            count = year - first + 1
            return f"{english} {count}" if language() == "en" else f"{name}{'元' if count == 1 else count}"
    return str(year) if language() == "en" else f"西暦{year}"


def fiscal_year(year: int | None) -> str:
    """A fiscal year as people write it: 令和5年度（2023）, FY2023 (Reiwa 5)."""
    if year is None:
        return str(gettext("年度の記載なし"))
    return f"FY{year} ({era(year)})" if language() == "en" else f"{era(year)}年度（{year}）"


def era_year(year: int | None) -> str:
    """The upper line over a column of a year: 令和5年度, Reiwa 5; the western year stands below it."""
    if year is None:
        return str(gettext("年度なし"))
    return era(year) if language() == "en" else f"{era(year)}年度"


def period(plan: Plan) -> str:
    """A plan's years: 令和3年度（2021）〜令和7年度（2025）; "" where no document says any."""
    if plan.start is None and plan.end is None:
        return ""
    if plan.start == plan.end:
        return fiscal_year(plan.start)
    start, end = (fiscal_year(year) if year is not None else "" for year in (plan.start, plan.end))
    return f"{start}{'–' if language() == 'en' else '〜'}{end}"


def short_period(plan: Plan) -> str:
    """A plan's years in western numbers: 2021〜2025."""
    if plan.start is None and plan.end is None:
        return ""
    return f"{plan.start or ''}〜{plan.end or ''}" if plan.start != plan.end else f"{plan.start}"


def plan_years(plan: Plan) -> str:
    """A plan's years in western numbers with the word for it: 2021〜2025年度, FY2021–2025; "" where none is known."""
    years = short_period(plan)
    if not years:
        return ""
    return f"FY{years.replace('〜', '–')}" if language() == "en" else f"{years}年度"


def day(moment: datetime) -> str:
    """A day as people write it: 2026年11月29日, 29 November 2026."""
    return moment.strftime("%-d %B %Y") if language() == "en" else f"{moment.year}年{moment.month}月{moment.day}日"


def listed(names: list[str]) -> str:
    """Names one after the other: 子育て課、学校課."""
    return (", " if language() == "en" else "、").join(names)


def grouped(number: str | int) -> str:
    """A plain number with commas: 1234567.5 is 1,234,567.5; text that is no number stays as it is."""
    text = str(number)
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isascii() and whole.lstrip("-").isdigit() else text


FILTERS = {
    "fiscal_year": fiscal_year,
    "era_year": era_year,
    "period": period,
    "short_period": short_period,
    "plan_years": plan_years,
    "day": day,
    "listed": listed,
    "grouped": grouped,
}
REASONS = {
    "same": lazy_gettext("名前が一致"),
    "begins": lazy_gettext("名前の先頭が一致"),
    "inside": lazy_gettext("名前に含まれる"),
    "words": lazy_gettext("同じ意味の言葉が一致"),
    "sound": lazy_gettext("読みが一致"),
    "near": lazy_gettext("名前が近い"),
}
EXPORTS = {
    "xlsx": ("Excel", lazy_gettext("事実の種類ごとの表を、一つのブックに。")),
    "zip": ("CSV", lazy_gettext("同じ表を CSV で（ZIP、datapackage.json つき）。Excel でも開けます。")),
    "nq": ("N-Quads", lazy_gettext("グラフそのもの（RDF）。")),
    "trig": ("TriG", lazy_gettext("グラフそのもの（RDF）を、人にも読める形で。")),
    "jsonld": ("JSON-LD", lazy_gettext("グラフそのもの（RDF）を、JSON で。")),
    "graphml": ("GraphML", lazy_gettext("施策と継承のネットワーク。yEd、Cytoscape、igraph などに。")),
    "gexf": ("GEXF", lazy_gettext("施策と継承のネットワーク。Gephi に。")),
    "anno": ("Web Annotation", lazy_gettext("根拠となるページの箇所（JSON-LD）。")),
    "stratml": ("StratML", lazy_gettext("計画の標準形式 StratML Part 2（XML）。")),
    "dump": (lazy_gettext("まとめ"), lazy_gettext("以上の全部とライセンスの覚え書きを、日付つきの一つの ZIP に。")),
}
TABLES = {
    "FAMILIES": FAMILIES,
    "EXPORTS": EXPORTS,
    "REASONS": REASONS,
    "KINDS": KINDS,
    "KIND_MEANINGS": KIND_MEANINGS,
    "ROLES": ROLES,
    "VALUE_ROLES": VALUE_ROLES,
    "STATEMENTS": STATEMENTS,
    "INDICATOR_KINDS": INDICATOR_KINDS,
    "AMOUNTS": AMOUNTS,
    "CAUSES": CAUSES,
    "CODES": CODES,
    "FACTS": FACTS,
    "STATUSES": STATUSES,
    "VERDICTS": VERDICTS,
}
