"""The shop's tables, and what is computed from them every night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from core.clock import local_date
from core.finding import Finding
from core.tenant import DEFAULT_TENANT

if TYPE_CHECKING:
    from app.bootstrap import Home

_OLD = timedelta(days=3)


def tables(home: Home) -> Iterator[Finding]:
    """Look how fresh sales and stock are; an empty shop is not set up yet, old data says so."""
    fresh = home.lake.freshness(DEFAULT_TENANT)
    if fresh.sales is None:
        yield Finding("data", None, "no sales yet", "Run `smartretail ingest FILE`, or `smartretail demo`.")
        return
    zone = home.directory.tenant_settings(DEFAULT_TENANT).timezone
    old = local_date(home.clock, zone) - fresh.sales > _OLD
    detail = f"sales up to {fresh.sales}, stock {fresh.inventory or 'unknown'}"
    yield Finding(
        "data", True, detail, "Newer sales have not arrived: send the file of today." if old else ""
    )


def forecasts(home: Home) -> Iterator[Finding]:
    """Look whether a trained model can serve, and does."""
    from tools.forecast_model import why_no_trees  # noqa: PLC0415 - heavy

    unable = why_no_trees()
    if unable:
        yield Finding("forecasts", False, f"simple models serve: {unable}", "Install libgomp1 (OpenMP).")
        return
    serving = next((one for one in home.models.versions(home.owner()) if one.serving), None)
    if serving is None:
        yield Finding("forecasts", None, "no model trained yet", "Run `smartretail run nightly`.")
    else:
        yield Finding("forecasts", True, f"model {serving.version} serves")
