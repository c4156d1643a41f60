"""Alerts in a message: "any alerts?", "acknowledge AL_…", "remind me tomorrow", "mark it done".

What is done about an alert names it by its id, or is said of the alerts that the thread showed
last: all of them, where it points at none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any

from agent.planner import question
from agent.planner.alert_filter import ALERTS, EVERY, LIST, as_kept, filters
from agent.planner.alert_rule import rule_plan
from agent.planner.alert_which import which_alert
from agent.planner.answer import Plan, PlannedCall, ask
from agent.planner.approving import mark_in
from agent.planner.clause import cut
from agent.planner.leaning import points_there
from agent.planner.pointing_words import LAST, ORDINALS, UNSURE_NUMBERS
from agent.planner.put_off import is_denied, put_off, until
from agent.planner.scope import carried, scope_of
from agent.planner.setting import sets_threshold
from agent.planner.why_told import why_told_plan
from agent.understanding import Focus, Understanding
from core.alert import AlertAction, mark_of
from core.message import Choice, Listed, ToolCall
from language.locales import sentence
from language.pattern import Pattern
from language.tokens import tokenize

UPDATE = "update_alert"
PLANNER_LANGUAGE = "en"

_ID = Pattern(r"\bAL_[0-9a-f]{6,}\b", re.IGNORECASE)
_FILE = Pattern(
    r"\b(?:export|download|csv|excel|xlsx|json|file|sheet|settings?)\b|फ़ाइल|फाइल|एक्सेल", re.IGNORECASE
)
_DOING: tuple[tuple[AlertAction, str], ...] = (
    (
        "snooze",
        r"\b(?:snooze\w*|remind\w*|postpone\w*|shelve\w*|park|defer\w*|later|put\s+(?:it|this|that|them)?\s*off|(?:before|back\s+to)\s+me(?:\s+again)?|baad\s+me(?:in)?)\b|बाद\s+में",
    ),
    (
        "acknowledge",
        r"\b(?:acknowledge\w*|ack|acked|noted?|seen|got\s+it|saw|dekh\s+li\w*|pata\s+hai|maloom\s+hai)\b"
        r"|देख\s+लि\S*|पता\s+है|मालूम\s+है",
    ),
    (
        "resolve",
        r"\b(?:resolve\w*|done|closed?|fixed|sorted|solved|handled|finished|completed?|taken\s+care\s+of|dealt\s+with|ho\s+(?:gay\w*|chuk\w*)"
        r"|kar\s+(?:diy\w*|liy\w*)|nipa?t\w*|ran\s+out)\b|हो\s+(?:गय|गई|चुक)\S*|कर\s+(?:दिय|लिय)\S*|निपट\S*",
    ),
)
_PRAISE = Pattern(
    r"\b(?:well|nicely|great|job)\s+done\b|\bbahut\s+(?:badh?iya|achh?a)\b",
    re.IGNORECASE,
)
"""Says something of the one who told of the alerts, nothing of them."""
_ASKS = Pattern(
    r"^\W*(?:what|which|why|how|when|where|who|will|should|is|are|was|were|did|does|do|can)\b", re.I
)
_SHOWS = Pattern(r"^\W*(?:show|list|which)\b", re.IGNORECASE)
_FEW = 5
_IN_STATE = Pattern(
    r"\b(?:snoozed|postponed|deferred|acknowledged|resolved|closed)\s+alerts?\b", re.IGNORECASE
)
"""Asks for the alerts that somebody put off, and puts off none."""
_EXPIRING = Pattern(
    r"\b(?:any|which|show|list|are|is)\b[^.?!]{0,25}\b(?:certificates?|licen[cs]es?)\b[^.?!]{0,20}\b(?:expir(?:ing|es?|ed|y)|laps(?:ing|es?)|ending|running\s+out|about\s+to\s+end"
    r"|run\s+out)\b|\bexpiring\s+(?:certificates?|licen[cs]es?)\b",
    re.IGNORECASE,
)
"""Asks which certificates come to their end, which is watched."""
_OF_RULES = Pattern(
    r"\b(?:what\s+(?:happens|should|if)|if|how|who|penalt\w+|rules?|polic\w+|allowed|sell)\b", re.IGNORECASE
)
_REMINDS = Pattern(r"\b(?:snooze|remind|postpone)", re.IGNORECASE)
_SHORT = 9
"""Said of the alerts on the page it takes few words: a longer message speaks of something else."""
_REST = Pattern(r"\b(?:rest|others?|remaining|ba+ki|bacche?)\b|बाक़?ी|बाकी|बचे", re.IGNORECASE)
_ALSO_HEARD = frozenset({"detect_anomalies", "query_kpi", "rank_actions"})
"""What a half sentence about alerts may seem to ask for: "only the serious ones"."""
_OF_KIND = frozenset({"assess_stockout_risk", "suggest_price", "forecast_demand"})
"""What one seems to ask for that names the kind of alert: "only those about stock running out"."""
_OF_THEM = Pattern(r"\b(?:only|just|those|ones?|them|these|sirf|bas|keval)\b|सिर्फ़?|केवल|बस", re.IGNORECASE)


def alert_plan(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the call about alerts that a message asks for; `None` where it speaks of none.

    A change is planned though its tool is not at hand: the tool refuses who may not, and that is
    audited.
    """
    why = why_told_plan(understanding)
    if why is not None:
        return why
    text = understanding.normalized
    if not text.strip() or _FILE.search(text) or _PRAISE.search(understanding.text):
        return None
    ids = tuple(dict.fromkeys(as_kept(found) for found in _ID.findall(text)))
    action = _action(understanding)
    if ids:
        return _of_ids(ids, action or put_off(understanding), understanding)
    mark = mark_in(text)
    if mark is not None and action is not None and ALERTS.search(text):
        return _as_shown(mark, action, understanding)
    rule = rule_plan(understanding)
    if rule is not None:
        return rule
    return _of_thread(understanding, action) or _listing(understanding, tools)


