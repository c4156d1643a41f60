"""compose: the model's words around fact ids, or the deterministic reply."""

from __future__ import annotations

from langgraph.runtime import Runtime

from agent.compose import Findings, compose
from agent.context import TurnContext
from agent.directing import directed
from agent.draft import Draft
from agent.facts import FactBook
from agent.findings import facts_of, findings_of, passages_of
from agent.grounding import link_names
from agent.how import how_draft
from agent.nodes.remote import ask_remote
from agent.planner.because import asks_why
from agent.planner.document import asks_rule
from agent.planner.list_end import end_wanted, rows_wanted
from agent.remote.asking import text_of
from agent.remote.failure import ModelFailedError
from agent.render import without_doubled_units
from agent.replying import spoken
from agent.state import State, Update
from agent.understanding import Understanding
from core.message import Outcome, ToolCall, TurnEvent
from core.tool import Effect
from language.locales import sentence

RETRIES = 1
"""How often a model may write again what the verifier rejected."""


async def write(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Write the draft."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="compose"))
    with context.trace.step("node", "compose"):
        return await _written(state, context)


async def _written(state: State, context: TurnContext) -> Update:
    if state.get("draft") and not state["defects"]:  # confirm has said it already
        return Update()
    text = state["model_text"] if not state["defects"] else await _again(state, context)
    if text.strip():
        return Update(draft=_model_draft(text, state, context).dump(), model_text=text)
    return Update(draft=_own_draft(state, context).dump(), model_text="")


async def _again(state: State, context: TurnContext) -> str:
    """Ask the model once more with the verifier's reasons; nothing where it may not or fails."""
    remote = context.services.remote
    spent = state["attempts"] > RETRIES or state["rounds"] >= context.services.limits.max_calls
    if remote is None or state["fallback"] or state["directive"] is not None or spent:
        return ""
    try:
        answer = await ask_remote(state, context, remote, state["defects"], state["model_text"])
    except ModelFailedError:
        return ""
    return "" if answer.tool_calls else text_of(answer)


def _model_draft(text: str, state: State, context: TurnContext) -> Draft:
    book = FactBook(facts_of(findings_of(state, context)))
    linked = link_names(without_doubled_units(text.strip(), book), book)
    return Draft(text=linked, outcome=Outcome.ANSWERED, origin="model")


def _own_draft(state: State, context: TurnContext) -> Draft:
    if shown := state.get("shown"):
        return how_draft(shown, spoken(state))
    findings = findings_of(state, context)
    book = FactBook(facts_of(findings))
    catalogue = context.catalogue
    if state["directive"] is not None and not state["calls"]:
        return directed(state, context, book, catalogue)
    changed = any(
        call["effect"] == Effect.WRITE.value and call["status"] == "done" and context.asks_back(call["tool"])
        for call in state["calls"]
    )
    understanding = Understanding.model_validate(state["understanding"])
    made = [ToolCall(tool=call["tool"], arguments=call["arguments"]) for call in state["calls"]]
    told = compose(
        Findings(
            calls=state["calls"],
            findings=findings,
            book=book,
            catalogue=catalogue,
            language=spoken(state),
            ahead=[sentence("confirm_done", spoken(state))] if changed else [],
            citations=passages_of(findings),
            reasons=asks_why(understanding.normalized),
            law=asks_rule(understanding.normalized),
            end=end_wanted(understanding, made),
            rows=rows_wanted(understanding),
        )
    )
    return told if state["directive"] is None else _with_question(told, state, context, book)


def _with_question(told: Draft, state: State, context: TurnContext, book: FactBook) -> Draft:
    """Return what was clear, and after it the question, or the refusal, about what was not."""
    asked = directed(state, context, book, context.catalogue)
    return told.model_copy(
        update={
            "text": f"{told.text}\n{asked.text}",
            "outcome": Outcome.CLARIFY if asked.outcome is Outcome.CLARIFY else told.outcome,
            "choices": asked.choices or told.choices,
            "minted": book.minted,
            "prepared": asked.prepared,
        }
    )
