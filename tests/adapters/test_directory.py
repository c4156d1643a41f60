from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.database import Database
from adapters.directory import SqlDirectory
from core.errors import ConflictError, InputError
from core.identity import ChannelAddress, Principal, Role
from core.ports import NewUser
from core.tenant import TenantSettings

ASHA = NewUser(
    "asha",
    "demo",
    "Asha",
    Role.SELLER,
    store_ids=frozenset({"DELHI_01", "DELHI_02"}),
    addresses=(ChannelAddress("whatsapp", "whatsapp:+91 98123 45678"), ChannelAddress("web", "asha")),
)
VIKRAM = NewUser("vikram", "demo", "विक्रम", Role.MANAGER, addresses=(ChannelAddress("slack", "t1:u1"),))


@pytest.fixture
def directory(database: Database) -> SqlDirectory:
    return SqlDirectory(database)


def test_a_user_is_found_by_id_and_by_address(directory: SqlDirectory) -> None:
    asha = Principal("demo", "asha", "Asha", Role.SELLER, frozenset({"DELHI_01", "DELHI_02"}), None)
    assert directory.add_user(ASHA) == asha
    assert directory.find_user("asha") == asha
    assert directory.find_by_address("whatsapp", "whatsapp:+919812345678") == asha
    assert directory.find_by_address("web", "asha") == asha
    assert directory.find_by_address("api", "asha") == asha


@pytest.mark.parametrize(
    ("channel", "address"),
    [
        ("whatsapp", "+919999999999"),
        ("whatsapp", "asha"),
        ("whatsapp", ""),
        ("slack", "asha"),
        ("email", "asha"),
        ("web", "nobody"),
        ("web", "a\x00"),
        ("web", "x" * 5_000),
        ("web", "' OR 1=1 --"),
        ("unknown", "asha"),
    ],
)
def test_a_stranger_is_nobody(directory: SqlDirectory, channel: str, address: str) -> None:
    directory.add_user(ASHA)
    assert directory.find_by_address(channel, address) is None


def test_no_stores_is_not_every_store(directory: SqlDirectory) -> None:
    everything = directory.add_user(replace(VIKRAM, user_id="a", addresses=()))
    nothing = directory.add_user(
        replace(VIKRAM, user_id="b", addresses=(), store_ids=frozenset(), sku_ids=frozenset())
    )
    assert (everything.store_ids, everything.sku_ids) == (None, None)
    assert (nothing.store_ids, nothing.sku_ids) == (frozenset(), frozenset())
    assert directory.find_user("a") == everything
    assert directory.find_user("b") == nothing


def test_users_are_listed_by_id_as_they_were_added(directory: SqlDirectory) -> None:
    directory.add_user(VIKRAM)
    directory.add_user(ASHA)
    directory.add_user(NewUser("zoya", "other", "Zoya", Role.ADMIN, sku_ids=frozenset({"A"})))
    asha = replace(ASHA, addresses=(ChannelAddress("whatsapp", "+919812345678"),))
    vikram = replace(VIKRAM, addresses=(ChannelAddress("slack", "T1:U1"),))
    assert directory.users("demo") == [asha, vikram]
    assert [user.user_id for user in directory.users()] == ["asha", "vikram", "zoya"]


@pytest.mark.parametrize(
    "second",
    [
        replace(VIKRAM, user_id="asha"),
        replace(VIKRAM, addresses=(ChannelAddress("whatsapp", "09812345678"),)),
    ],
)
def test_an_id_or_address_that_is_taken_is_refused_and_nothing_is_added(
    directory: SqlDirectory, second: NewUser
) -> None:
    directory.add_user(ASHA)
    with pytest.raises(ConflictError):
        directory.add_user(second)
    assert [user.user_id for user in directory.users()] == ["asha"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(ASHA, user_id=""),
        replace(ASHA, user_id="asha devi"),
        replace(ASHA, user_id="x" * 300),
        replace(ASHA, tenant_id=""),
        replace(ASHA, addresses=(ChannelAddress("slack", "U1"),)),
        replace(ASHA, addresses=(ChannelAddress("web", "vikram"),)),
    ],
)
def test_a_malformed_user_is_refused(directory: SqlDirectory, wrong: NewUser) -> None:
    with pytest.raises(InputError):
        directory.add_user(wrong)
    assert directory.users() == []


def test_a_removed_user_is_a_stranger_and_the_address_is_free(directory: SqlDirectory) -> None:
    directory.add_user(ASHA)
    assert directory.remove_user("asha")
    assert not directory.remove_user("asha")
    assert directory.find_by_address("whatsapp", "+919812345678") is None
    directory.add_user(replace(ASHA, user_id="asha2", addresses=ASHA.addresses[:1]))


def test_a_tenant_that_set_nothing_has_the_defaults(directory: SqlDirectory) -> None:
    assert directory.tenant_settings("demo") == TenantSettings("demo")


def test_adding_a_tenant_again_keeps_what_it_set(directory: SqlDirectory) -> None:
    first = TenantSettings("demo", service_level=0.9, timezone="Asia/Dubai")
    assert directory.add_tenant(first) == first
    assert directory.add_tenant(TenantSettings("demo", service_level=0.99)) == first
    assert directory.tenant_settings("demo") == first


def test_settings_can_be_replaced(directory: SqlDirectory) -> None:
    directory.set_tenant(TenantSettings("demo", min_margin_pct=12.5))
    directory.set_tenant(TenantSettings("demo", max_delta_pct=5.0))
    assert directory.tenant_settings("demo") == TenantSettings("demo", max_delta_pct=5.0)


def test_only_what_the_tenant_set_is_stored_so_that_new_defaults_reach_it(
    directory: SqlDirectory, database: Database
) -> None:
    from adapters.database.models import TenantRow

    directory.add_tenant(TenantSettings("demo", service_level=0.9))
    with database.read() as session:
        row = session.get(TenantRow, "demo")
        assert row is not None
        assert row.settings == '{"service_level":0.9}'


def test_one_threshold_is_changed_and_the_others_stay(directory: SqlDirectory) -> None:
    directory.add_tenant(TenantSettings("demo", order_cost=75.0))
    assert directory.change_setting("demo", "price_limit_pct", 8).price_limit_pct == 8.0
    kept = directory.tenant_settings("demo")
    assert (kept.price_limit_pct, kept.order_cost) == (8.0, 75.0)
    assert directory.change_setting("demo", "order_cost", None).order_cost == 50.0
    assert directory.change_setting("demo", "review_period_days", 10).review_period_days == 10


@pytest.mark.parametrize(
    ("tenant", "name", "value"),
    [
        ("demo", "price_limit_pct", 101.0),
        ("demo", "timezone", 1.0),
        ("demo", "no_such", None),
        ("nobody", "price_limit_pct", 8.0),
    ],
)
def test_a_threshold_that_may_not_be_set_is_refused(
    directory: SqlDirectory, tenant: str, name: str, value: float | None
) -> None:
    directory.add_tenant(TenantSettings("demo"))
    with pytest.raises(InputError):
        directory.change_setting(tenant, name, value)
    assert directory.tenant_settings("demo") == TenantSettings("demo")
