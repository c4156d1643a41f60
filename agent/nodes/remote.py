"""What the remote model would do: it reads the message without personal data, and is held to it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AIMessage

from agent.context import RemoteModel, TurnContext
from agent.findings import findings_of
from agent.prompt import Hide, conversation
from agent.prompts import version
from agent.remote.asking import ask
from agent.remote.failure import ModelFailedError
from agent.state import State
from agent.understanding import Understanding


async def ask_remote(
    state: State, context: TurnContext, remote: RemoteModel, reasons: Sequence[str] = (), rejected: str = ""
) -> AIMessage:
    """Ask the remote model, within its time and the turn's; its answer has the person's own words again.

    Raises:
        ModelFailedError: it failed, took too long or said nothing.
    """
    understanding = Understanding.model_validate(state["understanding"])
    with context.trace.step("model", remote.name) as noted:
        noted["prompt"] = version("system")
        messages = await asyncio.to_thread(  # the first redaction loads its recognizers for two seconds
            conversation,
            understanding=understanding,
            history=state.get("history", []),
            calls=state["calls"],
            findings=findings_of(state, context),
            hide=_hider(context, understanding),
            reasons=reasons,
            rejected=rejected,
            cache_point=remote.cache_point,
        )
        answer = await ask(context, remote, messages)
        if answer.usage_metadata:
            noted["input_tokens"] = answer.usage_metadata["input_tokens"]
            noted["output_tokens"] = answer.usage_metadata["output_tokens"]
        noted["calls"] = len(answer.tool_calls)
    return _restored(answer, context)


def _hider(context: TurnContext, understanding: Understanding) -> Hide:
    redactor, personal = context.services.redactor, context.services.personal
    if redactor is None:
        raise ModelFailedError("has no redactor")
    known = personal.of(context.principal) if personal is not None else ()
    keep = {entity.text for entity in understanding.entities} | {
        entity.id for entity in understanding.entities
    }

    def hide(text: str, *, own: bool) -> str:
        return redactor.redact(text, keep, known=known, vault=context.vault, own=own)

    return hide


def _restored(answer: AIMessage, context: TurnContext) -> AIMessage:
    """Return the answer with placeholders replaced where they stand for the person's own words."""
    restored = context.vault.restored
    content = answer.content
    if isinstance(content, str):
        content = restored(content)
    else:
        content = [
            {**block, "text": restored(str(block["text"]))}
            if isinstance(block, dict) and "text" in block
            else block
            for block in content
        ]
    calls = [{**call, "args": _deep(call["args"], context)} for call in answer.tool_calls]
    return answer.model_copy(update={"content": content, "tool_calls": calls})


def _deep(value: Any, context: TurnContext) -> Any:
    if isinstance(value, str):
        return context.vault.restored(value)
    if isinstance(value, list):
        return [_deep(one, context) for one in value]
    if isinstance(value, dict):
        return {name: _deep(one, context) for name, one in value.items()}
    return value
