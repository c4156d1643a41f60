"""Alerts in words and by button, in three languages: which call each becomes."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.answer import Plan
from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.alert import mark_of
from core.message import Listed, ToolCall
from language.locales import sentence
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, as_pairs

TOOLS = frozenset({"list_alerts", "show_alert_rules", "assess_stockout_risk", "query_kpi", "rank_actions"})
ONE, TWO = "AL_12ab34cd56", "AL_ff00ee11dd"
MILK, ATTA = {"sku_ids": ["SKU_101"]}, {"sku_ids": ["SKU_112"]}
DELHI = {"city": "Delhi"}


def planned(text: str, vocabulary: Vocabulary, focus: Focus | None = None) -> Plan:
    return plan(understand(text, vocabulary, today=TODAY, focus=focus), TOOLS)


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("any alerts?", {}),
        ("koi alert hai kya?", {}),
        ("कोई अलर्ट है क्या?", {}),
        ("mere alert dikhao", {}),
        ("show the urgent alerts for Delhi", {**DELHI, "severity": "high"}),
        ("show only the red alerts", {"severity": "high"}),
        ("which price alerts are open?", {"type": "price_anomaly"}),
        ("show all alerts", {"status": "unresolved", "limit": 50}),
        ("overstock alerts at Delhi 1", {"store_id": "DELHI_01", "type": "overstock"}),
        (f"show alert {ONE}", {"alert_ids": [ONE]}),
    ],
)
def test_alerts_are_asked_for(vocabulary: Vocabulary, text: str, arguments: dict[str, Any]) -> None:
    assert as_pairs(planned(text, vocabulary)) == [("list_alerts", arguments)]


@pytest.mark.parametrize(
    ("text", "action", "until"),
    [
        (f"acknowledge {ONE}", "acknowledge", None),
        (f"{ONE} dekh liya", "acknowledge", None),
        (f"{ONE} देख लिया", "acknowledge", None),
        (f"{ONE} is done", "resolve", None),
        (f"{ONE} ho gaya", "resolve", None),
        (f"{ONE} हो गया", "resolve", None),
        (f"snooze {ONE} for a day", "snooze", "2026-11-26"),
        (f"snooze {ONE} till Monday", "snooze", "2026-11-30"),
        (f"remind me of {ONE} tomorrow", "snooze", "2026-11-26"),
        (f"{ONE} kal yaad dilana", "snooze", "2026-11-26"),
        (f"{ONE} परसों याद दिलाना", "snooze", "2026-11-27"),
        (f"{ONE} yaad dilana", "snooze", None),
        (f"{ONE} ko parso yaad dilana abhi time nahi hai mere paas", "snooze", "2026-11-27"),
        (f"{ONE} को परसों याद दिलाना, अभी समय नहीं है", "snooze", "2026-11-27"),
        (f"{ONE} next week remind me, not now", "snooze", "2026-11-30"),
    ],
)
def test_an_alert_is_dealt_with_by_its_id(
    vocabulary: Vocabulary, text: str, action: str, until: str | None
) -> None:
    wanted = {"alert_id": ONE, "action": action} | ({"until": until} if until else {})
    assert as_pairs(planned(text, vocabulary)) == [("update_alert", wanted)]


@pytest.fixture
def shown() -> Focus:
    """A thread in which two alerts were listed."""
    lines = (
        Listed(
            name="Mohini Toned Milk 500 ml at Delhi 1", accept="accept R_aa11bb22cc", reject=f"resolve {ONE}"
        ),
        Listed(name="Suvarna Atta 5 kg at Delhi 2", accept=f"acknowledge {TWO}", reject=f"resolve {TWO}"),
    )
    return Focus(calls=(ToolCall(tool="list_alerts", arguments={}),), listed=lines)


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("remind me tomorrow", {"alert_ids": [ONE, TWO], "action": "snooze", "until": "2026-11-26"}),
        ("kal yaad dilana", {"alert_ids": [ONE, TWO], "action": "snooze", "until": "2026-11-26"}),
        ("snooze this till Monday", {"alert_ids": [ONE, TWO], "action": "snooze", "until": "2026-11-30"}),
        ("mark it done", {"alert_ids": [ONE, TWO], "action": "resolve"}),
        ("हो गया", {"alert_ids": [ONE, TWO], "action": "resolve"}),
        ("the second one is done", {"alert_id": TWO, "action": "resolve"}),
        ("दूसरा हो गया", {"alert_id": TWO, "action": "resolve"}),
        ("acknowledge the milk", {"alert_id": ONE, "action": "acknowledge"}),
    ],
)
def test_what_is_said_of_the_alerts_shown(
    vocabulary: Vocabulary, shown: Focus, text: str, arguments: dict[str, Any]
) -> None:
    assert as_pairs(planned(text, vocabulary, shown)) == [("update_alert", arguments)]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("no, remind me of it tomorrow", {"alert_id": ONE, "action": "snooze", "until": "2026-11-26"}),
        ("baaki kal yaad dilana", {"alert_id": TWO, "action": "snooze", "until": "2026-11-26"}),
        ("the second one is done", {"alert_id": TWO, "action": "resolve"}),
        ("acknowledge all", {"alert_ids": [ONE, TWO], "action": "acknowledge"}),
        ("saare baad me", {"alert_ids": [ONE, TWO], "action": "snooze"}),
        ("सब देख लिया", {"alert_ids": [ONE, TWO], "action": "acknowledge"}),
    ],
)
def test_what_follows_on_an_update(
    vocabulary: Vocabulary, shown: Focus, text: str, arguments: dict[str, Any]
) -> None:
    done = ToolCall(tool="update_alert", arguments={"alert_id": ONE, "action": "acknowledge"})
    after = shown.model_copy(update={"calls": (done,)})
    assert as_pairs(planned(text, vocabulary, after)) == [("update_alert", arguments)]


def test_of_a_line_of_several_stores_the_one_that_is_named(vocabulary: Vocabulary, shown: Focus) -> None:
    one = shown.listed[0]
    both = one.model_copy(
        update={
            "name": "Mohini Toned Milk 500 ml in Delhi 1, Mohini Toned Milk 500 ml in Mumbai 1",
            "reject": f"resolve {ONE} {TWO}",
        }
    )
    focus = shown.model_copy(update={"listed": (both,)})
    (call,) = planned("the first one in Mumbai 1 is done", vocabulary, focus)
    assert call.arguments == {"alert_ids": [ONE, TWO], "action": "resolve", "store_id": "MUMBAI_01"}
    (call,) = planned("acknowledge the first", vocabulary, focus)
    assert call.arguments == {"alert_ids": [ONE, TWO], "action": "acknowledge"}


@pytest.mark.parametrize(
    ("said", "done"), [("the milk one is done", "resolve"), ("milk dekh liya", "acknowledge")]
)
def test_a_name_that_may_mean_two_of_the_lines_is_asked_about(
    vocabulary: Vocabulary, shown: Focus, said: str, done: str
) -> None:
    milk, atta = shown.listed
    larger = atta.model_copy(update={"name": "Mohini Toned Milk 1 l at Delhi 2"})
    (call,) = planned(said, vocabulary, shown.model_copy(update={"listed": (milk, larger)}))
    assert (call.name, call.arguments["code"]) == ("ask_user", "which_alert")
    assert [one["message"] for one in call.arguments["choices"]] == [f"{done} {ONE}", f"{done} {TWO}"]


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("acknowledge {}", {"action": "acknowledge"}),
        ("snooze {} for a day", {"action": "snooze", "until": "2026-11-26"}),
    ],
)
def test_a_button_for_all_that_is_shown_is_of_just_those(
    vocabulary: Vocabulary, shown: Focus, said: str, changed: dict[str, Any]
) -> None:
    mark = mark_of([TWO, ONE])
    pressed = said.format(sentence("alerts_as_shown", mark=mark))
    assert as_pairs(planned(pressed, vocabulary, shown)) == [
        ("update_alert", {"alert_ids": [ONE, TWO], **changed})
    ]
    another = shown.model_copy(update={"listed": shown.listed[:1]})
    assert as_pairs(planned(pressed, vocabulary, another)) == [("list_alerts", {})]


def test_another_request_in_that_thread_is_that_request(vocabulary: Vocabulary, shown: Focus) -> None:
    (call,) = planned("What will stock out next week in Delhi?", vocabulary, shown)
    assert (call.name, call.arguments) == ("assess_stockout_risk", DELHI)


def test_a_reminder_without_an_alert_asks_which(vocabulary: Vocabulary) -> None:
    (call,) = planned("snooze this till Monday", vocabulary)
    assert (call.name, call.arguments["code"]) == ("ask_user", "which_alert")


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (
            "tell me when Mohini Toned Milk 500 ml falls below 3 days in Delhi",
            {"type": "stockout_risk", "threshold": 3.0, **MILK, **DELHI},
        ),
        (
            "Delhi me Mohini Toned Milk 500 ml 3 din se kam ho to batana",
            {"type": "stockout_risk", "threshold": 3.0, **MILK, **DELHI},
        ),
        (
            "दिल्ली में Mohini Toned Milk 500 ml 3 दिन से कम हो तो बताना",
            {"type": "stockout_risk", "threshold": 3.0, **MILK, **DELHI},
        ),
        (
            "let me know when dairy stock is over 60 days at Mumbai 1",
            {"type": "overstock", "threshold": 60.0, "store_id": "MUMBAI_01", "category": "DAIRY"},
        ),
        (
            "alert me if my Suvarna Atta 5 kg price is 10% above competitors",
            {"type": "price_anomaly", "threshold": 10.0, **ATTA},
        ),
        (
            "notify me when Suvarna Atta 5 kg sales jump more than 50%",
            {"type": "demand_spike", "threshold": 50.0, **ATTA},
        ),
        (
            "warn me when Suvarna Atta 5 kg has under a week of stock in Delhi",
            {"type": "stockout_risk", "threshold": 7.0, **ATTA, **DELHI},
        ),
    ],
)
def test_a_line_is_drawn(vocabulary: Vocabulary, text: str, arguments: dict[str, Any]) -> None:
    assert as_pairs(planned(text, vocabulary)) == [("create_alert_rule", arguments)]


@pytest.mark.parametrize("text", ["tell me when it falls below 3 days", "ye 3 din se kam ho to batana"])
def test_a_line_for_it_where_nothing_was_named_is_asked_what_it_is_for(
    vocabulary: Vocabulary, text: str
) -> None:
    (question,) = planned(text, vocabulary)
    assert question.arguments["code"] == "alert_rule_of_what"
    focus = Focus(asked=True, unfinished=question.arguments["resume"])
    rule = {"type": "stockout_risk", "threshold": 3.0, **ATTA}
    assert as_pairs(planned("Suvarna Atta 5 kg", vocabulary, focus)) == [("create_alert_rule", rule)]


def test_running_low_without_a_figure_is_asked_about(vocabulary: Vocabulary) -> None:
    (question,) = planned("warn me when Suvarna Atta 5 kg is running low in Delhi", vocabulary)
    assert question.arguments["code"] == "alert_rule_how_low"


def test_so_many_pieces_answer_how_low_it_should_be(vocabulary: Vocabulary) -> None:
    (question,) = planned("warn me when Suvarna Atta 5 kg is running low in Delhi", vocabulary)
    focus = Focus(asked=True, unfinished=question.arguments["resume"])
    for said, drawn in (("10 pieces", {"threshold": 10.0, "in_units": True}), ("4 days", {"threshold": 4.0})):
        rule = {"type": "stockout_risk", **drawn, **ATTA, "city": "Delhi"}
        assert as_pairs(planned(said, vocabulary, focus)) == [("create_alert_rule", rule)]


def test_an_unclear_product_is_asked_about_and_the_answer_draws_the_line(vocabulary: Vocabulary) -> None:
    (question,) = planned("दिल्ली में atta 3 दिन से कम हो तो बताना", vocabulary)
    assert question.arguments["code"] == "which_of_products"
    answer = question.arguments["choices"][-1]["message"]
    ((name, arguments),) = as_pairs(planned(answer, vocabulary))
    assert (name, arguments["threshold"], arguments["city"]) == ("create_alert_rule", 3.0, "Delhi")
    assert arguments["sku_ids"] == ["SKU_111", "SKU_112", "SKU_113"]


@pytest.mark.parametrize(
    "text",
    [
        "tell me when Mohini Toned Milk 500 ml falls below 20 units in Delhi",
        "alert me if Mohini Toned Milk 500 ml has less than 20 packets in Delhi",
        "let me know once only 20 left of Mohini Toned Milk 500 ml in Delhi",
        "Delhi me Mohini Toned Milk 500 ml 20 piece se kam ho to batana",
        "दिल्ली में Mohini Toned Milk 500 ml 20 पैकेट से कम हो तो बताना",
    ],
)
def test_a_line_is_drawn_in_pieces(vocabulary: Vocabulary, text: str) -> None:
    ((name, arguments),) = as_pairs(planned(text, vocabulary))
    assert name == "create_alert_rule"
    drawn = {"type": "stockout_risk", "threshold": 20.0, "in_units": True, "city": "Delhi"}
    assert {key: arguments.get(key) for key in drawn} == drawn


@pytest.mark.parametrize(
    "text",
    ["tell me when Mohini Toned Milk 500 ml will run out", "bata do Delhi me kya khatam hone wala hai"],
)
def test_a_question_about_a_day_draws_no_line(vocabulary: Vocabulary, text: str) -> None:
    assert [call.name for call in planned(text, vocabulary)] == ["assess_stockout_risk"]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("stop telling me about Suvarna Atta 5 kg", ATTA),
        ("Suvarna Atta 5 kg ke alert band karo", ATTA),
        ("Suvarna Atta 5 kg के बारे में मत बताओ", ATTA),
        ("stop alerts about dairy", {"category": "DAIRY"}),
        ("no more overstock alerts for DELHI_01", {"store_id": "DELHI_01", "type": "overstock"}),
        ("I no longer wish to be told about overstock in dairy.", {"category": "DAIRY", "type": "overstock"}),
        (
            "I'd rather not be told about overstock in dairy any more",
            {"category": "DAIRY", "type": "overstock"},
        ),
        ("No longer notify me about overstock in Mumbai.", {"city": "Mumbai", "type": "overstock"}),
        ("mujhe dairy ke overstock ke baare me ab nahi sunna", {"category": "DAIRY", "type": "overstock"}),
        ("stop watching RU_12AB34CD56", {"rule_id": "RU_12ab34cd56"}),
    ],
)
def test_a_person_wants_to_hear_no_more(vocabulary: Vocabulary, text: str, arguments: dict[str, Any]) -> None:
    assert as_pairs(planned(text, vocabulary)) == [("remove_alert_rule", arguments)]


@pytest.mark.parametrize("text", ["no more alerts", "stop the alerts", "don't send me alerts"])
def test_of_nothing_in_particular_it_asks_which(vocabulary: Vocabulary, text: str) -> None:
    ((name, asked),) = as_pairs(planned(text, vocabulary))
    assert (name, asked["code"]) == ("ask_user", "which_alert_rule")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("Set the certificate warning days to 45", "alert_certificate_days", 45),
        ("change the sales alert threshold to 30%", "alert_least_jump_pct", 30),
    ],
)
def test_a_threshold_of_alerts_is_set_and_no_alert_is_listed(
    vocabulary: Vocabulary, text: str, name: str, value: int
) -> None:
    assert as_pairs(planned(text, vocabulary)) == [("change_setting", {"name": name, "value": value})]


@pytest.mark.parametrize(
    "text", ["show my alert rules", "what do you watch for me?", "show what you watch for me"]
)
def test_a_person_asks_for_the_own_rules(vocabulary: Vocabulary, text: str) -> None:
    assert as_pairs(planned(text, vocabulary)) == [("show_alert_rules", {})]


def test_a_file_of_alerts_is_a_file(vocabulary: Vocabulary) -> None:
    understood = understand("export alerts list in csv", vocabulary, today=TODAY)
    assert [call.name for call in plan(understood, TOOLS | {"export_data"})] == ["export_data"]


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("snooze all alerts till tomorrow", {"limit": 50}),
        ("acknowledge all alerts in Delhi", {**DELHI, "limit": 50}),
    ],
)
def test_what_is_done_about_all_alerts_shows_them_and_asks(
    vocabulary: Vocabulary, text: str, arguments: dict[str, Any]
) -> None:
    listed, question = planned(text, vocabulary)
    assert (listed.name, listed.arguments) == ("list_alerts", arguments)
    assert question.arguments["code"] == "alerts_all_of_these"
    assert question.arguments["choices"][0]["message"] == text


def test_alerts_that_were_put_off_are_shown(vocabulary: Vocabulary) -> None:
    assert as_pairs(planned("snoozed alerts", vocabulary)) == [("list_alerts", {"status": "snoozed"})]


def test_they_are_shown_amid_a_thread_of_alerts_and_none_is_put_off(
    vocabulary: Vocabulary, shown: Focus
) -> None:
    asked = planned("show the snoozed alerts", vocabulary, shown)
    assert as_pairs(asked) == [("list_alerts", {"status": "snoozed"})]


WHY_TOLD = (
    "Why are you telling me this?",
    "why did I get this alert",
    "why was this sent to me?",
    "yeh kyun bata rahe ho?",
    "mujhe kyun bheja",
    "ye alert kyu aaya",
    "यह क्यों बता रहे हो?",
    "मुझे क्यों भेजा?",
)


@pytest.mark.parametrize("text", WHY_TOLD)
def test_why_an_alert_was_told_is_its_line(vocabulary: Vocabulary, text: str) -> None:
    told = Focus(calls=(ToolCall(tool="list_alerts", arguments={"alert_ids": [ONE]}),))
    assert as_pairs(planned(text, vocabulary, told)) == [("list_alerts", {"alert_ids": [ONE], "why": True})]


@pytest.mark.parametrize("text", WHY_TOLD)
def test_why_the_brief_comes_is_the_persons_own_wish(vocabulary: Vocabulary, text: str) -> None:
    told = Focus(calls=(ToolCall(tool="morning_brief", arguments={}),))
    assert as_pairs(planned(text, vocabulary, told)) == [("set_preference", {})]


@pytest.mark.parametrize(
    "text",
    ["why did sales drop last week?", "stock kyun khatam ho raha hai batao", "बिक्री क्यों गिरी बताओ", "why?"],
)
def test_why_something_is_so_is_not_why_it_was_told(vocabulary: Vocabulary, text: str) -> None:
    told = Focus(calls=(ToolCall(tool="list_alerts", arguments={"alert_ids": [ONE]}),))
    asked = planned(text, vocabulary, told)
    assert not isinstance(asked, tuple) or all(not call.arguments.get("why") for call in asked)


def test_a_document_that_came_amid_alerts_is_told_as_a_document(vocabulary: Vocabulary, shown: Focus) -> None:
    came = {"document": "DOC_4bf76e22e0053d06"}
    asked = understand("Check this document", vocabulary, today=TODAY, focus=shown, context=came)
    assert [name for name, _ in as_pairs(plan(asked, TOOLS | {"check_document"}))] == ["check_document"]


@pytest.mark.parametrize(
    "text",
    [
        "my settings",
        "show my settings",
        "meri settings dikhao",
        "मेरी सेटिंग दिखाओ",
        "what are my own settings?",
    ],
)
def test_a_persons_own_settings_are_their_wishes(vocabulary: Vocabulary, text: str) -> None:
    tools = TOOLS | {"set_preference", "show_settings"}
    assert as_pairs(plan(understand(text, vocabulary, today=TODAY), tools)) == [("set_preference", {})]


@pytest.mark.parametrize("text", ["show the settings", "what limits are set?"])
def test_the_settings_are_the_shops(vocabulary: Vocabulary, text: str) -> None:
    tools = TOOLS | {"set_preference", "show_settings"}
    assert as_pairs(plan(understand(text, vocabulary, today=TODAY), tools)) == [("show_settings", {})]
