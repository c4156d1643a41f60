"""What Slack's own description of its methods, and its documented limits, hold against a call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.channels.loopback import CONTRACTS, Request, contract, violations
from tests.channels.slack import limits

FORM, JSON = "application/x-www-form-urlencoded", "application/json"
_NAME = "slack_methods"


def faults_of(request: Request) -> list[str]:
    """Return what stands against a call; of a method that is not described, its blocks' limits alone."""
    method = request.path.rsplit("/", 1)[-1]
    sent = request.json if request.json is not None else _of_form(request)
    found = [f"{method}: {fault}" for fault in _limits(sent)]
    if (CONTRACTS / f"{_NAME}.openapi.json").exists():
        described = contract(_NAME)
        if f"/{method}" in described["paths"]:
            kind = JSON if request.json is not None else FORM
            found += [f"{method}: {fault}" for fault in violations(described, f"/{method}", kind, sent)]
    return found


def _limits(sent: Mapping[str, Any]) -> list[str]:
    if "view" in sent:
        return limits.view_breaches(sent["view"])
    return limits.breaches(sent["blocks"]) if isinstance(sent.get("blocks"), list) else []


def _of_form(request: Request) -> dict[str, Any]:
    """Return a form's fields as Slack reads them: numbers and truths are written as words there."""
    fields: dict[str, Any] = {name: values[0] for name, values in request.form.items()}
    for name in {"limit", "length"} & set(fields):
        fields[name] = int(fields[name])
    for name in {"inclusive", "include_all_metadata"} & set(fields):
        fields[name] = fields[name] == "1"
    for name in {"blocks", "view"} & set(fields):
        fields[name] = json.loads(fields[name])
    return fields
