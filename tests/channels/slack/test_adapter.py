from __future__ import annotations

import json
from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from channels.slack.adapter import SlackAdapter
from channels.slack.inbound import event_to_message
from core.chart import Chart, Spec, Theme
from core.errors import ExternalError, InputError
from core.message import OutboundMessage
from core.picture import PagePicture
from core.ports import ChannelAdapter
from core.shared_file import SharedFile
from tests.channels.fakes import NOON, FakeCharts, MovableClock, reply_to
from tests.channels.loopback import Answer, Request, contract, provider, violations
from tests.channels.slack.signing import BOT_TOKEN, SETTINGS, direct, event_body

MESSAGE = event_to_message(event_body(), NOON)
FORM = "application/x-www-form-urlencoded"


def nobody_elses(provider_id: str) -> bool:
    return False


class Slack:
    """Keeps its posts and lists them two at a time."""

    def __init__(self) -> None:
        self.posts: list[dict[str, Any]] = []
        self.names: dict[str, str] = {}
        self.lengths: dict[str, int] = {}
        self.fail: Callable[[Request], Answer | None] = lambda request: None

    def answer(self, request: Request) -> Answer:
        if (failure := self.fail(request)) is not None:
            return failure
        if request.path.endswith("/chat.postMessage"):
            ts = f"{NOON.timestamp() + len(self.posts):.6f}"
            self.posts.append({**request.json, "ts": ts})
            return 200, {"ok": True, "channel": request.json["channel"], "ts": ts}
        if (answer := self._file(request)) is not None:
            return answer
        start = int(request.form.get("cursor", ["0"])[0])
        found = [
            post
            for post in self.posts
            if post["channel"] == request.form["channel"][0]
            and ("ts" not in request.form or post.get("thread_ts") == request.form["ts"][0])
            and float(post["ts"]) >= float(request.form["oldest"][0])
        ]
        more = str(start + 2) if len(found) > start + 2 else ""
        return 200, {
            "ok": True,
            "messages": found[start : start + 2],
            "response_metadata": {"next_cursor": more},
        }

    def _file(self, request: Request) -> Answer | None:
        """Take a file in three calls, as Slack does; only the last one shows it."""
        if request.path.endswith("/files.getUploadURLExternal"):
            file_id = f"F{len(self.names) + 1}"
            self.names[file_id] = request.form["filename"][0]
            self.lengths[file_id] = int(request.form["length"][0])
            return 200, {
                "ok": True,
                "upload_url": f"http://{request.headers['host']}/up/{file_id}",
                "file_id": file_id,
            }
        if request.path.startswith("/up/"):
            whole = len(request.raw) == self.lengths[request.path.removeprefix("/up/")]
            return (200, "OK") if whole else (400, "length")
        if request.path.endswith("/files.completeUploadExternal"):
            (file,) = json.loads(request.form["files"][0])
            post = {
                "channel": request.form["channel_id"][0],
                "ts": f"{NOON.timestamp() + len(self.posts):.6f}",
                "files": [{"id": file["id"], "name": self.names[file["id"]], "title": file["title"]}],
            }
            if "thread_ts" in request.form:
                post["thread_ts"] = request.form["thread_ts"][0]
            self.posts.append(post)
            return 200, {"ok": True, "files": [{"id": file["id"]}]}
        return None


@pytest.fixture
def slack() -> Slack:
    return Slack()


@pytest.fixture
def seen_and_adapter(slack: Slack) -> Generator[tuple[list[Request], SlackAdapter]]:
    with provider(slack.answer) as (url, seen):
        settings = replace(SETTINGS, base_url=f"{url}/api/", timeout_s=2)
        yield seen, SlackAdapter(settings, MovableClock(), FakeCharts())


@pytest.fixture
def adapter(seen_and_adapter: tuple[list[Request], SlackAdapter]) -> SlackAdapter:
    return seen_and_adapter[1]


@pytest.fixture
def outbound(adapter: SlackAdapter) -> OutboundMessage:
    [part] = adapter.render(MESSAGE, reply_to(MESSAGE))
    return part


def test_the_adapter_is_a_channel_adapter(adapter: ChannelAdapter) -> None:
    assert adapter.name == "slack"


def test_a_reply_goes_into_the_thread_it_answers(outbound: OutboundMessage) -> None:
    assert outbound.payload["channel"] == "C1"
    assert outbound.payload["thread_ts"] == "1763812800.000100"
    assert outbound.idempotency_key == "slack:T1:C1:1763812800.000100:1"


