"""What must come of an utterance: acceptable calls or outcomes, as a persona's file writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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


def with_readings(written: Any) -> Any:
    """Return what was written with `then` and `or` as the readings they stand for."""
    if not isinstance(written, dict) or "then" not in written:
        return written
    rest = {key: value for key, value in written.items() if key not in {"then", "or"}}
    return {**rest, "readings": [written["then"], *written.get("or", [])]}


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
        return with_readings(written)

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


class Request(BaseModel):
    """One request said in many ways: each must be understood as the same."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    said: Mapping[str, tuple[str, ...]]
    """Wordings by language."""
    readings: tuple[Reading, ...]

    @model_validator(mode="before")
    @classmethod
    def _short(cls, written: Any) -> Any:
        return with_readings(written)

    def lines(self) -> Iterator[Line]:
        """Yield each wording as a message of its own."""
        for language, asks in self.said.items():
            for ask in asks:
                yield Line(ask=ask, readings=self.readings, language=language)


class Persona(BaseModel):
    """A file of cases, all in one person's words, or requests each of which is said in many ways."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: str
    user: str = "vikram"
    language: str = "en"
    utterances: tuple[Line, ...] = ()
    requests: tuple[Request, ...] = ()
    dialogues: tuple[Dialogue, ...] = ()
