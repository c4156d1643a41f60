"""Public holidays and festivals of the country a tenant trades in, for tenants that supply none.

India's only: that is where the product is at home, and its festivals move what sells. A tenant
that trades in another currency trades elsewhere and gets none that are not its own.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import polars as pl

COUNTRY_BY_CURRENCY = {"INR": "IN"}

SCHEMA = pl.Schema({"date": pl.Date(), "name": pl.String(), "region": pl.String()})


def public_holidays(currency: str, start: date, end: date) -> pl.DataFrame:
    """Return `date, name, region` of public and optional holidays, both days included, sorted.

    They are everybody's (no region). Dates of the moon that are estimated for years to come are
    given as they are estimated.
    """
    country = COUNTRY_BY_CURRENCY.get(currency)
    if country is None or end < start:
        return pl.DataFrame(schema=SCHEMA)
    rows = [
        (day, name, None)
        for year in range(start.year, end.year + 1)
        for day, name in _of_year(country, year)
        if start <= day <= end
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("date", "name")


@lru_cache(maxsize=64)
def _of_year(country: str, year: int) -> tuple[tuple[date, str], ...]:
    import holidays  # noqa: PLC0415 - a third of a second to import, and seldom needed

    calendar = holidays.country_holidays(
        country, years=year, categories=("public", "optional"), language="en_IN"
    )
    return tuple(
        (day, name.replace(" (estimated)", ""))
        for day, names in sorted(calendar.items())
        if day.year == year
        for name in names.split("; ")
    )
