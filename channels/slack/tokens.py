"""Which bot token speaks to which workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import ExternalError

if TYPE_CHECKING:
    from channels.slack.settings import SlackSettings
    from core.ports import InstallationLedger


class BotTokens:
    """A workspace's own installation first, else the token set by hand."""

    def __init__(self, settings: SlackSettings, installations: InstallationLedger | None = None) -> None:
        self._settings = settings
        self._installations = installations

    def of(self, team_id: str) -> str:
        """Return the token.

        Raises:
            ExternalError: the workspace took the app away, or never installed it.
        """
        installation = self._installations.of(team_id) if self._installations and team_id else None
        if installation is not None:
            return installation.bot_token
        if self._settings.bot_token:
            return self._settings.bot_token
        raise ExternalError(
            f"The Slack workspace {team_id!r} has not installed the app; open /channels/slack/install there.",
            code="slack_not_installed",
            retryable=False,
        )
