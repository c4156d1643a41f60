"""Tell a price: what to set, why, and which limit decided it."""

from __future__ import annotations

from agent.compose.page import Page, Section
from tools.suggest_price import GuardrailCheck, SuggestPriceResult


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
        *_market(result, page),
        page.say(f"price_reason_{result.reason}"),
        *_limits(result, page),
        _margin(result, page),
    ]
    if result.mrp is not None and result.mrp.value is not None:
        lines.append(page.say("price_mrp", mrp=result.mrp))
    return Section(tuple(lines[: page.lines]))


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
