"""Calls that change prices or decide on proposals: asked for whole, or asked back about."""

from __future__ import annotations

import re
from typing import Any

from agent.planner import question
from agent.planner.answer import Plan, PlannedCall, QuestionError, ask
from agent.planner.approving import agreed_price, asks_whether_it_waits, is_edit, mark_in, without_mark
from agent.planner.clause import Clause, blanked, clauses, cut
from agent.planner.intent import NAME
from agent.planner.price import change_by, changes_by, price_stores
from agent.planner.reason import own_words
from agent.planner.scope import carried
from agent.planner.undoing import DECIDE_TOOL, PRICE_TOOL, UNDO_IT, mine_to_undo, undo_plan
from agent.understanding import ANSWER, Understanding
from language.catalogue.pack import find_packs
from language.numbers import find_numbers
from language.pattern import Pattern

_ID = Pattern(r"\b(?P<id>(?:R|PC)_[0-9a-f]{6,})\b", re.IGNORECASE)
_REJECT = Pattern(
    r"\b(?:thumbs\s+down|pass\s+on|turn(?:ed|ing)?\s+down|veto\w*|reject\w*|declin\w*|refus\w*|dismiss\w*|skip\w*|drop\w*|cancel\w*|no|nope|nahi|mat|not|don'?t|can'?t|cannot|never|leave|bin|scrap|kill|ditch|remove|stop|against)\b",
    re.IGNORECASE,
)
_ACCEPT = Pattern(
    r"\b(?:thumbs\s+up|green\s+light|greenlight\w*|accept\w*|approv\w*|agree\w*|sanction\w*|pass(?:ed)?|clear(?:ed)?|done|final\w*|lock|let'?s|ahead|onboard|nod|endorse\w*|do|confirm\w*|take|apply|applied|put|implement\w*|execut\w*|use|start|go|proceed\w*|proceed|content|fine|good|right|happy|yes|yep|yeah|haa?n|ok(?:ay)?)\b",
    re.IGNORECASE,
)
_PUT_OFF = Pattern(
    r"\b(?:park|hold|later|wait\w*|defer\w*|postpone\w*|for\s+now|think\w*|tomorrow|next\s+week)\b",
    re.IGNORECASE,
)
_BECAUSE = Pattern(r"\b(?:because(?:\s+of)?|since|as|reason\s*[:=-]?)\s+(?P<reason>.+)$", re.IGNORECASE)
_TOLD = Pattern(r"\s*[,;:–-]\s*(?!please\b|thanks?\b)(?P<reason>\S.{3,})$", re.IGNORECASE)
"""What follows the id after a comma is why: "reject R_…, too dear"."""
_ASKS = Pattern(
    r"^\W*(?:what|which|who|when|why|how|should|would|could|can|will|is|are|do|does|did|if|suggest|recommend)\b"
    r"|\bwhat\s+(?:if|happens|would)\b|\b(?:effect|impact)\b|\?\s*$",
    re.IGNORECASE,
)
_VERB = r"(?:set|change|make|update|put|raise|increase|lower|reduce|cut|drop|decrease|mark|move|fix|sell)"
_SET = Pattern(
    rf"\b{_VERB}\b[^?!;]*?\b(?:prices?|rates?)\b|\b(?:prices?|rates?)\b[^?!;]*?\b{_VERB}\b"
    r"|^\W*(?:please\s+|let'?s\s+|kindly\s+)*charge\s+(?:₹|rs\.?|inr)?\s*\d[\d,.]*\s+(?:for|on)\b"
    r"|\b(?:prices?|rates?)\b[^?!;]*\b(?:to|should|must|has|have|be)\s+(?:to\s+)?(?:be\s+)?(?:made|kept|set|fixed|put|changed|revised|corrected)\b"
    r"[^?!;]*\d"
    rf"|^\W*(?:please\s+)?{_VERB}\b[^?!;]*\b(?:to|at|for)\s+(?:₹|rs\.?|inr)\s*\d"
    r"|^\W*(?:please\s+|kindly\s+)*price\s+[^?!;]*ǂ[^?!;]*\b(?:at|to)\s+(?:₹|rs\.?|inr)?\s*\d"
    r"|^\W*(?:please\s+)?(?:make|set|put|keep)\s+(?:the\s+)?ǂ[ǂ\s]*(?:₹|rs\.?)?\s*\d[\d.,]*\W*$"
    r"|\bnew\s+(?:price|rate)\b\W*(?:is|to\s+be|of|will\s+be|should\s+be|:|=|-)?\s*(?:₹|rs\.?|inr)?\s*\d"
    rf"|^\W*(?:please\s+|kindly\s+)?(?:{_VERB}|add|less|plus|minus)\s+(?:(?:₹|rs\.?|inr)\s*\d[\d.]*|\d[\d.]*\s*(?:rupees?\b|rs\b\.?|₹))\s+"
    r"(?:(?:on|in|from|off|to|of|the|price|rate)\s+)*ǂ"
    rf"|\b{_VERB}\b[^?!;]*\bby\s+(?:(?:₹|rs\.?|inr)\s*\d|\d[\d.,]*\s*(?:rupees?|rs\b|₹))|ǂ[^?!;]*\b{_VERB}\s+by\s+(?:₹|rs\.?)?\s*\d[\d.,]*\s*(?:rupees?|rs\b|₹)"
    rf"|^\W*(?:please\s+)?{_VERB}\b[^?!;]*ǂ[^?!;]*\b(?:to|at|for)\s+\d[\d,.]*(?!\s*(?:%|percent|units?|days?|pieces|pcs|kg|packs?)|[\d,.])",
    re.IGNORECASE,
)
_UNDO = Pattern(
    r"\b(?:undo|revert|roll\s*back|reverse|take\s+back|restore|withdraw|return(?!\s+rates?\b)|reinstate)\b[^?!;]*\b(?:prices?|rates?)\b"
    r"|\b(?:prices?|rates?)\b[^?!;]*\b(?:be\s+returned|taken\s+back|withdrawn|reinstated|as\s+(?:it\s+was\s+)?before)\b"
    r"|\b(?:put|bring|take|set|move|change)\b[^?!;]*\bback\s+to\s+(?:what|where|how|its?\s+(?:old|previous|earlier|original)|the\s+(?:old|previous|earlier|original)|before)\b"
    r"|\b(?:old|previous|earlier|original|last)\s+(?:price|rate)s?\s+back\b|\bback\s+(?:on|at|to)\s+(?:the\s+)?(?:old|previous|earlier|original)\s+(?:price|rate)"
    r"|\b(?:prices?|rates?)\b[^?!;]*\b(?:undo|revert|roll\s*back|reverse|back\s+to\s+(?:what|before))\b"
    r"|\bcancel\b[^?!;]*\b(?:my|last|latest)\b[^?!;]*\b(?:price|rate)s?\s+(?:chang\w*|update|edit)"
    r"|\bcancel\b[^?!;]*\b(?:price|rate)s?\s+chang\w*\s+(?:that\s+)?(?:i|we)\b",
    re.IGNORECASE,
)
_LAST = Pattern(r"\b(?:last|latest|recent|newest)\b", re.IGNORECASE)
_FORECAST = Pattern(r"\bforecast|\bprediction|\bdemand\b|\blimit\b", re.IGNORECASE)
_TO = Pattern(
    r"(?:\b(?:to|at|for|as|is|be|charge|made|kept|new\s+(?:price|rate)(?:\s+of)?)\b|[=:→])\s*(?:₹|rs\.?|inr)?\s*$",
    re.IGNORECASE,
)
_TO_PRICE = Pattern(r"\bto\s+(?:₹|rs\.?|inr)?\s*\d", re.IGNORECASE)
_BACK = Pattern(r"\b(?:back|old|earlier|previous|before|cancel|restore|undo|original)\b", re.IGNORECASE)
_BUT = Pattern(r"\bbut\b", re.IGNORECASE)
_WORDS = frozenset({"a", "an", "one"})
_LONGEST_REASON = 200
_SHORT_BID = 9
_MOVE_BARE = Pattern(
    r"^\W*(?:please\s+|kindly\s+|just\s+|i\s+(?:want|need|have|would\s+like)\s+to\s+|let'?s\s+|let\s+us\s+|its?\s+|this\s+|ǂ+\s+(?!what\b)|(?:at|in)\s+ǂ+(?:\s+\d)?\s+)*(?:(?:change|raise|increase|lower|reduce|cut|drop|decrease|adjust|update)\s+"
    r"(?:\w+\s+){0,2}?(?:prices?|rates?)\b|(?:the\s+)?(?:price|rate)\s+(?:i\s+)?(?:needs?|requires?|has|have|should|must|to)?\s*(?:i\s+|to\s+)?(?:be\s+|a\s+)?"
    r"(?:chang|correct|fix|adjust|lower|rais|reduc|revis|updat|increas|decreas)\w*(?:\s+(?:in|at|of|for)\s+ǂ+(?:\s+\d)?)?\W*$|(?:push|pull|bring|take)\s+(?:the\s+)?(?:prices?|rates?)\s+(?:up|down)\b|(?:raise|increase|lower|reduce|cut|drop|decrease)\s+(?:the\s+)?ǂ+|make\s+\S*ǂ+\S*\s+(?:cheaper|dearer|costlier)|(?:lower|raise)(?:\s+(?:some|a\s+(?:bit|little)))?\W*$)",
    re.IGNORECASE,
)


