"""A reply as a letter: subject, text and HTML, sent once under a key of its own."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from adapters.mail import FileOutbox
from channels.email.adapter import EmailAdapter, EmailSettings
from core.clock import FixedClock
from core.errors import ExternalError
from core.message import InboundMessage, Outcome, Reply

NOW = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
ANSWER = "2 alerts:\n🔴 *Mohini Toned Milk 500 ml* (Delhi 1): <15> left & going. Order 24.\n🟠 *दूध*: ₹1,200"


@pytest.fixture
def adapter(tmp_path: Path) -> EmailAdapter:
    settings = EmailSettings("alerts@shop.example", "https://copilot.example")
    return EmailAdapter(settings, FileOutbox(tmp_path / "outbox", FixedClock(NOW)), FixedClock(NOW))


def asked(adapter: EmailAdapter, address: str = "owner@shop.example") -> InboundMessage:
    place = adapter.reach(address)
    return InboundMessage(
        channel="email",
        message_id="notice:alerts-1:owner",
        conversation_id=place.conversation_id,
        address=place.address,
        text="",
        received_at=NOW,
        asked_by="machine",
    )


def reply(answer: str = ANSWER) -> Reply:
    return Reply(conversation_id="c", message_id="m", answer=answer, outcome=Outcome.ANSWERED)


def test_a_letter_has_a_subject_plain_text_and_html(adapter: EmailAdapter, tmp_path: Path) -> None:
    (outbound,) = adapter.render(asked(adapter), reply())
    assert outbound.idempotency_key == "email:notice:alerts-1:owner:1"
    adapter.send(outbound)
    (file,) = (tmp_path / "outbox").glob("*.eml")
    letter = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert (letter["Subject"], letter["To"], letter["From"]) == (
        "2 alerts",
        "owner@shop.example",
        "alerts@shop.example",
    )
    text = letter.get_body(("plain",))
    html = letter.get_body(("html",))
    assert text is not None
    assert html is not None
    assert "Mohini Toned Milk 500 ml (Delhi 1): <15> left & going" in text.get_content()
    assert "https://copilot.example" in text.get_content()
    assert (
        "<strong>Mohini Toned Milk 500 ml</strong> (Delhi 1): &lt;15&gt; left &amp; going"
        in html.get_content()
    )


def test_the_same_letter_again_is_the_same_file_and_is_found(adapter: EmailAdapter, tmp_path: Path) -> None:
    (outbound,) = adapter.render(asked(adapter), reply())
    assert adapter.find_sent(outbound, NOW, lambda _: False) is None
    first = adapter.send(outbound)
    assert adapter.send(outbound).provider_id == first.provider_id
    found = adapter.find_sent(outbound, NOW, lambda _: False)
    assert found is not None
    assert found.provider_id == first.provider_id
    assert len(list((tmp_path / "outbox").iterdir())) == 1


def test_a_long_first_line_is_cut_at_a_word(adapter: EmailAdapter) -> None:
    (outbound,) = adapter.render(asked(adapter), reply("*Word* " * 30))
    subject = str(outbound.payload["subject"])
    assert len(subject) <= 78
    assert subject.endswith("Word…")


def test_an_address_that_would_add_a_header_is_refused_for_good(adapter: EmailAdapter) -> None:
    (outbound,) = adapter.render(asked(adapter, "a@b.example\nBcc: x@y.example"), reply())
    with pytest.raises(ExternalError) as refused:
        adapter.send(outbound)
    assert refused.value.details["retryable"] is False
