"""One alert as a tool tells it: its figures as facts, with the source they were found from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from core.alert import Alert, AlertStatus, AlertType, Doing, Severity
from core.fact import Fact, Source, Unit
from tools.alert_form import doing_code
from tools.alert_wording import action_of
from tools.naming import category_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from core.alert import AlertValue
    from core.identity import Principal
    from tools.naming import Names


class AlertLine(BaseModel):
    """An alert. `form` and `doing` choose the sentences it is told by.

    Those of one `told_with` are told in one line: a product's in several stores.
    `reference` is the id of the recommendation or document that deals with it. `values` are the
    figures it was found by, as facts of that evaluation. `reason` and `recommended_action` say the
    same in plain English. `sku_id` and `store_id` are empty where it is about none. `news_at` is when it
    was last worth telling: when it was found, came back or got graver.
    """

    model_config = ConfigDict(frozen=True)

    alert_id: str
    type: AlertType
    severity: Severity
    status: AlertStatus
    form: str
    sku_id: str
    store_id: str
    told_with: str
    id: Fact
    product: Fact | None
    store: Fact | None
    category: Fact | None
    values: dict[str, Fact]
    worth: Fact | None
    doing: Doing | None
    doing_form: str
    reference: Fact | None
    created_at: datetime
    news_at: datetime
    snoozed_until: datetime | None
    reason: str
    recommended_action: str


def alert_line(alert: Alert, names: Names) -> AlertLine:
    """Return an alert with its figures as facts."""
    subject = {name: value for name in ("sku_id", "store_id") if (value := getattr(alert, name))}
    product = names.product(alert.sku_id) if alert.sku_id else ""
    store = names.store(alert.store_id) if alert.store_id else ""
    of = ", ".join(filter(None, (product, store)))

    def fact(label: str, value: object, unit: Unit, about: Mapping[str, str] = subject) -> Fact:
        return Fact(label=label, value=value, unit=unit, subject=dict(about), source=alert.source)  # type: ignore[arg-type] # as the finding had it

    def told(value: AlertValue) -> Fact:
        return fact(f"{value.label}, {of}" if of else value.label, value.value, value.unit)

    reference = "" if alert.advice is None else alert.advice.reference
    of_category = alert.topic if alert.form == "category_spike" else ""
    return AlertLine(
        alert_id=alert.alert_id,
        type=alert.type,
        severity=alert.severity,
        status=alert.status,
        form=alert.form,
        sku_id=alert.sku_id,
        store_id=alert.store_id,
        told_with=alert.told_with,
        id=fact("Alert", alert.alert_id, "text"),
        product=fact("Product", product, "text", {"sku_id": alert.sku_id}) if product else None,
        store=fact("Store", store, "text", {"store_id": alert.store_id}) if store else None,
        category=fact("Category", category_name(of_category), "text", {"category": of_category})
        if of_category
        else None,
        values={name: told(value) for name, value in alert.values.items()},
        worth=None
        if alert.worth is None
        else fact(f"At stake, {of}" if of else "At stake", alert.worth, "currency"),
        doing=None if alert.advice is None else alert.advice.doing,
        doing_form=doing_code(alert),
        reference=fact("Deals with it", reference, "text") if reference else None,
        created_at=alert.created_at,
        news_at=alert.news_at,
        snoozed_until=alert.snoozed_until,
        reason=alert.reason,
        recommended_action=action_of(alert),
    )


def visible(alerts: Iterable[Alert], who: Principal) -> list[Alert]:
    """Return the alerts a person may see, the gravest first."""
    return sorted((one for one in alerts if one.visible_to(who)), key=lambda one: one.urgency)


def ledger_source(stamp: str) -> Source:
    """Return where a count of alerts comes from."""
    return Source(tables={"alerts": stamp})


def found_on(alerts: Iterable[Alert], today: date) -> date:
    """Return the last day of the data that alerts were found in; today, where there are none or no data."""
    return max((one.source.as_of for one in alerts if one.source.as_of is not None), default=today)
