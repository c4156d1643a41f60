"""A reply's charts and marked pages as files in its Slack thread: drawn, uploaded, shared.

Slack's upload is three calls: an address for the bytes, the bytes, and the sharing. Only the
last one shows anything, so a failure before it leaves nothing behind that a person sees. The
file's name is the message's key in disguise: a share in doubt is found again by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from channels.slack.inbound import CHANNEL
from core.errors import ExternalError
from core.message import InboundMessage, OutboundMessage, Reply
from core.ports import ChartRenderer
from language.locales import sentence

if TYPE_CHECKING:
    from slack_sdk.web import SlackResponse

_LONGEST_ALT = 1_000
_LONGEST_TITLE = 200

PageDrawer = Callable[[str, int], bytes]
"""Returns a page of a document, by its id, as PNG with its problems marked."""


def picture_messages(
    message: InboundMessage, reply: Reply, first_part: int, *, charts: bool, pages: bool
) -> list[OutboundMessage]:
    """Return one message a picture, after the parts of the text.

    Args:
        message: What is answered.
        reply: The answer with its charts and pages.
        first_part: The number of the first picture among the reply's messages.
        charts: Whether charts can be drawn here.
        pages: Whether pages can.
    """
    found: list[OutboundMessage] = []
    for part, picture in enumerate(_pictures(reply, charts=charts, pages=pages), first_part):
        key = f"{CHANNEL}:{message.message_id}:{part}"
        payload: dict[str, Any] = {
            "channel": message.route["channel"],
            "filename": f"{_kind(picture)}-{hashlib.sha256(key.encode()).hexdigest()[:20]}.png",
            **picture,
        }
        if "thread_ts" in message.route:
            payload["thread_ts"] = message.route["thread_ts"]
        found.append(
            OutboundMessage(
                channel=CHANNEL,
                conversation_id=message.conversation_id,
                idempotency_key=key,
                payload=payload,
                accompanies=True,
            )
        )
    return found


def is_picture(outbound: OutboundMessage) -> bool:
    """Tell whether the message is a picture rather than a post."""
    return "filename" in outbound.payload


def drawn(payload: Mapping[str, Any], charts: ChartRenderer | None, pages: PageDrawer | None) -> bytes:
    """Return the picture as PNG.

    Raises:
        InputError: it cannot be drawn, or its document was deleted; trying again is no use.
        ExternalError: this process has nothing to draw it with.
    """
    if "spec" in payload and charts is not None:
        return charts.png(payload["spec"])
    if "doc_id" in payload and pages is not None:
        return pages(str(payload["doc_id"]), int(payload["page"]))
    raise ExternalError("Pictures cannot be drawn here any more.", retryable=False)


def share_picture(
    payload: Mapping[str, Any],
    picture: bytes,
    call: Callable[..., SlackResponse],
    *,
    base_url: str,
    timeout_s: int,
) -> str:
    """Upload and share; return the file's id.

    Raises:
        ExternalError: Slack refused or could not be reached.
    """
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


def _pictures(reply: Reply, *, charts: bool, pages: bool) -> Iterator[dict[str, Any]]:
    for chart in reply.charts if charts else ():
        yield {
            "title": chart.title[:_LONGEST_TITLE],
            "alt": chart.alt[:_LONGEST_ALT],
            "spec": dict(chart.spec),
        }
    for page in reply.pictures if pages else ():
        title = sentence("document_page_shown", reply.language, page=page.page)
        yield {
            "title": title[:_LONGEST_TITLE],
            "alt": page.alt[:_LONGEST_ALT],
            "doc_id": page.doc_id,
            "page": page.page,
        }


def _kind(picture: Mapping[str, Any]) -> str:
    return "chart" if "spec" in picture else "page"


def _upload(address: str, picture: bytes, timeout_s: int) -> None:
    import requests  # noqa: PLC0415 - slow to import, and only a picture needs it

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
