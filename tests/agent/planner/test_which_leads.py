"""Turns that lean on figures, goods and places of the thread in words of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agent.planner.opening import without_hearsay
from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import Choice, ToolCall
from language.vocabulary import Vocabulary
from tests.agent.planner.conftest import TODAY, TOOLS, as_pairs

OCTOBER = {"start": "2026-10-01", "end": "2026-10-31"}
SEPTEMBER = {"start": "2026-09-01", "end": "2026-09-30"}
Pairs = list[tuple[str, dict[str, Any]]]
Turns = Callable[..., Pairs]


@pytest.fixture
def turns(vocabulary: Vocabulary) -> Turns:
    """What the last of several messages of one thread is planned as."""

    def last(*texts: str) -> Pairs:
        focus, planned = None, ()
        for text in texts:
            said = understand(text, vocabulary, today=TODAY, focus=focus)
            planned = plan(said, TOOLS | {"list_alerts", "check_document", "search_knowledge"})
            calls = tuple(ToolCall(tool=call.name, arguments=call.arguments) for call in planned)
            focus = Focus(entities=said.entities, period=said.period, calls=calls)
        return as_pairs(planned)

    return last


@pytest.mark.parametrize(
    "text", ["which is better?", "kaun behtar hai?", "कौन आगे है?", "which one sold more", "who is ahead"]
)
def test_figures_told_side_by_side_are_told_with_which_leads(text: str, turns: Turns) -> None:
    asked = "margin of dairy vs snacks last month"
    assert turns(asked, text) == turns(asked)
    assert len(turns(asked)) == 2


def test_of_one_figure_nothing_leads(turns: Turns) -> None:
    assert turns("margin of dairy last month", "which is better?") != turns("margin of dairy last month")


@pytest.mark.parametrize(
    "text", ["उससे पहले वाले महीने की बताओ", "us se pehle wale mahine ki batao", "tell me the month before that"]
)
def test_the_days_before_are_counted_though_they_are_told_first(text: str, turns: Turns) -> None:
    ((tool, arguments),) = turns("sales of Delhi 1 last month", text)
    assert (tool, arguments["period"]) == ("query_kpi", SEPTEMBER)


@pytest.mark.parametrize("text", ["or 2 ki", "aur 2 ki?", "और 2 की?"])
def test_a_number_goes_on_to_the_store_that_has_it(text: str, turns: Turns) -> None:
    ((_, arguments),) = turns("sales of Delhi 1 last month", text)
    assert arguments == {"store_id": "DELHI_02", "metrics": ["revenue"], "period": OCTOBER}


@pytest.mark.parametrize("text", ["abhi kitni rakhi hai?", "अभी कितना रखा है?"])
def test_what_lies_there_is_asked_of_the_goods_that_were_told(text: str, turns: Turns) -> None:
    planned = turns("how many Suvarna Atta 5 kg will sell in Delhi 1 next week", text)
    assert planned == [("assess_stockout_risk", {"sku_ids": ["SKU_112"], "store_id": "DELHI_01"})]


def test_that_very_tea_is_the_one_that_was_talked_about(turns: Turns) -> None:
    planned = turns("how much Pahadi Tea 250 g should I order for Delhi 2", "wahi chai Mumbai 1 me kitni?")
    assert planned == [("plan_reorder", {"sku_ids": ["SKU_141"], "store_id": "MUMBAI_01"})]


def test_a_category_is_no_more_about_the_product_before(turns: Turns) -> None:
    planned = turns(
        "what will sell of Suvarna Atta 5 kg in Delhi 1", "what will run out here this week, dairy"
    )
    ((tool, arguments),) = planned
    assert (tool, arguments["category"], arguments["store_id"]) == (
        "assess_stockout_risk",
        "DAIRY",
        "DELHI_01",
    )
    assert "sku_ids" not in arguments


def test_alerts_there_are_those_of_the_place(turns: Turns) -> None:
    planned = turns("top actions in Bengaluru", "waise koi alert khula hai wahan ka?")
    assert planned == [("list_alerts", {"city": "Bengaluru"})]


@pytest.mark.parametrize("text", ["hmm 263 krdo", "umm, 263 kar do"])
def test_who_hums_first_says_the_same(text: str, turns: Turns) -> None:
    planned = turns("best price for Suvarna Atta 5 kg in Delhi 1", text)
    assert planned == [("propose_price_change", {"sku_id": "SKU_112", "store_id": "DELHI_01", "price": 263})]
    assert without_hearsay("hmm") == "hmm"


def test_rupees_are_no_pack(turns: Turns) -> None:
    planned = turns("what if Suvarna Atta 5 kg in Delhi 1 is 11?", "10 krdo")
    assert planned == [("propose_price_change", {"sku_id": "SKU_112", "store_id": "DELHI_01", "price": 10})]


def test_a_pack_that_was_offered_is_an_answer_though_pieces_are_a_figure(vocabulary: Vocabulary) -> None:
    offered = tuple(
        Choice(
            label=f"Nanhe Diapers Small {size} pcs", message=f"Nanhe Diapers Small {size} pcs how many left"
        )
        for size in (20, 42)
    )
    asked = Focus(asked=True, choices=offered, request="how many diapers are left")
    said = understand("the small one with 42 pieces", vocabulary, today=TODAY, focus=asked)
    assert said.stands_for.startswith("Nanhe Diapers Small 42 pcs")


@pytest.mark.parametrize("text", ["both", "dono", "दोनों", "all of them"])
def test_all_that_was_offered_is_wanted_in_any_language(text: str, vocabulary: Vocabulary) -> None:
    offered = (
        Choice(label="Mohini Toned Milk 500 ml", message="stock of Mohini Toned Milk 500 ml"),
        Choice(label="Mohini Toned Milk 1 l", message="stock of Mohini Toned Milk 1 l"),
        Choice(label="दोनों", message="stock of SKU_101, SKU_102"),
    )
    asked = Focus(asked=True, choices=offered, request="stock of milk")
    said = understand(text, vocabulary, today=TODAY, focus=asked)
    assert said.stands_for.strip() == "stock of SKU_101, SKU_102"


def test_of_a_price_to_change_it_is_asked_which_goods_first(turns: Turns) -> None:
    ((_, arguments),) = turns("change the price of atta in Mumbai 1")
    assert arguments["code"] == "which_of_products"


@pytest.mark.parametrize("text", ["what should I do about it?", "ab kya karu", "what do we do now"])
def test_what_to_do_about_a_bill_is_what_its_check_says(text: str, vocabulary: Vocabulary) -> None:
    checked = Focus(calls=(ToolCall(tool="check_document", arguments={}),), document="DOC_1")
    said = understand(text, vocabulary, today=TODAY, focus=checked)
    assert as_pairs(plan(said, TOOLS | {"check_document"})) == [("check_document", {"doc_id": "DOC_1"})]
