"""Tell what to do first: one numbered line an action, with why, and a button for each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from agent.compose.page import Page, Section
from core.fact import Fact
from core.message import Choice, Listed
from language.locales import has_sentence
from tools.rank_actions import RankActionsResult, WaitingChange
from tools.ranked_action import RankedAction

_MOST_WAITING = 2
_USUAL_ACTIONS = 3
_BULLET = "•"
_UNKNOWN = frozenset({"stock_unknown", "actions_need_cost"})
"""Where these are said, nothing to do is no good news."""
_ABOUT = {"price": "ask_price_of"}
"""Which question tells more about an action; of goods it is what to order."""


def write(result: RankActionsResult, page: Page) -> Section:
    """Write the section of the best actions.

    Each line has its number, and the same number counts in `listed`: what "the second" is
    stays the same for a person, a button and the thread.
    """
    lines = [_head(result, page)]
    asked = len(lines) + len(result.actions) if len(result.actions) > _USUAL_ACTIONS else 0
    room = max(page.lines, asked) - len(lines)
    listed: list[Listed] = []
    choices: list[Choice] = []
    for place, (line, entry, reference) in enumerate(_entries(result, page), 1):
        if place > room:
            break
        lines.append(line)
        listed.append(entry)
        if reference is not None:
            choices.append(_button(place, reference, entry, page))
    return Section(tuple(lines), tuple(choices), tuple(listed), asked)


def _head(result: RankActionsResult, page: Page) -> str:
    if not result.actions:
        unknown = any(note.code in _UNKNOWN for note in result.notes)
        kind = f"_{result.kind}" if result.kind else ""
        return page.say("rank_undecided" if unknown else f"rank_none{kind}", place=page.place)
    if result.tied_up is not None:
        return page.say("rank_head_clear_out", place=page.place, amount=result.tied_up)
    return page.say("rank_head", place=page.place, total=result.total)


def _entries(result: RankActionsResult, page: Page) -> Iterator[tuple[str, Listed, Fact | None]]:
    """Yield each line, what it stands for, and the id it is decided by."""
    for place, action in enumerate(result.actions, 1):
        about = _ABOUT.get(action.kind, "ask_order_of")
        listed = page.listed(action.product, action.store, about, decide=action.reference)
        yield (
            action_line(action, page, mark=_number(place, page)) + why(action, page),
            listed,
            action.reference,
        )
    for place, change in enumerate(result.waiting[:_MOST_WAITING], len(result.actions) + 1):
        yield _waiting_line(change, _number(place, page), page), _waiting(change, page), change.reference


def action_line(action: RankedAction, page: Page, *, mark: str = _BULLET) -> str:
    """Return what to do and what it is worth, in one line that begins with a mark."""
    said = page.say(
        f"rank_{_code(action)}",
        product=action.product,
        store=action.store,
        other=action.other_store,
        units=action.quantity,
        price=action.price,
        current=action.price_now,
        day=action.order_by or action.valid_until,
        worth=action.worth,
        tied=action.tied_up or "",
    )
    return f"{mark} {said}"


def why(action: RankedAction, page: Page) -> str:
    """Return the first reason of an action that has words, as a sentence after its line."""
    for reason in action.why:
        code = f"why_{reason.code}"
        if has_sentence(code, page.language):
            return page.say(code)
    return ""


def _number(place: int, page: Page) -> str:
    return page.say("list_number", place=page.mint("Place in the list", place, "count"))


def _button(place: int, reference: Fact, entry: Listed, page: Page) -> Choice:
    number = page.mint("Place in the list", place, "count")
    label = page.say("accept_listed.label", place=number, id=reference)
    return Choice(label=label, message=entry.accept)


def _waiting_line(change: WaitingChange, mark: str, page: Page) -> str:
    said = page.say(
        "waiting_change",
        product=change.product,
        store=change.store,
        current=change.price_before,
        price=change.price,
    )
    return f"{mark} {said}"


def _waiting(change: WaitingChange, page: Page) -> Listed:
    entry = page.listed(change.product, change.store, "ask_price_of")
    return entry.model_copy(
        update={
            "accept": page.to_planner.say("accept_change", id=change.reference),
            "reject": page.to_planner.say("reject_change", id=change.reference),
        }
    )


def _code(action: RankedAction) -> str:
    if action.kind != "price" or action.price is None or action.price_now is None:
        return action.kind
    lower = Decimal(str(action.price.value)) < Decimal(str(action.price_now.value))
    return "price_lower" if lower else "price_raise"
