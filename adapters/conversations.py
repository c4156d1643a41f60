"""Threads, whose they are, and what was said in them."""

from __future__ import annotations

import json
import re
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select
from sqlalchemy.orm import Session

from adapters.database.encoding import decode, encode
from adapters.database.engine import Database
from adapters.database.models import ChatLogRow, ConversationRow
from adapters.database.upsert import insert_once
from core.clock import Clock, SystemClock
from core.errors import ScopeError
from core.identity import Principal
from core.message import InboundMessage, Reply

_CONVERSATIONS = ConversationRow.__table__.c
_LOGS = ChatLogRow.__table__.c
_OWNER = select(_CONVERSATIONS.tenant_id, _CONVERSATIONS.user_id).where(
    _CONVERSATIONS.conversation_id == bindparam("conversation_id")
)
_LOGGED = select(_LOGS.reply_json).where(
    _LOGS.channel == bindparam("channel"),
    _LOGS.message_id == bindparam("message_id"),
    _LOGS.role == "assistant",
)
"""Made once: every turn asks them."""
_APPROVAL_ID = re.compile(r"AP_[0-9a-f]{1,32}")


class SqlConversations:
    """`core.ports.Conversations` in the app database: the seed's `chat_logs`, and owners.

    The first to speak in a conversation owns it. To anyone else it looks the same as one
    that never was.
    """

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()

    def claim(self, conversation_id: str, principal: Principal) -> None:
        """Make the conversation the caller's, or check that it is; `ScopeError` if not."""
        with self._database.read_once() as connection:  # nearly always it is known: no write lock then
            known = _is_owner(connection, conversation_id, principal)
        if known is None:
            with self._database.write() as session:
                self._claim(session, conversation_id, principal)
        elif not known:
            raise _not_yours()

    def log(self, message: InboundMessage, reply: Reply, principal: Principal) -> None:
        """Record one exchange; recording it again changes nothing."""
        owner = {"tenant_id": principal.tenant_id, "user_id": principal.user_id}
        key = {"channel": message.channel, "message_id": message.message_id}
        conversation_id = reply.conversation_id
        with self._database.write() as session:
            self._claim(session, conversation_id, principal)
            asked = insert_once(
                session,
                ChatLogRow,
                ChatLogRow.sequence,
                conversation_id=conversation_id,
                **owner,
                **key,
                ts=message.received_at,
                role="user",
                message=message.text,
                citations_json="[]",
            )
            if asked is None:
                return
            insert_once(
                session,
                ChatLogRow,
                ChatLogRow.sequence,
                conversation_id=conversation_id,
                **owner,
                **key,
                ts=self._clock.now(),
                role="assistant",
                message=reply.answer,
                citations_json=json.dumps([citation.model_dump(mode="json") for citation in reply.citations]),
                reply_json=encode(reply.model_dump()),
            )

    def history(self, conversation_id: str, principal: Principal) -> list[dict[str, Any]]:
        """Return what was said, oldest first; `ScopeError` where it is not the caller's.

        One mapping per speaker: the seed's `chat_logs` columns with `citations` as a list,
        `channel`, `message_id`, and for the assistant the whole `reply`.
        """
        query = (
            select(ChatLogRow)
            .where(ChatLogRow.conversation_id == conversation_id)
            .order_by(ChatLogRow.sequence)
        )
        with self._database.read() as session:
            if not _is_owner(session.connection(), conversation_id, principal):
                raise _not_yours()
            return [_spoken(row) for row in session.scalars(query)]

    def reply_of(self, channel: str, message_id: str) -> Reply | None:
        """Return the logged reply to a message, or `None`; the caller has checked who asks."""
        asked = {"channel": channel, "message_id": message_id}
        with self._database.read_once() as connection:
            found = connection.execute(_LOGGED, asked).scalar_one_or_none()
        return None if found is None else Reply.model_validate(decode(found))

    def confirmation(self, approval_id: str, principal: Principal) -> Reply | None:
        """Return the reply of the caller's that asked for this yes, or `None`."""
        if not _APPROVAL_ID.fullmatch(approval_id):
            return None
        query = select(ChatLogRow.reply_json).where(
            ChatLogRow.tenant_id == principal.tenant_id,
            ChatLogRow.user_id == principal.user_id,
            ChatLogRow.role == "assistant",
            ChatLogRow.reply_json.contains(f'"approval_id":"{approval_id}"', autoescape=True),
        )
        with self._database.read() as session:
            found = session.scalars(query.limit(1)).one_or_none()
        return None if found is None else Reply.model_validate(decode(found))

    def last_channel(self, principal: Principal) -> str | None:
        """Return the channel the person was last answered on; `None` where there was no answer yet."""
        with self._database.read_once() as connection:
            return connection.execute(_LAST_CHANNEL, _whose(principal)).scalar_one_or_none()

    def last_language(self, principal: Principal) -> str | None:
        """Return the language the person was last answered in; `None` where there was no answer yet."""
        with self._database.read_once() as connection:
            found = connection.execute(_LAST_REPLY, _whose(principal)).scalar_one_or_none()
        return None if found is None else str(json.loads(found)["language"])  # plain: no need to decode all

    def _claim(self, session: Session, conversation_id: str, principal: Principal) -> None:
        """Make it the caller's where it is nobody's, within a write; `ScopeError` where it is another's."""
        known = _is_owner(session.connection(), conversation_id, principal)
        if known is None:
            began = insert_once(
                session,
                ConversationRow,
                ConversationRow.conversation_id,
                conversation_id=conversation_id,
                tenant_id=principal.tenant_id,
                user_id=principal.user_id,
                started_at=self._clock.now(),
            )
            if began is None:  # somebody else was quicker
                known = _is_owner(session.connection(), conversation_id, principal)
        if known is False:
            raise _not_yours()


def _last(column: ColumnElement[Any]) -> Select[Any]:
    """Return the query for a column of the last thing a person was answered."""
    return (
        select(column)
        .where(
            _LOGS.tenant_id == bindparam("tenant_id"),
            _LOGS.user_id == bindparam("user_id"),
            _LOGS.role == "assistant",
        )
        .order_by(_LOGS.sequence.desc())
        .limit(1)
    )


_LAST_CHANNEL, _LAST_REPLY = _last(_LOGS.channel), _last(_LOGS.reply_json)


def _whose(principal: Principal) -> dict[str, str]:
    return {"tenant_id": principal.tenant_id, "user_id": principal.user_id}


def _is_owner(connection: Connection, conversation_id: str, principal: Principal) -> bool | None:
    asked = {"conversation_id": conversation_id}
    owner = connection.execute(_OWNER, asked).one_or_none()
    return None if owner is None else tuple(owner) == (principal.tenant_id, principal.user_id)


def _not_yours() -> ScopeError:
    return ScopeError("There is no such conversation on your account.")


def _spoken(row: ChatLogRow) -> dict[str, Any]:
    said: dict[str, Any] = {
        "conversation_id": row.conversation_id,
        "tenant_id": row.tenant_id,
        "user_id": row.user_id,
        "ts": row.ts,
        "role": row.role,
        "message": row.message,
        "citations": json.loads(row.citations_json),
        "channel": row.channel,
        "message_id": row.message_id,
    }
    if row.reply_json is not None:
        said["reply"] = Reply.model_validate(decode(row.reply_json))
    return said
