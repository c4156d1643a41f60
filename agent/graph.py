"""The state machine of a turn.

::

    understand → plan ─→ act ──→ plan …          READ tools; of the planner's calls to compose
                  │       └─→ confirm ─→ compose  WRITE tools: the turn ends until a yes
                  └────→ compose → verify ─→ end
                            ↑────────┘           rejected once: written again
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langgraph.graph import END, START, StateGraph

from agent.context import TurnContext
from agent.nodes.act import act
from agent.nodes.compose import write
from agent.nodes.confirm import confirm, pending_write
from agent.nodes.plan import plan
from agent.nodes.understand import understand
from agent.nodes.verify import verify
from agent.state import CallRecord, State, error_kind, found_something, is_stuck

if TYPE_CHECKING:
    from langgraph.checkpoint.base import BaseCheckpointSaver
    from langgraph.graph.state import CompiledStateGraph

RECURSION_LIMIT = 60
CONFIRM = "confirm"
"""The step that makes changes."""


def build_graph(checkpointer: BaseCheckpointSaver[Any]) -> CompiledStateGraph[Any, Any, Any, Any]:
    """Return the compiled graph over a checkpointer."""
    graph = StateGraph(State, context_schema=TurnContext)
    graph.add_node("understand", understand)
    graph.add_node("plan", plan)
    graph.add_node("act", act)
    graph.add_node(CONFIRM, confirm)
    graph.add_node("compose", write)
    graph.add_node("verify", verify)
    graph.add_edge(START, "understand")
    graph.add_edge("understand", "plan")
    graph.add_conditional_edges("plan", after_plan, ["act", "compose", "plan"])
    graph.add_conditional_edges("act", after_act, [CONFIRM, "compose", "plan"])
    graph.add_edge(CONFIRM, "compose")
    graph.add_edge("compose", "verify")
    graph.add_conditional_edges("verify", after_verify, ["plan", "compose", END])
    return graph.compile(checkpointer=checkpointer)


def after_plan(state: State) -> str:
    """Go where the plan's calls are made; with none left to make, to the reply."""
    if any(call["status"] == "pending" for call in state["calls"]):
        return "act"
    if state["directive"] is not None:
        return "compose"
    latest = _latest(state)
    if latest and all(call["status"] == "error" for call in latest) and _goes_on(state):
        return "plan"
    return "compose"


def after_act(state: State) -> str:
    """Go back to the plan, unless the answer is a refusal or a person's to give."""
    if pending_write(state) is not None:
        return CONFIRM
    if state["directive"] is not None:
        return "compose"
    kinds = {error_kind(call) for call in _latest(state)}
    return "compose" if kinds & {"policy", "internal"} or not _goes_on(state) else "plan"


def after_verify(state: State) -> str:
    """End with the reply; a rejected draft is written again, or planned anew offline."""
    if state.get("reply") is not None:
        return END
    if state["fallback"] and not state["calls"] and not state["attempts"]:
        return "plan"
    return "compose"


def _latest(state: State) -> list[CallRecord]:
    return [call for call in state["calls"] if call["round"] == state["rounds"]]


def _goes_on(state: State) -> bool:
    """Tell whether planning again may help: the planner calls once, a model until it is stuck.

    One that is stuck and found nothing hands over to the planner.
    """
    if state["planner"] == "offline":
        return False
    return not is_stuck(state) or not found_something(state)
