"""What the Slack door must know; filled by the composition root."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.errors import InputError


@dataclass(frozen=True)
class SlackSettings:
    """A Slack app's secrets and where its Web API is; `base_url` ends in `/api/`."""

    signing_secret: str = field(repr=False)
    bot_token: str = field(repr=False)
    base_url: str = "https://slack.com/api/"
    timeout_s: int = 15

    def __post_init__(self) -> None:
        if not self.signing_secret.strip() or not self.bot_token.strip():
            raise InputError("Slack needs the signing secret and the bot token; set both or neither.")
