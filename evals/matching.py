"""Whether the calls made are those wanted: by meaning, not by spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from core.identity import Principal
from core.message import ToolCall
from core.tool import ToolSpec
from evals.case import ExpectedCall
from evals.days import Calendar, Span
from tools.period import Comparison, DateRange, previous

_SKU_RANGE = re.compile(r"SKU_(\d+)\.\.SKU_(\d+)")
_DAYS = frozenset({"period", "compare_to"})
_COMPARISONS = ("previous_period", "previous_year")
_LEFT_OPEN = {"search_knowledge": frozenset({"doc_type"})}
"""Arguments that only narrow a search: they count where a case names them."""


@dataclass(frozen=True)
class Ground:
    """What two calls are compared on: the days, the tools' defaults, and who has which stores."""

    calendar: Calendar
    specs: Mapping[str, ToolSpec]
    stores: Mapping[str, str]
    """City by store id."""

    _defaults: dict[str, dict[str, Any]] = field(default_factory=dict[str, dict[str, Any]])

    def defaults(self, tool: str) -> Mapping[str, Any]:
        """Return the arguments of a tool that need not be said, and what they are then."""
        if tool not in self._defaults:
            spec = self.specs.get(tool)
            properties = spec.arguments_schema.get("properties", {}) if spec else {}
            self._defaults[tool] = {name: detail.get("default") for name, detail in properties.items()}
        return self._defaults[tool]

    def place(self, arguments: dict[str, Any], person: Principal) -> dict[str, Any]:
        """Return the arguments with the place said in one way.

        A city with one store is that store; a person's only city, or only store, goes
        without saying.
        """
        placed = dict(arguments)
        mine = {store: city for store, city in self.stores.items() if person.may_see_store(store)}
        city = placed.get("city")
        inside = [store for store, where in self.stores.items() if where == city]
        if city and placed.get("store_id") in inside:
            placed.pop("city")
        elif city and len(inside) == 1:
            placed.pop("city")
            placed["store_id"] = inside[0]
        elif city and set(mine.values()) == {city}:
            placed.pop("city")
        return placed


def same_calls(
    wanted: Sequence[ExpectedCall], made: Sequence[ToolCall], ground: Ground, person: Principal
) -> bool:
    """Tell whether each wanted call was made, and no other."""
    rest = list(made)
    for one in wanted:
        found = next((call for call in rest if same_call(one, call, ground, person)), None)
        if found is None:
            return False
        rest.remove(found)
    return not rest


def same_call(wanted: ExpectedCall, made: ToolCall, ground: Ground, person: Principal) -> bool:
    """Tell whether a call is the wanted one."""
    if wanted.tool != made.tool:
        return False
    defaults = ground.defaults(made.tool)
    given = ground.place(_said(made.arguments, defaults), person)
    right = ground.place(dict(wanted.arguments), person)
    names = (set(given) | set(right)) - _DAYS
    names -= _LEFT_OPEN.get(made.tool, frozenset()) - set(right)
    for name in names:
        usual = defaults.get(name)
        if not _same(name, right.get(name, usual), given.get(name, usual), ground):
            return False
    return _same_days(right, given, defaults, ground)


def _said(arguments: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: value
        for name, value in arguments.items()
        if value is not None and value != defaults.get(name) and value not in ([], ())
    }


def _same(name: str, wanted: Any, given: Any, ground: Ground) -> bool:
    """Compare one argument: by a pattern (`like`), with one of several (`any`), or by its kind."""
    if isinstance(wanted, dict) and "like" in wanted:
        text = given.replace(",", "") if isinstance(given, str) else ""
        return bool(re.search(wanted["like"], text, re.IGNORECASE))  # pyright: ignore[reportUnknownArgumentType] (YAML)
    if isinstance(wanted, dict) and "any" in wanted and name != "horizon_days":
        return any(_same(name, each, given, ground) for each in wanted["any"])  # pyright: ignore[reportUnknownVariableType] (YAML)
    compare = _BY_NAME.get(name)
    if compare is not None:
        return compare(wanted, given, ground)
    if isinstance(wanted, (list, tuple)):
        return isinstance(given, (list, tuple)) and _sorted(wanted) == _sorted(given)  # pyright: ignore[reportUnknownArgumentType] (YAML)
    return wanted == given


