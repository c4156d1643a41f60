"""Copies of the demo shop, on the morning after its last day: no question leaves a trace, no case ages."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from app.bootstrap import Home
from app.settings import Settings
from core.clock import FixedClock
from core.errors import DataError, InputError

MORNING = time(5, tzinfo=UTC)
"""Half past ten in the shop."""
_LEFT_BEHIND = shutil.ignore_patterns("conversations.db*")
"""What was said before belongs to nobody here."""
_CHANGED_BY_TURNS = ("app.db", "inbox.db")
"""All that a turn writes, but for new files: tables of facts come from imports and nightly runs."""


@dataclass(frozen=True)
class Original:
    """A closed home with a shop, and the moment its copies are asked at."""

    settings: Settings
    asked_at: datetime


def original_of(settings: Settings) -> Original:
    """Return the home of these settings, as copies are made of it.

    Raises:
        DataError: it has no sales.
        InputError: a part of the home lies in another database, which no copy of files holds.
    """
    if settings.database_url:
        raise InputError("This asks a copy of a home's files. Leave SMARTRETAIL_DATABASE_URL out.")
    home = Home(settings)
    try:
        newest = home.lake.freshness(home.owner().tenant_id).sales
    finally:
        home.close()
    if newest is None:
        raise DataError("The shop has no sales. Build the demo shop: smartretail demo --build-only")
    return Original(settings, datetime.combine(newest + timedelta(days=1), MORNING))


@contextmanager
def copied_shop(original: Original) -> Generator[Home]:
    """Open a copy of the shop for as long as the block lasts."""
    with tempfile.TemporaryDirectory(prefix="smartretail-eval-") as folder:
        copy = Path(folder) / "home"
        shutil.copytree(original.settings.home, copy, ignore=_LEFT_BEHIND)
        home = Home(original.settings.model_copy(update={"home": copy}), FixedClock(original.asked_at))
        try:
            yield home
        finally:
            home.close()


@contextmanager
def as_it_was(home: Path) -> Generator[Callable[[], None]]:
    """Remember what an open home's databases hold; what is given puts it back, the home staying open.

    To the home's own connections it is as if another process had made the change.
    """
    with tempfile.TemporaryDirectory(prefix="smartretail-kept-") as folder:
        kept = {home / name: Path(folder) / name for name in _CHANGED_BY_TURNS if (home / name).exists()}
        for live, copy in kept.items():
            _copy(live, copy)

        def put_back() -> None:
            for live, copy in kept.items():
                _copy(copy, live)

        yield put_back


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
