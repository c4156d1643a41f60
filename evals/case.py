"""Evaluation cases: what a person asks, and what must come of it. One YAML file per suite."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal, get_args

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
    """What must hold of the reply; what is not named is not checked.

    `outcome` is one or several that are as right. `cites` are patterns, each of which a citation of a
    passage must show; `language` is the reply's; `least_facts` how many figures it must be made of;
    `changes` that the turn may make a change, for the person has just said yes to it.
    """

    outcome: tuple[Outcome, ...]
    tool_calls: tuple[ExpectedCall, ...] | None = None
    says: tuple[str, ...] = ()
    never_says: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    language: str | None = None
    least_facts: int = 0
    changes: bool = False

    @model_validator(mode="before")
    @classmethod
    def _short(cls, written: Any) -> Any:
        """`expect: refused` is an outcome alone; one outcome needs no list."""
        if isinstance(written, str):
            return {"outcome": [written]}
        if isinstance(written, dict) and isinstance(written.get("outcome"), str):  # pyright: ignore[reportUnknownMemberType] (YAML)
            return {**written, "outcome": [written["outcome"]]}
        return written  # pyright: ignore[reportUnknownVariableType] (YAML)


class Turn(_Model):
    """One message, and what must come of it."""

    ask: str
    expect: Expectation


Kind = Literal["tool", "dialogue", "grounding", "citation", "refusal", "injection", "access", "language"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a case tests: that the right tool is called, or that something wrong does not happen."""

ShopName = Literal["demo", "hostile"]


class Case(_Model):
    """One question by one user on the demo shop, or several in one conversation (`turns`).

    `kind` and `user` may stand once for a whole suite. `shop` is `demo`, or `hostile`: a small one whose
    names, rows and texts carry instructions.
    """

    name: str
    user: str = Field(default="owner")
    kind: Kind = "tool"
    shop: ShopName = "demo"
    turns: tuple[Turn, ...] = Field(min_length=1)

    @model_validator(mode="before")
    @classmethod
    def _one_turn(cls, written: Any) -> Any:
        """`ask` and `expect` on the case itself are its only turn; the words name it where nothing does."""
        if isinstance(written, dict) and "ask" in written:
            rest = {key: value for key, value in written.items() if key not in {"ask", "expect"}}  # pyright: ignore[reportUnknownVariableType] (YAML)
            turns = [{"ask": written["ask"], "expect": written.get("expect")}]  # pyright: ignore[reportUnknownMemberType] (YAML)
            return {"name": written["ask"], **rest, "turns": turns}
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
    written = yaml.load(text, yaml.CSafeLoader)
    shared: dict[str, Any] = {}
    if isinstance(written, dict):
        shared = {key: value for key, value in written.items() if key != "cases"}  # pyright: ignore[reportUnknownVariableType] (YAML)
        written = written["cases"]  # pyright: ignore[reportUnknownVariableType] (YAML)
    return [Case.model_validate({**shared, **case}) for case in written]  # pyright: ignore[reportUnknownVariableType] (YAML)
