"""Which kind of action a clause asks for, where it asks for one kind: dead stock, moves, prices, orders."""

from __future__ import annotations

import re

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "clear_out",
            r"\b(?:dead|slow|slow[\s-]+moving|idle|excess|surplus|unsold|old|non-?moving|over-?stock\w*)\b"
            r"|\btied\s+up\b|\bsell(?:ing)?\s+off\b|\b(?:not|hardly)\s+(?:selling|moving)\b|\bclear[\s-]+outs?\b",
        ),
        ("transfer", r"\btransfers?\b|\b(?:move|moved|moves|shift\w*|transfer\w*)\b.*\bstores?\b"),
        ("price", r"\b(?:prices|rates)\b|\bprice\s+(?:changes?|actions?|moves?)\b"),
        ("reorder", r"\bre-?orders?\b|\border\s+actions?\b"),
    )
)


def action_kind(text: str) -> dict[str, str]:
    """Return the argument `kind` of a ranking; nothing where every kind is asked for."""
    found = [kind for kind, cue in _KINDS if cue.search(text)]
    return {"kind": found[0]} if len(found) == 1 else {}
