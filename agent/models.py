"""Which chat model plans and writes: the offline planner, or Bedrock."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from agent.context import RemoteModel
from core.errors import InputError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

ModelChoice = Literal["offline", "bedrock"]

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class ModelSettings:
    """The choice of a chat model; `None` leaves a matter to the AWS environment.

    `timeout_s` bounds one call; a call that fails is not tried again, because the offline
    planner answers at once.
    """

    choice: ModelChoice = "offline"
    model_id: str = "anthropic.claude-3-5-sonnet-20240620-v1:0"
    endpoint_url: str | None = None
    region: str | None = None
    timeout_s: float = 20.0
    streaming: bool = False
    max_tokens: int = 1_024
    credentials: tuple[str, str] | None = field(default=None, repr=False)


def offline_model(embed: Callable[[str], Any] | None = None) -> BaseChatModel:
    """Return the offline planner; `embed` turns a text into its vector, for where it is in doubt."""
    from agent.planner.model import OfflinePlanner  # noqa: PLC0415 - built only where an agent runs

    return OfflinePlanner(embed=embed)


def remote_model(settings: ModelSettings) -> RemoteModel | None:
    """Return the configured remote model; `None` where the offline planner does all.

    Raises:
        InputError: an unknown choice, or a model without an id.
    """
    if settings.choice == "offline":
        return None
    if settings.choice != "bedrock":
        raise InputError(f"Unknown chat model {settings.choice!r}; use offline or bedrock.")
    if not settings.model_id:
        raise InputError("BEDROCK_MODEL_ID is empty; name the model to use.")
    return RemoteModel(name="bedrock", chat=_bedrock(settings), streaming=settings.streaming)


def _bedrock(settings: ModelSettings) -> BaseChatModel:
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
        config=Config(
            connect_timeout=min(5.0, settings.timeout_s),
            read_timeout=settings.timeout_s,
            retries={"total_max_attempts": 1, "mode": "standard"},
        ),
    )


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
