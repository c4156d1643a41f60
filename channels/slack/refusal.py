"""Slack's refusals, translated once: whether trying again can help, and when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from core.errors import ExternalError

if TYPE_CHECKING:
    from slack_sdk.web import SlackResponse
    from slack_sdk.web.async_slack_response import AsyncSlackResponse

_TRANSIENT = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable",
     "request_timeout", "team_added_to_org"}
)  # fmt: skip


PREFIX = "slack_"
"""Begins the code of a refusal; what follows is Slack's own word for it, or the status it answered."""

_REINSTALL = "install the app again in that workspace"
_MEANINGS: dict[str, str] = {
    "channel_not_found": "the channel is gone, or the app was never in it; invite it: /invite @SmartRetail",
    "not_in_channel": "the app is not in the channel; invite it: /invite @SmartRetail",
    "is_archived": "the channel is archived; name another in SMARTRETAIL_ALERT_SLACK_CHANNEL",
    "user_not_found": "there is no such person in the workspace; correct it: smartretail users",
    "user_disabled": "the person left the workspace; correct it: smartretail users",
    "cannot_dm_bot": "that is a bot, not a person; correct it: smartretail users",
    "messages_tab_disabled": "the app takes no direct messages; update it from `smartretail slack manifest`",
    "restricted_action": "the workspace does not let apps write there; ask its owner",
    "missing_scope": f"a scope is missing; update the app from its manifest, then {_REINSTALL}",
    "invalid_auth": f"the bot token is wrong; {_REINSTALL}",
    "not_authed": f"there is no bot token; {_REINSTALL}",
    "token_revoked": f"the token was revoked; {_REINSTALL}",
    "token_expired": f"the token expired; {_REINSTALL}",
    "account_inactive": f"the app was removed or the workspace closed; {_REINSTALL}",
    "not_installed": "that workspace has not installed the app: /channels/slack/install",
    "invalid_blocks": "Slack did not take what it looks like; please report it",
    "msg_too_long": "it is too long for Slack; please report it",
}


def explain(code: str) -> str:
    """Return a line for whoever runs the shop; nothing where the code says nothing."""
    return _MEANINGS.get(code.removeprefix(PREFIX), "")


def refused(method: str, response: SlackResponse | AsyncSlackResponse) -> ExternalError:
    """Translate a refusal. Slack's `error` is one short word and holds no text of ours."""
    status = int(response.status_code)
    reason = str(response.get("error") or "") if isinstance(response.data, dict) else ""
    unreadable = not reason or " " in reason  # a proxy answered, not Slack
    headers: Mapping[str, str] = response.headers or {}
    wait = str(headers.get("Retry-After") or headers.get("retry-after") or "")
    return ExternalError(
        f"Slack refused {method}: {status if unreadable else reason}.",
        code=f"{PREFIX}{status if unreadable else reason}",
        reason="" if unreadable else reason,
        retryable=status == 429 or status >= 500 or unreadable or reason in _TRANSIENT,
        retry_after_s=int(wait) if wait.isdigit() else None,
    )


def opened_channel(answer: Any) -> str:
    """Return the conversation that `conversations.open` names.

    Raises:
        ExternalError: it names none.
    """
    channel = answer.get("channel")
    found = channel.get("id") if isinstance(channel, dict) else None
    if not found:
        raise ExternalError("Slack opened no conversation with the person.", retryable=True)
    return str(found)


def unanswered(method: str, error: Exception) -> ExternalError:
    """Translate a line that broke."""
    return ExternalError(f"Slack did not answer {method} ({type(error).__name__}).", retryable=True)
