"""The channels people write in; each tells about itself, where it is set up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home


def whatsapp(home: Home) -> Iterator[Finding]:
    """Look at WhatsApp: account, number, webhook, templates."""
    if home.whatsapp is None:
        yield Finding("WhatsApp", None, "off", "Set SMARTRETAIL_TWILIO_ACCOUNT_SID to use it.")
        return
    from channels.whatsapp.checkup import checkup  # noqa: PLC0415 - where it is set up

    yield from checkup(home.whatsapp)


def slack(home: Home) -> Iterator[Finding]:
    """Look at Slack: token, scopes, events."""
    if home.slack is None:
        yield Finding("Slack", None, "off", "Set SMARTRETAIL_SLACK_SIGNING_SECRET to use it.")
        return
    yield from home.slack.checkup()
