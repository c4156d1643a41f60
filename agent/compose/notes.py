"""Say the notes of a result: plain statements a tool asks for."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import date

from agent.compose.page import Page
from core.fact import Fact, Unit
from core.tool import Note
from language.locales import has_sentence

MOST_NOTES = 3

_SILENCED_BY = {"stale_data": "stock_unknown", "stock_stale": "stock_unknown"}
"""Nothing of the data is shown where stock is unknown, so its age says nothing."""

_FIRST = (
    "stock_unknown",
    "partial_scope",
    "no_sales_in_period",
    "sales_not_in_yet",
    "latest_days_instead",
    "no_forecasts_in_period",
    "stale_data",
    "stock_unknown_some",
)

_UNITS: Mapping[str, Unit] = {"days": "days", "units": "units", "share": "pct"}
"""What a note's figure counts, by its name; any other only counts."""

log = logging.getLogger(__name__)


def note_lines(notes: Iterable[Note], page: Page) -> list[str]:
    """Return the notes as lines, the weightiest first."""
    notes = list(notes)
    codes = {note.code for note in notes}
    lines: list[str] = []
    for note in sorted(
        notes, key=lambda note: _FIRST.index(note.code) if note.code in _FIRST else len(_FIRST)
    ):
        if _SILENCED_BY.get(note.code) in codes:
            continue
        if not has_sentence(note.code, page.language):
            log.error("Note %s has no sentence; add it to figures.ftl", note.code)
            continue
        lines.append(page.say(note.code, **_values(note, page)))
    return list(dict.fromkeys(lines))[:MOST_NOTES]


def _values(note: Note, page: Page) -> dict[str, Fact | str | int]:
    """Return the note's variables: figures, days and names as facts, keywords as they are."""
    values: dict[str, Fact | str | int] = {}
    for name, value in note.values.items():
        if name in {"reason", "n"}:
            values[name] = value
        elif name == "metric":
            values[name] = page.say(f"metric_{value}")
        elif name == "limits":
            values[name] = ", ".join(page.say(f"guardrail_{limit}") for limit in str(value).split(", "))
        elif name == "place":
            values[name] = page.say("note_place", place=page.mint("Place", value, "text")) if value else ""
        elif name == "date":
            values[name] = page.mint("Date", date.fromisoformat(str(value)[:10]), "date")
        elif isinstance(value, int):
            values[name] = page.mint(name.capitalize(), value, _UNITS.get(name, "count"))
        else:
            values[name] = page.mint(name.capitalize(), value, "text")
    return values
