"""Where what people attach in Slack is fetched: from Slack, with the workspace's own bot token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from channels.media import HttpMedia, origin_of
from channels.slack.inbound import ASK_FOR_FILE
from channels.slack.settings import SlackSettings
from channels.slack.tokens import BotTokens
from core.errors import ExternalError, InputError

FILES = "https://files.slack.com"
_TEAM = re.compile(r"^/files-[a-z]+/(?P<team>[TE][A-Z0-9]+)-")
_GONE = frozenset({"file_not_found", "file_deleted", "not_visible", "access_denied", "missing_scope"})


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
        if url.startswith(ASK_FOR_FILE):
            team, _, file_id = url.removeprefix(ASK_FOR_FILE).partition(":")
            return self._of(team).fetch(self._address(team, file_id))
        return self.source(url).fetch(url)

    def source(self, url: str) -> HttpMedia:
        """Return who fetches a file of the address's workspace."""
        found = _TEAM.match(urlsplit(url).path)
        return self._of(found["team"] if found else "")

    def _address(self, team: str, file_id: str) -> str:
        """Ask Slack where a file lies of which the event said only the id.

        Raises:
            InputError: it is gone, or not to be seen by this app.
            ExternalError: Slack did not answer, or refused for now.
        """
        told: dict[str, Any]
        try:
            told = httpx.post(
                f"{self.settings.base_url}files.info",
                data={"file": file_id},
                headers={"Authorization": f"Bearer {self.tokens.of(team)}"},
                timeout=self.settings.timeout_s,
                trust_env=False,
            ).json()
        except (httpx.HTTPError, ValueError) as error:
            raise ExternalError(
                f"Slack did not answer files.info ({type(error).__name__}).", code="media_unreachable"
            ) from error
        file = told.get("file") or {}
        address = file.get("url_private_download") or file.get("url_private")
        if told.get("ok") and address:
            return str(address)
        if told.get("ok") or told.get("error") in _GONE:
            raise InputError("The file may not be read by this app, or is gone.", code="media_gone")
        raise ExternalError(f"Slack refused files.info: {told.get('error')}.", code="media_unreachable")

    def _of(self, team: str) -> HttpMedia:
        token = self.tokens.of(team)
        return HttpMedia(
            origins=frozenset({FILES, origin_of(self.settings.base_url)}),
            headers={"Authorization": f"Bearer {token}"},
            largest=self.largest,
            timeout_s=self.settings.timeout_s,
            html_means_refused=True,
        )
