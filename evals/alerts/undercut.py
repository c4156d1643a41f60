"""Competitors who ask far less than we do from a day on: planted, so that telling it can be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import polars as pl

from evals.decisions.planting import Planted, PlantedShop

PRODUCTS = 3
TIMES = 0.72
"""What they ask, times what they asked: ours is then about two fifths above, where theirs were like ours."""


def undercut(shop: PlantedShop, *, seed: int, last_day: date) -> PlantedShop:
    """Let every competitor ask far less for some products from a week before the last day on.

    Products whose own prices were planted wrong are left alone, so that each can be told from the others.

    Returns:
        The shop, and beside what was planted a `price_unusual` without a store for each product.
    """
    rivals = shop.tables["competitor_prices"]
    start = last_day - timedelta(days=7)
    planted = {one.sku_id for one in shop.planted if one.kind.startswith("price_")}
    seen = rivals.filter(pl.col("date") >= start).group_by("sku_id").agg(pl.col("competitor").n_unique())
    several = seen.filter(pl.col("competitor") >= 2)["sku_id"].to_list()
    known = sorted(set(several) - planted)
    random = np.random.default_rng(seed)
    chosen = sorted(known[int(place)] for place in random.permutation(len(known))[:PRODUCTS])
    lower = pl.col("sku_id").is_in(chosen) & (pl.col("date") >= start)
    price = pl.col("competitor_price")
    changed = rivals.with_columns(
        pl.when(lower).then((price * TIMES).round(2)).otherwise(price).alias("competitor_price")
    )
    marks = tuple(Planted("price_unusual", sku, "", start, last_day, TIMES) for sku in chosen)
    return replace(
        shop, tables={**shop.tables, "competitor_prices": changed}, planted=(*shop.planted, *marks)
    )
