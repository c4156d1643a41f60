"""The conditions, each with the types it settles: what of a snapshot goes to which engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from core.alert import AlertType, Finding
from core.document import DocType
from core.ports import KpiQuestion
from engines.alerting.document import Paper, expiring, failures
from engines.alerting.price import far_above, wrong_prices
from engines.alerting.sale import spikes
from engines.alerting.stock import overstock, stockouts
from engines.alerting.upkeep import LATE_DAYS, degraded, silent_stores, stopped
from jobs.alerts.rivalry import rivalry_of
from jobs.alerts.snapshot import USUAL_DAYS, Snapshot
from jobs.alerts.stock import cover_of, remedies, shelves, surplus
from tools.document_heading import heading_of

if TYPE_CHECKING:
    from core.uploaded_document import UploadedDocument

Look = Callable[[Snapshot], list[Finding] | None]
"""Returns what holds; `None` where it cannot be told now, so that open alerts stay as they are."""

_ERROR_WEEKS = 2
_MOST_PAPERS = 200
_CERTIFICATES = (DocType.GST_CERTIFICATE, DocType.MSME_CERTIFICATE)
_REGULAR_DAYS = 20
"""A store that sold on so many of the last four weeks' days sells every day."""


@dataclass(frozen=True)
class Condition:
    """One look, and the type of alerts it settles."""

    type: AlertType
    look: Look


def _stockouts(snapshot: Snapshot) -> list[Finding] | None:
    cover = cover_of(snapshot)
    if cover is None or snapshot.cutoff is None:
        return None
    found, source = shelves(snapshot, cover)
    lines = snapshot.context.settings
    return list(
        stockouts(
            found,
            remedies(snapshot),
            snapshot.usual_day,
            today=snapshot.cutoff,
            source=source,
            likely=lines.alert_chance_pct / 100,
            felt=lines.alert_least_loss_pct / 100,
        )
    )


def _overstock(snapshot: Snapshot) -> list[Finding] | None:
    if not snapshot.has_proposals:
        return None
    source = snapshot.source("excess stock, as the night's recommendations have it", snapshot.sales.source)
    return list(overstock(surplus(snapshot), snapshot.usual_day, source=source))


def _spikes(snapshot: Snapshot) -> list[Finding] | None:
    if snapshot.oddities is None or snapshot.cutoff is None:
        return None
    told, source = snapshot.oddities
    least = snapshot.context.settings.alert_least_jump_pct
    return list(spikes(told, cutoff=snapshot.cutoff, source=source, least_jump_pct=least))


def _prices(snapshot: Snapshot) -> list[Finding] | None:
    if snapshot.cutoff is None or snapshot.oddities is None:
        return None
    told, source = snapshot.oddities
    references = snapshot.price_references
    wrong = list(wrong_prices(told, references, cutoff=snapshot.cutoff, source=source))
    mistaken = {(one.sku_id, one.store_id) for one in wrong}  # of a wrong price others' need not be told too
    found, rival_source = rivalry_of(snapshot)
    rivalries = [one for one in found if (one.sku_id, one.store_id) not in mistaken]
    line = snapshot.context.settings.alert_above_competitors_pct
    return [*wrong, *far_above(rivalries, references, source=rival_source, line_pct=line)]


def _papers(snapshot: Snapshot, *, certificates: bool) -> Iterator[Paper]:
    ledger = snapshot.context.ledgers.documents
    if certificates:
        found = ledger.newest(snapshot.tenant_id, limit=_MOST_PAPERS, doc_types=_CERTIFICATES)
    else:
        found = ledger.newest(snapshot.tenant_id, limit=_MOST_PAPERS, standings=("fail",))
    for document in found:
        paper = _paper(document)
        if paper is not None:
            yield paper


