"""Which messages ask for a rule: outright, maybe, or not at all; and what goes on from an answer."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.clause import clauses
from agent.planner.knowledge_doubt import Doubt, doubt_about
from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus, Understanding
from core.message import ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS

ALL = TOOLS | {"search_knowledge", "check_document", "correct_document"}
QUERY = "What is the return window for electronics?"
ANSWERED = Focus(calls=(ToolCall(tool="search_knowledge", arguments={"query": QUERY}),))


def read(text: str, vocabulary: Vocabulary, focus: Focus | None = None) -> Understanding:
    return understand(text, vocabulary, today=TODAY, focus=focus)


def calls(text: str, vocabulary: Vocabulary, focus: Focus | None = None) -> list[tuple[str, dict[str, Any]]]:
    return [(call.name, dict(call.arguments)) for call in plan(read(text, vocabulary, focus), ALL)]


def doubt(text: str, vocabulary: Vocabulary) -> Doubt | None:
    asked = read(text, vocabulary)
    return doubt_about(asked, clauses(asked), plan(asked, ALL), ALL)


@pytest.mark.parametrize(
    "asked",
    [
        "Can I sell above MRP?",
        "What is the GST on soap",
        "How many HSN digits does an invoice need?",
        "What is the import duty on drones?",
        "ड्रोन पर आयात शुल्क कितना है?",
        "ड्रोन पर इम्पोर्ट ड्यूटी कितनी है?",
        "drone pe aayat shulk kitna hai",
        "क्या मैं MRP से ऊपर बेच सकता हूँ?",
        "invoice pe HSN kitne digit ka chahiye?",
        "Which rules hold for selling tobacco?",
        "साबुन पर GST कितना है",
        "is there a rule on keeping parrots in the shop",
        "do we have any policy about broken eggs",
        "does the price SOP allow a price below cost",
        "what do the rules say about returns of milk",
        "Until when can I take input tax credit on invoices of the last financial year?",
        "Till what date can I claim ITC on an invoice of last financial year?",
        "पिछले साल के बिल पर ITC कब तक ले सकते हैं",
    ],
)
def test_what_names_the_law_or_a_rule_is_searched_outright(asked: str, vocabulary: Vocabulary) -> None:
    assert calls(asked, vocabulary) == [("search_knowledge", {"query": asked})]


@pytest.mark.parametrize(
    "asked",
    [
        QUERY,
        "When do I get paid for my orders?",
        "How should glass items be packed?",
        "what proof must I attach to a claim",
        "coupon pe kitna discount de sakte hain",
        "dual mrp",
        "state code delhi",
        "shipping fee kitni hai",
        "how often is stock counted",
        "how many items are counted a day",
        "how long may an offer run",
        "how much off for items expiring in 20 days",
        "service level for daily needs",
        "पेमेंट कब मिलता है?",
        "mera payment kab aayega",
        "can I sell medicines in my shop",
        "खुला शैम्पू वापस होगा?",
    ],
)
def test_what_may_ask_for_a_rule_is_looked_up(asked: str, vocabulary: Vocabulary) -> None:
    found = doubt(asked, vocabulary)
    if found is None:  # the second voice hears it: no look before is needed
        assert calls(asked, vocabulary) == [("search_knowledge", {"query": asked})]
    else:
        assert found.arguments["query"] == asked


@pytest.mark.parametrize(
    "asked",
    [
        "What will run out next week?",
        "Revenue last month by store",
        "What should I reorder?",
        "What price should I set for Suvarna Atta 5 kg in Delhi 1?",
        "How many units of Suvarna Atta 5 kg did we sell last week?",
        "Set the price limit to 8%",
        "service level for the shop",
        "Which items expire in 20 days?",
        "hello",
        "yes",
        "Delhi 1",
    ],
)
def test_what_asks_for_figures_is_neither_searched_nor_looked_up(asked: str, vocabulary: Vocabulary) -> None:
    assert all(name != "search_knowledge" for name, _ in calls(asked, vocabulary))
    assert doubt(asked, vocabulary) is None


@pytest.mark.parametrize(
    "asked", ["source?", "show me the clause", "which rule says so?", "नियम दिखाओ", "niyam dikhao"]
)
def test_the_source_of_an_answer_is_shown_in_full(asked: str, vocabulary: Vocabulary) -> None:
    assert calls(asked, vocabulary, ANSWERED) == [("search_knowledge", {"query": QUERY, "whole": True})]


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("and before September 2025?", "2025-08-31"),
        ("aur September 2025 se pehle?", "2025-08-31"),
        ("and on 1 May 2026?", "2026-05-01"),
    ],
)
def test_the_same_is_asked_of_another_day(asked: str, day: str, vocabulary: Vocabulary) -> None:
    assert calls(asked, vocabulary, ANSWERED) == [("search_knowledge", {"query": QUERY, "on": day})]


def test_a_length_that_a_rule_gives_hides_no_day(vocabulary: Vocabulary) -> None:
    asked = "Was the return window for electronics 10 days on 1 June 2026?"
    assert calls(asked, vocabulary) == [("search_knowledge", {"query": asked, "on": "2026-06-01"})]


def test_the_same_is_asked_of_another_thing(vocabulary: Vocabulary) -> None:
    assert calls("and for shoes?", vocabulary, ANSWERED) == [
        ("search_knowledge", {"query": f"shoes: {QUERY}"})
    ]


@pytest.mark.parametrize("asked", ["and what will run out next week?", "What should I reorder?"])
def test_a_new_question_is_no_follow_up(asked: str, vocabulary: Vocabulary) -> None:
    assert all(name != "search_knowledge" for name, _ in calls(asked, vocabulary, ANSWERED))


def test_without_the_tool_nothing_is_searched(vocabulary: Vocabulary) -> None:
    asked = read("Can I sell above MRP?", vocabulary)
    assert [call.name for call in plan(asked, TOOLS)] == ["decline"]


@pytest.mark.parametrize(
    ("asked", "looked_up"), [("commission kitna lagega", True), ("agle hafte kitna lagega", False)]
)
def test_what_sounds_like_a_rule_after_an_answer_is_looked_up_before_a_forecast(
    asked: str, looked_up: bool, vocabulary: Vocabulary
) -> None:
    """ "Lagega" asks for a forecast, after an answer too: of a commission there is none."""
    said = read(asked, vocabulary, ANSWERED)
    planned = plan(said, ALL)
    assert planned[0].name == "forecast_demand"
    told = doubt_about(said, clauses(said), planned, ALL)
    assert (told is not None) == looked_up