def _of_ids(ids: Sequence[str], action: AlertAction | None, understanding: Understanding) -> Plan:
    """Return what is done about the alerts that are named by id: shown, where nothing else is said."""
    if action is None:
        return (PlannedCall(LIST, {"alert_ids": list(ids)}),)
    return (PlannedCall(UPDATE, _update(ids, action, understanding)),)


def update_as_asked(understanding: Understanding) -> Plan:
    """Return what is done about the alert a message names; the question which, where it names none."""
    ids = tuple(dict.fromkeys(as_kept(found) for found in _ID.findall(understanding.normalized)))
    if not ids:
        return which_alert(understanding, _action(understanding))
    return _of_ids(ids, _action(understanding) or put_off(understanding), understanding)


def _of_thread(understanding: Understanding, action: AlertAction | None) -> Plan | None:
    """Return what is done about the alerts that the thread showed last."""
    focus = understanding.focus
    if focus is None or not focus.calls or focus.calls[-1].tool not in (LIST, UPDATE):
        return _of_nothing(understanding, action)
    if action is None and focus.calls[-1].tool == LIST:
        return _narrowed(understanding, focus.calls[-1])
    looks = _ASKS.search(understanding.text) or _SHOWS.search(understanding.normalized)
    if action is None or looks or len(understanding.text.split()) > _SHORT:
        return None
    ids = _shown(understanding, focus)
    if ids is None:
        return None
    unclear = _several_of(understanding, focus)
    if unclear or not ids:
        return ask("which_alert", [_choice(line, action) for line in unclear])
    return (PlannedCall(UPDATE, _update(ids, action, understanding)),)


def _as_shown(mark: str, action: AlertAction, understanding: Understanding) -> Plan:
    """Return what is done about all alerts shown; where others were shown since, the list as it is now."""
    shown = _ids_of(understanding.focus.listed) if understanding.focus is not None else ()
    if mark != mark_of(shown):
        return (PlannedCall(LIST, {}),)
    return (PlannedCall(UPDATE, _update(shown, action, understanding)),)


def _ids_of(lines: Sequence[Listed]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(as_kept(found) for line in lines for found in _ID.findall(line.reject)))


def _place(understanding: Understanding) -> dict[str, Any]:
    """Return the store or city that a message names: of a product's alerts in several stores, those there.

    Where a line that was pointed at stands written out with all its stores, the person's own words count.
    """
    own = understanding.text.casefold()
    for kind, argument in (("store", "store_id"), ("city", "city")):
        found = [one for one in understanding.entities if one.kind == kind and not one.alternatives]
        named = {one.id for one in found}
        if len(named) > 1:
            named = {one.id for one in found if one.text.casefold() in own}
        if len(named) == 1:
            return {argument: named.pop()}
    return {}


def _narrowed(understanding: Understanding, shown: ToolCall) -> Plan | None:
    """Return the list shown last with another part of the shop, kind or gravity: "and in Mumbai?"."""
    whole = cut(understanding, (0, len(understanding.normalized)))
    goes_on = bool(understanding.opening & {"goes_on", "corrects", "adds"})
    of_them = _OF_THEM.search(f"{understanding.text} {understanding.normalized}") is not None
    few = len(understanding.text.split()) <= (_SHORT if of_them else _FEW)
    heard = _ALSO_HEARD | _OF_KIND if of_them else _ALSO_HEARD
    asks_else = whole.intent is not None and whole.intent.tool not in heard
    if not few or not (goes_on or whole.intent is None) or whole.unknown or asks_else:
        return None
    said = filters(whole)
    scopes = scope_of(whole, understanding).calls()
    if not said and not any(scopes):
        return None
    kept = {name: value for name, value in shown.arguments.items() if name not in ("alert_ids", "limit")}
    moved = (
        {"store_id", "city"} if any({"store_id", "city"} & scope.keys() for scope in scopes) else set[str]()
    )
    kept = {name: value for name, value in kept.items() if name not in moved}
    return tuple(PlannedCall(LIST, {**kept, **scope, **said}) for scope in scopes)


