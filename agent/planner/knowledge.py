"""Questions about rules, policies and procedures, and what is asked about their answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from agent.planner import knowledge_cues as cues
from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import Clause, clauses
from agent.understanding import Understanding
from core.message import ToolCall
from knowledge.asked_about import asked_about
from knowledge.question import read_question
from language.dates import read_dates
from language.pattern import Pattern

TOOL = "search_knowledge"

THRESHOLD = 3.0
"""From here a message asks for a rule outright."""

_OUTRIGHT = 6.0
_LONGEST = 1_000
_SHORT = 8

_SOURCE = Pattern(
    r"^\W*(?:(?:and|but|ok(?:ay)?)\s+)?(?:(?:what(?:'?s|\s+is)\s+(?:the|your)|show(?:\s+me)?(?:\s+the)?|give(?:\s+me)?(?:\s+the)?|which|where"
    r"|from\s+(?:which|where)|the|says?\s+who|proof)\b.{0,25})?"
    r"\b(?:sources?|clauses?|rules?|passage|text|section|page|paragraph|reference|citation|original|proof|exact\s+words?|written|it\s+says?)\b.{0,15}$"
    r"|^\W*(?:show|read|give|open|dikha\w*|दिखा\w*)\b.{0,20}\b(?:it|that|clauses?|rules?|source|passage|full|whole|niyam|नियम)\b.{0,15}$"
    r"|^\W*(?:source|srot|स्रोत|नियम\s+दिखा\w*|पूरा\s+नियम|poora\s+niyam|niyam\s+dikha\w*)\b.{0,15}$",
    re.IGNORECASE,
)
_GOES_ON = Pattern(
    r"^\W*(?:and|also|what\s+about|how\s+about|but|then|or|aur|और|lekin|लेकिन|toh?|तो)\b", re.IGNORECASE
)
_WHETHER_RULED = Pattern(
    r"^\W*(?:\w+\s+){0,2}(?:(?:is|are)\s+there|do\s+we\s+have|have\s+we(?:\s+got)?)\s+(?:an?\s+|any\s+|some\s+)?(?:\w+\s+){0,2}"
    r"(?:rules?|polic(?:y|ies)|laws?|guidelines?|sops?|regulations?)\s+(?:on|about|for|against|regarding|of|that)\b"
    r"|\bwhat(?:'s|\s+is)\s+(?:the\s+|our\s+)?(?:\w+\s+){0,2}(?:rule|policy|guideline)s?\s+(?:for|on|about|of|when|if)\b|(?<![^\W_])(?:niyam|niti|policy|नियम|नीति|पॉलिसी)\s+(?:kya|क्या)(?![^\W_])"
    r"|^\W*(?:what|does|do)\b[^.?!,]{0,25}\b(?:sops?|polic(?:y|ies)|guidelines?|handbook|manual|rule-?\s?book|rules)\s+(?:say|tell|allow|permit|forbid|prohibit|require|state)s?\b",
    re.IGNORECASE,
)
_WATCHED = Pattern(r"\b(?:alerts?|warnings?|notif\w+|watch\w*)\b", re.IGNORECASE)
_BEFORE = Pattern(
    r"\b(?:before|until|till|prior\s+to|up\s+to|earlier\s+than|se\s+pehle|se\s+pahle|tak)\b|से\s+पहले|तक",
    re.IGNORECASE,
)
_EARLIER = Pattern(
    r"^\W*(?:and\s+|aur\s+|और\s+)?(?:before(?:\s+that)?|earlier|previously|in\s+the\s+old\s+version|the\s+old\s+(?:rule|policy|version)"
    r"|pehle|pahle|पहले)\W*$",
    re.IGNORECASE,
)
_FILE = Pattern(
    r"\b(?:this|that|the|my|last|latest|newest)\s+(?:bill|invoice|document|receipt|photo|scan|pdf)\b",
    re.IGNORECASE,
)


def knowledge_follow_up(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the search that goes on from the last one: its source, another day, another thing.

    `None` where the last answer was no search, or the message goes on from nothing.
    """
    before = _last_search(understanding)
    if before is None or TOOL not in tools:
        return None
    text = understanding.normalized.strip()
    said = [text, understanding.text.strip()]
    if any(len(one.split()) <= _SHORT and _SOURCE.search(one) for one in said):
        return (PlannedCall(TOOL, {**before, "whole": True}),)
    if any(part.intent for part in clauses(understanding)):
        return None
    day = _asked_day(understanding, said)
    words = len(text.split())
    if day is not None and words <= _SHORT and (_goes_on(said) or _says_no_more(understanding)):
        return (PlannedCall(TOOL, {**before, "on": day.isoformat()}),)
    if _goes_on(said) and words <= _SHORT and not _about_data(understanding):
        return (PlannedCall(TOOL, {**before, "query": _another(str(before["query"]), understanding)}),)
    return None


def knowledge_plan(
    understanding: Understanding, parts: Sequence[Clause], tools: Collection[str]
) -> Plan | None:
    """Return the search a message asks for; `None` where it asks for something else.

    What another tool is clearly asked for counts against it, and so do the shop's own names.
    """
    if TOOL not in tools:
        return None
    asked = max((part.intent.score for part in parts if part.intent), default=0.0)
    score = knowledge_score(understanding)
    if score < THRESHOLD or score <= asked:
        return None
    return search(understanding)


def search(understanding: Understanding) -> Plan:
    """Return the search for a message as it was written."""
    return (PlannedCall(TOOL, search_arguments(understanding)),)


