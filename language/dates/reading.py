"""What a date grammar hands back, whichever language it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tense = Literal["past", "future"]
Comparison = Literal["previous_period", "previous_year"]


@dataclass(frozen=True)
class DateSpan:
    """Days that some words name, both ends included.

    `horizon_days` is how far ahead the words reach, counted from today; `None` where they
    lie in the past. `text` are the words, at `place` in the message.
    """

    start: date
    end: date
    text: str
    place: tuple[int, int]
    horizon_days: int | None = None


@dataclass(frozen=True)
class DateReading:
    """Every date expression of a message.

    `periods` are in the order of the text. `places` are the characters that dates and
    words of comparison take up. `unresolved` are words that name days we cannot place,
    such as a festival.
    """

    periods: tuple[DateSpan, ...] = ()
    compare_to: DateSpan | Comparison | None = None
    places: tuple[tuple[int, int], ...] = ()
    unresolved: tuple[str, ...] = ()

    @property
    def period(self) -> DateSpan | None:
        """The first period named."""
        return self.periods[0] if self.periods else None
