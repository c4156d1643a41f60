"""What must come of an utterance: acceptable calls or outcomes, as a persona's file writes them."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, model_validator

from core.message import Outcome
from evals.case import ExpectedCall


class Reading(BaseModel):
    """One right way to understand an utterance: calls, or a turn that ends without any."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    outcome: Outcome | None = None
    calls: tuple[ExpectedCall, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _short(cls, written: Any) -> Any:
        if isinstance(written, str) and written in {outcome.value for outcome in Outcome}:
            return {"outcome": written}
        if isinstance(written, list):
            return {"calls": written}
        if isinstance(written, str) or (
            isinstance(written, dict) and not {"outcome", "calls"} & set(written)
        ):
            return {"calls": [written]}
        return written

    @model_validator(mode="after")
    def _says_something(self) -> Reading:
        if self.outcome is None and not self.calls:
            raise ValueError("a reading needs calls or an outcome")
        return self


class Line(BaseModel):
    """A message and the ways it may be understood: `then` is what we would do, `or` is as right.

    `then: refused` stands for an outcome, `then: {query_kpi: {…}}` for one call, a list for
    several calls of one answer.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    ask: str
    readings: tuple[Reading, ...]
    user: str | None = None
    language: str | None = None
    changes: bool = False
    """Whether this very turn makes a change: the person has just said yes to it."""

    @model_validator(mode="before")
    @classmethod
    def _short(cls, written: Any) -> Any:
        if not isinstance(written, dict) or "then" not in written:
            return written
        rest = {key: value for key, value in written.items() if key not in {"then", "or"}}
        return {**rest, "readings": [written["then"], *written.get("or", [])]}

    @property
    def declines(self) -> bool:
        """Whether the only right thing is to decline."""
        return all(reading.outcome is Outcome.REFUSED for reading in self.readings)


class Dialogue(BaseModel):
    """Messages of one conversation, one after the other."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    turns: tuple[Line, ...]
    user: str | None = None
    language: str | None = None


class Persona(BaseModel):
    """A file of cases, all in one person's words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: str
    user: str = "vikram"
    language: str
    utterances: tuple[Line, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
