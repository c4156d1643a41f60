"""Evaluation cases: what a person asks, and what must come of it. One YAML file per suite."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field

from core.errors import InputError
from core.message import Outcome


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedCall(_Model):
    """A tool call that must be made; arguments that equal their default may be left out."""

    tool: str
    arguments: Mapping[str, Any] = {}


class Expectation(_Model):
    """What must hold of the reply; what is not named is not checked."""

    outcome: Outcome
    tool_calls: tuple[ExpectedCall, ...] | None = None
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()


class Case(_Model):
    """One question by one user, on the demo shop."""

    name: str
    ask: str
    user: str = Field(default="owner")
    expect: Expectation


def suites() -> list[str]:
    """Return the names of all suites."""
    folder = files("evals").joinpath("cases")
    return sorted(
        entry.name.removesuffix(".yaml") for entry in folder.iterdir() if entry.name.endswith(".yaml")
    )


def load(suite: str) -> list[Case]:
    """Read a suite.

    Raises:
        InputError: there is no such suite.
    """
    if suite not in suites():
        raise InputError(f"No suite {suite!r}. There are: {', '.join(suites())}.")
    text = files("evals").joinpath("cases", f"{suite}.yaml").read_text(encoding="utf-8")
    return [Case.model_validate(case) for case in yaml.safe_load(text)]
