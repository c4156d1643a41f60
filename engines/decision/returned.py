"""Returns beyond what usually comes back of what was sold, and claims that repeat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import polars as pl

from engines.decision.anomaly import FEWEST_RETURNED, Anomaly, Part
from engines.decision.sales_anomaly import FALSE_ALARMS_PER_THOUSAND
from engines.decision.tail import at_least

HISTORY_DAYS = 182
"""How far back returns tell what is usual."""

LAG_DAYS = 7
"""Goods come back within a week or so: what may return was sold in the period or the week before."""

FEWEST_CLAIMS = 3
MOSTLY = 0.7

_PRIOR_RETURNS = 2.0
_KEYS = ["sku_id", "store_id"]


def detect_returns(
    returns: pl.DataFrame,
    sales: pl.DataFrame,
    products: pl.DataFrame,
    *,
    start: date,
    end: date,
    per_thousand: float = FALSE_ALARMS_PER_THOUSAND,
) -> list[Anomaly]:
    """Find products that come back too often: in one store, or for one reason in any.

    What is expected is a return rate times what was sold lately. The rate is the product's
    own over the half year before, drawn towards its category's as if the category had told
    two returns more; how much it may be off widens the distribution, as does how much
    returns cluster, measured on that half year. A spike and a claim that are mostly the same
    units are told once.

    Args:
        returns: `date, sku_id, store_id, units_returned, reason`, half a year up to `end`.
        sales: `date, sku_id, store_id, units, price`, of the same days.
        products: `sku_id, category`.
        start: First day to judge.
        end: Last day.
        per_thousand: False alarms promised per 1,000 series and days, of each of the two.

    Returns:
        `actual` and `expected` are units returned; `rupees` is what the units beyond the
        expected ones were sold for, negative.
    """
    first = start - timedelta(days=HISTORY_DAYS)
    back = returns.filter(pl.col("date").is_between(first, end) & (pl.col("units_returned") > 0))
    expected = _expected(back, sales.filter(pl.col("date").is_between(first, end)), products, start, end)
    if expected.is_empty():
        return []
    now = back.filter(pl.col("date") >= start)
    limit = per_thousand / 1000 * ((end - start).days + 1)
    spread = _clustering(back.filter(pl.col("date") < start), expected)
    spikes = _spikes(now, expected, spread, limit)
    return _once(spikes, _claims(back, now, expected, spread=spread, limit=limit, start=start), now)


def _expected(
    back: pl.DataFrame, sales: pl.DataFrame, products: pl.DataFrame, start: date, end: date
) -> pl.DataFrame:
    """Return `sku_id, store_id, category, expected, trust, price` of every series that sold lately."""
    days = (end - start).days + 1
    before = pl.col("date") < start
    of = products.select("sku_id", "category")
    sold = sales.filter(before).group_by("sku_id").agg(pl.col("units").sum().alias("sold"))
    returned = back.filter(before).group_by("sku_id").agg(pl.col("units_returned").sum().alias("back"))
    rate = (
        sold.join(returned, on="sku_id", how="left")
        .join(of, on="sku_id", how="left")
        .with_columns(pl.col("back").fill_null(0).cast(pl.Float64), pl.col("category").fill_null(""))
    )
    # One return more than there were: a category that never saw one may still see one.
    of_category = (pl.col("back").sum() + 1) / (pl.col("sold").sum() + 1)
    rate = rate.with_columns(of_category.over("category").alias("usual")).select(
        "sku_id",
        "category",
        ((pl.col("back") + _PRIOR_RETURNS) / (pl.col("sold") + _PRIOR_RETURNS / pl.col("usual"))).alias(
            "rate"
        ),
        (pl.col("back") + _PRIOR_RETURNS).alias("trust"),
    )
    lately = sales.filter(pl.col("date") >= start - timedelta(days=LAG_DAYS))
    return (
        lately.group_by(_KEYS)
        .agg(
            (pl.col("units").sum() * days / (days + LAG_DAYS)).alias("units"),
            pl.col("price").cast(pl.Float64).mean().alias("price"),
        )
        .join(rate, on="sku_id")
        .with_columns((pl.col("units") * pl.col("rate")).alias("expected"))
        .sort(_KEYS)
    )


def _clustering(history: pl.DataFrame, expected: pl.DataFrame) -> float:
    """Return how many units come back at once: a week's variance over its mean, at least 1."""
    if history.is_empty():
        return 1.0
    units = history["units_returned"].cast(pl.Float64)
    # Of events of size X at random times the sum has variance E[X²] / E[X] times its mean.
    return max(float((units**2).sum()) / float(units.sum()), 1.0)


def _chance(units: pl.Series, expected: pl.Series, trust: pl.Series, spread: float) -> np.ndarray:
    mean = expected.to_numpy().astype(np.float64)
    variance = spread * mean + mean**2 / trust.to_numpy()
    return at_least(units.to_numpy().astype(np.float64), mean, variance)


