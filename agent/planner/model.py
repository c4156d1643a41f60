"""The offline planner as a LangChain chat model: the same graph runs with or without a model."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, ToolCall, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableConfig
from langchain_core.tools import BaseTool
from pydantic import BaseModel, Field

from agent.planner.answer import Plan
from agent.planner.clause import clauses
from agent.planner.how_it_is import asked_after
from agent.planner.knowledge_doubt import DOUBT, doubt_about
from agent.planner.plan import plan
from agent.understanding import Understanding

UNDERSTANDING = "understanding"
"""Key of the understanding in the human message's `additional_kwargs`."""


class OfflinePlanner(BaseChatModel):
    """Plans by rules: emits the tool calls, or the one question, for the last human message.

    The message's `additional_kwargs["understanding"]` carries the `Understanding` as JSON.
    Once tool results follow the message there is nothing more to call, and the answer is
    empty: composing the reply is someone else's job.
    """

    embed: Callable[[str], Any] | None = Field(default=None, exclude=True, repr=False)
    """Turns a text into its vector: asked where the planner is in doubt what is meant."""

    @property
    def _llm_type(self) -> str:
        return "smartretail-offline"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Return the planner with these tools at hand; only their names matter to it."""
        return self.bind(tools=[tool_name(tool) for tool in tools], **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        reply = _reply(messages, _names(kwargs), self.embed)
        return ChatResult(generations=[ChatGeneration(message=reply)])

    async def ainvoke(
        self,
        input: LanguageModelInput,
        config: RunnableConfig | None = None,
        *,
        stop: list[str] | None = None,
        **kwargs: Any,
    ) -> AIMessage:
        """Answer without LangChain's callbacks, cache and metering: rules have no use for them."""
        messages = self._convert_input(input).to_messages()
        return await asyncio.to_thread(_reply, messages, _names(kwargs), self.embed)


def _names(bound: Mapping[str, Any]) -> list[str]:
    """Return the names of the tools that were bound."""
    return [name for name in bound.get("tools", ()) if isinstance(name, str)]


def tool_name(tool: object) -> str:
    """Return the name of a tool in any of the forms LangChain binds."""
    if isinstance(tool, dict):
        function = tool.get("function")
        named = function if isinstance(function, dict) else tool
        return str(named.get("name") or named.get("title") or "")
    if isinstance(tool, BaseTool):
        return tool.name
    if isinstance(tool, type) and issubclass(tool, BaseModel):
        return str(tool.model_config.get("title") or tool.__name__)
    return str(getattr(tool, "__name__", ""))


def _reply(messages: list[BaseMessage], tools: list[str], embed: Callable[[str], Any] | None) -> AIMessage:
    asked = next((i for i in range(len(messages) - 1, -1, -1) if isinstance(messages[i], HumanMessage)), None)
    if asked is None or any(isinstance(message, ToolMessage) for message in messages[asked + 1 :]):
        return AIMessage(content="")
    data = messages[asked].additional_kwargs.get(UNDERSTANDING)
    if data is None:
        raise ValueError(
            f"The last human message carries no {UNDERSTANDING!r} in its additional_kwargs; "
            "run agent.planner.understand first."
        )
    understanding = Understanding.model_validate(data)
    planned = plan(understanding, tools, embed)
    doubt = doubt_about(understanding, asked_after(clauses(understanding)), planned, tools)
    told = {} if doubt is None else {DOUBT: asdict(doubt)}
    return AIMessage(content="", tool_calls=tool_calls(planned), additional_kwargs=told)


def tool_calls(planned: Plan) -> list[ToolCall]:
    """Return a plan as a chat model's tool calls."""
    return [
        ToolCall(
            name=call.name, args=dict(call.arguments), id=f"call_{uuid.uuid4().hex[:12]}", type="tool_call"
        )
        for call in planned
    ]