def _same_horizon(wanted: Any, given: Any, ground: Ground) -> bool:
    return given in ground.calendar.ahead(wanted)


def _same_day(wanted: Any, given: Any, ground: Ground) -> bool:
    day = _day(given)
    return day is not None and wanted is not None and day in ground.calendar.day(wanted)


def _same_products(wanted: Any, given: Any, ground: Ground) -> bool:
    return sorted(_skus(wanted or ())) == sorted(given or ())


def _same_name(wanted: Any, given: Any, ground: Ground) -> bool:
    return wanted == given or (given is not None and str(wanted).casefold() == str(given).casefold())


def _same_field(wanted: Any, given: Any, ground: Ground) -> bool:
    """A field of a document may be named as the tool takes it: "Invoice number", "invoice_number"."""
    return str(wanted).casefold() == "_".join(str(given).casefold().replace("-", " ").split())


def _same_number(wanted: Any, given: Any, ground: Ground) -> bool:
    return _number(wanted) == _number(given)


_BY_NAME: Mapping[str, Callable[[Any, Any, Ground], bool]] = {
    "horizon_days": _same_horizon,
    "sku_ids": _same_products,
    "field": _same_field,
    **dict.fromkeys(("start", "end", "on", "until"), _same_day),
    **dict.fromkeys(
        ("doc_id", "recommendation_id", "change_id", "store_id", "sku_id", "city", "category"), _same_name
    ),
    **dict.fromkeys(
        ("price", "current_price", "change_pct", "change_by", "budget", "service_level"), _same_number
    ),
    **dict.fromkeys(("units_per_day", "value", "limit"), _same_number),
}


def _same_days(
    wanted: Mapping[str, Any], given: Mapping[str, Any], defaults: Mapping[str, Any], ground: Ground
) -> bool:
    """Tell whether period and comparison are the wanted ones, however the comparison is said."""
    if ("period" in wanted) != ("period" in given):
        return False
    if "period" not in wanted:
        return "compare_to" not in wanted and "compare_to" not in given
    period = _span(given["period"])
    if period is None or period not in ground.calendar.spans(wanted["period"]):
        return False
    usual = defaults.get("compare_to")
    versus, against = given.get("compare_to", usual), wanted.get("compare_to", usual)
    if versus is None or against is None:
        return versus == against
    rights = (
        frozenset({_before(against, period)}) if against in _COMPARISONS else ground.calendar.spans(against)
    )
    return (_before(versus, period) if versus in _COMPARISONS else _span(versus)) in rights


def _before(comparison: Comparison, period: Span) -> Span:
    before = previous(DateRange(start=period[0], end=period[1]), comparison)
    return before.start, before.end


def _span(said: Any) -> Span | None:
    """Return the days of a call's argument; `None` where a model wrote something else."""
    if not isinstance(said, Mapping):
        return None
    start, end = _day(said.get("start")), _day(said.get("end"))  # pyright: ignore[reportUnknownMemberType] (JSON)
    return (start, end) if start and end and start <= end else None


def _day(said: Any) -> date | None:
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        return None


def _sorted(values: Sequence[Any]) -> list[str]:
    return sorted(str(value) for value in values)


def _skus(said: Sequence[str]) -> list[str]:
    found: list[str] = []
    for one in said:
        if match := _SKU_RANGE.fullmatch(one):
            found += [f"SKU_{number}" for number in range(int(match[1]), int(match[2]) + 1)]
        else:
            found.append(one)
    return found


def _number(value: Any) -> Decimal | str | None:
    if value is None:
        return None
    try:
        return Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        return str(value)
