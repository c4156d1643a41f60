"""Tell the week: the figures against the week before, who moved most, and what was decided."""

from __future__ import annotations

from agent.compose.morning_brief import moved
from agent.compose.page import Page, Section
from tools.kpi import KpiRow
from tools.weekly_summary import WeeklySummaryResult


def write(result: WeeklySummaryResult, page: Page) -> Section:
    """Write the section of the week."""
    lines = [page.say("week_head", start=result.start, end=result.end)]
    for one in result.moves:
        metric, said = page.say(f"metric_{one.metric}"), moved(one, page)
        code = "week_figure_moved" if said else "week_figure"
        lines.append(page.say(code, metric=metric, value=one.value, moved=said))
    lines += _row("week_best", result.best, page) + _row("week_worst", result.worst, page)
    for one in result.products:
        lines.append(
            page.say(f"week_product_{one.direction}", product=one.name, amount=page.without_sign(one.amount))
        )
    lines.append(page.say("week_prices", changed=result.changed, waiting=result.waiting))
    choices = (page.choice("ask_approvals"),) if page.number(result.waiting) else ()
    return Section(tuple(lines), (*choices, page.choice("ask_actions")), asked=len(lines))


def _row(code: str, row: KpiRow | None, page: Page) -> list[str]:
    if row is None or row.values[0].change is None:
        return []
    return [page.say(code, store=row.keys[0], amount=page.without_sign(row.values[0].change))]
