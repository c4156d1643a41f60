"""Which chat model plans and writes: the offline planner, Bedrock, or an OpenAI-compatible endpoint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from agent.remote.model import RemoteModel
from core.errors import InputError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

ModelChoice = Literal["offline", "bedrock", "openai"]
PromptCaching = Literal["auto", "on", "off"]


@dataclass(frozen=True)
class ModelSettings:
    """The choice of a chat model; `None` leaves a matter to the AWS environment.

    `model_id` and `endpoint_url` are the chosen provider's own. `timeout_s` bounds one call; a call
    that fails is not tried again, because the offline planner answers at once. `credentials` and the
    guardrail are Bedrock's, `api_key` the OpenAI-compatible endpoint's.
    """

    choice: ModelChoice = "offline"
    model_id: str = "anthropic.claude-3-5-sonnet-20240620-v1:0"
    endpoint_url: str | None = None
    region: str | None = None
    timeout_s: float = 20.0
    streaming: bool = False
    max_tokens: int = 1_024
    guardrail_id: str = ""
    guardrail_version: str = "DRAFT"
    prompt_caching: PromptCaching = "auto"
    credentials: tuple[str, str] | None = field(default=None, repr=False)
    api_key: str = field(default="", repr=False)


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
