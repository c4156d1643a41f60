"""confirm: a call that changes something waits for a person's yes.

The turn ends at `interrupt`. The person's next message resumes the node, which then runs
again from its start: nothing before `interrupt` may have an effect.
"""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta
from typing import Any

from langgraph.runtime import Runtime
from langgraph.types import interrupt

from agent.calling import approved_key, make_call
from agent.compose import preview
from agent.compose.page import Page
from agent.context import TurnContext
from agent.draft import Draft
from agent.facts import FactBook
from agent.findings import facts_of, findings_of
from agent.replying import finish, spoken
from agent.state import CallRecord, State, Update
from core.fact import Source
from core.message import Outcome, Reply, TurnEvent
from core.tool import SEEN, BoundResult, Effect
from language.locales import sentence

log = logging.getLogger(__name__)

_ANSWERS = {
    "reject": ("confirm_cancelled", Outcome.ANSWERED),
    "expired": ("confirm_expired", Outcome.ANSWERED),
    "edit": ("confirm_changed", Outcome.CLARIFY),
}


async def confirm(state: State, runtime: Runtime[TurnContext]) -> Update:
    """Show the pending change and wait; then make it, or leave it."""
    context = runtime.context
    context.emit(TurnEvent(type="step", name="confirm"))
    call = pending_write(state)
    if call is None:
        return Update()
    if not context.asks_back(call["tool"]) or _was_seen(call, state, context):
        return Update(calls=_with(await _make(call, state, context), state))
    reply = _question(call, state, context)
    dropped = [one for one in state["calls"] if one["number"] != call["number"]]
    if not reply.verified:  # nobody has seen what they would say yes to
        log.error("The preview of a call of %s was rejected: the call is dropped", call["tool"])
        draft = Draft(text=sentence("reply_unverified", spoken(state)), outcome=Outcome.ERROR)
        return Update({"calls": dropped, "draft": draft.dump()})
    answer: dict[str, Any] = interrupt(
        {
            "reply": reply.model_dump(mode="json"),
            "asked_at": context.services.clock.now().isoformat(),
        }
    )
    decision, update = str(answer["decision"]), Update(answer["update"])
    if decision == "approve" and _is_late(answer, context):
        decision = "expired"
    if decision == "approve":
        made = await _make(_bound(call, state, context), state, context)
        return Update({**update, "calls": _with(made, state)})
    code, outcome = _ANSWERS[decision]
    draft = Draft(text=sentence(code, spoken(state)), outcome=outcome)
    declined: CallRecord = {**call, "status": "declined"}
    return Update({**update, "calls": [*dropped, declined], "draft": draft.dump()})


def pending_write(state: State) -> CallRecord | None:
    """Return the change that waits, if one does."""
    return next(
        (
            call
            for call in state["calls"]
            if call["status"] == "pending" and call["effect"] == Effect.WRITE.value
        ),
        None,
    )


async def _make(call: CallRecord, state: State, context: TurnContext) -> CallRecord:
    """Make the change, once whatever happens between."""
    return await make_call(call, context, spoken(state), approved_key(_approval_id(call, state, context)))


def _with(made: CallRecord, state: State) -> list[CallRecord]:
    return [made if one["number"] == made["number"] else one for one in state["calls"]]


def _was_seen(call: CallRecord, state: State, context: TurnContext) -> bool:
    """Tell whether the person has seen just this before, and decided on it with the message itself.

    A button under what was told unasked carries the mark of all that was shown; where the preview
    says the same now, to ask again would be to ask twice. The mark must be the message's own: what
    a model puts into a call shows nothing to anybody.
    """
    mark = _mark(call, state, context)
    said = str(state["message"]["text"]).casefold()
    return bool(mark) and call["arguments"].get(SEEN) == mark and mark.casefold() in said


def _bound(call: CallRecord, state: State, context: TurnContext) -> CallRecord:
    """Return the call for exactly what its preview showed, where the tool can tell."""
    mark = _mark(call, state, context)
    return {**call, "arguments": {**call["arguments"], SEEN: mark}} if mark else call


def _mark(call: CallRecord, state: State, context: TurnContext) -> str:
    finding = findings_of(state, context).get(call["number"])
    result = None if finding is None else finding.result
    return result.shown if isinstance(result, BoundResult) else ""


def _question(call: CallRecord, state: State, context: TurnContext) -> Reply:
    """Return the preview, as the person sees it."""
    findings = findings_of(state, context)
    book = FactBook(facts_of(findings))
    page = Page(
        book=book,
        catalogue=context.catalogue,
        call=call["number"],
        arguments=call["arguments"],
        language=spoken(state),
        lines=7,
        source=Source(
            parameters=call["arguments"], method="to be confirmed", currency=context.settings.base_currency
        ),
    )
    finding = findings.get(call["number"])
    draft = preview(
        call["tool"],
        page,
        context.services.limits.approval_minutes,
        finding.result if finding is not None else None,
    )
    return finish(draft, state, context, approval_id=_approval_id(call, state, context))


def _approval_id(call: CallRecord, state: State, context: TurnContext) -> str:
    """Name the approval by the message and the call, so that a repeat has the same name."""
    message = state["message"]
    name = f"{context.principal.tenant_id}/{message['channel']}/{message['message_id']}/{call['number']}"
    return f"AP_{uuid.uuid5(uuid.NAMESPACE_URL, name).hex[:16]}"


def _is_late(answer: dict[str, Any], context: TurnContext) -> bool:
    asked = datetime.fromisoformat(str(answer["asked_at"]))
    return context.services.clock.now() - asked > timedelta(minutes=context.services.limits.approval_minutes)
