"""Tenants, users, and where each user is reached."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, fields, replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from adapters.address import BY_USER_ID, normalise_address
from adapters.database.encoding import decode, encode
from adapters.database.engine import Database
from adapters.database.models import AddressRow, GrantRow, TenantRow, UserRow
from adapters.database.upsert import insert_once
from core.errors import ConflictError, InputError
from core.identity import ChannelAddress, Principal, Role
from core.ports import NewUser
from core.tenant import SETTING_RULES, TenantSettings, checked_setting

_TENANTS = TenantRow.__table__.c
_USERS = UserRow.__table__.c
_GRANTS = GrantRow.__table__.c
_ADDRESSES = AddressRow.__table__.c

# Made once: every turn and every call of a tool asks these.
_SETTINGS = select(_TENANTS.settings).where(_TENANTS.tenant_id == bindparam("tenant_id"))
_REACHED_AT = select(_ADDRESSES.user_id).where(
    _ADDRESSES.channel == bindparam("channel"), _ADDRESSES.address == bindparam("address")
)
_USER = select(
    _USERS.tenant_id, _USERS.user_id, _USERS.name, _USERS.role, _USERS.all_stores, _USERS.all_skus
).where(_USERS.user_id == bindparam("user_id"))
_GRANTED = select(_GRANTS.kind, _GRANTS.value).where(_GRANTS.user_id == bindparam("user_id"))


class SqlDirectory:
    """`core.ports.Directory` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_by_address(self, channel: str, address: str) -> Principal | None:
        """Return who owns the address, or `None` for a stranger.

        On channels that a person signs in to, the address is the user id.
        """
        try:
            normal = normalise_address(channel, address)
            with self._database.read() as session:
                if channel in BY_USER_ID:
                    return _principal(session, normal)
                reached = session.connection().execute(_REACHED_AT, {"channel": channel, "address": normal})
                user_id = reached.scalar_one_or_none()
                return None if user_id is None else _principal(session, user_id)
        except InputError:  # nobody can have been added under such an address
            return None

    def find_user(self, user_id: str) -> Principal | None:
        """Return the user, or `None`."""
        try:
            with self._database.read() as session:
                return _principal(session, user_id)
        except InputError:  # no id can look like that
            return None

    def add_user(self, user: NewUser) -> Principal:
        """Add a user, and the tenant with default settings where it is new.

        Raises:
            ConflictError: the id or an address is taken.
            InputError: an id is empty or has blanks, or an address is malformed.
        """
        _check_id("user id", user.user_id)
        _check_id("tenant id", user.tenant_id)
        addresses = _addresses(user)
        try:
            with self._database.write() as session:
                insert_once(
                    session, TenantRow, TenantRow.tenant_id, tenant_id=user.tenant_id, settings=encode({})
                )
                if session.get(UserRow, user.user_id) is not None:
                    raise ConflictError(f"The user id {user.user_id!r} is taken; choose another.")
                session.execute(insert(UserRow).values(_columns(user)))
                _insert_grants(session, user.user_id, "store", user.store_ids)
                _insert_grants(session, user.user_id, "sku", user.sku_ids)
                for channel, address in addresses:
                    _insert_address(session, user.user_id, channel, address)
        except IntegrityError as error:  # another process added the same at the same moment
            raise ConflictError(f"The user id {user.user_id!r} or an address is taken.") from error
        return Principal(user.tenant_id, user.user_id, user.name, user.role, user.store_ids, user.sku_ids)

    def add_address(self, user_id: str, address: ChannelAddress) -> None:
        """Add where a user is reached; where it is theirs already nothing changes.

        Raises:
            ConflictError: the address is another user's.
            InputError: it cannot be an address of its channel.
        """
        normal = normalise_address(address.channel, address.address)
        owner = self.find_by_address(address.channel, normal)
        if owner is not None and owner.user_id == user_id:
            return
        with self._database.write() as session:
            _insert_address(session, user_id, address.channel, normal)

    def users(self, tenant_id: str | None = None) -> list[NewUser]:
        """List users, by id."""
        query = select(UserRow).order_by(UserRow.user_id)
        if tenant_id is not None:
            query = query.where(UserRow.tenant_id == tenant_id)
        with self._database.read() as session:
            rows = session.scalars(query).all()
            granted, reached = _all_grants(session), _all_addresses(session)
        return [
            NewUser(
                row.user_id,
                row.tenant_id,
                row.name,
                Role(row.role),
                *_scopes(row, granted[row.user_id]),
                tuple(reached[row.user_id]),
            )
            for row in rows
        ]

    def tenant_settings(self, tenant_id: str) -> TenantSettings:
        """Return the tenant's settings, defaults where it set none."""
        with self._database.read_once() as connection:
            return _settings(connection, tenant_id)

    def add_tenant(self, settings: TenantSettings) -> TenantSettings:
        """Add a tenant; one that is there keeps its settings, which are returned."""
        _check_id("tenant id", settings.tenant_id)
        with self._database.write() as session:
            insert_once(
                session,
                TenantRow,
                TenantRow.tenant_id,
                tenant_id=settings.tenant_id,
                settings=_difference(settings),
            )
            return _settings(session.connection(), settings.tenant_id)

    def set_tenant(self, settings: TenantSettings) -> None:
        """Replace a tenant's settings, adding the tenant where it is new."""
        self.add_tenant(settings)
        with self._database.write() as session:
            session.execute(
                update(TenantRow)
                .where(TenantRow.tenant_id == settings.tenant_id)
                .values(settings=_difference(settings))
            )

    def change_setting(self, tenant_id: str, name: str, value: float | None) -> TenantSettings:
        """Set one threshold, or take its default back; return all settings.

        Raises:
            InputError: there is no such threshold, or the value is not allowed.
        """
        if value is None and name in SETTING_RULES:
            wanted = getattr(TenantSettings(tenant_id), name)
        else:
            wanted = checked_setting(name, value or 0)
        with self._database.write() as session:
            row = session.scalars(
                select(TenantRow).where(TenantRow.tenant_id == tenant_id).with_for_update()
            ).one_or_none()
            if row is None:
                raise InputError(f"There is no tenant {tenant_id!r}.", code="unknown_tenant")
            settings = replace(_settings(session.connection(), tenant_id), **{name: wanted})
            row.settings = _difference(settings)
        return settings

    def remove_user(self, user_id: str) -> bool:
        """Remove a user with grants and addresses; return whether there was one."""
        with self._database.write() as session:
            gone = session.execute(
                delete(UserRow).where(UserRow.user_id == user_id).returning(UserRow.user_id)
            )
            return gone.one_or_none() is not None


