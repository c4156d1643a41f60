from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta

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
from tests.channels.whatsapp.twilio import FORM, PATH, Twilio, sid

MESSAGE = to_message(FIELDS, NOON)


@pytest.fixture
def twilio() -> Generator[Twilio]:
    """Twilio, which takes offence at nothing that a test sends it."""
    twilio = Twilio()
    yield twilio
    assert twilio.faults == []


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


OFFER = reply_to(MESSAGE, answer="*Done*.\n\n2 left.", choices=(Choice(label="Why?", message="Why 240?"),))


def test_choices_are_pressed_and_send_their_message(twilio: Twilio, adapter: WhatsAppAdapter) -> None:
    [part] = adapter.render(MESSAGE, OFFER)
    adapter.send(part)
    assert twilio.bodies == ["*Done*.\n\n2 left."]
    assert to_message({**FIELDS, **twilio.pressed("Why?")}, NOON).text == "Why 240?"


def test_a_shape_is_made_once_and_serves_all_replies_of_it(twilio: Twilio, adapter: WhatsAppAdapter) -> None:
    other = reply_to(MESSAGE, answer="हो गया।\n\n3 बचे।", choices=(Choice(label="क्यों?", message="क्यों?"),))
    for reply in (OFFER, other, OFFER):
        adapter.send(adapter.render(MESSAGE, reply)[0])
    assert len(twilio.contents) == 1
    assert len(twilio.sent) == 3
    assert "Done" not in str(twilio.contents)


def test_a_content_that_twilio_forgot_goes_as_words_and_is_made_anew(
    twilio: Twilio, adapter: WhatsAppAdapter
) -> None:
    [part] = adapter.render(MESSAGE, OFFER)
    adapter.send(part)
    twilio.contents.clear()
    adapter.send(part)
    adapter.send(part)
    assert twilio.bodies[1] == "*Done*.\n\n2 left.\n\nReply with:\n1. Why?"
    assert twilio.bodies[2] == "*Done*.\n\n2 left."


@pytest.mark.parametrize("answer", [(403, {"code": 20003, "status": 403, "message": ""}), (0, None)])
def test_where_no_content_can_be_made_choices_are_what_may_be_typed_next(
    twilio: Twilio, adapter: WhatsAppAdapter, answer: Answer
) -> None:
    asked: list[str] = []

    def refuse(request: Request) -> Answer | None:
        asked.append(request.path)
        return answer if request.path.endswith("/Content") else None

    twilio.fail = refuse
    [part] = adapter.render(MESSAGE, OFFER)
    adapter.send(part)
    adapter.send(part)
    assert twilio.bodies == ["*Done*.\n\n2 left.\n\nReply with:\n1. Why?"] * 2
    assert asked.count("/v1/Content") == 1  # it is not asked again for each reply


def test_buttons_whose_outcome_is_in_doubt_are_found_by_the_words_above_them(
    adapter: WhatsAppAdapter,
) -> None:
    [part] = adapter.render(MESSAGE, OFFER)
    receipt = adapter.send(part)
    found = adapter.find_sent(part, NOON, nobody_elses)
    assert found is not None
    assert found.provider_id == receipt.provider_id


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
    twilio.add("whatsapp:+919876543210", "whatsapp:+14155238886", "hello", NOON, status="undelivered")
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


@pytest.mark.parametrize(
    ("code", "meaning"), [(63016, "window_closed"), (21610, "stopped"), (21211, "twilio_21211")]
)
def test_a_refusal_says_what_it_means(
    twilio: Twilio, adapter: WhatsAppAdapter, code: int, meaning: str
) -> None:
    twilio.fail = lambda request: (400, {"code": code, "message": "", "status": 400})
    with pytest.raises(ExternalError) as caught:
        adapter.send(outbound())
    assert caught.value.code == meaning
    assert caught.value.details["retryable"] is False


def test_reading_and_writing_are_shown_for_the_message_that_came(
    twilio: Twilio, adapter: WhatsAppAdapter
) -> None:
    adapter.show_typing(MESSAGE)
    assert twilio.typed == [MESSAGE.message_id]
    twilio.fail = lambda request: (503, "<html>busy</html>")
    with pytest.raises(ExternalError):
        adapter.show_typing(MESSAGE)


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
