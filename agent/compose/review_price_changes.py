"""Tell what became of price changes: one line each, and of one alone the figures as well."""

from __future__ import annotations

from decimal import Decimal

from agent.compose.page import Page, Section
from core.fact import Fact
from core.message import Choice
from tools.price_review import ReviewedChange, ReviewPriceChangesResult


def write(result: ReviewPriceChangesResult, page: Page) -> Section:
    """Write the section of past price changes."""
    if page.arguments.get("mine_to_undo"):
        return _to_undo(result, page)
    if not result.lines:
        return Section((page.say("review_none", place=page.place),))
    if len(result.series) == 1:
        return Section(
            tuple(_alone(result.lines[0], page)[: page.lines]), tuple(_undo(result.lines[0], page))
        )
    lines = [page.say("review_head", n=page.number(result.count), count=result.count, place=page.place)]
    for one in result.lines:
        lines += [_what(one, page), _became(one, page)]
    return Section(tuple(lines[: max(page.lines, 1)]))


def _to_undo(result: ReviewPriceChangesResult, page: Page) -> Section:
    """Offer the person's own changes that are in force, each with a button that takes it back."""
    if not result.lines:
        return Section((page.say("undo_none", place=page.place),))
    head = page.say("undo_head", n=page.number(result.count))
    lines = (head, *(_what(one, page) for one in result.lines))
    return Section(lines, tuple(_undo_one(one, page) for one in result.lines))


def _undo_one(one: ReviewedChange, page: Page) -> Choice:
    label = page.say("undo_one", product=one.product, store=one.store)
    return Choice(
        label=label, message=page.to_planner.say("undo_price", product=one.product, store=one.store)
    )


def _alone(one: ReviewedChange, page: Page) -> list[str]:
    lines = [_what(one, page), _became(one, page)]
    if one.state != "measured":
        return lines + _expected(one, page)
    if one.profit is not None:
        lines.append(_range("review_profit", one.profit_low, one.profit_high, page))
    lines += _expected(one, page)
    lines.append(
        page.say("review_controls", n=page.number(one.controls), count=one.controls)
        if one.controls is not None
        else page.say("review_forecast")
    )
    if not one.final:
        lines.append(page.say("review_goes_on"))
    return lines


def _what(one: ReviewedChange, page: Page) -> str:
    return page.say(
        "review_back" if one.taken_back else "review_change",
        product=one.product,
        store=one.store,
        current=one.price_before,
        price=one.price,
        day=one.changed_on,
        who=one.asked_by,
    )


def _became(one: ReviewedChange, page: Page) -> str:
    """Say how it stands, and of a measured one its verdict and the units."""
    if one.state == "too_early":
        return page.say("review_too_early", n=page.number(_known(one.days_missing)), days=one.days_missing)
    if one.state != "measured":
        return page.say(f"review_{one.state}")
    units = _range("review_units", one.units_low, one.units_high, page, days=one.days)
    return page.say(f"review_{one.verdict}_{'profit' if one.profit is not None else 'units'}", units=units)


def _expected(one: ReviewedChange, page: Page) -> list[str]:
    if one.expected_units_low is None:
        return []
    return [_range("review_expected", one.expected_units_low, one.expected_units_high, page)]


def _range(code: str, low: Fact | None, high: Fact | None, page: Page, **more: Fact | None) -> str:
    """Say a range of changes in words: up, down, or from down to up."""
    lowest, highest = _known(low), _known(high)
    way = "up" if _sign(lowest) >= 0 else "down" if _sign(highest) <= 0 else "both"
    least, most = (lowest, highest) if way != "down" else (highest, lowest)
    return page.say(f"{code}_{way}", low=page.without_sign(least), high=page.without_sign(most), **more)


def _sign(fact: Fact) -> Decimal:
    return Decimal(str(fact.value))


def _known(fact: Fact | None) -> Fact:
    assert fact is not None  # noqa: S101 - a result with one end of a range has the other
    return fact


def _undo(one: ReviewedChange, page: Page) -> list[Choice]:
    if one.verdict != "hurt" or one.taken_back:
        return []
    return [page.choice("undo_price", product=one.product, store=one.store)]
