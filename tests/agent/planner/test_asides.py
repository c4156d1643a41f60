"""Requests about briefs, approvals and wishes, and the like-sounding ones that are about something else."""

from __future__ import annotations

import pytest

from agent.planner.alert import alert_plan
from agent.planner.answer import Plan
from agent.planner.approving import approval_plan
from agent.planner.briefing import brief_plan
from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.planner.wishes import wish_plan
from agent.understanding import Focus
from core.message import Listed, ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS


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
        ("read me today's newspaper headlines", None),
        ("aaj ke akhbar ki khabar sunao", None),
        ("tell me the headlines of the day", "morning_brief"),
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
        ("max 4 alert/day", {"alerts_per_day": 4}),
        ("3 alerts/day only", {"alerts_per_day": 3}),
        ("5 alerts per day", {"alerts_per_day": 5}),
        ("din me 5 se zyada alert nahi", {"alerts_per_day": 5}),
        ("how many alerts per day do I get", None),
    ],
)
def test_a_softening_na_stops_nothing(text: str, wish: dict[str, str] | None) -> None:
    planned = wish_plan(text)
    assert (planned[0].arguments if planned else None) == wish


def test_goods_and_places_with_numbers_are_no_hours(vocabulary: Vocabulary) -> None:
    said = understand("stop alerts for Tez Detergent 1 kg Delhi 1", vocabulary, today=TODAY)
    assert name_of(plan(said, TOOLS | {"set_preference"})) == "remove_alert_rule"


def test_hours_may_be_written_as_four_figures() -> None:
    planned = wish_plan("No messages between 2130 and 0600 hrs")
    assert planned is not None
    assert dict(planned[0].arguments) == {"quiet_from": "21:30", "quiet_until": "06:00"}


@pytest.mark.parametrize(
    "said", ["bas, jai shri krishna", "bas itna hi", "ok that's all for today", "hii gm"]
)
def test_the_talk_is_ended_or_opened_politely(said: str, vocabulary: Vocabulary) -> None:
    (call,) = plan(understand(said, vocabulary, today=TODAY), TOOLS)
    assert call.arguments["code"] in ("goodbye", "greeting")


@pytest.mark.parametrize(
    "said", ["show my rules", "mere niyam dikhao", "kaun kaun se niyam lage hue hain mere"]
)
def test_my_rules_are_those_of_alerts(said: str, vocabulary: Vocabulary) -> None:
    planned = plan(understand(said, vocabulary, today=TODAY), TOOLS | {"show_alert_rules"})
    assert name_of(planned) == "show_alert_rules"


def test_praise_closes_no_alert(vocabulary: Vocabulary) -> None:
    line = Listed(name="Milk", reject="resolve AL_12ab34cd56")
    focus = Focus(calls=(ToolCall(tool="list_alerts", arguments={}),), listed=(line,))
    said = understand("Well done. Out.", vocabulary, today=TODAY, focus=focus)
    assert name_of(alert_plan(said, TOOLS | {"list_alerts", "update_alert"})) is None
    done = understand("done", vocabulary, today=TODAY, focus=focus)
    assert name_of(alert_plan(done, TOOLS | {"list_alerts", "update_alert"})) == "update_alert"


def test_a_question_about_a_request_decides_nothing(vocabulary: Vocabulary) -> None:
    said = understand("PC_77aa10be42: state?", vocabulary, today=TODAY)
    assert name_of(plan(said, TOOLS | {"list_approvals"})) == "list_approvals"


@pytest.mark.parametrize(
    "text",
    [
        "अलर्ट दिन में पाँच से ज़्यादा मत भेजिए",
        "din me paanch se zyada alert mat bhejo",
        "ek din me max paanch alert",
    ],
)
def test_how_many_alerts_a_day_may_be_said_in_words(text: str, vocabulary: Vocabulary) -> None:
    (call,) = plan(understand(text, vocabulary, today=TODAY), TOOLS | {"set_preference"})
    assert (call.name, call.arguments) == ("set_preference", {"alerts_per_day": 5})
