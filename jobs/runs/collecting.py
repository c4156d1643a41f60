"""Competitor prices: asked for where they are due, checked, and taken in like a file of them.

What a source shows is text from a stranger. A price that is none, of nothing, in another
currency or beyond belief is put aside with its reason, never guessed. A source that fails
does not stop the others, and the same price seen again on the same day changes nothing.
"""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from core.clock import Clock
from core.errors import DataError, InputError, PolicyError, SmartRetailError
from core.identity import Principal, Role, Scope
from core.policy import may_ingest
from core.ports import (
    AuditLog,
    Collected,
    Collector,
    Importer,
    Lake,
    PriceReading,
)
from core.tenant import TenantSettings
from jobs.lock import exclusive
from jobs.runs.collection_report import CollectionReport, CollectionReports, SourceReport
from jobs.runs.price_check import checked_price, put_aside
from jobs.trace import where

ACTION = "collect_prices"
KIND = "competitor_prices"
log = logging.getLogger(__name__)

Sighting = tuple[date, str, str]
"""Day, product, competitor: the key of the table."""
Offer = tuple[Decimal, Decimal, str]
"""Price, confidence, address."""


@dataclass(frozen=True)
class CollectingParts:
    """What a collection works with, handed in by the composition root."""

    collector: Collector
    lake: Lake
    importer: Importer
    audit: AuditLog
    clock: Clock
    settings_of: Callable[[str], TenantSettings]
    reports: CollectionReports
    lock_file: Path


def service_principal(tenant_id: str) -> Principal:
    """Return who collects when nobody asked: the schedule, for the whole tenant."""
    return Principal(tenant_id, "collector", "Price collector", Role.MANAGER)


def collect_prices(
    parts: CollectingParts, principal: Principal, *, only: str | None = None, dry_run: bool = False
) -> CollectionReport:
    """Ask each source, or one, for what is due, and take in what is new.

    Args:
        parts: What it works with.
        principal: Who asks; it is who imports.
        only: The one source to ask.
        dry_run: Ask, and show what would be taken in, but take nothing in. The pages are
            kept, so that the next run need not ask again.

    Raises:
        PolicyError: the caller may not take data in.
        InputError: the configuration is wrong, or there is no such source.
        ConflictError: a collection is under way.
    """
    _authorise(parts, principal)
    names = parts.collector.sources(principal.tenant_id)
    if only is not None:
        chosen = [name for name in names if name.casefold() == only.casefold()]
        if not chosen:
            raise InputError(
                f"There is no enabled source {only!r}; enabled: {', '.join(names) or 'none'}. "
                "Sources are set up in competitors/ in the home.",
                code="source_unknown",
            )
        names = chosen
    if not names:
        return CollectionReport(principal.tenant_id, parts.clock.now(), dry_run)
    with exclusive(parts.lock_file, wait=False, holder="A collection of prices"):
        run = _Collection(parts, principal, dry_run)
        report = CollectionReport(
            principal.tenant_id, run.at, dry_run, tuple(run.attempt(name) for name in names)
        )
    parts.reports.keep(report)
    _note(parts, principal, report)
    return report


def last_report(parts: CollectingParts, principal: Principal) -> dict[str, Any]:
    """Return the newest report of the caller's tenant, as plain values.

    Raises:
        PolicyError: the caller may not take data in.
        DataError: nothing was ever collected.
    """
    _authorise(parts, principal)
    found = parts.reports.last(principal.tenant_id)
    if found is None:
        raise DataError(
            "No competitor prices were collected yet. Collect some: smartretail collect",
            code="nothing_collected",
        )
    return found


