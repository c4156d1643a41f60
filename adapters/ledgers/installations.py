"""Workspaces that installed the Slack app; their tokens are sealed."""

from __future__ import annotations

from sqlalchemy import delete, select

from adapters.database.engine import Database
from adapters.database.models import InstallationRow
from adapters.sealing import Seal
from core.ports import Installation


class SqlInstallationLedger:
    """`core.ports.InstallationLedger` in the app database."""

    def __init__(self, database: Database, seal: Seal) -> None:
        self._database = database
        self._seal = seal

    def keep(self, installation: Installation) -> None:
        """Keep an installation; one of the same workspace is replaced."""
        row = InstallationRow(
            team_id=installation.team_id,
            team_name=installation.team_name,
            bot_token=self._seal.seal(installation.bot_token),
            bot_user_id=installation.bot_user_id,
            scopes=",".join(installation.scopes),
            installed_by=installation.installed_by,
            installed_at=installation.installed_at,
        )
        with self._database.write() as session:
            session.merge(row)

    def of(self, team_id: str) -> Installation | None:
        """Return a workspace's installation, or `None`.

        Raises:
            DataError: its token was sealed with another key.
        """
        with self._database.read() as session:
            row = session.get(InstallationRow, team_id)
            if row is None:
                return None
            return Installation(
                team_id=row.team_id,
                team_name=row.team_name,
                bot_token=self._seal.open(row.bot_token),
                bot_user_id=row.bot_user_id,
                scopes=tuple(scope for scope in row.scopes.split(",") if scope),
                installed_by=row.installed_by,
                installed_at=row.installed_at,
            )

    def forget(self, team_id: str) -> bool:
        """Remove an installation; tell whether there was one."""
        gone = delete(InstallationRow).where(InstallationRow.team_id == team_id)
        with self._database.write() as session:
            return session.execute(gone.returning(InstallationRow.team_id)).one_or_none() is not None

    def teams(self) -> list[str]:
        """Return the ids of the workspaces that installed the app."""
        with self._database.read() as session:
            return list(session.scalars(select(InstallationRow.team_id).order_by(InstallationRow.team_id)))