def change_plan(understanding: Understanding) -> Plan | None:
    """Return the change a message asks for; `None` where it asks for none.

    A change of price is planned only where the message tells, not where it asks: "should
    I drop the price" is a question.
    """
    decision = _decision(understanding)
    if decision is not None:
        return (PlannedCall(DECIDE_TOOL, decision),)
    text = understanding.normalized
    if UNDO_IT.match(_ID.sub("it", text)):
        return undo_plan(understanding)
    parts = () if _ASKS.search(text) or _FORECAST.search(text) else clauses(understanding)
    if len(parts) != 1:
        return None
    (clause,) = parts
    undo = _UNDO.search(clause.masked) is not None
    if not undo and _bids_without_figure(clause):
        named = clause.of_kind("product", "brand", "category") or carried(understanding, "product")
        unclear = question.about_names(clause, understanding, many=False)
        if unclear and named:
            return unclear
        resume = f"{text.rstrip(' .!')} to {ANSWER}" if named else None
        return ask("which_price_to_try" if named else "which_price_of_which", resume=resume)
    return _price_set(clause, understanding, undo=undo) if undo or _SET.search(clause.masked) else None


def _price_set(clause: Clause, understanding: Understanding, *, undo: bool) -> Plan | None:
    try:
        return _price_calls(clause, understanding, undo=undo)
    except QuestionError as pending:
        return pending.plan


