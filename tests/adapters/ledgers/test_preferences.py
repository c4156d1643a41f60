"""Preferences: defaults where nothing was said, and only what was said is kept."""

from __future__ import annotations

from datetime import time

import pytest

from adapters.database import Database
from adapters.directory import SqlDirectory
from adapters.ledgers import SqlPreferenceLedger
from core.errors import InputError
from core.identity import Role
from core.ports import NewUser
from core.preference import Preferences


@pytest.fixture
def ledger(database: Database) -> SqlPreferenceLedger:
    SqlDirectory(database).add_user(NewUser("asha", "demo", "Asha", Role.SELLER))
    return SqlPreferenceLedger(database)


def test_who_said_nothing_has_the_defaults(ledger: SqlPreferenceLedger) -> None:
    assert ledger.of("asha") == Preferences("asha")
    assert ledger.of("nobody") == Preferences("nobody")


def test_what_was_said_is_kept_and_the_rest_left(ledger: SqlPreferenceLedger) -> None:
    ledger.change("asha", language="hi", brief_at=None)
    changed = ledger.change("asha", quiet_from=time(22, 15), stopped=frozenset({"whatsapp"}))
    assert changed == ledger.of("asha")
    assert changed == Preferences(
        "asha", language="hi", brief_at=None, quiet_from=time(22, 15), stopped=frozenset({"whatsapp"})
    )


@pytest.mark.parametrize(
    ("user_id", "changes", "says"),
    [
        ("nobody", {"language": "hi"}, "no user 'nobody'"),
        ("asha", {"colour": "red"}, "no preference 'colour'"),
        ("asha", {"alerts_per_day": "many"}, "alerts_per_day can't be 'many'"),
    ],
)
def test_what_cannot_be_wished_is_refused(
    ledger: SqlPreferenceLedger, user_id: str, changes: dict[str, object], says: str
) -> None:
    with pytest.raises(InputError, match=says):
        ledger.change(user_id, **changes)
    assert ledger.of("asha") == Preferences("asha")
