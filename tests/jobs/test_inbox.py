from __future__ import annotations

import asyncio
import time

import pytest

from core.errors import ConflictError, ExternalError, InputError
from core.message import TurnEvent
from jobs.inbox import DurableInbox
from tests.jobs.fakes import ASHA, MemoryConversations, MemoryEvents, MemoryMessages, message, reply_to


class Door:
    def __init__(self, timeout_s: float = 5.0) -> None:
        self.messages, self.events = MemoryMessages(), MemoryEvents()
        self.conversations = MemoryConversations()
        self.inbox = DurableInbox(self.messages, self.events, self.conversations, follow_timeout_s=timeout_s)


async def test_a_message_is_stored_before_it_is_acknowledged() -> None:
    door = Door()
    receipt = await door.inbox.accept(message())
    assert (receipt.message_id, receipt.duplicate) == ("M1", False)
    assert [stored.message.message_id for stored in door.messages.stored] == ["M1"]


async def test_a_redelivery_is_acknowledged_as_a_duplicate() -> None:
    door = Door()
    await door.inbox.accept(message())
    assert (await door.inbox.accept(message())).duplicate
    assert len(door.messages.stored) == 1


@pytest.mark.parametrize("other", [{"text": "another question"}, {"address": "+912"}])
async def test_an_id_reused_for_another_message_is_a_conflict(other: dict[str, str]) -> None:
    door = Door()
    await door.inbox.accept(message())
    with pytest.raises(ConflictError, match="M1"):
        await door.inbox.accept(message(**other))


async def test_following_a_turn_yields_its_events_until_finished() -> None:
    door = Door()
    await door.inbox.accept(message())

    async def turn() -> None:
        for event in (
            TurnEvent(type="step", name="started"),
            TurnEvent(type="text", text="re:"),
            TurnEvent(type="finished", reply=reply_to(message())),
        ):
            await asyncio.sleep(0.05)
            door.events.publish("whatsapp", "M1", event)

    turning = asyncio.create_task(turn())
    seen = [event.type async for event in door.inbox.events("whatsapp", "M1")]
    await turning
    assert seen == ["step", "text", "finished"]


async def test_following_an_old_message_gives_its_logged_reply() -> None:
    door = Door()
    await door.inbox.accept(message())
    door.conversations.log(message(), reply_to(message(), "from the log"), ASHA)
    (event,) = [event async for event in door.inbox.events("whatsapp", "M1")]
    assert event.reply is not None
    assert event.reply.answer == "from the log"


async def test_following_a_turn_that_does_not_end_times_out() -> None:
    door = Door(timeout_s=0.2)
    await door.inbox.accept(message())
    began = time.monotonic()
    with pytest.raises(ExternalError, match="M1"):
        _ = [event async for event in door.inbox.events("whatsapp", "M1")]
    assert time.monotonic() - began < 1.0


async def test_following_an_unknown_message_is_refused() -> None:
    with pytest.raises(InputError, match="M404"):
        _ = [event async for event in Door().inbox.events("whatsapp", "M404")]
