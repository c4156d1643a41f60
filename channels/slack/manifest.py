"""The Slack app as Slack takes it: the manifest, for the address this server is reached at.

One list of scopes, events and commands: the manifest asks for them, the installation asks for
them, and the doctor checks for them.
"""

from __future__ import annotations

from typing import Any

from channels.slack.commands import ASK_ABOUT
from channels.slack.home_view import OPEN_WHAT_IF

PLACEHOLDER = "https://copilot.example.com"
BOT_SCOPES = (
    "app_mentions:read",
    "assistant:write",
    "channels:history",
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "im:history",
    "im:read",
    "im:write",
)
BOT_EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "assistant_thread_context_changed",
    "assistant_thread_started",
    "message.channels",
    "message.groups",
    "message.im",
    "tokens_revoked",
)
COMMANDS = (
    ("/forecast", "How much will sell", "toned milk in Delhi next week"),
    ("/price", "Which price to set", "toned milk 500 ml at Delhi 1"),
    ("/stock", "What will run out, what to order", "dairy in Delhi"),
    ("/ask", "Ask anything about the shop", "revenue last month by city"),
    ("/brief", "What matters today", ""),
)


def manifest(public_url: str | None, *, socket_mode: bool = False) -> dict[str, Any]:
    """Return the app's manifest.

    Args:
        public_url: Where Slack reaches the server; a placeholder stands in for one that is not set.
        socket_mode: Whether events come over a connection that this server opens: then Slack
            needs no address.
    """
    base = f"{(public_url or PLACEHOLDER).rstrip('/')}/channels/slack"
    to_us = {} if socket_mode else {"url": f"{base}/events"}
    request_url = {} if socket_mode else {"request_url": f"{base}/events"}
    options_url = {} if socket_mode else {"message_menu_options_url": f"{base}/events"}
    return {
        "display_information": {
            "name": "SmartRetail",
            "description": "Ask about sales, stock and prices; approve what to do.",
            "background_color": "#1f3b4d",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "assistant_view": {"assistant_description": "Your shop's numbers, with where they come from."},
            "bot_user": {"display_name": "SmartRetail", "always_online": True},
            "shortcuts": [
                {
                    "name": "Ask SmartRetail about this",
                    "type": "message",
                    "callback_id": ASK_ABOUT,
                    "description": "Have the copilot look at a message or its files",
                },
                {
                    "name": "What if a price changes",
                    "type": "global",
                    "callback_id": OPEN_WHAT_IF,
                    "description": "Try a price before setting it",
                },
            ],
            "slash_commands": [
                {
                    "command": name,
                    "description": about,
                    **({"usage_hint": hint} if hint else {}),
                    "should_escape": False,
                    **to_us,
                }
                for name, about, hint in COMMANDS
            ],
        },
        "oauth_config": {
            **({} if socket_mode else {"redirect_urls": [f"{base}/oauth_redirect"]}),
            "scopes": {"bot": list(BOT_SCOPES)},
        },
        "settings": {
            "event_subscriptions": {**request_url, "bot_events": list(BOT_EVENTS)},
            "interactivity": {"is_enabled": True, **request_url, **options_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": socket_mode,
            "token_rotation_enabled": False,
        },
    }
