"""The chart of competitors' prices is a spec that Vega draws: every seller a dot, our own marked."""

from __future__ import annotations

from typing import Any

import vl_convert

from engines.forecast.theme import themes
from engines.pricing.competitor_chart import COLOURS, MOST_SELLERS, SellerPrice, competitor_chart

OWN = SellerPrice("You", 265.0, "₹265", own=True)


def drawn(*others: SellerPrice) -> dict[str, Any]:
    return competitor_chart(
        [OWN, *others], title="Suvarna Atta 5 kg", axis="Price", theme=themes(COLOURS), alt="In words."
    )


def test_the_cheapest_stands_above_and_our_own_is_marked() -> None:
    spec = drawn(SellerPrice("Dear\n& Co", 280.0, "₹280"), SellerPrice("Cheap", 250.0, "₹250"))
    rows = spec["datasets"]["prices"]
    assert [(row["seller"], row["told"], row["own"]) for row in rows] == [
        ("Cheap", "₹250", False),
        ("You", "₹265", True),
        ("Dear & Co", "₹280", False),
    ]
    assert spec["description"] == "In words."


def test_of_many_the_nearest_stay_and_ours_always() -> None:
    many = [SellerPrice(f"Shop {number}", 100.0 + 10 * number, "₹") for number in range(30)]
    names = [row["seller"] for row in drawn(*many)["datasets"]["prices"]]
    assert len(names) == MOST_SELLERS
    assert "You" in names
    assert {"Shop 16", "Shop 17"} <= set(names)
    assert "Shop 0" not in names


def test_vega_draws_it() -> None:
    picture = vl_convert.vegalite_to_png(drawn(SellerPrice("सस्ता बाज़ार", 250.0, "₹250")))
    assert picture.startswith(b"\x89PNG")
