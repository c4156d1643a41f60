"""Looks at WhatsApp as an operator would: account, number, webhook, templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from channels.whatsapp.paths import INBOUND_PATH
from channels.whatsapp.self_call import call_webhooks
from channels.whatsapp.settings import WhatsAppSettings, whatsapp_address
from channels.whatsapp.twilio_errors import NO_ANSWER
from core.errors import ExternalError
from core.finding import Finding

if TYPE_CHECKING:
    from channels.whatsapp.twilio_calls import TwilioCalls

_APPROVED = "approved"
_NETWORK = "Check that this machine reaches Twilio: its network, its proxy, SMARTRETAIL_TWILIO_BASE_URL."


def checkup(
    settings: WhatsAppSettings, call: Callable[[WhatsAppSettings], Finding] = call_webhooks
) -> Iterator[Finding]:
    """Yield what was looked at, each with what to do where it is wrong; asks Twilio, sends nothing.

    `call` calls our own webhooks by the public address.
    """
    from channels.whatsapp.twilio_calls import (  # noqa: PLC0415  # twilio.rest is slow to import
        TwilioCalls,
    )

    twilio = TwilioCalls(settings)
    account = _looked("WhatsApp: account", lambda: _account(twilio), "Check the SID and the auth token.")
    yield account
    yield _address(settings)
    if settings.public_url:
        yield call(settings)
    if account.ok:
        yield _looked("WhatsApp: number", lambda: _number(twilio, settings), "")
        yield from _templates(twilio, settings)


def _looked(name: str, look: Callable[[], Finding], remedy: str) -> Finding:
    try:
        return look()
    except ExternalError as error:
        if error.code == NO_ANSWER:
            remedy = _NETWORK
        return Finding(name, False, error.message, remedy or "Try again; see status.twilio.com if it stays.")


def _account(twilio: TwilioCalls) -> Finding:
    status = twilio.account_status()
    remedy = "" if status == "active" else "Open the account in Twilio's console and reactivate it."
    return Finding("WhatsApp: account", status == "active", f"Twilio says {status}", remedy)


def _address(settings: WhatsAppSettings) -> Finding:
    name = "WhatsApp: address"
    url = urlsplit(settings.public_url or "")
    if url.scheme == "https" and url.hostname:
        return Finding(name, True, _webhook(settings))
    if not settings.public_url:
        detail = "no public address: charts, files and delivery reports are left out"
    else:
        detail = f"{settings.public_url} is no https address"
    return Finding(name, False, detail, "Set SMARTRETAIL_PUBLIC_URL to the https address that Twilio calls.")


def _number(twilio: TwilioCalls, settings: WhatsAppSettings) -> Finding:
    name, number = "WhatsApp: number", whatsapp_address(settings.from_number)
    if number == "whatsapp:":
        return Finding(name, False, "no number is set", "Set SMARTRETAIL_TWILIO_FROM, such as +14155238886.")
    sender = twilio.sender(number)
    if sender is None:
        return Finding(
            name,
            False,
            f"Twilio has no WhatsApp sender {settings.from_number}",
            "Register it at Twilio under Messaging, Senders, WhatsApp. The sandbox is not listed there: "
            "with it, enter the webhook on its own page.",
        )
    if str(sender["status"]).upper().partition(":")[0] != "ONLINE":
        remedy = "Finish its registration at Twilio; until then nothing leaves."
        return Finding(name, False, f"{settings.from_number} is {sender['status']}", remedy)
    called = _called(sender["webhook"])
    if called != _webhook(settings):
        seen = f"its webhook is {called}" if called else "it has no webhook"
        return Finding(
            name, False, f"{settings.from_number}: {seen}", f"Set it to {_webhook(settings)}, by POST."
        )
    return Finding(name, True, f"{settings.from_number} is online and calls {called}")


def _called(webhook: Any) -> str:
    if isinstance(webhook, Mapping):
        return str(webhook.get("callback_url") or "")  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]  # JSON
    return str(getattr(webhook, "callback_url", None) or "")


def _webhook(settings: WhatsAppSettings) -> str:
    return f"{(settings.public_url or '').rstrip('/')}{INBOUND_PATH}"


def _templates(twilio: TwilioCalls, settings: WhatsAppSettings) -> Iterator[Finding]:
    for (kind, language), template in sorted(settings.templates.known.items()):
        name = f"WhatsApp: template {kind}, {language}"
        yield _looked(
            name,
            lambda name=name, sid=template.sid: _template(name, sid, twilio.approval_of(sid)),
            f"Check {template.sid} in SMARTRETAIL_WHATSAPP_TEMPLATES.",
        )
    missing = settings.templates.missing()
    if missing:
        yield Finding(
            "WhatsApp: templates",
            False,
            f"none for {', '.join(missing)}: outside the 24 hours these wait until the person writes",
            "Have the texts of docs/whatsapp.md approved and set SMARTRETAIL_WHATSAPP_TEMPLATES.",
        )


def _template(name: str, sid: str, approval: Mapping[str, Any]) -> Finding:
    status = str(approval.get("status") or "not submitted")
    if status == _APPROVED:
        return Finding(name, True, f"{sid} is approved")
    why = str(approval.get("rejection_reason") or "")
    remedies = {
        "pending": "Wait: WhatsApp decides within a day, mostly within the hour.",
        "received": "Wait: WhatsApp decides within a day, mostly within the hour.",
        "rejected": "Change its text as the reason says and submit it anew.",
        "paused": "People blocked or reported it; wait, or submit another text.",
    }
    remedy = remedies.get(status, "Submit it for approval at Twilio's Content Template Builder.")
    return Finding(name, False, f"{sid} is {status}" + (f": {why}" if why else ""), remedy)
