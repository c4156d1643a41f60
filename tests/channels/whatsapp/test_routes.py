from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient

from app.http import create_app
from channels.whatsapp.settings import WhatsAppSettings
from core.errors import InputError
from core.message import OutboundMessage, SendReceipt
from tests.channels.fakes import NOON, World
from tests.channels.whatsapp.signing import (
    FIELDS,
    PUBLIC_URL,
    SETTINGS,
    TOKEN,
    post_form,
    post_json,
    signature,
)

INBOUND = "/channels/whatsapp/inbound"
STATUS = "/channels/whatsapp/status"


@pytest.fixture
def client(world: World) -> TestClient:
    return TestClient(create_app(world.parts(whatsapp=SETTINGS)))


def test_a_signed_message_is_stored_and_acknowledged_with_empty_twiml(
    client: TestClient, world: World
) -> None:
    answer = post_form(client, INBOUND, FIELDS)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/xml")
    assert "<Message" not in answer.text
    stored = world.inbox.messages["whatsapp", FIELDS["MessageSid"]]
    assert stored.address == "+919876543210"
    assert stored.conversation_id == "whatsapp:+14155238886:+919876543210"
    assert stored.received_at == NOON


@pytest.mark.parametrize("path", [INBOUND, STATUS, f"{STATUS}?key=doctor"])
def test_the_doctors_challenge_is_echoed_where_it_is_signed_and_is_no_message(
    client: TestClient, world: World, path: str
) -> None:
    challenge = {"SmartRetailChallenge": "a-b_c", "MessageSid": "SM1", "MessageStatus": "sent"}
    answer = post_form(client, path, challenge)
    assert (answer.status_code, answer.text) == (200, "a-b_c")
    assert answer.headers["content-type"].startswith("text/plain")
    assert post_form(client, path, challenge, signed="forged").status_code == 403
    assert world.inbox.messages == {}


@pytest.mark.parametrize("signed", ["", "bm90IGEgc2lnbmF0dXJl", "é" * 28, "x" * 5_000])
def test_an_unsigned_or_wrongly_signed_message_is_refused_and_not_stored(
    client: TestClient, world: World, signed: str
) -> None:
    answer = client.post(
        INBOUND,
        data=FIELDS,
        headers=[(b"x-twilio-signature", signed.encode())],
    )
    assert answer.status_code == 403
    assert world.inbox.messages == {}


def test_a_message_without_the_header_is_refused(client: TestClient, world: World) -> None:
    assert client.post(INBOUND, data=FIELDS).status_code == 403
    assert world.inbox.messages == {}


def test_a_changed_body_breaks_the_signature(client: TestClient, world: World) -> None:
    signed = signature(PUBLIC_URL + INBOUND, FIELDS)
    answer = post_form(client, INBOUND, {**FIELDS, "From": "whatsapp:+911111111111"}, signed)
    assert answer.status_code == 403
    assert world.inbox.messages == {}


def test_an_added_field_breaks_the_signature(client: TestClient) -> None:
    signed = signature(PUBLIC_URL + INBOUND, FIELDS)
    assert post_form(client, INBOUND, {**FIELDS, "Extra": "1"}, signed).status_code == 403


def test_the_signature_of_another_address_is_refused(client: TestClient) -> None:
    signed = signature("https://elsewhere.example.com" + INBOUND, FIELDS)
    assert post_form(client, INBOUND, FIELDS, signed).status_code == 403


def test_headers_of_a_proxy_cannot_change_the_address_that_was_signed(client: TestClient) -> None:
    signed = signature("https://elsewhere.example.com" + INBOUND, FIELDS)
    answer = post_form(
        client, INBOUND, FIELDS, signed, **{"host": "elsewhere.example.com", "x-forwarded-proto": "https"}
    )
    assert answer.status_code == 403


def test_a_replayed_message_is_acknowledged_and_stored_once(client: TestClient, world: World) -> None:
    assert [post_form(client, INBOUND, FIELDS).status_code for _ in range(3)] == [200, 200, 200]
    assert world.inbox.accepted == 1


def test_the_port_may_be_part_of_what_was_signed(client: TestClient) -> None:
    signed = signature(f"{PUBLIC_URL}:443{INBOUND}", FIELDS)
    assert post_form(client, INBOUND, FIELDS, signed).status_code == 200


def test_empty_and_devanagari_values_are_signed_as_they_are(client: TestClient, world: World) -> None:
    fields = {**FIELDS, "Body": "कल क्या ख़त्म होगा? 5% & +1", "ProfileName": ""}
    assert post_form(client, INBOUND, fields).status_code == 200
    assert world.inbox.messages["whatsapp", FIELDS["MessageSid"]].text == fields["Body"]


