"""Tell what moves a forecast: the usual day, what adds to it, what takes away."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from agent.compose.page import Page
from core.fact import Fact
from tools.drivers import ForecastDriver
from tools.forecast import ForecastDemandResult

MOST_DRIVERS = 3
_WHOLE_FROM, _MOVES_FROM = 20, 3
"""Units a day sold, and moved by the largest driver, from which on a shopkeeper counts no halves."""


def driver_line(result: ForecastDemandResult, page: Page) -> list[str]:
    """Return one sentence: what adds first, then what takes away; nothing where none was asked for."""
    if result.usual_per_day is None or result.expected_per_day is None:
        return []
    largest = max((abs(_size(driver.units_per_day)) for driver in result.drivers), default=Decimal(0))
    whole = _size(result.expected_per_day) >= _WHOLE_FROM and largest >= _MOVES_FROM
    moves = [
        (driver, size)
        for driver in result.drivers
        if (driver.name != "other" or driver is result.drivers[0])
        and (size := _rounded(driver.units_per_day, page, whole=whole)) is not None
    ][:MOST_DRIVERS]
    adds = [_part(driver, size, page) for driver, size in moves if _size(driver.units_per_day) > 0]
    takes = [_part(driver, size, page) for driver, size in moves if _size(driver.units_per_day) < 0]
    code = "drivers_one" if moves else "drivers_none"
    values: dict[str, Fact | str] = {
        "usual": _rounded(result.usual_per_day, page, whole=whole) or result.usual_per_day
    }
    if moves:
        values["expected"] = _rounded(result.expected_per_day, page, whole=whole) or result.expected_per_day
        values["parts"] = "; ".join(", ".join(parts) for parts in (adds, takes) if parts)
    if len(result.lines) > 1:
        code += "_of"
        values |= {"product": result.lines[0].product, "store": result.lines[0].store}
    return [page.say(code, **values)]


def _part(driver: ForecastDriver, size: Fact, page: Page) -> str:
    way = "adds" if _size(driver.units_per_day) > 0 else "takes"
    if driver.name != "festival":
        return page.say(f"driver_{driver.name}_{way}", units=size)
    if not driver.festivals:
        return page.say(f"driver_no_festival_{way}", units=size)
    if len(driver.festivals) == 1:
        return page.say(f"driver_one_festival_{way}", festival=driver.festivals[0], units=size)
    return page.say(f"driver_festival_{way}", units=size)


def _rounded(fact: Fact, page: Page, *, whole: bool) -> Fact | None:
    """Return a figure as its size, as a shopkeeper rounds it; `None` where that is nothing."""
    size = abs(_size(fact)).quantize(Decimal(1) if whole else Decimal("0.1"), ROUND_HALF_UP)
    if not size:
        return None
    return page.book.mint(
        page.call, fact.label, value=size, unit=fact.unit, source=fact.source, subject=fact.subject
    )


def _size(fact: Fact) -> Decimal:
    return Decimal(str(fact.value if fact.value is not None else 0))
