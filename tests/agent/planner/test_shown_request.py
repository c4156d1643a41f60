"""Words about the one request that was just shown: refused with a reason, agreed at a price, changed."""

from __future__ import annotations

from typing import Any

import pytest

from agent.understanding import Focus
from core.message import Choice, Listed, ToolCall
from tests.agent.planner.conftest import Ask

ID = "PC_63bfd18570"
SHOWN = Focus(
    calls=(ToolCall(tool="list_approvals", arguments={"change_id": ID}),),
    choices=(
        Choice(label="Approve", message=f"approve price change {ID} at ₹20 as shown S_478afa952b"),
        Choice(label="Edit", message=f"change the price of {ID}"),
        Choice(label="Reject", message=f"reject price change {ID} as shown S_3bec4cfce7"),
    ),
)


def decided(ask: Ask, text: str) -> dict[str, Any]:
    [(tool, arguments)] = ask(text, focus=SHOWN)
    assert tool == "decide_recommendation"
    assert arguments.pop("recommendation_id") == ID
    return arguments


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("reject, too low for Diwali", "too low for Diwali"),
        ("Reject it. Margin is too thin", "Margin is too thin"),
        ("reject it because he gives no credit, and it is Diwali", "he gives no credit, and it is Diwali"),
        ("please reject this too low for the season", "too low for the season"),
        ("no, it is too low", "it is too low"),
        ("too low for Diwali, reject it", "too low for Diwali"),
        ("reject karo, Diwali ke liye bahut kam hai", "Diwali ke liye bahut kam hai"),
        ("mana kar do bahut kam hai", "bahut kam hai"),
        ("मना कर दो, बहुत कम है", "बहुत कम है"),
        ("बहुत कम है, मना कर दो", "बहुत कम है"),
        ("अस्वीकार करें क्योंकि मुनाफ़ा नहीं बचेगा", "मुनाफ़ा नहीं बचेगा"),
    ],
)  # fmt: skip
def test_a_refusal_takes_its_reason_along_in_the_persons_words(ask: Ask, text: str, reason: str) -> None:
    assert decided(ask, text) == {"decision": "reject", "reason": reason, "seen": "S_3bec4cfce7"}


@pytest.mark.parametrize("text", ["reject it", "no, leave it", "nahi", "मना कर दो", "👎"])
def test_a_plain_refusal_is_of_it(ask: Ask, text: str) -> None:
    assert decided(ask, text) == {"decision": "reject", "seen": "S_3bec4cfce7"}


@pytest.mark.parametrize("text", ["approve it", "haan kar do", "मंज़ूर है", "👍"])
def test_a_plain_yes_is_for_what_was_shown(ask: Ask, text: str) -> None:
    assert decided(ask, text) == {"decision": "accept", "price": 20, "seen": "S_478afa952b"}


@pytest.mark.parametrize(
    "text",
    [
        "make it 24.5 instead", "approve at 24.5", "approve at ₹24.5", "24.5 kar do",
        "ise 24.5 pe approve karo", "24.5 पर मंज़ूर करो",
    ],
)  # fmt: skip
def test_another_price_is_agreed_to(ask: Ask, text: str) -> None:
    assert decided(ask, text) == {"decision": "accept", "price": 24.5}


@pytest.mark.parametrize("text", ["edit", "change it", "make it 2% lower only", "बदलो"])
def test_who_wants_it_otherwise_is_asked_for_the_price(ask: Ask, text: str) -> None:
    [(tool, arguments)] = ask(text, focus=SHOWN)
    assert tool == "ask_user"
    assert ID in arguments["resume"]


@pytest.mark.parametrize(
    "text", ["what will stock out in Delhi next week?", "why?", "reject what?", "sales of last week"]
)
def test_what_decides_nothing_is_a_message_like_any_other(ask: Ask, text: str) -> None:
    assert all(tool != "decide_recommendation" for tool, _ in ask(text, focus=SHOWN))


def test_of_a_list_of_one_that_waits_it_is_that_one(ask: Ask) -> None:
    line = Listed(
        name="Mohini Toned Milk 500 ml in Delhi 1",
        accept=f"accept price change {ID}",
        reject=f"reject price change {ID}",
        about=f"show price change {ID}",
    )
    listed = SHOWN.model_copy(
        update={"choices": (Choice(label="Show 1", message=line.about),), "listed": (line,)}
    )
    expected = {"recommendation_id": ID, "decision": "reject", "reason": "too low for Diwali"}
    assert ask("reject, too low for Diwali", focus=listed) == [("decide_recommendation", expected)]


def test_where_several_were_offered_nothing_is_decided(ask: Ask) -> None:
    other = Choice(label="Reject 2", message="reject price change PC_aaaaaaaaaa as shown S_3bec4cfce7")
    several = SHOWN.model_copy(update={"choices": (*SHOWN.choices, other)})
    assert all(tool != "decide_recommendation" for tool, _ in ask("reject, too low", focus=several))


@pytest.mark.parametrize(
    "text", ["undo that", "undo it", "wapas karo", "ise wapas karo", "वापस करो", "वापस ले लो"]
)
@pytest.mark.parametrize(
    "focus",
    [
        None,
        SHOWN,
        Focus(calls=(ToolCall(tool="decide_recommendation", arguments={"decision": "accept"}),)),
    ],
)
def test_what_was_decided_is_taken_back_from_the_persons_own_changes(
    ask: Ask, text: str, focus: Focus | None
) -> None:
    assert ask(text, focus=focus) == [("review_price_changes", {"mine_to_undo": True})]


@pytest.mark.parametrize("text", ["undo that", "wapas karo", "वापस करो"])
def test_a_price_that_was_set_is_taken_back_at_once(ask: Ask, text: str) -> None:
    where = {"sku_id": "SKU_101", "store_id": "DELHI_01"}
    done = Focus(calls=(ToolCall(tool="propose_price_change", arguments={**where, "price": 30}),))
    assert ask(text, focus=done) == [("propose_price_change", {**where, "undo": True})]
