"""What was true of a planted shop, by hand: who runs out, what is too much, what explains an alert."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import polars as pl
import pytest

from core.alert import Alert, AlertType
from evals.alerts.truth import Shortage, is_planted, shortages, surplus
from evals.alerts.undercut import PRODUCTS, TIMES, undercut
from evals.decisions.planting import Planted, PlantedShop

TODAY = date(2026, 9, 20)
DAYS = [TODAY + timedelta(days=number) for number in range(8)]
NOW = datetime(2026, 9, 21, tzinfo=UTC)


def shelf(on_hand: list[int], in_transit: int = 0, sku: str = "MILK") -> pl.DataFrame:
    """Closing stock of a shelf from today on; what is in transit is so today."""
    rows = {"date": DAYS, "sku_id": sku, "store_id": "S", "on_hand": on_hand}
    return pl.DataFrame({**rows, "in_transit": [in_transit, *[0] * 7]})


def sold(units: list[int]) -> pl.DataFrame:
    return pl.DataFrame({"date": DAYS, "sku_id": "MILK", "store_id": "S", "units_sold": units})


def wanted(a_day: int) -> pl.DataFrame:
    drawn = {"demand": a_day, "expected_demand": float(a_day)}
    return pl.DataFrame({"date": DAYS, "sku_id": "MILK", "store_id": "S", **drawn})


def test_a_shelf_is_short_by_what_is_wanted_beyond_what_is_there() -> None:
    empty = shelf([10, 6, 2, 0, 0, 0, 0, 0])
    assert shortages(wanted(4), empty, sold([4, 4, 4, 2, 0, 0, 0, 0]), TODAY) == {
        ("MILK", "S"): Shortage(18.0)
    }
    full = shelf([28, 24, 20, 16, 12, 8, 4, 0])
    assert shortages(wanted(4), full, sold([4] * 8), TODAY) == {}


def test_what_was_on_the_way_counts_from_the_day_it_came_and_later_orders_never() -> None:
    came = shelf([4, 0, 26, 22, 18, 14, 10, 6], in_transit=30)
    assert shortages(wanted(4), came, sold([4] * 8), TODAY) == {}
    late = shelf([4, 0, 0, 0, 20, 16, 12, 8], in_transit=24)
    assert shortages(wanted(4), late, sold([4, 4, 0, 0, 4, 4, 4, 4]), TODAY) == {("MILK", "S"): Shortage(8.0)}
    ordered_later = shelf([4, 0, 26, 22, 18, 14, 10, 6])
    assert shortages(wanted(4), ordered_later, sold([4] * 8), TODAY) == {("MILK", "S"): Shortage(24.0)}


def test_what_lasts_longer_than_two_months_or_than_it_keeps_is_too_much() -> None:
    demand = wanted(4).with_columns(pl.col("date") - timedelta(days=7))
    stock = shelf([241] * 8)
    assert surplus(demand, stock, TODAY, {}) == {("MILK", "S")}
    assert surplus(demand, shelf([239] * 8), TODAY, {}) == set()
    assert surplus(demand, shelf([41] * 8), TODAY, {"MILK": 10}) == {("MILK", "S")}


def alert(type_: AlertType, form: str, store: str = "S") -> Alert:
    return Alert(
        type_,
        "high",
        form,
        sku_id="MILK",
        store_id=store,
        tenant_id="shop",
        alert_id="AL_1",
        sequence=1,
        status="open",
        created_at=NOW,
        seen_at=NOW,
        news_at=NOW,
    )


@pytest.mark.parametrize(
    ("found", "planted", "explained"),
    [
        (alert("demand_spike", "sales_spike"), Planted("sales_spike", "MILK", "S", TODAY, TODAY, 3.0), True),
        (
            alert("demand_spike", "sales_spike", "T"),
            Planted("sales_spike", "MILK", "S", TODAY, TODAY, 3.0),
            False,
        ),
        (
            alert("demand_spike", "sales_spike"),
            Planted("price_unusual", "MILK", "S", TODAY, TODAY, 0.5),
            False,
        ),
        (
            alert("price_anomaly", "price_unusual"),
            Planted("price_unusual", "MILK", "S", TODAY, TODAY, 0.5),
            True,
        ),
        (
            alert("price_anomaly", "above_competitors"),
            Planted("price_unusual", "MILK", "", TODAY, TODAY, 0.7),
            True,
        ),
        (
            alert("price_anomaly", "above_competitors"),
            Planted("price_above_mrp", "MILK", "S", TODAY, TODAY, 1.4),
            True,
        ),
        (
            alert("price_anomaly", "above_competitors"),
            Planted("price_unusual", "MILK", "S", TODAY, TODAY, 0.5),
            False,
        ),
        (
            alert("price_anomaly", "price_unusual"),
            Planted("price_unusual", "MILK", "", TODAY, TODAY, 0.7),
            False,
        ),
    ],
)
def test_an_alert_is_explained_by_what_was_planted_there(
    found: Alert, planted: Planted, explained: bool
) -> None:
    assert is_planted(found, (planted,), TODAY) is explained
    long_over = is_planted(found, (planted,), TODAY + timedelta(days=9))
    assert not long_over


def test_competitors_undercut_whom_two_watch_and_only_from_a_day_on() -> None:
    days = [TODAY - timedelta(days=back) for back in (14, 3)]
    rows = [(day, f"SKU_{sku}", name, 100.0) for day in days for sku in range(9) for name in ("A", "B")]
    prices = pl.DataFrame(rows, schema=["date", "sku_id", "competitor", "competitor_price"], orient="row")
    wrong = Planted("price_below_cost", "SKU_0", "S", TODAY, TODAY, 0.5)
    shop = PlantedShop({"competitor_prices": prices}, (wrong,), pl.DataFrame())
    done = undercut(shop, seed=1, last_day=TODAY)
    chosen = {one.sku_id for one in done.planted if one.store_id == ""}
    assert len(chosen) == PRODUCTS
    assert "SKU_0" not in chosen
    lower = done.tables["competitor_prices"].filter(pl.col("competitor_price") < 100)
    assert set(lower["sku_id"]) == chosen
    assert set(lower["date"]) == {days[1]}
    assert set(lower["competitor_price"]) == {100 * TIMES}
