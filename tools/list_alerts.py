"""list_alerts: what needs attention, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from core.alert import SEVERITIES, Alert, AlertStatus, AlertType, Severity
from core.clock import local_date
from core.errors import ScopeError
from core.fact import Fact
from core.policy import roles_for
from core.tenant import SettingName
from core.tool import Effect, Tool, ToolContext, ToolResult
from tools.alert_line import AlertLine, alert_line, found_on, ledger_source, visible
from tools.evidence import Evidence
from tools.scope import ResolvedScope, ScopeArguments, resolve
from tools.show_settings import ShownSetting, settings_evidence, shown_settings

AlertId = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=64)]
_LINES: Mapping[AlertType, tuple[SettingName, ...]] = {
    "stockout_risk": ("alert_chance_pct", "alert_least_loss_pct"),
    "demand_spike": ("alert_least_jump_pct",),
    "price_anomaly": ("alert_above_competitors_pct",),
    "data_stopped": ("alert_sales_late_days",),
    "certificate_expiring": ("alert_certificate_days",),
}
"""The shop's thresholds that a kind of alerts is found by; the others are told whatever is set."""
_WAITING: frozenset[AlertStatus] = frozenset({"acknowledged", "snoozed"})
MOST = 500


class ListAlertsArguments(ScopeArguments):
    """Which alerts."""

    status: AlertStatus | Literal["unresolved"] | None = Field(
        default=None, description="Omitted: those that are open; unresolved: also acknowledged and snoozed"
    )
    severity: Severity | None = Field(default=None, description="This grave or graver")
    type: AlertType | None = Field(default=None, description="One kind of alerts")
    why: bool = Field(
        default=False, description="Also tell the lines they were found by, for who asks why they are told"
    )
    alert_ids: tuple[AlertId, ...] | None = Field(
        default=None, min_length=1, max_length=MOST, description="Just these, whatever their status"
    )
    limit: int = Field(
        default=5,
        ge=1,
        le=MOST,
        description="How many to list, the gravest first; of a product in several stores all as one",
    )


class ListAlertsResult(ToolResult):
    """The alerts, the gravest first; those told in one line stand together.

    `found` counts all that match, `waiting` those acknowledged or put off. `others` are those
    open that do not match, where none does.

    `at_stake` is the money of all that match, as far as it is known. `drawn` are the shop's thresholds
    that those shown were found by, and `own` tells that a rule of the caller's found some, where it is
    asked why.
    """

    lines: tuple[AlertLine, ...]
    found: Fact
    waiting: Fact
    others: Fact | None = None
    at_stake: Fact | None
    drawn: tuple[ShownSetting, ...] = ()
    own: bool = False


def run(arguments: ListAlertsArguments, context: ToolContext) -> ListAlertsResult:
    """List the alerts the caller may see.

    Raises:
        ScopeError, InputError: the part of the shop is not the caller's, or unknown.
        ScopeError: an alert that is named is not the caller's, or does not exist.
    """
    where = resolve(arguments, context)
    mine = visible(_of_status(arguments, context), context.principal)
    if arguments.alert_ids is not None:
        mine = _named(arguments.alert_ids, mine)
    matching = [one for one in mine if _matches(one, arguments, where)]
    waiting = [one for one in matching if one.status in _WAITING]
    shown = (
        matching if arguments.status or arguments.alert_ids else [o for o in matching if o.status == "open"]
    )
    stamp = max((one.seen_at.isoformat() for one in matching), default="")
    as_of = found_on(matching, local_date(context.clock, context.settings.timezone))
    evidence = Evidence(context, arguments, (ledger_source(stamp),), method="alerts", as_of=as_of)
    worth = sum((one.worth for one in shown if one.worth is not None), Decimal(0))
    what = f" in {where.place}" if where.place else ""
    told = _told(shown, arguments.limit)
    others = 0 if shown or arguments.alert_ids else _open_in_all(context)
    return ListAlertsResult(
        notes=where.notes,
        lines=tuple(alert_line(one, where.names) for one in told),
        found=evidence.fact(f"Alerts{what}", len(shown), "count", where.subject),
        waiting=evidence.fact(f"Alerts acknowledged or put off{what}", len(waiting), "count", where.subject),
        others=evidence.fact("Other open alerts", others, "count") if others else None,
        at_stake=evidence.fact(f"Money at stake{what}", worth, "currency", where.subject) if worth else None,
        drawn=_drawn(told, arguments, context) if arguments.why else (),
        own=arguments.why and any(one.user_id for one in told),
    )


