"""verify: every numeral, day, name and claim of the draft against facts and citations."""

from __future__ import annotations

import logging

from langgraph.runtime import Runtime

from agent.context import TurnContext
from agent.draft import Draft
from agent.memory import closing
from agent.nodes.compose import RETRIES
from agent.replying import checked, signed, unverified
from agent.state import State, Update
from core.message import TurnEvent

log = logging.getLogger(__name__)


async def verify(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Turn the draft into the reply, or say what is wrong with it."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="verify"))
    draft = Draft.load(state["draft"] or {})
    result = checked(draft, state, context)
    if not result.defects:
        return closing(state, signed(result, state, context))
    if draft.origin == "model":
        log.info("A model's draft was rejected for %d reasons", len(result.defects))
        return _rejected(result.defects, state, context)
    log.error("The composer's own draft was rejected: %s", "; ".join(result.defects))
    return closing(state, unverified(state, context))


def _rejected(defects: tuple[str, ...], state: State, context: TurnContext) -> Update:
    """Let the model write again; one whose calls told nothing hands over to the planner."""
    attempts = state["attempts"] + 1
    remote = context.services.remote
    if remote is not None and attempts > RETRIES and not _told_something(state) and not state["directive"]:
        return Update(
            fallback=f"{remote.name} not verified",
            calls=[],
            attempts=0,
            defects=[],
            draft=None,
            model_text="",
        )
    return Update(defects=list(defects), attempts=attempts, draft=None)


def _told_something(state: State) -> bool:
    """Tell whether a call has a result, or a refusal that is an answer too."""
    return any(
        call["status"] == "done" or ("error" in call and call["error"]["kind"] in {"policy", "data"})
        for call in state["calls"]
    )
