"""What a message says in full by itself: approvals, briefs, wishes; in three languages."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, as_pairs

SPEAKING = TOOLS | {"list_approvals", "morning_brief", "weekly_summary", "set_preference"}
PC = "PC_1a2b3c4d5e"
CASES: list[tuple[str, str, dict[str, Any]]] = [
    (
        f"approve price change {PC} at ₹1,255.50 as shown S_8f3a2b1c9e",
        "decide_recommendation",
        {"recommendation_id": PC, "decision": "accept", "seen": "S_8f3a2b1c9e", "price": 1255.5},
    ),
    (
        f"reject price change {PC} as shown S_8f3a2b1c9e",
        "decide_recommendation",
        {"recommendation_id": PC, "decision": "reject", "seen": "S_8f3a2b1c9e"},
    ),
    (
        "accept recommendation R_1a2b3c4d5e as shown S_8f3a2b1c9e",
        "decide_recommendation",
        {"recommendation_id": "R_1a2b3c4d5e", "decision": "accept", "seen": "S_8f3a2b1c9e"},
    ),
    (
        f"{PC} ka rate 255 kar do",
        "decide_recommendation",
        {"recommendation_id": PC, "decision": "accept", "price": 255},
    ),
    (
        f"{PC} को 255 पर मंज़ूर करो",
        "decide_recommendation",
        {"recommendation_id": PC, "decision": "accept", "price": 255},
    ),
    (f"show price change {PC}", "list_approvals", {"change_id": PC}),
    (f"{PC} दिखाओ", "list_approvals", {"change_id": PC}),
    (f"Outcome of price change {PC}", "review_price_changes", {"change_id": PC}),
    ("pending approvals in Delhi", "list_approvals", {"city": "Delhi"}),
    ("meri manzoori ke liye kya kya ruka hai", "list_approvals", {}),
    ("कौन से रेट मंज़ूरी के लिए रुके हैं", "list_approvals", {}),
    ("morning brief", "morning_brief", {}),
    ("aaj ka brief do", "morning_brief", {}),
    ("morning brief for Delhi", "morning_brief", {}),
    ("आज का ब्रीफ दो", "morning_brief", {}),
    ("is hafte ka saar do", "weekly_summary", {}),
    ("How was the week?", "weekly_summary", {}),
    ("send my brief at 9", "set_preference", {"brief_at": "09:00"}),
    ("roz subah साढ़े आठ बजे brief bhejo", "set_preference", {"brief_at": "08:30"}),
    ("brief band karo", "set_preference", {"brief_at": "off"}),
    ("mujhe hindi mein jawab do", "set_preference", {"language": "hi"}),
    ("Answer me in English from now on", "set_preference", {"language": "en"}),
    ("रात 10 बजे के बाद मत भेजना", "set_preference", {"quiet_from": "22:00"}),
    ("raat ko message mat bhejo", "set_preference", {"quiet_from": "usual"}),
    ("don't message me at night", "set_preference", {"quiet_from": "usual"}),
    ("रात में अलर्ट मत भेजो", "set_preference", {"quiet_from": "usual"}),
    ("what are my quiet hours?", "set_preference", {}),
    ("quiet hours 01:35 to 02:35", "set_preference", {"quiet_from": "01:35", "quiet_until": "02:35"}),
    ("quiet hours 9 at night to 7", "set_preference", {"quiet_from": "21:00", "quiet_until": "07:00"}),
    ("raat dus baje ke baad mat bhejo", "set_preference", {"quiet_from": "22:00"}),
    ("din me sirf 3 alert bhejo", "set_preference", {"alerts_per_day": 3}),
    ("whatsapp pe mat bhejo", "set_preference", {"stop": "whatsapp"}),
    ("send my alerts on slack", "set_preference", {"channel": "slack"}),
]


@pytest.mark.parametrize(("text", "tool", "arguments"), CASES)
def test_it_is_planned_as_said(
    vocabulary: Vocabulary, text: str, tool: str, arguments: dict[str, Any]
) -> None:
    planned = plan(understand(text, vocabulary, today=TODAY), SPEAKING)
    assert as_pairs(planned) == [(tool, arguments)]


def test_a_summary_of_the_whole_shop_is_asked_for_by_whom_it_is_not_for_so_that_they_are_told(
    vocabulary: Vocabulary,
) -> None:
    asked = understand("Weekly summary", vocabulary, today=TODAY)
    assert as_pairs(plan(asked, SPEAKING - {"weekly_summary"})) == [("weekly_summary", {})]


@pytest.mark.parametrize(
    "text",
    [
        "which approvals do I need to sell food?",
        "हिंदी में बताओ कि कल क्या बिका",
        "send the report on whatsapp",
        "daily report of Delhi 2",
        "export the alerts of the last 3 days",
    ],
)
def test_what_only_sounds_so_is_something_else(vocabulary: Vocabulary, text: str) -> None:
    named = {name for name, _ in as_pairs(plan(understand(text, vocabulary, today=TODAY), SPEAKING))}
    assert not named & {"list_approvals", "morning_brief", "weekly_summary", "set_preference"}


def test_to_change_a_request_asks_for_the_price(vocabulary: Vocabulary) -> None:
    ((name, asked),) = as_pairs(
        plan(understand(f"change the price of {PC}", vocabulary, today=TODAY), SPEAKING)
    )
    assert (name, asked["code"]) == ("ask_user", "which_price_instead")
    assert PC in asked["resume"]