def _paper(document: UploadedDocument) -> Paper | None:
    examined = document.examined
    if examined is None:
        return None
    heading = heading_of(document)
    head = [str(one.value) for one in (heading.number, heading.party) if one is not None]
    errors = [one for one in examined.verdict.reasons if one.severity == "error"]
    valid_to, total = examined.document.value("valid_to"), examined.document.value("total")
    return Paper(
        doc_id=document.doc_id,
        name=", ".join(head) or document.file_name,
        failed=examined.verdict.status == "fail",
        problems=len(errors),
        received_on=document.uploaded_at.date(),
        holders=document.holders,
        total=total if isinstance(total, Decimal) else None,
        valid_to=valid_to if isinstance(valid_to, date) else None,
        matter=errors[0].message if errors else {},
    )


def _failures(snapshot: Snapshot) -> list[Finding] | None:
    papers = list(_papers(snapshot, certificates=False))
    source = snapshot.source("verdicts on documents")
    return list(failures(papers, today=snapshot.today, source=source))


def _expiring(snapshot: Snapshot) -> list[Finding] | None:
    papers = list(_papers(snapshot, certificates=True))
    days = snapshot.context.settings.alert_certificate_days
    source = snapshot.source("dates on certificates")
    return list(expiring(papers, today=snapshot.today, source=source, warn_days=days))


def _stopped(snapshot: Snapshot) -> list[Finding] | None:
    last: Mapping[str, date | None] = vars(snapshot.freshness)
    counts: dict[str, int] = {}
    for entry in snapshot.context.ledgers.imports.entries(snapshot.tenant_id):
        if entry.report.status == "committed":
            counts[entry.report.kind] = counts.get(entry.report.kind, 0) + 1
    usual = frozenset(kind for kind in last if counts.get(kind, 0) > 1 or kind == "sales")
    source = snapshot.source("newest day of each kind of data", snapshot.sales.source)
    late = {**LATE_DAYS, "sales": snapshot.context.settings.alert_sales_late_days}
    found = list(stopped(last, today=snapshot.today, source=source, usual=usual, late_days=late))
    if snapshot.cutoff is None:
        return found
    return [*found, *silent_stores(_regular_stores(snapshot), cutoff=snapshot.cutoff, source=source)]


def _regular_stores(snapshot: Snapshot) -> list[tuple[str, date]]:
    import polars as pl  # noqa: PLC0415 - heavy, and on the CLI's cold path

    days = snapshot.sales.frame.filter(pl.col("units") > 0).group_by("store_id")
    rows = days.agg(pl.col("date").n_unique().alias("days"), pl.col("date").max().alias("last"))
    least = min(_REGULAR_DAYS, USUAL_DAYS)
    return [(store, last) for store, count, last in rows.sort("store_id").iter_rows() if count >= least]


def _degraded(snapshot: Snapshot) -> list[Finding] | None:
    if snapshot.cutoff is None:
        return None
    lake, tenant_id = snapshot.context.lake, snapshot.tenant_id
    serving = next((one for one in lake.models(tenant_id) if one.serving), None)
    if serving is None:
        return []
    recent: list[float | None] = []
    for week in range(_ERROR_WEEKS):
        end = snapshot.cutoff - timedelta(days=7 * week)
        question = KpiQuestion(("forecast_wape",), (), end - timedelta(days=6), end)
        rows = lake.kpi(snapshot.scope, question).frame["forecast_wape"].to_list()
        recent.append(None if not rows or rows[0] is None else float(rows[0]))
    source = snapshot.source(f"forecast error against the backtest of {serving.version}")
    return list(degraded(recent, serving.report.get("wape"), source=source))


CONDITIONS: tuple[Condition, ...] = (
    Condition("stockout_risk", _stockouts),
    Condition("overstock", _overstock),
    Condition("demand_spike", _spikes),
    Condition("price_anomaly", _prices),
    Condition("compliance_failure", _failures),
    Condition("certificate_expiring", _expiring),
    Condition("data_stopped", _stopped),
    Condition("forecast_degraded", _degraded),
)
