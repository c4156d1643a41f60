"""The web chat's files: sent with a message, their results followed, their pages shown."""

from __future__ import annotations

import asyncio
import time
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from channels.agui import MEDIA_TYPE, run_stream
from channels.asking import Question, check_key
from channels.denial import note_subject
from channels.parts import Served, Serving
from channels.uploading import spooled_body
from channels.web.routes import CHANNEL, Settings, SignedIn
from channels.web.session import require_same_origin
from core.errors import PolicyError
from core.message import InboundMessage
from language.locales import sentence

OWN_HEADER = "x-smartretail-page"
"""A page of another site cannot send it without asking first, and is then refused."""

_LONGEST_NAME = 200
_WAIT_S = 20.0
_LOOK_EVERY_S = 0.4

router = APIRouter(include_in_schema=False)


def from_our_page(request: Request, settings: Settings) -> None:
    """Refuse what another site's page sent.

    Raises:
        PolicyError: it names another site, or lacks what only our page sends.
    """
    require_same_origin(request, settings)
    if OWN_HEADER not in request.headers:
        raise PolicyError("This request came from another site.")


@router.post("/web/documents", dependencies=[Depends(from_our_page)])
async def send_file(
    *,
    request: Request,
    served: Serving,
    caller: SignedIn,
    name: Annotated[str, Query(min_length=1, max_length=_LONGEST_NAME)],
    conversation_id: Annotated[str, Query()],
    key: Annotated[str, Query()],
    caption: Annotated[str, Query(max_length=2_000)] = "",
) -> Response:
    """Take a file as a message of the conversation, and stream its acknowledgement."""
    note_subject(request, "conversation")
    check_key(key)
    media_type = request.headers.get("content-type", "") or "application/octet-stream"
    async with spooled_body(request) as content:
        attachment = await run_in_threadpool(
            served.parts.documents.keep, content, name, media_type, caller, f"{CHANNEL}:{key}"
        )
    said = caption.strip() or sentence("web_attached", name=attachment.name)
    question = Question(said, conversation_id, key, attachments=(attachment,))
    message = await served.asking.ask(CHANNEL, question, caller)
    shown = run_stream(message, served.asking.events(message), served.addresses)
    return StreamingResponse(shown, media_type=MEDIA_TYPE)


@router.get("/web/results/{key}")
async def result(
    key: str, request: Request, served: Serving, caller: SignedIn, kind: Annotated[str, Query()] = "document"
) -> Response:
    """Stream what came of a file; 204 where it is not done yet: ask again."""
    note_subject(request, "conversation")
    check_key(key)
    name = "import:0" if kind == "import" else "document:0"
    message = await _told(served, f"{caller.user_id}:{key}:{name}")
    if message is None:
        return Response(status_code=204)
    shown = run_stream(message, served.asking.events(message), served.addresses)
    return StreamingResponse(shown, media_type=MEDIA_TYPE)


@router.get("/web/documents/{doc_id}/page/{page}.png")
def page_picture(doc_id: str, page: int, request: Request, served: Serving, caller: SignedIn) -> Response:
    """Return a page with its problems marked."""
    note_subject(request, "document")
    content = served.parts.documents.picture(doc_id, page, caller)
    return Response(content, media_type="image/png", headers={"Cache-Control": "private, max-age=300"})


async def _told(served: Served, message_id: str) -> InboundMessage | None:
    """Wait a while for the message that asks for the result."""
    deadline = time.monotonic() + _WAIT_S
    while True:
        stored = await run_in_threadpool(served.parts.messages.find, CHANNEL, message_id)
        if stored is not None:
            return stored.message
        if time.monotonic() >= deadline:
            return None
        await asyncio.sleep(_LOOK_EVERY_S)
