"""Whether a text asks after goods that were ordered: "when will my atta come", "which order is late"."""

from __future__ import annotations

import re

from language.pattern import Pattern

_ORDER = r"(?:orders?|goods|stock|deliver(?:y|ies)|consignments?|shipments?|suppl(?:y|ies)|maal|parcels?)"
_GOODS = rf"(?:{_ORDER}|ǂ[ǂ\s\d]*)"
_COMES = r"(?:come|comes|coming|arriv\w+|reach(?:es|ing)?|land|be\s+(?:delivered|here)|turn\s+up|get\s+here)"
_ASKED = Pattern(
    rf"\b(?:which|what|any)\s+(?:\w+\s+)?{_ORDER}\b[^.?!]{{0,12}}\b(?:late|delayed|overdue|not\s+(?:come|arrived|reached))\b"
    rf"|\b(?:which|what)\s+suppliers?\s+(?:is|are|was|runs?)\s+(?:late|delayed|behind)\W*$"
    rf"|\bwhere\s+(?:is|are|has)\s+(?:(?:my|our|the)\s+)*{_ORDER}\W*$|^\W*(?:my|our|the)\s+{_ORDER}\s+where\s+(?:is|are)\W*$"
    r"|\b(?:what|which|how\s+(?:much|many))\b[^.?!]{0,25}\b(?:(?:on|in)\s+(?:the\s+)?(?:way|road)|in\s+transit)\b"
    r"|\b(?:on|in)\s+(?:the\s+)?(?:way|road)\s+(?:what|which|how\s+(?:much|many))\b"
    rf"|\bwhen\s+(?:will|does|do|is|are|shall)\s+(?:(?:my|our|the)\s+)*{_GOODS}\s*(?:order\s+)?(?:going\s+to\s+)?{_COMES}\b"
    rf"|(?:\b{_ORDER}|ǂ)\s*(?:order\s+)?when\s+(?:will|does|is|are)\s+{_COMES}\b"
    rf"|\b(?:has|have|is|are)\s+(?:my|our|the)\s+{_ORDER}\s+(?:been\s+)?(?:dispatched|shipped|sent|delivered|coming)\b"
    rf"|\btrack\s+(?:my|our|the)\s+{_ORDER}\b",
    re.IGNORECASE,
)


def asks_on_the_way(masked: str) -> bool:
    """Tell whether a text asks after goods that were ordered and are not there yet.

    Args:
        masked: The text, names and dates blanked out or not.
    """
    return _ASKED.search(masked) is not None
