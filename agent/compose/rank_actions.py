"""Tell what to do first: one line an action, and a button for each."""

from __future__ import annotations

from decimal import Decimal

from agent.compose.page import Page, Section
from core.message import Choice
from tools.rank_actions import RankActionsResult, RankedAction

_ACCEPT = ("accept_first", "accept_second")
_MOST_WAITING = 2


def write(result: RankActionsResult, page: Page) -> Section:
    """Write the section of the best actions."""
    lines = (
        [page.say("rank_head", place=page.place, total=result.total)]
        if result.actions
        else [page.say("rank_none", place=page.place)]
    )
    lines += [action_line(action, page) for action in result.actions]
    lines += [
        page.say(
            "waiting_change",
            product=change.product,
            store=change.store,
            current=change.price_before,
            price=change.price,
        )
        for change in result.waiting[:_MOST_WAITING]
    ]
    return Section(tuple(lines[: page.lines]), tuple(_choices(result, page)))


def action_line(action: RankedAction, page: Page) -> str:
    """Return what to do and what it is worth, in one line."""
    return page.say(
        f"rank_{_code(action)}",
        product=action.product,
        store=action.store,
        other=action.other_store,
        units=action.quantity,
        price=action.price,
        current=action.price_now,
        day=action.valid_until,
        worth=action.worth,
    )


def _code(action: RankedAction) -> str:
    if action.kind != "price" or action.price is None or action.price_now is None:
        return action.kind
    lower = Decimal(str(action.price.value)) < Decimal(str(action.price_now.value))
    return "price_lower" if lower else "price_raise"


def _choices(result: RankActionsResult, page: Page) -> list[Choice]:
    waiting = [page.choice("accept_change", id=change.reference) for change in result.waiting[:1]]
    return waiting + [
        page.choice(code, id=action.reference)
        for code, action in zip(_ACCEPT, result.actions, strict=False)
        if action.reference is not None
    ]
