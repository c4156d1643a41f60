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


Plan = tuple[PlannedCall, ...]


class QuestionError(Exception):
    """A part of the message needs an answer from the person first; `plan` asks for it."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan[0].name)
        self.plan = plan


def ask(
    code: str, choices: Sequence[Choice] = (), *, resume: str | None = None, **values: str | int | float
) -> Plan:
    """Return the plan that asks one question; `resume` is the request its answer completes."""
    directive = AskUser(code=code, values=values, choices=tuple(choices[:10]), resume=resume)
    return (PlannedCall(ASK_USER, arguments_of(directive)),)


def decline(code: str, **values: str | int | float) -> Plan:
    """Return the plan that declines."""
    return (PlannedCall(DECLINE, arguments_of(Decline(code=code, values=values))),)
