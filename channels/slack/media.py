"""Where what people attach in Slack is fetched: from Slack, with the bot's token."""

from __future__ import annotations

from channels.media import HttpMedia, origin_of
from channels.slack.settings import SlackSettings

FILES = "https://files.slack.com"


def slack_media(settings: SlackSettings, largest: int) -> HttpMedia:
    """Return who fetches; without the scope `files:read` Slack answers with a page."""
    return HttpMedia(
        origins=frozenset({FILES, origin_of(settings.base_url)}),
        headers={"Authorization": f"Bearer {settings.bot_token}"},
        largest=largest,
        timeout_s=settings.timeout_s,
        html_means_refused=True,
    )