def test_without_a_public_url_the_requests_own_address_is_what_was_signed(world: World) -> None:
    settings = WhatsAppSettings("AC1", TOKEN, "+14155238886")
    client = TestClient(create_app(world.parts(whatsapp=settings)))
    signed = signature("http://testserver" + INBOUND, FIELDS)
    assert post_form(client, INBOUND, FIELDS, signed).status_code == 200


def test_a_json_body_is_covered_by_its_hash_in_the_signed_address(client: TestClient, world: World) -> None:
    body = json.dumps(FIELDS).encode()
    assert post_json(client, INBOUND, body).status_code == 200
    assert world.inbox.accepted == 1


def test_a_json_body_that_is_not_the_hashed_one_is_refused(client: TestClient, world: World) -> None:
    body = json.dumps(FIELDS).encode()
    assert post_json(client, INBOUND, body, sha256="0" * 64).status_code == 403
    signed = {"x-twilio-signature": signature(PUBLIC_URL + INBOUND), "content-type": "application/json"}
    assert client.post(INBOUND, content=body, headers=signed).status_code == 403
    assert world.inbox.messages == {}


@pytest.mark.parametrize("body", [b"[]", b"not json", b"\xff\xfe"])
def test_a_signed_json_body_that_is_no_object_is_a_bad_request(client: TestClient, body: bytes) -> None:
    assert post_json(client, INBOUND, body).status_code == 400


def test_a_body_that_is_no_form_is_refused(client: TestClient) -> None:
    answer = client.post(INBOUND, content=b"\xff\xfe=\xff", headers={"x-twilio-signature": "x"})
    assert answer.status_code == 403


def test_a_signed_sms_is_not_taken_for_whatsapp(client: TestClient, world: World) -> None:
    answer = post_form(client, INBOUND, {**FIELDS, "From": "+919876543210"})
    assert answer.status_code == 422
    assert world.inbox.messages == {}


def test_a_message_that_cannot_be_stored_is_not_acknowledged(world: World) -> None:
    world.inbox.fails = True
    client = TestClient(create_app(world.parts(whatsapp=SETTINGS)), raise_server_exceptions=False)
    assert post_form(client, INBOUND, FIELDS).status_code == 500


def test_a_status_callback_is_noted(client: TestClient, world: World) -> None:
    answer = post_form(client, STATUS, {"MessageSid": "SM1", "MessageStatus": "delivered"})
    assert answer.status_code == 204
    assert world.deliveries.statuses == [("SM1", "delivered")]


def test_an_unsigned_status_callback_is_refused(client: TestClient, world: World) -> None:
    assert client.post(STATUS, data={"MessageSid": "SM1", "MessageStatus": "sent"}).status_code == 403
    assert world.deliveries.statuses == []


def test_a_status_callback_settles_a_send_in_doubt(client: TestClient, world: World) -> None:
    outbound = OutboundMessage(
        channel="whatsapp", conversation_id="c", idempotency_key="whatsapp:SM0:1", payload={}
    )
    world.deliveries.record(outbound)
    world.deliveries.attempt("whatsapp:SM0:1", NOON)
    path = f"{STATUS}?key=whatsapp%3ASM0%3A1"
    assert post_form(client, path, {"MessageSid": "SM9", "MessageStatus": "sent"}).status_code == 204
    found = world.deliveries.find("whatsapp:SM0:1")
    assert found is not None
    assert found.status == "sent"
    assert found.receipt == SendReceipt(provider_id="SM9", sent_at=NOON)


def test_a_status_callback_with_another_key_than_the_signed_one_is_refused(
    client: TestClient, world: World
) -> None:
    fields = {"MessageSid": "SM9", "MessageStatus": "sent"}
    signed = signature(f"{PUBLIC_URL}{STATUS}?key=one", fields)
    assert post_form(client, f"{STATUS}?key=two", fields, signed).status_code == 403
    assert world.deliveries.statuses == []


def test_the_channel_is_absent_where_it_is_not_configured(world: World) -> None:
    assert TestClient(create_app(world.parts())).post(INBOUND, data=FIELDS).status_code == 404


def test_settings_hide_the_token_and_refuse_an_empty_one() -> None:
    assert TOKEN not in repr(SETTINGS)
    with pytest.raises(InputError):
        WhatsAppSettings("AC1", "", "+1")
