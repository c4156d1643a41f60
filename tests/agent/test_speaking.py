"""Which language a reply is in, along a conversation."""

from __future__ import annotations

from typing import Any

import pytest

from agent.agent import Agent
from core.message import Outcome, Reply
from tests.agent.conftest import Ask, Build, message
from tests.agent.scripted import ScriptedModel, calls, says
from tests.agent.shop import MANAGER

ASKED = "Mohini Toned Milk 500 ml, Delhi 1 में अगले हफ़्ते कितना बिकेगा?"
MILK = {"sku_ids": ["MILK_500"], "store_id": "DELHI_01", "horizon_days": 7}
HINDI = {"context": {"language": "hi"}}
"""What a door says of a person who was last spoken to in Hindi."""


async def talk(agent: Agent, *turns: str | tuple[str, dict[str, Any]]) -> list[Reply]:
    """Say one thing after the other; a turn may carry more of the message."""
    replies: list[Reply] = []
    for number, turn in enumerate(turns):
        text, more = turn if isinstance(turn, tuple) else (turn, {})
        replies.append(await agent.respond(message(text, f"m{number}", **more), MANAGER))
    return replies


async def test_a_greeting_sets_the_language_and_bare_answers_keep_it(build: Build) -> None:
    replies = await talk(build(), "नमस्ते", "2", "ok", "hello")
    assert [reply.language for reply in replies] == ["hi"] * 4
    assert all(reply.verified for reply in replies)


async def test_a_button_is_answered_in_the_language_it_was_offered_in(build: Build) -> None:
    agent = build()
    (hello,) = await talk(agent, "नमस्ते")
    press = hello.choices[0]
    assert (press.label, press.message) == ("क्या ख़त्म होगा?", "What will stock out next week?")
    reply = await agent.respond(message(press.message, "m9"), MANAGER)
    assert reply.language == "hi"
    assert "ख़त्म होने वाली हैं" in reply.answer


@pytest.mark.parametrize(("pressed", "language"), [(True, "hi"), (False, "en")])
async def test_a_button_of_an_older_reply_keeps_the_language_too(
    build: Build, pressed: bool, language: str
) -> None:
    agent = build()
    hello, _ = await talk(agent, "नमस्ते", "कल कितनी बिक्री हुई?")
    context = {"pressed": True} if pressed else {}
    reply = await agent.respond(message(hello.choices[0].message, "m9", context=context), MANAGER)
    assert reply.language == language


async def test_a_message_in_another_language_changes_it_both_ways(build: Build) -> None:
    replies = await talk(
        build(), "नमस्ते", "What will stock out next week in Delhi?", "1", "shukriya bhai bahut"
    )
    assert [reply.language for reply in replies][:3] == ["hi", "en", "en"]


async def test_the_language_of_before_holds_at_the_beginning_of_a_thread(build: Build) -> None:
    (bare,) = await talk(build(), ("2", HINDI))
    (worded,) = await talk(build(), ("What will stock out in Delhi?", HINDI))
    (unknown,) = await talk(build(), ("2", {"context": {"language": "xx"}}))
    assert (bare.language, worded.language, unknown.language) == ("hi", "en", "en")


async def test_a_result_that_a_job_asks_for_is_told_in_the_persons_language(build: Build) -> None:
    (told,) = await talk(build(), ("Revenue yesterday", {"asked_by": "machine", **HINDI}))
    assert told.language == "hi"
    assert "बिक्री" in told.answer


async def test_a_result_asked_in_the_words_sent_with_a_file_is_told_in_their_language(build: Build) -> None:
    captioned = {"asked_by": "machine", "context": {"captioned": True}}
    replies = await talk(build(), "Revenue yesterday", ("कल की बिक्री कितनी थी?", captioned))
    assert [reply.language for reply in replies] == ["en", "hi"]


@pytest.mark.parametrize("yes", ["yes", "हाँ", "haan"])
async def test_a_change_is_asked_and_made_in_one_language(build: Build, yes: str) -> None:
    change = "Set the price of Suvarna Atta 5 kg at Delhi 1 to ₹259"
    asked, made = await talk(build(), (change, {"asked_by": "machine", **HINDI}), yes)
    assert asked.outcome is Outcome.CONFIRM
    assert [choice.message for choice in asked.choices] == ["हाँ", "बदलो", "नहीं"]
    assert made.answer.startswith("✅ *Suvarna Atta 5 kg*")
    assert "रेट की फ़ाइल तैयार है" in made.answer
    assert made.language == "hi"


async def test_a_hindi_reply_draws_its_chart_in_hindi(build: Build) -> None:
    question = "How many Mohini Toned Milk 500 ml will sell next week in Delhi 1?"
    (reply,) = await talk(build(), (question, {"asked_by": "machine", **HINDI}))
    (chart,) = reply.charts
    assert "अनुमान" in chart.alt
    assert "अक्टू॰" in str(chart.spec)


async def test_a_models_hindi_passes_around_references(ask: Ask) -> None:
    good = "अगले दिनों में क़रीब {f1.3} पीस बिकेंगे।"
    reply = await ask(ASKED, ScriptedModel.saying(calls(("forecast_demand", MILK)), says(good)))
    assert reply.model == "scripted"
    assert reply.language == "hi"
    assert "98 पीस" in reply.answer


@pytest.mark.parametrize(
    "bad",
    [
        "करीब ९९ पीस बिकेंगे।",
        "करीब {f1.3} पीस बिकेंगे, यानी सौ से कम।",
        "करीब {f1.3} पीस बिकेंगे, बिक्री बढ़ी है।",
        "पिछले हफ़्ते का दोगुना: {f1.3} पीस।",
        "{f1.3} रुपये का माल बिकेगा।",
        "धारा के हिसाब से {f1.3} पीस बेचना ज़रूरी है।",
        "सोमवार तक {f1.3} पीस बिकेंगे।",
    ],
)
async def test_a_models_hindi_with_a_figure_day_or_claim_of_its_own_is_not_sent(ask: Ask, bad: str) -> None:
    model = ScriptedModel.saying(calls(("forecast_demand", MILK)), says(bad))
    reply = await ask(ASKED, model)
    assert reply.model == "scripted + composer"
    assert reply.verified
    assert "98 पीस बिकेंगे" in reply.answer
