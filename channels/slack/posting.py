"""Calls that show blocks: a workspace that does not take them gets the same words without them.

First without the blocks that are new to Slack, then in words alone: a reply is never lost over how it looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from channels.slack.blocks import in_words, plain_blocks
from core.errors import ExternalError

if TYPE_CHECKING:
    from slack_sdk.web import SlackResponse

_NOT_TAKEN = frozenset(
    {"invalid_blocks", "invalid_blocks_format", "only_one_table_allowed", "msg_blocks_too_long"}
)

Call = Callable[..., "SlackResponse"]


def show(call: Call, method: str, body: dict[str, Any]) -> SlackResponse:
    """Call a method whose body has blocks.

    Raises:
        ExternalError: Slack refused the words as well, or does not answer.
    """
    try:
        return call(method, json=body)
    except ExternalError as error:
        if error.details.get("reason") not in _NOT_TAKEN:
            raise
        refusal = error
    for plainer in _plainer(body):
        try:
            return call(method, json=plainer)
        except ExternalError as error:
            if error.details.get("reason") not in _NOT_TAKEN:
                raise
            refusal = error
    raise refusal


def _plainer(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the body with ever plainer blocks, at last with none; what has no words is left as it is."""
    plain = plain_blocks(body["blocks"])
    if plain is not None:
        yield {**body, "blocks": plain}
    if "text" in body:
        bare = {name: value for name, value in body.items() if name != "blocks"}
        yield {**bare, "text": in_words(body["blocks"]) or body["text"]}
