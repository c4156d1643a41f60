"""Looking back at one price change by its id: "outcome of PC_…", "PC_…: did it pay?", "PC_… right or not"."""

from __future__ import annotations

import re

from agent.planner.answer import Plan, PlannedCall
from language.pattern import Pattern

TOOL = "review_price_changes"

_ID = Pattern(r"\bPC_(?P<id>[0-9a-f]{6,})\b", re.IGNORECASE)
_LOOKS_BACK = Pattern(
    r"^\W*(?:how|what|why|did|was|were|is|has|have|show|tell|review|check|whether)\b"
    r"|\b(?:what|how|whether|did)\W*$|\bwhat\s+(?:happened|came|became|was|did)\b"
    r"|\b(?:outcomes?|results?|effects?|impact|success\w*|status|verdict|performance|history|benefi\w+|profitable|progress|flop\w*|fail\w*|waste\w*|hit\s+or\s+miss)\b",
    re.IGNORECASE,
)
_TOLD_OF_OLD = Pattern(
    r"\b(?:was|were|did|had|has|happened|turned|went|achieved?|paid|pay|worked|works?|helped|helps?|hurt|brought|ate|gained?|earned|lost|sold|rose|fell"
    r"|improved|backfired|failed|flopped|justified|worth|whether)\b",
    re.IGNORECASE,
)
_WEIGHED = Pattern(
    r"\?\s*$|\b(?:or|whether|how|what|did)\b|\b(?:gain|profit|loss|sales|margin|revenue|difference|benefit|expected|units)\b",
    re.IGNORECASE,
)
_DECIDES = Pattern(
    r"\b(?:approv\w+|accept\w*|reject\w*|declin\w+|refus\w+|cancel\w*|confirm\w*|appl(?:y|ied)|proceed|veto\w*|dismiss\w*|go\s+ahead"
    r"|thumbs|green\s*light\w*|sanction\w*|should\s+i)\b",
    re.IGNORECASE,
)


def review_plan(text: str, *, asks: bool = False) -> Plan | None:
    """Return the call where a message asks about a price change it names; `None` where it does not.

    `asks` tells that it is known to ask, whatever its words.
    """
    named = _ID.search(text)
    if named is None or not (asks or looks_back(text)):
        return None
    return (PlannedCall(TOOL, {"change_id": f"PC_{named['id'].lower()}"}),)


def looks_back(text: str) -> bool:
    """Tell whether what is said beside an id asks what came of it, and decides nothing."""
    rest = _ID.sub(" ", text)
    if _LOOKS_BACK.search(text):
        return True
    return bool(_TOLD_OF_OLD.search(rest) and _WEIGHED.search(rest)) and not _DECIDES.search(rest)