class _Collection:
    """One run: the tenant's products and settings, as they were when it began."""

    def __init__(self, parts: CollectingParts, principal: Principal, dry_run: bool) -> None:
        self._parts = parts
        self._principal = principal
        self._dry_run = dry_run
        self._settings = parts.settings_of(principal.tenant_id)
        products = parts.lake.products(Scope(principal.tenant_id)).frame
        self._mrp: dict[str, Decimal | None] = dict(
            zip(products["sku_id"].to_list(), products["mrp"].to_list(), strict=True)
        )
        self.at = parts.clock.now()

    def attempt(self, name: str) -> SourceReport:
        """Do one source; its failure is in the report and goes no further."""
        try:
            collected = self._parts.collector.collect(self._principal.tenant_id, name, self._mrp.keys())
            report = _report_of(collected)
        except SmartRetailError as error:
            log.error("The price source %s failed: %s", name, error.code)
            return SourceReport(name, message=error.message)
        except Exception as error:  # noqa: BLE001 - one broken source must not cost the others their run
            log.error("The price source %s failed: %s", name, where(error))
            return SourceReport(name, message=f"It failed unexpectedly ({type(error).__name__}).")
        try:
            return self._take_in(report, collected.readings)
        except SmartRetailError as error:
            log.error("The prices of %s were not taken in: %s", name, error.code)
            return replace(report, message=error.message)

    def _take_in(self, report: SourceReport, readings: Sequence[PriceReading]) -> SourceReport:
        rows: dict[Sighting, Offer] = {}
        bad = list(report.quarantined)
        for reading in readings:
            checked = checked_price(reading, self._settings.base_currency, self._mrp.get(reading.sku_id))
            if isinstance(checked, str):
                bad.append(put_aside(report.source, reading.sku_id, reading.url, _shown(reading), checked))
                continue
            day = reading.seen_at.astimezone(ZoneInfo(self._settings.timezone)).date()
            rows[day, reading.sku_id, reading.competitor] = (checked, reading.confidence, reading.url)
        before = self._known(rows)
        fresh = {key: offer for key, offer in rows.items() if before.get(key) != offer}
        report = replace(
            report,
            new=len(fresh),
            known=len(rows) - len(fresh),
            quarantined=tuple(bad),
            prices=tuple(_listed(key, offer) for key, offer in fresh.items()),
        )
        return report if self._dry_run or not fresh else self._import(report, fresh)

    def _known(self, rows: Mapping[Sighting, Offer]) -> dict[Sighting, Offer]:
        """Return what the lake holds already of the same days."""
        if not rows:
            return {}
        days = [day for day, _, _ in rows]
        frame = self._parts.lake.competitor_prices(
            Scope(self._principal.tenant_id), min(days), max(days)
        ).frame
        return {
            (row["date"], row["sku_id"], row["competitor"]): (
                row["competitor_price"],
                row["confidence"],
                row["url"],
            )
            for row in frame.iter_rows(named=True)
        }

    def _import(self, report: SourceReport, fresh: Mapping[Sighting, Offer]) -> SourceReport:
        text = io.StringIO(newline="")
        rows = [_listed(key, offer) for key, offer in fresh.items()]
        writer = csv.DictWriter(text, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        done = self._parts.importer.receive(
            io.BytesIO(text.getvalue().encode()),
            f"{report.source} {self.at:%Y-%m-%d %H%M}.csv",
            self._principal,
            kind=KIND,
        )
        return replace(
            report,
            new=done.rows - done.quarantined,
            quarantined=(*report.quarantined, *done.examples),
            import_id=done.import_id,
        )


def _report_of(collected: Collected) -> SourceReport:
    return SourceReport(
        source=collected.source,
        asked=collected.asked,
        unchanged=collected.unchanged,
        from_cache=collected.from_cache,
        put_off=collected.put_off,
        put_off_until=collected.put_off_until,
        disallowed=collected.disallowed,
        failed=collected.failed,
        out_of_stock=collected.out_of_stock,
        unknown_products=collected.unknown_products,
        quarantined=tuple(
            put_aside(collected.source, one.sku_id, one.url, one.value, one.reason)
            for one in collected.unread
        ),
    )


def _shown(reading: PriceReading) -> str:
    return f"{reading.price} {reading.currency}".strip()


def _listed(key: Sighting, offer: Offer) -> dict[str, str]:
    (day, sku_id, competitor), (price, confidence, url) = key, offer
    return {
        "date": day.isoformat(),
        "sku_id": sku_id,
        "competitor": competitor,
        "competitor_price": f"{price:f}",
        "url": url,
        "confidence": f"{confidence:f}",
    }


def _authorise(parts: CollectingParts, principal: Principal) -> None:
    if may_ingest(principal):
        return
    parts.audit.append(
        tenant_id=principal.tenant_id,
        actor=principal.user_id,
        action=ACTION,
        subject="",
        outcome="denied",
        details={"role": principal.role.value},
    )
    raise PolicyError(
        "Only an admin, or a manager of all stores, may collect competitor prices. Ask one of them."
    )


def _note(parts: CollectingParts, principal: Principal, report: CollectionReport) -> None:
    """Write the run into the audit log; one that asked nobody, took nothing in and met no trouble
    is no event, and the hours of a year are many."""
    if not any(one.asked or one.new or one.message for one in report.sources):
        return
    parts.audit.append(
        tenant_id=principal.tenant_id,
        actor=principal.user_id,
        action=ACTION,
        subject=", ".join(one.source for one in report.sources),
        outcome="allowed" if report.ok else "failed",
        details={
            "dry_run": report.dry_run,
            "sources": [
                {
                    "source": one.source,
                    "asked": one.asked,
                    "from_cache": one.from_cache,
                    "disallowed": len(one.disallowed),
                    "failed": len(one.failed),
                    "put_off": one.put_off,
                    "new": one.new,
                    "quarantined": len(one.quarantined),
                    "import_id": one.import_id,
                    "message": one.message,
                }
                for one in report.sources
            ],
        },
    )
