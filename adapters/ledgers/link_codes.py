"""Codes that link an address to a person: used once, for a while, and never kept themselves."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, insert, select, update

from adapters.address import normalise_address
from adapters.database.engine import Database
from adapters.database.models import AddressRow, LinkAttemptRow, LinkCodeRow
from adapters.database.upsert import insert_once
from core.errors import ConflictError


class SqlLinkCodes:
    """`core.ports.LinkCodes` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(self, user_id: str, code_hash: str, at: datetime, expires_at: datetime) -> None:
        """Keep a new code of the person's; an earlier one that was not used is no good any more."""
        with self._database.write() as session:
            session.execute(
                delete(LinkCodeRow).where(LinkCodeRow.user_id == user_id, LinkCodeRow.used_at.is_(None))
            )
            session.execute(
                insert(LinkCodeRow).values(
                    code_hash=code_hash, user_id=user_id, issued_at=at, expires_at=expires_at
                )
            )

    def redeem(self, code_hash: str, channel: str, address: str, at: datetime) -> str | None:
        """Use a code up and give its person the address; `None` where it is no good.

        Both happen or neither. Of two who send the same code only one gets the person.

        Raises:
            ConflictError: the address belongs to somebody.
        """
        with self._database.write() as session:
            user_id = session.execute(
                update(LinkCodeRow)
                .where(
                    LinkCodeRow.code_hash == code_hash,
                    LinkCodeRow.used_at.is_(None),
                    LinkCodeRow.expires_at > at,
                )
                .values(used_at=at)
                .returning(LinkCodeRow.user_id)
            ).scalar_one_or_none()
            if user_id is None:
                return None
            added = insert_once(
                session,
                AddressRow,
                AddressRow.address,
                channel=channel,
                address=normalise_address(channel, address),
                user_id=user_id,
            )
            if added is None:
                raise ConflictError(f"The {channel} address is another's.", code="address_taken")
            return user_id

    def used_by(self, code_hash: str) -> str | None:
        """Return whose a code was that is used up; `None` for any other."""
        query = select(LinkCodeRow.user_id).where(
            LinkCodeRow.code_hash == code_hash, LinkCodeRow.used_at.is_not(None)
        )
        with self._database.read() as session:
            return session.scalars(query).one_or_none()

    def failed(self, channel: str, address: str, at: datetime) -> None:
        """Note that an address sent a code that was no good."""
        with self._database.write() as session:
            session.execute(insert(LinkAttemptRow).values(channel=channel, address=address, at=at))

    def failures(self, channel: str, address: str, since: datetime) -> tuple[int, int]:
        """Return how many wrong codes came since an instant: from the address, and in all."""
        every = select(func.count()).select_from(LinkAttemptRow).where(LinkAttemptRow.at >= since)
        own = every.where(LinkAttemptRow.channel == channel, LinkAttemptRow.address == address)
        with self._database.read() as session:
            return int(session.scalar(own) or 0), int(session.scalar(every) or 0)
