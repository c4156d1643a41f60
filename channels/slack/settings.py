"""What the Slack door must know; filled by the composition root."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.errors import InputError


@dataclass(frozen=True)
class SlackSettings:
    """A Slack app's secrets and where its Web API is; `base_url` ends in `/api/`.

    `bot_token` serves the one workspace the app was installed in by hand; with `client_id` and
    `client_secret` other workspaces install it themselves. `app_token` turns on Socket Mode, which
    needs no address that the outside can reach.
    """

    signing_secret: str = field(repr=False)
    bot_token: str = field(default="", repr=False)
    base_url: str = "https://slack.com/api/"
    timeout_s: int = 15
    client_id: str = ""
    client_secret: str = field(default="", repr=False)
    app_token: str = field(default="", repr=False)
    public_url: str | None = None

    def __post_init__(self) -> None:
        if not self.signing_secret.strip():
            raise InputError(
                "Slack needs the signing secret; set SMARTRETAIL_SLACK_SIGNING_SECRET or unset the rest."
            )
        if bool(self.client_id.strip()) != bool(self.client_secret.strip()):
            raise InputError(
                "Slack needs the client id and the client secret; set both or neither: "
                "SMARTRETAIL_SLACK_CLIENT_ID, SMARTRETAIL_SLACK_CLIENT_SECRET."
            )
        if not self.bot_token.strip() and not self.client_id.strip():
            raise InputError(
                "Slack needs the bot token (SMARTRETAIL_SLACK_BOT_TOKEN), or the client id and secret by "
                "which workspaces install the app (SMARTRETAIL_SLACK_CLIENT_ID, …_CLIENT_SECRET)."
            )

    @property
    def installable(self) -> bool:
        """Tell whether workspaces may install the app themselves."""
        return bool(self.client_id)

    @property
    def site(self) -> str:
        """Return where people agree to an installation: the Web API's own host."""
        return self.base_url.removesuffix("/").removesuffix("/api")
