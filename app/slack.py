"""The wiring of Slack: its settings, the door's ports, the adapter, who fetches files, the checkup."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from channels.slack.settings import SlackSettings

if TYPE_CHECKING:
    from adapters.ledgers import SqlFeedbackLedger, SqlInstallationLedger
    from agent.wording import ToolWording
    from app.bootstrap import Home
    from app.settings import Settings
    from channels.slack.adapter import SlackAdapter
    from channels.slack.door import SlackDoor
    from channels.slack.media import SlackMedia
    from core.finding import Finding
    from core.ports import Inbox


def slack_settings(settings: Settings) -> SlackSettings | None:
    """Return the Slack app, or `None` where none is set."""
    if not settings.slack_signing_secret.get_secret_value():
        return None
    return SlackSettings(
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        bot_token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_base_url,
        client_id=settings.slack_client_id,
        client_secret=settings.slack_client_secret.get_secret_value(),
        app_token=settings.slack_app_token.get_secret_value(),
        public_url=settings.public_url,
    )


class SlackShop:
    """Everything of Slack in one home, built when it is first asked for."""

    def __init__(self, home: Home, settings: SlackSettings) -> None:
        self._home = home
        self.settings = settings

    @cached_property
    def installations(self) -> SqlInstallationLedger:
        """The workspaces that installed the app themselves."""
        from adapters.ledgers import SqlInstallationLedger  # noqa: PLC0415 - if configured
        from adapters.sealing import Seal  # noqa: PLC0415 - if configured

        return SqlInstallationLedger(self._home.database, Seal(self._home.path / "slack.key"))

    @cached_property
    def feedback(self) -> SqlFeedbackLedger:
        """Thumbs on answers."""
        from adapters.ledgers import SqlFeedbackLedger  # noqa: PLC0415 - if configured

        return SqlFeedbackLedger(self._home.database)

    @cached_property
    def wording(self) -> ToolWording:
        """What tools find, in the chat's words."""
        from agent.wording import ToolWording  # noqa: PLC0415 - the door process only

        home = self._home
        return ToolWording(home.catalog, home.lake, home.directory, home.clock)

    def door(self, inbox: Inbox) -> SlackDoor:
        """Return what the door speaks through."""
        from channels.slack.door import SlackDoor  # noqa: PLC0415 - the door process only

        home = self._home
        return SlackDoor(
            settings=self.settings,
            inbox=inbox,
            messages=home.messages,
            conversations=home.conversations,
            directory=home.directory,
            preferences=home.preferences,
            catalog=home.catalog,
            wording=self.wording,
            feedback=self.feedback,
            installations=self.installations,
            links=home.links,
            clock=home.clock,
        )

    def adapter(self) -> SlackAdapter:
        """Return how replies leave."""
        from channels.slack.adapter import SlackAdapter  # noqa: PLC0415 - if configured

        home = self._home
        return SlackAdapter(
            self.settings,
            home.clock,
            home.charts,
            pages=self._page,
            files=home.blobs.open,
            installations=self.installations,
        )

    def _page(self, doc_id: str, page: int) -> bytes:
        """Draw a page for a reply; what deals with documents is opened once one leaves."""
        return self._home.document_shop.service.shown(doc_id, page)

    def checkup(self) -> list[Finding]:
        """Look at tokens, scopes and the request URL."""
        from channels.slack.checkup import checkup  # noqa: PLC0415 - the doctor only

        return checkup(self.settings, self.installations, self._home.clock)

    def media(self, largest: int) -> SlackMedia:
        """Return who fetches what people attach."""
        from channels.slack.media import SlackMedia  # noqa: PLC0415 - if configured
        from channels.slack.tokens import BotTokens  # noqa: PLC0415 - with it

        return SlackMedia(self.settings, BotTokens(self.settings, self.installations), largest)
