"""How the figures of the last reply were worked out, asked for in three languages."""

from __future__ import annotations

import pytest

from agent.how import asks_how
from core.message import Outcome
from tests.agent.conftest import Build, message
from tests.agent.scripted import ScriptedModel, says
from tests.agent.shop import MANAGER

QUESTION = "Revenue last month by city"


@pytest.mark.parametrize(
    "text",
    [
        "how did you compute that?",
        "How was this calculated",
        "how did you get these numbers",
        "how did you come to this",
        "show me how you worked it out",
        "show your working",
        "where does this number come from?",
        "yeh kaise nikala?",
        "hisaab dikhao",
        "ye number kahan se aaya",
        "हिसाब दिखाओ",
        "यह कैसे निकाला?",
        "ये आँकड़े कहाँ से आए?",
    ],
)
def test_the_question_is_understood(text: str) -> None:
    assert asks_how(text)


@pytest.mark.parametrize(
    "text",
    [
        "how much did we sell",
        "how are you",
        "kaise ho",
        "how do I return a parcel",
        "show me the stock",
        "हिसाब",
    ],
)
def test_other_questions_are_left_alone(text: str) -> None:
    assert not asks_how(text)


@pytest.mark.parametrize("ask", ["how did you compute that?", "yeh kaise nikala?", "हिसाब दिखाओ"])
@pytest.mark.parametrize("with_model", [False, True], ids=["offline", "with a model"])
async def test_the_parameters_the_data_and_its_day_are_told_without_computing_again(
    build: Build, ask: str, with_model: bool
) -> None:
    agent = build(ScriptedModel.saying(says("")) if with_model else None)
    before = await agent.respond(message(QUESTION, "m1"), MANAGER)

    reply = await agent.respond(message(ask, "m2"), MANAGER)

    source = next(fact.source for fact in before.facts if fact.unit == "currency")
    assert (reply.outcome, reply.verified, reply.tool_calls) == (Outcome.ANSWERED, True, ())
    assert source.method in reply.answer
    assert "metrics=revenue" in reply.answer
    assert all(f"{table}@{snapshot}" in reply.answer for table, snapshot in source.tables.items() if snapshot)
    assert source.computed_at is not None
    assert source.computed_at.isoformat(timespec="seconds") in reply.answer
    assert [choice.message for choice in reply.choices] == ["Send this in a csv file"]


async def test_the_rows_behind_it_come_as_a_file_of_the_same_scope(build: Build) -> None:
    agent = build()
    await agent.respond(message("Revenue last month in Delhi", "m1"), MANAGER)
    offered = await agent.respond(message("how did you compute that?", "m2"), MANAGER)

    reply = await agent.respond(message(offered.choices[0].message, "m3"), MANAGER)

    assert reply.outcome in (Outcome.CONFIRM, Outcome.ANSWERED)
    assert "Delhi" in reply.answer


async def test_without_a_figure_before_it_is_a_question_like_any_other(build: Build) -> None:
    reply = await build().respond(message("how did you compute that?"), MANAGER)

    assert reply.verified
    assert reply.facts == ()
