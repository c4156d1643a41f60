"""The chat model: the offline planner, which always works, or a provider's that must be set up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from core.finding import Finding

if TYPE_CHECKING:
    from app.bootstrap import Home

_STANDS_IN = "the offline planner stands in when it fails"


def chat(home: Home) -> Iterator[Finding]:
    """Look whether the configured model can be asked; none is asked here, that would cost money."""
    settings = home.settings
    if settings.model == "offline":
        yield Finding("chat model", True, "offline planner")
        return
    if settings.model == "bedrock":
        yield _bedrock(home)
        return
    yield Finding("chat model", True, f"{settings.model}; {_STANDS_IN}")


def _bedrock(home: Home) -> Finding:
    from app.doctor.aws import credentials  # noqa: PLC0415 - boto3 takes half a second

    model_id = home.settings.bedrock_model_id
    if not model_id:
        return Finding(
            "chat model",
            False,
            "SMARTRETAIL_MODEL is bedrock but no model is named",
            "Set SMARTRETAIL_BEDROCK_MODEL_ID, or SMARTRETAIL_MODEL=offline.",
        )
    if not credentials():
        return Finding(
            "chat model",
            False,
            "no AWS credentials were found",
            "Give this machine a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        )
    return Finding("chat model", True, f"bedrock {model_id}; {_STANDS_IN}")
