"""Evaluation cases: what a person asks, and what must come of it. One YAML file per suite."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.errors import InputError
from core.message import Outcome


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ExpectedCall(_Model):
    """A tool call that must be made; arguments that equal their default may be left out.

    Written in full (`{tool: query_kpi, arguments: {…}}`) or short (`{query_kpi: {…}}`). Days may
    be relative, and free text is compared by a pattern: see `evals.matching`.
    """

    tool: str
    arguments: Mapping[str, Any] = {}

    @model_validator(mode="before")
    @classmethod
    def _short(cls, written: Any) -> Any:
        if isinstance(written, str):
            return {"tool": written}
        if isinstance(written, dict) and len(written) == 1 and "tool" not in written:  # pyright: ignore[reportUnknownArgumentType] (YAML)
            ((tool, arguments),) = written.items()  # pyright: ignore[reportUnknownVariableType] (YAML)
            return {"tool": tool, "arguments": arguments or {}}
        return written  # pyright: ignore[reportUnknownVariableType] (YAML)


class Expectation(_Model):
    """What must hold of the reply; what is not named is not checked."""

    outcome: Outcome
    tool_calls: tuple[ExpectedCall, ...] | None = None
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()


class Turn(_Model):
    """One message, and what must come of it."""

    ask: str
    expect: Expectation


class Case(_Model):
    """One question by one user on the demo shop, or several in one conversation (`turns`)."""

    name: str
    user: str = Field(default="owner")
    turns: tuple[Turn, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _one_turn(cls, written: Any) -> Any:
        """`ask` and `expect` on the case itself are its only turn."""
        if isinstance(written, dict) and "ask" in written:
            rest = {key: value for key, value in written.items() if key not in {"ask", "expect"}}  # pyright: ignore[reportUnknownVariableType] (YAML)
            return {**rest, "turns": [{"ask": written["ask"], "expect": written.get("expect")}]}  # pyright: ignore[reportUnknownMemberType] (YAML)
        return written  # pyright: ignore[reportUnknownVariableType] (YAML)


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
