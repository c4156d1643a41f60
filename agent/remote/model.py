"""A configured chat model outside this process."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from agent.remote.breaker import Breaker

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


@dataclass(frozen=True)
class RemoteModel:
    """A chat model, how it is asked, and whether it may be asked now.

    `name` is what the trace calls it, `model_id` the provider's own name of it. One that is
    `blocking` has no asynchronous calls of its own. `cache_point` is what the provider wants behind
    the part of a prompt that it may keep. `close` lets go of its connections. `bound` is the model with
    tools bound, by their names: drawing their schemas takes longer than all else around a call.
    """

    name: str
    chat: BaseChatModel
    streaming: bool = False
    blocking: bool = False
    model_id: str = ""
    cache_point: Mapping[str, Any] | None = None
    breaker: Breaker = field(default_factory=Breaker)
    close: Callable[[], Awaitable[None]] | None = None
    bound: dict[tuple[str, ...], Any] = field(
        default_factory=dict[tuple[str, ...], Any], compare=False, repr=False
    )
