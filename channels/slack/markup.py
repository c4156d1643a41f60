"""Slack's own spelling of text: `&amp;`, `<@U1>`, `<https://…|label>`."""

from __future__ import annotations

import re

_REFERENCE = re.compile(r"<([^<>]+)>")


def escape(text: str) -> str:
    """Return text in which nothing can ping, link or break out: `&`, `<` and `>` escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_length(text: str) -> int:
    """Return how long the text is once escaped."""
    return len(escape(text))


def plain_text(text: str, bot_user_id: str | None = None) -> str:
    """Return what a person typed: the bot's own mention gone, links and names as words."""
    mention = f"@{bot_user_id}" if bot_user_id else None

    def spoken(match: re.Match[str]) -> str:
        target, _, label = match.group(1).partition("|")
        if mention is not None and target == mention:
            return ""
        if target.startswith(("@", "#", "!")):
            return f"{target[0]}{label}" if label else target
        return label or target.removeprefix("mailto:").removeprefix("tel:")

    words = _REFERENCE.sub(spoken, text)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(entity, character)
    return "\n".join(" ".join(line.split()) for line in words.splitlines()).strip()
