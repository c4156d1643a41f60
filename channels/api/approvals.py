"""`/approvals/{id}`: what waits for a yes, and the yes.

`PC_…` is a price change that a seller asked for, `AP_…` a change that the copilot showed in one of
the caller's own conversations.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from channels.api.seed import tool_body
from channels.asking import Question
from channels.denial import audited_elsewhere, note_subject
from channels.parts import Caller, Served, Serving
from channels.shown_reply import shown_reply
from core.errors import ConflictError, InputError, ScopeError
from core.identity import Principal
from core.message import Reply

CHANNEL = "api"
PRICE_CHANGE = "PC_"

_WORDS = {"approve": "yes", "reject": "no", "edit": "change"}

router = APIRouter(tags=["approvals"])


class ApprovalDecision(BaseModel):
    """What is decided. To edit a price change is to approve it at another `price`."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    decision: Literal["approve", "reject", "edit"]
    price: Decimal | None = Field(default=None, gt=0, le=10_000_000, examples=["255"])
    reason: str | None = Field(default=None, max_length=200)
    seen: str | None = Field(
        default=None, description="The mark `shown` of what was looked at: refused where that has changed"
    )


@router.get("/approvals/{approval_id}", summary="Look at what waits for a yes")
async def approval(approval_id: str, request: Request, served: Serving, caller: Caller) -> JSONResponse:
    """Return what would be done, or what became of it; another's is as good as none."""
    if approval_id.upper().startswith(PRICE_CHANGE):
        audited_elsewhere(request)
        outcome = await run_in_threadpool(
            served.parts.catalog.call, "list_approvals", {"change_id": approval_id}, caller
        )
        return JSONResponse(tool_body(outcome))
    note_subject(request, "approval")
    asked, open_still = await run_in_threadpool(_asked, served, approval_id, caller)
    body = shown_reply(asked, served.addresses)
    return JSONResponse({**body, "status": "waiting" if open_still else "closed"})


@router.post("/approvals/{approval_id}", summary="Approve, edit or reject")
async def decide(
    approval_id: str, body: ApprovalDecision, request: Request, served: Serving, caller: Caller
) -> JSONResponse:
    """Decide once; decided before by another, expired or changed meanwhile: 409."""
    if approval_id.upper().startswith(PRICE_CHANGE):
        audited_elsewhere(request)
        arguments = _as_call(approval_id, body)
        outcome = await run_in_threadpool(
            served.parts.catalog.call, "decide_recommendation", arguments, caller
        )
        return JSONResponse(tool_body(outcome))
    note_subject(request, "approval")
    asked, open_still = await run_in_threadpool(_asked, served, approval_id, caller)
    if not open_still:
        raise ConflictError("That is not waiting any more; ask again.", code="approval_closed")
    question = Question(
        _WORDS[body.decision],
        asked.conversation_id,
        key=f"{approval_id}:{body.decision}",
        context={"decision": body.decision},
    )
    message = await served.asking.ask(CHANNEL, question, caller)
    return JSONResponse(shown_reply(await served.asking.reply(message), served.addresses))


def _as_call(approval_id: str, body: ApprovalDecision) -> dict[str, Any]:
    """Return the arguments of `decide_recommendation`.

    Raises:
        InputError: a price is missing to edit, or given where none belongs.
    """
    if (body.price is not None) != (body.decision == "edit"):
        raise InputError("To edit, give the price to approve; otherwise leave it out.")
    arguments: dict[str, Any] = {
        "recommendation_id": approval_id,
        "decision": "reject" if body.decision == "reject" else "accept",
        "price": None if body.price is None else str(body.price),
        "reason": body.reason,
        "seen": body.seen,
    }
    return {name: value for name, value in arguments.items() if value is not None}


def _asked(served: Served, approval_id: str, caller: Principal) -> tuple[Reply, bool]:
    """Return the reply that asked for the yes, and whether its conversation still waits for it.

    Raises:
        ScopeError: there is no such approval in a conversation of the caller's.
    """
    conversations = served.parts.conversations
    asked = conversations.confirmation(approval_id, caller)
    if asked is None:
        raise ScopeError("There is no such approval on your account.", code="not_found")
    said = conversations.history(asked.conversation_id, caller)
    last = next((one["reply"] for one in reversed(said) if one.get("reply") is not None), None)
    return asked, isinstance(last, Reply) and last.approval_id == approval_id
