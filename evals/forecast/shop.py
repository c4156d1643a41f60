"""The data set of a home: what its lake knows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from core.errors import DataError
from core.identity import Scope
from evals.forecast.dataset import SALES_SCHEMA, SERIES, Dataset

if TYPE_CHECKING:
    from core.ports import Lake

_EVER = (date(1900, 1, 1), date(2999, 12, 31))


def read_shop(lake: Lake, tenant_id: str) -> Dataset:
    """Read a tenant's whole history.

    Units are the raw ones: a forecaster that winsorises does so itself, up to its cutoff.

    Raises:
        DataError: there are no sales.
    """
    scope = Scope(tenant_id)
    sales = lake.sales_history(scope).frame
    if sales.is_empty():
        raise DataError(
            "This home has no sales. Build the demo (smartretail demo --build-only), ingest a file, "
            "or name a folder with --data.",
            code="no_sales",
        )
    return Dataset(
        "this home",
        sales.rename({"units": "y"}).select(SALES_SCHEMA.names()).cast(SALES_SCHEMA).sort(*SERIES, "date"),
        _plain(lake.products(scope).frame),
        _plain(lake.stores(scope).frame),
        _plain(lake.holidays(scope, *_EVER).frame),
        _plain(lake.promotions(scope, *_EVER).frame),
    )


def _plain(frame: pl.DataFrame) -> pl.DataFrame:
    """Return decimals as floats, as files have them."""
    return frame.cast({pl.Decimal: pl.Float64})
