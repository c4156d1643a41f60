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


def refused(method: str, response: SlackResponse | AsyncSlackResponse) -> ExternalError:
    """Translate a refusal. Slack's `error` is one short word and holds no text of ours."""
    status = int(response.status_code)
    reason = str(response.get("error") or "") if isinstance(response.data, dict) else ""
    unreadable = not reason or " " in reason  # a proxy answered, not Slack
    headers: Mapping[str, str] = response.headers or {}
    wait = str(headers.get("Retry-After") or headers.get("retry-after") or "")
    return ExternalError(
        f"Slack refused {method}: {status if unreadable else reason}.",
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
