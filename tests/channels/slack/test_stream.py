"""A long answer in the pane: streamed, and whatever breaks on the way, there once and whole."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from typing import Any

import pytest

from channels.slack.adapter import SlackAdapter
from channels.slack.inbound import event_to_message
from core.errors import ExternalError
from core.message import OutboundMessage
from tests.channels.fakes import NOON, MovableClock, reply_to
from tests.channels.loopback import Answer, Request, breaches, provider
from tests.channels.slack.signing import SETTINGS, direct, event_body

ANSWER = "Forecast:\n" + "\n".join(
    f"🔴 *Item {number}* (Delhi 1) & more: {number * 7} units, ₹{number * 31}" for number in range(1, 60)
)
IN_PANE = event_to_message(direct(thread_ts="1763812000.000100"), NOON)
STREAM = ("chat.startStream", "chat.appendStream", "chat.stopStream")


class StreamingSlack:
    """Keeps posts; a stream grows until it is stopped, and only then has what it was given at the end."""

    def __init__(self) -> None:
        self.posts: dict[str, dict[str, Any]] = {}
        self.open: set[str] = set()
        self.methods: list[str] = []
        self.fail: Callable[[str, int], Answer | None] = lambda method, count: None

    def answer(self, request: Request) -> Answer:
        method = request.path.rsplit("/", 1)[-1]
        self.methods.append(method)
        if (failure := self.fail(method, self.methods.count(method))) is not None:
            return failure
        if method == "conversations.replies":
            return 200, {"ok": True, "messages": [*self.posts.values()]}
        assert breaches("slack_methods", f"/{method}", "application/json", request.json) == []
        return self._take(method, request.json)

    def _take(self, method: str, sent: dict[str, Any]) -> Answer:
        if method in {"chat.startStream", "chat.postMessage"}:
            ts = f"{NOON.timestamp() + len(self.posts):.6f}"
            words = sent.get("text") or sent["markdown_text"]
            self.posts[ts] = {"ts": ts, "bot_id": "B1", "text": words, "metadata": sent.get("metadata")}
            self.open |= {ts} if method == "chat.startStream" else set()
            return 200, {"ok": True, "channel": sent["channel"], "ts": ts}
        post = self.posts[sent["ts"]]
        if method == "chat.update":
            assert sent["ts"] not in self.open
            post |= {"text": sent["text"], "metadata": sent["metadata"], "blocks": sent["blocks"]}
        elif sent["ts"] not in self.open:
            return 200, {"ok": False, "error": "message_not_in_streaming_state"}
        elif method == "chat.appendStream":
            post["text"] += sent["markdown_text"]
        else:
            self.open.discard(sent["ts"])
            post |= {"metadata": sent.get("metadata") or post["metadata"]}
        return 200, {"ok": True, "ts": sent["ts"]}


@pytest.fixture
def slack() -> StreamingSlack:
    return StreamingSlack()


@pytest.fixture
def adapter(slack: StreamingSlack) -> Generator[SlackAdapter]:
    with provider(slack.answer) as (url, _):
        yield SlackAdapter(replace(SETTINGS, base_url=f"{url}/api/", timeout_s=2), MovableClock())


def long_part(adapter: SlackAdapter) -> OutboundMessage:
    [part] = adapter.render(IN_PANE, reply_to(IN_PANE, answer=ANSWER))
    return part


def nobody_elses(provider_id: str) -> bool:
    return False


def whole_and_once(slack: StreamingSlack, key: str) -> bool:
    keyed = [post for post in slack.posts.values() if post["metadata"]]
    return len(slack.posts) == len(keyed) == 1 and keyed[0]["metadata"]["event_payload"]["key"] == key


def test_a_long_answer_in_the_pane_is_streamed_whole(slack: StreamingSlack, adapter: SlackAdapter) -> None:
    part = long_part(adapter)
    receipt = adapter.send(part)
    assert set(slack.methods) == set(STREAM)
    [post] = slack.posts.values()
    assert "**Item 59** (Delhi 1) &amp; more: 413 units, ₹1829" in post["text"]
    assert whole_and_once(slack, part.idempotency_key)
    found = adapter.find_sent(part, NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == receipt.provider_id


def test_a_short_answer_and_one_in_a_channel_are_posted(slack: StreamingSlack, adapter: SlackAdapter) -> None:
    in_channel = event_to_message(event_body(), NOON)
    for message, answer in ((IN_PANE, "All good."), (in_channel, ANSWER)):
        [part] = adapter.render(message, reply_to(message, answer=answer))
        adapter.send(part)
    assert set(slack.methods) == {"chat.postMessage"}


def test_where_streams_are_not_to_be_had_the_answer_is_posted(
    slack: StreamingSlack, adapter: SlackAdapter
) -> None:
    slack.fail = lambda method, count: (
        (200, {"ok": False, "error": "channel_type_not_supported"}) if method == "chat.startStream" else None
    )
    part = long_part(adapter)
    adapter.send(part)
    assert whole_and_once(slack, part.idempotency_key)


def test_a_stream_that_slack_closed_is_completed_in_place(
    slack: StreamingSlack, adapter: SlackAdapter
) -> None:
    def close_after_two(method: str, count: int) -> Answer | None:
        if method == "chat.appendStream" and count == 2:
            slack.open.clear()
        return None

    slack.fail = close_after_two
    part = long_part(adapter)
    adapter.send(part)
    assert whole_and_once(slack, part.idempotency_key)
    assert "Item 59" in next(iter(slack.posts.values()))["text"]


@pytest.mark.parametrize(
    ("method", "count"), [("chat.appendStream", 1), ("chat.appendStream", 3), ("chat.stopStream", 1)]
)
def test_a_crash_in_the_middle_leaves_one_whole_answer(
    slack: StreamingSlack, adapter: SlackAdapter, method: str, count: int
) -> None:
    slack.fail = lambda called, number: (0, None) if (called, number) == (method, count) else None
    part = long_part(adapter)
    with pytest.raises(ExternalError) as broken:
        adapter.send(part)
    assert broken.value.details["retryable"] is True
    [torn] = slack.posts.values()
    torn["text"] = torn["text"].replace("🔴", ":red_circle:")  # as Slack gives it back
    assert adapter.find_sent(part, NOON, nobody_elses) is not None
    assert whole_and_once(slack, part.idempotency_key)
    assert slack.open == set()


def test_another_answer_that_was_torn_is_not_taken_for_this_one(
    slack: StreamingSlack, adapter: SlackAdapter
) -> None:
    slack.posts["9.0"] = {"ts": "9.0", "bot_id": "B1", "text": "Revenue last month by city and store: " * 3}
    part = long_part(adapter)
    assert adapter.find_sent(part, NOON, nobody_elses) is None
