"""The whole demo shop: every table a real shop would send, and the truth behind them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from app.demo.catalog import STORES, Item, items, products_frame, stores_frame
from app.demo.demand import PROMO_LIFT, SEASON, WEEKEND, Demand, Series, assortment, draw_demand
from app.demo.festival import FESTIVALS, holidays_frame
from app.demo.supply import Stock, simulate_stock, supplier_terms

COMPETITORS = ("BazaarKart", "QuickMandi", "SastaMart")
RETURN_RATE = {"PERSONAL_CARE": 0.012, "BABY_CARE": 0.015, "STATIONERY": 0.010, "FROZEN": 0.006}
"""Share of units sold that come back; 0.004 for other categories."""

DAYS = 730
SEED = 20_260_122


@dataclass(frozen=True)
class Shop:
    """`tables` by ingest kind; `truth_series` has one row per date × sku × store with the
    expected and the drawn demand before stock limits it; `truth` the parameters."""

    tables: dict[str, pl.DataFrame]
    truth: dict[str, Any]
    truth_series: pl.DataFrame


def build_shop(last_day: date, *, days: int = DAYS, seed: int = SEED) -> Shop:
    """Draw the shop for the `days` days up to `last_day`; the same arguments give the same shop."""
    # A stream for each part: what one draws never moves another, so that the range and the
    # suppliers stay the same from day to day.
    of_items, of_promotions, of_range, of_demand, of_terms, of_stock, of_rows, of_policy, of_rivals = (
        np.random.default_rng(seed).spawn(9)
    )
    span = [last_day - timedelta(days=days - 1 - n) for n in range(days)]
    catalogue = items(of_items)
    calendar = holidays_frame(span[0] - timedelta(days=30), last_day + timedelta(days=400))
    promotions = _promotions(catalogue, span, of_promotions)
    series = assortment(catalogue, STORES, days, of_range)
    demand = draw_demand(series, promotions, calendar, span, of_demand)
    terms = supplier_terms(catalogue, of_terms)
    stock = simulate_stock(series, demand, terms, of_stock)
    long = _long(series, span, demand, stock)
    sales = _sales(long, of_rows)
    tables = {
        "products": products_frame(catalogue),
        "stores": stores_frame(),
        "holidays": calendar,
        "promotions": promotions,
        "supplier_terms": terms,
        "price_policy": _price_policy(catalogue, of_policy),
        "competitor_prices": _competitor_prices(catalogue, long, span, of_rivals),
        "returns": _returns(sales, catalogue, last_day, of_rows),
        "inventory": _inventory(long, terms, last_day, of_rows),
        "sales": sales,
    }
    truth_series = long.select("date", "sku_id", "store_id", "expected_demand", "demand", "launched").filter(
        "launched"
    )
    return Shop(tables, _truth(series, seed, span), truth_series.drop("launched"))


def _long(series: list[Series], span: list[date], demand: Demand, stock: Stock) -> pl.DataFrame:
    length, count = len(span), len(series)
    launch = np.repeat([one.launch for one in series], length)
    day_number = np.tile(np.arange(length), count)
    return pl.DataFrame(
        {
            "date": np.tile(np.array(span, dtype="datetime64[D]"), count),
            "sku_id": np.repeat([one.item.sku_id for one in series], length),
            "store_id": np.repeat([one.store.store_id for one in series], length),
            "launched": day_number >= launch,
            "price": demand.price.ravel(),
            "promo_flag": demand.promo.ravel(),
            "expected_demand": demand.expected.ravel().astype(np.float32),
            "demand": demand.drawn.ravel(),
            "units_sold": stock.sold.ravel(),
            "on_hand": stock.on_hand.ravel(),
            "in_transit": stock.in_transit.ravel(),
        },
        schema_overrides={"date": pl.Date},
    ).sort("date", "store_id", "sku_id")


def _sales(long: pl.DataFrame, rng: np.random.Generator) -> pl.DataFrame:
    """Sales as the till reports them; one price in two thousand was not recorded."""
    missing = rng.random(long.height) < 1 / 2000
    return (
        long.with_columns(missing=pl.Series(missing))
        .filter("launched")
        .select(
            "date",
            "sku_id",
            "store_id",
            "units_sold",
            revenue=(pl.col("units_sold") * pl.col("price")).round(2),
            price=pl.when("missing").then(None).otherwise(pl.col("price")),
            promo_flag="promo_flag",
            source=pl.lit("pos"),
        )
    )


def _inventory(
    long: pl.DataFrame, terms: pl.DataFrame, last_day: date, rng: np.random.Generator
) -> pl.DataFrame:
    """Closing stock every night; a handful of shelves were not counted on the last night."""
    snapshots = (
        long.filter("launched")
        .join(terms.select("sku_id", "lead_time_days"), on="sku_id")
        .select(
            "date",
            "sku_id",
            "store_id",
            "on_hand",
            "in_transit",
            pl.lit(0).alias("backorder"),
            "lead_time_days",
        )
    )
    uncounted = pl.Series(rng.random(snapshots.height) < 1 / 150) & (snapshots["date"] == last_day)
    return snapshots.with_columns(on_hand=pl.when(uncounted).then(None).otherwise(pl.col("on_hand")))


def _promotions(catalogue: list[Item], span: list[date], rng: np.random.Generator) -> pl.DataFrame:
    """Four to seven promotions an item, some planned for the coming weeks, most in all stores."""
    rows: list[dict[str, object]] = []
    window = (span[-1] - span[0]).days + 30
    for item in catalogue:
        for number in range(int(rng.integers(4, 8))):
            start = span[0] + timedelta(days=int(rng.integers(0, window)))
            store = STORES[int(rng.integers(len(STORES)))].store_id if rng.random() < 0.3 else None
            rows.append(
                {
                    "promo_id": f"PROMO_{item.sku_id[4:]}_{number + 1}",
                    "sku_id": item.sku_id,
                    "store_id": store,
                    "start_date": start,
                    "end_date": start + timedelta(days=int(rng.integers(2, 11))),
                    "discount_pct": float(rng.choice([5, 8, 10, 12, 15, 20])),
                    "name": "Weekend offer" if start.weekday() >= 4 else "Shop offer",
                }
            )
    return pl.DataFrame(rows, schema_overrides={"store_id": pl.String})


def _price_policy(catalogue: list[Item], rng: np.random.Generator) -> pl.DataFrame:
    """One brand in five sets a minimum advertised price; every item has a floor just above cost."""
    guarded = {brand for brand in sorted({item.brand for item in catalogue}) if rng.random() < 0.2}
    return pl.DataFrame(
        [
            {
                "sku_id": item.sku_id,
                "map_price": round(item.mrp * 0.88, 2) if item.brand in guarded else None,
                "floor_price": round(item.unit_cost * (1 + item.gst_rate_pct / 100) * 1.01, 2),
            }
            for item in catalogue
        ],
        schema_overrides={"map_price": pl.Float64},
    )


def _competitor_prices(
    catalogue: list[Item], long: pl.DataFrame, span: list[date], rng: np.random.Generator
) -> pl.DataFrame:
    """Weekly observations of two items in three, near our own price, each rival with its habit."""
    weekly = [day for day in span if (span[-1] - day).days % 7 == 0]
    own = long.filter(pl.col("date").is_in(weekly)).group_by("date", "sku_id").agg(pl.col("price").mean())
    mrp = {item.sku_id: item.mrp for item in catalogue}
    seen = [item.sku_id for item in catalogue if rng.random() < 2 / 3]
    own = own.filter(pl.col("sku_id").is_in(seen)).sort("date", "sku_id")
    frames: list[pl.DataFrame] = []
    for competitor, habit in zip(COMPETITORS, (0.99, 1.02, 0.96), strict=True):
        observed = own.filter(pl.Series(rng.random(own.height) < 0.75))
        noise = pl.Series(rng.normal(habit, 0.025, observed.height))
        cap = observed["sku_id"].replace_strict(mrp, return_dtype=pl.Float64)
        frames.append(
            observed.select(
                "date",
                "sku_id",
                competitor=pl.lit(competitor),
                competitor_price=pl.min_horizontal((pl.col("price") * noise), cap).round(2),
                url=pl.format("https://{}.example/p/{}", pl.lit(competitor.lower()), "sku_id"),
                confidence=pl.Series(rng.uniform(0.6, 0.98, observed.height)).round(2),
            )
        )
    return pl.concat(frames).sort("date", "sku_id", "competitor")


def _returns(
    sales: pl.DataFrame, catalogue: list[Item], last_day: date, rng: np.random.Generator
) -> pl.DataFrame:
    rate = {item.sku_id: RETURN_RATE.get(item.category, 0.004) for item in catalogue}
    chance = sales["sku_id"].replace_strict(rate, return_dtype=pl.Float64).to_numpy()
    returned = rng.binomial(sales["units_sold"].to_numpy(), chance)
    reasons = np.array(["damaged", "wrong item", "near expiry", "changed mind"])
    return (
        sales.with_columns(
            units_returned=pl.Series(returned),
            delay=pl.Series(rng.integers(1, 6, sales.height)),
            reason=pl.Series(reasons[rng.integers(0, 4, sales.height)]),
        )
        .with_columns(date=pl.col("date") + pl.duration(days="delay"))
        .filter((pl.col("units_returned") > 0) & (pl.col("date") <= last_day))
        .select("date", "sku_id", "store_id", "units_returned", "reason")
    )


def _truth(series: list[Series], seed: int, span: list[date]) -> dict[str, Any]:
    """Return the data-generating parameters, as plain JSON values."""
    return {
        "seed": seed,
        "start": span[0].isoformat(),
        "end": span[-1].isoformat(),
        "model": "log demand = item + store + weekday + season + festival + promotion"
        " + elasticity * log(price / reference price)",
        "promo_lift": PROMO_LIFT,
        "weekend": WEEKEND,
        "season": {name: {"amplitude": a, "peak_day_of_year": d} for name, (a, d) in SEASON.items()},
        "festivals": [vars(festival) for festival in FESTIVALS],
        "return_rate": RETURN_RATE,
        "elasticity": {one.item.sku_id: one.item.elasticity for one in series},
        "series": [
            {
                "sku_id": one.item.sku_id,
                "store_id": one.store.store_id,
                "units_per_day": one.item.units_per_day * one.store.size * one.affinity,
                "dispersion": one.dispersion,
                "launch_date": span[one.launch].isoformat(),
            }
            for one in series
        ],
    }