def _spikes(now: pl.DataFrame, expected: pl.DataFrame, spread: float, limit: float) -> list[Anomaly]:
    summed = now.group_by(_KEYS).agg(
        pl.col("units_returned").sum().alias("back"),
        pl.col("date").min().alias("first"),
        pl.col("date").max().alias("last"),
    )
    found = summed.filter(pl.col("back") >= FEWEST_RETURNED).join(expected, on=_KEYS).sort(_KEYS)
    chances = _chance(found["back"], found["expected"], found["trust"], spread)
    return [
        Anomaly(
            kind="returns_spike",
            store_id=row["store_id"],
            sku_id=row["sku_id"],
            category=row["category"],
            start=row["first"],
            end=row["last"],
            actual=float(row["back"]),
            expected=row["expected"],
            rupees=None if row["price"] is None else -(row["back"] - row["expected"]) * row["price"],
            chance=float(chance),
        )
        for row, chance in zip(found.iter_rows(named=True), chances, strict=True)
        if chance <= limit
    ]


def _claims(
    back: pl.DataFrame,
    now: pl.DataFrame,
    expected: pl.DataFrame,
    *,
    spread: float,
    limit: float,
    start: date,
) -> list[Anomaly]:
    """Find reasons given for one product more often than that reason is given at all."""
    with_reason = now.filter(pl.col("reason").is_not_null() & (pl.col("reason") != ""))
    history = back.filter((pl.col("date") < start) & pl.col("reason").is_not_null())
    shares = history.group_by("reason").agg(pl.col("units_returned").sum().alias("n"))
    reasons = max(shares.height, with_reason["reason"].n_unique(), 1)
    shares = shares.select("reason", ((pl.col("n") + 1) / (pl.col("n").sum() + reasons)).alias("share"))
    of_sku = expected.group_by("sku_id").agg(
        pl.col("expected").sum(),
        pl.col("trust").first(),
        pl.col("price").mean(),
        pl.col("category").first(),
    )
    found = (
        with_reason.group_by("sku_id", "reason")
        .agg(
            pl.col("units_returned").sum().alias("back"),
            pl.len().alias("claims"),
            pl.col("store_id").n_unique().alias("stores"),
            pl.col("store_id").first(),
            pl.col("date").min().alias("first"),
            pl.col("date").max().alias("last"),
        )
        .filter(pl.col("claims") >= FEWEST_CLAIMS)
        .join(of_sku, on="sku_id")
        .join(shares, on="reason", how="left")
        .with_columns((pl.col("expected") * pl.col("share").fill_null(1 / (1 + reasons))).alias("expected"))
        .sort("sku_id", "reason")
    )
    chances = _chance(found["back"], found["expected"], found["trust"], spread) * reasons
    return [
        Anomaly(
            kind="repeated_claims",
            store_id=row["store_id"] if row["stores"] == 1 else "",
            sku_id=row["sku_id"],
            category=row["category"],
            start=row["first"],
            end=row["last"],
            actual=float(row["back"]),
            expected=row["expected"],
            rupees=None if row["price"] is None else -(row["back"] - row["expected"]) * row["price"],
            chance=float(chance),
            reason=row["reason"],
            parts=_parts(with_reason, expected, row) if row["stores"] > 1 else (),
        )
        for row, chance in zip(found.iter_rows(named=True), chances, strict=True)
        if chance <= limit
    ]


def _parts(claims: pl.DataFrame, expected: pl.DataFrame, whole: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return what of a product's claims for one reason came back in which store."""
    mine = (pl.col("sku_id") == whole["sku_id"]) & (pl.col("reason") == whole["reason"])
    back = claims.filter(mine).group_by("store_id").agg(pl.col("units_returned").sum().alias("back"))
    usual = expected.filter(pl.col("sku_id") == whole["sku_id"]).select("store_id", "expected")
    of_all = float(usual["expected"].sum())
    parts: list[Part] = []
    for store, units, own in back.join(usual, on="store_id", how="left").sort("store_id").rows():
        own_usual = whole["expected"] * (own or 0.0) / of_all if of_all else 0.0
        price = whole["price"]
        parts.append(
            Part(store, float(units), own_usual, None if price is None else -(units - own_usual) * price)
        )
    return tuple(parts)


def _once(spikes: list[Anomaly], claims: list[Anomaly], now: pl.DataFrame) -> list[Anomaly]:
    """Tell what is mostly the same units once: as the one that counts more of them."""
    found: list[Anomaly] = []
    covered: set[int] = set()
    for claim in claims:
        same = [spike for spike in spikes if spike.sku_id == claim.sku_id]
        shared = {
            id(spike): float(
                now.filter(
                    (pl.col("sku_id") == spike.sku_id)
                    & (pl.col("store_id") == spike.store_id)
                    & (pl.col("reason") == claim.reason)
                )["units_returned"].sum()
            )
            for spike in same
        }
        whole = next((spike for spike in same if shared[id(spike)] >= MOSTLY * claim.actual), None)
        if whole is not None:
            if id(whole) not in covered:
                found.append(replace(whole, reason=claim.reason))
            covered.add(id(whole))
            continue
        covered |= {id(spike) for spike in same if shared[id(spike)] >= MOSTLY * spike.actual}
        found.append(claim)
    return [*(spike for spike in spikes if id(spike) not in covered), *found]
