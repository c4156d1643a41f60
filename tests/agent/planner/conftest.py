from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from agent.planner.answer import Plan
from agent.planner.plan import plan
from agent.planner.understand import understand
from agent.understanding import Focus
from core.message import ToolCall
from language.vocabulary import Vocabulary

TODAY = date(2026, 11, 25)  # a Wednesday
TOOLS = frozenset(
    {
        "forecast_demand",
        "assess_stockout_risk",
        "plan_reorder",
        "suggest_price",
        "simulate_price",
        "query_kpi",
        "explain_change",
        "detect_anomalies",
        "rank_actions",
        "review_price_changes",
        "show_settings",
        "change_setting",
        "export_data",
        "propose_price_change",
        "decide_recommendation",
    }
)

_PRODUCTS = (
    ("SKU_101", "DAIRY", "Mohini", "500 ml", "Mohini Toned Milk 500 ml"),
    ("SKU_102", "DAIRY", "Mohini", "1 l", "Mohini Toned Milk 1 l"),
    ("SKU_103", "DAIRY", "Mohini", "400 g", "Mohini Curd 400 g"),
    ("SKU_111", "GROCERY", "Suvarna", "1 kg", "Suvarna Atta 1 kg"),
    ("SKU_112", "GROCERY", "Suvarna", "5 kg", "Suvarna Atta 5 kg"),
    ("SKU_113", "GROCERY", "Suvarna", "10 kg", "Suvarna Atta 10 kg"),
    ("SKU_121", "PERSONAL_CARE", "Kesar", "4-pack", "Kesar Soap 4-pack"),
    ("SKU_131", "HOME_CARE", "Tez", "1 kg", "Tez Detergent 1 kg"),
    ("SKU_141", "BEVERAGES", "Pahadi", "250 g", "Pahadi Tea 250 g"),
    ("SKU_151", "SNACKS", "Madhur", "100 g", "Madhur Forecast Price Biscuits 100 g"),
)
_STORES = (
    ("DELHI_01", "Delhi", "Delhi 1"),
    ("DELHI_02", "Delhi", "Delhi 2"),
    ("MUMBAI_01", "Mumbai", "Mumbai 1"),
    ("MUMBAI_02", "Mumbai", "Mumbai 2"),
    ("MUMBAI_03", "Mumbai", "Mumbai 3"),
    ("BENGALURU_01", "Bengaluru", "Bengaluru 1"),
    ("JAIPUR_01", "Jaipur", "Jaipur 1"),
)
Ask = Callable[..., list[tuple[str, dict[str, Any]]]]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    products = [
        {"sku_id": sku, "category": category, "brand": brand, "pack_size": pack, "name": name}
        for sku, category, brand, pack, name in _PRODUCTS
    ]
    stores = [{"store_id": store, "city": city, "name": name} for store, city, name in _STORES]
    return Vocabulary(products, stores)


def as_pairs(planned: Plan) -> list[tuple[str, dict[str, Any]]]:
    return [(call.name, dict(call.arguments)) for call in planned]


@pytest.fixture
def ask(vocabulary: Vocabulary) -> Ask:
    """What the planner does about a message: names and arguments of its calls."""

    def planned(text: str, **options: Any) -> list[tuple[str, dict[str, Any]]]:
        return as_pairs(plan(understand(text, vocabulary, today=TODAY, **options), TOOLS))

    return planned


@pytest.fixture
def after(vocabulary: Vocabulary) -> Callable[[str], Focus]:
    """The focus a thread has once a message was answered."""

    def focus(text: str) -> Focus:
        understood = understand(text, vocabulary, today=TODAY)
        planned = plan(understood, TOOLS)
        calls = tuple(ToolCall(tool=call.name, arguments=call.arguments) for call in planned)
        return Focus(entities=understood.entities, period=understood.period, calls=calls)

    return focus
