"""What people thought of answers: one verdict a person and answer, beside the chat log."""

from __future__ import annotations

from datetime import datetime
from typing import cast

from sqlalchemy import and_, select, update
from sqlalchemy.orm import aliased

from adapters.database.engine import Database
from adapters.database.models import ChatLogRow, FeedbackRow
from adapters.database.upsert import insert_once
from core.identity import Principal
from core.ports import Feedback, Verdict


class SqlFeedbackLedger:
    """`core.ports.FeedbackLedger` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, channel: str, message_id: str, principal: Principal, verdict: Verdict, at: datetime
    ) -> bool:
        """Keep a verdict on the answer to a message; `False` where the tenant has no such answer."""
        answered = select(ChatLogRow.sequence).where(
            ChatLogRow.channel == channel,
            ChatLogRow.message_id == message_id,
            ChatLogRow.role == "assistant",
            ChatLogRow.tenant_id == principal.tenant_id,
        )
        key = {"channel": channel, "message_id": message_id, "user_id": principal.user_id}
        with self._database.write() as session:
            if session.scalars(answered).one_or_none() is None:
                return False
            kept = insert_once(
                session,
                FeedbackRow,
                FeedbackRow.sequence,
                **key,
                tenant_id=principal.tenant_id,
                verdict=verdict,
                at=at,
            )
            if kept is None:
                session.execute(update(FeedbackRow).filter_by(**key).values(verdict=verdict, at=at))
        return True

    def entries(self, tenant_id: str, *, verdict: Verdict | None = None, limit: int = 100) -> list[Feedback]:
        """List verdicts, newest first."""
        asked, answered = aliased(ChatLogRow), aliased(ChatLogRow)
        query = (
            select(FeedbackRow, asked.message, answered.message)
            .outerjoin(asked, _spoken(asked, "user"))
            .outerjoin(answered, _spoken(answered, "assistant"))
            .where(FeedbackRow.tenant_id == tenant_id)
            .order_by(FeedbackRow.at.desc(), FeedbackRow.sequence.desc())
            .limit(limit)
        )
        if verdict is not None:
            query = query.where(FeedbackRow.verdict == verdict)
        with self._database.read() as session:
            return [
                Feedback(
                    channel=row.channel,
                    message_id=row.message_id,
                    user_id=row.user_id,
                    verdict=cast("Verdict", row.verdict),
                    at=row.at,
                    question=question or "",
                    answer=answer or "",
                )
                for row, question, answer in session.execute(query)
            ]


def _spoken(row: type[ChatLogRow], role: str):
    return and_(
        row.channel == FeedbackRow.channel,
        row.message_id == FeedbackRow.message_id,
        row.role == role,
    )
