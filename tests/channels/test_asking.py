from __future__ import annotations

import pytest

from channels.asking import Asking, Question, to_message
from core.errors import ConflictError, ExternalError, InputError, ScopeError
from core.message import TurnEvent
from tests.channels.fakes import ASHA, VIKRAM, World


@pytest.fixture
def asking(world: World) -> Asking:
    return Asking(world.inbox, world.conversations, world.clock)


async def test_a_question_is_answered(asking: Asking) -> None:
    message = await asking.ask("api", Question("hi", "CONV_001"), ASHA)
    reply = await asking.reply(message)
    assert reply.conversation_id == "CONV_001"
    assert message.address == "asha"


async def test_the_same_key_is_the_same_question(asking: Asking, world: World) -> None:
    first = await asking.ask("api", Question("hi", key="k1"), ASHA)
    again = await asking.ask("api", Question("hi", key="k1"), ASHA)
    assert (first.message_id, first.conversation_id) == (again.message_id, again.conversation_id)
    assert world.inbox.accepted == 1


async def test_a_key_is_not_reused_for_another_question(asking: Asking) -> None:
    await asking.ask("api", Question("hi", key="k1"), ASHA)
    with pytest.raises(ConflictError):
        await asking.ask("api", Question("bye", key="k1"), ASHA)


async def test_nobody_reaches_anothers_reply_by_guessing_a_key(asking: Asking) -> None:
    first = await asking.ask("api", Question("hi", key="k1"), ASHA)
    other = await asking.ask("api", Question("hi", key="k1"), VIKRAM)
    assert first.message_id != other.message_id
    assert first.conversation_id != other.conversation_id


async def test_a_conversation_belongs_to_who_began_it(asking: Asking, world: World) -> None:
    await asking.ask("api", Question("hi", "CONV_001"), ASHA)
    with pytest.raises(ScopeError) as caught:
        await asking.ask("api", Question("hi", "CONV_001"), VIKRAM)
    assert caught.value.code == "not_found"
    assert world.inbox.accepted == 1


@pytest.mark.parametrize("taken", ["whatsapp:+1:+91987", "slack:T1:C1", "WhatsApp:+1:+2"])
async def test_the_threads_of_other_doors_cannot_be_taken_early(
    asking: Asking, world: World, taken: str
) -> None:
    with pytest.raises(ScopeError):
        await asking.ask("api", Question("hi", taken), ASHA)
    assert world.conversations.owners == {}


@pytest.mark.parametrize(
    "question",
    [
        Question("  "),
        Question("x" * 4_001),
        Question("hi", ""),
        Question("hi", "a b"),
        Question("hi", "x" * 129),
        Question("hi", "../etc"),
        Question("hi", key=""),
        Question("hi", key="é"),
        Question("hi", key="x" * 201),
    ],
)
def test_what_is_malformed_is_refused(question: Question, world: World) -> None:
    with pytest.raises(InputError):
        to_message("api", question, ASHA, world.clock)


async def test_a_turn_without_a_reply_is_a_timeout(asking: Asking, world: World) -> None:
    world.inbox.script = [TurnEvent(type="step", name="plan")]
    message = await asking.ask("api", Question("hi"), ASHA)
    with pytest.raises(ExternalError) as caught:
        await asking.reply(message)
    assert caught.value.code == "turn_timeout"
