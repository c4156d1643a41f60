"""verify: every numeral, day, name and claim of the draft against facts and citations."""

from __future__ import annotations

import logging
import re

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.draft import Draft
from agent.memory import closing
from agent.nodes.compose import RETRIES
from agent.nodes.offline import ask_offline
from agent.replying import checked, signed, unverified
from agent.state import State, Update, found_something
from core.message import TurnEvent

log = logging.getLogger(__name__)

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")


async def verify(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Turn the draft into the reply, or say what is wrong with it."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="verify"))
    draft = Draft.load(state["draft"] or {})
    with context.trace.step("node", "verify") as noted:
        result = checked(draft, state, context)
        noted["words_of"], noted["defects"] = draft.origin, len(result.defects)
    if not result.defects:
        return closing(state, signed(result, state, context))
    if draft.origin == "model":
        log.info("A model's draft was rejected for %d reasons", len(result.defects))
        return await _rejected(result.defects, state, context)
    log.error("The composer's own draft was rejected: %s", "; ".join(map(_unquoted, result.defects)))
    return closing(state, unverified(state, context))


async def _rejected(defects: tuple[str, ...], state: State, context: TurnContext) -> Update:
    """Let the model write again; one that looked at nothing fit hands over to the planner."""
    attempts = state["attempts"] + 1
    remote = context.services.remote
    if remote is not None and attempts > RETRIES and await _looked_past(state, context):
        return Update(
            fallback=f"{remote.name} not verified",
            calls=[],
            directive=None,
            attempts=0,
            defects=[],
            draft=None,
            model_text="",
        )
    return Update(defects=list(defects), attempts=attempts, draft=None)


async def _looked_past(state: State, context: TurnContext) -> bool:
    """Tell whether the planner would look at what the model's calls did not, and nothing else is in hand."""
    if not found_something(state):
        return True
    reading = await ask_offline({**state, "calls": []}, context)
    planned = {call["name"] for call in reading.tool_calls if call["name"] in context.specs}
    done = {call["tool"] for call in state["calls"] if call["status"] == "done"}
    return bool(planned) and not planned & done


def _unquoted(defect: str) -> str:
    """Return a defect without the words it quotes: a log holds nothing of what was said."""
    return _QUOTED.sub("…", defect)