def _drawn(
    told: Sequence[Alert], arguments: ListAlertsArguments, context: ToolContext
) -> tuple[ShownSetting, ...]:
    """Return the shop's thresholds that alerts were found by; a person's own rule has its own line."""
    names: dict[SettingName, None] = {}
    for one in told:
        names |= dict.fromkeys(() if one.user_id else _LINES.get(one.type, ()))
    evidence = settings_evidence(arguments, context)
    return tuple(shown_settings(tuple(names), context.settings, evidence))


def _open_in_all(context: ToolContext) -> int:
    """Return how many alerts are open for the caller, whatever was asked for."""
    entries = context.ledgers.alerts.entries(context.principal.tenant_id, {"open"})
    return len(visible(entries, context.principal))


def _told(alerts: Sequence[Alert], most: int) -> list[Alert]:
    """Return the alerts of the first lines, each line's alerts together."""
    lines: dict[tuple[str, str], list[Alert]] = {}
    for one in alerts:
        lines.setdefault((one.told_with, one.status), []).append(one)
    return [one for line in list(lines.values())[:most] for one in line]


def _place(arguments: ListAlertsArguments) -> dict[str, object]:
    return {name: getattr(arguments, name) for name in ScopeArguments.model_fields}


def _of_status(arguments: ListAlertsArguments, context: ToolContext) -> Sequence[Alert]:
    tenant_id = context.principal.tenant_id
    if arguments.alert_ids is not None:
        found = (context.ledgers.alerts.find(tenant_id, as_kept(one)) for one in arguments.alert_ids)
        return [one for one in found if one is not None]
    if arguments.status is None or arguments.status == "unresolved":
        return context.ledgers.alerts.entries(tenant_id, {"open", *_WAITING})
    return context.ledgers.alerts.entries(tenant_id, {arguments.status})


def _named(ids: Sequence[str], mine: Sequence[Alert]) -> list[Alert]:
    by_id = {one.alert_id: one for one in mine}
    for asked in ids:
        if as_kept(asked) not in by_id:
            raise ScopeError(
                f"There is no alert {asked} on your account; list the alerts.",
                code="alert_not_yours",
                alert_id=asked,
            )
    return [one for one in mine if one.alert_id in {as_kept(asked) for asked in ids}]


def _matches(alert: Alert, arguments: ListAlertsArguments, where: ResolvedScope) -> bool:
    narrowed = any(value is not None for value in _place(arguments).values())
    if narrowed and not alert.lies_in(where.scope, narrowed=True):
        return False
    if arguments.type is not None and alert.type != arguments.type:
        return False
    grave = arguments.severity
    return grave is None or SEVERITIES.index(alert.severity) <= SEVERITIES.index(grave)


def as_kept(alert_id: str) -> str:
    """Return an id as it is kept, however it was typed."""
    head, _, tail = alert_id.partition("_")
    return f"{head.upper()}_{tail.lower()}"


TOOL = Tool(
    name="list_alerts",
    description=(
        "What needs attention now: shelves about to be empty, demand that jumped, wrong prices, bills that "
        "failed, goods that do not sell, data that stopped, certificates that run out. Use it when a person "
        "asks for alerts or warnings."
    ),
    arguments=ListAlertsArguments,
    result=ListAlertsResult,
    effect=Effect.READ,
    roles=roles_for("list_alerts"),
    run=run,
    examples=(
        "Any alerts?",
        "Show the urgent alerts for Delhi",
        "Which price alerts are open?",
    ),
)
