"""What shopkeepers ask in plain words of stock, prices and themselves: each is one call, or one question."""

from __future__ import annotations

from typing import Any

import pytest

from agent.planner.against_competitors import end_against_competitors
from agent.planner.clause import clauses
from agent.planner.knowledge_doubt import doubt_about
from agent.planner.list_end import end_wanted
from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, Ask

ATTA = "Suvarna Atta 5 kg"
TWO_WEEKS = {"start": "2026-11-12", "end": "2026-11-25"}
CLEAR = ("rank_actions", {"kind": "clear_out"})


def against(**more: Any) -> list[tuple[str, dict[str, Any]]]:
    return [("query_kpi", {"metrics": ["price_index"], "period": TWO_WEEKS, **more})]


@pytest.mark.parametrize(
    "text",
    [
        "which products have too much stock?",
        "where am I overstocked",
        "what do we have too much of?",
        "overstock kahan hai",
        "zyada maal kaha pada hai",
        "kis cheez ka stock zyada hai",
        "किस सामान का स्टॉक ज़रूरत से ज़्यादा है?",
        "ज़्यादा माल कहाँ पड़ा है",
        "how much stock is about to expire?",
        "anything expiring soon",
        "which items will expire this month",
        "kitna maal expire hone wala hai",
        "kya kuch expire ho raha hai",
        "एक्सपायर होने वाला माल",
    ],
)
def test_what_lies_there_in_excess_or_expires_is_to_be_sold_off(ask: Ask, text: str) -> None:
    assert ask(text) == [CLEAR]


@pytest.mark.parametrize(
    "text",
    [
        "am I selling anything below cost",
        "which products are losing money",
        "kya kuch laagat se kam me bik raha hai",
        "kis cheez me nuksaan ho raha hai",
        "कौन सा माल घाटे में बिक रहा है",
    ],
)
def test_what_is_sold_at_a_loss_is_out_of_the_ordinary(ask: Ask, text: str) -> None:
    assert ask(text) == [("detect_anomalies", {})]


@pytest.mark.parametrize(
    "text",
    ["what is the rule for expired goods", "can we sell expired goods?", "expired maal ka kya niyam hai"],
)
def test_what_the_rules_say_of_expired_goods_is_no_list(ask: Ask, text: str) -> None:
    assert CLEAR not in ask(text)


@pytest.mark.parametrize(
    "text",
    [
        "what items are out of stock right now?",
        "what have we run out of?",
        "which products have zero stock?",
        "stock khali kaun kaun se items ka hai",
        "kya kya khatam ho gaya hai",
        "kaun sa maal khatam hai abhi",
        "अभी कौन सा माल खत्म है",
    ],
)
def test_what_has_run_out_by_now_is_the_empty_end_of_the_stock_list(
    ask: Ask, vocabulary: Vocabulary, text: str
) -> None:
    assert ask(text) == [("assess_stockout_risk", {})]
    calls = [ToolCall(tool="assess_stockout_risk", arguments={})]
    read = understand(text, vocabulary, today=TODAY)
    assert end_wanted(read, calls) == "empty"
    shown = Focus(calls=tuple(calls), end="empty")
    for goes_on in ("show all", "and in Delhi?"):
        assert end_wanted(understand(goes_on, vocabulary, today=TODAY, focus=shown), calls) == "empty"
    ahead = understand("what will run out next week", vocabulary, today=TODAY, focus=shown)
    assert end_wanted(ahead, calls) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("which of my prices are higher than competitors?", "high"),
        ("where are competitors cheaper than us?", "high"),
        ("who is undercutting me", "high"),
        ("where are we more expensive than the market?", "high"),
        ("market se mehnga kya bech raha hu", "high"),
        ("kaun mujhse sasta bech raha hai", "high"),
        ("मुझसे सस्ता कौन बेच रहा है", "high"),
        ("कौन सी चीज़ें बाज़ार से महँगी बेच रहे हैं?", "high"),
        ("where are we cheaper than competitors?", "low"),
        ("kahan hum competitors se saste hain", "low"),
    ],
)
def test_prices_beside_competitors_are_told_from_the_end_that_was_asked_for(
    ask: Ask, vocabulary: Vocabulary, text: str, end: str
) -> None:
    assert ask(text) == against(dimensions=["sku"])
    assert end_against_competitors(understand(text, vocabulary, today=TODAY).normalized, text) == end


