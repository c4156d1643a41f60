"""plan: which tools to call, or one question, or a refusal, by whichever model plans."""

from __future__ import annotations

import logging

from langchain_core.messages import AIMessage
from langgraph.runtime import Runtime

from agent.context import RemoteModel, TurnContext
from agent.decision import said_decision
from agent.nodes.offline import ask_offline
from agent.nodes.remote import ask_remote
from agent.noting import noted
from agent.planner.directives import DECLINE
from agent.remote.failure import ModelFailedError
from agent.state import State, Update, found_something, is_stuck
from agent.understanding import Understanding
from agent.vetted_question import vetted_question
from agent.vetting import vetted
from core.message import TurnEvent
from core.tool import Effect

log = logging.getLogger(__name__)


async def plan(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Ask the model what to do next and note it."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="plan"))
    with context.trace.step("node", "plan") as step:
        update = await _planned(state, context)
        remote = context.services.remote is not None and not update.get("fallback", state["fallback"])
        step["planner"] = "remote" if remote else "offline"
        return Update({**update, "planner": step["planner"]})


async def _planned(state: State, context: TurnContext) -> Update:
    rounds = state["rounds"]
    remote = None if _answers_what_was_set_aside(state) else context.services.remote
    own = remote is None or bool(state["fallback"])
    out_of_calls = rounds >= context.services.limits.max_calls
    told = bool(state.get("shown"))  # nothing to look up: the reply before says how
    if told or context.remaining_s <= 0 or (out_of_calls and (own or found_something(state))):
        return Update(rounds=rounds + 1, directive=None, model_text="")  # a round without calls: to the reply
    if remote is None or state["fallback"]:
        return noted(await ask_offline(state, context), state, context, rounds + 1, state["fallback"])
    if out_of_calls or (is_stuck(state) and not found_something(state)):
        why = "made too many calls" if out_of_calls else "called with wrong arguments"
        return await _instead(state, context, f"{remote.name} {why}")
    try:
        answer = await ask_remote(state, context, remote)
    except ModelFailedError as failure:
        log.warning("Model %s failed, the offline planner goes on: %s", remote.name, failure)
        fallback = f"{remote.name} {failure}"
        if found_something(state):
            return Update(fallback=fallback, rounds=rounds + 1, directive=None, model_text="")
        return await _instead(state, context, fallback)
    return await _held(answer, state, context, remote)


def _answers_what_was_set_aside(state: State) -> bool:
    """Tell whether the message says yes to a change that was set aside: that is no model's affair."""
    understanding = Understanding.model_validate(state["understanding"])
    waits = understanding.focus is not None and understanding.focus.set_aside is not None
    return waits and said_decision(understanding.text) == "approve"


async def _instead(state: State, context: TurnContext, fallback: str) -> Update:
    """Plan anew without the model, and say why."""
    fresh: State = {**state, "calls": []}
    return noted(await ask_offline(fresh, context), fresh, context, state["rounds"] + 2, fallback)


async def _held(answer: AIMessage, state: State, context: TurnContext, remote: RemoteModel) -> Update:
    """Note a model's answer, held to what the person said.

    A change is not proposed, and a clear request not declined, against the planner that reads the
    person's words alone.
    """
    update = noted(answer, state, context, state["rounds"] + 1, "")
    directive = update["directive"]
    changes = any(call["effect"] == Effect.WRITE.value for call in update["calls"])
    declines = directive is not None and directive["name"] == DECLINE and not found_something(state)
    reading = await ask_offline({**state, "calls": []}, context) if changes or declines else None
    if declines and reading is not None and _looks(reading, context):
        return await _instead(state, context, f"{remote.name} declined")
    if directive is not None:
        update["directive"] = vetted_question(directive, state)
    return Update({**update, "calls": vetted(update["calls"], state, context, reading)})


def _looks(reading: AIMessage, context: TurnContext) -> bool:
    """Tell whether the planner would answer by looking something up."""
    tools = [call["name"] for call in reading.tool_calls]
    return bool(tools) and all(
        name in context.specs and context.effect(name) is Effect.READ for name in tools
    )
