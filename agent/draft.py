"""A reply before it is verified: text around references, and how the turn would end."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from agent.facts import load_fact
from core.fact import Fact
from core.message import Choice, Listed, Outcome


class Draft(BaseModel):
    """What compose writes and verify checks.

    `minted` are the facts that this text needed beside those of the tools. `origin` tells
    whose words it is: a failed `model` draft may be tried again, a failed `composer` one
    is a defect of ours. `prepared` are fixed words of our own sentences that name days or
    numbers as examples ("for instance last week"): they pass like the user's own.
    """

    model_config = ConfigDict(frozen=True)

    text: str
    outcome: Outcome
    origin: Literal["model", "composer"] = "composer"
    choices: tuple[Choice, ...] = ()
    listed: tuple[Listed, ...] = ()
    minted: tuple[Fact, ...] = ()
    prepared: str = ""

    @classmethod
    def load(cls, data: dict[str, Any]) -> Draft:
        """Return a draft from the state's JSON data."""
        return cls.model_validate({**data, "minted": [load_fact(fact) for fact in data["minted"]]})

    def dump(self) -> dict[str, Any]:
        """Return the draft as JSON data for the state."""
        return self.model_dump(mode="json")