@pytest.mark.parametrize(
    "text",
    [
        "dusri dukano ke muqable hamare dairy ke rate kaise hain mahange hain ki saste",
        "baaki dukano ke mukable hamari dairy ke daam kaise hain",
        "दूसरी दुकानों के मुक़ाबले डेयरी के रेट कैसे हैं, महँगे या सस्ते",
    ],
)
def test_how_prices_stand_beside_other_shops_sets_none(ask: Ask, text: str) -> None:
    assert ask(text) == against(category="DAIRY", dimensions=["sku"])


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("What is the stock at each store worth as on 30 September?", {"dimensions": ["store"]}),
        ("How much was the stock in each city worth on 30 September?", {"dimensions": ["city"]}),
        ("What were the goods lying in Mumbai worth on 30 September?", {"city": "Mumbai"}),
    ],
)
def test_what_stock_is_worth_is_its_value_wherever_the_word_stands(
    ask: Ask, text: str, more: dict[str, Any]
) -> None:
    day = {"start": "2026-09-30", "end": "2026-09-30"}
    assert ask(text) == [("query_kpi", {"metrics": ["stock_value"], "period": day, **more})]


def test_prices_beside_competitors_are_cut_and_limited_as_said(ask: Ask) -> None:
    assert ask("price index by category") == against(dimensions=["category"])
    delhi = ask("how do my prices compare with competitors in Delhi?")
    assert delhi == against(city="Delhi", dimensions=["sku"])
    one = ask(f"what do competitors charge for {ATTA} in Delhi 1")
    assert one == against(sku_ids=["SKU_112"], store_id="DELHI_01")


@pytest.mark.parametrize(
    "text",
    [
        f"match the competitor price for {ATTA} in Jaipur",
        "notify me if competitor drops price by 10% on dairy",
        "competitor ka price kitne din purana tak chalta hai",
        "how old may a competitor's price be",
    ],
)
def test_what_to_set_and_when_to_be_told_of_competitors_is_another_question(ask: Ask, text: str) -> None:
    assert all(asked.get("metrics") != ["price_index"] for _, asked in ask(text))


@pytest.mark.parametrize(
    "text",
    [f"how is {ATTA} doing in Delhi?", f"{ATTA} ka kya haal hai delhi me", f"दिल्ली में {ATTA} का क्या हाल है"],
)
def test_goods_that_are_asked_after_are_looked_up_in_stock(ask: Ask, text: str) -> None:
    assert ask(text) == [("assess_stockout_risk", {"sku_ids": ["SKU_112"], "city": "Delhi"})]


def test_where_nothing_of_the_shop_is_asked_after_it_is_a_greeting(ask: Ask) -> None:
    ((name, asked),) = ask("kya haal hai")
    assert (name, asked["code"]) == ("ask_user", "greeting")


@pytest.mark.parametrize(
    "text",
    [
        "which of the Mumbai stores is doing better",
        "mumbai ki dukano me kaun si behtar chal rahi hai",
        "मुंबई की दुकानों में कौन सी बेहतर चल रही है",
        "how is Delhi 1 doing",
    ],
)
def test_how_stores_do_is_asked_of_some_days(ask: Ask, text: str) -> None:
    ((name, asked),) = ask(text)
    assert (name, asked["code"]) == ("ask_user", "which_period")


def test_the_store_that_does_better_is_told_apart(ask: Ask) -> None:
    ((name, asked),) = ask("which of the Mumbai stores is doing better this month")
    assert (name, asked["city"], asked["dimensions"]) == ("query_kpi", "Mumbai", ["store"])


WHERE = {"sku_id": "SKU_112", "store_id": "JAIPUR_01"}


@pytest.mark.parametrize(
    ("text", "tool", "by"),
    [
        (f"drop {ATTA} by 5 rupees in Jaipur", "propose_price_change", -5.0),
        (f"increase {ATTA} price by Rs 3 in Jaipur", "propose_price_change", 3.0),
        (f"{ATTA} 5 rupaye kam kar do jaipur me", "propose_price_change", -5.0),
        (f"{ATTA} के दाम जयपुर में 5 रुपये घटा दो", "propose_price_change", -5.0),
        (f"what if I raise {ATTA} by 5 rupees in Jaipur", "simulate_price", 5.0),
        (f"{ATTA} 5 rupees cheaper in Jaipur?", "simulate_price", -5.0),
        (f"agar {ATTA} 10 rupaye sasti kar du jaipur me to?", "simulate_price", -10.0),
    ],
)
def test_a_change_in_rupees_is_no_price(ask: Ask, text: str, tool: str, by: float) -> None:
    assert ask(text) == [(tool, {**WHERE, "change_by": by})]


