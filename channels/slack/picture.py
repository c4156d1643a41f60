"""A reply's chart as a file in its Slack thread: drawn, uploaded, shared.

Slack's upload is three calls: an address for the bytes, the bytes, and the sharing. Only the
last one shows anything, so a failure before it leaves nothing behind that a person sees. The
file's name is the message's key in disguise: a share in doubt is found again by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from channels.slack.inbound import CHANNEL
from core.chart import Chart
from core.errors import ExternalError
from core.message import InboundMessage, OutboundMessage
from core.ports import ChartRenderer

if TYPE_CHECKING:
    from slack_sdk.web import SlackResponse

_LONGEST_ALT = 1_000
_LONGEST_TITLE = 200


def picture_messages(
    message: InboundMessage, charts: Sequence[Chart], first_part: int
) -> list[OutboundMessage]:
    """Return one message a chart, after the parts of the text."""
    found: list[OutboundMessage] = []
    for part, chart in enumerate(charts, first_part):
        key = f"{CHANNEL}:{message.message_id}:{part}"
        payload: dict[str, Any] = {
            "channel": message.route["channel"],
            "filename": f"chart-{hashlib.sha256(key.encode()).hexdigest()[:20]}.png",
            "title": chart.title[:_LONGEST_TITLE],
            "alt": chart.alt[:_LONGEST_ALT],
            "spec": dict(chart.spec),
        }
        if "thread_ts" in message.route:
            payload["thread_ts"] = message.route["thread_ts"]
        found.append(
            OutboundMessage(
                channel=CHANNEL,
                conversation_id=message.conversation_id,
                idempotency_key=key,
                payload=payload,
            )
        )
    return found


def is_picture(outbound: OutboundMessage) -> bool:
    """Tell whether the message is a chart rather than a post."""
    return "spec" in outbound.payload


def share_picture(
    payload: Mapping[str, Any],
    charts: ChartRenderer,
    call: Callable[..., SlackResponse],
    *,
    base_url: str,
    timeout_s: int,
) -> str:
    """Draw, upload and share; return the file's id.

    Raises:
        InputError: the chart cannot be drawn; trying again is no use.
        ExternalError: Slack refused or could not be reached.
    """
    picture = charts.png(payload["spec"])
    asked = {"filename": payload["filename"], "length": len(picture), "alt_txt": payload["alt"]}
    ticket = call("files.getUploadURLExternal", params=asked)
    file_id, address = str(ticket.get("file_id") or ""), str(ticket.get("upload_url") or "")
    if not file_id or urlsplit(address).scheme != urlsplit(base_url).scheme:
        raise ExternalError("Slack gave no usable address for a file.", retryable=True)
    _upload(address, picture, timeout_s)
    shared: dict[str, Any] = {
        "files": json.dumps([{"id": file_id, "title": payload["title"]}]),
        "channel_id": payload["channel"],
    }
    if "thread_ts" in payload:
        shared["thread_ts"] = payload["thread_ts"]
    call("files.completeUploadExternal", params=shared)
    return file_id


def shared_file(post: Mapping[str, Any], outbound: OutboundMessage) -> str | None:
    """Return the id of the message's picture where a post shows it."""
    for file in post.get("files") or ():
        if file.get("name") == outbound.payload["filename"]:
            return str(file.get("id"))
    return None


def _upload(address: str, picture: bytes, timeout_s: int) -> None:
    import requests  # noqa: PLC0415 - slow to import, and only a chart needs it

    headers = {"Content-Type": "application/octet-stream"}
    try:
        answer = requests.post(
            address, data=picture, headers=headers, timeout=timeout_s, allow_redirects=False
        )
    except requests.RequestException as error:
        raise ExternalError(
            f"Slack did not take the file ({type(error).__name__}).", retryable=True
        ) from error
    if not answer.ok or answer.is_redirect:
        raise ExternalError(f"Slack did not take the file: {answer.status_code}.", retryable=True)
