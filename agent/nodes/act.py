"""act: make the pending calls that only look, and ask what a change would do, side by side."""

from __future__ import annotations

import asyncio

from langgraph.runtime import Runtime

from agent.calling import make_call, preview_call
from agent.context import TurnContext
from agent.replying import spoken
from agent.state import State, Update
from core.message import TurnEvent
from core.tool import Effect


async def act(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Run every pending READ call; one that changes something is previewed and waits for confirm."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="act"))
    with context.trace.step("node", "act"):
        return await _made(state, context)


async def _made(state: State, context: TurnContext) -> Update:
    language = spoken(state)
    pending = [call for call in state["calls"] if call["status"] == "pending"]
    made = await asyncio.gather(
        *(
            (make_call if call["effect"] == Effect.READ.value else preview_call)(call, context, language)
            for call in pending
        )
    )
    by_number = {call["number"]: call for call in made}
    return Update(calls=[by_number.get(call["number"], call) for call in state["calls"]])
