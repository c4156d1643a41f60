"""Codes in the database: used once, whoever comes first; wrong ones counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from adapters.database import Database
from adapters.directory import SqlDirectory
from adapters.ledgers import SqlLinkCodes, SqlToldNotices
from core.errors import ConflictError
from core.identity import ChannelAddress, Role
from core.ports import NewUser
from tests.adapters.samples import NOON

LATER = NOON + timedelta(minutes=30)
PHONE = "+919812345678"


@pytest.fixture
def codes(database: Database) -> SqlLinkCodes:
    directory = SqlDirectory(database)
    directory.add_user(NewUser("asha", "demo", "Asha", Role.SELLER))
    directory.add_user(
        NewUser(
            "meena", "demo", "Meena", Role.SELLER, addresses=(ChannelAddress("whatsapp", "+911234567890"),)
        )
    )
    found = SqlLinkCodes(database)
    found.issue("asha", "h1", NOON, LATER)
    return found


def test_a_code_is_used_once(codes: SqlLinkCodes) -> None:
    assert codes.used_by("h1") is None
    assert codes.redeem("h1", "whatsapp", PHONE, NOON) == "asha"
    assert codes.used_by("h1") == "asha"
    assert codes.redeem("h1", "slack", "T1:U1", NOON) is None
    assert codes.redeem("h2", "whatsapp", PHONE, NOON) is None


def test_an_address_of_another_leaves_the_code_as_it_was(codes: SqlLinkCodes) -> None:
    with pytest.raises(ConflictError):
        codes.redeem("h1", "whatsapp", "+911234567890", NOON)
    assert codes.redeem("h1", "whatsapp", PHONE, LATER) is None
    assert codes.redeem("h1", "whatsapp", PHONE, NOON) == "asha"


def test_wrong_codes_are_counted_by_address_and_in_all(codes: SqlLinkCodes) -> None:
    for address in (PHONE, PHONE, "+910000000000"):
        codes.failed("whatsapp", address, NOON)
    assert codes.failures("whatsapp", PHONE, NOON) == (2, 3)
    assert codes.failures("whatsapp", PHONE, LATER) == (0, 0)


def test_a_notice_is_told_once(database: Database) -> None:
    told = SqlToldNotices(database)
    told.mark("brief:1", NOON)
    told.mark("brief:1", LATER)
    assert told.among(["brief:1", "brief:2"]) == {"brief:1"}
    assert told.among([]) == frozenset()