def _bids_without_figure(clause: Clause) -> bool:
    """Tell whether a clause bids to move a price and says no figure: "lower the oil", "change the rate"."""
    moves = any(map(_MOVE_BARE.match, clause.masked.split(","))) and not find_numbers(clause.masked)
    words = [word for word in clause.masked.split() if NAME not in word]
    return moves and not clause.reading.periods and len(words) <= _SHORT_BID


def decision_as_asked(understanding: Understanding) -> Plan | None:
    """Return the decision on the recommendation a message names; `None` where it names none."""
    decision = _decision(understanding)
    return None if decision is None else (PlannedCall(DECIDE_TOOL, decision),)


def decision_heard(understanding: Understanding) -> Plan | None:
    """Return the decision on what a message names, known to decide: for it where no word is against.

    `None` where it is put off or asked about: that decides nothing.
    """
    if _PUT_OFF.search(understanding.normalized) or understanding.text.rstrip().endswith("?"):
        return None
    decision = _decision(understanding, usual="accept")
    return None if decision is None else (PlannedCall(DECIDE_TOOL, decision),)


def price_as_asked(understanding: Understanding) -> Plan | None:
    """Return the price a message sets, though its words ask for it in no way we know."""
    clause = cut(understanding, (0, len(understanding.normalized)))
    undo = _UNDO.search(clause.masked) is not None or (
        _BACK.search(clause.masked) is not None and _bare_price(clause) is None
    )
    try:
        return _price_calls(clause, understanding, undo=undo, bare=True)
    except QuestionError as pending:
        return pending.plan


