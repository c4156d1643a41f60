"""Which chat model plans and writes: the offline planner, Bedrock, or an OpenAI-compatible endpoint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from agent.remote.model import RemoteModel
from agent.remote.settings import ModelSettings
from core.errors import InputError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel


def offline_model(embed: Callable[[str], Any] | None = None) -> BaseChatModel:
    """Return the offline planner; `embed` turns a text into its vector, for where it is in doubt."""
    from agent.planner.model import OfflinePlanner  # noqa: PLC0415 - built only where an agent runs

    return OfflinePlanner(embed=embed)


def remote_model(settings: ModelSettings) -> RemoteModel | None:
    """Return the configured remote model; `None` where the offline planner does all.

    Raises:
        InputError: an unknown choice, or a model without an id or an address.
    """
    if settings.choice == "offline":
        return None
    if settings.choice == "bedrock":
        return _bedrock(settings)
    if settings.choice == "openai":
        return _openai(settings)
    raise InputError(f"Unknown chat model {settings.choice!r}; use offline, bedrock or openai.")


def _bedrock(settings: ModelSettings) -> RemoteModel:
    from agent.remote.bedrock import CACHE_POINT, bedrock_chat, caches_prompts  # noqa: PLC0415 - if chosen

    if not settings.model_id:
        raise InputError("BEDROCK_MODEL_ID is empty; name the model to use.")
    return RemoteModel(
        name="bedrock",
        chat=bedrock_chat(settings),
        streaming=settings.streaming,
        blocking=True,
        model_id=settings.model_id,
        cache_point=CACHE_POINT if caches_prompts(settings) else None,
    )


def _openai(settings: ModelSettings) -> RemoteModel:
    from pydantic import SecretStr  # noqa: PLC0415 - if chosen

    from agent.remote.openai_chat import OpenAIChat  # noqa: PLC0415 - if chosen

    if not settings.model_id:
        raise InputError("OPENAI_MODEL_ID is empty; name the model to use.")
    if not settings.endpoint_url:
        raise InputError("OPENAI_BASE_URL is empty; give the address that ends before /chat/completions.")
    chat = OpenAIChat(
        base_url=settings.endpoint_url,
        model=settings.model_id,
        api_key=SecretStr(settings.api_key),
        timeout_s=settings.timeout_s,
        max_tokens=settings.max_tokens,
    )
    return RemoteModel(
        name="openai",
        chat=chat,
        streaming=settings.streaming,
        model_id=settings.model_id,
        close=chat.aclose,
    )
