"""Calls that show blocks: a workspace that does not know the newer ones gets the same words without them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from channels.slack.blocks import plain_blocks
from core.errors import ExternalError

if TYPE_CHECKING:
    from slack_sdk.web import SlackResponse

_UNKNOWN_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "only_one_table_allowed"})

Call = Callable[..., "SlackResponse"]


def show(call: Call, method: str, body: dict[str, Any]) -> SlackResponse:
    """Call a method whose body has blocks.

    Raises:
        ExternalError: Slack refused the words as well, or does not answer.
    """
    try:
        return call(method, json=body)
    except ExternalError as error:
        plain = plain_blocks(body["blocks"])
        if error.details.get("reason") not in _UNKNOWN_BLOCKS or plain is None:
            raise
    return call(method, json={**body, "blocks": plain})
