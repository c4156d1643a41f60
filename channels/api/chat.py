"""`POST /copilot/chat` and `GET /conversations/{id}`."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from channels.agui import MEDIA_TYPE, run_stream
from channels.api.shapes import ChatRequest, ChatResponse
from channels.asking import Question
from channels.denial import note_subject
from channels.history import shown_history
from channels.parts import Caller, Serving
from channels.shown_reply import shown_reply

CHANNEL = "api"

router = APIRouter(tags=["copilot"])


@router.post(
    "/copilot/chat",
    response_model=ChatResponse,
    summary="Ask the copilot",
    responses={200: {"content": {MEDIA_TYPE: {"schema": {"type": "string"}}}}},
)
async def chat(
    *,
    body: ChatRequest,
    request: Request,
    served: Serving,
    caller: Caller,
    idempotency_key: Annotated[str | None, Header(description="Asked again: answered once")] = None,
    accept: Annotated[str, Header()] = "application/json",
) -> Response:
    """Answer a message; with `Accept: text/event-stream` as AG-UI events while it is worked out."""
    note_subject(request, "conversation")
    question = Question(body.message, body.conversation_id, idempotency_key, body.context)
    message = await served.asking.ask(CHANNEL, question, caller)
    if MEDIA_TYPE in accept:
        shown = run_stream(message, served.asking.events(message), served.addresses)
        return StreamingResponse(shown, media_type=MEDIA_TYPE)
    return JSONResponse(shown_reply(await served.asking.reply(message), served.addresses))


@router.get("/conversations/{conversation_id}", summary="Read a conversation")
def conversation(conversation_id: str, request: Request, served: Serving, caller: Caller) -> dict[str, Any]:
    """Return what was said, oldest first; somebody else's conversation is as good as none."""
    note_subject(request, "conversation")
    return shown_history(served.parts.conversations, conversation_id, caller, served.addresses)
