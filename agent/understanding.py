"""What a message was understood to say: the planner's input, whichever model plans."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from core.message import Choice, Listed, ToolCall

Opening = Literal["goes_on", "corrects", "returns", "leaves", "adds"]
EntityKind = Literal["product", "store", "city", "category", "brand", "metric"]
End = Literal["low", "bad", "good", "high", "empty"]
"""An end of a table: by the figure itself, or by what is good for a shop (many returns are bad)."""


ANSWER = "{answer}"
"""Stands in an unfinished request where the person's answer belongs."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Entity(_Frozen):
    """A thing of the tenant's catalogue that the text names.

    `score` is 0–1. `alternatives` are the ids the same words could also mean; where it is
    not empty the planner asks instead of guessing. `members` are the ids the thing stands
    for (a city's stores, a brand's products, every product of an ambiguous name), `labels`
    what a person calls the alternatives and members. `place` is where the words stand in
    `Understanding.normalized`.
    """

    kind: EntityKind
    id: str
    name: str
    text: str
    score: float = 1.0
    alternatives: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    labels: Mapping[str, str] = {}
    place: tuple[int, int] | None = None


class UnknownName(_Frozen):
    """Words that look like a name and match nothing, and where they stand in `normalized`."""

    text: str
    place: tuple[int, int]


class Period(_Frozen):
    """Days the text names, inclusive, and the words that named them."""

    start: date
    end: date
    text: str


class Focus(_Frozen):
    """What a thread is about: carried from turn to turn, so that "and for Mumbai?" is understood.

    `calls` are those of the last turn that found, proposed or changed something; `earlier` the last
    one of each other tool before them, the newest first, for a person who comes back to a topic.
    `choices` is what the last turn offered to choose from, `asked` tells that it was a question,
    `request` what it was about, and `unfinished` the same with `ANSWER` where the answer goes, if
    the question says so. `order_cost` is what the last order plan came to,
    `price` the price last suggested or tried.
    `listed` are the lines of the last list, until the next one. `document` is the id of the
    document last talked about. `set_aside` is the change that was shown for a yes when something
    was told unasked: the person may still answer it. `recent` are the products named last, the newest
    first, whatever came between. `line` is the line of the list whose reason was told last. `end` is
    the end of the last table that was asked for ("sold the least"), `empty` of a stock list what has run out.
    """

    entities: tuple[Entity, ...] = ()
    period: Period | None = None
    calls: tuple[ToolCall, ...] = ()
    earlier: tuple[ToolCall, ...] = ()
    choices: tuple[Choice, ...] = ()
    document: str | None = None
    asked: bool = False
    listed: tuple[Listed, ...] = ()
    unfinished: str = ""
    request: str = ""
    order_cost: float | None = None
    price: float | None = None
    set_aside: ToolCall | None = None
    recent: tuple[Entity, ...] = ()
    line: Listed | None = None
    end: End | None = None


class Understanding(_Frozen):
    """A message, understood.

    `unknown` are words that look like the name of a product, a store or a city but match
    nothing in the catalogue (`Pune`, `DELHI_99`): the planner says so instead of ignoring
    them. `today` is the day relative dates count from. `context` is the door's own
    (`store_id`, `horizon_days`), used where the text is silent.

    `normalized` is the text the places of entities refer to: typing errors in common words
    are put right, and the choice a person picked ("2", "Delhi 1") stands written out.
    `stores` are those the person may choose from, by id. `whole_cities` are the cities of several
    stores that the message names one by one, each with all of its stores. `last_day` is the last day with
    sales where that is not today. `unresolved_days` name days we cannot place ("Diwali").
    `stands_for` is the request that the message points at ("2", "the second one"), if it does.
    `aside`: it asks for the reason of one line of a list, and the thread goes on about the list.
    `opening` is what the first words say of the thread ("no, …", "back to …"): `normalized` is
    without them.
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
    normalized: str = ""
    unknown_names: tuple[UnknownName, ...] = ()
    stores: Mapping[str, str] = {}
    whole_cities: Mapping[str, tuple[str, ...]] = {}
    last_day: date | None = None
    days_of_names: tuple[tuple[int, int], ...] = ()
    """Where names stand whose words would be read as days: the brand "Aaj"."""
    unresolved_days: tuple[str, ...] = ()
    focus: Focus | None = None
    stands_for: str = ""
    aside: bool = False
    opening: frozenset[Opening] = frozenset()
