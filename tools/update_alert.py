"""update_alert: a person takes note of an alert, is done with it, or puts it off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import Field

from core.alert import Alert, AlertAction
from core.clock import local_date
from core.errors import InputError, ScopeError
from core.fact import Fact
from core.policy import roles_for
from core.tool import Effect, Tool, ToolArguments, ToolContext, ToolResult
from tools.alert_line import AlertLine, alert_line, found_on, ledger_source
from tools.evidence import Evidence
from tools.list_alerts import MOST, AlertId, as_kept
from tools.scope import ScopeArguments, resolve

MORNING = time(8)
"""When a day that an alert was put off to begins."""

LONGEST_SNOOZE_DAYS = 92


class UpdateAlertArguments(ToolArguments):
    """Which alert, or which several, and what about them."""

    alert_id: AlertId | None = Field(default=None, description="The alert's id, AL_…")
    alert_ids: tuple[AlertId, ...] | None = Field(
        default=None, min_length=1, max_length=MOST, description="Several at once"
    )
    store_id: str | None = Field(default=None, description="Of several: only those of this store")
    city: str | None = Field(default=None, description="Of several: only those in this city")
    action: AlertAction = Field(description="acknowledge: seen; resolve: done; snooze: remind later")
    until: date | None = Field(
        default=None, description="Of a snooze: the day to be reminded on; omitted: tomorrow"
    )

    @property
    def ids(self) -> tuple[str, ...]:
        """All that are named, each once, as they are kept."""
        named = (*((self.alert_id,) if self.alert_id else ()), *(self.alert_ids or ()))
        return tuple(dict.fromkeys(as_kept(one) for one in named))


class UpdateAlertResult(ToolResult):
    """The alerts as they are now; `changed` counts those that were not so already."""

    action: AlertAction
    changed: Fact
    lines: tuple[AlertLine, ...]
    until: Fact | None


def run(arguments: UpdateAlertArguments, context: ToolContext) -> UpdateAlertResult:
    """Acknowledge, resolve or snooze.

    Raises:
        ScopeError: the alert is not the caller's, or does not exist.
        InputError: the day to be reminded on is over, or too far off.
        ConflictError: it is resolved already.
    """
    before = _still_open(_found(arguments, context), arguments.action)
    until = _until(arguments, context)
    after = [
        context.ledgers.alerts.update(
            context.principal.tenant_id,
            one.alert_id,
            arguments.action,
            user_id=context.principal.user_id,
            at=context.clock.now(),
            until=until,
        )
        for one in before
    ]
    changed = sum(_changes(one, arguments.action, until) for one in before)
    return _told(after, arguments, until, context, changed)


def _found(arguments: UpdateAlertArguments, context: ToolContext) -> list[Alert]:
    """Return the alerts named, all of them the caller's: of several nothing is done where one is not.

    Where a place is named as well, those of it.
    """
    if not arguments.ids:
        raise InputError("Name the alert, by its id AL_….", code="which_alert")
    found: list[Alert] = []
    for alert_id in arguments.ids:
        alert = context.ledgers.alerts.find(context.principal.tenant_id, alert_id)
        if alert is None or not alert.visible_to(context.principal):
            raise ScopeError(
                f"There is no alert {alert_id} on your account; list the alerts.",
                code="alert_not_yours",
                alert_id=alert_id,
            )
        found.append(alert)
    if arguments.store_id is None and arguments.city is None:
        return found
    place = resolve(ScopeArguments(store_id=arguments.store_id, city=arguments.city), context).scope
    there = [one for one in found if one.lies_in(place, narrowed=True)]
    if not there:
        raise InputError("None of these alerts is of that place; name another.", code="which_alert")
    return there


def _still_open(alerts: list[Alert], action: AlertAction) -> list[Alert]:
    """Return of several those that the rest of a list means, where there are any.

    What is resolved is none of them; nor is what was put off, where all are taken note of: the
    reminder was asked for.
    """
    settled = {"acknowledge": {"resolved", "snoozed"}, "snooze": {"resolved"}, "resolve": set[str]()}[action]
    left = [one for one in alerts if one.status not in settled]
    return left or [one for one in alerts if one.status != "resolved"] or alerts


def _until(arguments: UpdateAlertArguments, context: ToolContext) -> datetime | None:
    """Return when a snooze ends: in the morning of its day, where the shop is."""
    if arguments.action != "snooze":
        return None
    today = local_date(context.clock, context.settings.timezone)
    day = arguments.until or today + timedelta(days=1)
    if day <= today:
        raise InputError(
            f"{day} is not ahead; name a day from {today + timedelta(days=1)} on.", code="snooze_past"
        )
    if day > today + timedelta(days=LONGEST_SNOOZE_DAYS):
        raise InputError(
            f"{day} is too far ahead; name a day within {LONGEST_SNOOZE_DAYS} days.", code="snooze_too_far"
        )
    return datetime.combine(day, MORNING, ZoneInfo(context.settings.timezone))


def _changes(alert: Alert, action: AlertAction, until: datetime | None) -> bool:
    if action == "snooze":
        return (alert.status, alert.snoozed_until) != ("snoozed", until)
    return alert.status != ("resolved" if action == "resolve" else "acknowledged")


def _told(
    alerts: list[Alert],
    arguments: UpdateAlertArguments,
    until: datetime | None,
    context: ToolContext,
    changed: int,
) -> UpdateAlertResult:
    names = resolve(ScopeArguments(), context).names
    as_of = found_on(alerts, local_date(context.clock, context.settings.timezone))
    evidence = Evidence(context, arguments, (ledger_source(""),), method="alerts", as_of=as_of)
    day = None if until is None else until.astimezone(ZoneInfo(context.settings.timezone)).date()
    return UpdateAlertResult(
        action=arguments.action,
        changed=evidence.fact("Alerts changed", changed, "count"),
        lines=tuple(alert_line(one, names) for one in alerts),
        until=evidence.optional("Remind on", day, "date"),
    )


def audited(arguments: UpdateAlertArguments, result: UpdateAlertResult) -> Mapping[str, Any]:
    """Return what the audit log keeps: which alerts, and what became of them."""
    return {
        "alert_ids": [one.alert_id for one in result.lines],
        "action": result.action,
        "until": None if result.until is None else str(result.until.value),
        "changed": result.changed.value,
    }


TOOL = Tool(
    name="update_alert",
    description=(
        "Take note of an alert (acknowledge), mark it as done (resolve), or be reminded later (snooze). Use "
        "it when a person says so of alerts by their ids."
    ),
    arguments=UpdateAlertArguments,
    result=UpdateAlertResult,
    effect=Effect.WRITE,
    roles=roles_for("update_alert"),
    run=run,
    audited=audited,
    confirm=False,
    examples=(
        "Acknowledge AL_12ab34cd56",
        "Remind me of AL_12ab34cd56 on Monday",
        "AL_12ab34cd56 is done",
    ),
)
