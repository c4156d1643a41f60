"""A reply's files, charts and marked pages as files in its Slack thread: read or drawn, uploaded, shared.

Slack's upload is three calls: an address for the bytes, the bytes, and the sharing. Only the
last one shows anything, so a failure before it leaves nothing behind that a person sees. The
file's name is the message's key in disguise: a share in doubt is found again by it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, BinaryIO
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
_DISGUISE = 20

PageDrawer = Callable[[str, int], bytes]
"""Returns a page of a document, by its id, as PNG with its problems marked."""

FileOpener = Callable[[str], BinaryIO]
"""Opens a kept file by its key."""


@dataclass(frozen=True)
class Sources:
    """Where the bytes come from; what is `None` cannot be had here, and is not sent."""

    charts: ChartRenderer | None = None
    pages: PageDrawer | None = None
    files: FileOpener | None = None


def file_messages(
    message: InboundMessage, reply: Reply, first_part: int, sources: Sources
) -> list[OutboundMessage]:
    """Return one message a file or picture, after the parts of the text.

    A file is the answer itself; a picture only accompanies it.

    Args:
        message: What is answered.
        reply: The answer with its files, charts and pages.
        first_part: The number of the first among the reply's messages.
        sources: What can be sent.
    """
    found: list[OutboundMessage] = []
    for part, (stem, suffix, content) in enumerate(_contents(reply, sources), first_part):
        key = f"{CHANNEL}:{message.message_id}:{part}"
        payload: dict[str, Any] = {
            "channel": message.route["channel"],
            "filename": f"{stem}-{hashlib.sha256(key.encode()).hexdigest()[:_DISGUISE]}{suffix}",
            **content,
        }
        if "thread_ts" in message.route:
            payload["thread_ts"] = message.route["thread_ts"]
        found.append(
            OutboundMessage(
                channel=CHANNEL,
                conversation_id=message.conversation_id,
                idempotency_key=key,
                payload=payload,
                accompanies="blob_key" not in payload,
            )
        )
    return found


def is_file(outbound: OutboundMessage) -> bool:
    """Tell whether the message is a file or picture rather than a post."""
    return "filename" in outbound.payload


def content_of(payload: Mapping[str, Any], sources: Sources) -> bytes:
    """Return the file's bytes, a picture's as PNG.

    Raises:
        InputError: it cannot be drawn, or was deleted; trying again is no use.
        ExternalError: this process has nothing to take it from.
    """
    if "blob_key" in payload and sources.files is not None:
        with sources.files(str(payload["blob_key"])) as file:
            return file.read()
    if "spec" in payload and sources.charts is not None:
        return sources.charts.png(payload["spec"])
    if "doc_id" in payload and sources.pages is not None:
        return sources.pages(str(payload["doc_id"]), int(payload["page"]))
    raise ExternalError("Files and pictures cannot be sent from here any more.", retryable=False)


def share(
    payload: Mapping[str, Any],
    content: bytes,
    call: Callable[..., SlackResponse],
    *,
    base_url: str,
    timeout_s: int,
) -> str:
    """Upload and share; return the file's id.

    Raises:
        ExternalError: Slack refused or could not be reached.
    """
    asked = {"filename": payload["filename"], "length": len(content), "alt_txt": payload["alt"]}
    ticket = call("files.getUploadURLExternal", params=asked)
    file_id, address = str(ticket.get("file_id") or ""), str(ticket.get("upload_url") or "")
    if not file_id or urlsplit(address).scheme != urlsplit(base_url).scheme:
        raise ExternalError("Slack gave no usable address for a file.", retryable=True)
    _upload(address, content, timeout_s)
    shared: dict[str, Any] = {
        "files": json.dumps([{"id": file_id, "title": payload["title"]}]),
        "channel_id": payload["channel"],
    }
    if "thread_ts" in payload:
        shared["thread_ts"] = payload["thread_ts"]
    call("files.completeUploadExternal", params=shared)
    return file_id


def shared_file(post: Mapping[str, Any], outbound: OutboundMessage) -> str | None:
    """Return the id of the message's file where a post shows it."""
    for file in post.get("files") or ():
        if file.get("name") == outbound.payload["filename"]:
            return str(file.get("id"))
    return None


def _contents(reply: Reply, sources: Sources) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield each one's name, ending, and what it takes to have its bytes and to show it."""
    for file in reply.files if sources.files is not None else ():
        name = PurePath(file.name)
        yield name.stem, name.suffix, {"title": file.name, "alt": file.name, "blob_key": file.blob_key}
    for chart in reply.charts if sources.charts is not None else ():
        told = {"title": chart.title[:_LONGEST_TITLE], "alt": chart.alt[:_LONGEST_ALT]}
        yield "chart", ".png", {**told, "spec": dict(chart.spec)}
    for page in reply.pictures if sources.pages is not None else ():
        title = sentence("document_page_shown", reply.language, page=page.page)
        told = {"title": title[:_LONGEST_TITLE], "alt": page.alt[:_LONGEST_ALT]}
        yield "page", ".png", {**told, "doc_id": page.doc_id, "page": page.page}


def _upload(address: str, content: bytes, timeout_s: int) -> None:
    import requests  # noqa: PLC0415 - slow to import, and only a picture needs it

    headers = {"Content-Type": "application/octet-stream"}
    try:
        answer = requests.post(
            address, data=content, headers=headers, timeout=timeout_s, allow_redirects=False
        )
    except requests.RequestException as error:
        raise ExternalError(
            f"Slack did not take the file ({type(error).__name__}).", retryable=True
        ) from error
    if not answer.ok or answer.is_redirect:
        raise ExternalError(f"Slack did not take the file: {answer.status_code}.", retryable=True)
