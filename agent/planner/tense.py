"""Whether a sentence looks back or ahead, by its English verbs."""

from __future__ import annotations

import re

from agent.planner.metric import is_ranking
from language.dates import Tense
from language.pattern import Pattern

_PAST = Pattern(
    r"\b(?:did|was|were|had|sold|moved|earned|bought|lost|made|ran|stocked|went|happened|performed|grew|fell|dropped"
    r"|have\s+(?:we|i|you)|has\s+been|have\s+been|past|previous|yesterday|ago|since|so\s+far"
    r"|(?<!not\s)(?<!to\s)(?<!will\s)(?<!may\s)(?<!can\s)last(?!\s+(?:till|until|upto|up\s+to|through|long)\b))\b",
    re.IGNORECASE,
)
_JUDGED = Pattern(
    r"\b(?:accura\w+|bias(?:ed)?|[ws]?[wm]ape|wrong|errors?|missed|off\s+the\s+mark|came\s+true|deviat\w+|actuals?\b"
    r"|how\s+(?:close|good|far|right|reliable)|(?:over|under)-?\s?forecast\w*)\b",
    re.IGNORECASE,
)
"""Holds a forecast against what came: it looks back, though it speaks of a forecast."""
_FORECAST = Pattern(r"forecast|\bpredict", re.IGNORECASE)
_FUTURE = Pattern(
    r"\b(?:will|going\s+to|gonna|shall|next|coming|upcoming|tomorrow|forecasts?|predict\w*|project(?:ed|ions?)?(?!\s+report)|expect\w*"
    r"|outlook|should|likely|won'?t|may\s+(?:not\s+)?(?:run|last|finish|fall|be|go|sell|need)|by\s+when|ahead|future"
    r"|overrid\w*|re-?order|replenish|risk|'ll)\b",
    re.IGNORECASE,
)


_ACCOUNTS = Pattern(
    r"\b(?:sales?|revenue|turn-?over|income|takings|collections?|profits?|margins?|units|returns?|performance|business)\b",
    re.IGNORECASE,
)
"""What books tell of days gone by: "sales on Diwali" are those of the last one."""


def tense_of_named_day(text: str) -> Tense | None:
    """Return which way a day of the year points that is only named: "Diwali"."""
    if _PAST.search(text) or _FUTURE.search(text):
        return tense_of(text)
    return "past" if _ACCOUNTS.search(text) else None


_SOLD = Pattern(
    r"\b(?:sales?|revenue|turn-?over|takings|collections?|margins?|profits?|returns?|return\s+rate|units|totals?"
    r"|anomal\w+|unusual|fishy|suspicious|strange|weird|odd)\b",
    re.IGNORECASE,
)
_SUPPOSED = Pattern(
    r"\b(?:if|would|could|effect|impact|off|discount|demand|need(?:ed|s)?|requirement|orders?|buy|stock|price"
    r"|last|cover|set|keep|per\s+day|try|suppose)\b|%\s*(?:off|less|more|cheaper)",
    re.IGNORECASE,
)


_STOCK = Pattern(r"\bstock\b", re.IGNORECASE)
_TURNED = Pattern(r"\b(?:stock|inventory)\s+(?:turns?|turn-?over|rotation)\b", re.IGNORECASE)
"""A figure of days gone by, though it speaks of stock."""


def tense_of_days(text: str) -> Tense | None:
    """Return which way days point that are only counted: "best sellers, 30 days" are of the last."""
    if _PAST.search(text) or _FUTURE.search(text):
        return tense_of(text)
    if _TURNED.search(text):
        return "past"
    if is_ranking(text):
        text = f"{_STOCK.sub(' ', text)} sales"  # "best selling stock, 30 days"
    return "past" if _SOLD.search(text) and not _SUPPOSED.search(text) else None


def tense_of(text: str) -> Tense | None:
    """Return the tense of a sentence; `None` where it has signs of both or of neither."""
    past, future = bool(_PAST.search(text)), bool(_FUTURE.search(text))
    if _JUDGED.search(text) and _FORECAST.search(text):
        return "past"
    if past == future:
        return None
    return "past" if past else "future"
