"""What is dealt with before the agent is asked: stopping, opening what waits, voice notes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.message import Attachment, InboundMessage, SendReceipt, TurnEvent
from jobs.turn.consent import Consents
from jobs.turn.opening import Opening
from jobs.turn.voice import VoiceNotes
from tests.jobs.fakes import (
    ASHA,
    NOON,
    MemoryAudit,
    MemoryConversations,
    MemoryDeliveries,
    MemoryEvents,
    MemoryPreferences,
    MemoryProvider,
    message,
    reply_to,
)


def consents(wishes: MemoryPreferences) -> Consents:
    return Consents(wishes, MemoryAudit())


def answer(consent: Consents, inbound: InboundMessage, language: str = "en") -> str | None:
    reply = consent.take(inbound, ASHA, language)
    return None if reply is None else reply.answer


@pytest.mark.parametrize(
    ("stop", "start"), [("STOP", "start"), ("बंद करो", "शुरू करो"), ("band karo!", "shuru karo")]
)
def test_who_stops_gets_the_confirmation_and_nothing_else_until_they_start(stop: str, start: str) -> None:
    wishes = MemoryPreferences()
    consent = consents(wishes)
    assert answer(consent, message(text="what will stock out")) is None
    assert "START" in (answer(consent, message(text=stop)) or "")
    assert wishes.of("asha").stopped == {"whatsapp"}
    assert "START" in (answer(consent, message(text="what will stock out")) or "")
    assert "STOP" in (answer(consent, message(text=start)) or "")
    assert wishes.of("asha").stopped == frozenset()


def test_the_providers_own_word_for_stopping_counts_in_any_language() -> None:
    wishes = MemoryPreferences()
    answer(consents(wishes), message(text="ALTO").model_copy(update={"context": {"opt_out": "stop"}}))
    assert wishes.of("asha").stopped == {"whatsapp"}


@pytest.mark.parametrize("text", ["cancel", "no", "stop the price change", "start with delhi"])
def test_what_answers_a_question_of_ours_stops_nothing(text: str) -> None:
    wishes = MemoryPreferences()
    assert answer(consents(wishes), message(text=text)) is None
    assert wishes.of("asha").stopped == frozenset()


def test_elsewhere_stop_is_a_word_like_any_other() -> None:
    assert answer(consents(MemoryPreferences()), message(text="stop", channel="slack")) is None


def test_the_button_of_a_template_shows_what_waits_as_its_own_reply() -> None:
    ledger, events = MemoryDeliveries(), MemoryEvents()
    tap = message("M2", text="Show").model_copy(update={"context": {"pressed": True, "opens": True}})
    opening = Opening(ledger, events, MemoryConversations())
    assert opening.take(message(), ASHA, "en") is None
    nothing = opening.take(tap, ASHA, "en")
    assert nothing is not None
    assert nothing.message_id == "M2"
    waiting = reply_to(message("N1"), "3 items will run out")
    (outbound,) = MemoryProvider().render(message("N1"), waiting)
    ledger.record(outbound)
    ledger.hold(outbound.idempotency_key, "window_closed", NOON)
    events.publish("whatsapp", "N1", TurnEvent(type="finished", reply=waiting))
    assert opening.take(tap, ASHA, "en") == waiting
    held = ledger.kept[outbound.idempotency_key]
    assert ledger.again(held, tap.received_at)  # a restart lets it leave before the tap's turn
    assert opening.take(tap, ASHA, "en") == waiting
    ledger.attempt(outbound.idempotency_key, tap.received_at)
    ledger.sent(outbound.idempotency_key, SendReceipt(provider_id="P1", sent_at=tap.received_at))
    assert opening.take(tap, ASHA, "en") == waiting
    later = tap.model_copy(update={"received_at": tap.received_at + timedelta(minutes=1)})
    again = opening.take(later, ASHA, "en")
    assert again is not None
    assert again.answer.startswith("Nothing new")


@pytest.mark.parametrize("language", ["en", "hi", "hinglish"])
def test_a_voice_note_is_answered_kindly(language: str) -> None:
    note = Attachment(name="v", content_type="audio/ogg; codecs=opus", url="https://example.com/1")
    spoken = message(text="").model_copy(update={"attachments": (note,)})
    reply = VoiceNotes().take(spoken, ASHA, language)
    assert reply is not None
    assert reply.language == language
    photo = note.model_copy(update={"content_type": "image/jpeg"})
    assert VoiceNotes().take(spoken.model_copy(update={"attachments": (note, photo)}), ASHA, language) is None
