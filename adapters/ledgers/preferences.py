"""Preferences: how each person wants to be spoken to."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from pydantic import TypeAdapter, ValidationError
from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from adapters.database.engine import Database
from adapters.database.models import PreferenceRow, UserRow
from adapters.database.upsert import insert_once
from core.errors import InputError
from core.preference import Preferences

_WISHES = TypeAdapter(Preferences)
_NAMES = frozenset(one.name for one in fields(Preferences)) - {"user_id"}
_COLUMNS = PreferenceRow.__table__.c
_WISHED = select(_COLUMNS.wishes).where(_COLUMNS.user_id == bindparam("user_id"))
"""Made once: every turn asks it."""


class SqlPreferenceLedger:
    """`core.ports.PreferenceLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, user_id: str) -> Preferences:
        """Return the person's wishes, defaults where nothing was said."""
        with self._database.read_once() as connection:
            stored = connection.execute(_WISHED, {"user_id": user_id}).scalar_one_or_none()
        return _read(user_id, stored)

    def change(self, user_id: str, **changes: Any) -> Preferences:
        """Change some fields of `Preferences`; return all of them.

        Raises:
            InputError: there is no such user or field, or the value is of the wrong kind.
        """
        unknown = sorted(set(changes) - _NAMES)
        if unknown:
            raise InputError(
                f"There is no preference {unknown[0]!r}. There are: {', '.join(sorted(_NAMES))}."
            )
        with self._database.write() as session:
            if session.get(UserRow, user_id) is None:
                raise InputError(f"There is no user {user_id!r}.", code="unknown_user")
            insert_once(session, PreferenceRow, PreferenceRow.user_id, user_id=user_id, wishes="{}")
            row = _locked(session, user_id)
            wishes = _plain(_read(user_id, row.wishes)) | changes
            try:
                changed = _WISHES.validate_python(wishes)
            except ValidationError as error:
                wrong = error.errors()[0]
                raise InputError(f"{wrong['loc'][0]} can't be {wrong['input']!r}: {wrong['msg']}.") from error
            row.wishes = _differences(changed)
        return changed


def _locked(session: Session, user_id: str) -> PreferenceRow:
    query = select(PreferenceRow).where(PreferenceRow.user_id == user_id)
    return session.scalars(query.with_for_update()).one()


def _read(user_id: str, stored: str | None) -> Preferences:
    own: dict[str, Any] = json.loads(stored) if stored else {}
    known = {name: value for name, value in own.items() if name in _NAMES}
    return _WISHES.validate_python({**known, "user_id": user_id})


def _plain(preferences: Preferences) -> dict[str, Any]:
    return _WISHES.dump_python(preferences, mode="json")


def _differences(preferences: Preferences) -> str:
    """Keep only what the person wished, so that it follows when a default changes."""
    defaults = _plain(Preferences(preferences.user_id))
    own = {name: value for name, value in _plain(preferences).items() if value != defaults[name]}
    return json.dumps(own)
