"""What raises nobody asked for come to, where buyers are as measured and where they mind more.

On the demo's shops, whose true elasticities are known. The baseline raises every price to the
best expected profit within the limits, which at a thin margin is the limit itself. A careful
owner asks what such a raise does where buyers who stay away for good make the reaction stronger
than weeks of prices showed: the truth is told as it is, and twice as strong, which is more than
`engines.pricing.raising` allows for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import numpy as np
import polars as pl

from app.demo.shop import Shop, build_shop
from core.money import to_money
from engines.decision import Action, Rupees, rank
from engines.decision.action import NOTHING
from engines.pricing import Band, Circumstances, Offer, competitor_band, unit_profit
from engines.pricing.effect import Outlook, Reaction
from engines.pricing.elasticity import estimate_elasticities
from engines.pricing.optimum import Recommendation, recommend
from engines.pricing.raising import volunteer
from evals.decisions.pricing import DAYS, LAST_DAY, shops
from evals.decisions.table import Row, Table

SEEDS = (1, 2)
STRONGER = 2.0
"""How much more the buyers of the harsher truth mind."""

MOST_LOSING = 10.0
"""Most of a hundred raises that may lose where buyers mind so much more."""

_WEEK, _MEMORY_DAYS, _OFFER_DAYS = 7, 28, 14
_STEP_PCT, _MARGIN_PCT = Decimal(8), Decimal(10)
_NOISE = 0.3
"""Standard error of a week's demand, as a share of it."""


@dataclass(frozen=True)
class Priced:
    """One product in one store with what is known of it, and the elasticity that is true."""

    sku_id: str
    store_id: str
    category: str
    given: Circumstances
    outlook: Outlook
    band: Band | None
    tried_high: Decimal
    truth: float


@dataclass(frozen=True)
class Raise:
    """A raise, and what it is told to gain a week."""

    of: Priced
    price: Decimal
    told: Recommendation


Contestant = Callable[[Sequence[Priced]], list[Raise]]


def measure(seeds: Sequence[int] = SEEDS, *, days: int = DAYS) -> Table:
    """Raise what each contestant would raise and tell what comes of it.

    Returns:
        Of each: raises per 100 prices, the usual step, how many end above the competitors'
        weighted price or above any price tried, and under both truths the rupees a week per
        100 prices and how many of 100 raises lose; each the mean over the seeds.
    """
    found: dict[str, list[dict[str, float]]] = {}
    for seed in seeds:
        prices = priced(build_shop(LAST_DAY, days=days, seed=seed), seed, days)
        for name, choose in CONTESTANTS.items():
            found.setdefault(name, []).append(_figures(choose(prices), len(prices)))
    rows = tuple(
        Row(name, {key: float(np.mean([run[key] for run in runs])) for key in runs[0]})
        for name, runs in found.items()
    )
    ours = rows[0].figures
    aims = (
        (
            f"at most {MOST_LOSING:.0f} of 100 raises lose where buyers mind {STRONGER:.0f} times as much",
            ours["losing_pct_strong"] <= MOST_LOSING,
        ),
        ("no raise ends above the competitors' weighted price", ours["above_rivals_pct"] == 0),
    )
    return Table(f"Raises nobody asked for, {len(seeds)} shops of {days} days", rows, aims)


def priced(shop: Shop, seed: int, days: int) -> list[Priced]:
    """Return every price of a shop of which it is known how buyers react."""
    (usual, *_) = shops(seed, days=days, last_day=LAST_DAY)
    known = estimate_elasticities(usual.sales).filter(pl.col("reason").is_null())
    products = {row["sku_id"]: row for row in shop.tables["products"].iter_rows(named=True)}
    bands = _bands(shop.tables["competitor_prices"])
    recent = usual.sales.filter(pl.col("date") > LAST_DAY - timedelta(days=_MEMORY_DAYS))
    now = {
        (sku, store): (price, demand)
        for sku, store, price, demand in recent.filter(~pl.col("promo_flag") & (pl.col("price") > 0))
        .sort("date")
        .group_by("sku_id", "store_id")
        .agg(pl.col("price").last(), pl.col("expected_demand").mean())
        .iter_rows()
    }
    rows = known.filter(pl.col("price_high").is_not_null()).iter_rows(named=True)
    return [
        _priced(row, products[row["sku_id"]], now[key], bands.get(row["sku_id"]), usual.truth)
        for row in rows
        if (key := (row["sku_id"], row["store_id"])) in now and now[key][1] > 0
    ]