def _check_id(what: str, value: str) -> None:
    if not value or not value.isprintable() or any(character.isspace() for character in value):
        raise InputError(f"A {what} needs at least one character and no blanks; got {value!r}.")


def _addresses(user: NewUser) -> list[tuple[str, str]]:
    """Return the user's addresses as stored; those that are the user id need no row."""
    found: dict[tuple[str, str], None] = {}
    for given in user.addresses:
        address = normalise_address(given.channel, given.address)
        if given.channel not in BY_USER_ID:
            found[given.channel, address] = None
        elif address != user.user_id:
            raise InputError(f"On {given.channel} a user is reached by the user id, {user.user_id!r}.")
    return list(found)


def _columns(user: NewUser) -> dict[str, Any]:
    return {
        "user_id": user.user_id,
        "tenant_id": user.tenant_id,
        "name": user.name,
        "role": user.role.value,
        "all_stores": user.store_ids is None,
        "all_skus": user.sku_ids is None,
    }


def _insert_grants(session: Session, user_id: str, kind: str, values: frozenset[str] | None) -> None:
    if values:
        rows = [{"user_id": user_id, "kind": kind, "value": value} for value in sorted(values)]
        session.execute(insert(GrantRow), rows)


def _insert_address(session: Session, user_id: str, channel: str, address: str) -> None:
    inserted = insert_once(
        session, AddressRow, AddressRow.address, channel=channel, address=address, user_id=user_id
    )
    if inserted is None:
        raise ConflictError(f"The {channel} address {address!r} belongs to another user.")


def _scopes(
    row: UserRow | Row[*tuple[Any, ...]], grants: Iterable[tuple[str, str]]
) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """Return the stores and products a user may see; `None`: all."""
    found: dict[str, set[str]] = {"store": set(), "sku": set()}
    for kind, value in grants:
        found[kind].add(value)
    return (
        None if row.all_stores else frozenset(found["store"]),
        None if row.all_skus else frozenset(found["sku"]),
    )


def _all_grants(session: Session) -> dict[str, list[tuple[str, str]]]:
    """Return everybody's grants at once: to ask for each person's would be a query each."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for user_id, kind, value in session.execute(select(GrantRow.user_id, GrantRow.kind, GrantRow.value)):
        found[user_id].append((kind, value))
    return found


def _all_addresses(session: Session) -> dict[str, list[ChannelAddress]]:
    """Return everybody's addresses at once."""
    query = select(AddressRow.user_id, AddressRow.channel, AddressRow.address)
    found: dict[str, list[ChannelAddress]] = defaultdict(list)
    for user_id, channel, address in session.execute(query.order_by(AddressRow.channel, AddressRow.address)):
        found[user_id].append(ChannelAddress(channel, address))
    return found


def _principal(session: Session, user_id: str) -> Principal | None:
    connection, asked = session.connection(), {"user_id": user_id}
    row = connection.execute(_USER, asked).one_or_none()
    if row is None:
        return None
    stores, skus = _scopes(row, ((kind, value) for kind, value in connection.execute(_GRANTED, asked)))
    return Principal(row.tenant_id, row.user_id, row.name, Role(row.role), stores, skus)


def _known_names() -> Iterable[str]:
    return (field.name for field in fields(TenantSettings))


def _difference(settings: TenantSettings) -> str:
    """Keep only what the tenant set itself, so that it follows when a default changes."""
    defaults = asdict(TenantSettings(settings.tenant_id))
    return encode({name: value for name, value in asdict(settings).items() if value != defaults[name]})


def _settings(connection: Connection, tenant_id: str) -> TenantSettings:
    stored = connection.execute(_SETTINGS, {"tenant_id": tenant_id}).scalar_one_or_none()
    own: dict[str, Any] = decode(stored) if stored else {}
    known: dict[str, Any] = {
        name: tuple(own[name]) if isinstance(own[name], list) else own[name]
        for name in _known_names()
        if name in own and name != "tenant_id"
    }
    return TenantSettings(tenant_id, **known)