def test_a_change_that_names_its_end_is_a_price(ask: Ask) -> None:
    asked = ask(f"reduce the price of {ATTA} in Jaipur from 265 to 260")
    assert asked == [("propose_price_change", {**WHERE, "price": 260})]


@pytest.mark.parametrize(
    "text",
    [
        "undo my last price change",
        "cancel the price change I made",
        "take back the price change",
        "mera pichla rate badlav wapas lo",
        "मेरा आखिरी रेट बदलाव वापस लो",
    ],
)
def test_a_change_of_ones_own_that_is_not_named_is_chosen_from_a_list(ask: Ask, text: str) -> None:
    assert ask(text) == [("review_price_changes", {"mine_to_undo": True})]


def test_a_change_that_is_named_is_taken_back(ask: Ask) -> None:
    asked = ask(f"undo the price change of {ATTA} in Jaipur")
    assert asked == [("propose_price_change", {**WHERE, "undo": True})]


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("what should I order today, I have 50 thousand", False),
        ("मेरे पास 50 हज़ार हैं, आज क्या मँगाऊँ?", False),
        ("which of my prices are higher than competitors?", False),
        ("what approval if I order for 60000", True),
    ],
)
def test_an_outright_request_is_no_question_of_rules(
    vocabulary: Vocabulary, text: str, doubted: bool
) -> None:
    tools = TOOLS | {"search_knowledge"}
    read = understand(text, vocabulary, today=TODAY)
    doubt = doubt_about(read, clauses(read), plan(read, tools), tools)
    assert (doubt is not None) == doubted


@pytest.mark.parametrize(
    "text",
    [
        "who approves if I order for 60000",
        "if an order is 4 lakh, whose approval is needed?",
        "तीन लाख का ऑर्डर हो तो स्वीकृति किसकी लगती है",
        "power was off 6 hours, can we still sell the curd?",
        "bijli 5 ghante gayi thi doodh bech skte h kya abhi",
        "diwali ke 10 din pehle order dene ka niyam kya hai",
    ],
)
def test_whose_yes_it_takes_and_what_may_still_be_sold_the_rules_tell(
    vocabulary: Vocabulary, text: str
) -> None:
    read = understand(text, vocabulary, today=TODAY)
    assert [call.name for call in plan(read, TOOLS | {"search_knowledge"})] == ["search_knowledge"]


@pytest.mark.parametrize(
    "text",
    [
        "cheapest item in my shop",
        "costliest products",
        "sabse mehnga item kaunsa hai",
        "sabse sasta item",
        "सबसे महँगा सामान कौन सा है",
    ],
)
def test_the_dearest_and_the_cheapest_goods_are_told_by_their_price_now(text: str, ask: Ask) -> None:
    ((tool, arguments),) = ask(text)
    assert (tool, arguments["metrics"], arguments["dimensions"]) == ("query_kpi", ["average_price"], ["sku"])


@pytest.mark.parametrize("text", ["what should I do now?", "what do I do first", "ab kya karu"])
def test_what_to_do_is_the_most_plain_of_questions(text: str, ask: Ask) -> None:
    assert ask(text) == [("rank_actions", {})]


@pytest.mark.parametrize(
    "text", ["what should I stop selling?", "kya bechna band kar du", "क्या बेचना बंद कर दूँ"]
)
def test_what_to_sell_no_more_is_what_hardly_sells(text: str, ask: Ask) -> None:
    assert ask(text) == [CLEAR]


@pytest.mark.parametrize("text", ["which products lose money?", "nuksan kisme ho raha hai"])
def test_where_money_is_lost_is_what_sells_below_its_cost(text: str, ask: Ask) -> None:
    assert ask(text) == [("detect_anomalies", {})]


@pytest.mark.parametrize("text", ["sales per hour yesterday", "hourly sales last week"])
def test_no_hour_of_a_sale_is_known(text: str, ask: Ask) -> None:
    ((_, arguments),) = ask(text)
    assert (arguments["code"], arguments["values"]) == ("unknown_metric", {"name": "hours"})


@pytest.mark.parametrize(
    "text",
    ["can frozen Mohini Toned Milk 1 l be frozen again?", "who can change prices", "who may set the rate"],
)
def test_what_may_be_done_with_goods_and_prices_is_asked_of_the_rules(
    text: str, vocabulary: Vocabulary
) -> None:
    (call,) = plan(understand(text, vocabulary, today=TODAY), TOOLS | {"search_knowledge"})
    assert call.name == "search_knowledge"
