"""What every shop asks a dozen times a day: how much is left, what it goes for now, what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import Choice, ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, Ask, as_pairs

ATTA = "Suvarna Atta 5 kg"


@pytest.mark.parametrize(
    "text",
    [
        f"how much stock of {ATTA} is there",
        f"how many {ATTA} are left?",
        f"how much {ATTA} do we have",
        f"do we have {ATTA} in stock",
        f"{ATTA} stock",
        f"available stock of {ATTA}",
        f"{ATTA} ka stock kitna hai",
        f"{ATTA} kitna pada hai",
        f"{ATTA} kitne packet bache hain",
        f"{ATTA} kitna hai",
        f"{ATTA} available hai kya",
        f"{ATTA} का स्टॉक कितना है",
        f"{ATTA} कितना बचा है",
        f"{ATTA} का स्टॉक बताओ",
    ],
)
def test_how_much_is_left_is_a_question_of_the_stock(ask: Ask, text: str) -> None:
    assert ask(text) == [("assess_stockout_risk", {"sku_ids": ["SKU_112"]})]


@pytest.mark.parametrize(
    "text",
    [
        "stock kitna hai total",
        "kitna maal hai godown me",
        "दुकान में कितना माल है",
        "कुल स्टॉक कितना है",
        "how much stock do I have",
        "show stock",
    ],
)
def test_of_no_goods_it_is_of_all_of_them(ask: Ask, text: str) -> None:
    assert ask(text) == [("assess_stockout_risk", {})]


@pytest.mark.parametrize(
    "text", ["atta ka stock kitna hai", "how much atta is left", "atta कितना बचा है", "atta hai kya dukaan me"]
)
def test_of_several_packs_it_asks_which(ask: Ask, text: str) -> None:
    ((name, asked),) = ask(text)
    assert (name, asked["code"]) == ("ask_user", "which_of_products")


@pytest.mark.parametrize(
    "text",
    [
        f"{ATTA} ka rate kya chal raha hai",
        f"{ATTA} kitne ka hai",
        f"{ATTA} कितने में बिक रहा है अभी",
        f"{ATTA} का भाव क्या चल रहा है",
        f"what is the current price of {ATTA}",
        f"what are we selling {ATTA} for",
        f"how much does {ATTA} cost",
    ],
)
def test_what_it_goes_for_now_is_the_average_price_of_the_last_days(ask: Ask, text: str) -> None:
    ((name, asked),) = ask(text)
    assert (name, asked["metrics"], asked["sku_ids"]) == ("query_kpi", ["average_price"], ["SKU_112"])
    assert asked["period"] == {"start": "2026-11-19", "end": "2026-11-25"}


@pytest.mark.parametrize(
    "text",
    [
        f"{ATTA} par margin kitna hai",
        f"{ATTA} me kitna munafa hai",
        f"{ATTA} पर मार्जिन कितना है",
        f"{ATTA} पर कितना बचता है",
        f"what is the margin on {ATTA}",
        "which items have the best margin",
        "margin kitna hai",
    ],
)
def test_the_margin_is_a_figure_that_wants_days(ask: Ask, text: str) -> None:
    ((name, asked),) = ask(text)
    assert (name, asked["code"]) == ("ask_user", "which_period")


@pytest.mark.parametrize(
    ("text", "tool"),
    [
        (f"how much {ATTA} should I order for Delhi 1", "plan_reorder"),
        ("how much stock ought to be moved from one store to another", "rank_actions"),
        ("kitna purana maal pada hai godown me", "rank_actions"),
        (f"how much {ATTA} did we sell yesterday", "query_kpi"),
        (f"what should the price of {ATTA} be in Delhi 1", "suggest_price"),
    ],
)
def test_what_sounds_like_it_stays_what_it_is(ask: Ask, text: str, tool: str) -> None:
    assert [name for name, _ in ask(text)] == [tool]


@pytest.mark.parametrize(
    "text", ["umar kitni hai", "dmart me tel ka rate kya chal raha hai", "kitna bacha hai"]
)
def test_what_is_none_of_ours_or_says_of_what_nothing_is_no_call(ask: Ask, text: str) -> None:
    assert {name for name, _ in ask(text)} <= {"decline", "ask_user"}


def test_goods_that_were_not_offered_take_the_place_of_those_that_were(vocabulary: Vocabulary) -> None:
    request = "price lower by 2 rupees in Jaipur"
    offered = tuple(
        Choice(label=label, message=f"{label} {request}")
        for label in ("Suvarna Atta 1 kg", "Suvarna Atta 5 kg")
    )
    focus = Focus(asked=True, request=f"atta {request}", choices=offered)
    read = understand("Mohini Curd 400 g", vocabulary, today=TODAY, focus=focus)
    assert read.normalized == f"Mohini Curd 400 g {request}"


@pytest.mark.parametrize("text", ["make it 10 days of cover", "10 din ka maal karo", "for 10 days"])
def test_an_order_for_other_days_hears_what_can_be_set(
    vocabulary: Vocabulary, ask: Callable[[str], list[tuple[str, dict[str, object]]]], text: str
) -> None:
    focus = Focus(calls=(ToolCall(tool="plan_reorder", arguments={"store_id": "DELHI_01"}),))
    ((name, asked),) = as_pairs(plan(understand(text, vocabulary, today=TODAY, focus=focus), TOOLS))
    assert (name, asked["code"], asked["values"]) == ("ask_user", "order_cover", {"days": 10})
    assert ask(asked["choices"][0]["message"]) == [
        ("change_setting", {"name": "review_period_days", "value": 10})
    ]
