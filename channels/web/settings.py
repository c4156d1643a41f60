"""What the web door must know; filled by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


def _no_names(_tenant_id: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class WebSettings:
    """How people sign in and what the page offers.

    `demo_users` are the user ids the page may offer without a token. They are offered only
    while the server is `bound_to_loopback`, and then only to a browser on the same machine.
    `questions` are suggested where a conversation begins. `store_names` tells what people call
    a tenant's stores, by id; one it does not know is called by its id.
    """

    public_url: str | None = None
    bound_to_loopback: bool = False
    demo_users: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    store_names: Callable[[str], Mapping[str, str]] = _no_names
    session_s: int = 12 * 3600
