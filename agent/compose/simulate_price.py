"""Tell a what-if of a price: both prices side by side, then the advice and why."""

from __future__ import annotations

from decimal import Decimal

from agent.compose.page import Page, Section
from core.message import Choice
from tools.guardrail_check import GuardrailCheck
from tools.simulate_price import SimulatePriceResult


def write(result: SimulatePriceResult, page: Page) -> Section:
    """Write the section of a simulated price."""
    if result.verdict == "above_mrp" and result.mrp is not None:
        line = page.say(
            "simulate_above_mrp",
            product=result.product,
            store=result.store,
            price=result.price,
            mrp=result.mrp,
        )
        return Section((line,), (_better(result, page),))
    effects, advice = _effects(result, page), _advice(result, page)
    if page.reasons:
        lines = [_header(result, page), *effects, *_basis(result, page)]
        return Section(tuple(lines), (_better(result, page),), asked=len(lines))
    if page.lines <= len(effects) + 1:  # one of several prices: its advice must not be cut off
        effects, advice = [" ".join([*effects, *advice[:1]])], advice[1:]
    lines = [_header(result, page), *effects, *advice, *_stock(result, page)]
    return Section(tuple(lines[: page.lines]), (_better(result, page),))


def _better(result: SimulatePriceResult, page: Page) -> Choice:
    return page.choice("ask_better_price", product=result.product, store=result.store)


def _header(result: SimulatePriceResult, page: Page) -> str:
    return page.say(
        f"simulate_{result.direction}",
        product=result.product,
        store=result.store,
        change=page.without_sign(result.change_pct),
        current=result.current_price,
        price=result.price,
        days=result.days,
    )


def _effects(result: SimulatePriceResult, page: Page) -> list[str]:
    now, new = result.now, result.proposed
    if now is None or new is None:
        return _break_even(result, page)
    lines = [page.say("simulate_units", now=now.units, low=new.units_from, high=new.units_to)]
    if now.profit is None or new.profit_from is None:
        return [
            *lines,
            page.say("simulate_revenue", now=now.revenue, low=new.revenue_from, high=new.revenue_to),
        ]
    return [*lines, page.say("simulate_profit", now=now.profit, low=new.profit_from, high=new.profit_to)]


def _break_even(result: SimulatePriceResult, page: Page) -> list[str]:
    change = result.break_even_pct
    if change is None or not change.value:
        return []
    more = Decimal(str(change.value)) > 0
    return [page.say(f"simulate_break_even_{'more' if more else 'less'}", change=page.without_sign(change))]


def _basis(result: SimulatePriceResult, page: Page) -> list[str]:
    """Tell what the advice rests on: what a piece earns, and what it takes to earn as much as now."""
    lines: list[str] = []
    if result.margin_pct is not None and result.current_margin_pct is not None:
        lines.append(page.say("simulate_margin", current=result.current_margin_pct, margin=result.margin_pct))
    if result.now is not None:  # else it is among the effects
        lines += _break_even(result, page)
    return lines + [_broken(check, page) for check in result.guardrails if not check.passed][:1]


def _advice(result: SimulatePriceResult, page: Page) -> list[str]:
    broken = [check for check in result.guardrails if not check.passed]
    lines: list[str] = []
    if result.verdict == "gain":
        lines.append(page.say("simulate_gain_but" if broken else "simulate_gain"))
    elif result.verdict == "loss":
        lines.append(page.say(f"simulate_loss_{result.direction}"))
    elif result.verdict == "unclear" and result.direction != "same":
        lines.append(page.say("simulate_unclear"))
    return lines + [_broken(check, page) for check in broken[:1]]


def _broken(check: GuardrailCheck, page: Page) -> str:
    return page.say("simulate_broken", name=page.say(f"guardrail_{check.name}"), limit=check.limit)


def _stock(result: SimulatePriceResult, page: Page) -> list[str]:
    now = result.now.empty_on if result.now else None
    new = result.proposed.empty_on if result.proposed else None
    if new is None:
        return [] if now is None else [page.say("simulate_empty_now", day=now)]
    if now is None or now.value == new.value:
        return [page.say("simulate_empty", day=new)]
    return [page.say("simulate_empty_both", day=new, now=now)]
