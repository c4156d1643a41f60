"""The app database: reachable, at this version's revision, with people in it and an unbroken log."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.errors import SmartRetailError
from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home


def revision(home: Home) -> Iterator[Finding]:
    """Look whether the tables are at this version's revision; opening brings older ones up."""
    from adapters.database.migrate import HEAD, current_revision  # noqa: PLC0415 - with the database

    found = current_revision(home.database)
    detail = f"{home.database.kind}, revision {found}"
    remedy = "" if found == HEAD else f"This version needs revision {HEAD}: run it once with write access."
    yield Finding("database", found == HEAD, detail, remedy)


def people(home: Home) -> Iterator[Finding]:
    """Look who is known, and whether anybody can be written to."""
    users = home.directory.users()
    linked = sum(bool(user.addresses) for user in users)
    yield Finding("people", True, f"{len(users)} users, {linked} with WhatsApp or Slack")


def audit(home: Home) -> Iterator[Finding]:
    """Look whether the audit log is whole."""
    try:
        yield Finding("audit log", True, f"{home.audit.verify():,} records, chain whole")
    except SmartRetailError as error:
        remedy = "Somebody changed records by hand: restore the database from a backup and compare."
        yield Finding("audit log", False, error.message, remedy)
