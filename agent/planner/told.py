"""The planner of what is told unasked: it asks for the one call that the notice names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool

from agent.planner.answer import PlannedCall
from agent.planner.model import tool_calls


class GivenCall(BaseChatModel):
    """Asks for one call, whatever it is told; once that has its result there is nothing more."""

    tool: str
    arguments: dict[str, Any]

    @property
    def _llm_type(self) -> str:
        return "smartretail-told"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Return itself: its call is given."""
        return self.bind(**kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        answered = any(isinstance(message, ToolMessage) for message in messages)
        calls = [] if answered else tool_calls((PlannedCall(self.tool, self.arguments),))
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content="", tool_calls=calls))])
