"""The what-if form: a product, a store, a change of price in percent, and what it would bring.

What comes of it is shown in the same form, so that another percentage is one press away.
Nothing is changed here: proposing the price is a message to the agent, which asks first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fastapi.concurrency import run_in_threadpool

from channels.slack.blocks import Block, button, sections
from channels.slack.form import (
    PRODUCT,
    STORE,
    field_of,
    modal,
    named_in,
    notice,
    options_for,
    searched,
    value_in,
)
from channels.slack.home import pressed_by
from channels.slack.home_view import OPEN_WHAT_IF
from channels.slack.room import Room, Visitor, within
from core.errors import ExternalError
from core.fact import Fact
from core.ports import Named, Worded
from language.locales import sentence

if TYPE_CHECKING:
    from slack_bolt.async_app import AsyncAck, AsyncApp

WHAT_IF = "smartretail_what_if"
CHANGE = "smartretail_change"
PROPOSE = "smartretail_propose"
LEAST_PCT, MOST_PCT = -50, 50
_LEAST = f"−{-LEAST_PCT}"
_USUAL_PCT = "-5"


@dataclass(frozen=True)
class Tried:
    """What the form holds, and what came of it."""

    product: Named | None = None
    store: Named | None = None
    change_pct: str = _USUAL_PCT
    found: Worded | None = None
    note: str = ""


def what_if_view(tried: Tried, language: str) -> dict[str, Any]:
    """Return the form, with what came of the last try above it."""
    hint = sentence("slack_change_hint", language, least=_LEAST, most=str(MOST_PCT))
    number: Block = {
        "type": "number_input",
        "is_decimal_allowed": True,
        "min_value": str(LEAST_PCT),
        "max_value": str(MOST_PCT),
        "initial_value": tried.change_pct,
    }
    blocks: list[Block] = [
        *_shown(tried, language),
        field_of(PRODUCT, sentence("slack_product", language), searched(tried.product)),
        field_of(STORE, sentence("slack_store", language), searched(tried.store)),
        field_of(CHANGE, sentence("slack_change_pct", language), number, hint),
    ]
    again = "slack_try_again" if tried.found is not None else "slack_try"
    title = sentence("slack_what_if_title", language)
    return modal(WHAT_IF, title, blocks, language, submit=sentence(again, language))


def listen_to_what_if(app: AsyncApp, room: Room) -> None:
    """Register the form, its searches and its buttons."""

    async def on_open(ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        visitor = await room.visitor(*pressed_by(body))
        room.later(_open(room, visitor, str(body.get("trigger_id") or "")))

    async def on_search(ack: AsyncAck, body: dict[str, Any]) -> None:
        visitor, typed = await room.visitor(*pressed_by(body)), str(body.get("value") or "")
        names: list[Named] = []
        if visitor.person is not None:
            wording = room.door.wording
            ask = wording.products if body.get("action_id") == PRODUCT else wording.stores
            names = list(await run_in_threadpool(ask, visitor.person))
        await ack(options=options_for(names, typed))

    async def on_submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        visitor = await room.visitor(*pressed_by(body))
        if visitor.person is None:
            await ack(response_action="update", view=_stranger_view(visitor.language))
            return
        tried = _tried(view)
        if wrong := _wrong(tried, visitor.language):
            await ack(response_action="errors", errors=wrong)
            return
        waiting = Tried(
            tried.product, tried.store, tried.change_pct, note=sentence("web_thinking", visitor.language)
        )
        await ack(response_action="update", view=what_if_view(waiting, visitor.language))
        room.later(_try(room, visitor, tried, str(view.get("id") or "")))

    async def on_propose(ack: AsyncAck, body: dict[str, Any]) -> None:
        visitor = await room.visitor(*pressed_by(body))
        action = (body.get("actions") or [{}])[0]
        try:
            occasion = f"propose:{action.get('action_ts')}"
            await within(room.say(visitor, str(action.get("value") or ""), occasion, pressed=True))
            note = sentence("slack_asked_in_chat", visitor.language)
        except (ExternalError, TimeoutError):
            note = sentence("slack_not_taken", visitor.language)
        await ack()
        view = body.get("view") or {}
        tried = _tried(view)
        shown = what_if_view(Tried(tried.product, tried.store, tried.change_pct, note=note), visitor.language)
        room.later(_update(room, visitor, str(view.get("id") or ""), shown))

    app.action(OPEN_WHAT_IF)(on_open)
    app.shortcut(OPEN_WHAT_IF)(on_open)
    app.options(PRODUCT)(on_search)
    app.options(STORE)(on_search)
    app.view(WHAT_IF)(on_submit)
    app.action(PROPOSE)(on_propose)


async def _open(room: Room, visitor: Visitor, trigger_id: str) -> None:
    language = visitor.language
    view = _stranger_view(language) if visitor.person is None else what_if_view(Tried(), language)
    await room.web.call("views.open", visitor.team, trigger_id=trigger_id, view=view)


async def _try(room: Room, visitor: Visitor, tried: Tried, view_id: str) -> None:
    """Ask the tool in the person's name and show what it found."""
    if visitor.person is None or tried.product is None or tried.store is None:
        return
    asked = {
        "sku_id": tried.product.identifier,
        "store_id": tried.store.identifier,
        "change_pct": float(tried.change_pct),
    }
    found, note = None, ""
    try:
        found = await run_in_threadpool(
            room.door.wording.tell, "simulate_price", asked, visitor.person, visitor.language
        )
    finally:  # whatever went wrong, the form must not say for ever that it is being worked out
        note = sentence("internal_error", visitor.language) if found is None else ""
        shown = Tried(tried.product, tried.store, tried.change_pct, found, note)
        await _update(room, visitor, view_id, what_if_view(shown, visitor.language))


