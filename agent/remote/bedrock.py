"""Amazon Bedrock's Converse API, by LangChain's `ChatBedrockConverse`."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from agent.remote.settings import ModelSettings

CACHE_POINT: Mapping[str, Any] = {"cachePoint": {"type": "default"}}
"""Stands behind what every request begins with; Bedrock keeps what it read before it for minutes."""

_CACHES = re.compile(
    r"amazon\.nova|claude-3-7|claude-3-5-haiku|claude-3-5-sonnet-20241022|claude-(?:opus|sonnet|haiku)-\d"
)
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def bedrock_chat(settings: ModelSettings) -> BaseChatModel:
    """Return the chat model; nothing is asked of Bedrock yet."""
    from botocore.config import Config  # noqa: PLC0415 - 1.3 s together; only for a remote model
    from langchain_aws import ChatBedrockConverse  # noqa: PLC0415
    from pydantic import SecretStr  # noqa: PLC0415

    key, secret = _credentials(settings) or (None, None)
    return ChatBedrockConverse(
        model=settings.model_id,
        provider=_provider(settings.model_id),
        region_name=settings.region or os.environ.get("AWS_REGION") or _default_region(settings),
        base_url=settings.endpoint_url,
        aws_access_key_id=SecretStr(key) if key else None,
        aws_secret_access_key=SecretStr(secret) if secret else None,
        temperature=0,
        max_tokens=settings.max_tokens,
        disable_streaming=not settings.streaming,
        guardrails=_guardrail(settings),
        config=Config(
            connect_timeout=min(5.0, settings.timeout_s),
            read_timeout=settings.timeout_s,
            retries={"total_max_attempts": 1, "mode": "standard"},
        ),
    )


def caches_prompts(settings: ModelSettings) -> bool:
    """Tell whether a cache point may be sent: as set, else where the model is known to take one."""
    if settings.prompt_caching != "auto":
        return settings.prompt_caching == "on"
    return bool(_CACHES.search(settings.model_id))


def _guardrail(settings: ModelSettings) -> dict[str, Any] | None:
    if not settings.guardrail_id:
        return None
    return {
        "guardrailIdentifier": settings.guardrail_id,
        "guardrailVersion": settings.guardrail_version,
        "trace": "disabled",
        **({"streamProcessingMode": "sync"} if settings.streaming else {}),
    }


def _credentials(settings: ModelSettings) -> tuple[str, str] | None:
    """Return given credentials; a server on this machine takes any, AWS only its own."""
    if settings.credentials:
        return settings.credentials
    if _is_loopback(settings.endpoint_url) and not os.environ.get("AWS_ACCESS_KEY_ID"):
        return "loopback", "loopback"
    return None


def _default_region(settings: ModelSettings) -> str | None:
    return "ap-south-1" if _is_loopback(settings.endpoint_url) else os.environ.get("AWS_DEFAULT_REGION")


def _is_loopback(url: str | None) -> bool:
    return bool(url) and urlsplit(url).hostname in _LOOPBACK


def _provider(model_id: str) -> str:
    """Name the provider where the id is an ARN, which hides it; else the id tells."""
    return "anthropic" if model_id.startswith("arn:") else ""
