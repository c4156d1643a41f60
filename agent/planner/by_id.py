"""What may be asked of a thing that is named by its id: the kind of the id leaves few things to do.

"RU_6e0d82b9f4 uda de" is about a rule of alerts, whatever its words are; whether it is shown or taken
away, the second voice and a word tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from language.pattern import Pattern

IDS = Pattern(r"\b(?P<kind>doc|pc|ru|al|r)_(?=\w*\d)\w{4,}\b", re.IGNORECASE)

_DONE: Mapping[str, frozenset[str]] = {
    "r": frozenset({"decide_recommendation"}),
    "pc": frozenset({"decide_recommendation", "list_approvals", "review_price_changes"}),
    "ru": frozenset({"remove_alert_rule", "show_alert_rules"}),
    "al": frozenset({"update_alert", "list_alerts"}),
    "doc": frozenset({"check_document", "correct_document"}),
}


def done_with_ids(text: str) -> frozenset[str] | None:
    """Return the tools that take the things a text names by id; `None` where it names none."""
    kinds = {found["kind"].lower() for found in IDS.finditer(text)}
    return frozenset.union(*(_DONE[kind] for kind in kinds)) if kinds else None
