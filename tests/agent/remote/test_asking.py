"""What is bound to a remote model: its tools, once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from agent.remote.asking import _with_tools  # pyright: ignore[reportPrivateUsage]
from agent.remote.model import RemoteModel
from core.tool import ToolSpec
from tests.agent.scripted import ScriptedModel
from tools.registry import TOOLS, _spec  # pyright: ignore[reportPrivateUsage]


class Counting(ScriptedModel):
    """Counts how often tools are bound to it."""

    bound: list[int] = Field(default_factory=list[int])

    def bind_tools(self, tools: Sequence[Any], *, tool_choice: str | None = None, **kwargs: Any) -> Any:
        self.bound.append(len(tools))
        return object()


def specs(count: int) -> Mapping[str, ToolSpec]:
    return {tool.name: _spec(tool.name) for tool in TOOLS[:count]}


def test_tools_are_bound_once_for_every_set_of_them() -> None:
    model = Counting()
    remote = RemoteModel("scripted", model)

    first = _with_tools(remote, specs(3))
    again = _with_tools(remote, specs(3))
    fewer = _with_tools(remote, specs(2))

    assert again is first
    assert fewer is not first
    assert model.bound == [3 + 2, 2 + 2]
