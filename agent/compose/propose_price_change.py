"""Tell a price change: what it was and is, what it should bring, and who must agree."""

from __future__ import annotations

from agent.compose.page import Page, Section
from tools.propose_price_change import ProposePriceChangeResult


def write(result: ProposePriceChangeResult, page: Page) -> Section:
    """Write the section of a change that is made, or waits."""
    return Section(tuple(done_lines(result, page)[: page.lines]))


def write_preview(result: ProposePriceChangeResult, page: Page) -> Section:
    """Write what the change would do."""
    told = result.simulation
    lines = [page.say("price_change_title", product=told.product, store=told.store)]
    if result.undoes is not None:
        lines.append(page.say("price_change_undoes"))
    return Section((*lines, *effect_lines(result, page)))


def effect_lines(result: ProposePriceChangeResult, page: Page) -> list[str]:
    """Return what the new price is, what it should bring, and which limits it breaks."""
    told = result.simulation
    lines: list[str] = []
    code = "price_change_up" if told.direction == "raise" else "price_change_down"
    lines.append(
        page.say(
            code, current=told.current_price, price=told.price, change=page.without_sign(told.change_pct)
        )
    )
    now, new = told.now, told.proposed
    if now is not None and new is not None:
        lines.append(
            page.say(
                "price_change_units", days=told.days, now=now.units, low=new.units_from, high=new.units_to
            )
        )
        if now.profit is not None and new.profit_from is not None:
            lines.append(page.say("simulate_profit", now=now.profit, low=new.profit_from, high=new.profit_to))
    return lines + needs_lines(result, page)


def done_lines(result: ProposePriceChangeResult, page: Page) -> list[str]:
    """Return what was done, and where it waits, why."""
    told = result.simulation
    line = page.say(
        f"price_change_{result.status}",
        product=told.product,
        store=told.store,
        current=told.current_price,
        price=told.price,
    )
    again = [page.say("price_change_repeated")] if result.repeated else []
    return [line, *again, *needs_lines(result, page)]


def needs_lines(result: ProposePriceChangeResult, page: Page) -> list[str]:
    """Say which limits the change breaks."""
    lines: list[str] = []
    if "change_limit" in result.needs:
        lines.append(page.say("price_change_needs_change", limit=result.limit_pct))
    if "revenue_limit" in result.needs:
        lines.append(
            page.say("price_change_needs_revenue", moved=result.revenue_moved, limit=result.limit_revenue)
        )
    broken = [check for check in result.simulation.guardrails if not check.passed]
    lines += [
        page.say("simulate_broken", name=page.say(f"guardrail_{check.name}"), limit=check.limit)
        for check in broken
    ][:2]
    return lines
