"""Twilio's webhooks: verify, convert, hand to the inbox, acknowledge."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool

from channels.whatsapp.inbound import to_message
from channels.whatsapp.paths import CHALLENGE
from channels.whatsapp.signature import form_is_signed, json_is_signed, parse_form
from core.message import SendReceipt

if TYPE_CHECKING:
    from channels.whatsapp.settings import WhatsAppSettings
    from core.clock import Clock
    from core.ports import DeliveryLedger, Inbox

EMPTY_TWIML = '<?xml version="1.0" encoding="UTF-8"?><Response/>'


def whatsapp_router(
    settings: WhatsAppSettings, inbox: Inbox, deliveries: DeliveryLedger, clock: Clock
) -> APIRouter:
    """Return the two webhooks of the WhatsApp door."""
    router = APIRouter(prefix="/channels/whatsapp", include_in_schema=False)

    @router.post("/inbound")
    async def inbound(request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        fields = await _verified(request, settings)
        if CHALLENGE in fields:
            return Response(fields[CHALLENGE], media_type="text/plain")
        await inbox.accept(to_message(fields, clock.now()))
        return Response(EMPTY_TWIML, media_type="text/xml")

    @router.post("/status")
    async def status(request: Request) -> Response:  # pyright: ignore[reportUnusedFunction]  # a route
        fields = await _verified(request, settings)
        if CHALLENGE in fields:
            return Response(fields[CHALLENGE], media_type="text/plain")
        provider_id = fields.get("MessageSid", "")
        state = fields.get("MessageStatus") or fields.get("SmsStatus", "")
        if provider_id and state:
            noted = _Status(
                request.query_params.get("key", ""), provider_id, state, fields.get("ErrorCode", "")
            )
            await run_in_threadpool(_note_status, deliveries, clock, noted)
        return Response(status_code=204)

    return router


@dataclass(frozen=True)
class _Status:
    """What a status callback says; `key` names the message where we sent it with one."""

    key: str
    provider_id: str
    state: str
    error: str


def _note_status(deliveries: DeliveryLedger, clock: Clock, noted: _Status) -> None:
    """Record the status; a callback for a send in doubt proves that it was taken.

    What follows from it, a message sent anew or held, is the worker's to decide.
    """
    delivery = deliveries.find(noted.key) if noted.key else None
    if delivery is not None and delivery.status == "attempting":
        deliveries.sent(noted.key, SendReceipt(provider_id=noted.provider_id, sent_at=clock.now()))
    deliveries.status(noted.provider_id, noted.state, noted.error)


async def _verified(request: Request, settings: WhatsAppSettings) -> Mapping[str, str]:
    """Return the signed fields; 403 without a valid signature, and nothing is stored."""
    body = await request.body()
    url = _public_url(request, settings.public_url)
    signature = request.headers.get("x-twilio-signature")
    if request.headers.get("content-type", "").split(";")[0].strip().lower() == "application/json":
        if json_is_signed(settings.auth_token, url, body, signature):
            return _json_fields(body)
    else:
        form = parse_form(body)
        if form is not None and form_is_signed(settings.auth_token, url, form, signature):
            return {name: values[0] for name, values in form.items()}
    raise HTTPException(403, "The Twilio signature is missing or does not hold.")


def _public_url(request: Request, public_url: str | None) -> str:
    """Return the URL Twilio called: behind a proxy only the setting knows it."""
    if not public_url:
        return str(request.url)
    path = request.scope.get("raw_path", b"").decode("ascii", "replace").split("?", 1)[0] or request.url.path
    query = request.url.query
    return f"{public_url.rstrip('/')}{path}" + (f"?{query}" if query else "")


def _json_fields(body: bytes) -> Mapping[str, str]:
    try:
        parsed: Any = json.loads(body)
    except ValueError as error:
        raise HTTPException(400, "The signed body is not JSON.") from error
    if not isinstance(parsed, dict):
        raise HTTPException(400, "The signed body is not a JSON object.")
    fields = cast("dict[str, Any]", parsed)
    return {name: str(value) for name, value in fields.items() if value is not None}
