"""What a message was understood to say: the planner's input, whichever model plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

EntityKind = Literal["product", "store", "city", "category", "brand", "metric"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Entity(_Frozen):
    """A thing of the tenant's catalogue that the text names.

    `score` is 0–1. `alternatives` are the ids the same words could also mean; where it is
    not empty the planner asks instead of guessing.
    """

    kind: EntityKind
    id: str
    name: str
    text: str
    score: float = 1.0
    alternatives: tuple[str, ...] = ()


class Period(_Frozen):
    """Days the text names, inclusive, and the words that named them."""

    start: date
    end: date
    text: str


class Understanding(_Frozen):
    """A message, understood.

    `unknown` are words that look like the name of a product, a store or a city but match
    nothing in the catalogue (`Pune`, `DELHI_99`): the planner says so instead of ignoring
    them. `today` is the day relative dates count from. `context` is the door's own
    (`store_id`, `horizon_days`), used where the text is silent.
    """

    text: str
    language: str = "en"
    today: date
    entities: tuple[Entity, ...] = ()
    unknown: tuple[str, ...] = ()
    period: Period | None = None
    compare_to: Period | Literal["previous_period", "previous_year"] | None = None
    horizon_days: int | None = None
    numbers: tuple[str, ...] = ()
    context: Mapping[str, str | int | float] = {}
