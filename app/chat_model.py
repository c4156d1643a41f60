"""The chat model outside this process, as the settings choose it, and what it may take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.context import Limits
from agent.models import remote_model
from agent.personal.known import PersonalData
from agent.remote.meter import Prices
from agent.remote.settings import ModelSettings
from core.document import Document
from core.identity import Principal
from core.uploaded_document import listed_for

if TYPE_CHECKING:
    from agent.remote.model import RemoteModel
    from app.records import Records
    from app.settings import Settings


def chat_model(settings: Settings) -> RemoteModel | None:
    """Return the chosen model; `None` where the offline planner does all."""
    own = settings.model == "openai"
    return remote_model(
        ModelSettings(
            choice=settings.model,
            model_id=settings.openai_model_id if own else settings.bedrock_model_id,
            endpoint_url=settings.openai_base_url if own else settings.bedrock_endpoint_url,
            region=settings.aws_region,
            timeout_s=settings.model_timeout_s,
            streaming=settings.model_streaming,
            guardrail_id=settings.bedrock_guardrail_id,
            guardrail_version=settings.bedrock_guardrail_version,
            prompt_caching=settings.model_prompt_caching,
            api_key=settings.openai_api_key.get_secret_value(),
        )
    )


def turn_limits(settings: Settings) -> Limits:
    """Return how much a turn may take."""
    return Limits(
        max_calls=settings.model_max_calls,
        max_tokens=settings.model_max_tokens,
        model_timeout_s=settings.model_timeout_s,
    )


def model_prices(settings: Settings) -> Prices:
    """Return what tokens cost, and what a day's may."""
    return Prices(settings.model_input_price, settings.model_output_price, settings.model_daily_budget)


def personal_data(records: Records) -> PersonalData:
    """Return what is known to be private: users, and the parties of documents."""

    def examined(person: Principal, limit: int) -> list[Document]:
        found = records.documents.newest(person.tenant_id, listed_for(person), limit)
        return [one.examined.document for one in found if one.examined is not None]

    return PersonalData(records.directory, examined)
