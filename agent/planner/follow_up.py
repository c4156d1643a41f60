"""A turn that lives on the ones before: refined, repeated elsewhere, asked why of, taken back, resumed.

What is kept is the call that the thread is about; what the turn changes is read by type
(`refine`, `amount`). A turn that asks for another thing outright is planned as a request of its
own, and takes from the thread only what it leans on (`leaning`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from agent.decision import said_decision, says_to_do
from agent.planner.aim import objective_said
from agent.planner.amount import Changed, halved, with_amount
from agent.planner.answer import Plan, PlannedCall, QuestionError, ask, decline
from agent.planner.because import why_plan
from agent.planner.clause import Clause, clauses, cut
from agent.planner.document import CORRECT, correction_as_asked
from agent.planner.document_list import LIST
from agent.planner.file_of_answer import file_plan
from agent.planner.knowledge import names_a_rule
from agent.planner.leads_to import leads_to
from agent.planner.metric import find_dimensions, find_metrics
from agent.planner.movers import movers_plan
from agent.planner.of_those import order_of_those, same_price
from agent.planner.off_topic import is_off_topic
from agent.planner.opening import tense_of_thread
from agent.planner.papers_again import papers_again
from agent.planner.pointing import pointing_question, read_pointing
from agent.planner.price_said import offered_price, set_price
from agent.planner.refine import CHANGEABLE, Said, compares, refined
from agent.planner.scope import MAX_CALLS
from agent.planner.tense import tense_of
from agent.planner.threshold_again import threshold_again
from agent.planner.topic import BY_THE_WAY, topics
from agent.planner.undoing import UNDOABLE, undo_plan
from agent.planner.which_leads import which_leads
from agent.planner.whole import WHOLE_TOOLS, asks_for_all, whole
from agent.understanding import Focus, Understanding
from core.message import ToolCall
from language.dates import Tense
from language.pattern import Pattern

_SHORT, _FEW = 8, 4
_OUTRIGHT = 2
_WHICH = Pattern(r"\b(?:what|which)\b(?!\s+(?:is|was|were|are|about)\b)", re.IGNORECASE)
"""Asks for things rather than about one: "what will run out?"."""
_UNDO = Pattern(
    r"^\W*(?:please\s+)?(?:undo|revert|reverse|roll\s*back|(?:take|put|change)\s+(?:it|that|this)\s+back)\b"
    r"|\b(?:old|previous|earlier|before)\s+(?:price|rate)\b[^.?!]{0,20}\b(?:only|again|back|keep|put|set)\b"
    r"|^\W*(?:no\W+|not\s+)?(?:be\s+)?(?:return(?:ed)?|taken?\s+back)(?:\s+(?:it|that|this))?\W*$",
    re.IGNORECASE,
)
_SUPPOSED = Pattern(r"\bthen\W*$|\bif\b", re.IGNORECASE)
_PRICES = frozenset({"suggest_price", "simulate_price", "propose_price_change"})
_FAMILIES = (
    _PRICES,
    frozenset({"query_kpi", "explain_change"}),
    frozenset({"show_settings", "change_setting"}),
)
_FIGURES = frozenset({"query_kpi", "explain_change"})
_KINDS_OF_ACTION = frozenset({"suggest_price", "plan_reorder", "rank_actions"})
_OF_ACTIONS = Pattern(r"\b(?:recommend\w*|actions?|suggestions?|tasks?|to-?dos?)\b", re.IGNORECASE)
_FILE = Pattern(r"\b(?:csv|excel|xlsx|json|files?|sheets?)\b", re.IGNORECASE)
_ONLY = Pattern(r"\b(?:only|just)\b", re.IGNORECASE)
_PRICE = Pattern(r"\b(?:prices?|rates?)\b|₹", re.IGNORECASE)
_OWN_FOLLOW_UPS = frozenset({"check_document", "correct_document", "search_knowledge"})
"""What is asked after their answers, their own plans read ("which rule?", "fix the date to …")."""


def follow_up(understanding: Understanding, tools: Collection[str]) -> Plan | None:
    """Return what a message does about the turns before it; `None` where it stands on its own."""
    focus = understanding.focus
    if focus is None or not understanding.normalized.strip():
        return None
    if understanding.stands_for and not (focus.asked and _asks_nothing(understanding)):
        return None
    if (last := _list_wanted_whole(understanding)) is not None:
        return (PlannedCall(last.tool, whole(last)),)
    if pointing_question(understanding.text, focus):
        return None
    if said_decision(understanding.text) == "reject":
        return decline("dropped")
    return _of_thread(understanding, focus, tools)


def _asks_nothing(understanding: Understanding) -> bool:
    """Tell whether a message only names something: what was picked for a half sentence of a thread."""
    return all(part.intent is None for part in clauses(understanding))


def _of_thread(understanding: Understanding, focus: Focus, tools: Collection[str]) -> Plan | None:
    """Return what the message makes of the thread's calls, one topic after the other."""
    if not focus.calls or "leaves" in understanding.opening or _answers_itself(understanding, focus):
        return None
    part = cut(understanding, (0, len(understanding.normalized)), tense=_tense(understanding))
    if names_a_rule(understanding):  # "biscuit pe GST kitna hai" asks for no other goods of the figure before
        return None
    if is_off_topic(understanding.normalized, names_ours=bool(part.of_kind("product", "brand", "category"))):
        return None
    if _UNDO.search(part.masked) and focus.calls[-1].tool in UNDOABLE:
        return undo_plan(understanding)
    try:
        plans = (_about(understanding, part, calls) for calls in topics(understanding, part))
        planned = next((plan for plan in plans if plan is not None), ())
    except QuestionError as pending:
        return pending.plan
    at_hand = all(call.name in tools for call in planned if call.name in _KNOWN)
    return planned if planned and at_hand else None