def test_a_direct_message_is_answered_without_a_thread(adapter: SlackAdapter) -> None:
    message = event_to_message(direct(), NOON)
    [part] = adapter.render(message, reply_to(message))
    assert part.payload["channel"] == "D1"
    assert "thread_ts" not in part.payload


def test_a_send_carries_the_token_and_matches_slacks_contract(
    seen_and_adapter: tuple[list[Request], SlackAdapter], outbound: OutboundMessage
) -> None:
    seen, adapter = seen_and_adapter
    receipt = adapter.send(outbound)
    assert receipt.provider_id.startswith("C1:")
    [request] = seen
    assert request.headers["authorization"] == f"Bearer {BOT_TOKEN}"
    assert violations(contract("slack_methods"), "/chat.postMessage", "application/json", request.json) == []


def test_a_lookup_matches_slacks_contract(
    seen_and_adapter: tuple[list[Request], SlackAdapter], outbound: OutboundMessage
) -> None:
    seen, adapter = seen_and_adapter
    assert adapter.find_sent(outbound, NOON, nobody_elses) is None
    [request] = seen
    sent: dict[str, Any] = {name: values[0] for name, values in request.form.items()}
    sent |= {"limit": int(sent["limit"]), "inclusive": sent["inclusive"] == "1"}
    sent["include_all_metadata"] = sent["include_all_metadata"] == "1"
    assert violations(contract("slack_methods"), "/conversations.replies", FORM, sent) == []


def test_a_post_that_was_taken_is_found_by_its_key(
    slack: Slack, adapter: SlackAdapter, outbound: OutboundMessage
) -> None:
    for number in range(3):
        slack.posts.append({**outbound.payload, "ts": f"{NOON.timestamp() + number}", "metadata": None})
    receipt = adapter.send(outbound)
    found = adapter.find_sent(outbound, NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == receipt.provider_id


def test_an_equal_text_with_another_key_is_not_mistaken_for_it(
    adapter: SlackAdapter, outbound: OutboundMessage
) -> None:
    adapter.send(outbound)
    later = event_to_message(event_body(ts="1763812900.000100", thread_ts="1763812800.000100"), NOON)
    [other] = adapter.render(later, reply_to(later))
    assert adapter.find_sent(other, NOON, nobody_elses) is None


def test_a_post_that_is_anothers_receipt_is_passed_over(
    adapter: SlackAdapter, outbound: OutboundMessage
) -> None:
    receipt = adapter.send(outbound)
    assert adapter.find_sent(outbound, NOON, {receipt.provider_id}.__contains__) is None


def test_a_direct_message_is_looked_up_in_its_channel(adapter: SlackAdapter) -> None:
    message = event_to_message(direct(), NOON)
    [part] = adapter.render(message, reply_to(message))
    adapter.send(part)
    assert adapter.find_sent(part, NOON, nobody_elses) is not None
    assert adapter.find_sent(part, NOON + timedelta(hours=1), nobody_elses) is None


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ((200, {"ok": False, "error": "channel_not_found"}), (False, "slack_channel_not_found")),
        ((200, {"ok": False, "error": "invalid_blocks"}), (False, "slack_invalid_blocks")),
        ((200, {"ok": False, "error": "internal_error"}), (True, "slack_internal_error")),
        ((429, {"ok": False, "error": "ratelimited"}), (True, "slack_ratelimited")),
        ((503, {"ok": False, "error": "service_unavailable"}), (True, "slack_service_unavailable")),
        ((502, "<html>bad gateway</html>"), (True, "slack_502")),
        ((200, "<html>hello</html>"), (True, "slack_200")),
        ((0, None), (True, "external_failure")),
    ],
)
def test_a_refusal_says_whether_to_try_again(
    slack: Slack, adapter: SlackAdapter, outbound: OutboundMessage, answer: Answer, says: tuple[bool, str]
) -> None:
    slack.fail = lambda request: answer
    with pytest.raises(ExternalError) as caught:
        adapter.send(outbound)
    assert (caught.value.details["retryable"], caught.value.code) == says
    assert "Mohini" not in caught.value.message


def test_a_send_is_never_repeated_by_the_library(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter], outbound: OutboundMessage
) -> None:
    seen, adapter = seen_and_adapter
    slack.fail = lambda request: (0, None)
    with pytest.raises(ExternalError):
        adapter.send(outbound)
    assert len(seen) == 1


