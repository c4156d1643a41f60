"""How replies leave by Slack: rendered, sent once, and looked up when in doubt.

Each message carries its idempotency key as Slack message metadata. A send whose outcome was
not recorded is searched for in its thread (or, for a direct message, in the channel) by that
key, so an equal text never confuses the lookup. Files, charts and pages follow the text, each
known by its name (`channels.slack.upload`): one that cannot be drawn or uploaded takes no word with it.
"""

from __future__ import annotations

import http.client
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

from channels.slack.blocks import reply_blocks
from channels.slack.inbound import CHANNEL, direct_place, team_of
from channels.slack.markup import escape
from channels.slack.posting import show
from channels.slack.refusal import opened_channel, refused, unanswered
from channels.slack.stream import STREAMED, complete, is_torn, is_worth_streaming, post_of, stream
from channels.slack.tokens import BotTokens
from channels.slack.upload import Sources, content_of, file_messages, is_file, share, shared_file
from core.errors import ExternalError
from core.message import InboundMessage, OutboundMessage, Reply, SendReceipt
from core.notice import Place

if TYPE_CHECKING:
    from slack_sdk import WebClient
    from slack_sdk.web import SlackResponse

    from channels.slack.settings import SlackSettings
    from channels.slack.upload import FileOpener, PageDrawer
    from core.clock import Clock
    from core.ports import ChartRenderer, InstallationLedger

METADATA_EVENT = "smartretail_reply"
_LONGEST_FALLBACK = 3_000
_TOLERANCE = timedelta(minutes=2)
_MOST_PAGES = 10
_SILENT = logging.getLogger("smartretail.slack.sdk")
_SILENT.disabled = True  # slack_sdk logs request bodies at debug and URLs on failure


