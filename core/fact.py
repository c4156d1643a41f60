"""Numbers by reference: what a tool returns and a reply may say.

A `Fact` is one value with its unit and where it comes from. A reply never carries a
number of its own: it carries `{f1.3}`, and rendering puts the fact's value there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Unit = Literal[
    "units",  # pieces sold, held or ordered
    "units_per_day",
    "currency",  # in the tenant's base currency, see `Source.currency`
    "pct",  # 0-100
    "rate",  # 0-1
    "points",  # percentage points, 0-100
    "ratio",  # turns, price index
    "days",
    "date",
    "month",  # by its first day
    "count",  # of rows, products, stores
    "text",  # a name or a status
]

NO_FIGURE = frozenset[Unit]({"text", "date", "month"})
"""Units of what is no quantity."""


class Source(BaseModel):
    """Where a fact comes from, enough to compute it again.

    `tables` maps each table read to the snapshot id it was read at; `parameters` are the
    arguments of the question; `method` names the engine or formula; `as_of` is the last
    day the data covers; `computed_at` is when.
    """

    model_config = ConfigDict(frozen=True)

    tables: Mapping[str, str] = Field(default_factory=dict[str, str])
    parameters: Mapping[str, Any] = Field(default_factory=dict[str, Any])
    method: str = ""
    as_of: date | None = None
    computed_at: datetime | None = None
    currency: str = "INR"


class Fact(BaseModel):
    """One value a reply may show.

    `id` is empty when a tool builds the fact and is assigned, unique within the turn,
    when the call returns (`f<call>.<n>`). `subject` names what the value is about
    (`sku_id`, `store_id`, `city`, `category`, `date`, …), so that a reply that ties the
    value to something else can be caught. `value` is `None` where it is unknown.
    """

    model_config = ConfigDict(frozen=True)

    id: str = ""
    label: str
    value: int | float | Decimal | date | str | None
    unit: Unit
    subject: Mapping[str, str] = Field(default_factory=dict[str, str])
    source: Source


class Citation(BaseModel):
    """A passage or a run a reply leans on, as the seed's `citations` show it."""

    model_config = ConfigDict(frozen=True)

    source: str
    ref: str
    quote: str = ""
    url: str | None = None
