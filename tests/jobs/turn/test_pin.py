from __future__ import annotations

import pytest

from core.context import PLACE
from core.message import Attachment, InboundMessage
from jobs.turn.pin import Pins
from tests.jobs.fakes import ASHA, message


def pin(text: str = "", **changes: object) -> InboundMessage:
    return message(text=text).model_copy(update={"context": {PLACE: True}, **changes})


@pytest.mark.parametrize("language", ["en", "hi", "hinglish"])
def test_who_sends_a_place_is_told_what_to_write(language: str) -> None:
    reply = Pins().take(pin(), ASHA, language)
    assert reply is not None
    assert reply.language == language
    assert reply.message_id == "M1"


def test_what_is_written_beside_a_place_is_answered_as_ever() -> None:
    photo = Attachment(name="p", content_type="image/jpeg", url="https://example.com/1")
    assert Pins().take(pin("sales today"), ASHA, "en") is None
    assert Pins().take(pin(attachments=(photo,)), ASHA, "en") is None
    assert Pins().take(message(text=""), ASHA, "en") is None