class SlackAdapter:
    """Implements `core.ports.ChannelAdapter` for Slack."""

    name = CHANNEL

    def __init__(
        self,
        settings: SlackSettings,
        clock: Clock,
        charts: ChartRenderer | None = None,
        *,
        pages: PageDrawer | None = None,
        files: FileOpener | None = None,
        installations: InstallationLedger | None = None,
    ) -> None:
        self._settings = settings
        self._tokens = BotTokens(settings, installations)
        self._clock = clock
        self._sources = Sources(charts, pages, files)
        self._direct: dict[str, str] = {}  # the channel of each person who was written to first

    @cached_property
    def _client(self) -> WebClient:
        from slack_sdk import WebClient  # noqa: PLC0415  # slow to import

        return WebClient(
            base_url=self._settings.base_url,
            timeout=self._settings.timeout_s,
            logger=_SILENT,
            retry_handlers=[],  # its own retry could post twice; ours looks first
        )

    def reach(self, address: str) -> Place:
        """Return the app's direct conversation with a person, `TEAM:USER`; Slack names it.

        Raises:
            ExternalError: Slack refused or could not be reached.
        """
        team, _, user = address.partition(":")
        if address not in self._direct:
            opened = self._call(team, "conversations.open", json={"users": user})
            self._direct[address] = opened_channel(opened)
        return direct_place(team, self._direct[address], address)

    def render(self, message: InboundMessage, reply: Reply) -> Sequence[OutboundMessage]:
        """Turn a reply into posts of at most 50 blocks, in its thread; files and pictures come last."""
        fallback = escape(reply.answer)[:_LONGEST_FALLBACK]
        rendered: list[OutboundMessage] = []
        posts = reply_blocks(reply)
        for part, blocks in enumerate(posts, start=1):
            key = f"{CHANNEL}:{message.message_id}:{part}"
            payload: dict[str, Any] = {
                "channel": message.route["channel"],
                "text": fallback,
                "blocks": blocks,
                "unfurl_links": False,
                "unfurl_media": False,
                "metadata": {"event_type": METADATA_EVENT, "event_payload": {"key": key}},
            }
            if "thread_ts" in message.route:
                payload["thread_ts"] = message.route["thread_ts"]
            if is_worth_streaming(message.route, reply.answer, len(posts)):
                team, _, user = message.address.partition(":")
                payload[STREAMED] = {"text": reply.answer, "team": team, "user": user}
            rendered.append(
                OutboundMessage(
                    channel=CHANNEL,
                    conversation_id=message.conversation_id,
                    idempotency_key=key,
                    payload=payload,
                )
            )
        return rendered + file_messages(message, reply, len(rendered) + 1, self._sources)

    def send(self, outbound: OutboundMessage) -> SendReceipt:
        """Send once.

        Raises:
            ExternalError: Slack refused or could not be reached; `details["retryable"]` tells
                whether trying again can help, `details["retry_after_s"]` when, if Slack said.
        """
        if is_file(outbound):
            return self._share(outbound)
        call = partial(self._call, team_of(outbound.conversation_id))
        if STREAMED in outbound.payload:
            streamed = stream(outbound.payload, call)
            if streamed is not None:
                provider_id = f"{outbound.payload['channel']}:{streamed}"
                return SendReceipt(provider_id=provider_id, sent_at=self._clock.now())
        response = show(call, "chat.postMessage", post_of(outbound.payload))
        ts = response.get("ts")
        if not ts:
            raise ExternalError("Slack answered without a message ts.", retryable=True)
        channel = response.get("channel") or outbound.payload["channel"]
        return SendReceipt(provider_id=f"{channel}:{ts}", sent_at=self._clock.now())

    def _share(self, outbound: OutboundMessage) -> SendReceipt:
        settings, payload = self._settings, outbound.payload
        content = content_of(payload, self._sources)
        call = partial(self._call, team_of(outbound.conversation_id))
        file_id = share(payload, content, call, base_url=settings.base_url, timeout_s=settings.timeout_s)
        return SendReceipt(provider_id=f"{payload['channel']}:{file_id}", sent_at=self._clock.now())

    def find_sent(
        self, outbound: OutboundMessage, since: datetime, taken: Callable[[str], bool]
    ) -> SendReceipt | None:
        """Look for a post that carries the message's key; a stream that broke off is completed.

        Raises:
            ExternalError: Slack cannot tell now; do not send before it can.
        """
        channel, torn = str(outbound.payload["channel"]), ""
        for post in self._posts(outbound, since - _TOLERANCE):
            if is_torn(post, outbound.payload) and not taken(f"{channel}:{post['ts']}"):
                torn = str(post["ts"])
            sent = shared_file(post, outbound) if is_file(outbound) else _post_of(post, outbound)
            provider_id = f"{channel}:{sent}"
            if sent is not None and not taken(provider_id):
                sent_at = datetime.fromtimestamp(float(post["ts"]), UTC)
                return SendReceipt(provider_id=provider_id, sent_at=sent_at)
        if not torn:
            return None
        complete(outbound.payload, torn, partial(self._call, team_of(outbound.conversation_id)))
        return SendReceipt(provider_id=f"{channel}:{torn}", sent_at=self._clock.now())

    def _posts(self, outbound: OutboundMessage, oldest: datetime) -> Iterator[Mapping[str, Any]]:
        team, thread = team_of(outbound.conversation_id), outbound.payload.get("thread_ts")
        arguments: dict[str, Any] = {
            "channel": outbound.payload["channel"],
            "oldest": f"{oldest.timestamp():.6f}",
            "inclusive": True,
            "include_all_metadata": True,
            "limit": 200,
        }
        if thread:
            arguments["ts"] = thread
        method = "conversations.replies" if thread else "conversations.history"
        for _ in range(_MOST_PAGES):
            response = self._call(team, method, params=arguments)
            yield from response.get("messages") or ()
            cursor = (response.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return
            arguments["cursor"] = cursor
        raise ExternalError("Slack lists too many posts to tell whether one was sent.", retryable=False)

    def _call(
        self,
        team: str,
        method: str,
        *,
        json: dict[str, Any] | None = None,
        params: dict[str, Any] | None = None,
    ) -> SlackResponse:
        from slack_sdk.errors import SlackApiError, SlackClientError  # noqa: PLC0415  # slow to import

        headers = {"Authorization": f"Bearer {self._tokens.of(team)}"}
        try:
            return self._client.api_call(method, json=json, params=params, headers=headers)
        except SlackApiError as error:
            raise refused(method, error.response) from error
        except (SlackClientError, URLError, OSError, http.client.HTTPException, ValueError) as error:
            raise unanswered(method, error) from error


def _post_of(post: Mapping[str, Any], outbound: OutboundMessage) -> str | None:
    """Return the `ts` of a post that carries the message's key."""
    metadata = post.get("metadata") or {}
    if metadata.get("event_type") != METADATA_EVENT:
        return None
    carried = (metadata.get("event_payload") or {}).get("key")
    return str(post["ts"]) if carried == outbound.idempotency_key else None
