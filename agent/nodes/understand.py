"""understand: what the message says, in the tenant's own words and days."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.how import asks_how, figures_in
from agent.memory import opening_focus
from agent.planner.retold import language_asked
from agent.planner.understand import understand as understand_text
from agent.speaking import language_of
from agent.state import State, Update, fresh_turn
from agent.understanding import Understanding
from core.identity import Scope
from core.message import TurnEvent
from core.ports import Freshness


async def understand(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Start the turn: forget the last one's work, read the message."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="understand"))
    with context.trace.step("node", "understand"):
        understanding = await asyncio.to_thread(_understand, state, context)
    language = (
        language_asked(context.message.text, understanding.focus)
        or context.language
        or language_of(context.message, understanding, state.get("language"))
    )
    understanding = understanding.model_copy(update={"language": language})
    before = state.get("reply")
    how = before if asks_how(context.message.text) and figures_in(before) else None
    return Update(
        **{
            **fresh_turn(),
            "shown": how,
            "understanding": understanding.model_dump(mode="json"),
            "language": language,
        }
    )


def _understand(state: State, context: TurnContext) -> Understanding:
    principal, message = context.principal, context.message
    newest = last_data_day(context.services.lake.freshness(principal.tenant_id))

    def holidays(start: date, end: date) -> list[tuple[date, str]]:
        frame = context.services.lake.holidays(Scope(principal.tenant_id), start, end).frame
        return list(zip(frame["date"], frame["name"], strict=True))

    return understand_text(
        message.text,
        context.catalogue.vocabulary,
        today=counting_day(context.today, newest),
        context=message.context,
        focus=opening_focus(state),
        last_day=newest,
        allowed_stores=principal.store_ids,
        allowed_skus=principal.sku_ids,
        holidays=holidays,
    )


def last_data_day(freshness: Freshness) -> date | None:
    """Return the last day the data covers: of sales, else of stock."""
    return freshness.sales or freshness.inventory


def counting_day(today: date, newest: date | None) -> date:
    """Return the day relative dates count from: the data's last where it is older than a day."""
    if newest is None or today - newest <= timedelta(days=1):
        return today
    return newest
