"""The channels people write in; each tells about itself, where it is set up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import SecretStr

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home


def whatsapp(home: Home) -> Iterator[Finding]:
    """Look at WhatsApp: account, number, webhook, templates."""
    if home.whatsapp is None:
        set_too = _set(home, "twilio_auth_token", "twilio_from", "whatsapp_templates")
        yield _off("WhatsApp", "SMARTRETAIL_TWILIO_ACCOUNT_SID", set_too)
        return
    from channels.whatsapp.checkup import checkup  # noqa: PLC0415 - where it is set up

    yield from checkup(home.whatsapp)


def slack(home: Home) -> Iterator[Finding]:
    """Look at Slack: token, scopes, events."""
    if home.slack is None:
        set_too = _set(home, "slack_bot_token", "slack_app_token", "slack_client_id", "slack_client_secret")
        yield _off("Slack", "SMARTRETAIL_SLACK_SIGNING_SECRET", set_too)
        return
    yield from home.slack.checkup()


def _off(name: str, missing: str, set_too: list[str]) -> Finding:
    """Return that a channel is off: as it should be where nothing of it is set, else what lacks."""
    if not set_too:
        return Finding(name, None, "off", f"Set {missing} to use it.")
    return Finding(
        name,
        False,
        f"off, although {', '.join(set_too)} is set",
        f"Set {missing} as well, or unset the rest.",
    )


def _set(home: Home, *names: str) -> list[str]:
    """Return which of some settings hold something, as the environment names them."""
    settings = home.settings.model_dump(include=set(names))
    held = {
        name: value.get_secret_value() if isinstance(value, SecretStr) else value
        for name, value in settings.items()
    }
    return [f"SMARTRETAIL_{name.upper()}" for name in names if str(held[name]).strip()]
