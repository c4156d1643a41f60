"""A chat model that says what it was told to, and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage, ToolCall
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from pydantic import PrivateAttr

Line = AIMessage | Exception | float | Callable[[list[BaseMessage]], AIMessage]
"""A message, an error to raise, seconds to hang, or a function of what was asked."""


class ScriptedModel(BaseChatModel):
    """Says its lines in order and the last one again and again."""

    _lines: list[Line] = PrivateAttr(default_factory=list)
    _asked: list[list[BaseMessage]] = PrivateAttr(default_factory=list)
    _tools: list[Any] = PrivateAttr(default_factory=list)

    @classmethod
    def saying(cls, *lines: Line) -> ScriptedModel:
        """Return a model with these lines."""
        model = cls()
        model._lines = list(lines)
        return model

    @property
    def asked(self) -> list[list[BaseMessage]]:
        """The messages of every call."""
        return self._asked

    @property
    def tools(self) -> list[Any]:
        """The tools bound last."""
        return self._tools

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(
        self, tools: Sequence[Any], *, tool_choice: str | None = None, **kwargs: Any
    ) -> Runnable[LanguageModelInput, AIMessage]:
        self._tools = list(tools)
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        raise NotImplementedError("asked asynchronously only")

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        line = self._lines[min(len(self._asked), len(self._lines) - 1)]
        self._asked.append(messages)
        if isinstance(line, Exception):
            raise line
        if isinstance(line, int | float):
            await asyncio.sleep(line)
            line = AIMessage("late")
        message = line(messages) if callable(line) else line
        return ChatResult(generations=[ChatGeneration(message=message)])


def says(text: str) -> AIMessage:
    """Return a final answer."""
    return AIMessage(text)


def calls(*asked: tuple[str, dict[str, Any]]) -> AIMessage:
    """Return a message that calls tools."""
    tool_calls = [
        ToolCall(name=name, args=arguments, id=f"tool_{index}", type="tool_call")
        for index, (name, arguments) in enumerate(asked)
    ]
    return AIMessage("", tool_calls=tool_calls)
