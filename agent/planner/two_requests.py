"""Two requests in one breath, one of them in words of its own: "any alerts, and what did we sell yesterday?".

Requests about figures are told apart by their clauses (`agent/planner/clause.py`). Alerts, briefs, papers,
files and settings are asked for by a message as a whole: each side of a join is read as a message,
and both are planned where each is a request and they are of different kinds.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from typing import Any

from agent.planner.answer import Plan, PlannedCall
from agent.planner.clause import Clause, cut
from agent.planner.directives import DIRECTIVE_NAMES
from agent.planner.narrowed import narrowed
from agent.understanding import Period, Understanding
from language.pattern import Pattern

_JOIN = Pattern(r"[?;]\s+(?=\S)|\.\s+(?=\S)|,?\s+(?:and\s+also|and\s+then|and|also|plus|&)\s+", re.IGNORECASE)
_WRITTEN = Pattern(
    r"[?;।]\s+(?=\S)|\.\s+(?=\S)|,?\s+(?:and\s+also|and\s+then|and|also|plus|&|aur|or|और|तथा|एवं|साथ\s+ही)\s+",
    re.IGNORECASE,
)
_ANY_JOIN = Pattern(rf"{_JOIN.pattern}|,\s+(?=\S)", re.IGNORECASE)
_THERE = Pattern(r"\bthere\b", re.IGNORECASE)
_SAME = Pattern(r"\b(?:same|its?|them|those|that)\b", re.IGNORECASE)
_PLACED = frozenset({"list_alerts", "list_approvals", "rank_actions", "assess_stockout_risk", "plan_reorder"})
_OF_GOODS = frozenset({"assess_stockout_risk", "plan_reorder", "query_kpi", "forecast_demand"})
_PLACE, _GOODS = frozenset({"store_id", "city"}), frozenset({"category", "sku_ids"})
_MOST_JOINS = 3
_FEWEST_WORDS = 3
"""Of a part that is told by its clauses: "order cost and holding rate" names two thresholds."""

Ask = Callable[[Understanding], Plan]


def two_requests(understanding: Understanding, outright: Ask, told: Ask) -> Plan | None:
    """Return the calls of two requests of different kinds; `None` where a message is not of such.

    Args:
        understanding: The message, understood.
        outright: Plans a part that asks for something whole, by its own words; nothing else.
        told: Plans a part by its clauses.
    """
    text = understanding.normalized
    joins = list(_JOIN.finditer(text))
    if understanding.focus is not None or not 1 <= len(joins) <= _MOST_JOINS:
        return None
    for number, join in enumerate(joins):
        sides = (_part(understanding, (0, join.start())), _part(understanding, (join.end(), len(text))))
        asked = [
            _alone(understanding, side, _written(understanding, number, len(joins), last=bool(at)))
            for at, side in enumerate(sides)
        ]
        whole = [outright(part) for part in asked]
        told_only = [side for one, side in zip(whole, sides, strict=True) if not _calls(one)]
        if len(told_only) == len(sides) or any(len(s.text.split()) < _FEWEST_WORDS for s in told_only):
            continue
        plans = [one or told(part) for one, part in zip(whole, asked, strict=True)]
        kinds = [{call.name for call in planned} for planned in plans]
        if all(map(_calls, plans)) and not kinds[0] & kinds[1]:
            return (*plans[0], *_shared(plans[1], sides[1], plans[0]))
    return None


def in_parts(understanding: Understanding, told: Ask) -> Plan | None:
    """Return the calls of a message that surely asks for two things, cut where each side asks for one.

    What the second part does not name is the first one's: "revenue last week, and the order for them".

    Args:
        understanding: The message, understood.
        told: Plans a part as a message of its own.
    """
    text = understanding.normalized
    for join in itertools.islice(_ANY_JOIN.finditer(text), _MOST_JOINS):
        sides = (_part(understanding, (0, join.start())), _part(understanding, (join.end(), len(text))))
        first, second = (told(_alone(understanding, side, "")) for side in sides)
        if (
            _calls(first)
            and _calls(second)
            and {call.name for call in first} != {call.name for call in second}
        ):
            return (*first, *_shared(second, sides[1], first, alone=not sides[1].entities))
    return None


def _shared(planned: Plan, side: Clause, before: Plan, *, alone: bool = False) -> Plan:
    """Return the second request with the place, and the goods, of the first that it leaves unsaid.

    Args:
        planned: Its calls.
        side: Its words: "there", "the same".
        before: The calls of the first.
        alone: It names nothing, and is surely about what the first is about.
    """
    said = dict(before[0].arguments)
    if len(before) > 1:
        return planned
    if "sku_id" in said:
        said["sku_ids"] = [said["sku_id"]]
    there, same = alone or _THERE.search(side.text), alone or _SAME.search(side.text)
    calls: list[PlannedCall] = []
    for call in planned:
        taken: dict[str, Any] = {}
        if there and call.name in _PLACED | _OF_GOODS and not _PLACE & call.arguments.keys():
            taken |= {name: said[name] for name in _PLACE & said.keys()}
        if same and call.name in _OF_GOODS and not _GOODS & call.arguments.keys():
            taken |= {name: said[name] for name in _GOODS & said.keys()}
        calls.append(PlannedCall(call.name, {**taken, **call.arguments}))
    return tuple(calls)


def _calls(planned: Plan) -> bool:
    return bool(planned) and not any(call.name in DIRECTIVE_NAMES for call in planned)


def _part(understanding: Understanding, place: tuple[int, int]) -> Clause:
    return cut(understanding, place)


def _alone(understanding: Understanding, part: Clause, written: str) -> Understanding:
    """Return a part as a message of its own, with its own days and its own words."""
    alone = narrowed(understanding, part)
    period = part.reading.period
    days = None if period is None else Period(start=period.start, end=period.end, text=period.text)
    horizon = None if period is None else period.horizon_days
    text = written or alone.normalized
    return alone.model_copy(update={"text": text, "period": days, "horizon_days": horizon})


def _written(understanding: Understanding, number: int, joins: int, *, last: bool) -> str:
    """Return the words of one side as they were written; "" where it cannot be told which they are."""
    found = list(_WRITTEN.finditer(understanding.text))
    if len(found) != joins:
        return ""
    join = found[number]
    return understanding.text[join.end() :] if last else understanding.text[: join.start()]
