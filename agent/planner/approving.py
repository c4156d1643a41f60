"""What waits for a manager: asked for as a list, shown by its id, agreed to at a price, changed."""

from __future__ import annotations

import re
from typing import Any

from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.leaning import points_there
from agent.planner.review import looks_back
from agent.planner.scope import carried
from agent.understanding import ANSWER, Understanding
from language.numbers import find_numbers
from language.pattern import Pattern

TOOL = "list_approvals"

_ID = Pattern(r"\bPC_(?P<id>[0-9a-f]{6,})\b", re.IGNORECASE)
_SHOWN = Pattern(r"\bas\s+shown\s+(?P<mark>S_[0-9a-f]{10})\b", re.IGNORECASE)
_SHOWS = Pattern(
    r"^\W*(?:please\s+)?(?:show|open|view|see|preview|details?(?:\s+of)?)\b(?:\s+(?:me|the|details?|of|preview))*"
    r"\s+(?:price\s+changes?\s+|request\s+)?PC_[0-9a-f]{6,}\W*$",
    re.IGNORECASE,
)
_WAITING = Pattern(
    r"\b(?:pending|waiting|awaiting|who\s+(?:asked|wants|sent)|held\s+up|stuck|state|status|stage|where\s+does\b[^.?!]*\bstand)\b|\bकिसने\b|\bkisne\b",
    re.IGNORECASE,
)
"""Asks of one request whether it waits, or whose it is."""
_QUESTION = Pattern(r"\?\s*$|^\W*(?:is|are|has|does|did|who)\b|\bkya\b|क्या|किसने|\bkisne\b", re.IGNORECASE)
_HOW_LONG = Pattern(
    r"\bhow\s+(?:long|many\s+(?:days|hours)|much\s+time)\b|\b(?:time|validity|expir\w+)\b", re.IGNORECASE
)
"""Asks for the term within which one may agree: a rule, not the list."""
_PRICE = Pattern(
    r"(?:\b(?:at|to|for|with)\s+)?(?:₹|rs\.?|inr)?\s*(?P<number>\d[\d,]*(?:\.\d+)?)(?!\s*(?:%|percent|pct|days?|units?))",
    re.IGNORECASE,
)
_EDITS = Pattern(r"\b(?:edit|change|modify|set|make|update|alter|instead)\b", re.IGNORECASE)
_NAMED = Pattern(r"\b(?:price|rate)\s+changes?\b", re.IGNORECASE)
"""What it is called says nothing of what is wanted of it."""
_WAITS = Pattern(
    r"\bapprovals?\b[^.?!]{0,40}\b(?:pending|waiting|waits?|open|due|left|outstanding|stuck|stopped)\b"
    r"|\b(?:pending|waiting|waits?|open|outstanding|left)\b[^.?!]{0,40}\b(?:approvals?|(?:my|manager'?s?)\s+(?:ok(?:ay)?|yes|sign-?off))\b"
    r"|\b(?:what|which|anything|something)\b[^.?!]{0,30}\b(?:approve|approval)\b[^.?!]{0,20}\b(?:stopped|pending|other|remaining|left|waiting)\b"
    r"|\b(?:price|rate)\s+(?:requests?|changes?)\b[^.?!]{0,30}\b(?:pending|waiting|waits?|open|stuck|held|(?:is|are|which)\s+stopped)\b"
    r"|\b(?:pending|waiting|open|stuck)\b[^.?!]{0,20}\b(?:price|rate)\s+(?:requests?|changes?)\b"
    r"|\b(?:prices?|rates?)\s+(?:for\s+)?approv\w*\s+(?:demand|ask\w*|want\w*)\b"
    r"|\bapprove\s+for\b[^.?!]{0,20}\b(?:stopped|pending|other|remaining|waiting)\b"
    r"|^\W*what\b[^.?!]{0,15}\b(?:should|must|do|can)\s+i\s+(?:have\s+to\s+)?approve\W*$|\bwhat\b[^.?!]{0,12}\bapprove\s+(?:for|in\s+wait)\b"
    r"|^\W*(?:what|which|anything)\b[^.?!]{0,20}\bapprove\s+in\s+wait\b|\b(?:awaiting|await|needs?)\b[^.?!]{0,10}\bmy\s+(?:approval|ok(?:ay)?|nod|yes)\b"
    r"|\b(?:do\s+i\s+have|anything|something)\b[^.?!]{0,20}\bto\s+approve\b"
    r"|\bwhat\b[^.?!]{0,12}\b(?:my|our)\s+(?:approv\w+|ok(?:ay)?|sign-?off)\s+for\b"
    r"|\b(?:anything|something|what|which)\b[^.?!]{0,30}\b(?:waiting|pending|waits?|held|stuck)\b[^.?!]{0,15}\b(?:my|our|for\s+me)\b"
    r"|\b(?:my|show|list|see|open)\s+(?:me\s+)?(?:the\s+|all\s+|my\s+)?approvals\b|^\W*approvals\W*$",
    re.IGNORECASE,
)
_ASKED_OF_ME = (
    r"(?:\b(?:(?:meri|mere|hamari|\w+\s+ki)\s+haan|manzoori|manjoori|sanction|sign-?off|approvals?|arji|arzi|requests?|ijazat)\b"
    r"|(?:मेरी|हमारी|\S+\s+की)\s+(?:हाँ|हां)(?!\S)|मंज़?ूरी|दस्तख़?त|अर्ज़?ि?\S*|इजाज़?त)"
)
_STILL = (
    r"(?:\b(?:atk\w*|pending|ruk[aei]\w*|pad[ai]\b|baith\w*|inte[jz]a+r|waiting|lying|stuck|table|bheji)\b"
    r"|अटक\S*|रुक\S*|पड़[ीेा]\S*|बैठ\S*|इंतज़?ार)"
)
_DOCUMENTS = Pattern(
    r"\b(?:bills?|invoices?|orders?|claims?|returns?|refunds?)\b|बिल|इनवॉइस|ऑर्डर", re.IGNORECASE
)
_MINE_TO_SAY = Pattern(rf"{_ASKED_OF_ME}.{{0,50}}{_STILL}|{_STILL}.{{0,50}}{_ASKED_OF_ME}", re.IGNORECASE)
_RULES = Pattern(
    r"^\W*(?:let|set|keep|make|allow)\b|\b(?:need|required?|polic(?:y|ies)|rules?|settings?|licen[cs]e|govt|government)\b",
    re.IGNORECASE,
)


