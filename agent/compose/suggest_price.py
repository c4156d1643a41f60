"""Tell a price: what to set, why, and which limit decided it."""

from __future__ import annotations

from agent.compose.page import Page, Section
from tools.guardrail_check import GuardrailCheck
from tools.suggest_price import SuggestPriceResult


def write(result: SuggestPriceResult, page: Page) -> Section:
    """Write the section of a price suggestion."""
    lines = [
        page.say(
            f"price_{result.action}",
            product=result.product,
            store=result.store,
            price=result.recommended_price,
            current=result.current_price,
            change=page.without_sign(result.change_pct),
        ),
        *_week(result, page),
        _reason(result, page),
        *_market(result, page),
        *_limits(result, page),
        _margin(result, page),
    ]
    if result.mrp is not None and result.mrp.value is not None:
        lines.append(page.say("price_mrp", mrp=result.mrp))
    return Section(tuple(lines[: page.lines]))


def _week(result: SuggestPriceResult, page: Page) -> list[str]:
    """Tell what a week brings, where it is known how buyers react."""
    now, new = result.now, result.proposed
    if now is None or now.profit is None:
        return []
    if new is None or new.profit_from is None or new.units_from is None:
        return [page.say("price_week_now", units=now.units, profit=now.profit)]
    return [
        page.say(
            "price_week",
            units=now.units,
            units_low=new.units_from,
            units_high=new.units_to,
            profit=now.profit,
            profit_low=new.profit_from,
            profit_high=new.profit_to,
        )
    ]


def _reason(result: SuggestPriceResult, page: Page) -> str:
    """Say why the price is what it is; a gain with its range."""
    code = f"price_reason_{result.reason}"
    if result.reason in {"best_profit", "best_revenue", "clears_stock"}:
        return page.say(code, low=result.gain_low, high=result.gain_high)
    return page.say(code)


def _market(result: SuggestPriceResult, page: Page) -> list[str]:
    low, high, count = result.competitor_low, result.competitor_high, result.competitor_count
    if low is None or high is None or count is None:
        return []
    if low.value == high.value:
        return [page.say("price_competitors_one", n=page.number(count), count=count, low=low)]
    return [page.say("price_competitors", count=count, low=low, high=high)]


def _limits(result: SuggestPriceResult, page: Page) -> list[str]:
    return [_limit(check, page) for check in result.guardrails if check.binding][:2]


def _limit(check: GuardrailCheck, page: Page) -> str:
    name = page.say(f"guardrail_{check.name}")
    if check.limit is None or check.limit.value is None:
        return page.say("price_limit_plain", name=name)
    return page.say("price_limit", name=name, limit=check.limit)


def _margin(result: SuggestPriceResult, page: Page) -> str:
    if result.action == "hold":
        return page.say("price_margin_hold", margin=result.margin_pct, floor=result.min_margin_pct)
    return page.say(
        "price_margin",
        margin=result.margin_pct,
        current=result.current_margin_pct,
        floor=result.min_margin_pct,
    )
