"""Looks at this machine and this home, and says what is wrong and what to do about it."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass

from app.bootstrap import Home, open_home
from core.errors import DataError, ExternalError, SmartRetailError
from core.tenant import DEFAULT_TENANT

_ENOUGH_DISK = 1024**3


@dataclass(frozen=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    detail: str


def examine() -> list[Finding]:
    """Look at everything; a broken thing is a finding, never an exception."""
    with open_home() as home:
        checks: tuple[tuple[str, Callable[[Home], str]], ...] = (
            ("Python", _python),
            ("home", _home),
            ("database", _database),
            ("audit log", _audit),
            ("lake", _lake),
            ("forecasts", _forecasts),
            ("chat model", _model),
            ("WhatsApp", lambda home: _channel(home.whatsapp is not None, "SMARTRETAIL_TWILIO_ACCOUNT_SID")),
            ("Slack", lambda home: _channel(home.slack is not None, "SMARTRETAIL_SLACK_SIGNING_SECRET")),
        )
        return [_look(name, check, home) for name, check in checks]


def _look(name: str, check: Callable[[Home], str], home: Home) -> Finding:
    try:
        return Finding(name, True, check(home))
    except SmartRetailError as error:
        return Finding(name, False, error.message)
    except OSError as error:
        return Finding(name, False, str(error))


def _python(home: Home) -> str:
    return sys.version.split()[0]


def _home(home: Home) -> str:
    home.path.mkdir(parents=True, exist_ok=True)
    probe = home.path / ".doctor"
    probe.write_bytes(b"")
    probe.unlink()
    free = shutil.disk_usage(home.path).free
    if free < _ENOUGH_DISK:
        raise ExternalError(f"{home.path} has {free / 1024**2:.0f} MB left; free some space.")
    return f"{home.path}, {free / 1024**3:.0f} GB free"


def _database(home: Home) -> str:
    return f"{home.database.kind}, {len(home.directory.users())} users"


def _audit(home: Home) -> str:
    return f"{home.audit.verify():,} records, chain whole"


def _lake(home: Home) -> str:
    fresh = home.lake.freshness(DEFAULT_TENANT)
    if fresh.sales is None:
        return "empty: ingest a sales file, or build the demo"
    return f"sales up to {fresh.sales}, stock {fresh.inventory or 'unknown'}"


def _forecasts(home: Home) -> str:
    from tools.forecast_model import why_no_trees  # noqa: PLC0415 - heavy

    unable = why_no_trees()
    if unable:
        raise DataError(f"simple models serve: {unable}")
    serving = next((one for one in home.models.versions(home.owner()) if one.serving), None)
    return "no model trained yet: run nightly" if serving is None else f"model {serving.version} serves"


def _model(home: Home) -> str:
    if home.settings.model == "offline":
        return "offline planner"
    if not home.settings.bedrock_model_id:
        raise DataError("SMARTRETAIL_MODEL is bedrock but SMARTRETAIL_BEDROCK_MODEL_ID is not set.")
    return f"bedrock {home.settings.bedrock_model_id}; the offline planner stands in when it fails"


def _channel(configured: bool, setting: str) -> str:
    return "configured" if configured else f"off (set {setting} to use it)"
