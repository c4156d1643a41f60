"""Data that stopped arriving, and forecasts that got worse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from core.alert import Advice, AlertValue, Finding, Severity
from core.fact import Source

LATE_DAYS = {"sales": 2, "inventory": 3, "competitor_prices": 14}
"""Yesterday's sales come tonight: what is older than this has stopped."""

VERY_LATE = 2
"""So many times as late is grave."""

SILENT_STORE_DAYS = 2
"""A store that is this much behind the others, and sold on most days before, sends nothing."""

WORSE_BY = 0.10
"""The seed's line: an error a tenth above that of the backtest, for all of the weeks looked at."""


def stopped(
    last_days: Mapping[str, date | None],
    *,
    today: date,
    source: Source,
    usual: frozenset[str],
    late_days: Mapping[str, int] = LATE_DAYS,
) -> Iterator[Finding]:
    """Yield the kinds of data that used to come and no longer do.

    Args:
        last_days: The last day each kind covers.
        today: The calendar's.
        source: What told it.
        usual: Kinds that came more than once: a single file given by hand is not missed.
        late_days: Days without data after which each kind has stopped.
    """
    for kind, last in last_days.items():
        if last is None or kind not in usual or (today - last).days <= late_days[kind]:
            continue
        severity: Severity = "high" if (today - last).days > VERY_LATE * late_days[kind] else "medium"
        yield Finding(
            "data_stopped",
            "medium" if kind == "competitor_prices" else severity,
            f"stopped_{kind}",
            {
                "last": AlertValue("Newest data", last, "date"),
                "days": AlertValue("Days without data", (today - last).days, "days"),
            },
            source,
            topic=kind,
            advice=Advice("send"),
        )


def silent_stores(stores: Iterable[tuple[str, date]], *, cutoff: date, source: Source) -> Iterator[Finding]:
    """Yield stores that sold day after day and now send nothing, while others do.

    Args:
        stores: Each store that sold on most days of the weeks before, and its last day of sales.
        cutoff: The last day of any store.
        source: What told it.
    """
    for store_id, last in stores:
        behind = (cutoff - last).days
        if behind < SILENT_STORE_DAYS:
            continue
        yield Finding(
            "data_stopped",
            "high",
            "stopped_store",
            {
                "last": AlertValue("Newest sales of the store", last, "date"),
                "days": AlertValue("Days without sales", behind, "days"),
            },
            source,
            store_id=store_id,
            topic="sales",
            advice=Advice("send"),
        )


def degraded(recent: Sequence[float | None], baseline: float | None, *, source: Source) -> Iterator[Finding]:
    """Yield that forecasts are worse than the backtest promised, in every one of the latest weeks.

    Args:
        recent: The served forecasts' error (WAPE, 0-1) of the latest weeks, the newest first.
        baseline: That of the backtest the model was chosen by.
        source: What told it.
    """
    known = [one for one in recent if one is not None]
    if not baseline or not recent or len(known) < len(recent):
        return
    if any(one <= baseline * (1 + WORSE_BY) for one in known):
        return
    yield Finding(
        "forecast_degraded",
        "high" if min(known) > baseline * (1 + 3 * WORSE_BY) else "medium",
        "forecast_degraded",
        {
            "error": AlertValue("Forecast error of the last week", round(known[0] * 100, 1), "pct"),
            "usual": AlertValue("Forecast error when the model was chosen", round(baseline * 100, 1), "pct"),
        },
        source,
        advice=Advice("retrain"),
    )
