"""Looking back at one price change by its id: "outcome of PC_…", "how did PC_… do?"."""

from __future__ import annotations

import re

from agent.planner.answer import Plan, PlannedCall

TOOL = "review_price_changes"

_ID = re.compile(r"\bPC_(?P<id>[0-9a-f]{6,})\b", re.IGNORECASE)
_LOOKS_BACK = re.compile(
    r"^\W*(?:how|what|why|did|was|were|is|has|have|show|tell|review|check)\b"
    r"|\b(?:outcomes?|results?|effects?|impact|success|status)\b",
    re.IGNORECASE,
)


def review_plan(text: str, *, asks: bool = False) -> Plan | None:
    """Return the call where a message asks about a price change it names; `None` where it does not.

    `asks` tells that it is known to ask, whatever its words.
    """
    named = _ID.search(text)
    if named is None or not (asks or _LOOKS_BACK.search(text)):
        return None
    return (PlannedCall(TOOL, {"change_id": f"PC_{named['id'].lower()}"}),)