def mark_in(text: str) -> str | None:
    """Return the mark of what was seen, which a button's message carries."""
    found = _SHOWN.search(text)
    return None if found is None else f"S_{found['mark'][2:].lower()}"


def without_mark(text: str) -> str:
    """Return a text without the mark it carries."""
    return " ".join(_SHOWN.sub(" ", text).split())


def agreed_price(text: str) -> float | int | None:
    """Return the price a decision names beside the change's id; `None` where it names none."""
    rest = _ID.sub(" ", without_mark(text))
    numbers = [one for one in find_numbers(rest) if one.kind != "percent" and one.value > 1]
    written = [match for match in _PRICE.finditer(rest) if match["number"]]
    if len(numbers) != 1 or len(written) != 1:
        return None
    value = numbers[0].value
    return int(value) if value == value.to_integral_value() else float(value)


def approval_plan(understanding: Understanding) -> Plan | None:
    """Return what to show of what waits; `None` where a message asks for nothing of the kind."""
    text = understanding.normalized
    named = _ID.search(text)
    if named is not None:
        shows = _SHOWS.search(text) or asks_whether_it_waits(understanding)
        return (PlannedCall(TOOL, {"change_id": f"PC_{named['id'].lower()}"}),) if shows else None
    waits = _WAITS.search(text) or (
        _MINE_TO_SAY.search(understanding.text) and not _DOCUMENTS.search(understanding.text)
    )
    return approvals_as_asked(understanding) if waits else None


def asks_whether_it_waits(understanding: Understanding) -> bool:
    """Tell whether a message asks of a request that it names whether it waits, or who asked for it."""
    said = f"{understanding.text}\n{understanding.normalized}"
    return _WAITING.search(said) is not None and _QUESTION.search(understanding.text.strip()) is not None


def approvals_as_asked(understanding: Understanding) -> Plan | None:
    """Return the list of what waits in the part that is named; `None` where rules are asked for."""
    text = understanding.normalized
    named = _ID.search(text)
    if named is not None:
        return (PlannedCall(TOOL, {"change_id": f"PC_{named['id'].lower()}"}),)
    if _RULES.search(text) or _HOW_LONG.search(text):
        return None
    return (PlannedCall(TOOL, _place(understanding) or _place_of_thread(understanding)),)


def edit_plan(text: str) -> Plan | None:
    """Return the question which price it should be, where a request is to be changed and none is said."""
    named = _ID.search(text)
    if named is None or not is_edit(text):
        return None
    change = f"PC_{named['id'].lower()}"
    return ask("which_price_instead", resume=f"approve price change {change} at {ANSWER}")


def is_edit(text: str) -> bool:
    """Tell whether what is said beside an id wants it otherwise."""
    return _EDITS.search(_NAMED.sub(" ", _ID.sub(" ", text))) is not None


def wants_otherwise(text: str) -> bool:
    """Tell whether a message names a request and wants it otherwise."""
    return _ID.search(text) is not None and is_edit(text) and not looks_back(text)


def _place_of_thread(understanding: Understanding) -> dict[str, Any]:
    """Return the store or city that a message calls "there"."""
    if not points_there(understanding):
        return {}
    places = carried(understanding, "store") or carried(understanding, "city")
    return {"store_id" if one.kind == "store" else "city": one.id for one in places[:1]}


def _place(understanding: Understanding) -> dict[str, Any]:
    """Return the part of the shop that is named: a store or a city, and a category."""
    part: dict[str, Any] = {}
    for entity in understanding.entities:
        if entity.kind == "store":
            part["store_id"] = entity.id
        elif entity.kind == "city" and "store_id" not in part:
            part["city"] = entity.id
        elif entity.kind == "category":
            part["category"] = entity.id
    if "store_id" in part:
        part.pop("city", None)
    return part
