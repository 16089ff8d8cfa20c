"""How the pages say things: Japanese words for what the graph keeps as codes, years as people write them."""

from query.plans import Plan

KINDS = {
    "continued": "継続",
    "renamed": "改称",
    "merged": "統合",
    "split": "分割",
    "reorganised": "再編",
    "ended": "終了",
    "created": "新規",
}
KIND_MEANINGS = {
    "continued": "同じ事業として次の計画へ",
    "renamed": "名前を変えて次の計画へ",
    "merged": "いくつかが一つに",
    "split": "一つがいくつかに",
    "reorganised": "いくつかがいくつかに",
    "ended": "次の計画へ続かない",
    "created": "前の計画にない",
}
ROLES = {"lead": "所管", "promote": "推進", "implement": "実施", "related": "関係"}
VALUE_ROLES = {"baseline": "基準値", "target": "目標値", "actual": "実績値"}
STATEMENTS = {
    "purpose": "目的・概要",
    "state": "現状",
    "issue": "課題",
    "vision": "めざす姿",
    "action": "取組の内容",
    "target": "目標",
    "result": "取組の実績",
    "opinion": "意見",
    "outlook": "今後の方向性",
    "reason": "理由・備考",
}
INDICATOR_KINDS = {"outcome": "成果指標", "output": "活動指標"}
AMOUNTS = {
    "initial": "当初予算",
    "before": "補正前",
    "change": "補正額",
    "after": "補正後",
    "limit": "限度額",
    "settled": "決算額",
    "reduction": "減額",
}
FACTS = {
    "PlanEntry": "計画の記載",
    "Placement": "施策の記載",
    "Responsibility": "担当課",
    "Observation": "指標の値",
    "Evaluation": "評価",
    "ScheduleItem": "工程",
    "Statement": "本文",
    "Figure": "文中の数値",
    "Budget": "予算",
    "Relation": "関連する計画",
    "Succession": "継承",
    "Finding": "読み取れなかったもの",
}
STATUSES = {"stated": "文書に明記", "inferred": "推定", "confirmed": "推定（確認済み）", "rejected": "否定"}
ERAS = ((2019, "令和"), (1989, "平成"), (1926, "昭和"))  # the first year of each, newest first


def era(year: int) -> str:
    """A year in the Japanese calendar, of its April: 2023 is 令和5, 2019 令和元."""
    for first, name in ERAS:
        if year >= first:
            return f"{name}{'元' if year == first else year - first + 1}"
    return f"西暦{year}"


def fiscal_year(year: int | None) -> str:
    """A fiscal year as people write it: 令和5年度（2023）; "年度の記載なし" where there is none."""
    return f"{era(year)}年度（{year}）" if year is not None else "年度の記載なし"


def period(plan: Plan) -> str:
    """A plan's years: 令和3年度（2021）〜令和7年度（2025）; "" where no document says any."""
    if plan.start is None and plan.end is None:
        return ""
    if plan.start == plan.end:
        return fiscal_year(plan.start)
    start, end = (fiscal_year(year) if year is not None else "" for year in (plan.start, plan.end))
    return f"{start}〜{end}"


def short_period(plan: Plan) -> str:
    """A plan's years in western numbers: 2021〜2025."""
    if plan.start is None and plan.end is None:
        return ""
    return f"{plan.start or ''}〜{plan.end or ''}" if plan.start != plan.end else f"{plan.start}"


def grouped(number: str | int) -> str:
    """A plain number with commas: 1234567.5 is 1,234,567.5; text that is no number stays as it is."""
    text = str(number)
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isascii() and whole.lstrip("-").isdigit() else text


FILTERS = {
    "fiscal_year": fiscal_year,
    "era": era,
    "period": period,
    "short_period": short_period,
    "grouped": grouped,
}
TABLES = {
    "KINDS": KINDS,
    "KIND_MEANINGS": KIND_MEANINGS,
    "ROLES": ROLES,
    "VALUE_ROLES": VALUE_ROLES,
    "STATEMENTS": STATEMENTS,
    "INDICATOR_KINDS": INDICATOR_KINDS,
    "AMOUNTS": AMOUNTS,
    "FACTS": FACTS,
    "STATUSES": STATUSES,
}
