"""Which kind of action a clause asks for, where it asks for one kind: dead stock, moves, prices, orders."""

from __future__ import annotations

import re

from agent.planner.too_much import asks_too_much
from language.pattern import Pattern

_KINDS: tuple[tuple[str, Pattern], ...] = tuple(
    (kind, Pattern(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            "clear_out",
            r"\b(?:dead|slow|slow[\s-]+moving|idle|excess|surplus|unsold|old|non-?moving|over-?stock\w*)\b"
            r"|\b(?:any|anybody|anyone)\s+not\s+(?:takes?|buys?|asks?|wants?|lifts?)\b|\b(?:tied|locked)\s+up\b|\b(?:rotting|rots|sitting|sat|sits|stale|unsaleable|block(?:s|ing)|trapped|locked)\b|\b(?:months?|weeks?|ages|long)\s+(?:from|since)\b|\b(?:nobody|no\s+one|none)\b[^.?!]{0,20}\b(?:buys?|wants?|asks?)\b|\b(?:lying|gathering\s+dust|stuck|blocking|blocked)\b"
            r"|\bstop\s+selling\b|\bto\s+sell\s+(?:closed|stop)\b"
            r"|\bclear(?:ed|ing)?\b(?!\s+up)|\bget\s+rid\b|\bwriting?\s+off\b|\bsell(?:ing)?\s+off\b|\b(?:not|hardly)\s+(?:selling|moving)\b|\bclear[\s-]+outs?\b",
        ),
        (
            "transfer",
            r"\btransfers?\b|\b(?:other|another)\s+(?:branch|store|shop|outlet)(?:es|s)?\b|\binter-?\s?(?:store|shop|branch)\b|\b(?:move|moved|moves|shift\w*|transfer\w*)\b.*\b(?:stores?|shops?|branch(?:es)?|outlets?)\b"
            r"|\bre-?balanc\w+|\bre-?distribut\w+|\b(?:stores?|shops?)\b[^.?!]{0,40}\b(?:other|another)\b|\bfrom\s+one\b[^.?!]{0,20}\bto\s+(?:the\s+)?(?:(?:an)?other|next|second)\b"
            r"|\bshift\s+list\b|\bbalanc(?:e|ing)\b|\b(?:extra|excess|surplus)\b[^.?!]{0,40}\b(?:other|another|elsewhere)\b|\bwhere\b[^.?!]{0,25}\bwhere\b",
        ),
        (
            "price",
            r"\b(?:prices|rates)\b|\bre-?pric\w+|\bpricing\b|\b(?:price|rate)\s+which\b|\bwhich\b[^.?!]{0,25}\b(?:price|rate)\b|\bwhich\s+(?:\d+\s+)?(?:price|rate)\b|\d\s+(?:price|rate)\b[^.?!]{0,30}\bchang|\bprice\s+(?:\d+\s+)?(?:changes?|actions?|moves?|tweaks?|corrections?|revisions?)\b",
        ),
        (
            "reorder",
            r"\bre-?orders?\b|\b(?:order|ordering|buying|purchas(?:e|ing)|procurement|restocking)\s+(?:actions?|tasks?|moves?|work)\b",
        ),
    )
)


def action_kind(text: str) -> dict[str, str]:
    """Return the argument `kind` of a ranking; nothing where every kind is asked for."""
    if asks_too_much(text):
        return {"kind": "clear_out"}
    found = [kind for kind, cue in _KINDS if cue.search(text)]
    if "transfer" in found and "clear_out" in found:  # what is in excess here, and is needed there
        found.remove("clear_out")
    return {"kind": found[0]} if len(found) == 1 else {}