def test_a_workspace_that_does_not_know_the_newer_blocks_gets_the_same_words(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter], outbound: OutboundMessage
) -> None:
    seen, adapter = seen_and_adapter

    def old(request: Request) -> Answer | None:
        kinds = {block["type"] for block in request.json["blocks"]}
        return (200, {"ok": False, "error": "invalid_blocks"}) if "context_actions" in kinds else None

    slack.fail = old
    adapter.send(outbound)
    first, second = seen
    assert [block["type"] for block in second.json["blocks"]] == [
        block["type"] for block in first.json["blocks"] if block["type"] != "context_actions"
    ]
    assert len(slack.posts) == 1


def test_where_slack_takes_no_blocks_at_all_the_words_arrive(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter], outbound: OutboundMessage
) -> None:
    seen, adapter = seen_and_adapter
    slack.fail = lambda request: (
        (200, {"ok": False, "error": "invalid_blocks"}) if request.json.get("blocks") else None
    )
    adapter.send(outbound)
    first, *_, last = seen
    said = [block["text"]["text"] for block in first.json["blocks"] if block["type"] == "section"]
    buttons = [
        element["text"]["text"]
        for block in first.json["blocks"]
        if block["type"] == "actions"
        for element in block["elements"]
    ]
    assert said
    assert all(words in last.json["text"] for words in (*said, *buttons))
    assert last.json["metadata"] == first.json["metadata"]
    assert len(slack.posts) == 1


def test_whom_we_write_to_first_is_reached_in_the_own_conversation(
    seen_and_adapter: tuple[list[Request], SlackAdapter], slack: Slack
) -> None:
    seen, adapter = seen_and_adapter
    slack.fail = lambda request: (200, {"ok": True, "channel": {"id": "D7"}})
    place = adapter.reach("T1:U7")
    assert (place.conversation_id, dict(place.route)) == ("slack:T1:D7", {"channel": "D7"})
    assert adapter.reach("T1:U7") == place
    [request] = seen
    assert (
        violations(contract("slack_methods"), "/conversations.open", "application/json", request.json) == []
    )


# --- charts ---------------------------------------------------------------------------

CHART = Chart(title="Price and profit", alt="Profit by price.", spec={"mark": "bar"})


@pytest.fixture
def picture(adapter: SlackAdapter) -> OutboundMessage:
    text, picture = adapter.render(MESSAGE, reply_to(MESSAGE, charts=(CHART,)))
    assert "blocks" in text.payload
    return picture


def test_a_chart_is_uploaded_and_shared_in_the_thread_by_slacks_contract(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter], picture: OutboundMessage
) -> None:
    seen, adapter = seen_and_adapter
    receipt = adapter.send(picture)
    assert receipt.provider_id == "C1:F1"
    asked, uploaded, shared = seen
    for request, method in ((asked, "files.getUploadURLExternal"), (shared, "files.completeUploadExternal")):
        sent: dict[str, Any] = {name: values[0] for name, values in request.form.items()}
        if "length" in sent:
            sent["length"] = int(sent["length"])
        assert violations(contract("slack_methods"), f"/{method}", FORM, sent) == []
    assert uploaded.raw == b"\x89PNG"
    assert "authorization" not in uploaded.headers
    assert slack.posts[0]["thread_ts"] == "1763812800.000100"


def test_a_shared_chart_is_found_by_its_file(adapter: SlackAdapter, picture: OutboundMessage) -> None:
    assert adapter.find_sent(picture, NOON, nobody_elses) is None
    receipt = adapter.send(picture)
    found = adapter.find_sent(picture, NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == receipt.provider_id
    assert adapter.find_sent(picture, NOON, {receipt.provider_id}.__contains__) is None


@pytest.mark.parametrize(
    ("path", "answer", "retryable"),
    [
        ("files.getUploadURLExternal", (200, {"ok": False, "error": "missing_scope"}), False),
        ("files.getUploadURLExternal", (200, {"ok": True, "file_id": "F1", "upload_url": "ftp://x/"}), True),
        ("/up/", (500, "later"), True),
        ("/up/", (0, None), True),
        ("files.completeUploadExternal", (200, {"ok": False, "error": "internal_error"}), True),
    ],
)
def test_an_upload_that_fails_says_whether_to_try_again_and_shows_nothing(  # noqa: PLR0917 - fixtures
    slack: Slack, adapter: SlackAdapter, picture: OutboundMessage, path: str, answer: Answer, retryable: bool
) -> None:
    slack.fail = lambda request: answer if path in request.path else None
    with pytest.raises(ExternalError) as caught:
        adapter.send(picture)
    assert caught.value.details["retryable"] is retryable
    assert slack.posts == []


def test_a_chart_that_cannot_be_drawn_comes_after_a_text_that_is_sent(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter]
) -> None:
    class Torn(FakeCharts):
        def png(self, spec: Spec, *, theme: Theme = "light", scale: float = 2.0) -> bytes:
            raise InputError("This chart cannot be drawn.", code="invalid_chart")

    adapter = SlackAdapter(seen_and_adapter[1]._settings, MovableClock(), Torn())  # pyright: ignore[reportPrivateUsage]
    text, picture = adapter.render(MESSAGE, reply_to(MESSAGE, charts=(CHART,)))
    adapter.send(text)
    with pytest.raises(InputError):
        adapter.send(picture)
    assert [post["text"] for post in slack.posts] == [text.payload["text"]]


