"""A chat model behind an OpenAI-compatible endpoint: `/chat/completions`, plain or streaming.

Written on httpx, because the one call is all we need: what an answer may weigh is bounded, a
cancelled turn closes the socket, and nothing but the configured address is ever called.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import httpx
from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    BaseMessage,
    ToolCall,
    convert_to_openai_messages,
)
from langchain_core.messages.ai import UsageMetadata
from langchain_core.messages.content import InvalidToolCall
from langchain_core.messages.tool import ToolCallChunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import Field, SecretStr

from agent.remote.failure import ProviderError, TooMuchError

MOST_BYTES = 1_000_000
"""An answer of a chat model is some kilobytes; what is much larger is none."""

_DONE = "[DONE]"


class OpenAIChat(BaseChatModel):
    """Speaks the chat-completions protocol.

    `base_url` ends before `/chat/completions`, as in `https://api.openai.com/v1`.
    """

    base_url: str
    model: str
    api_key: SecretStr = SecretStr("")
    timeout_s: float = 20.0
    max_tokens: int = 1_024
    temperature: float | None = 0.0
    transport: httpx.AsyncBaseTransport | None = Field(default=None, exclude=True)

    @property
    def _llm_type(self) -> str:
        return "openai-compatible"

    @cached_property
    def _client(self) -> httpx.AsyncClient:
        key = self.api_key.get_secret_value()
        return httpx.AsyncClient(
            base_url=self.base_url.rstrip("/") + "/",
            headers={"authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(self.timeout_s, connect=min(5.0, self.timeout_s)),
            transport=self.transport,
            follow_redirects=False,
            trust_env=False,
        )

    async def aclose(self) -> None:
        """Close the connections."""
        if "_client" in self.__dict__:
            await self._client.aclose()

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | Any],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Return the model with tools it may call."""
        return self.bind(tools=[convert_to_openai_tool(tool) for tool in tools], **kwargs)

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
        body = self._body(messages, kwargs, stream=False)
        async with self._client.stream("POST", "chat/completions", json=body) as response:
            await _refuse_failure(response)
            text = b"".join([piece async for piece in _bounded(response.aiter_bytes())])
        return ChatResult(generations=[ChatGeneration(message=_whole(_object(text)))])

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        body = self._body(messages, kwargs, stream=True)
        async with self._client.stream("POST", "chat/completions", json=body) as response:
            await _refuse_failure(response)
            finished = False
            async for line in _lines(response):
                if line == _DONE:
                    finished = True
                    break
                event = _object(line)
                if "error" in event:
                    raise ProviderError("the stream broke off")
                for chunk in _chunks(event):
                    yield ChatGenerationChunk(message=chunk)
            if not finished:
                raise ProviderError("the stream ended early")

    def _body(
        self, messages: list[BaseMessage], kwargs: Mapping[str, Any], *, stream: bool
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.model,
            "messages": convert_to_openai_messages(messages),
            "max_tokens": self.max_tokens,
            "stream": stream,
        }
        if self.temperature is not None:
            body["temperature"] = self.temperature
        if kwargs.get("tools"):
            body["tools"] = kwargs["tools"]
        if stream:
            body["stream_options"] = {"include_usage": True}
        return body


async def _refuse_failure(response: httpx.Response) -> None:
    if response.status_code == 200:
        return
    raise ProviderError(
        f"status {response.status_code}", retry_after_s=_seconds(response.headers.get("retry-after"))
    )


def _seconds(said: str | None) -> float | None:
    return float(said) if said and said.isdecimal() else None


async def _bounded(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    size = 0
    async for piece in pieces:
        size += len(piece)
        if size > MOST_BYTES:
            raise TooMuchError
        yield piece


async def _lines(response: httpx.Response) -> AsyncIterator[str]:
    """Yield the data of server-sent events."""
    waiting = b""
    async for piece in _bounded(response.aiter_bytes()):
        *whole, waiting = (waiting + piece).split(b"\n")
        for line in whole:
            text = line.decode("utf-8", "replace").strip()
            if text.startswith("data:"):
                yield text.removeprefix("data:").strip()


def _object(text: str | bytes) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        raise ProviderError("its answer is no JSON") from None
    if not isinstance(found, dict):
        raise ProviderError("its answer is no JSON object")
    return found  # pyright: ignore[reportUnknownVariableType] (JSON)


def _whole(answer: Mapping[str, Any]) -> AIMessage:
    try:
        said = answer["choices"][0]["message"]
        calls, broken = _calls(said.get("tool_calls") or [])
        return AIMessage(
            said.get("content") or "",
            tool_calls=calls,
            invalid_tool_calls=broken,
            usage_metadata=_usage(answer.get("usage")),
        )
    except (KeyError, IndexError, TypeError, AttributeError, ValueError):
        raise ProviderError("its answer has another form") from None


def _calls(written: Sequence[Mapping[str, Any]]) -> tuple[list[ToolCall], list[InvalidToolCall]]:
    """Return the tool calls, and those whose arguments are no JSON object."""
    calls: list[ToolCall] = []
    broken: list[InvalidToolCall] = []
    for one in written:
        name, text = str(one["function"]["name"]), one["function"].get("arguments") or "{}"
        call_id = str(one.get("id") or "")
        try:
            arguments = json.loads(text)
        except (ValueError, TypeError):
            arguments = None
        if isinstance(arguments, dict):
            calls.append(ToolCall(name=name, args=arguments, id=call_id, type="tool_call"))  # pyright: ignore[reportUnknownArgumentType] (JSON)
        else:
            broken.append(
                InvalidToolCall(
                    name=name, args=str(text), id=call_id, error="no JSON object", type="invalid_tool_call"
                )
            )
    return calls, broken


def _chunks(event: Mapping[str, Any]) -> Iterator[AIMessageChunk]:
    try:
        usage = _usage(event.get("usage"))
        if usage is not None:
            yield AIMessageChunk(content="", usage_metadata=usage)
        for choice in (event.get("choices") or [])[:1]:
            delta = choice.get("delta") or {}
            pieces = [
                ToolCallChunk(
                    name=(one.get("function") or {}).get("name"),
                    args=(one.get("function") or {}).get("arguments"),
                    id=one.get("id"),
                    index=one.get("index", 0),
                    type="tool_call_chunk",
                )
                for one in delta.get("tool_calls") or []
            ]
            if delta.get("content") or pieces:
                yield AIMessageChunk(content=delta.get("content") or "", tool_call_chunks=pieces)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise ProviderError("its answer has another form") from None


def _usage(said: Mapping[str, Any] | None) -> UsageMetadata | None:
    if not said:
        return None
    read, written = int(said.get("prompt_tokens") or 0), int(said.get("completion_tokens") or 0)
    cached = int((said.get("prompt_tokens_details") or {}).get("cached_tokens") or 0)
    return UsageMetadata(
        input_tokens=read,
        output_tokens=written,
        total_tokens=read + written,
        input_token_details={"cache_read": cached},
    )
