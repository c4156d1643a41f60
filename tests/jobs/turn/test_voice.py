"""Voice notes that somebody writes down: answered as if typed, once, or said not to be heard."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from core.errors import ExternalError, InputError
from core.message import Attachment
from jobs.documents.telling import Telling
from jobs.turn.voice import VoiceNotes, Voices
from tests.channels.fakes import FakeImporter
from tests.jobs.fakes import ASHA, MemoryMessages, MovableClock, message

NOTE = Attachment(name="v", content_type="audio/ogg", url="https://example.com/1")
SPOKEN = message(text="").model_copy(update={"attachments": (NOTE,)})


@dataclass
class Ears:
    """Fetches and writes down what it is told to."""

    words: str = "kal kya khatam hoga"
    fault: Exception | None = None
    names: list[str] = field(default_factory=list[str])

    def fetch(self, url: str) -> bytes:
        return b"opus"

    def transcribe(self, name: str, content: bytes, content_type: str) -> str:
        self.names.append(name)
        if self.fault is not None:
            raise self.fault
        return self.words


def heard(ears: Ears, times: int = 1) -> MemoryMessages:
    messages = MemoryMessages()
    messages.store(SPOKEN)
    voices = Voices(messages, {"whatsapp": ears}, ears, Telling(messages, FakeImporter(), MovableClock()))
    for _ in range(times):
        for number in voices.notes_of("whatsapp", "M1"):
            voices.hear("whatsapp", "M1", number)
    return messages


def test_what_was_said_is_asked_once_where_the_note_came_from() -> None:
    ears = Ears()
    _, asked = (stored.message for stored in heard(ears, times=2).stored)
    assert (asked.text, asked.conversation_id, asked.asked_by) == ("kal kya khatam hoga", "C1", "machine")
    assert ears.names == ["M1-0", "M1-0"]  # the same job


@pytest.mark.parametrize("ears", [Ears(words=""), Ears(fault=InputError("too long"))])
def test_what_was_not_understood_is_said_so(ears: Ears) -> None:
    _, told = (stored.message for stored in heard(ears).stored)
    reply = VoiceNotes(listens=True).take(told, ASHA, "en")
    assert reply is not None
    assert "type" in reply.answer


def test_trouble_that_passes_is_left_to_be_tried_again() -> None:
    with pytest.raises(ExternalError):
        heard(Ears(fault=ExternalError("busy")))


def test_a_note_is_acknowledged_at_once_where_somebody_listens() -> None:
    reply = VoiceNotes(listens=True).take(SPOKEN, ASHA, "en")
    assert reply is not None
    assert "listening" in reply.answer
