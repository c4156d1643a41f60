from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.files import FileAddresses
from channels.pictures import PictureAddresses
from channels.whatsapp.adapter import WhatsAppAdapter
from channels.whatsapp.inbound import to_message
from core.chart import Chart
from core.errors import ExternalError
from core.fact import Citation
from core.message import Choice, OutboundMessage
from core.ports import ChannelAdapter
from core.shared_file import SharedFile
from tests.channels.fakes import NOON, FakeLinks, MovableClock, reply_to
from tests.channels.loopback import Answer, Request, contract, provider, violations
from tests.channels.whatsapp.signing import FIELDS, SETTINGS, TOKEN

MESSAGE = to_message(FIELDS, NOON)
PATH = "/2010-04-01/Accounts/{AccountSid}/Messages.json"
FORM = "application/x-www-form-urlencoded"


def sid(number: int) -> str:
    return f"SM{number:032x}"


class Twilio:
    """Keeps what it was sent, lists it newest first, and fails as told."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.fail: Callable[[Request], Answer | None] = lambda request: None

    def answer(self, request: Request) -> Answer:
        if (failure := self.fail(request)) is not None:
            return failure
        if request.method == "POST":
            form = {name: values[0] for name, values in request.form.items()}
            self.add(form["To"], form["From"], form["Body"], NOON)
            return 201, self.sent[-1]
        wanted = {name: request.query[name][0] for name in ("To", "From")}
        found = [
            one for one in reversed(self.sent) if (one["to"], one["from"]) == (wanted["To"], wanted["From"])
        ]
        page, size = int(request.query.get("Page", ["0"])[0]), int(request.query["PageSize"][0])
        more = (
            f"{request.path}?To=x&From=x&PageSize={size}&Page={page + 1}"
            if len(found) > size * (page + 1)
            else None
        )
        more = more and more.replace(
            "To=x&From=x", f"To={wanted['To']}&From={wanted['From']}".replace("+", "%2B")
        )
        listed = found[page * size : (page + 1) * size]
        return 200, {"messages": listed, "next_page_uri": more, "page": page, "page_size": size}

    def add(self, to: str, sender: str, body: str, at: datetime, **changes: Any) -> str:
        record = {
            "sid": sid(len(self.sent) + 1),
            "to": to,
            "from": sender,
            "body": body,
            "direction": "outbound-api",
            "status": "queued",
            "date_created": format_datetime(at),
            "date_sent": None,
            **changes,
        }
        self.sent.append(record)
        return str(record["sid"])


@pytest.fixture
def twilio() -> Twilio:
    return Twilio()


@pytest.fixture
def seen_and_adapter(twilio: Twilio) -> Generator[tuple[list[Request], WhatsAppAdapter]]:
    with provider(twilio.answer) as (url, seen):
        yield seen, WhatsAppAdapter(replace(SETTINGS, base_url=url, timeout_s=2.0), MovableClock())


@pytest.fixture
def adapter(seen_and_adapter: tuple[list[Request], WhatsAppAdapter]) -> WhatsAppAdapter:
    return seen_and_adapter[1]


def outbound(body: str = "hello", key: str = "whatsapp:SM1:1") -> OutboundMessage:
    payload = {"To": "whatsapp:+919876543210", "From": "whatsapp:+14155238886", "Body": body}
    return OutboundMessage(channel="whatsapp", conversation_id="c", idempotency_key=key, payload=payload)


def nobody_elses(provider_id: str) -> bool:
    return False


def test_the_adapter_is_a_channel_adapter(adapter: ChannelAdapter) -> None:
    assert adapter.name == "whatsapp"


def test_a_reply_goes_back_to_the_number_that_wrote(adapter: WhatsAppAdapter) -> None:
    [part] = adapter.render(MESSAGE, reply_to(MESSAGE, choices=()))
    assert part.payload["To"] == FIELDS["From"]
    assert part.payload["From"] == FIELDS["To"]
    assert part.idempotency_key == f"whatsapp:{FIELDS['MessageSid']}:1"


def test_choices_are_what_may_be_typed_next(adapter: WhatsAppAdapter) -> None:
    reply = reply_to(MESSAGE, answer="Done.", choices=(Choice(label="Why?", message="Why 240?"),))
    [part] = adapter.render(MESSAGE, reply)
    assert part.payload["Body"] == "Done.\n\nReply with:\n1. Why?"


CHART = Chart(title="Price and profit", alt="Profit by price.", spec={"mark": "bar"})


@pytest.fixture
def illustrated(seen_and_adapter: tuple[list[Request], WhatsAppAdapter]) -> WhatsAppAdapter:
    """The same adapter where this server has a public address."""
    settings = seen_and_adapter[1]._settings  # pyright: ignore[reportPrivateUsage]
    pictures = PictureAddresses("https://copilot.example.com/", FakeLinks(MovableClock()))
    files = FileAddresses(FakeLinks(MovableClock()), "https://copilot.example.com/")
    return WhatsAppAdapter(settings, MovableClock(), pictures, files)


def exported(form: str, media_type: str, size: int = 2_000) -> SharedFile:
    return SharedFile(
        name=f"reorder.{form}",
        media_type=media_type,
        blob_key=f"demo/exports/a.{form}",
        size_bytes=size,
    )


WORKBOOK = exported("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
TABLE = exported("csv", "text/csv")


def test_a_workbook_comes_as_a_document_before_any_picture(illustrated: WhatsAppAdapter) -> None:
    reply = reply_to(MESSAGE, files=(WORKBOOK,), charts=(CHART,))
    text, document, picture = illustrated.render(MESSAGE, reply)
    assert "https://" not in text.payload["Body"]
    assert document.payload["MediaUrl"] == "https://copilot.example.com/files/t0/reorder.xlsx"
    assert not document.accompanies  # it is the answer itself: tried as long as the text
    assert picture.accompanies


@pytest.mark.parametrize("file", [TABLE, WORKBOOK.model_copy(update={"size_bytes": 17 * 1024 * 1024})])
def test_what_whatsapp_takes_no_document_of_comes_as_a_link(
    illustrated: WhatsAppAdapter, file: SharedFile
) -> None:
    [text] = illustrated.render(MESSAGE, reply_to(MESSAGE, files=(file,)))
    assert f"https://copilot.example.com/files/t0/{file.name}" in text.payload["Body"]


def test_a_file_that_cannot_be_reached_from_outside_is_said_to_be_elsewhere(adapter: WhatsAppAdapter) -> None:
    [text] = adapter.render(MESSAGE, reply_to(MESSAGE, files=(TABLE,)))
    assert "web chat" in text.payload["Body"]


def test_one_chart_follows_the_text_as_a_message_of_its_own(illustrated: WhatsAppAdapter) -> None:
    reply = reply_to(MESSAGE, charts=(CHART, CHART), choices=())
    text, picture = illustrated.render(MESSAGE, reply)
    assert "MediaUrl" not in text.payload
    assert picture.payload["Body"] == "Price and profit"
    assert picture.payload["MediaUrl"] == "https://copilot.example.com/channels/pictures/t0.png"
    assert picture.idempotency_key == f"whatsapp:{FIELDS['MessageSid']}:2"


def test_without_a_public_address_the_text_goes_alone_and_says_nothing_of_it(
    adapter: WhatsAppAdapter,
) -> None:
    with_chart = adapter.render(MESSAGE, reply_to(MESSAGE, charts=(CHART,)))
    assert [one.payload for one in with_chart] == [
        one.payload for one in adapter.render(MESSAGE, reply_to(MESSAGE))
    ]


def test_a_picture_is_sent_as_media_by_twilios_contract_and_found_again(
    seen_and_adapter: tuple[list[Request], WhatsAppAdapter], illustrated: WhatsAppAdapter
) -> None:
    seen, _ = seen_and_adapter
    picture = illustrated.render(MESSAGE, reply_to(MESSAGE, charts=(CHART,)))[-1]
    receipt = illustrated.send(picture)
    form = {name: value[0] for name, value in seen[0].form.items()}
    assert form["MediaUrl"] == picture.payload["MediaUrl"]
    document = contract("twilio_messages")
    assert violations(document, PATH, FORM, {**form, "MediaUrl": seen[0].form["MediaUrl"]}) == []
    found = illustrated.find_sent(picture, NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == receipt.provider_id


@given(st.text(alphabet="ab क्षि🔴\n.।?", min_size=1, max_size=6_000))
def test_a_long_reply_is_sent_in_parts_without_losing_a_word(answer: str) -> None:
    parts = WhatsAppAdapter(SETTINGS, MovableClock()).render(
        MESSAGE, reply_to(MESSAGE, answer=answer, choices=())
    )
    bodies = [str(part.payload["Body"]) for part in parts]
    assert all(0 < len(body.encode("utf-16-le")) // 2 <= 1_600 for body in bodies)
    assert "".join("".join(bodies).split()) == "".join(answer.split())
    assert len({part.idempotency_key for part in parts}) == len(parts)


def test_a_send_carries_the_account_and_matches_twilios_contract(
    seen_and_adapter: tuple[list[Request], WhatsAppAdapter],
) -> None:
    seen, adapter = seen_and_adapter
    receipt = adapter.send(outbound("नमस्ते"))
    assert receipt.provider_id == sid(1)
    [request] = seen
    assert request.headers["authorization"].startswith("Basic ")
    assert request.form["StatusCallback"] == [
        "https://copilot.example.com/channels/whatsapp/status?key=whatsapp%3ASM1%3A1"
    ]
    document = contract("twilio_messages")
    assert violations(document, PATH, FORM, {name: value[0] for name, value in request.form.items()}) == []


@pytest.mark.parametrize(
    ("status", "retryable"), [(400, False), (401, False), (429, True), (500, True), (503, True)]
)
def test_a_refusal_says_whether_to_try_again(
    twilio: Twilio, adapter: WhatsAppAdapter, status: int, retryable: bool
) -> None:
    twilio.fail = lambda request: (status, {"code": 21617, "message": f"bad body {TOKEN}", "status": status})
    with pytest.raises(ExternalError) as caught:
        adapter.send(outbound("my secret words"))
    assert caught.value.details["retryable"] is retryable
    assert "secret" not in caught.value.message


@pytest.mark.parametrize(
    "answer", [(0, None), (502, "<html>bad gateway</html>"), (200, "<html>hello</html>")]
)
def test_an_answer_that_is_none_may_be_tried_again(
    twilio: Twilio, adapter: WhatsAppAdapter, answer: Answer
) -> None:
    twilio.fail = lambda request: answer
    with pytest.raises(ExternalError) as caught:
        adapter.send(outbound())
    assert caught.value.details["retryable"] is True


def test_a_message_that_was_taken_is_found(adapter: WhatsAppAdapter) -> None:
    adapter.send(outbound("your order list"))
    found = adapter.find_sent(outbound("your order list"), NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == sid(1)


def test_a_message_that_was_never_taken_is_not_found(twilio: Twilio, adapter: WhatsAppAdapter) -> None:
    twilio.add("whatsapp:+919876543210", "whatsapp:+14155238886", "other words", NOON)
    twilio.add("whatsapp:+910000000000", "whatsapp:+14155238886", "hello", NOON)
    twilio.add("whatsapp:+919876543210", "whatsapp:+14155238886", "hello", NOON - timedelta(hours=1))
    twilio.add("whatsapp:+919876543210", "whatsapp:+14155238886", "hello", NOON, direction="inbound")
    assert adapter.find_sent(outbound("hello"), NOON, nobody_elses) is None


def test_an_equal_reply_just_before_is_not_mistaken_for_this_one(adapter: WhatsAppAdapter) -> None:
    first = adapter.send(outbound("Nothing will run out.", "whatsapp:SM1:1"))
    taken = {first.provider_id}
    second = outbound("Nothing will run out.", "whatsapp:SM2:1")
    assert adapter.find_sent(second, NOON, taken.__contains__) is None
    sent = adapter.send(second)
    found = adapter.find_sent(second, NOON, taken.__contains__)
    assert found is not None
    assert found.provider_id == sent.provider_id


def test_a_clock_that_differs_by_a_minute_does_not_hide_a_message(
    twilio: Twilio, adapter: WhatsAppAdapter
) -> None:
    twilio.add("whatsapp:+919876543210", "whatsapp:+14155238886", "hello", NOON - timedelta(minutes=1))
    assert adapter.find_sent(outbound("hello"), NOON, nobody_elses) is not None


def test_a_message_behind_a_hundred_others_is_found(twilio: Twilio, adapter: WhatsAppAdapter) -> None:
    wanted = twilio.add("whatsapp:+919876543210", "whatsapp:+14155238886", "hello", NOON)
    for number in range(150):
        twilio.add("whatsapp:+919876543210", "whatsapp:+14155238886", f"more {number}", NOON)
    found = adapter.find_sent(outbound("hello"), NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == wanted


def test_a_lookup_that_fails_is_no_answer(twilio: Twilio, adapter: WhatsAppAdapter) -> None:
    twilio.fail = lambda request: (503, {"code": 1, "message": "later", "status": 503})
    with pytest.raises(ExternalError):
        adapter.find_sent(outbound(), NOON, nobody_elses)


def test_the_text_an_answer_rests_on_is_linked_where_others_can_open_it(adapter: WhatsAppAdapter) -> None:
    cited = Citation(
        source="Returns policy", ref="R-1", quote="7 days", url="https://shop.example/knowledge/read/t#p-1"
    )
    local = Citation(source="Fees", ref="F-1", quote="2 %", url="/knowledge/read/t")
    [text] = adapter.render(MESSAGE, reply_to(MESSAGE, citations=(local, cited), choices=()))
    assert text.payload["Body"].endswith("\nReturns policy: https://shop.example/knowledge/read/t#p-1")
    assert "Fees:" not in text.payload["Body"]
