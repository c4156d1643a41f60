"""The durable part speaks the person's language too: refusals, apologies, files and imports."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, cast

import pytest

from agent.speaking import LANGUAGE
from core.clock import FixedClock
from core.message import Attachment, InboundMessage, Outcome
from core.ports import Importer, ImportReport
from jobs.documents.telling import Telling
from jobs.turn.speaking import language_for, own_reply
from jobs.turn.turns import _with_language  # pyright: ignore[reportPrivateUsage]
from tests.jobs.fakes import ASHA, MemoryMessages

NOON = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
PHOTO = Attachment(name="bill.jpg", content_type="image/jpeg", blob_key="k")


def message(text: str = "", **more: Any) -> InboundMessage:
    return InboundMessage(
        channel="whatsapp",
        message_id="M1",
        conversation_id="c1",
        address="+911",
        text=text,
        received_at=NOON,
        **more,
    )


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (message(attachments=(PHOTO,)), "hi"),
        (message("bill.jpg", attachments=(PHOTO,)), "hi"),
        (message("please check this bill", attachments=(PHOTO,)), "en"),
        (message("yeh bill dekho kya hua", attachments=(PHOTO,)), "hinglish"),
        (message("Take in the file sales.csv", asked_by="machine"), "hi"),
        (message("ok"), "hi"),
    ],
)
def test_a_file_and_a_job_are_answered_as_the_person_was_last_spoken_to(
    asked: InboundMessage, language: str
) -> None:
    assert language_for(asked, "hi") == language


def test_who_was_never_spoken_to_is_answered_in_the_messages_language() -> None:
    assert language_for(message("क्या बिकेगा"), None) == "hi"
    assert language_for(message(attachments=(PHOTO,)), None) == "en"
    assert language_for(message("x", asked_by="machine"), None) == "en"


def test_an_apology_is_in_the_language_and_says_which() -> None:
    reply = own_reply(message("kal kya bikega"), "turn_failed", Outcome.ERROR, "hinglish")
    assert reply.language == "hinglish"
    assert reply.answer.startswith("Abhi yeh nahi nikaal paya")


def test_the_agent_is_told_what_the_person_last_spoke() -> None:
    assert _with_language(message("2"), "hi").context[LANGUAGE] == "hi"
    assert _with_language(message("2", context={LANGUAGE: "en"}), "hi").context[LANGUAGE] == "en"
    assert _with_language(message("2"), None) == message("2")


class Imported:
    """An import that put rows aside."""

    def report(self, import_id: str, principal: object) -> ImportReport:
        return ImportReport(
            import_id=import_id,
            file="sales.csv",
            kind="sales",
            status="committed",
            rows=10,
            accepted=8,
            duplicates=0,
            quarantined=2,
            reasons={"date_in_future": 2},
        )


@pytest.mark.parametrize(
    ("language", "kind", "reason"),
    [
        ("en", "sales", "not come yet"),
        ("hi", "बिक्री", "अभी आया नहीं"),
        ("hinglish", "bikri", "abhi aaya nahi"),
    ],
)
def test_what_an_import_came_to_is_told_in_words_of_the_language(
    language: str, kind: str, reason: str
) -> None:
    telling = Telling(MemoryMessages(), cast("Importer", Imported()), FixedClock(NOON))
    reply = telling.reply(message(asked_by="machine", context={"import": "I1"}), ASHA, language)
    assert reply is not None
    assert reply.language == language
    assert kind in reply.answer
    assert reason in reply.answer