def _of_nothing(understanding: Understanding, action: AlertAction | None) -> Plan | None:
    """Ask which alert is meant, where nothing but a reminder is asked for and no alert was shown."""
    shows = _SHOWS.search(understanding.normalized)
    short = len(understanding.text.split()) <= _FEW and not understanding.entities and not shows
    if _IN_STATE.search(understanding.text):
        return None
    of_all = ALERTS.search(understanding.text) and EVERY.search(understanding.text)
    if action is not None and of_all and not shows and not _ASKS.search(understanding.text):
        return which_alert(understanding, _action(understanding))
    if action == "snooze" and short and _REMINDS.search(f"{understanding.text} {understanding.normalized}"):
        return which_alert(understanding, _action(understanding))
    return None


def _several_of(understanding: Understanding, focus: Focus) -> list[Listed]:
    """Return the lines shown that a name may mean, where it may mean several products of them."""
    for entity in understanding.entities:
        if entity.kind != "product" or not entity.alternatives:
            continue
        names = {entity.name, *(entity.labels.get(one, "") for one in entity.alternatives)} - {""}
        meant = {name: [line for line in focus.listed if name in line.name] for name in names}
        if sum(bool(lines) for lines in meant.values()) > 1:
            return [line for line in focus.listed if any(line in lines for lines in meant.values())]
    return []


def _choice(line: Listed, action: AlertAction) -> Choice:
    """Return a line as a choice that does to its alerts what was said."""
    ids = " ".join(_ids_of((line,)))
    return Choice(label=line.name, message=sentence(f"ask_{action}", PLANNER_LANGUAGE, id=ids))


def _shown(understanding: Understanding, focus: Focus) -> tuple[str, ...] | None:
    """Return the alerts meant of those a thread showed: the lines pointed at or named, else all.

    What follows on an update without pointing is of the same alerts, "the rest" of the others, "all" of
    the list.

    `None` where goods are named that no line is of: the message speaks of something else.
    """
    lines: Sequence[Listed] = focus.listed
    words = [token.norm for token in tokenize(understanding.text)]
    places = {ORDINALS[word] for word in words if word in ORDINALS and word not in UNSURE_NUMBERS}
    if any(word in LAST for word in words):
        places.add(len(lines))
    named = [entity for entity in understanding.entities if entity.kind != "metric"]
    if places:
        lines = [line for place, line in enumerate(lines, 1) if place in places]
    elif named:
        kinds = {entity.kind: [one.name for one in named if one.kind == entity.kind] for entity in named}
        lines = [
            line
            for line in lines
            if all(any(name in line.name for name in names) for names in kinds.values())
        ]
        if not lines:
            return None
    shown = _ids_of(lines)
    if places or named or EVERY.search(understanding.text) or focus.calls[-1].tool != UPDATE:
        return shown
    arguments = focus.calls[-1].arguments
    updated = (*filter(None, (arguments.get("alert_id"),)), *(arguments.get("alert_ids") or ()))
    if _REST.search(understanding.text):
        return tuple(one for one in shown if one not in updated)
    return updated


def _action(understanding: Understanding) -> AlertAction | None:
    """Return what is to be done, by the words as they were written and as they were understood."""
    for words in (understanding.text, understanding.normalized):
        if is_denied(words):
            continue
        for action, pattern in _DOING:
            if re.search(pattern, words, re.IGNORECASE):
                return action
    return None


def _update(ids: Sequence[str], action: AlertAction, understanding: Understanding) -> dict[str, Any]:
    one = len(ids) == 1
    named: dict[str, Any] = {"alert_id": ids[0]} if one else {"alert_ids": list(ids), **_place(understanding)}
    day = until(understanding) if action == "snooze" else None
    return {**named, "action": action, **({"until": day.isoformat()} if day is not None else {})}


def _listing(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return the list of alerts a message asks for."""
    text = understanding.normalized
    if LIST in tools and _EXPIRING.search(text) and not _OF_RULES.search(text):
        return (PlannedCall(LIST, {"type": "certificate_expiring"}),)
    said = ALERTS.search(text) or ALERTS.search(understanding.text)
    asked = said and LIST in tools and not sets_threshold(text)
    return alerts_as_asked(understanding) if asked else None


def alerts_as_asked(understanding: Understanding) -> Plan:
    """Return the list of alerts of what a message names, where it is known to ask for one."""
    whole = cut(understanding, (0, len(understanding.normalized)))
    unclear = question.about_names(whole, understanding, many=True)
    if unclear and whole.entities:
        return unclear
    arguments = filters(whole)
    scopes = scope_of(whole, understanding).calls()
    if points_there(understanding) and not any({"store_id", "city"} & scope.keys() for scope in scopes):
        there = [
            {"store_id" if e.kind == "store" else "city": e.id}
            for e in carried(understanding, "store", "city")
        ]
        scopes = [scope | place for scope in scopes for place in there or [{}]]
    return tuple(PlannedCall(LIST, scope | arguments) for scope in scopes)
