"""How a reply came about: the steps of its turn, timed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class TraceStep(BaseModel):
    """One step: a node of the agent's graph, a tool call or a call of a model.

    `start_ms` counts from the beginning of the run that answered, `ms` is how long it took. `noted`
    is what came of it: how a call ended, how many defects the verifier found, tokens. It holds
    nothing of what was said.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["node", "tool", "model"]
    name: str
    start_ms: float
    ms: float
    noted: Mapping[str, str | int | float | bool] = Field(
        default_factory=dict[str, "str | int | float | bool"]
    )
