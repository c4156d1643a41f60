"""What the web door must know; filled by the composition root."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WebSettings:
    """How people sign in and what the page offers.

    `demo_users` are the user ids the page may offer without a token. They are offered only
    while the server is `bound_to_loopback`, and then only to a browser on the same machine.
    `questions` are suggested where a conversation begins.
    """

    public_url: str | None = None
    bound_to_loopback: bool = False
    demo_users: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    session_s: int = 12 * 3600
