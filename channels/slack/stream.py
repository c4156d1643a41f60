"""Long answers in the assistant pane arrive as a stream: the first lines at once, the rest after them.

A stream carries no key until it is closed, and Slack closes it by itself after some five minutes.
So a stream that broke is known by its words, which begin the answer, and is completed in place:
closed, then rewritten as the post it was to become, key and all. It is never begun a second time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from channels.slack.markup import escape
from channels.slack.posting import Call, show
from channels.splitting import split_text
from core.errors import ExternalError

STREAMED = "streamed"
STREAM_FROM = 1_200
_PIECE = 800
_SURE = 30
_BOLD = re.compile(r"\*([^*\n]+)\*")
_STRUCK = re.compile(r"~([^~\n]+)~")
_NOT_SHOWN = re.compile(r"[\W_]+")
_EMOJI = re.compile(r":[a-z][a-z0-9_+'-]*:")  # how Slack gives an emoji back

Payload = Mapping[str, Any]


def is_worth_streaming(route: Mapping[str, str], text: str, parts: int) -> bool:
    """Tell whether an answer is long enough, whole, and read in a thread of the direct conversation."""
    in_pane = "thread_ts" in route and route["channel"].startswith("D")
    return in_pane and parts == 1 and len(text) >= STREAM_FROM


def post_of(payload: Payload) -> dict[str, Any]:
    """Return the payload as `chat.postMessage` takes it."""
    return {name: value for name, value in payload.items() if name != STREAMED}


def stream(payload: Payload, call: Call) -> str | None:
    """Stream the answer; return its `ts`, or `None` where nothing was begun and it is to be posted.

    Raises:
        ExternalError: Slack does not answer now; what was begun is found and completed later.
    """
    told: Mapping[str, str] = payload[STREAMED]
    first, *rest = split_text(told["text"], _PIECE)
    begin = {
        "channel": payload["channel"],
        "thread_ts": payload["thread_ts"],
        "markdown_text": markdown(first),
        "recipient_team_id": told["team"],
        "recipient_user_id": told["user"],
    }
    try:
        ts = str(call("chat.startStream", json=begin).get("ts") or "")
    except ExternalError as error:
        if error.details.get("retryable"):
            raise
        return None  # it is not to be had here: a post says the same
    if not ts:
        raise ExternalError("Slack began a stream without naming it.", retryable=True)
    place = {"channel": payload["channel"], "ts": ts}
    try:
        for piece in rest:
            call("chat.appendStream", json={**place, "markdown_text": markdown(f"\n{piece}")})
        ending = {**place, "blocks": _after_text(payload["blocks"]), "metadata": payload["metadata"]}
        show(call, "chat.stopStream", ending)
    except ExternalError as error:
        if error.details.get("retryable"):
            raise
        complete(payload, ts, call)
    return ts


def complete(payload: Payload, ts: str, call: Call) -> None:
    """Close a stream that broke and write the whole answer in its place.

    Raises:
        ExternalError: Slack refused the rewriting, or does not answer.
    """
    place = {"channel": payload["channel"], "ts": ts}
    try:
        call("chat.stopStream", json=place)
    except ExternalError as error:
        if error.details.get("retryable"):
            raise  # else it was closed before, by Slack or by us
    whole = {name: payload[name] for name in ("text", "blocks", "metadata")}
    show(call, "chat.update", {**place, **whole})


def is_torn(post: Mapping[str, Any], payload: Payload) -> bool:
    """Tell whether a post of ours is a beginning of this very answer, left without its key."""
    if STREAMED not in payload or not post.get("bot_id") or post.get("metadata"):
        return False
    shown = _letters(_EMOJI.sub("", str(post.get("text") or "")))
    return len(shown) >= _SURE and _letters(escape(payload[STREAMED]["text"])).startswith(shown)


def markdown(text: str) -> str:
    """Return our small markup as the Markdown that streams take."""
    written = _STRUCK.sub(r"~~\1~~", _BOLD.sub(r"**\1**", escape(text)))
    return written.replace("\n", "  \n")


def _letters(text: str) -> str:
    return _NOT_SHOWN.sub("", text).casefold()


def _after_text(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the blocks that follow the words: sources, choices, thumbs."""
    return [block for block in blocks if block["type"] not in {"header", "section", "table"}]