def _decision(understanding: Understanding, usual: str | None = None) -> dict[str, Any] | None:
    text = without_mark(understanding.normalized)
    named = _ID.search(text)
    if named is None or asks_whether_it_waits(understanding) or UNDO_IT.match(_ID.sub("it", text)):
        return None
    head = text[: named.start()] + " " + text[named.end() :]
    because = _BECAUSE.search(head)
    words = head[: because.start()] if because else head
    agreed = _BUT.split(words, maxsplit=1)
    if len(agreed) > 1 and _ACCEPT.search(agreed[0]) and not _REJECT.search(agreed[0]):
        decision = "accept"  # "approved, but at 70: 68 leaves nothing"
    elif _REJECT.search(words):
        decision = "reject"
    elif _ACCEPT.search(words) or (is_edit(words) and agreed_price(words) is not None):
        decision = "accept"
    elif usual is not None:
        decision = usual
    else:
        return None
    prefix, _, rest = named["id"].partition("_")
    arguments: dict[str, Any] = {
        "recommendation_id": f"{prefix.upper()}_{rest.lower()}",
        "decision": decision,
    }
    terms = agreed[-1].partition(",")[0] if len(agreed) > 1 else words
    mark, price = mark_in(understanding.normalized), agreed_price(terms)
    if mark is not None:
        arguments["seen"] = mark
    if prefix.upper() == "PC" and decision == "accept" and price is not None:
        arguments["price"] = price
    told = _TOLD.match(text[named.end() :])
    if because is None and decision == "reject":
        reason = told["reason"] if told else ""
        if not reason or _REJECT.match(reason):
            reason = _set_apart(reason or text[named.end() :])
        if reason:
            arguments["reason"] = own_words(reason, understanding).strip(" .")[:_LONGEST_REASON]
    if because:
        arguments["reason"] = own_words(because["reason"].strip(" ."), understanding).strip(" .")[
            :_LONGEST_REASON
        ]
    return arguments


def _set_apart(text: str) -> str:
    """Return what follows a "no" after a comma: "don't want, party gives no credit"."""
    head, _, reason = text.partition(",")
    plain = len(reason.split()) > 1 and not _ACCEPT.fullmatch(reason.strip())
    return reason.strip() if plain and _REJECT.search(head) else ""


def _price_calls(
    clause: Clause, understanding: Understanding, *, undo: bool, bare: bool = False
) -> Plan | None:
    """Return the calls; a change by percent names no price and is left to the what-if."""
    moved = None if undo else _moved_by(clause)
    price = None if undo or moved else _new_price(clause.text) or (_bare_price(clause) if bare else None)
    if price is None and moved is None and not undo:
        return None
    unclear = question.about_names(clause, understanding, many=False)
    if unclear:
        raise QuestionError(unclear)
    named = [e.id for e in clause.of_kind("product")]
    skus = named or [e.id for e in carried(understanding, "product")]
    if undo and not named and (not skus or _LAST.search(clause.masked)):
        return mine_to_undo(clause)
    if not skus:
        raise QuestionError(question.which_product())
    if len(skus) > 1:
        raise QuestionError(ask("one_price_at_a_time"))
    stores = price_stores(clause, understanding)
    if len(stores) > 1:
        raise QuestionError(question.which_store(understanding, stores))
    what: dict[str, Any] = {"undo": True} if undo else moved or {"price": price}
    return (PlannedCall(PRICE_TOOL, {"sku_id": skus[0], "store_id": stores[0], **what}),)


def _moved_by(clause: Clause) -> dict[str, Any] | None:
    """Return the change by an amount of money that a clause asks for: "lower by 5 rupees"."""
    if _TO_PRICE.search(clause.masked):
        return None
    amounts = [
        one
        for one in find_numbers(clause.masked)
        if one.kind != "percent" and one.value > 0 and changes_by(clause.masked, one)
    ]
    return change_by(clause, amounts[0]) if len(amounts) == 1 else None


def _bare_price(clause: Clause) -> float | int | None:
    """Return the last number that is no name's, no day's and no pack's."""
    packs = [(pack.start, pack.end) for pack in find_packs(clause.masked)]
    text = blanked(clause.masked, packs, " ")
    prices = [
        n for n in find_numbers(text) if n.kind != "percent" and n.value > 0 and n.text.strip() not in _WORDS
    ]
    if not prices:
        return None
    value = prices[-1].value
    return int(value) if value == value.to_integral_value() else float(value)


def _new_price(text: str) -> float | int | None:
    """Return the price that follows "to", "at" or a sign of money, the last one said."""
    for number in reversed(find_numbers(text)):
        if number.kind == "percent" or number.value <= 0:
            continue
        if number.kind == "money" or _TO.search(text[: number.start]):
            value = number.value
            return int(value) if value == value.to_integral_value() else float(value)
    return None
