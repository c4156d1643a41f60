"""What a forecast comes to: its largest lines, its days or weeks, and all of it as plain values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.evidence import Evidence
from tools.forecast import ForecastLine, ForecastPeriod, ForecastSeries, SeriesPoint
from tools.scope import ResolvedScope

if TYPE_CHECKING:
    import polars as pl

    from tools.drivers import Explained

MOST_LINES = 5


def lines_of(totals: pl.DataFrame, where: ResolvedScope, evidence: Evidence) -> tuple[ForecastLine, ...]:
    """Return the largest lines, from totals by product and store."""
    lines: list[ForecastLine] = []
    for row in totals.sort("yhat", "sku_id", "store_id", descending=[True, False, False]).iter_rows(
        named=True
    ):
        if len(lines) == MOST_LINES:
            break
        sku_id, store_id = row["sku_id"], row["store_id"]
        subject = {"sku_id": sku_id, "store_id": store_id}
        product, store = where.names.product(sku_id), where.names.store(store_id)
        of = f"{product}, {store}"
        lines.append(
            ForecastLine(
                sku_id=sku_id,
                store_id=store_id,
                product=evidence.fact("Product", product, "text", {"sku_id": sku_id}),
                store=evidence.fact("Store", store, "text", {"store_id": store_id}),
                expected=evidence.fact(f"Expected units, {of}", row["yhat"], "units", subject),
                low=evidence.fact(f"Units, low end, {of}", row["yhat_lo_80"], "units", subject),
                high=evidence.fact(f"Units, high end, {of}", row["yhat_hi_80"], "units", subject),
            )
        )
    return tuple(lines)


def periods_of(
    daily: pl.DataFrame, granularity: str, most: int, where: ResolvedScope, evidence: Evidence
) -> tuple[ForecastPeriod, ...]:
    """Return the first days, or weeks, of the whole scope: at most `most`."""
    from engines.forecast import total  # noqa: PLC0415

    by_week = granularity == "week"
    keys = ["week_start", "week_end", "partial"] if by_week else ["date"]
    periods: list[ForecastPeriod] = []
    for row in total(daily, keys).head(most).iter_rows(named=True):
        first, last = (row["week_start"], row["week_end"]) if by_week else (row["date"], row["date"])
        subject = {**where.subject, "date": first.isoformat()}
        if by_week:
            subject["end"] = last.isoformat()
        start = evidence.fact("First day" if by_week else "Day", first, "date")
        periods.append(
            ForecastPeriod(
                start=start,
                end=evidence.fact("Last day", last, "date") if by_week else start,
                expected=evidence.fact(f"Expected units, {first}", row["yhat"], "units", subject),
                low=evidence.fact(f"Units, low end, {first}", row["yhat_lo_80"], "units", subject),
                high=evidence.fact(f"Units, high end, {first}", row["yhat_hi_80"], "units", subject),
                partial=bool(row.get("partial", False)),
            )
        )
    return tuple(periods)


def series_of(daily: pl.DataFrame, granularity: str, explained: Explained) -> tuple[ForecastSeries, ...]:
    """Return every line's days, or weeks, as plain values."""
    import polars as pl  # noqa: PLC0415

    from engines.forecast import total  # noqa: PLC0415

    rows = daily
    if granularity == "week":
        models = daily.group_by("sku_id", "store_id").agg(pl.col("model").first())
        rows = (
            total(daily, ["sku_id", "store_id", "week_start"])
            .rename({"week_start": "date"})
            .join(models, on=["sku_id", "store_id"])
        )
    return tuple(
        ForecastSeries(
            sku_id=str(key[0]),
            store_id=str(key[1]),
            model=group["model"][0],
            series=tuple(
                SeriesPoint(
                    date=row["date"],
                    yhat=round(row["yhat"], 2),
                    yhat_lower=round(row["yhat_lo_80"], 2),
                    yhat_upper=round(row["yhat_hi_80"], 2),
                )
                for row in group.iter_rows(named=True)
            ),
            drivers=explained.drivers_of((str(key[0]), str(key[1]))),
        )
        for key, group in rows.sort("sku_id", "store_id", "date").group_by(
            ["sku_id", "store_id"], maintain_order=True
        )
    )