def search_arguments(understanding: Understanding) -> dict[str, Any]:
    """Return what a message is searched with: as it was written, and of which day."""
    arguments: dict[str, Any] = {"query": " ".join(understanding.text.split())[:_LONGEST]}
    day = _asked_day(understanding, [understanding.normalized, understanding.text])
    of_today = cues.AFTER_OUTAGE.search(understanding.text) or cues.UNTIL_WHEN.search(understanding.text)
    if day is not None and day < understanding.today and not of_today:
        arguments["on"] = day.isoformat()
    return arguments


def knowledge_score(understanding: Understanding) -> float:
    """Return how surely a message asks for a rule: 3 says it outright."""
    if asks_whether_ruled(understanding.text) or asks_whether_ruled(understanding.normalized):
        return _OUTRIGHT
    return _by_words(understanding)


def _by_words(understanding: Understanding) -> float:
    said = (understanding.text, understanding.normalized)

    def holds(pattern: Pattern) -> bool:
        return any(pattern.search(one) for one in said)

    topics = max(
        ({match[0].casefold() for match in cues.TRADE.finditer(one)} for one in said), key=len
    )  # of one of the two texts: both name the same things
    law = holds(cues.LAW)
    of_goods = holds(
        cues.DONE_WITH_GOODS
    )  # "can peas be frozen again" names the goods, as "the GST on soap" does
    permission = of_goods or holds(cues.PERMISSION)
    ours = ("store", "city") if law or of_goods else ("product", "store", "city")
    named = [entity for entity in understanding.entities if entity.kind in ours]
    score = 0.0
    if holds(cues.PRICE_ABOVE) or holds(cues.WHO_MAY) or holds(cues.WHOSE_YES):
        score = 4.0
    elif law:
        score = 4.0 if _asks_of_a_thing(understanding.text) else 3.5
    elif holds(cues.POLICY):
        score = 2.5 + (0.5 if topics or permission or holds(cues.HOW) else 0.0)
    elif permission:
        score = (2.0 if of_goods or holds(cues.MAY_SELL) else 1.5) + min(len(topics), 2) * 1.0
    elif holds(cues.GETS_PAID):
        score = THRESHOLD
    elif holds(cues.HOW):
        score = 1.0 + min(len(topics), 2) * 1.2
    elif topics:
        score = min(len(topics) * 1.1, 2.0)
    if holds(cues.SHOP_DATA):
        score -= 1.5
    if holds(cues.PAPERWORK):
        score -= 1.5
    if named:
        score -= 1.0
    if any(entity.kind == "metric" and entity.id != "return_rate" for entity in understanding.entities):
        score -= 1.0
    if any(_FILE.search(one) for one in said):
        score -= 1.5
    return score


def asks_whether_ruled(text: str) -> bool:
    """Tell whether a text asks outright what rules say, or if there is one on something, alerts aside."""
    if cues.AFTER_OUTAGE.search(text) or cues.WHOSE_YES.search(text):
        return True
    return bool(_WHETHER_RULED.search(text)) and not _WATCHED.search(text)


def names_a_rule(understanding: Understanding) -> bool:
    """Tell whether a message names the law or somebody's rules outright."""
    return knowledge_score(understanding) >= THRESHOLD


def _asks_of_a_thing(text: str) -> bool:
    """Tell whether what a rule gives by kind of thing is asked for, such as the tax on soap."""
    question = read_question(text, lambda _: True)
    return asked_about(question.text, question.language, question.terms) is not None


def _last_search(understanding: Understanding) -> Mapping[str, Any] | None:
    focus = understanding.focus
    calls: Sequence[ToolCall] = focus.calls if focus is not None else ()
    if len(calls) != 1 or calls[0].tool != TOOL:
        return None
    kept = {name: value for name, value in calls[0].arguments.items() if name != "whole"}
    return kept if kept.get("query") else None


def _asked_day(understanding: Understanding, said: Sequence[str]) -> date | None:
    """Return the day whose rules are asked for: of a span its last, and before one the day before it."""
    # A month with its year is read as it was written: rendering may turn the two around.
    read = read_dates(understanding.text, understanding.today)
    days = [each for each in read.periods if each.horizon_days is None]  # "10 days" may be what a rule gives
    period = next(iter(days), read.period) or understanding.period
    if period is None:
        return None
    if any(_BEFORE.search(one) for one in said):
        named = period.end if period.start.year <= 1970 or period.start == period.end else period.start
        return named - timedelta(days=1)
    return min(period.end, understanding.today)


def _goes_on(said: Sequence[str]) -> bool:
    return any(_GOES_ON.search(one) or _EARLIER.search(one) for one in said)


def _says_no_more(understanding: Understanding) -> bool:
    """Tell whether the message is little more than a day."""
    period = understanding.period
    return period is not None and len(understanding.normalized.split()) <= len(period.text.split()) + 2


def _about_data(understanding: Understanding) -> bool:
    return bool(cues.SHOP_DATA.search(understanding.normalized)) or any(
        entity.kind == "metric" for entity in understanding.entities
    )


def _another(query: str, understanding: Understanding) -> str:
    """Return the earlier question with what the half sentence names instead."""
    said = _GOES_ON.sub("", understanding.text.strip()).strip(" ?.!,")
    said = re.sub(r"^\W*(?:for|about|of|on|if\s+it'?s)\s+", "", said, flags=re.IGNORECASE)
    return f"{said}: {query}"[:_LONGEST]
