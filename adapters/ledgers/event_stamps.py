"""What tells that documents or imports changed since somebody last looked: one cheap question each."""

from __future__ import annotations

from sqlalchemy import func, select

from adapters.database.engine import Database
from adapters.database.models import DocumentCorrectionRow, DocumentRow, ImportRow

_COMMITTED = '"status":"committed"'
"""Of a report as it is kept: its rows are in force."""


class SqlEventStamps:
    """`core.ports.EventStamps` in the app database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def documents(self, tenant_id: str) -> str:
        """Return a text that is another one once a document was read, judged anew or deleted."""
        judged = (
            select(DocumentRow.validation_status, func.count(), func.max(DocumentRow.sequence))
            .where(DocumentRow.tenant_id == tenant_id)
            .group_by(DocumentRow.validation_status)
        )
        corrected = select(func.count(), func.max(DocumentCorrectionRow.sequence)).where(
            DocumentCorrectionRow.tenant_id == tenant_id
        )
        with self._database.read() as session:
            rows = sorted(map(str, session.execute(judged)))
            if not rows:
                return ""
            return "|".join([*rows, str(session.execute(corrected).one())])

    def imports(self, tenant_id: str) -> str:
        """Return a text that is another one once a file was taken in or out."""
        own = select(func.count(), func.max(ImportRow.sequence)).where(ImportRow.tenant_id == tenant_id)
        with self._database.read() as session:
            received, newest = session.execute(own).one()
            if not received:
                return ""
            in_force = session.execute(own.where(ImportRow.report.contains(_COMMITTED))).one()
            return f"{received}|{newest}|{in_force}"
