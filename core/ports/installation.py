"""Workspaces that installed the Slack app themselves, and the token each of them gave."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Installation:
    """One workspace's consent: its bot token (secret), the bot's user, what it may do, who said so."""

    team_id: str
    team_name: str
    bot_token: str = field(repr=False)
    bot_user_id: str
    scopes: tuple[str, ...]
    installed_by: str
    installed_at: datetime


class InstallationLedger(Protocol):
    """Installations by workspace; the token is encrypted where it is kept."""

    def keep(self, installation: Installation) -> None:
        """Keep an installation; one of the same workspace is replaced."""
        ...

    def of(self, team_id: str) -> Installation | None:
        """Return a workspace's installation, or `None`."""
        ...

    def forget(self, team_id: str) -> bool:
        """Remove an installation; tell whether there was one."""
        ...

    def teams(self) -> list[str]:
        """Return the ids of the workspaces that installed the app."""
        ...
