"""Which chat model is chosen, and how it is reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

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