# --- files --------------------------------------------------------------------------------


def test_an_exported_file_is_uploaded_under_its_name_and_found_again(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter]
) -> None:
    seen, plain = seen_and_adapter
    settings = plain._settings  # pyright: ignore[reportPrivateUsage]
    kept = {"demo/exports/a.csv": b"sku_id,quantity\n"}
    adapter = SlackAdapter(settings, MovableClock(), files=lambda key: BytesIO(kept[key]))
    file = SharedFile(name="reorder.csv", media_type="text/csv", blob_key="demo/exports/a.csv", size_bytes=16)
    _, upload = adapter.render(MESSAGE, reply_to(MESSAGE, files=(file,)))
    assert not upload.accompanies  # it is the answer itself: tried as long as the text
    receipt = adapter.send(upload)
    assert seen[1].raw == b"sku_id,quantity\n"
    assert seen[0].form["filename"][0].startswith("reorder-")
    assert seen[0].form["filename"][0].endswith(".csv")
    assert slack.posts[-1]["files"][0]["title"] == "reorder.csv"
    found = adapter.find_sent(upload, NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == receipt.provider_id


# --- pages of documents ---------------------------------------------------------------

PAGE = PagePicture(doc_id="DOC_a", page=2, alt="invoice page 2")


def test_a_marked_page_follows_its_verdict_in_the_thread(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter]
) -> None:
    seen, plain = seen_and_adapter
    settings = plain._settings  # pyright: ignore[reportPrivateUsage]
    drawn = {("DOC_a", 2): b"\x89PNG page two"}
    adapter = SlackAdapter(settings, MovableClock(), pages=lambda doc_id, page: drawn[doc_id, page])
    text, picture = adapter.render(MESSAGE, reply_to(MESSAGE, pictures=(PAGE,)))
    adapter.send(text)
    receipt = adapter.send(picture)
    assert seen[1].form["alt_txt"] == ["invoice page 2"]
    assert seen[2].raw == b"\x89PNG page two"
    _, shared = slack.posts
    assert shared["thread_ts"] == "1763812800.000100"
    assert shared["files"][0]["title"] == "Page 2, the problem marked"
    found = adapter.find_sent(picture, NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == receipt.provider_id


def test_charts_and_pages_of_one_reply_have_keys_of_their_own(
    seen_and_adapter: tuple[list[Request], SlackAdapter],
) -> None:
    settings = seen_and_adapter[1]._settings  # pyright: ignore[reportPrivateUsage]
    adapter = SlackAdapter(settings, MovableClock(), FakeCharts(), pages=lambda doc_id, page: b"\x89PNG")
    rendered = adapter.render(MESSAGE, reply_to(MESSAGE, charts=(CHART,), pictures=(PAGE, PAGE)))
    assert len(rendered) == 4
    assert len({part.idempotency_key for part in rendered}) == 4
    assert len({part.payload["filename"] for part in rendered[1:]}) == 3


def test_a_page_of_a_deleted_document_comes_after_a_text_that_is_sent(
    slack: Slack, seen_and_adapter: tuple[list[Request], SlackAdapter]
) -> None:
    def gone(doc_id: str, page: int) -> bytes:
        raise InputError("The document was deleted.", code="not_found")

    settings = seen_and_adapter[1]._settings  # pyright: ignore[reportPrivateUsage]
    adapter = SlackAdapter(settings, MovableClock(), pages=gone)
    text, picture = adapter.render(MESSAGE, reply_to(MESSAGE, pictures=(PAGE,)))
    adapter.send(text)
    with pytest.raises(InputError, match="deleted"):
        adapter.send(picture)
    assert len(slack.posts) == 1