def _priced(
    row: Mapping[str, float | str],
    product: Mapping[str, float | str],
    now: tuple[float, float],
    band: Band | None,
    truth: Mapping[str, float],
) -> Priced:
    price, demand = to_money(now[0]), float(now[1])
    given = Circumstances(
        price=price,
        unit_cost=Decimal(str(product["unit_cost"])),
        gst_rate_pct=Decimal(str(product["gst_rate_pct"])),
        min_margin_pct=min(_MARGIN_PCT, Decimal(str(product["min_margin_pct"] or _MARGIN_PCT))),
        max_delta_pct=_STEP_PCT,
        mrp=Decimal(str(product["mrp"])),
        on_hand=10**6,
        safety_stock=0.0,
    )
    return Priced(
        sku_id=str(row["sku_id"]),
        store_id=str(row["store_id"]),
        category=str(product["category"]),
        given=given,
        outlook=Outlook(
            float(price),
            [demand] * _WEEK,
            demand * _WEEK * _NOISE,
            Reaction(float(row["elasticity"]), float(row["elasticity_sd"])),
            unit_cost=float(given.unit_cost or 0),
            gst_rate_pct=float(given.gst_rate_pct),
        ),
        band=band,
        tried_high=to_money(row["price_high"]),
        truth=truth[str(row["sku_id"])],
    )


def _bands(observed: pl.DataFrame) -> dict[str, Band]:
    offers: dict[str, list[Offer]] = {}
    for row in observed.filter(pl.col("date") > LAST_DAY - timedelta(days=_OFFER_DAYS)).iter_rows(named=True):
        price, age = to_money(row["competitor_price"]), (LAST_DAY - row["date"]).days
        offers.setdefault(row["sku_id"], []).append(Offer(row["competitor"], price, age, row["confidence"]))
    found = {sku: competitor_band(seen, max_age_days=_OFFER_DAYS) for sku, seen in offers.items()}
    return {sku: band for sku, band in found.items() if band is not None}


# --- the contestants ------------------------------------------------------------------


def _volunteered(prices: Sequence[Priced]) -> list[Raise]:
    """What the nightly run would propose: each raise on its evidence, one of a shelf."""
    raises = {
        (one.sku_id, one.store_id): Raise(one, found.price, found)
        for one in prices
        if (
            found := volunteer(one.given, one.outlook, one.band, "maximize_margin", tried_high=one.tried_high)
        ).price
        and found.price > one.given.price
        and found.gain is not None
    }
    ranked = rank(map(_action, raises.values()), on=LAST_DAY)
    return [raises[action.sku_id, action.store_id] for action in ranked.actions]


def _action(one: Raise) -> Action:
    gain = one.told.gain
    low = Decimal(0) if gain is None else to_money(gain.low)
    return Action(
        kind="price",
        sku_id=one.of.sku_id,
        store_id=one.of.store_id,
        margin=Rupees.certain(low),
        service=NOTHING,
        risk_penalty=Decimal(0),
        valid_until=LAST_DAY,
        price=one.price,
        price_now=one.of.given.price,
        group=None if one.told.reason == "limit_broken" else f"{one.of.store_id}/{one.of.category}",
    )


def _to_the_limit(prices: Sequence[Priced]) -> list[Raise]:
    found = [(one, recommend(one.given, one.outlook, one.band, "maximize_margin")) for one in prices]
    return [
        Raise(one, told.price, told)
        for one, told in found
        if told.price is not None and told.price > one.given.price
    ]


CONTESTANTS: Mapping[str, Contestant] = {
    "ours": _volunteered,
    "best expected profit within the limits": _to_the_limit,
}


# --- the figures ----------------------------------------------------------------------


def _figures(raises: Sequence[Raise], prices: int) -> dict[str, float]:
    usual = np.array([_gain(one, 1.0) for one in raises])
    strong = np.array([_gain(one, STRONGER) for one in raises])
    per_100 = 100 / max(prices, 1)

    def share(flags: Sequence[bool]) -> float:
        return 100 * float(np.mean(flags)) if len(flags) else 0.0

    asked = [one for one in raises if one.told.reason != "limit_broken"]
    return {
        "raises_per_100": len(raises) * per_100,
        "step_pct": float(np.median([float(one.price / one.of.given.price - 1) * 100 for one in raises])),
        "above_rivals_pct": share(
            [one.of.band is not None and one.price > one.of.band.parity for one in asked]
        ),
        "untried_pct": share([one.of.band is None and one.price > one.of.tried_high for one in asked]),
        "rupees_per_100": float(usual.sum()) * per_100,
        "losing_pct": share([bool(gain < 0) for gain in usual]),
        "rupees_per_100_strong": float(strong.sum()) * per_100,
        "losing_pct_strong": share([bool(gain < 0) for gain in strong]),
    }


def _gain(one: Raise, times: float) -> float:
    """Return the profit a week that the raise truly adds."""
    given, price = one.of.given, one.price
    assert given.unit_cost is not None  # noqa: S101 - every product of the demo has one
    before = unit_profit(given.price, given.unit_cost, given.gst_rate_pct)
    after = unit_profit(price, given.unit_cost, given.gst_rate_pct)
    sold = one.of.outlook.expected * float(price / given.price) ** (one.of.truth * times)
    return float(after) * sold - float(before) * one.of.outlook.expected