def _answers_itself(understanding: Understanding, focus: Focus) -> bool:
    """Tell whether the last answer's own plan reads what follows; who comes back to a topic leaves it."""
    if focus.calls[-1].tool == LIST and focus.line is not None:  # one bill of them was just told of
        told = correction_as_asked(understanding)
        return told is not None and told[0].name == CORRECT
    return focus.calls[-1].tool in _OWN_FOLLOW_UPS and "returns" not in understanding.opening


_KNOWN = frozenset({"assess_stockout_risk", "forecast_demand", "plan_reorder", "query_kpi", "explain_change"})
"""Tools that only look: one that is not at hand is left to the plan of a new request, which says so."""


def _tense(understanding: Understanding) -> Tense | None:
    """Return the tense of a half sentence: its own, else the thread's; what is supposed lies ahead."""
    if _SUPPOSED.search(understanding.normalized) and tense_of_thread(understanding.focus) == "future":
        return "future"
    return tense_of(understanding.normalized) or tense_of_thread(understanding.focus)


def _about(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    return (
        file_plan(understanding, part, calls)
        or movers_plan(part, calls)
        or same_price(understanding, part, calls)
        or order_of_those(understanding, part, calls)
        or leads_to(understanding, part, calls)
        or threshold_again(part, calls)
        or which_leads(part, calls)
        or why_plan(understanding, part)
        or _changed(understanding, part, calls)
    )


def _list_wanted_whole(understanding: Understanding) -> ToolCall | None:
    """Return the call of the last list where all of it is asked for; what was done by the way counts not."""
    focus = understanding.focus
    calls = (*reversed(focus.calls), *focus.earlier) if focus is not None and focus.calls else ()
    last = next((call for call in calls if call.tool not in BY_THE_WAY), None)
    if last is None or last.tool not in WHOLE_TOOLS:
        return None
    if last.tool == "query_kpi" and not last.arguments.get("dimensions"):
        return None
    names = [entity for entity in understanding.entities if entity.kind != "metric"]
    wants_file = _FILE.search(understanding.normalized) is not None
    if not asks_for_all(understanding.normalized) or names or understanding.unknown or wants_file:
        return None
    if last.tool == LIST and papers_again(last, understanding) != [PlannedCall(LIST, last.arguments)]:
        return None
    return last


def _changed(understanding: Understanding, part: Clause, calls: Sequence[ToolCall]) -> Plan | None:
    """Return the calls with what the message changes; `None` where it asks for something of its own."""
    own: set[str] = {clause.intent.tool for clause in clauses(understanding) if clause.intent is not None}
    amounts = _amounts(understanding, part, calls, own)
    if amounts is not None:
        return amounts
    if not _fits(understanding, part, calls, own):
        return None
    said = Said(part, understanding)
    calls = [_unexplained(call) for call in calls]
    again = [(call, _again(call, said)) for call in calls]
    moved = [new for call, new in again if new != [PlannedCall(call.tool, call.arguments)]]
    if not moved and not _repeats(understanding, part, calls, own):
        return None
    several = len({call.tool for call in calls}) > 1
    changed = [one for new in (moved if moved and several else [new for _, new in again]) for one in new]
    distinct = list({(call.name, repr(call.arguments)): call for call in changed}.values())
    return tuple(distinct) if len(distinct) <= MAX_CALLS else ask("too_many", limit=MAX_CALLS)


def _unexplained(call: ToolCall) -> ToolCall:
    """Return a call without the reasons that were asked for once: "why?", then "and the litre?"."""
    kept = {name: value for name, value in call.arguments.items() if name != "explain"}
    return ToolCall(tool=call.tool, arguments=kept)


def _again(call: ToolCall, said: Said) -> list[PlannedCall]:
    """Return the calls that an earlier one becomes by what is said."""
    if call.tool == LIST:
        return papers_again(call, said.understanding)
    return [PlannedCall(call.tool, one) for one in refined(call, said)]


def _repeats(understanding: Understanding, part: Clause, calls: Sequence[ToolCall], own: set[str]) -> bool:
    """Tell whether a message that changes nothing asks for the same again: it comes back, or names it."""
    if "returns" in understanding.opening or own == {"query_kpi"} == {call.tool for call in calls}:
        return True
    of_price = all(call.tool in _PRICES for call in calls)  # it has a product and a store, no days of its own
    named = part.of_kind("product", "store", "city") or (
        not of_price and (part.of_kind("category") or part.reading.periods)
    )
    return bool(named) and all(call.tool in CHANGEABLE for call in calls)


def _amounts(
    understanding: Understanding, part: Clause, calls: Sequence[ToolCall], own: set[str]
) -> Plan | None:
    """Return the call with another number in it, where the message is little more than one."""
    last = calls[-1]
    if len(calls) != 1 or part.unknown or len(part.text.split()) > _SHORT + 2:
        return None
    focus = understanding.focus
    agreed = says_to_do(understanding.text) or _accepts_the_one(understanding)
    priced = offered_price(last, part, focus.price if focus else None, agreed=agreed)
    priced = priced or (
        set_price(last, part) if _PRICE.search(part.masked) or not _has_figure(last) else None
    )
    if priced is not None and own <= _PRICES:
        return (PlannedCall(*priced),)
    if own - _family(last.tool) - _WEAK.get(last.tool, frozenset()):
        return None
    half = halved(last, part, focus.order_cost if focus else None)
    changed = (last.tool, dict(half)) if half is not None else _with_amount(last, part, understanding)
    if changed is None:
        return None
    tool, arguments = changed
    said = Said(part, understanding)
    return tuple(PlannedCall(tool, one) for one in refined(ToolCall(tool=tool, arguments=arguments), said))


def _accepts_the_one(understanding: Understanding) -> bool:
    """Tell whether a message accepts the first of what was offered where that was a price and no list."""
    focus, pointing = understanding.focus, read_pointing(understanding.text)
    if focus is None or focus.listed or pointing is None:
        return False
    return pointing.wish == "accept" and not pointing.everything and pointing.places in ((), (1,))


def _has_figure(call: ToolCall) -> bool:
    """Tell whether a call has a figure of its own that "make that 10" is of."""
    return bool({"budget", "units_per_day", "threshold"} & call.arguments.keys())


def _with_amount(last: ToolCall, part: Clause, understanding: Understanding) -> Changed | None:
    focus = understanding.focus
    return with_amount(last, part, understanding.text, focus.price if focus else None)


_WEAK = {
    "create_alert_rule": frozenset({"query_kpi", "assess_stockout_risk"}),
    "plan_reorder": frozenset({"query_kpi", "assess_stockout_risk", "simulate_price", "suggest_price"}),
    "show_settings": frozenset({"simulate_price", "suggest_price", "query_kpi"}),
    "change_setting": frozenset({"simulate_price", "suggest_price", "query_kpi"}),
}
"""What a number's words may seem to ask for beside a call that takes the number: "98 % availability"."""


def _family(tool: str) -> frozenset[str]:
    return next((family for family in _FAMILIES if tool in family), frozenset({tool}))


def _fits(understanding: Understanding, part: Clause, calls: Sequence[ToolCall], own: set[str]) -> bool:
    """Tell whether the message changes the calls rather than asks for another thing."""
    tools, opening = {call.tool for call in calls}, understanding.opening
    if not opening and len(part.text.split()) > _SHORT:
        return False
    by_tool = _fits_tool(part, tools, own, leans=bool(opening))
    if by_tool is not None:
        return by_tool
    if own - tools:
        days = part.reading.periods and not compares(part)
        return own <= {"query_kpi"} and tools <= {"explain_change"} and not days
    if own:
        return "returns" in opening or not _is_whole(part, calls)
    return _says_something(part, understanding)


def _fits_tool(part: Clause, tools: set[str], own: set[str], *, leans: bool) -> bool | None:
    """Tell the same where words mean something of their own beside a tool; `None` elsewhere."""
    named = part.of_kind("product", "brand")
    if tools == {LIST}:
        return own <= {"query_kpi"} and not named and not part.of_kind("store", "city")
    if "rank_actions" in tools and named:  # a part of the shop, no product
        return False
    if tools == {"rank_actions"} and own <= _KINDS_OF_ACTION:
        return True if leans or _OF_ACTIONS.search(part.masked) or _ONLY.search(part.masked) else None
    return True if tools == {"suggest_price"} and objective_said(part) and not named else None


def _is_whole(part: Clause, calls: Sequence[ToolCall]) -> bool:
    """Tell whether a request of the same kind as before leaves nothing to be taken from it.

    "Last week's revenue in Jaipur" after one of Delhi by store is a question of its own; "and
    in Jaipur?", "margin?" and "in 10 days?" are not.
    """
    named = [entity for entity in part.entities if entity.kind != "metric"]
    if not named:
        return False
    if any(call.tool in _FIGURES for call in calls):
        return bool(part.reading.periods) and bool(find_metrics(part.masked))
    if part.intent is None or part.intent.score < _OUTRIGHT or len(part.text.split()) <= _FEW:
        return False
    what, where = part.of_kind("product", "brand", "category"), part.of_kind("store", "city")
    return bool(what and where) or _WHICH.search(part.masked) is not None


def _says_something(part: Clause, understanding: Understanding) -> bool:
    """Tell whether there is anything in the message that a call can take."""
    return bool(
        [entity for entity in part.entities if entity.kind != "metric"]
        or part.unknown
        or part.reading.periods
        or part.reading.compare_to
        or find_metrics(part.masked)
        or find_dimensions(part.masked)
        or understanding.opening
        or len(part.text.split()) <= _SHORT
    )
