"""How buyers react to prices: computed ahead for a tenant, or for a category when it is missing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from core.fact import Source
from core.identity import Scope
from core.ports import Answer, Lake
from tools.demand import last_sales_day

if TYPE_CHECKING:
    import polars as pl

    from engines.pricing.effect import Reaction

OLDEST_DAYS = 35
"""Buyers do not change overnight: what was computed up to this many days ago still serves."""


@dataclass(frozen=True)
class KnownReaction:
    """How buyers of one product in one store react; `reaction` is `None` where nobody can tell.

    `why_not` is then `few_sales`, `little_price_variation`, `implausible_sign`,
    `too_uncertain` or `not_sold`. `borrowed`: mostly what its category says. `price_low` and
    `price_high` bound the prices tried.
    """

    reaction: Reaction | None
    why_not: str | None
    borrowed: bool
    price_low: float | None
    price_high: float | None
    sources: tuple[Source, ...]


def compute_elasticities(lake: Lake, tenant_id: str) -> Answer:
    """Estimate the elasticity of everything a tenant sells: the nightly run's work.

    Returns:
        The frame `Lake.save_elasticities` takes, and the sales it was computed from.

    Raises:
        DataError: there are no sales.
    """
    return _compute(lake, Scope(tenant_id))


def learn_reactions(lake: Lake, tenant_id: str) -> str:
    """Estimate and keep how buyers react to the prices of everything; say for how many it is known.

    Raises:
        DataError: there are no sales.
    """
    answer = compute_elasticities(lake, tenant_id)
    lake.save_elasticities(tenant_id, answer.frame, computed_from=answer.source.tables)
    known = answer.frame["reason"].null_count()
    return f"{known} of {answer.frame.height} known"


def _compute(lake: Lake, scope: Scope) -> Answer:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    from engines.pricing.elasticity import WINDOW_DAYS, estimate_elasticities  # noqa: PLC0415 - heavy

    cutoff = last_sales_day(lake, scope.tenant_id)
    sales = lake.sales_history(scope, cutoff - timedelta(days=WINDOW_DAYS - 1), cutoff)
    columns = ("date", "sku_id", "store_id", "units", "price", "promo_flag", "stockout")
    categories = lake.products(scope).frame.select("sku_id", "category")
    rows = sales.frame.select(pl.col(columns)).join(categories, on="sku_id", how="left")
    return Answer(estimate_elasticities(rows), sales.source)


def usable(stored: pl.DataFrame, lake: Lake, tenant_id: str) -> pl.DataFrame:
    """Return the rows computed ahead that are not too old to serve."""
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    return stored.filter(pl.col("cutoff") >= last_sales_day(lake, tenant_id) - timedelta(days=OLDEST_DAYS))


def known_reaction(lake: Lake, tenant_id: str, sku_id: str, store_id: str) -> KnownReaction:
    """Return how buyers of one product in one store react.

    What was computed ahead serves where it is there; else the product's category is looked at
    now, in all stores: one product's reaction is nobody's secret.

    Raises:
        DataError: there are no sales.
    """
    stored = lake.elasticities(Scope(tenant_id, (store_id,), (sku_id,)))
    rows, sources = usable(stored.frame, lake, tenant_id), (stored.source,)
    if rows.height == 0:
        computed = _compute(lake, _category_of(lake, tenant_id, sku_id))
        sources = (computed.source,)
        rows = computed.frame.filter(
            (computed.frame["sku_id"] == sku_id) & (computed.frame["store_id"] == store_id)
        )
    if rows.height == 0:
        return KnownReaction(None, "not_sold", False, None, None, sources)
    return _known(rows.row(0, named=True), sources)


def _category_of(lake: Lake, tenant_id: str, sku_id: str) -> Scope:
    products = lake.products(Scope(tenant_id)).frame.select("sku_id", "category").rows()
    category = dict(products).get(sku_id)
    return Scope(tenant_id, None, tuple(sku for sku, other in products if other == category))


def _known(row: Mapping[str, Any], sources: tuple[Source, ...]) -> KnownReaction:
    from engines.pricing.effect import Reaction  # noqa: PLC0415 - brings numpy along

    told = row["reason"] is None
    return KnownReaction(
        reaction=Reaction(row["elasticity"], row["elasticity_sd"]) if told else None,
        why_not=row["reason"],
        borrowed=row["basis"] == "borrowed",
        price_low=row["price_low"],
        price_high=row["price_high"],
        sources=sources,
    )
