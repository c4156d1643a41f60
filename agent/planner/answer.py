"""What planning ends in: calls of tools, or one directive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agent.planner.directives import ASK_USER, DECLINE, AskUser, Decline, arguments_of
from core.message import Choice

MAX_CHOICES = 9


@dataclass(frozen=True)
class PlannedCall:
    """A call to make: the name of a tool or of a directive, and its arguments."""

    name: str
    arguments: Mapping[str, Any]


def ask(code: str, choices: Sequence[Choice] = (), **values: str | int | float) -> tuple[PlannedCall, ...]:
    """Return the plan that asks one question."""
    directive = AskUser(code=code, values=values, choices=tuple(choices[:10]))
    return (PlannedCall(ASK_USER, arguments_of(directive)),)


def decline(code: str, **values: str | int | float) -> tuple[PlannedCall, ...]:
    """Return the plan that declines."""
    return (PlannedCall(DECLINE, arguments_of(Decline(code=code, values=values))),)
