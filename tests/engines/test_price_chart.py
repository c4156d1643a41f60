"""The chart of a price is a spec that Vega draws, with its data inside."""

from __future__ import annotations

import json
from typing import Any

import pytest
import vl_convert

from engines.forecast.theme import themes
from engines.pricing.chart import COLOURS, PriceLabels, PricePoint, price_chart
from engines.pricing.effect import Range

LABELS = PriceLabels("Profit in 7 days", "Likely range", "Units in 7 days", "Price now", "New price", "Price")
POINTS = [
    PricePoint(price, Range(price, price + 10, price + 20), 200 - price) for price in (90.0, 100.0, 95.0)
]


def drawn(now: float = 100.0, proposed: float = 95.0) -> dict[str, Any]:
    return price_chart(
        POINTS,
        now=now,
        proposed=proposed,
        title="Suvarna Atta 5 kg,\n Jaipur 1",
        labels=LABELS,
        theme=themes(COLOURS),
        alt="In words.",
    )


def test_it_holds_the_prices_in_order_and_marks_both() -> None:
    spec = drawn()
    assert [row["price"] for row in spec["datasets"]["prices"]] == [90, 95, 100]
    assert [(row["name"], row["price"], row["profit"]) for row in spec["datasets"]["marked"]] == [
        ("Price now", 100, 110),
        ("New price", 95, 105),
    ]
    assert spec["description"] == "In words."
    assert spec["title"]["text"] == ["Suvarna Atta 5 kg, Jaipur 1"]


def test_where_the_price_stays_one_mark_stands_for_both() -> None:
    assert [row["name"] for row in drawn(proposed=100.0)["datasets"]["marked"]] == ["Price now"]


def test_it_names_no_address_and_has_both_themes() -> None:
    spec = drawn()
    assert json.dumps(spec).count("://") == 1  # the schema's own name
    assert spec["config"] != spec["usermeta"]["dark"]


@pytest.mark.parametrize("proposed", [95.0, 100.0])
def test_it_can_be_drawn(proposed: float) -> None:
    svg = vl_convert.vegalite_to_svg(drawn(proposed=proposed), vl_version="5.21", allowed_base_urls=[])
    for word in ("Profit in 7 days", "Units in 7 days", "Price now"):
        assert word in svg
    assert ("New price" in svg) == (proposed != 100.0)
