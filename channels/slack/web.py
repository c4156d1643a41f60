"""What the door itself asks of Slack while a person waits: views, prompts, status.

Nothing here is a reply: those leave by the durable delivery. What fails here is seen again
when the person looks again.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from channels.slack.refusal import refused, unanswered
from core.errors import ExternalError

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from channels.slack.settings import SlackSettings
    from channels.slack.tokens import BotTokens

LONGEST_PAUSE_S = 10
"""A longer one nobody who looks at a form waits for."""

_SILENT = logging.getLogger("smartretail.slack.web")
_SILENT.disabled = True  # slack_sdk logs request bodies at debug and URLs on failure


class SlackWeb:
    """Calls Slack's Web API with the workspace's own token."""

    def __init__(self, settings: SlackSettings, tokens: BotTokens) -> None:
        self._settings = settings
        self._tokens = tokens

    @cached_property
    def _client(self) -> AsyncWebClient:
        from slack_sdk.web.async_client import AsyncWebClient  # noqa: PLC0415  # slow to import

        return AsyncWebClient(
            base_url=self._settings.base_url,
            timeout=self._settings.timeout_s,
            logger=_SILENT,
            retry_handlers=[],
        )

    async def call(self, method: str, team: str, **arguments: Any) -> Mapping[str, Any]:
        """Call a method in a workspace.

        Raises:
            ExternalError: Slack refused, did not answer, or the workspace has no token.
        """
        return await self.call_with(await asyncio.to_thread(self._tokens.of, team), method, arguments)

    async def call_with(
        self, token: str, method: str, arguments: Mapping[str, Any], *, form: bool = False
    ) -> Mapping[str, Any]:
        """Call a method with a token of one's own, as JSON or as a form; `""` sends none.

        Where Slack asks for a short pause (`Retry-After`), the call is made once more after it.

        Raises:
            ExternalError: Slack refused or did not answer.
        """
        sent: dict[str, Any] = {"data" if form else "json": dict(arguments)}
        try:
            return await self._asked(method, token, sent)
        except ExternalError as error:
            wait = error.details.get("retry_after_s")
            if not isinstance(wait, int) or wait > LONGEST_PAUSE_S:
                raise
        await asyncio.sleep(wait)
        return await self._asked(method, token, sent)

    async def _asked(self, method: str, token: str, sent: Mapping[str, Any]) -> Mapping[str, Any]:
        import aiohttp  # noqa: PLC0415 - with the client
        from slack_sdk.errors import SlackApiError, SlackClientError  # noqa: PLC0415 - slow to import

        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            response = await self._client.api_call(method, headers=headers, **sent)
        except SlackApiError as error:
            raise refused(method, error.response) from error
        except (SlackClientError, aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
            raise unanswered(method, error) from error
        return response.data if isinstance(response.data, dict) else {}
