"""Requests about briefs, approvals and wishes, and the like-sounding ones that are about something else."""

from __future__ import annotations

import pytest

from agent.planner.answer import Plan
from agent.planner.approving import approval_plan
from agent.planner.briefing import brief_plan
from agent.planner.understand import understand
from agent.planner.wishes import wish_plan
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY


def name_of(planned: Plan | None) -> str | None:
    return planned[0].name if planned else None


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("hafta kaisa gaya overall", "weekly_summary"),
        ("a short review of the week that went by", "weekly_summary"),
        ("आज का सारांश भेजो", "morning_brief"),
        ("subah ka brief bhej do na", "morning_brief"),
        ("review the price changes of last week", None),
        ("how was the forecast last week", None),
        ("overview of bills this week", None),
    ],
)
def test_a_brief_is_of_the_whole_shop(text: str, tool: str | None, vocabulary: Vocabulary) -> None:
    assert name_of(brief_plan(understand(text, vocabulary, today=TODAY))) == tool


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        ("Is anything lying on my table for sanction?", "list_approvals"),
        ("मुंबई का कौन सा भाव मेरी हाँ के लिए अटका है?", "list_approvals"),
        ("haan jaipur me kitna maal pada hai", None),
        ("हाँ जयपुर में कितना माल पड़ा है", None),
        ("return requests pending kitne hain", None),
    ],
)
def test_a_yes_to_go_on_with_is_no_approval(text: str, tool: str | None, vocabulary: Vocabulary) -> None:
    assert name_of(approval_plan(understand(text, vocabulary, today=TODAY))) == tool


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("raat 11 te subah 5 tak msg na bheje", {"quiet_from": "23:00", "quiet_until": "05:00"}),
        ("Please send nothing after half past eight in the night.", {"quiet_from": "20:30"}),
        ("सुबह वाला ब्रीफ़ सवा छह बजे चाहिए", {"brief_at": "06:15"}),
        ("subah ka brief bhej do na", None),
        ("brief bhejo na", None),
    ],
)
def test_a_softening_na_stops_nothing(text: str, wish: dict[str, str] | None) -> None:
    planned = wish_plan(text)
    assert (planned[0].arguments if planned else None) == wish
