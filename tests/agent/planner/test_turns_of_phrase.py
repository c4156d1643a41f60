"""Turns of phrase between two customers: figures first, clipped, in the words of account books."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from agent.understanding import Focus
from tests.agent.planner.conftest import Ask

DELHI = frozenset({"DELHI_01", "DELHI_02"})
BEST = {"dimensions": ["sku"], "period": {"start": "2026-10-27", "end": "2026-11-25"}}


@pytest.mark.parametrize(
    ("text", "metrics"),
    [
        ("30 days, top sellers by rupees, Delhi 2", ["revenue"]),
        ("३० दिन, सबसे ज़्यादा बिकने वाला माल, Delhi 2", ["units"]),
    ],
)
def test_best_sellers_of_days_only_counted_are_of_days_gone_by(
    ask: Ask, text: str, metrics: list[str]
) -> None:
    assert ask(text) == [("query_kpi", {"store_id": "DELHI_02", "metrics": metrics, **BEST})]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("plus 2 rs atta 5 kg Delhi 1, what is the effect", 2.0),
        ("minus 3 rs atta 5 kg Delhi 1, what happens", -3.0),
        ("atta 5 kg pe 2 rs plus delhi 1, kya asar hoga", 2.0),
    ],
)
def test_so_many_rupees_more_or_less_are_tried_from_the_price_now(ask: Ask, text: str, change: float) -> None:
    where = {"sku_id": "SKU_112", "store_id": "DELHI_01"}
    assert ask(text) == [("simulate_price", {**where, "change_by": change})]


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("reduce 4 rupees on atta 5 kg Delhi 1", -4.0),
        ("add 5 rupees on atta 5 kg Delhi 1", 5.0),
        ("cut rs 2 from atta 5 kg Delhi 1", -2.0),
    ],
)
def test_and_set_from_it(ask: Ask, text: str, change: float) -> None:
    where = {"sku_id": "SKU_112", "store_id": "DELHI_01"}
    assert ask(text) == [("propose_price_change", {**where, "change_by": change})]


def test_a_price_said_before_its_goods_is_put_right_behind_them(ask: Ask) -> None:
    where = {"sku_id": "SKU_112", "store_id": "DELHI_01"}
    assert ask("249 for atta 5 kg... no 255, Delhi 1, what happens") == [
        ("simulate_price", {**where, "price": 255.0})
    ]


@pytest.mark.parametrize(
    "text", ["any sudden dip or rise in sales last week?", "sudden jump or fall last week?"]
)
def test_a_move_whichever_way_is_an_oddity(ask: Ask, text: str) -> None:
    assert [name for name, _ in ask(text)] == ["detect_anomalies"]


@pytest.mark.parametrize(
    "text", ["atta 5 kg how many packets there, Delhi 2", "atta 5 kg kitne packet hain delhi 2"]
)
def test_how_many_there_are_asks_for_the_stock(ask: Ask, text: str) -> None:
    assert ask(text) == [("assess_stockout_risk", {"sku_ids": ["SKU_112"], "store_id": "DELHI_02"})]


def test_a_name_that_is_not_ours_and_taken_back_is_forgotten(ask: Ask) -> None:
    assert ask("idly rice no. atta 5 kg. will it last 15 days Delhi 1?") == [
        ("assess_stockout_risk", {"sku_ids": ["SKU_112"], "store_id": "DELHI_01", "horizon_days": 15})
    ]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("what will finish at shop 1 in 5 days", ("assess_stockout_risk", "DELHI_01")),
        ("dukaan 2 me kya mangwana hai", ("plan_reorder", "DELHI_02")),
        ("दुकान 2 की पिछले हफ़्ते की बिक्री", ("query_kpi", "DELHI_02")),
    ],
)
def test_a_number_is_the_store_of_a_person_with_one_city(
    ask: Ask, text: str, called: tuple[str, str]
) -> None:
    assert [(name, said.get("store_id")) for name, said in ask(text, allowed_stores=DELHI)] == [called]


def test_whose_stores_are_of_several_cities_is_asked_which(ask: Ask) -> None:
    ((name, said),) = ask("what will finish at store 2")
    assert (name, said["code"]) == ("ask_user", "which_store")
    assert [choice["label"] for choice in said["choices"]] == ["Delhi 2", "Mumbai 2"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("पिछले महीने कितना माल ऑफ़र पर गया, कितने प्रतिशत, Delhi 2", ["promo_share"]),
        ("promo pe kitna % maal gaya last month, Delhi 2", ["promo_share"]),
        ("last month atta 5 kg profit, and what percent of sales was it? Delhi 2", ["margin", "margin_pct"]),
        ("गोदाम में कितने मूल्य का शेष माल पड़ा है? Delhi 2", ["stock_value"]),
        ("Delhi 2 का स्टॉक का आवर्त पिछले महीने", ["inventory_turns"]),
        ("atta ka kitna maal wapas aaya last month, 5 kg wala, percent me, Delhi 2", ["return_rate"]),
    ],
)
def test_a_figure_goes_by_what_is_said_around_it(ask: Ask, text: str, asked: list[str]) -> None:
    assert [(name, said["metrics"]) for name, said in ask(text)] == [("query_kpi", asked)]


def test_a_verb_is_no_pulse_behind_figures(ask: Ask) -> None:
    assert ask("kal ka revenue store wise daal do") == [
        (
            "query_kpi",
            {
                "metrics": ["revenue"],
                "period": {"start": "2026-11-24", "end": "2026-11-24"},
                "dimensions": ["store"],
            },
        )
    ]


@pytest.mark.parametrize(
    ("first", "then", "called"),
    [
        (
            "set atta 5 kg to 268 in Delhi 1",
            "Delhi 2 also same price",
            ("propose_price_change", {"sku_id": "SKU_112", "store_id": "DELHI_02", "price": 268}),
        ),
        (
            "set atta 5 kg to 268 in Delhi 1",
            "ab kitni padi hai wahan",
            ("assess_stockout_risk", {"sku_ids": ["SKU_112"], "store_id": "DELHI_01"}),
        ),
        (
            "what will run out in Mumbai 2 in dairy",
            "in sab ka order kitne ka banega",
            ("plan_reorder", {"store_id": "MUMBAI_02", "category": "DAIRY"}),
        ),
        (
            "sales yesterday in Delhi 2",
            "nahi kal ka nahi pure pichle hafte ka",
            (
                "query_kpi",
                {
                    "store_id": "DELHI_02",
                    "metrics": ["revenue"],
                    "period": {"start": "2026-11-16", "end": "2026-11-22"},
                },
            ),
        ),
        (
            "how much atta 1 kg will sell in Delhi 2 in 10 days",
            "and 5",
            ("forecast_demand", {"sku_ids": ["SKU_112"], "store_id": "DELHI_02", "horizon_days": 10}),
        ),
    ],
)
def test_a_half_sentence_is_of_the_very_things_of_the_answer(
    ask: Ask, after: Callable[[str], Focus], first: str, then: str, called: tuple[str, dict[str, Any]]
) -> None:
    assert ask(then, focus=after(first)) == [called]


@pytest.mark.parametrize(
    "text",
    [
        "ek kaam karo delhi 2 ki har din ki bikri nikal ke do pichle hafte ki ek ek din ki alag",
        "ek kaam kar, Delhi 2 ki bikri ek ek din ki bata pichle hafte ki",
        "एक काम कीजिए, दिल्ली 2 की पिछले हफ़्ते की बिक्री एक-एक दिन की बताइए",
    ],
)
def test_do_one_thing_asks_for_what_comes_after_it(ask: Ask, text: str) -> None:
    week = {"start": "2026-11-16", "end": "2026-11-22"}
    wanted = {"store_id": "DELHI_02", "metrics": ["revenue"], "period": week, "dimensions": ["date"]}
    assert ask(text) == [("query_kpi", wanted)]


@pytest.mark.parametrize(
    "text",
    [
        "dairy rev last wk vs uske pehle",
        "dairy sale pichle hafte vs us se pehle",
        "dairy ki bikri pichle hafte aur uske pehle wale se compare karo",
        "dairy revenue last wk vs usse pehle wala",
        "डेयरी की बिक्री पिछले हफ़्ते बनाम उससे पहले",
    ],
)
def test_the_one_before_is_the_period_before(ask: Ask, text: str) -> None:
    ((name, said),) = ask(text)
    assert (name, said["period"]["start"], said["compare_to"]) == (
        "query_kpi",
        "2026-11-16",
        "previous_period",
    )


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("wo shahar batao jisme sabse kam bikri hui pichle hafte", "city"),
        ("wo brand batao jiska sabse zyada munafa hua pichle hafte", "brand"),
        ("wo saaman jinpe sabse kam margin hai pichle hafte", "sku"),
    ],
)
def test_that_one_in_which_is_which_one(ask: Ask, text: str, cut: str) -> None:
    assert [(name, said["dimensions"]) for name, said in ask(text)] == [("query_kpi", [cut])]
