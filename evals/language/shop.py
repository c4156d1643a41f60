"""The demo shop's names without its trade: all that understanding needs, ready in seconds.

The day stands still, in the middle of a week and of a month and before Diwali, so that a
case means the same whenever it is run.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import numpy as np
import polars as pl

from app.bootstrap import Home
from app.demo.catalog import items, products_frame, stores_frame
from app.demo.festival import holidays_frame
from app.demo.people import add_demo_users
from app.demo.shop import SEED
from app.settings import Settings
from core.clock import FixedClock

NOW = datetime(2026, 10, 14, 5, 0, tzinfo=UTC)
"""A Wednesday, half past ten in the shop."""

AS_OF = date(2026, 10, 13)
_SOLD = {"store_id": "DELHI_01", "units_sold": 1, "price": 10.0}
"""One sale of each product on the last day: enough to say how fresh the data is."""


@contextmanager
def open_shop(folder: Path) -> Generator[Home]:
    """Open a new home in a folder, with the demo's products, stores, holidays and people."""
    home = Home(Settings(home=folder, model="offline"), FixedClock(NOW))
    try:
        add_demo_users(home.directory)
        for kind, frame in _tables().items():
            home.importer.receive(_parquet(frame), f"{kind}.parquet", home.owner(), kind=kind)
        yield home
    finally:
        home.close()


def _tables() -> dict[str, pl.DataFrame]:
    products = products_frame(items(np.random.default_rng(SEED)))
    year = timedelta(days=400)
    sales = products.select(
        pl.lit(AS_OF).alias("date"), "sku_id", *(pl.lit(value).alias(key) for key, value in _SOLD.items())
    )
    return {
        "products": products,
        "stores": stores_frame(),
        "holidays": holidays_frame(AS_OF - year, AS_OF + year),
        "sales": sales,
    }


def _parquet(frame: pl.DataFrame) -> BytesIO:
    buffer = BytesIO()
    frame.write_parquet(buffer)
    buffer.seek(0)
    return buffer
