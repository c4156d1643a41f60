"""A request that came over several lines, as people type it in bits."""

from typing import Any

import pytest

from tests.agent.planner.conftest import Ask

TOMORROW = {"city": "Delhi", "horizon_days": 1}


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("kal\ndelhi me\nkya khatam hoga", [("assess_stockout_risk", TOMORROW)]),
        ("what will run out\nin delhi\ntomorrow", [("assess_stockout_risk", TOMORROW)]),
        ("कल\nदिल्ली में\nक्या ख़त्म होगा", [("assess_stockout_risk", TOMORROW)]),
        (
            "Suvarna Atta 5 kg\njaipur\nkitna bikega agle hafte",
            [("forecast_demand", {"sku_ids": ["SKU_112"], "city": "Jaipur", "horizon_days": 7})],
        ),
    ],
)
def test_bits_of_one_request_are_read_as_one(ask: Ask, text: str, calls: list[tuple[str, Any]]) -> None:
    assert ask(text) == calls


@pytest.mark.parametrize("between", ["\nand ", " and ", "\naur ", "\n"])
def test_requests_of_several_lines_stay_apart(ask: Ask, between: str) -> None:
    calls = ask(f"revenue last week by city{between}what will run out in Delhi 1")

    assert [tool for tool, _ in calls] == ["query_kpi", "assess_stockout_risk"]
