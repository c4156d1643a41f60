"""Where what people attach in Slack is fetched: from Slack, with the workspace's own bot token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from channels.media import HttpMedia, origin_of
from channels.slack.settings import SlackSettings
from channels.slack.tokens import BotTokens

FILES = "https://files.slack.com"
_TEAM = re.compile(r"^/files-[a-z]+/(?P<team>[TE][A-Z0-9]+)-")


@dataclass(frozen=True)
class SlackMedia:
    """Implements `core.ports.MediaFetcher`; the file's address names its workspace."""

    settings: SlackSettings
    tokens: BotTokens
    largest: int

    def fetch(self, url: str) -> bytes:
        """Return the file; without the scope `files:read` Slack answers with a page.

        Raises:
            InputError: it is too large, gone, or not where Slack keeps its files.
            ExternalError: Slack did not answer, or its workspace has not installed the app.
        """
        return self.source(url).fetch(url)

    def source(self, url: str) -> HttpMedia:
        """Return who fetches a file of the address's workspace."""
        found = _TEAM.match(urlsplit(url).path)
        token = self.tokens.of(found["team"] if found else "")
        return HttpMedia(
            origins=frozenset({FILES, origin_of(self.settings.base_url)}),
            headers={"Authorization": f"Bearer {token}"},
            largest=self.largest,
            timeout_s=self.settings.timeout_s,
            html_means_refused=True,
        )
