"""An alert in one plain English sentence: for a table, an export and the API; chat says its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from core.alert import AlertValue, Finding
from engines.alerting.document import MATTER
from language.format import format_value
from language.locales import sentence
from tools.alert_form import doing_code, said_values
from tools.naming import category_name

if TYPE_CHECKING:
    from tools.naming import Names


def reason_of(found: Finding, names: Names) -> str:
    """Return why a finding was made."""
    about = {"product": names.product(found.sku_id) if found.sku_id else "", "store": _store(found, names)}
    said = sentence(f"alert_{found.form}", "en", **about, **_told(found, f"alert_{found.form}"))
    return _plain(said)


def action_of(found: Finding) -> str:
    """Return what is advised, empty where nothing is."""
    code = doing_code(found)
    return _plain(sentence(code, "en", **_told(found, code))) if code else ""


def _told(found: Finding, code: str) -> dict[str, str | int]:
    told: dict[str, str | int] = {
        name: _formatted(found.values[name], found) for name in said_values(code) if name in found.values
    }
    if "matter" in said_values(code):
        told["matter"] = _formatted(found.values[f"{MATTER}en"], found)
    if "category" in said_values(code):
        told["category"] = category_name(found.topic)
    if "problems" in found.values:
        told["n"] = int(str(found.values["problems"].value))  # a number: it chooses the plural
    return told


def _formatted(value: AlertValue, found: Finding) -> str:
    if isinstance(value.value, date):
        return value.value.isoformat()
    return format_value(value.value, value.unit, currency=found.source.currency)


def _store(found: Finding, names: Names) -> str:
    return names.store(found.store_id) if found.store_id else ""


def _plain(said: str) -> str:
    return said.replace("*", "").strip()
