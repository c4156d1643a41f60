"""How long each part of a turn took, and what came of it: kept with the reply, and told to OpenTelemetry.

Nothing of what was said stands in a trace: names of steps, tools and models, counts and verdicts.
Spans go to whatever tracer provider the process has; without one they cost next to nothing.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal

from opentelemetry import trace
from opentelemetry.trace import Span, Status, StatusCode

from core.trace import TraceStep

Kind = Literal["node", "tool", "model"]
Noted = dict[str, str | int | float | bool]

MOST_STEPS = 60
"""A turn that needs more has gone round in circles; its first steps tell."""

_TRACER = trace.get_tracer("smartretail.agent")


@dataclass
class TurnTrace:
    """The steps of one run of a turn, in the order they ended."""

    started: float = field(default_factory=time.perf_counter)
    steps: list[TraceStep] = field(default_factory=list[TraceStep])

    @contextmanager
    def step(self, kind: Kind, name: str) -> Generator[Noted]:
        """Time a step; what is put into the mapping is told with it."""
        noted: Noted = {}
        begun = time.perf_counter()
        with _TRACER.start_as_current_span(f"{kind} {name}") as span:
            try:
                yield noted
            except BaseException as error:
                noted["error"] = type(error).__name__
                span.set_status(Status(StatusCode.ERROR))
                raise
            finally:
                _tell(span, kind, name, noted)
                if len(self.steps) < MOST_STEPS:
                    self.steps.append(
                        TraceStep(
                            kind=kind,
                            name=name,
                            start_ms=round((begun - self.started) * 1000, 1),
                            ms=round((time.perf_counter() - begun) * 1000, 1),
                            noted=dict(noted),
                        )
                    )


@contextmanager
def turn_span(channel: str, tenant_id: str) -> Generator[Span]:
    """Open the span that a turn's steps lie in."""
    with _TRACER.start_as_current_span("turn") as span:
        span.set_attribute("smartretail.channel", channel)
        span.set_attribute("smartretail.tenant", tenant_id)
        yield span


def _tell(span: Span, kind: Kind, name: str, noted: Mapping[str, str | int | float | bool]) -> None:
    if not span.is_recording():
        return
    span.set_attribute(f"smartretail.{kind}", name)
    for key, value in noted.items():
        span.set_attribute(f"smartretail.{key}", value)
