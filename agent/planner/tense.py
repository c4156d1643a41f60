"""Whether a sentence looks back or ahead, by its English verbs."""

from __future__ import annotations

import re

from language.dates import Tense

_PAST = re.compile(
    r"\b(?:did|was|were|had|sold|earned|bought|lost|made|ran|stocked|went|happened|performed|grew|fell|dropped"
    r"|have\s+(?:we|i|you)|has\s+been|have\s+been|last|past|previous|yesterday|ago|since|so\s+far)\b",
    re.IGNORECASE,
)
_JUDGED = re.compile(
    r"\b(?:accura\w+|bias(?:ed)?|[ws]?[wm]ape|wrong|errors?|missed|off\s+the\s+mark|came\s+true"
    r"|how\s+(?:close|good|far|right|reliable)|(?:over|under)-?\s?forecast\w*)\b",
    re.IGNORECASE,
)
"""Holds a forecast against what came: it looks back, though it speaks of a forecast."""
_FORECAST = re.compile(r"forecast|\bpredict", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|going\s+to|gonna|shall|next|coming|upcoming|tomorrow|forecasts?|predict\w*|project(?:ed|ions?)|expect\w*"
    r"|outlook|should|likely|by\s+when|ahead|future|re-?order|replenish|risk|'ll)\b",
    re.IGNORECASE,
)


def tense_of(text: str) -> Tense | None:
    """Return the tense of a sentence; `None` where it has signs of both or of neither."""
    past, future = bool(_PAST.search(text)), bool(_FUTURE.search(text))
    if _JUDGED.search(text) and _FORECAST.search(text):
        return "past"
    if past == future:
        return None
    return "past" if past else "future"