async def _update(room: Room, visitor: Visitor, view_id: str, view: dict[str, Any]) -> None:
    await room.web.call("views.update", visitor.team, view_id=view_id, view=view)


def _tried(view: Mapping[str, Any]) -> Tried:
    """Return what was filled in."""
    change = value_in(view, CHANGE)
    return Tried(named_in(view, PRODUCT), named_in(view, STORE), change or _USUAL_PCT)


def _wrong(tried: Tried, language: str) -> dict[str, str]:
    """Return what is wrong with what was filled in, by field."""
    wrong: dict[str, str] = {}
    if tried.product is None:
        wrong[PRODUCT] = sentence("which_product_price", language)
    if tried.store is None:
        wrong[STORE] = sentence("which_store", language)
    try:
        fits = LEAST_PCT <= float(tried.change_pct) <= MOST_PCT
    except ValueError:
        fits = False
    if not fits:
        wrong[CHANGE] = sentence("slack_setting_range", language, least=_LEAST, most=str(MOST_PCT))
    return wrong


def _stranger_view(language: str) -> dict[str, Any]:
    title = sentence("slack_what_if_title", language)
    return notice(WHAT_IF, title, sentence("unknown_sender", language), language)


def _may_be_proposed(facts: Mapping[str, Fact]) -> bool:
    """Tell whether the price that was tried is another than today's, and one that may be asked by law."""
    price, now, mrp = (facts.get(name) for name in ("price", "current_price", "mrp"))
    if price is None or (now is not None and price.value == now.value):
        return False
    return mrp is None or Decimal(str(price.value)) <= Decimal(str(mrp.value))


def _shown(tried: Tried, language: str) -> list[Block]:
    blocks = [*sections(tried.note)]
    if tried.found is None:
        return blocks
    blocks += sections("\n".join(tried.found.lines))
    facts = tried.found.facts
    if tried.found.found and _may_be_proposed(facts) and tried.product and tried.store:
        asked = sentence(
            "ask_price_again",
            "en",
            product=tried.product.identifier,
            store=tried.store.identifier,
            price=f"{Decimal(str(facts['price'].value)).normalize():f}",
        )
        label = sentence("slack_propose", language)
        blocks.append({"type": "actions", "elements": [button(PROPOSE, label, asked)]})
    return [*blocks, {"type": "divider"}]
