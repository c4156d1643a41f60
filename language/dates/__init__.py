"""The date grammar: days, spans and comparisons, in words.

One module per language, each with a `read(text, today, last_day, tense)`; `today` is handed
in, because "yesterday" of a shop whose data ends last Sunday is the day before that Sunday.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from language.dates import english
from language.dates.festival import Holidays, with_days
from language.dates.reading import Comparison, DateReading, DateSpan, Tense

__all__ = ["Comparison", "DateReading", "DateSpan", "Holidays", "Tense", "read_dates", "with_days"]

_Grammar = Callable[[str, date, date, "Tense | None"], DateReading]

_GRAMMARS: dict[str, _Grammar] = {"en": english.read}


def read_dates(
    text: str,
    today: date,
    *,
    language: str = "en",
    last_day: date | None = None,
    tense: Tense | None = None,
) -> DateReading:
    """Return the date expressions of a message.

    Args:
        text: The message.
        today: The day relative words count from.
        language: A language that has no grammar of its own is read with the English one.
        last_day: Last day with data, where it is not today: "last 30 days" end there.
        tense: Which way a bare "Friday", "November" or "10 days" points; by itself "10
            days" points ahead, the others to the nearest past one.
    """
    grammar = _GRAMMARS.get(language, english.read)
    return grammar(text, today, min(last_day or today, today), tense)
